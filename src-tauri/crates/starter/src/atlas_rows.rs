//! Every row of the atlas before it is written, and the order in which tables refer to each other.

use crate::sources::Sources;
use anyhow::Result;
use store::{
    Writer,
    write::{
        AliasRow, BoardRow, ChipExportRow, ChipRow, CorrectionRow, EdgeRow, EdgeSourceRow, EventPartRow, EventRow,
        ExportRuleRow, FactRow, LicenceAliasRow, LicenceRow, LicenceTextRow, LicenceUseRow, MakerNameRow, MakerRow,
        ModelRow, OfferRow, OwnerRow, PriceCutRow, PriceRow, ShapeRow, SnapshotRow, SpeedRow, StandingRow, TagsRow,
        TermRow,
    },
};

/// The rows.
#[derive(Debug, Default)]
pub(crate) struct AtlasRows {
    pub(crate) sources: Sources,
    pub(crate) makers: Vec<MakerRow>,
    pub(crate) maker_names: Vec<MakerNameRow>,
    pub(crate) owners: Vec<OwnerRow>,
    pub(crate) licences: Vec<LicenceRow>,
    pub(crate) terms: Vec<TermRow>,
    pub(crate) texts: Vec<LicenceTextRow>,
    pub(crate) spellings: Vec<LicenceAliasRow>,
    pub(crate) uses: Vec<LicenceUseRow>,
    pub(crate) models: Vec<ModelRow>,
    pub(crate) shapes: Vec<ShapeRow>,
    pub(crate) tags: Vec<TagsRow>,
    pub(crate) aliases: Vec<AliasRow>,
    pub(crate) facts: Vec<FactRow>,
    pub(crate) edges: Vec<EdgeRow>,
    pub(crate) edge_sources: Vec<EdgeSourceRow>,
    pub(crate) boards: Vec<BoardRow>,
    pub(crate) snapshots: Vec<SnapshotRow>,
    pub(crate) standings: Vec<StandingRow>,
    pub(crate) corrections: Vec<CorrectionRow>,
    pub(crate) offers: Vec<OfferRow>,
    pub(crate) prices: Vec<PriceRow>,
    pub(crate) cuts: Vec<PriceCutRow>,
    pub(crate) chips: Vec<ChipRow>,
    pub(crate) exports: Vec<ChipExportRow>,
    pub(crate) rules: Vec<ExportRuleRow>,
    pub(crate) speeds: Vec<SpeedRow>,
    pub(crate) events: Vec<EventRow>,
    pub(crate) event_parts: Vec<EventPartRow>,
}

impl AtlasRows {
    /// The number after the last of `rows`.
    pub(crate) fn next<T>(rows: &[T]) -> i64 {
        i64::try_from(rows.len()).unwrap_or(i64::MAX) + 1
    }

    /// Writes everything, what is referred to before what refers to it.
    pub(crate) async fn write(&self, writer: &Writer) -> Result<()> {
        writer.append(self.sources.rows()).await?;
        writer.append(&self.makers).await?;
        writer.append(&self.maker_names).await?;
        writer.append(&self.owners).await?;
        writer.append(&self.licences).await?;
        writer.append(&self.terms).await?;
        writer.append(&self.texts).await?;
        writer.append(&self.spellings).await?;
        writer.append(&self.uses).await?;
        writer.append(&self.models).await?;
        writer.append(&self.shapes).await?;
        writer.append(&self.tags).await?;
        writer.append(&self.aliases).await?;
        writer.append(&self.facts).await?;
        writer.append(&self.edges).await?;
        writer.append(&self.edge_sources).await?;
        writer.append(&self.boards).await?;
        writer.append(&self.snapshots).await?;
        writer.append(&self.standings).await?;
        writer.append(&self.corrections).await?;
        writer.append(&self.offers).await?;
        writer.append(&self.prices).await?;
        writer.append(&self.cuts).await?;
        writer.append(&self.chips).await?;
        writer.append(&self.exports).await?;
        writer.append(&self.rules).await?;
        writer.append(&self.speeds).await?;
        writer.append(&self.events).await?;
        writer.append(&self.event_parts).await?;
        Ok(())
    }
}

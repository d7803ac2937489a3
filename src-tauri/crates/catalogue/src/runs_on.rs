//! Bytes a model needs and the chips that can hold them.

use crate::{
    Catalogue, Footnotes, Result,
    view::{FitRow, FitVerdict, MemoryNeed},
};
use store::read::{
    chips::{self, Chip},
    models::Whole,
};

/// Tokens the cache is computed for, unless the model takes fewer.
const CONTEXT: u64 = 8_192;
/// Chips on a model's page at most.
const MOST_CHIPS: usize = 12;

/// What a model needs and what holds it.
#[derive(Debug, Default)]
pub(crate) struct RunsOn {
    pub(crate) needs: Vec<MemoryNeed>,
    pub(crate) fits: Vec<FitRow>,
}

impl Catalogue {
    /// Memory needed at each precision, and the reference chips that can hold it. Nothing without a known size.
    pub(crate) async fn runs_on(&self, row: &Whole, notes: &mut Footnotes) -> Result<RunsOn> {
        let Some(params) = row.params else { return Ok(RunsOn::default()) };
        let shape = shape(row, params);
        let context = row.context.map_or(CONTEXT, |stated| stated.min(CONTEXT));
        let needs = fit::needs(&shape, context).into_iter().map(memory_need).collect();
        let mut fits: Vec<FitRow> = Vec::new();
        for chip in chips::list(&self.reader).await?.into_iter().filter(|chip| chip.reference).take(MOST_CHIPS) {
            fits.extend(fit_row(&shape, context, chip, notes));
        }
        Ok(RunsOn { needs, fits })
    }
}

fn shape(row: &Whole, params: u64) -> fit::Shape {
    let width = row.head_dim.or_else(|| Some(row.hidden? / row.heads.filter(|&heads| heads > 0)?));
    fit::Shape { params, layers: row.layers, kv_heads: row.kv_heads.or(row.heads), head_dim: width }
}

fn memory_need(need: fit::Need) -> MemoryNeed {
    MemoryNeed {
        precision: need.precision.to_owned(),
        weight_bytes: need.weight_bytes,
        cache_bytes: need.cache_bytes,
        total_bytes: need.total_bytes,
        context: need.context,
        from_shape: need.from_shape,
    }
}

fn fit_row(shape: &fit::Shape, context: u64, chip: Chip, notes: &mut Footnotes) -> Option<FitRow> {
    let kind = match chip.kind.as_str() {
        "datacenter" => fit::ChipKind::Datacenter,
        "workstation" => fit::ChipKind::Workstation,
        "consumer" => fit::ChipKind::Consumer,
        _ => fit::ChipKind::Unified,
    };
    let holding = fit::best_holding(shape, context, fit::Chip { kind, memory_gb: chip.memory_gb? })?;
    Some(FitRow {
        chip: chip.slug,
        name: chip.name,
        count: holding.count,
        memory_bytes: holding.memory_bytes,
        precision: holding.need.precision.to_owned(),
        need_bytes: holding.need.total_bytes,
        verdict: match holding.fit {
            fit::Fit::Fits => FitVerdict::Fits,
            fit::Fit::Tight => FitVerdict::Tight,
            fit::Fit::TooSmall => FitVerdict::TooSmall,
        },
        source: notes.number(chip.source_id),
    })
}

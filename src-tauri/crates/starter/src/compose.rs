//! The whole, in the order in which one part needs another.

use crate::{
    atlas_rows::AtlasRows, boards, chips, events, facts::Facts, law, lineage, makers, models, names::Names, offers,
    packages::Packages, releases, speeds,
};
use anyhow::{Context, Result};
use atlas::Day;
use std::{fmt, path::Path};
use store::{AtlasFile, write::State};

/// What the atlas came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    models: usize,
    thin: usize,
    makers: usize,
    licences: usize,
    texts: usize,
    packaged_texts: usize,
    edges: usize,
    snapshots: usize,
    standings: usize,
    offers: usize,
    prices: usize,
    chips: usize,
    speeds: usize,
    released: usize,
    changed: usize,
    descended: usize,
}

impl fmt::Display for Composed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "models: {} with a record, {} by name only", self.models, self.thin)?;
        writeln!(
            f,
            "makers: {}; release dates: {}; speeds: {}",
            self.makers, self.released, self.speeds
        )?;
        let packaged = match self.packaged_texts {
            0 => String::from("WITHOUT the AI licence texts (scancode-toolkit-mini is not here)"),
            texts => format!("{texts} AI licence texts among them"),
        };
        writeln!(f, "licences: {}, texts: {} ({packaged})", self.licences, self.texts)?;
        writeln!(
            f,
            "edges: {}; snapshots: {} with {} lines",
            self.edges, self.snapshots, self.standings
        )?;
        writeln!(
            f,
            "offers: {} with {} prices; chips: {}",
            self.offers, self.prices, self.chips
        )?;
        write!(
            f,
            "settled: {} models, {} with an ancestor that counts",
            self.changed, self.descended
        )
    }
}

/// Composes the atlas into `to`, which is replaced.
///
/// # Errors
/// When a package is not what it should be, a table contradicts itself, or the disk fails.
pub async fn compose(packages: &Packages, to: &Path) -> Result<Composed> {
    let facts = Facts::read()?;
    let mut rows = AtlasRows::default();
    let mut makers = makers::lay(&facts.makers, &mut rows);
    let packaged_texts = law::lay(packages, &facts.texts, &makers, &mut rows)?;
    let mut models = models::lay(packages, &mut makers, &mut rows)?;
    let recorded = rows.models.len();
    let mut wanted = boards::named(&facts.renames, &mut rows);
    for (repo, thin) in lineage::named(&facts.lineage, &facts.renames, &mut rows) {
        wanted.entry(repo).or_insert(thin);
    }
    models::lay_thin(&wanted, &facts.renames, &mut models, &mut makers, &mut rows);
    lineage::lay(&facts.lineage, &facts.renames, &models, &mut rows);
    let names = Names::new(&makers, &models);
    boards::lay(packages, &facts.boards, &facts.renames, &names, &mut rows)?;
    offers::lay(packages, &models, &names, &mut rows)?;
    events::lay_cuts(&facts.cuts, &makers, &mut rows);
    chips::lay(packages, &facts.chips, &mut rows)?;
    speeds::lay(packages, &models, &mut rows)?;
    releases::lay(packages, &models, &mut rows)?;
    events::lay(&facts.events, &makers, &mut rows);
    let settled = write(&rows, &facts, to).await?;
    Ok(Composed {
        models: recorded,
        thin: rows.models.len() - recorded,
        makers: rows.makers.len(),
        licences: rows.licences.len(),
        texts: rows.texts.len(),
        packaged_texts,
        edges: rows.edges.len(),
        snapshots: rows.snapshots.len(),
        standings: rows.standings.len(),
        offers: rows.offers.len(),
        prices: rows.prices.len(),
        chips: rows.chips.len(),
        speeds: rows.speeds.len(),
        released: rows.facts.len(),
        changed: settled.changed,
        descended: settled.descended,
    })
}

/// Writes and settles in a file beside, then copies it compactly: the copy depends on the rows alone.
async fn write(rows: &AtlasRows, facts: &Facts, to: &Path) -> Result<sync::Settled> {
    let folder = tempfile::tempdir().context("making a folder to work in")?;
    let writer = AtlasFile::create(&folder.path().join(AtlasFile::NAME)).await?;
    rows.write(&writer).await?;
    let day: Day = facts.makers.as_of.parse()?;
    let mut batch = writer.batch().await?;
    let state = State {
        origin: String::from("starter"),
        composed_at: i64::from(day.epoch_days()) * 86_400,
        revision: 0,
        as_of: Some(day.to_string()),
    };
    batch.set_state(&state).await?;
    batch.commit().await?;
    let settled = sync::settle(&writer, |_, _| ()).await?;
    if to.exists() {
        std::fs::remove_file(to).with_context(|| format!("replacing {}", to.display()))?;
    }
    writer.copy_to(to).await?;
    writer.close().await?;
    Ok(settled)
}

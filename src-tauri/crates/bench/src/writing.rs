//! The same keystrokes while another process writes the atlas as fast as it can, as a sync does: a thousand new models a
//! transaction. The atlas written is a copy, thrown away afterwards.

use crate::keystrokes::Stroke;
use crate::ours;
use crate::spread::Spread;
use anyhow::{Context, Result};
use catalogue::Catalogue;
use serde::{Deserialize, Serialize};
use std::{
    path::Path,
    process::{Child, Command},
    time::Duration,
};
use store::{AtlasFile, write::ModelRow};

const ROWS: i64 = 1_000;
/// Numbers of the models written begin behind all others.
const FIRST: i64 = 1 << 40;
/// Keystrokes answered meanwhile.
const STROKES: usize = 5_000;
/// Until the writer is at work.
const BEGUN: Duration = Duration::from_secs(2);

/// What was measured.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Writing {
    pub(crate) keystrokes: usize,
    pub(crate) wall: Spread,
    pub(crate) over_16_ms: usize,
    /// Models the other process wrote meanwhile.
    pub(crate) written: u32,
}

/// What the bench starts itself as: writes until it is ended.
pub(crate) async fn write_on(folder: &Path) -> Result<()> {
    let writer = AtlasFile::open_writing(&folder.join(AtlasFile::NAME)).await?;
    let mut next = FIRST;
    loop {
        let rows: Vec<ModelRow> = (next..next + ROWS)
            .map(|id| ModelRow::new(id, format!("written-while-asked/model-{id}"), 1, 1))
            .collect();
        next += ROWS;
        writer.append(&rows).await?;
    }
}

/// Ends the writer whatever happens.
struct Writer(Child);

impl Drop for Writer {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Answers some of the keystrokes meanwhile.
pub(crate) async fn measure(folder: &Path, strokes: &[Stroke]) -> Result<Writing> {
    let copy = folder.with_extension("written");
    if copy.exists() {
        std::fs::remove_dir_all(&copy)?;
    }
    std::fs::create_dir_all(&copy)?;
    for name in [AtlasFile::NAME, "atlas.idx"] {
        std::fs::copy(folder.join(name), copy.join(name)).with_context(|| format!("copying {name}"))?;
    }
    let reader = AtlasFile::open_reading(&copy.join(AtlasFile::NAME)).await?;
    let catalogue = Catalogue::open(reader).await?;
    let child = Command::new(std::env::current_exe()?)
        .arg("--write-on")
        .arg(&copy)
        .spawn()?;
    let mut writer = Writer(child);
    tokio::time::sleep(BEGUN).await;
    let some: Vec<Stroke> = strokes.iter().take(STROKES).cloned().collect();
    let answers = ours::answer(&catalogue, &some).await?;
    anyhow::ensure!(
        writer.0.try_wait()?.is_none(),
        "the writer ended before the questions did"
    );
    drop(writer);
    catalogue.close().await;
    let reader = AtlasFile::open_writing(&copy.join(AtlasFile::NAME)).await?;
    let written = reader.models_to_settle(FIRST - 1, u32::MAX).await?.len();
    reader.close().await?;
    std::fs::remove_dir_all(&copy)?;
    let times: Vec<_> = answers.iter().map(|answer| answer.taken).collect();
    Ok(Writing {
        keystrokes: times.len(),
        wall: Spread::of_wall(&times),
        over_16_ms: times.iter().filter(|taken| taken.wall_ns > 16_000_000).count(),
        written: u32::try_from(written)?,
    })
}

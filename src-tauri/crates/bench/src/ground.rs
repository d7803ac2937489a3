//! The atlas that is measured: generated from a fixed seed, its names after real ones where a list of these is at hand,
//! settled in a process of its own as after a full sync. Made once and kept with the build.

use crate::lineage;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use testkit::Resampled;

/// Lists of real ids: read where they are, never part of the repository. The first column of each is an id.
const REAL: [&str; 2] = ["hf/huggingfaceR_models_2022-07.csv", "lineage/hakanotal_metadata.csv"];
const SEED: u64 = 1;
const NOTES: &str = "made.json";

/// A folder with an atlas.
pub(crate) struct Ground {
    pub(crate) folder: PathBuf,
    /// How it was made: whether of real names, how long generating and settling took.
    pub(crate) notes: Value,
}

/// Where generated atlases lie.
pub(crate) fn place() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| PathBuf::from("target"), PathBuf::from)
        .join("bench")
}

/// The atlas of this size, made where it is missing.
pub(crate) async fn prepare(models: usize) -> Result<Ground> {
    let real = real();
    let kind = if real.is_some() { "real" } else { "invented" };
    let folder = place().join(format!("{models}-{kind}"));
    let notes = folder.join(NOTES);
    if notes.exists() {
        let notes = serde_json::from_str(&std::fs::read_to_string(&notes)?)?;
        return Ok(Ground { folder, notes });
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    eprintln!("generating {models} models, names {kind}");
    let watch = crate::spread::Watch::start();
    testkit::lay_named(&folder, SEED, models, real.as_ref()).await?;
    let generated = watch.taken();
    drop(real);
    let made = json!({
        "names": kind, "seed": SEED, "generated_s": crate::lineage::both(generated),
        "settle": lineage::settle_apart(&folder)?,
    });
    std::fs::write(&notes, serde_json::to_string_pretty(&made)?)?;
    Ok(Ground { folder, notes: made })
}

fn real() -> Option<Resampled> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data");
    let lists: Vec<String> = REAL
        .iter()
        .filter_map(|name| std::fs::read_to_string(shared.join(name)).ok())
        .collect();
    let ids = lists.iter().flat_map(|list| {
        list.lines()
            .skip(1)
            .filter_map(|line| line.split(',').next().map(|id| id.trim_matches('"')))
    });
    (!lists.is_empty()).then(|| Resampled::new(ids))
}

//! `starter`: composes the atlas that the desktop and the terminal carry inside.
#![expect(clippy::print_stdout, reason = "a tool that says what it has made")]

use anyhow::{Context, Result};
use std::path::PathBuf;

fn main() -> Result<()> {
    let mut folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../desk/starter"));
    let mut cache = std::env::var_os("BAIMO_PACKAGES").map(PathBuf::from);
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().map(PathBuf::from);
        match argument.to_str() {
            Some("--to") => folder = value.context("--to needs a folder")?,
            Some("--packages") => cache = Some(value.context("--packages needs a folder")?),
            _ => anyhow::bail!("usage: starter [--to FOLDER] [--packages FOLDER]"),
        }
    }
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../.."));
    let packages = starter::fetch(&root, &cache.unwrap_or_else(|| root.join("target/packages")))?;
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let plain = folder.join("atlas.db");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let composed = runtime.block_on(starter::compose(&packages, &plain))?;
    let packed = starter::pack(&plain, &folder.join("atlas.db.zst"))?;
    println!("{composed}\npacked: {:.1} MB", packed as f64 / 1e6);
    Ok(())
}

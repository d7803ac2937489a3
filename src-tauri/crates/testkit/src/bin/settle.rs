//! One settling of a data folder, in a process that can be killed: `settle FOLDER`.

use anyhow::{Context as _, Result};
use std::path::Path;
use store::AtlasFile;

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::args().nth(1).context("usage: settle FOLDER")?;
    let writer = AtlasFile::open_writing(&Path::new(&folder).join(AtlasFile::NAME)).await?;
    sync::settle(&writer, |_, _| ()).await?;
    Ok(writer.close().await?)
}

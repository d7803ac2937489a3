//! A fresh process: how long from its start to the first rows, and how much memory it then holds.

use crate::{
    ours,
    spread::{Watch, millis},
};
use anyhow::{Context, Result};
use catalogue::Catalogue;
use serde::{Deserialize, Serialize};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};
use store::AtlasFile;

/// A fresh process, its files in the cache of the system.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Cold {
    /// From the start of the process to sixty rows with exact counts.
    pub(crate) first_rows_ms: f64,
    /// Memory held then, where the system says.
    pub(crate) resident_mb: Option<u64>,
}

/// The median of five fresh processes.
pub(crate) fn measure(folder: &Path) -> Result<Cold> {
    let mut found = Vec::new();
    for _ in 0..5 {
        found.push(once(folder)?);
    }
    found.sort_by(|a, b| a.first_rows_ms.total_cmp(&b.first_rows_ms));
    Ok(found[2])
}

fn once(folder: &Path) -> Result<Cold> {
    let started = Watch::start();
    let mut child = Command::new(std::env::current_exe()?)
        .arg("--cold")
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting a fresh process")?;
    let mut line = String::new();
    let output = child.stdout.take().context("the fresh process has no output")?;
    BufReader::new(output).read_line(&mut line)?;
    let first_rows_ms = millis(started.taken().wall_ns);
    child.wait()?;
    Ok(Cold {
        first_rows_ms,
        resident_mb: line.trim().parse().ok(),
    })
}

/// What the fresh process does: open, answer once, say how much memory that took.
pub(crate) async fn answer_once(folder: &Path) -> Result<()> {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await?;
    let catalogue = Catalogue::open(reader).await?;
    let page = catalogue.search(&ours::question(String::from("qwen 7b"))).await?;
    anyhow::ensure!(page.facets.len() == 12, "the first answer has no counts");
    let resident = resident_mb().map_or_else(String::new, |mb| mb.to_string());
    writeln!(std::io::stdout(), "{resident}")?;
    catalogue.close().await;
    Ok(())
}

/// Memory of this process in megabytes, as Linux tells it; other systems do not here.
fn resident_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}

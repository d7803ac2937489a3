//! A fresh process: how long from its start to the first rows, and how much memory it then and later holds.

use crate::{
    ours,
    spread::{Watch, millis},
};
use anyhow::{Context, Result, bail};
use catalogue::Catalogue;
use serde::{Deserialize, Serialize};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};
use store::AtlasFile;

/// What is asked after the first answer, before memory is looked at once more.
const LATER: [&str; 12] = [
    "",
    "q",
    "qwen",
    "llama 8b",
    "gguf lora",
    "task:text-generation",
    "licence:unknown -country:us",
    "params>7b",
    "a b c",
    "深度",
    "qwne",
    "0",
];

/// A fresh process.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Cold {
    /// From the start of the process to sixty rows with exact counts, files in the cache of the system.
    pub(crate) first_rows_ms: f64,
    /// The same after the system was asked to forget the files; absent where it cannot be asked.
    pub(crate) uncached_ms: Option<f64>,
    /// Memory held after the first answer, and after a dozen heavy ones, where the system says.
    pub(crate) resident_mb: Option<u64>,
    pub(crate) later: Option<Memory>,
}

/// Memory in megabytes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Memory {
    pub(crate) resident: u64,
    /// The part that no file stands behind.
    pub(crate) anonymous: u64,
    pub(crate) peak: u64,
}

/// The median of five fresh processes, and of three whose files were forgotten before.
pub(crate) fn measure(folder: &Path) -> Result<Cold> {
    let mut found = Vec::new();
    for _ in 0..5 {
        found.push(once(folder)?);
    }
    found.sort_by(|a, b| a.first_rows_ms.total_cmp(&b.first_rows_ms));
    let mut uncached = Vec::new();
    for _ in 0..3 {
        if forget(folder) {
            uncached.push(once(folder)?.first_rows_ms);
        }
    }
    uncached.sort_by(f64::total_cmp);
    Ok(Cold {
        uncached_ms: uncached.get(1).copied(),
        ..found[2]
    })
}

/// Asks the system to drop the files of a folder from its cache; whether that could be asked.
fn forget(folder: &Path) -> bool {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files: Vec<_> = files.map(|file| file.path()).filter(|path| path.is_file()).collect();
    files.iter().all(|path| {
        let mut input = std::ffi::OsString::from("if=");
        input.push(path);
        // Of a length of nothing from its beginning, which GNU dd takes for the whole file.
        let dd = Command::new("dd")
            .arg(input)
            .args(["iflag=nocache", "count=0"])
            .stderr(Stdio::null())
            .status();
        dd.is_ok_and(|status| status.success())
    })
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
    let output = child.stdout.take().context("the fresh process has no output")?;
    let mut output = BufReader::new(output);
    let mut line = String::new();
    output.read_line(&mut line)?;
    let first_rows_ms = millis(started.taken().wall_ns);
    let mut later = String::new();
    output.read_line(&mut later)?;
    let status = child.wait()?;
    if !status.success() {
        bail!("the fresh process ended with {status}");
    }
    let now: Option<Memory> = serde_json::from_str(&line)?;
    Ok(Cold {
        first_rows_ms,
        uncached_ms: None,
        resident_mb: now.map(|memory| memory.resident),
        later: serde_json::from_str(&later)?,
    })
}

/// What the fresh process does: open, answer once, say how much memory that took; answer some more, say it again.
pub(crate) async fn answer_once(folder: &Path) -> Result<()> {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await?;
    let catalogue = Catalogue::open(reader).await?;
    let page = catalogue.search(&ours::question(String::from("qwen 7b"))).await?;
    anyhow::ensure!(page.facets.len() >= 12, "the first answer has no counts");
    writeln!(std::io::stdout(), "{}", serde_json::to_string(&memory())?)?;
    for query in LATER {
        catalogue.search(&ours::question(String::from(query))).await?;
    }
    writeln!(std::io::stdout(), "{}", serde_json::to_string(&memory())?)?;
    catalogue.close().await;
    Ok(())
}

/// Memory of this process, as Linux tells it; other systems do not here.
fn memory() -> Option<Memory> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let of = |name: &str| -> Option<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        Some(line.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
    };
    Some(Memory {
        resident: of("VmRSS:")?,
        anonymous: of("RssAnon:")?,
        peak: of("VmHWM:")?,
    })
}

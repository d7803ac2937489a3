//! What was measured at one size, and how it is shown.

use crate::cold::Cold;
use crate::ours::{Answer, Opened};
use crate::rival::{Compared, Rival};
use crate::spread::{Spread, Taken, millis};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// One size of atlas.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Size {
    pub(crate) models: usize,
    pub(crate) keystrokes: usize,
    /// Ours, every keystroke: time that passed, and processor time.
    pub(crate) ours: Spread,
    pub(crate) ours_processor: Spread,
    /// Keystrokes that both answered, and both answers to them.
    pub(crate) shared_keystrokes: usize,
    pub(crate) ours_shared: Spread,
    pub(crate) fts5: Spread,
    /// How many times the processor time FTS5 takes, at the median and at the 99th of a hundred.
    pub(crate) ratio_p50: f64,
    pub(crate) ratio_p99: f64,
    pub(crate) cold: Cold,
    pub(crate) index_build_ms: f64,
    pub(crate) fts5_build_ms: f64,
    pub(crate) atlas_mb: u64,
    pub(crate) index_mb: u64,
    pub(crate) fts5_mb: u64,
    /// Processes that wanted a processor on average during the last minute, where the system says.
    pub(crate) load: Option<f64>,
}

impl Size {
    pub(crate) fn new(
        models: usize,
        opened: &Opened,
        ours: &[Answer],
        rival: &Rival,
        compared: &Compared,
        cold: Cold,
        folder: &Path,
    ) -> Self {
        let all: Vec<Taken> = ours.iter().map(|answer| answer.taken).collect();
        let (mine, theirs) = (
            Spread::of_processor(&compared.ours),
            Spread::of_processor(&compared.rival),
        );
        let megabytes = |name: &str| std::fs::metadata(folder.join(name)).map_or(0, |file| file.len() / 1_000_000);
        Self {
            models,
            keystrokes: ours.len(),
            ours: Spread::of_wall(&all),
            ours_processor: Spread::of_processor(&all),
            shared_keystrokes: compared.rival.len(),
            ours_shared: Spread::of_wall(&compared.ours),
            fts5: Spread::of_wall(&compared.rival),
            ratio_p50: theirs.p50_ms / mine.p50_ms.max(0.001),
            ratio_p99: theirs.p99_ms / mine.p99_ms.max(0.001),
            cold,
            index_build_ms: millis(opened.build.wall_ns),
            fts5_build_ms: millis(rival.build.wall_ns),
            atlas_mb: megabytes("atlas.db"),
            index_mb: megabytes("atlas.idx"),
            fts5_mb: rival.bytes / 1_000_000,
            load: load(),
        }
    }
}

/// The figures as a person reads them.
pub(crate) fn table(size: &Size) -> String {
    let line = |name: &str, strokes: usize, s: &Spread| {
        format!(
            "  {name:<34}{strokes:>8}{:>10.3}{:>10.3}{:>11.3}{:>11.3}\n",
            s.p50_ms, s.p90_ms, s.p99_ms, s.max_ms
        )
    };
    let mut out = format!(
        "\n{} models: 60 rows, exact total, exact counts of 12 facets, milliseconds a keystroke\n  {:<34}{:>8}{:>10}{:>10}{:>11}{:>11}\n",
        size.models, "", "strokes", "p50", "p90", "p99", "max"
    );
    out += &line("Baimo, all keystrokes", size.keystrokes, &size.ours);
    out += &line("  processor time of these", size.keystrokes, &size.ours_processor);
    out += &line(
        "Baimo, the keystrokes shared",
        size.shared_keystrokes,
        &size.ours_shared,
    );
    out += &line("SQLite FTS5 and GROUP BY, the same", size.shared_keystrokes, &size.fts5);
    out += &format!(
        "  FTS5 takes {:.0} times the processor time at p50, {:.0} times at p99; all answers equal\n",
        size.ratio_p50, size.ratio_p99
    );
    let memory = size
        .cold
        .resident_mb
        .map_or_else(|| String::from("not told by this system"), |mb| format!("{mb} MB"));
    out += &format!(
        "  fresh process to first rows {:.0} ms, memory then {memory}\n",
        size.cold.first_rows_ms
    );
    if let Some(load) = size.load {
        out += &format!(
            "  {load} processes wanted a processor meanwhile; above the number of cores, read processor times\n"
        );
    }
    out += &format!(
        "  disk: atlas {} MB, index {} MB (FTS5 and columns {} MB); built in {:.1} s ({:.1} s)\n",
        size.atlas_mb,
        size.index_mb,
        size.fts5_mb,
        size.index_build_ms / 1000.0,
        size.fts5_build_ms / 1000.0
    );
    out
}

fn load() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/loadavg").ok()?;
    text.split_whitespace().next()?.parse().ok()
}

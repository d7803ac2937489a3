//! What was measured at one size, and how it is shown.

use crate::cold::Cold;
use crate::compare::Compared;
use crate::keystrokes::Stroke;
use crate::ours::Answer;
use crate::pages::Page;
use crate::spread::{Spread, Taken, millis};
use crate::writing::Writing;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{collections::BTreeMap, fmt::Write as _};

/// One size of atlas.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Size {
    pub(crate) models: usize,
    /// How the atlas was made, and what generating and settling it took.
    pub(crate) ground: Value,
    pub(crate) keystrokes: Keystrokes,
    pub(crate) rivals: Vec<RivalFigures>,
    pub(crate) cold: Cold,
    pub(crate) pages: Vec<Page>,
    /// Absent in a run that only compares ratios.
    pub(crate) writing: Option<Writing>,
    pub(crate) index_build: Build,
    pub(crate) atlas_mb: u64,
    pub(crate) index_mb: u64,
    /// Processes that wanted a processor on average during the minute before the run and before its end.
    pub(crate) load: [Option<f64>; 2],
}

/// Seconds.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Build {
    pub(crate) wall_s: f64,
    pub(crate) processor_s: f64,
}

impl From<Taken> for Build {
    fn from(taken: Taken) -> Self {
        Self {
            wall_s: millis(taken.wall_ns).round() / 1000.0,
            processor_s: millis(taken.processor_ns).round() / 1000.0,
        }
    }
}

/// Times of some keystrokes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Times {
    pub(crate) keystrokes: usize,
    pub(crate) wall: Spread,
    pub(crate) processor: Spread,
}

/// Ours, every keystroke.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Keystrokes {
    pub(crate) all: Times,
    pub(crate) over_8_ms: [usize; 2],
    pub(crate) over_16_ms: [usize; 2],
    pub(crate) by_kind: BTreeMap<String, Times>,
    pub(crate) by_rows_found: BTreeMap<String, Times>,
    /// Writing the answers as JSON, and how long these are.
    pub(crate) json: Spread,
    pub(crate) json_bytes_p50: usize,
    pub(crate) json_bytes_p99: usize,
    pub(crate) json_bytes_max: usize,
}

/// A plain engine beside ours.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RivalFigures {
    pub(crate) name: String,
    /// Keystrokes that both answered, and both answers to them.
    pub(crate) ours: Times,
    pub(crate) theirs: Times,
    /// How many times our processor time it takes.
    pub(crate) ratio_p50: f64,
    pub(crate) ratio_p99: f64,
    /// Keystrokes to which ours finds more since it forgives typing errors; they are timed, not compared.
    pub(crate) forgiven: usize,
    /// Keystrokes to which ours finds more since it knows what they mean; likewise.
    pub(crate) understood: usize,
    pub(crate) different: usize,
    pub(crate) build: Build,
    pub(crate) mb: u64,
}

const FOUND: [(u32, &str); 6] = [
    (0, "0"),
    (999, "1 to 999"),
    (9_999, "1,000 to 9,999"),
    (99_999, "10,000 to 99,999"),
    (319_999, "100,000 to 319,999"),
    (u32::MAX, "320,000 and more"),
];

impl Times {
    fn of(times: &[Taken]) -> Self {
        Self {
            keystrokes: times.len(),
            wall: Spread::of_wall(times),
            processor: Spread::of_processor(times),
        }
    }
}

impl Keystrokes {
    pub(crate) fn new(strokes: &[Stroke], answers: &[Answer]) -> Self {
        let all: Vec<Taken> = answers.iter().map(|answer| answer.taken).collect();
        let mut kinds: BTreeMap<String, Vec<Taken>> = BTreeMap::new();
        let mut sizes: BTreeMap<String, Vec<Taken>> = BTreeMap::new();
        for (at, (stroke, answer)) in strokes.iter().zip(answers).enumerate() {
            kinds.entry(stroke.kind.to_owned()).or_default().push(all[at]);
            let band = FOUND.iter().position(|(most, _)| answer.total <= *most).unwrap_or(0);
            let band = format!("{}: {}", band, FOUND[band].1);
            sizes.entry(band).or_default().push(all[at]);
        }
        let over = |most_ns: u64| {
            let count = |of: fn(&Taken) -> u64| all.iter().filter(|taken| of(taken) > most_ns).count();
            [count(|taken| taken.wall_ns), count(|taken| taken.processor_ns)]
        };
        let mut bytes: Vec<usize> = answers.iter().map(|answer| answer.bytes).collect();
        bytes.sort_unstable();
        let at = |per_cent: usize| {
            bytes
                .get(bytes.len().saturating_sub(1) * per_cent / 100)
                .copied()
                .unwrap_or(0)
        };
        let json: Vec<Taken> = answers.iter().map(|answer| answer.json).collect();
        let grouped = |groups: BTreeMap<String, Vec<Taken>>| {
            groups
                .into_iter()
                .map(|(name, times)| (name, Times::of(&times)))
                .collect()
        };
        Self {
            all: Times::of(&all),
            over_8_ms: over(8_000_000),
            over_16_ms: over(16_000_000),
            by_kind: grouped(kinds),
            by_rows_found: grouped(sizes),
            json: Spread::of_wall(&json),
            json_bytes_p50: at(50),
            json_bytes_p99: at(99),
            json_bytes_max: at(100),
        }
    }
}

impl RivalFigures {
    pub(crate) fn new(name: &str, compared: &Compared, build: Taken, bytes: u64) -> Self {
        let (ours, theirs) = (Times::of(&compared.ours), Times::of(&compared.theirs));
        Self {
            name: name.to_owned(),
            ratio_p50: theirs.processor.p50_ms / ours.processor.p50_ms.max(0.001),
            ratio_p99: theirs.processor.p99_ms / ours.processor.p99_ms.max(0.001),
            ours,
            theirs,
            forgiven: compared.forgiven,
            understood: compared.understood,
            different: compared.different.len(),
            build: build.into(),
            mb: bytes / 1_000_000,
        }
    }
}

/// The figures as a person reads them.
pub(crate) fn table(size: &Size) -> String {
    let mut out = format!(
        "\n{} models: 60 rows, exact total, exact counts of all facets; milliseconds a keystroke\n  {:<40}{:>8}{:>9}{:>9}{:>9}{:>9}{:>9}\n",
        size.models, "", "strokes", "p50", "p90", "p99", "p99.9", "max"
    );
    let keys = &size.keystrokes;
    out += &both("Baimo, all", &keys.all);
    for (kind, times) in &keys.by_kind {
        out += &line(&format!("  {kind}"), times.keystrokes, &times.processor);
    }
    for (band, times) in &keys.by_rows_found {
        out += &line(&format!("  rows found {band}"), times.keystrokes, &times.processor);
    }
    for rival in &size.rivals {
        out += &both("Baimo, the keystrokes shared with the next", &rival.ours);
        out += &both(&rival.name, &rival.theirs);
        let _ = writeln!(
            out,
            "  {} takes {:.0} times the processor time at p50, {:.0} times at p99; {} answers differ, to {} typing errors were forgiven, {} were understood; {} MB, built in {:.1} s",
            rival.name,
            rival.ratio_p50,
            rival.ratio_p99,
            rival.different,
            rival.forgiven,
            rival.understood,
            rival.mb,
            rival.build.processor_s
        );
    }
    out += &line("answers as JSON", keys.all.keystrokes, &keys.json);
    out + &rest(size)
}

fn rest(size: &Size) -> String {
    let keys = &size.keystrokes;
    let mut out = String::new();
    let _ = writeln!(
        out,
        "  over 8 ms {} (processor time {}), over 16 ms {} ({}); JSON {} bytes at p50, {} at p99, {} at most",
        keys.over_8_ms[0],
        keys.over_8_ms[1],
        keys.over_16_ms[0],
        keys.over_16_ms[1],
        keys.json_bytes_p50,
        keys.json_bytes_p99,
        keys.json_bytes_max
    );
    for page in &size.pages {
        let _ = writeln!(
            out,
            "  page of {}: first {:.1} ms, then p50 {:.1}, p99 {:.1}, max {:.1} ms (processor p99 {:.1}); {} bytes at most",
            page.what,
            page.first_ms,
            page.wall.p50_ms,
            page.wall.p99_ms,
            page.wall.max_ms,
            page.processor.p99_ms,
            page.most_bytes
        );
    }
    if let Some(writing) = &size.writing {
        out += &line("while another process writes", writing.keystrokes, &writing.wall);
        let _ = writeln!(
            out,
            "  {} models were written meanwhile, {} keystrokes over 16 ms",
            writing.written, writing.over_16_ms
        );
    }
    let _ = writeln!(out, "  fresh process: {:?}", size.cold);
    let _ = writeln!(
        out,
        "  disk: atlas {} MB, index {} MB, built in {:.1} s (processor time {:.1} s)\n  the ground: {}\n  load before and after: {:?}; above the number of cores, read processor times",
        size.atlas_mb, size.index_mb, size.index_build.wall_s, size.index_build.processor_s, size.ground, size.load
    );
    out
}

fn both(name: &str, times: &Times) -> String {
    line(name, times.keystrokes, &times.wall) + &line("  processor time of these", times.keystrokes, &times.processor)
}

fn line(name: &str, strokes: usize, s: &Spread) -> String {
    format!(
        "  {name:<40}{strokes:>8}{:>9.3}{:>9.3}{:>9.3}{:>9.3}{:>9.3}\n",
        s.p50_ms, s.p90_ms, s.p99_ms, s.p999_ms, s.max_ms
    )
}

/// Processes that wanted a processor on average during the last minute, where the system says.
pub(crate) fn load() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/loadavg").ok()?;
    text.split_whitespace().next()?.parse().ok()
}

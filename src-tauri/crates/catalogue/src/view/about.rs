//! What this Baimo is, what it holds, and whether its files are sound.

use atlas::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks about this Baimo.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AboutAsk {}

/// This Baimo.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AboutPage {
    /// Version of the program.
    pub version: String,
    /// Version of SQLite at work.
    pub sqlite: String,
    /// The data folder, for showing and opening.
    pub data_dir: String,
    /// Where the atlas comes from.
    pub state: AtlasState,
    /// The newest day any of its sources speaks for.
    pub as_of: Option<Day>,
    /// When it was composed (starter) or last synced, UTC seconds.
    pub composed_at: i64,
    /// How much it holds.
    pub holdings: Holdings,
    /// Bytes of the atlas on disk.
    pub atlas_bytes: u64,
    /// Bytes of the search index on disk.
    pub index_bytes: u64,
    /// Bytes of the person's library on disk.
    pub library_bytes: u64,
    /// The library could be opened only for reading, or not at all: notes are off, with the reason as a code.
    pub library_trouble: Option<String>,
    /// A damaged file that was kept aside at this start.
    pub kept_aside: Option<String>,
    /// When this process opened the atlas, UTC seconds.
    pub started_at: i64,
    /// Connections opened since then, all of them by syncs; the desk fills it in.
    pub connections: u32,
    /// Rises with every settled change of the atlas.
    pub revision: i64,
    /// The settling of the last sync; the desk fills it in.
    pub settled: Option<LastSettling>,
    /// Memory of the backend's process; absent where the system does not tell.
    pub resident: Option<Resident>,
    /// How long the backend took for its last answers, by request; only requests that were asked since the start.
    pub latencies: Vec<LatencyRow>,
    /// Whose facts and texts these are.
    pub attributions: Vec<Attribution>,
}

/// What followed from the rows of a sync was worked out.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LastSettling {
    /// When that sync ended, UTC seconds.
    pub at: i64,
    /// Milliseconds it took, the new search index apart.
    pub taken_ms: u64,
}

/// Memory of a process.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Resident {
    /// Bytes in memory, pages of files included, which the system takes back when it needs them.
    pub bytes: u64,
    /// Bytes among them that are the process's own.
    pub own_bytes: u64,
}

/// How long the last answers to a request took inside the backend, at most the last 1,000.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LatencyRow {
    /// The request's name.
    pub request: String,
    /// Answers since the start.
    pub answers: u64,
    /// Microseconds that half of the last answers did not exceed.
    pub p50_us: u32,
    /// Microseconds that 99 of 100 did not exceed.
    pub p99_us: u32,
    /// Microseconds of the slowest.
    pub max_us: u32,
}

/// Where the atlas comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AtlasState {
    /// As it came with the program.
    Starter,
    /// Made by the generator, for tests and measurements.
    Generated,
    /// Synced.
    Synced,
}

/// How much the atlas holds.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct Holdings {
    /// Models.
    pub models: u32,
    /// Makers.
    pub makers: u32,
    /// Owners of repositories.
    pub owners: u32,
    /// Edges of lineage.
    pub edges: u32,
    /// Licences.
    pub licences: u32,
    /// Licence texts.
    pub licence_texts: u32,
    /// Boards.
    pub boards: u32,
    /// Stored days of boards.
    pub snapshots: u32,
    /// Rows on those days.
    pub standings: u32,
    /// Offers by the token.
    pub offers: u32,
    /// Dated prices.
    pub prices: u32,
    /// Chips.
    pub chips: u32,
    /// Events.
    pub events: u32,
    /// Articles.
    pub articles: u32,
    /// Sources.
    pub sources: u32,
}

/// A source whose terms ask to be named.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Attribution {
    /// Name.
    pub name: String,
    /// Licence.
    pub licence: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The day for which it speaks.
    pub as_of: Option<Day>,
    /// What it gave.
    pub gave: Option<String>,
}

/// Asks for a check of everything on disk.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DoctorAsk {
    /// Read every page of both files (seconds at full size).
    pub thorough: bool,
}

/// The result of a check.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DoctorPage {
    /// One line a check.
    pub checks: Vec<Check>,
    /// Everything is sound.
    pub sound: bool,
}

/// One check.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Check {
    /// Key: `sqlite_version`, `atlas_open`, `atlas_quick_check`, `index_matches`, `library_open`, `free_space` …
    pub name: String,
    /// How it stands.
    pub state: CheckState,
    /// What was found, in figures.
    pub detail: String,
}

/// How a check stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// Sound.
    Ok,
    /// Works, but worth knowing.
    Warning,
    /// Broken.
    Bad,
}

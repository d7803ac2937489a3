//! What became of a model over time: tracked changes, counters, cards and licence files by content.

use super::cell::DayCell;
use atlas::Day;

/// A change of a tracked field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// Which field.
    pub field: String,
    /// Before, in the source's words.
    pub was: Option<String>,
    /// After.
    pub became: Option<String>,
    /// Day on which a sync saw it.
    pub seen_on: Option<Day>,
    /// Who says so.
    pub source_id: i64,
}

/// Counters on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleRow {
    /// The day.
    pub seen_on: Option<Day>,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
}

/// A file of the repository with one content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its name.
    pub file: String,
    /// SHA-256 of the text, in hex.
    pub sha256: String,
    /// Size of the text.
    pub bytes: u64,
    /// Day first seen with this content.
    pub first_seen: Option<Day>,
    /// Day last seen so.
    pub last_seen: Option<Day>,
    /// Who says so.
    pub source_id: i64,
}

/// A text as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Compressed by zstd.
    pub zstd: Vec<u8>,
}

questions! {
    /// What changed of a model, newest first.
    many changes(model: i64) -> ChangeRow = "queries/history/changes.sql";
    /// A model's counters by day, newest first.
    many samples(model: i64) -> SampleRow = "queries/history/samples.sql";
    /// The contents of a model's cards and licence files, last seen first.
    many files(model: i64) -> FileRow = "queries/history/files.sql";
    /// One text, compressed.
    maybe text(sha256: &str) -> Packed = "queries/history/text.sql";
}

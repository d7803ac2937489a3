//! Syncs as the atlas remembers them: where places go on, how they fared, what was kept aside, what the last one brought.

use super::cell::DayCell;
use crate::{Reader, Result};
use atlas::Day;

/// Where a place goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CursorRow {
    /// Key of the place.
    pub place: String,
    /// Where a stopped visit goes on, in the place's words; nothing: it was finished.
    pub cursor: Option<String>,
    /// What the last finished visit left for the next.
    pub kept: Option<String>,
    /// When it was last finished, UTC seconds.
    pub synced_at: Option<i64>,
    /// When the visit of `cursor` began, UTC seconds.
    pub began_at: Option<i64>,
    /// What that visit has brought so far, as JSON.
    pub counts: Option<String>,
    /// A drop that waits for a decision, as JSON.
    pub held: Option<String>,
}

/// How a place fared in the last sync it was part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeRow {
    /// Key of the place.
    pub place: String,
    /// The sync.
    pub run_id: i64,
    /// What stood at the end.
    pub state: String,
    /// What it brought, as JSON.
    pub counts: String,
    /// Fields and how often they were missing, as JSON.
    pub drift: String,
    /// Why it ended early.
    pub fault: Option<String>,
    /// What kind of fault that was.
    pub fault_kind: Option<String>,
}

/// A sync.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// Its number.
    pub id: i64,
    /// When it began, UTC seconds.
    pub began_at: i64,
    /// When it ended, UTC seconds; nothing: it runs, or was cut off.
    pub ended_at: Option<i64>,
    /// How it ended, or `running`.
    pub outcome: String,
    /// Changes behind this number are its own.
    pub first_change: i64,
    /// What follows from its rows was worked out.
    pub settled: bool,
    /// What it brought, as JSON.
    pub digest: Option<String>,
}

/// How many models changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ChangeSums {
    /// In any tracked field.
    pub changed: i64,
    /// Gone for the public.
    pub gone: i64,
    /// Under another name.
    pub renamed: i64,
    /// Changes of licence words.
    pub licences: i64,
}

/// A change of a tracked field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// The model, by the name it has now.
    pub repo: String,
    /// The field.
    pub field: String,
    /// Before.
    pub was: Option<String>,
    /// After.
    pub became: Option<String>,
}

/// A record that was kept aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsideRow {
    /// Key of the place.
    pub place: String,
    /// Its id or number.
    pub key: String,
    /// What is wrong with it.
    pub reason: String,
    /// The record as it came.
    pub words: String,
    /// First seen.
    pub first_seen: Option<Day>,
    /// Last seen.
    pub last_seen: Option<Day>,
}

/// A sum.
#[derive(Debug, Clone, Copy)]
pub struct Total {
    /// The sum.
    pub total: i64,
}

/// Whether what binds models was never worked out.
#[derive(Debug, Clone, Copy)]
pub struct Lacks {
    /// It was not, though there are models.
    pub lacks: bool,
}

/// How many models are held.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// Models.
    pub models: i64,
}

questions! {
    /// Where each place goes on.
    many cursors() -> CursorRow = "queries/round/cursors.sql";
    /// How each place fared last.
    many outcomes() -> OutcomeRow = "queries/round/outcomes.sql";
    /// The last sync that has ended.
    maybe last_run() -> RunRow = "queries/round/last_run.sql";
    /// Syncs that were cut off or not settled, oldest first.
    many unsettled() -> RunRow = "queries/round/unsettled.sql";
    /// Whether the atlas was last settled before burdens were kept.
    one lacks_burdens() -> Lacks = "queries/round/lacks_burdens.sql";
    /// How many models the atlas holds.
    one models_held() -> Held = "queries/round/models_held.sql";
    /// How many models changed behind a number of the list of changes.
    one change_sums(after: i64) -> ChangeSums = "queries/round/change_sums.sql";
    /// Changes of licence words behind a number, the most used models first.
    many licence_changes(after: i64) -> ChangeRow = "queries/round/licence_changes.sql";
    /// Records kept aside, last seen first.
    many aside(place: Option<&str>, limit: u32) -> AsideRow = "queries/round/aside.sql";
    /// How many records are kept aside.
    one aside_count(place: Option<&str>) -> Total = "queries/round/aside_count.sql";
}

/// What became of the models of these names behind a number of the list of changes.
///
/// # Errors
/// When the file cannot be read or is damaged.
pub async fn changes_of(reader: &Reader, after: i64, repos: &[String]) -> Result<Vec<ChangeRow>> {
    let named = serde_json::to_string(repos).unwrap_or_default();
    let found = sqlx::query_file_as!(ChangeRow, "queries/round/changes_of.sql", after, named)
        .fetch_all(reader.pool())
        .await;
    found.map_err(|error| crate::Error::from(error).in_file(reader.path()))
}

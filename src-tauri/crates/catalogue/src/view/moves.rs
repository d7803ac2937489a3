//! Two days of a board beside each other.

use super::{Board, Correction, SourceRow, StandingRow};
use atlas::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for two days of a board beside each other, in whatever order they are named.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MovesAsk {
    /// The board's key.
    pub board: String,
    /// One day; the last stored one not after it is taken. Without it, the newest.
    #[serde(default)]
    pub at: Option<Day>,
    /// The other; the last stored one not after it is taken.
    pub with: Day,
    /// Rows, at most 1,000; 0 means 100. All rows held are compared and counted.
    #[serde(default)]
    pub limit: u32,
}

/// Two days of a board.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovesPage {
    /// The board.
    pub board: Board,
    /// The earlier of the two stored days.
    pub earlier: MovesDay,
    /// The later.
    pub later: MovesDay,
    /// By the later rank, then those that stand on the earlier day only.
    pub rows: Vec<MovedRow>,
    /// How many moved in each way, among all rows held.
    pub counts: MoveCounts,
    /// Corrections that lie over raw values on the later day, then those of the earlier alone.
    pub corrections: Vec<Correction>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// A stored day that is compared.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovesDay {
    /// The day.
    pub date: Day,
    /// Rows the board had that day.
    pub of: Option<u32>,
    /// Rows held of it. Where these are fewer, a row may have stood on the board and not be among them.
    pub held: u32,
}

/// How a row stands on the later day to how it stood on the earlier, among the rows held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// It was not among the rows held of the earlier day.
    Entered,
    /// It is not among the rows held of the later day.
    Left,
    /// Its rank is better.
    Up,
    /// Its rank is worse.
    Down,
    /// Its rank is the same.
    Same,
}

/// A row of either day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovedRow {
    /// The row of the later day where there is one, else that of the earlier.
    pub row: StandingRow,
    /// Its rank on the earlier day.
    pub from: Option<u32>,
    /// Its rank on the later day.
    pub to: Option<u32>,
    /// Its score on the earlier day.
    pub before: Option<f64>,
    /// Its score on the later day.
    pub after: Option<f64>,
    /// How it moved.
    #[serde(rename = "move")]
    pub moved: Move,
}

/// How many rows moved in each way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct MoveCounts {
    /// Not on the earlier day.
    pub entered: u32,
    /// Not on the later day.
    pub left: u32,
    /// Better.
    pub up: u32,
    /// Worse.
    pub down: u32,
    /// As before.
    pub same: u32,
}

//! Shares under a definition.

use super::SourceRow;
use atlas::Day;
use claims::{
    Definition,
    outcome::{Exact, Remark, Step},
    share::{By, Part, Slice},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Of what a share is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "of",
    rename_all = "snake_case",
    rename_all_fields = "snake_case",
    deny_unknown_fields
)]
pub enum Whole {
    /// The first rows of a board.
    Board {
        /// Its key.
        board: String,
        /// So many; absent: all rows held.
        #[serde(default)]
        top: Option<u32>,
    },
    /// All models of the atlas, whose repository was there on the day.
    Models,
    /// Their downloads, as they are known now.
    Downloads,
    /// Models that have another model's weights under them.
    Derivatives,
    /// Models whose repository was made from a day on.
    New {
        /// The first day.
        since: Day,
    },
}

/// Asks for a share.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareAsk {
    /// Of what.
    pub whole: Whole,
    /// By what it is parted.
    pub by: By,
    /// Under which definition; without one by publisher.
    #[serde(default)]
    pub definition: Option<String>,
    /// The day; the newest without it.
    #[serde(default)]
    pub at: Option<Day>,
    /// The same for every stored day of the board, the newest 400.
    #[serde(default)]
    pub course: bool,
}

/// A share.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SharePage {
    /// Of what.
    pub whole: Whole,
    /// By what it is parted.
    pub by: By,
    /// The definition it is counted under.
    pub definition: Definition,
    /// The day asked for.
    pub asked: Option<Day>,
    /// The stored day that answers; for models of the atlas the day asked for, or the newest the atlas knows.
    pub date: Option<Day>,
    /// The whole; absent where the definition cannot be applied to it.
    pub total: Option<Exact>,
    /// The parts, the largest first, the unknown last, at most 400; they add up to the whole.
    pub slices: Vec<Slice>,
    /// How it was computed.
    pub working: Vec<Step>,
    /// What is missing.
    pub remarks: Vec<Remark>,
    /// The same for every stored day, if asked for.
    pub course: Vec<ShareDay>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// The parts of one stored day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ShareDay {
    /// The day.
    pub date: Day,
    /// The whole.
    pub total: Exact,
    /// The parts, the largest first, the unknown last, at most 40.
    pub parts: Vec<SharePartCount>,
}

/// A part and how much of the whole.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SharePartCount {
    /// What it is.
    pub part: Part,
    /// How much.
    pub count: Exact,
}

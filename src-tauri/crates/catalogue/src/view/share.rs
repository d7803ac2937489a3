//! Shares under a definition, two days of a board beside each other, and paths over its days.

use super::{Board, MakerTag, SourceRow};
use atlas::{Confidence, Day};
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

/// Asks for two days of a board beside each other.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BoardCompareAsk {
    /// Board's key.
    pub board: String,
    /// The earlier day.
    pub from: Day,
    /// The later day; without it the newest.
    #[serde(default)]
    pub to: Option<Day>,
    /// The first so many rows of each day, at most 1,000; 0 means 100.
    #[serde(default)]
    pub top: u32,
}

/// Two days of a board beside each other.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardComparePage {
    /// The board.
    pub board: Board,
    /// The stored day that answers for the earlier one.
    pub from: Day,
    /// The stored day that answers for the later one.
    pub to: Day,
    /// How many rows of each day were compared.
    pub top: u32,
    /// The two days' scores stand on different scales: ranks compare, scores do not.
    pub scales_differ: bool,
    /// Among the first rows only on the later day.
    pub entered: Vec<BoardMove>,
    /// Among them only on the earlier day.
    pub left: Vec<BoardMove>,
    /// On both, at another rank.
    pub moved: Vec<BoardMove>,
    /// On both at the same rank.
    pub same: Vec<BoardMove>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// A name on the board, on both days.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardMove {
    /// Name on the board, word for word.
    pub words: String,
    /// The repository it stands for, if known.
    pub repo: Option<String>,
    /// Who publishes it.
    pub maker: Option<MakerTag>,
    /// Where it stood.
    pub before: Option<BoardSpot>,
    /// Where it stands.
    pub after: Option<BoardSpot>,
}

/// A place on a board.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct BoardSpot {
    /// Best rank that may be claimed.
    pub first: u32,
    /// Worst rank of the tie.
    pub last: u32,
    /// Score.
    pub score: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
    /// Votes.
    pub votes: Option<u64>,
}

/// Asks for paths over the days of a board. Without models and makers the first ten models of its last day are taken.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BoardCourseAsk {
    /// Board's key.
    pub board: String,
    /// Models, by repository or by name on the board, at most 20.
    #[serde(default)]
    pub models: Vec<String>,
    /// Makers by their keys, at most 20: the best rank of what they publish.
    #[serde(default)]
    pub makers: Vec<String>,
    /// Not before.
    #[serde(default)]
    pub from: Option<Day>,
    /// Not after.
    #[serde(default)]
    pub until: Option<Day>,
}

/// Paths over the days of a board.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardCoursePage {
    /// The board.
    pub board: Board,
    /// The stored days, oldest first, at most 2,000.
    pub days: Vec<BoardCourseDay>,
    /// The paths, in the order asked for.
    pub paths: Vec<BoardPath>,
    /// What was asked for and is on no stored day.
    pub absent: Vec<String>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// A stored day of a course.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardCourseDay {
    /// The day.
    pub date: Day,
    /// Rows held.
    pub held: u32,
    /// Rows the board had.
    pub of: Option<u32>,
    /// Scale of the scores, where it is another than usual.
    pub scale: Option<String>,
    /// Number of the source on the page.
    pub source: u32,
}

/// The path of a model or a maker.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardPath {
    /// As it was asked for.
    pub name: String,
    /// The repository of a model, if known.
    pub repo: Option<String>,
    /// The maker, or who publishes the model.
    pub maker: Option<MakerTag>,
    /// How sure it is that the name on the board stands for this model; absent for makers.
    pub resolved: Option<Confidence>,
    /// One a day on which it stands on the board; a day without it is a gap, which may lie below the rows held.
    pub points: Vec<BoardPoint>,
}

/// A place on a path.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardPoint {
    /// The day.
    pub date: Day,
    /// Name on the board, word for word.
    pub words: String,
    /// The place.
    pub spot: BoardSpot,
}

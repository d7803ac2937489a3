//! Boards, their stored days and the rows of each.

use super::cell::{DayCell, MaybeVerdictCell};
use atlas::{Day, Verdict};

/// A board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Its number.
    pub id: i64,
    /// Our key.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What the score is.
    pub metric: String,
    /// What it measures, in English.
    pub about_en: String,
    /// The same in German.
    pub about_de: String,
    /// The same in Chinese.
    pub about_zh: String,
    /// It no longer changes since this day.
    pub retired: Option<Day>,
}

/// A stored day of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Its number.
    pub id: i64,
    /// The board.
    pub board_id: i64,
    /// The day, as written.
    pub date: String,
    /// Rows the board had.
    pub of: Option<u32>,
    /// Who says so.
    pub source_id: i64,
    /// Rows held.
    pub rows: u32,
}

/// A row of a board on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Order in the source, from 1.
    pub place: u32,
    /// Rank as the board gives it; ranks may tie.
    pub rank: u32,
    /// The name on the board.
    pub words: String,
    /// The model it stands for.
    pub model_id: Option<i64>,
    /// Who publishes it.
    pub maker_id: Option<i64>,
    /// The organisation as the board names it.
    pub organisation_words: Option<String>,
    /// Score.
    pub score: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
    /// Votes.
    pub votes: Option<u64>,
    /// Parameters in billions.
    pub params_b: Option<f64>,
    /// Architecture as the board gives it.
    pub architecture_words: Option<String>,
    /// Licence as the board gives it.
    pub licence_words: Option<String>,
    /// Base as the board gives it.
    pub base_words: Option<String>,
    /// The model's repository id.
    pub repo: Option<String>,
    /// A full record of the model is held.
    pub recorded: Option<bool>,
    /// The model's declared licence.
    pub licence_id: Option<i64>,
    /// The model's verdict after lineage.
    pub verdict: Option<Verdict>,
    /// The model's declared and effective licence differ.
    pub differs: Option<bool>,
    /// The model's relation to its parent.
    pub relation: Option<String>,
}

/// Who published one of the first rows of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The day's number.
    pub snapshot_id: i64,
    /// The publisher's maker.
    pub maker_id: Option<i64>,
}

/// A place on a board on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The day's number.
    pub snapshot_id: i64,
    /// The name on the board.
    pub words: String,
    /// Rank.
    pub rank: u32,
    /// Score.
    pub score: Option<f64>,
    /// The model's repository id.
    pub repo: Option<String>,
}

/// A place on a board's stored day, as a path is drawn from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The day's number.
    pub snapshot_id: i64,
    /// The name on the board.
    pub words: String,
    /// Rank.
    pub rank: u32,
    /// The model's repository id.
    pub repo: Option<String>,
    /// Score.
    pub score: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
    /// Rows of the day with this rank, itself among them.
    pub tied: u32,
}

/// A raw value known to be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The name on the board.
    pub words: String,
    /// Field.
    pub field: String,
    /// The source's value.
    pub raw: String,
    /// The value that holds.
    pub value: String,
    /// Wrong from.
    pub since: Option<Day>,
    /// Wrong until.
    pub until: Option<Day>,
    /// Why, in English.
    pub reason_en: String,
    /// Why, in German.
    pub reason_de: String,
    /// Why, in Chinese.
    pub reason_zh: String,
    /// Who says so.
    pub source_id: i64,
}

questions! {
    /// All boards.
    many list() -> Board = "queries/board/list.sql";
    /// All stored days of all boards, by board and day.
    many days() -> Snapshot = "queries/board/days.sql";
    /// The known mistakes of a board.
    many corrections(board: i64) -> Correction = "queries/board/corrections.sql";
    /// The first rows of a stored day.
    many rows(snapshot: i64, limit: u32) -> Standing = "queries/standing/of_snapshot.sql";
    /// Who published the first `head` rows of each stored day of a board, day by day.
    many heads(board: i64, head: u32) -> Head = "queries/standing/heads.sql";
    /// A model's places, newest first.
    many of_model(model: i64) -> Place = "queries/standing/of_model.sql";
    /// A maker's best place on each stored day, newest first.
    many of_maker(maker: i64) -> Place = "queries/standing/of_maker.sql";
    /// A model's places on a board, oldest first.
    many path_of_model(model: i64, board: i64) -> Step = "queries/standing/path_of_model.sql";
    /// A maker's rows on a board, oldest day first.
    many path_of_maker(maker: i64, board: i64) -> Step = "queries/standing/path_of_maker.sql";
    /// The places of a name on a board, oldest first.
    many path_of_words(words: &str, board: i64) -> Step = "queries/standing/path_of_words.sql";
}

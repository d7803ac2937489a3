//! Boards, their days, and events.

use atlas::{Confidence, Day};
use serde::Serialize;

/// A board.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Key, unique.
    pub slug: String,
    /// Name.
    pub name: String,
    /// What the score is.
    pub metric: String,
    /// What it measures, in English.
    pub about_en: String,
    /// The same in German.
    pub about_de: String,
    /// The same in Chinese.
    pub about_zh: String,
    /// Unchanged since.
    pub retired: Option<Day>,
    /// Order in lists.
    pub place: u32,
}

/// A day of a board.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SnapshotRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Number of the board.
    pub board_id: i64,
    /// The day.
    pub seen_on: Day,
    /// Rows the board had.
    pub rows_on_board: Option<u32>,
    /// Number of the source.
    pub source_id: i64,
}

/// A line of a board on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StandingRow {
    /// Number of the snapshot.
    pub snapshot_id: i64,
    /// Order in the source, from 1.
    pub place: u32,
    /// Rank; ranks may tie.
    pub rank: u32,
    /// The name on the board.
    pub words: String,
    /// The model it stands for.
    pub model_id: Option<i64>,
    /// Who publishes it.
    pub maker_id: Option<i64>,
    /// The organisation as the board names it.
    pub organisation_words: Option<String>,
    /// The country as the source names it.
    pub country_words: Option<String>,
    /// Score in the board's unit.
    pub score: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end of its interval.
    pub high: Option<f64>,
    /// Votes behind it.
    pub votes: Option<u64>,
    /// Parameters as the board has them, in thousand millions.
    pub params_b: Option<f64>,
    /// Architecture as the board names it.
    pub architecture_words: Option<String>,
    /// Licence as the board words it.
    pub licence_words: Option<String>,
    /// Base as the board names it.
    pub base_words: Option<String>,
}

/// A raw value known to be wrong.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CorrectionRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Number of the board.
    pub board_id: i64,
    /// The name on the board.
    pub words: String,
    /// The column.
    pub field: String,
    /// What stands there.
    pub raw: String,
    /// What should.
    pub value: String,
    /// From.
    pub since: Option<Day>,
    /// Until.
    pub until: Option<Day>,
    /// Why, in English.
    pub reason_en: String,
    /// Why, in German.
    pub reason_de: String,
    /// Why, in Chinese.
    pub reason_zh: String,
    /// Number of the source.
    pub source_id: i64,
}

/// A dated event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Key, unique.
    pub slug: String,
    /// When.
    pub happened: Day,
    /// `release`, `licence`, `policy`, `market`, `hardware`, `ranking` or `organisation`.
    pub kind: String,
    /// Title in English.
    pub title_en: String,
    /// Title in German.
    pub title_de: String,
    /// Title in Chinese.
    pub title_zh: String,
    /// A remark of ours.
    pub note: Option<String>,
    /// Number of the source.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// Who or what takes part in an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventPartRow {
    /// Number of the event.
    pub event_id: i64,
    /// `actor` or `subject`.
    pub side: String,
    /// As the table names it.
    pub words: String,
    /// The maker, if it is one.
    pub maker_id: Option<i64>,
}

//! Boards, their dated snapshots, and the events around them.

use super::{LicenceTag, MakerTag, RootTag, SourceRow};
use atlas::{Confidence, Day, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for all boards.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct BoardsAsk {}

/// All boards.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardsPage {
    /// The boards, the best known first.
    pub boards: Vec<Board>,
}

/// A board and the days held of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Board {
    /// Key: `open-llm-v2`, `arena-text` …
    pub slug: String,
    /// Name.
    pub name: String,
    /// What the score is (`average`, `rating` …).
    pub metric: String,
    /// What the board measures, in three languages.
    pub about: Title,
    /// First day held.
    pub first: Option<Day>,
    /// Last day held.
    pub last: Option<Day>,
    /// The board no longer changes since this day.
    pub retired: Option<Day>,
    /// Every day held, oldest first, at most 2,000.
    pub dates: Vec<BoardDate>,
}

/// A stored day of a board.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoardDate {
    /// The day.
    pub date: Day,
    /// Rows held.
    pub rows: u32,
    /// Rows the board had.
    pub of: Option<u32>,
}

/// A text of ours in the three languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Title {
    /// English.
    pub en: String,
    /// German.
    pub de: String,
    /// Simplified Chinese.
    pub zh: String,
}

/// Asks for a board on a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RankingAsk {
    /// Board's key.
    pub board: String,
    /// The day; the last snapshot not after it is given. Without it, the newest.
    #[serde(default)]
    pub at: Option<Day>,
    /// Rows, at most 500; 0 means 100.
    #[serde(default)]
    pub limit: u32,
}

/// A board on a day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RankingPage {
    /// The board.
    pub board: Board,
    /// The day asked for.
    pub asked: Option<Day>,
    /// The snapshot's day.
    pub date: Day,
    /// The snapshot before it.
    pub previous: Option<Day>,
    /// The snapshot after it.
    pub next: Option<Day>,
    /// Number of the snapshot, from 1.
    pub number: u32,
    /// Rows the board had that day.
    pub of: Option<u32>,
    /// Rows held of it.
    pub held: u32,
    /// The rows, in the board's order.
    pub rows: Vec<StandingRow>,
    /// The first ten rows (or fewer) by country of their publisher.
    pub shares: Vec<Share>,
    /// How many rows the shares are of.
    pub shares_of: u32,
    /// The same for every stored day.
    pub course: Vec<ShareDate>,
    /// Corrections that lie over raw values on this day.
    pub corrections: Vec<Correction>,
    /// Events between the snapshots around this one, at most 12; none later than the last snapshot.
    pub events: Vec<EventRow>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// One row of a board.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StandingRow {
    /// Place as the board lists it, from 1.
    pub rank: u32,
    /// The name on the board, word for word.
    pub words: String,
    /// The repository it stands for, if known.
    pub repo: Option<String>,
    /// The atlas has a page for it.
    pub in_atlas: bool,
    /// Who publishes it.
    pub maker: Option<MakerTag>,
    /// The organisation as the board names it, word for word.
    pub organisation_words: Option<String>,
    /// Seat of the publisher, ISO 3166-1 alpha-2 in upper case; absent is unknown.
    pub publisher_country: Option<String>,
    /// Score in the board's metric.
    pub score: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
    /// Votes.
    pub votes: Option<u64>,
    /// Parameters as the board gives them, in billions.
    pub params_b: Option<f64>,
    /// Architecture as the board gives it, word for word.
    pub architecture_words: Option<String>,
    /// Licence as the board gives it, word for word.
    pub licence_words: Option<String>,
    /// Base as the board gives it, word for word.
    pub base_words: Option<String>,
    /// The licence those words, or the model's own, name.
    pub licence: Option<LicenceTag>,
    /// Verdict after lineage where the model is in the atlas, else of the words.
    pub verdict: Verdict,
    /// Declared and effective differ.
    pub differs: bool,
    /// Whose weights lie under it, as far as edges are known.
    pub root: Option<RootTag>,
    /// Number of the correction on this page, from 0.
    pub correction: Option<u32>,
}

/// How many rows belong to publishers of a country.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Share {
    /// ISO 3166-1 alpha-2 in upper case; absent is unknown.
    pub country: Option<String>,
    /// Rows.
    pub count: u32,
}

/// The shares of one stored day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ShareDate {
    /// The day.
    pub date: Day,
    /// Rows the shares are of.
    pub of: u32,
    /// Rows by country.
    pub shares: Vec<Share>,
}

/// A raw value that is known to be wrong, with what is right and why.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Correction {
    /// Rows it concerns, by the name on the board.
    pub words: String,
    /// Field (`architecture` …).
    pub field: String,
    /// The source's value.
    pub raw: String,
    /// The value that holds.
    pub value: String,
    /// Why.
    pub reason: Title,
    /// Number of the source on the page, from 0.
    pub source: u32,
}

/// Asks for events.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct EventsAsk {
    /// Not before.
    pub from: Option<Day>,
    /// Not after.
    pub until: Option<Day>,
    /// Only this kind.
    pub kind: Option<String>,
    /// At most this many, newest first; 0 means 200.
    pub limit: u32,
}

/// Dated events.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EventsPage {
    /// Newest first.
    pub events: Vec<EventRow>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// A dated event.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EventRow {
    /// Key.
    pub id: String,
    /// When.
    pub date: Day,
    /// `release`, `licence`, `policy`, `market`, `hardware`, `ranking`, `organisation`.
    pub kind: String,
    /// What happened.
    pub title: Title,
    /// Makers that took part, where they are in the atlas.
    pub makers: Vec<MakerTag>,
    /// Models, chips, licences it is about, by their keys.
    pub subjects: Vec<String>,
    /// Number of the source on the page, from 0.
    pub source: u32,
    /// How sure the reading is.
    pub confidence: Confidence,
}

//! What happened when, and how models by country grew beside it; the places of names on a board over time.

use super::{EventRow, MakerTag, SourceRow};
use atlas::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the timeline. Each filter narrows; none gives all.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct TimelineAsk {
    /// Not before.
    pub from: Option<Day>,
    /// Not after; nothing that came later is told or counted.
    pub until: Option<Day>,
    /// Only events of this kind.
    pub kind: Option<String>,
    /// Only events a maker of this country took part in, ISO 3166-1 alpha-2. Models are counted for all countries.
    pub country: Option<String>,
    /// Only models that are neither descendants nor copies; those of which that is unknown are left out and counted.
    pub original: bool,
}

/// The timeline.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TimelinePage {
    /// Newest first, at most 500.
    pub events: Vec<EventRow>,
    /// Events that match, with those not listed.
    pub events_total: u32,
    /// How many there are of each kind between the days, whatever kind was asked for; the most first.
    pub kinds: Vec<KindCount>,
    /// Subjects of these events that are models of the atlas, by repository id.
    pub models: Vec<String>,
    /// Subjects of these events that are licences of the atlas, by key.
    pub licences: Vec<String>,
    /// Models made in each month, by country of their maker; months without any are left out. Oldest first.
    pub months: Vec<MonthRow>,
    /// Models of 1 B parameters and more, made before `from`.
    pub before: Vec<CountrySize>,
    /// Models of 1 B parameters and more of which no day is known; they are in no month.
    pub undated: u32,
    /// Models of unknown size and unknown day.
    pub undated_unsized: u32,
    /// With `original`: models of 1 B parameters and more left out because their relation is unknown.
    pub unrelated: u32,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// How many events are of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KindCount {
    /// The kind.
    pub kind: String,
    /// How many.
    pub count: u32,
}

/// Models of a country made in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MonthRow {
    /// `2024-08`.
    pub month: String,
    /// Country of their makers; absent is unknown.
    pub country: Option<String>,
    /// Of 1 B parameters and more.
    pub large: u32,
    /// Of unknown size.
    pub unsized_models: u32,
}

/// Models of a country by what is known of their size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CountrySize {
    /// Country of their makers; absent is unknown.
    pub country: Option<String>,
    /// Of 1 B parameters and more.
    pub large: u32,
    /// Of unknown size.
    pub unsized_models: u32,
}

/// Asks how names stood on a board over its stored days.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PathsAsk {
    /// The board's key.
    pub board: String,
    /// At most 8: repository ids, `maker:` with a maker's key, or names as the board writes them.
    #[serde(default)]
    pub names: Vec<String>,
    /// Not after; without it, up to the newest day.
    #[serde(default)]
    pub at: Option<Day>,
}

/// Names on a board over time.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PathsPage {
    /// The board's key.
    pub board: String,
    /// Its name.
    pub board_name: String,
    /// The stored days the paths run over, oldest first.
    pub days: Vec<Day>,
    /// One a name, in the order asked; a name the board never had has no places.
    pub paths: Vec<Path>,
    /// Events of these makers and of rankings between the first and the last day, oldest first, at most 12.
    pub events: Vec<EventRow>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// A name's places.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Path {
    /// As it was asked for.
    pub name: String,
    /// The repository id, where it is a model of the atlas.
    pub repo: Option<String>,
    /// The maker, where one was asked for; its path is that of its best row each day.
    pub maker: Option<MakerTag>,
    /// Days on which it stands; on all others it is not among the rows held.
    pub places: Vec<PathPlace>,
}

/// A place on a day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PathPlace {
    /// The stored day.
    pub date: Day,
    /// The rank the board gives.
    pub rank: u32,
    /// The last rank it shares with others; `rank` itself where it stands alone.
    pub rank_to: u32,
    /// The name on the board that day, word for word.
    pub words: String,
    /// The model, where it is known.
    pub repo: Option<String>,
    /// Score.
    pub score: Option<f64>,
    /// Lower end of the score's interval.
    pub low: Option<f64>,
    /// Upper end of the score's interval.
    pub high: Option<f64>,
}

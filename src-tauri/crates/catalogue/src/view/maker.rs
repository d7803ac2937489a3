//! Makers: organisations and people, their seats, names and what they publish.

use super::{EventRow, Fact, LicenceHistory, LicenceTag, ModelRow, SourceRow, StandingSpan};
use atlas::{Day, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A maker in passing.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MakerTag {
    /// Our key.
    pub slug: String,
    /// Its name in Latin letters.
    pub name: String,
    /// Its Chinese name, if it has one.
    pub name_zh: Option<String>,
    /// Seat, ISO 3166-1 alpha-2 in upper case; absent is unknown, never foreign.
    pub country: Option<String>,
    /// `company`, `lab`, `startup`, `university`, `nonprofit`, `government`, `community`, `individual`.
    pub kind: String,
}

/// Asks for a list of makers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct MakersAsk {
    /// Matches names, aliases, families and handles, in any script; empty gives all.
    pub query: String,
    /// Only makers seated here (`CN`), or `unknown`.
    pub country: Option<String>,
    /// Order.
    pub sort: MakersSort,
    /// First row, from 0.
    pub offset: u32,
    /// Rows, at most 200; 0 means 200.
    pub limit: u32,
}

/// The order of a list of makers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MakersSort {
    /// Most models in the atlas first.
    #[default]
    Models,
    /// Most downloads first.
    Downloads,
    /// By Latin name.
    Name,
}

/// A list of makers.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MakersPage {
    /// Makers that match.
    pub total: u32,
    /// Makers in the atlas.
    pub of: u32,
    /// Models of owners that belong to no known maker.
    pub models_without_maker: u32,
    /// At most 200 rows.
    pub rows: Vec<MakerRow>,
    /// Makers by seat among the matches of the words, most first; `None` is unknown.
    pub countries: Vec<CountryCount>,
}

/// How many have their seat in a country.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CountryCount {
    /// ISO 3166-1 alpha-2 in upper case; absent is unknown.
    pub country: Option<String>,
    /// How many.
    pub count: u32,
}

/// One line of a list of makers.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MakerRow {
    /// The maker.
    pub maker: MakerTag,
    /// City of the seat.
    pub city: Option<String>,
    /// The organisation it belongs to.
    pub parent: Option<MakerTag>,
    /// Models in the atlas.
    pub models: u32,
    /// Downloads of those models, summed.
    pub downloads: u64,
    /// The newest repository's day.
    pub latest: Option<Day>,
}

/// Opens a maker, by slug, handle or exact name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakerAsk {
    /// Slug (`qwen`), Hub handle (`Qwen`) or name in any script (`通义千问`).
    pub maker: String,
}

/// A name a maker goes by.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MakerName {
    /// The name.
    pub name: String,
    /// `alias`, `family` (its models), `affiliate`, `handle` (Hub), `modelscope`.
    pub kind: String,
    /// In use from.
    pub from: Option<Day>,
    /// In use until.
    pub until: Option<Day>,
    /// Also a common word or another's name.
    pub ambiguous: bool,
}

/// A maker's page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MakerPage {
    /// The maker.
    pub maker: MakerTag,
    /// German name, where it differs.
    pub name_de: Option<String>,
    /// Seat with its source.
    pub country: Option<Fact<String>>,
    /// City of the seat.
    pub city: Option<String>,
    /// Year or day of foundation.
    pub founded: Option<Fact<Day>>,
    /// What it belongs to.
    pub parent: Option<MakerTag>,
    /// What belongs to it.
    pub children: Vec<MakerTag>,
    /// Other names, families and handles.
    pub names: Vec<MakerName>,
    /// Models in the atlas.
    pub models_total: u32,
    /// The most used of them, at most 60; the rest through a search for `maker:slug`.
    pub models: Vec<ModelRow>,
    /// How its models stand, by verdict.
    pub verdicts: Vec<(Verdict, u32)>,
    /// Its most used licences.
    pub licences: Vec<(Option<LicenceTag>, u32)>,
    /// Which licence it used when.
    pub licence_history: Vec<LicenceHistory>,
    /// Its best places on boards, newest first, at most 40.
    pub standings: Vec<StandingSpan>,
    /// Dated events it took part in, newest first, at most 40.
    pub events: Vec<EventRow>,
    /// The page's sources, numbered from 1 as shown.
    pub sources: Vec<SourceRow>,
}

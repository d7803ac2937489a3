//! Sources and makers.

use atlas::Confidence;
use serde::Serialize;

/// Somebody who says something, for one day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Under which licence we hold what it says.
    pub licence: Option<String>,
    /// The day for which it speaks.
    pub as_of: Option<String>,
    /// What it gave, for the page of attributions.
    pub gave: Option<String>,
    /// Its terms ask to be named.
    pub credit: bool,
}

/// Somebody who publishes models.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MakerRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Key, unique.
    pub slug: String,
    /// Name in Latin letters.
    pub name: String,
    /// Chinese name.
    pub name_zh: Option<String>,
    /// German name, where it has one.
    pub name_de: Option<String>,
    /// `company`, `lab`, `startup`, `university`, `nonprofit`, `government`, `community` or `individual`.
    pub kind: String,
    /// Seat, ISO 3166-1 alpha-2 in upper case; absent is unknown.
    pub country: Option<String>,
    /// Seat.
    pub city: Option<String>,
    /// Year.
    pub founded: Option<String>,
    /// Number of the maker it belongs to.
    pub parent_id: Option<i64>,
    /// A remark of ours.
    pub note: Option<String>,
    /// Number of the source.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A name of a maker.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MakerNameRow {
    /// Number of the maker.
    pub maker_id: i64,
    /// The name.
    pub name: String,
    /// The name as `index::fold` gives it.
    pub folded: String,
    /// `name`, `alias`, `family`, `affiliate`, `handle` or `modelscope`.
    pub kind: String,
    /// In use since.
    pub since: Option<String>,
    /// In use until.
    pub until: Option<String>,
    /// Also a common word or another's name.
    pub ambiguous: bool,
}

/// An owner of repositories.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnerRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// What stands before the slash; empty for the oldest repositories.
    pub handle: String,
    /// The maker whose handle it is.
    pub maker_id: Option<i64>,
}

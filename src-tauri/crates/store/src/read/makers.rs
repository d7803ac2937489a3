//! Makers, their names and their totals.

use super::cell::{ConfidenceCell, DayCell, VerdictCell};
use atlas::{Confidence, Day, Verdict};

/// A maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maker {
    /// Its number.
    pub id: i64,
    /// Our key.
    pub slug: String,
    /// Its name in Latin letters.
    pub name: String,
    /// Its Chinese name.
    pub name_zh: Option<String>,
    /// Its German name.
    pub name_de: Option<String>,
    /// Kind of organisation.
    pub kind: String,
    /// Seat, ISO 3166-1 alpha-2 in upper case; absent is unknown.
    pub country: Option<String>,
    /// City of the seat.
    pub city: Option<String>,
    /// Founded.
    pub founded: Option<Day>,
    /// What it belongs to.
    pub parent_id: Option<i64>,
    /// Who says so.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A name a maker goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakerName {
    /// The maker.
    pub maker_id: i64,
    /// The name.
    pub name: String,
    /// `name`, `alias`, `family`, `affiliate`, `handle`, `modelscope`.
    pub kind: String,
    /// In use from.
    pub since: Option<Day>,
    /// In use until.
    pub until: Option<Day>,
    /// Also a common word or another's name.
    pub ambiguous: bool,
}

/// How much a maker has published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakerTotals {
    /// The maker.
    pub maker_id: i64,
    /// Its models.
    pub models: u32,
    /// Their downloads, summed.
    pub downloads: u64,
    /// The newest repository's day.
    pub latest: Option<Day>,
}

/// Models of one verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerdictCount {
    /// The verdict.
    pub verdict: Verdict,
    /// How many.
    pub models: u32,
}

/// Models of one licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LicenceCount {
    /// The licence; absent where none is recognised.
    pub licence_id: Option<i64>,
    /// How many.
    pub models: u32,
}

questions! {
    /// All makers.
    many list() -> Maker = "queries/maker/list.sql";
    /// All names of all makers.
    many names() -> MakerName = "queries/maker/names.sql";
    /// What each maker has published.
    many totals() -> MakerTotals = "queries/maker/totals.sql";
    /// How a maker's models stand.
    many verdicts(maker: i64) -> VerdictCount = "queries/maker/verdicts.sql";
    /// Which licences a maker declares most.
    many licences(maker: i64) -> LicenceCount = "queries/maker/licences.sql";
}

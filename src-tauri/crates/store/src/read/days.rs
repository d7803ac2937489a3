//! How the atlas grew: models by the day on which they were made.

use super::cell::DayCell;
use atlas::Day;

/// Models of one day that share seat, size and source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The day of their repositories; nothing where it is not known.
    pub created: Option<Day>,
    /// Seat of their makers; nothing is unknown.
    pub country: Option<String>,
    /// 1: of a thousand million parameters or more; 0: of fewer; -1: unknown.
    pub size: i64,
    /// 1: no descendant and no copy; 0: one of these; -1: unknown.
    pub original: i64,
    /// Since when they are no longer there.
    pub gone: Option<Day>,
    /// Who says so.
    pub source_id: i64,
    /// How many they are.
    pub models: u32,
}

/// An id that is a model of the atlas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRepo {
    /// The id.
    pub repo: String,
}

questions! {
    /// All models by day, oldest first; those without a day come before all others.
    many made() -> Made = "queries/model/days.sql";
    /// Those of these ids that are models; `ids` is a JSON array.
    many held(ids: &str) -> HeldRepo = "queries/model/held.sql";
}

//! Who says so.

use super::cell::DayCell;
use atlas::Day;

/// A source of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Under which licence we hold what it says.
    pub licence: Option<String>,
    /// The day for which it speaks.
    pub as_of: Option<Day>,
    /// What it gave.
    pub gave: Option<String>,
}

questions! {
    /// These sources, in this order.
    many by_ids(ids: &[i64]) -> Source = "queries/source/by_ids.sql";
    /// The sources whose terms ask to be named.
    many credits() -> Source = "queries/source/credits.sql";
}

//! Burdens: the sets of licences that bind models.

use super::cell::NumbersCell;

/// A set of licences that bind a model at once. Many models share one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Burden {
    /// Its number.
    pub id: i64,
    /// Numbers of the licences, ascending.
    pub licences: Vec<i64>,
    /// A licence among them is missing or not recognised.
    pub unknown: bool,
}

questions! {
    /// Every burden.
    many list() -> Burden = "queries/burden/list.sql";
}

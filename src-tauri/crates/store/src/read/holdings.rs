//! What this atlas is and how much it holds.

use super::cell::DayCell;
use atlas::Day;

/// Where the atlas comes from and which revision it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// `starter`, `generated` or `synced`.
    pub origin: String,
    /// UTC seconds.
    pub composed_at: i64,
    /// Rises with every settled change.
    pub revision: i64,
    /// Newest day a source speaks for.
    pub as_of: Option<Day>,
}

/// Rows of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each field is the number of rows of the table it is named after"
)]
pub struct Holdings {
    pub models: u32,
    pub makers: u32,
    pub owners: u32,
    pub edges: u32,
    pub licences: u32,
    pub licence_texts: u32,
    pub boards: u32,
    pub snapshots: u32,
    pub standings: u32,
    pub offers: u32,
    pub prices: u32,
    pub chips: u32,
    pub events: u32,
    pub articles: u32,
    pub sources: u32,
}

questions! {
    /// Where the atlas comes from; nothing while none has been settled.
    maybe state() -> State = "queries/atlas/state.sql";
    /// How much the atlas holds.
    one holdings() -> Holdings = "queries/atlas/holdings.sql";
}

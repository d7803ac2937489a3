//! What the command palette finds in the atlas.

use atlas::Verdict;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for things by name.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PaletteAsk {
    /// What was typed, without the prefix.
    pub query: String,
    /// Only this kind.
    pub kind: Option<HitKind>,
    /// Returned unchanged.
    pub generation: u32,
}

/// Things found by name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PalettePage {
    /// The question's generation.
    pub generation: u32,
    /// At most 8 of each kind, the best first.
    pub hits: Vec<Hit>,
}

/// A thing found by name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its key: a repository id, a maker's, licence's or board's slug.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its Chinese name, if it has one.
    pub name_zh: Option<String>,
    /// One more thing that tells it apart.
    pub detail: Option<String>,
    /// Seat, ISO 3166-1 alpha-2 in upper case.
    pub country: Option<String>,
    /// How it stands.
    pub verdict: Option<Verdict>,
}

/// Kinds of things with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A model.
    Model,
    /// A maker.
    Maker,
    /// A licence.
    Licence,
    /// A board.
    Board,
}

//! What a search can be narrowed by and sorted by.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A field that every answer counts exactly, every value of it, *unknown* included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FacetField {
    /// Seat of the publisher's maker, ISO 3166-1 alpha-2 in lower case. Query: `country:cn`.
    Country,
    /// Verdict after lineage. Query: `verdict:allow`.
    Verdict,
    /// Band of total parameters: `<1b`, `1-8b`, `8-40b`, `40-80b`, `>80b`. Query: `size:40-80b`.
    Size,
    /// How the model says it comes from its parent; `original` where its maker trained it. Query: `relation:quantized`.
    Relation,
    /// The Hub's pipeline tag. Query: `task:text-generation`.
    Task,
    /// Licence by our slug. Query: `licence:apache-2-0`; the Hub's spelling `licence:apache-2.0` is understood.
    Licence,
    /// Natural language, ISO 639; a model may have several. Query: `language:de`.
    Language,
    /// Calendar year in which the repository was created. Query: `year:2024`.
    Year,
    /// Library or file format that loads it: `gguf`, `safetensors`, `transformers`. Query: `library:gguf`.
    Library,
    /// `open`, `auto` or `manual`. Query: `gated:manual`.
    Gated,
    /// Architecture family, `qwen2`, `llama`. Query: `architecture:qwen2`.
    Architecture,
    /// Maker by our slug, or an owner without a maker as `@owner`. Query: `maker:qwen`.
    Maker,
    /// What the person's own policy makes of it; there is no such field while none is kept. Query: `policy:deny`.
    Policy,
    /// Definition of openness that what binds it meets; a model may meet several. Query: `openness:osi-licence`.
    Openness,
}

impl FacetField {
    /// Every field, in the order of their declaration.
    pub const ALL: [Self; 14] = [
        Self::Country,
        Self::Verdict,
        Self::Size,
        Self::Relation,
        Self::Task,
        Self::Licence,
        Self::Language,
        Self::Year,
        Self::Library,
        Self::Gated,
        Self::Architecture,
        Self::Maker,
        Self::Policy,
        Self::Openness,
    ];

    /// The fields whose values come from the atlas alone; the others are decided anew wherever it is opened.
    pub const STORED: [Self; 12] = [
        Self::Country,
        Self::Verdict,
        Self::Size,
        Self::Relation,
        Self::Task,
        Self::Licence,
        Self::Language,
        Self::Year,
        Self::Library,
        Self::Gated,
        Self::Architecture,
        Self::Maker,
    ];

    /// The field's name in queries and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Verdict => "verdict",
            Self::Size => "size",
            Self::Relation => "relation",
            Self::Task => "task",
            Self::Licence => "licence",
            Self::Language => "language",
            Self::Year => "year",
            Self::Library => "library",
            Self::Gated => "gated",
            Self::Architecture => "architecture",
            Self::Maker => "maker",
            Self::Policy => "policy",
            Self::Openness => "openness",
        }
    }
}

/// The order of a list of models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Most used first: the atlas's own rank.
    #[default]
    Popularity,
    /// Newest repository first; without a date last.
    Newest,
    /// Largest first; without a known size last.
    Params,
    /// By name, without the owner, case folded.
    Name,
    /// Most liked first.
    Likes,
}

impl Sort {
    /// Every order, as offered to a person.
    pub const ALL: [Self; 5] = [Self::Popularity, Self::Newest, Self::Params, Self::Name, Self::Likes];

    /// The name on the command line and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Popularity => "popularity",
            Self::Newest => "newest",
            Self::Params => "params",
            Self::Name => "name",
            Self::Likes => "likes",
        }
    }
}

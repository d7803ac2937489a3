//! Models, what is known beside them, and the edges between them.

use atlas::{Carries, Confidence, Day, EdgeStatus, Relation, Resolution, Verdict};
use serde::Serialize;

/// A model. Rank, licence, relation and verdict are the settling's; begin with [`ModelRow::new`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelRow {
    /// Place in the order of popularity.
    pub rank: i64,
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Whole id.
    pub repo: String,
    /// Number of the owner.
    pub owner_id: i64,
    /// A full record is held; otherwise it is known only through boards or lineage.
    pub recorded: bool,
    /// Number of the source.
    pub source_id: i64,
    /// Day the repository was created.
    pub created_on: Option<Day>,
    /// Pipeline tag.
    pub task: Option<String>,
    /// Library or file format.
    pub library: Option<String>,
    /// Architecture family.
    pub architecture: Option<String>,
    /// Total parameters.
    pub params: Option<u64>,
    /// Parameters at work for one token.
    pub active_params: Option<u64>,
    /// Context in tokens, where it is not a mere default.
    pub context: Option<u64>,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
    /// `open`, `auto` or `manual`.
    pub gated: Option<String>,
    /// JSON array of ISO 639 codes.
    pub languages: String,
    /// The licence as the source words it.
    pub licence_words: Option<String>,
    /// What the words name.
    pub licence_id: Option<i64>,
    /// What became of the words.
    pub licence_reading: Resolution,
    /// Strongest edge to a parent, or `original`; absent is not known.
    pub relation: Option<String>,
    /// After lineage.
    pub verdict: Verdict,
    /// An ancestor's licence adds something.
    pub differs: bool,
}

/// A model's construction.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShapeRow {
    /// Number of the model.
    pub model_id: i64,
    /// Transformer layers.
    pub layers: Option<u32>,
    /// Width.
    pub hidden: Option<u32>,
    /// Attention heads.
    pub heads: Option<u32>,
    /// Key-value heads.
    pub kv_heads: Option<u32>,
    /// Width of a head.
    pub head_dim: Option<u32>,
    /// Tokens in the vocabulary.
    pub vocabulary: Option<u32>,
    /// Experts.
    pub experts: Option<u32>,
    /// Experts at work for one token.
    pub experts_active: Option<u32>,
}

/// The tags of a model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TagsRow {
    /// Number of the model.
    pub model_id: i64,
    /// JSON array as the source gives it.
    pub tags: String,
}

/// A name of a model elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AliasRow {
    /// Number of the model.
    pub model_id: i64,
    /// `modelscope`, `gguf`, a board's key …
    pub place: String,
    /// The name there.
    pub name: String,
    /// Number of the source.
    pub source_id: i64,
}

/// A dated fact beside or above a column of the model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Number of the model.
    pub model_id: i64,
    /// `released`, `licence` …
    pub field: String,
    /// The source's words, where they differ from the reading.
    pub words: Option<String>,
    /// Our reading.
    pub reading: Option<String>,
    /// The day for which it was said.
    pub as_of: Option<Day>,
    /// Number of the source.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// Counters of a model on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CounterRow {
    /// Number of the model.
    pub model_id: i64,
    /// The day.
    pub seen_on: Day,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
}

/// An edge from a child to its parent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EdgeRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Number of the child.
    pub child_id: i64,
    /// Number of the parent, if it is a model of the atlas.
    pub parent_id: Option<i64>,
    /// The parent as the source names it.
    pub parent_words: String,
    /// The kind of step.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// Whether weights pass.
    pub carries: Carries,
    /// Since when.
    pub since: Option<Day>,
    /// A remark's key.
    pub note: Option<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// Number of the source.
    pub source_id: i64,
}

/// A further source of an edge.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EdgeSourceRow {
    /// Number of the edge.
    pub edge_id: i64,
    /// `for` or `against`.
    pub side: String,
    /// Number of the source.
    pub source_id: i64,
}

impl ModelRow {
    /// A model of which nothing but its name is known yet, at the end of the order.
    #[must_use]
    pub fn new(id: i64, repo: String, owner_id: i64, source_id: i64) -> Self {
        Self {
            rank: id,
            id,
            repo,
            owner_id,
            recorded: false,
            source_id,
            created_on: None,
            task: None,
            library: None,
            architecture: None,
            params: None,
            active_params: None,
            context: None,
            downloads: None,
            likes: None,
            gated: None,
            languages: String::from("[]"),
            licence_words: None,
            licence_id: None,
            licence_reading: Resolution::Missing,
            relation: None,
            verdict: Verdict::Unknown,
            differs: false,
        }
    }
}

//! Models: rows of lists, the page's own row, and what the index is built from.

use super::cell::{ConfidenceCell, DayCell, ListCell, ResolutionCell, VerdictCell};
use atlas::{Confidence, Day, Resolution, Verdict};

/// What a list shows of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelRow {
    /// Place in the order of popularity, from 1.
    pub rank: u32,
    /// Its stable number.
    pub id: i64,
    /// Repository id.
    pub repo: String,
    /// The maker its owner belongs to.
    pub maker_id: Option<i64>,
    /// Verdict after lineage.
    pub verdict: Verdict,
    /// Declared licence, where its words are recognised.
    pub licence_id: Option<i64>,
    /// Declared words.
    pub licence_words: Option<String>,
    /// Declared and effective differ.
    pub differs: bool,
    /// Total parameters.
    pub params: Option<u64>,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
    /// Day the repository was created.
    pub created: Option<Day>,
    /// Pipeline tag.
    pub task: Option<String>,
    /// Strongest edge to a parent, or `original`.
    pub relation: Option<String>,
    /// Everything that binds it; nothing where that was never settled.
    pub burden_id: Option<i64>,
}

/// What the index takes in of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexRow {
    /// Place in the order of popularity, from 1.
    pub rank: u32,
    /// Its stable number.
    pub id: i64,
    /// Repository id.
    pub repo: String,
    /// The maker its owner belongs to.
    pub maker_id: Option<i64>,
    /// Day the repository was created.
    pub created: Option<Day>,
    /// Pipeline tag.
    pub task: Option<String>,
    /// Library or file format.
    pub library: Option<String>,
    /// Architecture as the source gives it.
    pub architecture: Option<String>,
    /// Total parameters.
    pub params: Option<u64>,
    /// Context in tokens.
    pub context: Option<u64>,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
    /// `open`, `auto`, `manual`.
    pub gated: Option<String>,
    /// Natural languages.
    pub languages: Vec<String>,
    /// Declared licence.
    pub licence_id: Option<i64>,
    /// Strongest edge to a parent, or `original`.
    pub relation: Option<String>,
    /// Verdict after lineage.
    pub verdict: Verdict,
    /// Everything that binds it; nothing where that was never settled.
    pub burden_id: Option<i64>,
    /// Its names elsewhere.
    pub names: Vec<String>,
}

/// A model found by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its stable number.
    pub id: i64,
    /// Repository id.
    pub repo: String,
}

/// What a path or a root shows of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its stable number.
    pub id: i64,
    /// Repository id.
    pub repo: String,
    /// The maker its owner belongs to.
    pub maker_id: Option<i64>,
    /// Declared licence.
    pub licence_id: Option<i64>,
}

/// A model's own row with its construction and tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// Place in the order of popularity, from 1.
    pub rank: u32,
    /// Its stable number.
    pub id: i64,
    /// Repository id.
    pub repo: String,
    /// The maker its owner belongs to.
    pub maker_id: Option<i64>,
    /// A full record is held.
    pub recorded: bool,
    /// Source of every column of this row.
    pub source_id: i64,
    /// Day the repository was created.
    pub created: Option<Day>,
    /// Pipeline tag.
    pub task: Option<String>,
    /// Library or file format.
    pub library: Option<String>,
    /// Architecture as the source gives it.
    pub architecture: Option<String>,
    /// Total parameters.
    pub params: Option<u64>,
    /// Parameters at work for one token.
    pub active_params: Option<u64>,
    /// Context in tokens.
    pub context: Option<u64>,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
    /// `open`, `auto`, `manual`.
    pub gated: Option<String>,
    /// Natural languages.
    pub languages: Vec<String>,
    /// Declared words.
    pub licence_words: Option<String>,
    /// Declared licence.
    pub licence_id: Option<i64>,
    /// What became of the words.
    pub resolution: Resolution,
    /// Strongest edge to a parent, or `original`.
    pub relation: Option<String>,
    /// Verdict after lineage.
    pub verdict: Verdict,
    /// Declared and effective differ.
    pub differs: bool,
    /// Its construction is published.
    pub has_shape: bool,
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
    /// Tags as the source gives them.
    pub tags: Vec<String>,
    /// `there`, `private`, `disabled` or `gone`.
    pub state: String,
    /// Day from which that was seen.
    pub state_since: Option<Day>,
}

/// A dated fact with a source of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRow {
    /// Which fact (`released` …).
    pub field: String,
    /// The source's words.
    pub words: Option<String>,
    /// Our reading.
    pub reading: Option<String>,
    /// The day for which it was said.
    pub as_of: Option<Day>,
    /// Who says so.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A name elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRow {
    /// Where.
    pub place: String,
    /// The name there.
    pub name: String,
    /// Who says so.
    pub source_id: i64,
}

questions! {
    /// These models, in the order given.
    many rows_by_id(ids: &[i64]) -> ModelRow = "queries/model/rows_by_id.sql";
    /// A maker's most used models.
    many of_maker(maker: i64, limit: u32) -> ModelRow = "queries/model/of_maker.sql";
    /// The most used models that declare a licence.
    many of_licence(licence: i64, limit: u32) -> ModelRow = "queries/model/of_licence.sql";
    /// The most used models that these burdens bind and that declare another licence.
    many of_burdens(burdens: &[i64], licence: i64, most: u32) -> ModelRow = "queries/model/of_burdens.sql";
    /// The models behind a rank, in rank order, as the index takes them in.
    many for_index(after_rank: u32, limit: u32) -> IndexRow = "queries/model/for_index.sql";
    /// The model with exactly this id.
    maybe exact(repo: &str) -> Found = "queries/model/exact.sql";
    /// Up to three models with this id in any case.
    many nocase(repo: &str) -> Found = "queries/model/nocase.sql";
    /// Up to three models that go by this name elsewhere.
    many named(name: &str) -> Found = "queries/model/named.sql";
    /// The ids and makers of these models, in the order given.
    many repos(ids: &[i64]) -> Named = "queries/model/repos.sql";
    /// Everything held in one row about a model.
    maybe whole(id: i64) -> Whole = "queries/model/page.sql";
    /// The dated facts beside a model's row.
    many facts(id: i64) -> FactRow = "queries/model/facts.sql";
    /// A model's names elsewhere.
    many names(id: i64) -> NameRow = "queries/model/names.sql";
}

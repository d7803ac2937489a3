//! What claims and shares are weighed on, beside what pages ask for anyway.

use super::cell::{CarriesCell, DayCell, MaybeStatusCell, RelationCell, StatusCell};
use atlas::{Carries, Day, EdgeStatus, Relation};

/// An edge over a model or over one of its ancestors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AncestryEdge {
    /// The child.
    pub child_id: i64,
    /// The parent, where it is a model of the atlas.
    pub parent_id: Option<i64>,
    /// The parent's repository id, else its name at the source.
    pub parent: String,
    /// Relation.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// What carries over.
    pub carries: Carries,
    /// Who says so.
    pub source_id: i64,
}

/// A model as claims know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimModel {
    /// Its number.
    pub id: i64,
    /// Its repository id.
    pub repo: String,
    /// The maker its owner belongs to.
    pub maker_id: Option<i64>,
    /// Its architecture as its source names it.
    pub architecture: Option<String>,
    /// Parameters.
    pub params: Option<u64>,
    /// A full record of it is held.
    pub recorded: bool,
    /// The licence it declares.
    pub licence_id: Option<i64>,
    /// What binds it.
    pub burden_id: Option<i64>,
    /// Who says so.
    pub source_id: i64,
}

/// Models that share everything a census asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their maker.
    pub maker_id: Option<i64>,
    /// The maker of the weights under them.
    pub root_maker_id: Option<i64>,
    /// The weakest edge on the way to these weights.
    pub root_status: Option<EdgeStatus>,
    /// Settling found weights of another model under them.
    pub rooted: bool,
    /// The licence they declare.
    pub licence_id: Option<i64>,
    /// What binds them.
    pub burden_id: Option<i64>,
    /// Lower end of their band of size in thousand million parameters; -1 is unknown.
    pub size: i64,
    /// 1: of more parameters than was asked for; 0: not; -1: nobody knows, or nobody asked.
    pub over: i64,
    /// 0: created after the day; 1: by the day; 2: by the day, and before the day from which on a model is new; -1: unknown.
    pub created: i64,
    /// 1: no descendant and no copy; 0: one of these; -1: unknown.
    pub original: i64,
    /// Full records of them are held.
    pub recorded: bool,
    /// How many they are.
    pub models: u64,
    /// Their downloads together.
    pub downloads: u64,
    /// Place of the best known in the order of popularity.
    pub rank: u32,
    /// Its repository id.
    pub repo: String,
    /// Who says so of the best known.
    pub source_id: i64,
}

/// A model that may be the first or the largest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateRow {
    /// Its repository id.
    pub repo: String,
    /// Its maker.
    pub maker_id: Option<i64>,
    /// Parameters.
    pub params: Option<u64>,
    /// Created on.
    pub created: Option<Day>,
    /// Who says so.
    pub source_id: i64,
}

questions! {
    /// All edges over these models and over everything above them.
    many ancestry(models: &[i64]) -> AncestryEdge = "queries/claim/ancestry.sql";
    /// These models.
    many models(models: &[i64]) -> ClaimModel = "queries/claim/models.sql";
    /// All models of a day in groups; `over` is a number of parameters, `since` the day from which on a model is new.
    many census(by: &str, over: Option<i64>, since: Option<&str>) -> Group = "queries/claim/census.sql";
    /// The models of most parameters; `makers` is a JSON array of numbers.
    many largest(makers: Option<&str>, by: &str) -> CandidateRow = "queries/claim/largest.sql";
    /// The models that were created first; `makers` is a JSON array of numbers.
    many first(makers: Option<&str>, by: &str) -> CandidateRow = "queries/claim/first.sql";
}

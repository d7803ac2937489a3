//! Edges and what settling found along them.

use super::cell::{
    CarriesCell, ConfidenceCell, DayCell, MaybeStatusCell, NumbersCell, RelationCell, StatusCell, VerdictCell,
};
use atlas::{Carries, Confidence, Day, EdgeStatus, Relation, Verdict};

/// A step from a parent to its child.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeRow {
    /// Its number.
    pub id: i64,
    /// The child.
    pub child_id: i64,
    /// The parent, where it is a model of the atlas.
    pub parent_id: Option<i64>,
    /// The parent as the source names it.
    pub parent_words: String,
    /// Relation.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// What carries over.
    pub carries: Carries,
    /// Since when.
    pub since: Option<Day>,
    /// A remark's key.
    pub note: Option<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// Its first source.
    pub source_id: i64,
    /// The rule of ours that inferred it.
    pub rule: Option<String>,
    /// How likely it is, where it was inferred.
    pub likelihood: Option<f64>,
}

/// An edge over which a licence comes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeritageRow {
    /// Its number.
    pub id: i64,
    /// The child.
    pub child_id: i64,
    /// The parent, where it is a model of the atlas.
    pub parent_id: Option<i64>,
    /// Relation.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// The licence the parent declares, where its words are recognised.
    pub licence_id: Option<i64>,
}

/// A sign for or against an inferred edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// The edge.
    pub edge_id: i64,
    /// Its key.
    pub sign: String,
    /// `for`, `against` or `unheard`.
    pub speaks: String,
    /// What was seen.
    pub words: String,
}

/// A further source of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeSource {
    /// The edge.
    pub edge_id: i64,
    /// It speaks against the edge.
    pub against: bool,
    /// The source.
    pub source_id: i64,
}

/// A model that holds weights of another directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChildRow {
    /// The child.
    pub child_id: i64,
    /// Relation.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// The child's place in the order of popularity.
    pub rank: u32,
    /// The child's verdict after lineage.
    pub verdict: Verdict,
    /// The licence the child declares.
    pub licence_id: Option<i64>,
    /// The maker its owner belongs to.
    pub maker_id: Option<i64>,
}

/// How many children a model has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Children {
    /// Different children, over any relation.
    pub children: u32,
}

/// What settling found above a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Descent {
    /// The model.
    pub model_id: i64,
    /// Whose weights lie under it.
    pub root_id: Option<i64>,
    /// The weakest edge on the way there.
    pub root_status: Option<EdgeStatus>,
    /// The ancestor whose licence binds.
    pub binding_id: Option<i64>,
    /// That licence.
    pub binding_licence: Option<i64>,
    /// The weakest edge on the way to it.
    pub binding_status: Option<EdgeStatus>,
    /// Edges from the model up to that ancestor.
    pub path: Vec<i64>,
    /// The clause that makes the difference.
    pub clause: Option<String>,
    /// The key of its term.
    pub term: Option<String>,
}

/// Whose weights lie under a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// The model.
    pub model_id: i64,
    /// The weakest edge on the way to the root.
    pub root_status: Option<EdgeStatus>,
    /// The root's repository id.
    pub repo: String,
    /// The root's maker.
    pub maker_id: Option<i64>,
}

questions! {
    /// The edges that lead up from these models.
    many above(children: &[i64]) -> EdgeRow = "queries/edge/above.sql";
    /// The edges between these models, and those to parents that are no models.
    many between(models: &[i64]) -> EdgeRow = "queries/edge/between.sql";
    /// These edges, in the order given.
    many by_ids(edges: &[i64]) -> EdgeRow = "queries/edge/by_ids.sql";
    /// The edges over which licences come down to a model, in no order.
    many heritage(model: i64) -> HeritageRow = "queries/edge/heritage.sql";
    /// The signs for and against these edges.
    many signs(edges: &[i64]) -> Sign = "queries/edge/signs.sql";
    /// The further sources of these edges.
    many sources(edges: &[i64]) -> EdgeSource = "queries/edge/sources.sql";
    /// The models that hold weights of these directly; disputed edges do not count.
    many below(parents: &[i64], limit: u32) -> ChildRow = "queries/edge/below.sql";
    /// How many models name this one as a parent.
    one children(parent: i64) -> Children = "queries/edge/children.sql";
    /// What settling found above a model.
    maybe descent(model: i64) -> Descent = "queries/descent/one.sql";
    /// Whose weights lie under these models, where that is another model's.
    many roots(models: &[i64]) -> Root = "queries/descent/roots.sql";
}

//! Who descends from whom: descendants in groups, the neighbourhood of a model, flows between countries.

use super::{DescendantRow, LicenceTag, MakerTag};
use atlas::{Carries, EdgeStatus, Relation, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for descendants by group. Each filter narrows; none gives all.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DescendantsAsk {
    /// The ancestor.
    pub repo: String,
    /// Only this relation of the last edge.
    pub relation: Option<Relation>,
    /// Only this maker's slug, or `unknown`.
    pub maker: Option<String>,
    /// Only this declared licence's slug, or `unknown`.
    pub licence: Option<String>,
    /// Only this effective verdict.
    pub verdict: Option<Verdict>,
    /// Only direct children.
    pub direct: bool,
    /// First row, from 0.
    pub offset: u32,
    /// Rows, at most 200; 0 gives groups only.
    pub limit: u32,
}

/// Descendants in groups.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DescendantsPage {
    /// The ancestor.
    pub repo: String,
    /// Descendants that match.
    pub total: u32,
    /// All descendants.
    pub of: u32,
    /// By relation of the last edge × maker × declared licence, the largest first, at most 200.
    pub groups: Vec<KinGroup>,
    /// Descendants in groups that are not listed.
    pub rest: u32,
    /// The most used first.
    pub rows: Vec<DescendantRow>,
}

/// Descendants of one kind.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KinGroup {
    /// Relation of the last edge.
    pub relation: Relation,
    /// The maker; absent: unknown.
    pub maker: Option<MakerTag>,
    /// The declared licence; absent: unknown.
    pub licence: Option<LicenceTag>,
    /// The strictest verdict in the group.
    pub verdict: Verdict,
    /// How many.
    pub count: u32,
}

/// Asks for the neighbourhood of a model.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct KinAsk {
    /// The model in the middle.
    pub repo: String,
    /// Steps up and down, at most 6; 0 means 2.
    pub reach: u32,
    /// Models, at most 200; 0 means 60.
    pub limit: u32,
}

/// The neighbourhood of a model.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KinPage {
    /// Models, the one in the middle first.
    pub nodes: Vec<KinNode>,
    /// Edges between them, by places in `nodes`.
    pub edges: Vec<KinEdge>,
    /// Models that were left out: the least used below first.
    pub left_out: u32,
}

/// A model in a neighbourhood.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KinNode {
    /// Its id, or the words of a parent that is no repository.
    pub repo: String,
    /// The atlas has a page for it.
    pub in_atlas: bool,
    /// Steps from the middle: negative above, positive below.
    pub level: i32,
    /// Its maker.
    pub maker: Option<MakerTag>,
    /// Its declared licence.
    pub licence: Option<LicenceTag>,
    /// Effective verdict.
    pub verdict: Option<Verdict>,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Children that are not among the nodes.
    pub more: u32,
}

/// An edge in a neighbourhood.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KinEdge {
    /// Place of the child in the nodes.
    pub child: u32,
    /// Place of the parent in the nodes.
    pub parent: u32,
    /// Relation.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// What carries over.
    pub carries: Carries,
    /// How likely an inferred edge is, above 0, at most 1.
    pub likelihood: Option<f64>,
}

/// Asks who builds on whom.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct FlowsAsk {
    /// Only this relation.
    pub relation: Option<Relation>,
    /// Only edges that are declared or documented.
    pub stated: bool,
}

/// Who builds on whom, by country and quarter.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FlowsPage {
    /// By quarter of the child's creation, child's country and parent's country.
    pub rows: Vec<FlowRow>,
    /// Edges that carry weights and whose child has a day.
    pub total: u32,
    /// Edges left out because the child has no day.
    pub undated: u32,
}

/// How many models of one country were built on another's in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FlowRow {
    /// `2024-Q3`.
    pub quarter: String,
    /// Country of the child's maker; absent: unknown.
    pub child: Option<String>,
    /// Country of the parent's maker; absent: unknown.
    pub parent: Option<String>,
    /// How many.
    pub count: u32,
}

/// A sign for or against an inferred edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignRow {
    /// Its key: `name`, `quantiser`, `architecture`, `shape`, `card`, `checksums` …
    pub sign: String,
    /// `for`, `against`, or `unheard` (not compared).
    pub speaks: String,
    /// What was seen.
    pub words: String,
}

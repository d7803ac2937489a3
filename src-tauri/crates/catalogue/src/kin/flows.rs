//! Who builds on whom: edges that carry weights, by quarter and by the countries of both makers.

use super::tree::{Node, Tree};
use crate::{
    Catalogue, Result,
    view::{FlowRow, FlowsAsk, FlowsPage},
};
use atlas::EdgeStatus;
use std::collections::BTreeMap;

/// Rows at most; thirty countries over ten years are a few thousand.
const MOST_ROWS: usize = 20_000;

impl Catalogue {
    /// Who builds on whom, by country and quarter.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn flows(&self, ask: &FlowsAsk) -> Result<FlowsPage> {
        let tree = self.tree().await?;
        let mut counts: BTreeMap<Flow<'_>, u32> = BTreeMap::new();
        let (mut total, mut undated) = (0, 0);
        for (parent, child) in edges(tree, ask) {
            let Some((year, quarter)) = child.quarter() else {
                undated += 1;
                continue;
            };
            total += 1;
            let country = |node: &Node| self.names.makers.country(node.maker());
            let flow = (year, quarter, country(child), country(parent));
            *counts.entry(flow).or_default() += 1;
        }
        let row = |((year, quarter, child, parent), count): (Flow<'_>, u32)| FlowRow {
            quarter: format!("{year}-Q{quarter}"),
            child: child.map(str::to_owned),
            parent: parent.map(str::to_owned),
            count,
        };
        Ok(FlowsPage {
            rows: counts.into_iter().take(MOST_ROWS).map(row).collect(),
            total,
            undated,
        })
    }
}

/// Year, quarter, country of the child's maker, country of the parent's.
type Flow<'a> = (u16, u16, Option<&'a str>, Option<&'a str>);

/// The edges asked for, each as parent and child. A model that names itself builds on nobody.
fn edges<'a>(tree: &'a Tree, ask: &'a FlowsAsk) -> impl Iterator<Item = (&'a Node, &'a Node)> {
    let nodes = 0..u32::try_from(tree.len()).unwrap_or(u32::MAX);
    let wanted = |status| matches!(status, EdgeStatus::Declared | EdgeStatus::Documented);
    nodes.flat_map(move |parent| {
        let downs = tree.downs(parent).iter().filter(move |down| {
            down.passes()
                && down.child != parent
                && ask.relation.is_none_or(|relation| down.relation == relation)
                && (!ask.stated || wanted(down.status))
        });
        downs.filter_map(move |down| Some((tree.node(parent)?, tree.node(down.child)?)))
    })
}

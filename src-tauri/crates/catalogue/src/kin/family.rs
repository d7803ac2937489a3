//! Everything that holds a model's weights, counted exactly.
//!
//! A small family is walked in the file, level by level; a large one in memory, where 150,000 descendants are a matter of
//! milliseconds.

use super::tree::{Node, Tree};
use crate::{Catalogue, Result, view::DescendantRow};
use atlas::{EdgeStatus, Relation, Verdict};
use std::collections::{HashMap, HashSet};
use store::read::{
    lineage::{self, ChildRow},
    models,
};

/// Edges that are read one question at a time; a larger family is walked in memory.
const FEW: usize = 2_000;

/// A model with all that holds its weights.
#[derive(Debug)]
pub(crate) struct Family {
    /// Direct children over any relation.
    pub(crate) children: u32,
    /// Descendants over edges that carry weights and are not disputed, the most used first.
    pub(crate) members: Vec<Member>,
}

/// A descendant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member {
    pub(crate) id: i64,
    pub(crate) rank: u32,
    pub(crate) depth: u32,
    /// The surest of several last edges.
    pub(crate) status: EdgeStatus,
    pub(crate) relation: Relation,
    pub(crate) verdict: Verdict,
    pub(crate) maker: Option<i64>,
    pub(crate) licence: Option<i64>,
}

impl Catalogue {
    /// All that holds a model's weights.
    pub(crate) async fn family(&self, model: i64) -> Result<Family> {
        if let Some(tree) = self.grown_tree() {
            return Ok(in_memory(tree, model));
        }
        let children = lineage::children(&self.reader, model).await?.children;
        if (children as usize) < FEW
            && let Some(members) = self.few_below(model).await?
        {
            return Ok(Family { children, members });
        }
        Ok(in_memory(self.tree().await?, model))
    }

    /// The descendants level by level; nothing where there are more than a few.
    async fn few_below(&self, model: i64) -> Result<Option<Vec<Member>>> {
        let mut seen = HashSet::from([model]);
        let mut all: Vec<Member> = Vec::new();
        let mut level = vec![model];
        let mut depth = 0;
        let mut room = FEW;
        while !level.is_empty() {
            depth += 1;
            let most = u32::try_from(room).unwrap_or(u32::MAX);
            let rows = lineage::below(&self.reader, &level, most).await?;
            if rows.len() >= room {
                return Ok(None);
            }
            room -= rows.len();
            let mut next: HashMap<i64, ChildRow> = HashMap::new();
            for row in rows.into_iter().filter(|row| !seen.contains(&row.child_id)) {
                let known = next.entry(row.child_id).or_insert(row);
                if (row.status, row.relation) < (known.status, known.relation) {
                    *known = row;
                }
            }
            seen.extend(next.keys());
            level = next.keys().copied().collect();
            all.extend(next.into_values().map(|row| member(&row, depth)));
        }
        all.sort_unstable_by_key(|member| (member.rank, member.id));
        Ok(Some(all))
    }

    /// These descendants as lines, in their order.
    pub(crate) async fn descendant_rows(&self, members: &[Member]) -> Result<Vec<DescendantRow>> {
        let ids: Vec<i64> = members.iter().map(|member| member.id).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = models::rows_by_id(&self.reader, &ids).await?;
        let known: HashMap<i64, &Member> = members.iter().map(|member| (member.id, member)).collect();
        let row = |row: models::ModelRow| {
            let member = known.get(&row.id)?;
            Some(DescendantRow {
                depth: member.depth,
                relation: member.relation,
                status: member.status,
                maker: self.names.makers.tag(row.maker_id),
                licence: self.names.licences.tag(row.licence_id),
                verdict: row.verdict,
                downloads: row.downloads,
                repo: row.repo,
            })
        };
        Ok(rows.into_iter().filter_map(row).collect())
    }
}

fn member(row: &ChildRow, depth: u32) -> Member {
    Member {
        id: row.child_id,
        rank: row.rank,
        depth,
        status: row.status,
        relation: row.relation,
        verdict: row.verdict,
        maker: row.maker_id,
        licence: row.licence_id,
    }
}

fn in_memory(tree: &Tree, model: i64) -> Family {
    let Some(top) = tree.at(model) else {
        return Family {
            children: 0,
            members: Vec::new(),
        };
    };
    let mut seen = vec![false; tree.len()];
    seen[top as usize] = true;
    let mut found: Vec<(u32, u32, EdgeStatus, Relation)> = Vec::new();
    let mut level = vec![top];
    let mut depth = 0;
    while !level.is_empty() {
        depth += 1;
        let downs = level.iter().flat_map(|node| tree.downs(*node));
        let reached = downs.filter(|down| down.passes() && !seen[down.child as usize]);
        let mut next: Vec<(u32, EdgeStatus, Relation)> =
            reached.map(|down| (down.child, down.status, down.relation)).collect();
        // The surest of several edges from one level names the relation.
        next.sort_unstable();
        next.dedup_by_key(|(child, ..)| *child);
        for (child, ..) in &next {
            seen[*child as usize] = true;
        }
        level = next.iter().map(|(child, ..)| *child).collect();
        found.extend(
            next.into_iter()
                .map(|(child, status, relation)| (child, depth, status, relation)),
        );
    }
    found.sort_unstable_by_key(|(node, ..)| *node);
    let one = |(node, depth, status, relation): (u32, u32, EdgeStatus, Relation)| {
        tree.node(node).map(|known: &Node| Member {
            id: tree.id(node),
            rank: node,
            depth,
            status,
            relation,
            verdict: known.verdict,
            maker: known.maker(),
            licence: known.licence(),
        })
    };
    Family {
        children: u32::try_from(tree.children(top).count()).unwrap_or(u32::MAX),
        members: found.into_iter().filter_map(one).collect(),
    }
}

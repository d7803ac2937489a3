//! The neighbourhood of a model: what lies above it and below it within a few steps, the most used first.

use super::tree::Tree;
use crate::{
    Catalogue, Result,
    view::{KinAsk, KinEdge, KinNode, KinPage},
};
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap, HashSet, hash_map::Entry},
};
use store::read::{
    lineage::{self, EdgeRow},
    models,
};

/// Steps up and down where nothing is said, and at most.
const REACH: (u32, u32) = (2, 6);
/// Models where nothing is said, and at most.
const LIMIT: (u32, u32) = (60, 200);

/// Who stands at a node: a model, or the words of a parent that is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Who {
    Model(i64),
    Words(String),
}

/// The nodes chosen so far, in their order.
struct Chosen {
    nodes: Vec<(Who, i32)>,
    places: HashMap<Who, u32>,
    limit: usize,
    left_out: u32,
}

impl Chosen {
    fn new(middle: i64, limit: usize) -> Self {
        let mut chosen = Self {
            nodes: Vec::new(),
            places: HashMap::new(),
            limit,
            left_out: 0,
        };
        chosen.add(Who::Model(middle), 0);
        chosen
    }

    /// Takes a node in where there is room; `true` where it is new and taken in.
    fn add(&mut self, who: Who, level: i32) -> bool {
        if self.places.contains_key(&who) {
            return false;
        }
        if self.nodes.len() >= self.limit {
            self.left_out = self.left_out.saturating_add(1);
            return false;
        }
        let place = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.places.insert(who.clone(), place);
        self.nodes.push((who, level));
        true
    }

    fn has(&self, model: i64) -> bool {
        self.places.contains_key(&Who::Model(model))
    }

    fn models(&self) -> Vec<i64> {
        let ids = self.nodes.iter().filter_map(|(who, _)| match who {
            Who::Model(id) => Some(*id),
            Who::Words(_) => None,
        });
        ids.collect()
    }
}

impl Catalogue {
    /// The neighbourhood of a model.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] with the nearest names; when the atlas cannot be read.
    pub async fn kin(&self, ask: &KinAsk) -> Result<KinPage> {
        let found = self.find(&ask.repo).await?;
        let or = |asked: u32, (usual, most): (u32, u32)| if asked == 0 { usual } else { asked.min(most) };
        let (reach, limit) = (or(ask.reach, REACH), or(ask.limit, LIMIT) as usize);
        let mut chosen = Chosen::new(found.id, limit);
        self.rise(&mut chosen, found.id, reach).await?;
        let tree = self.tree().await?;
        fall(&mut chosen, tree, found.id, reach);
        let edges = lineage::between(&self.reader, &chosen.models()).await?;
        Ok(KinPage {
            nodes: self.kin_nodes(&chosen, tree).await?,
            edges: edges.iter().filter_map(|edge| kin_edge(&chosen, edge)).collect(),
            left_out: chosen.left_out,
        })
    }

    /// Takes in what lies above, level by level, the surest edge first.
    async fn rise(&self, chosen: &mut Chosen, middle: i64, reach: u32) -> Result<()> {
        let mut level = vec![middle];
        for depth in 1..=i32::try_from(reach).unwrap_or(i32::MAX) {
            let mut edges = lineage::above(&self.reader, &level).await?;
            edges.sort_by_key(|edge| (edge.status, edge.id));
            level = Vec::new();
            for edge in edges {
                let who = edge.parent_id.map_or(Who::Words(edge.parent_words), Who::Model);
                if chosen.add(who, -depth) {
                    level.extend(edge.parent_id);
                }
            }
            if level.is_empty() {
                break;
            }
        }
        Ok(())
    }

    async fn kin_nodes(&self, chosen: &Chosen, tree: &Tree) -> Result<Vec<KinNode>> {
        let rows = models::rows_by_id(&self.reader, &chosen.models()).await?;
        let known: HashMap<i64, models::ModelRow> = rows.into_iter().map(|row| (row.id, row)).collect();
        let node = |(who, level): &(Who, i32)| {
            let row = match who {
                Who::Model(id) => known.get(id),
                Who::Words(_) => None,
            };
            let words = match who {
                Who::Model(_) => String::new(),
                Who::Words(words) => words.clone(),
            };
            KinNode {
                repo: row.map_or(words, |row| row.repo.clone()),
                in_atlas: row.is_some(),
                level: *level,
                maker: row.and_then(|row| self.names.makers.tag(row.maker_id)),
                licence: row.and_then(|row| self.names.licences.tag(row.licence_id)),
                verdict: row.map(|row| row.verdict),
                downloads: row.and_then(|row| row.downloads),
                more: row.map_or(0, |row| hidden_children(chosen, tree, row.id)),
            }
        };
        Ok(chosen.nodes.iter().map(node).collect())
    }
}

/// Takes in what lies below, the most used first of all whose parent has been taken in; counts what has no room.
fn fall(chosen: &mut Chosen, tree: &Tree, middle: i64, reach: u32) {
    let Some(top) = tree.at(middle) else { return };
    let depths = depths_below(tree, top, reach);
    let mut open = BinaryHeap::from([Reverse(top)]);
    let mut opened = HashSet::from([top]);
    while let Some(Reverse(node)) = open.pop() {
        let depth = depths.get(&node).copied().unwrap_or_default();
        let (id, level) = (tree.id(node), i32::try_from(depth).unwrap_or(i32::MAX));
        if node != top && !chosen.has(id) {
            chosen.add(Who::Model(id), level);
        }
        if depth < reach {
            open.extend(tree.children(node).filter(|child| opened.insert(*child)).map(Reverse));
        }
    }
}

/// Fewest steps from the top to each node within reach.
fn depths_below(tree: &Tree, top: u32, reach: u32) -> HashMap<u32, u32> {
    let mut depths = HashMap::from([(top, 0)]);
    let mut level = vec![top];
    for depth in 1..=reach {
        let mut next = Vec::new();
        for child in level.iter().flat_map(|node| tree.children(*node)) {
            if let Entry::Vacant(vacant) = depths.entry(child) {
                vacant.insert(depth);
                next.push(child);
            }
        }
        level = next;
    }
    depths
}

fn hidden_children(chosen: &Chosen, tree: &Tree, model: i64) -> u32 {
    let Some(node) = tree.at(model) else { return 0 };
    let hidden = tree.children(node).filter(|child| !chosen.has(tree.id(*child)));
    u32::try_from(hidden.count()).unwrap_or(u32::MAX)
}

fn kin_edge(chosen: &Chosen, edge: &EdgeRow) -> Option<KinEdge> {
    let parent = match edge.parent_id {
        Some(id) => Who::Model(id),
        None => Who::Words(edge.parent_words.clone()),
    };
    Some(KinEdge {
        child: *chosen.places.get(&Who::Model(edge.child_id))?,
        parent: *chosen.places.get(&parent)?,
        relation: edge.relation,
        status: edge.status,
        carries: edge.carries,
        likelihood: edge.likelihood,
    })
}

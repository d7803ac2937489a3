//! All edges in memory, by parent: what families of any size are counted from. Read once an opening, when it is first
//! needed; about 30 MB for three million models.

use crate::{Catalogue, Error, Result};
use atlas::{Carries, EdgeStatus, Relation, Verdict};
use store::read::kin::{self, Arc, Kin};

/// Edges read at a time.
const EDGES_AT_ONCE: u32 = 50_000;
/// Models read at a time.
const MODELS_AT_ONCE: usize = 50_000;

/// The edges by parent. Models are nodes `0..`, the most used first.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    ids: Vec<i64>,
    /// Nodes in the order of their ids.
    by_id: Vec<u32>,
    nodes: Vec<Node>,
    starts: Vec<u32>,
    downs: Vec<Down>,
}

/// What a model is counted by; 0 stands for unknown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    licence: u32,
    maker: u32,
    quarter: u16,
    pub(crate) verdict: Verdict,
}

/// An edge, seen from the parent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Down {
    pub(crate) child: u32,
    pub(crate) relation: Relation,
    pub(crate) status: EdgeStatus,
    pub(crate) carries: Carries,
}

impl Down {
    /// Whether a licence passes along it.
    pub(crate) fn passes(&self) -> bool {
        self.carries == Carries::Yes && self.status != EdgeStatus::Disputed && self.relation != Relation::Architecture
    }
}

impl Node {
    fn of(known: &Kin) -> Self {
        let small = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
        let quarter = known.created.and_then(|day| {
            let quarter = day.quarter()?;
            Some((day.year() - 1900) * 4 + u16::from(quarter))
        });
        Self {
            licence: small(known.licence),
            maker: small(known.maker),
            quarter: quarter.unwrap_or(0),
            verdict: known.verdict,
        }
    }

    /// The licence it declares.
    pub(crate) fn licence(&self) -> Option<i64> {
        (self.licence > 0).then_some(i64::from(self.licence))
    }

    /// Its maker.
    pub(crate) fn maker(&self) -> Option<i64> {
        (self.maker > 0).then_some(i64::from(self.maker))
    }

    /// Year and quarter of its creation.
    pub(crate) fn quarter(&self) -> Option<(u16, u16)> {
        let past = self.quarter.checked_sub(1)?;
        Some((1900 + past / 4, past % 4 + 1))
    }
}

impl Tree {
    fn grown(arcs: &[Arc], mut models: Vec<Kin>) -> Self {
        models.sort_unstable_by_key(|known| (known.rank, known.id));
        let ids: Vec<i64> = models.iter().map(|known| known.id).collect();
        let mut by_id: Vec<u32> = (0..u32::try_from(ids.len()).unwrap_or(u32::MAX)).collect();
        by_id.sort_unstable_by_key(|node| ids.get(*node as usize));
        let mut tree = Self {
            nodes: models.iter().map(Node::of).collect(),
            starts: vec![0; ids.len() + 1],
            downs: Vec::new(),
            ids,
            by_id,
        };
        let mut placed: Vec<(u32, Down)> = arcs.iter().filter_map(|arc| tree.place(arc)).collect();
        placed.sort_unstable_by_key(|(parent, down)| (*parent, down.child, down.status, down.relation));
        for (parent, _) in &placed {
            tree.starts[*parent as usize + 1] += 1;
        }
        for at in 1..tree.starts.len() {
            tree.starts[at] += tree.starts[at - 1];
        }
        tree.downs = placed.into_iter().map(|(_, down)| down).collect();
        tree
    }

    fn place(&self, arc: &Arc) -> Option<(u32, Down)> {
        let down = Down {
            child: self.at(arc.child)?,
            relation: arc.relation,
            status: arc.status,
            carries: arc.carries,
        };
        Some((self.at(arc.parent)?, down))
    }

    /// The node of a model; none where no edge touches it.
    pub(crate) fn at(&self, id: i64) -> Option<u32> {
        let found = self.by_id.binary_search_by_key(&id, |node| self.id(*node));
        found.ok().and_then(|at| self.by_id.get(at).copied())
    }

    /// The model of a node.
    pub(crate) fn id(&self, node: u32) -> i64 {
        self.ids.get(node as usize).copied().unwrap_or_default()
    }

    /// What a node is counted by.
    pub(crate) fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Edges to the children of a node, child by child, the surest first.
    pub(crate) fn downs(&self, node: u32) -> &[Down] {
        let at = node as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => self.downs.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The different children of a node over any relation, the most used first.
    pub(crate) fn children(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let mut last = None;
        let children = self.downs(node).iter().map(|down| down.child);
        children.filter(move |child| *child != node && last.replace(*child) != Some(*child))
    }
}

impl Catalogue {
    /// All edges, read when they are first asked for.
    pub(crate) async fn tree(&self) -> Result<&Tree> {
        self.counts.kin.get_or_try_init(|| self.grow()).await
    }

    /// All edges, where they have been read already.
    pub(crate) fn grown_tree(&self) -> Option<&Tree> {
        self.counts.kin.get()
    }

    async fn grow(&self) -> Result<Tree> {
        let mut arcs = Vec::new();
        let mut last = 0;
        loop {
            let lot = kin::arcs_after(&self.reader, last, EDGES_AT_ONCE).await?;
            arcs.extend(lot.arcs);
            if lot.last == 0 {
                break;
            }
            last = lot.last;
        }
        let mut ids: Vec<i64> = arcs.iter().flat_map(|arc| [arc.child, arc.parent]).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut models = Vec::with_capacity(ids.len());
        for some in ids.chunks(MODELS_AT_ONCE) {
            models.extend(kin::models(&self.reader, some).await?.kin);
        }
        tokio::task::spawn_blocking(move || Tree::grown(&arcs, models))
            .await
            .map_err(|_| Error::BrokenOff)
    }
}

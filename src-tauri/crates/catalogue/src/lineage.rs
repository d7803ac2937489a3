//! What lies above a model: its ancestors, the licence they bind it to, and whose weights lie under it.

use crate::{
    Catalogue, Footnotes, Result,
    view::{
        Ancestor, ClauseRef, ConflictRow, EffectiveTermRow, LicenceBadge, OpennessRow, PathStep, PolicyTag, RootTag,
        SignRow,
    },
};
use atlas::{Carries, EdgeStatus, Relation, Verdict};
use std::collections::{HashMap, HashSet};
use store::read::{
    licences,
    lineage::{self, Descent, EdgeRow, EdgeSource, Sign},
    models::{self, ModelRow, Named, Whole},
};

/// Lines of the ancestor path at most.
const MOST_LINES: usize = 100;
/// Steps up that are followed; the deepest known line has 16.
const MOST_STEPS: usize = 32;

/// What lies above a model.
pub(crate) struct Above {
    pub(crate) licence: LicenceBadge,
    pub(crate) root: Option<RootTag>,
    pub(crate) ancestors: Vec<Ancestor>,
    pub(crate) terms: Vec<EffectiveTermRow>,
    pub(crate) unread: bool,
    pub(crate) conflicts: Vec<ConflictRow>,
    pub(crate) openness: Vec<OpennessRow>,
    pub(crate) policy: Option<PolicyTag>,
}

impl Catalogue {
    /// How a model stands, whose weights lie under it, and its ancestors. `source` is who names its licence.
    pub(crate) async fn above(&self, row: &Whole, source: u32, notes: &mut Footnotes) -> Result<Above> {
        let settled = lineage::descent(&self.reader, row.id).await?;
        let settled = settled.as_ref();
        let heritage = self.heritage(row.id, row.licence_id).await?;
        let maker = row.maker_id.and_then(|id| self.names.makers.get(id));
        Ok(Above {
            policy: self.policy_tag(
                &heritage.burden,
                maker.map(|maker| maker.slug.as_str()),
                maker.and_then(|maker| maker.country.as_deref()),
                row.verdict,
            ),
            licence: self.badge(row, settled, source).await?,
            root: self.root(row, settled).await?,
            ancestors: self.ancestors(row, settled, notes).await?,
            terms: self.effective_terms(&heritage, notes).await?,
            unread: heritage.burden.unknown,
            conflicts: self.conflicts(&heritage),
            openness: self.openness_of(&heritage.burden),
        })
    }

    /// How a model stands: what it declares, what follows from its ancestors, and by which path and clause.
    async fn badge(&self, row: &Whole, settled: Option<&Descent>, source: u32) -> Result<LicenceBadge> {
        let licences = &self.names.licences;
        let binding = settled
            .and_then(|settled| settled.binding_licence)
            .and_then(|id| licences.get(id));
        let (mut path, mut clause) = (Vec::new(), None);
        if let (Some(settled), Some(binding)) = (settled, binding) {
            path = self.path(&settled.path).await?;
            if let Some(key) = settled.term.clone() {
                let term = licences::term(&self.reader, binding.id, &key).await?;
                let (at, value) = term.map(|term| (term.clause, term.value)).unwrap_or_default();
                let at = settled.clause.clone().unwrap_or(at);
                clause = Some(ClauseRef {
                    licence: crate::names::licences::tag(binding),
                    clause: at,
                    key,
                    value,
                });
            }
        }
        Ok(LicenceBadge {
            verdict: row.verdict,
            declared_words: row.licence_words.clone(),
            resolution: row.resolution,
            declared: licences.tag(row.licence_id),
            declared_verdict: licences.verdict(row.licence_id),
            effective: binding.map(crate::names::licences::tag),
            effective_verdict: binding.map(|licence| licences.verdict(Some(licence.id))),
            differs: row.differs,
            path,
            clause,
            weakest: settled.and_then(|settled| settled.binding_status),
            source,
        })
    }

    pub(crate) async fn path(&self, edges: &[i64]) -> Result<Vec<PathStep>> {
        let edges = lineage::by_ids(&self.reader, edges).await?;
        let names = self.named(edges.iter().filter_map(|edge| edge.parent_id)).await?;
        let step = |edge: EdgeRow| PathStep {
            repo: edge
                .parent_id
                .and_then(|id| names.get(&id))
                .map_or(edge.parent_words, |named| named.repo.clone()),
            relation: edge.relation,
            status: edge.status,
            carries: edge.carries,
        };
        Ok(edges.into_iter().map(step).collect())
    }

    async fn named(&self, ids: impl Iterator<Item = i64>) -> Result<HashMap<i64, Named>> {
        let ids: Vec<i64> = ids.collect();
        Ok(models::repos(&self.reader, &ids)
            .await?
            .into_iter()
            .map(|named| (named.id, named))
            .collect())
    }

    /// Whose weights lie under a model: another's as settled, or its own where nothing says that it has a parent.
    async fn root(&self, row: &Whole, settled: Option<&Descent>) -> Result<Option<RootTag>> {
        if let Some((settled, root)) = settled.and_then(|settled| Some((settled, settled.root_id?))) {
            let named = self.named([root].into_iter()).await?;
            return Ok(named.get(&root).map(|named| RootTag {
                repo: named.repo.clone(),
                maker: self.names.makers.tag(named.maker_id),
                status: settled.root_status.filter(|_| root != row.id),
            }));
        }
        let own = row.relation.as_deref() == Some("original");
        let maker = self.names.makers.tag(row.maker_id);
        Ok(own.then(|| RootTag {
            repo: row.repo.clone(),
            maker,
            status: None,
        }))
    }

    /// The ancestors, line by line, each child's parents below it. Loops are shown and not followed; a parent reached on
    /// two ways is followed once.
    async fn ancestors(&self, row: &Whole, settled: Option<&Descent>, notes: &mut Footnotes) -> Result<Vec<Ancestor>> {
        let edges = self.edges_above(row.id).await?;
        if edges.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<i64> = edges.values().flatten().map(|edge| edge.id).collect();
        let sources = lineage::sources(&self.reader, &ids).await?;
        let signs = lineage::signs(&self.reader, &ids).await?;
        let mut models: Vec<i64> = edges
            .values()
            .flatten()
            .filter_map(|edge| edge.parent_id)
            .chain([row.id])
            .collect();
        models.sort_unstable();
        models.dedup();
        let found = models::rows_by_id(&self.reader, &models).await?;
        let known: HashMap<i64, ModelRow> = found.into_iter().map(|model| (model.id, model)).collect();
        let root = settled.and_then(|settled| settled.root_id);
        let mut walk = Walk {
            catalogue: self,
            edges: &edges,
            sources: &sources,
            signs: &signs,
            known: &known,
            root,
            lines: Vec::new(),
        };
        walk.up(row.id, &mut vec![row.id], &mut HashSet::from([row.id]), notes);
        Ok(walk.lines)
    }

    /// The edges above a model by child, level by level, until no more lines can be shown.
    async fn edges_above(&self, model: i64) -> Result<HashMap<i64, Vec<EdgeRow>>> {
        let mut above: HashMap<i64, Vec<EdgeRow>> = HashMap::new();
        let mut level = vec![model];
        let mut count = 0;
        for _ in 0..MOST_STEPS {
            if level.is_empty() || count >= MOST_LINES {
                break;
            }
            let found = lineage::above(&self.reader, &level).await?;
            count += found.len();
            let mut next = Vec::new();
            for edge in found {
                if let Some(parent) = edge.parent_id {
                    next.push(parent);
                }
                above.entry(edge.child_id).or_default().push(edge);
            }
            next.sort_unstable();
            next.dedup();
            next.retain(|id| !above.contains_key(id) && *id != model);
            level = next;
        }
        for edges in above.values_mut() {
            edges.sort_by_key(|edge| (weight(edge), edge.status, edge.id));
        }
        Ok(above)
    }
}

/// What carries weights comes first, what only shares a construction last.
fn weight(edge: &EdgeRow) -> u8 {
    match (edge.carries, edge.status, edge.relation) {
        (_, EdgeStatus::Disputed, _) => 3,
        (_, _, Relation::Architecture) => 2,
        (Carries::Yes, _, _) => 0,
        (Carries::No | Carries::Unknown, _, _) => 1,
    }
}

/// A walk up the edges that are held.
struct Walk<'a> {
    catalogue: &'a Catalogue,
    edges: &'a HashMap<i64, Vec<EdgeRow>>,
    sources: &'a [EdgeSource],
    signs: &'a [Sign],
    known: &'a HashMap<i64, ModelRow>,
    root: Option<i64>,
    lines: Vec<Ancestor>,
}

impl Walk<'_> {
    /// Adds the lines above `child`; `line` is the way that led to it, itself included.
    fn up(&mut self, child: i64, line: &mut Vec<i64>, followed: &mut HashSet<i64>, notes: &mut Footnotes) {
        let Some(edges) = self.edges.get(&child) else { return };
        for edge in edges {
            if self.lines.len() >= MOST_LINES {
                return;
            }
            let is_loop = edge.parent_id.is_some_and(|parent| line.contains(&parent));
            let ancestor = self.ancestor(edge, line.len(), is_loop, notes);
            self.lines.push(ancestor);
            let Some(parent) = edge.parent_id.filter(|_| !is_loop && line.len() < MOST_STEPS) else {
                continue;
            };
            if followed.insert(parent) {
                line.push(parent);
                self.up(parent, line, followed, notes);
                line.pop();
            }
        }
    }

    /// Verdict of the licence a model declares, or, where it states none, of the nearest ancestor whose weights it holds
    /// and that states one.
    fn declared_at_or_above(&self, model: i64, steps: usize) -> Verdict {
        let row = self.known.get(&model);
        let own = self
            .catalogue
            .names
            .licences
            .verdict(row.and_then(|row| row.licence_id));
        let states_none = row.is_none_or(|row| row.licence_words.is_none());
        if own != Verdict::Unknown || !states_none || steps == 0 {
            return own;
        }
        let carrying = self.edges.get(&model).into_iter().flatten();
        let carrying = carrying.filter(|edge| edge.carries == Carries::Yes && edge.status != EdgeStatus::Disputed);
        let mut above = carrying
            .filter_map(|edge| edge.parent_id)
            .filter(|parent| *parent != model);
        above
            .next()
            .map_or(own, |parent| self.declared_at_or_above(parent, steps - 1))
    }

    fn signs_of(&self, edge: i64) -> Vec<SignRow> {
        let signs = self.signs.iter().filter(|sign| sign.edge_id == edge);
        signs
            .map(|sign| SignRow {
                sign: sign.sign.clone(),
                speaks: sign.speaks.clone(),
                words: sign.words.clone(),
            })
            .collect()
    }

    fn ancestor(&self, edge: &EdgeRow, depth: usize, is_loop: bool, notes: &mut Footnotes) -> Ancestor {
        let names = &self.catalogue.names;
        let parent = edge.parent_id.and_then(|id| self.known.get(&id));
        let child = self.known.get(&edge.child_id);
        let of_edge = |against: bool| {
            self.sources
                .iter()
                .filter(move |s| s.edge_id == edge.id && s.against == against)
                .map(|s| s.source_id)
        };
        let declared = names.licences.verdict(child.and_then(|row| row.licence_id));
        let breaks = edge.carries == Carries::Yes
            && !is_loop
            && edge
                .parent_id
                .is_some_and(|parent| is_laxer(declared, self.declared_at_or_above(parent, MOST_STEPS)));
        Ancestor {
            child: child.map(|row| row.repo.clone()).unwrap_or_default(),
            parent: parent.map_or_else(|| edge.parent_words.clone(), |row| row.repo.clone()),
            in_atlas: parent.is_some(),
            depth: u32::try_from(depth).unwrap_or(u32::MAX),
            relation: edge.relation,
            status: edge.status,
            carries: edge.carries,
            is_loop,
            is_root: edge.parent_id.is_some()
                && edge.parent_id == self.root
                && edge.carries == Carries::Yes
                && !is_loop,
            maker: parent.and_then(|row| names.makers.tag(row.maker_id)),
            licence: parent.and_then(|row| names.licences.tag(row.licence_id)),
            verdict: parent.map(|row| row.verdict),
            licence_breaks: breaks,
            date: edge.since,
            note: edge.note.clone(),
            sources: notes.numbers([edge.source_id].into_iter().chain(of_edge(false))),
            counter_sources: notes.numbers(of_edge(true)),
            confidence: edge.confidence,
            likelihood: edge.likelihood,
            rule: edge.rule.clone(),
            signs: self.signs_of(edge.id),
        }
    }
}

/// Whether one verdict grants more than another. Unknown is neither laxer nor stricter than anything.
fn is_laxer(child: Verdict, parent: Verdict) -> bool {
    child != Verdict::Unknown && parent != Verdict::Unknown && child < parent
}

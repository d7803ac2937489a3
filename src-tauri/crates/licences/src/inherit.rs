//! What binds a model in the end: its own licence and those of every model whose weights it holds.
//!
//! A licence passes along edges that carry weights and are declared, documented or inferred: never along a disputed
//! edge, never along mere architecture. The answer depends on the set of edges, not on their order, and loops end.

use crate::{LicenceId, Table, Term, strictest, verdict::weight};
use atlas::{Carries, EdgeStatus, Relation, Verdict};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// One edge, between places in the list of models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The edge's own number.
    pub edge: i64,
    /// Place of the child.
    pub child: u32,
    /// Place of the parent.
    pub parent: u32,
    /// The kind of step.
    pub relation: Relation,
    /// On what ground it stands.
    pub status: EdgeStatus,
    /// Whether the child holds weights of the parent.
    pub carries: Carries,
}

/// What a model declares for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// The licence its words name.
    pub licence: Option<LicenceId>,
    /// How that stands; unknown where no licence was recognised.
    pub verdict: Verdict,
}

/// The edges over which licences pass, by child.
#[derive(Debug, Clone)]
pub struct Lineage {
    steps: Vec<Step>,
    starts: Vec<u32>,
}

impl Lineage {
    /// The lineage of models at the places `0..models`. Edges that pass nothing on, lead outside or from a model to
    /// itself are left out.
    #[must_use]
    pub fn new(models: u32, mut steps: Vec<Step>) -> Self {
        steps.retain(|s| passes(s) && s.child < models && s.parent < models && s.child != s.parent);
        steps.sort_by_key(|s| (s.child, s.parent, s.status, s.edge));
        let mut starts = vec![0_u32; models as usize + 1];
        for step in &steps {
            starts[step.child as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { steps, starts }
    }

    /// The edges from this model to its parents.
    #[must_use]
    pub fn above(&self, model: u32) -> &[Step] {
        let at = model as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.steps[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Models that have a parent here, in order.
    pub fn children(&self) -> impl Iterator<Item = u32> {
        let mut last = None;
        self.steps
            .iter()
            .map(|s| s.child)
            .filter(move |child| last.replace(*child) != Some(*child))
    }
}

fn passes(step: &Step) -> bool {
    step.carries == Carries::Yes && step.status != EdgeStatus::Disputed && step.relation != Relation::Architecture
}

/// What holds for a model after its ancestors are heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effective {
    /// The strictest of all that hold. Unknown stays unknown unless an ancestor refuses.
    pub verdict: Verdict,
    /// The ancestor whose licence adds something, the one that adds most.
    pub binding: Option<Binding>,
    /// The one model whose weights lie under it; `None` for its own, for several, or where the line runs in a circle.
    pub root: Option<Root>,
}

/// Where a licence comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Place of the ancestor.
    pub ancestor: u32,
    /// Its licence.
    pub licence: LicenceId,
    /// Weakest ground on the way there.
    pub status: EdgeStatus,
    /// Numbers of the edges from the model up to the ancestor.
    pub path: Vec<i64>,
}

/// The end of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root {
    /// Its place.
    pub model: u32,
    /// Weakest ground on the way there.
    pub status: EdgeStatus,
}

/// How an ancestor is reached: the shortest way, on the best ground.
#[derive(Debug, Clone, Copy)]
struct Way {
    depth: u32,
    status: EdgeStatus,
    child: u32,
    edge: i64,
}

/// What binds `model`, given what each model declares.
#[must_use]
pub fn inherit(table: &Table, lineage: &Lineage, declared: &[Declared], model: u32) -> Effective {
    let own = declared_by(declared, model);
    let ways = ancestors(lineage, model);
    let inherited = ways.keys().fold(Verdict::Allow, |held, at| {
        strictest(held, declared_by(declared, *at).verdict)
    });
    let verdict = match (own.verdict, inherited) {
        (Verdict::Unknown, Verdict::Deny) => Verdict::Deny,
        // What the model itself grants is not known; terms of an ancestor do not stand in for it.
        (Verdict::Unknown, _) => Verdict::Unknown,
        (known, inherited) => strictest(known, inherited),
    };
    let binding = ways
        .iter()
        .filter_map(|(at, way)| {
            let licence = declared_by(declared, *at).licence?;
            let added = adds(table, own, licence)?;
            Some(((added, Reverse(way.depth), Reverse(*at)), *at, licence))
        })
        .max_by_key(|(strength, ..)| *strength)
        .map(|(_, ancestor, licence)| Binding {
            ancestor,
            licence,
            status: ways[&ancestor].status,
            path: path_to(&ways, model, ancestor),
        });
    Effective {
        verdict,
        binding,
        root: root_of(lineage, &ways),
    }
}

impl Table {
    /// The term of `binding` that makes the difference for a model that declares `own`: the weightiest that the
    /// model's own licence does not hold too.
    #[must_use]
    pub fn difference(&self, own: Option<LicenceId>, binding: LicenceId) -> Option<&Term> {
        let licence = self.licence(binding);
        let new = licence
            .restricting()
            .find(|t| !own.is_some_and(|own| self.holds(own, t)));
        new.or_else(|| licence.restricting().next())
            .or_else(|| licence.terms.iter().find(|t| t.key == "use-commercial"))
    }

    fn holds(&self, licence: LicenceId, term: &Term) -> bool {
        self.licence(licence)
            .terms
            .iter()
            .any(|t| t.key == term.key && t.value == term.value)
    }
}

fn declared_by(declared: &[Declared], model: u32) -> Declared {
    let nothing = Declared {
        licence: None,
        verdict: Verdict::Unknown,
    };
    declared.get(model as usize).copied().unwrap_or(nothing)
}

/// How much the licence adds to what the model declares; `None` for nothing.
fn adds(table: &Table, own: Declared, licence: LicenceId) -> Option<(u8, usize)> {
    let inherited = table.licence(licence);
    let binds = matches!(inherited.verdict, Verdict::Conditions | Verdict::Deny);
    let softer = own.verdict != Verdict::Unknown && weight(inherited.verdict) < weight(own.verdict);
    if !binds || softer || own.licence == Some(licence) {
        return None;
    }
    let new = inherited
        .restricting()
        .filter(|t| !own.licence.is_some_and(|own| table.holds(own, t)))
        .count();
    let stricter = weight(inherited.verdict) > weight(own.verdict) || own.verdict == Verdict::Unknown;
    (stricter || new > 0).then_some((weight(inherited.verdict), new))
}

fn ancestors(lineage: &Lineage, model: u32) -> BTreeMap<u32, Way> {
    let mut ways = BTreeMap::new();
    let mut level: BTreeMap<u32, EdgeStatus> = BTreeMap::from([(model, EdgeStatus::Declared)]);
    let mut depth = 0;
    while !level.is_empty() {
        depth += 1;
        let mut next: BTreeMap<u32, Way> = BTreeMap::new();
        for (child, so_far) in level {
            for step in lineage.above(child) {
                if step.parent == model || ways.contains_key(&step.parent) {
                    continue;
                }
                let way = Way {
                    depth,
                    status: so_far.max(step.status),
                    child,
                    edge: step.edge,
                };
                let known = next.entry(step.parent).or_insert(way);
                if (way.status, way.child, way.edge) < (known.status, known.child, known.edge) {
                    *known = way;
                }
            }
        }
        level = next.iter().map(|(at, way)| (*at, way.status)).collect();
        ways.extend(next);
    }
    ways
}

fn path_to(ways: &BTreeMap<u32, Way>, model: u32, ancestor: u32) -> Vec<i64> {
    let mut path = Vec::new();
    let mut at = ancestor;
    while let Some(way) = (at != model).then(|| ways.get(&at)).flatten() {
        path.push(way.edge);
        at = way.child;
    }
    path.reverse();
    path
}

fn root_of(lineage: &Lineage, ways: &BTreeMap<u32, Way>) -> Option<Root> {
    let ends: BTreeSet<u32> = ways
        .keys()
        .copied()
        .filter(|at| lineage.above(*at).is_empty())
        .collect();
    match (ends.len(), ends.first()) {
        (1, Some(end)) => Some(Root {
            model: *end,
            status: ways[end].status,
        }),
        _ => None,
    }
}

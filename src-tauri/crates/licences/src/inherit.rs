//! What binds a model in the end: its own licence and those of every model whose weights it holds.
//!
//! A licence passes along edges that carry weights and are declared, documented or inferred: never along a disputed
//! edge, never along mere architecture. The answer depends on the set of edges, not on their order, and loops end.

use crate::{Burden, Declared, LicenceId, Lineage, Table, Term, strictest, verdict::weight};
use atlas::{EdgeStatus, Verdict};
use std::collections::{BTreeMap, BTreeSet};

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
    /// How many steps up it is, on the shortest way.
    pub depth: u32,
}

/// How an ancestor is reached: the shortest way, on the best ground.
#[derive(Debug, Clone, Copy)]
struct Way {
    depth: u32,
    status: EdgeStatus,
    child: u32,
    edge: i64,
}

/// A licence that binds a model, and the nearest model it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The licence; `None` where that model states none that we recognise.
    pub licence: Option<LicenceId>,
    /// Place of the ancestor; the model itself for what it declares.
    pub ancestor: u32,
    /// How many steps up it is.
    pub depth: u32,
    /// Weakest ground on the way there.
    pub status: EdgeStatus,
    /// Numbers of the edges from the model up to the ancestor, empty for the model itself.
    pub path: Vec<i64>,
}

/// Ancestors further up are heard, but named as the cause no more: a way of more steps than this explains nothing.
const NAMED_WITHIN: u32 = 256;

/// What binds `model`, given what each model declares.
#[must_use]
pub fn inherit(table: &Table, lineage: &Lineage, declared: &[Declared], model: u32) -> Effective {
    let own = declared_by(declared, model);
    let ways = ancestors(lineage, model);
    let inherited = ways.keys().map(|at| declared_by(declared, *at));
    let strict = inherited.clone().map(|d| d.verdict).fold(Verdict::Allow, strictest);
    let licences: BTreeSet<LicenceId> = inherited.filter_map(|d| d.licence).collect();
    let telling = tell(table, own, &licences.into_iter().collect::<Vec<_>>());
    Effective {
        verdict: strictest(own.verdict, strict),
        binding: nearest(lineage, declared, model, &telling, |_| true),
        root: root_of(lineage, &ways),
    }
}

/// Everything that binds `model`, by the nearest model each comes from; the model's own first, then by distance. What is
/// named once is not named again for models further up.
#[must_use]
pub fn causes(lineage: &Lineage, declared: &[Declared], model: u32) -> Vec<Cause> {
    let own = declared_by(declared, model).licence;
    let ways = ancestors(lineage, model);
    let mut by_distance: Vec<(u32, u32)> = ways.iter().map(|(at, way)| (way.depth, *at)).collect();
    by_distance.sort_unstable();
    let mut named = BTreeSet::from([own]);
    let mut causes = vec![Cause {
        licence: own,
        ancestor: model,
        depth: 0,
        status: EdgeStatus::Declared,
        path: Vec::new(),
    }];
    for (depth, ancestor) in by_distance {
        let licence = declared_by(declared, ancestor).licence;
        if named.insert(licence) {
            causes.push(Cause {
                licence,
                ancestor,
                depth,
                status: ways.get(&ancestor).map_or(EdgeStatus::Declared, |way| way.status),
                path: path_to(&ways, model, ancestor),
            });
        }
    }
    causes
}

/// All that binds `model`: its own licence and its ancestors', as [`causes`] names them.
#[must_use]
pub fn burden(lineage: &Lineage, declared: &[Declared], model: u32) -> Burden {
    let own = Burden::of(declared_by(declared, model).licence);
    let all = ancestors(lineage, model);
    let above = all.keys().map(|at| Burden::of(declared_by(declared, *at).licence));
    above.fold(own, |held, one| held.and(&one))
}

/// Of the licences above a model, those that add most to what it declares; several that add alike, in their order.
pub(crate) fn tell(table: &Table, own: Declared, licences: &[LicenceId]) -> Vec<LicenceId> {
    let adding = licences.iter().filter_map(|l| Some((adds(table, own, *l)?, *l)));
    let adding: Vec<_> = adding.collect();
    let most = adding.iter().map(|(strength, _)| *strength).max();
    let telling = adding.into_iter().filter(|(strength, _)| Some(*strength) == most);
    telling.map(|(_, licence)| licence).collect()
}

/// The nearest ancestor that declares one of `licences`, of several the first in the list of models. Only models that
/// `leads` holds for are gone through: it may leave out those that neither declare one nor descend from one that does.
pub(crate) fn nearest(
    lineage: &Lineage,
    declared: &[Declared],
    model: u32,
    licences: &[LicenceId],
    leads: impl Fn(u32) -> bool,
) -> Option<Binding> {
    if licences.is_empty() {
        return None;
    }
    let mut walk = Walk::new(model);
    while walk.rise(lineage, &leads) && walk.depth <= NAMED_WITHIN {
        let here = walk.level.keys().copied().find_map(|at| {
            let licence = declared_by(declared, at).licence?;
            licences.contains(&licence).then_some((at, licence))
        });
        if let Some((ancestor, licence)) = here {
            return Some(Binding {
                ancestor,
                licence,
                status: walk.level.get(&ancestor).copied().unwrap_or(EdgeStatus::Declared),
                path: path_to(&walk.ways, model, ancestor),
            });
        }
    }
    None
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

pub(crate) fn declared_by(declared: &[Declared], model: u32) -> Declared {
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

/// A walk up from a model, level by level.
struct Walk {
    model: u32,
    depth: u32,
    /// The models last reached, and on what ground.
    level: BTreeMap<u32, EdgeStatus>,
    ways: BTreeMap<u32, Way>,
}

impl Walk {
    fn new(model: u32) -> Self {
        Self {
            model,
            depth: 0,
            level: BTreeMap::from([(model, EdgeStatus::Declared)]),
            ways: BTreeMap::new(),
        }
    }

    /// One level up; `false` where there is none.
    fn rise(&mut self, lineage: &Lineage, leads: impl Fn(u32) -> bool) -> bool {
        self.depth += 1;
        let mut next: BTreeMap<u32, Way> = BTreeMap::new();
        for (child, so_far) in std::mem::take(&mut self.level) {
            for step in lineage.above(child) {
                if step.parent == self.model || self.ways.contains_key(&step.parent) || !leads(step.parent) {
                    continue;
                }
                let way = Way {
                    depth: self.depth,
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
        self.level = next.iter().map(|(at, way)| (*at, way.status)).collect();
        self.ways.extend(next);
        !self.level.is_empty()
    }
}

/// Every ancestor, and how it is reached.
fn ancestors(lineage: &Lineage, model: u32) -> BTreeMap<u32, Way> {
    let mut walk = Walk::new(model);
    while walk.rise(lineage, |_| true) {}
    walk.ways
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
            depth: ways[end].depth,
        }),
        _ => None,
    }
}

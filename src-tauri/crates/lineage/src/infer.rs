//! Inference over a whole census: every open model is asked, circles are left out.

use crate::{
    candidate::Candidate,
    census::Census,
    kin::Kin,
    rule::Rule,
    rules::Open,
    sign::{self, Sign},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Threads that ask at once, at most.
const THREADS: u32 = 8;
/// Fewer models than this are not worth a thread.
const PART: u32 = 1_024;
/// Ancestors looked at for a circle; what has more is left alone.
const ANCESTORS: usize = 4096;

/// The edges that are inferred for a census, and what speaks for each. They do not depend on the order of the census.
///
/// ```
/// use lineage::{Census, Inference, Model};
/// let mut census = Census::new();
/// for repo in ["tester/Sparrow-2-7B", "bartowski/Sparrow-2-7B-GGUF"] {
///     census.add(&Model { repo, ..Model::default() });
/// }
/// let mut inference = Inference::new(&census, &[]);
/// while inference.advance(65_536) {}
/// let edge = inference.edges()[0];
/// assert_eq!((census.repo(edge.child), census.repo(edge.parent)), ("bartowski/Sparrow-2-7B-GGUF", "tester/Sparrow-2-7B"));
/// ```
#[derive(Debug)]
pub struct Inference<'a> {
    kin: Kin<'a>,
    cards: HashMap<u32, u32>,
    edges: Vec<Candidate>,
    next: u32,
}

impl<'a> Inference<'a> {
    /// Reads the census. `cards` are places of children with places of the parents that their cards name
    /// ([`crate::mentions`]); a card that names two is not heard.
    #[must_use]
    pub fn new(census: &'a Census, cards: &[(u32, u32)]) -> Self {
        Self {
            kin: Kin::new(census),
            cards: by_card(cards),
            edges: Vec::new(),
            next: 0,
        }
    }

    /// Asks the next `lot` models; says whether any are left. The edges are whole when none are.
    pub fn advance(&mut self, lot: u32) -> bool {
        let count = self.kin.census.len();
        let end = self.next.saturating_add(lot.max(1)).min(count);
        let found = self.asked(self.next, end);
        self.edges.extend(found);
        let was_left = self.next < count;
        self.next = end;
        if was_left && end == count {
            self.edges = without_circles(&self.kin, std::mem::take(&mut self.edges));
        }
        end < count
    }

    /// What the rules propose for the models from `start` up to `end`, in their order. Each is asked by itself, so the
    /// processors share them.
    fn asked(&self, start: u32, end: u32) -> Vec<Candidate> {
        let parts = std::thread::available_parallelism().map_or(1, |count| u32::try_from(count.get()).unwrap_or(1));
        let part = (end - start).div_ceil(parts.min(THREADS)).max(PART);
        let ask = |from: u32| -> Vec<Candidate> {
            let places = from..end.min(from.saturating_add(part));
            let open = places.filter(|place| self.kin.is_open(*place));
            open.flat_map(|place| self.propose(place)).collect()
        };
        std::thread::scope(|scope| {
            let others: Vec<_> = (start.saturating_add(part)..end)
                .step_by(part as usize)
                .map(|from| scope.spawn(move || ask(from)))
                .collect();
            let mut found = ask(start);
            for other in others {
                match other.join() {
                    Ok(more) => found.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            found
        })
    }

    fn propose(&self, place: u32) -> Vec<Candidate> {
        let open = Open::new(&self.kin, place);
        match self.cards.get(&place).map(|parent| open.one(Rule::Card, Some(*parent))) {
            Some(said) if !said.is_empty() => said,
            _ => open.propose(),
        }
    }

    /// The edges, by place of the child.
    #[must_use]
    pub fn edges(&self) -> &[Candidate] {
        &self.edges
    }

    /// What speaks for the edge, and what was not heard, in the order in which it is shown.
    #[must_use]
    pub fn signs(&self, edge: &Candidate) -> Vec<Sign> {
        sign::of(&self.kin, edge)
    }
}

/// The parent that a card names, where it names one.
fn by_card(cards: &[(u32, u32)]) -> HashMap<u32, u32> {
    let mut named: BTreeMap<u32, Option<u32>> = BTreeMap::new();
    for (child, parent) in cards {
        let one = |held: &mut Option<u32>| *held = held.filter(|p| p == parent);
        named.entry(*child).and_modify(one).or_insert(Some(*parent));
    }
    named
        .into_iter()
        .filter_map(|(child, parent)| Some((child, parent?)))
        .collect()
}

/// The edges that close no circle with stated ones or each other. They are taken in the order of the ids, so that the order
/// of the census does not matter.
fn without_circles(kin: &Kin<'_>, mut edges: Vec<Candidate>) -> Vec<Candidate> {
    let parents: HashSet<u32> = edges.iter().map(|edge| edge.parent).collect();
    let mut doubtful: Vec<Candidate> = Vec::new();
    edges.retain(|edge| {
        // A model without children cannot lie on a circle.
        let may_close = kin.children(edge.child) > 0 || parents.contains(&edge.child);
        if may_close {
            doubtful.push(*edge);
        }
        !may_close
    });
    doubtful.sort_by_cached_key(|edge| (kin.census.repo(edge.child), kin.census.repo(edge.parent)));
    let mut taken: HashMap<u32, Vec<u32>> = HashMap::new();
    for edge in doubtful {
        if !leads_to(kin, &taken, edge.parent, edge.child) {
            taken.entry(edge.child).or_default().push(edge.parent);
            edges.push(edge);
        }
    }
    edges.sort_unstable();
    edges
}

/// Whether `goal` lies above `start`, or so much does that nobody can tell.
fn leads_to(kin: &Kin<'_>, taken: &HashMap<u32, Vec<u32>>, start: u32, goal: u32) -> bool {
    let mut seen = HashSet::from([start]);
    let mut waiting = vec![start];
    while let Some(place) = waiting.pop() {
        if place == goal || seen.len() > ANCESTORS {
            return true;
        }
        let stated = kin.parents(place).iter().map(|(_, parent, _)| *parent);
        let inferred = taken.get(&place).into_iter().flatten().copied();
        waiting.extend(stated.chain(inferred).filter(|parent| seen.insert(*parent)));
    }
    false
}

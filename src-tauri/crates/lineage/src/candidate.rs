//! A parent that a rule proposes, and what speaks against it.

use crate::{kin::Kin, name::Name, rule::Rule, words::Words};
use atlas::Relation;

/// A packing may hold fewer numbers than its parent (they are packed), never many more.
const PACKED_AT_MOST: u64 = 115;
/// Tuning leaves the number of parameters as it is; what counts them differs by less than this, in hundredths.
const TUNED_WITHIN: u64 = 15;
/// Days by which a child may seem older than its parent: days are of repositories, in different time zones.
const EARLIER_AT_MOST: i32 = 1;

/// An inferred edge, by places in the census.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// Place of the child.
    pub child: u32,
    /// Place of the parent.
    pub parent: u32,
    /// How the child seems to have come from it.
    pub relation: Relation,
    /// The rule that proposed it.
    pub rule: Rule,
}

/// What comparing two models came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// They agree.
    For,
    /// They contradict each other.
    Against,
    /// One of them, or both, does not say.
    Unheard,
}

/// Architectures of child and parent.
pub(crate) fn architectures(kin: &Kin<'_>, child: u32, parent: u32) -> Heard {
    agreement(
        Some(kin.architecture(child)).filter(|n| *n > 0),
        Some(kin.architecture(parent)).filter(|n| *n > 0),
    )
}

/// Layers and width of child and parent.
pub(crate) fn shapes(kin: &Kin<'_>, child: u32, parent: u32) -> Heard {
    agreement(kin.census.shape(child), kin.census.shape(parent))
}

/// Numbers of parameters of child and parent.
pub(crate) fn params(kin: &Kin<'_>, candidate: &Candidate) -> Heard {
    let (Some(child), Some(parent)) = (kin.census.params(candidate.child), kin.census.params(candidate.parent)) else {
        return Heard::Unheard;
    };
    let hundredths = child.saturating_mul(100) / parent.max(1);
    let near = hundredths.abs_diff(100) <= TUNED_WITHIN;
    match candidate.relation {
        Relation::Adapter => Heard::Unheard,
        _ if near => Heard::For,
        Relation::Quantized if hundredths <= PACKED_AT_MOST => Heard::Unheard,
        _ => Heard::Against,
    }
}

/// Days of child and parent.
pub(crate) fn days(kin: &Kin<'_>, child: u32, parent: u32) -> Heard {
    match (kin.census.created(child), kin.census.created(parent)) {
        (Some(child), Some(parent)) if child + EARLIER_AT_MOST < parent => Heard::Against,
        (Some(_), Some(_)) => Heard::For,
        _ => Heard::Unheard,
    }
}

/// Sizes in the names of child and parent.
pub(crate) fn sizes(child: &Name, parent: &Name) -> Heard {
    if child.sizes.is_empty() || parent.sizes.is_empty() {
        Heard::Unheard
    } else if child.sizes.iter().any(|size| parent.sizes.contains(size)) {
        Heard::For
    } else {
        Heard::Against
    }
}

fn agreement<T: PartialEq>(child: Option<T>, parent: Option<T>) -> Heard {
    match (child, parent) {
        (Some(child), Some(parent)) if child == parent => Heard::For,
        (Some(_), Some(_)) => Heard::Against,
        _ => Heard::Unheard,
    }
}

/// Whether anything that is known of the two contradicts the edge.
pub(crate) fn is_contradicted(kin: &Kin<'_>, candidate: &Candidate, name: &Name) -> bool {
    let (child, parent) = (candidate.child, candidate.parent);
    child == parent
        || is_turned_round(kin, candidate, name)
        || (candidate.rule != Rule::PackedAnyhow && architectures(kin, child, parent) == Heard::Against)
        || (candidate.relation != Relation::Adapter && shapes(kin, child, parent) == Heard::Against)
        || params(kin, candidate) == Heard::Against
        || days(kin, child, parent) == Heard::Against
        || sizes(name, &kin.census.name(parent)) == Heard::Against
}

/// Whether the child rather is the first of that name: it names no format, its owner does not republish, and the rule did
/// not look for the first one, or found one that was republished.
fn is_turned_round(kin: &Kin<'_>, candidate: &Candidate, name: &Name) -> bool {
    let republishes = |place| Words::embedded().is_republisher(kin.census.halves(place).0);
    let first = matches!(candidate.rule, Rule::SameName | Rule::Card) && !republishes(candidate.parent);
    let republished = name.is_packed() || republishes(candidate.child);
    !first && !republished && kin.census.name(candidate.parent).plain == name.plain
}

/// How a model of this name most likely came from its parent.
pub(crate) fn relation(name: &Name) -> Relation {
    let words = Words::embedded();
    if name.is_packed() {
        Relation::Quantized
    } else if name.has(|word| words.is_adapter(word)) {
        Relation::Adapter
    } else {
        Relation::Finetune
    }
}

//! The terms that hold in the end, where several licences bind at once.

use crate::{Burden, Licence, LicenceId, Table, Term};
use atlas::TermGroup;

/// A term that holds in the end, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EffectiveTerm {
    /// The licence that brings it in.
    pub licence: LicenceId,
    /// Place in the licence's terms.
    pub term: usize,
}

/// What holds where all of a burden binds: every duty and every limit of every licence, and of what is granted only
/// what each of them grants. Of a key whose values have an order (`yes`, `conditional`, `no`) the strictest is left,
/// with every licence that says so. A licence that is missing, or one that does not speak of the key, grants nothing.
/// In the order of the vocabulary, then of the licences.
#[must_use]
pub fn effective(table: &Table, burden: &Burden) -> Vec<EffectiveTerm> {
    let licences: Vec<(LicenceId, &Licence)> = burden.licences.iter().map(|id| (*id, table.licence(*id))).collect();
    let silent_somewhere = burden.unknown || licences.is_empty();
    let mut found = Vec::new();
    for (id, licence) in &licences {
        for (at, term) in licence.terms.iter().enumerate() {
            let granted = !silent_somewhere && licences.iter().all(|(_, l)| speaks(l, &term.key));
            let outdone = licences.iter().any(|(_, l)| outdoes(l, term));
            if !outdone && (term.group != TermGroup::Allows || granted) {
                found.push(EffectiveTerm { licence: *id, term: at });
            }
        }
    }
    found.sort_by_key(|e| (Table::place(&table.licence(e.licence).terms[e.term].key), *e));
    found.dedup();
    found
}

fn speaks(licence: &Licence, key: &str) -> bool {
    licence.terms.iter().any(|t| t.key == key)
}

/// The licence says something stricter of the same key. A value outside the key's order outdoes nothing and is never
/// outdone, except that a grant stands behind everything that is none.
fn outdoes(licence: &Licence, term: &Term) -> bool {
    licence
        .terms
        .iter()
        .filter(|t| t.key == term.key)
        .any(|other| match (other.rank, term.rank) {
            (Some(theirs), Some(own)) => theirs > own,
            (None, _) | (_, None) => term.group == TermGroup::Allows && other.group != TermGroup::Allows,
        })
}

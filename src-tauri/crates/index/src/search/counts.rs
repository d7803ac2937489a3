//! Facet counts as they are shown: keys with counts, the most frequent first.

use super::Picked;
use crate::read::tally::{Tally, largest, merged};
use crate::read::{Sieve, View};
use crate::row::UNKNOWN;
use crate::rows::Found;
use atlas::FacetField;
use std::collections::HashSet;

/// How often each value of a field occurs among the rows found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts {
    /// The field.
    pub field: FacetField,
    /// Keys with exact counts, the most frequent first, equal ones by key. `unknown` and the values picked in the
    /// query are always among them, other values only when they occur.
    pub values: Vec<(String, u32)>,
    /// How many further values occur that are not listed.
    pub more: u32,
}

/// How many picked values are listed although they do not occur; `maker:a` picks thousands.
const MAX_NAMED: usize = 64;

/// How many values of a field are listed. Makers number hundreds of thousands.
pub(crate) fn listed(field: FacetField) -> usize {
    if field == FacetField::Maker { 200 } else { 1000 }
}

/// Counts every field among `found`; a field with a filter also counts the rows that fail this filter alone.
pub(super) fn counts(
    view: &View<'_>,
    found: &Found,
    filters: &[Sieve],
    beside: &[Found],
    picked: &[Picked],
) -> Vec<FacetCounts> {
    let mut tallies = view.tallies(found);
    for (filter, rows) in filters.iter().zip(beside) {
        let tally = &mut tallies[filter.field() as usize];
        *tally = merged(tally, &view.tally(rows, filter.field()));
    }
    view.fields()
        .map(|field| list(view, field, &tallies[field as usize], &picked[field as usize]))
        .collect()
}

fn list(view: &View<'_>, field: FacetField, tally: &Tally, picked: &Picked) -> FacetCounts {
    let (unknown, mut counted) = view.by_value(field, tally);
    let mut named: Vec<u32> = picked
        .wanted
        .places
        .iter()
        .chain(&picked.excluded.places)
        .copied()
        .collect();
    named.sort_unstable();
    named.dedup();
    named.truncate(MAX_NAMED);
    let occurring = counted.len();
    let limit = listed(field);
    if counted.len() > limit {
        // Places follow the keys, so that of equal counts those first in the alphabet are kept.
        let mut kept = largest(&counted, limit);
        let chosen: HashSet<u32> = kept.iter().map(|(place, _)| *place).collect();
        let picked = counted
            .into_iter()
            .filter(|(place, _)| named.binary_search(place).is_ok());
        kept.extend(picked.filter(|(place, _)| !chosen.contains(place)));
        counted = kept;
    }
    let shown = counted.len();
    named.retain(|place| counted.iter().all(|(counted, _)| counted != place));
    counted.extend(named.into_iter().map(|place| (place, 0)));
    let mut values: Vec<(String, u32)> = counted
        .into_iter()
        .map(|(place, n)| (view.key(field, place), n))
        .collect();
    let missing = picked.wanted.missing.iter().chain(&picked.excluded.missing);
    values.extend(missing.map(|key| (key.clone(), 0)));
    values.push((UNKNOWN.to_owned(), unknown));
    values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    values.dedup();
    FacetCounts {
        field,
        values,
        more: u32::try_from(occurring - shown).unwrap_or(u32::MAX),
    }
}

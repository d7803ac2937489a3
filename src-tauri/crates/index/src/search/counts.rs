//! Facet counts as they are shown: keys with counts, the most frequent first.

use super::Picked;
use super::ready::Ready;
use crate::read::tally::{Counted, Tally, largest, merged};
use crate::read::wide::Most;
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

/// What the counts are made of.
pub(super) struct Sets<'a> {
    /// The rows that pass every filter.
    pub(super) found: &'a Found,
    /// For each filter the rows that fail this one alone; empty when a facet is not to ignore its own filter.
    pub(super) beside: &'a [Found],
    /// Counts made beforehand of what was found, and of what it was before any filter.
    pub(super) ready: Option<Ready>,
    pub(super) ready_before: Option<Ready>,
}

/// Counts every field among the rows found; a field with a filter also counts the rows that fail this filter alone.
pub(super) fn counts(view: &View<'_>, sets: &Sets<'_>, filters: &[Sieve], picked: &[Picked]) -> Vec<FacetCounts> {
    let mut tallies: Option<Vec<Tally>> = None;
    let counted = view.fields().map(|field| {
        let also = filters
            .iter()
            .zip(sets.beside)
            .find(|(filter, _)| filter.field() == field);
        let also = also.map(|(_, rows)| rows);
        let both: Vec<&Found> = [sets.found].into_iter().chain(also).collect();
        let picked = &picked[field as usize];
        let named = picked.named();
        let ready = match also {
            None => sets.ready.as_ref(),
            // What passes and what fails the only filter are together what there was before.
            Some(_) => sets.ready_before.as_ref().filter(|_| filters.len() == 1),
        };
        let counted = if let Some(ready) = ready.and_then(|ready| ready.of(view, field, &named)) {
            ready
        } else if view.is_wide(field) {
            let most = Most {
                limit: listed(field),
                named: &named,
            };
            view.facets.wide(field, &both, view.rows, most)
        } else if view.layer(field).is_some() {
            let tally = both
                .iter()
                .map(|rows| view.tally(rows, field))
                .fold(Tally::new(), |sum, tally| merged(&sum, &tally));
            view.by_value(field, &tally, &both)
        } else {
            let all = tallies.get_or_insert_with(|| Vec::from(view.facets.tallies(sets.found, view.rows)));
            let tally = all.get(field as usize).map_or(&[][..], Vec::as_slice);
            let sum = merged(tally, &also.map(|rows| view.tally(rows, field)).unwrap_or_default());
            view.by_value(field, &sum, &both)
        };
        list(view, field, counted, &named, picked)
    });
    counted.collect()
}

impl Picked {
    /// The places of the values picked, some of them where there are thousands.
    fn named(&self) -> Vec<u32> {
        let both = self.wanted.places.iter().chain(&self.excluded.places);
        let mut named: Vec<u32> = both.copied().collect();
        named.sort_unstable();
        named.dedup();
        named.truncate(MAX_NAMED);
        named
    }
}

fn list(view: &View<'_>, field: FacetField, counted: Counted, named: &[u32], picked: &Picked) -> FacetCounts {
    let limit = listed(field);
    let mut shown = counted.values;
    if shown.len() > limit + named.len() {
        // Places follow the keys, so that of equal counts those first in the alphabet are kept.
        let mut kept = largest(&shown, limit);
        let chosen: HashSet<u32> = kept.iter().map(|(place, _)| *place).collect();
        let also = |(place, _): &(u32, u32)| named.binary_search(place).is_ok() && !chosen.contains(place);
        kept.extend(shown.into_iter().filter(also));
        shown = kept;
    }
    let more = counted
        .occurring
        .saturating_sub(u32::try_from(shown.len()).unwrap_or(u32::MAX));
    let absent = |place: &&u32| shown.iter().all(|(counted, _)| counted != *place);
    let absent: Tally = named.iter().filter(absent).map(|place| (*place, 0)).collect();
    let all = shown.into_iter().chain(absent);
    let mut values: Vec<(String, u32)> = all.map(|(place, n)| (view.key(field, place), n)).collect();
    let missing = picked.wanted.missing.iter().chain(&picked.excluded.missing);
    values.extend(missing.map(|key| (key.clone(), 0)));
    values.push((UNKNOWN.to_owned(), counted.unknown));
    values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    values.dedup();
    FacetCounts { field, values, more }
}

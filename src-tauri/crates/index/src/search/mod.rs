//! One question, answered: rows in order, the exact total, exact counts of every facet.

mod counts;
mod matching;
mod order;
pub(crate) mod ready;
mod tolerant;
mod understood;

pub use counts::FacetCounts;
pub use tolerant::Reading;

use crate::read::facets::Choice;
use crate::read::{Sieve, View};
use crate::rows::{Bits, Found};
use crate::{Measure, Query, Span, Wanted};
use atlas::{FacetField, Sort};
use counts::Sets;
use ready::{Ready, Subject};
use tolerant::Tolerance;
pub use understood::Meaning;
use understood::{Understood, understood};

/// What is wanted of the models a query finds.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// The order of the rows.
    pub sort: Sort,
    /// Turns the order round. Rows whose value is unknown stay at the end, equal ones in order of popularity.
    pub descending_reversed: bool,
    /// Rows to pass over.
    pub offset: u32,
    /// Rows to return at most.
    pub limit: u32,
    /// Whether facets are counted.
    pub facets: bool,
    /// As of this day (since 1970): rows known to be created later are left out, unknown dates stay.
    pub created_by: Option<i32>,
    /// Whether a facet's counts take all filters into account but its own, so that one sees what a change would give.
    pub sideways: bool,
    /// Whether words with one slip of the finger are understood where fewer than ten rows are found.
    pub typos: bool,
    /// Whether words are also looked for inside longer ones where fewer than ten rows are found.
    pub within: bool,
}

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// How many rows the query finds.
    pub total: u32,
    /// Row numbers of the page, in order.
    pub rows: Vec<u32>,
    /// One entry a field, in the order of [`FacetField::ALL`], of which those neither stored nor laid over are left out;
    /// empty when not asked for.
    pub facets: Vec<FacetCounts>,
    /// Words that were read tolerantly. Rows that hold every word as it stands come first; total and counts are of all
    /// rows found.
    pub readings: Vec<Reading>,
    /// What words were taken for besides their letters.
    pub meanings: Vec<Meaning>,
}

/// A facet field's part of a query.
#[derive(Default)]
pub(crate) struct Picked {
    pub(crate) wanted: Choice,
    pub(crate) excluded: Choice,
}

/// Answers `query` over `view`.
pub(crate) fn search(view: &View<'_>, query: &Query, ask: &Ask) -> Answer {
    let picked = picked(view, query);
    let filters: Vec<Sieve> = FacetField::ALL
        .into_iter()
        .zip(&picked)
        .filter(|(_, p)| p.wanted.asked || p.excluded.asked)
        .map(|(field, p)| view.sieve(field, &p.wanted, &p.excluded))
        .collect();
    let understood = understood(view, query);
    let rows = |tolerances: &[Tolerance]| {
        let mut found = matching::matching(view, query, &understood, tolerances);
        keep_ranges(view, &mut found, query, ask.created_by);
        filtered(view, found, &filters, ask.sideways && ask.facets)
    };
    let (mut found, mut beside) = rows(&[]);
    let mut total = found.count();
    let mut page = order::page(view, &found, total, ask);
    let mut readings = Vec::new();
    if total < tolerant::ENOUGH && (ask.typos || ask.within) {
        let tolerances = tolerant::tolerances(view, query, &understood, ask);
        if !tolerances.is_empty() {
            let (all, all_beside) = rows(&tolerances);
            if all.count() > total {
                page = order::page_of_two(view, &found, &all, ask);
                total = all.count();
                (found, beside) = (all, all_beside);
                readings = tolerances.iter().filter_map(|t| t.reading(view, &found)).collect();
            }
        }
    }
    let facets = if ask.facets {
        let (ready, ready_before) = if readings.is_empty() {
            made_before(view, query, &understood, ask, &picked)
        } else {
            (None, None)
        };
        let sets = Sets {
            found: &found,
            beside: &beside,
            ready,
            ready_before,
        };
        counts::counts(view, &sets, &filters, &picked)
    } else {
        Vec::new()
    };
    let meanings = understood
        .iter()
        .filter_map(|sense| sense.meaning(query, &found))
        .collect();
    Answer {
        meanings,
        total,
        rows: page,
        facets,
        readings,
    }
}

/// Counts that were made when the index was built: of all that `query` finds, and of what it finds without filters.
fn made_before(
    view: &View<'_>,
    query: &Query,
    understood: &[Understood],
    ask: &Ask,
    picked: &[Picked],
) -> (Option<Ready>, Option<Ready>) {
    let before = matching::subject(view, query, understood).filter(|_| ask.created_by.is_none());
    let Some(before) = before else {
        return (None, None);
    };
    let asked = |picked: &Picked| picked.wanted.asked || picked.excluded.asked;
    let mut filters = FacetField::ALL.into_iter().zip(picked).filter(|(_, p)| asked(p));
    let after = match (filters.next(), filters.next()) {
        (None, _) => Some(before),
        (Some((field, picked)), None) if before == Subject::Everything && view.layer(field).is_none() => {
            picked.only().map(|place| Subject::Value(field, place))
        }
        _ => None,
    };
    (after.and_then(|after| view.ready.of(after)), view.ready.of(before))
}

impl Picked {
    /// The place of the one value that is asked for, where that is all.
    fn only(&self) -> Option<u32> {
        if self.excluded.asked || !self.wanted.missing.is_empty() {
            return None;
        }
        match (self.wanted.places.as_slice(), self.wanted.unknown) {
            ([place], false) => Some(*place),
            ([], true) => Some(ready::NO_VALUE),
            _ => None,
        }
    }
}

/// How many rows a set must have at most to be worth a list instead of a bitmap.
pub(crate) fn few(rows: u32) -> u32 {
    (rows / 64).max(1024)
}

fn keep_ranges(view: &View<'_>, found: &mut Found, query: &Query, created_by: Option<i32>) {
    // "As of a day" is the exclusion of all later days: what has no date stays.
    let later = created_by.map(|day| Span {
        low: Some(i64::from(day) + 1),
        high: None,
    });
    let asked = query.tokens().iter().filter_map(|token| match &token.wanted {
        Wanted::Range(measure, span) => Some((*measure, *span, token.negated)),
        _ => None,
    });
    for (measure, span, negated) in asked.chain(later.map(|span| (Measure::Created, span, true))) {
        let column = view.measures.column(measure);
        let inside = column.codes_in(span);
        if let Found::List(list) = found {
            list.retain(|row| inside.contains(&column.code(*row)) != negated);
            continue;
        }
        let all = std::mem::replace(found, Found::none());
        let mut bits = all.into_bits(view.rows);
        let codes = column.codes();
        bits.for_each_word(|first, word| {
            let first = first as usize;
            let near = codes.slice(first..(first + 64).min(codes.len()));
            let fits = near.iter().enumerate().fold(0_u64, |fits, (bit, code)| {
                fits | u64::from(inside.contains(&code) != negated) << bit
            });
            *word &= fits;
        });
        *found = Found::Bits(bits);
    }
}

/// The picked values of every field, in the order of [`FacetField::ALL`].
fn picked(view: &View<'_>, query: &Query) -> Vec<Picked> {
    let mut out: Vec<Picked> = FacetField::ALL.iter().map(|_| Picked::default()).collect();
    for token in query.tokens() {
        let Wanted::Facet(field, values) = &token.wanted else {
            continue;
        };
        let picked = &mut out[*field as usize];
        let choice = if token.negated {
            &mut picked.excluded
        } else {
            &mut picked.wanted
        };
        choice.asked = true;
        for value in values {
            if value == crate::row::UNKNOWN {
                choice.unknown = true;
                continue;
            }
            let places = view.places(*field, value);
            if places.is_empty() && !choice.missing.contains(value) {
                choice.missing.push(value.clone());
            }
            choice.places.extend(places);
        }
    }
    out
}

/// The rows that pass every filter and, if `sideways`, for each filter those that fail this one alone.
fn filtered(view: &View<'_>, found: Found, filters: &[Sieve], sideways: bool) -> (Found, Vec<Found>) {
    if filters.is_empty() {
        return (found, Vec::new());
    }
    let bits = match found {
        Found::List(list) => return filtered_list(view, &list, filters, sideways),
        Found::All(rows) => Bits::all(rows),
        Found::Bits(bits) => bits,
    };
    let mut found = bits;
    if !sideways {
        found.for_each_word(|first, word| {
            for filter in filters {
                if *word != 0 {
                    *word = view.passing(filter, first, *word);
                }
            }
        });
        return (Found::Bits(found), Vec::new());
    }
    let mut beside: Vec<Bits> = filters.iter().map(|_| Bits::none(view.rows)).collect();
    let mut masks = vec![0_u64; filters.len()];
    found.for_each_word(|first, word| {
        // `once` holds the rows that have failed exactly one filter so far.
        let (mut passed, mut once) = (*word, 0_u64);
        for (filter, mask) in filters.iter().zip(&mut masks) {
            *mask = view.passing(filter, first, passed | once);
            once = (once & *mask) | (passed & !*mask);
            passed &= *mask;
        }
        for (mask, bits) in masks.iter().zip(&mut beside) {
            let alone = once & !*mask;
            if alone != 0 {
                bits.set_word(first, alone);
            }
        }
        *word = passed;
    });
    (Found::Bits(found), beside.into_iter().map(Found::Bits).collect())
}

fn filtered_list(view: &View<'_>, list: &[u32], filters: &[Sieve], sideways: bool) -> (Found, Vec<Found>) {
    let mut passed = Vec::with_capacity(list.len());
    let mut beside: Vec<Vec<u32>> = filters.iter().map(|_| Vec::new()).collect();
    for row in list {
        let mut failed = filters
            .iter()
            .enumerate()
            .filter(|(_, filter)| !view.passes(filter, *row));
        match (failed.next(), failed.next()) {
            (None, _) => passed.push(*row),
            (Some((at, _)), None) if sideways => beside[at].push(*row),
            _ => {}
        }
    }
    (Found::List(passed), beside.into_iter().map(Found::List).collect())
}

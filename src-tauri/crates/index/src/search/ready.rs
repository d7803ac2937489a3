//! Counts made when the index is built, for what most rows answer to: everything, frequent beginnings of words and
//! frequent values. The first letters of a search are the dearest to count, and the only ones that are always the same.

use super::counts::listed;
use crate::image::Numbers;
use crate::read::View;
use crate::read::tally::{Counted, Tally};
use crate::read::wide::Most;
use crate::rows::{Bits, Found};
use atlas::FacetField;
use std::ops::Range;

/// What was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// Every row.
    Everything,
    /// The rows of a stretch of the dictionary.
    Words(u32, u32),
    /// The rows with a value of a field, by place; unknown is the last number there is.
    Value(FacetField, u32),
}

/// The place that stands for unknown.
pub(crate) const NO_VALUE: u32 = u32::MAX;
/// Numbers a subject and the place of its counts take.
const KEY: usize = 4;
/// Subjects counted at most.
const MOST: usize = 4096;

/// How many rows something must have for its counts to be made beforehand.
fn heavy(rows: u32) -> usize {
    (rows as usize / 160).max(2048)
}

impl Subject {
    fn numbers(self) -> [u32; 3] {
        match self {
            Self::Everything => [0, 0, 0],
            Self::Words(low, high) => [1, low, high],
            Self::Value(field, place) => [2 + field as u32, place, 0],
        }
    }
}

/// The stored counts of an image.
#[derive(Clone, Copy, Default)]
pub(crate) struct ReadyCounts<'a> {
    pub(crate) keys: Numbers<'a>,
    pub(crate) counts: Numbers<'a>,
}

/// Counts of one subject.
pub(super) struct Ready(Vec<Counted>);

impl Ready {
    /// The counts of a field, unless something is laid over it or values are named that the stored counts lack.
    pub(super) fn of(&self, view: &View<'_>, field: FacetField, named: &[u32]) -> Option<Counted> {
        if view.layer(field).is_some() || view.is_wide(field) && !named.is_empty() {
            return None;
        }
        self.0.get(field as usize).cloned()
    }
}

impl ReadyCounts<'_> {
    /// The counts of `subject`, where they were made.
    pub(super) fn of(&self, subject: Subject) -> Option<Ready> {
        let wanted = subject.numbers();
        let key = |at: usize| [0, 1, 2].map(|n| self.keys.get(at * KEY + n).unwrap_or_default());
        let at = crate::image::partition(self.keys.len() / KEY, |at| key(at) < wanted);
        if key(at) != wanted || at >= self.keys.len() / KEY {
            return None;
        }
        let mut at = self.keys.get(at * KEY + 3)? as usize;
        let mut next = || {
            at += 1;
            self.counts.get(at - 1)
        };
        let mut fields = Vec::with_capacity(FacetField::STORED.len());
        for _ in FacetField::STORED {
            let (unknown, occurring, many) = (next()?, next()?, next()?);
            let mut values = Tally::new();
            for _ in 0..many {
                values.push((next()?, next()?));
            }
            fields.push(Counted {
                unknown,
                occurring,
                values,
            });
        }
        Some(Ready(fields))
    }
}

/// Counts everything that has many rows: the keys, and what they lead to.
pub(crate) fn make(view: &View<'_>) -> (Vec<u32>, Vec<u32>) {
    let mut subjects = vec![Subject::Everything];
    let least = heavy(view.rows);
    beginnings(view, 0..view.words.len(), 0, least, &mut subjects);
    for field in FacetField::STORED {
        let unknown = view.facets.unknown(field);
        let values = view.facets.frequent(field, least);
        let values = values.into_iter().map(|place| Subject::Value(field, place));
        subjects.extend(values);
        subjects.extend((unknown >= least).then_some(Subject::Value(field, NO_VALUE)));
    }
    if view.rows < 2 * 2048 {
        subjects.truncate(1);
    }
    subjects.truncate(MOST);
    subjects.sort_unstable_by_key(|subject| subject.numbers());
    subjects.dedup();
    let (mut keys, mut counts) = (Vec::new(), Vec::new());
    for subject in subjects {
        keys.extend(subject.numbers());
        keys.push(u32::try_from(counts.len()).unwrap_or(u32::MAX));
        count(view, &rows_of(view, subject), &mut counts);
    }
    (keys, counts)
}

/// Every stretch of words that share a beginning and have many rows, and those of one letter more inside it.
fn beginnings(view: &View<'_>, range: Range<usize>, length: usize, least: usize, out: &mut Vec<Subject>) {
    let mut start = range.start;
    while start < range.end {
        let word = view.words.word(start);
        let Some(begin) = word.get(..=length) else {
            start += 1;
            continue;
        };
        let rest = start..range.end;
        let same = crate::image::partition(rest.len(), |at| view.words.word(rest.start + at).starts_with(begin));
        let end = start + same.max(1);
        if view.words.rows_of(start..end).len() >= least {
            let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            out.push(Subject::Words(number(start), number(end)));
            if length < crate::fold::MAX_WORD_BYTES {
                beginnings(view, start..end, length + 1, least, out);
            }
        }
        start = end;
    }
}

fn rows_of(view: &View<'_>, subject: Subject) -> Found {
    match subject {
        Subject::Everything => Found::All(view.rows),
        Subject::Words(low, high) => {
            let mut bits = Bits::none(view.rows);
            bits.insert_all(view.words.rows_of(low as usize..high as usize).iter());
            Found::Bits(bits)
        }
        Subject::Value(field, place) => Found::Bits(view.facets.rows_of(field, place, view.rows)),
    }
}

fn count(view: &View<'_>, found: &Found, out: &mut Vec<u32>) {
    let tallies = view.facets.tallies(found, view.rows);
    for (field, tally) in FacetField::STORED.into_iter().zip(&tallies) {
        let counted = if view.is_wide(field) {
            let most = Most {
                limit: listed(field),
                named: &[],
            };
            view.facets.wide(field, &[found], view.rows, most)
        } else {
            view.by_value(field, tally, &[found])
        };
        let many = u32::try_from(counted.values.len()).unwrap_or(u32::MAX);
        out.extend([counted.unknown, counted.occurring, many]);
        out.extend(counted.values.into_iter().flat_map(|(place, n)| [place, n]));
    }
}

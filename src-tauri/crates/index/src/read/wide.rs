//! Exact counts of the most frequent values of a field that has hundreds of thousands, such as makers.
//!
//! Codes fall with the size of what they stand for: the counters a keystroke touches lie together, and as soon as a
//! maker is smaller than the least count that is still listed, no later one can be among the listed.

use super::facets::FacetTable;
use super::tally::{AT_ONCE, Counted, Tally, largest, runs};
use crate::image::Numbers;
use crate::rows::{Bits, Found};
use atlas::FacetField;
use std::collections::HashSet;

/// Below this many rows the values are sorted instead of counted.
const FEW: u32 = 8192;

/// Which values of a wide field are wanted.
#[derive(Clone, Copy)]
pub(crate) struct Most<'a> {
    /// The most frequent ones, so many.
    pub(crate) limit: usize,
    /// Those at these places, however rare.
    pub(crate) named: &'a [u32],
}

impl FacetTable<'_> {
    /// Whether a field has so many values that only the most frequent are counted out.
    pub(crate) fn is_wide(&self, field: FacetField) -> bool {
        self.slots[field as usize].wide
    }

    /// Counts a wide field in the rows of all `sets`, which have none in common.
    pub(crate) fn wide(&self, field: FacetField, sets: &[&Found], rows: u32, most: Most<'_>) -> Counted {
        let column = self.columns[field as usize].wide;
        let totals = self.totals[field as usize];
        let count: u32 = sets.iter().fold(0, |sum, found| sum.saturating_add(found.count()));
        if count < FEW {
            let mut codes = Vec::with_capacity(count as usize);
            for found in sets {
                found.visit(|row| codes.push(column.get(row as usize).unwrap_or_default()));
            }
            return self.of_few(field, &runs(codes), most);
        }
        let mut counts = vec![0_u32; self.slots[field as usize].radix as usize];
        if count > rows / 2 {
            let mut rest = Bits::all(rows);
            sets.iter().for_each(|found| found.take_from(&mut rest));
            count_codes(column, &Found::Bits(rest), &mut counts);
            for (n, total) in counts.iter_mut().zip(totals.iter()) {
                *n = total.saturating_sub(*n);
            }
        } else {
            sets.iter().for_each(|found| count_codes(column, found, &mut counts));
        }
        self.of_many(field, &counts, most)
    }

    fn of_few(&self, field: FacetField, tally: &Tally, most: Most<'_>) -> Counted {
        let known: Tally = tally.iter().copied().filter(|(code, _)| *code > 0).collect();
        let count = |code: u32| {
            let at = tally.binary_search_by_key(&code, |(code, _)| *code);
            at.map_or(0, |at| tally[at].1)
        };
        Counted {
            unknown: count(0),
            occurring: u32::try_from(known.len()).unwrap_or(u32::MAX),
            values: self.listed(field, known, count, most),
        }
    }

    fn of_many(&self, field: FacetField, counts: &[u32], most: Most<'_>) -> Counted {
        let known = counts.get(1..).unwrap_or_default();
        let occurring = known.iter().fold(0_u32, |sum, n| sum + u32::from(*n > 0));
        let totals = self.totals[field as usize].iter().skip(1);
        let (mut kept, mut least, mut room) = (Tally::new(), 1, 8 * most.limit.max(8));
        for ((code, n), total) in (1_u32..).zip(known).zip(totals) {
            if total < least {
                break;
            }
            if *n >= least {
                kept.push((code, *n));
            }
            if kept.len() >= room {
                let mut many: Vec<u32> = kept.iter().map(|(_, n)| *n).collect();
                let (_, edge, _) = many.select_nth_unstable_by(most.limit, |a, b| b.cmp(a));
                least = *edge;
                kept.retain(|(_, n)| *n >= least);
                // Many may be equal at the edge; they are not looked through again for each that comes.
                room = room.max(2 * kept.len());
            }
        }
        let count = |code: u32| counts.get(code as usize).copied().unwrap_or_default();
        Counted {
            unknown: count(0),
            occurring,
            values: self.listed(field, kept, count, most),
        }
    }

    /// Of pairs of code and count the largest, and the named ones, by place.
    fn listed(&self, field: FacetField, kept: Tally, count: impl Fn(u32) -> u32, most: Most<'_>) -> Tally {
        let place = |(code, n)| (self.place_of(field, code), n);
        let placed: Tally = kept.into_iter().map(place).collect();
        let mut values = if placed.len() > most.limit {
            largest(&placed, most.limit)
        } else {
            placed
        };
        let shown: HashSet<u32> = values.iter().map(|(place, _)| *place).collect();
        for place in most.named.iter().filter(|place| !shown.contains(place)) {
            let n = count(self.code_of(field, *place));
            if n > 0 {
                values.push((*place, n));
            }
        }
        values
    }
}

/// One increment a row, the codes fetched some at a time.
fn count_codes(column: Numbers<'_>, found: &Found, counts: &mut [u32]) {
    let mut codes = [0_u32; AT_ONCE];
    let mut many = 0;
    let mut count = |codes: &[u32]| {
        for code in codes {
            if let Some(n) = counts.get_mut(*code as usize) {
                *n += 1;
            }
        }
    };
    found.visit(|row| {
        codes[many] = column.get(row as usize).unwrap_or_default();
        many += 1;
        if many == AT_ONCE {
            count(&codes);
            many = 0;
        }
    });
    count(&codes[..many]);
}

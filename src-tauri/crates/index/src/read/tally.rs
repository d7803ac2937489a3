//! Exact counts of every facet value among the rows found.

use super::facets::{FIELDS, FacetTable, Slot};
use crate::build::MAX_JOINT;
use crate::image::partition;
use crate::rows::{Bits, Found};
use atlas::FacetField;

/// Below this many rows, counting field by field is cheaper than clearing and decoding the joint counters.
const FEW: u32 = 768;
/// Records loaded before any of them is counted, so that their cache lines arrive together. Counting each as it comes
/// took three times as long at three rows in a hundred.
pub(super) const AT_ONCE: usize = 64;
const JOINT: usize = MAX_JOINT as usize;

/// How often each code of a field occurs: pairs of code and count, codes rising, no zeros.
pub(crate) type Tally = Vec<(u32, u32)>;

/// What is shown of a field: counts by place of the key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    /// Rows without a value.
    pub(crate) unknown: u32,
    /// Values that occur, listed or not.
    pub(crate) occurring: u32,
    /// Places and counts in no order, the most frequent among them.
    pub(crate) values: Tally,
}

impl FacetTable<'_> {
    /// Counts every field of few values; those of wide ones stay empty.
    pub(crate) fn tallies(&self, found: &Found, rows: u32) -> [Tally; FIELDS] {
        let count = found.count();
        if matches!(found, Found::All(_)) || count < FEW {
            return std::array::from_fn(|field| self.tally(found, FacetField::STORED[field], rows));
        }
        if let Some(others) = complement(found, count, rows) {
            let others = self.tallies(&others, rows);
            return std::array::from_fn(|field| self.without(FacetField::STORED[field], &others[field]));
        }
        self.joint_tallies(found)
    }

    /// Counts one field of few values.
    pub(crate) fn tally(&self, found: &Found, field: FacetField, rows: u32) -> Tally {
        let slot = self.slots[field as usize];
        if slot.wide {
            return Tally::new();
        }
        if let Found::All(_) = found {
            return pairs(self.totals[field as usize].iter());
        }
        if let Some(others) = complement(found, found.count(), rows) {
            return self.without(field, &self.tally(&others, field, rows));
        }
        let mut counts = vec![0_u32; slot.radix as usize];
        found.visit(|row| {
            if let Some(n) = counts.get_mut(self.code(field, row) as usize) {
                *n += 1;
            }
        });
        pairs(counts.into_iter())
    }

    /// The totals of a field less what the other rows have.
    fn without(&self, field: FacetField, others: &Tally) -> Tally {
        if self.slots[field as usize].wide {
            return Tally::new();
        }
        let mut counts: Vec<u32> = self.totals[field as usize].iter().collect();
        for (code, n) in others {
            if let Some(total) = counts.get_mut(*code as usize) {
                *total = total.saturating_sub(*n);
            }
        }
        pairs(counts.into_iter())
    }

    /// One increment a joint code and row, decoded into fields at the end.
    fn joint_tallies(&self, found: &Found) -> [Tally; FIELDS] {
        let joint = match self.groups {
            0..=3 => self.joint::<3>(found),
            4 => self.joint::<4>(found),
            5 => self.joint::<5>(found),
            6 => self.joint::<6>(found),
            7 => self.joint::<7>(found),
            _ => self.joint::<FIELDS>(found),
        };
        std::array::from_fn(|field| {
            let slot = self.slots[field];
            let counts = joint.get(slot.group).filter(|_| !slot.wide);
            counts.map(|counts| decode(&counts[..], slot)).unwrap_or_default()
        })
    }

    /// Counts of the joint codes of up to `G` groups.
    fn joint<const G: usize>(&self, found: &Found) -> Vec<[u32; JOINT]> {
        let mut counts = vec![[0_u32; JOINT]; G];
        let Some(counters) = counts.first_chunk_mut::<G>() else {
            return counts;
        };
        let (groups, records) = (self.groups, self.records);
        let mut copies = [[[0_u8; 2]; G]; AT_ONCE];
        let mut many = 0;
        let mut count = |copies: &[[[u8; 2]; G]]| {
            for record in copies {
                for (counter, code) in counters.iter_mut().zip(record).take(groups) {
                    // Codes are below JOINT; the mask says so where an image is damaged.
                    counter[usize::from(u16::from_le_bytes(*code)) & (JOINT - 1)] += 1;
                }
            }
        };
        found.visit(|row| {
            let start = row as usize * groups;
            if let Some(record) = records.get(start..).and_then(<[[u8; 2]]>::first_chunk::<G>) {
                copies[many] = *record;
            } else {
                // Only the last rows of the table have less than a copy behind them.
                let rest = records.get(start..).unwrap_or_default();
                copies[many] = [[0; 2]; G];
                copies[many][..rest.len()].copy_from_slice(rest);
            }
            many += 1;
            if many == AT_ONCE {
                count(&copies);
                many = 0;
            }
        });
        count(&copies[..many]);
        counts
    }

    /// Counts by value place instead of code, of the rows of all `sets`, which have none in common. A model counts once
    /// for each of its languages.
    pub(crate) fn by_value(&self, field: FacetField, tally: &Tally, sets: &[&Found]) -> Counted {
        let unknown = tally.first().filter(|(code, _)| *code == 0).map_or(0, |(_, n)| *n);
        let known = tally.iter().filter(|(code, _)| *code > 0);
        let values: Tally = if field == FacetField::Language {
            let mut counts = vec![0_u32; self.keys[field as usize].len()];
            let mut add = |set: u32, n: u32| {
                for language in self.languages(set).iter() {
                    if let Some(count) = counts.get_mut(language as usize) {
                        *count = count.saturating_add(n);
                    }
                }
            };
            let shared = self.rare_code();
            for (code, n) in known {
                if Some(*code) == shared {
                    sets.iter().for_each(|found| self.rare_sets(found, |set| add(set, 1)));
                } else {
                    add(*code, *n);
                }
            }
            pairs(counts.into_iter())
        } else {
            known.map(|(code, n)| (code - 1, *n)).collect()
        };
        Counted {
            unknown,
            occurring: u32::try_from(values.len()).unwrap_or(u32::MAX),
            values,
        }
    }

    /// The code that rare sets of languages share.
    fn rare_code(&self) -> Option<u32> {
        let codes = u32::try_from(self.totals[FacetField::Language as usize].len()).ok()?;
        (self.rare.rows.len() > 0).then(|| codes.saturating_sub(1))
    }

    /// Calls `each` with the rare set of languages of every row found that has one.
    fn rare_sets(&self, found: &Found, mut each: impl FnMut(u32)) {
        let rare = self.rare;
        let Found::List(list) = found else {
            for (row, set) in rare.rows.iter().zip(rare.sets.iter()) {
                if found.has(row) {
                    each(set);
                }
            }
            return;
        };
        let shared = self.rare_code();
        for row in list {
            if Some(self.code(FacetField::Language, *row)) == shared {
                let at = partition(rare.rows.len(), |at| rare.rows.get(at).is_some_and(|r| r < *row));
                each(rare.sets.get(at).unwrap_or_default());
            }
        }
    }
}

/// The other rows, when they are fewer: counting those and subtracting is the shorter way.
fn complement(found: &Found, count: u32, rows: u32) -> Option<Found> {
    let Found::Bits(bits) = found else { return None };
    (count > rows / 2).then(|| {
        let mut others: Bits = bits.clone();
        others.invert();
        Found::Bits(others)
    })
}

fn decode(joint: &[u32], slot: Slot) -> Tally {
    let mut counts = vec![0_u32; slot.radix as usize];
    for cycle in joint.chunks(slot.divisor as usize * slot.radix as usize) {
        for (count, block) in counts.iter_mut().zip(cycle.chunks(slot.divisor as usize)) {
            let sum = block.iter().fold(0_u32, |sum, n| sum.wrapping_add(*n));
            *count = count.wrapping_add(sum);
        }
    }
    pairs(counts.into_iter())
}

fn pairs(counts: impl Iterator<Item = u32>) -> Tally {
    (0_u32..).zip(counts).filter(|(_, n)| *n > 0).collect()
}

pub(super) fn runs(mut codes: Vec<u32>) -> Tally {
    codes.sort_unstable();
    let same = codes.chunk_by(|a, b| a == b);
    same.map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX)))
        .collect()
}

/// The sum of two tallies.
pub(crate) fn merged(a: &[(u32, u32)], b: &[(u32, u32)]) -> Tally {
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    let mut out = Tally::with_capacity(a.len().max(b.len()));
    loop {
        let next = match (a.peek().copied(), b.peek().copied()) {
            (None, None) => return out,
            (Some(x), Some(y)) if x.0 == y.0 => {
                b.next();
                a.next().map(|_| (x.0, x.1.saturating_add(y.1)))
            }
            (Some(x), Some(y)) if y.0 < x.0 => b.next(),
            (None, Some(_)) => b.next(),
            (Some(_), _) => a.next(),
        };
        out.extend(next);
    }
}

/// The `limit` largest counts of a long tally, of equal ones those with the lowest codes; in no order.
pub(crate) fn largest(tally: &Tally, limit: usize) -> Tally {
    const BINS: usize = 4096;
    let bin = |n: u32| (n as usize).min(BINS - 1);
    let mut many = vec![0_usize; BINS];
    tally.iter().for_each(|(_, n)| many[bin(*n)] += 1);
    let (mut least, mut above) = (BINS - 1, 0);
    while least > 0 && above + many[least] <= limit {
        above += many[least];
        least -= 1;
    }
    let mut kept: Tally = tally.iter().copied().filter(|(_, n)| bin(*n) > least).collect();
    let mut edge: Tally = tally.iter().copied().filter(|(_, n)| bin(*n) == least).collect();
    edge.sort_unstable_by_key(|(code, n)| (std::cmp::Reverse(*n), *code));
    edge.truncate(limit - kept.len());
    kept.append(&mut edge);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_are_kept_and_ties_go_by_code() {
        let tally: Tally = vec![(1, 1), (2, 9), (3, 1), (4, 9000), (5, 8000), (6, 1)];
        let check = |limit: usize, expected: &[u32]| {
            let mut codes: Vec<u32> = largest(&tally, limit).into_iter().map(|(code, _)| code).collect();
            codes.sort_unstable();
            assert_eq!(codes, expected, "{limit}");
        };
        check(1, &[4]);
        check(2, &[4, 5]);
        check(3, &[2, 4, 5]);
        check(4, &[1, 2, 4, 5]);
        check(6, &[1, 2, 3, 4, 5, 6]);
        check(0, &[]);
    }

    #[test]
    fn tallies_add_up() {
        assert_eq!(
            merged(&[(1, 2), (4, 1)], &[(0, 5), (4, 2), (9, 1)]),
            [(0, 5), (1, 2), (4, 3), (9, 1)]
        );
        assert_eq!(merged(&[], &[(3, 1)]), [(3, 1)]);
    }
}

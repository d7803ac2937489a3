//! Exact counts of every facet value among the rows found.

use super::facets::{FIELDS, FacetTable, Slot};
use crate::rows::{Bits, Found};
use atlas::FacetField;

/// Below this many rows, counting field by field is cheaper than clearing and decoding the joint counters.
const FEW: u32 = 768;
/// Bytes copied of a record. Longer ones (they need more than six groups and two wide fields) are read in place.
const COPIED: usize = 16;
/// Records loaded before any of them is counted, so that their cache lines arrive together. Counting each as it comes
/// took three times as long at three rows in a hundred.
const AT_ONCE: usize = 64;

/// How often each code of a field occurs: pairs of code and count, codes rising, no zeros.
pub(crate) type Tally = Vec<(u32, u32)>;

impl FacetTable<'_> {
    /// Counts one field.
    pub(crate) fn tally(&self, found: &Found, field: FacetField, rows: u32) -> Tally {
        if let Found::All(_) = found {
            return pairs(self.totals[field as usize].iter());
        }
        let slot = self.slots[field as usize];
        let count = found.count();
        if let Some(others) = complement(found, count, rows) {
            return self.without(field, &self.tally(&others, field, rows));
        }
        if slot.radix > 4096 && count < slot.radix / 4 {
            let mut codes = Vec::with_capacity(count as usize);
            self.for_each_record(found, |record| codes.push(slot.code(record)));
            return runs(codes);
        }
        let mut counts = vec![0_u32; slot.radix as usize];
        self.for_each_record(found, |record| {
            if let Some(n) = counts.get_mut(slot.code(record) as usize) {
                *n += 1;
            }
        });
        pairs(counts.into_iter())
    }

    /// Counts every field.
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

    /// The totals of a field less what the other rows have.
    fn without(&self, field: FacetField, others: &Tally) -> Tally {
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
        let wide: Vec<usize> = (0..FIELDS).filter(|field| self.slots[*field].wide).collect();
        let wide_from = wide
            .iter()
            .map(|field| self.slots[*field].offset)
            .min()
            .unwrap_or(self.stride);
        let mut starts = vec![0_usize];
        for group in 0..wide_from / 2 {
            starts.push(starts.last().copied().unwrap_or(0) + self.joint_size(group * 2));
        }
        let size = starts.pop().unwrap_or(0);
        let mut joint = vec![0_u32; size];
        let mut wide_counts: Vec<Vec<u32>> = wide
            .iter()
            .map(|field| vec![0; self.slots[*field].radix as usize])
            .collect();
        self.for_each_record(found, |record| {
            for (start, code) in starts.iter().zip(record.as_chunks::<2>().0) {
                if let Some(n) = joint.get_mut(start + usize::from(u16::from_le_bytes(*code))) {
                    *n += 1;
                }
            }
            for (field, counts) in wide.iter().zip(&mut wide_counts) {
                if let Some(n) = counts.get_mut(self.slots[*field].raw(record) as usize) {
                    *n += 1;
                }
            }
        });
        let mut out: [Tally; FIELDS] = Default::default();
        for (field, counts) in wide.iter().zip(wide_counts) {
            out[*field] = pairs(counts.into_iter());
        }
        for (field, slot) in self.slots.iter().enumerate().filter(|(_, slot)| !slot.wide) {
            let start = starts.get(slot.offset / 2).copied().unwrap_or(size);
            let end = (start + self.joint_size(slot.offset)).min(size);
            out[field] = decode(joint.get(start..end).unwrap_or_default(), *slot);
        }
        out
    }

    /// Calls `each` with the record of every row found.
    fn for_each_record(&self, found: &Found, mut each: impl FnMut(&[u8])) {
        if self.stride > COPIED {
            found.visit(|row| each(self.record(row)));
            return;
        }
        let (stride, records) = (self.stride, self.records);
        let mut copies = [[0_u8; COPIED]; AT_ONCE];
        let mut many = 0;
        found.visit(|row| {
            let start = row as usize * stride;
            match records.get(start..).and_then(<[u8]>::first_chunk) {
                Some(record) => copies[many] = *record,
                // Only the last rows of the table have less than a copy behind them.
                None => {
                    let rest = records.get(start..).unwrap_or_default();
                    copies[many] = [0; COPIED];
                    copies[many][..rest.len()].copy_from_slice(rest);
                }
            }
            many += 1;
            if many == AT_ONCE {
                copies.iter().for_each(|record| each(record));
                many = 0;
            }
        });
        copies.iter().take(many).for_each(|record| each(record));
    }

    /// Counts by value place instead of code; unknown apart. A model counts once for each of its languages.
    pub(crate) fn by_value(&self, field: FacetField, tally: &Tally) -> (u32, Tally) {
        let unknown = tally.first().filter(|(code, _)| *code == 0).map_or(0, |(_, n)| *n);
        let known = tally.iter().filter(|(code, _)| *code > 0);
        if field != FacetField::Language {
            return (unknown, known.map(|(code, n)| (code - 1, *n)).collect());
        }
        let mut counts = vec![0_u32; self.keys[field as usize].len()];
        for (set, n) in known {
            for language in self.languages(*set).iter() {
                if let Some(count) = counts.get_mut(language as usize) {
                    *count = count.saturating_add(*n);
                }
            }
        }
        (unknown, pairs(counts.into_iter()))
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
    let radix = counts.len();
    for (at, block) in joint.chunks(slot.divisor as usize).enumerate() {
        let sum = block.iter().fold(0_u32, |sum, n| sum.wrapping_add(*n));
        let count = &mut counts[at % radix];
        *count = count.wrapping_add(sum);
    }
    pairs(counts.into_iter())
}

fn pairs(counts: impl Iterator<Item = u32>) -> Tally {
    (0_u32..).zip(counts).filter(|(_, n)| *n > 0).collect()
}

fn runs(mut codes: Vec<u32>) -> Tally {
    codes.sort_unstable();
    let same = codes.chunk_by(|a, b| a == b);
    same.map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX)))
        .collect()
}

/// The sum of two tallies.
pub(crate) fn merged(a: &Tally, b: &Tally) -> Tally {
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
            merged(&vec![(1, 2), (4, 1)], &vec![(0, 5), (4, 2), (9, 1)]),
            [(0, 5), (1, 2), (4, 3), (9, 1)]
        );
        assert_eq!(merged(&Vec::new(), &vec![(3, 1)]), [(3, 1)]);
    }
}

//! Facet records: what a filter lets through, and exact counts of every value among the rows found.

use crate::fold;
use crate::image::{Numbers, Section, Strings, partition};
use crate::rows::{Bits, Found};
use atlas::FacetField;

const FIELDS: usize = FacetField::ALL.len();
/// Below this many rows, counting field by field is cheaper than clearing and decoding the joint counters.
const FEW: u32 = 768;

/// How often each code of a field occurs: pairs of code and count, codes rising, no zeros.
pub(crate) type Tally = Vec<(u32, u32)>;

/// Where a field's code lies in a record.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    wide: bool,
    offset: usize,
    divisor: u32,
    radix: u32,
}

impl Slot {
    /// The 16 or 32 bits the field is part of.
    #[inline]
    fn raw(self, record: &[u8]) -> u32 {
        if self.wide {
            let bytes = record.get(self.offset..).and_then(<[u8]>::first_chunk);
            bytes.map_or(0, |b| u32::from_le_bytes(*b))
        } else {
            let bytes = record.get(self.offset..).and_then(<[u8]>::first_chunk);
            bytes.map_or(0, |b| u32::from(u16::from_le_bytes(*b)))
        }
    }

    #[inline]
    fn code(self, record: &[u8]) -> u32 {
        self.raw(record) / self.divisor % self.radix
    }
}

/// All facet fields of an image.
pub(crate) struct FacetTable<'a> {
    stride: usize,
    slots: [Slot; FIELDS],
    records: &'a [u8],
    keys: [Strings<'a>; FIELDS],
    /// Places of the keys in the order of their folded spelling.
    folded_order: [Numbers<'a>; FIELDS],
    totals: [Numbers<'a>; FIELDS],
    language_starts: Numbers<'a>,
    language_items: Numbers<'a>,
}

impl<'a> FacetTable<'a> {
    pub(super) fn new(section: &impl Fn(Section) -> &'a [u8]) -> Self {
        let layout = Numbers::new(section(Section::Layout));
        let number = |at| layout.get(at).unwrap_or_default();
        Self {
            stride: number(0) as usize,
            slots: std::array::from_fn(|field| Slot {
                wide: number(field * 4 + 1) != 0,
                offset: number(field * 4 + 2) as usize,
                divisor: number(field * 4 + 3).max(1),
                radix: number(field * 4 + 4).max(1),
            }),
            records: section(Section::Records),
            keys: std::array::from_fn(|f| Strings::new(section(Section::Keys(f)), section(Section::KeyOffsets(f)))),
            folded_order: std::array::from_fn(|f| Numbers::new(section(Section::KeyOrder(f)))),
            totals: std::array::from_fn(|f| Numbers::new(section(Section::Totals(f)))),
            language_starts: Numbers::new(section(Section::LanguageStarts)),
            language_items: Numbers::new(section(Section::LanguageItems)),
        }
    }

    pub(super) fn fits(&self, rows: usize) -> bool {
        let slots = self.slots.iter().zip(&self.totals).all(|(slot, totals)| {
            let width = if slot.wide { 4 } else { 2 };
            let packed = slot.wide
                || slot
                    .divisor
                    .checked_mul(slot.radix)
                    .is_some_and(|joint| joint <= 1 << 16);
            packed
                && slot.offset.is_multiple_of(2)
                && slot.offset.checked_add(width).is_some_and(|end| end <= self.stride)
                && totals.len() == slot.radix as usize
        });
        let languages = FacetField::Language as usize;
        slots
            && self.stride <= 4 * FIELDS
            && rows.checked_mul(self.stride) == Some(self.records.len())
            && self.language_starts.len() == self.totals[languages].len() + 1
            && FacetField::ALL
                .into_iter()
                .filter(|f| *f != FacetField::Language)
                .all(|field| {
                    let keys = self.keys[field as usize].len();
                    keys + 1 == self.totals[field as usize].len() && keys == self.folded_order[field as usize].len()
                })
    }

    #[inline]
    fn record(&self, row: u32) -> &'a [u8] {
        let start = row as usize * self.stride;
        self.records.get(start..start + self.stride).unwrap_or_default()
    }

    /// The key of a value by its place among the sorted keys.
    pub(crate) fn key(&self, field: FacetField, place: u32) -> String {
        String::from_utf8_lossy(self.keys[field as usize].get(place as usize)).into_owned()
    }

    /// The places of the values a person means by `words`: the one so named or, when there is none, all that begin so.
    pub(crate) fn places(&self, field: FacetField, words: &str) -> Vec<u32> {
        let (keys, order) = (self.keys[field as usize], self.folded_order[field as usize]);
        let wanted = fold::value(words);
        let folded = |at| {
            order
                .get(at)
                .map(|place| fold::value(&String::from_utf8_lossy(keys.get(place as usize))))
        };
        let start = partition(order.len(), |at| folded(at).is_some_and(|key| key < wanted));
        let run = |fits: &dyn Fn(&str) -> bool| -> Vec<u32> {
            let rest = (start..order.len()).take_while(|at| folded(*at).is_some_and(|key| fits(&key)));
            rest.filter_map(|at| order.get(at)).collect()
        };
        let exact = run(&|key| key == wanted);
        if exact.is_empty() && !wanted.is_empty() {
            run(&|key| key.starts_with(&wanted))
        } else {
            exact
        }
    }

    /// The codes that stand for a value: itself, or every set a language is in.
    fn codes_with(&self, field: FacetField, places: &[u32]) -> Vec<u32> {
        if field != FacetField::Language {
            return places.iter().map(|place| place + 1).collect();
        }
        let sets = 0..u32::try_from(self.totals[field as usize].len()).unwrap_or(u32::MAX);
        sets.filter(|set| self.languages(*set).iter().any(|language| places.contains(&language)))
            .collect()
    }

    /// The languages of a set, by place.
    fn languages(&self, set: u32) -> Numbers<'a> {
        let items = self.language_starts.bounds(set as usize);
        items
            .filter(|r| r.start <= r.end)
            .map(|range| self.language_items.slice(range))
            .unwrap_or_default()
    }

    /// What passes when one of `wanted` is asked for (any value, if empty) and none of `excluded`. A value is given
    /// as a place; unknown as `None`.
    pub(crate) fn filter(&self, field: FacetField, wanted: &Choice, excluded: &Choice) -> Filter {
        let slot = self.slots[field as usize];
        let mut passes = vec![!wanted.asked; slot.radix as usize];
        let mut mark = |choice: &Choice, pass: bool| {
            let codes = self.codes_with(field, &choice.places);
            for code in codes.into_iter().chain(choice.unknown.then_some(0)) {
                if let Some(place) = passes.get_mut(code as usize) {
                    *place = pass;
                }
            }
        };
        mark(wanted, true);
        mark(excluded, false);
        if !slot.wide {
            passes = spread(&passes, slot.divisor as usize, self.joint_size(slot.offset));
        }
        Filter { field, slot, passes }
    }

    /// How many joint codes the group at `offset` can have.
    fn joint_size(&self, offset: usize) -> usize {
        let group = self.slots.iter().filter(|slot| !slot.wide && slot.offset == offset);
        group
            .map(|slot| slot.divisor as usize * slot.radix as usize)
            .max()
            .unwrap_or(1)
    }

    /// Whether `row` passes.
    #[inline]
    pub(crate) fn passes(&self, filter: &Filter, row: u32) -> bool {
        filter.passes(self.record(row))
    }

    /// Which of the `wanted` rows among the 64 from `first` on pass.
    pub(crate) fn passing(&self, filter: &Filter, first: u32, wanted: u64) -> u64 {
        let mut out = 0;
        if wanted.count_ones() < 24 {
            let mut left = wanted;
            while left != 0 {
                let bit = left.trailing_zeros();
                out |= u64::from(self.passes(filter, first + bit)) << bit;
                left &= left - 1;
            }
            return out;
        }
        let start = first as usize * self.stride;
        let end = (start + 64 * self.stride).min(self.records.len());
        let records = self.records.get(start..end).unwrap_or_default();
        for (bit, record) in records.chunks_exact(self.stride.max(1)).enumerate() {
            out |= u64::from(filter.passes(record)) << bit;
        }
        out & wanted
    }

    /// Counts one field.
    pub(crate) fn tally(&self, found: &Found, field: FacetField) -> Tally {
        if let Found::All(_) = found {
            return pairs(self.totals[field as usize].iter());
        }
        let slot = self.slots[field as usize];
        let count = found.count();
        if slot.radix > 4096 && count < slot.radix {
            let mut codes = Vec::with_capacity(count as usize);
            found.visit(|row| codes.push(slot.code(self.record(row))));
            return runs(codes);
        }
        let mut counts = vec![0_u32; slot.radix as usize];
        found.visit(|row| {
            if let Some(n) = counts.get_mut(slot.code(self.record(row)) as usize) {
                *n += 1;
            }
        });
        pairs(counts.into_iter())
    }

    /// Counts every field.
    pub(crate) fn tallies(&self, found: &Found, rows: u32) -> [Tally; FIELDS] {
        let count = found.count();
        if matches!(found, Found::All(_)) || count < FEW {
            return std::array::from_fn(|field| self.tally(found, FacetField::ALL[field]));
        }
        match found {
            // More than half of all rows: counting the others and subtracting is the shorter way.
            Found::Bits(bits) if count > rows / 2 => {
                let mut others: Bits = bits.clone();
                others.invert();
                let others = self.joint_tallies(&Found::Bits(others));
                std::array::from_fn(|field| {
                    let mut counts: Vec<u32> = self.totals[field].iter().collect();
                    for (code, n) in &others[field] {
                        if let Some(total) = counts.get_mut(*code as usize) {
                            *total = total.saturating_sub(*n);
                        }
                    }
                    pairs(counts.into_iter())
                })
            }
            _ => self.joint_tallies(found),
        }
    }

    /// One increment a joint code and row, decoded into fields at the end.
    fn joint_tallies(&self, found: &Found) -> [Tally; FIELDS] {
        let groups = (0..self.stride / 2).map(|group| self.joint_size(group * 2));
        let wide_from = self
            .slots
            .iter()
            .filter(|s| s.wide)
            .map(|s| s.offset)
            .min()
            .unwrap_or(self.stride);
        let mut starts = vec![0_usize];
        for size in groups.take(wide_from / 2) {
            starts.push(starts.last().copied().unwrap_or(0) + size);
        }
        let size = starts.pop().unwrap_or(0);
        let mut joint = vec![0_u32; size];
        let wide: Vec<usize> = (0..FIELDS).filter(|field| self.slots[*field].wide).collect();
        let mut wide_counts: Vec<Vec<u32>> = wide
            .iter()
            .map(|field| vec![0; self.slots[*field].radix as usize])
            .collect();
        found.visit(|row| {
            let record = self.record(row);
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

/// Values picked in a query, by place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choice {
    /// Whether anything was picked, even a value that no model has.
    pub(crate) asked: bool,
    pub(crate) places: Vec<u32>,
    pub(crate) unknown: bool,
    /// Picked names that no model has, to be shown with a count of none.
    pub(crate) missing: Vec<String>,
}

/// Which rows a field's wanted and excluded values let through.
pub(crate) struct Filter {
    pub(crate) field: FacetField,
    slot: Slot,
    /// By joint code or, for a wide field, by code.
    passes: Vec<bool>,
}

impl Filter {
    #[inline]
    fn passes(&self, record: &[u8]) -> bool {
        self.passes
            .get(self.slot.raw(record) as usize)
            .copied()
            .unwrap_or(false)
    }
}

/// Repeats a field's answers over all joint codes of its group.
fn spread(passes: &[bool], divisor: usize, size: usize) -> Vec<bool> {
    let cycle: Vec<bool> = passes
        .iter()
        .flat_map(|pass| std::iter::repeat_n(*pass, divisor))
        .collect();
    cycle.iter().copied().cycle().take(size).collect()
}

fn decode(joint: &[u32], slot: Slot) -> Tally {
    let mut counts = vec![0_u32; slot.radix as usize];
    let blocks = joint.chunks(slot.divisor as usize);
    for (at, block) in blocks.enumerate() {
        let sum = block.iter().fold(0_u32, |sum, n| sum.wrapping_add(*n));
        counts[at % slot.radix as usize] += sum;
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
    let mut both: Vec<(u32, u32)> = a.iter().chain(b).copied().collect();
    both.sort_unstable();
    let same = both.chunk_by(|x, y| x.0 == y.0);
    same.map(|run| (run[0].0, run.iter().fold(0_u32, |sum, (_, n)| sum.saturating_add(*n))))
        .collect()
}

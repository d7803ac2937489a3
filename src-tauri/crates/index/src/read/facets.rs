//! Facet records: what a filter lets through, and exact counts of every value among the rows found.

use crate::fold;
use crate::image::{Numbers, Section, Strings, partition};
use atlas::FacetField;

pub(super) const FIELDS: usize = FacetField::STORED.len();
/// Where a field's code lies in a record.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slot {
    pub(super) wide: bool,
    pub(super) offset: usize,
    pub(super) divisor: u32,
    pub(super) radix: u32,
}

impl Slot {
    /// The 16 or 32 bits the field is part of.
    #[inline]
    pub(super) fn raw(self, record: &[u8]) -> u32 {
        if self.wide {
            let bytes = record.get(self.offset..).and_then(<[u8]>::first_chunk);
            bytes.map_or(0, |b| u32::from_le_bytes(*b))
        } else {
            let bytes = record.get(self.offset..).and_then(<[u8]>::first_chunk);
            bytes.map_or(0, |b| u32::from(u16::from_le_bytes(*b)))
        }
    }

    #[inline]
    pub(super) fn code(self, record: &[u8]) -> u32 {
        self.raw(record) / self.divisor % self.radix
    }
}

/// All facet fields of an image.
pub(crate) struct FacetTable<'a> {
    pub(super) stride: usize,
    pub(super) slots: [Slot; FIELDS],
    pub(super) records: &'a [u8],
    pub(super) keys: [Strings<'a>; FIELDS],
    /// Places of the keys in the order of their folded spelling.
    folded_order: [Numbers<'a>; FIELDS],
    pub(super) totals: [Numbers<'a>; FIELDS],
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
            && FacetField::STORED
                .into_iter()
                .filter(|f| *f != FacetField::Language)
                .all(|field| {
                    let keys = self.keys[field as usize].len();
                    keys + 1 == self.totals[field as usize].len() && keys == self.folded_order[field as usize].len()
                })
    }

    #[inline]
    pub(super) fn record(&self, row: u32) -> &'a [u8] {
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
    pub(super) fn languages(&self, set: u32) -> Numbers<'a> {
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
    pub(super) fn joint_size(&self, offset: usize) -> usize {
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

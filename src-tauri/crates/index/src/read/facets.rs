//! Facet records and columns: what a filter lets through, and which code stands for which value.

use super::tally::Tally;
use crate::build::{MAX_BYTE_CODES, MAX_JOINT};
use crate::fold;
use crate::image::{Numbers, Section, Strings, partition};
use crate::rows::{Bits, Found};
use atlas::FacetField;

pub(super) const FIELDS: usize = FacetField::STORED.len();
/// Where a field's code lies.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slot {
    /// In a column of its own instead of the record.
    pub(super) wide: bool,
    pub(super) group: usize,
    pub(super) divisor: u32,
    pub(super) radix: u32,
}

/// What a field has besides its part of the record: a column and, for many values, the way between codes and places.
#[derive(Clone, Copy, Default)]
pub(super) struct Columns<'a> {
    /// One code a row; empty when there are more than fit a byte.
    bytes: &'a [u8],
    /// One code a row; empty unless the slot is wide. The most frequent values have the lowest codes.
    pub(super) wide: Numbers<'a>,
    /// By code less one the place of the key.
    places: Numbers<'a>,
    /// By place of the key the code.
    codes: Numbers<'a>,
    /// The rows of every code.
    starts: Numbers<'a>,
    rows: Numbers<'a>,
}

/// All facet fields of an image.
pub(crate) struct FacetTable<'a> {
    /// Joint codes a row.
    pub(super) groups: usize,
    pub(super) slots: [Slot; FIELDS],
    pub(super) records: &'a [[u8; 2]],
    pub(super) columns: [Columns<'a>; FIELDS],
    pub(super) keys: [Strings<'a>; FIELDS],
    /// Places of the keys in the order of their folded spelling.
    folded_order: [Numbers<'a>; FIELDS],
    pub(super) totals: [Numbers<'a>; FIELDS],
    language_starts: Numbers<'a>,
    language_items: Numbers<'a>,
    pub(super) rare: RareLanguages<'a>,
}

/// Rows whose set of languages shares the last code with other sets.
#[derive(Clone, Copy, Default)]
pub(super) struct RareLanguages<'a> {
    /// Rising.
    pub(super) rows: Numbers<'a>,
    pub(super) sets: Numbers<'a>,
    /// The same rows by language.
    starts: Numbers<'a>,
    items: Numbers<'a>,
}

impl<'a> FacetTable<'a> {
    pub(super) fn new(section: &impl Fn(Section) -> &'a [u8]) -> Self {
        let layout = Numbers::new(section(Section::Layout));
        let number = |at| layout.get(at).unwrap_or_default();
        let numbers = |s| Numbers::new(section(s));
        Self {
            groups: number(0) as usize,
            slots: std::array::from_fn(|field| Slot {
                wide: number(field * 4 + 1) != 0,
                group: number(field * 4 + 2) as usize,
                divisor: number(field * 4 + 3).max(1),
                radix: number(field * 4 + 4).max(1),
            }),
            records: section(Section::Records).as_chunks().0,
            columns: std::array::from_fn(|f| Columns {
                bytes: section(Section::Bytes(f)),
                wide: numbers(Section::Wide(f)),
                places: numbers(Section::WidePlaces(f)),
                codes: numbers(Section::WideCodes(f)),
                starts: numbers(Section::WideStarts(f)),
                rows: numbers(Section::WideRows(f)),
            }),
            keys: std::array::from_fn(|f| Strings::new(section(Section::Keys(f)), section(Section::KeyOffsets(f)))),
            folded_order: std::array::from_fn(|f| numbers(Section::KeyOrder(f))),
            totals: std::array::from_fn(|f| numbers(Section::Totals(f))),
            language_starts: numbers(Section::LanguageStarts),
            language_items: numbers(Section::LanguageItems),
            rare: RareLanguages {
                rows: numbers(Section::RareLanguageRows),
                sets: numbers(Section::RareLanguageSets),
                starts: numbers(Section::RareLanguageStarts),
                items: numbers(Section::RareLanguageItems),
            },
        }
    }

    pub(super) fn fits(&self, rows: usize) -> bool {
        let mut slots = self.slots.iter().zip(&self.totals).zip(&self.columns);
        let slots = slots.all(|((slot, totals), columns)| {
            let packed = if slot.wide {
                let values = slot.radix as usize - 1;
                columns.wide.len() == rows && columns.places.len() == values && columns.codes.len() == values
            } else {
                slot.group < self.groups && slot.divisor.checked_mul(slot.radix).is_some_and(|n| n <= MAX_JOINT)
            };
            let bytes =
                columns.bytes.is_empty() || columns.bytes.len() == rows && slot.radix as usize <= MAX_BYTE_CODES;
            packed && bytes && totals.len() == slot.radix as usize
        });
        slots
            && self.groups <= FIELDS
            && rows.checked_mul(self.groups) == Some(self.records.len())
            && self.language_starts.len() > self.direct_sets()
            && self.rare.rows.len() == self.rare.sets.len()
            && FacetField::STORED
                .into_iter()
                .filter(|f| *f != FacetField::Language)
                .all(|field| {
                    let keys = self.keys[field as usize].len();
                    keys + 1 == self.totals[field as usize].len() && keys == self.folded_order[field as usize].len()
                })
    }

    /// How many sets of languages have a code of their own, the empty one included.
    fn direct_sets(&self) -> usize {
        let codes = self.totals[FacetField::Language as usize].len();
        codes - usize::from(self.rare.rows.len() > 0 && codes > 0)
    }

    /// The code of a row in a field.
    #[inline]
    pub(crate) fn code(&self, field: FacetField, row: u32) -> u32 {
        let (slot, columns) = (self.slots[field as usize], &self.columns[field as usize]);
        if slot.wide {
            return columns.wide.get(row as usize).unwrap_or_default();
        }
        if let Some(code) = columns.bytes.get(row as usize) {
            return u32::from(*code);
        }
        let joint = self.records.get(row as usize * self.groups + slot.group);
        joint.map_or(0, |bytes| {
            u32::from(u16::from_le_bytes(*bytes)) / slot.divisor % slot.radix
        })
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

    /// How many rows have no value.
    pub(crate) fn unknown(&self, field: FacetField) -> usize {
        self.totals[field as usize].get(0).unwrap_or_default() as usize
    }

    /// The places of the values that at least so many rows have.
    pub(crate) fn frequent(&self, field: FacetField, least: usize) -> Vec<u32> {
        let tally: Tally = (0_u32..).zip(self.totals[field as usize].iter()).collect();
        let values = if self.slots[field as usize].wide {
            let known = tally.into_iter().skip(1);
            known.map(|(code, n)| (self.place_of(field, code), n)).collect()
        } else {
            let rows = u32::try_from(self.records.len() / self.groups.max(1)).unwrap_or(u32::MAX);
            self.by_value(field, &tally, &[&Found::All(rows)]).values
        };
        let frequent = values.into_iter().filter(|(_, n)| *n as usize >= least);
        frequent.map(|(place, _)| place).collect()
    }

    /// The rows of one value, by place; of none beyond the last place.
    pub(crate) fn rows_of(&self, field: FacetField, place: u32, rows: u32) -> Bits {
        let unknown = place == u32::MAX;
        let choice = Choice {
            asked: true,
            places: if unknown { Vec::new() } else { vec![place] },
            unknown,
            missing: Vec::new(),
        };
        self.rows_with(field, &choice, rows)
    }

    /// The code that stands for a value; languages have sets instead.
    pub(super) fn code_of(&self, field: FacetField, place: u32) -> u32 {
        if self.slots[field as usize].wide {
            let codes = self.columns[field as usize].codes;
            codes.get(place as usize).unwrap_or_default()
        } else {
            place.saturating_add(1)
        }
    }

    /// The place of the value a code stands for; the code is not 0.
    pub(super) fn place_of(&self, field: FacetField, code: u32) -> u32 {
        let at = code.saturating_sub(1);
        if self.slots[field as usize].wide {
            let places = self.columns[field as usize].places;
            places.get(at as usize).unwrap_or_default()
        } else {
            at
        }
    }

    /// The languages of a set, by place.
    pub(super) fn languages(&self, set: u32) -> Numbers<'a> {
        slice_of(self.language_starts, self.language_items, set)
    }

    /// What passes when one of `wanted` is asked for (any value, if empty) and none of `excluded`.
    pub(super) fn filter(&self, field: FacetField, wanted: &Choice, excluded: &Choice, rows: u32) -> Passes {
        let slot = self.slots[field as usize];
        if slot.wide || field == FacetField::Language && self.rare.rows.len() > 0 {
            let mut passing = if wanted.asked {
                self.rows_with(field, wanted, rows)
            } else {
                Bits::all(rows)
            };
            if excluded.asked {
                passing.take_away(&self.rows_with(field, excluded, rows));
            }
            return Passes::Rows(passing);
        }
        let mut passes = vec![!wanted.asked; slot.radix as usize];
        self.mark(field, wanted, &mut passes, true);
        self.mark(field, excluded, &mut passes, false);
        Passes::Codes(CodeSet::new(passes))
    }

    fn mark(&self, field: FacetField, choice: &Choice, codes: &mut [bool], pass: bool) {
        for code in self.codes_with(field, choice) {
            if let Some(place) = codes.get_mut(code as usize) {
                *place = pass;
            }
        }
    }

    /// The codes of the picked values, rare sets of languages aside.
    fn codes_with(&self, field: FacetField, choice: &Choice) -> Vec<u32> {
        let unknown = choice.unknown.then_some(0);
        if field != FacetField::Language {
            let codes = choice.places.iter().map(|place| self.code_of(field, *place));
            return codes.chain(unknown).collect();
        }
        let sets = 1..u32::try_from(self.direct_sets()).unwrap_or(u32::MAX);
        let has = |set: &u32| self.languages(*set).iter().any(|l| choice.places.contains(&l));
        sets.filter(has).chain(unknown).collect()
    }

    /// The rows that have one of the picked values.
    fn rows_with(&self, field: FacetField, choice: &Choice, rows: u32) -> Bits {
        let (slot, columns) = (self.slots[field as usize], &self.columns[field as usize]);
        let mut found = Bits::none(rows);
        if slot.wide {
            for code in self.codes_with(field, choice) {
                found.insert_all(slice_of(columns.starts, columns.rows, code).iter());
            }
            return found;
        }
        let mut passes = vec![false; slot.radix as usize];
        self.mark(field, choice, &mut passes, true);
        let codes = CodeSet::new(passes);
        for first in (0..rows).step_by(64) {
            let room = (rows - first).min(64);
            found.set_word(first, self.passing(field, &codes, first, u64::MAX >> (64 - room)));
        }
        for place in choice.places.iter().filter(|_| field == FacetField::Language) {
            found.insert_all(slice_of(self.rare.starts, self.rare.items, *place).iter());
        }
        found
    }

    /// Which of the `wanted` rows among the 64 from `first` on have a code of the set.
    pub(super) fn passing(&self, field: FacetField, codes: &CodeSet, first: u32, wanted: u64) -> u64 {
        let bytes = self.columns[field as usize].bytes;
        let near = bytes.get(first as usize..).and_then(<[u8]>::first_chunk);
        if let Some(near) = near.filter(|_| wanted.count_ones() >= 6) {
            return codes.among(near) & wanted;
        }
        let mut out = 0;
        let mut left = wanted;
        while left != 0 {
            let bit = left.trailing_zeros();
            out |= u64::from(codes.has(self.code(field, first + bit))) << bit;
            left &= left - 1;
        }
        out
    }
}

/// The items of `at` where `starts` bounds them; none where a number is damaged.
fn slice_of<'a>(starts: Numbers<'a>, items: Numbers<'a>, at: u32) -> Numbers<'a> {
    let bounds = starts.bounds(at as usize).filter(|range| range.start <= range.end);
    bounds.map(|range| items.slice(range)).unwrap_or_default()
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
pub(super) enum Passes {
    /// Rows with one of these codes.
    Codes(CodeSet),
    /// These rows, where codes alone do not tell or are many.
    Rows(Bits),
}

/// Some codes of a field.
pub(crate) struct CodeSet {
    has: Vec<bool>,
    /// Those that are in or, if these are fewer, those that are not.
    few: Vec<u8>,
    /// Whether `few` are those that are not in.
    but: bool,
}

impl CodeSet {
    /// More values than these are looked up one row after the other.
    const FEW: usize = 6;

    fn new(has: Vec<bool>) -> Self {
        let those = |wanted: bool| -> Vec<u8> {
            let all = has.iter().enumerate().filter(|(_, has)| **has == wanted);
            all.map_while(|(code, _)| u8::try_from(code).ok()).collect()
        };
        let (inside, outside) = (those(true), those(false));
        let but = outside.len() < inside.len();
        let few = if but { outside } else { inside };
        Self { has, few, but }
    }

    #[inline]
    pub(super) fn has(&self, code: u32) -> bool {
        self.has.get(code as usize).copied().unwrap_or(false)
    }

    /// One bit for each of 64 codes.
    #[inline]
    fn among(&self, codes: &[u8; 64]) -> u64 {
        let mut out = 0;
        if self.few.len() > Self::FEW {
            for (bit, code) in codes.iter().enumerate() {
                out |= u64::from(self.has(u32::from(*code))) << bit;
            }
            return out;
        }
        let (eights, _) = codes.as_chunks::<8>();
        for (at, eight) in eights.iter().enumerate() {
            let eight = u64::from_le_bytes(*eight);
            let equal = self.few.iter().fold(0, |equal, code| {
                equal | zero_bytes(eight ^ (0x0101_0101_0101_0101 * u64::from(*code)))
            });
            // Brings the highest bits of the eight bytes together.
            out |= ((equal >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at);
        }
        if self.but { !out } else { out }
    }
}

/// The highest bit of every byte that is zero, exactly.
#[inline]
fn zero_bytes(word: u64) -> u64 {
    const REST: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    !(((word & REST) + REST) | word | REST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_four_codes_are_told_apart_at_once() {
        let codes: [u8; 64] = std::array::from_fn(|at| u8::try_from(at * 37 % 256).unwrap());
        for many in [0, 1, 3, 6, 7, 100, 249, 250, 255, 256] {
            let has: Vec<bool> = (0..256).map(|code| code * 7 % 256 < many).collect();
            let set = CodeSet::new(has.clone());
            let expected = (0..64).filter(|at| has[usize::from(codes[*at])]);
            assert_eq!(set.among(&codes), expected.fold(0, |bits, at| bits | 1 << at), "{many}");
        }
    }
}

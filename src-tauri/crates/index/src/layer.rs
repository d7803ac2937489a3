//! A field that is decided after the image was made: what a person's policy says of each model, say.
//!
//! It is decided once a [`Group`] and then held as one bit a model and value, so that a change of mind costs milliseconds
//! and no file. A layer goes with the index that made it; over another one it answers wrongly, never dangerously.

use crate::fold;
use crate::image::{Numbers, WideNumbers};
use crate::read::facets::Choice;
use crate::read::tally::Tally;
use crate::row::Group;
use crate::rows::{Bits, Found};
use atlas::FacetField;

/// The values of one field over all models of an index. Made by [`crate::Index::layer`].
#[derive(Debug, Clone)]
pub struct Layer {
    field: FacetField,
    keys: Vec<String>,
    /// The models that have each value, by place among the keys.
    having: Vec<Bits>,
    /// The models that have none.
    unknown: Bits,
    /// How many models have none, then how many each value; what nobody has is not counted again.
    totals: Vec<u32>,
    rows: u32,
}

impl Layer {
    /// Decides `field` for every group: bit `n` of the answer stands for `keys[n]`, none for unknown.
    pub(crate) fn decided(
        field: FacetField,
        keys: Vec<String>,
        rows: u32,
        (groups, of_rows): (&[Group], Numbers<'_>),
        decide: impl FnMut(&Group) -> u64,
    ) -> Self {
        let known = if keys.len() < 64 {
            (1 << keys.len()) - 1
        } else {
            u64::MAX
        };
        let masks: Vec<u64> = groups.iter().map(decide).map(|mask| mask & known).collect();
        let mut having = vec![Bits::none(rows); keys.len()];
        let mut unknown = Bits::none(rows);
        for first in (0..rows).step_by(64) {
            let start = first as usize;
            let near = of_rows.slice(start..(start + 64).min(of_rows.len()));
            let mut words = [0_u64; 64];
            let (mut none, mut some) = (0_u64, 0_u64);
            for (bit, group) in near.iter().enumerate() {
                let mask = masks.get(group as usize).copied().unwrap_or(0);
                none |= u64::from(mask == 0) << bit;
                some |= mask;
                let mut left = mask;
                while left != 0 {
                    words[left.trailing_zeros() as usize] |= 1 << bit;
                    left &= left - 1;
                }
            }
            unknown.set_word(first, none);
            for (bits, (place, word)) in having.iter_mut().zip(words.into_iter().enumerate()) {
                if some >> place & 1 == 1 {
                    bits.set_word(first, word);
                }
            }
        }
        let sets = [&unknown].into_iter().chain(&having);
        let totals = sets.map(Bits::count).collect();
        Self {
            field,
            keys,
            having,
            unknown,
            totals,
            rows,
        }
    }

    /// The field it decides.
    #[must_use]
    pub fn field(&self) -> FacetField {
        self.field
    }

    /// The key of a value by its place.
    pub(crate) fn key(&self, place: u32) -> String {
        self.keys.get(place as usize).cloned().unwrap_or_default()
    }

    /// The places of the values a person means by `words`, as for stored fields.
    pub(crate) fn places(&self, words: &str) -> Vec<u32> {
        let wanted = fold::value(words);
        let those = |fits: &dyn Fn(&str) -> bool| -> Vec<u32> {
            let all = (0_u32..).zip(&self.keys);
            all.filter(|(_, key)| fits(&fold::value(key)))
                .map(|(place, _)| place)
                .collect()
        };
        let exact = those(&|key| key == wanted);
        if exact.is_empty() && !wanted.is_empty() {
            those(&|key| key.starts_with(&wanted))
        } else {
            exact
        }
    }

    /// The rows that have one of `wanted` (any value, if nothing was picked) and none of `excluded`.
    pub(crate) fn passing(&self, wanted: &Choice, excluded: &Choice) -> Bits {
        let mut passing = if wanted.asked {
            self.picked(wanted)
        } else {
            Bits::all(self.rows)
        };
        passing.take_away(&self.picked(excluded));
        passing
    }

    fn picked(&self, choice: &Choice) -> Bits {
        let mut picked = Bits::none(self.rows);
        for bits in choice
            .places
            .iter()
            .filter_map(|place| self.having.get(*place as usize))
        {
            picked.add(bits);
        }
        if choice.unknown {
            picked.add(&self.unknown);
        }
        picked
    }

    /// How many of `found` have each value: place + 1 and count, 0 for unknown.
    pub(crate) fn tally(&self, found: &Found) -> Tally {
        let sets = [&self.unknown].into_iter().chain(&self.having);
        let occurring = (0_u32..)
            .zip(&self.totals)
            .zip(sets)
            .filter(|((_, total), _)| **total > 0);
        let counted = occurring.map(|((code, total), bits)| {
            let count = match found {
                Found::All(_) => *total,
                Found::Bits(rows) => rows.common(bits),
                Found::List(list) => {
                    u32::try_from(list.iter().filter(|row| bits.has(**row)).count()).unwrap_or(u32::MAX)
                }
            };
            (code, count)
        });
        counted.filter(|(_, n)| *n > 0).collect()
    }
}

/// The groups of an image, whose numbers may be damaged.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Groups<'a> {
    pub(crate) keys: WideNumbers<'a>,
    pub(crate) of_rows: Numbers<'a>,
}

impl Groups<'_> {
    pub(crate) fn fits(&self, rows: usize) -> bool {
        self.of_rows.len() == rows && self.keys.len().is_multiple_of(3)
    }

    /// Every group, in the order of the numbers rows know it by.
    pub(crate) fn all(&self) -> Vec<Group> {
        let number = |at| self.keys.get(at).unwrap_or_default();
        (0..self.keys.len() / 3)
            .map(|group| [number(3 * group), number(3 * group + 1), number(3 * group + 2)])
            .collect()
    }

    /// How many rows each group has.
    pub(crate) fn sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0_u32; self.keys.len() / 3];
        for group in self.of_rows.iter() {
            if let Some(size) = sizes.get_mut(group as usize) {
                *size += 1;
            }
        }
        sizes
    }
}

//! The sections of an image as things that can be asked. Every number in them may be damaged.

pub(crate) mod facets;
pub(crate) mod measures;
pub(crate) mod tally;
pub(crate) mod texts;
pub(crate) mod wide;
pub(crate) mod words;

use crate::image::{Head, Numbers, Section, WideNumbers};
use crate::layer::{Groups, Layer};
use crate::rows::{Bits, Found};
use crate::search::ready::ReadyCounts;
use atlas::FacetField;
use facets::{Choice, CodeSet, FacetTable, Passes};
use measures::Measures;
use tally::{Counted, Tally};
use texts::Texts;
use words::Words;

pub(crate) use measures::{NAME_COLUMN, is_sorted_column};

/// All of an image, borrowed for one question.
pub(crate) struct View<'a> {
    pub(crate) rows: u32,
    pub(crate) ids: WideNumbers<'a>,
    pub(crate) words: Words<'a>,
    pub(crate) texts: Texts<'a>,
    pub(crate) facets: FacetTable<'a>,
    pub(crate) measures: Measures<'a>,
    pub(crate) groups: Groups<'a>,
    pub(crate) ready: ReadyCounts<'a>,
    pub(crate) layers: &'a [&'a Layer],
}

/// What a field's wanted and excluded values let through.
pub(crate) enum Sieve {
    /// By a column of the image.
    Stored(FacetField, CodeSet),
    /// By rows known one by one.
    Laid(FacetField, Bits),
}

impl Sieve {
    /// The field that is filtered.
    pub(crate) fn field(&self) -> FacetField {
        match self {
            Self::Stored(field, _) | Self::Laid(field, _) => *field,
        }
    }
}

impl<'a> View<'a> {
    /// What `image` holds; nothing here is checked beyond being inside the image.
    pub(crate) fn new(head: &Head, image: &'a [u8], layers: &'a [&'a Layer]) -> Self {
        let section = |s: Section| head.section(image, s);
        Self {
            rows: head.rows,
            ids: WideNumbers::new(section(Section::Ids)),
            words: Words::new(&section),
            texts: Texts::new(&section),
            facets: FacetTable::new(&section),
            measures: Measures::new(&section),
            groups: Groups {
                keys: WideNumbers::new(section(Section::GroupKeys)),
                of_rows: Numbers::new(section(Section::Groups)),
            },
            ready: ReadyCounts {
                keys: Numbers::new(section(Section::ReadyKeys)),
                counts: Numbers::new(section(Section::ReadyCounts)),
            },
            layers,
        }
    }

    /// Whether every section has the length that the number of rows demands.
    pub(crate) fn fits(&self) -> bool {
        let rows = self.rows as usize;
        self.ids.len() == rows
            && self.texts.fits(rows)
            && self.facets.fits(rows)
            && self.measures.fits(rows)
            && self.words.fits()
            && self.groups.fits(rows)
    }

    /// What was laid over for a field.
    pub(crate) fn layer(&self, field: FacetField) -> Option<&'a Layer> {
        self.layers.iter().copied().find(|layer| layer.field() == field)
    }

    /// The fields whose values are known: all that are stored, and those laid over.
    pub(crate) fn fields(&self) -> impl Iterator<Item = FacetField> {
        FacetField::ALL
            .into_iter()
            .filter(|field| is_stored(*field) || self.layer(*field).is_some())
    }

    /// The places of the values of a field that a person means by `words`.
    pub(crate) fn places(&self, field: FacetField, words: &str) -> Vec<u32> {
        match self.layer(field) {
            Some(layer) => layer.places(words),
            None if is_stored(field) => self.facets.places(field, words),
            None => Vec::new(),
        }
    }

    /// The key of a value by its place.
    pub(crate) fn key(&self, field: FacetField, place: u32) -> String {
        match self.layer(field) {
            Some(layer) => layer.key(place),
            None => self.facets.key(field, place),
        }
    }

    /// What passes when one of `wanted` is asked for (any value, if nothing was) and none of `excluded`. Of a field that
    /// is neither stored nor laid over everything is unknown.
    pub(crate) fn sieve(&self, field: FacetField, wanted: &Choice, excluded: &Choice) -> Sieve {
        match self.layer(field) {
            Some(layer) => Sieve::Laid(field, layer.passing(wanted, excluded)),
            None if is_stored(field) => match self.facets.filter(field, wanted, excluded, self.rows) {
                Passes::Rows(bits) => Sieve::Laid(field, bits),
                Passes::Codes(codes) => Sieve::Stored(field, codes),
            },
            None => {
                let passes = (!wanted.asked || wanted.unknown) && !excluded.unknown;
                let bits = if passes {
                    Bits::all(self.rows)
                } else {
                    Bits::none(self.rows)
                };
                Sieve::Laid(field, bits)
            }
        }
    }

    /// Whether `row` passes.
    #[inline]
    pub(crate) fn passes(&self, sieve: &Sieve, row: u32) -> bool {
        match sieve {
            Sieve::Stored(field, codes) => codes.has(self.facets.code(*field, row)),
            Sieve::Laid(_, bits) => bits.has(row),
        }
    }

    /// Which of the `wanted` rows among the 64 from `first` on pass.
    #[inline]
    pub(crate) fn passing(&self, sieve: &Sieve, first: u32, wanted: u64) -> u64 {
        match sieve {
            Sieve::Stored(field, codes) => self.facets.passing(*field, codes, first, wanted),
            Sieve::Laid(_, bits) => bits.word(first) & wanted,
        }
    }

    /// Counts one field.
    pub(crate) fn tally(&self, found: &Found, field: FacetField) -> Tally {
        match self.layer(field) {
            Some(layer) => layer.tally(found),
            None if is_stored(field) => self.facets.tally(found, field, self.rows),
            None => Tally::new(),
        }
    }

    /// What is shown of a field whose codes were counted in the rows of all `sets`, which have none in common.
    pub(crate) fn by_value(&self, field: FacetField, tally: &Tally, sets: &[&Found]) -> Counted {
        self.facets.by_value(field, tally, sets)
    }

    /// Whether a field has so many values that only the most frequent are counted out.
    pub(crate) fn is_wide(&self, field: FacetField) -> bool {
        is_stored(field) && self.layer(field).is_none() && self.facets.is_wide(field)
    }
}

/// Stored fields come first, so that a field's number is also its place in the image.
fn is_stored(field: FacetField) -> bool {
    (field as usize) < FacetField::STORED.len()
}

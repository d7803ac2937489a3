//! The sections of an image as things that can be asked. Every number in them may be damaged.

pub(crate) mod facets;
pub(crate) mod measures;
pub(crate) mod tally;
pub(crate) mod texts;
pub(crate) mod words;

use crate::image::{Head, Numbers, Section, WideNumbers};
use crate::layer::{Groups, Layer};
use crate::rows::{Bits, Found};
use atlas::FacetField;
use facets::{Choice, FacetTable, Filter};
use measures::Measures;
use tally::Tally;
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
    pub(crate) layers: &'a [&'a Layer],
}

/// What a field's wanted and excluded values let through.
pub(crate) enum Sieve {
    /// By the records of the image.
    Stored(Filter),
    /// By what was laid over it.
    Laid(FacetField, Bits),
}

impl Sieve {
    /// The field that is filtered.
    pub(crate) fn field(&self) -> FacetField {
        match self {
            Self::Stored(filter) => filter.field,
            Self::Laid(field, _) => *field,
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
            None if is_stored(field) => Sieve::Stored(self.facets.filter(field, wanted, excluded)),
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
            Sieve::Stored(filter) => self.facets.passes(filter, row),
            Sieve::Laid(_, bits) => bits.has(row),
        }
    }

    /// Which of the `wanted` rows among the 64 from `first` on pass.
    #[inline]
    pub(crate) fn passing(&self, sieve: &Sieve, first: u32, wanted: u64) -> u64 {
        match sieve {
            Sieve::Stored(filter) => self.facets.passing(filter, first, wanted),
            Sieve::Laid(_, bits) => bits.word(first) & wanted,
        }
    }

    /// Counts every field; what is neither stored nor laid over has no counts.
    pub(crate) fn tallies(&self, found: &Found) -> Vec<Tally> {
        let mut tallies = Vec::from(self.facets.tallies(found, self.rows));
        let laid = FacetField::ALL.into_iter().skip(tallies.len());
        let laid: Vec<Tally> = laid
            .map(|field| self.layer(field).map(|layer| layer.tally(found)).unwrap_or_default())
            .collect();
        tallies.extend(laid);
        tallies
    }

    /// Counts one field.
    pub(crate) fn tally(&self, found: &Found, field: FacetField) -> Tally {
        match self.layer(field) {
            Some(layer) => layer.tally(found),
            None if is_stored(field) => self.facets.tally(found, field, self.rows),
            None => Tally::new(),
        }
    }

    /// Counts by value place instead of code; unknown apart.
    pub(crate) fn by_value(&self, field: FacetField, tally: &Tally) -> (u32, Tally) {
        self.facets.by_value(field, tally)
    }
}

/// Stored fields come first, so that a field's number is also its place in the image.
fn is_stored(field: FacetField) -> bool {
    (field as usize) < FacetField::STORED.len()
}

//! The sections of an image as things that can be asked. Every number in them may be damaged.

pub(crate) mod facets;
pub(crate) mod measures;
pub(crate) mod tally;
pub(crate) mod texts;
pub(crate) mod words;

use crate::image::{Head, Section, WideNumbers};
use facets::FacetTable;
use measures::Measures;
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
}

impl<'a> View<'a> {
    /// What `image` holds; nothing here is checked beyond being inside the image.
    pub(crate) fn new(head: &Head, image: &'a [u8]) -> Self {
        let section = |s: Section| head.section(image, s);
        Self {
            rows: head.rows,
            ids: WideNumbers::new(section(Section::Ids)),
            words: Words::new(&section),
            texts: Texts::new(&section),
            facets: FacetTable::new(&section),
            measures: Measures::new(&section),
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
    }
}

//! Finds models in a frame: query language, folding, postings, exact facet counts, file format.
//!
//! Pure over slices: rows come in through [`Builder::push`], an image of bytes goes out, and whoever holds such bytes
//! (read or mapped) asks an [`Index`] over them. Nothing here opens a file, waits or asks the time. The image is
//! derived: it is never the only home of a fact, and a damaged or older one is rebuilt from the atlas. Damaged bytes
//! give an error or a wrong answer, never a panic. Row numbers are positions in popularity order and change with
//! every build; nothing else may store them. What the rows stand for is told by [`Index::ids`], so that an index answers
//! rightly over an atlas whose order has changed since it was built. What is decided later, such as what a person's
//! policy says, is laid over it as a [`Layer`].
//!
//! A row is found when every searched word begins one of its words (see [`parse`] for the language). Counts are
//! exact for every listed value, *unknown* included; unknown never matches a filter or a comparison, and never
//! leaves a row out by an exclusion.

mod build;
mod fold;
mod han;
mod image;
mod layer;
mod query;
mod read;
mod row;
mod rows;
mod search;

pub use build::Builder;
pub use fold::{fold, found_under};
pub use layer::Layer;
pub use query::{Measure, Note, Query, Span, Token, Wanted, parse};
pub use row::{Facets, Group, Row};
pub use search::{Answer, Ask, FacetCounts, Meaning, Reading};

use atlas::FacetField;
use image::Head;
use read::View;
use std::fmt;

/// Why an image cannot be used. All of them mean: build it anew.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// The bytes are something else.
    #[error("this is not a search index")]
    NotAnIndex,
    /// It was written by another version of the program.
    #[error("the search index has format {found}, this version reads {expected}; it has to be built anew")]
    OtherFormat {
        /// The file's format.
        found: u32,
        /// Ours.
        expected: u32,
    },
    /// It was cut off or changed.
    #[error("the search index is damaged and has to be built anew: {0}")]
    Damaged(&'static str),
}

/// A search index over an image of bytes.
pub struct Index {
    image: Box<dyn AsRef<[u8]> + Send + Sync>,
    head: Head,
}

impl Index {
    /// Opens an image; takes microseconds, since nothing is copied.
    ///
    /// # Errors
    /// When the bytes are not an index of this version or are damaged in a place that can be seen at once.
    pub fn open(image: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Self, IndexError> {
        let head = Head::read(image.as_ref())?;
        if !View::new(&head, image.as_ref(), &[]).fits() {
            return Err(IndexError::Damaged("a section has the wrong length"));
        }
        Ok(Self {
            image: Box::new(image),
            head,
        })
    }

    /// The stamp given to [`Builder::finish`].
    #[must_use]
    pub fn stamp(&self) -> u64 {
        self.head.stamp
    }

    /// How many models it holds.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.head.rows
    }

    /// Answers a query.
    #[must_use]
    pub fn search(&self, query: &Query, ask: &Ask) -> Answer {
        self.search_under(query, ask, &[])
    }

    /// Answers a query with what is laid over this index. Of two layers of one field the first holds.
    #[must_use]
    pub fn search_under(&self, query: &Query, ask: &Ask, layers: &[&Layer]) -> Answer {
        search::search(&self.view(layers), query, ask)
    }

    /// Decides a field anew: `decide` is asked once a group, bit `n` of its answer stands for `keys[n]`, an answer without
    /// bits for unknown. Keys beyond 64 are not taken.
    #[must_use]
    pub fn layer(&self, field: FacetField, mut keys: Vec<String>, decide: impl FnMut(&Group) -> u64) -> Layer {
        keys.truncate(64);
        let view = self.view(&[]);
        Layer::decided(
            field,
            keys,
            view.rows,
            (&view.groups.all(), view.groups.of_rows),
            decide,
        )
    }

    /// Every group of models, and how many each has.
    #[must_use]
    pub fn groups(&self) -> Vec<(Group, u32)> {
        let groups = self.view(&[]).groups;
        groups.all().into_iter().zip(groups.sizes()).collect()
    }

    /// The models of these rows, in the order given. Rows beyond the end are left out.
    #[must_use]
    pub fn ids(&self, rows: &[u32]) -> Vec<i64> {
        let ids = self.view(&[]).ids;
        rows.iter().filter_map(|row| ids.get(*row as usize)).collect()
    }

    fn view<'a>(&'a self, layers: &'a [&'a Layer]) -> View<'a> {
        View::new(&self.head, (*self.image).as_ref(), layers)
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index")
            .field("head", &self.head)
            .finish_non_exhaustive()
    }
}

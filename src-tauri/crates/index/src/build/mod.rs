//! Rows to image. Equal rows in equal order give equal bytes.

mod facets;
mod groups;
mod measures;
mod words;

use crate::{
    Row, fold,
    image::{Head, Section, Writer},
    read::View,
    search::ready,
};
use facets::FacetColumns;
pub(crate) use facets::{MAX_BYTE_CODES, MAX_JOINT};
use groups::Groups;
use measures::MeasureColumns;
use words::Words;

/// Builds an index image from rows pushed in popularity order. Nothing a row holds makes it fail.
#[derive(Default)]
pub struct Builder {
    rows: u32,
    ids: Vec<i64>,
    words: Words,
    facets: FacetColumns,
    measures: MeasureColumns,
    groups: Groups,
}

impl Builder {
    /// An index without rows.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the next less popular model; it gets the next row number, starting from 0. Rows beyond four billion are
    /// not taken.
    pub fn push(&mut self, row: &Row<'_>) {
        if self.rows == u32::MAX - 1 {
            return;
        }
        self.rows += 1;
        self.ids.push(row.id);
        self.words.push(row.repo, row.aliases);
        self.facets.push(&row.facets);
        self.groups.push(row.group);
        let name = row.repo.split_once('/').map_or(row.repo, |(_, name)| name);
        self.measures.push(row, fold::sort_key(name));
    }

    /// The finished image. `stamp` is the caller's name for the state of the atlas it was built from.
    #[must_use]
    pub fn finish(self, stamp: u64) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.wide_numbers(Section::Ids, &self.ids);
        self.words.write(&mut writer);
        self.facets.write(&mut writer);
        self.measures.write(&mut writer, self.rows);
        self.groups.write(&mut writer);
        writer.seal(self.rows, stamp);
        let (keys, counts) = ready_counts(&writer);
        writer.numbers(Section::ReadyKeys, keys);
        writer.numbers(Section::ReadyCounts, counts);
        writer.seal(self.rows, stamp);
        writer.into_image()
    }
}

/// Counts made beforehand, by the same steps that answer a search.
fn ready_counts(writer: &Writer) -> (Vec<u32>, Vec<u32>) {
    let image = writer.image();
    match Head::read(image) {
        Ok(head) => ready::make(&View::new(&head, image, &[])),
        Err(_) => (Vec::new(), Vec::new()),
    }
}

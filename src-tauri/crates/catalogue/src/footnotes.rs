//! The sources of a page, numbered in the order in which they are first used.

use crate::{Result, view::SourceRow};
use std::collections::HashMap;
use store::{Reader, read};

/// Collects the sources of a page while it is put together.
#[derive(Debug, Default)]
pub(crate) struct Footnotes {
    order: Vec<i64>,
    numbers: HashMap<i64, u32>,
}

impl Footnotes {
    /// The number of a source on this page, from 0.
    pub(crate) fn number(&mut self, source: i64) -> u32 {
        let next = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(source).or_insert_with(|| {
            self.order.push(source);
            next
        })
    }

    /// The numbers of several sources, each once.
    pub(crate) fn numbers(&mut self, sources: impl IntoIterator<Item = i64>) -> Vec<u32> {
        let mut numbers = Vec::new();
        for source in sources {
            let number = self.number(source);
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers
    }

    /// The list that the numbers refer to.
    pub(crate) async fn rows(self, reader: &Reader) -> Result<Vec<SourceRow>> {
        let found = read::sources::by_ids(reader, &self.order).await?;
        Ok(found.into_iter().map(source_row).collect())
    }
}

fn source_row(source: read::sources::Source) -> SourceRow {
    SourceRow {
        name: source.name,
        as_of: source.as_of,
        url: source.url,
        licence: source.licence,
    }
}

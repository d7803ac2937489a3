//! The dictionary: which rows a word, or everything that begins with it, stands for.

use crate::image::{Numbers, Section, Strings, partition};
use memchr::memmem;
use std::ops::Range;

/// Words in byte order and the rows of each, all rows of all words in one list: a beginning is one stretch of it.
pub(crate) struct Words<'a> {
    words: Strings<'a>,
    starts: Numbers<'a>,
    postings: Numbers<'a>,
}

impl<'a> Words<'a> {
    pub(super) fn new(section: &impl Fn(Section) -> &'a [u8]) -> Self {
        Self {
            words: Strings::new(section(Section::Words), section(Section::WordOffsets)),
            starts: Numbers::new(section(Section::PostingStarts)),
            postings: Numbers::new(section(Section::Postings)),
        }
    }

    pub(super) fn fits(&self) -> bool {
        self.starts.len() == self.words.len() + 1
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at a place.
    pub(crate) fn word(&self, at: usize) -> &'a [u8] {
        self.words.get(at)
    }

    /// The words that begin with `prefix`, by place.
    pub(crate) fn beginning_with(&self, prefix: &str) -> Range<usize> {
        let prefix = prefix.as_bytes();
        let low = self.words.partition(|word| word < prefix);
        let high = self.words.partition(|word| word < prefix || word.starts_with(prefix));
        low..high.max(low)
    }

    /// Calls `each` with the place of every word that holds `part` behind its beginning, in order, until it says no;
    /// first letters of names are no such words.
    pub(crate) fn holding(&self, part: &str, mut each: impl FnMut(usize) -> bool) {
        let heap = self.words.heap();
        let part = part.as_bytes();
        let finder = memmem::Finder::new(part);
        let (mut from, mut place) = (0, 0);
        while let Some(ahead) = heap.get(from..).and_then(|rest| finder.find(rest)) {
            let hit = from + ahead;
            // The word the hit begins in: the last that starts no later.
            let later = partition(self.words.len().saturating_sub(place), |at| {
                self.words.start(place + at).is_some_and(|start| start <= hit)
            });
            place += later.saturating_sub(1);
            let (Some(start), Some(end)) = (self.words.start(place), self.words.start(place + 1)) else {
                return;
            };
            let inside = hit > start && hit + part.len() <= end;
            let initials = self.words.get(place).starts_with(crate::fold::INITIALS_BYTES);
            if inside && !initials && !each(place) {
                return;
            }
            from = if inside { end.max(hit + 1) } else { hit + 1 };
        }
    }

    /// The place of exactly this word.
    pub(crate) fn place(&self, word: &str) -> Option<usize> {
        let at = self.words.partition(|w| w < word.as_bytes());
        (self.words.get(at) == word.as_bytes() && at < self.words.len()).then_some(at)
    }

    /// The rows of all words of `range`; one word's rows rise, those of several do not and may repeat.
    pub(crate) fn rows_of(&self, range: Range<usize>) -> Numbers<'a> {
        let bound = |at| self.starts.get(at).map(|n| n as usize);
        match (bound(range.start), bound(range.end)) {
            (Some(start), Some(end)) if start <= end => self.postings.slice(start..end),
            _ => Numbers::default(),
        }
    }
}

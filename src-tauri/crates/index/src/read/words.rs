//! The dictionary: which rows a word, or everything that begins with it, stands for.

use crate::image::{Numbers, Section, Strings};
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

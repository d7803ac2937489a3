//! The file format: a header, a table of sections, the sections. Little endian, every section on 64 bytes.
//!
//! The header's checksum covers header and table. A body that was damaged later gives wrong answers, never a panic:
//! whoever reads a section takes every number in it for a number out of a hostile file.

use crate::IndexError;
use std::ops::Range;

const MAGIC: [u8; 8] = *b"BAIMOIDX";
/// Raised with every change to what the sections hold; the caller rebuilds a file of another version.
pub(crate) const FORMAT: u32 = 5;
const HEADER_BYTES: usize = 40;
const ENTRY_BYTES: usize = 24;
const MAX_SECTIONS: usize = 128;
const TABLE_END: usize = HEADER_BYTES + MAX_SECTIONS * ENTRY_BYTES;
const ALIGNMENT: usize = 64;

/// What a section holds. Facet and measure sections are numbered by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Words,
    WordOffsets,
    PostingStarts,
    Postings,
    Texts,
    TextOffsets,
    Aliases,
    AliasOffsets,
    AliasSets,
    AliasSetStarts,
    AliasSetItems,
    LanguageStarts,
    LanguageItems,
    Layout,
    Records,
    Ids,
    Groups,
    GroupKeys,
    /// Rows whose set of languages is too rare for a code of its own, and their sets.
    RareLanguageRows,
    RareLanguageSets,
    /// The same rows by language.
    RareLanguageStarts,
    RareLanguageItems,
    /// Counts made beforehand: what of, and the counts.
    ReadyKeys,
    ReadyCounts,
    Keys(usize),
    KeyOffsets(usize),
    KeyOrder(usize),
    Totals(usize),
    Values(usize),
    Codes(usize),
    Order(usize),
    /// One byte a row, for fields of few values.
    Bytes(usize),
    /// One number a row, for fields of many values; the most frequent values have the lowest.
    Wide(usize),
    WidePlaces(usize),
    WideCodes(usize),
    WideStarts(usize),
    WideRows(usize),
}

impl Section {
    fn number(self) -> u32 {
        let (base, index) = match self {
            Self::Words => (1, 0),
            Self::WordOffsets => (2, 0),
            Self::PostingStarts => (3, 0),
            Self::Postings => (4, 0),
            Self::Texts => (5, 0),
            Self::TextOffsets => (6, 0),
            Self::Aliases => (7, 0),
            Self::AliasOffsets => (8, 0),
            Self::AliasSets => (9, 0),
            Self::AliasSetStarts => (10, 0),
            Self::AliasSetItems => (11, 0),
            Self::LanguageStarts => (12, 0),
            Self::LanguageItems => (13, 0),
            Self::Layout => (14, 0),
            Self::Records => (15, 0),
            Self::Ids => (16, 0),
            Self::Groups => (17, 0),
            Self::GroupKeys => (18, 0),
            Self::RareLanguageRows => (19, 0),
            Self::RareLanguageSets => (20, 0),
            Self::RareLanguageStarts => (21, 0),
            Self::RareLanguageItems => (22, 0),
            Self::ReadyKeys => (23, 0),
            Self::ReadyCounts => (24, 0),
            Self::Keys(field) => (0x100, field),
            Self::KeyOffsets(field) => (0x200, field),
            Self::KeyOrder(field) => (0x300, field),
            Self::Totals(field) => (0x400, field),
            Self::Values(measure) => (0x500, measure),
            Self::Codes(measure) => (0x600, measure),
            Self::Order(measure) => (0x700, measure),
            Self::Bytes(field) => (0x800, field),
            Self::Wide(field) => (0x900, field),
            Self::WidePlaces(field) => (0xA00, field),
            Self::WideCodes(field) => (0xB00, field),
            Self::WideStarts(field) => (0xC00, field),
            Self::WideRows(field) => (0xD00, field),
        };
        base + u32::try_from(index).unwrap_or(0xFF)
    }
}

/// Collects sections into one image.
pub(crate) struct Writer {
    out: Vec<u8>,
    table: Vec<(u32, u64, u64)>,
}

impl Writer {
    pub(crate) fn new() -> Self {
        Self {
            out: vec![0; TABLE_END],
            table: Vec::new(),
        }
    }

    /// Appends a section of bytes.
    pub(crate) fn bytes(&mut self, section: Section, bytes: &[u8]) {
        let start = self.begin();
        self.out.extend_from_slice(bytes);
        self.end(section, start);
    }

    /// Appends a section of 32-bit numbers.
    pub(crate) fn numbers(&mut self, section: Section, numbers: impl IntoIterator<Item = u32>) {
        let start = self.begin();
        self.out.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
        self.end(section, start);
    }

    /// Appends a section of 64-bit numbers.
    pub(crate) fn wide_numbers(&mut self, section: Section, numbers: &[i64]) {
        let start = self.begin();
        self.out.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
        self.end(section, start);
    }

    fn begin(&mut self) -> usize {
        self.out.resize(self.out.len().next_multiple_of(ALIGNMENT), 0);
        self.out.len()
    }

    fn end(&mut self, section: Section, start: usize) {
        let length = self.out.len() - start;
        self.table.push((section.number(), start as u64, length as u64));
    }

    /// What was written so far; to be read once it is sealed.
    pub(crate) fn image(&self) -> &[u8] {
        &self.out
    }

    pub(crate) fn into_image(self) -> Vec<u8> {
        self.out
    }

    /// Writes header and table in front of the sections; again, when further sections have followed.
    pub(crate) fn seal(&mut self, rows: u32, stamp: u64) {
        debug_assert!(self.table.len() <= MAX_SECTIONS, "the table has a fixed place");
        let mut head = Vec::with_capacity(TABLE_END);
        head.extend_from_slice(&MAGIC);
        head.extend_from_slice(&FORMAT.to_le_bytes());
        head.extend_from_slice(&rows.to_le_bytes());
        head.extend_from_slice(&stamp.to_le_bytes());
        head.extend_from_slice(&(self.table.len() as u64).to_le_bytes());
        head.extend_from_slice(&[0; 8]);
        for (number, start, length) in &self.table {
            head.extend_from_slice(&number.to_le_bytes());
            head.extend_from_slice(&[0; 4]);
            head.extend_from_slice(&start.to_le_bytes());
            head.extend_from_slice(&length.to_le_bytes());
        }
        head.resize(TABLE_END, 0);
        let sum = checksum(&head);
        head[32..40].copy_from_slice(&sum.to_le_bytes());
        self.out[..TABLE_END].copy_from_slice(&head);
    }
}

/// FNV-1a over the header with its own field taken as zero. Guards against accidents, not against an attacker.
fn checksum(head: &[u8]) -> u64 {
    head.iter().enumerate().fold(0xCBF2_9CE4_8422_2325, |sum, (at, byte)| {
        let byte = if (32..40).contains(&at) { 0 } else { *byte };
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)
    })
}

/// Header and table of an image, checked.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) rows: u32,
    pub(crate) stamp: u64,
    sections: Vec<(u32, Range<usize>)>,
}

impl Head {
    pub(crate) fn read(image: &[u8]) -> Result<Self, IndexError> {
        if image.get(..8) != Some(&MAGIC) {
            return Err(IndexError::NotAnIndex);
        }
        let found = u32_at(image, 8).ok_or(IndexError::Damaged("the header is cut off"))?;
        if found != FORMAT {
            return Err(IndexError::OtherFormat {
                found,
                expected: FORMAT,
            });
        }
        let head = image
            .get(..TABLE_END)
            .ok_or(IndexError::Damaged("the header is cut off"))?;
        if u64_at(head, 32) != Some(checksum(head)) {
            return Err(IndexError::Damaged("the header does not fit its checksum"));
        }
        let read = |at| u64_at(head, at).ok_or(IndexError::Damaged("the header is cut off"));
        let count = usize::try_from(read(24)?).unwrap_or(usize::MAX);
        if count > MAX_SECTIONS {
            return Err(IndexError::Damaged("there are too many sections"));
        }
        let mut sections = Vec::with_capacity(count);
        for entry in 0..count {
            let at = HEADER_BYTES + entry * ENTRY_BYTES;
            let number = u32_at(head, at).ok_or(IndexError::Damaged("the table is cut off"))?;
            let outside = IndexError::Damaged("a section lies outside the file");
            let start = usize::try_from(read(at + 8)?).ok();
            let length = usize::try_from(read(at + 16)?).ok();
            let range = start.zip(length).and_then(|(s, l)| Some(s..s.checked_add(l)?));
            match range {
                Some(range) if range.end <= image.len() => sections.push((number, range)),
                _ => return Err(outside),
            }
        }
        let rows = u32_at(head, 12).unwrap_or_default();
        Ok(Self {
            rows,
            stamp: read(16)?,
            sections,
        })
    }

    /// The bytes of a section; empty when it is missing.
    pub(crate) fn section<'a>(&self, image: &'a [u8], section: Section) -> &'a [u8] {
        let number = section.number();
        let found = self.sections.iter().find(|(n, _)| *n == number);
        found
            .and_then(|(_, range)| image.get(range.clone()))
            .unwrap_or_default()
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|b| u64::from_le_bytes(*b))
}

/// 32-bit numbers in an image, wherever they lie.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Numbers<'a>(&'a [[u8; 4]]);

impl<'a> Numbers<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    #[inline]
    pub(crate) fn get(self, at: usize) -> Option<u32> {
        self.0.get(at).map(|b| u32::from_le_bytes(*b))
    }

    pub(crate) fn slice(self, range: Range<usize>) -> Self {
        Self(self.0.get(range).unwrap_or_default())
    }

    #[inline]
    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + use<'a> {
        self.0.iter().map(|b| u32::from_le_bytes(*b))
    }

    /// The bounds of item `at` where these numbers are starts, one more than there are items.
    pub(crate) fn bounds(self, at: usize) -> Option<Range<usize>> {
        Some(self.get(at)? as usize..self.get(at.checked_add(1)?)? as usize)
    }
}

/// 64-bit numbers in an image.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WideNumbers<'a>(&'a [[u8; 8]]);

impl<'a> WideNumbers<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    pub(crate) fn get(self, at: usize) -> Option<i64> {
        self.0.get(at).map(|b| i64::from_le_bytes(*b))
    }
}

/// Strings in an image, one after the other.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Strings<'a> {
    heap: &'a [u8],
    offsets: Numbers<'a>,
}

impl<'a> Strings<'a> {
    pub(crate) fn new(heap: &'a [u8], offsets: &'a [u8]) -> Self {
        Self {
            heap,
            offsets: Numbers::new(offsets),
        }
    }

    pub(crate) fn len(self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// The bytes of string `at`; empty when damaged or out of range.
    #[inline]
    pub(crate) fn get(self, at: usize) -> &'a [u8] {
        self.offsets
            .bounds(at)
            .and_then(|range| self.heap.get(range))
            .unwrap_or_default()
    }

    /// All strings, one after the other.
    pub(crate) fn heap(self) -> &'a [u8] {
        self.heap
    }

    /// Where string `at` starts, or the last one ends.
    pub(crate) fn start(self, at: usize) -> Option<usize> {
        self.offsets.get(at).map(|start| start as usize)
    }

    /// How many strings from the first satisfy `before`, which must hold for a beginning of the sorted list.
    pub(crate) fn partition(self, mut before: impl FnMut(&'a [u8]) -> bool) -> usize {
        partition(self.len(), |at| before(self.get(at)))
    }
}

/// The first of `0..len` for which `before` does not hold, `before` being true up to there and false from there on.
pub(crate) fn partition(len: usize, mut before: impl FnMut(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Collects strings for [`Strings`]. Offsets beyond 4 GiB are held there, so that what does not fit reads as empty.
#[derive(Default)]
pub(crate) struct StringsWriter {
    heap: Vec<u8>,
    offsets: Vec<u32>,
}

impl StringsWriter {
    pub(crate) fn push(&mut self, text: &str) {
        if self.offsets.is_empty() {
            self.offsets.push(0);
        }
        self.heap.extend_from_slice(text.as_bytes());
        self.offsets.push(u32::try_from(self.heap.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn write(self, to: &mut Writer, heap: Section, offsets: Section) {
        to.bytes(heap, &self.heap);
        to.numbers(offsets, self.offsets);
    }
}

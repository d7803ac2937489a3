//! The pages of a database file with those of its log over them. Format: <https://www.sqlite.org/fileformat2.html>.

use super::record::{self, Cell};
use crate::open::with_ending;
use std::{borrow::Cow, collections::BTreeMap, io, path::Path};

/// A file as its pages.
pub(super) struct Image {
    bytes: Vec<u8>,
    /// Pages of the log that were committed, by number.
    over: BTreeMap<usize, Vec<u8>>,
    page_size: usize,
}

/// What a library is laid down with; taken where the header itself is damaged.
const OUR_PAGE_SIZE: usize = 4096;

const LEAF_OF_TABLE: u8 = 0x0d;
const LEAF_OF_INDEX: u8 = 0x0a;
const INTERIOR_OF_INDEX: u8 = 0x02;

impl Image {
    /// Reads the file and its log.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let bytes = std::fs::read(path)?;
        let said = word(&bytes, 16).map_or(0, usize::from);
        let sound = said.is_power_of_two() && (512..=32_768).contains(&said) && bytes.starts_with(b"SQLite format 3");
        let page_size = if sound { said } else { OUR_PAGE_SIZE };
        let log = std::fs::read(with_ending(path, "-wal")).unwrap_or_default();
        Ok(Self {
            over: committed(&log, page_size),
            bytes,
            page_size,
        })
    }

    fn page(&self, number: usize) -> Option<Cow<'_, [u8]>> {
        if let Some(page) = self.over.get(&number) {
            return Some(Cow::Borrowed(page));
        }
        let start = number.checked_sub(1)?.checked_mul(self.page_size)?;
        let page = self
            .bytes
            .get(start..self.bytes.len().min(start.checked_add(self.page_size)?))?;
        Some(if page.len() == self.page_size {
            Cow::Borrowed(page)
        } else {
            let mut whole = page.to_vec();
            whole.resize(self.page_size, 0);
            Cow::Owned(whole)
        })
    }

    /// Every cell on every page that can be made sense of.
    pub(super) fn cells(&self) -> Vec<Cell> {
        let last = self
            .bytes
            .len()
            .div_ceil(self.page_size)
            .max(self.over.keys().last().copied().unwrap_or(0));
        (1..=last)
            .filter_map(|number| Some((number, self.page(number)?)))
            .flat_map(|(n, p)| self.cells_of(n, &p))
            .collect()
    }

    fn cells_of(&self, number: usize, page: &[u8]) -> Vec<Cell> {
        let head = if number == 1 { 100 } else { 0 };
        let Some(&kind) = page.get(head) else { return Vec::new() };
        let pointers = match kind {
            LEAF_OF_TABLE | LEAF_OF_INDEX => head + 8,
            INTERIOR_OF_INDEX => head + 12,
            _ => return Vec::new(),
        };
        let count = word(page, head + 3).map_or(0, usize::from).min(self.page_size / 4);
        let cell = |n: usize| {
            let mut at = usize::from(word(page, pointers + 2 * n)?);
            if kind == INTERIOR_OF_INDEX {
                at += 4;
            }
            let size = record::varint(page, &mut at)?;
            let rowid = if kind == LEAF_OF_TABLE {
                Some(record::varint(page, &mut at)?)
            } else {
                None
            };
            let payload = self.payload(page, at, usize::try_from(size).ok()?, rowid.is_some())?;
            record::decode(&payload, rowid)
        };
        (0..count).filter_map(cell).collect()
    }

    /// A payload, followed onto its overflow pages.
    fn payload(&self, page: &[u8], at: usize, size: usize, table: bool) -> Option<Vec<u8>> {
        let usable = self.page_size;
        if size > self.bytes.len() + self.over.len() * usable {
            return None;
        }
        let most = if table {
            usable - 35
        } else {
            (usable - 12) * 64 / 255 - 23
        };
        if size <= most {
            return Some(page.get(at..at.checked_add(size)?)?.to_vec());
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let fitting = least + (size - least) % (usable - 4);
        let local = if fitting <= most { fitting } else { least };
        let mut payload = page.get(at..at + local)?.to_vec();
        let mut next = long(page, at + local)?;
        while payload.len() < size {
            let more = self.page(usize::try_from(next).ok()?)?;
            next = long(&more, 0)?;
            payload.extend_from_slice(more.get(4..4 + (size - payload.len()).min(usable - 4))?);
        }
        Some(payload)
    }
}

/// The pages of the log up to its last commit. Frames of an earlier round carry other salts.
fn committed(log: &[u8], page_size: usize) -> BTreeMap<usize, Vec<u8>> {
    let (mut over, mut pending) = (BTreeMap::new(), BTreeMap::new());
    let Some(salts) = log.get(16..24) else { return over };
    for frame in log.get(32..).unwrap_or_default().chunks_exact(24 + page_size) {
        let (head, page) = frame.split_at(24);
        let (Some(number), Some(commit)) = (long(head, 0), long(head, 4)) else {
            break;
        };
        if head.get(8..16) != Some(salts) {
            break;
        }
        pending.insert(number as usize, page.to_vec());
        if commit > 0 {
            over.append(&mut pending);
        }
    }
    over
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

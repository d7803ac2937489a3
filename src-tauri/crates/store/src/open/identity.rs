//! Whose file this is, read from its first hundred bytes without opening a database.
//!
//! SQLite itself would happily open a newer file, and opening for writing may change it: a roll-back journal is played
//! back, a write-ahead log is moved over. So the header is read as plain bytes first.

use crate::{Error, Result};
use std::{fs::File, io::Read as _, path::Path};

/// Which of our two files it should be, and the newest format this program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    application_id: u32,
    format: u32,
}

impl Identity {
    /// The synced knowledge, “BaAt”.
    pub const ATLAS: Self = Self {
        application_id: 0x4261_4174,
        format: 1,
    };
    /// What the person made, “BaLi”.
    pub const LIBRARY: Self = Self {
        application_id: 0x4261_4C69,
        format: 1,
    };

    /// The newest format this program reads; a file's `user_version` rises only when an older Baimo must not open it.
    #[must_use]
    pub fn format(self) -> u32 {
        self.format
    }

    /// What a file with these two numbers is to us.
    pub(crate) fn judge(self, application_id: i64, format: i64) -> Found {
        match u32::try_from(format) {
            Ok(format) if application_id == i64::from(self.application_id) => {
                if format > self.format {
                    Found::TooNew(format)
                } else {
                    Found::Ours(format)
                }
            }
            _ => Found::Foreign,
        }
    }
}

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nothing, a file without a single byte, or a database without a table: all may be laid down afresh.
    Nothing,
    /// Ours, in this format.
    Ours(u32),
    /// Ours, but written by a newer Baimo.
    TooNew(u32),
    /// Something else, or no longer readable as ours.
    Foreign,
}

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Looks at what lies at `path` without changing it, its log or its folder.
///
/// # Errors
/// When the path cannot be read: no permission, a folder where a file should be.
pub fn look(path: &Path, identity: Identity) -> Result<Found> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(Error::from_io("Opening", path, error)),
    };
    let mut header = Vec::with_capacity(100);
    let read = file.by_ref().take(100).read_to_end(&mut header);
    read.map_err(|error| Error::from_io("Reading", path, error))?;
    if header.is_empty() {
        return Ok(Found::Nothing);
    }
    let magic = header.get(..16).is_some_and(|start| start == MAGIC);
    let (Some(format), Some(application_id)) = (number(&header, 60), number(&header, 68)) else {
        return Ok(Found::Foreign);
    };
    let pages = number(&header, 28).unwrap_or_default();
    if magic && application_id == 0 && format == 0 && pages <= 1 {
        // A database without a table: a laying-down that was cut short, its tables at most in the log.
        return Ok(Found::Nothing);
    }
    if !magic {
        return Ok(Found::Foreign);
    }
    Ok(identity.judge(i64::from(application_id), i64::from(format)))
}

/// The four bytes at `at`, as SQLite writes them: most significant first.
fn number(header: &[u8], at: usize) -> Option<u32> {
    let bytes = header.get(at..at + 4)?;
    bytes.try_into().ok().map(u32::from_be_bytes)
}

impl Found {
    /// The format of a file that may be opened.
    ///
    /// # Errors
    /// [`Error::Absent`], [`Error::TooNew`] or [`Error::Damaged`], as found.
    pub fn usable(self, path: &Path, identity: Identity) -> Result<u32> {
        let file = path.into();
        match self {
            Self::Ours(format) => Ok(format),
            Self::Nothing => Err(Error::Absent { file }),
            Self::TooNew(format) => Err(Error::TooNew {
                file,
                format,
                reads: identity.format,
            }),
            Self::Foreign => Err(Error::Damaged {
                file,
                what: String::from("its first bytes are not those of a file of ours"),
            }),
        }
    }
}

//! What can go wrong with a file of ours, as far as somebody acts on the difference.

use atlas::Code;
use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// The result of everything in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Which file an error is about; empty where the engine did not say and nobody above added it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileName(PathBuf);

impl FileName {
    /// The file's path; empty where it is not known.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl From<&Path> for FileName {
    fn from(path: &Path) -> Self {
        Self(path.to_owned())
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.as_os_str().is_empty() {
            f.write_str("the database")
        } else {
            write!(f, "“{}”", self.0.display())
        }
    }
}

/// An error of a database file. The text says what failed, with what, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A newer Baimo wrote the file; it has not been touched.
    #[error(
        "{file} was written by a newer Baimo (format {format}, this one reads {reads}). Install the newer version."
    )]
    TooNew {
        /// The file.
        file: FileName,
        /// Its format.
        format: u32,
        /// The newest format this program reads.
        reads: u32,
    },
    /// The bytes are not, or no longer, a file of ours.
    #[error("{file} is damaged: {what}. It is kept aside under another name and replaced from what is at hand.")]
    Damaged {
        /// The file.
        file: FileName,
        /// What was found.
        what: String,
    },
    /// The file or its folder can be read, not written.
    #[error("{file} can be read but not written. Make the folder writable, or choose another with --data.")]
    ReadOnly {
        /// The file.
        file: FileName,
    },
    /// The folder cannot be used at all.
    #[error("{file} cannot be used: {source}. Choose a folder of your own with --data or BAIMO_DATA.")]
    NoFolder {
        /// The folder or file.
        file: FileName,
        /// What the system said.
        source: io::Error,
    },
    /// No room is left; what was being written has been rolled back.
    #[error(
        "The disk is full; the last change to {file} was taken back and nothing else is lost. Free some space and try again."
    )]
    DiskFull {
        /// The file.
        file: FileName,
    },
    /// Another program held the file longer than we wait.
    #[error("Another program is writing to {file}. Close it, or try again in a moment.")]
    Busy {
        /// The file.
        file: FileName,
    },
    /// The disk itself failed in the middle of reading or writing.
    #[error(
        "The disk failed at {file}: {what}. Nothing acknowledged is lost; check the disk, or choose another folder with --data."
    )]
    Disk {
        /// The file.
        file: FileName,
        /// What the engine said.
        what: String,
    },
    /// There is no such file.
    #[error("There is no {file}. Start Baimo once to lay it down.")]
    Absent {
        /// The file.
        file: FileName,
    },
    /// The SQLite linked into this program can lose commits (the WAL-reset bug, mended in 3.51.3).
    #[error("SQLite {found} is linked, but 3.51.3 or newer is needed. Rebuild Baimo with its own Cargo.lock.")]
    OldEngine {
        /// Version found.
        found: String,
    },
    /// A row that our own rules exclude.
    #[error("{table}.{column} holds “{words}”, which this Baimo does not know. Run `baimo doctor --thorough`.")]
    Odd {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// What stands there.
        words: String,
    },
    /// What was written breaks a rule of the file: a name taken twice, a reference to nothing.
    #[error("{file} refused a change: {what}.")]
    Refused {
        /// The file.
        file: FileName,
        /// The rule, as the engine names it.
        what: String,
    },
    /// Reading or writing a file beside the database failed.
    #[error("{doing} {file} failed: {source}.")]
    File {
        /// What was being done, as a gerund.
        doing: &'static str,
        /// The file.
        file: FileName,
        /// What the system said.
        source: io::Error,
    },
    /// The engine failed in a way nobody acts on.
    #[error("{file}: {source}")]
    Engine {
        /// The file.
        file: FileName,
        /// What the engine said.
        source: sqlx::Error,
    },
}

impl Error {
    /// What kind of failure this is for a person.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::TooNew { .. } => Code::TooNew,
            Self::Damaged { .. } => Code::Damaged,
            Self::ReadOnly { .. } => Code::ReadOnly,
            Self::NoFolder { .. } | Self::Disk { .. } => Code::NoFolder,
            Self::DiskFull { .. } => Code::DiskFull,
            Self::Busy { .. } => Code::Busy,
            Self::Absent { .. } => Code::NotFound,
            Self::OldEngine { .. }
            | Self::Odd { .. }
            | Self::Refused { .. }
            | Self::File { .. }
            | Self::Engine { .. } => Code::Internal,
        }
    }

    /// The file this is about, where it is known.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        let file = match self {
            Self::TooNew { file, .. }
            | Self::Damaged { file, .. }
            | Self::ReadOnly { file }
            | Self::NoFolder { file, .. }
            | Self::DiskFull { file }
            | Self::Disk { file, .. }
            | Self::Busy { file }
            | Self::Absent { file }
            | Self::Refused { file, .. }
            | Self::File { file, .. }
            | Self::Engine { file, .. } => file,
            Self::OldEngine { .. } | Self::Odd { .. } => return None,
        };
        (!file.0.as_os_str().is_empty()).then_some(file.path())
    }

    /// The same error, saying that it is about `path` where it did not say so itself.
    #[must_use]
    pub fn in_file(mut self, path: &Path) -> Self {
        match &mut self {
            Self::TooNew { file, .. }
            | Self::Damaged { file, .. }
            | Self::ReadOnly { file }
            | Self::NoFolder { file, .. }
            | Self::DiskFull { file }
            | Self::Disk { file, .. }
            | Self::Busy { file }
            | Self::Absent { file }
            | Self::Refused { file, .. }
            | Self::File { file, .. }
            | Self::Engine { file, .. } => {
                if file.0.as_os_str().is_empty() {
                    *file = path.into();
                }
            }
            Self::OldEngine { .. } | Self::Odd { .. } => {}
        }
        self
    }

    /// An error of the file system about `path`, sorted by what a person can do about it.
    pub(crate) fn from_io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        let file = FileName::from(path);
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { file },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { file },
            io::ErrorKind::PermissionDenied
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::InvalidFilename
            | io::ErrorKind::InvalidInput => Self::NoFolder { file, source },
            _ => Self::File { doing, file, source },
        }
    }
}

/// The primary result codes of SQLite that somebody acts on; they are part of its file-format promise.
mod result {
    pub(super) const BUSY: i32 = 5;
    pub(super) const LOCKED: i32 = 6;
    pub(super) const READONLY: i32 = 8;
    pub(super) const IOERR: i32 = 10;
    pub(super) const CORRUPT: i32 = 11;
    pub(super) const FULL: i32 = 13;
    pub(super) const CANTOPEN: i32 = 14;
    pub(super) const CONSTRAINT: i32 = 19;
    pub(super) const NOTADB: i32 = 26;
}

impl From<sqlx::Error> for Error {
    fn from(source: sqlx::Error) -> Self {
        let file = FileName::default();
        let (code, what) = match &source {
            sqlx::Error::Database(said) => {
                let code = said
                    .code()
                    .and_then(|code| code.parse::<i32>().ok())
                    .unwrap_or_default();
                (code & 0xff, said.message().to_owned())
            }
            sqlx::Error::PoolTimedOut => return Self::Busy { file },
            // Text that is not UTF-8 where we wrote UTF-8: the page was changed under us.
            sqlx::Error::ColumnDecode { index, source: said } if said.is::<std::str::Utf8Error>() => {
                return Self::Damaged {
                    file,
                    what: format!("column {index} is not UTF-8 ({said})"),
                };
            }
            _ => return Self::Engine { file, source },
        };
        match code {
            result::BUSY | result::LOCKED => Self::Busy { file },
            result::READONLY => Self::ReadOnly { file },
            result::CORRUPT | result::NOTADB => Self::Damaged { file, what },
            result::IOERR => Self::Disk { file, what },
            result::FULL => Self::DiskFull { file },
            result::CANTOPEN => Self::NoFolder {
                file,
                source: io::Error::other(what),
            },
            result::CONSTRAINT => Self::Refused { file, what },
            _ => Self::Engine { file, source },
        }
    }
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(source: sqlx::migrate::MigrateError) -> Self {
        use sqlx::migrate::MigrateError;
        match source {
            MigrateError::Execute(source) | MigrateError::ExecuteMigration(source, _) => source.into(),
            MigrateError::VersionMismatch(version) => Self::Damaged {
                file: FileName::default(),
                what: format!("migration {version} is not the one this Baimo knows"),
            },
            other => Self::Engine {
                file: FileName::default(),
                source: sqlx::Error::Migrate(Box::new(other)),
            },
        }
    }
}

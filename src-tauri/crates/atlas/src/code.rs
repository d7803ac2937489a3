//! Why a question could not be answered, as far as somebody acts on the difference.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of failure a fault is. The window and the terminal hold one sentence a code, in the person's language;
/// a code exists only where a door does something different for it (another sentence with another remedy counts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Nothing is known under the name that was asked for. Exit code 3 in the terminal.
    NotFound,
    /// The question itself is malformed: a wrong date, an unknown board, a limit out of range. Exit code 2.
    BadRequest,
    /// A policy cannot be read; the subject is the line, the detail says what is allowed there. Exit code 2.
    BadPolicy,
    /// A file was written by a newer Baimo and must not be touched by this one. Exit code 4.
    TooNew,
    /// A file is damaged; it has been kept aside or could not be read. Exit code 5.
    Damaged,
    /// The folder or file can be read but not written. Exit code 6.
    ReadOnly,
    /// The disk is full; what was being written has been rolled back. Exit code 7.
    DiskFull,
    /// The data folder cannot be used at all: missing, not a folder, or no permission. Exit code 6.
    NoFolder,
    /// Another Baimo is writing to the same file. Exit code 8.
    Busy,
    /// A defect of ours. The detail is for the log. Exit code 1.
    Internal,
}

impl Code {
    /// The terminal's exit status for a fault of this kind (0 is kept for success).
    #[must_use]
    pub fn exit_status(self) -> u8 {
        match self {
            Self::Internal => 1,
            Self::BadRequest | Self::BadPolicy => 2,
            Self::NotFound => 3,
            Self::TooNew => 4,
            Self::Damaged => 5,
            Self::ReadOnly | Self::NoFolder => 6,
            Self::DiskFull => 7,
            Self::Busy => 8,
        }
    }
}

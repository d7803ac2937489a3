//! How an error crosses the counter.

use atlas::Code;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An error as the window and the terminal receive it. The sentence a person reads is held by the door, in their
/// language, for the code; `detail` is for the log and for "details".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{detail}")]
pub struct Fault {
    /// What kind of failure.
    pub code: Code,
    /// What it is about: the id asked for, the file that is damaged.
    pub subject: Option<String>,
    /// What failed, with what, and what to do, in English.
    pub detail: String,
}

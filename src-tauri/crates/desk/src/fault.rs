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

impl Fault {
    /// The question itself is malformed.
    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self {
            code: Code::BadRequest,
            subject: None,
            detail: detail.into(),
        }
    }

    /// A defect of ours.
    pub(crate) fn internal(detail: impl Into<String>) -> Self {
        Self {
            code: Code::Internal,
            subject: None,
            detail: detail.into(),
        }
    }

    /// The code as it is written in JSON.
    #[must_use]
    pub fn code_word(&self) -> String {
        let word = serde_json::to_value(self.code).ok();
        word.as_ref()
            .and_then(|word| word.as_str())
            .unwrap_or("internal")
            .to_owned()
    }
}

impl From<store::Error> for Fault {
    fn from(error: store::Error) -> Self {
        let subject = error.file().map(|path| path.display().to_string());
        Self {
            code: error.code(),
            subject,
            detail: error.to_string(),
        }
    }
}

impl From<catalogue::Error> for Fault {
    fn from(error: catalogue::Error) -> Self {
        Self {
            code: error.code(),
            subject: error.subject(),
            detail: error.to_string(),
        }
    }
}

impl From<sync::RunError> for Fault {
    fn from(error: sync::RunError) -> Self {
        Self {
            code: error.code(),
            subject: None,
            detail: error.to_string(),
        }
    }
}

impl From<shelf::Error> for Fault {
    fn from(error: shelf::Error) -> Self {
        Self {
            code: error.code(),
            subject: error.subject(),
            detail: error.to_string(),
        }
    }
}

//! Why the catalogue cannot answer.

use crate::view::PolicyTrouble;
use atlas::Code;

/// The result of every question.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong with a question. Odd data is never an error; absent and malformed are.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The atlas could not be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Nothing goes by this name.
    #[error("There is no {what} “{name}” in this atlas.{}", near_words(near))]
    NotFound {
        /// What was asked for, as a noun.
        what: &'static str,
        /// The name asked for, at most 200 characters of it.
        name: String,
        /// Names near it, at most five.
        near: Vec<String>,
    },
    /// A question about something does not say about what.
    #[error("The question does not say which {0} is meant. Name one.")]
    NothingNamed(&'static str),
    /// A question asks for what cannot be computed.
    #[error("{0}")]
    NotComputable(&'static str),
    /// A policy cannot be read.
    #[error("The policy cannot be read: {0}.")]
    Policy(#[from] licences::PolicyError),
    /// A policy is longer than is kept.
    #[error("The policy is {bytes} bytes long; at most 65536 fit. Shorten it.")]
    LongPolicy {
        /// How long it is.
        bytes: usize,
    },
    /// The index that was just built could not be opened.
    #[error("the search index could not be built: {0}")]
    Index(#[from] index::IndexError),
    /// A task of ours ended early.
    #[error("building the search index was broken off")]
    BrokenOff,
}

impl Error {
    /// Nothing goes by `name`.
    pub(crate) fn not_found(what: &'static str, name: &str, near: Vec<String>) -> Self {
        Self::NotFound {
            what,
            name: name.chars().take(200).collect(),
            near,
        }
    }

    /// What kind of failure this is for a person.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Store(error) => error.code(),
            Self::NotFound { .. } => Code::NotFound,
            Self::NothingNamed(_) | Self::NotComputable(_) => Code::BadRequest,
            Self::Policy(_) | Self::LongPolicy { .. } => Code::BadPolicy,
            Self::Index(_) | Self::BrokenOff => Code::Internal,
        }
    }

    /// What the failure is about; of a policy the line.
    #[must_use]
    pub fn subject(&self) -> Option<String> {
        match self {
            Self::Store(error) => error.file().map(|path| path.display().to_string()),
            Self::NotFound { name, .. } => Some(name.clone()),
            Self::Policy(error) => Some(error.line.to_string()),
            Self::NothingNamed(_)
            | Self::NotComputable(_)
            | Self::LongPolicy { .. }
            | Self::Index(_)
            | Self::BrokenOff => None,
        }
    }
}

impl Error {
    /// The same for a policy that is kept, on its page.
    pub(crate) fn trouble(&self) -> PolicyTrouble {
        let line = match self {
            Self::Policy(error) => u32::try_from(error.line).ok(),
            _ => None,
        };
        PolicyTrouble {
            line,
            detail: self.to_string(),
        }
    }
}

fn near_words(near: &[String]) -> String {
    if near.is_empty() {
        return String::from(" Search for a part of it.");
    }
    format!(" Near it: {}.", near.join(", "))
}

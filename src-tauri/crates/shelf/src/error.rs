//! What can be wrong with a wish of the person's.

use atlas::Code;

/// The result of everything in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something is longer than it may be.
    #[error("{what} is {length} long; at most {limit} fit. Shorten it.")]
    TooLong {
        /// What.
        what: &'static str,
        /// How long it is, with its unit.
        length: String,
        /// How long it may be, with its unit.
        limit: &'static str,
    },
    /// A name without a single visible character.
    #[error("A name needs at least one character. Give one.")]
    NoName,
    /// A NUL character, which no file of ours keeps.
    #[error("{what} holds a NUL character. Remove it.")]
    Nul {
        /// What.
        what: &'static str,
    },
    /// A key that nothing in any atlas can have.
    #[error("“{key}” cannot be the name of a {kind}. Check the spelling.")]
    NoSuchKey {
        /// The kind of thing.
        kind: &'static str,
        /// Its alleged key, shortened.
        key: String,
    },
    /// The name belongs to another.
    #[error("There is already a collection named “{name}”. Choose another name.")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A collection would grow beyond what its page shows.
    #[error("A collection holds at most {limit} things; this would make {wanted}. Start another.")]
    Full {
        /// The bound.
        limit: i64,
        /// What it would come to.
        wanted: i64,
    },
    /// More subjects at once than one change takes.
    #[error("{wanted} things were given; one change takes at most {limit}. Send them in parts.")]
    TooMany {
        /// The bound.
        limit: usize,
        /// What was given.
        wanted: usize,
    },
    /// As many claims are kept as are weighed after a sync.
    #[error("At most {limit} claims are kept. Remove one that is no longer needed.")]
    ManyClaims {
        /// The bound.
        limit: i64,
    },
    /// No collection or search has this number.
    #[error("There is no {what} number {id}. It may have been removed elsewhere; list what there is.")]
    NoSuchNumber {
        /// `collection` or `saved search`.
        what: &'static str,
        /// The number.
        id: i64,
    },
    /// A language we do not speak.
    #[error("“{language}” is not one of de, en, zh. Choose one of them, or none to follow the system.")]
    NoSuchLanguage {
        /// What was asked for.
        language: String,
    },
    /// What was typed as the address of a mirror or proxy is none that can be used. The address itself is not repeated: it
    /// may hold a password.
    #[error("The address for {field} cannot be used: {why}. Change it.")]
    NoSuchAddress {
        /// Key of the place, or `proxy`.
        field: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The text is not what Export wrote.
    #[error("This is not an exported library: {why}. Choose the file that Export wrote.")]
    NotAnExport {
        /// What does not fit.
        why: String,
    },
    /// An export of a newer Baimo.
    #[error(
        "The export was written by a newer Baimo (version {version}, this one reads 1). Install the newer version."
    )]
    NewerExport {
        /// Its version.
        version: u32,
    },
    /// The library itself.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// What kind of failure this is for a person.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::NoSuchNumber { .. } => Code::NotFound,
            Self::NewerExport { .. } => Code::TooNew,
            Self::Store(error) => error.code(),
            Self::TooLong { .. }
            | Self::NoName
            | Self::Nul { .. }
            | Self::NoSuchKey { .. }
            | Self::NameTaken { .. }
            | Self::Full { .. }
            | Self::TooMany { .. }
            | Self::ManyClaims { .. }
            | Self::NoSuchLanguage { .. }
            | Self::NoSuchAddress { .. }
            | Self::NotAnExport { .. } => Code::BadRequest,
        }
    }

    /// What it is about: a key, a name, a number, a file.
    #[must_use]
    pub fn subject(&self) -> Option<String> {
        match self {
            Self::NoSuchKey { key: subject, .. }
            | Self::NameTaken { name: subject }
            | Self::NoSuchLanguage { language: subject }
            | Self::NoSuchAddress { field: subject, .. } => Some(subject.clone()),
            Self::NoSuchNumber { id, .. } => Some(id.to_string()),
            Self::Store(error) => error.file().map(|path| path.display().to_string()),
            _ => None,
        }
    }
}

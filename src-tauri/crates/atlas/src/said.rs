//! A fact together with who says so.

use crate::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How sure we are of our reading. It is about the reading, not about the source's honesty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Read in the text or data itself.
    High,
    /// A card, a secondary page, or a well-known fact whose page was not opened.
    Medium,
    /// Computed, inferred or not checked.
    Low,
}

impl Confidence {
    /// The name in the database and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }

    /// The confidence with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::High, Self::Medium, Self::Low]
            .into_iter()
            .find(|c| c.as_str() == name)
    }
}

/// Row of a source in the atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub i64);

/// What a source said and what we make of it. There is no way to hold a reading without its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    words: Option<String>,
    reading: Option<T>,
    source: SourceId,
    as_of: Option<Day>,
}

impl<T> Said<T> {
    /// A fact whose words are its reading (a number, a date).
    #[must_use]
    pub fn plain(reading: T, source: SourceId, as_of: Option<Day>) -> Self {
        Self {
            words: None,
            reading: Some(reading),
            source,
            as_of,
        }
    }

    /// The source's own words with our reading of them; `None` where we cannot read them.
    #[must_use]
    pub fn read(words: impl Into<String>, reading: Option<T>, source: SourceId, as_of: Option<Day>) -> Self {
        Self {
            words: Some(words.into()),
            reading,
            source,
            as_of,
        }
    }

    /// The source's own words, where they differ from the reading.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }

    /// Our reading; `None` is *unresolved*, which is never an error and never permissive.
    #[must_use]
    pub fn reading(&self) -> Option<&T> {
        self.reading.as_ref()
    }

    /// Who says so.
    #[must_use]
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// The day for which it was said.
    #[must_use]
    pub fn as_of(&self) -> Option<Day> {
        self.as_of
    }
}

//! What a licence amounts to for the person who wants to use a model.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a licence stands, for commercial use of the model as it is. Ordered from open to closed; `Unknown` is last
/// because nothing may be built on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Commercial use is granted and no term restricts purpose, users, revenue or territory.
    Allow,
    /// Granted under terms a person has to look at: thresholds, use restrictions, share-alike, naming, territory.
    Conditions,
    /// The text does not grant commercial use.
    Deny,
    /// No licence is stated, the words are not recognised, or they fit several texts. Never permissive.
    Unknown,
}

impl Verdict {
    /// Every verdict, in the order in which they are listed to a person.
    pub const ALL: [Self; 4] = [Self::Allow, Self::Conditions, Self::Deny, Self::Unknown];

    /// The name in the database, in queries (`verdict:allow`) and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Conditions => "conditions",
            Self::Deny => "deny",
            Self::Unknown => "unknown",
        }
    }

    /// The verdict with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == name)
    }
}

/// What became of the words a source used for a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// They name one licence we hold.
    Resolved,
    /// They fit several texts; the file, the owner or the date must decide.
    Ambiguous,
    /// They name something we hold no terms for.
    Unrecognised,
    /// The source gives no licence.
    Missing,
}

/// The side of a licence a term belongs to, as the terms panel groups them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TermGroup {
    /// What is granted.
    Allows,
    /// What must be done in return.
    Demands,
    /// What is withheld or ends the grant.
    Limits,
    /// Law, patents, liability and the like: worth knowing, neither grant nor duty.
    Other,
}

/// What a question about a use comes to, from open to closed; nothing may be built on the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The text grants it and asks nothing for it.
    Yes,
    /// The text grants it under duties that can be met without asking anybody.
    Conditions,
    /// Somebody must be asked first: a registration, a separate licence, words that are unclear.
    Ask,
    /// The text withholds it.
    No,
    /// A licence on the way is missing or not recognised, or the text does not say. Never permissive.
    Unknown,
}

impl Answer {
    /// Every answer, in the order in which they are listed to a person.
    pub const ALL: [Self; 5] = [Self::Yes, Self::Conditions, Self::Ask, Self::No, Self::Unknown];

    /// The name in data files, in the terminal and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Conditions => "conditions",
            Self::Ask => "ask",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// The answer with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.as_str() == name)
    }
}

/// What the person's own policy makes of a model. Ordered: the later of two that match holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// May be used.
    Allow,
    /// Somebody has to look at it first.
    Ask,
    /// May not be used.
    Deny,
}

impl Stance {
    /// Every stance, in the order in which they are listed to a person.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Ask, Self::Deny];

    /// The name in policy files, in queries (`policy:deny`) and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Ask => "ask",
            Self::Deny => "deny",
        }
    }

    /// The stance with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == name)
    }
}

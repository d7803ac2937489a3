//! Names of model repositories.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A Hub repository id: `owner/name`, or a bare name as the oldest repositories have it. Case is kept as given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct RepoId(String);

/// The text cannot be a repository id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” cannot be a model id; it is owner/name, at most 512 bytes, without spaces or control characters")]
pub struct RepoError(pub String);

impl RepoId {
    /// The longest id accepted, in bytes. Ids of 257 characters exist.
    pub const MAX_BYTES: usize = 512;

    /// The id without a check of its existence.
    ///
    /// # Errors
    /// When it is empty, too long, has more than one slash, an empty part, or white space or control characters.
    pub fn new(text: impl Into<String>) -> Result<Self, RepoError> {
        let text = text.into();
        let parts = text.split('/').count();
        let sound = !text.is_empty()
            && text.len() <= Self::MAX_BYTES
            && parts <= 2
            && text
                .split('/')
                .all(|part| !part.is_empty() && part != "." && part != "..")
            && !text.chars().any(|c| c.is_whitespace() || c.is_control());
        if sound {
            Ok(Self(text))
        } else {
            Err(RepoError(text.chars().take(80).collect()))
        }
    }

    /// The whole id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the slash; empty for ids without an owner.
    #[must_use]
    pub fn owner(&self) -> &str {
        self.0.split_once('/').map_or("", |(owner, _)| owner)
    }

    /// What stands after the slash.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.split_once('/').map_or(&self.0, |(_, name)| name)
    }
}

impl fmt::Display for RepoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for RepoId {
    type Error = RepoError;
    fn try_from(text: String) -> Result<Self, RepoError> {
        Self::new(text)
    }
}

impl From<RepoId> for String {
    fn from(id: RepoId) -> Self {
        id.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_taken_as_the_hub_gives_them() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let id = RepoId::new(text).ok();
            assert_eq!(id.as_ref().map(|id| (id.owner(), id.name())), expected, "{text}");
        };
        check("Qwen/Qwen2-72B", Some(("Qwen", "Qwen2-72B")));
        check("gpt2", Some(("", "gpt2")));
        check(&"x".repeat(257), Some(("", &"x".repeat(257))));
        check("a/b/c", None);
        check("/b", None);
        check("a/", None);
        check("a b/c", None);
        check("a/\u{0}", None);
        check("../b", None);
        check("", None);
        check(&"x".repeat(513), None);
    }
}

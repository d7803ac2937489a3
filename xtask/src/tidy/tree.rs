//! The files of the repository as git sees them: committed or about to be, never the ignored ones.

use crate::steps::{command, output, root};
use anyhow::Result;
use std::collections::BTreeMap;

/// A file: its size and, where it is text, its text.
pub(super) struct File {
    pub(super) bytes: u64,
    pub(super) text: Option<String>,
}

/// Paths with forward slashes, relative to the top, and what is in them.
#[derive(Default)]
pub(super) struct Tree {
    files: BTreeMap<String, File>,
}

impl Tree {
    /// Reads the work tree of this repository.
    pub(super) fn of_repository() -> Result<Self> {
        let listed = output(&mut command(
            "git",
            &["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        ))?;
        let mut tree = Self::default();
        for path in listed.split('\0').filter(|path| !path.is_empty()) {
            // A file deleted but not yet committed so is still listed.
            let Ok(bytes) = std::fs::read(root().join(path)) else {
                continue;
            };
            tree.put(path, &bytes);
        }
        Ok(tree)
    }

    /// Adds a file.
    pub(super) fn put(&mut self, path: &str, bytes: &[u8]) {
        let text = (!bytes.contains(&0))
            .then(|| std::str::from_utf8(bytes).ok().map(str::to_owned))
            .flatten();
        self.files.insert(
            path.to_owned(),
            File {
                bytes: bytes.len() as u64,
                text,
            },
        );
    }

    /// All files.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// All texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files()
            .filter_map(|(path, file)| Some((path, file.text.as_deref()?)))
    }

    /// One text.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.text.as_deref()
    }

    /// How many files.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }
}

#[cfg(test)]
impl<const N: usize> From<[(&str, &str); N]> for Tree {
    fn from(files: [(&str, &str); N]) -> Self {
        let mut tree = Self::default();
        for (path, text) in files {
            tree.put(path, text.as_bytes());
        }
        tree
    }
}

//! A copy of the write counter outside the file. A log that lost its tail opens without a word; the copy tells.

use std::{
    fs::OpenOptions,
    io::Write as _,
    path::{Path, PathBuf},
};

/// The copy. It is written after a commit, so it never runs ahead of what was acknowledged.
#[derive(Debug)]
pub(super) struct Ledger {
    path: PathBuf,
}

impl Ledger {
    /// The copy beside a library.
    pub(super) fn beside(library: &Path) -> Self {
        Self {
            path: library.with_extension("ledger"),
        }
    }

    /// How many writes had been acknowledged; nothing where there is no copy or it is torn.
    pub(super) fn known(&self) -> Option<i64> {
        let text = std::fs::read_to_string(&self.path).ok()?;
        let (writes, again) = text.trim_end().split_once(' ')?;
        (writes == again).then(|| writes.parse().ok()).flatten()
    }

    /// Keeps the counter. A failure is only logged: the write itself is safe, and a missing copy raises no alarm.
    pub(super) fn keep(&self, writes: i64) {
        let written = OpenOptions::new()
            .create(true)
            .truncate(true)
            .write(true)
            .open(&self.path)
            .and_then(|mut file| {
                // Twice, so that a torn copy is told from a small number.
                file.write_all(format!("{writes} {writes}\n").as_bytes())?;
                file.sync_data()
            });
        if let Err(error) = written {
            tracing::warn!(%error, "the copy of the library's write counter was not kept");
        }
    }
}

//! What the person made, on disk: every write is durable when it is acknowledged, every damage is kept, told and mended.
//!
//! No sync touches this file, and nothing in it refers to a row of the atlas.

mod backup;
mod ledger;
mod open;
mod read;
mod restore;
mod rows;
mod salvage;
#[cfg(test)]
mod tests;
mod turn;

pub use open::{LibraryFile, Opened, Restored};
pub use read::CollectionCount;
pub use rows::{
    ClaimRow, CollectionRow, FavouriteRow, ItemRow, JournalRow, Key, NoteRow, Row, SearchRow, SettingRow, Step, Thing,
};
pub use turn::Turn;

use crate::{Error, Findings, Reader, Result, Writer, open::Depth};
use ledger::Ledger;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::sync::Mutex;

/// The person's library, opened. Reads never wait for writes; one write at a time, in this process and beyond.
#[derive(Debug, Clone)]
pub struct Library {
    core: Arc<Core>,
}

#[derive(Debug)]
pub(crate) struct Core {
    path: PathBuf,
    reader: Reader,
    /// Nothing after a write the disk failed in the middle of; the next write opens it anew.
    writer: Arc<Mutex<Option<Writer>>>,
    read_only: bool,
    ledger: Ledger,
}

impl Core {
    /// The error, saying that it is about this file.
    fn name(&self, error: Error) -> Error {
        error.in_file(&self.path)
    }
}

/// The most rows of one kind that are read at once, for exports.
pub const ALL: i64 = 1_000_000;

macro_rules! reads {
    ($($(#[$doc:meta])+ $name:ident($($arg:ident: $kind:ty),*) -> $answer:ty = $from:ident;)+) => {
        impl Library {
            $($(#[$doc])+
            ///
            /// # Errors
            /// When the file cannot be read.
            pub async fn $name(&self, $($arg: $kind),*) -> Result<$answer> {
                let mut connection = self.core.reader.connection().await?;
                read::$from(&mut connection, $($arg),*).await.map_err(|error| self.core.name(error))
            })+
        }
    };
}

reads! {
    /// The note about a thing.
    note(thing: &Thing) -> Option<NoteRow> = note;
    /// Notes, last changed first.
    notes(most: i64) -> Vec<NoteRow> = notes;
    /// A thing's mark as a favourite.
    favourite(thing: &Thing) -> Option<FavouriteRow> = favourite;
    /// Favourites, newest first.
    favourites(most: i64) -> Vec<FavouriteRow> = favourites;
    /// A collection by number.
    collection(id: i64) -> Option<CollectionRow> = collection;
    /// Collections by name, with how much is in each.
    collections(most: i64) -> Vec<CollectionCount> = collections;
    /// What is in a collection, in the order added.
    items(collection: i64, most: i64) -> Vec<ItemRow> = items;
    /// In which collections a thing is.
    holding(thing: &Thing) -> Vec<i64> = holding;
    /// Saved searches by name.
    searches(most: i64) -> Vec<SearchRow> = searches;
    /// Kept claims, newest first.
    claims(most: i64) -> Vec<ClaimRow> = claims;
    /// A kept claim by number.
    claim(id: i64) -> Option<ClaimRow> = claim;
    /// Every setting that was changed.
    settings() -> Vec<SettingRow> = settings;
    /// The last change that still holds: what Undo takes back.
    last_change() -> Option<JournalRow> = last_change;
    /// How many writes this file has seen.
    writes() -> i64 = writes;
}

impl Library {
    /// Begins a change.
    ///
    /// # Errors
    /// [`Error::ReadOnly`] where the folder cannot be written; [`Error::Busy`] when another process holds the lock for
    /// longer than ten seconds.
    pub async fn turn(&self) -> Result<Turn> {
        if self.core.read_only {
            return Err(Error::ReadOnly {
                file: self.core.path.as_path().into(),
            });
        }
        let mut slot = Arc::clone(&self.core.writer).lock_owned().await;
        let writer = match slot.take() {
            Some(writer) => writer,
            None => open::reopen(&self.core.path).await?,
        };
        let begun = writer.begin().await;
        *slot = Some(writer);
        Ok(Turn::new(begun?, Arc::clone(&self.core), slot))
    }

    /// Whether changes are refused because the folder cannot be written.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.core.read_only
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.core.path
    }

    /// Checks the file: its pages, or every page, index and reference.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub async fn check(&self, depth: Depth) -> Result<Findings> {
        self.core.reader.check(depth).await
    }

    /// Moves the log over and ends the connections.
    ///
    /// # Errors
    /// When the disk is full or failing; what was acknowledged is safe in the log.
    pub async fn close(self) -> Result<()> {
        self.core.reader.close().await;
        match self.core.writer.lock().await.take() {
            Some(writer) => writer.close().await,
            None => Ok(()),
        }
    }
}

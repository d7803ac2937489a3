//! One change by the person: everything in it is committed together, or nothing.

use super::{
    Core,
    rows::{
        ClaimRow, CollectionRow, FavouriteRow, ItemRow, JournalRow, Key, NoteRow, Row, SearchRow, SettingRow, Step,
        Thing,
    },
};
use crate::{Error, Result, Writer};
use sqlx::{Sqlite, SqliteConnection, Transaction, sqlite::SqliteQueryResult};
use tokio::sync::OwnedMutexGuard;

/// A change in the making. It holds the write lock of the file; dropped without [`Turn::commit`], nothing has happened.
#[derive(Debug)]
pub struct Turn {
    transaction: Transaction<'static, Sqlite>,
    inverse: Vec<Step>,
    core: std::sync::Arc<Core>,
    writer: OwnedMutexGuard<Option<Writer>>,
}

impl Turn {
    pub(super) fn new(
        transaction: Transaction<'static, Sqlite>,
        core: std::sync::Arc<Core>,
        writer: OwnedMutexGuard<Option<Writer>>,
    ) -> Self {
        Self {
            transaction,
            inverse: Vec::new(),
            core,
            writer,
        }
    }

    /// The row as it stands inside this change.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn get(&mut self, key: &Key) -> Result<Option<Row>> {
        get(&mut self.transaction, key)
            .await
            .map_err(|error| self.core.name(error))
    }

    /// Takes one step and remembers what takes it back.
    ///
    /// # Errors
    /// [`Error::Refused`] when a name is taken twice; otherwise as the disk has it.
    pub async fn step(&mut self, step: &Step) -> Result<()> {
        let key = match step {
            Step::Put(row) => row.key(),
            Step::Drop(key) => key.clone(),
        };
        let back = match self.get(&key).await? {
            Some(row) => Step::Put(row),
            None => Step::Drop(key),
        };
        let taken = take(&mut self.transaction, step).await;
        taken.map_err(|error| self.core.name(error))?;
        self.inverse.push(back);
        Ok(())
    }

    /// The collection of this name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn collection_named(&mut self, name: &str) -> Result<Option<CollectionRow>> {
        let found = sqlx::query_file_as!(CollectionRow, "queries/library/collection_named.sql", name);
        Ok(found.fetch_optional(&mut *self.transaction).await?)
    }

    /// The saved search of this name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn search_named(&mut self, name: &str) -> Result<Option<SearchRow>> {
        let found = sqlx::query_file_as!(SearchRow, "queries/library/search_named.sql", name);
        Ok(found.fetch_optional(&mut *self.transaction).await?)
    }

    /// A number no collection has or had.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn next_collection(&mut self) -> Result<i64> {
        Ok(sqlx::query_file_scalar!("queries/library/collection_next.sql")
            .fetch_one(&mut *self.transaction)
            .await?)
    }

    /// A number no saved search has or had.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn next_search(&mut self) -> Result<i64> {
        Ok(sqlx::query_file_scalar!("queries/library/search_next.sql")
            .fetch_one(&mut *self.transaction)
            .await?)
    }

    /// A number no claim has or had.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn next_claim(&mut self) -> Result<i64> {
        Ok(sqlx::query_file_scalar!("queries/library/claim_next.sql")
            .fetch_one(&mut *self.transaction)
            .await?)
    }

    /// Kept claims, the newest first, at most `most`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn claims(&mut self, most: i64) -> Result<Vec<ClaimRow>> {
        super::read::claims(&mut self.transaction, most).await
    }

    /// How many things are in a collection, and the last place taken.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn measure(&mut self, collection: i64) -> Result<(i64, i64)> {
        let measure = sqlx::query_file!("queries/library/items_measure.sql", collection);
        let row = measure.fetch_one(&mut *self.transaction).await?;
        Ok((row.count, row.last))
    }

    /// What is in a collection, in order, at most `most`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn items(&mut self, collection: i64, most: i64) -> Result<Vec<ItemRow>> {
        super::read::items(&mut self.transaction, collection, most).await
    }

    /// The last change that still holds.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn last_change(&mut self) -> Result<Option<JournalRow>> {
        super::read::last_change(&mut self.transaction).await
    }

    /// Takes back the change: its inverse is done and it no longer holds.
    ///
    /// # Errors
    /// [`Error::Refused`] when something made elsewhere stands in the way.
    pub async fn take_back(&mut self, change: &JournalRow) -> Result<()> {
        for step in &change.inverse {
            let taken = take(&mut self.transaction, step).await;
            taken.map_err(|error| self.core.name(error))?;
        }
        sqlx::query_file!("queries/library/journal_undone.sql", change.id)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Notes the steps taken so far as one change that Undo takes back, and gives its number.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn note_change(&mut self, what: &str, about: &str, at: i64) -> Result<i64> {
        let mut inverse = std::mem::take(&mut self.inverse);
        inverse.reverse();
        let text = serde_json::to_string(&inverse).map_err(|error| Error::Odd {
            table: "journal",
            column: "inverse",
            words: error.to_string(),
        })?;
        sqlx::query_file!("queries/library/journal_prune.sql")
            .execute(&mut *self.transaction)
            .await?;
        let noted = sqlx::query_file_scalar!("queries/library/journal_push.sql", what, about, at, text);
        Ok(noted.fetch_one(&mut *self.transaction).await?)
    }

    /// Commits. When this returns, a power cut cannot take the change back.
    ///
    /// # Errors
    /// [`Error::DiskFull`] and others; the change is then taken back as a whole.
    pub async fn commit(mut self) -> Result<()> {
        let raised = sqlx::query_file_scalar!("queries/library/ledger_raise.sql")
            .fetch_one(&mut *self.transaction)
            .await;
        let writes = match raised {
            Ok(writes) => writes,
            Err(error) => return Err(self.core.name(error.into())),
        };
        if let Err(error) = self.transaction.commit().await {
            let error = self.core.name(error.into());
            if matches!(error, Error::Disk { .. } | Error::Engine { .. }) {
                // After a failed fsync nobody knows what the disk holds: no further write on this connection.
                drop(self.writer.take());
            }
            return Err(error);
        }
        self.core.ledger.keep(writes);
        if let Some(writer) = self.writer.as_ref()
            && let Err(error) = writer.checkpoint().await
        {
            tracing::warn!(%error, "the library's log was not moved over; it will be at the next write");
        }
        Ok(())
    }
}

/// The row as it stands.
pub(super) async fn get(connection: &mut SqliteConnection, key: &Key) -> Result<Option<Row>> {
    Ok(match key {
        Key::Note(thing) => super::read::note(connection, thing).await?.map(Row::Note),
        Key::Favourite(thing) => super::read::favourite(connection, thing).await?.map(Row::Favourite),
        Key::Collection(id) => super::read::collection(connection, *id).await?.map(Row::Collection),
        Key::Item(id, thing) => {
            let found = sqlx::query_file!("queries/library/item_of.sql", id, thing.kind, thing.key);
            let row = found.fetch_optional(connection).await?;
            row.map(|row| {
                let thing = Thing {
                    kind: row.kind,
                    key: row.key,
                };
                Row::Item(ItemRow {
                    collection_id: row.collection_id,
                    thing,
                    added_at: row.added_at,
                    place: row.place,
                })
            })
        }
        Key::Search(id) => {
            let found = sqlx::query_file_as!(SearchRow, "queries/library/search_of.sql", id);
            found.fetch_optional(connection).await?.map(Row::Search)
        }
        Key::Setting(key) => {
            let found = sqlx::query_file_as!(SettingRow, "queries/library/setting_of.sql", key);
            found.fetch_optional(connection).await?.map(Row::Setting)
        }
        Key::Claim(id) => super::read::claim(connection, *id).await?.map(Row::Claim),
    })
}

pub(super) async fn take(connection: &mut SqliteConnection, step: &Step) -> Result<()> {
    match step {
        Step::Put(row) => put(connection, row).await,
        Step::Drop(key) => remove(connection, key).await,
    }
}

async fn put(connection: &mut SqliteConnection, row: &Row) -> Result<()> {
    let done = match row {
        Row::Note(NoteRow {
            thing,
            text,
            changed_at,
        }) => {
            let write = sqlx::query_file!("queries/library/note_put.sql", thing.kind, thing.key, text, changed_at);
            write.execute(connection).await
        }
        Row::Favourite(FavouriteRow { thing, added_at }) => {
            let write = sqlx::query_file!("queries/library/favourite_put.sql", thing.kind, thing.key, added_at);
            write.execute(connection).await
        }
        Row::Collection(CollectionRow { id, name, created_at }) => {
            sqlx::query_file!("queries/library/collection_put.sql", id, name, created_at)
                .execute(connection)
                .await
        }
        Row::Item(ItemRow {
            collection_id,
            thing: Thing { kind, key },
            added_at,
            place,
        }) => {
            let write = sqlx::query_file!(
                "queries/library/item_put.sql",
                collection_id,
                kind,
                key,
                added_at,
                place
            );
            write.execute(connection).await
        }
        Row::Search(SearchRow {
            id,
            name,
            query,
            saved_at,
        }) => {
            sqlx::query_file!("queries/library/search_put.sql", id, name, query, saved_at)
                .execute(connection)
                .await
        }
        Row::Setting(SettingRow { key, value }) => {
            sqlx::query_file!("queries/library/setting_put.sql", key, value)
                .execute(connection)
                .await
        }
        Row::Claim(row) => put_claim(connection, row).await,
    };
    done.map(drop).map_err(Error::from)
}

async fn put_claim(connection: &mut SqliteConnection, row: &ClaimRow) -> Result<SqliteQueryResult, sqlx::Error> {
    let write = sqlx::query_file!(
        "queries/library/claim_put.sql",
        row.id,
        row.text,
        row.sentence,
        row.said_in,
        row.said_on,
        row.kept_at,
        row.answers
    );
    write.execute(connection).await
}

async fn remove(connection: &mut SqliteConnection, key: &Key) -> Result<()> {
    let done = match key {
        Key::Note(Thing { kind, key }) => {
            sqlx::query_file!("queries/library/note_drop.sql", kind, key)
                .execute(connection)
                .await
        }
        Key::Favourite(Thing { kind, key }) => {
            sqlx::query_file!("queries/library/favourite_drop.sql", kind, key)
                .execute(connection)
                .await
        }
        Key::Collection(id) => {
            sqlx::query_file!("queries/library/collection_drop.sql", id)
                .execute(connection)
                .await
        }
        Key::Item(id, Thing { kind, key }) => {
            sqlx::query_file!("queries/library/item_drop.sql", id, kind, key)
                .execute(connection)
                .await
        }
        Key::Search(id) => {
            sqlx::query_file!("queries/library/search_drop.sql", id)
                .execute(connection)
                .await
        }
        Key::Setting(key) => {
            sqlx::query_file!("queries/library/setting_drop.sql", key)
                .execute(connection)
                .await
        }
        Key::Claim(id) => {
            sqlx::query_file!("queries/library/claim_drop.sql", id)
                .execute(connection)
                .await
        }
    };
    done.map(drop).map_err(Error::from)
}

//! Reading what the person made.

use super::rows::{ClaimRow, CollectionRow, FavouriteRow, ItemRow, JournalRow, NoteRow, SearchRow, SettingRow, Thing};
use crate::{Error, Result};
use sqlx::SqliteConnection;

/// A collection with how many things are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionCount {
    /// The collection.
    pub row: CollectionRow,
    /// Things in it.
    pub count: i64,
}

pub(super) async fn note(connection: &mut SqliteConnection, thing: &Thing) -> Result<Option<NoteRow>> {
    let found = sqlx::query_file!("queries/library/note_of.sql", thing.kind, thing.key);
    let row = found.fetch_optional(connection).await?;
    Ok(row.map(|row| NoteRow {
        thing: Thing {
            kind: row.kind,
            key: row.key,
        },
        text: row.text,
        changed_at: row.changed_at,
    }))
}

pub(super) async fn notes(connection: &mut SqliteConnection, most: i64) -> Result<Vec<NoteRow>> {
    let rows = sqlx::query_file!("queries/library/notes_latest.sql", most)
        .fetch_all(connection)
        .await?;
    let note = |kind, key, text, changed_at| NoteRow {
        thing: Thing { kind, key },
        text,
        changed_at,
    };
    Ok(rows
        .into_iter()
        .map(|row| note(row.kind, row.key, row.text, row.changed_at))
        .collect())
}

pub(super) async fn favourite(connection: &mut SqliteConnection, thing: &Thing) -> Result<Option<FavouriteRow>> {
    let found = sqlx::query_file!("queries/library/favourite_of.sql", thing.kind, thing.key);
    let row = found.fetch_optional(connection).await?;
    Ok(row.map(|row| FavouriteRow {
        thing: Thing {
            kind: row.kind,
            key: row.key,
        },
        added_at: row.added_at,
    }))
}

pub(super) async fn favourites(connection: &mut SqliteConnection, most: i64) -> Result<Vec<FavouriteRow>> {
    let rows = sqlx::query_file!("queries/library/favourites_latest.sql", most)
        .fetch_all(connection)
        .await?;
    let favourite = |kind, key, added_at| FavouriteRow {
        thing: Thing { kind, key },
        added_at,
    };
    Ok(rows
        .into_iter()
        .map(|row| favourite(row.kind, row.key, row.added_at))
        .collect())
}

pub(super) async fn collection(connection: &mut SqliteConnection, id: i64) -> Result<Option<CollectionRow>> {
    let found = sqlx::query_file_as!(CollectionRow, "queries/library/collection_of.sql", id);
    Ok(found.fetch_optional(connection).await?)
}

pub(super) async fn collections(connection: &mut SqliteConnection, most: i64) -> Result<Vec<CollectionCount>> {
    let rows = sqlx::query_file!("queries/library/collections_by_name.sql", most)
        .fetch_all(connection)
        .await?;
    let counted = |id, name, created_at, count| CollectionCount {
        row: CollectionRow { id, name, created_at },
        count,
    };
    Ok(rows
        .into_iter()
        .map(|row| counted(row.id, row.name, row.created_at, row.count))
        .collect())
}

pub(super) async fn items(connection: &mut SqliteConnection, collection: i64, most: i64) -> Result<Vec<ItemRow>> {
    let rows = sqlx::query_file!("queries/library/items_in_order.sql", collection, most)
        .fetch_all(connection)
        .await?;
    let item = |collection_id, kind, key, added_at, place| ItemRow {
        collection_id,
        thing: Thing { kind, key },
        added_at,
        place,
    };
    Ok(rows
        .into_iter()
        .map(|row| item(row.collection_id, row.kind, row.key, row.added_at, row.place))
        .collect())
}

pub(super) async fn holding(connection: &mut SqliteConnection, thing: &Thing) -> Result<Vec<i64>> {
    let found = sqlx::query_file_scalar!("queries/library/collections_holding.sql", thing.kind, thing.key);
    Ok(found.fetch_all(connection).await?)
}

pub(super) async fn searches(connection: &mut SqliteConnection, most: i64) -> Result<Vec<SearchRow>> {
    Ok(
        sqlx::query_file_as!(SearchRow, "queries/library/searches_by_name.sql", most)
            .fetch_all(connection)
            .await?,
    )
}

pub(super) async fn claims(connection: &mut SqliteConnection, most: i64) -> Result<Vec<ClaimRow>> {
    Ok(
        sqlx::query_file_as!(ClaimRow, "queries/library/claims_latest.sql", most)
            .fetch_all(connection)
            .await?,
    )
}

pub(super) async fn claim(connection: &mut SqliteConnection, id: i64) -> Result<Option<ClaimRow>> {
    Ok(sqlx::query_file_as!(ClaimRow, "queries/library/claim_of.sql", id)
        .fetch_optional(connection)
        .await?)
}

pub(super) async fn settings(connection: &mut SqliteConnection) -> Result<Vec<SettingRow>> {
    Ok(sqlx::query_file_as!(SettingRow, "queries/library/settings_all.sql")
        .fetch_all(connection)
        .await?)
}

pub(super) async fn last_change(connection: &mut SqliteConnection) -> Result<Option<JournalRow>> {
    let found = sqlx::query_file!("queries/library/journal_last.sql")
        .fetch_optional(connection)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let inverse = serde_json::from_str(&row.inverse).map_err(|error| Error::Odd {
        table: "journal",
        column: "inverse",
        words: error.to_string(),
    })?;
    Ok(Some(JournalRow {
        id: row.id,
        what: row.what,
        about: row.about,
        at: row.at,
        inverse,
    }))
}

pub(super) async fn writes(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_file_scalar!("queries/library/ledger_read.sql")
        .fetch_one(connection)
        .await?)
}

//! The rows that a page of the Hub becomes, in groups that change together, so that no index is touched in vain.

use crate::{
    Result,
    write::{Batch, Row, batch::json_of},
};
use atlas::Day;
use serde::Serialize;
use sqlx::{Sqlite, query::Query, sqlite::SqliteArguments};
use std::collections::BTreeMap;

/// A source in whose name rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceOf<'a> {
    /// Its name, as pages show it.
    pub name: &'a str,
    /// Where it can be read.
    pub url: Option<&'a str>,
    /// Under which licence we hold what it says.
    pub licence: Option<&'a str>,
    /// Its terms ask to be named.
    pub credit: bool,
}

/// Of which fields the Hub has spoken, one bit each; kept in `model.told`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Told(pub i64);

impl Told {
    /// The licence.
    pub const LICENCE: i64 = 1;
    /// The parents.
    pub const PARENTS: i64 = 1 << 1;
    /// Who may download.
    pub const GATE: i64 = 1 << 2;
    /// The task.
    pub const TASK: i64 = 1 << 3;
    /// The library.
    pub const LIBRARY: i64 = 1 << 4;
    /// The languages.
    pub const LANGUAGES: i64 = 1 << 5;
    /// The number of parameters, where no other source had given one.
    pub const PARAMS: i64 = 1 << 6;
    /// The architecture, where no other source had given one.
    pub const ARCHITECTURE: i64 = 1 << 7;
    /// The context, where no other source had given one.
    pub const CONTEXT: i64 = 1 << 8;

    /// Whether the Hub has spoken of this field.
    #[must_use]
    pub fn of(self, field: i64) -> bool {
        self.0 & field != 0
    }

    /// The Hub has now spoken of this field too.
    pub fn add(&mut self, field: i64) {
        self.0 |= field;
    }
}

/// Who a model is at the Hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HubName {
    /// Whole id.
    pub repo: String,
    /// Number of the owner.
    pub owner_id: i64,
    /// The Hub's own number of the repository.
    pub hub_id: Option<String>,
    /// Creation, UTC milliseconds.
    pub created_ms: Option<i64>,
    /// The day of it.
    pub created_on: Option<String>,
}

/// What describes a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HubAbout {
    /// Pipeline tag.
    pub task: Option<String>,
    /// Library.
    pub library: Option<String>,
    /// Architecture class or family.
    pub architecture: Option<String>,
    /// Total parameters.
    pub params: Option<i64>,
    /// Context in tokens.
    pub context: Option<i64>,
    /// `open`, `auto` or `manual`.
    pub gated: Option<String>,
    /// JSON array of ISO 639 codes.
    pub languages: String,
    /// Bits of [`Told`].
    pub told: i64,
    /// `there`, `private`, `disabled` or `gone`.
    pub state: String,
    /// The day from which the state was seen.
    pub state_since: Option<String>,
}

/// A licence in the words of the card.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct HubLicence {
    /// `license`; several are joined by a comma.
    pub words: Option<String>,
    /// `license_name`.
    pub name: Option<String>,
    /// `license_link`.
    pub link: Option<String>,
}

/// What moves all the time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct HubCounts {
    /// Downloads in 30 days.
    pub downloads: Option<i64>,
    /// Likes.
    pub likes: Option<i64>,
    /// Downloads since counting began.
    pub downloads_all: Option<i64>,
    /// Files or card last changed, UTC seconds.
    pub modified_at: Option<i64>,
    /// Commit.
    pub sha: Option<String>,
}

/// A group of columns of a model that is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Of<T> {
    /// Number of the model.
    pub id: i64,
    /// Number of the source.
    pub source_id: i64,
    /// The columns.
    #[serde(flatten)]
    pub row: T,
}

/// A model of the Hub that was not held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewModelRow {
    /// Number, given out by whoever appends it.
    pub id: i64,
    /// A rank behind all others; settling gives the true one.
    pub rank: i64,
    /// Number of the source.
    pub source_id: i64,
    /// Who it is.
    #[serde(flatten)]
    pub name: HubName,
    /// What describes it.
    #[serde(flatten)]
    pub about: HubAbout,
    /// What moves.
    #[serde(flatten)]
    pub counts: HubCounts,
    /// `license`.
    pub words: Option<String>,
    /// `license_name`; called so in the statement.
    #[serde(rename = "name")]
    pub licence_name: Option<String>,
    /// `license_link`.
    pub link: Option<String>,
}

/// A name a model had at the Hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HubAliasRow {
    /// Number of the model.
    pub model_id: i64,
    /// `hub`.
    pub place: &'static str,
    /// The name.
    pub name: String,
    /// Number of the source.
    pub source_id: i64,
}

/// A model whose name is now another's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParkRow {
    /// Number of the model.
    pub id: i64,
    /// The day on which that was seen.
    pub day: Day,
}

/// The tags of a model, as they are to stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TagsPut {
    /// Number of the model.
    pub model_id: i64,
    /// JSON array.
    pub tags: String,
}

/// Counters of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SampleRow {
    /// Number of the model.
    pub model_id: i64,
    /// The day.
    pub seen_on: String,
    /// Downloads in 30 days.
    pub downloads: Option<i64>,
    /// Likes.
    pub likes: Option<i64>,
}

/// A change of a tracked field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// Number of the model.
    pub model_id: i64,
    /// Which field.
    pub field: &'static str,
    /// Before, in the source's words.
    pub was: Option<String>,
    /// After.
    pub became: Option<String>,
    /// The day.
    pub seen_on: Day,
    /// Number of the source.
    pub source_id: i64,
}

/// A parent's new name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EdgeWordsRow {
    /// Number of the edge.
    pub id: i64,
    /// The name.
    pub words: String,
}

/// A source that says the same as the one of an edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SecondRow {
    /// Number of the edge.
    pub edge_id: i64,
    /// `for`.
    pub side: &'static str,
    /// Number of the source.
    pub source_id: i64,
}

/// Ties each structure to its statement.
macro_rules! rows {
    ($($row:ty => $file:literal,)*) => {
        $(impl Row for $row {
            fn insert(rows: &str) -> Query<'_, Sqlite, SqliteArguments> {
                sqlx::query_file!($file, rows)
            }
        })*
    };
}

rows! {
    NewModelRow => "queries/write/hub_new.sql",
    Of<HubName> => "queries/write/hub_name.sql",
    Of<HubAbout> => "queries/write/hub_about.sql",
    Of<HubLicence> => "queries/write/hub_licence.sql",
    Of<HubCounts> => "queries/write/hub_counts.sql",
    HubAliasRow => "queries/write/hub_alias.sql",
    ParkRow => "queries/write/hub_park.sql",
    TagsPut => "queries/write/hub_tags.sql",
    SampleRow => "queries/write/hub_sample.sql",
    ChangeRow => "queries/write/change_log.sql",
    EdgeWordsRow => "queries/write/edge_words.sql",
    SecondRow => "queries/write/edge_second.sql",
}

impl Batch {
    /// The number of a source for a day; it is added where it does not stand yet.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn source_for(&mut self, source: &SourceOf<'_>, day: Day) -> Result<i64> {
        let day = day.to_string();
        let found = sqlx::query_file!("queries/hub/source.sql", source.name, day)
            .fetch_optional(&mut *self.transaction)
            .await?;
        if let Some(row) = found {
            return Ok(row.id);
        }
        let SourceOf {
            name,
            url,
            licence,
            credit,
        } = *source;
        let added = sqlx::query_file!("queries/write/source_add.sql", name, url, licence, day, credit)
            .execute(&mut *self.transaction)
            .await?;
        Ok(added.last_insert_rowid())
    }

    /// Notes changes. Of one field of one model only the sum of a day is kept: what returns to where it was leaves no line.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn note(&mut self, mut changes: Vec<ChangeRow>) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        for some in changes.chunks_mut(crate::write::ROWS_AT_ONCE) {
            let json = json_of(some)?;
            let before = sqlx::query_file!("queries/write/change_unlog.sql", json)
                .fetch_all(&mut *self.transaction)
                .await?;
            let mut before: BTreeMap<(i64, String), Option<String>> = before
                .into_iter()
                .map(|row| ((row.model_id, row.field), row.was))
                .collect();
            for change in some {
                if let Some(was) = before.remove(&(change.model_id, change.field.to_owned())) {
                    change.was = was;
                }
            }
        }
        changes.retain(|change| change.was != change.became);
        self.add(&changes).await
    }

    /// Takes models off their names; [`Of<HubName>`] gives them new ones in the same transaction.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn unname(&mut self, models: &[i64]) -> Result<()> {
        let json = json_of(models)?;
        sqlx::query_file!("queries/write/hub_aside.sql", json)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Forgets edges with their sources and signs, at most [`crate::write::ROWS_AT_ONCE`].
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn drop_edges(&mut self, edges: &[i64]) -> Result<()> {
        let json = json_of(edges)?;
        sqlx::query_file!("queries/write/edge_drop_sources.sql", json)
            .execute(&mut *self.transaction)
            .await?;
        sqlx::query_file!("queries/write/edge_drop_signs.sql", json)
            .execute(&mut *self.transaction)
            .await?;
        sqlx::query_file!("queries/write/edge_drop.sql", json)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Takes the support of the source with this name from edges.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn unsecond(&mut self, edges: &[i64], source: &str) -> Result<()> {
        let json = json_of(edges)?;
        sqlx::query_file!("queries/write/edge_unsecond.sql", json, source)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }
}

//! What settling reads and writes: ranks, readings of licences, relations, verdicts and descent.

use super::{Batch, FactRow, Row, batch::json_of};
use crate::{Result, Writer};
use atlas::{EdgeStatus, Resolution, Verdict};
use serde::Serialize;
use sqlx::{Sqlite, query::Query, sqlite::SqliteArguments};

/// What one statement moves.
const RANKS_AT_ONCE: i64 = 20_000;

/// A model with what settling reads and what it last wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelToSettle {
    /// Number of the model.
    pub id: i64,
    /// Rank it holds now.
    pub rank: i64,
    /// Whole id.
    pub repo: String,
    /// Number of its owner's maker.
    pub maker_id: Option<i64>,
    /// A full record is held.
    pub recorded: bool,
    /// Day the repository was created.
    pub created_on: Option<String>,
    /// Library or file format.
    pub library: Option<String>,
    /// Architecture family.
    pub architecture: Option<String>,
    /// Parameters.
    pub params: Option<i64>,
    /// Layers.
    pub layers: Option<i64>,
    /// Width of the hidden state.
    pub hidden: Option<i64>,
    /// Downloads in 30 days.
    pub downloads: Option<i64>,
    /// Likes.
    pub likes: Option<i64>,
    /// The licence as the source words it.
    pub licence_words: Option<String>,
    /// `license_name` of its card.
    pub licence_name: Option<String>,
    /// `license_link` of its card.
    pub licence_link: Option<String>,
    /// What the words were last taken to name.
    pub licence_id: Option<i64>,
    /// What last became of the words.
    pub licence_reading: String,
    /// Relation last settled.
    pub relation: Option<String>,
    /// Verdict last settled.
    pub verdict: String,
    /// Whether an ancestor's licence last added something.
    pub differs: bool,
    /// Number of the burden last settled; `None` before the first settling.
    pub burden_id: Option<i64>,
}

/// An edge of the atlas, in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdgeToSettle {
    /// Number of the edge.
    pub id: i64,
    /// Number of the child.
    pub child_id: i64,
    /// Number of the parent; `None` for one that is not in the atlas.
    pub parent_id: Option<i64>,
    /// Name of the relation.
    pub relation: String,
    /// Name of the status.
    pub status: String,
    /// Whether weights pass.
    pub carries: String,
}

/// A span in which a maker used a licence, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseToSettle {
    /// The maker as the table names it.
    pub maker: String,
    /// The models meant, in words.
    pub scope: String,
    /// From.
    pub since: Option<String>,
    /// Number of the source.
    pub source_id: i64,
}

/// A name of a maker or of its models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyToSettle {
    /// The name, folded.
    pub folded: String,
    /// Number of the maker.
    pub maker_id: i64,
    /// Kind of the maker.
    pub maker_kind: String,
}

/// What settling found for a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettledRow {
    /// Number of the model.
    pub id: i64,
    /// What the words name.
    pub licence_id: Option<i64>,
    /// What became of the words.
    pub licence_reading: Resolution,
    /// Strongest edge to a parent, or `original`.
    pub relation: Option<&'static str>,
    /// After lineage.
    pub verdict: Verdict,
    /// An ancestor's licence adds something.
    pub differs: bool,
    /// Number of all that binds it.
    pub burden_id: Option<i64>,
}

/// A set of licences that bind models at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BurdenRow {
    /// Its number.
    pub id: i64,
    /// Numbers of the licences as a JSON array, ascending.
    pub licences: String,
    /// A licence among them is missing or not recognised.
    pub unknown: bool,
}

impl Row for BurdenRow {
    fn insert(rows: &str) -> Query<'_, Sqlite, SqliteArguments> {
        sqlx::query_file!("queries/write/burden.sql", rows)
    }
}

/// A model's new place in the order of popularity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RankRow {
    /// Number of the model.
    pub id: i64,
    /// Its rank, from 1.
    pub rank: i64,
}

/// What lineage adds to a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DescentRow {
    /// Number of the model.
    pub model_id: i64,
    /// The model whose weights lie under it.
    pub root_id: Option<i64>,
    /// Weakest edge on the way there.
    pub root_status: Option<EdgeStatus>,
    /// The ancestor whose licence binds.
    pub binding_id: Option<i64>,
    /// Number of that licence.
    pub binding_licence: Option<i64>,
    /// Weakest edge on the way there.
    pub binding_status: Option<EdgeStatus>,
    /// JSON array of edges from the model up to the ancestor that binds.
    pub path: String,
    /// Clause of the binding licence that makes the difference.
    pub clause: Option<String>,
    /// Its key.
    pub term: Option<String>,
}

impl Row for DescentRow {
    fn insert(rows: &str) -> Query<'_, Sqlite, SqliteArguments> {
        sqlx::query_file!("queries/write/model_descent.sql", rows)
    }
}

/// What lineage was last found to add to a model, in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescentHeld {
    /// Number of the model.
    pub model_id: i64,
    /// The model whose weights lie under it.
    pub root_id: Option<i64>,
    /// Weakest edge on the way there.
    pub root_status: Option<String>,
    /// The ancestor whose licence binds.
    pub binding_id: Option<i64>,
    /// Number of that licence.
    pub binding_licence: Option<i64>,
    /// Weakest edge on the way there.
    pub binding_status: Option<String>,
    /// JSON array of edges from the model up to the ancestor that binds.
    pub path: String,
    /// Clause of the binding licence that makes the difference.
    pub clause: Option<String>,
    /// Its key.
    pub term: Option<String>,
}

impl DescentHeld {
    /// Whether it says what `row` says.
    #[must_use]
    pub fn says(&self, row: &DescentRow) -> bool {
        let named = |status: Option<EdgeStatus>| status.map(EdgeStatus::as_str);
        (self.model_id, self.root_id, self.binding_id, self.binding_licence)
            == (row.model_id, row.root_id, row.binding_id, row.binding_licence)
            && self.root_status.as_deref() == named(row.root_status)
            && self.binding_status.as_deref() == named(row.binding_status)
            && (&self.path, &self.clause, &self.term) == (&row.path, &row.clause, &row.term)
    }
}

/// How an atlas came about and how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// `starter`, `generated` or `synced`.
    pub origin: String,
    /// Second of the newest input.
    pub composed_at: i64,
    /// Rises with every settled change.
    pub revision: i64,
    /// Newest day a source speaks for.
    pub as_of: Option<String>,
}

impl Writer {
    /// Models by number, those behind `after`, at most `rows`.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn models_to_settle(&self, after: i64, rows: u32) -> Result<Vec<ModelToSettle>> {
        let found = sqlx::query_file_as!(ModelToSettle, "queries/write/models_to_settle.sql", after, rows);
        Ok(found.fetch_all(self.pool()).await?)
    }

    /// Edges between models by number, those behind `after`, at most `rows`.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn edges_to_settle(&self, after: i64, rows: u32) -> Result<Vec<EdgeToSettle>> {
        let found = sqlx::query_file_as!(EdgeToSettle, "queries/write/edges_to_settle.sql", after, rows);
        Ok(found.fetch_all(self.pool()).await?)
    }

    /// Burdens by number, those behind `after`, at most `rows`.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn burdens_to_settle(&self, after: i64, rows: u32) -> Result<Vec<BurdenRow>> {
        let found = sqlx::query_file_as!(BurdenRow, "queries/write/burdens_to_settle.sql", after, rows);
        Ok(found.fetch_all(self.pool()).await?)
    }

    /// Keys and numbers of the licences.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn licences_to_settle(&self) -> Result<Vec<(String, i64)>> {
        let found = sqlx::query_file!("queries/write/licences_to_settle.sql")
            .fetch_all(self.pool())
            .await?;
        Ok(found.into_iter().map(|row| (row.slug, row.id)).collect())
    }

    /// The spans of makers' licences.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn uses_to_settle(&self) -> Result<Vec<UseToSettle>> {
        Ok(sqlx::query_file_as!(UseToSettle, "queries/write/uses_to_settle.sql")
            .fetch_all(self.pool())
            .await?)
    }

    /// Names of makers and of their models.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn families_to_settle(&self) -> Result<Vec<FamilyToSettle>> {
        Ok(
            sqlx::query_file_as!(FamilyToSettle, "queries/write/families_to_settle.sql")
                .fetch_all(self.pool())
                .await?,
        )
    }

    /// How far the atlas is; `None` before anything was said about it.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn state(&self) -> Result<Option<State>> {
        Ok(sqlx::query_file_as!(State, "queries/write/state.sql")
            .fetch_optional(self.pool())
            .await?)
    }

    /// The highest number of a fact that settling does not itself write.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn last_fact(&self) -> Result<i64> {
        Ok(sqlx::query_file!("queries/write/last_fact.sql")
            .fetch_one(self.pool())
            .await?
            .id)
    }
}

impl Batch {
    /// Writes what settling found.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn settle(&mut self, rows: &[SettledRow]) -> Result<()> {
        for some in rows.chunks(super::ROWS_AT_ONCE) {
            let json = json_of(some)?;
            sqlx::query_file!("queries/write/settle_models.sql", json)
                .execute(&mut *self.transaction)
                .await?;
        }
        Ok(())
    }

    /// Gives models new ranks. All whose rank changes must be in one call, or in calls of [`Batch::rank_aside`].
    ///
    /// # Errors
    /// [`crate::Error::Refused`] where two would share a rank.
    pub async fn rank(&mut self, rows: &[RankRow]) -> Result<()> {
        self.rank_aside(rows).await?;
        self.rank_back().await
    }

    /// Takes models out of the order of popularity until [`Batch::rank_back`] puts them where they belong.
    ///
    /// # Errors
    /// [`crate::Error::Refused`] where two would share a rank.
    pub async fn rank_aside(&mut self, rows: &[RankRow]) -> Result<()> {
        for some in rows.chunks(super::ROWS_AT_ONCE) {
            let json = json_of(some)?;
            sqlx::query_file!("queries/write/rank_aside.sql", json)
                .execute(&mut *self.transaction)
                .await?;
        }
        Ok(())
    }

    /// Puts the models taken out where they belong.
    ///
    /// # Errors
    /// [`crate::Error::Refused`] where two would share a rank.
    pub async fn rank_back(&mut self) -> Result<()> {
        let last = sqlx::query_file!("queries/write/last_aside.sql")
            .fetch_one(&mut *self.transaction)
            .await?
            .last;
        let mut from = 1;
        while from <= last {
            let until = from.saturating_add(RANKS_AT_ONCE - 1);
            sqlx::query_file!("queries/write/rank_back.sql", from, until)
                .execute(&mut *self.transaction)
                .await?;
            from = until.saturating_add(1);
        }
        Ok(())
    }

    /// What was last settled from lineage for the models behind `after` up to `until`, at most `rows`.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn descents(&mut self, after: i64, until: i64, rows: u32) -> Result<Vec<DescentHeld>> {
        let found = sqlx::query_file_as!(DescentHeld, "queries/write/descents.sql", after, until, rows);
        Ok(found.fetch_all(&mut *self.transaction).await?)
    }

    /// Forgets what was settled from lineage for these models.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn drop_descents(&mut self, models: &[i64]) -> Result<()> {
        for some in models.chunks(super::ROWS_AT_ONCE) {
            let json = json_of(some)?;
            sqlx::query_file!("queries/write/clear_descent.sql", json)
                .execute(&mut *self.transaction)
                .await?;
        }
        Ok(())
    }

    /// Forgets burdens that no model carries any more.
    ///
    /// # Errors
    /// [`crate::Error::Refused`] where a model still carries one.
    pub async fn drop_burdens(&mut self, burdens: &[i64]) -> Result<()> {
        for some in burdens.chunks(super::ROWS_AT_ONCE) {
            let json = json_of(some)?;
            sqlx::query_file!("queries/write/drop_burdens.sql", json)
                .execute(&mut *self.transaction)
                .await?;
        }
        Ok(())
    }

    /// Replaces the licences taken from makers' histories.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn replace_licence_facts(&mut self, licences: &[FactRow]) -> Result<()> {
        sqlx::query_file!("queries/write/clear_licence_facts.sql")
            .execute(&mut *self.transaction)
            .await?;
        self.add(licences).await
    }

    /// Says how far the atlas is.
    ///
    /// # Errors
    /// [`crate::Error::Refused`] for an origin that is none.
    pub async fn set_state(&mut self, state: &State) -> Result<()> {
        let State {
            origin,
            composed_at,
            revision,
            as_of,
        } = state;
        let set = sqlx::query_file!("queries/write/set_state.sql", origin, composed_at, revision, as_of);
        set.execute(&mut *self.transaction).await?;
        Ok(())
    }
}

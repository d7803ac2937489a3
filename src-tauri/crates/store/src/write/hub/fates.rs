//! What the Hub answered about single repositories.

use crate::{
    Result,
    write::{Batch, Row, batch::json_of},
};
use atlas::Day;
use serde::Serialize;
use sqlx::{Sqlite, query::Query, sqlite::SqliteArguments};

/// What is held of a model that was asked for alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FateHeld {
    /// Its stable number.
    pub id: i64,
    /// Whole id.
    pub repo: String,
    /// The Hub's own number.
    pub hub_id: Option<String>,
    /// `there`, `private`, `disabled` or `gone`.
    pub state: String,
}

/// A state, and since when it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateRow {
    /// Number of the model.
    pub id: i64,
    /// `there`, `private`, `disabled` or `gone`.
    pub state: String,
    /// The day.
    pub day: Day,
}

impl Row for StateRow {
    fn insert(rows: &str) -> Query<'_, Sqlite, SqliteArguments> {
        sqlx::query_file!("queries/write/hub_state.sql", rows)
    }
}

impl Batch {
    /// The models with exactly these names.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn named(&mut self, repos: &[&str]) -> Result<Vec<FateHeld>> {
        let repos = json_of(repos)?;
        let found = sqlx::query_file_as!(FateHeld, "queries/hub/of_fate.sql", repos);
        Ok(found.fetch_all(&mut *self.transaction).await?)
    }

    /// Gives a model another name. What had it must have lost it before.
    ///
    /// # Errors
    /// [`crate::Error::Refused`] where another still has it.
    pub async fn call(&mut self, model: i64, repo: &str, owner: Option<i64>) -> Result<()> {
        sqlx::query_file!("queries/write/hub_call.sql", model, repo, owner)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }
}

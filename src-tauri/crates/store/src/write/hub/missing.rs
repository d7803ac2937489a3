//! What a full pass did not list: noted page by page, believed or put to a person at its end.

use crate::{
    Result,
    write::{Batch, batch::json_of},
};
use atlas::Day;

/// A stretch of the order of creation: behind the first, up to and with the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Behind this millisecond and Hub id; `None`: from the first.
    pub after: Option<(i64, String)>,
    /// Up to and with these; `None`: to the end.
    pub upto: Option<(i64, String)>,
}

/// How much a pass did not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingShare {
    /// Models it should have listed.
    pub missing: i64,
    /// Models the Hub is believed to have.
    pub there: i64,
}

impl Batch {
    /// Notes who of the stretch is neither among these models nor named.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn note_missing(&mut self, span: &Span, listed: &[i64], named: &[&str]) -> Result<()> {
        let (after_ms, after_id) = span.after.clone().unwrap_or((i64::MIN, String::new()));
        let (upto_ms, upto_id) = span.upto.clone().unwrap_or((i64::MAX, String::new()));
        let (listed, named) = (json_of(listed)?, json_of(named)?);
        let noted = sqlx::query_file!(
            "queries/write/missing_add.sql",
            after_ms,
            after_id,
            upto_ms,
            upto_id,
            listed,
            named
        );
        noted.execute(&mut *self.transaction).await?;
        Ok(())
    }

    /// These models are there after all.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn found(&mut self, models: &[i64]) -> Result<()> {
        let models = json_of(models)?;
        sqlx::query_file!("queries/write/missing_found.sql", models)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// How much the pass did not list.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn missing_share(&mut self) -> Result<MissingShare> {
        let found = sqlx::query_file_as!(MissingShare, "queries/hub/missing_share.sql");
        Ok(found.fetch_one(&mut *self.transaction).await?)
    }

    /// Forgets what was not listed; the models stay as they are.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn forget_missing(&mut self) -> Result<()> {
        sqlx::query_file!("queries/write/missing_clear.sql")
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Marks all that was not listed as gone, with a line each in the history. Returns how many.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn mark_gone(&mut self, day: Day, source_id: i64) -> Result<u64> {
        let day = day.to_string();
        sqlx::query_file!("queries/write/gone_log.sql", day, source_id)
            .execute(&mut *self.transaction)
            .await?;
        let marked = sqlx::query_file!("queries/write/gone_mark.sql", day)
            .execute(&mut *self.transaction)
            .await?;
        self.forget_missing().await?;
        Ok(marked.rows_affected())
    }
}

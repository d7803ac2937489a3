//! A transaction that takes rows by the thousand.

use crate::{Error, Result, Writer, write::Row};
use sqlx::{Sqlite, Transaction};

/// Rows that go to the engine in one statement.
pub const ROWS_AT_ONCE: usize = 1000;

/// Writes that are kept together or not at all. Dropped without [`Batch::commit`], nothing of it was written.
#[derive(Debug)]
pub struct Batch {
    pub(super) transaction: Transaction<'static, Sqlite>,
}

impl Writer {
    /// Begins a batch; it takes the write lock at once.
    ///
    /// # Errors
    /// [`Error::Busy`] when another process writes for longer than ten seconds.
    pub async fn batch(&self) -> Result<Batch> {
        Ok(Batch {
            transaction: self.begin().await?,
        })
    }

    /// Appends any number of rows, a thousand to a transaction.
    ///
    /// # Errors
    /// As [`Batch::add`]; what earlier transactions wrote stays.
    pub async fn append<R: Row>(&self, rows: &[R]) -> Result<()> {
        for some in rows.chunks(ROWS_AT_ONCE) {
            let mut batch = self.batch().await?;
            batch.add(some).await?;
            batch.commit().await?;
        }
        Ok(())
    }
}

impl Batch {
    /// Appends rows in their order.
    ///
    /// # Errors
    /// [`Error::Refused`] when a row breaks a rule of the file; [`Error::DiskFull`] and the like.
    pub async fn add<R: Row>(&mut self, rows: &[R]) -> Result<()> {
        for some in rows.chunks(ROWS_AT_ONCE) {
            let json = json_of(some)?;
            R::insert(&json).execute(&mut *self.transaction).await?;
        }
        Ok(())
    }

    /// Keeps everything.
    ///
    /// # Errors
    /// When the disk is full or failing; then nothing was kept.
    pub async fn commit(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }
}

/// The rows as one JSON array. A score that is no number cannot be written and is refused here.
pub(super) fn json_of<R: serde::Serialize>(rows: &[R]) -> Result<String> {
    serde_json::to_string(rows).map_err(|error| Error::Refused {
        file: Default::default(),
        what: error.to_string(),
    })
}

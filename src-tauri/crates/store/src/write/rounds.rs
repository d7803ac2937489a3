//! What a sync writes about itself: runs, how places fare, where they go on, records kept aside.

use super::{Batch, ROWS_AT_ONCE, batch::json_of};
use crate::Result;
use atlas::Day;
use serde::Serialize;

/// At most so many records are kept aside of one place; those seen longest ago go first.
pub const ASIDE_AT_MOST: u32 = 10_000;

/// How a place fares, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFare {
    /// Key of the place.
    pub place: String,
    /// The sync.
    pub run_id: i64,
    /// What stands.
    pub state: String,
    /// What it brought, as JSON.
    pub counts: String,
    /// Fields and how often they were missing, as JSON.
    pub drift: String,
    /// Why it ended early.
    pub fault: Option<String>,
    /// What kind of fault that was.
    pub fault_kind: Option<String>,
}

/// A record that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AsidePut {
    /// Key of the place.
    pub place: String,
    /// Its id or number.
    pub key: String,
    /// What is wrong with it.
    pub reason: String,
    /// The record as it came.
    pub words: String,
    /// The day.
    pub day: Day,
}

impl Batch {
    /// Notes that a sync begins: its number, and the number of the list of changes behind which changes are its own.
    ///
    /// # Errors
    /// When the disk is full or failing, as every function here.
    pub async fn begin_run(&mut self, began_at: i64) -> Result<(i64, i64)> {
        let last = sqlx::query_file!("queries/round/last_change.sql")
            .fetch_one(&mut *self.transaction)
            .await?
            .id;
        let run = sqlx::query_file!("queries/round/run_begin.sql", began_at, last)
            .fetch_one(&mut *self.transaction)
            .await?
            .id;
        Ok((run, last))
    }

    /// Notes how a sync ended and what it brought, and forgets syncs of long ago.
    ///
    /// # Errors
    /// [`crate::Error::Refused`] for an outcome that is none.
    pub async fn end_run(&mut self, run: i64, ended_at: i64, outcome: &str, settled: bool, digest: &str) -> Result<()> {
        sqlx::query_file!("queries/round/run_end.sql", run, ended_at, outcome, settled, digest)
            .execute(&mut *self.transaction)
            .await?;
        sqlx::query_file!("queries/round/runs_prune.sql")
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Notes that what follows from the rows of all syncs was worked out.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn runs_settled(&mut self) -> Result<()> {
        sqlx::query_file!("queries/round/run_settled.sql")
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Notes where a place goes on, in the transaction of the rows before it.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_cursor(&mut self, place: &str, cursor: &str, began_at: i64, counts: &str) -> Result<()> {
        sqlx::query_file!("queries/round/cursor_put.sql", place, cursor, began_at, counts)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Notes that a visit is finished, and what it leaves for the next.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn finish_place(&mut self, place: &str, kept: Option<&str>, synced_at: i64) -> Result<()> {
        sqlx::query_file!("queries/round/cursor_done.sql", place, kept, synced_at)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Notes a drop that waits for a decision, as JSON, or that none waits any more.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_held_drop(&mut self, place: &str, held: Option<&str>) -> Result<()> {
        sqlx::query_file!("queries/round/held_put.sql", place, held)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// The drop of a place that waits for a decision, as JSON.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn held_drop(&mut self, place: &str) -> Result<Option<String>> {
        let found = sqlx::query_file!("queries/round/held_of.sql", place)
            .fetch_optional(&mut *self.transaction)
            .await?;
        Ok(found.map(|row| row.held))
    }

    /// Notes how a place fares.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_place(&mut self, fare: &PlaceFare) -> Result<()> {
        let PlaceFare {
            place,
            run_id,
            state,
            counts,
            drift,
            fault,
            fault_kind,
        } = fare;
        sqlx::query_file!(
            "queries/round/place_put.sql",
            place,
            run_id,
            state,
            counts,
            drift,
            fault,
            fault_kind
        )
        .execute(&mut *self.transaction)
        .await?;
        Ok(())
    }

    /// Keeps records of one place aside, at most [`ASIDE_AT_MOST`] in all.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_aside(&mut self, place: &str, records: &[AsidePut]) -> Result<()> {
        for some in records.chunks(ROWS_AT_ONCE) {
            let json = json_of(some)?;
            sqlx::query_file!("queries/round/aside_put.sql", json)
                .execute(&mut *self.transaction)
                .await?;
        }
        if !records.is_empty() {
            sqlx::query_file!("queries/round/aside_prune.sql", place, ASIDE_AT_MOST)
                .execute(&mut *self.transaction)
                .await?;
        }
        Ok(())
    }
}

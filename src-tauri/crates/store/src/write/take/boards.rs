//! Boards and their days as they come in.

use crate::{
    Result,
    write::{Batch, BoardRow, SnapshotRow, StandingRow},
};
use atlas::Day;

/// The newest stored day of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardNewest {
    /// The day.
    pub day: String,
    /// Who leads on it.
    pub leader: Option<String>,
}

/// A stored day of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayHeld {
    /// Its number.
    pub id: i64,
    /// Who says so.
    pub source_id: i64,
    /// Lines the board had.
    pub of: Option<u32>,
    /// The scale of its scores.
    pub scale: Option<String>,
    /// Lines that are stored.
    pub lines: u32,
}

impl Batch {
    /// The number of the board with this key; it is added behind all others where there is none. Its words stay as they
    /// were; number and order of `board` are not read.
    ///
    /// # Errors
    /// When the disk is full or failing, as every function here.
    pub async fn board(&mut self, board: &BoardRow) -> Result<i64> {
        let found = sqlx::query_file!("queries/take/board.sql", board.slug)
            .fetch_optional(&mut *self.transaction)
            .await?;
        if let Some(row) = found {
            return Ok(row.id);
        }
        let added = sqlx::query_file!(
            "queries/take/board_add.sql",
            board.slug,
            board.name,
            board.metric,
            board.about_en,
            board.about_de,
            board.about_zh
        );
        Ok(added.fetch_one(&mut *self.transaction).await?.id)
    }

    /// The newest stored day of a board, and who leads on it.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn newest_day(&mut self, board: i64) -> Result<Option<BoardNewest>> {
        let found = sqlx::query_file_as!(BoardNewest, "queries/take/board_newest.sql", board);
        Ok(found.fetch_optional(&mut *self.transaction).await?)
    }

    /// What is stored of a day.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn day(&mut self, board: i64, day: Day) -> Result<Option<DayHeld>> {
        let day = day.to_string();
        let found = sqlx::query_file_as!(DayHeld, "queries/take/day.sql", board, day);
        Ok(found.fetch_optional(&mut *self.transaction).await?)
    }

    /// The stored lines of a day.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn lines(&mut self, snapshot: i64) -> Result<Vec<StandingRow>> {
        let found = sqlx::query_file_as!(StandingRow, "queries/take/lines.sql", snapshot);
        Ok(found.fetch_all(&mut *self.transaction).await?)
    }

    /// Writes a day of a board: over `held`, where it is stored already. The numbers in `day` and `lines` are given here.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_day(
        &mut self,
        day: &SnapshotRow,
        scale: Option<&str>,
        mut lines: Vec<StandingRow>,
        held: Option<i64>,
    ) -> Result<()> {
        let id = match held {
            Some(id) => {
                sqlx::query_file!("queries/take/lines_drop.sql", id)
                    .execute(&mut *self.transaction)
                    .await?;
                sqlx::query_file!("queries/take/day_put.sql", id, day.rows_on_board, day.source_id, scale)
                    .execute(&mut *self.transaction)
                    .await?;
                id
            }
            None => {
                let seen_on = day.seen_on.to_string();
                let added = sqlx::query_file!(
                    "queries/take/day_add.sql",
                    day.board_id,
                    seen_on,
                    day.rows_on_board,
                    day.source_id,
                    scale
                );
                added.fetch_one(&mut *self.transaction).await?.id
            }
        };
        for line in &mut lines {
            line.snapshot_id = id;
        }
        self.add(&lines).await
    }

    /// Leads lines that name a whole id to models that have come in since.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn link_standings(&mut self) -> Result<u64> {
        let linked = sqlx::query_file!("queries/take/link_standings.sql")
            .execute(&mut *self.transaction)
            .await?;
        Ok(linked.rows_affected())
    }
}

//! Licences of lists, their texts, and files of models, by content and day.

use crate::{Result, write::Batch};
use atlas::Day;

/// A licence as lists may name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceHeld {
    /// Its number.
    pub id: i64,
    /// Its key.
    pub slug: String,
    /// SPDX identifier.
    pub spdx: Option<String>,
    /// Approved by the Open Source Initiative.
    pub osi_approved: Option<bool>,
    /// Where it can be read.
    pub canonical_url: Option<String>,
}

/// The newest state of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileHeld {
    /// Its content; nothing: there was none.
    pub sha256: Option<String>,
    /// ETag, word for word.
    pub etag: Option<String>,
    /// First seen so.
    pub first_seen: String,
    /// Last seen so.
    pub last_seen: String,
}

impl Batch {
    /// All licences.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn licences(&mut self) -> Result<Vec<LicenceHeld>> {
        let found = sqlx::query_file_as!(LicenceHeld, "queries/take/licences.sql");
        Ok(found.fetch_all(&mut *self.transaction).await?)
    }

    /// Notes what a list says of a licence that is held.
    ///
    /// # Errors
    /// When the disk is full or failing, as every function here.
    pub async fn put_licence(&mut self, id: i64, osi_approved: bool, url: Option<&str>) -> Result<()> {
        sqlx::query_file!("queries/take/licence_put.sql", id, osi_approved, url)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Keeps the text of a licence by content; says whether it is new.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_text(&mut self, licence: i64, sha256: &str, text: &str, day: Day, source_id: i64) -> Result<bool> {
        let held = sqlx::query_file!("queries/take/text_held.sql", licence, sha256)
            .fetch_optional(&mut *self.transaction)
            .await?;
        let day = day.to_string();
        sqlx::query_file!("queries/take/text_put.sql", licence, sha256, text, day, source_id)
            .execute(&mut *self.transaction)
            .await?;
        Ok(held.is_none())
    }

    /// Notes that the newest text of a licence was seen again.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn see_text(&mut self, licence: i64, day: Day) -> Result<()> {
        let day = day.to_string();
        sqlx::query_file!("queries/take/text_seen.sql", licence, day)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// The newest state of a file of a model.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn file(&mut self, model: i64, file: &str) -> Result<Option<FileHeld>> {
        let found = sqlx::query_file_as!(FileHeld, "queries/take/file_held.sql", model, file);
        Ok(found.fetch_optional(&mut *self.transaction).await?)
    }

    /// Keeps a new state of a file of a model; the earlier ones stay, except one of the same day.
    ///
    /// # Errors
    /// [`crate::Error::Refused`] for a content that is not kept ([`Batch::put_words`]).
    pub async fn put_file(
        &mut self,
        model: i64,
        file: &str,
        sha256: Option<&str>,
        etag: Option<&str>,
        day: Day,
        source_id: i64,
    ) -> Result<()> {
        let day = day.to_string();
        sqlx::query_file!("queries/take/file_put.sql", model, file, sha256, etag, day, source_id)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Notes that the newest state of a file was seen again.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn see_file(
        &mut self,
        model: i64,
        file: &str,
        held: &FileHeld,
        etag: Option<&str>,
        day: Day,
        source_id: i64,
    ) -> Result<()> {
        let day = day.to_string();
        let first = &held.first_seen;
        sqlx::query_file!("queries/take/file_seen.sql", model, file, first, day, etag, source_id)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Forgets all states of a file of a model.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn drop_file(&mut self, model: i64, file: &str) -> Result<()> {
        sqlx::query_file!("queries/take/file_drop.sql", model, file)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Keeps a text by content: how long it is, and itself, compressed with zstd.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_words(&mut self, sha256: &str, bytes: i64, zstd: &[u8]) -> Result<()> {
        sqlx::query_file!("queries/take/words_put.sql", sha256, bytes, zstd)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Forgets a text that no file has any more.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn drop_words(&mut self, sha256: &str) -> Result<()> {
        sqlx::query_file!("queries/take/words_drop.sql", sha256)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }
}

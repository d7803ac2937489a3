//! What names may lead to: makers, handles, models; and names of models elsewhere.

use crate::{
    Reader, Result,
    write::{AliasRow, Batch, ROWS_AT_ONCE, SourceOf, batch::json_of},
};
use atlas::Day;
use std::collections::BTreeMap;

/// A maker and the house above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakerHouse {
    /// Its number.
    pub id: i64,
    /// Its key.
    pub slug: String,
    /// The maker it belongs to.
    pub parent_id: Option<i64>,
}

/// A name or handle of a maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakerSpelling {
    /// The maker.
    pub maker_id: i64,
    /// The name as written.
    pub name: String,
    /// The name folded.
    pub folded: String,
    /// `name`, `alias`, `handle` or `modelscope`.
    pub kind: String,
}

/// A model that belongs to a maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelOfMaker {
    /// Its number.
    pub id: i64,
    /// Its whole id.
    pub repo: String,
    /// The maker of its owner.
    pub maker_id: i64,
}

impl Reader {
    /// All makers and the houses above them.
    ///
    /// # Errors
    /// When the file is damaged, as every function here.
    pub async fn maker_houses(&self) -> Result<Vec<MakerHouse>> {
        let found = sqlx::query_file_as!(MakerHouse, "queries/take/makers.sql");
        Ok(found.fetch_all(self.pool()).await?)
    }

    /// All names and handles of makers that only one thing is called.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn maker_spellings(&self) -> Result<Vec<MakerSpelling>> {
        let found = sqlx::query_file_as!(MakerSpelling, "queries/take/maker_names.sql");
        Ok(found.fetch_all(self.pool()).await?)
    }

    /// Models of makers by number, those behind `after`, at most `rows`.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn models_of_makers(&self, after: i64, rows: u32) -> Result<Vec<ModelOfMaker>> {
        let found = sqlx::query_file_as!(ModelOfMaker, "queries/take/models_of_makers.sql", after, rows);
        Ok(found.fetch_all(self.pool()).await?)
    }
}

impl Batch {
    /// The models of these whole ids, under the ids they have now or had before; ids that lead nowhere are left out.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn models_named(&mut self, names: &[&str]) -> Result<BTreeMap<String, i64>> {
        let mut all = BTreeMap::new();
        for some in names.chunks(ROWS_AT_ONCE) {
            let json = json_of(some)?;
            let found = sqlx::query_file!("queries/take/models_named.sql", json)
                .fetch_all(&mut *self.transaction)
                .await?;
            all.extend(found.into_iter().filter_map(|row| Some((row.name, row.id?))));
        }
        Ok(all)
    }

    /// The whole ids of models, by number.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn repos(&mut self, models: &[i64]) -> Result<BTreeMap<i64, String>> {
        let mut all = BTreeMap::new();
        for some in models.chunks(ROWS_AT_ONCE) {
            let json = json_of(some)?;
            let found = sqlx::query_file!("queries/take/repos.sql", json)
                .fetch_all(&mut *self.transaction)
                .await?;
            all.extend(found.into_iter().map(|row| (row.id, row.repo)));
        }
        Ok(all)
    }

    /// Keeps names of models elsewhere; says how many are new.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_aliases(&mut self, rows: &[AliasRow]) -> Result<u64> {
        let mut new = 0;
        for some in rows.chunks(ROWS_AT_ONCE) {
            let json = json_of(some)?;
            let put = sqlx::query_file!("queries/take/alias_put.sql", json)
                .execute(&mut *self.transaction)
                .await?;
            new += put.rows_affected();
        }
        Ok(new)
    }

    /// The number of a source that gives its whole list each time: one row, of which the day moves on.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn moving_source(&mut self, source: &SourceOf<'_>, day: Day) -> Result<i64> {
        let found = sqlx::query_file!("queries/take/source_named.sql", source.name)
            .fetch_optional(&mut *self.transaction)
            .await?;
        let Some(row) = found else {
            return self.source_for(source, day).await;
        };
        let day = day.to_string();
        sqlx::query_file!("queries/take/source_moves.sql", row.id, day)
            .execute(&mut *self.transaction)
            .await?;
        Ok(row.id)
    }
}

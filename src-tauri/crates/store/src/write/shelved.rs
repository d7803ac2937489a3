//! Indexes taken away while most rows of a table move, and made anew in one piece afterwards: a fifth of the work.

use super::Batch;
use crate::Result;
use sqlx::AssertSqlSafe;

/// Indexes that are away until [`Batch::reindex_models`]; dropped with its batch, they were never gone.
#[derive(Debug, Default)]
#[must_use = "without its indexes the atlas answers slowly"]
pub struct Shelved {
    made_by: Vec<String>,
}

impl Batch {
    /// Takes the indexes of the models away that can be made anew, in this transaction only: readers keep theirs.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn shelve_indexes(&mut self) -> Result<Shelved> {
        let found = sqlx::query_file!("queries/write/model_indexes.sql")
            .fetch_all(&mut *self.transaction)
            .await?;
        let mut shelved = Shelved::default();
        for index in found {
            // The name is the file's own word for it, quoted as SQLite quotes names.
            let drop = format!("DROP INDEX \"{}\"", index.name.replace('"', "\"\""));
            sqlx::query(AssertSqlSafe(drop)).execute(&mut *self.transaction).await?;
            shelved.made_by.push(index.made_by);
        }
        Ok(shelved)
    }

    /// Makes the indexes anew, by the words they were made by.
    ///
    /// # Errors
    /// When the disk is full or failing; then the batch is good for nothing but to be dropped.
    pub async fn reindex_models(&mut self, shelved: Shelved) -> Result<()> {
        for words in shelved.made_by {
            sqlx::query(AssertSqlSafe(words))
                .execute(&mut *self.transaction)
                .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        AtlasFile,
        write::{ModelRow, OwnerRow, RankRow, SourceRow},
    };

    #[tokio::test]
    async fn indexes_come_back_as_they_were_and_ranks_as_they_should_be() {
        let folder = tempfile::tempdir().unwrap();
        let writer = AtlasFile::create(&folder.path().join(AtlasFile::NAME)).await.unwrap();
        let source = SourceRow {
            id: 1,
            name: String::from("test"),
            url: None,
            licence: None,
            as_of: None,
            gave: None,
            credit: false,
        };
        let owner = OwnerRow {
            id: 1,
            handle: String::from("someone"),
            maker_id: None,
        };
        writer.append(&[source]).await.unwrap();
        writer.append(&[owner]).await.unwrap();
        let models: Vec<ModelRow> = (1..=41_000)
            .map(|id| ModelRow::new(id, format!("someone/m{id:05}"), 1, 1))
            .collect();
        writer.append(&models).await.unwrap();
        let schema = "SELECT name, sql FROM sqlite_schema ORDER BY name";
        let before: Vec<(String, Option<String>)> = sqlx::query_as(schema).fetch_all(writer.pool()).await.unwrap();
        let mut batch = writer.batch().await.unwrap();
        let shelved = batch.shelve_indexes().await.unwrap();
        assert!(shelved.made_by.len() > 5, "{shelved:?}");
        let turned: Vec<RankRow> = (1..=41_000).map(|id| RankRow { id, rank: 41_001 - id }).collect();
        batch.rank(&turned).await.unwrap();
        batch.reindex_models(shelved).await.unwrap();
        batch.commit().await.unwrap();
        let after: Vec<(String, Option<String>)> = sqlx::query_as(schema).fetch_all(writer.pool()).await.unwrap();
        assert_eq!(after, before);
        let held = writer.models_to_settle(0, 50_000).await.unwrap();
        assert!(held.iter().all(|model| model.rank == 41_001 - model.id) && held.len() == 41_000);
    }
}

//! What inferring undeclared parents reads and writes.

use super::Row;
use crate::{Result, Writer};
use atlas::{Confidence, Relation};
use serde::Serialize;
use sqlx::{Sqlite, query::Query, sqlite::SqliteArguments};

/// An edge that somebody has stated, in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedEdge {
    /// Number of the edge.
    pub id: i64,
    /// Number of the child.
    pub child_id: i64,
    /// Number of the parent, if it is a model of the atlas.
    pub parent_id: Option<i64>,
    /// Name of the relation.
    pub relation: String,
    /// Name of the status.
    pub status: String,
    /// Whether weights pass.
    pub carries: String,
}

/// An edge of our own inference as it is held.
#[derive(Debug, Clone, PartialEq)]
pub struct InferredHeld {
    /// Number of the edge.
    pub id: i64,
    /// Number of the child.
    pub child_id: i64,
    /// Number of the parent.
    pub parent_id: i64,
    /// Name of the relation.
    pub relation: String,
    /// Key of the rule that made it.
    pub rule: String,
    /// How likely it is.
    pub likelihood: f64,
    /// Number of the source.
    pub source_id: i64,
    /// JSON array of its signs in their order: key, which way it speaks, words.
    pub signs: String,
}

/// A card in which a parent may be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardToInfer {
    /// Number of the model.
    pub model_id: i64,
    /// Compressed by zstd.
    pub zstd: Vec<u8>,
}

/// An edge of our own inference, to be written.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InferredRow {
    /// Number of the edge.
    pub id: i64,
    /// Number of the child.
    pub child_id: i64,
    /// Number of the parent.
    pub parent_id: i64,
    /// Id of the parent.
    pub parent_words: String,
    /// The kind of step.
    pub relation: Relation,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// Number of the source.
    pub source_id: i64,
    /// Key of the rule that made it.
    pub rule: &'static str,
    /// How likely it is.
    pub likelihood: f64,
}

/// A sign for or against an inferred edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EdgeSignRow {
    /// Number of the edge.
    pub edge_id: i64,
    /// Its place among the signs of the edge, from 1.
    pub place: u32,
    /// Its key.
    pub sign: &'static str,
    /// `for`, `against` or `unheard`.
    pub speaks: &'static str,
    /// What was seen.
    pub words: String,
}

impl Row for InferredRow {
    fn insert(rows: &str) -> Query<'_, Sqlite, SqliteArguments> {
        sqlx::query_file!("queries/write/edge_infer.sql", rows)
    }
}

impl Row for EdgeSignRow {
    fn insert(rows: &str) -> Query<'_, Sqlite, SqliteArguments> {
        sqlx::query_file!("queries/write/edge_sign.sql", rows)
    }
}

impl Writer {
    /// Edges that somebody has stated, by number, those behind `after`, at most `rows`.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn stated_edges(&self, after: i64, rows: u32) -> Result<Vec<StatedEdge>> {
        let found = sqlx::query_file_as!(StatedEdge, "queries/write/stated_edges.sql", after, rows);
        Ok(found.fetch_all(self.pool()).await?)
    }

    /// Edges of our own inference, by number, those behind `after`, at most `rows`.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn inferred_edges(&self, after: i64, rows: u32) -> Result<Vec<InferredHeld>> {
        let found = sqlx::query_file_as!(InferredHeld, "queries/write/inferred_edges.sql", after, rows);
        Ok(found.fetch_all(self.pool()).await?)
    }

    /// Cards of models without a stated parent, by model, those behind `after`, at most `rows`.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn cards_to_infer(&self, after: i64, rows: u32) -> Result<Vec<CardToInfer>> {
        let found = sqlx::query_file_as!(CardToInfer, "queries/write/cards_to_infer.sql", after, rows);
        Ok(found.fetch_all(self.pool()).await?)
    }
}

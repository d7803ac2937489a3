//! The plain way: SQLite FTS5 for the words, joins and GROUP BY for the counts. Tuned as far as its manual goes: one
//! match a keystroke into a temporary table, prefix indexes, no positions, columns beside, everything in its cache.

use crate::compare::{self, Plain};
use crate::keystrokes::Stroke;
use crate::ours::ROWS;
use crate::spread::{Taken, Watch};
use anyhow::{Context, Result};
use atlas::FacetField;
use sqlx::{
    AssertSqlSafe, Connection, Executor, Row, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};
use std::path::Path;
use tokio::sync::Mutex;

const SCHEMA: &str = include_str!("rival.sql");

/// An FTS5 index of the same models.
pub(crate) struct Rival {
    connection: Mutex<SqliteConnection>,
    pub(crate) build: Taken,
    pub(crate) bytes: u64,
}

impl Rival {
    /// Builds it over the atlas of `folder`.
    pub(crate) async fn over(folder: &Path) -> Result<Self> {
        let path = folder.join("rival.db");
        if path.exists() {
            std::fs::remove_file(&path)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Off)
            .pragma("cache_size", "-1000000")
            .pragma("mmap_size", "4000000000")
            .pragma("temp_store", "MEMORY");
        let started = Watch::start();
        let mut connection = SqliteConnection::connect_with(&options).await?;
        let atlas = folder.join(store::AtlasFile::NAME);
        let atlas = atlas.to_str().context("the path of the atlas is not UTF-8")?;
        sqlx::query("ATTACH ?1 AS atlas")
            .bind(atlas)
            .execute(&mut connection)
            .await?;
        connection.execute(AssertSqlSafe(SCHEMA)).await?;
        fill_words(&mut connection).await?;
        connection
            .execute("INSERT INTO words (words) VALUES ('optimize')")
            .await?;
        connection.execute("ANALYZE").await?;
        let bytes = std::fs::metadata(&path)?.len();
        Ok(Self {
            connection: Mutex::new(connection),
            build: started.taken(),
            bytes,
        })
    }

    /// Its answer to one keystroke.
    pub(crate) async fn ask(&self, stroke: &Stroke) -> Result<(Taken, Plain)> {
        let started = Watch::start();
        let connection = &mut *self.connection.lock().await;
        connection.execute("DELETE FROM hit").await?;
        match match_text(&stroke.words) {
            Some(text) => {
                let find = sqlx::query("INSERT INTO hit SELECT rowid FROM words WHERE words MATCH ?1").bind(text);
                find.execute(&mut *connection).await?;
            }
            None => {
                connection.execute("INSERT INTO hit SELECT row FROM fact").await?;
            }
        }
        let all = conditions(&stroke.filters, None);
        let total = format!("SELECT count(*) FROM hit CROSS JOIN fact ON fact.row = hit.row WHERE {all}");
        let total: i64 = sqlx::query_scalar(AssertSqlSafe(total))
            .fetch_one(&mut *connection)
            .await?;
        let rows = format!(
            "SELECT repo FROM hit CROSS JOIN fact ON fact.row = hit.row WHERE {all} ORDER BY hit.row LIMIT {ROWS}"
        );
        let repos: Vec<String> = sqlx::query_scalar(AssertSqlSafe(rows))
            .fetch_all(&mut *connection)
            .await?;
        let mut counts = Vec::new();
        for field in FacetField::STORED {
            let beside = conditions(&stroke.filters, Some(field));
            for row in connection.fetch_all(AssertSqlSafe(counting(field, &beside))).await? {
                counts.push((
                    field,
                    row.try_get::<String, _>(0)?,
                    u32::try_from(row.try_get::<i64, _>(1)?)?,
                ));
            }
        }
        let total = u32::try_from(total)?;
        Ok((started.taken(), Plain { total, repos, counts }))
    }
}

async fn fill_words(connection: &mut SqliteConnection) -> Result<()> {
    let mut last = 0_i64;
    loop {
        let some = sqlx::query("SELECT row, repo, aliases FROM fact WHERE row > ?1 ORDER BY row LIMIT 20000")
            .bind(last)
            .fetch_all(&mut *connection)
            .await?;
        if some.is_empty() {
            return Ok(());
        }
        let mut transaction = connection.begin().await?;
        for row in some {
            last = row.try_get(0)?;
            let (repo, aliases): (String, String) = (row.try_get(1)?, row.try_get(2)?);
            let words = compare::found_under(&repo, &aliases)?;
            let put = sqlx::query("INSERT INTO words (rowid, text) VALUES (?1, ?2)")
                .bind(last)
                .bind(words.join(" "));
            put.execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
    }
}

/// The words as FTS5 wants them: every one a prefix, quoted, either spelling. Nothing when there are no words.
fn match_text(words: &str) -> Option<String> {
    let terms: Vec<String> = compare::terms(words)
        .iter()
        .map(|spellings| {
            let either: Vec<String> = spellings.iter().map(|word| format!("\"{word}\"*")).collect();
            format!("({})", either.join(" OR "))
        })
        .collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

fn conditions(filters: &[(FacetField, String, bool)], left_out: Option<FacetField>) -> String {
    let mut all = String::from("1");
    for field in FacetField::STORED.into_iter().filter(|field| Some(*field) != left_out) {
        for not in [false, true] {
            let keys: Vec<String> = filters
                .iter()
                .filter(|(of, _, is_not)| *of == field && *is_not == not)
                .map(|(_, key, _)| format!("'{key}'"))
                .collect();
            if keys.is_empty() {
                continue;
            }
            let keys = keys.join(",");
            let not = if not { "NOT " } else { "" };
            all += &match field {
                FacetField::Language => {
                    format!(
                        " AND {not}EXISTS (SELECT 1 FROM speaks WHERE speaks.row = fact.row AND language IN ({keys}))"
                    )
                }
                _ => format!(" AND {} {not}IN ({keys})", field.as_str()),
            };
        }
    }
    all
}

fn counting(field: FacetField, conditions: &str) -> String {
    let joined = match field {
        FacetField::Language => "CROSS JOIN speaks ON speaks.row = hit.row",
        _ => "",
    };
    let name = field.as_str();
    format!(
        "SELECT {name}, count(*) AS n FROM hit CROSS JOIN fact ON fact.row = hit.row {joined} WHERE {conditions}
         GROUP BY {name} ORDER BY n DESC, {name} LIMIT 241"
    )
}

//! Is a file sound? A quick look within a second, or everything.

use super::Reader;
use crate::{Error, Result};
use sqlx::{SqliteConnection, pool::PoolConnection};
use std::time::{Duration, Instant};

/// How closely a file is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Its pages, for at most a second.
    Quick,
    /// Every page, index and reference, however long that takes.
    Thorough,
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What is wrong, in the engine's words; empty is sound. At most 100.
    pub problems: Vec<String>,
    /// The check came to its end.
    pub complete: bool,
}

impl Findings {
    /// Nothing wrong was found, as far as was looked.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

const QUICK_LOOK: Duration = Duration::from_secs(1);
/// Primary result code of a statement that was stopped.
const INTERRUPTED: &str = "9";

impl Reader {
    /// One of the connections.
    pub(crate) async fn connection(&self) -> Result<PoolConnection<sqlx::Sqlite>> {
        self.pool()
            .acquire()
            .await
            .map_err(|error| Error::from(error).in_file(self.path()))
    }

    /// Checks the file.
    ///
    /// # Errors
    /// When it cannot be read at all; damage is a finding, not an error.
    pub async fn check(&self, depth: Depth) -> Result<Findings> {
        let mut connection = self.connection().await?;
        match depth {
            Depth::Quick => {
                let until = Instant::now() + QUICK_LOOK;
                connection
                    .lock_handle()
                    .await?
                    .set_progress_handler(1_000, move || Instant::now() < until);
                let findings = ask(&mut connection, "PRAGMA quick_check(50)").await;
                connection.lock_handle().await?.remove_progress_handler();
                findings
            }
            Depth::Thorough => {
                let mut findings = ask(&mut connection, "PRAGMA integrity_check(50)").await?;
                let strays = "SELECT \"table\" || ': ' || count(*) || ' references to nothing in ' || parent \
                              FROM pragma_foreign_key_check GROUP BY \"table\", parent LIMIT 50";
                findings.problems.extend(ask(&mut connection, strays).await?.problems);
                Ok(findings)
            }
        }
        .map_err(|error| error.in_file(self.path()))
    }
}

async fn ask(connection: &mut SqliteConnection, question: &'static str) -> Result<Findings> {
    match sqlx::query_scalar::<_, String>(question).fetch_all(connection).await {
        Ok(lines) => Ok(Findings {
            problems: lines.into_iter().filter(|line| line != "ok").collect(),
            complete: true,
        }),
        Err(sqlx::Error::Database(said)) if said.code().as_deref() == Some(INTERRUPTED) => Ok(Findings::default()),
        Err(error) => match Error::from(error) {
            Error::Damaged { what, .. } => Ok(Findings {
                problems: vec![what],
                complete: true,
            }),
            other => Err(other),
        },
    }
}

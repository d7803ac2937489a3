//! A handle that reads and a handle that writes; neither can be made into the other.

use super::{
    Durability,
    engine::{pool_options, reading, writing},
};
use crate::{Error, Result};
use sqlx::{Sqlite, SqlitePool, Transaction, migrate::Migrator, pool::PoolConnection};
use std::path::{Path, PathBuf};

/// Connections that can only read. Cheap to clone; all clones share four connections.
#[derive(Debug, Clone)]
pub struct Reader {
    pool: SqlitePool,
    path: PathBuf,
}

impl Reader {
    /// Connects for reading. `immutable` promises that nobody changes the file: the only way into a folder without
    /// leave to write.
    pub(crate) async fn connect(path: &Path, immutable: bool) -> Result<Self> {
        let options = reading(path).immutable(immutable);
        let pool = pool_options(4)
            .connect_with(options)
            .await
            .map_err(|error| Error::from(error).in_file(path))?;
        Ok(Self {
            pool,
            path: path.to_owned(),
        })
    }

    /// The connections, for queries of this crate.
    pub(crate) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// The identity and format as the log has them: a newer Baimo may have been killed before its log was moved over.
    pub(crate) async fn found(&self, identity: super::Identity) -> Result<super::Found> {
        let numbers = sqlx::query_as::<_, (i64, i64)>(
            "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version",
        );
        let read = numbers.fetch_one(&self.pool).await;
        let (application_id, format) = read.map_err(|error| Error::from(error).in_file(&self.path))?;
        Ok(identity.judge(application_id, format))
    }

    /// The file that is read.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Ends the connections; later questions fail.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// The one connection that writes. Whoever holds it is the only writer in this process; another process waits its turn.
#[derive(Debug)]
pub struct Writer {
    pool: SqlitePool,
    path: PathBuf,
}

impl Writer {
    pub(crate) async fn connect(path: &Path, durability: Durability, create: bool) -> Result<Self> {
        let options = writing(path, durability).create_if_missing(create);
        let pool = pool_options(1)
            .connect_with(options)
            .await
            .map_err(|error| Error::from(error).in_file(path))?;
        Ok(Self {
            pool,
            path: path.to_owned(),
        })
    }

    /// The connection, for queries of this crate.
    pub(crate) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// The file that is written.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Begins a batch that takes the write lock at once, so that a read in it cannot be followed by a refused write.
    ///
    /// # Errors
    /// [`Error::Busy`] when another process holds the lock for longer than ten seconds.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Sqlite>> {
        let begun = match self.pool.begin_with("BEGIN IMMEDIATE").await {
            // A full disk makes SQLite roll back by itself, and sqlx 0.9 then believes that the old transaction still
            // holds: only a new connection gets out of that.
            Err(sqlx::Error::InvalidSavePointStatement) => {
                self.pool.acquire().await?.close().await?;
                self.pool.begin_with("BEGIN IMMEDIATE").await
            }
            other => other,
        };
        begun.map_err(|error| Error::from(error).in_file(&self.path))
    }

    /// The connection, alone.
    pub(crate) async fn connection(&self) -> Result<PoolConnection<Sqlite>> {
        self.pool
            .acquire()
            .await
            .map_err(|error| Error::from(error).in_file(&self.path))
    }

    /// Whether a step of the schema is still to be taken.
    pub(crate) async fn lacks(&self, steps: &Migrator) -> Result<bool> {
        let taken = sqlx::query_scalar::<_, i64>("SELECT version FROM _sqlx_migrations WHERE success LIMIT 10000");
        let taken = taken
            .fetch_all(&self.pool)
            .await
            .map_err(|error| Error::from(error).in_file(&self.path))?;
        Ok(steps.iter().any(|step| !taken.contains(&step.version)))
    }

    /// Makes ready for rows by the hundred thousand: more pages are held in memory (64 MiB), and the log is moved over after
    /// 128 MiB and not after 4. The keys of a page of the Hub lie all over the indexes; with the usual measures each commit
    /// would wait for a few thousand scattered pages to reach the disk.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn expect_many(&self) -> Result<()> {
        for setting in ["PRAGMA cache_size = -65536", "PRAGMA wal_autocheckpoint = 32768"] {
            let set = sqlx::query(setting).execute(&self.pool).await;
            set.map_err(|error| Error::from(error).in_file(&self.path))?;
        }
        Ok(())
    }

    /// Moves the write-ahead log into the file and empties it: what a log loses, it loses without a word.
    ///
    /// # Errors
    /// When the disk is full or failing. A reader that is still at work only postpones it.
    pub async fn checkpoint(&self) -> Result<()> {
        let moved = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.pool).await;
        moved.map(drop).map_err(|error| Error::from(error).in_file(&self.path))
    }

    /// Writes a compact copy, whole and without a log, to a path at which nothing lies yet.
    ///
    /// # Errors
    /// When something lies there, the disk is full, or the file is damaged.
    pub async fn copy_to(&self, path: &Path) -> Result<()> {
        let to = path.to_str().ok_or_else(|| Error::NoFolder {
            file: path.into(),
            source: std::io::Error::other("the path is not UTF-8"),
        })?;
        let copied = sqlx::query("VACUUM INTO ?1").bind(to).execute(&self.pool).await;
        copied.map(drop).map_err(|error| Error::from(error).in_file(path))
    }

    /// Moves the log over and ends the connection.
    ///
    /// # Errors
    /// As [`Writer::checkpoint`]; the connection is ended all the same.
    pub async fn close(self) -> Result<()> {
        let moved = self.checkpoint().await;
        self.pool.close().await;
        moved
    }
}

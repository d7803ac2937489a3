//! The one SQLite linked into this program: its version, and the promises every connection is opened with.

use crate::{Error, Result};
use libsqlite3_sys as engine;
use sqlx::{
    ConnectOptions as _,
    sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    ffi::{CStr, c_int},
    path::Path,
    ptr,
    time::Duration,
};

/// How much a power cut may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Nothing that was acknowledged: what the person wrote.
    Full,
    /// The last transactions, never the file: what Sync can fetch again.
    Normal,
}

/// Before 3.51.3 a commit racing a checkpoint could be lost without a word (the WAL-reset bug).
const OLDEST_ENGINE: (u32, u32, u32) = (3, 51, 3);

/// The version of SQLite at work in this process.
#[must_use]
pub fn engine_version() -> &'static str {
    // SAFETY: the engine answers with a pointer to a constant of its own, ended by NUL, valid as long as the process.
    unsafe { CStr::from_ptr(engine::sqlite3_libversion()) }
        .to_str()
        .unwrap_or_default()
}

/// Refuses to work with an engine that can lose commits.
pub(crate) fn assert_engine() -> Result<()> {
    match parse(engine_version()) {
        Some(version) if version >= OLDEST_ENGINE => Ok(()),
        _ => Err(Error::OldEngine {
            found: engine_version().to_owned(),
        }),
    }
}

fn parse(version: &str) -> Option<(u32, u32, u32)> {
    let mut parts = version.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?))
}

/// How every connection to a file of ours is made. Not memory-mapped: a failing disk then gives an error, not a signal
/// that ends the process.
fn connect_options(path: &Path, durability: Durability) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .synchronous(match durability {
            Durability::Full => SqliteSynchronous::Full,
            Durability::Normal => SqliteSynchronous::Normal,
        })
        .busy_timeout(Duration::from_secs(10))
        .foreign_keys(true)
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("mmap_size", "0")
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-8192")
        .disable_statement_logging()
}

/// With leave to write, and with a log, so that readers go on reading meanwhile.
pub(crate) fn writing(path: &Path, durability: Durability) -> SqliteConnectOptions {
    let options = connect_options(path, durability).journal_mode(SqliteJournalMode::Wal);
    match durability {
        // What a person removed is not left readable on freed pages; salvage counts on it too.
        Durability::Full => options.pragma("secure_delete", "ON"),
        Durability::Normal => options,
    }
}

/// Without leave to write, twice over: by the way it is opened and by the connection's own word.
pub(crate) fn reading(path: &Path) -> SqliteConnectOptions {
    connect_options(path, Durability::Normal)
        .read_only(true)
        .pragma("query_only", "ON")
}

/// How connections are pooled: at most `most`, each shut to tricks of a crafted file, none closed for being idle.
pub(crate) fn pool_options(most: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(most)
        .min_connections(0)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(30))
        .after_connect(|connection, _| Box::pin(defend(connection)))
}

/// Takes from SQL the means to damage the file on purpose: writing the schema as text, writing shadow tables.
async fn defend(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let mut handle = connection.lock_handle().await?;
    // SAFETY: the handle is locked and open; this verb takes an int and a pointer that may be null.
    let said = unsafe {
        let nothing = ptr::null_mut::<c_int>();
        engine::sqlite3_db_config(
            handle.as_raw_handle().as_ptr(),
            engine::SQLITE_DBCONFIG_DEFENSIVE,
            1,
            nothing,
        )
    };
    match said {
        engine::SQLITE_OK => Ok(()),
        other => Err(sqlx::Error::Protocol(format!(
            "SQLite refused defensive mode ({other})"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linked_engine_does_not_lose_commits() {
        assert!(assert_engine().is_ok(), "SQLite {} is linked", engine_version());
        assert!(parse("3.46.0").is_some_and(|old| old < OLDEST_ENGINE));
        assert!(parse("3.51.2").is_some_and(|old| old < OLDEST_ENGINE));
        assert!(parse("4.0.0").is_some_and(|new| new >= OLDEST_ENGINE));
        assert_eq!(parse("3.51"), None);
    }
}

//! A migration is preceded by a checked copy, and one that fails leaves the file as it was.

use super::{Library, Row, SettingRow, Step, backup, open::open_with, read};
use crate::{Error, Found, Identity, LibraryFile, look};
use sqlx::migrate::Migrator;
use std::{fs, path::Path};

const DAY: i64 = 86_400;

/// The steps of today and one more.
async fn steps(folder: &Path, next: &str) -> Migrator {
    let folder = folder.join("steps");
    fs::create_dir_all(&folder).unwrap();
    for (name, step) in [
        (
            "0001_first_light.sql",
            include_str!("../../migrations/library/0001_first_light.sql"),
        ),
        (
            "0002_claims.sql",
            include_str!("../../migrations/library/0002_claims.sql"),
        ),
        ("0003_next.sql", next),
    ] {
        fs::write(folder.join(name), step).unwrap();
    }
    let mut steps = Migrator::new(folder.as_path()).await.unwrap();
    steps.set_ignore_missing(true);
    steps
}

async fn set(library: &Library, key: &str) {
    let mut turn = library.turn().await.unwrap();
    let row = Row::Setting(SettingRow {
        key: key.to_owned(),
        value: String::from("1"),
    });
    turn.step(&Step::Put(row)).await.unwrap();
    turn.commit().await.unwrap();
}

#[tokio::test]
async fn a_migration_is_preceded_by_a_checked_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let opened = LibraryFile::open(&path, 0).await.unwrap();
    set(&opened.library, "theme").await;
    opened.library.close().await.unwrap();
    let second = steps(folder.path(), "CREATE TABLE highlight (id INTEGER PRIMARY KEY) STRICT;").await;
    let opened = open_with(&path, DAY, &second).await.unwrap();
    let copies = backup::list(&path);
    assert_eq!(copies.len(), 1);
    assert_eq!(backup::counted(&copies[0].path).await.unwrap(), 1);
    assert_eq!(opened.library.settings().await.unwrap().len(), 1);
    opened.library.close().await.unwrap();
    // An older Baimo still opens it: the format has not risen.
    let opened = LibraryFile::open(&path, 2 * DAY).await.unwrap();
    assert!(opened.restored.is_none());
    opened.library.close().await.unwrap();
}

#[tokio::test]
async fn a_failing_migration_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let opened = LibraryFile::open(&path, 0).await.unwrap();
    set(&opened.library, "theme").await;
    opened.library.close().await.unwrap();
    let broken = steps(
        folder.path(),
        "PRAGMA user_version = 2; CREATE TABLE a (x) STRICT; DROP TABLE nothing_here;",
    )
    .await;
    let error = open_with(&path, DAY, &broken).await.unwrap_err();
    assert!(matches!(error, Error::Engine { .. } | Error::Damaged { .. }), "{error}");
    assert_eq!(look(&path, Identity::LIBRARY).unwrap(), Found::Ours(1));
    let opened = LibraryFile::open(&path, DAY).await.unwrap();
    assert!(opened.restored.is_none());
    assert_eq!(opened.library.settings().await.unwrap().len(), 1);
    assert_eq!(opened.library.writes().await.unwrap(), 1);
}

#[tokio::test]
async fn a_rising_format_shuts_out_the_older_baimo_and_leaves_its_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let rising = steps(folder.path(), "PRAGMA user_version = 2;").await;
    let opened = open_with(&path, 0, &rising).await.unwrap();
    opened.library.close().await.unwrap();
    let bytes = fs::read(&path).unwrap();
    let error = LibraryFile::open(&path, 0).await.unwrap_err();
    assert_eq!(error.code(), atlas::Code::TooNew, "{error}");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[tokio::test]
async fn a_newer_format_that_lies_only_in_the_log_is_seen_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let opened = LibraryFile::open(&path, 0).await.unwrap();
    // As a newer Baimo, killed before its log was moved over.
    let slot = opened.library.core.writer.lock().await;
    let writer = slot.as_ref().unwrap();
    sqlx::query("PRAGMA user_version = 3")
        .execute(writer.pool())
        .await
        .unwrap();
    let (main, log) = (
        fs::read(&path).unwrap(),
        fs::read(folder.path().join("library.db-wal")).unwrap(),
    );
    assert!(!log.is_empty());
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("library.db");
    fs::write(&copy, &main).unwrap();
    fs::write(elsewhere.path().join("library.db-wal"), &log).unwrap();
    let error = LibraryFile::open(&copy, 0).await.unwrap_err();
    assert_eq!(error.code(), atlas::Code::TooNew, "{error}");
    assert_eq!(fs::read(&copy).unwrap(), main);
    assert_eq!(fs::read(elsewhere.path().join("library.db-wal")).unwrap(), log);
}

#[tokio::test]
async fn copies_are_made_once_a_day_after_a_change_and_three_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let mut days = Vec::new();
    for day in 0..7 {
        for _ in 0..2 {
            let opened = LibraryFile::open(&path, day * DAY).await.unwrap();
            // Nothing is written on the last two days.
            if day < 5 {
                set(&opened.library, &format!("key-{day}")).await;
            }
            opened.library.close().await.unwrap();
        }
        days.push(backup::list(&path).last().map(|copy| copy.day.clone()));
    }
    let kept: Vec<String> = backup::list(&path).into_iter().map(|copy| copy.day).collect();
    assert_eq!(kept, ["1970-01-04", "1970-01-05", "1970-01-06"]);
    assert_eq!(
        days[0].as_deref(),
        Some("1970-01-01"),
        "the second opening of the first day finds a write"
    );
    assert_eq!(days[6].as_deref(), Some("1970-01-06"), "nothing new, no copy");
    let mut connection = LibraryFile::open(&path, 0)
        .await
        .unwrap()
        .library
        .core
        .reader
        .connection()
        .await
        .unwrap();
    assert_eq!(read::writes(&mut connection).await.unwrap(), 10);
}

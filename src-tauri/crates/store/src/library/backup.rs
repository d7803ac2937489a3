//! Copies of the library: made before every migration and once a day at opening, each opened and checked before it counts.

use crate::{
    Error, Found, Identity, Reader, Result, Writer, look,
    open::{Depth, as_day},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// How many copies are kept.
const KEPT: usize = 3;

/// A copy, found by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Backup {
    pub(super) path: PathBuf,
    /// Copies are ordered by number, never by clock.
    number: u32,
    /// The day it was made.
    pub(super) day: String,
}

fn folder(library: &Path) -> PathBuf {
    library.with_file_name("backups")
}

/// The copies at hand, oldest first.
pub(super) fn list(library: &Path) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(folder(library)) else {
        return Vec::new();
    };
    let mut found: Vec<Backup> = entries.filter_map(|entry| named(&entry.ok()?.path())).collect();
    found.sort_by_key(|backup| backup.number);
    found
}

/// Reads `library-000007-2026-11-23.db`.
fn named(path: &Path) -> Option<Backup> {
    let stem = path
        .file_name()?
        .to_str()?
        .strip_prefix("library-")?
        .strip_suffix(".db")?;
    let (number, day) = stem.split_once('-')?;
    Some(Backup {
        path: path.to_owned(),
        number: number.parse().ok()?,
        day: day.to_owned(),
    })
}

/// Whether today's copy is due: none of today, and something was written since the last.
pub(super) async fn is_due(library: &Path, writes: i64, now: i64) -> bool {
    match list(library).last() {
        Some(last) if last.day == as_day(now) => false,
        Some(last) => counted(&last.path).await.ok() != Some(writes),
        None => writes > 0,
    }
}

/// Makes a copy, opens and checks it, and lets the oldest go.
///
/// # Errors
/// When the disk is full or the copy is not sound; nothing half-made is left under a copy's name.
pub(super) async fn make(writer: &Writer, writes: i64, now: i64) -> Result<PathBuf> {
    let library = writer.path();
    let folder = folder(library);
    fs::create_dir_all(&folder).map_err(|error| Error::from_io("Making", &folder, error))?;
    let number = list(library).last().map_or(1, |last| last.number.saturating_add(1));
    let path = folder.join(format!("library-{number:06}-{}.db", as_day(now)));
    let part = path.with_extension("part");
    let made = copy_checked(writer, &part, writes).await;
    let made = made.and_then(|()| fs::rename(&part, &path).map_err(|error| Error::from_io("Naming", &path, error)));
    if let Err(error) = made {
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    let copies = list(library);
    for old in copies.iter().take(copies.len().saturating_sub(KEPT)) {
        if let Err(error) = fs::remove_file(&old.path) {
            tracing::warn!(%error, "an old copy of the library stays");
        }
    }
    Ok(path)
}

async fn copy_checked(writer: &Writer, part: &Path, writes: i64) -> Result<()> {
    match fs::remove_file(part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::from_io("Removing", part, error)),
        _ => {}
    }
    writer.copy_to(part).await?;
    let synced = fs::OpenOptions::new()
        .write(true)
        .open(part)
        .and_then(|file| file.sync_all());
    synced.map_err(|error| Error::from_io("Writing", part, error))?;
    match counted(part).await? {
        found if found == writes => Ok(()),
        found => Err(Error::Damaged {
            file: part.into(),
            what: format!("the copy counts {found} writes, the library {writes}"),
        }),
    }
}

/// Opens a copy, checks all of it, and gives its count of writes.
///
/// # Errors
/// When it is not a sound library.
pub(super) async fn counted(path: &Path) -> Result<i64> {
    if !matches!(look(path, Identity::LIBRARY)?, Found::Ours(_)) {
        return Err(Error::Damaged {
            file: path.into(),
            what: String::from("it is not a copy of a library"),
        });
    }
    let reader = Reader::connect(path, true).await?;
    let counted = async {
        if let Some(problem) = reader.check(Depth::Thorough).await?.problems.pop() {
            return Err(Error::Damaged {
                file: path.into(),
                what: problem,
            });
        }
        super::read::writes(&mut *reader.connection().await?).await
    };
    let counted = counted.await;
    reader.close().await;
    counted
}

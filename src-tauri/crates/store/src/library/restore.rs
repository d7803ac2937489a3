//! Mending a damaged library: the file is kept, the last good copy taken, and what is readable in the file put over it.

use super::{
    backup,
    open::{Restored, lay_down},
    rows::{Key, NoteRow, Row, Step},
    salvage, turn,
};
use crate::{
    Error, Result, Writer, keep_aside,
    open::{Durability, migrate},
};
use sqlx::{Connection as _, SqliteConnection, migrate::Migrator};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A mended library.
pub(super) struct Mended {
    pub(super) writer: Writer,
    pub(super) kept_aside: Option<PathBuf>,
    pub(super) restored: Restored,
}

/// Mends the library at `path`, at which something damaged or nothing lies.
///
/// # Errors
/// When the folder cannot be written or the disk is full; the damaged file is kept all the same.
pub(super) async fn restore(path: &Path, steps: &Migrator) -> Result<Mended> {
    let kept_aside = keep_aside(path)?;
    let rows = match &kept_aside {
        Some(kept) => salvage::rows(kept),
        None => Vec::new(),
    };
    let backup_day = take_backup(path).await?;
    let writer = match backup_day {
        Some(_) => Writer::connect(path, Durability::Full, false).await?,
        None => lay_down(path, steps).await?,
    };
    migrate(&writer, steps).await?;
    let mut transaction = writer.begin().await?;
    let mut salvaged = 0;
    for row in rows {
        if put_over(&mut transaction, row).await? {
            salvaged += 1;
        }
    }
    // What the journal would take back belongs to the file as it was before the damage.
    let forgotten = sqlx::query("UPDATE journal SET undone = 1")
        .execute(&mut *transaction)
        .await;
    forgotten.map_err(|error| Error::from(error).in_file(path))?;
    transaction
        .commit()
        .await
        .map_err(|error| Error::from(error).in_file(path))?;
    writer.checkpoint().await?;
    tracing::warn!(
        salvaged,
        backup = backup_day.as_deref().unwrap_or("none"),
        "the library was mended"
    );
    Ok(Mended {
        writer,
        kept_aside,
        restored: Restored { backup_day, salvaged },
    })
}

/// Puts the newest sound copy in place, if there is one, and gives its day.
async fn take_backup(path: &Path) -> Result<Option<String>> {
    for copy in backup::list(path).into_iter().rev() {
        if let Err(error) = backup::counted(&copy.path).await {
            tracing::warn!(%error, "a copy of the library is not sound");
            continue;
        }
        let part = path.with_extension("part");
        let placed = fs::copy(&copy.path, &part)
            .and_then(|_| fs::OpenOptions::new().write(true).open(&part)?.sync_all())
            .and_then(|()| fs::rename(&part, path));
        placed.map_err(|error| Error::from_io("Restoring", path, error))?;
        return Ok(Some(copy.day));
    }
    Ok(None)
}

/// Puts a salvaged row over what the copy holds, unless that is newer or a rule of the file refuses it.
async fn put_over(connection: &mut SqliteConnection, row: Row) -> Result<bool> {
    if let Row::Note(NoteRow { thing, changed_at, .. }) = &row
        && let Some(Row::Note(held)) = turn::get(connection, &Key::Note(thing.clone())).await?
        && held.changed_at > *changed_at
    {
        return Ok(false);
    }
    let mut attempt = connection.begin().await?;
    match turn::take(&mut attempt, &Step::Put(row)).await {
        Ok(()) => attempt.commit().await.map(|()| true).map_err(Error::from),
        Err(Error::Refused { what, .. }) => {
            tracing::warn!(what, "a salvaged row was left out");
            attempt.rollback().await?;
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

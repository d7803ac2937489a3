//! Opening the library: laid down, migrated with a copy beside it, or mended from what is left and the last good copy.

use super::{Core, Library, backup, ledger::Ledger, read, restore};
use crate::{
    Error, Found, Identity, Reader, Result, Writer,
    open::{Depth, Durability, Gate, assert_engine, is_bare, look_deep, migrate},
};
use sqlx::migrate::Migrator;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::sync::Mutex;

static MIGRATIONS: Migrator = {
    let mut steps = sqlx::migrate!("migrations/library");
    steps.ignore_missing = true;
    steps
};

/// The file of what the person made.
#[derive(Debug)]
pub struct LibraryFile;

/// A library that was opened, and what had to be done for it.
#[derive(Debug)]
pub struct Opened {
    /// The library.
    pub library: Library,
    /// A damaged file that was kept, under this name.
    pub kept_aside: Option<PathBuf>,
    /// From what it was mended, if it was.
    pub restored: Option<Restored>,
    /// Acknowledged writes that are no longer in the file: its log lost them outside our reach.
    pub lost_writes: i64,
}

/// From what a library was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Day of the copy that was taken, if one was.
    pub backup_day: Option<String>,
    /// Rows found in the damaged file and put over it.
    pub salvaged: u64,
}

impl LibraryFile {
    /// Its name in the data folder.
    pub const NAME: &'static str = "library.db";

    /// Opens the library, laying it down or mending it where needed. Where the folder cannot be written, it opens for
    /// reading. `now` is the time, in UTC seconds, for the names of copies.
    ///
    /// # Errors
    /// [`Error::TooNew`] leaves the file byte for byte as it was; [`Error::ReadOnly`] where there is none and none can
    /// be laid down.
    pub async fn open(path: &Path, now: i64) -> Result<Opened> {
        open_with(path, now, &MIGRATIONS).await
    }
}

pub(super) async fn open_with(path: &Path, now: i64, steps: &Migrator) -> Result<Opened> {
    assert_engine()?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let _gate = match Gate::pass(folder).await {
        Ok(gate) => gate,
        Err(error @ Error::ReadOnly { .. }) => return open_reading(path, error).await,
        Err(error) => return Err(error),
    };
    let found = match look_deep(path, Identity::LIBRARY).await {
        Err(Error::Damaged { .. }) => Found::Foreign,
        other => other?,
    };
    let ledger = Ledger::beside(path);
    let expected = ledger.known().unwrap_or_default();
    let attempt = match found {
        Found::TooNew(_) => found.usable(path, Identity::LIBRARY).map(|_| None),
        Found::Foreign => Ok(None),
        Found::Nothing if expected > 0 => Ok(None),
        Found::Nothing => lay_down(path, steps).await.map(Some),
        Found::Ours(_) => match sound(path, now, steps).await {
            Err(Error::Damaged { what, .. }) => {
                tracing::warn!(what, "the library is damaged");
                Ok(None)
            }
            other => other.map(Some),
        },
    };
    let (writer, kept_aside, restored) = match attempt {
        Ok(Some(writer)) => (writer, None, None),
        Ok(None) => {
            let mended = restore::restore(path, steps).await?;
            (mended.writer, mended.kept_aside, Some(mended.restored))
        }
        Err(error @ Error::ReadOnly { .. }) => return open_reading(path, error).await,
        Err(error) => return Err(error),
    };
    let writes = read::writes(&mut *writer.connection().await?)
        .await
        .map_err(|error| error.in_file(path))?;
    let lost_writes = if restored.is_some() {
        0
    } else {
        (expected - writes).max(0)
    };
    ledger.keep(writes);
    let reader = Reader::connect(path, false).await?;
    let library = assemble(path, reader, Some(writer), ledger, false);
    Ok(Opened {
        library,
        kept_aside,
        restored,
        lost_writes,
    })
}

fn assemble(path: &Path, reader: Reader, writer: Option<Writer>, ledger: Ledger, read_only: bool) -> Library {
    let writer = Arc::new(Mutex::new(writer));
    Library {
        core: Arc::new(Core {
            path: path.to_owned(),
            reader,
            writer,
            read_only,
            ledger,
        }),
    }
}

/// Lays down an empty library, or finishes one whose laying-down was cut short.
pub(super) async fn lay_down(path: &Path, steps: &Migrator) -> Result<Writer> {
    let writer = Writer::connect(path, Durability::Full, true).await?;
    migrate(&writer, steps).await?;
    writer.checkpoint().await?;
    Ok(writer)
}

/// Opens a file that says it is ours, if it is sound; copies it before it is changed.
async fn sound(path: &Path, now: i64, steps: &Migrator) -> Result<Writer> {
    let reader = Reader::connect(path, false).await?;
    let findings = reader.check(Depth::Quick).await;
    reader.close().await;
    if let Some(what) = findings?.problems.pop() {
        return Err(Error::Damaged {
            file: path.into(),
            what,
        });
    }
    let writer = Writer::connect(path, Durability::Full, false).await?;
    // A file that may be read only is opened without a word; asking for the lock tells.
    drop(writer.begin().await?);
    let writes = read::writes(&mut *writer.connection().await?)
        .await
        .map_err(|error| error.in_file(path))?;
    if writer.lacks(steps).await? {
        backup::make(&writer, writes, now).await?;
    } else if backup::is_due(path, writes, now).await
        && let Err(error) = backup::make(&writer, writes, now).await
    {
        tracing::warn!(%error, "today's copy of the library was not made");
    }
    migrate(&writer, steps).await?;
    Ok(writer)
}

/// Opens the library as it lies, for reading. `because` is why it cannot be written.
async fn open_reading(path: &Path, because: Error) -> Result<Opened> {
    match crate::look(path, Identity::LIBRARY)? {
        Found::Nothing => return Err(because),
        found => found.usable(path, Identity::LIBRARY)?,
    };
    let reader = match Reader::connect(path, false).await {
        Err(Error::NoFolder { .. } | Error::ReadOnly { .. }) if is_bare(path) => Reader::connect(path, true).await?,
        other => other?,
    };
    let library = assemble(path, reader, None, Ledger::beside(path), true);
    Ok(Opened {
        library,
        kept_aside: None,
        restored: None,
        lost_writes: 0,
    })
}

/// Opens the file anew after the disk failed in the middle of a write: only if it is sound.
pub(super) async fn reopen(path: &Path) -> Result<Writer> {
    let reader = Reader::connect(path, false).await?;
    let findings = reader.check(Depth::Quick).await;
    reader.close().await;
    match findings?.problems.pop() {
        Some(what) => Err(Error::Damaged {
            file: path.into(),
            what,
        }),
        None => Writer::connect(path, Durability::Full, false).await,
    }
}

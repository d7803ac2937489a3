//! Opening the atlas: for reading by everybody, for writing by one.

use super::{Durability, Found, Gate, Identity, Reader, Writer, aside::with_ending, assert_engine, look};
use crate::{Error, Result};
use sqlx::migrate::Migrator;
use std::path::Path;

static MIGRATIONS: Migrator = {
    let mut steps = sqlx::migrate!("migrations/atlas");
    // A newer Baimo may have added what this one need not know; what it must not open has a higher format.
    steps.ignore_missing = true;
    steps
};

/// The file of synced knowledge. It can be thrown away and laid down again; nothing a person wrote is in it.
#[derive(Debug)]
pub struct AtlasFile;

impl AtlasFile {
    /// Its name in the data folder.
    pub const NAME: &'static str = "atlas.db";

    /// Opens the atlas for reading. Where the folder may be written, an older atlas is first brought up to date; where
    /// it may not, it is read as it lies.
    ///
    /// # Errors
    /// [`Error::Absent`], [`Error::TooNew`] and [`Error::Damaged`] leave the file byte for byte as it was.
    pub async fn open_reading(path: &Path) -> Result<Reader> {
        assert_engine()?;
        look(path, Identity::ATLAS)?.usable(path, Identity::ATLAS)?;
        match Self::open_writing(path).await {
            Ok(writer) => {
                if let Err(error) = writer.close().await {
                    tracing::warn!(%error, "the atlas's log was not moved over");
                }
            }
            Err(error @ (Error::TooNew { .. } | Error::Damaged { .. } | Error::Absent { .. })) => return Err(error),
            // No leave to write, no room, a disk that fails at writing: what lies there can still be read.
            Err(error) => tracing::warn!(%error, "the atlas is read as it lies"),
        }
        match Reader::connect(path, false).await {
            // A folder without leave to write has no room for the index of a log. Without a log there is nothing to miss.
            Err(Error::NoFolder { .. } | Error::ReadOnly { .. }) if is_bare(path) => Reader::connect(path, true).await,
            other => other,
        }
    }

    /// Lays down an empty atlas where nothing lies yet. The same program gives the same bytes,
    /// once they are copied compactly ([`Writer::copy_to`]).
    ///
    /// # Errors
    /// [`Error::Refused`] where something lies; otherwise as the disk has it.
    pub async fn create(path: &Path) -> Result<Writer> {
        assert_engine()?;
        if look(path, Identity::ATLAS)? != Found::Nothing {
            return Err(Error::Refused {
                file: path.into(),
                what: String::from("an atlas is laid down only where nothing lies"),
            });
        }
        let writer = Writer::connect(path, Durability::Normal, true).await?;
        migrate(&writer, &MIGRATIONS).await?;
        // When and how fast the tables were made would differ from build to build.
        let timeless =
            sqlx::query("UPDATE _sqlx_migrations SET installed_on = '2024-08-19 00:00:00', execution_time = 0");
        timeless
            .execute(writer.pool())
            .await
            .map_err(|error| Error::from(error).in_file(path))?;
        writer.checkpoint().await?;
        Ok(writer)
    }

    /// Opens an atlas for writing and brings it up to date.
    ///
    /// # Errors
    /// [`Error::Absent`], [`Error::TooNew`] and [`Error::Damaged`] leave the file byte for byte as it was.
    pub async fn open_writing(path: &Path) -> Result<Writer> {
        assert_engine()?;
        look_deep(path, Identity::ATLAS).await?.usable(path, Identity::ATLAS)?;
        let _gate = Gate::pass(path.parent().unwrap_or(Path::new("."))).await?;
        let writer = Writer::connect(path, Durability::Normal, false).await?;
        migrate(&writer, &MIGRATIONS).await?;
        Ok(writer)
    }
}

/// Looks at the first bytes and, where a log lies beside the file, at what it says; nothing is changed by it.
pub(crate) async fn look_deep(path: &Path, identity: Identity) -> Result<Found> {
    let found = look(path, identity)?;
    if !matches!(found, Found::Ours(_)) || is_bare(path) {
        return Ok(found);
    }
    let reader = Reader::connect(path, false).await?;
    let truth = reader.found(identity).await;
    reader.close().await;
    truth
}

/// Brings a file up to date; every step is one transaction.
pub(crate) async fn migrate(writer: &Writer, steps: &Migrator) -> Result<()> {
    steps
        .run(writer.pool())
        .await
        .map_err(|error| Error::from(error).in_file(writer.path()))
}

/// Whether nothing of the file lies in a log.
pub(crate) fn is_bare(path: &Path) -> bool {
    std::fs::metadata(with_ending(path, "-wal")).map_or(true, |log| log.len() == 0)
}

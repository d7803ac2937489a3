//! One process at a time lays down, migrates or restores the files of a folder.

use crate::{Error, Result};
use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
    time::Duration,
};

/// Held while files are laid down, migrated, backed up or set aside. The system takes it back when the process ends,
/// however it ends.
#[derive(Debug)]
pub(crate) struct Gate {
    _lock: File,
}

/// How long another process may take to migrate before we say so.
const PATIENCE: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(50);

impl Gate {
    /// Waits for the gate of `folder`.
    ///
    /// # Errors
    /// [`Error::Busy`] after twenty seconds; [`Error::ReadOnly`] or [`Error::NoFolder`] when no lock can be laid there.
    pub(crate) async fn pass(folder: &Path) -> Result<Self> {
        let path = folder.join("baimo.lock");
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = opened.map_err(|error| match error.kind() {
            std::io::ErrorKind::PermissionDenied => Error::ReadOnly { file: folder.into() },
            _ => Error::from_io("Opening", &path, error),
        })?;
        let mut waited = Duration::ZERO;
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(Self { _lock: lock }),
                Err(TryLockError::WouldBlock) if waited < PATIENCE => {
                    tokio::time::sleep(STEP).await;
                    waited += STEP;
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::Busy {
                        file: path.as_path().into(),
                    });
                }
                Err(TryLockError::Error(error)) => return Err(Error::from_io("Locking", &path, error)),
            }
        }
    }
}

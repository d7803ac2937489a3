//! Who syncs a data folder: one process at a time; and how much room there is.

use super::RunError;
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read as _, Write as _},
    path::Path,
};

/// Held while a sync writes. The system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder at once or not at all.
    pub(crate) fn take(folder: &Path, now: i64) -> Result<Self, RunError> {
        let path = folder.join("sync.lock");
        let refuse = |source| RunError::Folder {
            file: path.display().to_string(),
            source,
        };
        let opened = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path);
        let mut file = opened.map_err(refuse)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut who = String::new();
                // Where the system locks the words too, nobody can say who it is.
                let read = (&mut file).take(200).read_to_string(&mut who);
                let known = read.is_ok() && !who.trim().is_empty();
                return Err(RunError::Another {
                    who: if known {
                        who.trim().to_owned()
                    } else {
                        String::from("another process")
                    },
                });
            }
            Err(TryLockError::Error(source)) => return Err(refuse(source)),
        }
        // Who holds it is said for others only; a full disk must not keep a sync from ending what it began.
        let said = file.set_len(0).and_then(|()| {
            let day = atlas::Day::from_unix_seconds(now).map(|day| day.to_string());
            let minute = now.rem_euclid(86_400) / 60;
            let day = day.unwrap_or_default();
            write!(
                file,
                "process {}, since {day} {:02}:{:02} UTC",
                std::process::id(),
                minute / 60,
                minute % 60
            )
        });
        if let Err(error) = said {
            tracing::debug!(%error, "who syncs could not be written down");
        }
        Ok(Self { _file: file })
    }
}

/// Bytes that are free for us where a folder lies; nothing where the system does not say.
#[must_use]
pub fn free_bytes(folder: &Path) -> Option<u64> {
    fs4::available_space(folder).ok()
}

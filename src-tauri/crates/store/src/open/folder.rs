//! The data folder: where both files lie.

use crate::{Error, Result};
use std::{
    io,
    path::{Path, PathBuf},
};

/// Makes the data folder where it is missing and gives its whole path.
///
/// # Errors
/// [`Error::NoFolder`] when a file lies there, nothing may be made there, or its name is not UTF-8.
pub fn prepare_folder(path: &Path) -> Result<PathBuf> {
    let refuse = |source| Error::NoFolder {
        file: path.into(),
        source,
    };
    let whole = std::path::absolute(path).map_err(refuse)?;
    if whole.to_str().is_none_or(|text| text.contains('\0')) {
        return Err(refuse(io::Error::new(
            io::ErrorKind::InvalidFilename,
            "its name is not UTF-8",
        )));
    }
    match std::fs::create_dir_all(&whole) {
        Ok(()) => {}
        Err(error) if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => {
            return Err(Error::DiskFull { file: path.into() });
        }
        Err(error) => return Err(refuse(error)),
    }
    // A folder that cannot be looked into holds nothing for us.
    std::fs::read_dir(&whole).map_err(refuse)?;
    Ok(whole)
}

/// The day of `now` as `2026-11-23`; a clock gone mad is written as it stands.
pub(crate) fn as_day(now: i64) -> String {
    atlas::Day::from_unix_seconds(now).map_or_else(|| format!("at{now}"), |day| day.to_string())
}

//! A damaged file is never deleted: it is renamed, with its log, and stays beside the new one.

use crate::{Error, Result};
use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// Renames `atlas.db` to the first free `atlas.damaged-<n>.db`, and its `-wal` and `-shm` with it. Gives the new path,
/// or nothing where nothing lay.
///
/// # Errors
/// When the folder cannot be written. The file itself is moved first, so a failure between leaves at worst a log
/// without its file, which is moved at the next call.
pub fn keep_aside(path: &Path) -> Result<Option<PathBuf>> {
    let aside = (1..=9_999)
        .map(|n| numbered(path, n))
        .find(|candidate| {
            ["", "-wal", "-shm"]
                .iter()
                .all(|end| !exists(&with_ending(candidate, end)))
        })
        .ok_or_else(|| {
            Error::from_io(
                "Keeping aside",
                path,
                io::Error::other("9,999 damaged files already lie there"),
            )
        })?;
    let mut moved = None;
    for end in ["", "-wal", "-shm"] {
        match fs::rename(with_ending(path, end), with_ending(&aside, end)) {
            Ok(()) => moved = Some(aside.clone()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::from_io("Keeping aside", path, error)),
        }
    }
    if let Some(kept) = &moved {
        tracing::warn!(file = %file_name(path), kept = %file_name(kept), "kept a damaged file aside");
    }
    Ok(moved)
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn numbered(path: &Path, n: u32) -> PathBuf {
    let mut name = path.file_stem().map(OsString::from).unwrap_or_default();
    name.push(format!(".damaged-{n}"));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// The path with `ending` glued on: how SQLite names its log.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(ending);
    PathBuf::from(whole)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

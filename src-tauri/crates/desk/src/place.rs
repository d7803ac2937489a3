//! Where the person's data lies.

use std::{env, path::PathBuf};

/// Where a desk finds its files.
#[derive(Debug, Clone)]
pub struct Place {
    /// The data folder; made where it is missing.
    pub data_dir: PathBuf,
}

/// The data folder when none is named: `BAIMO_DATA`, else `baimo` where this system keeps a program's data. Nothing
/// where the system names no home for the person.
#[must_use]
pub fn default_data_dir() -> Option<PathBuf> {
    let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(data) = named("BAIMO_DATA") {
        return Some(data);
    }
    let home = || env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let base = if cfg!(windows) {
        named("APPDATA").or_else(|| Some(home()?.join("AppData").join("Roaming")))
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library").join("Application Support"))
    } else {
        // The specification has relative paths ignored.
        named("XDG_DATA_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| Some(home()?.join(".local").join("share")))
    };
    base.map(|base| base.join("baimo"))
}

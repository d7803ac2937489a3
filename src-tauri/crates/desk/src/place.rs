//! Where the person's data lies, and what the door knows of the world outside it.

use secrecy::SecretString;
use sources::net::Limits;
use std::{env, fmt, path::PathBuf};

/// Where a desk finds its files, and what it is told instead of looking around by itself.
#[derive(Clone)]
pub struct Place {
    /// The data folder; made where it is missing.
    pub data_dir: PathBuf,
    /// Where the Hub is asked unless a person has set a mirror (`HF_ENDPOINT`).
    pub hub_endpoint: Option<String>,
    /// A token for the Hub (`HF_TOKEN`).
    pub hub_token: Option<SecretString>,
    /// Whether tokens may be kept in the system's keychain.
    pub keychain: bool,
    /// The places a sync visits.
    pub sources: fn() -> Vec<Box<dyn sources::Place>>,
    /// What no server can go beyond.
    pub limits: Limits,
    /// Where programs on this machine keep models.
    pub stores: audit::Stores,
    /// Looks at the computer and its chips.
    pub computer: fn() -> audit::Computer,
}

impl Place {
    /// A desk over this folder that knows nothing of the environment, touches no keychain and looks neither into a store nor
    /// at the computer.
    #[must_use]
    pub fn new(data_dir: PathBuf) -> Self {
        Self {
            data_dir,
            hub_endpoint: None,
            hub_token: None,
            keychain: false,
            sources: sources::places,
            limits: Limits::default(),
            stores: audit::Stores::default(),
            computer: audit::Computer::default,
        }
    }

    /// A desk over this folder that honours `HF_ENDPOINT` and `HF_TOKEN` as they are now, the system's keychain, the
    /// stores of models in this person's home, and the computer's chips.
    #[must_use]
    pub fn with_environment(data_dir: PathBuf) -> Self {
        let named = |name: &str| env::var(name).ok().map(|value| value.trim().to_owned());
        Self {
            hub_endpoint: named("HF_ENDPOINT").filter(|value| !value.is_empty()),
            hub_token: named("HF_TOKEN")
                .filter(|value| !value.is_empty())
                .map(SecretString::from),
            keychain: true,
            computer: audit::Computer::this,
            stores: audit::Stores::of(|name| env::var_os(name), env::home_dir().as_deref()),
            ..Self::new(data_dir)
        }
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An endpoint may hold a password, and a token is one.
        out.debug_struct("Place")
            .field("data_dir", &self.data_dir)
            .finish_non_exhaustive()
    }
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

//! Looks through stores and folders. Links to files are followed, links to folders are not; what is no regular file is
//! never opened; one file reached twice is found once.

mod beside;
mod group;
mod ollama;
pub(crate) mod shards;
mod tree;

use crate::{
    Gauge, Ground, Key, Stores,
    found::{Scanned, Searched, Store, Unread},
};
use std::{
    collections::{HashMap, HashSet},
    fs::Metadata,
    path::{Path, PathBuf},
};

/// Files and folders looked at in one scan.
pub const MOST_ENTRIES: u64 = 1_000_000;
/// Models that are told of.
const MOST_MODELS: usize = 5_000;
/// Things that could not be read that are told of one by one.
const MOST_UNREAD: usize = 500;

/// What to look through.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Known stores.
    pub stores: Stores,
    /// Folders or files a person named.
    pub folders: Vec<PathBuf>,
    /// Read every file whole for its SHA-256.
    pub hash: bool,
}

/// Looks through everything of the plan. Nothing that is found ends it: what cannot be read is told of beside the rest.
#[must_use]
pub fn scan(plan: &Plan, gauge: &Gauge) -> Scanned {
    let mut walk = Walk::new(gauge, plan.hash);
    for (store, folders) in [
        (Store::Hub, &plan.stores.hub),
        (Store::Ollama, &plan.stores.ollama),
        (Store::LmStudio, &plan.stores.lm_studio),
        (Store::Folder, &plan.folders),
    ] {
        for folder in folders {
            walk.place(store, folder);
        }
    }
    walk.finish()
}

/// A scan under way.
pub(crate) struct Walk<'g> {
    pub(crate) gauge: &'g Gauge,
    pub(crate) hash: bool,
    seen: HashSet<FileKey>,
    pub(crate) out: Scanned,
}

/// One file, by whichever link it is reached.
#[derive(PartialEq, Eq, Hash)]
enum FileKey {
    #[cfg(unix)]
    Inode(u64, u64),
    #[cfg(not(unix))]
    Path(PathBuf),
}

impl<'g> Walk<'g> {
    fn new(gauge: &'g Gauge, hash: bool) -> Self {
        Self {
            gauge,
            hash,
            seen: HashSet::new(),
            out: Scanned::default(),
        }
    }

    fn place(&mut self, store: Store, folder: &Path) {
        let before = self.out.models.len();
        let there = match std::fs::metadata(folder) {
            Ok(_) => {
                match store {
                    Store::Ollama => self.ollama(folder),
                    Store::Hub => self.hub(folder),
                    Store::LmStudio | Store::Folder => self.tree(folder, store),
                }
                true
            }
            // A store that is not there is no trouble; a folder a person named is.
            Err(error) if store == Store::Folder || error.kind() != std::io::ErrorKind::NotFound => {
                self.unread(folder, error.to_string());
                false
            }
            Err(_) => false,
        };
        self.out.places.push(Searched {
            store,
            path: folder.to_owned(),
            there,
            models: u32::try_from(self.out.models.len() - before).unwrap_or(u32::MAX),
        });
    }

    /// Whether the scan goes on; counts one more file or folder.
    pub(crate) fn goes_on(&mut self) -> bool {
        if self.out.cut_short.is_none() {
            if self.gauge.is_cancelled() {
                self.out.cut_short = Some("cancelled");
            } else if self.out.models.len() >= MOST_MODELS {
                self.out.cut_short = Some("models");
            } else if self.gauge.entry() > MOST_ENTRIES {
                self.out.cut_short = Some("entries");
            }
        }
        self.out.cut_short.is_none()
    }

    pub(crate) fn unread(&mut self, path: &Path, reason: impl Into<String>) {
        self.out.unread_total = self.out.unread_total.saturating_add(1);
        if self.out.unread.len() < MOST_UNREAD {
            self.out.unread.push(Unread {
                path: path.to_owned(),
                reason: reason.into(),
            });
        }
    }

    /// Whether this file is come upon for the first time.
    #[cfg(unix)]
    pub(crate) fn is_new(&mut self, _: &Path, file: &Metadata) -> bool {
        use std::os::unix::fs::MetadataExt as _;
        self.seen.insert(FileKey::Inode(file.dev(), file.ino()))
    }

    /// Whether this file is come upon for the first time.
    #[cfg(not(unix))]
    pub(crate) fn is_new(&mut self, path: &Path, _: &Metadata) -> bool {
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.seen.insert(FileKey::Path(path))
    }

    fn finish(mut self) -> Scanned {
        if self.out.cut_short.is_none() && self.gauge.is_cancelled() {
            self.out.cut_short = Some("cancelled");
        }
        self.out.entries = self.gauge.entries();
        by_hash(&mut self.out);
        self.out
    }
}

/// A file with the bytes of one whose id its store knows has that id too.
fn by_hash(out: &mut Scanned) {
    let mut known: HashMap<String, String> = HashMap::new();
    for model in &out.models {
        let id = model.keys.iter().find(|key| key.ground == Ground::Path && key.certain);
        let Some(id) = id else { continue };
        for sha256 in model
            .files
            .iter()
            .filter(|file| file.trouble.is_none())
            .filter_map(|file| file.sha256.clone())
        {
            known.entry(sha256).or_insert_with(|| id.name.clone());
        }
    }
    for model in &mut out.models {
        if model.keys.iter().any(|key| key.ground == Ground::Path && key.certain) {
            continue;
        }
        let same = model.files.iter().find_map(|file| {
            let sha256 = file.sha256.as_ref()?;
            Some((sha256.clone(), known.get(sha256)?.clone()))
        });
        if let Some((words, name)) = same {
            let key = Key {
                ground: Ground::Hash,
                place: String::from("sha256"),
                words,
                name,
                derived: false,
                certain: true,
            };
            model.keys.insert(0, key);
        }
    }
}

//! Folders, looked through to their leaves.

use super::{Walk, group::Weights};
use crate::{
    found::{Format, Store},
    header, keys,
};
use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

/// How deep folders are gone into.
const DEEPEST: usize = 32;
/// Folders that hold no files but the system's own doors.
const DOORS: [&str; 3] = ["/proc", "/sys", "/dev"];
/// Names of pickles that hold no model.
const NO_MODELS: [&str; 6] = [
    "training_args",
    "optimizer",
    "scheduler",
    "rng_state",
    "scaler",
    "random_states",
];
/// A pickle of another name is taken for a model from this size on.
const PICKLE_SIZE: u64 = 1 << 20;

/// What lies in a folder, by kind.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) folders: Vec<OsString>,
    pub(super) weights: Vec<Weights>,
    /// It has a configuration, so its weights are one model.
    pub(super) whole: bool,
    /// It is the head of a pipeline, so all below it is one model.
    pub(super) pipeline: bool,
}

/// A folder to be looked through, and what it belongs to.
struct Turn {
    folder: PathBuf,
    depth: usize,
    /// Head of the pipeline it belongs to, by its place among those held open.
    pipeline: Option<usize>,
}

impl Walk<'_> {
    /// The cache of the Hub's client.
    pub(super) fn hub(&mut self, root: &Path) {
        let Some(listed) = self.list(root) else { return };
        for name in listed.folders {
            if !self.goes_on() {
                return;
            }
            if let Some(id) = name.to_str().and_then(keys::of_cache_folder) {
                self.cached(&root.join(&name), &id, Store::Hub);
            }
        }
    }

    /// One repository in such a cache. What `main` points to is looked at first, so that files shared between commits
    /// are told of under the newest.
    fn cached(&mut self, folder: &Path, id: &str, store: Store) {
        let snapshots = folder.join("snapshots");
        let Some(listed) = self.list(&snapshots) else { return };
        let main = super::beside::beginning(&folder.join("refs").join("main"), 128).unwrap_or_default();
        let main = String::from_utf8_lossy(&main).trim().to_owned();
        let mut commits: Vec<String> = listed
            .folders
            .iter()
            .filter_map(|name| name.to_str().map(str::to_owned))
            .collect();
        commits.sort_by_key(|commit| (*commit != main, commit.clone()));
        for commit in commits {
            let top = snapshots.join(&commit);
            let weights = self.below(&top, 0);
            let (gguf, rest): (Vec<_>, Vec<_>) = weights.into_iter().partition(|file| file.format == Format::Gguf);
            let words = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let at = super::group::At {
                store,
                folder: &top,
                id: Some(id),
                words,
                revision: Some(&commit),
                ollama: None,
            };
            self.ggufs(&at, gguf);
            self.together(&at, rest);
        }
    }

    /// Everything below a folder.
    fn below(&mut self, top: &Path, depth: usize) -> Vec<Weights> {
        let (mut weights, mut turns) = (Vec::new(), vec![(top.to_owned(), depth)]);
        while let Some((folder, depth)) = turns.pop() {
            let Some(listed) = self.list(&folder) else { continue };
            weights.extend(listed.weights);
            if depth < DEEPEST {
                turns.extend(
                    listed
                        .folders
                        .into_iter()
                        .rev()
                        .map(|name| (folder.join(name), depth + 1)),
                );
            }
        }
        weights
    }

    /// A folder of any kind, or a single file. Stores of others that lie in it are read as such.
    pub(super) fn tree(&mut self, root: &Path, store: Store) {
        if fs::metadata(root).is_ok_and(|file| file.is_file()) {
            return self.single(root, store);
        }
        let mut turns = vec![Turn {
            folder: root.to_owned(),
            depth: 0,
            pipeline: None,
        }];
        let mut pipelines: Vec<(PathBuf, Vec<Weights>)> = Vec::new();
        while let Some(turn) = turns.pop() {
            if self.is_other_store(&turn.folder, store) {
                continue;
            }
            let Some(listed) = self.list(&turn.folder) else {
                continue;
            };
            let mut pipeline = turn.pipeline;
            if pipeline.is_none() && listed.pipeline {
                pipeline = Some(pipelines.len());
                pipelines.push((turn.folder.clone(), Vec::new()));
            }
            match pipeline.and_then(|at| pipelines.get_mut(at)) {
                Some((_, held)) => held.extend(listed.weights),
                None => self.folder(&turn.folder, root, store, listed.weights, listed.whole),
            }
            if turn.depth >= DEEPEST {
                if !listed.folders.is_empty() {
                    self.unread(&turn.folder, "its folders lie too deep");
                }
                continue;
            }
            turns.extend(listed.folders.into_iter().rev().map(|name| Turn {
                folder: turn.folder.join(name),
                depth: turn.depth + 1,
                pipeline,
            }));
        }
        for (folder, weights) in pipelines {
            self.folder(&folder, root, store, weights, true);
        }
    }

    /// A folder of models that is a store of another program.
    fn is_other_store(&mut self, folder: &Path, store: Store) -> bool {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(id) = keys::of_cache_folder(name)
            && folder.join("snapshots").is_dir()
        {
            self.cached(folder, &id, store);
            return true;
        }
        if folder.join("manifests").is_dir() && folder.join("blobs").is_dir() {
            self.ollama(folder);
            return true;
        }
        false
    }

    fn single(&mut self, path: &Path, store: Store) {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return;
        };
        if !self.goes_on() {
            return;
        }
        match self.weights(folder, name) {
            Some(file) => self.folder(folder, folder, store, vec![file], false),
            None => self.unread(path, "it is no model file that Baimo knows"),
        }
    }

    /// The weights of one folder.
    fn folder(&mut self, folder: &Path, root: &Path, store: Store, weights: Vec<Weights>, whole: bool) {
        let (gguf, rest): (Vec<_>, Vec<_>) = weights.into_iter().partition(|file| file.format == Format::Gguf);
        // LM Studio lays models down as owner/name, straight below its folder.
        let id = (store == Store::LmStudio)
            .then(|| folder.strip_prefix(root).ok()?.to_str().map(|id| id.replace('\\', "/")))
            .flatten()
            .filter(|id| id.split('/').count() == 2);
        let at = super::group::At {
            store,
            folder,
            id: id.as_deref(),
            words: id.as_deref().unwrap_or_default(),
            revision: None,
            ollama: None,
        };
        self.ggufs(&at, gguf);
        if whole || id.is_some() {
            self.together(&at, rest);
        } else {
            self.apart(&at, rest);
        }
    }

    /// What lies in a folder, in the order of names. Nothing where it cannot be read or the scan has ended.
    pub(super) fn list(&mut self, folder: &Path) -> Option<Listed> {
        if DOORS.iter().any(|door| folder == Path::new(door)) {
            self.unread(folder, "no folder of files");
            return None;
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.unread(folder, error.to_string());
                return None;
            }
        };
        let mut names = Vec::new();
        for entry in entries {
            if !self.goes_on() {
                return None;
            }
            match entry {
                Ok(entry) => names.push((entry.file_name(), entry.file_type())),
                Err(error) => self.unread(folder, error.to_string()),
            }
        }
        names.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut listed = Listed::default();
        for (name, kind) in names {
            let is = |what: &str| name.as_os_str() == what;
            listed.whole |= is("config.json") || is("adapter_config.json");
            listed.pipeline |= is("model_index.json");
            match kind {
                Ok(kind) if kind.is_dir() => {
                    if !is(".git") {
                        listed.folders.push(name);
                    }
                }
                Ok(_) => listed.weights.extend(self.weights(folder, &name)),
                Err(error) => self.unread(&folder.join(&name), error.to_string()),
            }
        }
        Some(listed)
    }

    /// The entry as weights, if it is a regular file of a name that weights have, and is not known already.
    fn weights(&mut self, folder: &Path, name: &std::ffi::OsStr) -> Option<Weights> {
        let path = folder.join(name);
        let format = format(&path);
        let file = match fs::metadata(&path) {
            Ok(file) => file,
            Err(error) => {
                if format.is_some() {
                    self.unread(&path, error.to_string());
                }
                return None;
            }
        };
        if file.is_dir() {
            self.unread(
                &path,
                "a link to a folder, which is not followed; name that folder itself",
            );
            return None;
        }
        let format = format?;
        if !file.is_file() {
            self.unread(&path, "no regular file");
            return None;
        }
        if format == Format::Pickle && !is_model_pickle(&path, file.len()) {
            return None;
        }
        if !self.is_new(&path, &file) {
            return None;
        }
        self.gauge.file();
        Some(Weights {
            promised: fs::read_link(&path)
                .ok()
                .and_then(|target| crate::hash::as_sha256(target.file_name()?.to_str()?)),
            path,
            size_bytes: file.len(),
            format,
        })
    }
}

/// What a file is by the end of its name.
fn format(path: &Path) -> Option<Format> {
    let suffix = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match suffix.as_str() {
        "gguf" => Format::Gguf,
        "safetensors" => Format::Safetensors,
        "bin" | "pt" | "pth" | "ckpt" => Format::Pickle,
        _ => return None,
    })
}

fn is_model_pickle(path: &Path, size: u64) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let weights = [
        "pytorch_model",
        "adapter_model",
        "model",
        "diffusion_pytorch_model",
        "consolidated",
    ];
    let known = weights.iter().any(|start| name.starts_with(start));
    let other = NO_MODELS.iter().any(|start| name.starts_with(start));
    !other && (known || size >= PICKLE_SIZE) && header::begins_as_pickle(path)
}

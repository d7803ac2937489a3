//! Ollama's store: manifests by host, owner, name and tag; contents by digest.

use super::{
    Walk, beside,
    group::{At, Weights},
};
use crate::{
    found::{Format, Store},
    hash,
    header::tidy,
    keys::Beside,
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where Ollama's own library comes from.
const LIBRARY: &str = "registry.ollama.ai";
/// Hosts whose names are ids of the Hub.
const HUBS: [&str; 2] = ["hf.co", "huggingface.co"];
/// What is read of a licence: enough for its heading.
const MOST_LICENCE: u64 = 4 << 10;
/// Layers of a manifest that are looked at.
const MOST_LAYERS: usize = 64;

impl Walk<'_> {
    /// Every tag in a store of Ollama.
    pub(super) fn ollama(&mut self, root: &Path) {
        let mut tags: Vec<[String; 4]> = Vec::new();
        self.tags(&root.join("manifests"), &mut Vec::new(), &mut tags);
        // Two tags of one content are told of once, under the one that says more.
        tags.sort_by_key(|parts| (parts[3] == "latest", parts.clone()));
        for [host, owner, name, tag] in tags {
            if !self.goes_on() {
                return;
            }
            self.tag(root, &host, &owner, &name, &tag);
        }
    }

    /// Manifests lie four deep: host, owner, name, tag.
    fn tags(&mut self, folder: &Path, parts: &mut Vec<String>, out: &mut Vec<[String; 4]>) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.unread(folder, error.to_string()),
        };
        for entry in entries.flatten() {
            if !self.goes_on() {
                return;
            }
            let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else {
                continue;
            };
            parts.push(name);
            match (&parts[..], kind.is_dir()) {
                ([host, owner, name, tag], false) => {
                    out.push([host.clone(), owner.clone(), name.clone(), tag.clone()]);
                }
                ([] | [_] | [_, _] | [_, _, _], true) => self.tags(&entry.path(), parts, out),
                _ => {}
            }
            parts.pop();
        }
    }

    fn tag(&mut self, root: &Path, host: &str, owner: &str, name: &str, tag: &str) {
        let path = [host, owner, name, tag]
            .iter()
            .fold(root.join("manifests"), |path, part| path.join(part));
        let Some(manifest) = beside::json(&path) else {
            return self.unread(&path, "it is no manifest");
        };
        let layers: Vec<(&str, PathBuf, &str)> = manifest
            .get("layers")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .take(MOST_LAYERS)
            .filter_map(|layer| {
                let kind = layer
                    .get("mediaType")?
                    .as_str()?
                    .strip_prefix("application/vnd.ollama.image.")?;
                let digest = layer.get("digest")?.as_str()?.strip_prefix("sha256:")?;
                hash::as_sha256(digest)?;
                Some((kind, blob(root, digest), digest))
            })
            .collect();
        let mut files = Vec::new();
        for (kind, path, digest) in &layers {
            if ["model", "adapter", "projector"].contains(kind) {
                files.extend(self.content(path, digest));
            }
        }
        let licence = layers.iter().find(|(kind, ..)| *kind == "license");
        let beside = Beside {
            card_licence: licence.and_then(|(_, path, _)| heading(path)),
            ..Beside::default()
        };
        let is_hub = HUBS.contains(&host);
        let called = if host == LIBRARY && owner == "library" {
            format!("{name}:{tag}")
        } else {
            format!("{owner}/{name}:{tag}")
        };
        let id = is_hub.then(|| format!("{owner}/{name}"));
        let words = format!("{host}/{owner}/{name}:{tag}");
        let at = At {
            store: Store::Ollama,
            folder: &path,
            id: id.as_deref(),
            words: &words,
            revision: Some(tag),
            ollama: Some((
                if owner == "library" && host == LIBRARY {
                    name
                } else {
                    ""
                },
                tag,
            )),
        };
        if !files.is_empty() {
            self.model(&at, &called, None, files, &beside);
        }
    }

    fn content(&mut self, path: &Path, digest: &str) -> Option<Weights> {
        match fs::metadata(path) {
            Ok(file) if file.is_file() => self.is_new(path, &file).then(|| {
                self.gauge.file();
                Weights {
                    path: path.to_owned(),
                    size_bytes: file.len(),
                    format: Format::Gguf,
                    promised: hash::as_sha256(digest),
                }
            }),
            Ok(_) => {
                self.unread(path, "no regular file");
                None
            }
            Err(error) => {
                self.unread(path, error.to_string());
                None
            }
        }
    }
}

/// Where a content lies; older versions wrote a colon.
fn blob(root: &Path, digest: &str) -> PathBuf {
    let blobs = root.join("blobs");
    let older = blobs.join(format!("sha256:{digest}"));
    if older.is_file() {
        older
    } else {
        blobs.join(format!("sha256-{digest}"))
    }
}

/// The heading of a licence text: its first line that says something.
fn heading(path: &Path) -> Option<String> {
    let bytes = beside::beginning(path, MOST_LICENCE)?;
    let text = tidy(&bytes);
    let first = text.lines().find(|line| line.chars().any(char::is_alphanumeric))?;
    Some(
        first
            .trim_matches(['#', '*', ' ', '\t', char::REPLACEMENT_CHARACTER])
            .to_owned(),
    )
}

//! Files put together to models: shards to one file, a folder's files to one model.

use super::{Walk, beside, shards};
use crate::{
    Header,
    found::{Format, Found, FoundFile, Store},
    hash, header,
    keys::{self, Beside, Lying},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// A file of weights, not yet read.
pub(crate) struct Weights {
    pub(crate) path: PathBuf,
    pub(crate) size_bytes: u64,
    pub(crate) format: Format,
    /// The SHA-256 its store names it by.
    pub(crate) promised: Option<String>,
}

/// Where files lie.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    pub(crate) store: Store,
    pub(crate) folder: &'a Path,
    pub(crate) id: Option<&'a str>,
    pub(crate) words: &'a str,
    pub(crate) revision: Option<&'a str>,
    pub(crate) ollama: Option<(&'a str, &'a str)>,
}

/// Sums over the headers of a model.
#[derive(Default)]
struct Sum {
    header: Header,
    /// Elements by folder and name without shard: the same weights may lie there in two forms.
    params: BTreeMap<(PathBuf, String), u64>,
    /// Some header could not be read, so that the sum is not the model's.
    partial: bool,
}

impl Walk<'_> {
    /// Each GGUF file with its shards is a model.
    pub(crate) fn ggufs(&mut self, at: &At<'_>, files: Vec<Weights>) {
        self.by_stem(at, files, &beside::read(at.folder));
    }

    /// Each file with its shards is a model of its own.
    pub(crate) fn apart(&mut self, at: &At<'_>, files: Vec<Weights>) {
        self.by_stem(at, files, &Beside::default());
    }

    fn by_stem(&mut self, at: &At<'_>, files: Vec<Weights>, beside: &Beside) {
        let mut models: BTreeMap<(PathBuf, String), Vec<Weights>> = BTreeMap::new();
        for file in files {
            let folder = file.path.parent().map_or_else(PathBuf::new, Path::to_owned);
            models
                .entry((folder, shards::stem(name(&file.path)).to_owned()))
                .or_default()
                .push(file);
        }
        for ((_, stem), files) in models {
            let file = files.first().map(|file| name(&file.path).to_owned());
            self.model(at, &stem, file.as_deref(), files, beside);
        }
    }

    /// All files are one model.
    pub(crate) fn together(&mut self, at: &At<'_>, files: Vec<Weights>) {
        if files.is_empty() {
            return;
        }
        let called = at
            .folder
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_owned();
        let beside = beside::read(at.folder);
        self.model(at, &called, None, files, &beside);
    }

    pub(crate) fn model(
        &mut self,
        at: &At<'_>,
        called: &str,
        file: Option<&str>,
        files: Vec<Weights>,
        beside: &Beside,
    ) {
        let mut sum = Sum::default();
        let format = files.iter().map(|file| file.format).min().unwrap_or(Format::Pickle);
        let missing = missing_parts(&files);
        let mut found = Vec::with_capacity(files.len());
        for weights in files {
            if self.gauge.is_cancelled() {
                break;
            }
            found.push(self.read(weights, &mut sum));
        }
        if let (Some(first), Some(missing)) = (found.first_mut(), missing) {
            first.trouble.get_or_insert(missing);
            sum.partial = true;
        }
        let mut header = sum.finish();
        header.architecture = header.architecture.or_else(|| beside.architecture.clone());
        header.context = header.context.or(beside.context);
        if beside.quantisation.is_some() {
            // Packed numbers are not parameters.
            header.params = None;
            header.quantisation.clone_from(&beside.quantisation);
        }
        let lying = Lying {
            store: at.store,
            folder: at.folder,
            id: at.id,
            words: at.words,
            ollama: at.ollama,
            file,
        };
        let keys = keys::keys(&lying, format, &header, beside);
        let words = ["general.license", "general.license.name", "general.license.link"];
        let inside: Vec<&str> = words.iter().filter_map(|key| header.text(key)).collect();
        let stated = Some(inside.join("\n")).filter(|words| !words.is_empty());
        let folder = found
            .first()
            .and_then(|file| file.path.parent())
            .unwrap_or(at.folder)
            .to_owned();
        self.out.models.push(Found {
            name: at.id.unwrap_or(called).to_owned(),
            store: at.store,
            folder,
            revision: at.revision.map(str::to_owned),
            format,
            files: found,
            stated_licence: stated.or_else(|| beside.card_licence.clone()),
            header,
            keys,
        });
    }

    fn read(&self, weights: Weights, sum: &mut Sum) -> FoundFile {
        let mut trouble = match header::of_file(&weights.path, weights.format, weights.size_bytes) {
            Ok(header) => {
                sum.add(&weights.path, header);
                None
            }
            Err(trouble) => {
                sum.partial = true;
                Some(trouble.to_string())
            }
        };
        let mut sha256 = weights.promised;
        if self.hash {
            match hash::of_file(&weights.path, self.gauge) {
                Ok(Some(read)) => {
                    if sha256.as_ref().is_some_and(|promised| *promised != read) {
                        trouble = Some(String::from("its bytes are not those its store names it by"));
                    }
                    sha256 = Some(read);
                }
                Ok(None) => {}
                Err(error) => trouble = Some(error.to_string()),
            }
        }
        FoundFile {
            path: weights.path,
            size_bytes: weights.size_bytes,
            sha256,
            trouble,
        }
    }
}

impl Sum {
    fn add(&mut self, path: &Path, header: Header) {
        let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
        let packed = matches!(header.quantisation.as_deref(), Some("U8" | "I32" | "U32" | "F4"));
        match header.params {
            Some(params) if !packed => {
                let sum = self
                    .params
                    .entry((folder, shards::stem(name(path)).to_owned()))
                    .or_default();
                *sum = sum.saturating_add(params);
            }
            _ if header.tensors > 0 => self.partial = true,
            _ => {}
        }
        let own = &mut self.header;
        own.tensors = own.tensors.saturating_add(header.tensors);
        own.architecture = own.architecture.take().or(header.architecture);
        own.quantisation = own.quantisation.take().or(header.quantisation);
        own.context = own.context.or(header.context);
        own.layers = own.layers.or(header.layers);
        for (key, text) in header.texts {
            own.texts.entry(key).or_insert(text);
        }
    }

    /// Of the same weights in two forms the larger counts; parts of a pipeline lie in folders of their own and add up.
    fn finish(mut self) -> Header {
        let mut by_folder: BTreeMap<PathBuf, u64> = BTreeMap::new();
        for ((folder, _), params) in self.params {
            let most = by_folder.entry(folder).or_default();
            *most = (*most).max(params);
        }
        let total = by_folder
            .values()
            .fold(0_u64, |sum, params| sum.saturating_add(*params));
        self.header.params = Some(total).filter(|total| *total > 0 && !self.partial);
        self.header
    }
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// What is said where the names promise more parts than there are.
fn missing_parts(files: &[Weights]) -> Option<String> {
    let mut held: BTreeMap<(Option<&Path>, &str, Format), (u32, u32)> = BTreeMap::new();
    for file in files {
        let file_name = name(&file.path);
        let entry = held
            .entry((file.path.parent(), shards::stem(file_name), file.format))
            .or_default();
        entry.0 += 1;
        entry.1 = entry.1.max(shards::parts(file_name));
    }
    let (there, of) = held.into_values().find(|(there, of)| there < of)?;
    Some(format!("{there} of {of} parts are here"))
}

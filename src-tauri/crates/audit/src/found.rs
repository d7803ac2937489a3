//! What a scan finds.

use crate::{Header, Key};
use std::path::PathBuf;

/// What a model is kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// GGUF.
    Gguf,
    /// Safetensors.
    Safetensors,
    /// A pickle, as PyTorch writes it. Never opened: reading one can run what it holds.
    Pickle,
}

impl Format {
    /// The name in JSON and documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gguf => "gguf",
            Self::Safetensors => "safetensors",
            Self::Pickle => "pickle",
        }
    }
}

/// Where a model lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Store {
    /// The cache of the Hub's client.
    Hub,
    /// Ollama's models.
    Ollama,
    /// LM Studio's models.
    LmStudio,
    /// A folder the person named.
    Folder,
}

impl Store {
    /// The name in JSON and documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hub => "hub",
            Self::Ollama => "ollama",
            Self::LmStudio => "lm-studio",
            Self::Folder => "folder",
        }
    }
}

/// A file of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Its path, as it was come upon: of the link where it is one.
    pub path: PathBuf,
    /// Size, bytes.
    pub size_bytes: u64,
    /// SHA-256 in hex: read, or what the store promises.
    pub sha256: Option<String>,
    /// Why its header, or its promise, cannot be believed.
    pub trouble: Option<String>,
}

/// A model: one GGUF file with its shards, or the weights of one folder.
#[derive(Debug, Clone)]
pub struct Found {
    /// What the store or the folder calls it.
    pub name: String,
    /// Where it lies.
    pub store: Store,
    /// The folder.
    pub folder: PathBuf,
    /// Commit of the Hub, or tag of Ollama.
    pub revision: Option<String>,
    /// What it is kept in.
    pub format: Format,
    /// Its files, by name.
    pub files: Vec<FoundFile>,
    /// What its headers say together.
    pub header: Header,
    /// Licence words inside or beside it.
    pub stated_licence: Option<String>,
    /// By what it may be looked up, the surest first.
    pub keys: Vec<Key>,
}

impl Found {
    /// Size of all its files.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.size_bytes).sum()
    }
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

/// A place that was looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Searched {
    /// What it is.
    pub store: Store,
    /// The folder.
    pub path: PathBuf,
    /// It is there.
    pub there: bool,
    /// Models found in it.
    pub models: u32,
}

/// All that a scan found.
#[derive(Debug, Clone, Default)]
pub struct Scanned {
    /// Models, in the order of the places and then of their paths.
    pub models: Vec<Found>,
    /// Where was looked.
    pub places: Vec<Searched>,
    /// What could not be read, at most 500.
    pub unread: Vec<Unread>,
    /// How much could not be read.
    pub unread_total: u32,
    /// Files and folders looked at.
    pub entries: u64,
    /// `cancelled`, `entries` or `models`, where it is not everything.
    pub cut_short: Option<&'static str>,
}

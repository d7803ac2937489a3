//! Headers of model files, read for what they say of the model and for nothing else.
//!
//! Both readers are our own and small. The `safetensors` crate wants the header in memory and keeps every tensor by name
//! in a hash map, up to 100 MB of it; the GGUF crates reserve what a file's counts ask for. Here a header is a stream of
//! bounded length, names and shapes are summed as they pass, and only a few short texts are kept.

mod gguf;
mod prefix;
mod safetensors;

pub(crate) use prefix::Prefix;

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    path::Path,
};

/// What is read of a header at most.
pub const MOST_READ: u64 = 64 << 20;
/// What the JSON of a safetensors file may be long.
pub const MOST_JSON: u64 = 16 << 20;
/// The longest text that is kept, in bytes.
const MOST_TEXT: usize = 4096;

/// What a header says of its model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// Architecture (`llama`, `qwen2` …), where it is said.
    pub architecture: Option<String>,
    /// Elements of all tensors; packed kinds count as what they unpack to where the format says so.
    pub params: Option<u64>,
    /// Tensors.
    pub tensors: u64,
    /// Kind of number most elements are kept in, by its trade name.
    pub quantisation: Option<String>,
    /// Context in tokens.
    pub context: Option<u64>,
    /// Layers.
    pub layers: Option<u64>,
    /// Texts about name, origin and licence, by key; control characters are replaced.
    pub texts: BTreeMap<String, String>,
}

impl Header {
    /// The text under a key, if it is kept and says something.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts
            .get(key)
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    }
}

/// Why a header cannot be read, or cannot be believed.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The file begins otherwise than its name promises.
    #[error("it does not begin as a {0} file does")]
    OtherFormat(&'static str),
    /// A version nobody has described.
    #[error("version {0} of the format is not known")]
    Version(u32),
    /// The file ends before what it announces.
    #[error("it ends before {0}")]
    CutOff(&'static str),
    /// More than may be read.
    #[error("{0} is larger than may be read")]
    TooLarge(&'static str),
    /// A number or a kind that cannot be.
    #[error("{0} cannot be right")]
    Odd(&'static str),
    /// The JSON of a header is none.
    #[error("its header is not the JSON it should be: {0}")]
    Json(#[from] serde_json::Error),
    /// The file cannot be read.
    #[error("it cannot be read: {0}")]
    Io(#[from] io::Error),
}

/// Reads the header of a GGUF file of `size` bytes.
///
/// # Errors
/// [`Trouble`] with what is wrong; never more than [`MOST_READ`] bytes are read to find out.
pub fn gguf(source: impl Read, size: u64) -> Result<Header, Trouble> {
    gguf::read(Prefix::new(source, size, MOST_READ))
}

/// Reads the header of a safetensors file of `size` bytes.
///
/// # Errors
/// [`Trouble`] with what is wrong; never more than [`MOST_JSON`] bytes are read to find out.
pub fn safetensors(source: impl Read, size: u64) -> Result<Header, Trouble> {
    safetensors::read(Prefix::new(source, size, MOST_JSON + 8))
}

/// Reads the header of a file by what it is.
pub(crate) fn of_file(path: &Path, format: crate::Format, size: u64) -> Result<Header, Trouble> {
    let file = File::open(path)?;
    match format {
        crate::Format::Gguf => gguf(file, size),
        crate::Format::Safetensors => safetensors(file, size),
        crate::Format::Pickle => Ok(Header::default()),
    }
}

/// Whether a file begins as a pickle or the archive around one does. Nothing after the fourth byte is read.
pub(crate) fn begins_as_pickle(path: &Path) -> bool {
    let mut magic = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut magic));
    read.is_ok() && (magic == *b"PK\x03\x04" || (magic[0] == 0x80 && (2..=5).contains(&magic[1])))
}

/// A text fit to be kept and shown: control characters replaced, cut to what is kept.
pub(crate) fn tidy(bytes: &[u8]) -> String {
    let cut = &bytes[..bytes.len().min(MOST_TEXT)];
    let text = String::from_utf8_lossy(cut);
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        })
        .collect()
}

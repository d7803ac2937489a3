//! Tiny models as stores lay them down, written by the tests. Their numbers are holes, so that they take no room.

use serde_json::json;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What a GGUF file is to say.
pub(crate) struct Gguf<'a> {
    pub(crate) version: u32,
    pub(crate) big: bool,
    pub(crate) texts: &'a [(&'a str, &'a str)],
    pub(crate) params: u64,
    pub(crate) file_type: u32,
}

impl Default for Gguf<'_> {
    fn default() -> Self {
        Self {
            version: 3,
            big: false,
            texts: &[("general.architecture", "llama")],
            params: 1_000_000,
            file_type: 15,
        }
    }
}

impl Gguf<'_> {
    /// The header, without the numbers behind it.
    pub(crate) fn header(&self) -> Vec<u8> {
        let mut out = b"GGUF".to_vec();
        self.put32(&mut out, self.version);
        self.count(&mut out, 1);
        self.count(&mut out, self.texts.len() as u64 + 3);
        for (key, text) in self.texts {
            self.text(&mut out, key);
            self.put32(&mut out, 8);
            self.text(&mut out, text);
        }
        self.text(&mut out, "general.file_type");
        self.put32(&mut out, 4);
        self.put32(&mut out, self.file_type);
        self.text(&mut out, "llama.context_length");
        self.put32(&mut out, 4);
        self.put32(&mut out, 4096);
        self.text(&mut out, "tokenizer.ggml.tokens");
        self.put32(&mut out, 9);
        self.put32(&mut out, 8);
        self.count(&mut out, 3);
        for token in ["<s>", "a", "ü"] {
            self.text(&mut out, token);
        }
        self.text(&mut out, "token_embd.weight");
        self.put32(&mut out, 2);
        self.count(&mut out, self.params / 1000);
        self.count(&mut out, 1000);
        self.put32(&mut out, 12);
        let place = 0_u64;
        out.extend(if self.big {
            place.to_be_bytes()
        } else {
            place.to_le_bytes()
        });
        out
    }

    /// Writes the file, as large as its numbers would be.
    pub(crate) fn write(&self, path: &Path) -> io::Result<()> {
        let header = self.header();
        let size = header.len() as u64 + self.params / 2;
        holed(path, &header, size)
    }

    fn put32(&self, out: &mut Vec<u8>, number: u32) {
        out.extend(if self.big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        });
    }

    fn count(&self, out: &mut Vec<u8>, number: u64) {
        match (self.version, self.big) {
            (1, _) => self.put32(out, u32::try_from(number).unwrap_or(u32::MAX)),
            (_, true) => out.extend(number.to_be_bytes()),
            (_, false) => out.extend(number.to_le_bytes()),
        }
    }

    fn text(&self, out: &mut Vec<u8>, text: &str) {
        self.count(out, text.len() as u64);
        out.extend(text.as_bytes());
    }
}

/// The header of a safetensors file with one tensor.
pub(crate) fn safetensors_header(params: u64) -> Vec<u8> {
    let json = json!({
        "__metadata__": { "format": "pt" },
        "w": { "dtype": "BF16", "shape": [params], "data_offsets": [0, params * 2] },
    })
    .to_string();
    let mut out = (json.len() as u64).to_le_bytes().to_vec();
    out.extend(json.as_bytes());
    out
}

/// Writes a safetensors file with one tensor.
pub(crate) fn safetensors(path: &Path, params: u64) -> io::Result<()> {
    let header = safetensors_header(params);
    let size = header.len() as u64 + params * 2;
    holed(path, &header, size)
}

/// Writes a beginning, and nothing behind it up to a size.
pub(crate) fn holed(path: &Path, beginning: &[u8], size: u64) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, beginning)?;
    fs::OpenOptions::new().write(true).open(path)?.set_len(size)
}

/// A repository in a cache of the Hub, with one safetensors file behind a link. Gives the file it links to.
#[cfg(unix)]
pub(crate) fn cached(hub: &Path, folder: &str, commit: &str, sha256: &str) -> io::Result<PathBuf> {
    let repo = hub.join(folder);
    let blob = repo.join("blobs").join(sha256);
    safetensors(&blob, 1000)?;
    let snapshot = repo.join("snapshots").join(commit);
    fs::create_dir_all(&snapshot)?;
    fs::create_dir_all(repo.join("refs"))?;
    fs::write(repo.join("refs/main"), commit)?;
    std::os::unix::fs::symlink(
        Path::new("../../blobs").join(sha256),
        snapshot.join("model.safetensors"),
    )?;
    Ok(blob)
}

/// A tag in a store of Ollama.
pub(crate) fn ollama(root: &Path, place: &str, digest: &str, gguf: &Gguf<'_>, licence: &str) -> io::Result<()> {
    let law = format!("{}{}", "e".repeat(32), digest.chars().take(32).collect::<String>());
    gguf.write(&root.join(format!("blobs/sha256-{digest}")))?;
    fs::write(root.join(format!("blobs/sha256-{law}")), licence)?;
    let manifest = root.join("manifests").join(place);
    if let Some(folder) = manifest.parent() {
        fs::create_dir_all(folder)?;
    }
    let layers = json!({ "layers": [
        { "mediaType": "application/vnd.ollama.image.model", "digest": format!("sha256:{digest}"), "size": 1 },
        { "mediaType": "application/vnd.ollama.image.license", "digest": format!("sha256:{law}"), "size": 1 },
    ] });
    fs::write(manifest, layers.to_string())
}

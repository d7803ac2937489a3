//! By what a model may be looked up, and how far each is to be trusted.

use crate::{Format, Header, Store, known};
use std::path::Path;

/// What a key rests on, from the surest to the least sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// The store keeps it under its id.
    Path,
    /// Its bytes are those of a file whose id is known.
    Hash,
    /// The file says so itself.
    Metadata,
    /// It is called so. A name alone never decides.
    Name,
}

impl Ground {
    /// The name in JSON and documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Hash => "hash",
            Self::Metadata => "metadata",
            Self::Name => "name",
        }
    }
}

/// Something to look a model up by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// What it rests on.
    pub ground: Ground,
    /// Where it stands.
    pub place: String,
    /// What stands there.
    pub words: String,
    /// What to look for: an id with a slash, or a bare name.
    pub name: String,
    /// The model was made from the one named (its base); it is not that model.
    pub derived: bool,
    /// The key alone is enough. Where it is not, size and architecture must agree.
    pub certain: bool,
}

impl Key {
    fn new(ground: Ground, place: &str, words: &str, name: impl Into<String>) -> Self {
        Self {
            ground,
            place: place.to_owned(),
            words: words.to_owned(),
            name: name.into(),
            derived: false,
            certain: true,
        }
    }

    fn base(self) -> Self {
        Self { derived: true, ..self }
    }

    fn unsure(self) -> Self {
        Self { certain: false, ..self }
    }
}

/// What stands beside the weights: `config.json`, `adapter_config.json`, the head of the card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    pub(crate) own_name: Option<String>,
    pub(crate) adapter_base: Option<String>,
    pub(crate) card_bases: Vec<String>,
    pub(crate) card_licence: Option<String>,
    pub(crate) architecture: Option<String>,
    pub(crate) context: Option<u64>,
    pub(crate) quantisation: Option<String>,
}

/// The id in a folder of the Hub's cache: `models--owner--name`.
pub(crate) fn of_cache_folder(name: &str) -> Option<String> {
    let rest = name.strip_prefix("models--")?;
    let id = rest.replacen("--", "/", 1);
    is_id(&id).then_some(id)
}

/// The id an address of the Hub names.
fn of_address(words: &str) -> Option<String> {
    let words = words.trim();
    let rest = words
        .strip_prefix("https://")
        .or_else(|| words.strip_prefix("http://"))
        .unwrap_or(words);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let path = rest
        .strip_prefix("huggingface.co/")
        .or_else(|| rest.strip_prefix("hf.co/"));
    let id = match path {
        Some(path) => path.split('/').take(2).collect::<Vec<_>>().join("/"),
        None if rest == words => words.to_owned(),
        None => return None,
    };
    (id.contains('/') && is_id(&id)).then_some(id)
}

/// `owner/name` or a bare name, of the letters the Hub allows.
fn is_id(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    };
    text.len() <= 200 && text.split('/').count() <= 2 && text.split('/').all(part)
}

/// A name as ids spell it: without the suffix of a file, white space as hyphens.
#[must_use]
pub fn plain_name(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

/// What is known of where a model lies.
pub(crate) struct Lying<'a> {
    pub(crate) store: Store,
    pub(crate) folder: &'a Path,
    /// The id the store keeps it under.
    pub(crate) id: Option<&'a str>,
    /// The store's own words for that.
    pub(crate) words: &'a str,
    /// Name and tag at Ollama.
    pub(crate) ollama: Option<(&'a str, &'a str)>,
    /// The file's name, where the file is the whole model.
    pub(crate) file: Option<&'a str>,
}

/// All keys of a model, the surest first; each name once.
pub(crate) fn keys(lying: &Lying<'_>, format: Format, header: &Header, beside: &Beside) -> Vec<Key> {
    let mut keys = Vec::new();
    if let Some(id) = lying.id {
        keys.push(Key::new(Ground::Path, lying.store.as_str(), lying.words, id));
    }
    of_metadata(header, beside, &mut keys);
    if let Some((name, tag)) = lying.ollama
        && let Some(id) = known::ollama(name, tag, header.text("general.size_label"))
    {
        keys.push(Key::new(Ground::Name, "ollama", &format!("{name}:{tag}"), id).unsure());
    }
    if lying.id.is_none() && lying.ollama.is_none() {
        of_folder(lying, &mut keys);
    }
    of_names(lying, format, header, &mut keys);
    of_bases(header, beside, &mut keys);
    let mut seen = std::collections::BTreeSet::new();
    keys.retain(|key| seen.insert((key.name.to_ascii_lowercase(), key.derived)));
    keys.truncate(24);
    keys
}

/// Texts that name the model itself by its id.
fn of_metadata(header: &Header, beside: &Beside, keys: &mut Vec<Key>) {
    for place in [
        "general.source.huggingface.repository",
        "general.source.repo_url",
        "general.source.url",
        "general.repo_url",
    ] {
        if let Some(words) = header.text(place)
            && let Some(id) = of_address(words)
        {
            keys.push(Key::new(Ground::Metadata, place, words, id));
        }
    }
    if let (Some(owner), Some(name)) = (header.text("general.organization"), header.text("general.name")) {
        let id = format!("{}/{}", plain_name(owner), plain_name(name));
        if is_id(&id) {
            let place = "general.organization, general.name";
            keys.push(Key::new(Ground::Metadata, place, &format!("{owner}, {name}"), id).unsure());
        }
    }
    if let Some(words) = &beside.own_name
        && let Some(id) = of_address(words)
    {
        // Trainers write down here what they began with: the base, or for an original a folder of theirs.
        keys.push(Key::new(Ground::Metadata, "config.json: _name_or_path", words, id).base());
    }
}

/// The last two folders may be an id, as people lay models down.
fn of_folder(lying: &Lying<'_>, keys: &mut Vec<Key>) {
    let part = |path: &Path| path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
    let (Some(name), Some(owner)) = (part(lying.folder), lying.folder.parent().and_then(part)) else {
        return;
    };
    let id = format!("{owner}/{name}");
    if is_id(&id) {
        keys.push(Key::new(Ground::Path, "folder", &id, id.clone()).unsure());
    }
}

fn of_names(lying: &Lying<'_>, format: Format, header: &Header, keys: &mut Vec<Key>) {
    let mut add = |place: &str, words: &str| {
        let name = plain_name(words);
        if name.len() >= 3 && is_id(&name) && !name.contains('/') {
            keys.push(Key::new(Ground::Name, place, words, name).unsure());
        }
    };
    if let Some(words) = header.text("general.name") {
        add("general.name", words);
    }
    if let Some(file) = lying.file.filter(|_| format == Format::Gguf) {
        add("file", without_kind(file));
    }
    if lying.store == Store::Folder
        && format != Format::Gguf
        && let Some(folder) = lying.folder.file_name().and_then(|name| name.to_str())
    {
        add("folder", folder);
    }
}

/// What the file says it was made from.
fn of_bases(header: &Header, beside: &Beside, keys: &mut Vec<Key>) {
    for place in 0..8 {
        let key = format!("general.base_model.{place}.repo_url");
        if let Some(words) = header.text(&key)
            && let Some(id) = of_address(words)
        {
            keys.push(Key::new(Ground::Metadata, &key, words, id).base());
        }
    }
    for words in &beside.card_bases {
        if let Some(id) = of_address(words) {
            keys.push(Key::new(Ground::Metadata, "README.md: base_model", words, id).base());
        }
    }
    if let Some(words) = &beside.adapter_base
        && let Some(id) = of_address(words)
    {
        keys.push(Key::new(Ground::Metadata, "adapter_config.json", words, id).base());
    }
    for place in ["ss_sd_model_name", "modelspec.title"] {
        if let Some(words) = header.text(place)
            && let Some(id) = of_address(words)
        {
            keys.push(Key::new(Ground::Metadata, place, words, id).base());
        }
    }
}

/// A file's name without its suffix, its shard and the kind of its numbers.
fn without_kind(file: &str) -> &str {
    let stem = crate::scan::shards::stem(file);
    let Some((before, last)) = stem.rsplit_once(['-', '.']) else {
        return stem;
    };
    let lower = last.to_ascii_lowercase();
    let kind = ["q", "iq", "f16", "f32", "bf16", "fp16", "fp32", "mxfp4", "tq"];
    let is_kind = kind.iter().any(|start| lower.starts_with(start)) && lower.contains(|c: char| c.is_ascii_digit());
    if is_kind && lower != "qwen2" { before } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_off_addresses_and_folders() {
        let check = |words: &str, expected: Option<&str>| assert_eq!(of_address(words).as_deref(), expected, "{words}");
        check("https://huggingface.co/Qwen/Qwen2.5-7B", Some("Qwen/Qwen2.5-7B"));
        check(
            "https://huggingface.co/Qwen/Qwen2.5-7B/tree/main",
            Some("Qwen/Qwen2.5-7B"),
        );
        check("hf.co/a/b", Some("a/b"));
        check("Qwen/Qwen2.5-7B", Some("Qwen/Qwen2.5-7B"));
        check("https://example.com/a/b", None);
        check("/home/me/models", None);
        check("./out", None);
        check("a/../b", None);
        check("gpt2", None);
        assert_eq!(of_cache_folder("models--a--b--c").as_deref(), Some("a/b--c"));
        assert_eq!(of_cache_folder("models--gpt2").as_deref(), Some("gpt2"));
        assert_eq!(of_cache_folder("datasets--a--b"), None);
        assert_eq!(of_cache_folder("models--.."), None);
    }

    #[test]
    fn the_kind_of_numbers_is_no_part_of_a_name() {
        let check = |file: &str, expected: &str| assert_eq!(without_kind(file), expected, "{file}");
        check("Qwen2.5-7B-Instruct-Q4_K_M.gguf", "Qwen2.5-7B-Instruct");
        check("Qwen2.5-7B-Instruct.Q4_K_M.gguf", "Qwen2.5-7B-Instruct");
        check("big-IQ2_XXS-00001-of-00003.gguf", "big");
        check("Meta-Llama-3-8B.gguf", "Meta-Llama-3-8B");
        check("x.gguf", "x");
    }
}

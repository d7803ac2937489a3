//! Facts from `data/*.toml`: names of kinds of numbers, and what names of Ollama's library stand for.

use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

#[derive(Deserialize)]
struct Kinds {
    file_types: BTreeMap<String, String>,
    tensor_types: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Library {
    family: Vec<Family>,
}

#[derive(Deserialize)]
struct Family {
    name: String,
    tuned: String,
    base: Option<String>,
    sizes: Vec<String>,
}

static KINDS: LazyLock<Kinds> =
    LazyLock::new(|| toml::from_str(include_str!("../data/kinds.toml")).expect("a test reads the embedded kinds"));
static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| toml::from_str(include_str!("../data/ollama.toml")).expect("a test reads the embedded names"));

/// The trade name of a GGUF file type.
pub(crate) fn file_type(number: u64) -> Option<&'static str> {
    KINDS.file_types.get(&number.to_string()).map(String::as_str)
}

/// The trade name of a tensor's kind.
pub(crate) fn tensor_type(number: u32) -> Option<&'static str> {
    KINDS.tensor_types.get(&number.to_string()).map(String::as_str)
}

/// The repository that a name and tag of Ollama's library stand for. Only what is surely meant: a tag may hold a size,
/// the word for a tuned or base model, and a kind of number; anything else is another model. Without a size, as in
/// `latest`, the label the file itself gives (`8B`) counts.
pub(crate) fn ollama(name: &str, tag: &str, label: Option<&str>) -> Option<String> {
    let family = LIBRARY.family.iter().find(|family| family.name == name)?;
    let (mut size, mut base) = (None, false);
    for part in tag.to_ascii_lowercase().split('-') {
        match part {
            "latest" | "instruct" | "chat" | "it" => {}
            "text" | "base" | "pt" => base = true,
            kind if is_kind(kind) => {}
            part => {
                let known = spelling(family, part)?;
                if size.replace(known).is_some() {
                    return None;
                }
            }
        }
    }
    let size = match (size, family.sizes.as_slice()) {
        (Some(size), _) => size,
        (None, [only]) => only.split_once('=')?.1,
        (None, _) => spelling(family, &label?.to_ascii_lowercase())?,
    };
    let pattern = if base { family.base.as_deref()? } else { &family.tuned };
    Some(pattern.replace("{size}", size))
}

fn spelling<'f>(family: &'f Family, part: &str) -> Option<&'f str> {
    let mut pairs = family.sizes.iter().filter_map(|pair| pair.split_once('='));
    pairs.find(|(tag, _)| *tag == part).map(|(_, spelling)| spelling)
}

/// `q4_k_m`, `fp16`, `bf16`, `iq3_xs` …
fn is_kind(part: &str) -> bool {
    let digits = part
        .strip_prefix("iq")
        .or_else(|| part.strip_prefix("fp"))
        .or_else(|| part.strip_prefix("bf"))
        .or_else(|| part.strip_prefix("mxfp"))
        .or_else(|| part.strip_prefix(['q', 'f']));
    digits.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_facts_are_whole() {
        assert_eq!(file_type(15), Some("Q4_K_M"));
        assert_eq!(tensor_type(30), Some("BF16"));
        assert_eq!(file_type(4096), None);
        for family in &LIBRARY.family {
            assert!(family.sizes.iter().all(|pair| pair.contains('=')), "{}", family.name);
            for pattern in family.base.iter().chain([&family.tuned]) {
                let more = family.sizes.len() > 1;
                assert!(
                    !more || pattern.contains("{size}"),
                    "{pattern} is one model for several sizes"
                );
            }
        }
    }

    #[test]
    fn a_name_of_ollama_stands_for_one_model_or_none() {
        let check = |name: &str, tag: &str, label: Option<&str>, expected: Option<&str>| {
            assert_eq!(ollama(name, tag, label).as_deref(), expected, "{name}:{tag}");
        };
        check("llama3.1", "8b", None, Some("meta-llama/Llama-3.1-8B-Instruct"));
        check(
            "llama3.1",
            "latest",
            Some("8B"),
            Some("meta-llama/Llama-3.1-8B-Instruct"),
        );
        check("llama3.1", "latest", None, None);
        check("llama3.1", "70b-text-q4_K_M", None, Some("meta-llama/Llama-3.1-70B"));
        check("qwen2.5", "7b-instruct-q5_K_M", None, Some("Qwen/Qwen2.5-7B-Instruct"));
        check("qwen2.5", "7b-something", None, None);
        check("qwen2.5", "7b-14b", None, None);
        check("qwen3", "8b-base", None, None);
        check("gpt-oss", "20b", None, Some("openai/gpt-oss-20b"));
        check("qwq", "latest", None, Some("Qwen/QwQ-32B"));
        check(
            "deepseek-r1",
            "70b",
            None,
            Some("deepseek-ai/DeepSeek-R1-Distill-Llama-70B"),
        );
        check("dolphin-llama3", "8b", None, None);
    }
}

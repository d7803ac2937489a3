//! What stands beside the weights: a configuration, an adapter's configuration, the head of a card. Small files, read to
//! a bound; one that cannot be understood says nothing.

use crate::{header::tidy, keys::Beside};
use serde_json::Value;
use std::{fs::File, io::Read as _, path::Path};

/// What is read of a configuration at most.
const MOST_CONFIG: u64 = 1 << 20;
/// What is read of a card at most: its head stands first.
const MOST_CARD: u64 = 64 << 10;
/// Bases a card may name.
const MOST_BASES: usize = 8;

/// Reads what stands in a folder.
pub(super) fn read(folder: &Path) -> Beside {
    let mut beside = Beside::default();
    if let Some(config) = json(&folder.join("config.json")) {
        let text = |place: &str| {
            config
                .pointer(place)
                .and_then(Value::as_str)
                .map(|text| tidy(text.as_bytes()))
        };
        beside.own_name = text("/_name_or_path").filter(|name| !name.is_empty());
        beside.architecture = text("/model_type").or_else(|| text("/architectures/0"));
        beside.context = config.get("max_position_embeddings").and_then(Value::as_u64);
        beside.quantisation = text("/quantization_config/quant_method").map(|method| method.to_uppercase());
    }
    if let Some(adapter) = json(&folder.join("adapter_config.json")) {
        let base = adapter.get("base_model_name_or_path").and_then(Value::as_str);
        beside.adapter_base = base.map(|base| tidy(base.as_bytes())).filter(|base| !base.is_empty());
    }
    if let Some(card) = beginning(&folder.join("README.md"), MOST_CARD) {
        head(&String::from_utf8_lossy(&card), &mut beside);
    }
    beside
}

/// Reads a small JSON file; nothing where it is missing, too long or no JSON.
pub(super) fn json(path: &Path) -> Option<Value> {
    let bytes = beginning(path, MOST_CONFIG + 1)?;
    if bytes.len() as u64 > MOST_CONFIG {
        return None;
    }
    serde_json::from_slice(&bytes).ok()
}

/// The first bytes of a regular file.
pub(super) fn beginning(path: &Path, most: u64) -> Option<Vec<u8>> {
    if !std::fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Takes licence and bases from the head of a card. Only the plain forms are read (`key: value` and a list below the key):
/// what is written otherwise says nothing here, which is never taken for a permission.
fn head(card: &str, beside: &mut Beside) {
    let mut lines = card.trim_start_matches('\u{feff}').lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return;
    }
    let (mut key, mut licence, mut licence_name) = (String::new(), None, None);
    for line in lines.take(2_000) {
        let line = line.trim_end();
        if line == "---" {
            break;
        }
        let value = if let Some(item) = line.trim_start().strip_prefix("- ") {
            item
        } else if let Some((name, value)) = line.split_once(':').filter(|_| !line.starts_with([' ', '\t', '#'])) {
            name.clone_into(&mut key);
            value
        } else {
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']);
        if value.is_empty() || value.len() > 512 || value.starts_with(['[', '{', '|', '>']) {
            continue;
        }
        match key.as_str() {
            "license" => licence = Some(value.to_owned()),
            "license_name" => licence_name = Some(value.to_owned()),
            "base_model" if beside.card_bases.len() < MOST_BASES => beside.card_bases.push(value.to_owned()),
            _ => {}
        }
    }
    // The Hub's own form: `other`, and the name in a field of its own.
    let words: Vec<String> = licence
        .into_iter()
        .chain(licence_name)
        .map(|words| tidy(words.as_bytes()))
        .collect();
    beside.card_licence = Some(words.join("\n")).filter(|words| !words.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_card_says_licence_and_bases() {
        let check = |card: &str, licence: Option<&str>, bases: &[&str]| {
            let mut beside = Beside::default();
            head(card, &mut beside);
            assert_eq!(beside.card_licence.as_deref(), licence, "{card}");
            assert_eq!(beside.card_bases, bases, "{card}");
        };
        check(
            "---\nlicense: apache-2.0\nbase_model: a/b\n---\nlicense: mit",
            Some("apache-2.0"),
            &["a/b"],
        );
        check(
            "---\nlicense: other\nlicense_name: \"qwen\"\nbase_model:\n- a/b\n  - 'c/d'\ntags:\n- x\n---",
            Some("other\nqwen"),
            &["a/b", "c/d"],
        );
        check("license: mit\n", None, &[]);
        check("---\nlicense:\n  nested: mit\n---", None, &[]);
        check("", None, &[]);
    }
}

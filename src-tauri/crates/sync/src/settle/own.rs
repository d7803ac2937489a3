//! Whether a model without a known parent is its maker's own training. Where a sign speaks against it, nobody knows.

use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};
use store::write::FamilyToSettle;

#[derive(Debug, Deserialize)]
struct Marks {
    formats: BTreeSet<String>,
    marks: BTreeSet<String>,
    kinds: BTreeSet<String>,
}

static MARKS: LazyLock<Marks> =
    LazyLock::new(|| toml::from_str(include_str!("../../data/own.toml")).expect("the embedded file is read by a test"));

/// What is known of a repository when its origin is judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs<'a> {
    pub(crate) repo: &'a str,
    pub(crate) format: Option<&'a str>,
    pub(crate) architecture: Option<&'a str>,
}

/// Names of makers and their models, to see whose model another maker's repository is named after.
#[derive(Debug)]
pub(crate) struct Families {
    by_word: BTreeMap<String, BTreeSet<i64>>,
    training: BTreeSet<i64>,
}

impl Families {
    pub(crate) fn new(rows: &[FamilyToSettle]) -> Self {
        let mut by_word: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
        for row in rows {
            // Only one word can be compared with a word of a repository's name; shorter ones are in everything.
            let word = words(&row.folded).concat();
            if word.len() >= 3 && word.is_ascii() {
                by_word.entry(word).or_default().insert(row.maker_id);
            }
        }
        let training = rows
            .iter()
            .filter(|r| MARKS.kinds.contains(&r.maker_kind))
            .map(|r| r.maker_id)
            .collect();
        Self { by_word, training }
    }

    /// Whether the repository is `maker`'s own training, as far as the signs tell; another maker's architecture speaks
    /// against it as much as another's name.
    pub(crate) fn is_own(&self, signs: &Signs<'_>, maker: i64) -> bool {
        if !self.training.contains(&maker) || signs.format.is_some_and(|f| MARKS.formats.contains(f)) {
            return false;
        }
        let name = signs.repo.split_once('/').map_or(signs.repo, |(_, name)| name);
        let built = signs.architecture.map(words).unwrap_or_default();
        let words = words(name);
        let marked = words.iter().any(|w| MARKS.marks.contains(w));
        !marked && !words.iter().chain(&built).any(|w| self.belongs_to_another(w, maker))
    }

    fn belongs_to_another(&self, word: &str, maker: i64) -> bool {
        self.by_word.get(word).is_some_and(|makers| !makers.contains(&maker))
    }
}

/// Words of a name in lower case: letters and digits apart, so that `Qwen2.5` is `qwen`, `2`, `5`; signs such as
/// `int4` and `4bit` are kept whole beside their parts.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let mut out = Vec::new();
    for piece in lower.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
        out.push(piece.to_owned());
        let digits_of = |c: char| c.is_ascii_digit();
        let parts = piece.split(digits_of).filter(|p| !p.is_empty() && *p != piece);
        out.extend(parts.map(str::to_owned));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_makers_own_models_are_told_from_what_it_republishes() {
        let row = |folded: &str, maker_id, kind: &str| FamilyToSettle {
            folded: folded.into(),
            maker_id,
            maker_kind: kind.into(),
        };
        let families = Families::new(&[
            row("qwen", 1, "lab"),
            row("llama", 2, "company"),
            row("nvidia", 3, "company"),
            row("nemotron", 3, "company"),
            row("unsloth", 4, "community"),
        ]);
        fn signs<'a>(repo: &'a str, format: Option<&'a str>, architecture: Option<&'a str>) -> Signs<'a> {
            Signs {
                repo,
                format,
                architecture,
            }
        }
        let check = |repo: &str, maker: i64, format: Option<&str>, architecture: Option<&str>, expected: bool| {
            assert_eq!(
                families.is_own(&signs(repo, format, architecture), maker),
                expected,
                "{repo}"
            );
        };
        check("Qwen/Qwen2.5-72B-Instruct", 1, Some("gguf"), Some("qwen2"), true);
        check("Qwen/Qwen2.5-72B-Instruct-AWQ", 1, None, None, false);
        check("Qwen/Qwen2.5-72B-Instruct", 1, Some("awq"), None, false);
        check("nvidia/Llama-3_1-Nemotron-51B", 3, None, None, false);
        check("nvidia/Nemotron-4-340B", 3, None, Some("nemotron"), true);
        check("nvidia/Cosmos-1", 3, None, Some("llama"), false);
        check("nvidia/Qwen3-8B-NVFP4", 3, None, None, false);
        check("unsloth/Qwen2", 4, None, None, false);
        check("meta-llama/Llama-2-7b", 2, None, Some("llama"), true);
        check("Qwen/Qwen-7B-Chat-Int4", 1, None, None, false);
    }
}

//! The words sentences are recognised by, as data.

use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// The lists of `data/words.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    countries: BTreeMap<String, Vec<String>>,
    boards: BTreeMap<String, Vec<String>>,
    currencies: BTreeMap<String, Vec<String>>,
    licences: BTreeMap<String, Vec<String>>,
    signs: BTreeMap<String, Vec<String>>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/words.toml"))
        .expect("the file is part of the program and read by its tests")
});

impl Words {
    pub(super) fn country<'a>(&'a self, folded: &str) -> Option<&'a str> {
        key(&self.countries, folded)
    }

    pub(super) fn board<'a>(&'a self, folded: &str) -> Option<&'a str> {
        key(&self.boards, folded)
    }

    pub(super) fn currency<'a>(&'a self, folded: &str) -> Option<&'a str> {
        key(&self.currencies, folded)
    }

    pub(super) fn licence<'a>(&'a self, folded: &str) -> Option<&'a str> {
        key(&self.licences, folded)
    }

    /// Whether a sentence bears a sign (`best`, `prices` …).
    pub(super) fn sign(&self, sign: &str, folded: &str) -> bool {
        self.signs
            .get(sign)
            .is_some_and(|words| words.iter().any(|word| place(folded, word).is_some()))
    }
}

/// The key whose word comes first in the sentence.
fn key<'a>(list: &'a BTreeMap<String, Vec<String>>, folded: &str) -> Option<&'a str> {
    let places = list.iter().filter_map(|(key, words)| {
        let first = words.iter().filter_map(|word| place(folded, word)).min()?;
        Some((first, key.as_str()))
    });
    places.min().map(|(_, key)| key)
}

/// Where a word begins, at the beginning of a word if it is written in Latin letters.
fn place(folded: &str, word: &str) -> Option<usize> {
    let latin = word.starts_with(|c: char| c.is_ascii_alphabetic());
    folded
        .match_indices(word)
        .find(|(at, _)| {
            let before = folded.get(..*at).and_then(|before| before.chars().next_back());
            !latin || !before.is_some_and(|c| c.is_ascii_alphanumeric())
        })
        .map(|(at, _)| at)
}

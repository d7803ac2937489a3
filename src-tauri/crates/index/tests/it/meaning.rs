//! What words mean besides standing in a name, for the scan: names by their sound, languages by their words.

use crate::atlases::Model;
use crate::scan::{Asks, Part, beginnings, has_word, is_han, texts};
use std::ops::Range;

/// A name in Chinese, the words it sounds like, and its first letters.
type Sound = (&'static str, &'static [&'static str], &'static [&'static str]);

/// The names in the invented atlases by their sound, whole and from every second character on, each with its first
/// letters: an exact word of two, and what longer ones begin.
const SOUNDS: &[Sound] = &[
    ("通义千问", &["tongyiqianwen", "qianwen"], &["ty", "tyqw", "qw"]),
    ("通义", &["tongyi"], &["ty"]),
    ("千问", &["qianwen"], &["qw"]),
    ("阿里云", &["aliyun", "eliyun"], &["aly", "ely", "al", "el"]),
    ("智谱", &["zhipu"], &["zp"]),
    ("智譜", &["zhipu"], &["zp"]),
];
const SYLLABLES: &[&str] = &["tong", "yi", "qian", "wen", "zhi", "pu"];
/// Words of the tests that a syllable of Chinese begins with.
const BEGUN: &[&str] = &["q", "k", "l", "x", "zh", "w"];
const LANGUAGE_WORDS: &[(&str, &str)] = &[
    ("deutsch", "de"),
    ("deutsche", "de"),
    ("französisch", "fr"),
    ("franzos", "fr"),
    ("中文", "zh"),
    ("中文模型", "zh"),
    ("fr", ""),
];

/// Parts that mean something, and which models fit it; of use only where some do not hold the words.
pub(crate) struct Meaning {
    pub(crate) parts: Range<usize>,
    pub(crate) fits: Vec<bool>,
}

/// How the Chinese in a text sounds.
pub(crate) fn sounds(text: &str) -> impl Iterator<Item = &'static Sound> {
    let runs = text.split(|c| !is_han(c)).filter(|run| !run.is_empty());
    runs.filter_map(|run| SOUNDS.iter().find(|(name, ..)| *name == run))
}

/// What the parts of a query mean over these models; a meaning no model fits is none.
pub(crate) fn meanings(models: &[Model], parts: &[Part]) -> Vec<Meaning> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let long = syllables(&parts[at..]);
        let many = (2..=long.len()).rev().find_map(|many| {
            let joined = long[..many].concat();
            let fits = fitting(models, |model| begun(model, |word| word.starts_with(&joined)));
            fits.map(|fits| (many, fits))
        });
        let many = many.filter(|(many, fits)| finds_more(models, &long[..*many], fits));
        let single = || match parts[at].asks {
            Asks::Word(word) if long.len() < 2 => alone(models, word)
                .filter(|fits| finds_more(models, &[word], fits))
                .map(|fits| (1, fits)),
            _ => None,
        };
        let found = many.or_else(single);
        // Syllables belong together even where no name sounds like them.
        let passed = if long.len() < 2 { 1 } else { long.len() };
        if let Some((many, fits)) = found {
            out.push(Meaning {
                parts: at..at + many,
                fits,
            });
        }
        at += passed;
    }
    out
}

fn syllables(parts: &[Part]) -> Vec<&'static str> {
    let mut out = Vec::new();
    for part in parts.iter().take(8) {
        match part.asks {
            Asks::Word(word) if !part.negated && SYLLABLES.contains(&word) => out.push(word),
            Asks::Word(word) if !part.negated && BEGUN.contains(&word) => {
                out.push(word);
                break;
            }
            _ => break,
        }
    }
    out
}

fn alone(models: &[Model], word: &str) -> Option<Vec<bool>> {
    if let Some((_, language)) = LANGUAGE_WORDS.iter().find(|(name, _)| *name == word) {
        return fitting(models, |model| model.languages.contains(language));
    }
    let letters = (2..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
    let named = |model: &Model| {
        let texts = texts(model);
        let mut all = texts
            .iter()
            .flat_map(|text| sounds(text))
            .flat_map(|(.., letters)| *letters);
        all.any(|letters| *letters == word || word.len() > 2 && letters.starts_with(word))
    };
    let own = models.iter().filter(|model| begun(model, |own| own == word)).count();
    let fits = fitting(models, |model| letters && named(model))?;
    (fits.iter().filter(|fits| **fits).count() > own).then_some(fits)
}

/// Whether any model fits that does not hold the words.
fn finds_more(models: &[Model], words: &[&str], fits: &[bool]) -> bool {
    let holds = |model: &Model| words.iter().all(|word| has_word(model, word));
    models.iter().zip(fits).any(|(model, fits)| *fits && !holds(model))
}

fn begun(model: &Model, mut fits: impl FnMut(&str) -> bool) -> bool {
    texts(model)
        .iter()
        .any(|text| beginnings(text).iter().any(|word| fits(word)))
}

fn fitting(models: &[Model], fits: impl Fn(&Model) -> bool) -> Option<Vec<bool>> {
    let fits: Vec<bool> = models.iter().map(fits).collect();
    fits.contains(&true).then_some(fits)
}

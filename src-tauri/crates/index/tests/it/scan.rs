//! The slow way: every row read as a person would read it. Shares no code with the index.

use crate::atlases::{LAID, Model, laid};
use crate::meaning::{Meaning, meanings, sounds};
use atlas::{FacetField, Sort};
use index::Ask;
use std::cmp::Reverse;

/// One part of a query, before it is written as text.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) negated: bool,
    pub(crate) asks: Asks,
}

#[derive(Debug, Clone)]
pub(crate) enum Asks {
    /// A word, or several with hyphens between.
    Word(&'static str),
    /// Words in quotes.
    Phrase(&'static str),
    Facet(FacetField, Vec<&'static str>),
    Owner(&'static str),
    /// Name, operator, number in thousand millions (params) or days or ones.
    Range(&'static str, &'static str, u64),
}

impl Part {
    pub(crate) fn text(&self) -> String {
        let body = match &self.asks {
            Asks::Word(word) => (*word).to_owned(),
            Asks::Phrase(words) => format!("\"{words}\""),
            Asks::Facet(field, values) => format!("{}:{}", field.as_str(), values.join(",")),
            Asks::Owner(owner) => format!("owner:{owner}"),
            Asks::Range("created", op, day) => format!("created{op}{}", date(*day)),
            Asks::Range("params", op, n) => format!("params{op}{n}b"),
            Asks::Range(name, op, n) => format!("{name}{op}{n}"),
        };
        format!("{}{body}", if self.negated { "-" } else { "" })
    }
}

fn date(day: u64) -> String {
    atlas::Day::from_epoch_days(i32::try_from(day).unwrap())
        .unwrap()
        .to_string()
}

pub(crate) fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Traditional characters of the test words as simplified ones.
fn simple(text: &str) -> String {
    text.replace('義', "义").replace('問', "问").replace('譜', "谱")
}

/// Umlauts gone (`ae` = false) or spelled out; other accents of the test words gone.
fn plain(text: &str, ae: bool) -> String {
    let mut out = text.replace('ß', "ss").replace('é', "e");
    for (from, short, long) in [("ä", "a", "ae"), ("ö", "o", "oe"), ("ü", "u", "ue"), ("Ü", "U", "Ue")] {
        out = out.replace(from, if ae { long } else { short });
    }
    out
}

/// The words of a text as ranges of its characters; Chinese characters one by one.
fn words(text: &[char]) -> Vec<(usize, usize)> {
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let inside = |at: usize| {
        let c = text[at];
        (c.is_alphanumeric() && !is_han(c)) || (c == '.' && at > 0 && digit(at - 1) && digit(at + 1))
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        while at < text.len() && inside(at) {
            at += 1;
        }
        if at > start {
            out.push((start, at));
        } else {
            if is_han(text[at]) {
                out.push((at, at + 1));
            }
            at += 1;
        }
    }
    out
}

/// Every text that a searched word may begin: words, their tails, letters with the number behind them, and how Chinese
/// names sound.
pub(crate) fn beginnings(text: &str) -> Vec<String> {
    let mut out: Vec<String> = sounds(text)
        .flat_map(|(_, words, _)| *words)
        .map(|w| (*w).to_owned())
        .collect();
    let text: Vec<char> = text.chars().collect();
    let found = words(&text);
    for (nth, (start, end)) in found.iter().copied().enumerate() {
        if is_han(text[start]) {
            continue;
        }
        let mut ends = vec![(end, String::new())];
        if let Some((next, next_end)) = found.get(nth + 1).copied()
            && next == end + 1
            && "-_ .".contains(text[end])
            && text[end - 1].is_alphabetic()
            && text[next].is_ascii_digit()
        {
            ends.push((end, text[next..next_end].iter().collect()));
        }
        for at in start..end {
            let (c, next) = (text[at], text[at + 1..end].first().copied());
            let letter_follows = next.is_some_and(char::is_alphabetic);
            let begins = at == start || {
                let before = text[at - 1];
                let first_digit = c.is_numeric() && before.is_alphabetic();
                let letters_behind_digit = c.is_alphabetic() && before.is_numeric() && letter_follows;
                let hump = c.is_uppercase()
                    && before.is_alphabetic()
                    && letter_follows
                    && (before.is_lowercase() || next.is_some_and(char::is_lowercase));
                first_digit || letters_behind_digit || hump
            };
            if begins {
                let own: String = text[at..end].iter().collect();
                out.extend(ends.iter().map(|(_, behind)| format!("{own}{behind}").to_lowercase()));
            }
        }
    }
    out
}

pub(crate) fn texts(model: &Model) -> Vec<String> {
    [model.repo.clone()]
        .into_iter()
        .chain(model.aliases.iter().map(|a| (*a).to_owned()))
        .collect()
}

pub(crate) fn has_word(model: &Model, word: &str) -> bool {
    if word.chars().any(is_han) {
        return texts(model).iter().any(|text| simple(text).contains(&simple(word)));
    }
    let wanted = [plain(word, false).to_lowercase(), plain(word, true).to_lowercase()];
    texts(model).iter().any(|text| {
        [false, true].into_iter().any(|ae| {
            beginnings(&plain(text, ae))
                .iter()
                .any(|b| wanted.iter().any(|w| b.starts_with(w.as_str())))
        })
    })
}

/// Whether a beginning of `text` is `word` with one slip of the finger.
fn slipped(word: &str, text: &str) -> bool {
    let typed = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let word: Vec<char> = word.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let same = text.get(..word.len()).is_some_and(|same| {
        let other: Vec<usize> = (0..word.len()).filter(|at| word[*at] != same[*at]).collect();
        match other.as_slice() {
            [at] => typed(&same[*at]),
            [a, b] => *b == a + 1 && word[*a] == same[*b] && word[*b] == same[*a],
            _ => false,
        }
    });
    let longer = text.get(..=word.len()).is_some_and(|longer| {
        (0..word.len()).any(|at| typed(&longer[at]) && longer[..at] == word[..at] && longer[at + 1..] == word[at..])
    });
    let shorter = text.get(..word.len() - 1).is_some_and(|shorter| {
        (0..word.len() - 1).any(|at| shorter[..at] == word[..at] && shorter[at..] == word[at + 1..])
    });
    same || longer || shorter
}

/// Whether `word` is in the model with a slip, or inside one of its words.
fn has_nearly(model: &Model, word: &str, ask: &Ask) -> bool {
    let word = plain(word, false).to_lowercase();
    let letters = word.chars().count();
    texts(model).iter().any(|text| {
        let mut all = [false, true].into_iter().flat_map(|ae| beginnings(&plain(text, ae)));
        all.any(|b| {
            ask.typos && letters >= 4 && slipped(&word, &b)
                || ask.within && letters >= 3 && b.char_indices().skip(1).any(|(at, _)| b[at..].starts_with(&word))
        })
    })
}

/// The words of the query that are read tolerantly, by part and place in it.
fn tolerant(models: &[Model], parts: &[Part], meanings: &[Meaning], ask: &Ask) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let meant = |at: &usize| meanings.iter().any(|meaning| meaning.parts.contains(at));
    for (at, part) in parts
        .iter()
        .enumerate()
        .filter(|(at, part)| !part.negated && !meant(at))
    {
        let Asks::Word(words) = part.asks else { continue };
        for (place, word) in words.split('-').enumerate() {
            let letters = plain(word, false).chars().count();
            if !word.chars().any(is_han) && (ask.typos && letters >= 4 || ask.within && letters >= 3) {
                let rare = models.iter().filter(|model| has_word(model, word)).count() < 10;
                all.push((rare, (at, place)));
            }
        }
    }
    let filters = |part: &Part| part.negated || !matches!(part.asks, Asks::Word(_));
    let only_rare = parts.iter().any(filters) || all.iter().any(|(rare, _)| *rare);
    all.retain(|(rare, _)| *rare || !only_rare);
    all.into_iter().map(|(_, word)| word).collect()
}

fn has_phrase(model: &Model, phrase: &str) -> bool {
    if phrase.chars().all(is_han) {
        return texts(model).iter().any(|text| simple(text).contains(&simple(phrase)));
    }
    let split = |text: &str| -> Vec<String> {
        let text: Vec<char> = simple(&plain(text, false)).chars().collect();
        words(&text)
            .into_iter()
            .map(|(a, b)| text[a..b].iter().collect::<String>().to_lowercase())
            .collect()
    };
    let wanted = split(phrase);
    if let [single] = wanted.as_slice()
        && !single.chars().any(is_han)
    {
        return texts(model).iter().any(|text| {
            [false, true]
                .into_iter()
                .any(|ae| beginnings(&plain(text, ae)).contains(single))
        });
    }
    texts(model)
        .iter()
        .any(|text| split(text).windows(wanted.len()).any(|w| w == wanted))
}

/// The values of a model in a field; empty when unknown.
pub(crate) fn values(model: &Model, field: FacetField) -> Vec<String> {
    if field == FacetField::Language {
        let mut all: Vec<String> = model.languages.iter().map(|l| (*l).to_owned()).collect();
        all.sort();
        all.dedup();
        return all;
    }
    if let Some((_, keys)) = LAID.iter().find(|(laid, _)| *laid == field) {
        let mask = laid(field, model.group);
        let has = |(place, key): (usize, &&str)| (mask >> place & 1 == 1).then(|| (*key).to_owned());
        return keys.iter().enumerate().filter_map(has).collect();
    }
    model.values[field as usize].clone().into_iter().collect()
}

/// The keys of the whole atlas that a written value stands for.
fn meant(models: &[Model], field: FacetField, value: &str) -> Vec<String> {
    let all: Vec<String> = models.iter().flat_map(|m| values(m, field)).collect();
    if all.iter().any(|v| v == value) {
        return vec![value.to_owned()];
    }
    let mut begun: Vec<String> = all.into_iter().filter(|v| v.starts_with(value)).collect();
    begun.sort();
    begun.dedup();
    begun
}

fn in_range(model: &Model, name: &str, op: &str, n: u64) -> bool {
    let (have, n) = match name {
        "params" => (model.params, n * 1_000_000_000),
        "downloads" => (model.downloads, n),
        "likes" => (model.likes, n),
        "context" => (model.context, n),
        _ => (model.created_day.map(|d| u64::try_from(d).unwrap()), n),
    };
    have.is_some_and(|have| match op {
        ">" => have > n,
        ">=" => have >= n,
        "<" => have < n,
        _ => have <= n,
    })
}

/// How every model of an atlas stands to a query.
pub(crate) struct Scan<'a> {
    models: &'a [Model],
    ask: &'a Ask,
    /// The keys picked of every field, wanted and excluded, as the atlas knows them.
    picked: Vec<[Option<Vec<String>>; 2]>,
    /// As `failed`, before any word is read tolerantly.
    exact: Vec<Option<u16>>,
    /// For every model that fits words, ranges and owners: which filters it fails, one bit a field.
    failed: Vec<Option<u16>>,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(models: &'a [Model], parts: &[Part], ask: &'a Ask) -> Self {
        let picked = FacetField::ALL.map(|field| [false, true].map(|negated| picked(models, parts, field, negated)));
        let picked = Vec::from(picked);
        let meanings = meanings(models, parts);
        let standing = |nearly: &[(usize, usize)]| -> Vec<Option<u16>> {
            let meant = |row: usize, at: usize| -> bool {
                let meaning = meanings.iter().find(|meaning| meaning.parts.contains(&at));
                meaning.is_some_and(|meaning| meaning.fits[row])
            };
            let fits = |(row, model): (usize, &Model)| {
                created_by(model, ask) && fits(model, parts, |at| meant(row, at), nearly, ask)
            };
            let all = models.iter().enumerate();
            all.map(|(row, model)| fits((row, model)).then(|| failed(model, &picked)))
                .collect()
        };
        let exact = standing(&[]);
        let fit = |of: &[Option<u16>]| of.iter().filter(|failed| **failed == Some(0)).count();
        let nearly = standing(&tolerant(models, parts, &meanings, ask));
        let better = fit(&exact) < 10 && fit(&nearly) > fit(&exact);
        let failed = if better { nearly } else { exact.clone() };
        Self {
            models,
            ask,
            exact,
            failed,
            picked,
        }
    }
}

fn picked(models: &[Model], parts: &[Part], field: FacetField, negated: bool) -> Option<Vec<String>> {
    let mut keys: Option<Vec<String>> = None;
    for part in parts.iter().filter(|p| p.negated == negated) {
        let Asks::Facet(f, values) = &part.asks else { continue };
        if *f != field {
            continue;
        }
        let keys = keys.get_or_insert_default();
        for value in values {
            let found = if *value == "unknown" {
                vec!["unknown".to_owned()]
            } else {
                meant(models, field, value)
            };
            keys.extend(if found.is_empty() {
                vec![(*value).to_owned()]
            } else {
                found
            });
        }
    }
    keys
}

fn failed(model: &Model, picked: &[[Option<Vec<String>>; 2]]) -> u16 {
    let mut out = 0;
    for (field, [wanted, excluded]) in FacetField::ALL.into_iter().zip(picked) {
        let mut have = values(model, field);
        if have.is_empty() {
            have.push("unknown".to_owned());
        }
        let hit = |keys: &Vec<String>| keys.iter().any(|key| have.contains(key));
        let passes = wanted.as_ref().is_none_or(hit) && !excluded.as_ref().is_some_and(hit);
        out |= u16::from(!passes) << (field as u16);
    }
    out
}

/// Whether a model fits words, phrases, ranges and owners.
fn fits(model: &Model, parts: &[Part], meant: impl Fn(usize) -> bool, nearly: &[(usize, usize)], ask: &Ask) -> bool {
    let single = parts.iter().enumerate().all(|(at, part)| {
        let has = match &part.asks {
            Asks::Word(_) if meant(at) => true,
            Asks::Word(word) => word
                .split('-')
                .enumerate()
                .all(|(place, w)| has_word(model, w) || nearly.contains(&(at, place)) && has_nearly(model, w, ask)),
            Asks::Phrase(words) => has_phrase(model, words),
            Asks::Range(name, op, n) => in_range(model, name, op, *n),
            Asks::Facet(..) | Asks::Owner(_) => return true,
        };
        has != part.negated
    });
    let owner = |handle: &str| {
        model
            .repo
            .split_once('/')
            .is_some_and(|(o, _)| o.to_lowercase() == handle.to_lowercase())
    };
    let owners = |negated| {
        parts.iter().filter_map(move |p| match &p.asks {
            Asks::Owner(handle) if p.negated == negated => Some(*handle),
            _ => None,
        })
    };
    single && (owners(false).next().is_none() || owners(false).any(owner)) && !owners(true).any(owner)
}

fn created_by(model: &Model, ask: &Ask) -> bool {
    !matches!((model.created_day, ask.created_by), (Some(day), Some(by)) if day > by)
}

impl Scan<'_> {
    /// All rows that fit, in the order asked for.
    pub(crate) fn rows(&self) -> Vec<u32> {
        let rows = 0..u32::try_from(self.models.len()).unwrap();
        let mut found: Vec<u32> = rows.filter(|row| self.failed[*row as usize] == Some(0)).collect();
        let reversed = self.ask.descending_reversed;
        let by_number = |key: &dyn Fn(&Model) -> Option<i128>, found: &mut Vec<u32>| {
            found.sort_by_key(|row| {
                let value = key(&self.models[*row as usize]);
                (value.is_none(), value.map(|v| if reversed { v } else { -v }), *row)
            });
        };
        match self.ask.sort {
            Sort::Popularity if reversed => found.reverse(),
            Sort::Popularity => {}
            Sort::Newest => by_number(&|m| m.created_day.map(i128::from), &mut found),
            Sort::Params => by_number(&|m| m.params.map(i128::from), &mut found),
            Sort::Likes => by_number(&|m| m.likes.map(i128::from), &mut found),
            Sort::Name => {
                let name = |row: &u32| {
                    let repo = &self.models[*row as usize].repo;
                    plain(repo.split_once('/').map_or(repo.as_str(), |(_, n)| n), false).to_lowercase()
                };
                if reversed {
                    found.sort_by_cached_key(|row| (Reverse(name(row)), *row));
                } else {
                    found.sort_by_cached_key(|row| (name(row), *row));
                }
            }
        }
        // What fits as it stands comes first.
        found.sort_by_key(|row| self.exact[*row as usize] != Some(0));
        found
    }

    /// Whether no row is found only because a word was read tolerantly.
    pub(crate) fn is_exact(&self) -> bool {
        let fit = |of: &[Option<u16>]| of.iter().filter(|failed| **failed == Some(0)).count();
        fit(&self.exact) == fit(&self.failed)
    }

    /// The counts of a field as they are to be listed.
    pub(crate) fn counts(&self, field: FacetField) -> Vec<(String, u32)> {
        let ignored = if self.ask.sideways { 1_u16 << (field as u16) } else { 0 };
        let mut counts = std::collections::BTreeMap::<String, u32>::new();
        counts.insert("unknown".to_owned(), 0);
        for key in self.picked[field as usize].iter().flatten().flatten() {
            counts.insert(key.clone(), 0);
        }
        for (model, failed) in self.models.iter().zip(&self.failed) {
            if failed.is_none_or(|failed| failed & !ignored != 0) {
                continue;
            }
            let mut have = values(model, field);
            if have.is_empty() {
                have.push("unknown".to_owned());
            }
            have.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
        }
        let mut list: Vec<(String, u32)> = counts.into_iter().collect();
        list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        list
    }
}

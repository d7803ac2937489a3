//! Reads words more tolerantly where hardly anything is found: one slip of the finger, and parts of words.

use super::matching::{Term, said_before};
use super::understood::{Understood, is_understood};
use crate::fold::Atom;
use crate::read::View;
use crate::rows::Found;
use crate::{Ask, Query, Wanted};
use std::ops::Range;

/// With fewer rows than these a search is read tolerantly, and a word with fewer is taken for the cause.
pub(super) const ENOUGH: u32 = 10;
/// Words read tolerantly in one search.
const MOST_WORDS: usize = 4;
const LEAST_LETTERS_TO_SLIP: usize = 4;
/// In longer words a slip is not looked for.
const MOST_LETTERS_TO_SLIP: usize = 24;
const LEAST_LETTERS_WITHIN: usize = 3;
/// Spellings one slip away that are taken, the most frequent first.
const MOST_SPELLINGS: usize = 24;
/// Words that are taken because the searched one stands inside them.
const MOST_AROUND: usize = 4096;
/// Rows, with repetition, that one word may gather in either way.
const MOST_POSTINGS: usize = 600_000;
/// Spellings that are told.
const MOST_TOLD: usize = 3;

/// How a word was read where it was not found often enough as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Which token of the query it belongs to.
    pub token: usize,
    /// The word, folded.
    pub word: String,
    /// Spellings one slip away under which rows were found, the most frequent first; not all of them.
    pub also: Vec<String>,
    /// Whether rows were found because the word stands inside a longer one.
    pub within: bool,
}

/// What a word stands for besides itself, as stretches of the dictionary.
pub(super) struct Tolerance {
    pub(super) token: usize,
    pub(super) atom: usize,
    word: String,
    spellings: Vec<(String, Range<usize>)>,
    around: Vec<Range<usize>>,
}

impl Tolerance {
    pub(super) fn stretches(&self) -> impl Iterator<Item = Range<usize>> {
        let spellings = self.spellings.iter().map(|(_, range)| range);
        spellings.chain(&self.around).cloned()
    }

    /// How the word was read, if that led to any of the rows found.
    pub(super) fn reading(&self, view: &View<'_>, found: &Found) -> Option<Reading> {
        let leads = |range: &Range<usize>| view.words.rows_of(range.clone()).iter().any(|row| found.has(row));
        let led = self.spellings.iter().filter(|(_, range)| leads(range));
        let led: Vec<&str> = led.map(|(word, _)| word.as_str()).collect();
        // Of `qwe` and `qwen` the longer says more.
        let said_better = |word: &str| led.iter().any(|other| *other != word && other.starts_with(word));
        let also = led.iter().filter(|word| !said_better(word)).take(MOST_TOLD);
        let also: Vec<String> = also.map(|word| (*word).to_owned()).collect();
        let within = self.around.iter().any(leads);
        (within || !also.is_empty()).then(|| Reading {
            token: self.token,
            word: self.word.clone(),
            also,
            within,
        })
    }
}

/// The words of `query` that are to be read tolerantly: those that hardly occur or, where all of them do and nothing
/// else is asked for, every one. A word that is understood is no slip.
pub(super) fn tolerances(view: &View<'_>, query: &Query, understood: &[Understood], ask: &Ask) -> Vec<Tolerance> {
    let mut words: Vec<(usize, usize, &str, bool)> = Vec::new();
    for (token, part) in query.tokens().iter().enumerate() {
        let said = part.negated || part.wanted != Wanted::Words || said_before(query, understood, token);
        if said || is_understood(understood, token) {
            continue;
        }
        for (at, atom) in part.atoms.iter().enumerate() {
            if let Atom::Word(word, _) = atom
                && (slips(word, ask) || stands_within(word, ask))
            {
                words.push((token, at, word, Term::of(view, atom).is_rarer_than(view, ENOUGH)));
            }
        }
    }
    // Beside a filter a frequent word is spelled as meant: it is the filter that leaves nothing.
    let filtered = query
        .tokens()
        .iter()
        .any(|part| part.negated || part.wanted != Wanted::Words);
    let only_rare = filtered || words.iter().any(|(.., rare)| *rare);
    words.retain(|(.., rare)| *rare || !only_rare);
    words.truncate(MOST_WORDS);
    let read = words.into_iter().map(|(token, atom, word, _)| Tolerance {
        token,
        atom,
        word: word.to_owned(),
        spellings: if slips(word, ask) {
            spellings(view, word)
        } else {
            Vec::new()
        },
        around: if stands_within(word, ask) {
            around(view, word)
        } else {
            Vec::new()
        },
    });
    read.filter(|tolerance| tolerance.stretches().next().is_some())
        .collect()
}

fn slips(word: &str, ask: &Ask) -> bool {
    ask.typos && (LEAST_LETTERS_TO_SLIP..=MOST_LETTERS_TO_SLIP).contains(&word.chars().count())
}

fn stands_within(word: &str, ask: &Ask) -> bool {
    ask.within && word.chars().count() >= LEAST_LETTERS_WITHIN
}

/// Beginnings of words one slip away: a letter wrong, missing or too much, or two neighbours exchanged.
fn spellings(view: &View<'_>, word: &str) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(usize, String, Range<usize>)> = Vec::new();
    one_slip_away(word, |spelling| {
        let range = view.words.beginning_with(spelling);
        let many = view.words.rows_of(range.clone()).len();
        if many > 0 {
            found.push((many, spelling.to_owned(), range));
        }
    });
    found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.dedup_by(|a, b| a.1 == b.1);
    let mut left = MOST_POSTINGS;
    found.retain(|(many, ..)| {
        let fits = *many <= left;
        left -= if fits { *many } else { 0 };
        fits
    });
    found.truncate(MOST_SPELLINGS);
    found.into_iter().map(|(_, word, range)| (word, range)).collect()
}

/// Calls `each` with every spelling one slip away. What merely leaves out the last letter, or puts one behind it, is
/// no other beginning and left out.
fn one_slip_away(word: &str, mut each: impl FnMut(&str)) {
    let letters: Vec<char> = word.chars().collect();
    let alphabet = || ('a'..='z').chain('0'..='9');
    let mut spelling = String::with_capacity(word.len() + 4);
    let mut with = |before: &[char], between: &[char], after: &[char]| {
        spelling.clear();
        spelling.extend(before.iter().chain(between).chain(after));
        each(&spelling);
    };
    for at in 0..letters.len() {
        let (before, after) = letters.split_at(at);
        if at + 1 < letters.len() {
            with(before, &[], &after[1..]);
            if after[0] != after[1] {
                with(before, &[after[1], after[0]], &after[2..]);
            }
        }
        for letter in alphabet() {
            if letter != after[0] {
                with(before, &[letter], &after[1..]);
            }
            with(before, &[letter], after);
        }
    }
}

/// Words in which `word` stands, but not at their beginning.
fn around(view: &View<'_>, word: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut many, mut left) = (0, MOST_POSTINGS);
    view.words.holding(word, |place| {
        let size = view.words.rows_of(place..place + 1).len();
        if size <= left {
            left -= size;
            many += 1;
            match found.last_mut().filter(|last| last.end == place) {
                Some(last) => last.end = place + 1,
                None => found.push(place..place + 1),
            }
        }
        many < MOST_AROUND
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_a_letter_wrong_missing_too_much_or_exchanged() {
        let mut all = Vec::new();
        one_slip_away("qwen", |spelling| all.push(spelling.to_owned()));
        for slip in ["wqen", "qwne", "qen", "qween", "quen", "qwem", "qwe3n", "3qwen"] {
            assert!(all.iter().any(|s| s == slip), "{slip}");
        }
        for other in ["qwe", "qwen", "qwenn", "nwen1", "newq"] {
            let known = all.iter().any(|s| s == other);
            // A doubled last letter is also one put in front of it.
            assert_eq!(known, other == "qwenn", "{other}");
        }
    }
}

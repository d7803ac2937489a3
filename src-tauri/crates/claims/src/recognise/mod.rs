//! Finds sentences of an article that could be claims, in German, English and Chinese, and offers them.
//!
//! An offer is a reading, never an assertion: it says how sure it is and what it had to suppose (board, day, what was
//! meant by a word). Nobody's claim until a person takes it.

mod dates;
pub mod numbers;
mod patterns;
mod words;

use crate::claim::Claim;
use atlas::{Confidence, Day};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use dates::date;

/// What is known around a text.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// When it was published: the day of sentences that name none.
    pub published: Option<Day>,
    /// Names of models that may occur in it, with what the atlas calls them. Short ones need a second sign and are
    /// for the caller to leave out.
    pub models: Vec<(String, String)>,
}

/// Something a reading had to suppose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Supposed {
    /// No board is named.
    Board,
    /// No day is named: the day of the article.
    Day,
    /// The unit does not fit a size; parameters were meant.
    Parameters,
    /// Neither weights nor architecture are named.
    Inheritance,
    /// The direction of a price is not named.
    Direction,
}

/// A sentence and the claim it could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Offered {
    /// The sentence, word for word.
    pub sentence: String,
    /// Its first byte in the text.
    pub start: u32,
    /// The claim.
    pub claim: Claim,
    /// The claim as text.
    pub text: String,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What it had to suppose.
    pub supposed: Vec<Supposed>,
}

/// The most offers of one text, and the most of it that is read.
const MOST: usize = 200;
const LONGEST: usize = 400_000;

/// The claims a text offers, in its order.
#[must_use]
pub fn recognise(text: &str, around: &Around) -> Vec<Offered> {
    let mut offers = Vec::new();
    for (start, sentence) in sentences(text) {
        for (claim, supposed) in patterns::read(sentence, around) {
            if offers.len() >= MOST {
                return offers;
            }
            let confidence = match supposed.len() {
                0 => Confidence::High,
                1 => Confidence::Medium,
                _ => Confidence::Low,
            };
            offers.push(Offered {
                sentence: sentence.to_owned(),
                start: u32::try_from(start).unwrap_or(u32::MAX),
                text: crate::language::print(&claim),
                claim,
                confidence,
                supposed,
            });
        }
    }
    offers
}

/// Sentences with their places: up to a full stop before space and a capital, a Chinese stop, or a line's end.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().take_while(|(at, _)| *at < LONGEST).peekable();
    while let Some((at, letter)) = letters.next() {
        let digit = text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|c| c.is_ascii_digit());
        let space = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        let ends =
            matches!(letter, '。' | '！' | '？' | '\n') || (matches!(letter, '.' | '!' | '?') && space && !digit);
        if ends || letters.peek().is_none() {
            let end = at + letter.len_utf8();
            let piece = text.get(start..end).unwrap_or("");
            let lead = piece.len() - piece.trim_start().len();
            let trimmed = piece.trim();
            if !trimmed.is_empty() && trimmed.len() <= 2_000 {
                found.push((start + lead, trimmed));
            }
            start = end;
        }
    }
    found
}

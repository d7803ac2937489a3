//! The rows that fit what words mean, besides those that hold them.

use super::matching;
use crate::query::{Sense, filter_text};
use crate::read::View;
use crate::read::facets::Choice;
use crate::rows::{Bits, Found};
use crate::{Query, han};
use atlas::FacetField;
use std::ops::Range;

/// What words of a query were also taken for, where that found rows which do not hold the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// Which tokens of the query.
    pub tokens: Range<usize>,
    /// As it would be searched for: filters (`task:text-to-image`), the sound of a name in letters (`tongyi`) or the first
    /// letters of its syllables (`t… y…`).
    pub taken_for: String,
}

/// Tokens that mean something by which rows are found that do not hold their words.
pub(super) struct Understood {
    pub(super) tokens: Range<usize>,
    /// Hold the words or fit the meaning.
    pub(super) rows: Found,
    /// Fit the meaning alone.
    alone: Bits,
    taken_for: String,
}

impl Understood {
    /// What is told of it, if it led to any of the rows found.
    pub(super) fn meaning(&self, query: &Query, found: &Found) -> Option<Meaning> {
        let negated = query.tokens().get(self.tokens.start).is_some_and(|token| token.negated);
        let led = match found {
            Found::All(_) => true,
            Found::List(rows) => rows.iter().any(|row| self.alone.has(*row)),
            Found::Bits(rows) => rows.common(&self.alone) > 0,
        };
        (led || negated).then(|| Meaning {
            tokens: self.tokens.clone(),
            taken_for: self.taken_for.clone(),
        })
    }
}

/// What the words of `query` mean over this atlas. What finds nothing new is left out: it is as if nothing were meant.
pub(super) fn understood(view: &View<'_>, query: &Query) -> Vec<Understood> {
    let all = query.senses().iter();
    all.filter_map(|sense| {
        let (tokens, meant, taken_for) = meant(view, sense)?;
        let rows = matching::holding(view, query, &tokens);
        let mut alone = meant;
        rows.take_from(&mut alone);
        if alone.count() == 0 {
            return None;
        }
        let mut all = rows.into_bits(view.rows);
        all.add(&alone);
        Some(Understood {
            tokens,
            rows: Found::Bits(all),
            alone,
            taken_for,
        })
    })
    .collect()
}

/// The tokens of a sense that mean something here, the rows that fit, and how it is told.
fn meant(view: &View<'_>, sense: &Sense) -> Option<(Range<usize>, Bits, String)> {
    if !sense.values.is_empty() {
        let rows = sense.values.iter().map(|any| having(view, any));
        let rows = rows.reduce(|mut all, next| {
            all.keep_common(&next);
            all
        })?;
        return Some((sense.tokens.clone(), rows, as_filters(sense)));
    }
    let (tokens, stretch, told) = if let Some(word) = &sense.initials {
        (sense.tokens.clone(), initials(view, word)?, letters_of_syllables(word))
    } else {
        let (many, stretch) = sound(view, &sense.syllables)?;
        let start = sense.tokens.start;
        (start..start + many, stretch, sense.syllables.get(..many)?.concat())
    };
    let mut rows = Bits::none(view.rows);
    rows.insert_all(view.words.rows_of(stretch).iter());
    Some((tokens, rows, told))
}

/// `t… y…`, since each letter stands for a syllable.
fn letters_of_syllables(word: &str) -> String {
    let letters: Vec<String> = word.chars().map(|letter| format!("{letter}…")).collect();
    letters.join(" ")
}

/// `language:zh task:automatic-speech-recognition`, values of one field in one.
fn as_filters(sense: &Sense) -> String {
    let filters = sense.values.iter().flat_map(|any| {
        let mut fields: Vec<FacetField> = any.iter().map(|(field, _)| *field).collect();
        fields.dedup();
        fields.into_iter().map(|field| {
            let keys: Vec<&String> = any.iter().filter(|(of, _)| *of == field).map(|(_, key)| key).collect();
            filter_text(field, &keys, false)
        })
    });
    filters.collect::<Vec<_>>().join(" ")
}

/// How many of the syllables together begin a name, as many as possible, and the stretch of those names.
fn sound(view: &View<'_>, syllables: &[String]) -> Option<(usize, Range<usize>)> {
    (2..=syllables.len()).rev().find_map(|many| {
        let stretch = view.words.beginning_with(&syllables.get(..many)?.concat());
        (!stretch.is_empty()).then_some((many, stretch))
    })
}

/// The stretch of names with these first letters, where more rows have such a name than hold the letters as a word of
/// their own: `sd` is a family of models before it is somebody's initials.
fn initials(view: &View<'_>, word: &str) -> Option<Range<usize>> {
    let stretch = view.words.beginning_with(&han::as_initials(word)?);
    let named = view.words.rows_of(stretch.clone()).len();
    let own = view
        .words
        .place(word)
        .map_or(0, |at| view.words.rows_of(at..at + 1).len());
    (named > own).then_some(stretch)
}

/// The rows with any of these values.
fn having(view: &View<'_>, any: &[(FacetField, String)]) -> Bits {
    let mut rows = Bits::none(view.rows);
    for (field, key) in any {
        let wanted = Choice {
            asked: true,
            places: view.places(*field, key),
            ..Choice::default()
        };
        if wanted.places.is_empty() {
            continue;
        }
        let sieve = view.sieve(*field, &wanted, &Choice::default());
        let mut with = Bits::all(view.rows);
        with.for_each_word(|first, word| *word = view.passing(&sieve, first, *word));
        rows.add(&with);
    }
    rows
}

/// Whether a token means something besides its words.
pub(super) fn is_understood(understood: &[Understood], token: usize) -> bool {
    understood.iter().any(|sense| sense.tokens.contains(&token))
}

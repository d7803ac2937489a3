//! The rows that fit what words mean, besides those that hold them.

use crate::read::View;
use crate::read::facets::Choice;
use crate::rows::{Bits, Found};
use crate::{Query, han};
use atlas::FacetField;
use std::ops::Range;

/// Tokens that mean something this atlas has.
pub(super) struct Understood {
    pub(super) tokens: Range<usize>,
    /// Fit all of the tokens, whatever words they hold.
    pub(super) rows: Found,
}

/// What the words of `query` mean over this atlas; what no row has is left out, so that it is as if nothing were meant.
pub(super) fn understood(view: &View<'_>, query: &Query) -> Vec<Understood> {
    let mut out = Vec::new();
    for sense in query.senses() {
        let mut rows: Option<Bits> = None;
        let mut add = |more: Bits| match &mut rows {
            Some(rows) => rows.add(&more),
            None => rows = Some(more),
        };
        let (sounding, sound) = sound(view, &sense.syllables).unzip();
        let letters = sense.initials.as_deref().and_then(|word| initials(view, word));
        for stretch in sound.into_iter().chain(letters).filter(|stretch| !stretch.is_empty()) {
            let mut more = Bits::none(view.rows);
            more.insert_all(view.words.rows_of(stretch).iter());
            add(more);
        }
        if !sense.values.is_empty() {
            let all = sense
                .values
                .iter()
                .map(|any| having(view, any))
                .reduce(|mut all, next| {
                    all.keep_common(&next);
                    all
                });
            all.into_iter().for_each(&mut add);
        }
        if let Some(rows) = rows.filter(|rows| rows.count() > 0) {
            out.push(Understood {
                tokens: sounding.map_or_else(
                    || sense.tokens.clone(),
                    |many| sense.tokens.start..sense.tokens.start + many,
                ),
                rows: Found::Bits(rows),
            });
        }
    }
    out
}

/// How many of the syllables together begin a name, as many as possible, and the stretch of those names.
fn sound(view: &View<'_>, syllables: &[String]) -> Option<(usize, Range<usize>)> {
    (2..=syllables.len()).rev().find_map(|many| {
        let stretch = view.words.beginning_with(&syllables[..many].concat());
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

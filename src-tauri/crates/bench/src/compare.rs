//! The plain engines against ours: the same keystrokes in the same run, answers held side by side.

use crate::inverted::Inverted;
use crate::keystrokes::Stroke;
use crate::ours::{self, Answer};
use crate::rival::Rival;
use crate::spread::Taken;
use anyhow::Result;
use atlas::FacetField;
use catalogue::{Catalogue, view::SearchPage};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

/// With fewer rows than these ours also looks for one typing error or the midst of a word, and may find more than an
/// engine that does not. From there on every engine has to find the same.
const SPARSE: u32 = 10;

/// What an engine answers.
pub(crate) struct Plain {
    pub(crate) total: u32,
    pub(crate) repos: Vec<String>,
    pub(crate) counts: Vec<(FacetField, String, u32)>,
}

/// An engine that ours is measured beside.
pub(crate) enum Engine {
    Fts5(Rival),
    Tantivy(Box<Inverted>),
}

/// What both answered.
#[derive(Default)]
pub(crate) struct Compared {
    pub(crate) theirs: Vec<Taken>,
    /// Our times for the same keystrokes.
    pub(crate) ours: Vec<Taken>,
    /// Keystrokes to which ours finds more because it forgives typing errors.
    pub(crate) forgiven: usize,
    /// Keystrokes to which ours finds more because it knows what they mean.
    pub(crate) understood: usize,
    /// Keystrokes answered differently, each with how.
    pub(crate) different: Vec<String>,
}

impl Engine {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Fts5(_) => "fts5",
            Self::Tantivy(_) => "tantivy",
        }
    }

    /// Answers as many of the keystrokes as fit its time, evenly picked, and compares every answer with ours.
    pub(crate) async fn answer(
        &self,
        catalogue: &Catalogue,
        strokes: &[Stroke],
        ours: &[Answer],
        patience: Duration,
    ) -> Result<Compared> {
        let mut compared = Compared::default();
        let plain: Vec<usize> = (0..strokes.len()).filter(|at| comparable(&strokes[*at])).collect();
        let begun = Instant::now();
        // A stride without a common divisor with the length visits every keystroke once, evenly spread.
        let stride = ((plain.len() / 3).max(1)..).find(|stride| common_divisor(*stride, plain.len()) == 1);
        let stride = stride.unwrap_or(1);
        for turn in 0..plain.len() {
            if begun.elapsed() >= patience {
                break;
            }
            let at = plain[turn * stride % plain.len()];
            let stroke = &strokes[at];
            let (taken, answer) = match self {
                Self::Fts5(engine) => engine.ask(stroke).await?,
                Self::Tantivy(engine) => engine.ask(stroke)?,
            };
            compared.theirs.push(taken);
            compared.ours.push(ours[at].taken);
            let page = catalogue.search(&ours::question(stroke.text())).await?;
            compared.compare(stroke, &page, &answer);
        }
        Ok(compared)
    }
}

impl Compared {
    fn compare(&mut self, stroke: &Stroke, page: &SearchPage, plain: &Plain) {
        let text = stroke.text();
        if plain.total < SPARSE && page.total > plain.total {
            self.forgiven += 1;
            return;
        }
        if page.notes.iter().any(|note| note.reason == "meant") {
            self.understood += 1;
            return;
        }
        if let Some(difference) = difference(page, plain) {
            self.different.push(format!("“{text}”: {difference}"));
        }
    }
}

/// Equal totals, equal rows, and an equal count for every value the rival listed that we list too.
fn difference(page: &SearchPage, plain: &Plain) -> Option<String> {
    if page.total != plain.total {
        return Some(format!("ours finds {}, the other {}", page.total, plain.total));
    }
    let same_rows = page.rows.iter().map(|row| &row.repo).eq(plain.repos.iter());
    if !same_rows {
        return Some(String::from("the first rows differ"));
    }
    let mine: HashMap<(FacetField, &str), u32> = page
        .facets
        .iter()
        .flat_map(|facet| {
            facet
                .values
                .iter()
                .map(|value| ((facet.field, value.key.as_str()), value.count))
        })
        .collect();
    plain.counts.iter().find_map(|(field, key, n)| {
        let mine = mine.get(&(*field, key.as_str()))?;
        (mine != n).then(|| format!("{}:{key} is {mine} for ours, {n} for the other", field.as_str()))
    })
}

/// Whether the engines can be asked the same: words and filters, no phrase and no order of ours.
fn comparable(stroke: &Stroke) -> bool {
    let query = index::parse(&stroke.words);
    let words_alone = query
        .tokens()
        .iter()
        .all(|token| matches!(token.wanted, index::Wanted::Words) && !token.negated);
    // More than two characters of a run have to stand side by side, which the others are not asked for.
    let run = |word: &str| !word.is_ascii() && word.chars().nth(2).is_some();
    let side_by_side = query.tokens().iter().any(|token| token.normalised.split(' ').any(run));
    stroke.is_plain() && words_alone && !side_by_side
}

/// The words of a query, each with its spellings (`müller` is `muller` or `mueller`), to be taken for beginnings. An engine
/// that is asked for one spelling alone misses what is written the other way: “üb” is also the beginning of `uebersetzer`.
pub(crate) fn terms(words: &str) -> Vec<Vec<String>> {
    let query = index::parse(words);
    let searched = |token: &&index::Token| matches!(token.wanted, index::Wanted::Words);
    let mut terms: Vec<Vec<String>> = query
        .tokens()
        .iter()
        .filter(searched)
        .flat_map(index::Token::beginnings)
        .collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Every word under which a model is found: of its id and of its other names, which are a list in JSON.
pub(crate) fn found_under(repo: &str, aliases: &str) -> Result<Vec<String>> {
    let aliases: Vec<String> = serde_json::from_str(aliases)?;
    let mut words: Vec<String> = index::found_under(repo);
    words.extend(aliases.iter().flat_map(|name| index::found_under(name)));
    Ok(words)
}

fn common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

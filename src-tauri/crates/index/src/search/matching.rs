//! Which rows hold the words, phrases and owners of a query.

use super::few;
use super::ready::Subject;
use super::tolerant::Tolerance;
use super::understood::{Understood, is_understood};
use crate::fold::{self, Atom};
use crate::image::Numbers;
use crate::read::View;
use crate::rows::{Bits, Found};
use crate::{Query, Token, Wanted};
use std::ops::Range;

/// Rows of one searched word: of the word itself, of all that begin with it, in either spelling.
#[derive(Default)]
pub(super) struct Term<'a> {
    lists: Vec<Numbers<'a>>,
    /// Whether there is one list and it rises, as the rows of a single word do.
    rising: bool,
}

impl<'a> Term<'a> {
    fn size(&self) -> usize {
        self.lists.iter().map(|list| list.len()).sum()
    }

    fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.lists.iter().flat_map(|list| list.iter())
    }

    /// The rows of a word outside quotes, in all its spellings; none of a run.
    pub(super) fn of(view: &View<'a>, atom: &Atom) -> Self {
        match atom {
            Atom::Word(word, None) => Self::beginning(view, &[word]),
            Atom::Word(word, Some(other)) => Self::beginning(view, &[word, other]),
            Atom::Run(_) => Self::default(),
        }
    }

    /// Whether fewer rows than these hold the word.
    pub(super) fn is_rarer_than(&self, view: &View<'_>, rows: u32) -> bool {
        self.size() <= few(view.rows) as usize && union(view, self).count() < rows
    }

    fn exactly(view: &View<'a>, word: &str) -> Self {
        let place = view.words.place(word);
        Self {
            lists: place.map(|at| view.words.rows_of(at..at + 1)).into_iter().collect(),
            rising: true,
        }
    }

    fn beginning(view: &View<'a>, words: &[&str]) -> Self {
        let ranges: Vec<_> = words.iter().map(|word| view.words.beginning_with(word)).collect();
        let rising = ranges.len() == 1 && ranges[0].len() <= 1;
        Self {
            lists: ranges.into_iter().map(|range| view.words.rows_of(range)).collect(),
            rising,
        }
    }
}

/// What a token asks of a row's text beyond the terms.
pub(super) struct Check {
    phrase: String,
    open: bool,
}

/// What tokens demand together.
#[derive(Default)]
struct Demands<'a> {
    terms: Vec<Term<'a>>,
    checks: Vec<Check>,
}

impl<'a> Demands<'a> {
    /// Adds a token of words or a phrase, the former read as `tolerances` say.
    fn add(&mut self, view: &View<'a>, (place, token): (usize, &Token), tolerances: &[Tolerance]) {
        if token.wanted != Wanted::Words {
            return clause(view, token, &mut self.terms, &mut self.checks);
        }
        for (at, atom) in token.atoms.iter().enumerate() {
            match tolerances.iter().find(|t| t.token == place && t.atom == at) {
                None => loose(view, atom, &mut self.terms, &mut self.checks),
                Some(tolerance) => {
                    let mut term = Term::of(view, atom);
                    term.rising = false;
                    let more = tolerance.stretches().map(|range| view.words.rows_of(range));
                    term.lists.extend(more);
                    self.terms.push(term);
                }
            }
        }
    }

    /// The rows that fit, of those in `among`.
    fn rows(self, view: &View<'_>, among: Option<&Found>) -> Found {
        let mut rows = common(view, self.terms);
        if !self.checks.is_empty() {
            if let Some(among) = among {
                rows.keep_common(among);
            }
            verify(view, &mut rows, &self.checks);
        }
        rows
    }
}

/// The rows that fit every word, phrase and owner of `query` and no excluded one; words among `tolerances` also fit as
/// these say, and words that are understood by what they mean.
pub(super) fn matching(view: &View<'_>, query: &Query, understood: &[Understood], tolerances: &[Tolerance]) -> Found {
    let searched = |token: &Token| matches!(token.wanted, Wanted::Words | Wanted::Phrase { .. });
    let mut demands = Demands::default();
    for (place, token) in query.tokens().iter().enumerate() {
        let plain = searched(token) && !token.negated && !is_understood(understood, place);
        if plain && !said_before(query, understood, place) {
            demands.add(view, (place, token), tolerances);
        }
    }
    let checks = std::mem::take(&mut demands.checks);
    let mut found = demands.rows(view, None);
    let negated = |sense: &Understood| {
        query
            .tokens()
            .get(sense.tokens.start)
            .is_some_and(|token| token.negated)
    };
    for sense in understood {
        if negated(sense) {
            found.take_away(view.rows, &sense.rows);
        } else {
            found.keep_common(&sense.rows);
        }
    }
    owners(view, query, &mut found);
    for (place, token) in query.tokens().iter().enumerate() {
        if !token.negated || !searched(token) || is_understood(understood, place) {
            continue;
        }
        if found.is_empty() {
            return found;
        }
        let mut demands = Demands::default();
        demands.add(view, (place, token), &[]);
        found.take_away(view.rows, &demands.rows(view, Some(&found)));
    }
    verify(view, &mut found, &checks);
    found
}

/// The rows that hold the words of these tokens as they stand.
pub(super) fn holding(view: &View<'_>, query: &Query, tokens: &Range<usize>) -> Found {
    let mut demands = Demands::default();
    let tokens = query
        .tokens()
        .iter()
        .enumerate()
        .filter(|(place, _)| tokens.contains(place));
    tokens.for_each(|token| demands.add(view, token, &[]));
    demands.rows(view, None)
}

/// Whether the words of this token have stood in the query before, to be found as they are; said twice they find nothing
/// else.
pub(super) fn said_before(query: &Query, understood: &[Understood], place: usize) -> bool {
    let Some((token, before)) = query.tokens().get(..=place).and_then(<[Token]>::split_last) else {
        return false;
    };
    let same = |(at, other): (usize, &Token)| {
        other.wanted == Wanted::Words
            && other.negated == token.negated
            && other.atoms == token.atoms
            && !is_understood(understood, at)
    };
    token.wanted == Wanted::Words && before.iter().enumerate().any(same)
}

/// The stretch of the dictionary that alone decides which rows hold the words of `query`: all rows where it has none,
/// nothing where more is asked.
pub(super) fn subject(view: &View<'_>, query: &Query, understood: &[Understood]) -> Option<Subject> {
    let mut subject = Subject::Everything;
    for (place, token) in query.tokens().iter().enumerate() {
        if said_before(query, understood, place) {
            continue;
        }
        match (&token.wanted, token.atoms.as_slice()) {
            (Wanted::Nothing | Wanted::Facet(..), _) => {}
            (Wanted::Words, _) if is_understood(understood, place) => return None,
            (Wanted::Words, [Atom::Word(word, None)]) if !token.negated && subject == Subject::Everything => {
                let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                let range = view.words.beginning_with(word);
                subject = Subject::Words(place(range.start), place(range.end));
            }
            _ => return None,
        }
    }
    Some(subject)
}

fn verify(view: &View<'_>, found: &mut Found, checks: &[Check]) {
    if checks.is_empty() {
        return;
    }
    let mut list = std::mem::replace(found, Found::none()).into_list();
    for check in checks {
        view.texts.keep_holding(&mut list, &check.phrase, check.open);
    }
    *found = Found::List(list);
    if found.count() > few(view.rows) {
        *found = Found::Bits(std::mem::replace(found, Found::none()).into_bits(view.rows));
    }
}

/// Adds what a token of words or a phrase demands.
fn clause<'a>(view: &View<'a>, token: &Token, terms: &mut Vec<Term<'a>>, checks: &mut Vec<Check>) {
    let open = match token.wanted {
        Wanted::Phrase { closed } => !closed,
        _ => {
            token.atoms.iter().for_each(|atom| loose(view, atom, terms, checks));
            return;
        }
    };
    let last = token.atoms.len().saturating_sub(1);
    for (at, atom) in token.atoms.iter().enumerate() {
        match atom {
            Atom::Word(word, _) if open && at == last => terms.push(Term::beginning(view, &[word])),
            Atom::Word(word, _) => terms.push(Term::exactly(view, word)),
            Atom::Run(run) => run_terms(view, run, terms),
        }
    }
    let single = matches!(token.atoms.as_slice(), [Atom::Word(..)]);
    if !single {
        checks.push(Check {
            phrase: fold::spelled(&token.atoms),
            open,
        });
    }
}

/// A word outside quotes begins a word of the row; a run stands in the row as it is.
fn loose<'a>(view: &View<'a>, atom: &Atom, terms: &mut Vec<Term<'a>>, checks: &mut Vec<Check>) {
    match atom {
        Atom::Word(..) => terms.push(Term::of(view, atom)),
        Atom::Run(run) => {
            run_terms(view, run, terms);
            if run.chars().nth(2).is_some() {
                checks.push(Check {
                    phrase: fold::spelled(std::slice::from_ref(atom)),
                    open: false,
                });
            }
        }
    }
}

/// A run is found by its pairs, a single character as the beginning of one.
fn run_terms<'a>(view: &View<'a>, run: &str, terms: &mut Vec<Term<'a>>) {
    let before = terms.len();
    terms.extend(fold::pairs(run).map(|pair| Term::exactly(view, pair)));
    if terms.len() == before {
        terms.push(Term::beginning(view, &[run]));
    }
}

/// The rows common to all terms; all rows when there is none. The rarest term goes first.
fn common(view: &View<'_>, mut terms: Vec<Term<'_>>) -> Found {
    terms.sort_by_key(Term::size);
    let mut terms = terms.into_iter();
    let Some(first) = terms.next() else {
        return Found::All(view.rows);
    };
    let mut found = union(view, &first);
    for term in terms {
        if found.is_empty() {
            return found;
        }
        narrow(view, &mut found, &term);
    }
    found
}

fn union(view: &View<'_>, term: &Term<'_>) -> Found {
    if term.size() <= few(view.rows) as usize {
        let mut list: Vec<u32> = term.rows().filter(|row| *row < view.rows).collect();
        list.sort_unstable();
        list.dedup();
        return Found::List(list);
    }
    let mut bits = Bits::none(view.rows);
    bits.insert_all(term.rows());
    Found::Bits(bits)
}

fn narrow(view: &View<'_>, found: &mut Found, term: &Term<'_>) {
    match found {
        Found::List(list) if term.rising && term.size() > 16 * list.len() => {
            let rows = term.lists.first().copied().unwrap_or_default();
            list.retain(|row| {
                let at = crate::image::partition(rows.len(), |at| rows.get(at).is_some_and(|r| r < *row));
                rows.get(at) == Some(*row)
            });
        }
        Found::List(list) => {
            let mut bits = Bits::none(view.rows);
            bits.insert_all(term.rows());
            list.retain(|row| bits.has(*row));
        }
        Found::Bits(mine) => {
            let mut bits = Bits::none(view.rows);
            bits.insert_all(term.rows());
            mine.keep_common(&bits);
            if mine.count() <= few(view.rows) {
                *found = Found::List(mine.iter().collect());
            }
        }
        Found::All(_) => *found = union(view, term),
    }
}

/// Keeps the rows of any wanted owner and takes those of every excluded one away.
fn owners(view: &View<'_>, query: &Query, found: &mut Found) {
    let mut wanted: Option<Bits> = None;
    for token in query.tokens() {
        let Wanted::Owner(owners) = &token.wanted else { continue };
        for owner in owners {
            let terms = owner
                .split(' ')
                .map(|word| Term::exactly_or_character(view, word))
                .collect();
            let mut rows = common(view, terms);
            rows.retain(view.rows, |row| view.texts.owned_by(row, owner));
            if token.negated {
                found.take_away(view.rows, &rows);
            } else {
                wanted
                    .get_or_insert_with(|| Bits::none(view.rows))
                    .add(&rows.into_bits(view.rows));
            }
        }
    }
    if let Some(wanted) = wanted {
        found.keep_common(&Found::Bits(wanted));
    }
}

impl<'a> Term<'a> {
    /// A word of a spelled text: whole, or a character out of a run, which begins a pair or stands alone.
    fn exactly_or_character(view: &View<'a>, word: &str) -> Self {
        if word.chars().nth(1).is_none() && !word.is_ascii() {
            Self::beginning(view, &[word])
        } else {
            Self::exactly(view, word)
        }
    }
}

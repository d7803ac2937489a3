//! Text to query. Never fails: what cannot be understood is searched as words or left aside, with a note.

use super::quantity::{Operator, span};
use super::sense::senses;
use super::vocabulary::{self, Field};
use super::{Measure, Note, Query, Token, Wanted, filter_text};
use crate::fold::{self, Atom};
use atlas::FacetField;

/// Longer texts are cut here.
const MAX_BYTES: usize = 4096;
const MAX_TOKENS: usize = 64;
/// Words and runs that are searched for; beyond this a hostile query costs more than a frame.
const MAX_ATOMS: usize = 12;
/// Values of one field in one token.
const MAX_VALUES: usize = 32;

/// Reads a search as a person types it.
///
/// Words find every model whose id or alias has words beginning with them; `"quoted words"` stand together and whole;
/// `-` leaves out; `field:value` and `field:a,b` filter (several values of a field mean *or*, different fields *and*);
/// `params>7b`, `params:7b..70b`, `downloads>=1m`, `created<2024-08-19`, `year>=2024` compare; `field:unknown` finds
/// what nobody has said. Fields and common values go by English, German and Chinese names; tasks, languages and
/// relations are also found by such a name without a field.
#[must_use]
pub fn parse(text: &str) -> Query {
    let mut query = read(text);
    query.senses = senses(&query.tokens);
    query
}

fn read(text: &str) -> Query {
    let mut reader = Reader::default();
    let kept = reader.bounded(text);
    let mut rest = kept;
    let mut units = 0_u32;
    loop {
        let trimmed = rest.trim_start();
        units += utf16_len(&rest[..rest.len() - trimmed.len()]);
        if trimmed.is_empty() {
            return reader.query;
        }
        if reader.query.tokens.len() >= MAX_TOKENS {
            reader.query.notes.push(Note::TooManyTokens);
            return reader.query;
        }
        let length = token_length(trimmed);
        let (raw, after) = trimmed.split_at(length);
        let end = units + utf16_len(raw);
        reader.token(raw, units, end);
        units = end;
        rest = after;
    }
}

fn utf16_len(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '＂')
}

fn is_operator(c: char) -> bool {
    matches!(c, ':' | '：' | '=' | '＝' | '<' | '＜' | '>' | '＞' | '≤' | '≥')
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '|')
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '－')
}

/// How many bytes the first token of `text` takes: to the next white space outside quotes. A quote opens at the start
/// of a token and behind an operator or comma; inside a word it is just a character.
fn token_length(text: &str) -> usize {
    let mut quoted = false;
    let mut may_open = true;
    for (at, c) in text.char_indices() {
        if quoted {
            if is_quote(c) {
                quoted = false;
                // A phrase ends with its closing quote; behind a field another value may follow.
                if text[..at].find(is_operator).is_none() {
                    return at + c.len_utf8();
                }
            }
        } else if is_quote(c) && may_open {
            quoted = true;
        } else if c.is_whitespace() {
            return at;
        }
        may_open = is_operator(c) || is_comma(c) || (at == 0 && is_minus(c));
    }
    text.len()
}

#[derive(Default)]
struct Reader {
    query: Query,
    atoms: usize,
}

impl Reader {
    fn bounded<'a>(&mut self, text: &'a str) -> &'a str {
        if text.len() <= MAX_BYTES {
            return text;
        }
        self.query.notes.push(Note::TooLong);
        let end = (0..=MAX_BYTES).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        &text[..end]
    }

    fn token(&mut self, raw: &str, start: u32, end: u32) {
        let body = raw.strip_prefix(is_minus).filter(|rest| !rest.is_empty());
        let mut token = Token {
            start,
            end,
            negated: body.is_some(),
            wanted: Wanted::Nothing,
            normalised: raw.to_owned(),
            raw: raw.to_owned(),
            atoms: Vec::new(),
        };
        let body = body.unwrap_or(raw);
        if let Some(phrase) = body.strip_prefix(is_quote) {
            self.phrase(&mut token, phrase);
        } else if let Some((name, operator, value)) = split_field(body) {
            self.field(&mut token, body, name, operator, value);
        } else {
            self.words(&mut token, body);
        }
        self.query.tokens.push(token);
    }

    fn note(&mut self, note: impl FnOnce(usize) -> Note) {
        let place = self.query.tokens.len();
        self.query.notes.push(note(place));
    }

    fn phrase(&mut self, token: &mut Token, text: &str) {
        let closed = text.ends_with(is_quote);
        self.searched(token, text.trim_end_matches(is_quote), Wanted::Phrase { closed });
    }

    fn words(&mut self, token: &mut Token, text: &str) {
        self.searched(token, path_of(text), Wanted::Words);
    }

    fn searched(&mut self, token: &mut Token, text: &str, wanted: Wanted) {
        let atoms = fold::atoms(text);
        if atoms.is_empty() {
            return;
        }
        if self.atoms + atoms.len() > MAX_ATOMS {
            self.note(|token| Note::TooManyWords { token });
            return;
        }
        self.atoms += atoms.len();
        let folded = join(&atoms);
        let minus = if token.negated { "-" } else { "" };
        token.normalised = match wanted {
            Wanted::Phrase { .. } => format!("{minus}\"{folded}\""),
            _ => format!("{minus}{folded}"),
        };
        token.atoms = atoms;
        token.wanted = wanted;
    }

    fn field(&mut self, token: &mut Token, body: &str, name: &str, operator: Operator, value: &str) {
        let Some(field) = vocabulary::field(name) else {
            if !body.contains("://") {
                self.note(|token| Note::UnknownField {
                    token,
                    name: name.to_owned(),
                });
            }
            return self.words(token, body);
        };
        if value.is_empty() {
            return self.note(|token| Note::NoValue { token });
        }
        match (field, operator) {
            (Field::Measure(measure), _) => self.range(token, measure, operator, value),
            (Field::Facet(FacetField::Year), _) if operator != Operator::Is || value.contains("..") => {
                self.range(token, Measure::Created, operator, value);
            }
            (Field::Facet(FacetField::Size), _) if operator != Operator::Is => {
                self.range(token, Measure::Params, operator, value);
            }
            (Field::Facet(facet), Operator::Is) => self.facet(token, facet, value),
            (Field::Owner, Operator::Is) => self.owner(token, value),
            (Field::Facet(_) | Field::Owner, _) => self.note(|token| Note::NotComparable { token }),
        }
    }

    fn range(&mut self, token: &mut Token, measure: Measure, operator: Operator, value: &str) {
        let value = value.trim_matches(is_quote).replace('–', "..").to_lowercase();
        let Some(span) = span(measure, operator, &value) else {
            return self.note(|token| Note::BadNumber { token, text: value });
        };
        let minus = if token.negated { "-" } else { "" };
        token.normalised = format!("{minus}{}{}{value}", measure.as_str(), operator.as_str());
        token.wanted = Wanted::Range(measure, span);
    }

    fn facet(&mut self, token: &mut Token, field: FacetField, value: &str) {
        let mut keys: Vec<String> = Vec::new();
        for words in values(value) {
            let key = vocabulary::value(field, words);
            if !key.is_empty() && !keys.contains(&key) && keys.len() < MAX_VALUES {
                keys.push(key);
            }
        }
        if keys.is_empty() {
            return self.note(|token| Note::NoValue { token });
        }
        token.normalised = filter_text(field, &keys.iter().collect::<Vec<_>>(), token.negated);
        token.wanted = Wanted::Facet(field, keys);
    }

    fn owner(&mut self, token: &mut Token, value: &str) {
        let mut owners: Vec<String> = Vec::new();
        for words in values(value) {
            let owner = fold::spelled(&fold::atoms(words));
            if !owner.is_empty() && !owners.contains(&owner) && owners.len() < MAX_ATOMS {
                owners.push(owner);
            }
        }
        if owners.is_empty() {
            return self.note(|token| Note::NoValue { token });
        }
        let minus = if token.negated { "-" } else { "" };
        let names: Vec<String> = owners.iter().map(|o| o.replace(' ', "-")).collect();
        token.normalised = format!("{minus}owner:{}", names.join(","));
        token.wanted = Wanted::Owner(owners);
    }
}

fn join(atoms: &[Atom]) -> String {
    atoms.iter().map(Atom::text).collect::<Vec<_>>().join(" ")
}

/// A pasted address counts as the id in it: the first two steps of its path.
fn path_of(text: &str) -> &str {
    let Some((scheme, rest)) = text.split_once("://") else {
        return text;
    };
    if !matches!(scheme, "http" | "https") {
        return text;
    }
    let Some((_, path)) = rest.split_once('/') else {
        return rest;
    };
    let end = path.match_indices('/').nth(1).map_or(path.len(), |(at, _)| at);
    path[..end].split(['?', '#']).next().unwrap_or_default()
}

/// `licence`, `:`, `apache-2.0` out of `licence:apache-2.0`; nothing when no name stands before the operator.
fn split_field(body: &str) -> Option<(&str, Operator, &str)> {
    let at = body.find(is_operator)?;
    let name = &body[..at];
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
        return None;
    }
    let (operator, value) = split_operator(&body[at..])?;
    // `params:>7b` is as good as `params>7b`; `size:<1b` is a value.
    if operator == Operator::Is
        && matches!(vocabulary::field(name), Some(Field::Measure(_)))
        && let Some((inner, rest)) = split_operator(value)
    {
        return Some((name, inner, rest));
    }
    Some((name, operator, value))
}

fn split_operator(text: &str) -> Option<(Operator, &str)> {
    let mut rest = text.chars();
    let first = rest.next().filter(|c| is_operator(*c))?;
    let after = rest.as_str();
    let or_equal = after.strip_prefix(['=', '＝']);
    Some(match first {
        '<' | '＜' => or_equal.map_or((Operator::Less, after), |r| (Operator::AtMost, r)),
        '>' | '＞' => or_equal.map_or((Operator::More, after), |r| (Operator::AtLeast, r)),
        '≤' => (Operator::AtMost, after),
        '≥' => (Operator::AtLeast, after),
        _ => (Operator::Is, or_equal.unwrap_or(after)),
    })
}

/// The values of a list: between commas, quotes taken off. Commas inside quotes belong to the value.
fn values(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        if is_quote(c) {
            quoted = !quoted;
        } else if is_comma(c) && !quoted {
            out.push(&text[start..at]);
            start = at + c.len_utf8();
        }
    }
    out.push(&text[start..]);
    out.into_iter().map(|v| v.trim_matches(is_quote).trim()).collect()
}

#[cfg(test)]
mod tests;

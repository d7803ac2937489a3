//! A search as a person writes it: what each part means, where it stands, and how the text is without it.

mod parse;
mod quantity;
mod sense;
mod vocabulary;

pub use parse::parse;
pub use quantity::Span;
pub(crate) use sense::Sense;

use crate::fold::Atom;
use atlas::FacetField;

/// A number or date that can be compared in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Total parameters. Query: `params>7b`, `params:7b..70b`.
    Params,
    /// Downloads as the atlas ranks by them. Query: `downloads>1m`.
    Downloads,
    /// Likes on the Hub. Query: `likes>100`.
    Likes,
    /// Day on which the repository was created, in days since 1970. Query: `created<2024-08-19`, `year>=2024`.
    Created,
    /// Longest context in tokens. Query: `context>=128k`.
    Context,
}

impl Measure {
    /// Every measure, in the order of the file format.
    pub const ALL: [Self; 5] = [Self::Params, Self::Downloads, Self::Likes, Self::Created, Self::Context];

    /// The measure's name in queries.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Params => "params",
            Self::Downloads => "downloads",
            Self::Likes => "likes",
            Self::Created => "created",
            Self::Context => "context",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.as_str() == name)
    }
}

/// What one part of a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Every word in it must begin a word of the model's id or aliases; Chinese stands together as written.
    Words,
    /// The words stand next to each other, whole. While the closing quote is missing the last one is a beginning.
    Phrase {
        /// Whether the closing quote is there.
        closed: bool,
    },
    /// One of these values, by key; a key that no model has stands for all that begin with it.
    Facet(FacetField, Vec<String>),
    /// The part of the id before the slash is one of these, case folded.
    Owner(Vec<String>),
    /// The number is known and lies in the span.
    Range(Measure, Span),
    /// Nothing: an unfinished or unreadable part. A [`Note`] says why.
    Nothing,
}

/// A part of the query's text and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it starts, in UTF-16 units as a browser counts.
    pub start: u32,
    /// Where it ends, likewise.
    pub end: u32,
    /// Whether models that fit are left out. The exact complement: what is unknown about a model never leaves it out.
    pub negated: bool,
    /// What it asks for.
    pub wanted: Wanted,
    /// The same in canonical spelling, `-` included: `country:cn`, `params>7b`, `"qwen2 72b"`.
    pub normalised: String,
    pub(crate) raw: String,
    pub(crate) atoms: Vec<Atom>,
}

impl Token {
    /// For measuring other engines over the words of [`crate::found_under`]: of each of these some beginning has to stand
    /// in a row, as the words of the token stand there. Characters of a run in their order are asked for two by two,
    /// which is a little less than is asked here.
    #[must_use]
    pub fn beginnings(&self) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        for atom in &self.atoms {
            match atom {
                Atom::Word(word, other) => out.push([word].into_iter().chain(other).cloned().collect()),
                Atom::Run(run) => {
                    let before = out.len();
                    out.extend(crate::fold::pairs(run).map(|pair| vec![pair.to_owned()]));
                    if out.len() == before {
                        out.push(vec![run.clone()]);
                    }
                }
            }
        }
        out
    }
}

/// Something in the query that could not be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// There is no field of that name; the part is searched as words.
    UnknownField {
        /// Which token.
        token: usize,
        /// The name as written.
        name: String,
    },
    /// The number or date cannot be read; the part is left aside.
    BadNumber {
        /// Which token.
        token: usize,
        /// The number as written.
        text: String,
    },
    /// Nothing stands behind the operator yet; the part is left aside.
    NoValue {
        /// Which token.
        token: usize,
    },
    /// The field has values, not an order, so `<` and `>` do not apply; the part is left aside.
    NotComparable {
        /// Which token.
        token: usize,
    },
    /// More words than are searched; this part is left aside.
    TooManyWords {
        /// Which token.
        token: usize,
    },
    /// More parts than are read; the rest is left aside.
    TooManyTokens,
    /// The text is longer than is read; the rest is left aside.
    TooLong,
}

/// A parsed search. Made by [`parse`], which never fails.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    tokens: Vec<Token>,
    notes: Vec<Note>,
    senses: Vec<Sense>,
}

impl Query {
    /// The parts, in the order of the text.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// What was not understood or left aside.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What tokens mean besides their words.
    pub(crate) fn senses(&self) -> &[Sense] {
        &self.senses
    }

    /// Whether nothing at all is asked, so that every model is an answer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.iter().all(|t| t.wanted == Wanted::Nothing)
    }

    /// The text without the token at this place, one space between the others.
    #[must_use]
    pub fn without(&self, place: usize) -> String {
        self.text_of(|at, _| at != place)
    }

    /// The text with only words and phrases, excluded ones too: what is left when every filter is taken away.
    #[must_use]
    pub fn words_only(&self) -> String {
        self.text_of(|_, token| matches!(token.wanted, Wanted::Words | Wanted::Phrase { .. }))
    }

    /// The text in which `field` has `key` among its wanted (`Some(true)`) or excluded (`Some(false)`) values, or in
    /// neither (`None`): what a press on a facet makes of the query. Other parts keep their place and spelling.
    #[must_use]
    pub fn with_facet(&self, field: FacetField, key: &str, state: Option<bool>) -> String {
        let key_folded = crate::fold::value(key);
        let mut parts = Vec::new();
        for token in &self.tokens {
            let Wanted::Facet(of, values) = &token.wanted else {
                parts.push(token.raw.clone());
                continue;
            };
            let named = |v: &String| crate::fold::value(v) == key_folded;
            if *of != field || !values.iter().any(named) {
                parts.push(token.raw.clone());
                continue;
            }
            let rest: Vec<&String> = values.iter().filter(|v| !named(v)).collect();
            if !rest.is_empty() {
                parts.push(filter_text(field, &rest, token.negated));
            }
        }
        if let Some(wanted) = state {
            parts.push(filter_text(field, &[&key.to_owned()], !wanted));
        }
        parts.join(" ")
    }

    fn text_of(&self, keep: impl Fn(usize, &Token) -> bool) -> String {
        let kept = self.tokens.iter().enumerate().filter(|(at, token)| keep(*at, token));
        kept.map(|(_, token)| token.raw.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// `-country:cn,us`, with quotes where a value needs them.
pub(crate) fn filter_text(field: FacetField, values: &[&String], negated: bool) -> String {
    let quoted = values.iter().map(|v| quoted_if_needed(v)).collect::<Vec<_>>();
    format!(
        "{}{}:{}",
        if negated { "-" } else { "" },
        field.as_str(),
        quoted.join(",")
    )
}

fn quoted_if_needed(value: &str) -> String {
    let plain = value.chars().all(|c| c.is_alphanumeric() || "-_.@<>".contains(c));
    if plain && !value.is_empty() {
        value.to_owned()
    } else {
        format!("\"{value}\"")
    }
}

//! Reads a policy, and says line by line what cannot be read.

use super::{Policy, Rule, When};
use crate::{Table, openness::definitions};
use atlas::{Stance, Verdict};
use std::{collections::BTreeSet, ops::Range};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// What a policy may hold at most; a person's is a few lines, and a file may come from anybody.
const MOST_BYTES: usize = 256 * 1024;
const MOST_RULES: usize = 500;
const MOST_CHARS: usize = 2_000;

/// A policy cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {key}: {problem}")]
pub struct PolicyError {
    /// Where, from 1.
    pub line: usize,
    /// Which key; the name of the file's part where it is no single key.
    pub key: String,
    /// What is wrong.
    pub problem: PolicyProblem,
}

/// What is wrong with a key of a policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyProblem {
    /// It is no TOML.
    #[error("{0}")]
    Syntax(String),
    /// There is no such key.
    #[error("is no key of a policy; allowed here: {}", .allowed.join(", "))]
    UnknownKey {
        /// The keys that may stand there.
        allowed: Vec<&'static str>,
    },
    /// It has to be there.
    #[error("is missing")]
    Missing,
    /// It is another kind of value.
    #[error("must be {wanted}")]
    Kind {
        /// The kind that is wanted.
        wanted: &'static str,
    },
    /// The value is none of those that may stand there.
    #[error("“{value}” is not known; allowed: {}", some(.allowed))]
    Value {
        /// The value.
        value: String,
        /// The values that may stand there.
        allowed: Vec<String>,
    },
    /// It says nothing, or more than a policy holds.
    #[error("must hold {wanted}")]
    Size {
        /// What it must hold.
        wanted: &'static str,
    },
}

/// The first of a long list, and how many more.
fn some(allowed: &[String]) -> String {
    const SHOWN: usize = 24;
    let shown = allowed
        .iter()
        .take(SHOWN)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    match allowed.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} … ({more} more)"),
    }
}

impl Policy {
    /// Reads a policy against the embedded table, so that a rule cannot name what does not exist.
    ///
    /// # Errors
    /// At the first thing that cannot be read, with its line, its key and what is allowed there.
    pub fn read(text: &str) -> Result<Self, PolicyError> {
        let reader = Reader { text };
        if text.len() > MOST_BYTES {
            return Err(reader.wrong(
                0,
                "policy",
                PolicyProblem::Size {
                    wanted: "at most 256 KiB",
                },
            ));
        }
        let document = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            reader.wrong(at, "policy", PolicyProblem::Syntax(error.message().to_owned()))
        })?;
        reader.policy(document.get_ref())
    }
}

type Value<'a> = Spanned<DeValue<'a>>;

struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    fn wrong(&self, at: usize, key: &str, problem: PolicyProblem) -> PolicyError {
        let before = self.text.get(..at).unwrap_or(self.text);
        PolicyError {
            line: before.matches('\n').count() + 1,
            key: key.to_owned(),
            problem,
        }
    }

    fn policy(&self, document: &DeTable<'_>) -> Result<Policy, PolicyError> {
        self.known_keys(document, &["name", "default", "rule"])?;
        let whole = 0..0;
        let name = self.text(document, "name", &whole)?;
        let name = name.ok_or_else(|| self.wrong(0, "name", PolicyProblem::Missing))?;
        let default = self.stance(document, "default", &whole)?;
        let mut rules = Vec::new();
        if let Some(value) = document.get("rule") {
            let at = value.span().start;
            let listed = value.get_ref().as_array();
            let listed = listed.ok_or_else(|| {
                self.wrong(
                    at,
                    "rule",
                    PolicyProblem::Kind {
                        wanted: "[[rule]] tables",
                    },
                )
            })?;
            if listed.len() > MOST_RULES {
                return Err(self.wrong(
                    at,
                    "rule",
                    PolicyProblem::Size {
                        wanted: "at most 500 rules",
                    },
                ));
            }
            for rule in listed.iter() {
                rules.push(self.rule(rule)?);
            }
        }
        Ok(Policy { name, default, rules })
    }

    fn rule(&self, value: &Value<'_>) -> Result<Rule, PolicyError> {
        let span = value.span();
        let kind = || {
            self.wrong(
                span.start,
                "rule",
                PolicyProblem::Kind {
                    wanted: "a [[rule]] table",
                },
            )
        };
        let table = value.get_ref().as_table().ok_or_else(kind)?;
        self.known_keys(table, &["then", "when", "why"])?;
        let then = self.stance(table, "then", &span)?;
        let why = self.text(table, "why", &span)?;
        let when = table
            .get("when")
            .ok_or_else(|| self.wrong(span.start, "when", PolicyProblem::Missing))?;
        let place = when.span();
        let kind = || {
            self.wrong(
                place.start,
                "when",
                PolicyProblem::Kind {
                    wanted: "a table, as { licence = \"mit\" }",
                },
            )
        };
        let when = self.when(when.get_ref().as_table().ok_or_else(kind)?, &place)?;
        Ok(Rule { then, when, why })
    }

    fn when(&self, table: &DeTable<'_>, place: &Range<usize>) -> Result<When, PolicyError> {
        const KEYS: [&str; 8] = [
            "term", "value", "licence", "family", "country", "maker", "openness", "verdict",
        ];
        self.known_keys(table, &KEYS)?;
        let found = When {
            term: self.one_of(table, "term", place, || {
                Table::keys().into_iter().map(String::from).collect()
            })?,
            value: self.text(table, "value", place)?,
            licence: self.one_of(table, "licence", place, slugs)?,
            family: self.one_of(table, "family", place, families)?,
            country: self.country(table, place)?,
            maker: self.text(table, "maker", place)?,
            openness: self.one_of(table, "openness", place, || {
                definitions().iter().map(|d| d.key.clone()).collect()
            })?,
            verdict: self
                .one_of(table, "verdict", place, verdicts)?
                .and_then(|v| Verdict::from_name(&v)),
        };
        if found.conditions().is_empty() {
            return Err(self.wrong(
                place.start,
                "when",
                PolicyProblem::Size {
                    wanted: "at least one condition",
                },
            ));
        }
        if found.value.is_some() && found.term.is_none() {
            return Err(self.wrong(place.start, "term", PolicyProblem::Missing));
        }
        Ok(found)
    }

    fn known_keys(&self, table: &DeTable<'_>, allowed: &[&'static str]) -> Result<(), PolicyError> {
        let strange = table.keys().find(|k| !allowed.contains(&k.get_ref().as_ref()));
        strange.map_or(Ok(()), |key| {
            let allowed = allowed.to_vec();
            Err(self.wrong(key.span().start, key.get_ref(), PolicyProblem::UnknownKey { allowed }))
        })
    }

    fn text(&self, table: &DeTable<'_>, key: &str, _place: &Range<usize>) -> Result<Option<String>, PolicyError> {
        let Some(value) = table.get(key) else {
            return Ok(None);
        };
        let at = value.span().start;
        let words = value.get_ref().as_str();
        let words = words.ok_or_else(|| {
            self.wrong(
                at,
                key,
                PolicyProblem::Kind {
                    wanted: "words in quotation marks",
                },
            )
        })?;
        if words.trim().is_empty() || words.chars().count() > MOST_CHARS {
            return Err(self.wrong(
                at,
                key,
                PolicyProblem::Size {
                    wanted: "between 1 and 2,000 characters",
                },
            ));
        }
        Ok(Some(words.to_owned()))
    }

    fn one_of(
        &self,
        table: &DeTable<'_>,
        key: &str,
        place: &Range<usize>,
        allowed: impl FnOnce() -> Vec<String>,
    ) -> Result<Option<String>, PolicyError> {
        let Some(value) = self.text(table, key, place)? else {
            return Ok(None);
        };
        let allowed = allowed();
        if allowed.contains(&value) {
            return Ok(Some(value));
        }
        let at = table.get(key).map_or(place.start, |v| v.span().start);
        Err(self.wrong(at, key, PolicyProblem::Value { value, allowed }))
    }

    fn stance(&self, table: &DeTable<'_>, key: &str, place: &Range<usize>) -> Result<Stance, PolicyError> {
        let names = || Stance::ALL.iter().map(|s| s.as_str().to_owned()).collect();
        let name = self.one_of(table, key, place, names)?;
        let stance = name.and_then(|name| Stance::from_name(&name));
        stance.ok_or_else(|| self.wrong(place.start, key, PolicyProblem::Missing))
    }

    fn country(&self, table: &DeTable<'_>, place: &Range<usize>) -> Result<Option<String>, PolicyError> {
        let Some(code) = self.text(table, "country", place)? else {
            return Ok(None);
        };
        let iso = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
        if iso || code == "unknown" {
            return Ok(Some(code));
        }
        let at = table.get("country").map_or(place.start, |v| v.span().start);
        let allowed = vec![String::from("a code of two capitals, as DE"), String::from("unknown")];
        Err(self.wrong(at, "country", PolicyProblem::Value { value: code, allowed }))
    }
}

fn slugs() -> Vec<String> {
    let slugs = Table::embedded().licences().map(|(_, l)| l.slug.clone());
    [String::from("unknown")].into_iter().chain(slugs).collect()
}

fn families() -> Vec<String> {
    let families: BTreeSet<&str> = Table::embedded().licences().map(|(_, l)| l.family.as_str()).collect();
    families.into_iter().map(String::from).collect()
}

fn verdicts() -> Vec<String> {
    Verdict::ALL.iter().map(|v| v.as_str().to_owned()).collect()
}

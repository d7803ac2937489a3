//! What a person may ask, and which terms answer: `data/questions.toml` as it is written, read once.

use crate::{Table, TableError, Term, Threshold};
use atlas::Answer;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// A question that can be asked of every licence.
#[derive(Debug)]
pub struct Question {
    /// Its key, `sell`; the window holds the sentence.
    pub key: String,
    pub(crate) territory: Option<String>,
    pub(crate) over: Option<Over>,
    pub(crate) hears: Vec<Hear>,
}

/// Every question, in the order of the list.
#[must_use]
pub fn questions() -> &'static [Question] {
    &BOOK.questions
}

/// The question with this key.
#[must_use]
pub fn question(key: &str) -> Option<&'static Question> {
    questions().iter().find(|q| q.key == key)
}

/// A supposition of the question itself: more than so many.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Over {
    pub(crate) metric: String,
    pub(crate) amount: f64,
}

/// A term that speaks to a question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hear {
    pub(crate) key: String,
    #[serde(default)]
    pub(crate) absent: Absent,
    #[serde(default)]
    pub(crate) unless: Vec<String>,
    #[serde(default)]
    pub(crate) after: Option<String>,
    #[serde(default)]
    pub(crate) modified: bool,
    #[serde(default)]
    pub(crate) r#where: bool,
    pub(crate) says: Vec<(String, Says)>,
}

/// What it means that a licence does not hold a term.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Absent {
    #[default]
    Silent,
    Unknown,
    Unread,
}

/// What a value comes to; `Silent`: it has no bearing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Says {
    Yes,
    Conditions,
    Ask,
    No,
    Unknown,
    Silent,
}

impl Says {
    fn answer(self) -> Option<Answer> {
        match self {
            Self::Yes => Some(Answer::Yes),
            Self::Conditions => Some(Answer::Conditions),
            Self::Ask => Some(Answer::Ask),
            Self::No => Some(Answer::No),
            Self::Unknown => Some(Answer::Unknown),
            Self::Silent => None,
        }
    }
}

/// What the pairs make of a value; one that is in no pair is unknown.
fn reads(says: &[(String, Says)], value: &str) -> Option<Answer> {
    let fits = |pattern: &str| match pattern.strip_prefix('~') {
        _ if pattern == "*" => true,
        Some(part) => value.contains(part),
        None => value.starts_with(pattern),
    };
    match says.iter().find(|(pattern, _)| fits(pattern)) {
        Some((_, says)) => says.answer(),
        None => Some(Answer::Unknown),
    }
}

impl Hear {
    /// What the term's value comes to; `None`: it has no bearing.
    pub(crate) fn reads(&self, term: &Term) -> Option<Answer> {
        reads(&self.says, &term.value)
    }

    /// What such a value would come to.
    pub(crate) fn reads_value(&self, value: &str) -> Option<Answer> {
        reads(&self.says, value)
    }
}

/// Which count a threshold means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Metric {
    pub(crate) key: String,
    metric: Vec<String>,
    measured: Vec<String>,
    pub(crate) circumstance: Option<Circumstance>,
}

/// A number the person may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Circumstance {
    Users,
    Revenue,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Consequences {
    says: Vec<(String, Says)>,
    wider: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionRow {
    key: String,
    territory: Option<String>,
    over: Option<Over>,
    #[serde(default)]
    parts: Vec<String>,
    hears: Vec<Hear>,
}

#[derive(Deserialize)]
struct Part {
    hears: Vec<Hear>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionsFile {
    #[serde(rename = "schema_version")]
    _schema_version: u32,
    metric: Vec<Metric>,
    consequences: Consequences,
    territories: BTreeMap<String, Vec<String>>,
    part: BTreeMap<String, Part>,
    question: Vec<QuestionRow>,
}

/// The file, read.
pub(crate) struct Book {
    questions: Vec<Question>,
    metrics: Vec<Metric>,
    consequences: Consequences,
    territories: BTreeMap<String, Vec<String>>,
}

static BOOK: LazyLock<Book> =
    LazyLock::new(|| Book::read().expect("the embedded file is read by a test of this crate"));

impl Book {
    pub(crate) fn embedded() -> &'static Self {
        &BOOK
    }

    pub(crate) fn read() -> Result<Self, TableError> {
        let file: QuestionsFile = crate::table::parse("questions.toml", include_str!("../data/questions.toml"))?;
        let parts = file.part;
        let questions = file.question.into_iter().map(|row| compose(row, &parts));
        let book = Self {
            questions: questions.collect::<Result<_, _>>()?,
            metrics: file.metric,
            consequences: file.consequences,
            territories: file.territories,
        };
        let vocabulary = Table::keys();
        let strange = book
            .questions
            .iter()
            .flat_map(|q| &q.hears)
            .flat_map(|h| h.unless.iter().chain(&h.after).chain([&h.key]))
            .find(|key| !vocabulary.contains(&key.as_str()));
        match strange {
            Some(key) => Err(dangling("key of the vocabulary", key)),
            None => Ok(book),
        }
    }

    /// The count a threshold means; `None`: one that we cannot name, which is then never compared.
    pub(crate) fn metric(&self, threshold: &Threshold) -> Option<&Metric> {
        let span = threshold.measured.as_deref().unwrap_or_default();
        self.metrics.iter().find(|m| {
            m.metric.iter().any(|words| threshold.metric.contains(words.as_str()))
                && m.measured.iter().any(|words| span.starts_with(words.as_str()))
        })
    }

    /// What holds beyond the threshold.
    pub(crate) fn becomes(&self, threshold: &Threshold) -> Answer {
        let words = threshold.consequence.as_deref().unwrap_or_default();
        // "Silent" is no answer to a number that is passed.
        reads(&self.consequences.says, words).unwrap_or(Answer::Unknown)
    }

    /// More is counted than what a person would say of one product today.
    pub(crate) fn counts_wider(&self, threshold: &Threshold) -> bool {
        let span = threshold.measured.as_deref().unwrap_or_default();
        let says = |words: &String| threshold.metric.contains(words.as_str()) || span.contains(words.as_str());
        self.consequences.wider.iter().any(says)
    }

    /// Whether two territories have ground in common: the same code, or one lies in the other.
    pub(crate) fn overlap(&self, one: &str, other: &str) -> bool {
        let holds = |whole: &str, part: &str| {
            self.territories
                .get(whole)
                .is_some_and(|all| all.iter().any(|c| c == part))
        };
        one == other || holds(one, other) || holds(other, one)
    }
}

fn dangling(kind: &'static str, words: &str) -> TableError {
    TableError::Dangling {
        file: "questions.toml",
        kind,
        words: words.to_owned(),
    }
}

fn compose(row: QuestionRow, parts: &BTreeMap<String, Part>) -> Result<Question, TableError> {
    let mut hears = Vec::new();
    for name in &row.parts {
        let part = parts.get(name).ok_or_else(|| dangling("part", name))?;
        hears.extend(part.hears.iter().cloned());
    }
    hears.extend(row.hears);
    Ok(Question {
        key: row.key,
        territory: row.territory,
        over: row.over,
        hears,
    })
}

#[cfg(test)]
mod tests {
    use super::{Absent, Book};
    use std::collections::BTreeSet;

    #[test]
    fn every_question_rests_on_something_that_must_be_said() {
        let book = Book::read().unwrap();
        let keys: BTreeSet<&str> = book.questions.iter().map(|q| q.key.as_str()).collect();
        assert_eq!(keys.len(), book.questions.len());
        for question in &book.questions {
            let must = question
                .hears
                .iter()
                .filter(|h| h.absent == Absent::Unknown && h.unless.is_empty() && !h.modified);
            assert!(must.count() > 0, "{}", question.key);
        }
    }
}

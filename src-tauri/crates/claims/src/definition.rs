//! Definitions as data: what is counted, to whom it is attributed, and what becomes of merges and the unknown.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A name or text in the three languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "Wording")]
pub struct Wording {
    /// English.
    pub en: String,
    /// German.
    #[serde(default)]
    pub de: String,
    /// Simplified Chinese.
    #[serde(default)]
    pub zh: String,
}

/// Which rows are looked at before the first *n* are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Population {
    /// All.
    #[default]
    All,
    /// Those whose weights are known to be had.
    Open,
    /// Those of the owners named by the definition.
    Listed,
}

/// To whom a row is attributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Attribution {
    /// The maker its owner belongs to.
    Publisher,
    /// Where the chain of declared parents ends.
    Declared,
    /// The maker of the printed architecture class.
    ClassRaw,
    /// The maker of the corrected architecture class.
    Class,
    /// The maker of the weights that lie under it.
    Weights,
}

/// Which edges may decide whose weights lie under a model.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Declared and documented ones.
    #[default]
    Documented,
    /// Inferred ones too, and the class where no edge is known.
    Inferred,
}

/// How a model with several parents counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Merges {
    /// As one row, for each place its known ends lead to.
    #[default]
    Once,
    /// As one row, split over its parents.
    Fraction,
}

/// What the unknown does to an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Unknown {
    /// It stands beside the figure.
    #[default]
    Apart,
    /// There is no answer while it could change it.
    Decides,
}

/// One way of counting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Key.
    pub id: String,
    /// Rises with every change.
    pub version: u32,
    /// Answers when nobody names a definition.
    #[serde(default)]
    pub rule: bool,
    /// Which rows are looked at.
    #[serde(default)]
    pub population: Population,
    /// To whom they are attributed.
    pub attribution: Attribution,
    /// Which edges may decide.
    #[serde(default)]
    pub evidence: Evidence,
    /// How merges count.
    #[serde(default)]
    pub merges: Merges,
    /// What the unknown does.
    #[serde(default)]
    pub unknown: Unknown,
    /// Owners of a listed population.
    #[serde(default)]
    pub owners: Vec<String>,
    /// Name.
    pub name: Wording,
    /// What it counts, in a sentence.
    pub about: Wording,
}

/// Whose construction an architecture class is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Maker, by slug.
    pub maker: String,
    /// Seat of the maker.
    pub country: String,
}

/// All definitions in force, and the classes they know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definitions {
    /// Format of the file.
    pub schema: u32,
    /// The definitions, in the order in which they are shown.
    #[serde(rename = "definition", default)]
    pub all: Vec<Definition>,
    /// Architecture classes.
    #[serde(default)]
    pub classes: BTreeMap<String, Class>,
}

/// A file of definitions cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, {key}: {problem}")]
pub struct DefinitionError {
    /// Line, from 1.
    pub line: u32,
    /// Key the line sets, or the definition it stands in.
    pub key: String,
    /// What is wrong.
    pub problem: String,
}

const BUILT_IN: &str = include_str!("../data/definitions.toml");
/// The longest file that is read.
const MAX_BYTES: usize = 1 << 20;
const MAX_DEFINITIONS: usize = 200;

impl Definitions {
    /// The definitions that come with the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self::read(BUILT_IN).expect("the file is part of the program and read by its tests")
    }

    /// Reads a file of definitions.
    ///
    /// # Errors
    /// With line and key if the text is too long, no TOML, or says something that cannot be counted by.
    pub fn read(text: &str) -> Result<Self, DefinitionError> {
        if text.len() > MAX_BYTES {
            return Err(at(text, 0, "the file is longer than a mebibyte"));
        }
        let read: Self = toml::from_str(text)
            .map_err(|error| at(text, error.span().map_or(0, |span| span.start), error.message()))?;
        read.check(text)?;
        Ok(read)
    }

    /// These with a person's own laid over them: the same id replaces, a new one comes last.
    #[must_use]
    pub fn with(mut self, own: Self) -> Self {
        for definition in own.all {
            match self.all.iter_mut().find(|held| held.id == definition.id) {
                Some(held) => *held = definition,
                None => self.all.push(definition),
            }
        }
        self.classes.extend(own.classes);
        self
    }

    /// The definition with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Definition> {
        self.all.iter().find(|definition| definition.id == id)
    }

    fn check(&self, text: &str) -> Result<(), DefinitionError> {
        if self.schema != 1 {
            return Err(at(text, place(text, "schema"), "only schema 1 is known"));
        }
        if self.all.len() > MAX_DEFINITIONS {
            return Err(at(text, 0, "more than 200 definitions"));
        }
        for (number, definition) in self.all.iter().enumerate() {
            let here = place(text, &format!("\"{}\"", definition.id));
            if let Some(problem) = wrong(definition) {
                return Err(at(text, here, problem));
            }
            if self.all[..number].iter().any(|other| other.id == definition.id) {
                let second = text.rfind(&format!("\"{}\"", definition.id)).unwrap_or(here);
                return Err(at(text, second, "this id is already taken"));
            }
        }
        Ok(())
    }
}

fn wrong(definition: &Definition) -> Option<&'static str> {
    let id = &definition.id;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > 60 || !id.chars().all(plain) || !id.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Some("an id begins with a letter and is made of a–z, 0–9 and hyphens, at most 60");
    }
    if ["all", "rules"].contains(&id.as_str()) {
        return Some("“all” and “rules” are words of the language");
    }
    if definition.version == 0 {
        return Some("versions count from 1");
    }
    if (definition.population == Population::Listed) == definition.owners.is_empty() {
        return Some("`owners` belongs to the population “listed”, and it needs them");
    }
    if definition.name.en.trim().is_empty() {
        return Some("the name is empty");
    }
    None
}

fn place(text: &str, words: &str) -> usize {
    text.find(words).unwrap_or(0)
}

fn at(text: &str, byte: usize, problem: &str) -> DefinitionError {
    let before = text.get(..byte).unwrap_or("");
    let line = before.matches('\n').count();
    let words = text.lines().nth(line).unwrap_or("");
    let key = words.split('=').next().unwrap_or("").trim();
    DefinitionError {
        line: u32::try_from(line + 1).unwrap_or(u32::MAX),
        key: key.chars().take(60).collect(),
        problem: problem.chars().take(300).collect(),
    }
}

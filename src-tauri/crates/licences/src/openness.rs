//! How open a model is, by definitions that stand side by side: `data/openness.toml`.

use crate::{Burden, Licence, LicenceId, Table, TableError, question::Book};
use atlas::{Answer, Confidence};
use serde::Deserialize;
use std::sync::LazyLock;

/// A stated definition of openness.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its key, `free-use`.
    pub key: String,
    /// What it says, in English.
    pub statement: String,
    /// Whose definition it is, or what it leans on.
    pub source: String,
    holds: Holds,
    #[serde(default)]
    osi: bool,
    #[serde(default)]
    osi_suffices: bool,
    #[serde(default)]
    never_sure: bool,
    #[serde(default)]
    slugs: Vec<String>,
    reverse_of: Option<String>,
    #[serde(default)]
    terms: Vec<Test>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Holds {
    All,
    Any,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Test {
    key: String,
    passes: Vec<String>,
    fails: Vec<String>,
    absent: Silence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Silence {
    Passes,
    Unknown,
}

#[derive(Deserialize)]
struct OpennessFile {
    definition: Vec<Definition>,
}

static DEFINITIONS: LazyLock<Vec<Definition>> =
    LazyLock::new(|| read().expect("the embedded file is read by a test of this crate"));

fn read() -> Result<Vec<Definition>, TableError> {
    let file: OpennessFile = crate::table::parse("openness.toml", include_str!("../data/openness.toml"))?;
    Ok(file.definition)
}

/// Every definition, in the order in which they are listed to a person.
#[must_use]
pub fn definitions() -> &'static [Definition] {
    &DEFINITIONS
}

/// What every definition makes of a burden, with the licence that decides where it does not hold for all (or, of a
/// definition that one licence suffices for, where it does). `None` is *nobody knows*, never *no*.
#[must_use]
pub fn openness(table: &Table, burden: &Burden) -> Vec<(&'static str, Option<bool>, Option<LicenceId>)> {
    let judged = definitions().iter().map(|definition| {
        let (holds, because) = definition.judge(table, burden);
        (definition.key.as_str(), holds, because)
    });
    judged.collect()
}

impl Definition {
    /// What this definition makes of a burden.
    #[must_use]
    pub fn judge(&self, table: &Table, burden: &Burden) -> (Option<bool>, Option<LicenceId>) {
        let decisive = self.holds == Holds::Any;
        let mut unknown = burden.unknown || burden.licences.is_empty();
        for id in &burden.licences {
            match self.of(table.licence(*id)) {
                Some(holds) if holds == decisive => return (Some(decisive), Some(*id)),
                Some(_) => {}
                None => unknown = true,
            }
        }
        match unknown || (self.never_sure && !decisive) {
            true => (None, None),
            false => (
                Some(!decisive),
                burden.licences.first().copied().filter(|_| burden.licences.len() == 1),
            ),
        }
    }

    /// What it makes of one licence.
    fn of(&self, licence: &Licence) -> Option<bool> {
        if let Some(other) = &self.reverse_of {
            return definitions()
                .iter()
                .find(|d| d.key == *other)?
                .of(licence)
                .map(|holds| !holds);
        }
        if self.osi {
            return Some(licence.osi_approved);
        }
        if !self.slugs.is_empty() {
            return Some(self.slugs.contains(&licence.slug));
        }
        if self.osi_suffices && licence.osi_approved {
            return Some(true);
        }
        let found: Vec<Option<bool>> = self.terms.iter().map(|test| test.of(licence)).collect();
        if found.contains(&Some(false)) {
            return Some(false);
        }
        (!found.contains(&None)).then_some(true)
    }
}

impl Test {
    fn of(&self, licence: &Licence) -> Option<bool> {
        let Some(term) = licence.terms.iter().find(|t| t.key == self.key) else {
            // Silence passes only in a text of which terms are held at all.
            return (self.absent == Silence::Passes && !licence.terms.is_empty()).then_some(true);
        };
        if term.confidence.max(licence.confidence) == Confidence::Low {
            return None;
        }
        let begins = |with: &[String]| with.iter().any(|w| term.value.starts_with(w.as_str()));
        // Beyond the number only something has to be shown: nobody is kept from the use.
        let shows = |t| Book::embedded().becomes(t) == Answer::Conditions;
        if term.threshold.as_ref().is_some_and(shows) || begins(&self.passes) {
            return Some(true);
        }
        begins(&self.fails).then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::Table;
    use std::collections::BTreeSet;

    #[test]
    fn definitions_are_stated_sourced_and_speak_of_terms_that_exist() {
        let definitions = read().unwrap();
        let keys: BTreeSet<&str> = definitions.iter().map(|d| d.key.as_str()).collect();
        assert_eq!(keys.len(), definitions.len());
        for definition in &definitions {
            assert!(
                definition.statement.len() > 20 && !definition.source.is_empty(),
                "{}",
                definition.key
            );
            for test in &definition.terms {
                assert!(Table::keys().contains(&test.key.as_str()), "{}", test.key);
            }
            let table = Table::embedded();
            assert!(definition.slugs.iter().all(|slug| table.by_slug(slug).is_some()));
            assert!(definition.reverse_of.iter().all(|key| keys.contains(key.as_str())));
        }
    }
}

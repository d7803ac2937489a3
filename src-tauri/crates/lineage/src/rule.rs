//! The rules by which a parent is inferred, with how often each was right, from `data/rules.toml`.

use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// Number of the rule set; it rises when rules or their likelihoods change.
pub const RULE_SET: u32 = 1;

/// A rule of inference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The model's card names its parent.
    Card,
    /// The same owner's other packings of the same model have this parent.
    Twin,
    /// Its name holds owner and name of the parent, and a format.
    OwnerAndName,
    /// The same owner holds the model of its name without the format.
    OwnPacked,
    /// One model bears its name without the format.
    Packed,
    /// Of several models that bear its name without the format, the one that is used.
    PackedOfMany,
    /// Everybody else's models of this name have this parent.
    Namesakes,
    /// The same owner holds the model of its name without the words for tuning.
    OwnTuned,
    /// One model bears its name without the words for taking out refusals.
    Loosened,
    /// The same owner's models before and behind it in the order of names have this parent.
    Series,
    /// Its name begins with that of a tuned model on which many build.
    Family,
    /// A model on which many build bears the same name.
    SameName,
    /// Its name holds that of a tuned model on which many build.
    Inside,
    /// One model bears its name without the format, though architectures are said to differ.
    PackedAnyhow,
    /// Its name begins with that of a base model on which many build.
    FamilyBase,
    /// One neighbour in the owner's series has this parent, and nothing speaks against it.
    Neighbour,
}

impl Rule {
    /// Every rule, in the order in which they are tried.
    pub const ALL: [Self; 16] = [
        Self::Card,
        Self::Twin,
        Self::OwnerAndName,
        Self::OwnPacked,
        Self::Packed,
        Self::PackedOfMany,
        Self::Namesakes,
        Self::OwnTuned,
        Self::Loosened,
        Self::Series,
        Self::Family,
        Self::SameName,
        Self::Inside,
        Self::PackedAnyhow,
        Self::FamilyBase,
        Self::Neighbour,
    ];

    /// The rule's key in the database and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Twin => "twin",
            Self::OwnerAndName => "owner_and_name",
            Self::OwnPacked => "own_packed",
            Self::Packed => "packed",
            Self::PackedOfMany => "packed_of_many",
            Self::Namesakes => "namesakes",
            Self::OwnTuned => "own_tuned",
            Self::Loosened => "loosened",
            Self::Series => "series",
            Self::Family => "family",
            Self::SameName => "same_name",
            Self::Inside => "inside",
            Self::PackedAnyhow => "packed_anyhow",
            Self::FamilyBase => "family_base",
            Self::Neighbour => "neighbour",
        }
    }

    /// How likely an edge of this rule is, as measured on declared edges that were hidden from it; `None`: not precise
    /// enough to be kept. That of [`Rule::Card`] is an estimate.
    #[must_use]
    pub fn likelihood(self) -> Option<f64> {
        MEASURED
            .get(self.as_str())
            .map(|measured| measured.likelihood)
            .filter(|l| *l >= LEAST)
    }
}

/// What is less likely than this is not kept. The rules together are right far more often (`tests/it/held_out.rs`).
pub const LEAST: f64 = 0.93;

#[derive(Debug, Deserialize)]
struct File {
    rule: Vec<Measured>,
}

#[derive(Debug, Deserialize)]
struct Measured {
    key: String,
    likelihood: f64,
    /// Edges it was measured on.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "kept beside the likelihood, read by the test")
    )]
    counted: u32,
}

static MEASURED: LazyLock<BTreeMap<String, Measured>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../data/rules.toml")).expect("the embedded file is read by a test");
    file.rule.into_iter().map(|rule| (rule.key.clone(), rule)).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_was_measured_and_has_a_key_of_its_own() {
        for rule in Rule::ALL {
            let measured = MEASURED.get(rule.as_str()).unwrap();
            assert!((LEAST..1.0).contains(&measured.likelihood), "{}", rule.as_str());
            assert_eq!(measured.counted == 0, rule == Rule::Card, "{}", rule.as_str());
        }
        assert_eq!(MEASURED.len(), Rule::ALL.len());
    }
}

//! What is known of the Hub beforehand, as `data/hub.toml` and `data/languages.toml` hold it.

use super::going::Step;
use crate::Scope;
use atlas::Day;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// The Hub's facts, read once.
pub(super) static FACTS: LazyLock<Facts> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/hub.toml")).expect("the file is part of the program and a test reads it")
});

/// How the Hub is asked, and what that probably comes to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facts {
    /// How large it is.
    pub(super) size: Size,
    /// How often it may be asked.
    pub(super) quota: Quota,
    /// What its records hold.
    pub(super) fields: FieldNames,
    /// Weights whose sum is no count of parameters.
    pub(super) packed: Packed,
    /// Sets of fields to ask for.
    pub(super) expand: BTreeMap<String, Vec<String>>,
    /// Walks through the list.
    walk: BTreeMap<Step, Walk>,
    /// Asking for models alone.
    pub(super) check: Check,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Size {
    on: Day,
    models: u64,
    new_a_day: u64,
    changed_a_day: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Quota {
    pub(super) window_s: u64,
    pub(super) anonymous: u64,
    pub(super) token: u64,
    pub(super) seconds_a_page: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldNames {
    pub(super) known: BTreeSet<String>,
    pub(super) always: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Packed {
    pub(super) dtypes: BTreeSet<String>,
    pub(super) share: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Check {
    pub(super) at_most: u32,
    pub(super) wire_bytes: u64,
}

/// One walk through the list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Walk {
    /// Order and filter.
    pub(super) query: String,
    /// Which fields.
    expand: String,
    /// Records a page.
    pub(super) limit: u16,
    /// Compressed bytes a record.
    pub(super) wire_bytes: u64,
    #[serde(default)]
    core: Option<u64>,
    #[serde(default)]
    everything: Option<u64>,
}

impl Walk {
    /// After how many records it ends at the latest; `None`: with the list.
    pub(super) fn records(&self, scope: Scope) -> Option<u64> {
        match scope {
            Scope::Core => self.core,
            Scope::Everything => self.everything,
        }
    }

    /// The fields asked for.
    pub(super) fn fields(&self) -> &'static [String] {
        FACTS.expand.get(&self.expand).map_or(&[], Vec::as_slice)
    }
}

impl Facts {
    /// How a step walks; the last step does not.
    pub(super) fn walk(&self, step: Step) -> Option<&Walk> {
        self.walk.get(&step)
    }

    /// About how many models there are on a day.
    pub(super) fn models(&self, now: i64) -> u64 {
        let days = now.div_euclid(86_400) - i64::from(self.size.on.epoch_days());
        self.size.models + u64::try_from(days).unwrap_or(0) * self.size.new_a_day
    }

    /// About how many are new or changed since a moment.
    pub(super) fn changed_since(&self, then: i64, now: i64) -> u64 {
        let days = u64::try_from((now - then).div_euclid(86_400)).unwrap_or(0) + 1;
        (days * self.size.changed_a_day).min(self.models(now))
    }
}

/// Codes of languages, each by the code it is shown under: `deu`, `ger` and `de` are `de`.
pub(super) static LANGUAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct File {
        two: BTreeMap<String, Vec<String>>,
        three: Three,
    }
    #[derive(Deserialize)]
    struct Three {
        codes: Vec<String>,
    }
    let file: File = toml::from_str(include_str!("../../data/languages.toml"))
        .expect("the file is part of the program and a test reads it");
    let mut codes: BTreeMap<String, String> = file.three.codes.into_iter().map(|code| (code.clone(), code)).collect();
    for (two, others) in file.two {
        codes.extend(others.into_iter().map(|code| (code, two.clone())));
        codes.insert(two.clone(), two);
    }
    codes
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_can_be_read_and_fit_together() {
        let steps = [
            Step::Full,
            Step::Changed,
            Step::Downloads,
            Step::Likes,
            Step::Trending,
            Step::Others,
        ];
        assert_eq!(FACTS.walk.len(), steps.len());
        for step in steps {
            let walk = FACTS.walk(step).unwrap();
            assert!(!walk.fields().is_empty(), "{step:?} asks for fields");
            assert!(
                walk.fields().iter().all(|field| FACTS.fields.known.contains(field)),
                "{step:?}"
            );
            assert!((1..=1_000).contains(&walk.limit) && walk.wire_bytes > 0, "{step:?}");
        }
        assert!(
            FACTS
                .fields
                .always
                .iter()
                .all(|field| FACTS.fields.known.contains(field))
        );
        assert_eq!(
            FACTS.walk(Step::Full).unwrap().records(Scope::Everything),
            None,
            "the whole list"
        );
    }

    #[test]
    fn codes_of_one_language_are_one() {
        for code in ["de", "deu", "ger"] {
            assert_eq!(LANGUAGES.get(code).map(String::as_str), Some("de"));
        }
        assert_eq!(LANGUAGES.get("yue").map(String::as_str), Some("yue"));
        for library in ["tf", "jax", "trl", "git", "vit", "sam", "tts", "asr"] {
            assert!(!LANGUAGES.contains_key(library), "{library} is no language in tags");
        }
        assert!(LANGUAGES.len() > 700, "{}", LANGUAGES.len());
    }
}

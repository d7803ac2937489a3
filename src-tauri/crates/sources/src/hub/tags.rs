//! What tags and cards say: licences, parents and languages, in the notations the Hub knows.

use super::facts::LANGUAGES;
use crate::Parent;
use atlas::{Relation, RepoId};
use std::collections::BTreeMap;

/// A merge with 65 parents exists; more than this is no family any more.
const PARENTS: usize = 200;

/// The ids of `license:apache-2.0` tags, in their order.
pub(crate) fn licences(tags: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for id in tags.iter().filter_map(|tag| tag.strip_prefix("license:")) {
        let id = id.trim();
        if !id.is_empty() && !found.iter().any(|known| known == id) {
            found.push(id.to_owned());
        }
    }
    found
}

/// The languages among the tags or a card's words, by ISO 639, in their order. Libraries look like codes (`tf`, `jax`, `trl`);
/// `zh-Hans` and `pt_BR` count as `zh` and `pt`.
pub(crate) fn languages(words: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words {
        if let Some(code) = language(word).filter(|code| !found.iter().any(|known| known == code)) {
            found.push(code.to_owned());
        }
    }
    found
}

fn language(word: &str) -> Option<&'static str> {
    // Only as the Hub writes them: codes are small there, and a library may be called `ML`.
    let mut parts = word.split(['-', '_']);
    let code = parts
        .next()
        .filter(|code| code.bytes().all(|b| b.is_ascii_lowercase()))?;
    let sound = parts.next().is_none_or(|more| script(more) || region(more));
    sound.then(|| LANGUAGES.get(code).map(String::as_str)).flatten()
}

/// `Hans`
fn script(part: &str) -> bool {
    part.len() == 4
        && part.starts_with(|c: char| c.is_ascii_uppercase())
        && part.bytes().skip(1).all(|b| b.is_ascii_lowercase())
}

/// `BR`, `419`
fn region(part: &str) -> bool {
    (part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase()))
        || (part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Parents by id, each with the relation told of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parents(BTreeMap<String, Option<Relation>>);

impl Parents {
    /// Reads `base_model:ORG/M` and `base_model:finetune:ORG/M`.
    pub(crate) fn of_tags(tags: &[String]) -> Self {
        let mut parents = Self::default();
        for words in tags.iter().filter_map(|tag| tag.strip_prefix("base_model:")) {
            match words.split_once(':') {
                Some((relation, repo)) => parents.name(repo, Relation::from_name(relation), false),
                None => parents.name(words, None, false),
            }
        }
        parents
    }

    /// What the Hub itself worked out wins over what tags say.
    pub(crate) fn name_by_hub(&mut self, repo: &str, relation: Option<Relation>) {
        self.name(repo, relation, true);
    }

    fn name(&mut self, repo: &str, relation: Option<Relation>, wins: bool) {
        let Ok(repo) = RepoId::new(repo.trim()) else { return };
        if self.0.len() >= PARENTS && !self.0.contains_key(repo.as_str()) {
            return;
        }
        let told = self.0.entry(repo.into()).or_default();
        if told.is_none() || (wins && relation.is_some()) {
            *told = relation;
        }
    }

    /// Nobody is named.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The parents, sorted by id.
    pub(crate) fn into_sorted(self) -> Vec<Parent> {
        self.0
            .into_iter()
            .map(|(repo, relation)| Parent { repo, relation })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn licences_are_found_in_their_order() {
        let check = |tags: &[&str], expected: &[&str]| assert_eq!(licences(&owned(tags)), expected, "{tags:?}");
        check(&["en", "license:mit"], &["mit"]);
        check(
            &["license:cc-by-4.0", "license:apache-2.0", "license:cc-by-4.0"],
            &["cc-by-4.0", "apache-2.0"],
        );
        check(&["license:openrail++"], &["openrail++"]);
        check(&["license:"], &[]);
        check(&["licence:mit", "a license:mit"], &[]);
    }

    #[test]
    fn languages_are_told_from_libraries() {
        let check = |tags: &[&str], expected: &[&str]| assert_eq!(languages(&owned(tags)), expected, "{tags:?}");
        check(
            &["transformers", "tf", "jax", "trl", "rust", "en", "zh", "en"],
            &["en", "zh"],
        );
        check(
            &["zh-Hans-CN", "es-419", "pt-BR", "en_US", "deu", "yue"],
            &["zh", "es", "pt", "en", "de", "yue"],
        );
        check(
            &[
                "ar-gguf",
                "it-instruct",
                "no-tokenizer",
                "as-is",
                "ML",
                "En",
                "multilingual",
                "code",
            ],
            &[],
        );
        check(&["es-4bit", "es-GGUF", "ru-v2", "is-", "region:us", "-", ""], &[]);
    }

    #[test]
    fn parents_are_found_with_their_relation() {
        let check = |tags: &[&str], expected: &[(&str, Option<Relation>)]| {
            let found = Parents::of_tags(&owned(tags)).into_sorted();
            let found: Vec<_> = found.iter().map(|p| (p.repo.as_str(), p.relation)).collect();
            assert_eq!(found, expected, "{tags:?}");
        };
        check(
            &[
                "base_model:FacebookAI/roberta-base",
                "base_model:finetune:FacebookAI/roberta-base",
            ],
            &[("FacebookAI/roberta-base", Some(Relation::Finetune))],
        );
        check(
            &["base_model:merge:b/y", "base_model:merge:a/x", "base_model:b/y"],
            &[("a/x", Some(Relation::Merge)), ("b/y", Some(Relation::Merge))],
        );
        check(&["base_model:gpt2"], &[("gpt2", None)]);
        check(&["base_model:adapter:gpt2"], &[("gpt2", Some(Relation::Adapter))]);
        check(&["base_model:grown:a/x"], &[("a/x", None)]);
        check(
            &[
                "base_model:./local/dir",
                "base_model:a b",
                "base_model:",
                "base_model:finetune:",
            ],
            &[],
        );
        let crowd: Vec<String> = (0..1_000).map(|n| format!("base_model:a/m{n}")).collect();
        assert_eq!(Parents::of_tags(&crowd).into_sorted().len(), PARENTS);
    }

    #[test]
    fn the_hubs_own_relation_wins() {
        let mut parents = Parents::of_tags(&owned(&["base_model:finetune:a/x", "base_model:b/y"]));
        parents.name_by_hub("a/x", Some(Relation::Quantized));
        parents.name_by_hub("a/x", None);
        parents.name_by_hub("not an id", Some(Relation::Merge));
        let expected = [("a/x", Some(Relation::Quantized)), ("b/y", None)];
        let found = parents.into_sorted();
        assert_eq!(
            found.iter().map(|p| (p.repo.as_str(), p.relation)).collect::<Vec<_>>(),
            expected
        );
    }
}

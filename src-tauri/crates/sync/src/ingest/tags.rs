//! Which tags are kept: not what other columns say, and only for models that people use. All tags of three million models
//! would take a gigabyte.

use std::collections::BTreeSet;

/// Beginnings of tags that repeat a column or say where a file lies.
const SAID_ELSEWHERE: &[&str] = &["license:", "base_model:", "region:"];
/// At most so many of a model: 2,163 on one exist.
const AT_MOST: usize = 2_500;

/// The tags that say something of their own, in the order of the source, each once.
pub(crate) fn kept<'a>(tags: &'a [String], said: &[&str], languages: &[String]) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    let own = |tag: &&str| {
        !SAID_ELSEWHERE.iter().any(|start| tag.starts_with(start))
            && !said.contains(tag)
            && !languages.iter().any(|language| language == tag)
    };
    let each = tags.iter().map(String::as_str).filter(own);
    each.filter(|tag| seen.insert(*tag)).take(AT_MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_with_a_meaning_of_their_own_are_kept() {
        let tags = [
            "transformers",
            "gguf",
            "en",
            "license:mit",
            "base_model:a/b",
            "base_model:finetune:a/b",
            "region:us",
            "arxiv:1810.04805",
            "gguf",
            "text-generation",
            "conversational",
        ]
        .map(str::to_owned);
        assert_eq!(
            kept(&tags, &["text-generation", "transformers"], &[String::from("en")]),
            ["gguf", "arxiv:1810.04805", "conversational"]
        );
        let many: Vec<String> = (0..9_000).map(|number| format!("t{number}")).collect();
        assert_eq!(kept(&many, &[], &[]).len(), AT_MOST);
    }
}

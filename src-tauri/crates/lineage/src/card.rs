//! What a card's text says of the model's parent, in English, Chinese and German.

/// Text that is looked at.
const CHARS_AT_MOST: usize = 200_000;
/// Sentences that are answered with.
const MENTIONS: usize = 8;
/// Letters behind a phrase in which the id must begin.
const REACH: usize = 80;

/// A place where a card names a parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<'a> {
    /// The id of the parent as the card writes it, without an address before it.
    pub repo: &'a str,
    /// The phrase that leads to it.
    pub phrase: &'a str,
}

const PHRASES: &[&str] = &[
    "fine-tuned version of",
    "finetuned version of",
    "fine-tuned from",
    "finetuned from",
    "fine-tuned on top of",
    "quantized version of",
    "quantised version of",
    "quantization of",
    "quantized from",
    "base model:",
    "base_model:",
    "finetuned from model",
    "original model:",
    "gguf version of",
    "converted to gguf format from",
    "converted to mlx format from",
    "lora adapter for",
    "基座模型",
    "基础模型",
    "基于",
    "的量化版本",
    "微调自",
    "basismodell:",
    "feinabgestimmte version von",
    "quantisierte version von",
    "basiert auf",
];

/// Parents that the card names in a phrase that says so, in the order of the text.
#[must_use]
pub fn mentions(card: &str) -> Vec<Mention<'_>> {
    let end = card.char_indices().nth(CHARS_AT_MOST).map_or(card.len(), |(at, _)| at);
    let card = &card[..end];
    let lower = card.to_ascii_lowercase(); // only ASCII changes, so that places stay
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for phrase in PHRASES {
        found.extend(lower.match_indices(phrase).take(MENTIONS).map(|(at, _)| (at, *phrase)));
    }
    found.sort_unstable();
    let read = |(at, phrase): (usize, &'static str)| {
        let repo = first_id(card.get(at + phrase.len()..)?)?;
        let phrase = card.get(at..at + phrase.len())?;
        Some(Mention { repo, phrase })
    };
    found.into_iter().filter_map(read).take(MENTIONS).collect()
}

/// The first thing that looks like `owner/name`, near the beginning and on the same line.
fn first_id(text: &str) -> Option<&str> {
    let line = text.split("\n\n").next()?;
    let reach = line.char_indices().nth(REACH).map_or(line.len(), |(at, _)| at);
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
    let mut from = 0;
    while let Some(start) = line[from..].find(is_part).map(|at| from + at).filter(|at| *at <= reach) {
        let end = line[start..].find(|c| !is_part(c)).map_or(line.len(), |at| start + at);
        if let Some(id) = id_in(&line[start..end]) {
            return Some(id);
        }
        from = end;
    }
    None
}

/// `owner/name`, alone or at the end of an address of the Hub.
fn id_in(word: &str) -> Option<&str> {
    let word = word.trim_end_matches(['.', ':', '/', '-']);
    let path = match word.split_once("://") {
        Some((_, address)) => address.split_once('/').filter(|(host, _)| is_hub(host))?.1,
        None => word,
    };
    let mut parts = path.split('/');
    let (owner, name) = (parts.next()?, parts.next()?);
    let length = owner.len() + 1 + name.len();
    let sound = !owner.is_empty() && !name.is_empty() && !owner.contains(':') && !name.contains(':');
    (sound && parts.next().is_none()).then(|| &path[..length])
}

fn is_hub(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    host.starts_with("huggingface.") || host.starts_with("hf-mirror.") || host.starts_with("hf.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_names_the_parent_in_three_languages() {
        let check = |card: &str, expected: &[&str]| {
            let found: Vec<&str> = mentions(card).iter().map(|m| m.repo).collect();
            assert_eq!(found, expected, "{card}");
        };
        check(
            "This model is a fine-tuned version of [a/b](https://huggingface.co/a/b) on x.",
            &["a/b"],
        );
        check("**Base model:** `Qwen/Qwen2.5-7B`.", &["Qwen/Qwen2.5-7B"]);
        check("Base model: `Qwen/Qwen2.5-7B`.", &["Qwen/Qwen2.5-7B"]);
        check(
            "A quantized version of https://huggingface.co/x/y_z-1.0.",
            &["x/y_z-1.0"],
        );
        check("本模型基于 Qwen/Qwen-72B 微调", &["Qwen/Qwen-72B"]);
        check(
            "Dieses Modell basiert auf mistralai/Mistral-7B-v0.1 und",
            &["mistralai/Mistral-7B-v0.1"],
        );
        check("fine-tuned version of something\n\nsee a/b", &[]);
        check("a fine-tuned version of https://example.org/a/b", &[]);
        check("base model: and/or maybe", &["and/or"]);
        check("", &[]);
        check("fine-tuned version of", &[]);
        check("基于", &[]);
        check("İİİ base model: a/b", &["a/b"]);
    }

    #[test]
    fn a_hostile_card_costs_little_and_breaks_nothing() {
        assert!(mentions(&"base model: a/b ".repeat(100_000)).len() <= MENTIONS);
        assert!(mentions(&"基于".repeat(200_000)).is_empty());
        assert!(mentions(&"base model: ////:::".repeat(1000)).is_empty());
    }
}

//! What people type, key by key, out of the words of real rows.

use atlas::FacetField;
use testkit::Dice;

/// One keystroke: the text in the field after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stroke {
    /// The words typed so far.
    pub(crate) words: String,
    /// Filters set by a press on a chip before typing.
    pub(crate) filters: Vec<(FacetField, String)>,
}

impl Stroke {
    /// The whole query.
    pub(crate) fn text(&self) -> String {
        let filters = self
            .filters
            .iter()
            .map(|(field, key)| format!(" {}:{key}", field.as_str()));
        filters.fold(self.words.clone(), |text, filter| text + &filter)
    }
}

const TRACES: usize = 300;
const FILTERS: &[(FacetField, &[&str])] = &[
    (FacetField::Country, &["cn", "us", "fr"]),
    (FacetField::Task, &["text-generation", "text-to-image", "fill-mask"]),
    (FacetField::Licence, &["apache-2-0", "mit", "unknown"]),
    (FacetField::Verdict, &["allow", "deny"]),
    (FacetField::Relation, &["quantized", "adapter"]),
    (FacetField::Year, &["2024", "2025"]),
    (FacetField::Language, &["de", "zh", "en"]),
];
const HOSTILE: &[&str] = &[
    "a b c d e f g h i j k l",
    "1 m",
    "e",
    "a a a a a a a a a a a a a",
    "x OR y NOT z* NEAR",
];
const CHINESE: &[&str] = &["通义", "智谱", "百度", "深度", "谷歌 gemma"];

/// Typed searches in the mix that was measured with the design: two thirds words of ids, a fifth with filters, the
/// rest without an answer, hostile, Chinese or mistyped.
pub(crate) fn traces(repos: &[String], seed: u64) -> Vec<Stroke> {
    let mut dice = Dice::new(seed);
    let mut strokes = Vec::new();
    for _ in 0..TRACES {
        let filters = match dice.below(100) {
            0..20 => (0..=dice.below(3)).map(|_| filter(&mut dice)).collect(),
            _ => Vec::new(),
        };
        let typed = match dice.below(100) {
            0..86 => words(&mut dice, repos),
            86..90 => format!("zq{}", words(&mut dice, repos)),
            90..93 => HOSTILE[dice.below(HOSTILE.len())].to_owned(),
            93..96 => CHINESE[dice.below(CHINESE.len())].to_owned(),
            _ => mistyped(&mut dice, repos),
        };
        strokes.push(Stroke {
            words: String::new(),
            filters: filters.clone(),
        });
        let ends = typed.char_indices().skip(1).map(|(at, _)| at).chain([typed.len()]);
        for end in ends {
            let words = typed[..end].to_owned();
            strokes.push(Stroke {
                words,
                filters: filters.clone(),
            });
        }
    }
    strokes.dedup_by(|a, b| a.words.trim_end() == b.words.trim_end() && a.filters == b.filters);
    strokes
}

fn filter(dice: &mut Dice) -> (FacetField, String) {
    let (field, keys) = FILTERS[dice.below(FILTERS.len())];
    (field, keys[dice.below(keys.len())].to_owned())
}

/// One to four words of one id; the popular ones are searched for most.
fn words(dice: &mut Dice, repos: &[String]) -> String {
    if repos.is_empty() {
        return String::from("qwen");
    }
    let among = if dice.happens(700) {
        repos.len().min(5_000)
    } else {
        repos.len()
    };
    let repo = &repos[dice.below(among)];
    if dice.happens(300) {
        return repo.chars().take(24).collect();
    }
    let all: Vec<&str> = repo
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let many = 1 + dice.below(4);
    let picked = all.into_iter().filter(|_| dice.happens(600)).take(many);
    let text = picked.collect::<Vec<_>>().join(" ").to_lowercase();
    if text.is_empty() { String::from("llama") } else { text }
}

fn mistyped(dice: &mut Dice, repos: &[String]) -> String {
    let mut chars: Vec<char> = words(dice, repos).chars().collect();
    let at = dice.below(chars.len().saturating_sub(1));
    if at + 1 < chars.len() {
        chars.swap(at, at + 1);
    }
    chars.into_iter().collect()
}

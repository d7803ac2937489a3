//! What people type, key by key, out of the words of real rows; and what they press: chips, orders, places in a list.

use atlas::{FacetField, Sort};
use testkit::Dice;

/// One keystroke or press: what is asked after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stroke {
    pub(crate) kind: &'static str,
    /// The words typed so far.
    pub(crate) words: String,
    /// Filters set by a press on a chip before typing: field, value, and whether it is excluded.
    pub(crate) filters: Vec<(FacetField, String, bool)>,
    /// Comparisons as they are written.
    pub(crate) ranges: String,
    pub(crate) sort: Sort,
    /// Thousandths of the list, where somebody jumped into its midst.
    pub(crate) jump: u32,
}

impl Stroke {
    /// The whole query.
    pub(crate) fn text(&self) -> String {
        let filters = self.filters.iter().map(|(field, key, not)| {
            let not = if *not { "-" } else { "" };
            format!(" {not}{}:{key}", field.as_str())
        });
        filters.fold(self.words.clone(), |text, filter| text + &filter) + &self.ranges
    }

    /// Whether the plain engines were given what it takes to answer it: they hold no numbers and one order.
    pub(crate) fn is_plain(&self) -> bool {
        self.ranges.is_empty() && self.sort == Sort::Popularity && self.jump == 0
    }
}

const FILTERS: &[(FacetField, &[&str])] = &[
    (FacetField::Country, &["cn", "us", "fr", "unknown"]),
    (FacetField::Task, &["text-generation", "text-to-image", "fill-mask"]),
    (FacetField::Licence, &["apache-2-0", "mit", "unknown"]),
    (FacetField::Verdict, &["allow", "deny"]),
    (FacetField::Relation, &["quantized", "adapter"]),
    (FacetField::Year, &["2024", "2025"]),
    (FacetField::Language, &["de", "zh", "en"]),
    (FacetField::Library, &["transformers", "gguf", "peft"]),
];
const RANGES: &[&str] = &[
    " params>7b",
    " params:1b..8b",
    " params<500m",
    " downloads>1000",
    " created>2025-01-01",
    " likes>=10 params>1b",
];
const HOSTILE: &[&str] = &[
    "a b c d e f g h i j k l",
    "1 m",
    "e",
    "a a a a a a a a a a a a a",
    "x OR y NOT z* NEAR",
    "0 1 2 3 4 5 6 7 8 9",
    "%_%' OR 1=1 --",
    "🦙🦙🦙",
    "))((((\"\"*^~",
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn",
];
const CHINESE: &[&str] = &[
    "通义",
    "智谱",
    "百度",
    "深度",
    "谷歌 gemma",
    "中文对话",
    "大模型",
    "医疗大模型",
    "语音识别",
    "翻译",
    "通用向量检索",
    "腾讯 7b",
];
const GERMAN: &[&str] = &[
    "deutsch",
    "german bert",
    "sprachmodell",
    "übersetzung deutsch",
    "bilderkennung",
    "kleines sprachmodell gguf",
    "german-gpt2",
    "größte modelle",
];

/// Typed searches in the mix that was measured with the design: most are words of ids, a fifth with filters, some with
/// exclusions and comparisons, the rest German, Chinese, hostile, mistyped or without an answer. After some the order is
/// changed or the list's midst looked at.
pub(crate) fn traces(repos: &[String], seed: u64, many: usize) -> Vec<Stroke> {
    let mut dice = Dice::new(seed);
    let mut strokes = Vec::new();
    for _ in 0..many {
        let first = chosen(&mut dice);
        let (kind, typed) = match dice.below(100) {
            0..78 => (first.kind, words(&mut dice, repos)),
            78..83 => ("german", GERMAN[dice.below(GERMAN.len())].to_owned()),
            83..88 => ("hopeless", format!("zq{}", words(&mut dice, repos))),
            88..91 => ("hostile", HOSTILE[dice.below(HOSTILE.len())].to_owned()),
            91..95 => ("chinese", CHINESE[dice.below(CHINESE.len())].to_owned()),
            _ => ("mistyped", mistyped(&mut dice, repos)),
        };
        strokes.push(first.clone());
        let ends = typed.char_indices().skip(1).map(|(at, _)| at).chain([typed.len()]);
        for end in ends {
            strokes.push(Stroke {
                kind,
                words: typed[..end].to_owned(),
                ..first.clone()
            });
        }
        look_round(&mut dice, &mut strokes);
    }
    strokes.dedup_by(|a, b| {
        a.words.trim_end() == b.words.trim_end()
            && Stroke {
                words: b.words.clone(),
                ..a.clone()
            } == *b
    });
    strokes
}

/// What was pressed before anything was typed.
fn chosen(dice: &mut Dice) -> Stroke {
    let mut stroke = Stroke {
        kind: "words",
        words: String::new(),
        filters: Vec::new(),
        ranges: String::new(),
        sort: Sort::Popularity,
        jump: 0,
    };
    match dice.below(100) {
        0..20 => {
            stroke.kind = "filtered";
            stroke.filters = (0..=dice.below(3)).map(|_| filter(dice, false)).collect();
        }
        20..25 => {
            stroke.kind = "excluding";
            stroke.filters = (0..=dice.below(2)).map(|_| filter(dice, true)).collect();
        }
        25..30 => {
            stroke.kind = "comparing";
            stroke.ranges = RANGES[dice.below(RANGES.len())].to_owned();
        }
        _ => {}
    }
    stroke
}

/// After a tenth of the searches another order, after another tenth a jump into the list, before typing was at its end.
fn look_round(dice: &mut Dice, strokes: &mut Vec<Stroke>) {
    let back = dice.below(6).min(strokes.len() - 1);
    let mut stroke = strokes[strokes.len() - 1 - back].clone();
    match dice.below(10) {
        0 => {
            stroke.kind = "sorting";
            stroke.sort = Sort::ALL[1 + dice.below(Sort::ALL.len() - 1)];
        }
        1 => {
            stroke.kind = "jumping";
            stroke.jump = u32::try_from(1 + dice.below(999)).unwrap_or(1);
            stroke.sort = Sort::ALL[dice.below(Sort::ALL.len())];
        }
        _ => return,
    }
    strokes.push(stroke);
}

fn filter(dice: &mut Dice, not: bool) -> (FacetField, String, bool) {
    let (field, keys) = FILTERS[dice.below(FILTERS.len())];
    (field, keys[dice.below(keys.len())].to_owned(), not)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traces_hold_every_kind_and_are_the_same_each_time() {
        let repos: Vec<String> = (0..50).map(|n| format!("owner{n}/Model-{n}-7B-instruct")).collect();
        let some = traces(&repos, 3, 400);
        assert_eq!(some, traces(&repos, 3, 400));
        for kind in [
            "words",
            "filtered",
            "excluding",
            "comparing",
            "german",
            "hopeless",
            "hostile",
            "chinese",
            "mistyped",
            "sorting",
            "jumping",
        ] {
            assert!(some.iter().any(|stroke| stroke.kind == kind), "{kind}");
        }
    }

    #[test]
    fn a_keystroke_is_written_as_the_window_writes_it() {
        let stroke = Stroke {
            filters: vec![(FacetField::Task, String::from("fill-mask"), true)],
            ranges: String::from(" params>7b"),
            words: String::from("qwen"),
            ..chosen(&mut Dice::new(5))
        };
        assert_eq!(stroke.text(), "qwen -task:fill-mask params>7b");
        assert!(!stroke.is_plain());
    }
}

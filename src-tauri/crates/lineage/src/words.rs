//! The words of repositories' names, from `data/words.toml`.

use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::LazyLock,
};

/// The shortest rest that is still a name once formats are taken off.
const SHORTEST: usize = 3;

#[derive(Debug, Deserialize)]
struct File {
    formats: Vec<String>,
    stuck: Vec<String>,
    packing_heads: Vec<String>,
    packing_tails: HashSet<String>,
    silent: HashSet<String>,
    methods: HashSet<String>,
    loosened: HashSet<String>,
    adapters: HashSet<String>,
    mixed: HashSet<String>,
    vague: HashSet<String>,
    families: HashSet<String>,
    republishers: HashSet<String>,
    roles: BTreeMap<String, HashSet<String>>,
}

/// What the words of a name mean.
#[derive(Debug)]
pub(crate) struct Words {
    /// Shapes without a `#`.
    formats: HashSet<String>,
    /// Shapes with one.
    shapes: Vec<String>,
    stuck: Vec<String>,
    heads: Vec<String>,
    tails: HashSet<String>,
    silent: HashSet<String>,
    methods: HashSet<String>,
    loosened: HashSet<String>,
    adapters: HashSet<String>,
    mixed: HashSet<String>,
    vague: HashSet<String>,
    families: HashSet<String>,
    republishers: HashSet<String>,
    /// Word → bit of its role.
    roles: HashMap<String, u8>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../data/words.toml")).expect("the embedded file is read by a test");
    Words::new(file)
});

impl Words {
    /// The words that came with the program.
    pub(crate) fn embedded() -> &'static Self {
        &WORDS
    }

    fn new(file: File) -> Self {
        let (shapes, formats): (Vec<_>, Vec<_>) = file.formats.into_iter().partition(|f| f.contains('#'));
        let roles = file.roles.values().zip(0_u8..).flat_map(|(words, bit)| {
            words
                .iter()
                .map(move |word| (word.clone(), 1_u8.checked_shl(bit.into()).unwrap_or(0)))
        });
        Self {
            roles: roles.collect(),
            formats: formats.into_iter().collect(),
            shapes,
            stuck: file.stuck,
            heads: file.packing_heads,
            tails: file.packing_tails,
            silent: file.silent,
            methods: file.methods,
            loosened: file.loosened,
            adapters: file.adapters,
            mixed: file.mixed,
            vague: file.vague,
            families: file.families,
            republishers: file.republishers,
        }
    }

    /// The name with less and less of what tells of its format, the longest first; the whole name is not among them.
    pub(crate) fn levels<'a>(&self, lower: &'a str) -> Vec<&'a str> {
        let next = |name: &&'a str| self.shorter(name).filter(|rest| rest.len() >= SHORTEST);
        std::iter::successors(next(&lower), next).collect()
    }

    /// The name, in lower case, without what tells of its format: `Qwen2.5-7B-Instruct-Q4_K_M-GGUF` is
    /// `qwen2.5-7b-instruct`.
    pub(crate) fn stripped<'a>(&self, lower: &'a str) -> &'a str {
        self.levels(lower).last().copied().unwrap_or(lower)
    }

    fn shorter<'a>(&self, name: &'a str) -> Option<&'a str> {
        let cuts = cuts(name);
        for depth in (0..cuts.len()).rev() {
            let tail = name.get(cuts[depth] + 1..)?;
            if (depth == 0 && self.is_format(tail)) || self.is_packing(tail) || is_count(tail) {
                return name.get(..cuts[depth]).map(trimmed);
            }
        }
        let stuck = self.stuck.iter().find_map(|s| name.strip_suffix(s.as_str()));
        stuck.map(trimmed).filter(|rest| !rest.is_empty())
    }

    fn is_format(&self, word: &str) -> bool {
        let first = word.bytes().next().map(|b| if b.is_ascii_digit() { b'#' } else { b });
        let may_be = |shape: &&String| shape.bytes().next() == first;
        self.formats.contains(word) || self.shapes.iter().filter(may_be).any(|shape| is_shape(shape, word))
    }

    /// `q4_k_m`, `iq3_xxs`, `q8_0`; joined by any sign, as people write them.
    fn is_packing(&self, tail: &str) -> bool {
        let mut parts = tail.split(['_', '-', '.']);
        let head = parts.next().unwrap_or_default();
        self.heads.iter().any(|shape| is_shape(shape, head)) && parts.all(|part| self.tails.contains(part))
    }

    /// Whether the word says nothing of the family.
    pub(crate) fn is_silent(&self, word: &str) -> bool {
        self.silent.contains(word)
    }

    /// Whether the word, behind a model's name, says how it was tuned further.
    pub(crate) fn is_method(&self, word: &str) -> bool {
        self.methods.contains(word)
    }

    /// Whether the word says that refusals were taken out.
    pub(crate) fn is_loosened(&self, word: &str) -> bool {
        self.loosened.contains(word)
    }

    /// Whether the word is said of extra weights laid over a model.
    pub(crate) fn is_adapter(&self, word: &str) -> bool {
        self.adapters.contains(word)
    }

    /// Whether the word is said of mixtures.
    pub(crate) fn is_mixed(&self, word: &str) -> bool {
        self.mixed.contains(word)
    }

    /// Whether a name of nothing but such words could be the name of anything.
    pub(crate) fn is_vague(&self, word: &str) -> bool {
        self.vague.contains(word) || word.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether the word is a family's, or is said of half its models.
    pub(crate) fn is_family(&self, word: &str) -> bool {
        self.families.contains(word)
    }

    /// Whether the owner publishes other people's models under the names these have.
    pub(crate) fn is_republisher(&self, owner: &str) -> bool {
        self.republishers.contains(&owner.to_lowercase())
    }

    /// The bit of models that were tuned to answer.
    pub(crate) fn tuned(&self) -> u8 {
        self.role("chat")
    }

    /// The bit of the word's role, 0 for none.
    pub(crate) fn role(&self, word: &str) -> u8 {
        self.roles.get(word).copied().unwrap_or(0)
    }
}

/// The last four places where a word of the name begins behind a sign, the last first.
fn cuts(name: &str) -> Vec<usize> {
    let bytes = name.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let is_cut = |at: usize| match bytes[at] {
        b'-' | b'_' | b' ' => true,
        b'.' => !(is_digit(at.checked_sub(1)) && is_digit(at.checked_add(1))),
        _ => false,
    };
    (0..bytes.len()).rev().filter(|at| is_cut(*at)).take(4).collect()
}

/// `4-bit`, `6_5bpw`: a number and its unit, or a number in two halves.
fn is_count(tail: &str) -> bool {
    let Some((whole, unit)) = tail.split_once(['-', '_']) else {
        return false;
    };
    let short = whole.len() == 1 && whole.starts_with(|c: char| c.is_ascii_digit());
    short && (matches!(unit, "bit" | "bits" | "bpw") || is_shape("#bpw", unit))
}

fn trimmed(name: &str) -> &str {
    name.trim_end_matches(['-', '_', '.', ' '])
}

/// Whether the word is of the shape, `#` standing for digits and points.
fn is_shape(shape: &str, word: &str) -> bool {
    let mut rest = word;
    let mut parts = shape.split('#');
    let Some(start) = parts.next() else { return false };
    let Some(behind) = rest.strip_prefix(start) else {
        return false;
    };
    rest = behind;
    for part in parts {
        let number = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        if number == 0 {
            return false;
        }
        let Some(behind) = rest[number..].strip_prefix(part) else {
            return false;
        };
        rest = behind;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_come_off_the_end_of_a_name() {
        let check = |name: &str, expected: &str| {
            assert_eq!(Words::embedded().stripped(&name.to_lowercase()), expected, "{name}");
        };
        check("Qwen2.5-7B-Instruct-Q4_K_M-GGUF", "qwen2.5-7b-instruct");
        check(
            "Llama-3.1-Nemotron-70B-Instruct_exl2_4.0bpw",
            "llama-3.1-nemotron-70b-instruct",
        );
        check("Qwen2.5-72B-Instruct-5.0bpw-h6-exl2", "qwen2.5-72b-instruct");
        check("pythia-12b-autogptq-int8-gs128-sym", "pythia-12b");
        check("Llama-3.3-70B-Instruct-quantized.w4a16", "llama-3.3-70b-instruct");
        check("gemma-3-4b-it-unsloth-bnb-4bit", "gemma-3-4b-it");
        check("Yi-34B-v0.1", "yi-34b-v0.1");
        check("Dolphin-2.8-slerp-bpw4.2", "dolphin-2.8-slerp");
        check("phi-2", "phi-2");
        check("ConvAI-9b-v2-6_5bpw_exl2", "convai-9b-v2");
        check("llama-3-8b-4-bit", "llama-3-8b");
        check("llama-3-8bit", "llama-3");
        check("Mistral-Small-Q4_0_4_8-GGUF", "mistral-small");
        check("Wayfarer-12B-Q5_0-GGUF", "wayfarer-12b");
        check("FinLlamaGGUF", "finllama");
        check("GGUF", "gguf");
        check("", "");
        check("---", "---");
        check("模型-GGUF", "模型");
        check("-gguf", "-gguf");
    }
}

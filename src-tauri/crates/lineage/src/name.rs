//! A repository's name, taken apart.

use crate::words::Words;

/// Words of a name that are looked at. Names of 257 characters exist.
const WORDS_AT_MOST: usize = 48;

/// Names shorter than this are everybody's.
const SHORT: usize = 4;

/// A name taken apart; what is left of it once format, case and signs are gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// Letters and digits of the whole name, in lower case.
    pub(crate) whole: String,
    /// The same without the words that tell of a format, and without silent ones.
    pub(crate) plain: String,
    packed: bool,
    /// Words of the plain name: runs of letters and runs of digits; silent ones left out.
    pub(crate) words: Vec<String>,
    /// Sizes that stand alone (`7b`, `8x22b`), sorted.
    pub(crate) sizes: Vec<String>,
    /// What it is for, a bit a role.
    pub(crate) roles: u8,
}

impl Name {
    /// Takes apart what stands behind the slash.
    pub(crate) fn new(name: &str) -> Self {
        let words = Words::embedded();
        let lower = name.to_lowercase();
        let plain = words.stripped(&lower);
        let parts = parts(plain);
        let roles = parts.iter().map(|w| words.role(w)).fold(0, |all, bit| all | bit);
        Self {
            whole: folded(&lower),
            plain: key(plain),
            packed: plain != lower,
            sizes: sizes(&lower),
            roles,
            words: parts
                .into_iter()
                .filter(|w| !words.is_silent(w))
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Whether a format was named.
    pub(crate) fn is_packed(&self) -> bool {
        self.packed
    }

    /// Whether it could be the name of anything: `model`, `test`, `lora_model`.
    pub(crate) fn is_vague(&self) -> bool {
        let words = Words::embedded();
        self.plain.len() < SHORT || (self.sizes.is_empty() && self.words.iter().all(|word| words.is_vague(word)))
    }

    /// Whether it names a family at most, and nothing of its own.
    pub(crate) fn is_common(&self) -> bool {
        let words = Words::embedded();
        self.words
            .iter()
            .all(|word| words.is_vague(word) || words.is_family(word))
    }

    /// Whether it holds a word of these.
    pub(crate) fn has(&self, is: impl Fn(&str) -> bool) -> bool {
        self.words.iter().any(|word| is(word))
    }
}

/// What is left of a repository's id (`owner/name` or the name alone) once owner, format, case, signs and words that say
/// nothing are gone; equal for copies and packings of one model that keep its name.
#[must_use]
pub fn essence(repo: &str) -> String {
    Name::new(repo.rsplit('/').next().unwrap_or_default()).plain
}

/// Letters and digits of the words that say something: what names are looked up by. The text is in lower case already.
pub(crate) fn key(lower: &str) -> String {
    let words = Words::embedded();
    parts(lower).into_iter().filter(|word| !words.is_silent(word)).collect()
}

/// Letters and digits only. The text is in lower case already.
pub(crate) fn folded(lower: &str) -> String {
    lower.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Runs of letters and runs of digits.
fn parts(lower: &str) -> Vec<&str> {
    let kind = |c: char| {
        if c.is_ascii_digit() {
            1_u8
        } else {
            u8::from(c.is_alphanumeric()) * 2
        }
    };
    let mut parts = Vec::new();
    let mut rest = lower;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
        if kind(first) > 0 {
            parts.push(&rest[..end]);
        }
        if parts.len() == WORDS_AT_MOST {
            break;
        }
        rest = &rest[end..];
    }
    parts
}

/// Sizes that stand alone between signs: `7b`, `1.5b`, `8x22b`, `360m`.
fn sizes(lower: &str) -> Vec<String> {
    let mut found: Vec<String> = lower
        .split(['-', '_', ' '])
        .filter(|w| is_size(w))
        .map(str::to_owned)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn is_size(word: &str) -> bool {
    let Some(number) = word.strip_suffix(['b', 'm']) else {
        return false;
    };
    let mut factors = number.split('x');
    let is_number =
        |s: &str| s.starts_with(|c: char| c.is_ascii_digit()) && s.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    factors.by_ref().take(2).all(is_number) && factors.next().is_none()
}

/// Letters shared at the start, in hundredths of the longer one.
pub(crate) fn shared(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    same * 100 / one.len().max(other.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_apart_into_what_it_says() {
        let name = Name::new("Meta-Llama-3.1-8B-Instruct-AWQ");
        assert_eq!(name.plain, "llama318binstruct");
        assert_eq!(key("meta-llama-2-7b-hf"), "llama27b");
        assert_eq!(name.words, ["llama", "3", "1", "8", "b", "instruct"]);
        assert_eq!(name.sizes, ["8b"]);
        assert!(name.is_packed() && !name.is_vague() && name.roles != 0);
        assert_eq!(Name::new("Mixtral-8x22B-v0.1").sizes, ["8x22b"]);
        assert_eq!(Name::new("b").sizes, Vec::<String>::new());
        assert!(Name::new("lora_model").is_vague());
        assert!(Name::new(&"a1".repeat(4000)).words.len() <= WORDS_AT_MOST);
        assert_eq!(Name::new("Qwen-大模型 2").words, ["qwen", "大模型", "2"]);
        assert_eq!(shared("abcd", "abxx"), 50);
        assert_eq!(shared("", ""), 0);
    }
}

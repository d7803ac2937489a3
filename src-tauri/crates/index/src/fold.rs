//! Makes two spellings of one word the same word: case, width, accents, German umlauts, Chinese runs.
//!
//! A text becomes *atoms*: words (`qwen2.5`, `72b`) and runs of Chinese, Japanese or Korean characters, which are
//! written without spaces and are therefore indexed two characters at a time. What the index stores for a word is
//! the word itself and its tails behind a hump or a digit boundary (`TinyLlama` → `tinyllama`, `llama`), because
//! every searched word matches as a prefix; `llama-3` also stores `llama3`, the way half of the people write it.

use crate::han;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer words are cut here, in the index and in a query alike.
pub(crate) const MAX_WORD_BYTES: usize = 64;
/// Stands on both sides of a name's first letters, which are words of another kind. No text holds it: as a character for
/// private use it is neither letter nor digit and parts words.
pub(crate) const INITIALS: char = '\u{E000}';
/// The same as it stands in a word.
pub(crate) const INITIALS_BYTES: &[u8] = "\u{E000}".as_bytes();
/// Tails stored for one word at most; names made of random letters have humps everywhere.
const MAX_TAILS: usize = 6;

/// A piece of folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Atom {
    /// A word in folded spelling, and the spelling with `ae` for `ä` where that differs.
    Word(String, Option<String>),
    /// Neighbouring characters of a script without spaces.
    Run(String),
}

impl Atom {
    /// The word or the run, folded.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Word(text, _) | Self::Run(text) => text,
        }
    }
}

/// The words of `text` in folded spelling, one space between two of them: `Ｑwen2-72B, Größe` → `qwen2 72b grosse`.
#[must_use]
pub fn fold(text: &str) -> String {
    joined(&atoms(text), false)
}

/// Every word under which `text` is found, in byte order, each once: a searched word has to begin one of them. For
/// measuring other engines over the same words; a search itself needs only [`crate::parse`].
#[must_use]
pub fn found_under(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    tokens(text, &mut |word| words.push(word.to_owned()));
    words.sort_unstable();
    words.dedup();
    words
}

/// The atoms in one line, as phrases are compared: every character of a run stands alone.
pub(crate) fn spelled(atoms: &[Atom]) -> String {
    joined(atoms, true)
}

fn joined(atoms: &[Atom], apart: bool) -> String {
    let mut out = String::new();
    for atom in atoms {
        match atom {
            Atom::Run(run) if apart => {
                for c in run.chars() {
                    out.push(' ');
                    out.push(c);
                }
            }
            Atom::Word(word, _) | Atom::Run(word) => {
                out.push(' ');
                out.push_str(word);
            }
        }
    }
    if out.is_empty() { out } else { out.split_off(1) }
}

/// Reads `text` as atoms, in order.
pub(crate) fn atoms(text: &str) -> Vec<Atom> {
    let plain = normalised(text);
    let spelled_out = umlauts_spelled_out(text);
    let mut other = spelled_out.as_deref().map(pieces).unwrap_or_default().into_iter();
    pieces(&plain)
        .into_iter()
        .map(|piece| {
            let twin = other.next();
            if piece.run {
                return Atom::Run(piece.text.to_owned());
            }
            let word = lower(piece.text);
            let twin = twin.map(|t| lower(t.text)).filter(|t| *t != word);
            Atom::Word(word, twin)
        })
        .collect()
}

/// Hands `sink` every token under which `text` can be found; a token may come twice.
pub(crate) fn tokens(text: &str, sink: &mut impl FnMut(&str)) {
    emit(&normalised(text), sink);
    if let Some(spelled_out) = umlauts_spelled_out(text) {
        emit(&spelled_out, sink);
    }
}

/// The two-character tokens of a run, which is how it is looked up; empty for a single character.
pub(crate) fn pairs(run: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let ends: Vec<(usize, usize)> = starts.windows(3).map(|w| (w[0], w[2])).collect();
    ends.into_iter().filter_map(move |(from, to)| run.get(from..to))
}

/// A facet value as it is compared: case folded, every row of other characters one hyphen, `<`, `>` and `@` kept.
pub(crate) fn value(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in normalised(text).chars() {
        if c.is_alphanumeric() || is_combining_mark(c) {
            out.extend(c.to_lowercase());
        } else if out.is_empty() && matches!(c, '<' | '>' | '@') {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

/// The folded value and, for German, the one with `ae` for `ä`.
pub(crate) fn value_spellings(text: &str) -> impl Iterator<Item = String> {
    [Some(value(text)), umlauts_spelled_out(text).map(|t| value(&t))]
        .into_iter()
        .flatten()
}

/// A name as lists are sorted by it.
pub(crate) fn sort_key(name: &str) -> String {
    normalised(name).chars().flat_map(char::to_lowercase).collect()
}

struct Piece<'a> {
    start: usize,
    text: &'a str,
    run: bool,
}

impl Piece<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Compatibility forms (full width, ligatures) become plain, Latin accents and invisible characters go, case stays.
fn normalised(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let bare = text.nfkd().filter(|c| !is_dropped(*c)).nfc();
    let mut out = String::with_capacity(text.len());
    for c in bare {
        match unmarked(c) {
            Some(plain) => out.push_str(plain),
            None => out.push(han::simplified(c)),
        }
    }
    Cow::Owned(out)
}

/// Letters that are a plain one with a stroke or two joined, which Unicode does not take apart.
fn unmarked(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'Œ' => "Oe",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' => "d",
        'Đ' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        // Turkish has two letters i; on other keyboards there is one.
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

/// Marks upon letters and what is not seen: joiners, directions, styles of emoji, vowel signs that are often left out.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}' | '\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{652}'
        | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E01EF}')
}

/// The text with `ae`, `oe`, `ue` for umlauts, when it has any.
fn umlauts_spelled_out(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut found = false;
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.nfc() {
        let pair = match c {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'Ä' => "Ae",
            'Ö' => "Oe",
            'Ü' => "Ue",
            _ => {
                out.push(c);
                continue;
            }
        };
        found = true;
        out.push_str(pair);
    }
    found.then(|| normalised(&out).into_owned())
}

fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// The words and runs of normalised text. A full stop between two digits belongs to the word: `qwen2.5`.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece<'_>> = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let inside =
            c == '.' && previous.is_ascii_digit() && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
        let kind = if inside {
            open.map(|(_, run)| run)
        } else if is_unspaced(c) {
            Some(true)
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            Some(false)
        } else {
            None
        };
        if let Some((start, run)) = open
            && kind != Some(run)
        {
            out.push(Piece {
                start,
                text: &text[start..at],
                run,
            });
            open = None;
        }
        if let (None, Some(run)) = (open, kind) {
            open = Some((at, run));
        }
        previous = c;
    }
    if let Some((start, run)) = open {
        out.push(Piece {
            start,
            text: &text[start..],
            run,
        });
    }
    out
}

fn emit(text: &str, sink: &mut impl FnMut(&str)) {
    let mut before: Option<Piece<'_>> = None;
    for piece in pieces(text) {
        if piece.run {
            for pair in pairs(piece.text) {
                sink(pair);
            }
            if let Some(last) = piece.text.chars().next_back() {
                sink(last.encode_utf8(&mut [0; 4]));
            }
            han::sounds(piece.text, sink);
            before = None;
            continue;
        }
        emit_word(piece.text, sink);
        if let Some(left) = before.filter(|left| joins(text, left, &piece)) {
            emit_word(&[left.text, piece.text].concat(), sink);
        }
        before = Some(piece);
    }
}

/// Whether `left` and `right` are also written as one word: `llama-3`, `GPT 4`, but not `owner/3b`.
fn joins(text: &str, left: &Piece<'_>, right: &Piece<'_>) -> bool {
    matches!(text.get(left.end()..right.start), Some("-" | "_" | " " | "."))
        && left.text.chars().next_back().is_some_and(char::is_alphabetic)
        && right.text.starts_with(|c: char| c.is_ascii_digit())
}

fn emit_word(word: &str, sink: &mut impl FnMut(&str)) {
    let mut low = String::with_capacity(word.len());
    let mut tails = Vec::new();
    let mut previous: Option<char> = None;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        if previous.is_some_and(|p| is_boundary(p, c, chars.peek().copied())) && tails.len() < MAX_TAILS {
            tails.push(low.len());
        }
        low.extend(c.to_lowercase());
        previous = Some(c);
    }
    sink(cut(&low));
    for tail in tails {
        sink(cut(&low[tail..]));
    }
}

/// Whether a tail starts at `c`: a hump (`tinyLlama`, `GPTNeo`), the first digit, or two letters behind a digit.
fn is_boundary(previous: char, c: char, next: Option<char>) -> bool {
    let word_follows = next.is_some_and(char::is_alphabetic);
    if c.is_numeric() {
        previous.is_alphabetic()
    } else if previous.is_numeric() {
        c.is_alphabetic() && word_follows
    } else {
        c.is_uppercase() && word_follows && (previous.is_lowercase() || next.is_some_and(char::is_lowercase))
    }
}

fn lower(word: &str) -> String {
    let mut low: String = word.chars().flat_map(char::to_lowercase).collect();
    low.truncate(cut(&low).len());
    low
}

fn cut(word: &str) -> &str {
    let end = word.len().min(MAX_WORD_BYTES);
    let end = (0..=end).rev().find(|at| word.is_char_boundary(*at)).unwrap_or(0);
    &word[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found_under(text), expected, "{text}");
    }

    #[test]
    fn ids_are_found_the_ways_people_write_them() {
        check("Qwen/Qwen2-72B", &["qwen", "qwen2", "2", "72b"]);
        check("Qwen2.5-VL", &["qwen2.5", "2.5", "vl"]);
        check("Meta-Llama-3.1-8B", &["meta", "llama", "3.1", "llama3.1", "8b"]);
        check("TinyLlamaChat", &["tinyllamachat", "llamachat", "chat"]);
        check("CodeLlama-7b", &["codellama", "llama", "7b", "codellama7b", "llama7b"]);
        check("GPTNeo", &["gptneo", "neo"]);
        check("meta/3b", &["meta", "3b"]);
        check("Mixtral-8x7B", &["mixtral", "8x7b", "7b", "mixtral8x7b"]);
        check("qwen2vl", &["qwen2vl", "2vl", "vl"]);
        check("Yi-34B-q4_k_m", &["yi", "yi34b", "34b", "q4", "4", "k", "m"]);
        check("...", &[]);
        check("", &[]);
    }

    #[test]
    fn widths_accents_and_umlauts_are_one_spelling() {
        check("ＱＷＥＮ２", &["qwen2", "2"]);
        check("Müller", &["muller", "mueller"]);
        check("Größe", &["grosse", "groesse"]);
        check("café", &["cafe"]);
        assert_eq!(fold("Ｑwen2-72B, Größe"), "qwen2 72b grosse");
        assert_eq!(fold("a\u{200b}b"), "ab");
        assert_eq!(fold("İSTANBUL Işık ısı"), "istanbul isik isi");
        assert_eq!(
            fold("Øre Łódź Œuvre ΣΊΣΥΦΟΣ σίσυφος"),
            "ore lodz oeuvre σισυφοσ σισυφοσ"
        );
        assert_eq!(fold("ﬁne Ⅷ ｶﾀｶﾅ"), "fine viii カタカナ");
        assert_eq!(fold("\u{202E}مَرْحَبـا\u{202C} שָׁלוֹם"), "مرحبا שלום");
        assert_eq!(fold("👩‍🚀 ❤️ 🇩🇪"), "");
    }

    #[test]
    fn runs_are_found_by_two_characters_or_one() {
        let stands = |text: &str, expected: &[&str]| {
            let words = found_under(text);
            let written: Vec<&String> = words.iter().filter(|w| w.chars().any(is_unspaced)).collect();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(written, expected, "{text}");
        };
        stands("通义千问", &["通义", "义千", "千问", "问"]);
        stands("通義千問", &["通义", "义千", "千问", "问"]);
        stands("通义2", &["通义", "义"]);
        check("智", &["智"]);
        assert_eq!(spelled(&atoms("通义 Qwen")), "通 义 qwen");
    }

    #[test]
    fn long_words_are_cut_at_a_character() {
        let mut longest = 0;
        tokens(&"ö".repeat(100), &mut |t| longest = longest.max(t.len()));
        assert!(longest <= MAX_WORD_BYTES && longest > MAX_WORD_BYTES - 4);
    }

    #[test]
    fn values_are_one_value_however_they_are_punctuated() {
        let check = |text: &str, expected: &str| assert_eq!(value(text), expected, "{text}");
        check("apache-2.0", "apache-2-0");
        check("Text_Generation ", "text-generation");
        check("<1b", "<1b");
        check("@Owner_1", "@owner-1");
        check("--", "");
    }
}

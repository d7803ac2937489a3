//! What words mean beyond standing in a name: tasks, languages and relations by their everyday names in three languages,
//! German ones composed and inflected, Chinese ones side by side; and names of makers by their sound.

use super::vocabulary::{Spelled, spelled};
use super::{Token, Wanted};
use crate::fold::Atom;
use crate::{fold, han};
use atlas::FacetField;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Words that are one name at most.
const MOST_WORDS: usize = 8;
/// Letters from which a beginning of a German word stands for it; shorter ones begin too many names of models.
const LEAST_LETTERS: usize = 6;
const LEAST_CHARACTERS: usize = 2;
/// What may follow a German word without making it another.
const ENDINGS: [&str; 8] = [
    "ern", "ens", "es", "modelle", "modellen", "modells", "systeme", "systemen",
];
/// What may follow a Chinese one: model, large model, task, system.
const TAILS: [&str; 4] = ["模型", "大模型", "任务", "系统"];

/// Values of which any is meant.
pub(crate) type Values = Vec<(FacetField, String)>;

/// What neighbouring tokens mean together, besides what they say one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sense {
    pub(crate) tokens: Range<usize>,
    /// The syllables of a name, a token each, the last perhaps unfinished; the more of them together sound like a name the
    /// better.
    pub(crate) syllables: Vec<String>,
    /// Letters that may be the first ones of the syllables of a name.
    pub(crate) initials: Option<String>,
    /// Of each of these a model has one; none, when no value is meant.
    pub(crate) values: Vec<Values>,
}

/// Reads what the tokens of a query mean; a token belongs to one sense at most.
pub(super) fn senses(tokens: &[Token]) -> Vec<Sense> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let many = rest.iter().take(MOST_WORDS).take_while(|token| is_said(token)).count();
        let found = (2..=many)
            .rev()
            .find_map(|many| together(&rest[..many]).map(|values| (many, values)))
            .map(|(many, values)| (many, Vec::new(), None, values))
            .or_else(|| syllables(&rest[..many]).map(|all| (all.len(), all, None, Vec::new())))
            .or_else(|| alone(&rest[0]).map(|(initials, values)| (1, Vec::new(), initials, values)));
        let many = found.as_ref().map_or(1, |(many, ..)| *many);
        if let Some((many, syllables, initials, values)) = found {
            out.push(Sense {
                tokens: at..at + many,
                syllables,
                initials,
                values,
            });
        }
        at += many;
    }
    out
}

fn is_said(token: &Token) -> bool {
    token.wanted == Wanted::Words && !token.negated
}

fn name_of(tokens: &[Token]) -> String {
    let atoms = tokens.iter().flat_map(|token| &token.atoms);
    let texts: Vec<&str> = atoms.map(Atom::text).collect();
    texts.join("-")
}

/// The value that these tokens name together.
fn together(tokens: &[Token]) -> Option<Vec<Values>> {
    let values = names().get(&name_of(tokens))?;
    Some(vec![values.clone()])
}

/// The tokens that are the syllables of a name one by one, the last of them perhaps unfinished.
fn syllables(tokens: &[Token]) -> Option<Vec<String>> {
    let mut out = Vec::new();
    for token in tokens {
        let [Atom::Word(word, None)] = token.atoms.as_slice() else {
            break;
        };
        let whole = han::is_syllable(word);
        if whole || han::begins_syllable(word) {
            out.push(word.clone());
        }
        if !whole {
            break;
        }
    }
    (out.len() > 1).then_some(out)
}

/// What one token means.
fn alone(token: &Token) -> Option<(Option<String>, Vec<Values>)> {
    if token.wanted != Wanted::Words {
        return None;
    }
    let mut initials = None;
    let values = match token.atoms.as_slice() {
        [Atom::Run(run)] => chinese(run),
        [Atom::Word(word, other)] => {
            initials = han::as_initials(word).map(|_| word.clone());
            let values = other.as_ref().map_or_else(Vec::new, |other| german(other));
            let values = if values.is_empty() { german(word) } else { values };
            if values.is_empty() { Vec::new() } else { vec![values] }
        }
        _ => together(std::slice::from_ref(token)).unwrap_or_default(),
    };
    (initials.is_some() || !values.is_empty()).then_some((initials, values))
}

/// The values of a word: its own, else those of all words it begins, else those of the longest it goes on from.
fn german(word: &str) -> Values {
    let names = names();
    if let Some(values) = names.get(word) {
        return values.clone();
    }
    if word.len() < LEAST_LETTERS || !word.is_ascii() {
        return Vec::new();
    }
    let begun = beginning(word);
    if !begun.is_empty() {
        return begun;
    }
    let ends = (LEAST_LETTERS..word.len()).rev();
    let stems = ends.filter_map(|end| Some((names.get(word.get(..end)?)?, word.get(end..)?)));
    let mut fitting = stems.filter(|(_, rest)| is_ending(rest));
    fitting.next().map(|(values, _)| values.clone()).unwrap_or_default()
}

/// Whether a word goes on like this, or will when it is typed to its end. An `s` or `n` may join two words.
fn is_ending(rest: &str) -> bool {
    let begins = |rest: &str| ENDINGS.iter().any(|ending| ending.starts_with(rest));
    let joined = rest.strip_prefix(['s', 'n']).filter(|rest| !rest.is_empty());
    begins(rest) || matches!(rest, "n" | "en" | "er" | "em") || joined.is_some_and(begins)
}

/// The values of a run: a name or the beginning of one, or several names side by side of which all are meant.
fn chinese(run: &str) -> Vec<Values> {
    if let Some(parts) = parts(run).filter(|parts| !parts.is_empty()) {
        return parts;
    }
    if run.chars().count() < LEAST_CHARACTERS {
        return Vec::new();
    }
    let begun = beginning(run);
    if begun.is_empty() { Vec::new() } else { vec![begun] }
}

/// The names a run is made of, longest first, if it is made of nothing else.
fn parts(run: &str) -> Option<Vec<Values>> {
    let mut out = Vec::new();
    let mut rest = run;
    while !rest.is_empty() {
        if !out.is_empty() && TAILS.contains(&rest) {
            return Some(out);
        }
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let ends: Vec<usize> = ends.skip(LEAST_CHARACTERS - 1).collect();
        let (values, end) = ends
            .iter()
            .rev()
            .find_map(|end| Some((names().get(rest.get(..*end)?)?, *end)))?;
        out.push(values.clone());
        rest = rest.get(end..)?;
    }
    Some(out)
}

/// The values of all names of one piece that begin so.
fn beginning(word: &str) -> Values {
    let mut out = Values::new();
    let from = names().range(word.to_owned()..);
    for (name, values) in from.take_while(|(name, _)| name.starts_with(word)) {
        if !name.contains('-') {
            out.extend(
                values
                    .iter()
                    .filter(|value| !out.contains(value))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
        }
    }
    out
}

fn names() -> &'static BTreeMap<String, Values> {
    static NAMES: OnceLock<BTreeMap<String, Values>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut out: BTreeMap<String, Values> = BTreeMap::new();
        for Spelled { field, key, name } in spelled() {
            for name in fold::value_spellings(name) {
                let values = out.entry(name).or_default();
                let value = (*field, key.clone());
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use crate::parse;

    /// The senses of a text: its words, the sound, the values.
    fn senses(text: &str) -> String {
        let query = parse(text);
        let told = query
            .senses()
            .iter()
            .filter(|s| !s.syllables.is_empty() || !s.values.is_empty());
        let told = told.map(|sense| {
            let any = |of: &super::Values| of.iter().map(|(_, key)| key.as_str()).collect::<Vec<_>>().join("|");
            let all = sense
                .values
                .iter()
                .map(any)
                .chain([sense.syllables.concat()])
                .filter(|s| !s.is_empty())
                .collect::<Vec<_>>();
            format!("{:?} {}", sense.tokens, all.join("&"))
        });
        told.collect::<Vec<_>>().join("; ")
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(senses(text), expected, "{text}");
    }

    #[test]
    fn tasks_go_by_their_everyday_names() {
        check("Spracherkennung", "0..1 automatic-speech-recognition");
        check("语音识别", "0..1 automatic-speech-recognition");
        check("語音識別", "0..1 automatic-speech-recognition");
        check("speech recognition", "0..2 automatic-speech-recognition");
        check("automatic-speech-recognition", "0..1 automatic-speech-recognition");
        check("whisper speech to text", "1..4 automatic-speech-recognition");
        check("Text zu Bild", "0..3 text-to-image");
        check("图生 3D", "0..2 image-to-3d");
        check("text-generation-webui", "");
        check("text", "");
        check("image video audio chat", "");
        check("-Spracherkennung", "0..1 automatic-speech-recognition");
        check("\"Spracherkennung\"", "");
    }

    #[test]
    fn german_words_are_composed_and_inflected() {
        check("Bildgenerierungsmodelle", "0..1 text-to-image");
        check("Bilderzeugung", "0..1 text-to-image");
        check("Bildklassifikation", "0..1 image-classification");
        check("Sprachmodelle", "0..1 text-generation");
        check("Sprachmodellen", "0..1 text-generation");
        check("Übersetzungen", "0..1 translation");
        check("Uebersetzungsmodell", "0..1 translation");
        check("ubersetzung", "0..1 translation");
        check("Objekterkennung", "0..1 object-detection");
        check("deutsche Sprachmodelle", "0..1 de; 1..2 text-generation");
        check("quantisierte", "0..1 quantized");
        check("spracherkenn", "0..1 automatic-speech-recognition");
        check("spracherkennungsmod", "0..1 automatic-speech-recognition");
        check("spracherkennungxyz", "");
        check("sprac", "");
    }

    #[test]
    fn chinese_names_stand_side_by_side() {
        check("语音识别模型", "0..1 automatic-speech-recognition");
        check("中文语音识别", "0..1 zh&automatic-speech-recognition");
        check("中文大模型", "0..1 zh");
        check(
            "图像",
            "0..1 image-segmentation|image-classification|image-to-text|image-feature-extraction|text-to-image",
        );
        check("模型", "");
        check("通义千问", "");
        check("语音识别通义", "");
    }

    #[test]
    fn syllables_are_read_together() {
        check("tong yi", "0..2 tongyi");
        check("tong yi qian wen 7b", "0..4 tongyiqianwen");
        check("zhi p", "0..2 zhip");
        check("tong", "");
        check("tong chat", "");
        check("tong -yi", "");
    }
}

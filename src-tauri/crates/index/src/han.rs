//! Chinese as people type it: traditional and simplified characters as one, names by their sound and its first letters.

use crate::fold::INITIALS;
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Longer runs are sentences, not names; nobody searches those by sound.
const MOST_CHARACTERS: usize = 8;
/// Readings of one character that are taken, the usual ones first.
const MOST_READINGS: usize = 3;

/// The simplified form of a character; every other character as it is.
pub(crate) fn simplified(c: char) -> char {
    static FORMS: OnceLock<HashMap<char, char>> = OnceLock::new();
    if !('\u{3400}'..='\u{9FFF}').contains(&c) {
        return c;
    }
    *FORMS.get_or_init(forms).get(&c).unwrap_or(&c)
}

/// Character by character: a table of two thousand is all that is wanted of the crate. Read once, because it weighs a
/// character's neighbours, and what a text and a search hold next to it differs.
fn forms() -> HashMap<char, char> {
    let mut text = [0; 4];
    ('\u{3400}'..='\u{9FFF}')
        .filter_map(|from| {
            let once = simplet2s::convert(from.encode_utf8(&mut text)).chars().next()?;
            let last = simplet2s::convert(once.encode_utf8(&mut text)).chars().next()?;
            (last != from).then_some((from, last))
        })
        .collect()
}

/// Hands `sink` the words by which a short run is found through its sound: the syllables as one word, from the
/// beginning and from every second character on, since names are made of pairs; and the first letters of the whole and
/// of each pair, between marks because they are words of another kind. A run that is not all Chinese has none.
pub(crate) fn sounds(run: &str, sink: &mut impl FnMut(&str)) {
    let many = run.chars().count();
    if !(2..=MOST_CHARACTERS).contains(&many) {
        return;
    }
    let readings: Vec<Vec<&'static str>> = run.chars().map(readings).collect();
    if readings.iter().any(Vec::is_empty) {
        return;
    }
    for start in (0..many - 1).step_by(2) {
        one_unusual(&readings[start..], |syllables| {
            sink(&syllables.concat());
            sink(&initials(syllables));
            sink(&initials(&syllables[..2]));
        });
    }
}

/// Calls `each` with the usual readings, then with each that is unusual at one place: two such in one name are rare, and
/// all combinations of all readings would be thousands.
fn one_unusual(readings: &[Vec<&'static str>], mut each: impl FnMut(&[&'static str])) {
    let mut usual: Vec<&'static str> = readings.iter().filter_map(|of| of.first().copied()).collect();
    each(&usual);
    for (at, of) in readings.iter().enumerate() {
        for other in of.iter().skip(1) {
            let kept = std::mem::replace(&mut usual[at], other);
            each(&usual);
            usual[at] = kept;
        }
    }
}

/// How a character is read, without tones, in letters of a plain keyboard.
fn readings(c: char) -> Vec<&'static str> {
    let mut out: Vec<&'static str> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain) {
        if reading.is_ascii() && !out.contains(&reading) && out.len() < MOST_READINGS {
            out.push(reading);
        }
    }
    out
}

fn initials(syllables: &[&str]) -> String {
    let letters = syllables.iter().filter_map(|syllable| syllable.chars().next());
    [INITIALS].into_iter().chain(letters).chain([INITIALS]).collect()
}

/// The beginning of the dictionary's words for first letters that a typed word stands for: two letters are the whole,
/// three may go on. Nothing for what cannot be first letters.
pub(crate) fn as_initials(word: &str) -> Option<String> {
    let letters = word.len();
    if !(2..=MOST_CHARACTERS).contains(&letters) || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let end = if letters == 2 { Some(INITIALS) } else { None };
    Some([INITIALS].into_iter().chain(word.chars()).chain(end).collect())
}

/// Whether the word is a syllable of Chinese, written without its tone.
pub(crate) fn is_syllable(word: &str) -> bool {
    syllables().contains(word)
}

/// Whether the word may become one as it is typed on.
pub(crate) fn begins_syllable(word: &str) -> bool {
    !word.is_empty() && syllables().iter().any(|syllable| syllable.starts_with(word))
}

fn syllables() -> &'static HashSet<&'static str> {
    static SYLLABLES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SYLLABLES.get_or_init(|| {
        let read = ('\u{4E00}'..='\u{9FFF}').filter_map(|c| c.to_pinyin().map(pinyin::Pinyin::plain));
        // What is written with one letter would make every stray letter a syllable.
        read.filter(|syllable| syllable.is_ascii() && syllable.len() > 1)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(run: &str) -> Vec<String> {
        let mut out = Vec::new();
        sounds(run, &mut |word| out.push(word.replace(INITIALS, "'")));
        out.sort_unstable();
        out.dedup();
        out
    }

    #[test]
    fn traditional_and_simplified_are_one() {
        let check = |from: &str, to: &str| {
            assert_eq!(from.chars().map(simplified).collect::<String>(), to, "{from}");
        };
        check("通義千問", "通义千问");
        check("智譜華章", "智谱华章");
        check("騰訊", "腾讯");
        check("階躍星辰", "阶跃星辰");
        check("訊飛", "讯飞");
        check("語音識別", "语音识别");
        check("圖像分類", "图像分类");
        check("臺灣", "台湾");
        check("後裏", "后里");
        check("百川", "百川");
        check("aé한か", "aé한か");
    }

    #[test]
    fn a_form_once_simplified_stays() {
        for c in '\u{3400}'..='\u{9FFF}' {
            let once = simplified(c);
            assert_eq!(simplified(once), once, "{c}");
        }
    }

    #[test]
    fn names_are_heard_whole_by_pairs_and_by_first_letters() {
        let check = |run: &str, words: &[&str]| {
            let heard = heard(run);
            for word in words {
                assert!(heard.iter().any(|h| h == word), "{run} by {word}: {heard:?}");
            }
        };
        check("通义千问", &["tongyiqianwen", "qianwen", "'tyqw'", "'ty'", "'qw'"]);
        check("智谱", &["zhipu", "'zp'"]);
        check("长安", &["changan", "zhangan"]);
        check("绿", &[]);
        check("音乐", &["yinyue", "yinle"]);
        assert_eq!(heard("通"), [""; 0]);
        assert_eq!(heard("通か"), [""; 0]);
        assert_eq!(heard("한국"), [""; 0]);
        assert_eq!(heard("这是一个很长的句子"), [""; 0]);
    }

    #[test]
    fn syllables_are_told_from_other_words() {
        for syllable in ["tong", "yi", "zhi", "pu", "qian", "er"] {
            assert!(is_syllable(syllable), "{syllable}");
        }
        for other in ["chat", "a", "7b", "gguf", "", "llama"] {
            assert!(!is_syllable(other), "{other}");
        }
        assert!(begins_syllable("to") && begins_syllable("q") && !begins_syllable("chat") && !begins_syllable(""));
    }

    #[test]
    fn first_letters_are_few_small_letters() {
        let as_typed = |word| as_initials(word).map(|w| w.replace(INITIALS, "'"));
        assert_eq!(as_typed("ty").as_deref(), Some("'ty'"));
        assert_eq!(as_typed("tyq").as_deref(), Some("'tyq"));
        for other in ["t", "t2", "通", "abcdefghi", ""] {
            assert_eq!(as_typed(other), None, "{other}");
        }
    }
}

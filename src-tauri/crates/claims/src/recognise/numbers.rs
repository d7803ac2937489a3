//! Numbers as three languages write them: digits with either kind of separator, words, and Chinese signs.

use crate::claim::Number;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its value.
    pub value: Number,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

const WORDS: &[(&str, u64)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("fifty", 50),
    ("hundred", 100),
    ("half", 0),
    ("ein", 1),
    ("eine", 1),
    ("einer", 1),
    ("einem", 1),
    ("einen", 1),
    ("eins", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("fünf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwölf", 12),
    ("fünfzehn", 15),
    ("zwanzig", 20),
    ("dreißig", 30),
    ("fünfzig", 50),
    ("hundert", 100),
];
const SCALES: &[(&str, u64)] = &[
    ("thousand", 1_000),
    ("tausend", 1_000),
    ("million", 1_000_000),
    ("millions", 1_000_000),
    ("millionen", 1_000_000),
    ("billion", 1_000_000_000),
    ("billions", 1_000_000_000),
    ("milliarde", 1_000_000_000),
    ("milliarden", 1_000_000_000),
    ("b", 1_000_000_000),
    ("m", 1_000_000),
    ("k", 1_000),
];

/// The first number of a text.
#[must_use]
pub fn first(text: &str) -> Option<Found> {
    all(text).into_iter().next()
}

/// Every number of a text, in order; at most 200, in the first 20,000 bytes.
#[must_use]
pub fn all(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len().min(20_000) && found.len() < 200 {
        let rest = text.get(at..).unwrap_or("");
        // `34` in `Yi-34B` is part of a name.
        let mut back = text.get(..at).unwrap_or("").chars().rev();
        let (before, earlier) = (back.next(), back.next());
        let letter = |c: char| c.is_alphanumeric() && !chinese(c);
        let joined = before.is_some_and(letter) || (before == Some('-') && earlier.is_some_and(char::is_alphabetic));
        let read = if joined {
            None
        } else {
            digits(rest).or_else(|| worded(rest))
        }
        .or_else(|| signs(rest));
        match read {
            Some((value, length)) => {
                let (value, more) = scaled(value, text.get(at + length..).unwrap_or(""));
                if let Some(value) = value {
                    found.push(Found {
                        value,
                        start: at,
                        end: at + length + more,
                    });
                }
                at += (length + more).max(1);
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

fn chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Digits: `1.234,5`, `1,234.5`, `1 234`. One separator before exactly three last digits parts thousands.
fn digits(text: &str) -> Option<(u128, usize)> {
    let run: String = text
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .take(30)
        .collect();
    let run = run.trim_end_matches(['.', ',']);
    if !run.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let last = run.rfind(['.', ',']);
    let several = run.matches(['.', ',']).count() > 1;
    let mixed = run.contains('.') && run.contains(',');
    let decimal = last.filter(|last| mixed || (!several && (run.len() - last - 1 != 3 || run.starts_with('0'))));
    let whole: String = run
        .get(..decimal.unwrap_or(run.len()))?
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let places: String = decimal
        .and_then(|at| run.get(at + 1..))
        .unwrap_or("")
        .chars()
        .take(6)
        .collect();
    let micros = whole.get(..whole.len().min(18))?.parse::<u128>().ok()? * 1_000_000;
    let part = format!("{places:0<6}").parse::<u128>().ok()?;
    // A word that goes on (`34B-Chat`, `1.5-9B`) is a name; a scale right behind (`7B`) is read with it.
    let after = text.get(run.len()..).unwrap_or("");
    let tail: String = after
        .chars()
        .take_while(|c| c.is_alphanumeric() && !chinese(*c))
        .collect();
    let scale = SCALES.iter().any(|(word, _)| tail.eq_ignore_ascii_case(word));
    (tail.is_empty() || scale).then_some((micros + part, run.len()))
}

fn worded(text: &str) -> Option<(u128, usize)> {
    let word: String = text
        .chars()
        .take_while(|c| c.is_alphabetic() && !chinese(*c))
        .take(20)
        .collect();
    let folded = word.to_lowercase();
    let (_, value) = WORDS.iter().find(|(known, value)| *known == folded && *value > 0)?;
    Some((u128::from(*value) * 1_000_000, word.len()))
}

/// Chinese signs up to 亿, digits among them: 五, 十二, 一百, 100多亿.
fn signs(text: &str) -> Option<(u128, usize)> {
    let (mut sum, mut section, mut digit) = (0_u128, 0_u128, None);
    let mut length = 0;
    for letter in text.chars().take(12) {
        let one = "零一二三四五六七八九"
            .chars()
            .position(|c| c == letter)
            .or(match letter {
                '两' => Some(2),
                _ => None,
            });
        match (one, letter) {
            (Some(value), _) => digit = Some(value as u128),
            (None, '十') => section += digit.take().unwrap_or(1) * 10,
            (None, '百') => section += digit.take().unwrap_or(1) * 100,
            (None, '千') => section += digit.take().unwrap_or(1) * 1_000,
            (None, '万' | '亿') if length > 0 => {
                let by = if letter == '万' { 10_000 } else { 100_000_000 };
                sum += (section + digit.take().unwrap_or(0)) * by;
                section = 0;
            }
            (None, _) => break,
        }
        length += letter.len_utf8();
    }
    (length > 0).then_some(((sum + section + digit.unwrap_or(0)) * 1_000_000, length))
}

/// The number with the scale behind it, and how many bytes that took.
fn scaled(micros: u128, after: &str) -> (Option<Number>, usize) {
    let kept = |micros: u128| u64::try_from(micros).ok().filter(|m| *m <= u64::MAX / 2).map(Number);
    let trimmed = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let space = after.len() - trimmed.len();
    for (sign, by) in [
        ("多亿", 100_000_000_u128),
        ("余亿", 100_000_000),
        ("亿", 100_000_000),
        ("万", 10_000),
    ] {
        if trimmed.starts_with(sign) {
            return (kept(micros.saturating_mul(by)), space + sign.len());
        }
    }
    let word: String = trimmed
        .chars()
        .take_while(|c| c.is_alphabetic() && !chinese(*c))
        .take(20)
        .collect();
    let folded = word.to_lowercase();
    let scale = SCALES
        .iter()
        .find(|(known, _)| *known == folded && (known.len() > 1 || space == 0));
    match scale {
        Some((_, by)) => (kept(micros.saturating_mul(u128::from(*by))), space + word.len()),
        None => (kept(micros), 0),
    }
}

//! Reads numbers and sizes as the language writes them.

use crate::claim::Number;

/// A decimal number with at most six places.
pub(super) fn number(word: &str) -> Option<Number> {
    let (whole, places) = word.split_once('.').unwrap_or((word, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(places) || places.len() > 6 || whole.len() > 16 {
        return None;
    }
    let micros: u64 = format!("{places:0<6}").parse().ok()?;
    let sum = Number::whole(whole.parse().ok()?)?.0.checked_add(micros)?;
    (sum <= Number::MOST).then_some(Number(sum))
}

/// A number of parameters, in thousands (`K`), millions (`M`) or thousand millions (`B`) if it says so.
pub(super) fn size(word: &str) -> Option<u64> {
    let (digits, by) = match word.chars().last()? {
        'B' => (word.strip_suffix('B')?, 1_000_000_000),
        'M' => (word.strip_suffix('M')?, 1_000_000),
        'K' => (word.strip_suffix('K')?, 1_000),
        _ => (word, 1),
    };
    let micros = number(digits)?.0;
    let product = u128::from(micros) * by;
    if product % 1_000_000 != 0 {
        return None;
    }
    u64::try_from(product / 1_000_000)
        .ok()
        .filter(|size| *size <= Number::MOST)
}

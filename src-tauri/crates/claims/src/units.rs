//! Quantities and the units that fit them: a model's size is told in parameters, what it reads in tokens.

use crate::{
    claim::Measured,
    outcome::{Figure, Remark, Stand},
    recognise::numbers,
};

const TOKENS: &[&str] = &["token", "tokens", "词元", "令牌"];
const PARAMETERS: &[&str] = &["parameter", "parameters", "parametern", "params", "参数"];

/// Whether the unit in `words` fits what they measure.
pub(crate) fn unit(words: &str, measures: Measured) -> Figure {
    let folded = words.to_lowercase();
    let has = |units: &[&str]| units.iter().any(|unit| folded.contains(unit));
    let mut figure = Figure {
        found: Some(words.chars().take(200).collect()),
        ..Figure::bare()
    };
    let (tokens, parameters) = (has(TOKENS), has(PARAMETERS));
    if numbers::first(words).is_none() || (!tokens && !parameters) {
        figure.remarks.push(Remark::NoQuantity);
        return figure;
    }
    let (right, wrong) = match measures {
        Measured::Size => (parameters, tokens),
        Measured::Training | Measured::Context => (tokens, parameters),
    };
    figure.firm = true;
    figure.stand = Stand::Holds;
    if !right && wrong {
        figure.stand = Stand::Fails;
        figure.remarks.push(Remark::WrongUnit {
            suggestion: mended(words, measures),
        });
    }
    figure
}

/// The same quantity with the unit that fits, in the language it was written in.
fn mended(words: &str, measures: Measured) -> String {
    let size = measures == Measured::Size;
    let swaps: [(&str, &str); 4] = if size {
        [
            ("词元", "参数"),
            ("令牌", "参数"),
            ("tokens", "parameters"),
            ("token", "parameter"),
        ]
    } else {
        [
            ("参数", "词元"),
            ("parametern", "Token"),
            ("parameters", "tokens"),
            ("parameter", "token"),
        ]
    };
    let folded = words.to_lowercase();
    for (wrong, right) in swaps {
        let Some(place) = folded.find(wrong).filter(|_| folded.len() == words.len()) else {
            continue;
        };
        let german = ["milliard", "million", "eine", "über"]
            .iter()
            .any(|sign| folded.contains(sign))
            && !folded.ends_with('s');
        let right = match (size, german && wrong == "token") {
            (true, true) => "Parametern",
            _ => right,
        };
        let head = words.get(..place).unwrap_or("");
        let tail = words.get(place + wrong.len()..).unwrap_or("");
        return format!("{head}{right}{tail}").chars().take(200).collect();
    }
    words.chars().take(200).collect()
}

//! Taking values out of an answer. Absent is a dash, as everywhere in Baimo.

use crate::speech::{Language, date, grouped, value};
use serde_json::Value;
use std::collections::BTreeSet;

/// What stands where nothing is known.
pub(super) const NONE: &str = "–";

/// The text at a place, if there is one.
pub(super) fn text<'v>(answer: &'v Value, place: &str) -> Option<&'v str> {
    answer
        .pointer(place)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
}

/// The text at a place, or a dash.
pub(super) fn or_dash(answer: &Value, place: &str) -> String {
    text(answer, place).unwrap_or(NONE).to_owned()
}

/// The list at a place; an absent one is empty.
pub(super) fn list<'v>(answer: &'v Value, place: &str) -> &'v [Value] {
    answer
        .pointer(place)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// The whole number at a place, in groups, or a dash.
pub(super) fn count(answer: &Value, place: &str, language: Language) -> String {
    let number = answer.pointer(place).and_then(Value::as_i64);
    number.map_or_else(|| NONE.to_owned(), |number| grouped(number, language))
}

/// The number at a place.
pub(super) fn number(answer: &Value, place: &str) -> Option<f64> {
    answer.pointer(place).and_then(Value::as_f64)
}

/// The day at a place as the language writes it, or a dash.
pub(super) fn day(answer: &Value, place: &str, language: Language) -> String {
    text(answer, place).map_or_else(|| NONE.to_owned(), |day| date(day, language))
}

/// The key at a place as people read it, or a dash.
pub(super) fn word(answer: &Value, place: &str, language: Language) -> String {
    text(answer, place).map_or_else(|| NONE.to_owned(), |key| value(key, language))
}

/// A maker's name: in Chinese for Chinese readers, where there is one.
pub(super) fn maker_name(maker: &Value, language: Language) -> String {
    let chinese = text(maker, "/name_zh").filter(|_| language == Language::Zh);
    chinese.or_else(|| text(maker, "/name")).unwrap_or(NONE).to_owned()
}

/// One of three sentences, by language.
pub(super) fn title(titles: &Value, language: Language) -> String {
    let own = text(titles, &format!("/{}", language.key()));
    own.or_else(|| text(titles, "/en")).unwrap_or(NONE).to_owned()
}

/// From one day to another; an end that is not known is left open.
pub(super) fn span(answer: &Value, language: Language) -> String {
    let until = text(answer, "/until").map_or_else(String::new, |day| format!(" {}", date(day, language)));
    format!("{} –{until}", day(answer, "/from", language))
}

/// Adds the numbers of all sources that an answer refers to, from 0.
pub(super) fn cited(answer: &Value, numbers: &mut BTreeSet<usize>) {
    match answer {
        Value::Object(fields) => {
            for (key, value) in fields {
                if matches!(key.as_str(), "source" | "sources" | "counter_sources") {
                    let listed = value.as_array().into_iter().flatten().chain([value]);
                    let places = listed.filter_map(Value::as_u64);
                    numbers.extend(places.filter_map(|place| usize::try_from(place).ok()));
                }
                cited(value, numbers);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| cited(value, numbers)),
        _ => {}
    }
}

//! Reading JSON so that what is broken costs as little as possible: a list by its elements, a record by its fields.

use crate::Drift;
use serde_json::{Value, value::RawValue};
use std::collections::BTreeMap;

/// Names of new fields that are counted at most, and how long they may be.
const NEW_NAMES: usize = 200;
const NAME_CHARS: usize = 80;

/// Why a text is not a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoList {
    /// It begins with something else.
    #[error("not a list")]
    Other,
    /// It begins as a list and does not end as one.
    #[error("a list that is cut off")]
    CutOff,
    /// It has more elements than anybody asked for.
    #[error("a list that is longer than asked")]
    TooLong,
}

/// Cuts a JSON list into its elements without reading them: one that is no JSON (NaN, a broken escape) spoils only itself.
pub(crate) fn elements(text: &str, at_most: usize) -> Result<Vec<&str>, NoList> {
    let text = text.trim_start_matches('\u{feff}').trim_ascii();
    let inner = text.strip_prefix('[').ok_or(NoList::Other)?;
    let mut found = Vec::new();
    let (mut depth, mut begin, mut quoted, mut escaped) = (0_usize, 0_usize, false, false);
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' if depth == 0 => {
                let last = inner[begin..at].trim_ascii();
                if !last.is_empty() || !found.is_empty() {
                    found.push(last);
                }
                let whole = inner[at + 1..].trim_ascii().is_empty();
                return if whole { Ok(found) } else { Err(NoList::Other) };
            }
            b'}' if depth == 0 => return Err(NoList::CutOff),
            b']' | b'}' => depth -= 1,
            b',' if depth == 0 => {
                found.push(inner[begin..at].trim_ascii());
                begin = at + 1;
                if found.len() > at_most {
                    return Err(NoList::TooLong);
                }
            }
            _ => {}
        }
    }
    Err(NoList::CutOff)
}

/// What stands in a field.
pub(crate) enum Field<T> {
    /// The field is not there.
    Absent,
    /// `null`.
    Null,
    /// Something of another form than expected.
    Other,
    /// What was expected.
    This(T),
}

impl<T> Field<T> {
    /// What was expected, if it is there.
    pub(crate) fn this(self) -> Option<T> {
        match self {
            Self::This(value) => Some(value),
            Self::Absent | Self::Null | Self::Other => None,
        }
    }
}

/// The fields of one record, each still unread. Of fields that are there twice the last counts.
pub(crate) struct Fields<'t>(BTreeMap<String, &'t RawValue>);

impl<'t> Fields<'t> {
    /// Reads an object; `None` when the text is none.
    pub(crate) fn of(text: &'t str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The names of the fields.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What stands in a field, in the form `read` understands.
    pub(crate) fn get<T>(&self, name: &str, read: impl FnOnce(&'t RawValue) -> Option<T>) -> Field<T> {
        match self.0.get(name) {
            None => Field::Absent,
            Some(raw) if raw.get() == "null" => Field::Null,
            Some(raw) => read(raw).map_or(Field::Other, Field::This),
        }
    }
}

/// Any JSON, at most 128 deep.
pub(crate) fn value(raw: &RawValue) -> Option<Value> {
    serde_json::from_str(raw.get()).ok()
}

/// A string without what cannot be stored or shown.
pub(crate) fn text(raw: &RawValue) -> Option<String> {
    let text: String = serde_json::from_str(raw.get()).ok()?;
    line(&text)
}

/// A piece of one line: trimmed, at most 1,000 characters, not empty, without control characters.
pub(crate) fn line(text: &str) -> Option<String> {
    let text = text.trim();
    let sound = !text.is_empty() && !text.chars().any(char::is_control);
    sound.then(|| text.chars().take(1_000).collect())
}

/// A truth value.
pub(crate) fn truth(raw: &RawValue) -> Option<bool> {
    serde_json::from_str(raw.get()).ok()
}

/// A count that the atlas can hold; whole numbers may be written `12.0`.
pub(crate) fn count(raw: &RawValue) -> Option<u64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number: serde_json::Number = serde_json::from_str(raw.get()).ok()?;
    if let Some(count) = number.as_u64() {
        return i64::try_from(count).is_ok().then_some(count);
    }
    let number = number
        .as_f64()
        .filter(|n| n.fract() == 0.0 && (0.0..EXACT).contains(n))?;
    format!("{number:.0}").parse().ok()
}

/// A string, or the strings of a list; what else the list holds is left out.
pub(crate) fn words(raw: &RawValue) -> Option<Vec<String>> {
    if raw.get().starts_with('[') {
        let all: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
        return Some(all.into_iter().filter_map(text).collect());
    }
    let one: String = serde_json::from_str(raw.get()).ok()?;
    Some(line(&one).into_iter().collect())
}

impl Drift {
    /// A field was expected and is missing or unreadable.
    pub(crate) fn lost(&mut self, field: &str) {
        *self.missing.entry(field.to_owned()).or_default() += 1;
    }

    /// A field that is new to us; only so many names are counted.
    pub(crate) fn new_to_us(&mut self, field: &str) {
        let name: String = field.chars().filter(|c| !c.is_control()).take(NAME_CHARS).collect();
        if self.unknown.len() < NEW_NAMES || self.unknown.contains_key(&name) {
            *self.unknown.entry(name).or_default() += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_falls_into_its_elements() {
        let check = |text: &str, expected: Result<&[&str], NoList>| {
            assert_eq!(elements(text, 4), expected.map(<[&str]>::to_vec), "{text}");
        };
        check("[]", Ok(&[]));
        check(" [ ] ", Ok(&[]));
        check("\u{feff}[1]", Ok(&["1"]));
        check(
            r#"[{"a":[1,2]},"],[" , NaN]"#,
            Ok(&[r#"{"a":[1,2]}"#, r#""],[""#, "NaN"]),
        );
        check(r#"["\"","\\"]"#, Ok(&[r#""\"""#, r#""\\""#]));
        check("[1,]", Ok(&["1", ""]));
        check("[1", Err(NoList::CutOff));
        check("[1}", Err(NoList::CutOff));
        check(r#"["]"#, Err(NoList::CutOff));
        check("[1] x", Err(NoList::Other));
        check("{}", Err(NoList::Other));
        check("", Err(NoList::Other));
        check("[1,2,3,4,5]", Ok(&["1", "2", "3", "4", "5"]));
        check("[1,2,3,4,5,6]", Err(NoList::TooLong));
        check(&"[".repeat(100_000), Err(NoList::CutOff));
    }

    #[test]
    fn counts_are_whole_and_fit_the_atlas() {
        let check = |text: &str, expected: Option<u64>| {
            let raw: &RawValue = serde_json::from_str(text).unwrap();
            assert_eq!(count(raw), expected, "{text}");
        };
        check("0", Some(0));
        check("12.0", Some(12));
        check("1e3", Some(1_000));
        check("12.5", None);
        check("-1", None);
        check("9223372036854775807", Some(9_223_372_036_854_775_807));
        check("9223372036854775808", None);
        check("1e300", None);
        check("\"12\"", None);
        check("true", None);
    }

    #[test]
    fn words_are_one_or_several() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let raw: &RawValue = serde_json::from_str(text).unwrap();
            let expected = expected.map(|all| all.iter().map(|&w| w.to_owned()).collect::<Vec<_>>());
            assert_eq!(words(raw), expected, "{text}");
        };
        check(r#""mit""#, Some(&["mit"]));
        check(r#"["mit", 3, null, "apache-2.0"]"#, Some(&["mit", "apache-2.0"]));
        check(r#""a\u0000b""#, Some(&[]));
        check(r#"["a\ud800", "b"]"#, Some(&["b"]));
        check("3", None);
        check("{}", None);
    }

    #[test]
    fn a_flood_of_new_names_is_bounded() {
        let mut drift = Drift::default();
        (0..10_000).for_each(|n| drift.new_to_us(&format!("{}{n}", "x".repeat(n))));
        assert!(drift.unknown.len() <= NEW_NAMES);
        assert!(drift.unknown.keys().all(|name| name.len() <= NAME_CHARS));
    }
}

//! Reading JSON so that what is broken costs as little as possible: a list by its elements, a record by its fields.

use crate::Drift;
use serde_json::Value;
use std::collections::BTreeMap;

/// Names of new fields that are counted at most, and how long they may be.
const NEW_NAMES: usize = 200;
const NAME_CHARS: usize = 80;
/// A record of the Hub has 35 fields.
const FIELDS: usize = 1_000;

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
    parts(text.strip_prefix('[').ok_or(NoList::Other)?, b']', at_most)
}

/// Cuts what stands behind an opening bracket at its commas, up to the closing one.
fn parts(inner: &str, close: u8, at_most: usize) -> Result<Vec<&str>, NoList> {
    let mut found = Vec::new();
    let (mut depth, mut begin, mut quoted, mut escaped) = (0_usize, 0_usize, false, false);
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth > 0 => depth -= 1,
            b']' | b'}' => {
                let last = inner[begin..at].trim_ascii();
                if !last.is_empty() || !found.is_empty() {
                    found.push(last);
                }
                let whole = byte == close && inner[at + 1..].trim_ascii().is_empty();
                return if whole { Ok(found) } else { Err(NoList::Other) };
            }
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

/// The fields of one record, each still unread, so that one that is no JSON costs only itself. Of fields that are there twice
/// the last counts.
pub(crate) struct Fields<'t>(BTreeMap<String, &'t str>);

impl<'t> Fields<'t> {
    /// Reads an object; `None` when the text is none.
    pub(crate) fn of(text: &'t str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim_ascii();
        let members = parts(text.strip_prefix('{')?, b'}', FIELDS).ok()?;
        members.into_iter().map(member).collect::<Option<_>>().map(Self)
    }

    /// The names of the fields.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What stands in a field, in the form `read` understands.
    pub(crate) fn get<T>(&self, name: &str, read: impl FnOnce(&'t str) -> Option<T>) -> Field<T> {
        match self.0.get(name) {
            None => Field::Absent,
            Some(&"null") => Field::Null,
            Some(raw) => read(raw).map_or(Field::Other, Field::This),
        }
    }
}

/// `"name": value`
fn member(text: &str) -> Option<(String, &str)> {
    let mut escaped = false;
    let end = text.strip_prefix('"')?.bytes().position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })?;
    let (name, rest) = text.split_at_checked(end + 2)?;
    let value = rest.trim_ascii_start().strip_prefix(':')?.trim_ascii();
    Some((serde_json::from_str(name).ok()?, value))
}

/// Any JSON, at most 128 deep.
pub(crate) fn value(raw: &str) -> Option<Value> {
    serde_json::from_str(raw).ok()
}

/// A string without what cannot be stored or shown.
pub(crate) fn text(raw: &str) -> Option<String> {
    let text: String = serde_json::from_str(raw).ok()?;
    line(&text)
}

/// A piece of one line: trimmed, at most 1,000 characters, not empty, without control characters.
pub(crate) fn line(text: &str) -> Option<String> {
    let text = text.trim();
    let sound = !text.is_empty() && !text.chars().any(char::is_control);
    sound.then(|| text.chars().take(1_000).collect())
}

/// A truth value.
pub(crate) fn truth(raw: &str) -> Option<bool> {
    serde_json::from_str(raw).ok()
}

/// A count that the atlas can hold; whole numbers may be written `12.0`.
pub(crate) fn count(raw: &str) -> Option<u64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number: serde_json::Number = serde_json::from_str(raw).ok()?;
    if let Some(count) = number.as_u64() {
        return i64::try_from(count).is_ok().then_some(count);
    }
    let number = number
        .as_f64()
        .filter(|n| n.fract() == 0.0 && (0.0..EXACT).contains(n))?;
    format!("{number:.0}").parse().ok()
}

/// A string, or the strings of a list; what else the list holds is left out.
pub(crate) fn words(raw: &str) -> Option<Vec<String>> {
    if raw.starts_with('[') {
        let all = elements(raw, usize::MAX).ok()?;
        return Some(all.into_iter().filter_map(text).collect());
    }
    let one: String = serde_json::from_str(raw).ok()?;
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
        check("[1}", Err(NoList::Other));
        check(r#"["]"#, Err(NoList::CutOff));
        check("[1] x", Err(NoList::Other));
        check("{}", Err(NoList::Other));
        check("", Err(NoList::Other));
        check("[1,2,3,4,5]", Ok(&["1", "2", "3", "4", "5"]));
        check("[1,2,3,4,5,6]", Err(NoList::TooLong));
        check(&"[".repeat(100_000), Err(NoList::CutOff));
    }

    #[test]
    fn a_record_falls_into_its_fields() {
        let check = |text: &str, expected: Option<&[(&str, &str)]>| {
            let fields = Fields::of(text).map(|fields| fields.0);
            let expected = expected.map(|all| all.iter().map(|&(name, value)| (name.to_owned(), value)).collect());
            assert_eq!(fields, expected, "{text}");
        };
        check("{}", Some(&[]));
        check(r#" {"a": 1, "b" : [1,2] } "#, Some(&[("a", "1"), ("b", "[1,2]")]));
        check(
            r#"{"a:\"\\":"x,y","b":NaN}"#,
            Some(&[("a:\"\\", "\"x,y\""), ("b", "NaN")]),
        );
        check(r#"{"\u0061":1,"a":2}"#, Some(&[("a", "2")]));
        check(r#"{"a":}"#, Some(&[("a", "")]));
        check(r#"{"a"}"#, None);
        check(r#"{"a":1,}"#, None);
        check(r#"{a:1}"#, None);
        check(r#"{"\ud800":1}"#, None);
        check(r#"{"a":1"#, None);
        check(r#"{"a":1]"#, None);
        check(r#"{"a":1}}"#, None);
        check("[]", None);
        check("", None);
        let crowd: Vec<String> = (0..=FIELDS + 1).map(|n| format!("\"f{n}\":0")).collect();
        check(&format!("{{{}}}", crowd.join(",")), None);
    }

    #[test]
    fn counts_are_whole_and_fit_the_atlas() {
        let check = |text: &str, expected: Option<u64>| {
            assert_eq!(count(text), expected, "{text}");
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
            let expected = expected.map(|all| all.iter().map(|&w| w.to_owned()).collect::<Vec<_>>());
            assert_eq!(words(text), expected, "{text}");
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

//! A cell of a table, read leniently: a number may come as text, a day as a moment, an absent value in four spellings.

use crate::moment::moment_ms;
use atlas::Day;
use parquet::record::{Field, Row};

/// Text of one cell that is kept; a card of 200 KB exists, a cell of 4 MB is none.
const TEXT_BYTES: usize = 4 << 20;
/// Elements of one list that are kept.
const ELEMENTS: usize = 20_000;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing, or no such column.
    #[default]
    Nothing,
    /// A truth value.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number; may be infinite or no number at all.
    Number(f64),
    /// Text.
    Text(String),
    /// A day, as days since 1970.
    Day(i32),
    /// A moment, UTC milliseconds.
    Moment(i64),
    /// A list.
    List(Vec<Value>),
    /// Named parts.
    Parts(Vec<(String, Value)>),
}

impl Value {
    /// What the decoder found; `nanos` where the column counts nanoseconds, which the decoder passes on as a number.
    pub(super) fn from_field(field: Field, nanos: bool) -> Self {
        match field {
            Field::Null => Self::Nothing,
            Field::Bool(truth) => Self::Truth(truth),
            Field::Byte(n) => Self::Whole(n.into()),
            Field::Short(n) => Self::Whole(n.into()),
            Field::Int(n) => Self::Whole(n.into()),
            Field::Long(n) if nanos => Self::Moment(n.div_euclid(1_000_000)),
            Field::Long(n) => Self::Whole(n),
            Field::UByte(n) => Self::Whole(n.into()),
            Field::UShort(n) => Self::Whole(n.into()),
            Field::UInt(n) => Self::Whole(n.into()),
            // Wide enough for any count; beyond it is no count.
            Field::ULong(n) => i64::try_from(n).map_or(Self::Nothing, Self::Whole),
            Field::Float16(n) => Self::Number(n.to_f64()),
            Field::Float(n) => shortest(n),
            Field::Double(n) => Self::Number(n),
            Field::Decimal(_) => field.to_string().parse().map_or(Self::Nothing, Self::Number),
            Field::Str(text) => Self::text_of(text),
            Field::Bytes(bytes) => Self::text_of(String::from_utf8_lossy(bytes.data()).into_owned()),
            Field::Date(days) => Self::Day(days),
            Field::TimeMillis(ms) => Self::Whole(ms.into()),
            Field::TimeMicros(us) => Self::Whole(us),
            Field::TimestampMillis(ms) => Self::Moment(ms),
            Field::TimestampMicros(us) => Self::Moment(us.div_euclid(1_000)),
            Field::Group(row) => Self::parts_of(row),
            Field::ListInternal(list) => {
                let elements = list.elements().iter().take(ELEMENTS);
                Self::List(elements.map(|field| Self::from_field(field.clone(), false)).collect())
            }
            Field::MapInternal(map) => {
                let entries = map.entries().iter().take(ELEMENTS);
                let named = |(key, value): &(Field, Field)| {
                    let key = Self::from_field(key.clone(), false);
                    Some((key.text()?.to_owned(), Self::from_field(value.clone(), false)))
                };
                Self::Parts(entries.filter_map(named).collect())
            }
        }
    }

    fn text_of(text: String) -> Self {
        if text.len() > TEXT_BYTES {
            Self::Nothing
        } else {
            Self::Text(text)
        }
    }

    fn parts_of(row: Row) -> Self {
        let parts = row.into_columns().into_iter();
        Self::Parts(
            parts
                .map(|(name, field)| (name, Self::from_field(field, false)))
                .collect(),
        )
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Number(number) => number.is_nan(),
            Self::Text(text) => matches!(text.trim(), "" | "None" | "null" | "nan" | "NaN"),
            _ => false,
        }
    }

    /// Text, trimmed and not empty.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !self.is_nothing() => Some(text.trim()),
            _ => None,
        }
    }

    /// A finite number.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        let number = match self {
            Self::Whole(number) => *number as f64,
            Self::Number(number) => *number,
            Self::Text(text) => text.trim().parse().ok()?,
            _ => return None,
        };
        number.is_finite().then_some(number)
    }

    /// A count: a whole number from zero up.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Whole(number) => u64::try_from(*number).ok(),
            // Counts come as floating numbers where the column has gaps; 2^53 is the last whole one in a row.
            _ => self
                .number()
                .filter(|n| (0.0..=9e15).contains(n))
                .map(|n| n.round() as u64),
        }
    }

    /// A truth value.
    #[must_use]
    pub fn truth(&self) -> Option<bool> {
        match self {
            Self::Truth(truth) => Some(*truth),
            Self::Whole(0) => Some(false),
            Self::Whole(1) => Some(true),
            Self::Text(text) => match text.trim() {
                "true" | "True" | "TRUE" => Some(true),
                "false" | "False" | "FALSE" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// A day: of a date, a moment, or a text that begins with one (`2024-07-01`, `2024-07-01T09:00:00Z`, `20240701`).
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Day(days) => Day::from_epoch_days(*days),
            Self::Moment(ms) => Day::from_unix_seconds(ms.div_euclid(1_000)),
            Self::Text(text) => day_in(text.trim()),
            _ => None,
        }
    }

    /// A moment, UTC milliseconds: of a moment, a date, or a text as the Hub writes it.
    #[must_use]
    pub fn moment(&self) -> Option<i64> {
        match self {
            Self::Moment(ms) => Some(*ms),
            Self::Text(text) => moment_ms(text),
            Self::Day(days) => Some(i64::from(*days) * 86_400_000),
            _ => None,
        }
    }

    /// A part by its name.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Parts(parts) => parts.iter().find(|(held, _)| held == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The elements of a list; none of anything else.
    #[must_use]
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(list) => list,
            _ => &[],
        }
    }
}

/// A number of 32 bits as it was written: 0.1, not 0.10000000149011612.
fn shortest(number: f32) -> Value {
    Value::Number(number.to_string().parse().unwrap_or(f64::from(number)))
}

fn day_in(text: &str) -> Option<Day> {
    let head = text.get(..10).unwrap_or(text);
    let day: Option<Day> = head.parse().ok();
    if let Some(day) = day.filter(|day| day.is_exact()) {
        return Some(day);
    }
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let part = |from: usize, to: usize| text.get(from..to)?.parse().ok();
    digits
        .then(|| Day::from_ymd(part(0, 4)?, part(4, 6)? as u8, part(6, 8)? as u8))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_any_type() {
        assert_eq!(Value::Text(String::from(" 12.5 ")).number(), Some(12.5));
        assert_eq!(Value::Number(f64::NAN).number(), None);
        assert_eq!(Value::Text(String::from("inf")).number(), None);
        assert_eq!(shortest(0.1), Value::Number(0.1));
        assert_eq!(Value::Number(3.0).count(), Some(3));
        assert_eq!(Value::Whole(-1).count(), None);
    }

    #[test]
    fn days_and_moments_are_read_from_any_spelling() {
        let day = "2024-07-01".parse::<Day>().ok();
        for text in [
            "2024-07-01",
            "2024-07-01T09:00:00Z",
            "20240701",
            "2024-07-01 09:00:00+00:00",
        ] {
            assert_eq!(Value::Text(text.to_owned()).day(), day, "{text}");
        }
        assert_eq!(Value::Day(19_905).day(), day);
        assert_eq!(Value::Moment(1_719_792_000_000).day(), day);
        for text in [
            "2024",
            "2024-07",
            "2024-13-01",
            "x",
            "2024070",
            "éééééééééé",
            "99999999",
        ] {
            assert_eq!(Value::Text(text.to_owned()).day(), None, "{text}");
        }
        let text = |text: &str| Value::Text(text.to_owned()).moment();
        assert_eq!(text("2022-03-02T23:29:04.000Z"), Some(1_646_263_744_000));
        assert_eq!(text("2022-03-02T23:29:04.5Z"), Some(1_646_263_744_500));
        assert_eq!(text("2022-03-02T23:29:04Z"), Some(1_646_263_744_000));
        assert_eq!(text("2022-03-02T25:29:04Z"), None);
    }

    #[test]
    fn absent_has_several_spellings() {
        for value in [
            Value::Nothing,
            Value::Number(f64::NAN),
            Value::Text(String::from(" None ")),
        ] {
            assert!(value.is_nothing(), "{value:?}");
            assert_eq!(value.text(), None);
        }
    }
}

//! Numbers with units and calendar dates, as they stand behind `params>`, `downloads:` or `created<`.

use super::Measure;
use atlas::Day;

/// The numbers from `low` to `high`, both included; an open end is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The smallest number in it.
    pub low: Option<i64>,
    /// The largest number in it.
    pub high: Option<i64>,
}

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Is,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Operator {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Is => ":",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }
}

/// The span meant by `operator` and `text`. A single number stands for what rounds to it: `params:7b` is 6.5 to 7.5
/// billion, `params:7.6b` is 7.55 to 7.65, `likes:100` is 100; a year or month stands for all of its days.
pub(super) fn span(measure: Measure, operator: Operator, text: &str) -> Option<Span> {
    if let Some((low, high)) = text.split_once("..") {
        if operator != Operator::Is {
            return None;
        }
        let low = if low.is_empty() {
            None
        } else {
            Some(amount(measure, low)?.exact_low)
        };
        let high = if high.is_empty() {
            None
        } else {
            Some(amount(measure, high)?.exact_high)
        };
        return (low.is_some() || high.is_some()).then_some(Span { low, high });
    }
    let amount = amount(measure, text)?;
    Some(match operator {
        Operator::Is => Span {
            low: Some(amount.rounded_low),
            high: Some(amount.rounded_high),
        },
        Operator::Less => Span {
            low: None,
            high: Some(amount.exact_low.saturating_sub(1)),
        },
        Operator::AtMost => Span {
            low: None,
            high: Some(amount.exact_high),
        },
        Operator::More => Span {
            low: Some(amount.exact_high.saturating_add(1)),
            high: None,
        },
        Operator::AtLeast => Span {
            low: Some(amount.exact_low),
            high: None,
        },
    })
}

/// What a written number covers, taken exactly (a day of a month, a whole number) and with its rounding.
struct Amount {
    exact_low: i64,
    exact_high: i64,
    rounded_low: i64,
    rounded_high: i64,
}

fn amount(measure: Measure, text: &str) -> Option<Amount> {
    match measure {
        Measure::Created => period(text),
        Measure::Params | Measure::Downloads | Measure::Likes | Measure::Context => number(measure, text),
    }
}

fn period(text: &str) -> Option<Amount> {
    let first = text.parse::<Day>().ok()?;
    let low = first.epoch_days();
    let mut parts = text.split('-');
    let year: u16 = parts.next()?.parse().ok()?;
    let month: Option<u8> = parts.next().and_then(|m| m.parse().ok());
    let next = match month {
        _ if first.is_exact() => low + 1,
        Some(month) if month < 12 => Day::from_ymd(year, month + 1, 1)?.epoch_days(),
        Some(_) | None => Day::from_ymd(year, 12, 31)?.epoch_days() + 1,
    };
    let (low, high) = (i64::from(low), i64::from(next) - 1);
    Some(Amount {
        exact_low: low,
        exact_high: high,
        rounded_low: low,
        rounded_high: high,
    })
}

/// `7b`, `7.6b`, `7,6b`, `1m`, `500`, `1_000`, `70亿`, `10万`.
fn number(measure: Measure, text: &str) -> Option<Amount> {
    let digits_end = text
        .find(|c: char| !c.is_ascii_digit() && !".,_".contains(c))
        .unwrap_or(text.len());
    let (digits, unit) = text.split_at(digits_end);
    let unit = unit_size(measure, unit.trim())?;
    let digits = digits.replace('_', "");
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((&digits, ""));
    let plausible = !whole.is_empty() && whole.len() <= 15 && fraction.len() <= 6;
    if !plausible || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let step = unit.checked_div(10_i128.pow(u32::try_from(fraction.len()).ok()?))?;
    let value = if step == 0 {
        unit * whole.parse::<i128>().ok()?
    } else {
        [whole, fraction].concat().parse::<i128>().ok()? * step
    };
    let half = step / 2;
    let rounded_high = if half == 0 { value } else { value + half - 1 };
    let fit = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
    Some(Amount {
        exact_low: fit(value),
        exact_high: fit(value),
        rounded_low: fit(value - half),
        rounded_high: fit(rounded_high),
    })
}

fn unit_size(measure: Measure, unit: &str) -> Option<i128> {
    match unit.to_lowercase().as_str() {
        "" => Some(1),
        // A context of 128k is 131,072 tokens to some makers and 128,000 to others; the smaller keeps both.
        "k" => Some(1_000),
        "m" | "mio" | "mn" => Some(1_000_000),
        "b" | "g" | "bn" | "mrd" => Some(1_000_000_000),
        "t" if measure != Measure::Context => Some(1_000_000_000_000),
        "万" => Some(10_000),
        "亿" => Some(100_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(measure: Measure, operator: Operator, text: &str, expected: Option<(Option<i64>, Option<i64>)>) {
        let read = span(measure, operator, text).map(|s| (s.low, s.high));
        assert_eq!(read, expected, "{operator:?} {text}");
    }

    #[test]
    fn numbers_are_read_with_their_units() {
        use Operator::{AtLeast, AtMost, Is, Less, More};
        let p = Measure::Params;
        check(p, More, "7b", Some((Some(7_000_000_001), None)));
        check(p, AtLeast, "7b", Some((Some(7_000_000_000), None)));
        check(p, Less, "0.5B", Some((None, Some(499_999_999))));
        check(p, AtMost, "0,5b", Some((None, Some(500_000_000))));
        check(p, Is, "7b", Some((Some(6_500_000_000), Some(7_499_999_999))));
        check(p, Is, "7.6b", Some((Some(7_550_000_000), Some(7_649_999_999))));
        check(p, Is, "7b..70b", Some((Some(7_000_000_000), Some(70_000_000_000))));
        check(p, Is, "..70b", Some((None, Some(70_000_000_000))));
        check(p, Is, "..", None);
        check(p, Less, "7b..70b", None);
        check(p, More, "70亿", Some((Some(7_000_000_001), None)));
        check(Measure::Likes, Is, "100", Some((Some(100), Some(100))));
        check(Measure::Downloads, AtLeast, "1_000", Some((Some(1000), None)));
        check(Measure::Downloads, AtLeast, "10万", Some((Some(100_000), None)));
        check(Measure::Likes, AtLeast, "1.5", Some((Some(1), None)));
        check(p, More, "", None);
        check(p, More, "b", None);
        check(p, More, "7x", None);
        check(p, More, "7.6.1b", None);
        check(p, More, "-7b", None);
        check(p, More, "999999999999999t", Some((Some(i64::MAX), None)));
        check(p, More, "9999999999999999", None);
    }

    #[test]
    fn dates_cover_their_year_month_or_day() {
        use Operator::{AtLeast, Is, Less, More};
        let c = Measure::Created;
        check(c, Is, "2024", Some((Some(19_723), Some(20_088))));
        check(c, Is, "2024-08", Some((Some(19_936), Some(19_966))));
        check(c, Is, "2024-12", Some((Some(20_058), Some(20_088))));
        check(c, Less, "2024-08-19", Some((None, Some(19_953))));
        check(c, More, "2024", Some((Some(20_089), None)));
        check(c, AtLeast, "2024", Some((Some(19_723), None)));
        check(c, Is, "2023..2024", Some((Some(19_358), Some(20_088))));
        check(c, Less, "soon", None);
        check(c, Less, "2024-13", None);
    }
}

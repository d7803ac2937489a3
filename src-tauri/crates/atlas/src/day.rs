//! Calendar dates that may know only their year or month.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};
use ts_rs::TS;

/// A date as sources give it: a year, a month or a day. Written `2024`, `2024-08`, `2024-08-19`.
///
/// Ordering is by the first day covered, then the coarser first, so that `2024-08` sorts before `2024-08-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is not a date between the years 1900 and 2999.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date; write it as 2024-08-19, 2024-08 or 2024")]
pub struct DayError(pub String);

impl Day {
    /// The day with this year, month (1–12) and day of month, if there is such a day.
    #[must_use]
    pub fn from_ymd(year: u16, month: u8, day: u8) -> Option<Self> {
        let plausible = (1900..3000).contains(&year) && (1..=12).contains(&month);
        (plausible && day >= 1 && day <= days_in_month(year, month)).then_some(Self { year, month, day })
    }

    /// The day `seconds` after 1970-01-01T00:00:00Z, in UTC.
    #[must_use]
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        Self::from_epoch_days(i32::try_from(seconds.div_euclid(86_400)).ok()?)
    }

    /// The day that lies `days` after 1970-01-01. Howard Hinnant's `civil_from_days`.
    #[must_use]
    pub fn from_epoch_days(days: i32) -> Option<Self> {
        let z = i64::from(days) + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = u8::try_from(of_year - (153 * shifted + 2) / 5 + 1).ok()?;
        let month = u8::try_from(if shifted < 10 { shifted + 3 } else { shifted - 9 }).ok()?;
        let year = u16::try_from(year_of_era + era * 400 + i64::from(month <= 2)).ok()?;
        Self::from_ymd(year, month, day)
    }

    /// Days from 1970-01-01 to the first day covered. Howard Hinnant's `days_from_civil`.
    #[must_use]
    pub fn epoch_days(self) -> i32 {
        let (month, day) = (i32::from(self.month.max(1)), i32::from(self.day.max(1)));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The quarter of the year, from 1, where the month is known.
    #[must_use]
    pub fn quarter(self) -> Option<u8> {
        self.month.checked_sub(1).map(|month| month / 3 + 1)
    }

    /// Whether the day itself is known, not only its month or year.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.day > 0
    }

    /// Whether `self` began no later than `at`: how "as of" is decided for facts that know only their month or year.
    #[must_use]
    pub fn began_by(self, at: Self) -> bool {
        self.epoch_days() <= at.epoch_days()
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => 31,
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let bad = || DayError(text.chars().take(40).collect());
        let digits = |part: &str, len: usize| {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let year = parts
            .next()
            .and_then(|p| digits(p, 4))
            .filter(|y| (1900..3000).contains(y))
            .ok_or_else(bad)?;
        let Some(month) = parts.next() else {
            return Ok(Self { year, month: 0, day: 0 });
        };
        let month = digits(month, 2)
            .and_then(|m| u8::try_from(m).ok())
            .filter(|m| (1..=12).contains(m))
            .ok_or_else(bad)?;
        let Some(day) = parts.next() else {
            return Ok(Self { year, month, day: 0 });
        };
        let day = digits(day, 2).and_then(|d| u8::try_from(d).ok()).ok_or_else(bad)?;
        if parts.next().is_some() {
            return Err(bad());
        }
        Self::from_ymd(year, month, day).ok_or_else(bad)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(i32, bool)>) {
        let read = text.parse::<Day>().ok().map(|d| (d.epoch_days(), d.is_exact()));
        assert_eq!(read, expected, "{text}");
        if let Ok(day) = text.parse::<Day>() {
            assert_eq!(day.to_string(), text);
        }
    }

    #[test]
    fn dates_are_read_as_sources_write_them() {
        check("1970-01-01", Some((0, true)));
        check("2024-08-19", Some((19_954, true)));
        check("2024-08", Some((19_936, false)));
        check("2024", Some((19_723, false)));
        check("2024-02-29", Some((19_782, true)));
        check("2023-02-29", None);
        check("2024-13", None);
        check("24-08-19", None);
        check("2024-08-19T00:00", None);
        check("2024-8-19", None);
        check("", None);
        check("9999-01-01", None);
        check("٢٠٢٤", None);
    }

    #[test]
    fn every_day_of_two_centuries_goes_there_and_back() {
        for days in -25_000..60_000 {
            assert_eq!(Day::from_epoch_days(days).map(Day::epoch_days), Some(days));
        }
    }

    #[test]
    fn a_month_began_by_its_first_day() {
        let month: Day = "2024-08".parse().unwrap();
        assert!(month.began_by("2024-08-01".parse().unwrap()));
        assert!(!month.began_by("2024-07-31".parse().unwrap()));
    }
}

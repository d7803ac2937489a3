//! Numbers, sizes and days as each language writes them: 2.981,5 Mrd. · 2,981.5 B · 29,815 亿.

use super::Language;

/// A whole number in groups of three.
pub(crate) fn grouped(number: i64, language: Language) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separators(language).0);
        }
        text.push(digit);
    }
    if number < 0 { format!("−{text}") } else { text }
}

/// A number with `places` digits after the point.
pub(crate) fn figure(number: f64, places: usize, language: Language) -> String {
    let text = format!("{:.places$}", number.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = match whole.parse() {
        Ok(whole) => grouped(whole, language),
        Err(_) => whole.to_owned(),
    };
    if !rest.is_empty() {
        out.push(separators(language).1);
        out.push_str(rest);
    }
    if number < 0.0 { format!("−{out}") } else { out }
}

/// A score: as many digits as boards give, at most two, none for whole ratings.
pub(crate) fn score(number: f64, language: Language) -> String {
    figure(number, if number.fract().abs() < 0.005 { 0 } else { 2 }, language)
}

/// Parameters: 72.7 B · 72,7 Mrd. · 727 亿, and below 494 M · 494 Mio. · 4.94 亿.
pub(crate) fn params(count: f64, language: Language) -> String {
    let steps: [(f64, &str); 3] = match language {
        Language::En => [(1e9, "B"), (1e6, "M"), (1e3, "k")],
        Language::De => [(1e9, "Mrd."), (1e6, "Mio."), (1e3, "Tsd.")],
        Language::Zh => [(1e8, "亿"), (1e4, "万"), (1e4, "万")],
    };
    match steps.iter().find(|(size, _)| count >= *size) {
        Some((size, unit)) => format!("{} {unit}", figure(count / size, places(count / size), language)),
        None => figure(count, 0, language),
    }
}

/// Digits after the point so that about three figures stand.
fn places(value: f64) -> usize {
    if value >= 100.0 {
        0
    } else if value >= 1.0 {
        1
    } else {
        2
    }
}

/// Bytes in GB of 10⁹, as memory is sold; small files in MB or kB.
pub(crate) fn bytes(count: f64, language: Language) -> String {
    let (size, unit) = if count >= 1e9 {
        (1e9, "GB")
    } else if count >= 1e6 {
        (1e6, "MB")
    } else {
        (1e3, "kB")
    };
    format!("{} {unit}", figure(count / size, places(count / size), language))
}

/// A day as far as it is known: 19 Aug 2024 · 19.08.2024 · 2024年8月19日.
pub(crate) fn date(day: &str, language: Language) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut parts = day.split('-');
    let (year, month, date) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let number = |text: &str| text.parse::<usize>().unwrap_or_default();
    match (language, month, date) {
        (Language::Zh, None, _) => format!("{year}年"),
        (_, None, _) => year.to_owned(),
        (Language::Zh, Some(month), None) => format!("{year}年{}月", number(month)),
        (Language::Zh, Some(month), Some(date)) => format!("{year}年{}月{}日", number(month), number(date)),
        (Language::De, Some(month), None) => format!("{month}.{year}"),
        (Language::De, Some(month), Some(date)) => format!("{date}.{month}.{year}"),
        (Language::En, Some(month), date) => {
            let month = MONTHS.get(number(month).wrapping_sub(1)).copied().unwrap_or(month);
            date.map_or_else(
                || format!("{month} {year}"),
                |date| format!("{} {month} {year}", number(date)),
            )
        }
    }
}

/// Between thousands, and before what is less than one.
fn separators(language: Language) -> (char, char) {
    match language {
        Language::De => ('.', ','),
        Language::En | Language::Zh => (',', '.'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{De, En, Zh};

    #[test]
    fn numbers_are_written_as_each_language_does() {
        assert_eq!(grouped(2_981, De), "2.981");
        assert_eq!(grouped(-12_345_678, En), "−12,345,678");
        assert_eq!(grouped(999, Zh), "999");
        assert_eq!(figure(2_981.46, 1, De), "2.981,5");
        assert_eq!(figure(-0.5, 1, En), "−0.5");
        assert_eq!(score(1_287.0, En), "1,287");
        assert_eq!(score(44.75, De), "44,75");
    }

    #[test]
    fn sizes_have_the_unit_of_their_language() {
        let check = |count: f64, expected: [&str; 3]| {
            assert_eq!([params(count, En), params(count, De), params(count, Zh)], expected);
        };
        check(72_706_203_648.0, ["72.7 B", "72,7 Mrd.", "727 亿"]);
        check(494_032_768.0, ["494 M", "494 Mio.", "4.9 亿"]);
        check(8_030_261_248.0, ["8.0 B", "8,0 Mrd.", "80.3 亿"]);
        assert_eq!(bytes(42_500_000_000.0, De), "42,5 GB");
        assert_eq!(bytes(950_000.0, En), "950 kB");
    }

    #[test]
    fn days_say_no_more_than_is_known() {
        let check = |day: &str, expected: [&str; 3]| {
            assert_eq!([date(day, En), date(day, De), date(day, Zh)], expected);
        };
        check("2024-08-19", ["19 Aug 2024", "19.08.2024", "2024年8月19日"]);
        check("2024-08", ["Aug 2024", "08.2024", "2024年8月"]);
        check("2024", ["2024", "2024", "2024年"]);
        check("?", ["?", "?", "?年"]);
    }
}

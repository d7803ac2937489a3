//! Dates as three languages write them.

use atlas::Day;

const MONTHS: &[(&str, u8)] = &[
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("mär", 3),
    ("apr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
];

/// The first date of a text: `2024-08-19`, `19 August 2024`, `August 19, 2024`, `19. August 2024`, `2024年8月19日`.
#[must_use]
pub fn date(text: &str) -> Option<Day> {
    let spaced: String = text
        .chars()
        .take(4_000)
        .map(|c| {
            if matches!(c, '年' | '月' | '日' | ',' | '.') {
                ' '
            } else {
                c
            }
        })
        .collect();
    let chinese = text.contains('年');
    let words: Vec<&str> = spaced.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let day = word
            .trim_matches(|c: char| !c.is_ascii_digit())
            .parse::<Day>()
            .ok()
            .filter(|day| day.is_exact());
        if day.is_some() {
            return day;
        }
        let number = |offset: usize| words.get(at + offset).and_then(|word| word.parse::<u16>().ok());
        if chinese {
            let tail = word.trim_start_matches(|c: char| !c.is_ascii_digit());
            let parts = (tail.parse::<u16>().ok(), number(1), number(2));
            if let (Some(year), Some(month), Some(day)) = parts {
                let day = Day::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
                if day.is_some() {
                    return day;
                }
            }
        }
        let folded = word.to_lowercase();
        let Some((_, month)) = MONTHS.iter().find(|(short, _)| folded.starts_with(short)) else {
            continue;
        };
        let before = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .and_then(|word| word.parse::<u8>().ok());
        let found = match (before, number(1), number(2)) {
            (Some(day), Some(year), _) => Day::from_ymd(year, *month, day),
            (None, Some(day), Some(year)) => Day::from_ymd(year, *month, u8::try_from(day).unwrap_or(0)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

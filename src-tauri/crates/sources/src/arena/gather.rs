//! Gathers the days of a part of the dataset from its table: first which days are kept, then their lines, so that a table
//! of a million rows takes the memory of what is kept of it.

use crate::{
    BoardDay, BoardLine, BoardWords,
    board::{BOARDS, Config, LINES, Label},
    list::Tally,
    table::{Table, TableError, Value, Wish},
};
use atlas::{Day, RepoId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const OVERALL: &str = "overall";
/// Categories of one part; there are 29 today.
const CATEGORIES: usize = 200;

/// The columns that are read, each with the spellings it has had; the parts for agents have their own.
const COLUMNS: [&[&str]; 10] = [
    &["model_name", "model", "name"],
    &["category"],
    &["leaderboard_publish_date", "publish_date", "date"],
    &["rank", "final_ranking"],
    &["rating", "score", "arena_score"],
    &["rating_lower", "score_ci_lower", "rating_q025", "ci_lower"],
    &["rating_upper", "score_ci_upper", "rating_q975", "ci_upper"],
    &["vote_count", "observation_count", "votes", "num_battles"],
    &["organization", "organisation"],
    &["license", "licence"],
];
const MODEL: usize = 0;
const CATEGORY: usize = 1;
const DAY: usize = 2;
const RANK: usize = 3;
const RATING: usize = 4;
const LOW: usize = 5;
const HIGH: usize = 6;
const VOTES: usize = 7;
const ORGANISATION: usize = 8;
const LICENCE: usize = 9;
/// Columns that are known and not read.
const KNOWN: &[&str] = &["variance", "session_count"];

/// A category on a day.
type Place = (String, Day);

/// The days of one part, board by board, day by day.
pub(super) fn gather(
    config: &Config,
    body: Vec<u8>,
    after: Option<Day>,
    tally: &mut Tally,
) -> Result<Vec<BoardDay>, TableError> {
    let table = Table::new(body)?;
    let wish = table.wish(&COLUMNS);
    for (at, name) in [
        (MODEL, "model_name"),
        (DAY, "leaderboard_publish_date"),
        (RATING, "rating"),
    ] {
        if !wish.has(at) {
            return Err(TableError::NoColumn(name));
        }
    }
    let others = table.others(&wish, KNOWN);
    tally.unknown(others.iter().map(String::as_str), &[]);
    let kept = kept(config, &table, after)?;
    let mut held: BTreeMap<Place, Standing> = BTreeMap::new();
    let mut at = 0_u64;
    for group in 0..table.groups() {
        table.read(group, &wish, |cells| {
            at += 1;
            line(config, cells, &kept, &mut held, tally, at);
        })?;
    }
    must_compare(&wish, &mut held);
    Ok(held
        .into_iter()
        .map(|((category, day), standing)| standing.day(config, &category, day))
        .collect())
}

/// The category of a row by our key, and its day.
fn place(config: &Config, category: &Value, day: &Value) -> Option<Place> {
    let words = category
        .text()
        .unwrap_or(OVERALL)
        .trim()
        .to_lowercase()
        .replace([' ', '-'], "_");
    let key = BOARDS.categories.get(&words).cloned().unwrap_or(words);
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let fits = key.len() <= 80 && key.bytes().all(plain) && !key.is_empty();
    let wanted = key == OVERALL || !config.overall_only;
    (fits && wanted).then_some(())?;
    Some((key, day.day()?))
}

/// Which days are kept of each category: of all questions the last of a week, of a kind of question the last of a month,
/// and always the newest. The source publishes about weekly; twenty-nine kinds of it would be most of an atlas.
fn kept(config: &Config, table: &Table, after: Option<Day>) -> Result<BTreeSet<Place>, TableError> {
    let wish = table.wish(&[COLUMNS[CATEGORY], COLUMNS[DAY]]);
    let mut found: BTreeSet<Place> = BTreeSet::new();
    let mut categories: BTreeSet<String> = BTreeSet::new();
    let mut last: Option<(Value, Value)> = None;
    for group in 0..table.groups() {
        table.read(group, &wish, |cells| {
            // Rows of one day follow each other.
            if last
                .as_ref()
                .is_some_and(|(category, day)| *category == cells[0] && *day == cells[1])
            {
                return;
            }
            last = Some((cells[0].clone(), cells[1].clone()));
            let place = place(config, &cells[0], &cells[1]).filter(|(_, day)| after.is_none_or(|held| *day > held));
            if let Some(place) = place
                && (categories.contains(&place.0) || categories.len() < CATEGORIES)
            {
                categories.insert(place.0.clone());
                found.insert(place);
            }
        })?;
    }
    let mut kept: BTreeMap<(String, i64), Day> = BTreeMap::new();
    for (category, day) in found {
        // Days rise within a category, so that the last of each period stays.
        let period = if category == OVERALL { week(day) } else { month(day) };
        kept.insert((category, period), day);
    }
    Ok(kept.into_iter().map(|((category, _), day)| (category, day)).collect())
}

/// Weeks begin on Monday; 1970-01-01 was a Thursday.
fn week(day: Day) -> i64 {
    i64::from(day.epoch_days() + 3).div_euclid(7)
}

fn month(day: Day) -> i64 {
    let text = day.to_string();
    let month = text.get(5..7).and_then(|month| month.parse().ok()).unwrap_or(0);
    i64::from(day.year()) * 12 + month
}

/// Lines of one day; a model that is listed twice counts once.
#[derive(Default)]
struct Standing {
    lines: Vec<BoardLine>,
    by_name: HashMap<String, usize>,
}

fn line(
    config: &Config,
    cells: &[Value],
    kept: &BTreeSet<Place>,
    held: &mut BTreeMap<Place, Standing>,
    tally: &mut Tally,
    at: u64,
) {
    tally.record();
    if cells[DAY].day().is_none() {
        tally.missing("leaderboard_publish_date");
        return tally.set_aside(format!("#{at}"), "no day", &format!("{:?}", cells[DAY]));
    }
    let place = place(config, &cells[CATEGORY], &cells[DAY]);
    let Some(place) = place.filter(|place| kept.contains(place)) else {
        return;
    };
    let Some(words) = cells[MODEL].text().filter(|words| words.len() <= 300) else {
        tally.missing("model_name");
        return tally.set_aside(format!("#{at}"), "no name of a model", &format!("{:?}", cells[MODEL]));
    };
    let text = |at: usize| cells[at].text().map(str::to_owned);
    let line = BoardLine {
        rank: cells[RANK]
            .count()
            .and_then(|rank| u32::try_from(rank).ok())
            .unwrap_or(0),
        words: words.to_owned(),
        repo: Some(words)
            .filter(|words| words.contains('/') && RepoId::new(*words).is_ok())
            .map(str::to_owned),
        organisation: text(ORGANISATION),
        score: tally.expect("rating", cells[RATING].number()),
        low: cells[LOW].number(),
        high: cells[HIGH].number(),
        votes: cells[VOTES].count(),
        params_b: None,
        architecture: None,
        licence: text(LICENCE),
        base: None,
    };
    held.entry(place).or_default().add(line);
}

impl Standing {
    /// Of two lines for the same model the one with more votes stays; the other is an older reckoning of the same day.
    fn add(&mut self, line: BoardLine) {
        match self.by_name.get(&line.words) {
            Some(held) => {
                let held = &mut self.lines[*held];
                if line.votes > held.votes {
                    *held = line;
                }
            }
            None => {
                self.by_name.insert(line.words.clone(), self.lines.len());
                self.lines.push(line);
            }
        }
    }

    /// Puts lines in order; where the source gives no rank, the score does.
    fn order(&mut self) {
        let better = |a: &BoardLine, b: &BoardLine| {
            let score = |line: &BoardLine| line.score.unwrap_or(f64::MIN);
            score(b).total_cmp(&score(a)).then_with(|| a.words.cmp(&b.words))
        };
        if self.lines.iter().any(|line| line.rank == 0) {
            self.lines.sort_by(better);
            let mut rank = (0, f64::NAN);
            for (at, line) in self.lines.iter_mut().enumerate() {
                let score = line.score.unwrap_or(f64::MIN);
                if score != rank.1 {
                    rank = (u32::try_from(at + 1).unwrap_or(u32::MAX), score);
                }
                line.rank = rank.0;
            }
        }
        self.lines
            .sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| better(a, b)));
    }

    fn day(mut self, config: &Config, category: &str, day: Day) -> BoardDay {
        self.order();
        let rows = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        self.lines.truncate(LINES);
        BoardDay {
            board: words(config, category),
            day,
            scale: BOARDS.scale(&config.key, day).map(str::to_owned),
            lines: self.lines,
            rows,
        }
    }
}

/// Without a column of ranks every line has none, and each day is ranked by score.
fn must_compare(wish: &Wish, held: &mut BTreeMap<Place, Standing>) {
    if !wish.has(RANK) {
        held.values_mut()
            .flat_map(|standing| &mut standing.lines)
            .for_each(|line| line.rank = 0);
    }
}

/// The words of a board: those of the starter atlas where it has the same one.
fn words(config: &Config, category: &str) -> BoardWords {
    let arena = &BOARDS.arena;
    if (config.key.as_str(), category) == ("text", OVERALL) {
        return arena.text.words(&arena.metric);
    }
    let dashed = |key: &str| key.replace('_', "-");
    let slug = match (config.key.as_str(), category) {
        ("text", category) => format!("arena-{}", dashed(category)),
        (config, OVERALL) => format!("arena-{}", dashed(config)),
        (config, category) => format!("arena-{}-{}", dashed(config), dashed(category)),
    };
    let named = BOARDS
        .labels
        .get(category)
        .cloned()
        .unwrap_or_else(|| unnamed(category));
    let label = match (config.key.as_str(), category) {
        ("text", _) => named,
        (_, OVERALL) => config.label.clone(),
        _ => Label {
            en: format!("{}: {}", config.label.en, named.en),
            de: format!("{}: {}", config.label.de, named.de),
            zh: format!("{}：{}", config.label.zh, named.zh),
        },
    };
    BoardWords {
        slug,
        name: format!("Arena: {}", label.en),
        metric: arena.metric.clone(),
        about: [
            format!("{}{}.{}", arena.about_en, label.en, arena.survivors_en),
            format!("{}{}.{}", arena.about_de, label.de, arena.survivors_de),
            format!("{}{}。{}", arena.about_zh, label.zh, arena.survivors_zh),
        ],
    }
}

/// A category that is new to us, in its own words.
fn unnamed(category: &str) -> Label {
    let words = category.replace('_', " ");
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let words = format!("{first}{}", letters.as_str());
    Label {
        en: words.clone(),
        de: words.clone(),
        zh: words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(key: &str) -> &'static Config {
        BOARDS.config.iter().find(|config| config.key == key).unwrap()
    }

    #[test]
    fn boards_of_the_starter_atlas_keep_their_slugs() {
        for (part, category, slug) in [
            ("text", "overall", "arena-text"),
            ("text", "coding", "arena-coding"),
            ("text", "instruction_following", "arena-instruction-following"),
            ("vision", "overall", "arena-vision"),
            ("webdev", "overall", "arena-webdev"),
            ("document", "overall", "arena-document"),
            ("vision", "chinese", "arena-vision-chinese"),
            ("text_style_control", "overall", "arena-text-style-control"),
        ] {
            assert_eq!(words(config(part), category).slug, slug);
        }
    }

    #[test]
    fn every_category_has_a_name_in_three_languages() {
        for key in BOARDS.categories.values().filter(|key| *key != OVERALL) {
            assert!(BOARDS.labels.contains_key(key), "{key}");
        }
        assert_eq!(unnamed("new_kind").en, "New kind");
        assert_eq!(unnamed("").en, "");
    }

    #[test]
    fn weeks_begin_on_monday() {
        let week = |day: &str| week(day.parse().unwrap());
        assert_eq!(week("2026-11-16"), week("2026-11-22"));
        assert_ne!(week("2026-11-22"), week("2026-11-23"));
    }
}

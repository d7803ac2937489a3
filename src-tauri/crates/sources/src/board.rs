//! The words of boards that may be new to the atlas, and the batches in which their days are handed on.

use crate::{
    Batch, BoardDay, BoardWords, Net, Records, SourceError,
    list::{Tally, batch, good},
    net::{Ask, Expect},
    place::Bucket,
    table::TableError,
};
use atlas::Day;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// Lines of one day that are kept; `rows` says how many there were.
pub(crate) const LINES: usize = 1_000;
/// Lines in a batch.
const BATCH: usize = 4_000;

/// What `data/boards.toml` says.
#[derive(Debug, Deserialize)]
pub(crate) struct Boards {
    pub(crate) open_llm_v2: Named,
    pub(crate) open_llm_v1: Named,
    pub(crate) arena: Arena,
    pub(crate) arena_catalog: Named,
    #[serde(default)]
    scale: Vec<Scale>,
    pub(crate) config: Vec<Config>,
    pub(crate) categories: BTreeMap<String, String>,
    pub(crate) labels: BTreeMap<String, Label>,
}

/// A board that has its own words.
#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    slug: String,
    name: String,
    #[serde(default)]
    metric: String,
    about_en: String,
    about_de: String,
    about_zh: String,
}

/// The words around a category of the Arena.
#[derive(Debug, Deserialize)]
pub(crate) struct Arena {
    pub(crate) metric: String,
    pub(crate) about_en: String,
    pub(crate) about_de: String,
    pub(crate) about_zh: String,
    pub(crate) survivors_en: String,
    pub(crate) survivors_de: String,
    pub(crate) survivors_zh: String,
    pub(crate) text: Named,
}

/// A part of the Arena's dataset.
#[derive(Debug, Deserialize)]
pub(crate) struct Config {
    pub(crate) key: String,
    pub(crate) label: Label,
    #[serde(default)]
    pub(crate) overall_only: bool,
}

/// A name in three languages.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Label {
    pub(crate) en: String,
    pub(crate) de: String,
    pub(crate) zh: String,
}

#[derive(Debug, Deserialize)]
struct Scale {
    configs: Vec<String>,
    before: Option<Day>,
    #[serde(default)]
    days: Vec<Day>,
    scale: String,
}

/// What is known of boards.
pub(crate) static BOARDS: LazyLock<Boards> =
    LazyLock::new(|| toml::from_str(include_str!("../data/boards.toml")).expect("a test reads the committed file"));

impl Named {
    /// Its words; `metric` where it has none of its own.
    pub(crate) fn words(&self, metric: &str) -> BoardWords {
        let metric = if self.metric.is_empty() { metric } else { &self.metric };
        BoardWords {
            slug: self.slug.clone(),
            name: self.name.clone(),
            metric: metric.to_owned(),
            about: [self.about_en.clone(), self.about_de.clone(), self.about_zh.clone()],
        }
    }
}

impl Boards {
    /// The scale of a part of the Arena on a day, where it is not the usual one.
    pub(crate) fn scale(&self, config: &str, day: Day) -> Option<&str> {
        let holds = |scale: &&Scale| {
            let always = scale.before.is_none() && scale.days.is_empty();
            let then = scale.before.is_some_and(|end| day < end) || scale.days.contains(&day);
            scale.configs.iter().any(|key| key == config) && (always || then)
        };
        self.scale.iter().find(holds).map(|scale| scale.scale.as_str())
    }
}

/// Splits days into batches that are neither too many nor too large; each comes with the number of days up to its end.
pub(crate) fn batches(days: Vec<BoardDay>) -> Vec<(usize, Vec<BoardDay>)> {
    let mut batches: Vec<(usize, Vec<BoardDay>)> = Vec::new();
    let mut lines = usize::MAX;
    for (at, day) in days.into_iter().enumerate() {
        let more = day.lines.len();
        if lines.saturating_add(more) > BATCH {
            batches.push((at, Vec::new()));
            lines = 0;
        }
        lines += more;
        if let Some((upto, batch)) = batches.last_mut() {
            *upto = at + 1;
            batch.push(day);
        }
    }
    batches
}

/// Days of boards as a batch.
pub(crate) fn days(days: Vec<BoardDay>, cursor: String, tally: Tally, of: Option<u64>) -> Batch {
    batch(Records::Boards(days), cursor, tally, of)
}

/// Fetches a table; `None`: unchanged (304). The second part is its ETag.
pub(crate) async fn table(
    net: &Net,
    path: &str,
    etag: Option<&str>,
) -> Result<Option<(Vec<u8>, Option<String>)>, SourceError> {
    let ask = Ask {
        path,
        expect: Expect::Table,
        bucket: Bucket::Resolvers,
        etag,
        follow: true,
    };
    let answer = net.ask(ask).await?;
    if answer.status == 304 && etag.is_some() {
        return Ok(None);
    }
    let answer = good(net, answer)?;
    Ok(Some((answer.body, answer.etag)))
}

/// What is wrong with a table, as what is wrong with its place.
pub(crate) fn unreadable(net: &Net, file: &str, error: &TableError) -> SourceError {
    crate::list::strange(net, format!("{file}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_of_the_arena_breaks_where_its_series_does() {
        let scale = |config: &str, day: &str| BOARDS.scale(config, day.parse().unwrap()).map(str::to_owned);
        assert_eq!(scale("text", "2023-12-19").as_deref(), Some("elo"));
        assert_eq!(scale("text", "2023-12-20").as_deref(), Some("other-series"));
        assert_eq!(scale("text", "2023-12-21"), None);
        assert_eq!(scale("text", "2024-05-27").as_deref(), Some("other-series"));
        assert_eq!(scale("vision", "2023-12-19"), None);
        assert_eq!(scale("agent", "2026-01-01").as_deref(), Some("arena-score"));
    }

    #[test]
    fn days_are_split_by_their_lines() {
        let words = BOARDS.open_llm_v2.words("");
        let line = crate::BoardLine {
            rank: 1,
            words: String::from("a"),
            repo: None,
            organisation: None,
            score: None,
            low: None,
            high: None,
            votes: None,
            params_b: None,
            architecture: None,
            licence: None,
            base: None,
        };
        let day = |lines: usize| BoardDay {
            board: words.clone(),
            day: "2024-07-01".parse().unwrap(),
            scale: None,
            lines: vec![line.clone(); lines],
            rows: 0,
        };
        let split = batches(vec![day(3_000), day(1_000), day(1), day(5_000), day(0)]);
        let shape: Vec<(usize, usize)> = split.iter().map(|(upto, days)| (*upto, days.len())).collect();
        assert_eq!(shape, [(2, 2), (3, 1), (4, 1), (5, 1)]);
    }
}

//! The Arena's dated dataset: one table a part (text, vision, web pages …), a row a model, category and day. The whole
//! history is read on the first visit and after a long pause; otherwise the newest day alone.
//!
//! Past days are as the source lists them today: it takes retired models out of its history, so that ranks of then are
//! ranks among those who are left. Ranks and scores compare within a day, and days within a scale.

mod gather;

use crate::{
    About, Bucket, Cursor, Estimate, Known, Net, Place, PlaceName, Sink, SourceError, Visit,
    board::{BOARDS, Config, batches, days, table, unreadable},
    list::{Tally, ask_json, estimate},
    table::TableError,
};
use async_trait::async_trait;
use atlas::Day;
use gather::gather;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const HUB: PlaceName = PlaceName("hub");
const DATASET: &str = "lmarena-ai/leaderboard-dataset";
/// After so many days without a visit, weeks would be missing between what is held and the newest day.
const PAUSE_DAYS: i64 = 21;
/// Files of one part that are read; the largest has a few.
const SHARDS: usize = 12;

static ABOUT: About = About {
    name: PlaceName("arena"),
    source: "Arena leaderboard dataset",
    url: "https://huggingface.co/datasets/lmarena-ai/leaderboard-dataset",
    licence: Some("CC BY 4.0"),
    credit: true,
    endpoint: "https://huggingface.co",
    endpoint_of: Some(HUB),
    after: &[],
    on: true,
    due_days: 7,
};

/// The Arena.
pub struct Arena;

/// Which of the two files of a part is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Split {
    Full,
    Latest,
}

impl Split {
    fn prefix(self) -> &'static str {
        match self {
            Self::Full => "full-",
            Self::Latest => "latest-",
        }
    }
}

/// How far a visit is, and what it leaves for the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct At {
    /// Parts that are done in this visit.
    #[serde(default)]
    done: BTreeSet<String>,
    /// Files and days handed on of the part under way.
    #[serde(default)]
    under_way: (usize, usize),
    /// The newest day of each part, with the ETag of its newest file.
    #[serde(default)]
    newest: BTreeMap<String, (Day, Option<String>)>,
}

impl At {
    fn read(cursor: Option<&Cursor>) -> Option<Self> {
        serde_json::from_str(&cursor?.0).ok()
    }

    fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Reads the days of one part from one file of it, as it is recorded; `after`: only what is newer.
///
/// # Errors
/// [`TableError`] when the table is damaged, or lacks the columns without which there is no board.
pub fn read(config: &str, body: Vec<u8>, after: Option<Day>) -> Result<crate::Batch, TableError> {
    let mut tally = Tally::default();
    let known = BOARDS.config.iter().find(|known| known.key == config);
    let found = match known {
        Some(config) => gather(config, body, after, &mut tally)?,
        None => Vec::new(),
    };
    let of = Some(found.len() as u64);
    Ok(days(found, String::from("all"), tally, of))
}

/// The files of each part: name of the part → its full and its latest files, in order.
fn files(listed: &serde_json::Value) -> BTreeMap<String, Vec<String>> {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in listed
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|file| file.get("path")?.as_str())
    {
        let Some((config, file)) = path.split_once('/') else {
            continue;
        };
        let signs = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        if path.bytes().all(|b| signs(b) || b == b'/') && !path.contains("..") && file.ends_with(".parquet") {
            files.entry(config.to_owned()).or_default().push(file.to_owned());
        }
    }
    files.values_mut().for_each(|names| names.sort());
    files
}

async fn list(net: &Net, tally: &mut Tally) -> Result<BTreeMap<String, Vec<String>>, SourceError> {
    let path = format!("/api/datasets/{DATASET}/tree/main?recursive=true");
    let mut found = match ask_json(net, &path, Bucket::Api, None).await {
        Ok(listed) => listed.map(|(_, json)| files(&json)).unwrap_or_default(),
        // A mirror may carry files and no lists: then the usual names are tried.
        Err(SourceError::Refused {
            status: 401 | 403 | 404,
            ..
        }) => BTreeMap::new(),
        Err(error) => return Err(error),
    };
    if found.is_empty() {
        let usual = |split: Split| format!("{}00000-of-00001.parquet", split.prefix());
        let names = vec![usual(Split::Full), usual(Split::Latest)];
        found = BOARDS
            .config
            .iter()
            .map(|config| (config.key.clone(), names.clone()))
            .collect();
    }
    let known = |name: &str| BOARDS.config.iter().any(|config| config.key == name);
    let others: Vec<&str> = found.keys().map(String::as_str).filter(|name| !known(name)).collect();
    tally.unknown(others.into_iter(), &[]);
    Ok(found)
}

#[async_trait]
impl Place for Arena {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, known: &Known) -> Estimate {
        match known.synced_at.is_some_and(|at| known.now - at < PAUSE_DAYS * 86_400) {
            true => estimate("arena_latest", 1),
            false => estimate("arena_full", 1),
        }
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let kept = At::read(visit.kept.as_ref()).unwrap_or_default();
        let mut at = At::read(visit.resume.as_ref()).unwrap_or_else(|| At {
            newest: kept.newest.clone(),
            ..At::default()
        });
        let mut tally = Tally::default();
        let listed = list(net, &mut tally).await?;
        for config in BOARDS.config.iter() {
            let Some(files) = listed.get(&config.key).filter(|_| !at.done.contains(&config.key)) else {
                continue;
            };
            let mut part = Part {
                config,
                files,
                held: kept.newest.get(&config.key),
                tally: std::mem::take(&mut tally),
            };
            part.pull(visit, net, sink, &mut at).await?;
            tally = part.tally;
            at.done.insert(config.key.clone());
            at.under_way = (0, 0);
        }
        (at.done, at.under_way) = (BTreeSet::new(), (0, 0));
        Ok(Some(Cursor(at.write())))
    }
}

/// One part of the dataset in one visit.
struct Part<'a> {
    config: &'static Config,
    files: &'a [String],
    held: Option<&'a (Day, Option<String>)>,
    tally: Tally,
}

impl Part<'_> {
    /// The whole history on a first visit and after a pause; else the newest day.
    fn split(&self, visit: &Visit) -> Split {
        let lately = visit.synced_at.is_some_and(|at| visit.now - at < PAUSE_DAYS * 86_400);
        let has = |split: Split| self.files.iter().any(|file| file.starts_with(split.prefix()));
        match (self.held.is_some() && lately, has(Split::Full), has(Split::Latest)) {
            (true, _, true) | (_, false, _) => Split::Latest,
            _ => Split::Full,
        }
    }

    async fn pull(&mut self, visit: &Visit, net: &Net, sink: &mut dyn Sink, at: &mut At) -> Result<(), SourceError> {
        let split = self.split(visit);
        match self.pull_split(split, net, sink, at).await {
            // The history is larger than what may be taken in, or is not there: the newest day is better than nothing.
            Err(SourceError::TooLarge { .. } | SourceError::Refused { status: 404, .. }) if split == Split::Full => {
                at.under_way = (0, 0);
                let key = format!("{}/full", self.config.key);
                self.tally.set_aside(
                    key,
                    "the history is too large or not there; only the newest day is read",
                    "",
                );
                self.pull_split(Split::Latest, net, sink, at).await
            }
            other => other,
        }
    }

    async fn pull_split(
        &mut self,
        split: Split,
        net: &Net,
        sink: &mut dyn Sink,
        at: &mut At,
    ) -> Result<(), SourceError> {
        let named = self
            .files
            .iter()
            .filter(|file| file.starts_with(split.prefix()))
            .take(SHARDS);
        for (number, file) in named.enumerate().skip(at.under_way.0) {
            let path = format!("/datasets/{DATASET}/resolve/main/{}/{file}", self.config.key);
            let etag = self
                .held
                .and_then(|(_, etag)| etag.as_deref())
                .filter(|_| split == Split::Latest);
            let (body, etag) = match table(net, &path, etag).await {
                Ok(Some(got)) => got,
                Ok(None) => continue,
                // A part that the dataset no longer has, where its files could not be listed.
                Err(SourceError::Refused { status: 401 | 404, .. }) if split == Split::Latest => {
                    self.tally.missing(&self.config.key);
                    continue;
                }
                Err(error) => return Err(error),
            };
            let etag = etag.filter(|_| split == Split::Latest);
            self.hand_on((number, file), (body, etag), net, sink, at).await?;
            at.under_way = (number + 1, 0);
        }
        Ok(())
    }

    async fn hand_on(
        &mut self,
        (number, file): (usize, &str),
        (body, etag): (Vec<u8>, Option<String>),
        net: &Net,
        sink: &mut dyn Sink,
        at: &mut At,
    ) -> Result<(), SourceError> {
        let (config, after) = (self.config, self.held.map(|(day, _)| *day));
        let work = tokio::task::spawn_blocking(move || {
            let mut tally = Tally::default();
            gather(config, body, after, &mut tally).map(|days| (days, tally))
        });
        let done = work
            .await
            .map_err(|_| crate::list::strange(net, "a table could not be read"))?;
        let (found, tally) = done.map_err(|error| unreadable(net, &format!("{}/{file}", config.key), &error))?;
        let newest = found.iter().map(|day| day.day).max();
        let mut tally = self.tally.with(tally);
        let of = Some(found.len() as u64);
        for (upto, some) in batches(found) {
            if upto <= at.under_way.1 {
                continue;
            }
            at.under_way = (number, upto);
            sink.keep(days(some, at.write(), std::mem::take(&mut tally), of))
                .await?;
        }
        let held = at.newest.get(&config.key).map(|(day, _)| *day);
        if let Some(newest) = newest.max(held) {
            at.newest.insert(config.key.clone(), (newest, etag));
        }
        Ok(())
    }
}

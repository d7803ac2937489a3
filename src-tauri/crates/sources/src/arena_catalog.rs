//! The Arena's catalogue: a repository that held the text board as it was published on fifteen days of 2025, before the
//! dated dataset began. Unlike there, models that were retired later stand in it. Its commits are its days.
//!
//! Only the board of all questions is taken: the categories are in the dataset, with more days. The feed of commits is
//! the one place where a public repository names its commits without a quota for programs; the form of an entry is
//! GitHub's (`tag:github.com,2008:Grit::Commit/<sha>` with `updated`).

use crate::{
    About, Batch, BoardDay, BoardLine, Bucket, Cursor, Estimate, Known, Net, Place, PlaceName, Sink, SourceError,
    Visit,
    board::{BOARDS, LINES, days},
    list::{Tally, ask_json, estimate, good, strange},
    net::{Ask, Expect},
};
use async_trait::async_trait;
use atlas::Day;
use quick_xml::{Reader, events::Event};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

const REPOSITORY: &str = "/lmarena/arena-catalog";
const FILE: &str = "data/leaderboard-text.json";
/// The category that holds every question.
const ALL: &str = "full";
/// Commits that are read in one visit; the repository has fifteen and has ended.
const COMMITS: usize = 60;
const COMMIT: &str = "Commit/";

static ABOUT: About = About {
    name: PlaceName("arena_catalog"),
    source: "Arena catalogue",
    url: "https://github.com/lmarena/arena-catalog",
    licence: None,
    credit: true,
    endpoint: "https://github.com",
    endpoint_of: None,
    after: &[],
    on: true,
    due_days: 90,
};

/// The Arena's catalogue.
pub struct ArenaCatalog;

/// Commits that were read, in this visit or an earlier one.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Done {
    #[serde(default)]
    commits: BTreeSet<String>,
}

impl Done {
    fn read(cursor: Option<&Cursor>) -> Self {
        cursor
            .and_then(|cursor| serde_json::from_str(&cursor.0).ok())
            .unwrap_or_default()
    }

    fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The days of the repository with the last commit of each, from its feed, oldest first.
///
/// # Errors
/// What is wrong with the feed as a whole, in English.
pub fn read_commits(feed: &str) -> Result<Vec<(Day, String)>, String> {
    let mut reader = Reader::from_str(feed);
    let (mut field, mut id, mut updated) = (String::new(), String::new(), String::new());
    let mut found: BTreeMap<Day, (String, String)> = BTreeMap::new();
    loop {
        match reader.read_event().map_err(|error| format!("no feed: {error}"))? {
            Event::Eof => break,
            Event::Start(start) => {
                field = start.local_name().as_ref().to_owned();
                if field == "entry" {
                    (id, updated) = (String::new(), String::new());
                }
            }
            Event::Text(text) => match field.as_str() {
                "id" => id.push_str(&text),
                "updated" => updated.push_str(&text),
                _ => {}
            },
            Event::End(end) => {
                field.clear();
                let commit = id.rsplit_once(COMMIT).map(|(_, sha)| sha).filter(|sha| is_commit(sha));
                let day = updated.get(..10).and_then(|day| day.parse::<Day>().ok());
                if let ("entry", Some(sha), Some(day)) = (end.local_name().as_ref(), commit, day) {
                    let newest = (updated.clone(), sha.to_owned());
                    let held = found.entry(day).or_insert_with(|| newest.clone());
                    *held = newest.max(std::mem::take(held));
                }
            }
            _ => {}
        }
    }
    Ok(found.into_iter().map(|(day, (_, sha))| (day, sha)).collect())
}

/// Forty digits in base sixteen, so that one can stand in a path as it is.
fn is_commit(words: &str) -> bool {
    words.len() == 40 && words.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// Reads the board of one day, as it is recorded.
///
/// # Errors
/// What is wrong with the answer as a whole, in English.
pub fn read(body: &[u8], day: Day) -> Result<Batch, String> {
    let mut tally = Tally::default();
    let board = board(&crate::list::parse(body)?, day, &mut tally).ok_or("no board of all questions")?;
    Ok(days(vec![board], String::from("all"), tally, Some(1)))
}

fn board(list: &Value, day: Day, tally: &mut Tally) -> Option<BoardDay> {
    let mut lines = Vec::new();
    for (words, figures) in list.get(ALL)?.as_object()? {
        tally.record();
        match line(words, figures, tally) {
            Ok(line) => lines.push(line),
            Err(reason) => tally.set_aside(words.as_str(), reason, &figures.to_string()),
        }
    }
    if lines.is_empty() {
        return None;
    }
    let score = |line: &BoardLine| line.score.unwrap_or(f64::MIN);
    lines.sort_by(|a, b| {
        score(b)
            .partial_cmp(&score(a))
            .unwrap_or(Ordering::Equal)
            .then_with(|| a.words.cmp(&b.words))
    });
    let mut rank = (0, f64::NAN);
    for (at, line) in (1_u32..).zip(&mut lines) {
        let score = line.score.unwrap_or(f64::MIN);
        if score != rank.1 {
            rank = (at, score);
        }
        line.rank = rank.0;
    }
    let rows = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    lines.truncate(LINES);
    Some(BoardDay {
        board: BOARDS.arena_catalog.words(&BOARDS.arena.metric),
        day,
        scale: None,
        lines,
        rows,
    })
}

fn line(words: &str, figures: &Value, tally: &mut Tally) -> Result<BoardLine, &'static str> {
    let number = |field: &str| figures.get(field).and_then(Value::as_f64);
    if words.trim().is_empty() || words.len() > 300 {
        return Err("a name that is empty or too long");
    }
    let score = number("rating").ok_or("no rating")?;
    let low = tally.expect("rating_q025", number("rating_q025"));
    let high = tally.expect("rating_q975", number("rating_q975"));
    Ok(BoardLine {
        rank: 0,
        words: words.to_owned(),
        repo: None,
        organisation: None,
        score: Some(score),
        low: low.filter(|low| *low <= score),
        high: high.filter(|high| *high >= score),
        votes: None,
        params_b: None,
        architecture: None,
        licence: None,
        base: None,
    })
}

async fn commits(net: &Net) -> Result<Vec<(Day, String)>, SourceError> {
    let ask = Ask {
        path: &format!("{REPOSITORY}/commits/main/{FILE}.atom"),
        expect: Expect::Card,
        bucket: Bucket::Pages,
        etag: None,
        follow: true,
    };
    let answer = good(net, net.ask(ask).await?)?;
    let found = read_commits(&String::from_utf8_lossy(&answer.body)).map_err(|reason| strange(net, reason))?;
    match found.is_empty() {
        true => Err(strange(net, "no commit in the feed of the repository")),
        false => Ok(found),
    }
}

#[async_trait]
impl Place for ArenaCatalog {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, known: &Known) -> Estimate {
        match known.synced_at {
            Some(_) => estimate("arena_catalog_feed", 1),
            None => estimate("arena_catalog", 15),
        }
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let mut done = Done::read(visit.kept.as_ref());
        done.commits.extend(Done::read(visit.resume.as_ref()).commits);
        let found = commits(net).await?;
        let of = Some(found.len() as u64);
        for (day, sha) in found.into_iter().rev().take(COMMITS) {
            if done.commits.contains(&sha) {
                continue;
            }
            let path = format!("{REPOSITORY}/raw/{sha}/{FILE}");
            let mut tally = Tally::default();
            let found = match ask_json(net, &path, Bucket::Pages, None).await {
                Ok(answer) => answer.and_then(|(_, json)| board(&json, day, &mut tally)),
                // The file was not there yet, or no longer.
                Err(SourceError::Refused { status: 404 | 410, .. }) => None,
                Err(error) => return Err(error),
            };
            if found.is_none() {
                tally.set_aside(sha.as_str(), "no board of all questions in this commit", "");
            }
            done.commits.insert(sha);
            sink.keep(days(found.into_iter().collect(), done.write(), tally, of))
                .await?;
        }
        Ok(Some(Cursor(done.write())))
    }
}

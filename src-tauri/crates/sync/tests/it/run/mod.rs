//! Whole syncs over places that are played: no network, a real atlas in a folder.

mod cut;
mod full;
mod lists;
mod sides;

use crate::{atlas, ingest::listed};
use async_trait::async_trait;
use atlas::Day;
use sources::{
    About, Batch, BoardDay, BoardLine, BoardWords, Cursor, Drift, Estimate, Known, ModelRecord, Net, Odd, OfferRecord,
    Place, PlaceName, Records, Sink, SourceError, Stretch, Visit, Want, net::Limits,
};
use std::{
    collections::VecDeque,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
};
use store::{AtlasFile, Reader, read};
use sync::{
    CallLog, Idle, Places, RunError, Start, Told, Wishes,
    view::{Digest, PlaceRow},
};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// 2026-11-23.
const TODAY: i64 = 1_795_392_000;
const DAY: i64 = 86_400;

/// What a place does when it is visited.
#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "a handful in a test")]
enum Does {
    Keeps(Batch),
    Fails,
    Panics,
    /// Nothing, until the visit is left.
    Stalls,
    Wants(Want),
}

/// A place that is played: one list of doings a visit.
struct Played {
    about: &'static About,
    visits: Mutex<VecDeque<Vec<Does>>>,
    seen: Mutex<Vec<Visit>>,
    records: u64,
}

impl Played {
    fn new(key: &'static str, visits: Vec<Vec<Does>>) -> Self {
        Self::behind(key, &[], visits)
    }

    fn behind(key: &'static str, after: &'static [PlaceName], visits: Vec<Vec<Does>>) -> Self {
        let about = About {
            name: PlaceName(key),
            source: key,
            url: "https://source.invalid",
            licence: None,
            credit: false,
            endpoint: "https://source.invalid",
            endpoint_of: None,
            after,
            on: true,
            due_days: 7,
        };
        Self {
            about: Box::leak(Box::new(about)),
            visits: Mutex::new(visits.into()),
            seen: Mutex::new(Vec::new()),
            records: 10,
        }
    }
}

#[async_trait]
impl Place for Played {
    fn about(&self) -> &'static About {
        self.about
    }

    fn estimate(&self, _known: &Known) -> Estimate {
        Estimate {
            requests: 2,
            bytes: 1000,
            records: self.records,
            seconds: 5,
        }
    }

    async fn pull(&self, visit: &Visit, _net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        self.seen.lock().unwrap().push(visit.clone());
        let doings = self.visits.lock().unwrap().pop_front().unwrap_or_default();
        for does in doings {
            match does {
                Does::Keeps(batch) => sink.keep(batch).await?,
                Does::Wants(what) => drop(sink.wanted(what, 10).await?),
                Does::Stalls => std::future::pending().await,
                Does::Panics => panic!("played"),
                Does::Fails => {
                    return Err(SourceError::TooSlow {
                        host: String::from("source.invalid"),
                        reason: String::from("played"),
                    });
                }
            }
        }
        Ok(Some(Cursor(String::from("watermark"))))
    }
}

/// A data folder with an atlas, and the places of this test.
struct Stage {
    folder: tempfile::TempDir,
    played: Vec<Arc<Played>>,
    places: Places,
}

/// A place behind a reference, so that the test can look at it afterwards.
struct Shared(Arc<Played>);

#[async_trait]
impl Place for Shared {
    fn about(&self) -> &'static About {
        self.0.about()
    }
    fn estimate(&self, known: &Known) -> Estimate {
        self.0.estimate(known)
    }
    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        self.0.pull(visit, net, sink).await
    }
}

impl Stage {
    async fn new(played: Vec<Played>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        atlas(folder.path()).await.close().await.unwrap();
        Self::at(folder, played)
    }

    fn at(folder: tempfile::TempDir, played: Vec<Played>) -> Self {
        let played: Vec<_> = played.into_iter().map(Arc::new).collect();
        let places: Vec<Box<dyn Place>> = played.iter().map(|p| Box::new(Shared(p.clone())) as _).collect();
        Self {
            folder,
            played,
            places: places.into(),
        }
    }

    fn start(&self) -> Start {
        Start {
            folder: self.folder.path().to_owned(),
            wishes: Wishes::default(),
            places: self.places.clone(),
            only: Vec::new(),
            afresh: false,
            token: None,
            now,
            limits: Limits::default(),
            log: Arc::new(CallLog::new(self.folder.path())),
            told: watch::Sender::new(Told::default()),
            cancel: CancellationToken::new(),
            at_once: CancellationToken::new(),
        }
    }

    /// Syncs everything, due or not.
    async fn sync(&self) -> Result<Digest, RunError> {
        let only = self.played.iter().map(|place| place.about.name.0.to_owned());
        sync::run(Start {
            only: only.collect(),
            ..self.start()
        })
        .await
    }

    async fn reader(&self) -> Reader {
        AtlasFile::open_reading(&self.folder.path().join(AtlasFile::NAME))
            .await
            .unwrap()
    }

    async fn idle(&self) -> Idle {
        let reader = self.reader().await;
        let idle = sync::status(&reader, &Wishes::default(), &self.places, now(), false).await;
        reader.close().await;
        idle.unwrap()
    }

    async fn row(&self, key: &str) -> PlaceRow {
        let idle = self.idle().await;
        idle.places.into_iter().find(|row| row.key == key).unwrap()
    }

    async fn holds(&self, repo: &str) -> bool {
        let reader = self.reader().await;
        read::models::exact(&reader, repo).await.unwrap().is_some()
    }
}

thread_local! {
    static NOW: AtomicI64 = const { AtomicI64::new(TODAY) };
}

/// The clock of this test: tests run on a thread each, and so do the futures of a runtime of one thread.
fn now() -> i64 {
    NOW.with(|now| now.load(Ordering::Relaxed))
}

fn days_later(days: i64) {
    NOW.with(|now| now.fetch_add(days * DAY, Ordering::Relaxed));
}

fn batch(records: Records, cursor: &str) -> Batch {
    Batch {
        of: None,
        records,
        cursor: Cursor(cursor.to_owned()),
        complete: None,
        odd: Vec::new(),
        drift: Drift::default(),
    }
}

/// A page of models with these numbers.
fn models(numbers: std::ops::Range<u32>, cursor: &str) -> Does {
    Does::Keeps(batch(Records::Models(numbers.map(model).collect()), cursor))
}

fn model(number: u32) -> ModelRecord {
    listed(number, &format!("someone/model-{number}"))
}

/// A page that ends a pass which lists exactly these.
fn whole_pass(numbers: std::ops::Range<u32>) -> Does {
    let all = numbers.map(model).collect();
    Does::Keeps(Batch {
        complete: Some(Stretch {
            after: None,
            upto: None,
        }),
        ..batch(Records::Models(all), "end")
    })
}

fn odd(key: String) -> Odd {
    Odd {
        key,
        reason: String::from("no id"),
        words: String::from("{}"),
    }
}

fn offer(key: &str, input: f64, output: f64) -> OfferRecord {
    OfferRecord {
        key: key.to_owned(),
        provider: String::from("seller"),
        words: key.to_owned(),
        repo: None,
        currency: String::from("USD"),
        input: Some(input),
        output: Some(output),
        cached: None,
        until: None,
    }
}

fn offers(all: Vec<OfferRecord>) -> Does {
    Does::Keeps(batch(Records::Offers(all), "list"))
}

fn board_day(day: &str, names: &[(&str, f64)]) -> BoardDay {
    BoardDay {
        board: BoardWords {
            slug: String::from("arena-text"),
            name: String::from("Arena"),
            metric: String::from("rating"),
            about: ["en", "de", "zh"].map(String::from),
        },
        day: day.parse::<Day>().unwrap(),
        scale: None,
        rows: u32::try_from(names.len()).unwrap(),
        lines: names
            .iter()
            .zip(1..)
            .map(|((words, score), rank)| BoardLine {
                rank,
                words: (*words).to_owned(),
                repo: None,
                organisation: Some(String::from("qwen")),
                score: Some(*score),
                low: None,
                high: None,
                votes: None,
                params_b: None,
                architecture: None,
                licence: None,
                base: None,
            })
            .collect(),
    }
}

fn board(days: Vec<BoardDay>) -> Does {
    Does::Keeps(batch(Records::Boards(days), "days"))
}

/// Whether this folder lies on the disk of the test.
fn is_there(folder: &Path, name: &str) -> bool {
    folder.join(name).exists()
}

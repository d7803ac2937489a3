//! The one writer of a sync: takes a batch and its cursor into the atlas in one transaction.

use super::{Gauge, RunError, Start};
use crate::{
    IngestError,
    counts::Counts,
    digest::Round,
    drift::{Remembered, Seen},
    ingest,
    names::Names,
    status::{Drop, first_day, source_of, word},
    take::{self, Keeping},
    view::{FaultKind, PlaceState},
};
use async_trait::async_trait;
use atlas::Day;
use sources::{About, Batch, Cursor, Odd, Sink, SinkError, Want, Wanted};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};
use store::{
    Reader, Writer,
    read::rounds,
    write::{AsidePut, PlaceFare},
};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};
use tokio_util::sync::CancellationToken;

/// What every place of a sync keeps its batches with.
pub(super) struct Keeper {
    writer: Arc<Turn<Writer>>,
    pub(super) reader: Reader,
    pub(super) gauge: Arc<Gauge>,
    pub(super) round: Round,
    today: Day,
    cancel: CancellationToken,
    touched: AtomicBool,
    failure: Mutex<Option<RunError>>,
    names: Turn<Option<Arc<Names>>>,
}

/// What a place has brought so far.
struct Brought {
    /// In this sync.
    run: Counts,
    /// In the visit, which may have begun in an earlier sync.
    visit: Counts,
    /// When the visit began, UTC seconds.
    began_at: i64,
    seen: Seen,
    remembered: Remembered,
    /// Why the atlas refused a batch, where that is the batch's own fault.
    refused: Option<String>,
}

impl Keeper {
    /// Notes that a sync begins.
    pub(super) async fn begin(
        writer: Writer,
        reader: Reader,
        gauge: Arc<Gauge>,
        began_at: i64,
        start: &Start,
    ) -> Result<Self, RunError> {
        let mut batch = writer.batch().await?;
        let (id, first_change) = batch.begin_run(began_at).await?;
        batch.commit().await?;
        Ok(Self {
            writer: Arc::new(Turn::new(writer)),
            reader,
            gauge,
            round: Round {
                id,
                began_at,
                first_change,
            },
            today: Day::from_unix_seconds(began_at).unwrap_or_else(first_day),
            cancel: start.cancel.clone(),
            touched: AtomicBool::new(false),
            failure: Mutex::new(None),
            names: Turn::new(None),
        })
    }

    pub(super) fn today(&self) -> Day {
        self.today
    }

    /// The writer, when whoever has it is done.
    pub(super) async fn writer(&self) -> OwnedMutexGuard<Writer> {
        self.writer.clone().lock_owned().await
    }

    /// Whether models, licences or names changed, so that there is something to settle.
    pub(super) fn is_touched(&self) -> bool {
        self.touched.load(Ordering::Relaxed)
    }

    /// The atlas cannot be written: the sync ends.
    fn fail(&self, error: RunError) {
        tracing::error!(%error, "the atlas cannot be written; the sync ends");
        let mut held = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        held.get_or_insert(error);
        self.cancel.cancel();
    }

    /// Why the atlas could not be written, if that ended the sync.
    pub(super) fn take_failure(&self) -> Option<RunError> {
        let held = self.failure.lock().unwrap_or_else(PoisonError::into_inner).take();
        held.or_else(|| {
            self.gauge.take_log_failure().map(|source| RunError::Folder {
                file: String::from("the log of connections"),
                source,
            })
        })
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Ends the connections to the atlas.
    pub(super) async fn end(self: Arc<Self>) {
        self.reader.close().await;
        if let Some(keeper) = Arc::into_inner(self)
            && let Some(writer) = Arc::into_inner(keeper.writer)
            && let Err(error) = writer.into_inner().close().await
        {
            tracing::warn!(%error, "the atlas's log was not moved over");
        }
    }

    /// Names as boards and price lists use them; read when they are first needed.
    async fn names(&self) -> Result<Arc<Names>, IngestError> {
        let mut held = self.names.lock().await;
        if let Some(names) = held.as_ref() {
            return Ok(names.clone());
        }
        let names = Arc::new(Names::read(&self.reader).await?);
        *held = Some(names.clone());
        Ok(names)
    }

    /// Takes in a batch: its rows, what could not be read, and from where to go on.
    async fn keep(&self, place: &PlaceAt, brought: &mut Brought, batch: &Batch) -> Result<(), IngestError> {
        let names = match &batch.records {
            sources::Records::Boards(_) | sources::Records::Offers(_) | sources::Records::Mirrors(_) => {
                Some(self.names().await?)
            }
            _ => None,
        };
        let writer = self.writer().await;
        let mut transaction = writer.batch().await?;
        let (mut run, mut visit) = (brought.run.clone(), brought.visit.clone());
        let keeping = Keeping {
            source: source_of(place.about),
            today: self.today,
            names: names.as_deref(),
            before: &brought.run,
        };
        let kept = take::take_in(&mut transaction, &keeping, batch).await?;
        for counts in [&mut run, &mut visit] {
            counts.pages += 1;
            counts.records += batch.records.len() as u64;
            counts.odd += batch.odd.len() as u64;
            counts.join(kept.counts.clone());
        }
        run.bytes = self.gauge.bytes(place.at);
        let mut seen = brought.seen.clone();
        seen.add(&batch.drift);
        transaction
            .put_aside(place.about.name.0, &self.aside(place, &batch.odd))
            .await?;
        if let Some(drop) = &kept.drop {
            let json = drop.as_ref().map(Drop::json);
            transaction.put_held_drop(place.about.name.0, json.as_deref()).await?;
        }
        transaction
            .put_cursor(place.about.name.0, &batch.cursor.0, brought.began_at, &visit.json())
            .await?;
        let running = Fare {
            state: PlaceState::Running,
            counts: &run,
            remembered: &brought.remembered,
            fault: None,
        };
        transaction.put_place(&self.fare(place, &running)).await?;
        transaction.commit().await?;
        if kept.settles {
            self.touched.store(true, Ordering::Relaxed);
        }
        if let Some(drop) = kept.drop {
            self.gauge.held_drop(place.at, drop.map(|drop| drop.held()));
        }
        self.gauge.kept(place.at, &run, &visit, batch.of);
        (brought.run, brought.visit, brought.seen) = (run, visit, seen);
        Ok(())
    }

    fn aside(&self, place: &PlaceAt, odd: &[Odd]) -> Vec<AsidePut> {
        let rows = odd.iter().map(|odd| AsidePut {
            place: place.about.name.0.to_owned(),
            key: shortened(&odd.key, 500),
            reason: shortened(&odd.reason, 500),
            words: shortened(&odd.words, 4000),
            day: self.today,
        });
        rows.collect()
    }

    fn fare(&self, place: &PlaceAt, fare: &Fare<'_>) -> PlaceFare {
        PlaceFare {
            place: place.about.name.0.to_owned(),
            run_id: self.round.id,
            state: word(&fare.state),
            counts: fare.counts.json(),
            drift: fare.remembered.json(),
            fault: fare.fault.map(|(_, words)| shortened(words, 2000)),
            fault_kind: fare.fault.map(|(kind, _)| word(kind)),
        }
    }
}

/// How a place fares, before it is written down.
struct Fare<'a> {
    state: PlaceState,
    counts: &'a Counts,
    remembered: &'a Remembered,
    fault: Option<&'a (FaultKind, String)>,
}

/// At most so many bytes, cut where a letter ends.
fn shortened(words: &str, bytes: usize) -> String {
    words[..words.floor_char_boundary(bytes)].to_owned()
}

/// A place and its number.
#[derive(Clone, Copy)]
pub(super) struct PlaceAt {
    pub(super) at: usize,
    pub(super) about: &'static About,
}

/// Where one place hands its batches.
pub(super) struct PlaceSink {
    keeper: Arc<Keeper>,
    place: PlaceAt,
    /// Locked while a batch is kept: whoever stops waiting for that does not stop it.
    brought: Arc<Turn<Brought>>,
}

impl PlaceSink {
    pub(super) async fn new(
        keeper: Arc<Keeper>,
        place: PlaceAt,
        resumed: Option<(i64, Counts)>,
    ) -> Result<Self, store::Error> {
        let key = place.about.name.0;
        let outcomes = rounds::outcomes(&keeper.reader).await?;
        let remembered = outcomes.iter().find(|outcome| outcome.place == key);
        let (began_at, visit) = resumed.unwrap_or((keeper.round.began_at, Counts::default()));
        let brought = Brought {
            run: Counts::default(),
            visit,
            began_at,
            seen: Seen::default(),
            remembered: remembered.map_or_else(Remembered::default, |row| Remembered::read(&row.drift)),
            refused: None,
        };
        Ok(Self {
            brought: Arc::new(Turn::new(brought)),
            keeper,
            place,
        })
    }

    /// Writes down how the visit ended; `kept` is what a finished one leaves for the next.
    pub(super) async fn end(
        &self,
        state: PlaceState,
        fault: Option<&(FaultKind, String)>,
        kept: Option<Option<&Cursor>>,
        synced_at: i64,
    ) -> Result<(), store::Error> {
        let brought = self.brought.lock().await;
        let counts = Counts {
            bytes: self.keeper.gauge.bytes(self.place.at),
            ..brought.run.clone()
        };
        let remembered = brought.remembered.compared(&brought.seen, kept.is_some());
        let fare = Fare {
            state,
            counts: &counts,
            remembered: &remembered,
            fault,
        };
        let writer = self.keeper.writer().await;
        let mut batch = writer.batch().await?;
        if let Some(kept) = kept {
            let words = kept.map(|cursor| cursor.0.as_str());
            batch.finish_place(self.place.about.name.0, words, synced_at).await?;
        }
        batch.put_place(&self.keeper.fare(self.place_at(), &fare)).await?;
        batch.commit().await?;
        self.keeper.gauge.drift(self.place.at, remembered.rows);
        Ok(())
    }

    /// Why the atlas refused a batch of this place, if it did.
    pub(super) async fn refused(&self) -> Option<String> {
        self.brought.lock().await.refused.clone()
    }

    fn place_at(&self) -> &PlaceAt {
        &self.place
    }

    /// The atlas cannot be written.
    pub(super) fn fail(&self, error: store::Error) {
        self.keeper.fail(error.into());
    }
}

#[async_trait]
impl Sink for PlaceSink {
    async fn keep(&mut self, batch: Batch) -> Result<(), SinkError> {
        if self.keeper.cancel.is_cancelled() {
            return Err(SinkError);
        }
        let (keeper, place, brought) = (self.keeper.clone(), self.place, self.brought.clone());
        // A task of its own: whoever cancels does not wait for it, and it is never broken off half-way.
        let kept = tokio::spawn(async move {
            let mut brought = brought.lock().await;
            let kept = keeper.keep(&place, &mut brought, &batch).await;
            match kept {
                Ok(()) => return Ok(()),
                // What breaks a rule of the atlas ends the visit that brought it and no other.
                Err(IngestError::Store(error @ store::Error::Refused { .. })) => {
                    brought.refused = Some(error.to_string());
                }
                Err(error) => keeper.fail(error.into()),
            }
            Err(SinkError)
        });
        kept.await.unwrap_or(Err(SinkError))
    }

    async fn wanted(&mut self, what: Want, at_most: u32) -> Result<Vec<Wanted>, SinkError> {
        if self.keeper.cancel.is_cancelled() {
            return Err(SinkError);
        }
        let found = ingest::wanted(&self.keeper.reader, what, at_most, self.keeper.today).await;
        found.map_err(|error| {
            self.keeper.fail(error.into());
            SinkError
        })
    }
}

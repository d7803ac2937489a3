//! The counter at work: opens both files, answers requests, survives what goes wrong in one of them.

use crate::{
    Fault, Place, Request,
    claims::Weighings,
    hall::Hall,
    latency::Latencies,
    library::OpenedLibrary,
    machine::Audits,
    rounds::{Rounds, Work},
};
use atlas::Code;
use catalogue::Catalogue;
use serde_json::Value;
use shelf::view::SyncSettings;
use sources::probe::ProbeReport;
use std::{
    future::Future,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::{sync::Mutex, task::JoinHandle};
use tokio_util::sync::CancellationToken;

/// The counter. Cheap to clone; all clones ask the same files.
#[derive(Debug, Clone)]
pub struct Desk {
    room: Arc<Room>,
    look: Arc<Mutex<Option<JoinHandle<()>>>>,
}

/// Everything behind the counter.
#[derive(Debug)]
pub(crate) struct Room {
    pub(crate) data_dir: PathBuf,
    pub(crate) now: fn() -> i64,
    pub(crate) started_at: i64,
    pub(crate) hall: Hall,
    pub(crate) library: OpenedLibrary,
    pub(crate) latencies: Latencies,
    pub(crate) rounds: Rounds,
    pub(crate) audits: Audits,
    pub(crate) weighings: Weighings,
}

impl Desk {
    /// Opens the files of a place; lays the starter atlas down at first start, keeps damaged files aside. Never fails as
    /// a whole: what cannot be opened answers its questions with the reason. `now` gives UTC seconds.
    pub async fn open(place: Place, now: fn() -> i64) -> Self {
        let started_at = now();
        let (data_dir, hall, library) = match store::prepare_folder(&place.data_dir) {
            Ok(folder) => {
                let hall = Hall::open(&folder).await;
                let library = OpenedLibrary::open(&folder, started_at).await;
                (folder, hall, library)
            }
            Err(error) => {
                let fault = Fault::from(error);
                (
                    place.data_dir.clone(),
                    Hall::closed(fault.clone()),
                    OpenedLibrary::off(fault),
                )
            }
        };
        let room = Arc::new(Room {
            rounds: Rounds::new(&place, &data_dir),
            audits: Audits::new(place.stores.clone(), place.computer),
            data_dir,
            now,
            started_at,
            hall,
            library,
            latencies: Latencies::default(),
            weighings: Weighings::default(),
        });
        room.heed_policy_quietly().await;
        let looking = Arc::clone(&room);
        let look = tokio::spawn(async move { looking.look_through().await });
        Self {
            room,
            look: Arc::new(Mutex::new(Some(look))),
        }
    }

    /// Ends a running sync, for which it waits at most two seconds, then the connections to both files, and moves what was
    /// written out of the log. Later questions fail.
    pub async fn close(&self) {
        self.room.audits.cancel();
        self.room.rounds.close().await;
        let look = self.look.lock().await.take();
        if let Some(look) = look {
            look.abort();
            // It ends at once or has ended; either way nothing more touches the folder.
            let _ = look.await;
        }
        self.room.hall.close().await;
        self.room.library.close().await;
    }

    /// Settles in the background what a sync left that was cut off, then reads ahead what large families are counted from;
    /// questions are answered meanwhile. For programs that stay open: what a short one begins, it would only break off.
    pub fn settle_what_was_cut_off(&self) {
        let room = Arc::clone(&self.room);
        tokio::spawn(async move {
            if let Err(fault) = room.begin(Work::Heal).await {
                tracing::warn!(%fault, "what an earlier sync left could not be settled");
            }
            if let Err(fault) = room.atlas(|atlas| async move { atlas.warm().await }).await {
                tracing::warn!(%fault, "what families are counted from could not be read ahead");
            }
        });
    }

    /// Begins to fill the atlas from a snapshot of the Hub, a parquet file on this machine. The page of syncs says how
    /// far it is; it is cancelled as a sync is.
    ///
    /// # Errors
    /// [`Code::NotFound`] or [`Code::BadRequest`] for what is no snapshot; [`Code::Busy`] while something else is going on.
    pub async fn import_snapshot(&self, file: &Path) -> Result<(), Fault> {
        self.room.begin_import(file).await
    }

    /// Asks each place a few representative questions and says what is other than expected; every connection is in the
    /// log. Nothing is taken into the atlas.
    ///
    /// # Errors
    /// [`Code::Busy`] while a sync runs; [`Code::BadRequest`] for a place there is not.
    pub async fn probe(&self, places: &[String], cancel: CancellationToken) -> Result<Vec<ProbeReport>, Fault> {
        self.room.probe(places, cancel).await
    }

    /// Why the last sync, decision or import could not be done; nothing where it could, which includes places that failed.
    #[must_use]
    pub fn failure(&self) -> Option<Fault> {
        self.room.rounds.failure()
    }

    /// How to sync as long as this desk is open, in the place of what the library keeps.
    ///
    /// # Errors
    /// [`Code::BadRequest`] for what cannot be meant.
    pub fn sync_as(&self, settings: &SyncSettings) -> Result<(), Fault> {
        let settings = shelf::checked_sync_settings(settings)?;
        self.room
            .known_places(settings.places.iter().map(|place| place.place.as_str()))?;
        self.room.rounds.set_own(settings);
        Ok(())
    }

    /// The data folder.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.room.data_dir
    }

    /// Answers a request. A panic in one request is a fault of that request only.
    ///
    /// # Errors
    /// A [`Fault`] with what failed, with what, and what to do.
    pub async fn ask(&self, request: Request) -> Result<Value, Fault> {
        let room = Arc::clone(&self.room);
        unbroken(async move { request.answer(&room).await }).await
    }

    /// Answers a request as it crosses the counter: `{"ask": "search", "with": {"query": "qwen"}}`. `with` may be left
    /// out where nothing must be said.
    ///
    /// # Errors
    /// As [`Desk::ask`]; [`Code::BadRequest`] for what is no request.
    pub async fn ask_json(&self, mut request: Value) -> Result<Value, Fault> {
        if let Some(fields) = request.as_object_mut() {
            fields
                .entry("with")
                .or_insert_with(|| Value::Object(serde_json::Map::new()));
        }
        // What is wrong with a token is not repeated: an error names the words it could not read.
        let secret = request.get("ask").and_then(Value::as_str) == Some("sync_token");
        let request = serde_json::from_value(request).map_err(|error| {
            if secret {
                return Fault::bad_request("This is not a request: sync_token takes a token and whether to keep it.");
            }
            let known = Request::NAMES.join(", ");
            Fault::bad_request(format!("This is not a request: {error}. Requests are: {known}."))
        })?;
        self.ask(request).await
    }
}

impl Room {
    /// Asks the atlas. Where it turns out to be damaged, it is set aside, the starter takes its place, and the question
    /// is asked once more.
    pub(crate) async fn atlas<A, F, Q>(&self, question: Q) -> Result<A, Fault>
    where
        Q: Fn(Arc<Catalogue>) -> F,
        F: Future<Output = catalogue::Result<A>>,
    {
        let catalogue = self.hall.catalogue().await?;
        let error = match question(Arc::clone(&catalogue)).await {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        if error.code() != Code::Damaged {
            return Err(error.into());
        }
        tracing::error!(%error, "the atlas is damaged");
        let mended = self.mend(&catalogue).await?;
        Ok(question(mended).await?)
    }

    /// Puts the starter in the place of a damaged atlas; a sync that writes into it is ended first.
    async fn mend(&self, damaged: &Arc<Catalogue>) -> Result<Arc<Catalogue>, Fault> {
        self.rounds.stop().await;
        self.hall.mend(damaged).await
    }

    /// Looks through the atlas for at most a second and mends it where it is damaged.
    async fn look_through(&self) {
        let Some(damaged) = self.hall.look_through().await else {
            return;
        };
        if let Err(fault) = self.mend(&damaged).await {
            tracing::error!(%fault, "the damaged atlas could not be replaced");
        }
    }
}

/// Runs one question apart, so that a panic in it ends nothing else.
async fn unbroken(question: impl Future<Output = Result<Value, Fault>> + Send + 'static) -> Result<Value, Fault> {
    tokio::spawn(question).await.unwrap_or_else(|broken| {
        tracing::error!(%broken, "a request was broken off");
        let told = "This question was broken off by a defect in Baimo; others still work. Please report it.";
        Err(Fault::internal(told))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_in_one_question_is_a_fault_of_that_question() {
        let broken = unbroken(async { panic!("a defect") }).await.unwrap_err();
        assert_eq!(broken.code, Code::Internal);
        assert_eq!(unbroken(async { Ok(Value::Null) }).await, Ok(Value::Null));
    }
}

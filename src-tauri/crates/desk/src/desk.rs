//! The counter at work: opens both files, answers requests, survives what goes wrong in one of them.

use crate::{Fault, Place, Request, hall::Hall, latency::Latencies, library::OpenedLibrary};
use atlas::Code;
use catalogue::Catalogue;
use serde_json::Value;
use std::{
    future::Future,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::{sync::Mutex, task::JoinHandle};

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
                (place.data_dir, Hall::closed(fault.clone()), OpenedLibrary::off(fault))
            }
        };
        let room = Arc::new(Room {
            data_dir,
            now,
            started_at,
            hall,
            library,
            latencies: Latencies::default(),
        });
        let looking = Arc::clone(&room);
        let look = tokio::spawn(async move { looking.hall.look_through().await });
        Self {
            room,
            look: Arc::new(Mutex::new(Some(look))),
        }
    }

    /// Ends the connections to both files and moves what was written out of the log. Later questions fail.
    pub async fn close(&self) {
        let look = self.look.lock().await.take();
        if let Some(look) = look {
            look.abort();
            // It ends at once or has ended; either way nothing more touches the folder.
            let _ = look.await;
        }
        self.room.hall.close().await;
        self.room.library.close().await;
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
        let request = serde_json::from_value(request).map_err(|error| {
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
        let mended = self.hall.mend(&catalogue).await?;
        Ok(question(mended).await?)
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

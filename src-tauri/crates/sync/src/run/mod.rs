//! One sync from press to digest: the lock, the places side by side, one writer, settling, and what it came to.

mod close;
mod gauge;
mod keep;
mod lock;
mod tap;
mod visit;

pub use close::{Healed, settle_if_needed};
pub use lock::free_bytes;

pub(crate) use close::settle_all;
pub(crate) use lock::Lock;

use crate::{
    CallLog, IngestError, Places, SettleError, Wishes,
    plan::{Before, bytes_of, plan_of},
    view::{Digest, Outcome, PlaceRow, Plan, Progress, Stage},
};
use gauge::Gauge;
use keep::Keeper;
use secrecy::SecretString;
use sources::{
    Place,
    net::{Limits, Way},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use store::AtlasFile;
use tap::Tap;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// What a sync begins with.
pub struct Start {
    /// The data folder: the atlas lies in it, the log and the lock beside it.
    pub folder: PathBuf,
    /// What the person has set.
    pub wishes: Wishes,
    /// Every place there is, in the order in which they are shown.
    pub places: Places,
    /// Keys of the places to visit, whether due or not; empty: all that are switched on and due.
    pub only: Vec<String>,
    /// As if no place had ever been visited; then all that are switched on are due.
    pub afresh: bool,
    /// The token for the Hub.
    pub token: Option<SecretString>,
    /// UTC seconds.
    pub now: fn() -> i64,
    /// What no server can go beyond.
    pub limits: Limits,
    /// Where connections are noted.
    pub log: Arc<CallLog>,
    /// Hears how far the sync is, at most about ten times a second.
    pub told: watch::Sender<Told>,
    /// Cancelled: the places end at once; what was kept is still settled.
    pub cancel: CancellationToken,
    /// Cancelled as well: settling is left to the next start.
    pub at_once: CancellationToken,
}

/// How far a running sync is.
#[derive(Debug, Clone)]
pub struct Told {
    /// What is going on.
    pub stage: Stage,
    /// Every place, in the order in which they are shown.
    pub places: Vec<PlaceRow>,
    /// How far it is; nothing before it has begun and after it has ended.
    pub progress: Option<Progress>,
}

impl Default for Told {
    /// Before the first word.
    fn default() -> Self {
        Self {
            stage: Stage::Running,
            places: Vec::new(),
            progress: None,
        }
    }
}

/// A sync could not be made, or ended with the atlas; what was kept before stays.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Another sync has this data folder.
    #[error("another sync is at work in this data folder ({who}). Wait until it has ended, or cancel it there.")]
    Another {
        /// Which process, as far as it says so.
        who: String,
    },
    /// What the plan comes to does not fit on the disk.
    #[error(
        "this sync needs about {needed} bytes on the disk, but only {free} are free. Free some space, or sync less."
    )]
    NoRoom {
        /// Bytes needed.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// No place has this key.
    #[error("there is no place “{0}”")]
    NoPlace(String),
    /// The lock or the log of connections cannot be written; without them nothing is opened.
    #[error("{file} cannot be written: {source}. Without it no connection is opened.")]
    Folder {
        /// The file.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The atlas failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// What was kept could not be settled; the next start tries again.
    #[error(transparent)]
    Settle(#[from] SettleError),
    /// What was decided could not be written.
    #[error(transparent)]
    Ingest(#[from] IngestError),
}

impl RunError {
    /// What kind of failure this is for a person.
    #[must_use]
    pub fn code(&self) -> atlas::Code {
        match self {
            Self::Another { .. } => atlas::Code::Busy,
            Self::NoRoom { .. } => atlas::Code::DiskFull,
            Self::NoPlace(_) => atlas::Code::NotFound,
            Self::Folder { .. } => atlas::Code::ReadOnly,
            Self::Store(error) | Self::Settle(SettleError::Store(error)) | Self::Ingest(IngestError::Store(error)) => {
                error.code()
            }
            Self::Settle(_) => atlas::Code::Internal,
        }
    }
}

/// Syncs: visits the places side by side, keeps what they bring, settles it, and says what it came to. A place that
/// fails is in the digest and blocks no other.
///
/// # Errors
/// When it cannot begin, or the atlas cannot be written or settled; what was kept before stays, and the next sync goes
/// on behind it.
pub async fn run(start: Start) -> Result<Digest, RunError> {
    let _lock = Lock::take(&start.folder, (start.now)())?;
    let path = start.folder.join(AtlasFile::NAME);
    let writer = AtlasFile::open_writing(&path).await?;
    writer.expect_many().await?;
    let reader = AtlasFile::open_reading(&path).await?;
    close::heal(&writer, &reader, (start.now)()).await?;
    let before = Before::read(&reader).await?;
    let chosen = chosen(&start, &before)?;
    let plan = plan_of(
        &before,
        &start.wishes,
        chosen.iter().map(|at| start.places[*at].as_ref()),
        (start.now)(),
        start.token.is_some(),
        bytes_of(&path),
    );
    check_room(&start.folder, &plan)?;
    start.log.begin().map_err(|source| RunError::Folder {
        file: String::from("the log of connections"),
        source,
    })?;
    let gauge = Arc::new(Gauge::new(&start, &before, &chosen, &plan));
    let began_at = (start.now)();
    let keeper = Arc::new(Keeper::begin(writer, reader, gauge.clone(), began_at, &start).await?);
    let size = bytes_of(&path);
    let visited = visit::all(&start, &before, &chosen, &keeper, way(&start, &gauge)).await;
    let closed = close::close(&start, &keeper, visited, size).await;
    gauge.ended();
    keeper.end().await;
    closed
}

/// The places of this sync, by their number.
fn chosen(start: &Start, before: &Before) -> Result<Vec<usize>, RunError> {
    let names: Vec<&str> = start.places.iter().map(|place| place.about().name.0).collect();
    if let Some(odd) = start.only.iter().find(|key| !names.contains(&key.as_str())) {
        return Err(RunError::NoPlace(odd.clone()));
    }
    let now = (start.now)();
    let is_due = |place: &dyn Place| start.afresh || before.is_due(place.about(), now);
    let is_chosen = |place: &dyn Place| match start.only.as_slice() {
        [] => start.wishes.is_on(place.about()) && is_due(place),
        only => only.iter().any(|key| key == place.about().name.0),
    };
    let numbered = start.places.iter().enumerate();
    Ok(numbered
        .filter(|(_, place)| is_chosen(place.as_ref()))
        .map(|(at, _)| at)
        .collect())
}

/// Twice what the atlas will grow by, and its own size once more: settling rewrites its ranks in one piece, which lies in
/// the log until it is done.
fn check_room(folder: &Path, plan: &Plan) -> Result<(), RunError> {
    let needed = plan.grows.saturating_mul(2).saturating_add(plan.atlas_bytes);
    match free_bytes(folder) {
        Some(free) if free < needed => Err(RunError::NoRoom { needed, free }),
        _ => Ok(()),
    }
}

/// How connections go out in this sync.
fn way(start: &Start, gauge: &Arc<Gauge>) -> Arc<Way> {
    let tap = Arc::new(Tap::new(start.log.clone(), gauge.clone(), start.cancel.clone()));
    let mut way = Way::new(start.now, tap, start.cancel.clone());
    way.endpoints = start.wishes.named_endpoints(&start.places);
    way.proxy = start.wishes.proxy.clone();
    way.token = start.token.clone();
    way.limits = start.limits;
    Arc::new(way)
}

/// How a sync ended for all its places together.
fn outcome(cancelled: bool, failed: bool, partly: bool) -> Outcome {
    match (failed, cancelled, partly) {
        (true, _, _) => Outcome::Failed,
        (_, true, _) => Outcome::Cancelled,
        (_, _, true) => Outcome::Partly,
        _ => Outcome::Done,
    }
}

//! Syncs at the desk: begun, asked about, ended by requests; the only door to what opens connections.
//!
//! At most one thing is going on: a sync, or settling what an earlier one left. While it does, the page is made from what
//! it says of itself and nothing is read; the atlas answers all other questions meanwhile, and the new state takes its
//! place when it is whole.

mod going;
mod import;
mod page;
mod token;
mod wishes;

pub(crate) use going::Work;
use import::Snapshot;
pub(crate) use token::sync_token;

use crate::{Fault, Place, desk::Room};
use atlas::Code;
use going::Going;
use shelf::view::{SyncSettings, SyncSettingsAsk};
use sources::{net::Limits, probe::ProbeReport};
use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool},
};
use sync::{
    CallLog, Places, Probing,
    view::{
        ModelChange, OddAsk, OddPage, SyncAsk, SyncCancel, SyncDecide, SyncLogAsk, SyncLogPage, SyncPage, SyncStart,
        VerdictChange,
    },
};
use token::Tokens;
use tokio_util::sync::CancellationToken;

type Answer<T> = Result<T, Fault>;

/// Everything about syncing that outlives one question.
#[derive(Debug)]
pub(crate) struct Rounds {
    pub(crate) tokens: Tokens,
    pub(crate) log: Arc<CallLog>,
    pub(crate) places: Held,
    hub_endpoint: Option<String>,
    limits: Limits,
    /// How to sync as long as this process lives, where that differs from what is kept.
    own: Mutex<Option<SyncSettings>>,
    going: Mutex<Option<Going>>,
    /// Why the last thing that was begun could not be done.
    failed: Mutex<Option<Fault>>,
    /// Whoever begins something holds this until it has begun.
    gate: tokio::sync::Mutex<()>,
    closed: AtomicBool,
    yours: Mutex<Option<Yours>>,
}

/// What a sync did to what the person keeps; looked up once.
#[derive(Debug, Clone, Default)]
struct Yours {
    /// When the sync ended, UTC seconds.
    ended_at: i64,
    models: Vec<ModelChange>,
    claims: Vec<VerdictChange>,
}

/// The places, whose code has nothing to say of itself.
pub(crate) struct Held(pub(crate) Places);

impl std::fmt::Debug for Held {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_list()
            .entries(self.0.iter().map(|place| place.about().name))
            .finish()
    }
}

impl Rounds {
    pub(crate) fn new(place: &Place, folder: &Path) -> Self {
        Self {
            tokens: Tokens::new(place.hub_token.clone(), place.keychain),
            log: Arc::new(CallLog::new(folder)),
            places: Held((place.sources)().into()),
            hub_endpoint: place.hub_endpoint.clone(),
            limits: place.limits,
            own: Mutex::default(),
            going: Mutex::default(),
            failed: Mutex::default(),
            gate: tokio::sync::Mutex::default(),
            closed: AtomicBool::new(false),
            yours: Mutex::default(),
        }
    }

    /// Why the last thing that was begun could not be done, if it could not.
    pub(crate) fn failure(&self) -> Option<Fault> {
        held(&self.failed).clone()
    }

    /// Settings for this process alone.
    pub(crate) fn set_own(&self, settings: SyncSettings) {
        *held(&self.own) = Some(settings);
    }
}

/// What a lock holds; a panic elsewhere spoils none of it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) async fn sync(room: &Arc<Room>, ask: SyncAsk) -> Answer<SyncPage> {
    if let Some(page) = room.rounds.going_page() {
        return Ok(page);
    }
    if !room.hall.catalogue().await?.is_current().await? {
        // Another Baimo has synced this folder.
        room.begin(Work::CatchUp).await?;
        if let Some(page) = room.rounds.going_page() {
            return Ok(page);
        }
    }
    room.idle_page(ask.everything).await
}

pub(crate) async fn sync_start(room: &Arc<Room>, ask: SyncStart) -> Answer<SyncPage> {
    room.known_places(ask.places.iter().map(String::as_str))?;
    room.begin(Work::Sync {
        only: ask.places,
        afresh: ask.afresh,
    })
    .await?;
    sync(room, SyncAsk::default()).await
}

pub(crate) async fn sync_cancel(room: &Arc<Room>, _ask: SyncCancel) -> Answer<SyncPage> {
    room.rounds.cancel();
    sync(room, SyncAsk::default()).await
}

pub(crate) async fn sync_decide(room: &Arc<Room>, ask: SyncDecide) -> Answer<SyncPage> {
    room.known_places([ask.place.as_str()])?;
    room.begin(Work::Decide(ask)).await?;
    sync(room, SyncAsk::default()).await
}

pub(crate) async fn sync_log(room: &Room, ask: SyncLogAsk) -> Answer<SyncLogPage> {
    let log = Arc::clone(&room.rounds.log);
    let read = tokio::task::spawn_blocking(move || log.page(ask.before, ask.limit));
    read.await
        .map_err(|_| Fault::internal("Reading the log of connections was broken off. Please report it."))
}

pub(crate) async fn sync_odd(room: &Room, ask: OddAsk) -> Answer<OddPage> {
    room.known_places(ask.place.as_deref())?;
    let catalogue = room.hall.catalogue().await?;
    Ok(sync::odd(catalogue.reader(), &ask).await?)
}

pub(crate) async fn sync_settings(room: &Room, ask: SyncSettingsAsk) -> Answer<SyncSettings> {
    Ok(room.shelf()?.sync_settings(&ask).await?)
}

pub(crate) async fn set_sync_settings(room: &Room, ask: SyncSettings) -> Answer<SyncSettings> {
    room.known_places(ask.places.iter().map(|place| place.place.as_str()))?;
    Ok(room.shelf()?.set_sync_settings(&ask).await?)
}

impl Room {
    /// Begins to take in a snapshot of the Hub that lies on this machine.
    pub(crate) async fn begin_import(self: &Arc<Self>, file: &Path) -> Answer<()> {
        let file = file.to_owned();
        let opened = tokio::task::spawn_blocking(move || Snapshot::open(&file)).await;
        let broken = |_| Fault::internal("Looking at the file was broken off. Please report it.");
        self.begin(Work::Import(opened.map_err(broken)??)).await
    }

    /// Asks places what there is to ask; nothing else begins meanwhile.
    pub(crate) async fn probe(&self, only: &[String], cancel: CancellationToken) -> Answer<Vec<ProbeReport>> {
        self.known_places(only.iter().map(String::as_str))?;
        let _gate = self.rounds.gate.lock().await;
        let probing = Probing {
            folder: self.data_dir.clone(),
            wishes: self.wishes(None).await,
            places: Arc::clone(&self.rounds.places.0),
            only: only.to_vec(),
            token: self.token().await,
            now: self.now,
            limits: self.rounds.limits,
            log: Arc::clone(&self.rounds.log),
            cancel,
        };
        Ok(sync::probe(probing).await?)
    }

    /// Refuses a key that no place has.
    pub(crate) fn known_places<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> Answer<()> {
        let known: Vec<&str> = self.rounds.places.0.iter().map(|place| place.about().name.0).collect();
        match keys.into_iter().find(|key| !known.contains(key)) {
            None => Ok(()),
            Some(odd) => {
                let odd: String = odd.chars().take(40).collect();
                Err(Fault {
                    code: Code::BadRequest,
                    detail: format!("There is no place “{odd}”. Places are: {}.", known.join(", ")),
                    subject: Some(odd),
                })
            }
        }
    }
}

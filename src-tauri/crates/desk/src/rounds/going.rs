//! What is going on: begun, watched, cancelled, waited for.

use super::{
    Rounds, held,
    import::{self, Snapshot},
};
use crate::{Fault, desk::Room};
use atlas::Code;
use sources::Place;
use std::{
    future::Future,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use sync::{
    Places, Start, Told,
    view::{Stage, SyncDecide, SyncPage},
};
use tokio::{
    sync::{oneshot, watch},
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;

/// How long whoever begins something waits to hear that it could not begin.
const BEGINNING: Duration = Duration::from_secs(5);
/// How long the program waits for a sync when it ends.
const ENDING: Duration = Duration::from_secs(2);

/// What can go on.
pub(crate) enum Work {
    /// A sync.
    Sync {
        /// Keys of places; none: all that are on and due.
        only: Vec<String>,
        /// As if they had never been visited.
        afresh: bool,
    },
    /// A decision about a drop, and what follows from it.
    Decide(SyncDecide),
    /// Taking in a snapshot of the Hub from a file.
    Import(Snapshot),
    /// Settling what a sync left that was cut off.
    Heal,
    /// Opening the atlas anew, because another Baimo has synced it.
    CatchUp,
}

impl Work {
    /// Somebody asked for it, and it is not begun while another such is under way.
    fn is_asked_for(&self) -> bool {
        match self {
            Self::Sync { .. } | Self::Decide(_) | Self::Import(_) => true,
            Self::Heal | Self::CatchUp => false,
        }
    }

    fn first_word(&self) -> Told {
        Told {
            stage: match self {
                Self::Sync { .. } | Self::Import(_) => Stage::Running,
                Self::Decide(_) | Self::Heal | Self::CatchUp => Stage::Settling,
            },
            ..Told::default()
        }
    }
}

/// Something under way.
#[derive(Debug)]
pub(super) struct Going {
    /// How things stood when it began.
    pub(super) page: SyncPage,
    told: watch::Receiver<Told>,
    stops: Stops,
    asked_for: bool,
    task: JoinHandle<()>,
}

/// How something under way is ended.
#[derive(Debug, Clone, Default)]
struct Stops {
    cancel: CancellationToken,
    at_once: CancellationToken,
}

impl Going {
    /// How far it is. When its places are done and the new state is being opened, it is still settling.
    pub(super) fn told(&self) -> Told {
        let mut told = self.told.borrow().clone();
        told.stage = match told.stage {
            Stage::Idle => Stage::Settling,
            Stage::Running if self.stops.cancel.is_cancelled() => Stage::Cancelling,
            stage => stage,
        };
        told
    }
}

impl Rounds {
    /// Does something with what is going on, if anything is.
    pub(super) fn with_going<T>(&self, with: impl FnOnce(&Going) -> T) -> Option<T> {
        let going = held(&self.going);
        going.as_ref().filter(|going| !going.task.is_finished()).map(with)
    }

    /// Ends a running sync; cancelled twice, what was taken in is settled at the next start.
    pub(super) fn cancel(&self) {
        self.with_going(|going| {
            if going.stops.cancel.is_cancelled() {
                going.stops.at_once.cancel();
            }
            going.stops.cancel.cancel();
        });
    }

    /// Lets nothing begin any more and ends what is going on.
    pub(crate) async fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        self.stop().await;
    }

    /// Ends whatever is going on, for at most two seconds; then it is broken off, which loses the batch in flight.
    pub(crate) async fn stop(&self) {
        let _gate = self.gate.lock().await;
        let going = held(&self.going).take();
        let Some(mut going) = going else { return };
        going.stops.cancel.cancel();
        going.stops.at_once.cancel();
        if tokio::time::timeout(ENDING, &mut going.task).await.is_err() {
            tracing::warn!("a sync did not end in time and is broken off");
            going.task.abort();
            let _ = going.task.await;
        }
    }
}

impl Room {
    /// Begins something, unless something that was asked for is going on. What goes on by itself is no hindrance: it is
    /// waited for.
    pub(crate) async fn begin(self: &Arc<Self>, work: Work) -> Result<(), Fault> {
        let _gate = self.rounds.gate.lock().await;
        if self.rounds.closed.load(Ordering::Relaxed) {
            return Err(closed());
        }
        match self.rounds.with_going(|going| going.asked_for) {
            Some(true) => return Err(busy()),
            Some(false) if !work.is_asked_for() => return Ok(()),
            _ => {}
        }
        let page = self.idle_page(None).await?;
        let (tell, told) = watch::channel(work.first_word());
        let mut hears = told.clone();
        let (fail, failed) = oneshot::channel();
        let stops = Stops::default();
        let before = held(&self.rounds.going).take();
        *held(&self.rounds.failed) = None;
        let asked_for = work.is_asked_for();
        let task = self.set_going(work, before, &stops, tell, fail).await;
        *held(&self.rounds.going) = Some(Going {
            page,
            told,
            stops,
            asked_for,
            task,
        });
        if !asked_for {
            return Ok(());
        }
        tokio::select! {
            // The word that it failed comes before that nothing more is told.
            biased;
            fault = failed => fault.map_or(Ok(()), Err),
            _ = hears.changed() => Ok(()),
            () = tokio::time::sleep(BEGINNING) => Ok(()),
        }
    }

    async fn set_going(
        self: &Arc<Self>,
        work: Work,
        before: Option<Going>,
        stops: &Stops,
        tell: watch::Sender<Told>,
        fail: oneshot::Sender<Fault>,
    ) -> JoinHandle<()> {
        let (room, folder, now) = (Arc::clone(self), self.data_dir.clone(), self.now);
        let places = Arc::clone(&self.rounds.places.0);
        match work {
            Work::Sync { only, afresh } => {
                let start = self.start(places, only, afresh, stops, tell).await;
                let synced = async move {
                    // The keychain may ask the person for a password first.
                    let token = room.token().await;
                    sync::run(Start { token, ..start }).await?;
                    Ok(())
                };
                let room = Arc::clone(self);
                tokio::spawn(async move { room.go(before, fail, synced).await })
            }
            Work::Import(snapshot) => {
                let places: Places = Arc::from(vec![Box::new(snapshot) as Box<dyn Place>]);
                let start = self
                    .start(places, vec![import::KEY.to_owned()], false, stops, tell)
                    .await;
                let taken_in = async move {
                    sync::run(start).await?;
                    Ok(())
                };
                tokio::spawn(async move { room.go(before, fail, taken_in).await })
            }
            Work::Decide(ask) => tokio::spawn(async move {
                let _tell = tell;
                let decided = async {
                    let waited = sync::decide(&folder, &places, &ask, now()).await?;
                    if waited { Ok(()) } else { Err(nothing_waits(&ask.place)) }
                };
                room.go(before, fail, decided).await;
            }),
            Work::Heal => tokio::spawn(async move {
                let _tell = tell;
                let healed = async {
                    sync::settle_if_needed(&folder, now, |_, _| ()).await?;
                    Ok(())
                };
                room.go(before, fail, healed).await;
            }),
            Work::CatchUp => tokio::spawn(async move {
                let _tell = tell;
                room.go(before, fail, async { Ok(()) }).await;
            }),
        }
    }

    async fn start(
        &self,
        places: Places,
        only: Vec<String>,
        afresh: bool,
        stops: &Stops,
        told: watch::Sender<Told>,
    ) -> Start {
        Start {
            folder: self.data_dir.clone(),
            wishes: self.wishes(None).await,
            places,
            only,
            afresh,
            token: None,
            now: self.now,
            limits: self.rounds.limits,
            log: Arc::clone(&self.rounds.log),
            told,
            cancel: stops.cancel.clone(),
            at_once: stops.at_once.clone(),
        }
    }

    /// Waits for what was going on before, works, and puts the new state of the atlas in the place of the old one. Claims
    /// that were never weighed are weighed before, so that there is something to compare with, and all of them after.
    async fn go(
        self: Arc<Self>,
        before: Option<Going>,
        fail: oneshot::Sender<Fault>,
        work: impl Future<Output = Result<(), Fault>>,
    ) {
        if let Some(before) = before {
            let _ = before.task.await;
        }
        self.watch_claims(|kept| kept.answers.is_empty()).await;
        if let Err(fault) = work.await {
            tracing::error!(%fault, "a sync could not be made or ended early");
            // Whoever began it may have stopped listening; then the page says by its places what happened.
            *held(&self.rounds.failed) = Some(fault.clone());
            let _ = fail.send(fault);
        }
        if let Err(fault) = self.catch_up().await {
            tracing::error!(%fault, "the atlas could not be opened anew; the old one goes on answering");
        }
        self.watch_claims(|_| true).await;
        *held(&self.rounds.yours) = None;
    }

    /// Opens the atlas anew where it is not as it was when it was opened.
    async fn catch_up(&self) -> Result<(), Fault> {
        if self.hall.catalogue().await?.is_current().await? {
            return Ok(());
        }
        self.hall.renew().await
    }
}

fn closed() -> Fault {
    Fault {
        code: Code::Busy,
        subject: None,
        detail: String::from("Baimo is being closed. Start it again to sync."),
    }
}

fn nothing_waits(place: &str) -> Fault {
    Fault {
        code: Code::NotFound,
        subject: Some(place.to_owned()),
        detail: format!("At “{place}” nothing waits for a decision. It may have been decided elsewhere."),
    }
}

fn busy() -> Fault {
    Fault {
        code: Code::Busy,
        subject: None,
        detail: String::from("A sync is already running. Wait until it has ended, or cancel it."),
    }
}

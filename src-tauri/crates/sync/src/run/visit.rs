//! Places side by side, each in a task of its own: a dead one never blocks the others.

use super::{
    Keeper, Start,
    gauge::Ended,
    keep::{PlaceAt, PlaceSink},
};
use crate::{
    counts::Counts,
    plan::Before,
    view::{FaultKind, PlaceState, Stage},
};
use sources::{Cursor, Net, Place, SourceError, Visit, net::Way};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};
use tokio::task::{Id, JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

/// After Cancel a place may end by itself for so long before it is left.
const GRACE: Duration = Duration::from_millis(100);
/// How often the window hears how far everything is.
const TELL: Duration = Duration::from_millis(100);

/// How the places fared together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Visited {
    /// Some place was not done.
    pub(super) partly: bool,
}

/// Visits all places that were chosen and comes back when each has ended.
pub(super) async fn all(
    start: &Start,
    before: &Before,
    chosen: &[usize],
    keeper: &Arc<Keeper>,
    way: Arc<Way>,
) -> Visited {
    let over: BTreeMap<&'static str, CancellationToken> = chosen
        .iter()
        .map(|at| (start.places[*at].about().name.0, CancellationToken::new()))
        .collect();
    let (mut tasks, mut numbers) = (JoinSet::new(), HashMap::new());
    for at in chosen {
        let about = start.places[*at].about();
        let waits: Vec<_> = about
            .after
            .iter()
            .filter_map(|name| over.get(name.0).cloned())
            .collect();
        let task = Task {
            places: start.places.clone(),
            place: PlaceAt { at: *at, about },
            visit: visit_of(start, before, keeper, *at),
            resumed: resumed(start, before, about.name.0),
            keeper: keeper.clone(),
            way: way.clone(),
            now: start.now,
            cancel: start.cancel.clone(),
        };
        let done = over[about.name.0].clone().drop_guard();
        let spawned = tasks.spawn(async move {
            for wait in waits {
                tokio::select! {
                    () = wait.cancelled() => {}
                    () = task.cancel.cancelled() => {}
                }
            }
            let state = task.run().await;
            drop(done);
            state
        });
        numbers.insert(spawned.id(), *at);
    }
    wait(start, keeper, tasks, numbers).await
}

async fn wait(start: &Start, keeper: &Keeper, mut tasks: JoinSet<PlaceState>, numbers: HashMap<Id, usize>) -> Visited {
    let mut visited = Visited::default();
    let mut tick = tokio::time::interval(TELL);
    let mut cancelling = false;
    loop {
        tokio::select! {
            ended = tasks.join_next_with_id() => match ended {
                None => break,
                Some(Ok((_, state))) => visited.partly |= state != PlaceState::Done,
                Some(Err(error)) => {
                    visited.partly = true;
                    panicked(keeper, numbers.get(&error.id()), &error);
                }
            },
            _ = tick.tick() => keeper.gauge.tell(),
            () = start.cancel.cancelled(), if !cancelling => {
                cancelling = true;
                keeper.gauge.stage(Stage::Cancelling);
            }
        }
    }
    keeper.gauge.tell();
    visited
}

/// A place that panics ends only its visit.
fn panicked(keeper: &Keeper, at: Option<&usize>, error: &JoinError) {
    tracing::error!(%error, "a place panicked");
    let ended = Ended {
        state: PlaceState::RetryLater,
        fault: Some((
            FaultKind::Strange,
            String::from("an error in Baimo itself; please report it"),
        )),
    };
    if let Some(at) = at {
        keeper.gauge.ends(*at, &ended, None);
    }
}

/// What an earlier visit had brought before it was stopped, and when it began.
fn resumed(start: &Start, before: &Before, key: &str) -> Option<(i64, Counts)> {
    let row = before.cursors.get(key).filter(|_| !start.afresh)?;
    row.cursor.as_ref()?;
    Some((row.began_at?, Counts::read(row.counts.as_deref())))
}

fn visit_of(start: &Start, before: &Before, keeper: &Keeper, at: usize) -> Visit {
    let row = before.cursors.get(start.places[at].about().name.0);
    let row = row.filter(|_| !start.afresh);
    let cursor = |words: Option<&String>| words.map(|words| Cursor(words.clone()));
    Visit {
        resume: cursor(row.and_then(|row| row.cursor.as_ref())),
        kept: cursor(row.and_then(|row| row.kept.as_ref())),
        synced_at: row.and_then(|row| row.synced_at),
        now: keeper.round.began_at,
        today: keeper.today(),
        scope: start.wishes.scope,
        files: start.wishes.files,
    }
}

/// A visit to one place.
struct Task {
    places: crate::Places,
    place: PlaceAt,
    visit: Visit,
    resumed: Option<(i64, Counts)>,
    keeper: Arc<Keeper>,
    way: Arc<Way>,
    now: fn() -> i64,
    cancel: CancellationToken,
}

impl Task {
    /// Visits the place and writes down how it fared. Whatever goes wrong is the place's own matter.
    async fn run(self) -> PlaceState {
        let gauge = self.keeper.gauge.clone();
        let sink = PlaceSink::new(self.keeper.clone(), self.place, self.resumed.clone()).await;
        let mut sink = match sink {
            Ok(sink) => sink,
            Err(error) => {
                let ended = Ended {
                    state: PlaceState::RetryLater,
                    fault: Some((FaultKind::Disk, error.to_string())),
                };
                gauge.ends(self.place.at, &ended, None);
                return ended.state;
            }
        };
        gauge.begins(self.place.at);
        let pulled = self.pull(&mut sink).await;
        let synced_at = (self.now)();
        let ended = match sink.refused().await {
            Some(words) => refused(self.place, words),
            None => self.ended(pulled.as_ref()),
        };
        let kept = pulled.ok().filter(|_| ended.state == PlaceState::Done);
        let written = sink
            .end(
                ended.state,
                ended.fault.as_ref(),
                kept.as_ref().map(Option::as_ref),
                synced_at,
            )
            .await;
        if let Err(error) = written {
            sink.fail(error);
        }
        gauge.ends(self.place.at, &ended, Some(synced_at));
        ended.state
    }

    /// The visit itself.
    async fn pull(&self, sink: &mut PlaceSink) -> Result<Option<Cursor>, SourceError> {
        if self.cancel.is_cancelled() {
            return Err(SourceError::Cancelled);
        }
        let net = Net::new(&self.way, self.place.about)?;
        let place: &dyn Place = self.places[self.place.at].as_ref();
        tokio::select! {
            biased;
            pulled = place.pull(&self.visit, &net, sink) => pulled,
            () = left_alone(&self.cancel) => Err(SourceError::Cancelled),
        }
    }

    /// Done, but the Hub did not accept the token: said at the Hub's line alone.
    fn without_token(&self) -> Option<(FaultKind, String)> {
        let hub = self.place.about.name.0 == "hub";
        (hub && self.way.token_refused()).then(|| {
            let words = "the token was not accepted; everything was asked without it";
            (FaultKind::Token, String::from(words))
        })
    }

    fn ended(&self, pulled: Result<&Option<Cursor>, &SourceError>) -> Ended {
        let fault = match pulled {
            Ok(_) => {
                return Ended {
                    state: PlaceState::Done,
                    fault: self.without_token(),
                };
            }
            Err(SourceError::Cancelled | SourceError::Sink(_)) if !self.keeper.has_failed() => {
                return Ended {
                    state: PlaceState::Stopped,
                    fault: None,
                };
            }
            Err(error) => error,
        };
        tracing::warn!(place = self.place.about.name.0, %fault, "a place was not done");
        Ended {
            state: PlaceState::RetryLater,
            fault: Some((kind(fault), fault.to_string())),
        }
    }
}

/// The place brought what breaks a rule of the atlas.
fn refused(place: PlaceAt, words: String) -> Ended {
    tracing::warn!(place = place.about.name.0, fault = %words, "the atlas refused a batch");
    Ended {
        state: PlaceState::RetryLater,
        fault: Some((FaultKind::Strange, words)),
    }
}

/// Comes back a little after Cancel.
async fn left_alone(cancel: &CancellationToken) {
    cancel.cancelled().await;
    tokio::time::sleep(GRACE).await;
}

/// What kind of fault it is, for the sentence in the person's language.
fn kind(error: &SourceError) -> FaultKind {
    match error {
        SourceError::Unreachable { .. } => FaultKind::Unreachable,
        SourceError::TooSlow { .. } => FaultKind::TooSlow,
        SourceError::Limited { .. } => FaultKind::Limited,
        SourceError::Refused { status: 401, .. } => FaultKind::Token,
        SourceError::Refused { .. } => FaultKind::Refused,
        SourceError::TooLarge { .. } => FaultKind::TooLarge,
        SourceError::Astray { .. } => FaultKind::Astray,
        SourceError::Strange { .. } => FaultKind::Strange,
        SourceError::Loop { .. } => FaultKind::Loop,
        SourceError::Endpoint { .. } => FaultKind::Endpoint,
        SourceError::Cancelled | SourceError::Sink(_) => FaultKind::Disk,
    }
}

//! How far a sync is: one row a place, percent that never fall, time left from the speed so far.

use super::{Start, Told};
use crate::{
    counts::Counts,
    plan::Before,
    status::place_row,
    view::{DriftRow, FaultKind, HeldDrop, PlaceRow, PlaceState, Plan, Progress, SettledSoFar, Stage},
};
use sources::PlaceName;
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{sync::watch, time::Instant};

/// What settling is of the whole, in percent.
const SETTLING: f64 = 5.0;
/// Rows go out at most so often.
const TELL: Duration = Duration::from_millis(100);

/// The state of a running sync.
pub(super) struct Gauge {
    held: Mutex<Held>,
    told: watch::Sender<Told>,
}

struct Held {
    began_at: i64,
    stage: Stage,
    rows: Vec<PlaceRow>,
    pace: Vec<Pace>,
    settled: Option<SettledSoFar>,
    percent: f64,
    told_at: Instant,
    log_failed: Option<std::io::Error>,
}

/// What the speed of a place is told from.
#[derive(Debug, Clone, Copy, Default)]
struct Pace {
    /// Seconds by the plan.
    seconds: u64,
    requests: u64,
    bytes: u64,
    begun: Option<Instant>,
    /// The part that an earlier visit had done.
    from: f64,
    waits_until: Option<Instant>,
}

/// Why a place ended early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ended {
    pub(super) state: PlaceState,
    pub(super) fault: Option<(FaultKind, String)>,
}

impl Gauge {
    pub(super) fn new(start: &Start, before: &Before, chosen: &[usize], plan: &Plan) -> Self {
        let now = (start.now)();
        let places = start.places.iter().enumerate();
        let rows = places.map(|(at, place)| {
            let row = place_row(place.about(), &start.wishes, before, now);
            let resumed = before.cursors.get(row.key.as_str()).filter(|r| r.cursor.is_some());
            let counts = Counts::read(resumed.filter(|_| !start.afresh).and_then(|r| r.counts.as_deref()));
            PlaceRow {
                state: if chosen.contains(&at) {
                    PlaceState::Waiting
                } else {
                    PlaceState::Skipped
                },
                pages: counts.pages,
                records: counts.records,
                ..row
            }
        });
        let line = |row: &PlaceRow| plan.lines.iter().find(|line| line.place == row.key);
        let rows: Vec<_> = rows.collect();
        let pace = rows.iter().map(|row| {
            line(row).map_or_else(Pace::default, |line| Pace {
                seconds: line.seconds.max(1),
                requests: line.requests,
                bytes: line.bytes,
                ..Pace::default()
            })
        });
        let held = Held {
            began_at: now,
            stage: Stage::Running,
            pace: pace.collect(),
            rows,
            settled: None,
            percent: 0.0,
            told_at: Instant::now(),
            log_failed: None,
        };
        let gauge = Self {
            held: Mutex::new(held),
            told: start.told.clone(),
        };
        gauge.tell();
        gauge
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        // Numbers for a page: whatever a panic elsewhere left is still worth showing.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends out how far everything is.
    pub(super) fn tell(&self) {
        let told = self.held().told();
        self.told.send_replace(told);
    }

    pub(super) fn stage(&self, stage: Stage) {
        self.held().stage = stage;
        self.tell();
    }

    /// The sync is over; nothing is in progress any more.
    pub(super) fn ended(&self) {
        let mut held = self.held();
        held.stage = Stage::Idle;
        let told = Told {
            progress: None,
            ..held.told()
        };
        self.told.send_replace(told);
    }

    pub(super) fn begins(&self, at: usize) {
        let mut held = self.held();
        let from = held.fraction(at);
        let held = &mut *held;
        if let (Some(row), Some(pace)) = (held.rows.get_mut(at), held.pace.get_mut(at)) {
            row.state = PlaceState::Running;
            pace.begun = Some(Instant::now());
            pace.from = from;
        }
    }

    /// A batch was kept.
    pub(super) fn kept(&self, at: usize, run: &Counts, visit: &Counts, of: Option<u64>) {
        let mut held = self.held();
        let Some(row) = held.rows.get_mut(at) else { return };
        row.records = visit.records;
        row.pages = visit.pages;
        row.of = of.or(row.of);
        (row.new, row.changed, row.gone, row.odd) = (run.new, run.changed, run.gone, run.odd);
    }

    pub(super) fn drift(&self, at: usize, drift: Vec<DriftRow>) {
        if let Some(row) = self.held().rows.get_mut(at) {
            row.drift = drift;
        }
    }

    pub(super) fn held_drop(&self, at: usize, drop: Option<HeldDrop>) {
        if let Some(row) = self.held().rows.get_mut(at) {
            row.held = drop;
        }
    }

    pub(super) fn ends(&self, at: usize, ended: &Ended, synced_at: Option<i64>) {
        let mut held = self.held();
        let Some(row) = held.rows.get_mut(at) else { return };
        row.state = ended.state;
        row.fault_kind = ended.fault.as_ref().map(|(kind, _)| *kind);
        row.fault = ended.fault.as_ref().map(|(_, words)| words.clone());
        row.left_s = None;
        row.waits_s = None;
        if ended.state == PlaceState::Done {
            row.due = false;
            row.synced_at = synced_at;
        }
        if let Some(pace) = held.pace.get_mut(at) {
            pace.waits_until = None;
        }
    }

    /// Bytes came over the wire for a place.
    pub(super) fn wire(&self, place: PlaceName, received: u64, status: Option<u16>) {
        let mut held = self.held();
        if let Some(row) = held.row(place) {
            row.bytes += received;
            tracing::trace!(place = place.0, received, status, "a connection is over");
        }
    }

    /// Bytes that came over the wire for a place in this sync.
    pub(super) fn bytes(&self, at: usize) -> u64 {
        self.held().rows.get(at).map_or(0, |row| row.bytes)
    }

    pub(super) fn waits(&self, place: PlaceName, seconds: Option<u64>) {
        let mut held = self.held();
        let found = held.rows.iter().position(|row| row.key == place.0);
        if let Some(pace) = found.and_then(|at| held.pace.get_mut(at)) {
            pace.waits_until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
        }
    }

    pub(super) fn settled(&self, done: usize, of: usize) {
        let mut held = self.held();
        held.settled = Some(SettledSoFar {
            done: done as u64,
            of: of as u64,
        });
        if held.told_at.elapsed() >= TELL || done == of {
            let told = held.told();
            self.told.send_replace(told);
        }
    }

    pub(super) fn log_failed(&self, error: &std::io::Error) {
        self.held().log_failed = Some(std::io::Error::new(error.kind(), error.to_string()));
    }

    /// Why the log of connections could not be written, if that ended the sync.
    pub(super) fn take_log_failure(&self) -> Option<std::io::Error> {
        self.held().log_failed.take()
    }
}

impl Held {
    fn row(&mut self, place: PlaceName) -> Option<&mut PlaceRow> {
        self.rows.iter_mut().find(|row| row.key == place.0)
    }

    /// How much of a place is done, from 0 to 1.
    fn fraction(&self, at: usize) -> f64 {
        let (Some(row), Some(pace)) = (self.rows.get(at), self.pace.get(at)) else {
            return 0.0;
        };
        if is_over(row.state) {
            return 1.0;
        }
        let part = |done: u64, of: u64| if of == 0 { 0.0 } else { done as f64 / of as f64 };
        let done = match row.of {
            Some(of) if of > 0 => part(row.records, of),
            _ => part(row.pages, pace.requests),
        };
        done.min(0.99)
    }

    /// Seconds a place still needs, by its speed so far or, before there is one, by the plan.
    fn left(&self, at: usize) -> Option<u64> {
        let (row, pace) = (self.rows.get(at)?, self.pace.get(at)?);
        let done = self.fraction(at);
        match row.state {
            PlaceState::Waiting => Some(pace.seconds),
            PlaceState::Running => {
                let gained = done - pace.from;
                let spent = pace.begun?.elapsed().as_secs_f64();
                let by_speed = (gained > 0.01 && spent > 1.0).then(|| spent / gained * (1.0 - done));
                Some(by_speed.unwrap_or(pace.seconds as f64 * (1.0 - done)).ceil() as u64)
            }
            _ => None,
        }
    }

    fn told(&mut self) -> Told {
        self.told_at = Instant::now();
        for at in 0..self.rows.len() {
            let left = self.left(at);
            let until = self.pace[at].waits_until;
            let waits = until.map(|until| until.saturating_duration_since(Instant::now()).as_secs());
            let row = &mut self.rows[at];
            row.left_s = left.filter(|_| row.state == PlaceState::Running);
            row.waits_s = waits.filter(|seconds| *seconds > 0);
        }
        Told {
            stage: self.stage,
            places: self.rows.clone(),
            progress: Some(self.progress()),
        }
    }

    fn progress(&mut self) -> Progress {
        let all = || (0..self.rows.len()).filter(|at| self.rows[*at].state != PlaceState::Skipped);
        let weight: f64 = all().map(|at| self.pace[at].seconds as f64).sum();
        let done: f64 = all().map(|at| self.pace[at].seconds as f64 * self.fraction(at)).sum();
        let part = if weight > 0.0 { done / weight } else { 1.0 };
        let settled = self.settled.map_or(0.0, |so_far| {
            if so_far.of == 0 {
                1.0
            } else {
                so_far.done as f64 / so_far.of as f64
            }
        });
        let percent = part * (100.0 - SETTLING) + settled * SETTLING;
        let left = all().filter_map(|at| self.left(at)).max();
        let bytes: u64 = self.rows.iter().map(|row| row.bytes).sum();
        let bytes_of: u64 = all().map(|at| self.bytes_of(at)).sum();
        self.percent = self.percent.max(percent.clamp(0.0, 100.0));
        Progress {
            began_at: self.began_at,
            percent: self.percent,
            bytes,
            bytes_of: bytes_of.max(bytes),
            left_s: left,
            settled: self.settled,
        }
    }

    /// Bytes a place comes to in this sync: by the plan until a tenth of it is done.
    fn bytes_of(&self, at: usize) -> u64 {
        let (row, pace) = (&self.rows[at], &self.pace[at]);
        let gained = self.fraction(at) - pace.from;
        if is_over(row.state) {
            row.bytes
        } else if gained > 0.1 {
            (row.bytes as f64 / gained * (1.0 - pace.from)) as u64
        } else {
            pace.bytes.max(row.bytes)
        }
    }
}

/// Whether nothing more comes from a place in this sync.
fn is_over(state: PlaceState) -> bool {
    !matches!(state, PlaceState::Waiting | PlaceState::Running)
}

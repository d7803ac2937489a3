//! Between the client and the log: every connection is noted, its bytes are counted for its place.

use super::gauge::Gauge;
use crate::CallLog;
use sources::{
    PlaceName,
    net::{Log, Noted},
};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// Notes connections of one sync.
pub(super) struct Tap {
    log: Arc<CallLog>,
    gauge: Arc<Gauge>,
    cancel: CancellationToken,
}

impl Tap {
    pub(super) fn new(log: Arc<CallLog>, gauge: Arc<Gauge>, cancel: CancellationToken) -> Self {
        Self { log, gauge, cancel }
    }

    /// A log that cannot be written ends the sync: nothing goes over the wire that is not written down.
    fn failed(&self, error: &std::io::Error) {
        tracing::error!(%error, "the log of connections cannot be written; the sync ends");
        self.gauge.log_failed(error);
        self.cancel.cancel();
    }
}

impl Log for Tap {
    fn opens(&self, noted: &Noted) -> u64 {
        self.log.opens(noted).unwrap_or_else(|error| {
            self.failed(&error);
            0
        })
    }

    fn over(&self, number: u64, noted: &Noted) {
        if number == 0 {
            return;
        }
        if let Err(error) = self.log.over(number, noted) {
            self.failed(&error);
        }
        self.gauge.wire(noted.place, noted.received, noted.status);
    }

    fn waits(&self, place: PlaceName, seconds: Option<u64>) {
        self.gauge.waits(place, seconds);
    }
}

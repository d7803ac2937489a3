//! A line in the log of connections: written before a byte leaves, and closed whatever happens.

use crate::{PlaceName, net::Log, net::Noted, net::Way, net::endpoint::host_of};
use std::sync::Arc;
use tokio::time::Instant;
use url::Url;

/// A connection under way. Dropped before it was closed, it says that it was cancelled.
pub(super) struct Line {
    log: Arc<dyn Log>,
    number: u64,
    began: Instant,
    noted: Noted,
    closed: bool,
}

impl Line {
    /// Notes a connection that is about to be opened.
    pub(super) fn open(way: &Way, place: PlaceName, url: &Url, why: Option<String>) -> Self {
        let noted = Noted {
            place,
            at: (way.now)(),
            method: "GET",
            host: host_of(url),
            path: url.path().to_owned(),
            status: None,
            sent: 0,
            received: 0,
            taken_ms: 0,
            note: why,
        };
        Self {
            log: Arc::clone(&way.log),
            number: way.log.opens(&noted),
            began: Instant::now(),
            noted,
            closed: false,
        }
    }

    /// Counts bytes that were sent.
    pub(super) fn sent(&mut self, bytes: u64) {
        self.noted.sent += bytes;
    }

    /// Counts bytes that came.
    pub(super) fn received(&mut self, bytes: usize) {
        self.noted.received += bytes as u64;
    }

    /// The status that came.
    pub(super) fn status(&mut self, status: u16) {
        self.noted.status = Some(status);
    }

    /// Adds to what is noted about it.
    pub(super) fn note(&mut self, words: &str) {
        match &mut self.noted.note {
            Some(note) => {
                note.push_str("; ");
                note.push_str(words);
            }
            none => *none = Some(words.to_owned()),
        }
    }

    /// It is over.
    pub(super) fn close(mut self) {
        self.finish();
    }

    fn finish(&mut self) {
        self.closed = true;
        self.noted.taken_ms = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.log.over(self.number, &self.noted);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if !self.closed {
            self.note("cancelled");
            self.finish();
        }
    }
}

/// A wait that a server asked for, told for as long as it lasts.
pub(super) struct Waiting {
    log: Arc<dyn Log>,
    place: PlaceName,
}

impl Waiting {
    /// Tells that a place waits from now on.
    pub(super) fn tell(way: &Way, place: PlaceName, seconds: u64) -> Self {
        way.log.waits(place, Some(seconds));
        Self {
            log: Arc::clone(&way.log),
            place,
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.log.waits(self.place, None);
    }
}

//! The log of connections: a line before each is opened and one when it is over, in a file that a person can read.

mod file;

use crate::view::{Call, SyncLogPage};
use file::LogFile;
use sources::net::Noted;
use std::{
    collections::{BTreeMap, VecDeque},
    io,
    path::Path,
    sync::{
        Mutex, MutexGuard,
        atomic::{AtomicU32, Ordering},
    },
};

/// Newest lines that are kept at hand.
const AT_HAND: usize = 64;
/// The largest page that is given out.
const PAGE: u32 = 1000;

/// The log of connections of a data folder. While nobody syncs it opens no file and writes nothing.
#[derive(Debug)]
pub struct CallLog {
    file: LogFile,
    held: Mutex<Held>,
    opened: AtomicU32,
    open_now: AtomicU32,
}

#[derive(Debug, Default)]
struct Held {
    /// Newest last.
    newest: VecDeque<Call>,
    /// The number of the oldest line the files hold; nothing: they have not been read.
    oldest: Option<u64>,
    next: u64,
}

impl CallLog {
    /// The log of a data folder; nothing is read or written yet.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self {
            file: LogFile::new(folder),
            held: Mutex::new(Held::default()),
            opened: AtomicU32::new(0),
            open_now: AtomicU32::new(0),
        }
    }

    /// Connections opened since the program was started.
    #[must_use]
    pub fn opened(&self) -> u32 {
        self.opened.load(Ordering::Relaxed)
    }

    /// Connections open now.
    #[must_use]
    pub fn open_now(&self) -> u32 {
        self.open_now.load(Ordering::Relaxed)
    }

    /// The newest lines, newest first; lines of earlier times are read once. A file that cannot be read holds none.
    #[must_use]
    pub fn newest(&self, at_most: usize) -> Vec<Call> {
        let mut held = self.held();
        self.know(&mut held);
        held.newest.iter().rev().take(at_most).cloned().collect()
    }

    /// Lines before a number, newest first, at most 1,000. Reads the files, so not for a thread that must not wait.
    #[must_use]
    pub fn page(&self, before: Option<u64>, limit: Option<u32>) -> SyncLogPage {
        let limit = limit.unwrap_or(100).clamp(1, PAGE) as usize;
        let calls = self.file.calls();
        let total = total(&calls);
        let wanted = calls.into_values().rev();
        SyncLogPage {
            calls: wanted
                .filter(|call| before.is_none_or(|before| call.number < before))
                .take(limit)
                .collect(),
            total,
            file: self.file.path().display().to_string(),
        }
    }

    /// Reads the numbers anew, because another process may have synced meanwhile, and sees that the file can be written.
    ///
    /// # Errors
    /// When the file cannot be written: then no connection may be opened.
    pub(crate) fn begin(&self) -> io::Result<()> {
        let mut held = self.held();
        held.oldest = None;
        self.know(&mut held);
        self.file.mend()
    }

    /// Notes a connection that is about to be opened.
    pub(crate) fn opens(&self, noted: &Noted) -> io::Result<u64> {
        let mut held = self.held();
        self.know(&mut held);
        let number = held.next;
        let call = call(number, noted, false);
        self.file.append(&call)?;
        held.next += 1;
        held.put(call);
        self.opened.fetch_add(1, Ordering::Relaxed);
        self.open_now.fetch_add(1, Ordering::Relaxed);
        Ok(number)
    }

    /// Notes what came of a connection.
    pub(crate) fn over(&self, number: u64, noted: &Noted) -> io::Result<()> {
        let mut held = self.held();
        let call = call(number, noted, true);
        let written = self.file.append(&call);
        held.put(call);
        let _ = self
            .open_now
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |open| open.checked_sub(1));
        written
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        // What is held stays whole between two of its lines: a panic elsewhere does not spoil it.
        self.held.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Reads what the files hold, once.
    fn know(&self, held: &mut Held) {
        if held.oldest.is_some() {
            return;
        }
        let calls = self.file.calls();
        held.oldest = Some(calls.keys().next().copied().unwrap_or(1));
        held.next = calls.keys().next_back().map_or(1, |last| last + 1);
        let skipped = calls.len().saturating_sub(AT_HAND);
        held.newest = calls.into_values().skip(skipped).collect();
    }
}

impl Held {
    fn put(&mut self, call: Call) {
        match self.newest.iter().rposition(|held| held.number == call.number) {
            Some(at) => self.newest[at] = call,
            // One that was opened so long ago that it is not at hand any more.
            None if call.over && self.newest.front().is_some_and(|oldest| oldest.number > call.number) => {}
            None => self.newest.push_back(call),
        }
        while self.newest.len() > AT_HAND {
            self.newest.pop_front();
        }
    }
}

fn total(calls: &BTreeMap<u64, Call>) -> u64 {
    calls.len() as u64
}

fn call(number: u64, noted: &Noted, over: bool) -> Call {
    Call {
        number,
        at: noted.at,
        place: noted.place.0.to_owned(),
        method: noted.method.to_owned(),
        host: noted.host.clone(),
        path: noted.path.clone(),
        status: noted.status,
        sent: noted.sent,
        received: noted.received,
        taken_ms: noted.taken_ms,
        over,
        note: noted.note.clone(),
    }
}

#[cfg(test)]
mod tests;

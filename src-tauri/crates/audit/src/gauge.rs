//! How far a scan is, and the way to end it, for whoever waits on another thread.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared between a scan and whoever watches it. Counts only rise; once cancelled it stays so.
#[derive(Debug, Default)]
pub struct Gauge {
    cancelled: AtomicBool,
    entries: AtomicU64,
    files: AtomicU64,
    hashed: AtomicU64,
}

impl Gauge {
    /// Asks the scan to end; it does so within one file's header or a mebibyte of hashing.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Somebody asked it to end.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Files and folders looked at.
    #[must_use]
    pub fn entries(&self) -> u64 {
        self.entries.load(Ordering::Relaxed)
    }

    /// Model files found.
    #[must_use]
    pub fn files(&self) -> u64 {
        self.files.load(Ordering::Relaxed)
    }

    /// Bytes read for hashes.
    #[must_use]
    pub fn hashed_bytes(&self) -> u64 {
        self.hashed.load(Ordering::Relaxed)
    }

    pub(crate) fn entry(&self) -> u64 {
        self.entries.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub(crate) fn file(&self) {
        self.files.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn hashed(&self, bytes: u64) {
        self.hashed.fetch_add(bytes, Ordering::Relaxed);
    }
}

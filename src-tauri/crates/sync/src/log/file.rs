//! The file of the log: one JSON object a line, appended whole; turned over at 4 MiB, one old file kept.

use crate::view::Call;
use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions},
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

/// A file this long is turned over.
const FULL: u64 = 4 * 1024 * 1024;
/// What is read of a file at most: one that somebody else made longer is read from its end.
const READ: u64 = FULL + 64 * 1024;

/// The two files of the log.
#[derive(Debug)]
pub(super) struct LogFile {
    now: PathBuf,
    old: PathBuf,
}

impl LogFile {
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            now: folder.join("connections.jsonl"),
            old: folder.join("connections.old.jsonl"),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.now
    }

    /// Makes the file where there is none, and ends a line that was torn by a cut.
    pub(super) fn mend(&self) -> io::Result<()> {
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .open(&self.now)?;
        let length = file.metadata()?.len();
        if length > 0 {
            file.seek(SeekFrom::Start(length - 1))?;
            let mut last = [0];
            file.read_exact(&mut last)?;
            if last != *b"\n" {
                file.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// Appends a line; it is with the system when this returns.
    pub(super) fn append(&self, call: &Call) -> io::Result<()> {
        let mut line = serde_json::to_vec(call)?;
        line.push(b'\n');
        let mut file = self.open()?;
        if file.metadata()?.len() + line.len() as u64 > FULL {
            drop(file);
            std::fs::rename(&self.now, &self.old)?;
            file = self.open()?;
        }
        // One call, so that another process cannot come between.
        file.write_all(&line)
    }

    fn open(&self) -> io::Result<File> {
        OpenOptions::new().create(true).append(true).open(&self.now)
    }

    /// Everything both files hold, by number. Lines that cannot be read are left out.
    pub(super) fn calls(&self) -> BTreeMap<u64, Call> {
        let mut calls = BTreeMap::new();
        for path in [&self.old, &self.now] {
            let bytes = tail(path).unwrap_or_default();
            for line in bytes.split(|byte| *byte == b'\n') {
                let Ok(call) = serde_json::from_slice::<Call>(line) else {
                    continue;
                };
                let earlier = calls
                    .get(&call.number)
                    .is_some_and(|held: &Call| held.over && !call.over);
                if !earlier {
                    calls.insert(call.number, call);
                }
            }
        }
        calls
    }
}

fn tail(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(READ)))?;
    let mut bytes = Vec::new();
    file.take(READ).read_to_end(&mut bytes)?;
    Ok(bytes)
}

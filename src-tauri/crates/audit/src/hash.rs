//! The SHA-256 of a whole file, read piece by piece.

use crate::Gauge;
use sha2::{Digest as _, Sha256};
use std::{
    fmt::Write as _,
    fs::File,
    io::{self, Read as _},
    path::Path,
};

const PIECE: usize = 1 << 20;

/// The SHA-256 in hex; nothing where the scan was ended meanwhile.
pub(crate) fn of_file(path: &Path, gauge: &Gauge) -> io::Result<Option<String>> {
    let mut file = File::open(path)?;
    let (mut hasher, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        if gauge.is_cancelled() {
            return Ok(None);
        }
        match file.read(&mut piece) {
            Ok(0) => return Ok(Some(hex(&hasher.finalize()))),
            Ok(read) => {
                hasher.update(&piece[..read]);
                gauge.hashed(read as u64);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The SHA-256 of a text in hex.
pub(crate) fn of_text(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// The text, where it has the form of a SHA-256 in hex.
pub(crate) fn as_sha256(text: &str) -> Option<String> {
    let sound = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    sound.then(|| text.to_ascii_lowercase())
}

fn hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

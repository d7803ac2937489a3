//! The beginning of a file, of which no more is read than is there and no more than is allowed.

use super::Trouble;
use std::io::{BufReader, Read};

/// Reads numbers and texts off the beginning of a file.
#[derive(Debug)]
pub(crate) struct Prefix<R> {
    source: BufReader<R>,
    /// What the file still holds.
    left: u64,
    /// What may still be read.
    allowed: u64,
    /// Numbers have their highest byte first.
    pub(crate) big: bool,
}

impl<R: Read> Prefix<R> {
    pub(crate) fn new(source: R, size: u64, allowed: u64) -> Self {
        Self {
            source: BufReader::with_capacity(64 << 10, source),
            left: size,
            allowed,
            big: false,
        }
    }

    /// What the file still holds.
    pub(crate) fn left(&self) -> u64 {
        self.left
    }

    /// Whether `bytes` more are there and may be read; asked before anything is reserved.
    pub(crate) fn check(&self, bytes: u64, what: &'static str) -> Result<(), Trouble> {
        if bytes > self.left {
            Err(Trouble::CutOff(what))
        } else if bytes > self.allowed {
            Err(Trouble::TooLarge(what))
        } else {
            Ok(())
        }
    }

    fn take(&mut self, bytes: u64, what: &'static str) -> Result<(), Trouble> {
        self.check(bytes, what)?;
        self.left -= bytes;
        self.allowed -= bytes;
        Ok(())
    }

    /// The next bytes.
    pub(crate) fn bytes<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N], Trouble> {
        self.take(N as u64, what)?;
        let mut bytes = [0; N];
        self.fill(&mut bytes, what)?;
        Ok(bytes)
    }

    /// The next `length` bytes, which the caller knows to be few.
    pub(crate) fn short(&mut self, length: u64, what: &'static str) -> Result<Vec<u8>, Trouble> {
        self.take(length, what)?;
        let mut bytes = vec![0; usize::try_from(length).map_err(|_| Trouble::TooLarge(what))?];
        self.fill(&mut bytes, what)?;
        Ok(bytes)
    }

    fn fill(&mut self, bytes: &mut [u8], what: &'static str) -> Result<(), Trouble> {
        self.source.read_exact(bytes).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => Trouble::CutOff(what),
            _ => Trouble::Io(error),
        })
    }

    /// Passes over bytes.
    pub(crate) fn skip(&mut self, bytes: u64, what: &'static str) -> Result<(), Trouble> {
        self.take(bytes, what)?;
        let passed = std::io::copy(&mut (&mut self.source).take(bytes), &mut std::io::sink())?;
        if passed == bytes {
            Ok(())
        } else {
            Err(Trouble::CutOff(what))
        }
    }

    /// Gives the next `length` bytes as a stream, to be read to their end at most once.
    pub(crate) fn stream(mut self, length: u64, what: &'static str) -> Result<impl Read, Trouble> {
        self.take(length, what)?;
        Ok(self.source.take(length))
    }

    pub(crate) fn u32(&mut self, what: &'static str) -> Result<u32, Trouble> {
        let bytes = self.bytes(what)?;
        Ok(if self.big {
            u32::from_be_bytes(bytes)
        } else {
            u32::from_le_bytes(bytes)
        })
    }

    pub(crate) fn u64(&mut self, what: &'static str) -> Result<u64, Trouble> {
        let bytes = self.bytes(what)?;
        Ok(if self.big {
            u64::from_be_bytes(bytes)
        } else {
            u64::from_le_bytes(bytes)
        })
    }
}

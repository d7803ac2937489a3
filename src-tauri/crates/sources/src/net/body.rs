//! A body: taken in piece by piece, decompressed by us, and never larger or slower than allowed.

use crate::net::Limits;
use flate2::write::MultiGzDecoder;
use std::{
    io::{self, Write},
    time::Duration,
};
use tokio::time::Instant;

/// Why a body was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spoilt {
    /// More than the limit, after decompression or before.
    TooLarge,
    /// The gzip stream ends in the middle, or is damaged.
    Gzip,
}

/// Pieces on their way to a whole body.
#[derive(Debug)]
pub(super) struct Body {
    way: Unpack,
    limit: usize,
    received: usize,
}

#[derive(Debug)]
enum Unpack {
    Plain(Capped),
    Gzip(Box<MultiGzDecoder<Capped>>),
}

impl Body {
    /// An empty body that may grow to `limit` bytes.
    pub(super) fn new(gzip: bool, limit: usize) -> Self {
        let bytes = Capped {
            bytes: Vec::new(),
            limit,
            over: false,
        };
        let way = if gzip {
            Unpack::Gzip(Box::new(MultiGzDecoder::new(bytes)))
        } else {
            Unpack::Plain(bytes)
        };
        Self {
            way,
            limit,
            received: 0,
        }
    }

    /// Takes in a piece as it came over the wire.
    pub(super) fn take(&mut self, piece: &[u8]) -> Result<(), Spoilt> {
        self.received = self.received.saturating_add(piece.len());
        if self.received > self.limit {
            return Err(Spoilt::TooLarge);
        }
        match &mut self.way {
            Unpack::Plain(bytes) => bytes.write_all(piece).map_err(|_| Spoilt::TooLarge),
            Unpack::Gzip(gzip) => match gzip.write_all(piece) {
                Ok(()) => Ok(()),
                Err(_) if gzip.get_ref().over => Err(Spoilt::TooLarge),
                Err(_) => Err(Spoilt::Gzip),
            },
        }
    }

    /// The whole body, when nothing more comes.
    pub(super) fn whole(self) -> Result<Vec<u8>, Spoilt> {
        match self.way {
            Unpack::Plain(bytes) => Ok(bytes.bytes),
            Unpack::Gzip(_) if self.received == 0 => Ok(Vec::new()),
            Unpack::Gzip(mut gzip) => match gzip.try_finish() {
                Ok(()) => Ok(std::mem::take(&mut gzip.get_mut().bytes)),
                Err(_) if gzip.get_ref().over => Err(Spoilt::TooLarge),
                Err(_) => Err(Spoilt::Gzip),
            },
        }
    }

    /// What there is of a body, whether more should have come or not.
    pub(super) fn so_far(self) -> Vec<u8> {
        match self.way {
            Unpack::Plain(bytes) => bytes.bytes,
            Unpack::Gzip(mut gzip) => {
                let _ = gzip.try_finish();
                std::mem::take(&mut gzip.get_mut().bytes)
            }
        }
    }
}

/// Bytes that never become more than a limit, nor take much more memory than they are.
#[derive(Debug)]
struct Capped {
    bytes: Vec<u8>,
    limit: usize,
    over: bool,
}

impl Write for Capped {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let size = self.bytes.len().saturating_add(piece.len());
        if size > self.limit {
            self.over = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if size > self.bytes.capacity() {
            let room = size.max(self.bytes.capacity() * 2).min(self.limit);
            self.bytes.reserve_exact(room - self.bytes.len());
        }
        self.bytes.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How fast a body comes, and how long is left for it.
#[derive(Debug)]
pub(super) struct Pace {
    limits: Limits,
    ends: Instant,
    since: Instant,
    bytes: u64,
}

impl Pace {
    /// From now on; the whole must be over by `ends`.
    pub(super) fn new(limits: Limits, ends: Instant) -> Self {
        Self {
            limits,
            ends,
            since: Instant::now(),
            bytes: 0,
        }
    }

    /// How long to wait for the next piece.
    pub(super) fn patience(&self) -> Duration {
        let idle = Duration::from_millis(self.limits.idle_ms);
        idle.min(self.ends.saturating_duration_since(Instant::now()))
    }

    /// Why the wait for a piece ended, in English.
    pub(super) fn stalled(&self) -> String {
        if Instant::now() >= self.ends {
            String::from("the answer did not end in time")
        } else {
            format!("no byte came for {} s", self.limits.idle_ms.div_ceil(1000))
        }
    }

    /// Counts a piece; says when it comes too slowly.
    pub(super) fn count(&mut self, bytes: usize) -> Result<(), String> {
        self.bytes += bytes as u64;
        let now = Instant::now();
        if now >= self.ends {
            return Err(self.stalled());
        }
        let taken_ms = u64::try_from((now - self.since).as_millis()).unwrap_or(u64::MAX);
        if taken_ms < self.limits.slow_ms {
            return Ok(());
        }
        if self.bytes.saturating_mul(1000) / taken_ms.max(1) < self.limits.slow_bytes_per_s {
            return Err(format!("fewer than {} bytes a second", self.limits.slow_bytes_per_s));
        }
        self.since = now;
        self.bytes = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use proptest::prelude::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn unpack(packed: &[u8], piece: usize, limit: usize) -> Result<Vec<u8>, Spoilt> {
        let mut body = Body::new(true, limit);
        for piece in packed.chunks(piece) {
            body.take(piece)?;
        }
        body.whole()
    }

    #[test]
    fn a_gzip_stream_is_whole_or_an_error() {
        let packed = gzip(b"models");
        assert_eq!(unpack(&packed, 3, 100).as_deref(), Ok(&b"models"[..]));
        assert_eq!(
            unpack(&[packed.clone(), packed.clone()].concat(), 5, 100).as_deref(),
            Ok(&b"modelsmodels"[..])
        );
        assert_eq!(unpack(b"", 1, 100).as_deref(), Ok(&b""[..]), "an empty body of a 304");
        for cut in 1..packed.len() {
            assert_eq!(unpack(&packed[..cut], 4, 100), Err(Spoilt::Gzip), "cut at {cut}");
        }
        assert_eq!(unpack(b"<html>", 4, 100), Err(Spoilt::Gzip));
        assert_eq!(
            unpack(&[&packed[..], b"garbage behind"].concat(), 4, 100),
            Err(Spoilt::Gzip)
        );
        let mut flipped = packed.clone();
        let sum = flipped.len() - 6;
        flipped[sum] ^= 1;
        assert_eq!(
            unpack(&flipped, 4, 100),
            Err(Spoilt::Gzip),
            "the sum at its end is checked"
        );
    }

    #[test]
    fn no_body_grows_beyond_its_limit() {
        let zeros = gzip(&vec![0; 1 << 20]);
        assert_eq!(unpack(&zeros, 512, 1 << 20).unwrap().len(), 1 << 20);
        assert_eq!(unpack(&zeros, 512, (1 << 20) - 1), Err(Spoilt::TooLarge));
        let empties = gzip(b"").repeat(1000);
        assert_eq!(
            unpack(&empties, 512, 1000),
            Err(Spoilt::TooLarge),
            "what unpacks to nothing is counted too"
        );
        let mut plain = Body::new(false, 10);
        assert_eq!(plain.take(b"0123456789"), Ok(()));
        assert_eq!(plain.take(b"0"), Err(Spoilt::TooLarge));
    }

    #[test]
    fn memory_grows_with_the_body_and_not_beyond_the_limit() {
        let mut body = Body::new(false, 1000);
        for _ in 0..100 {
            body.take(b"0123456789").unwrap();
        }
        let bytes = body.whole().unwrap();
        assert!(bytes.capacity() <= 1000, "{}", bytes.capacity());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_drips_is_too_slow_and_one_that_flows_is_not() {
        let limits = Limits::default();
        let far = Instant::now() + Duration::from_secs(3600);
        let mut drip = Pace::new(limits, far);
        let mut flow = Pace::new(limits, far);
        let mut ended = None;
        for second in 1..=100 {
            tokio::time::advance(Duration::from_secs(1)).await;
            flow.count(2048).unwrap();
            if ended.is_none() && drip.count(1).is_err() {
                ended = Some(second);
            }
        }
        assert_eq!(ended, Some(30));
        let mut late = Pace::new(limits, Instant::now() + Duration::from_secs(5));
        assert_eq!(late.patience(), Duration::from_secs(5));
        tokio::time::advance(Duration::from_secs(6)).await;
        assert!(late.count(1 << 20).is_err(), "the whole has its own deadline");
    }

    proptest! {
        #[test]
        fn what_was_packed_comes_out_again(bytes in prop::collection::vec(any::<u8>(), 0..5000), piece in 1..700_usize) {
            prop_assert_eq!(unpack(&gzip(&bytes), piece, 10_000), Ok(bytes));
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), piece in 1..700_usize) {
            let _ = unpack(&bytes, piece, 1000);
            let _ = unpack(&[&gzip(b"x")[..8], &bytes[..]].concat(), piece, 1000);
        }
    }
}

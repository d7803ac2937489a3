//! How long something took, and the spread of many such times.

use cpu_time::ProcessTime;
use serde::{Deserialize, Serialize};
use std::time::Instant;

/// Nanoseconds that passed, and nanoseconds for which this process had a processor, all its threads together. On a
/// machine with neighbours only the second says what the work itself costs.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Taken {
    pub(crate) wall_ns: u64,
    pub(crate) processor_ns: u64,
}

/// Started when something begins.
pub(crate) struct Watch {
    wall: Instant,
    processor: ProcessTime,
}

impl Watch {
    pub(crate) fn start() -> Self {
        Self {
            wall: Instant::now(),
            processor: ProcessTime::now(),
        }
    }

    pub(crate) fn taken(&self) -> Taken {
        let nanos = |time: std::time::Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        Taken {
            processor_ns: nanos(self.processor.elapsed()),
            wall_ns: nanos(self.wall.elapsed()),
        }
    }
}

/// Times in milliseconds at a few places of their order.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Spread {
    pub(crate) p50_ms: f64,
    pub(crate) p90_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) p999_ms: f64,
    pub(crate) max_ms: f64,
}

impl Spread {
    /// The spread of the times that passed.
    pub(crate) fn of_wall(times: &[Taken]) -> Self {
        Self::of(times.iter().map(|taken| taken.wall_ns))
    }

    /// The spread of processor times.
    pub(crate) fn of_processor(times: &[Taken]) -> Self {
        Self::of(times.iter().map(|taken| taken.processor_ns))
    }

    fn of(nanos: impl Iterator<Item = u64>) -> Self {
        let mut sorted: Vec<u64> = nanos.collect();
        sorted.sort_unstable();
        let at = |per_mille: usize| {
            let place = (sorted.len().saturating_sub(1) * per_mille).div_ceil(1000);
            millis(sorted.get(place).copied().unwrap_or(0))
        };
        Self {
            p50_ms: at(500),
            p90_ms: at(900),
            p99_ms: at(990),
            p999_ms: at(999),
            max_ms: at(1000),
        }
    }
}

/// Nanoseconds as milliseconds, to a microsecond.
#[expect(clippy::cast_precision_loss, reason = "a measured time has no 53 significant bits")]
pub(crate) fn millis(nanos: u64) -> f64 {
    (nanos / 1000) as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_below() {
        let spread = Spread::of((1..=1000).rev().map(|n| n * 1_000_000));
        assert!((spread.p50_ms - 501.0).abs() < 1.5 && (spread.p99_ms - 991.0).abs() < 1.5);
        assert!((spread.max_ms - 1000.0).abs() < 0.001);
        assert!(Spread::of([].into_iter()).max_ms.abs() < 0.001);
    }
}

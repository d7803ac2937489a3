//! The spread of many times.

use serde::{Deserialize, Serialize};

/// Times in milliseconds at a few places of their order.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Spread {
    pub(crate) p50_ms: f64,
    pub(crate) p90_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) max_ms: f64,
}

impl Spread {
    /// The spread of times in nanoseconds.
    pub(crate) fn of(times: &[u64]) -> Self {
        let mut sorted = times.to_vec();
        sorted.sort_unstable();
        let at = |per_mille: usize| {
            let place = (sorted.len().saturating_sub(1) * per_mille).div_ceil(1000);
            millis(sorted.get(place).copied().unwrap_or(0))
        };
        Self {
            p50_ms: at(500),
            p90_ms: at(900),
            p99_ms: at(990),
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
        let times: Vec<u64> = (1..=1000).rev().map(|n| n * 1_000_000).collect();
        let spread = Spread::of(&times);
        assert!((spread.p50_ms - 501.0).abs() < 1.5 && (spread.p99_ms - 991.0).abs() < 1.5);
        assert!((spread.max_ms - 1000.0).abs() < 0.001);
        assert!(Spread::of(&[]).max_ms.abs() < 0.001);
    }
}

//! How long the last searches took.

use std::{collections::VecDeque, sync::Mutex};

/// Searches remembered.
const REMEMBERED: usize = 1_000;

/// Microseconds of the last searches.
#[derive(Debug, Default)]
pub(crate) struct Latencies {
    last: Mutex<VecDeque<u32>>,
}

impl Latencies {
    /// Remembers one search.
    pub(crate) fn remember(&self, taken_us: u32) {
        let Ok(mut last) = self.last.lock() else { return };
        if last.len() == REMEMBERED {
            last.pop_front();
        }
        last.push_back(taken_us);
    }

    /// The time that `percent` of the remembered searches did not exceed.
    pub(crate) fn percentile(&self, percent: usize) -> Option<u32> {
        let mut sorted: Vec<u32> = self.last.lock().ok()?.iter().copied().collect();
        sorted.sort_unstable();
        sorted.get((sorted.len() * percent).div_ceil(100).max(1) - 1).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_thousand_count() {
        let latencies = Latencies::default();
        assert_eq!(latencies.percentile(50), None);
        for taken in 1..=2_000 {
            latencies.remember(taken);
        }
        assert_eq!(latencies.percentile(50), Some(1_500));
        assert_eq!(latencies.percentile(99), Some(1_990));
        assert_eq!(latencies.percentile(100), Some(2_000));
    }
}

//! How long the last answers took, request by request, and how much memory this process holds.

use catalogue::view::{LatencyRow, Resident};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Answers remembered of each request.
const REMEMBERED: usize = 1_000;

/// Microseconds of the last answers, by request.
#[derive(Debug, Default)]
pub(crate) struct Latencies(Mutex<BTreeMap<&'static str, Last>>);

#[derive(Debug, Default)]
struct Last {
    answers: u64,
    taken_us: VecDeque<u32>,
}

impl Latencies {
    /// Remembers one answer.
    pub(crate) fn remember(&self, request: &'static str, taken: Duration) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = held.entry(request).or_default();
        last.answers += 1;
        if last.taken_us.len() == REMEMBERED {
            last.taken_us.pop_front();
        }
        last.taken_us
            .push_back(u32::try_from(taken.as_micros()).unwrap_or(u32::MAX));
    }

    /// What is remembered, in the order of the requests' names.
    pub(crate) fn rows(&self) -> Vec<LatencyRow> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = held.iter().filter_map(|(request, last)| last.row(request));
        rows.collect()
    }
}

impl Last {
    fn row(&self, request: &str) -> Option<LatencyRow> {
        let mut sorted: Vec<u32> = self.taken_us.iter().copied().collect();
        sorted.sort_unstable();
        let not_exceeded_by = |percent: usize| sorted.get((sorted.len() * percent).div_ceil(100).max(1) - 1).copied();
        Some(LatencyRow {
            request: request.to_owned(),
            answers: self.answers,
            p50_us: not_exceeded_by(50)?,
            p99_us: not_exceeded_by(99)?,
            max_us: not_exceeded_by(100)?,
        })
    }
}

/// The memory of this process; nothing where the system does not tell it as Linux does.
pub(crate) fn resident() -> Option<Resident> {
    read_status(&std::fs::read_to_string("/proc/self/status").ok()?)
}

/// Reads `VmRSS` and `RssAnon` (proc(5), in kibibytes).
fn read_status(status: &str) -> Option<Resident> {
    let bytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
        kib.checked_mul(1_024)
    };
    Some(Resident {
        bytes: bytes("VmRSS:")?,
        own_bytes: bytes("RssAnon:")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_thousand_count_and_each_request_by_itself() {
        let latencies = Latencies::default();
        assert!(latencies.rows().is_empty());
        for taken in 1..=2_000 {
            latencies.remember("search", Duration::from_micros(taken));
        }
        latencies.remember("model", Duration::from_micros(7));
        let rows = latencies.rows();
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.request.as_str(), row.answers, row.p50_us, row.p99_us, row.max_us))
            .collect();
        assert_eq!(told, [("model", 1, 7, 7, 7), ("search", 2_000, 1_500, 1_990, 2_000)]);
    }

    #[test]
    fn memory_is_read_as_linux_tells_it() {
        let told = "Name:\tbaimo\nVmRSS:\t  2048 kB\nRssAnon:\t    512 kB\n";
        let read = read_status(told).map(|resident| (resident.bytes, resident.own_bytes));
        assert_eq!(read, Some((2_097_152, 524_288)));
        assert!(read_status("VmRSS:\tmuch kB\n").is_none());
        assert!(read_status("VmRSS:\t18446744073709551615 kB\nRssAnon: 1 kB\n").is_none());
    }
}

//! How long a server asks to wait: what its headers say, and what is left of its quotas.

use crate::Bucket;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, UNIX_EPOCH},
};
use tokio::time::Instant;

/// So many requests are left to others on the same address.
const SPARE: u64 = 25;

/// One entry of a `RateLimit` header: `"api";r=499;t=293`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Left {
    /// Which quota, where it is one we know.
    pub(super) bucket: Option<Bucket>,
    /// Requests left.
    pub(super) requests: u64,
    /// Seconds until the window ends.
    pub(super) seconds: u64,
}

/// Reads a `RateLimit` header. What is malformed is passed over.
pub(super) fn rate_limit(value: &str) -> Vec<Left> {
    let entries = value.split(',').take(8);
    entries
        .filter_map(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            let bucket = bucket(parts.next()?.trim_matches('"'));
            let (mut requests, mut seconds) = (None, None);
            for (key, number) in parts.filter_map(|part| part.split_once('=')) {
                match key.trim() {
                    "r" | "R" => requests = whole(number),
                    "t" | "T" => seconds = whole(number),
                    _ => {}
                }
            }
            Some(Left {
                bucket,
                requests: requests?,
                seconds: seconds?,
            })
        })
        .collect()
}

/// The size of the quota a `RateLimit-Policy` header names: `"fixed window";"api";q=500;w=300`.
pub(super) fn policy(value: &str) -> Option<u64> {
    let mut parts = value.split([';', ',']).filter_map(|part| part.split_once('='));
    parts.find_map(|(key, number)| key.trim().eq_ignore_ascii_case("q").then(|| whole(number))?)
}

/// The seconds a `Retry-After` header asks to wait, as a number or as a date; nothing where it makes no sense.
pub(super) fn retry_after(value: &str, now: i64) -> Option<u64> {
    let value = value.trim();
    if let Some(seconds) = whole(value) {
        return Some(seconds);
    }
    let at = httpdate::parse_http_date(value)
        .ok()?
        .duration_since(UNIX_EPOCH)
        .ok()?
        .as_secs();
    at.checked_sub(u64::try_from(now).ok()?).filter(|seconds| *seconds > 0)
}

/// Digits only; more of them than a number holds mean the largest number.
fn whole(words: &str) -> Option<u64> {
    let words = words.trim();
    let digits = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| words.parse().unwrap_or(u64::MAX))
}

fn bucket(name: &str) -> Option<Bucket> {
    match name.to_ascii_lowercase().as_str() {
        "api" => Some(Bucket::Api),
        "resolvers" => Some(Bucket::Resolvers),
        "pages" => Some(Bucket::Pages),
        _ => None,
    }
}

/// What is left of every quota met in this sync. Places that share a server wait for each other here.
#[derive(Debug, Default)]
pub(super) struct Quotas {
    windows: Mutex<HashMap<(String, Bucket), Window>>,
}

#[derive(Debug, Clone, Copy)]
struct Window {
    left: u64,
    spare: u64,
    ends: Instant,
}

impl Quotas {
    /// Takes one request out of a quota; how long to wait first, if too little is left.
    pub(super) fn take(&self, host: &str, bucket: Bucket) -> Option<Duration> {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (host.to_owned(), bucket);
        let window = windows.get_mut(&key)?;
        let now = Instant::now();
        if window.ends <= now {
            windows.remove(&key);
            return None;
        }
        if window.left >= window.spare.max(1) {
            window.left -= 1;
            return None;
        }
        Some(window.ends - now)
    }

    /// Notes what an answer said about its quota; `size` is the whole quota, where it is known.
    pub(super) fn note(&self, host: &str, asked: Bucket, left: Left, size: Option<u64>) {
        let spare = size.map_or(SPARE, |size| SPARE.min(size / 4));
        self.put(host, left.bucket.unwrap_or(asked), left.requests, spare, left.seconds);
    }

    /// Nothing is left for so many seconds.
    pub(super) fn exhausted(&self, host: &str, bucket: Bucket, seconds: u64) {
        self.put(host, bucket, 0, 1, seconds);
    }

    fn put(&self, host: &str, bucket: Bucket, left: u64, spare: u64, seconds: u64) {
        // A second more than it says: its clock and ours do not tick together.
        let until = Duration::from_secs(seconds.saturating_add(1).min(1 << 32));
        let window = Window {
            left,
            spare,
            ends: Instant::now() + until,
        };
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        windows.insert((host.to_owned(), bucket), window);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(value: &str) -> Option<(Option<Bucket>, u64, u64)> {
        rate_limit(value)
            .first()
            .map(|left| (left.bucket, left.requests, left.seconds))
    }

    #[test]
    fn a_rate_limit_header_is_read_and_a_malformed_one_passed_over() {
        for (value, expected) in [
            (r#""api";r=499;t=293"#, Some((Some(Bucket::Api), 499, 293))),
            (r#""resolvers"; t=1 ; r=0"#, Some((Some(Bucket::Resolvers), 0, 1))),
            (r#""Pages";R=7;T=9"#, Some((Some(Bucket::Pages), 7, 9))),
            ("api;r=3;t=4", Some((Some(Bucket::Api), 3, 4))),
            (r#""other";r=3;t=4"#, Some((None, 3, 4))),
            (r#""broken";r=x;t=1, "api";r=5;t=6"#, Some((Some(Bucket::Api), 5, 6))),
            (r#""api";r=-1;t=10"#, None),
            (r#""api";r=1.5;t=10"#, None),
            (r#""api";r=1"#, None),
            ("499", None),
            ("limit=100, remaining=50, reset=30", None),
            ("", None),
            (";;;===", None),
            (
                r#""api";r=99999999999999999999999;t=1"#,
                Some((Some(Bucket::Api), u64::MAX, 1)),
            ),
        ] {
            assert_eq!(one(value), expected, "{value}");
        }
        assert_eq!(policy(r#""fixed window";"api";q=500;w=300"#), Some(500));
        assert_eq!(policy("q=x"), None);
    }

    #[test]
    fn retry_after_is_read_as_seconds_or_date_and_nonsense_is_nothing() {
        const NOW: i64 = 1_795_000_000; // Wed, 18 Nov 2026 11:06:40 GMT
        for (value, expected) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("1000000000", Some(1_000_000_000)),
            ("99999999999999999999999999", Some(u64::MAX)),
            ("Wed, 18 Nov 2026 11:07:40 GMT", Some(60)),
            ("Wed, 18 Nov 2026 11:06:40 GMT", None),
            ("Thu, 01 Jan 1970 00:00:00 GMT", None),
            ("-5", None),
            ("1e9", None),
            ("soon", None),
            ("1.5", None),
            ("", None),
        ] {
            assert_eq!(retry_after(value, NOW), expected, "{value}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_quota_is_shared_and_waited_for_before_it_is_used_up() {
        let quotas = Quotas::default();
        let left = |requests, seconds| Left {
            bucket: None,
            requests,
            seconds,
        };
        assert_eq!(quotas.take("hub", Bucket::Api), None, "nothing is known yet");
        quotas.note("hub", Bucket::Api, left(27, 10), Some(500));
        assert_eq!(quotas.take("hub", Bucket::Api), None);
        assert_eq!(quotas.take("hub", Bucket::Api), None);
        assert_eq!(quotas.take("hub", Bucket::Api), None);
        assert_eq!(
            quotas.take("hub", Bucket::Api),
            Some(Duration::from_secs(11)),
            "24 are left to others"
        );
        assert_eq!(quotas.take("hub", Bucket::Resolvers), None, "another quota");
        assert_eq!(quotas.take("mirror", Bucket::Api), None, "another server");
        tokio::time::advance(Duration::from_secs(11)).await;
        assert_eq!(quotas.take("hub", Bucket::Api), None, "a new window");
        quotas.note("hub", Bucket::Api, left(6, 10), Some(20));
        assert_eq!(quotas.take("hub", Bucket::Api), None, "a small quota is not starved");
    }

    proptest! {
        #[test]
        fn no_header_panics(value in "\\PC*") {
            let _ = rate_limit(&value);
            let _ = policy(&value);
            let _ = retry_after(&value, 1_795_000_000);
        }

        #[test]
        fn what_a_server_writes_is_read_back(requests in 0..u64::MAX, seconds in 0..u64::MAX) {
            let read = one(&format!("\"api\";r={requests};t={seconds}"));
            prop_assert_eq!(read, Some((Some(Bucket::Api), requests, seconds)));
            prop_assert_eq!(retry_after(&seconds.to_string(), 0), Some(seconds));
        }

        #[test]
        fn any_wait_fits_the_clock(requests: u64, seconds: u64) {
            let quotas = Quotas::default();
            let left = Left { bucket: None, requests, seconds };
            quotas.note("hub", Bucket::Api, left, None);
            let _ = quotas.take("hub", Bucket::Api);
        }
    }
}

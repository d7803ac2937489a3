//! Quotas by fixed window, one a class of address, as the Hub's headers say them.

use super::http::{Reply, Request};
use std::{
    sync::{Mutex, PoisonError},
    time::Instant,
};

/// Requests a window allows, one client taken for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Of `/api`.
    pub api: u32,
    /// Of `/resolve/`.
    pub resolvers: u32,
    /// Of everything else.
    pub pages: u32,
    /// Seconds of a window.
    pub window_s: u32,
}

impl Default for Quota {
    /// More than any test asks for; the Hub's own for anonymous clients is 500, 3,000 and 100 in 300 s.
    fn default() -> Self {
        Self {
            api: 1_000_000,
            resolvers: 1_000_000,
            pages: 1_000_000,
            window_s: 300,
        }
    }
}

/// What was asked in the window that runs.
#[derive(Default)]
pub(super) struct Spent(Mutex<Window>);

struct Window {
    began: Instant,
    asked: [u32; 3],
}

impl Default for Window {
    fn default() -> Self {
        Self {
            began: Instant::now(),
            asked: [0; 3],
        }
    }
}

/// How a request stands against its quota.
pub(super) struct Standing {
    bucket: &'static str,
    left: u32,
    reset_s: u64,
    window_s: u32,
    pub(super) quota: u32,
    pub(super) over: bool,
}

impl Spent {
    pub(super) fn spend(&self, quota: &Quota, request: &Request) -> Standing {
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let length = u64::from(quota.window_s);
        if window.began.elapsed().as_secs() >= length {
            *window = Window::default();
        }
        let (place, bucket, quota_of) = if request.target.starts_with("/api") {
            (0, "api", quota.api)
        } else if request.target.contains("/resolve/") {
            (1, "resolvers", quota.resolvers)
        } else {
            (2, "pages", quota.pages)
        };
        window.asked[place] = window.asked[place].saturating_add(1);
        Standing {
            bucket,
            left: quota_of.saturating_sub(window.asked[place]),
            reset_s: length.saturating_sub(window.began.elapsed().as_secs()),
            window_s: quota.window_s,
            quota: quota_of,
            over: window.asked[place] > quota_of,
        }
    }
}

impl Standing {
    /// The headers of the Hub.
    pub(super) fn sign(&self, reply: Reply) -> Reply {
        let Self {
            bucket,
            left,
            reset_s,
            window_s,
            quota,
            ..
        } = self;
        reply
            .with("RateLimit", format!("\"{bucket}\";r={left};t={reset_s}"))
            .with(
                "RateLimit-Policy",
                format!("\"fixed window\";\"{bucket}\";q={quota};w={window_s}"),
            )
    }
}

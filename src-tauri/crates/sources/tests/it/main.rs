//! Places and the one client, over real connections on loopback.

#![expect(clippy::unwrap_used, reason = "helpers of tests are outside #[test] for clippy")]

mod hub;
mod lists;
mod net;

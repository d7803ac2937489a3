//! Why a visit ended early.

use crate::SinkError;

/// A visit ended early; what was kept before stays.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// Nobody answers at this host, the name is unknown, or the connection broke and did not come back.
    #[error("{host} cannot be reached: {reason}")]
    Unreachable {
        /// The host asked.
        host: String,
        /// Why, in English.
        reason: String,
    },
    /// A deadline passed: the server stalled or sends too slowly.
    #[error("{host} is too slow: {reason}")]
    TooSlow {
        /// The host asked.
        host: String,
        /// Which deadline.
        reason: String,
    },
    /// The server asks to wait longer than a sync waits.
    #[error("{host} asks to wait {seconds} s; the sync goes on next time")]
    Limited {
        /// The host asked.
        host: String,
        /// For how long.
        seconds: u64,
    },
    /// A status that means failure.
    #[error("{host} answered {status}: {reason}")]
    Refused {
        /// The host asked.
        host: String,
        /// HTTP status.
        status: u16,
        /// What it says, shortened.
        reason: String,
    },
    /// Larger than what may be taken in.
    #[error("{host} sends more than {limit} bytes where less was expected")]
    TooLarge {
        /// The host asked.
        host: String,
        /// The limit, in bytes after decompression.
        limit: u64,
    },
    /// A redirect or a link leads where it must not: another host, a private address, out of encryption.
    #[error("{host} leads to {to}, which is not followed: {reason}")]
    Astray {
        /// The host asked.
        host: String,
        /// Where it leads, without query.
        to: String,
        /// Which rule.
        reason: &'static str,
    },
    /// Not what the place speaks: a login page, another format, a page that cannot be read at all.
    #[error("{host} does not speak as expected: {reason}")]
    Strange {
        /// The host asked.
        host: String,
        /// What was found, in English.
        reason: String,
    },
    /// Pages repeat themselves without end.
    #[error("{host} repeats its pages; the visit was ended after {pages} pages")]
    Loop {
        /// The host asked.
        host: String,
        /// Pages read.
        pages: u64,
    },
    /// What a person set is no address.
    #[error("the endpoint {endpoint} cannot be used: {reason}")]
    Endpoint {
        /// As set, without user and password.
        endpoint: String,
        /// Why, in English.
        reason: String,
    },
    /// Somebody pressed Cancel.
    #[error("cancelled")]
    Cancelled,
    /// The atlas takes no more.
    #[error(transparent)]
    Sink(#[from] SinkError),
}

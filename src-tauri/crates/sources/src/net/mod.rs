//! The one client: limits, waits, redirects, retries, and a line in the log before each connection.

mod address;
mod ask;
mod body;
mod clients;
mod endpoint;
mod failure;
mod line;
mod quota;
mod reply;
mod way;

pub use address::{Names, SystemNames};
pub use ask::Net;
pub use way::{Limits, Proxy, Way};

use crate::{Bucket, PlaceName};
use std::time::Duration;

/// So many bytes of headers are read.
const HEADERS: u64 = 64 << 10;

/// What is expected of a body, and so how large it may be after decompression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// JSON, 32 MiB.
    Json,
    /// Text of a licence, 2 MiB.
    Licence,
    /// A model card, 1 MiB.
    Card,
    /// A table (parquet, CSV), 64 MiB.
    Table,
}

impl Expect {
    /// Bytes after decompression, and before.
    #[must_use]
    pub fn limit(self) -> usize {
        match self {
            Self::Json => 32 << 20,
            Self::Licence => 2 << 20,
            Self::Card => 1 << 20,
            Self::Table => 64 << 20,
        }
    }

    /// From the first byte sent to the last one received.
    fn whole(self, limits: Limits) -> Duration {
        let times = if self == Self::Table { 5 } else { 1 };
        Duration::from_millis(limits.whole_ms.saturating_mul(times))
    }
}

/// One request of a place.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Path and query, beginning with `/`, on the endpoint of the place.
    pub path: &'a str,
    /// What is expected.
    pub expect: Expect,
    /// Against which quota it counts.
    pub bucket: Bucket,
    /// ETag of what is held: then 304 is an answer.
    pub etag: Option<&'a str>,
    /// Redirects are followed; otherwise a redirect is an answer.
    pub follow: bool,
}

/// What came back: any status below 400 except followed redirects, and 400, 401, 403, 404, 410, 416 for the place to read. Others have been
/// retried and are errors.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Value of `Link`.
    pub link: Option<String>,
    /// Value of `ETag`, word for word.
    pub etag: Option<String>,
    /// Value of `Location`, where a redirect was not followed.
    pub location: Option<String>,
    /// Value of `Content-Type`, lower case.
    pub content_type: Option<String>,
    /// Value of `X-Error-Code`.
    pub error_code: Option<String>,
    /// The body, decompressed, complete.
    pub body: Vec<u8>,
}

/// A connection as it is noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// For which place.
    pub place: PlaceName,
    /// When it was opened, UTC seconds.
    pub at: i64,
    /// `GET`.
    pub method: &'static str,
    /// Host, and port if it is not the usual one.
    pub host: String,
    /// Path without query.
    pub path: String,
    /// HTTP status.
    pub status: Option<u16>,
    /// Bytes sent: request line, headers.
    pub sent: u64,
    /// Bytes received, before decompression as far as known.
    pub received: u64,
    /// How long it took.
    pub taken_ms: u64,
    /// Why it was repeated or failed, in English, without query, token or user.
    pub note: Option<String>,
}

/// Who notes connections.
pub trait Log: Send + Sync {
    /// About to be opened; gives it a number. Nothing is sent before this returns.
    fn opens(&self, noted: &Noted) -> u64;
    /// Over, with what came of it.
    fn over(&self, number: u64, noted: &Noted);
    /// The server asks a place to wait so many seconds from now; `None`: no longer.
    fn waits(&self, place: PlaceName, seconds: Option<u64>);
}

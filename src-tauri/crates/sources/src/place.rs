//! What a place is, what it is told before a visit, and to whom it hands what it found.

use crate::{Batch, Net, SourceError};
use async_trait::async_trait;
use atlas::Day;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The key of a place, as in settings, cursors and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct PlaceName(pub &'static str);

impl fmt::Display for PlaceName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

/// Where a place goes on: its own words, written and read by it alone. Kept with the records before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor(pub String);

/// What stands fast about a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Its key.
    pub name: PlaceName,
    /// Name of the source of its facts, as pages show it ("Hugging Face Hub").
    pub source: &'static str,
    /// Where a person can read it.
    pub url: &'static str,
    /// The licence under which what it gives may be held, where it states one.
    pub licence: Option<&'static str>,
    /// Its terms ask to be named.
    pub credit: bool,
    /// What is asked when nothing else is set; the person's own takes its place for every request to this place.
    pub endpoint: &'static str,
    /// Whose endpoint it shares: what is set for that place holds here too (leaderboards live on the Hub).
    pub endpoint_of: Option<PlaceName>,
    /// Places that must be done before it begins, if they are part of the same sync.
    pub after: &'static [PlaceName],
    /// On unless the person switches it off.
    pub on: bool,
    /// After how many days it is due again.
    pub due_days: u32,
}

/// How much of the Hub is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The models that people use, with licences and cards.
    #[default]
    Core,
    /// All models, in lean rows.
    Everything,
}

/// Which quota a request counts against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bucket {
    /// Calls of an interface.
    Api,
    /// Files of a repository.
    Resolvers,
    /// Everything else.
    Pages,
}

/// What the atlas knows before a visit; all a plan is made from. No packet leaves for a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Models of the Hub the atlas holds with a record.
    pub models: u64,
    /// When the place was last done, UTC seconds.
    pub synced_at: Option<i64>,
    /// Where a stopped visit goes on.
    pub cursor: Option<Cursor>,
    /// What the last finished visit left for this one.
    pub kept: Option<Cursor>,
    /// Now, UTC seconds.
    pub now: i64,
    /// How much of the Hub.
    pub scope: Scope,
    /// How many model cards and licence files at most in this visit.
    pub files: u32,
    /// A token is at hand: the quota is larger.
    pub token: bool,
}

/// What a visit will probably come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Estimate {
    /// Requests.
    pub requests: u64,
    /// Bytes over the wire, compressed.
    pub bytes: u64,
    /// Records.
    pub records: u64,
    /// Seconds by speed and quota.
    pub seconds: u64,
}

/// What a place is told when a visit begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Where the last visit was stopped; `None`: a new one.
    pub resume: Option<Cursor>,
    /// What the last finished visit left for this one (a watermark); `None`: never.
    pub kept: Option<Cursor>,
    /// When the place was last done, UTC seconds.
    pub synced_at: Option<i64>,
    /// Now, UTC seconds.
    pub now: i64,
    /// Today, UTC.
    pub today: Day,
    /// How much of the Hub.
    pub scope: Scope,
    /// How many model cards and licence files at most.
    pub files: u32,
}

/// What a place may ask the atlas for during a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// Models of the Hub that a finished pass did not list, the most used first.
    Unlisted,
    /// Licence files: models whose words name a licence without SPDX identifier and whose file was not read this visit.
    LicenceFiles,
    /// Model cards: the most used models whose card is missing or older than their last change.
    Cards,
    /// Handles of makers at ModelScope.
    MirrorOwners,
    /// SPDX identifiers without a text.
    SpdxTexts,
}

/// One thing to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// A repository, handle or identifier.
    pub name: String,
    /// A file in it.
    pub file: Option<String>,
    /// ETag of what is held.
    pub etag: Option<String>,
}

/// The sink does not take any more: the sync was cancelled, or the disk failed. The place ends its visit at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sync ends here")]
pub struct SinkError;

/// Who takes batches.
#[async_trait]
pub trait Sink: Send {
    /// Keeps a batch and its cursor in one transaction; returns when it is on disk.
    async fn keep(&mut self, batch: Batch) -> Result<(), SinkError>;

    /// What the atlas would like to have, at most so many.
    async fn wanted(&mut self, what: Want, at_most: u32) -> Result<Vec<Wanted>, SinkError>;
}

/// A place the atlas can be filled from.
#[async_trait]
pub trait Place: Send + Sync {
    /// What stands fast about it.
    fn about(&self) -> &'static About;

    /// What a visit will probably come to, from what is known alone.
    fn estimate(&self, known: &Known) -> Estimate;

    /// Fetches what is new and hands it on in batches. Returns what the next visit should know (a watermark).
    ///
    /// # Errors
    /// A [`SourceError`] ends this visit; what was kept stays, and the next visit goes on behind it.
    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError>;
}

//! One sync of a data folder against a test Hub that stands in for every place.

use anyhow::{Context as _, Result};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::AtlasFile;
use sync::{
    CallLog, RunError, Start, Told, Wishes,
    view::{Call, Digest, PlaceRow},
};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// A sync to be made.
pub struct Round {
    /// The data folder; an empty atlas is made where there is none.
    pub folder: PathBuf,
    /// Where the test Hub answers.
    pub url: String,
    /// Keys of places; empty: all.
    pub only: Vec<String>,
    /// As if no place had been visited before.
    pub afresh: bool,
    /// How much of the Hub.
    pub scope: sources::Scope,
    /// How many files at most.
    pub files: u32,
    /// UTC seconds.
    pub now: fn() -> i64,
    /// Limits; by default a tenth of the real waits.
    pub limits: sources::net::Limits,
    /// The token.
    pub token: Option<String>,
    /// Cancels the places.
    pub cancel: CancellationToken,
}

/// What a sync came to.
#[derive(Debug)]
pub struct Came {
    /// The digest.
    pub digest: Digest,
    /// How each place fared.
    pub places: Vec<PlaceRow>,
    /// The connections, newest first.
    pub calls: Vec<Call>,
}

impl Came {
    /// How a place fared.
    ///
    /// # Panics
    /// When there is no such place.
    #[must_use]
    pub fn place(&self, key: &str) -> &PlaceRow {
        let found = self.places.iter().find(|place| place.key == key);
        found.unwrap_or_else(|| panic!("there is no place {key}"))
    }
}

/// 2026-11-23T12:00:00Z, when the test Hub begins too.
#[must_use]
pub fn begin() -> i64 {
    1_795_435_200
}

impl Round {
    /// A visit to these places on the day the test Hub begins, everything of the Hub.
    #[must_use]
    pub fn new(folder: &Path, url: &str, only: &[&str]) -> Self {
        Self {
            folder: folder.to_owned(),
            url: url.to_owned(),
            only: only.iter().map(|&key| key.to_owned()).collect(),
            afresh: false,
            scope: sources::Scope::Everything,
            files: 200,
            now: begin,
            limits: sources::net::Limits {
                connect_ms: 1000,
                idle_ms: 600,
                whole_ms: 10_000,
                slow_ms: 1000,
                backoff_ms: 10,
                ..sources::net::Limits::default()
            },
            token: None,
            cancel: CancellationToken::new(),
        }
    }

    /// Makes it.
    ///
    /// # Errors
    /// When the atlas cannot be made or the sync cannot begin.
    pub async fn make(self) -> Result<Came> {
        let path = self.folder.join(AtlasFile::NAME);
        if !path.exists() {
            AtlasFile::create(&path)
                .await
                .context("making an atlas")?
                .close()
                .await?;
        }
        let log = Arc::new(CallLog::new(&self.folder));
        let (told, hears) = watch::channel(Told::default());
        let digest = sync::run(self.start(log.clone(), told)).await?;
        let places = hears.borrow().places.clone();
        Ok(Came {
            digest,
            places,
            calls: log.newest(usize::MAX),
        })
    }

    fn start(self, log: Arc<CallLog>, told: watch::Sender<Told>) -> Start {
        let places: sync::Places = sources::places().into();
        let keys = places.iter().map(|place| place.about().name.0.to_owned());
        let endpoints: BTreeMap<String, String> = keys.map(|key| (key, self.url.clone())).collect();
        Start {
            folder: self.folder,
            wishes: Wishes {
                scope: self.scope,
                files: self.files,
                endpoints,
                ..Wishes::default()
            },
            places,
            only: self.only,
            afresh: self.afresh,
            token: self.token.map(Into::into),
            now: self.now,
            limits: self.limits,
            log,
            told,
            cancel: self.cancel,
            at_once: CancellationToken::new(),
        }
    }
}

/// What a sync that cannot even begin says.
#[must_use]
pub fn refusal(error: &anyhow::Error) -> Option<&RunError> {
    error.downcast_ref()
}

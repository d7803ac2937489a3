//! How things stand with syncing: from what a running sync says of itself, else from what the atlas remembers.

use super::{Rounds, held};
use crate::{Fault, desk::Room};
use sync::view::{Digest, ModelChange, Stage, SyncPage, TokenPlace};

/// Lines of the log on the page.
const LINES: usize = 30;

impl Rounds {
    /// The page of what is going on; made without reading a file.
    pub(super) fn going_page(&self) -> Option<SyncPage> {
        let (mut page, told) = self.with_going(|going| (going.page.clone(), going.told()))?;
        page.stage = told.stage;
        page.progress = told.progress;
        if !told.places.is_empty() {
            page.places = told.places;
        }
        page.connections = self.log.opened();
        page.open_now = self.log.open_now();
        page.log = self.log.newest(LINES);
        Some(page)
    }

    /// A digest with what became of what the person keeps, looked up once.
    fn remembered(&self, digest: &Digest) -> Option<Vec<ModelChange>> {
        let held = held(&self.yours);
        let same = held.as_ref().filter(|(ended_at, _)| *ended_at == digest.ended_at);
        same.map(|(_, yours)| yours.clone())
    }
}

impl Room {
    /// The page when nothing is going on.
    pub(super) async fn idle_page(&self, everything: Option<bool>) -> Result<SyncPage, Fault> {
        let catalogue = self.hall.catalogue().await?;
        let reader = catalogue.reader();
        let (wishes, token, now) = (self.wishes(everything).await, self.token_state().await, (self.now)());
        let places = &self.rounds.places.0;
        let has_token = token.place != TokenPlace::Nowhere;
        let idle = sync::status(reader, &wishes, places, now, has_token).await?;
        let digest = match idle.digest {
            Some(digest) => Some(self.with_yours(digest, idle.first_change).await),
            None => None,
        };
        Ok(SyncPage {
            stage: Stage::Idle,
            places: idle.places,
            plan: idle.plan,
            progress: None,
            digest,
            connections: self.rounds.log.opened(),
            open_now: self.rounds.log.open_now(),
            started_at: self.started_at,
            log: self.rounds.log.newest(LINES),
            token,
            free_bytes: sync::free_bytes(&self.data_dir),
        })
    }

    /// The digest with what became of the models the person keeps. Without a library nothing is theirs.
    async fn with_yours(&self, mut digest: Digest, first_change: i64) -> Digest {
        if let Some(yours) = self.rounds.remembered(&digest) {
            digest.yours = yours;
            return digest;
        }
        match self.yours(first_change).await {
            Ok(yours) => {
                *held(&self.rounds.yours) = Some((digest.ended_at, yours.clone()));
                digest.yours = yours;
            }
            Err(fault) => tracing::warn!(%fault, "it is not known what became of what the person keeps"),
        }
        digest
    }

    async fn yours(&self, first_change: i64) -> Result<Vec<ModelChange>, Fault> {
        let kept = self.shelf()?.kept_models().await?;
        if kept.is_empty() {
            return Ok(Vec::new());
        }
        Ok(sync::yours(self.hall.catalogue().await?.reader(), first_change, &kept).await?)
    }
}

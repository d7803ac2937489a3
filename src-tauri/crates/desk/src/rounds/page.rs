//! How things stand with syncing: from what a running sync says of itself, else from what the atlas remembers.

use super::{Rounds, Yours, held};
use crate::{Fault, desk::Room};
use catalogue::view::LastSettling;
use sync::view::{Digest, Stage, SyncPage, TokenPlace};

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

    /// What is known of what a sync did to what the person keeps.
    fn remembered(&self, digest: &Digest) -> Option<Yours> {
        let held = held(&self.yours);
        held.as_ref().filter(|yours| yours.ended_at == digest.ended_at).cloned()
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

    /// The settling of the last sync; nothing where it settled nothing or that cannot be read.
    pub(crate) async fn last_settling(&self) -> Option<LastSettling> {
        let catalogue = self.hall.catalogue().await.ok()?;
        let digest = sync::last_digest(catalogue.reader()).await.ok()??;
        Some(LastSettling {
            at: digest.ended_at,
            taken_ms: digest.settle_ms?,
        })
    }

    /// The digest with what became of the models and claims the person keeps. Without a library nothing is theirs.
    async fn with_yours(&self, mut digest: Digest, first_change: i64) -> Digest {
        let yours = match self.rounds.remembered(&digest) {
            Some(yours) => yours,
            None => match self.yours(&digest, first_change).await {
                Ok(yours) => held(&self.rounds.yours).insert(yours).clone(),
                Err(fault) => {
                    tracing::warn!(%fault, "it is not known what became of what the person keeps");
                    Yours::default()
                }
            },
        };
        digest.yours = yours.models;
        digest.claims = yours.claims;
        digest
    }

    async fn yours(&self, digest: &Digest, first_change: i64) -> Result<Yours, Fault> {
        let kept = self.shelf()?.kept_models().await?;
        let models = match kept.is_empty() {
            true => Vec::new(),
            false => sync::yours(self.hall.catalogue().await?.reader(), first_change, &kept).await?,
        };
        Ok(Yours {
            ended_at: digest.ended_at,
            models,
            claims: self.changed_verdicts(digest.began_at).await?,
        })
    }
}

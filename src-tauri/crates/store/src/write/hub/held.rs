//! What is held of a page's models, read within the transaction that will write them.

use super::{HubAbout, HubCounts, HubLicence, HubName};
use crate::{
    Result,
    write::{Batch, batch::json_of},
};
use std::collections::BTreeMap;

/// What is held of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its stable number.
    pub id: i64,
    /// Whole id.
    pub repo: String,
    /// The Hub's own number; `None`: the Hub has not listed it yet.
    pub hub_id: Option<String>,
    /// Creation, UTC milliseconds.
    pub created_ms: Option<i64>,
    /// The day of it.
    pub created_on: Option<String>,
    /// Number of the owner.
    pub owner_id: i64,
    /// A full record is held; otherwise it is known only by its name.
    pub recorded: bool,
    /// Number of the source of its row.
    pub source_id: i64,
    /// The day for which that source speaks.
    pub source_as_of: Option<String>,
    /// Pipeline tag.
    pub task: Option<String>,
    /// Library.
    pub library: Option<String>,
    /// Architecture class or family.
    pub architecture: Option<String>,
    /// Total parameters.
    pub params: Option<i64>,
    /// Parameters at work for one token.
    pub active_params: Option<i64>,
    /// Context in tokens.
    pub context: Option<i64>,
    /// `open`, `auto` or `manual`.
    pub gated: Option<String>,
    /// JSON array of ISO 639 codes.
    pub languages: String,
    /// Bits of [`super::Told`].
    pub told: i64,
    /// `there`, `private`, `disabled` or `gone`.
    pub state: String,
    /// The day from which the state was seen.
    pub state_since: Option<String>,
    /// `license`.
    pub licence_words: Option<String>,
    /// `license_name`.
    pub licence_name: Option<String>,
    /// `license_link`.
    pub licence_link: Option<String>,
    /// Downloads in 30 days.
    pub downloads: Option<i64>,
    /// Likes.
    pub likes: Option<i64>,
    /// Downloads since counting began.
    pub downloads_all: Option<i64>,
    /// Files or card last changed, UTC seconds.
    pub modified_at: Option<i64>,
    /// Commit.
    pub sha: Option<String>,
    /// JSON array of the tags that are kept.
    pub tags: Option<String>,
    /// The day of the last sample of its counters.
    pub sampled_on: Option<String>,
    /// Downloads then.
    pub sampled_downloads: Option<i64>,
    /// Likes then.
    pub sampled_likes: Option<i64>,
}

impl Held {
    /// Who it is.
    #[must_use]
    pub fn name(&self) -> HubName {
        HubName {
            repo: self.repo.clone(),
            owner_id: self.owner_id,
            hub_id: self.hub_id.clone(),
            created_ms: self.created_ms,
            created_on: self.created_on.clone(),
        }
    }

    /// What describes it.
    #[must_use]
    pub fn about(&self) -> HubAbout {
        HubAbout {
            task: self.task.clone(),
            library: self.library.clone(),
            architecture: self.architecture.clone(),
            params: self.params,
            context: self.context,
            gated: self.gated.clone(),
            languages: self.languages.clone(),
            told: self.told,
            state: self.state.clone(),
            state_since: self.state_since.clone(),
        }
    }

    /// Its licence in the words of the card.
    #[must_use]
    pub fn licence(&self) -> HubLicence {
        HubLicence {
            words: self.licence_words.clone(),
            name: self.licence_name.clone(),
            link: self.licence_link.clone(),
        }
    }

    /// What moves all the time.
    #[must_use]
    pub fn counts(&self) -> HubCounts {
        HubCounts {
            downloads: self.downloads,
            likes: self.likes,
            downloads_all: self.downloads_all,
            modified_at: self.modified_at,
            sha: self.sha.clone(),
        }
    }
}

/// An edge upwards of a held model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldEdge {
    /// Its number.
    pub id: i64,
    /// Number of the child.
    pub child_id: i64,
    /// The parent as the source named it.
    pub parent_words: String,
    /// The parent's name today, where it is a model of the atlas.
    pub parent_repo: Option<String>,
    /// Name of the relation.
    pub relation: String,
    /// Whether weights pass.
    pub carries: String,
    /// The Hub declares it.
    pub declared: bool,
    /// Another said it, and the Hub declares the same.
    pub seconded: bool,
}

/// Who bore a name before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// The name.
    pub name: String,
    /// Number of the model.
    pub id: i64,
    /// The Hub's own number of it.
    pub hub_id: String,
}

/// The highest numbers given out so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastNumbers {
    /// Of models.
    pub model: i64,
    /// Of ranks.
    pub rank: i64,
    /// Of edges.
    pub edge: i64,
    /// Of facts.
    pub fact: i64,
}

impl Batch {
    /// What is held of the models with these Hub ids or, in any case of letters, with these names.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn held(&mut self, hub_ids: &[&str], repos: &[&str]) -> Result<Vec<Held>> {
        let (hub_ids, repos) = (json_of(hub_ids)?, json_of(repos)?);
        let found = sqlx::query_file_as!(Held, "queries/hub/held.sql", hub_ids, repos);
        Ok(found.fetch_all(&mut *self.transaction).await?)
    }

    /// Edges upwards of these models, and what the source with this name says of them.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn held_edges(&mut self, models: &[i64], source: &str) -> Result<Vec<HeldEdge>> {
        let models = json_of(models)?;
        let found = sqlx::query_file_as!(HeldEdge, "queries/hub/held_edges.sql", models, source);
        Ok(found.fetch_all(&mut *self.transaction).await?)
    }

    /// Models that bore these names at the Hub and now bear another.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn bearers(&mut self, names: &[&str]) -> Result<Vec<Bearer>> {
        let names = json_of(names)?;
        let found = sqlx::query_file_as!(Bearer, "queries/hub/bearers.sql", names);
        Ok(found.fetch_all(&mut *self.transaction).await?)
    }

    /// The numbers of these owners, of whom the new ones are added and tied to their makers.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn owners(&mut self, handles: &[&str]) -> Result<BTreeMap<String, i64>> {
        let handles = json_of(handles)?;
        sqlx::query_file!("queries/write/hub_owner.sql", handles)
            .execute(&mut *self.transaction)
            .await?;
        let found = sqlx::query_file!("queries/hub/owners.sql", handles)
            .fetch_all(&mut *self.transaction)
            .await?;
        Ok(found.into_iter().map(|row| (row.handle, row.id)).collect())
    }

    /// The highest numbers given out so far.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn last_numbers(&mut self) -> Result<LastNumbers> {
        let found = sqlx::query_file_as!(LastNumbers, "queries/hub/last_numbers.sql");
        Ok(found.fetch_one(&mut *self.transaction).await?)
    }

    /// Ties edges to the models their parents' names name, where that was not possible before. Returns how many were tied.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn link_edges(&mut self) -> Result<u64> {
        let (mut after, mut tied) = (0, 0);
        loop {
            let block = sqlx::query_file!("queries/hub/unlinked.sql", after, 10_000)
                .fetch_one(&mut *self.transaction)
                .await?;
            let Some(last) = block.last else { return Ok(tied) };
            let linked = sqlx::query_file!("queries/write/edge_link.sql", after, last)
                .execute(&mut *self.transaction)
                .await?;
            tied += linked.rows_affected();
            after = last;
        }
    }
}

//! May I…? Every question asked of a model with all that binds it, or of a licence alone.

use crate::{
    Catalogue, Error, Result,
    view::{MayAsk, MayPage},
};

impl Catalogue {
    /// Asks every question at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the nearest names; when the atlas cannot be read.
    pub async fn may(&self, ask: &MayAsk) -> Result<MayPage> {
        let licences = match (&ask.repo, &ask.licence) {
            (Some(repo), _) => {
                let found = self.find(repo).await?;
                let row = store::read::models::whole(&self.reader, found.id).await?;
                row.and_then(|row| self.names.licences.tag(row.licence_id))
            }
            (None, Some(words)) => Some(
                self.names
                    .licences
                    .called(words)
                    .map(crate::names::licences::tag)
                    .ok_or_else(|| Error::not_found("licence", words, Vec::new()))?,
            ),
            (None, None) => None,
        };
        Ok(MayPage {
            repo: ask.repo.clone(),
            unknown: licences.is_none(),
            licences: licences.into_iter().collect(),
            chosen: None,
            rows: Vec::new(),
            sources: Vec::new(),
        })
    }
}

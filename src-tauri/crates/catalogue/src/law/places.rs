//! Which terms of a licence can be shown in its text: looked up once a licence, kept as long as the atlas is open.

use crate::{Catalogue, Result};
use licences::{LicenceId, Passages, Table};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use store::read;

/// For each licence asked about, whether the anchor of each of its terms stands in the text that is here.
#[derive(Debug, Default)]
pub(crate) struct Places {
    held: Mutex<HashMap<LicenceId, Arc<Vec<bool>>>>,
}

impl Catalogue {
    /// For each term of a licence in the order of the table, whether its passage can be shown.
    pub(crate) async fn shown_in_text(&self, licence: LicenceId) -> Result<Arc<Vec<bool>>> {
        let held = |places: &Places| {
            places
                .held
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get(&licence)
                .cloned()
        };
        if let Some(known) = held(&self.counts.places) {
            return Ok(known);
        }
        let text = match self.lawful(licence) {
            Some(row) => read::licences::text(&self.reader, row.id).await?,
            None => None,
        };
        let terms = &Table::embedded().licence(licence).terms;
        let found = match text {
            Some(text) => {
                let passages = Passages::of(&text.text);
                terms.iter().map(|term| passages.hold(&term.anchor)).collect()
            }
            None => vec![false; terms.len()],
        };
        let found = Arc::new(found);
        let mut kept = self.counts.places.held.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(licence, Arc::clone(&found));
        Ok(found)
    }
}

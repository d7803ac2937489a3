//! Which models the person keeps: marked, collected, or written about.

use crate::{Result, Shelf};
use std::collections::BTreeSet;
use store::library::{ALL, Thing};

impl Shelf {
    /// The ids of all models that are a favourite, lie in a collection or have a note.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn kept_models(&self) -> Result<Vec<String>> {
        let mut kept = BTreeSet::new();
        let mut keep = |thing: Thing| {
            if thing.kind == "model" {
                kept.insert(thing.key);
            }
        };
        self.library
            .favourites(ALL)
            .await?
            .into_iter()
            .for_each(|row| keep(row.thing));
        self.library
            .notes(ALL)
            .await?
            .into_iter()
            .for_each(|row| keep(row.thing));
        for collection in self.library.collections(ALL).await? {
            let items = self.library.items(collection.row.id, ALL).await?;
            items.into_iter().for_each(|row| keep(row.thing));
        }
        Ok(kept.into_iter().collect())
    }
}

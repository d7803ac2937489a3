//! The shelf: what is kept, shown.

use crate::{
    Result, bounds,
    view::{
        Changed, Collection, CollectionAsk, CollectionPage, Kept, Mine, MineAsk, Note, SavedSearch, ShelfAsk, ShelfPage,
    },
};
use store::{
    Library,
    library::{CollectionCount, FavouriteRow, ItemRow, JournalRow, NoteRow, SearchRow},
};

/// Rows of a kind in the overview.
const OVERVIEW: i64 = 500;

/// Everything the person made. Cheap to clone; all clones write through one connection.
#[derive(Debug, Clone)]
pub struct Shelf {
    pub(crate) library: Library,
}

impl Shelf {
    /// The shelf over an opened library.
    #[must_use]
    pub fn new(library: Library) -> Self {
        Self { library }
    }

    /// Everything the person keeps, in overview.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn page(&self, _ask: &ShelfAsk) -> Result<ShelfPage> {
        Ok(ShelfPage {
            favourites: self
                .library
                .favourites(OVERVIEW)
                .await?
                .into_iter()
                .map(favourite)
                .collect(),
            collections: self
                .library
                .collections(OVERVIEW)
                .await?
                .into_iter()
                .map(collection)
                .collect(),
            searches: self.library.searches(OVERVIEW).await?.into_iter().map(search).collect(),
            notes: self.library.notes(OVERVIEW).await?.into_iter().map(note).collect(),
            undo: self.library.last_change().await?.map(|change| changed(&change)),
        })
    }

    /// A collection with what is in it.
    ///
    /// # Errors
    /// [`crate::Error::NoSuchNumber`] where there is none.
    pub async fn collection(&self, ask: &CollectionAsk) -> Result<CollectionPage> {
        let missing = crate::Error::NoSuchNumber {
            what: "collection",
            id: ask.id,
        };
        let row = self.library.collection(ask.id).await?.ok_or(missing)?;
        let items: Vec<Kept> = self
            .library
            .items(ask.id, bounds::ITEMS)
            .await?
            .into_iter()
            .map(item)
            .collect();
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        Ok(CollectionPage {
            collection: Collection {
                id: row.id,
                name: row.name,
                count,
            },
            items,
        })
    }

    /// What the person has made of a subject. A subject nothing can be called has nothing.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn mine(&self, ask: &MineAsk) -> Result<Mine> {
        let thing = bounds::subject(&ask.subject)?;
        Ok(Mine {
            note: self.library.note(&thing).await?.map(note),
            favourite: self.library.favourite(&thing).await?.is_some(),
            collections: self.library.holding(&thing).await?,
        })
    }
}

fn favourite(row: FavouriteRow) -> Kept {
    Kept {
        subject: bounds::of(row.thing),
        added_at: row.added_at,
    }
}

fn item(row: ItemRow) -> Kept {
    Kept {
        subject: bounds::of(row.thing),
        added_at: row.added_at,
    }
}

fn note(row: NoteRow) -> Note {
    Note {
        subject: bounds::of(row.thing),
        text: row.text,
        changed_at: row.changed_at,
    }
}

fn collection(counted: CollectionCount) -> Collection {
    let count = u32::try_from(counted.count).unwrap_or(u32::MAX);
    Collection {
        id: counted.row.id,
        name: counted.row.name,
        count,
    }
}

fn search(row: SearchRow) -> SavedSearch {
    SavedSearch {
        id: row.id,
        name: row.name,
        query: row.query,
    }
}

pub(crate) fn changed(row: &JournalRow) -> Changed {
    Changed {
        id: row.id,
        what: row.what.clone(),
        about: row.about.clone(),
        at: row.at,
        made: None,
    }
}

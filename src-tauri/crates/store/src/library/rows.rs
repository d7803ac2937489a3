//! The rows a person's things are made of. A change is a list of steps over them, and so is what takes it back.

use serde::{Deserialize, Serialize};

/// What a row is about, by name, so that it outlives any atlas: `model` and a repository id, `maker` or `licence` and a slug.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Thing {
    /// `model`, `maker` or `licence`.
    pub kind: String,
    /// Its name.
    pub key: String,
}

/// A note as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRow {
    /// About what.
    pub thing: Thing,
    /// The person's words, never empty.
    pub text: String,
    /// Last changed, UTC seconds.
    pub changed_at: i64,
}

/// A favourite as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FavouriteRow {
    /// What.
    pub thing: Thing,
    /// Since when, UTC seconds.
    pub added_at: i64,
}

/// A collection as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionRow {
    /// Its number, never given twice.
    pub id: i64,
    /// Its name; no two collections share one.
    pub name: String,
    /// Made, UTC seconds.
    pub created_at: i64,
}

/// A thing's place in a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRow {
    /// The collection.
    pub collection_id: i64,
    /// What.
    pub thing: Thing,
    /// Put in, UTC seconds.
    pub added_at: i64,
    /// Its place in the order, rising.
    pub place: i64,
}

/// A saved search as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchRow {
    /// Its number, never given twice.
    pub id: i64,
    /// Its name; no two searches share one.
    pub name: String,
    /// The query.
    pub query: String,
    /// Saved, UTC seconds.
    pub saved_at: i64,
}

/// A kept claim as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimRow {
    /// Its number, never given twice.
    pub id: i64,
    /// The claim in the language of claims.
    pub text: String,
    /// The sentence, word for word; may be empty.
    pub sentence: String,
    /// Where it was said.
    pub said_in: Option<String>,
    /// When it was said, as a day.
    pub said_on: Option<String>,
    /// Kept or last changed, UTC seconds.
    pub kept_at: i64,
    /// What came of it, the newest first, as JSON text.
    pub answers: String,
}

/// A setting as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingRow {
    /// Which.
    pub key: String,
    /// Its value, as JSON text.
    pub value: String,
}

/// Any row of the person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// A note.
    Note(NoteRow),
    /// A favourite.
    Favourite(FavouriteRow),
    /// A collection, without its list.
    Collection(CollectionRow),
    /// A place in a collection.
    Item(ItemRow),
    /// A saved search.
    Search(SearchRow),
    /// A setting.
    Setting(SettingRow),
    /// A claim.
    Claim(ClaimRow),
}

/// By what a row is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// A note, by what it is about.
    Note(Thing),
    /// A favourite, by what it is.
    Favourite(Thing),
    /// A collection, by number.
    Collection(i64),
    /// A place in a collection, by number and thing.
    Item(i64, Thing),
    /// A saved search, by number.
    Search(i64),
    /// A setting, by name.
    Setting(String),
    /// A claim, by number.
    Claim(i64),
}

impl Row {
    /// By what this row is found.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Note(note) => Key::Note(note.thing.clone()),
            Self::Favourite(favourite) => Key::Favourite(favourite.thing.clone()),
            Self::Collection(collection) => Key::Collection(collection.id),
            Self::Item(item) => Key::Item(item.collection_id, item.thing.clone()),
            Self::Search(search) => Key::Search(search.id),
            Self::Setting(setting) => Key::Setting(setting.key.clone()),
            Self::Claim(claim) => Key::Claim(claim.id),
        }
    }
}

/// One step of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The row shall stand like this.
    Put(Row),
    /// There shall be no such row.
    Drop(Key),
}

/// A change in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// Its number, rising.
    pub id: i64,
    /// Which change.
    pub what: String,
    /// What it was about.
    pub about: String,
    /// When, UTC seconds.
    pub at: i64,
    /// What takes it back, in the order to do it.
    pub inverse: Vec<Step>,
}

//! The shapes in which the person's own things cross the counter.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a note, a favourite or a place in a collection is about. Kept by name, so that it survives every sync and
/// even a model's disappearance.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Subject {
    /// What kind of thing.
    pub kind: SubjectKind,
    /// Its key: a repository id, a maker's or licence's slug.
    pub key: String,
}

/// Kinds of things a person can mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// A model.
    Model,
    /// A maker.
    Maker,
    /// A licence.
    Licence,
}

/// Asks for everything the person keeps.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ShelfAsk {}

/// Everything the person keeps, in overview.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ShelfPage {
    /// Favourites, newest first, at most 500.
    pub favourites: Vec<Kept>,
    /// Collections by name.
    pub collections: Vec<Collection>,
    /// Saved searches by name.
    pub searches: Vec<SavedSearch>,
    /// Notes, last changed first, at most 500.
    pub notes: Vec<Note>,
    /// What Undo would take back.
    pub undo: Option<Changed>,
}

/// A thing kept.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Kept {
    /// What.
    pub subject: Subject,
    /// Since when, UTC seconds.
    pub added_at: i64,
}

/// A note.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Note {
    /// What it is about.
    pub subject: Subject,
    /// The person's words, at most 64 KiB.
    pub text: String,
    /// Last changed, UTC seconds.
    pub changed_at: i64,
}

/// A collection in the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Collection {
    /// Its number.
    pub id: i64,
    /// Its name, at most 200 characters.
    pub name: String,
    /// Things in it.
    pub count: u32,
}

/// A saved search.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SavedSearch {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The query.
    pub query: String,
}

/// Opens a collection.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CollectionAsk {
    /// Its number.
    pub id: i64,
}

/// A collection's page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CollectionPage {
    /// The collection.
    pub collection: Collection,
    /// What is in it, in the order added, at most 5,000.
    pub items: Vec<Kept>,
}

/// Asks what the person has made of a subject.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MineAsk {
    /// The subject.
    pub subject: Subject,
}

/// What the person has made of a subject.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Mine {
    /// The note.
    pub note: Option<Note>,
    /// It is a favourite.
    pub favourite: bool,
    /// Collections it is in.
    pub collections: Vec<i64>,
}

/// A change to the person's things. Every one can be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "what",
    rename_all = "snake_case",
    rename_all_fields = "snake_case",
    deny_unknown_fields
)]
pub enum Change {
    /// Writes a note; empty text removes it.
    SetNote {
        /// About what.
        subject: Subject,
        /// The words.
        text: String,
    },
    /// Marks or unmarks a favourite.
    SetFavourite {
        /// What.
        subject: Subject,
        /// Marked.
        on: bool,
    },
    /// Makes a collection.
    NewCollection {
        /// Its name; another of the same name is refused.
        name: String,
    },
    /// Renames a collection.
    RenameCollection {
        /// Which.
        id: i64,
        /// New name.
        name: String,
    },
    /// Removes a collection with its list; the things themselves stay.
    DeleteCollection {
        /// Which.
        id: i64,
    },
    /// Puts things into a collection or takes them out.
    Collect {
        /// Which.
        id: i64,
        /// What, at most 1,000.
        subjects: Vec<Subject>,
        /// In or out.
        on: bool,
    },
    /// Saves a search; the same name replaces.
    SaveSearch {
        /// Its name.
        name: String,
        /// The query.
        query: String,
    },
    /// Removes a saved search.
    DeleteSearch {
        /// Which.
        id: i64,
    },
}

/// A change that was made.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Changed {
    /// Its number in the journal.
    pub id: i64,
    /// Which change, as its `what`.
    pub what: String,
    /// What it was about: a subject's key, a collection's or search's name.
    pub about: String,
    /// When, UTC seconds.
    pub at: i64,
    /// The collection or search made, if one was.
    pub made: Option<i64>,
}

/// Asks to take back the last change.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct UndoAsk {
    /// Only if the last change is this one; otherwise whatever was last.
    pub id: Option<i64>,
}

/// What was taken back; nothing where there was nothing to take back.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Undone {
    /// The change that no longer holds.
    pub change: Option<Changed>,
}

/// Asks for the settings.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsAsk {}

/// How the person wants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// `de`, `en`, `zh`; absent follows the system.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Height of rows.
    pub density: Density,
    /// Single letters act as keys outside text fields.
    pub letter_keys: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::System,
            density: Density::Normal,
            letter_keys: true,
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Height of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// 28 px.
    Compact,
    /// 34 px.
    #[default]
    Normal,
    /// 44 px.
    Roomy,
}

/// Asks for everything the person made, to be kept elsewhere.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ExportAsk {}

/// Everything the person made.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Export {
    /// A suggested file name.
    pub file_name: String,
    /// JSON text with notes, favourites, collections, searches and settings, read back by `baimo library import`.
    pub text: String,
}

/// Hands in what Export wrote.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportAsk {
    /// The text, at most 256 MiB.
    pub text: String,
}

/// What an import added or brought up to date. What was here already is not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Imported {
    /// Notes.
    pub notes: u32,
    /// Favourites.
    pub favourites: u32,
    /// Collections made.
    pub collections: u32,
    /// Things put into collections.
    pub items: u32,
    /// Saved searches.
    pub searches: u32,
    /// Claims.
    pub claims: u32,
    /// Settings that had never been changed here, the policy among them.
    pub settings: u32,
    /// The export held another policy than the one that is kept here, or none that could be kept; it was left aside.
    pub policy_left: bool,
}

/// Asks how the person wants to sync.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SyncSettingsAsk {}

/// How the person wants to sync. Kept in the library; the token is not part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SyncSettings {
    /// How much of the Hub.
    pub scope: SyncScope,
    /// How many model cards and licence files a sync fetches at most, up to 50,000.
    pub files: u32,
    /// What is set for single places; a place without a line is as it comes.
    pub places: Vec<PlaceSetting>,
    /// By which proxy connections go.
    pub proxy: SyncProxy,
}

/// How much of the Hub is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncScope {
    /// The models that people use, with cards and licence files.
    #[default]
    Core,
    /// All models, in lean rows.
    Everything,
}

/// What is set for a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceSetting {
    /// Its key.
    pub place: String,
    /// Switched on or off; nothing: as it comes.
    pub on: Option<bool>,
    /// A mirror: `https://hf-mirror.com`. `http` and private addresses are taken as typed and confirmed.
    pub endpoint: Option<String>,
}

/// By which proxy connections go.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "by", content = "address")]
pub enum SyncProxy {
    /// By none, whatever the system says.
    #[default]
    None,
    /// By the one the system or the environment names.
    System,
    /// By this one: `http://…`, `https://…`, `socks5://…` or `socks5h://…`, without a password.
    Address(String),
}

impl Default for SyncSettings {
    fn default() -> Self {
        Self {
            scope: SyncScope::Core,
            files: 2_000,
            places: Vec::new(),
            proxy: SyncProxy::None,
        }
    }
}

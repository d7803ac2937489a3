//! What places hand on: records in the words of their source, read only as far as the wire format forces it.

use atlas::{Day, Relation};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a source says of a field. A field that was not sent says nothing: it never takes back what is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Told<T> {
    /// The field was not sent, or in a form that cannot be read.
    #[default]
    Nothing,
    /// The source says that there is none.
    None,
    /// The source says this.
    This(T),
}

/// Records of one kind; a batch holds one kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Records {
    /// Models of the Hub, as listed.
    Models(Vec<ModelRecord>),
    /// The Hub answered about one repository alone: it now has this name (a rename), or is there no more for the public.
    Fates(Vec<Fate>),
    /// Repositories of another place that may be the same models.
    Mirrors(Vec<MirrorRecord>),
    /// Days of a board.
    Boards(Vec<BoardDay>),
    /// Every offer of a price list on one day: what is missing is no longer offered.
    Offers(Vec<OfferRecord>),
    /// Licences of a list.
    Licences(Vec<LicenceRecord>),
    /// Texts of licences.
    LicenceTexts(Vec<LicenceTextRecord>),
    /// Model cards.
    Cards(Vec<CardRecord>),
}

impl Records {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Models(all) => all.len(),
            Self::Fates(all) => all.len(),
            Self::Mirrors(all) => all.len(),
            Self::Boards(all) => all.len(),
            Self::Offers(all) => all.len(),
            Self::Licences(all) => all.len(),
            Self::LicenceTexts(all) => all.len(),
            Self::Cards(all) => all.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What is kept together: all of it and the cursor in one transaction, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// The records.
    pub records: Records,
    /// From where to go on when everything up to here is kept.
    pub cursor: super::Cursor,
    /// The models between two moments of creation that this batch lists completely (both ends excluded below, included
    /// above, in the order of (created, hub id)): whoever the atlas holds in between and is not in the batch is gone.
    pub complete: Option<Stretch>,
    /// Records that could not be read.
    pub odd: Vec<Odd>,
    /// Fields that were expected and how often they were missing or unreadable.
    pub drift: Drift,
    /// How many records the pull comes to, as far as the place can tell.
    pub of: Option<u64>,
}

/// A stretch of the Hub's order of creation: `(milliseconds, hub id)`; the beginning is open (`None`: from the first).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Behind this one.
    pub after: Option<(i64, String)>,
    /// Up to and with this one; `None`: to the end.
    pub upto: Option<(i64, String)>,
}

/// A record that was kept aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// Its id, if that much could be read, or its number in the answer (`#17`).
    pub key: String,
    /// What is wrong with it, in English.
    pub reason: String,
    /// The record as it came, at most 4,000 characters.
    pub words: String,
}

/// How often each expected field was missing or unreadable, of how many records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    /// Records looked at.
    pub records: u64,
    /// Field → records without it, or with it in another form.
    pub missing: BTreeMap<String, u64>,
    /// Fields that are new to us → records with it.
    pub unknown: BTreeMap<String, u64>,
}

/// Who may download.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Everybody.
    Open,
    /// Whoever agrees.
    Auto,
    /// Whom the maker lets in.
    Manual,
}

/// A licence as a card words it. A list of models without their cards gives `ids` alone: then `name` and `link` are not
/// said, and what is known of them stands as long as `ids` stays the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceWords {
    /// `license`; several where the card lists several.
    pub ids: Vec<String>,
    /// `license_name`, given with `other`.
    pub name: Option<String>,
    /// `license_link`: an address, or a file of the repository.
    pub link: Option<String>,
}

/// A parent as the Hub or the card names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Parent {
    /// Its id.
    pub repo: String,
    /// How the model comes from it; `None` where only a parent is named.
    pub relation: Option<Relation>,
}

/// A model of the Hub.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelRecord {
    /// `_id`: outlives a rename.
    pub hub_id: Option<String>,
    /// The whole id today.
    pub repo: String,
    /// Creation, UTC milliseconds. Nothing is older than 2022-03-02T23:29:04.
    pub created_at_ms: Option<i64>,
    /// Last change of files or card, UTC seconds; counters change without it.
    pub modified_at: Option<i64>,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Downloads since counting began.
    pub downloads_all: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
    /// Who may download.
    pub gate: Told<Gate>,
    /// Switched off by the Hub.
    pub disabled: bool,
    /// Only for its owner; seen with a token.
    pub private: bool,
    /// Pipeline tag.
    pub task: Told<String>,
    /// Library.
    pub library: Told<String>,
    /// Tags as sent.
    pub tags: Told<Vec<String>>,
    /// Natural languages, ISO 639, as the tags give them.
    pub languages: Told<Vec<String>>,
    /// Declared parents, sorted.
    pub parents: Told<Vec<Parent>>,
    /// The licence.
    pub licence: Told<LicenceWords>,
    /// Total parameters; nothing where the weights are packed and the sum would be wrong.
    pub params: Option<u64>,
    /// Architecture class or family.
    pub architecture: Option<String>,
    /// Context in tokens.
    pub context: Option<u64>,
    /// Commit.
    pub sha: Option<String>,
}

/// What became of a repository that was asked for alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// The name that was asked for.
    pub repo: String,
    /// What the Hub answered.
    pub is: Is,
}

/// The Hub's answer about one repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Is {
    /// It is there, under this name.
    There,
    /// It has this name now.
    Renamed(String),
    /// It is gone or private: without a token the Hub does not tell these apart.
    NotPublic,
}

/// A repository of another place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorRecord {
    /// Its whole id there.
    pub id: String,
    /// A display name, often Chinese.
    pub title: Option<String>,
    /// The licence as worded there.
    pub licence: Option<String>,
    /// Downloads as counted there.
    pub downloads: Option<u64>,
    /// Last change, UTC seconds.
    pub modified_at: Option<i64>,
}

/// A board that may not be in the atlas yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardWords {
    /// Key, unique (`lmarena-text-coding`).
    pub slug: String,
    /// Name.
    pub name: String,
    /// `elo`, `bradley_terry`, `mean_percent` …
    pub metric: String,
    /// What it measures, in English, German and Chinese.
    pub about: [String; 3],
}

/// One day of a board, whole.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardDay {
    /// The board.
    pub board: BoardWords,
    /// The day.
    pub day: Day,
    /// The scale the scores are on, where a series changes it (`elo`, `bradley_terry`, `arena-score`); ranks and scores compare
    /// within a scale only.
    pub scale: Option<String>,
    /// Its lines in order; at most 1,000 are kept, `rows` says how many there were.
    pub lines: Vec<BoardLine>,
    /// Lines on the board that day.
    pub rows: u32,
}

/// A line of a board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardLine {
    /// Rank; ranks may tie.
    pub rank: u32,
    /// The name on the board.
    pub words: String,
    /// A Hub id, where the board gives one.
    pub repo: Option<String>,
    /// The organisation as the board names it.
    pub organisation: Option<String>,
    /// Score in the board's unit.
    pub score: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end of its interval.
    pub high: Option<f64>,
    /// Votes behind it.
    pub votes: Option<u64>,
    /// Parameters as the board has them, in thousand millions.
    pub params_b: Option<f64>,
    /// Architecture as the board names it.
    pub architecture: Option<String>,
    /// Licence as the board words it.
    pub licence: Option<String>,
    /// Base as the board names it.
    pub base: Option<String>,
}

/// A model by the token, today.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferRecord {
    /// The source's key, unique in it.
    pub key: String,
    /// Who sells.
    pub provider: String,
    /// The model as the source names it.
    pub words: String,
    /// Its Hub id, where the source gives it.
    pub repo: Option<String>,
    /// ISO 4217.
    pub currency: String,
    /// A million tokens read; `None` where the price varies or is not given. Zero is free.
    pub input: Option<f64>,
    /// A million tokens written.
    pub output: Option<f64>,
    /// A million tokens read from a cache.
    pub cached: Option<f64>,
    /// Announced end.
    pub until: Option<Day>,
}

/// A licence of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceRecord {
    /// SPDX identifier.
    pub spdx: String,
    /// Name.
    pub name: String,
    /// The list calls it deprecated.
    pub deprecated: bool,
    /// Approved by the Open Source Initiative.
    pub osi_approved: bool,
    /// Where it can be read.
    pub url: Option<String>,
}

/// The text of a licence as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceTextRecord {
    /// Whose text it is.
    pub of: TextOf,
    /// Where it was found: an address without query.
    pub url: String,
    /// The text, at most 2 MiB.
    pub text: Found,
    /// ETag, word for word.
    pub etag: Option<String>,
}

/// What stood at an address of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This text, UTF-8.
    This(String),
    /// The same as before (304): it was seen again today.
    Same,
    /// There is none, or none for the public.
    Nothing,
}

/// What a licence text belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextOf {
    /// A licence with this SPDX identifier.
    Spdx(String),
    /// A file of a repository; the last component is the file.
    Repo {
        /// The repository.
        repo: String,
        /// The file.
        file: String,
    },
}

/// A model card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRecord {
    /// Whose card.
    pub repo: String,
    /// Markdown with its front matter as it came, at most 1 MiB.
    pub markdown: Found,
    /// ETag, word for word.
    pub etag: Option<String>,
}

//! An audit as a document: CycloneDX, SPDX, a table, a report to print.
//!
//! The same inventory gives the same bytes: the time is given, and what must be unique is derived from the content. The
//! two bills name files without the folders above them, since they are made to be given away; table and report name
//! the whole path. None of them is legal advice, and each says so.

mod csv;
mod cyclonedx;
mod report;
mod spdx;
mod stamp;

pub use csv::csv;
pub use cyclonedx::cyclonedx;
pub use report::{Speech, report};
pub use spdx::spdx;

/// What stands on every document.
pub const NO_ADVICE: &str = "What licences say as Baimo reads them, and what a policy makes of it; not legal advice.";

/// All that an audit found, in the order in which it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inventory {
    /// When the audit was made, UTC seconds.
    pub made_at: i64,
    /// Version of Baimo.
    pub version: String,
    /// State of the atlas.
    pub revision: i64,
    /// Name of the policy.
    pub policy: Option<String>,
    /// Why it is not everything, if it is not.
    pub cut_short: Option<String>,
    /// How much could not be read.
    pub unread: u32,
    /// The models.
    pub models: Vec<Item>,
}

/// A model of an inventory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub name: String,
    /// The model of the atlas it is, or was made from.
    pub id: Option<String>,
    /// It was made from that model and is not it.
    pub derived: bool,
    /// On what ground they were matched, and how surely.
    pub ground: Option<(String, String)>,
    /// Models that fit equally well.
    pub candidates: Vec<String>,
    /// Who publishes the model of the atlas.
    pub maker: Option<String>,
    /// Day of release or creation, `2024-08-19`.
    pub released: Option<String>,
    /// Where it was found.
    pub store: String,
    /// Commit or tag.
    pub revision: Option<String>,
    /// What it is kept in.
    pub format: String,
    /// Kind of numbers.
    pub quantisation: Option<String>,
    /// Architecture.
    pub architecture: Option<String>,
    /// Pipeline tag.
    pub task: Option<String>,
    /// Parameters.
    pub params: Option<u64>,
    /// Context in tokens.
    pub context: Option<u64>,
    /// Its files.
    pub files: Vec<ItemFile>,
    /// The licence it declares, in the source's words.
    pub declared_words: Option<String>,
    /// The licence those words name.
    pub declared: Option<Law>,
    /// Licences that bind it in the end, its own first; empty where nothing is known.
    pub binding: Vec<Law>,
    /// A licence that binds it is missing or not recognised.
    pub unread: bool,
    /// Licence words in the files, and the licence they name.
    pub stated_words: Option<String>,
    /// The licence those words name.
    pub stated: Option<Law>,
    /// `allow`, `conditions`, `deny`, `unknown`.
    pub verdict: String,
    /// Declared and effective differ.
    pub differs: bool,
    /// Ancestors whose weights it carries, the nearest first.
    pub ancestors: Vec<ItemAncestor>,
    /// Terms that hold in the end.
    pub terms: Vec<ItemTerm>,
    /// The policy's stance.
    pub stance: Option<String>,
    /// Why.
    pub reasons: Vec<String>,
}

/// A licence of an inventory.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Law {
    /// Our key.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// SPDX id of the list of licences.
    pub spdx: Option<String>,
    /// Where its publisher keeps the text.
    pub url: Option<String>,
}

impl Law {
    /// As SPDX expressions write it: its id, or a reference of ours.
    pub(crate) fn expression(&self) -> String {
        self.spdx
            .clone()
            .unwrap_or_else(|| format!("LicenseRef-baimo-{}", self.slug))
    }
}

/// A file of an inventory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemFile {
    /// Its path.
    pub path: String,
    /// Size, bytes.
    pub size_bytes: u64,
    /// SHA-256 in hex.
    pub sha256: Option<String>,
    /// Why its header cannot be believed.
    pub trouble: Option<String>,
}

impl ItemFile {
    /// Its name without the folders above.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }
}

/// An ancestor of a model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemAncestor {
    /// Its id.
    pub id: String,
    /// By which relation.
    pub relation: String,
    /// On what ground: `declared`, `documented`, `inferred`.
    pub status: String,
    /// Its licence.
    pub licence: Option<Law>,
}

/// A term of an inventory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemTerm {
    /// Key of the vocabulary.
    pub key: String,
    /// Its value.
    pub value: String,
    /// Where it stands; empty where it comes from silence.
    pub clause: String,
    /// In which licence, by its short name.
    pub licence: String,
}

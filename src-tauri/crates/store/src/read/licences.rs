//! Licences: what they are, say, are called, and who uses them.

use super::cell::{ConfidenceCell, DayCell, GroupCell, VerdictCell};
use atlas::{Confidence, Day, TermGroup, Verdict};

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Its number.
    pub id: i64,
    /// Our key.
    pub slug: String,
    /// SPDX id.
    pub spdx: Option<String>,
    /// Its name.
    pub name: String,
    /// A short form for badges.
    pub short: String,
    /// Version as the publisher names it.
    pub version: Option<String>,
    /// Family.
    pub family: String,
    /// Who publishes the text.
    pub publisher: Option<String>,
    /// First published.
    pub published: Option<Day>,
    /// Approved by the Open Source Initiative.
    pub osi_approved: Option<bool>,
    /// Where the publisher keeps it.
    pub canonical_url: Option<String>,
    /// Where the text can be had.
    pub text_place: Option<String>,
    /// Slug of the licence this one came after.
    pub succeeds: Option<String>,
    /// Slug of the licence for newer models.
    pub replaced_by: Option<String>,
    /// How it stands for commercial use.
    pub verdict: Verdict,
    /// Who says so.
    pub source_id: i64,
}

/// Words of the wild that name a licence, or are known to name none in particular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The words, folded.
    pub folded: String,
    /// The words.
    pub words: String,
    /// Where such words stand.
    pub kind: String,
    /// The licence they name.
    pub licence_id: Option<i64>,
    /// `licence`, `ambiguous` or `unknown`.
    pub reading: String,
}

/// A number of models by licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Users {
    /// The licence.
    pub licence_id: i64,
    /// How many models.
    pub models: u32,
}

/// A number of models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Without {
    /// How many.
    pub models: u32,
}

/// What is held of a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holds {
    /// The licence.
    pub licence_id: i64,
    /// How many terms.
    pub terms: u32,
    /// The text.
    pub has_text: bool,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Key of the vocabulary.
    pub key: String,
    /// Value in the vocabulary's words.
    pub value: String,
    /// Where it stands.
    pub clause: String,
    /// A few words of the text.
    pub anchor: String,
    /// Its side.
    pub group: TermGroup,
    /// A remark of ours.
    pub note: Option<String>,
    /// JSON of a number at which it begins to bind.
    pub threshold: Option<String>,
    /// It hits multimodal models only.
    pub multimodal_only: bool,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A term in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermInShort {
    /// Where it stands.
    pub clause: String,
    /// Value in the vocabulary's words.
    pub value: String,
}

/// A key of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub key: String,
}

/// A licence's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Who gave it.
    pub source_id: i64,
}

/// A text by content, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSeen {
    /// The licence.
    pub licence_id: i64,
    /// SHA-256 in hex.
    pub sha256: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// Its size.
    pub bytes: i64,
    /// Day first seen.
    pub first_seen: Option<Day>,
    /// Day last seen.
    pub last_seen: Option<Day>,
    /// Who gave it.
    pub source_id: i64,
}

/// A licence's words, found by their content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextOf {
    /// The licence.
    pub licence_id: i64,
    /// The text.
    pub text: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Who gave it.
    pub source_id: i64,
}

/// A span in which a maker used a licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The maker, if known.
    pub maker_id: Option<i64>,
    /// For which of its models.
    pub scope: String,
    /// The licence, if known.
    pub licence_id: Option<i64>,
    /// From.
    pub since: Option<Day>,
    /// Until.
    pub until: Option<Day>,
    /// Who says so.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

questions! {
    /// All licences.
    many list() -> Licence = "queries/licence/list.sql";
    /// All spellings of the wild.
    many spellings() -> Spelling = "queries/licence/spellings.sql";
    /// How many models declare each licence.
    many declared() -> Users = "queries/licence/declared.sql";
    /// How many models each licence binds that declare another.
    many inherited() -> Users = "queries/licence/inherited.sql";
    /// How many models state no licence.
    one without() -> Without = "queries/licence/without.sql";
    /// What is held of each licence.
    many holds() -> Holds = "queries/licence/holds.sql";
    /// What a licence says.
    many terms(licence: i64) -> Term = "queries/licence/terms.sql";
    /// One term of a licence.
    maybe term(licence: i64, key: &str) -> TermInShort = "queries/licence/term.sql";
    /// All keys a term can have.
    many vocabulary() -> Key = "queries/licence/vocabulary.sql";
    /// A licence's words.
    maybe text(licence: i64) -> Text = "queries/licence/text.sql";
    /// The texts held of these licences, without their words.
    many texts(licences: &[i64]) -> TextSeen = "queries/licence/texts.sql";
    /// The words with this SHA-256.
    maybe text_by_hash(sha256: &str) -> TextOf = "queries/licence/text_by_hash.sql";
    /// Which makers used a licence when.
    many uses(licence: i64) -> Use = "queries/licence/uses.sql";
    /// Which licences a maker used when.
    many uses_of_maker(maker: i64) -> Use = "queries/licence/uses_of_maker.sql";
}

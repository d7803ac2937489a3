//! Licences: terms, texts, spellings and who used which when.

use atlas::{Confidence, Day, TermGroup, Verdict};
use serde::Serialize;

/// A licence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LicenceRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Key, unique.
    pub slug: String,
    /// SPDX identifier.
    pub spdx: Option<String>,
    /// Name.
    pub name: String,
    /// Words for a badge.
    pub short: String,
    /// Version as its publisher names it.
    pub version: Option<String>,
    /// Family.
    pub family: String,
    /// Who publishes the text.
    pub publisher: Option<String>,
    /// First published.
    pub published: Option<Day>,
    /// Approved by the Open Source Initiative, where known.
    pub osi_approved: Option<bool>,
    /// Where its publisher keeps it.
    pub canonical_url: Option<String>,
    /// Where the text is had when it is not here.
    pub text_place: Option<String>,
    /// Slug of the one before.
    pub succeeds: Option<String>,
    /// Slug of the one for newer models.
    pub replaced_by: Option<String>,
    /// How it stands for commercial use.
    pub verdict: Verdict,
    /// Number of the source.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A term of a licence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TermRow {
    /// Number of the licence.
    pub licence_id: i64,
    /// Order in the table of terms.
    pub place: u32,
    /// Key of the vocabulary.
    pub key: String,
    /// Value in the vocabulary's words.
    pub value: String,
    /// Where it stands; empty where it comes from silence.
    pub clause: String,
    /// At most eight words of the text.
    pub anchor: String,
    /// Group it is shown in.
    pub grp: TermGroup,
    /// A remark of ours.
    pub note: Option<String>,
    /// JSON of a number at which it begins to bind.
    pub threshold: Option<String>,
    /// It hits multimodal models only.
    pub multimodal_only: bool,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// The words of a licence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LicenceTextRow {
    /// Number of the licence.
    pub licence_id: i64,
    /// SHA-256 of the text, in hex.
    pub sha256: String,
    /// BCP 47 tag.
    pub language: String,
    /// The text.
    pub text: String,
    /// First seen so.
    pub first_seen: Option<Day>,
    /// Last seen so.
    pub last_seen: Option<Day>,
    /// Number of the source.
    pub source_id: i64,
}

/// A spelling of the wild.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LicenceAliasRow {
    /// The words as they are compared.
    pub folded: String,
    /// The words.
    pub words: String,
    /// Where such words stand.
    pub kind: String,
    /// What they name.
    pub licence_id: Option<i64>,
    /// `licence`, `ambiguous` or `unknown`.
    pub reading: String,
    /// A remark of ours.
    pub note: Option<String>,
    /// Number of the source.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A span in which a maker used a licence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LicenceUseRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Number of the maker.
    pub maker_id: Option<i64>,
    /// The maker as the table names it.
    pub maker_words: String,
    /// The models meant, in words.
    pub scope: String,
    /// The licence; absent is a text we do not hold.
    pub licence_id: Option<i64>,
    /// From.
    pub since: Option<Day>,
    /// Until.
    pub until: Option<Day>,
    /// Number of the source.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

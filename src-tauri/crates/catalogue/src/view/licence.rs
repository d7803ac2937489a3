//! Licences: the badge on a model, the list, and text beside terms.

use super::{MakerTag, ModelRow, OpennessRow, SourceRow};
use atlas::{Carries, Confidence, Day, EdgeStatus, Relation, Resolution, TermGroup, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A licence in passing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LicenceTag {
    /// Our key, `apache-2-0`.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// A short form for badges: the SPDX id or a shortened name.
    pub short: String,
}

/// How a model stands: what it declares, what follows from its ancestors, and why.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicenceBadge {
    /// The verdict that counts: the stricter of declared and inherited; unknown is never relaxed.
    pub verdict: Verdict,
    /// What the source says, word for word.
    pub declared_words: Option<String>,
    /// What became of those words.
    pub resolution: Resolution,
    /// The licence they name.
    pub declared: Option<LicenceTag>,
    /// Verdict of the declared licence alone.
    pub declared_verdict: Verdict,
    /// The licence that binds in the end, where lineage adds one.
    pub effective: Option<LicenceTag>,
    /// Verdict of that licence alone; the model's may be unknown all the same.
    pub effective_verdict: Option<Verdict>,
    /// Declared and effective differ.
    pub differs: bool,
    /// The way from this model to the ancestor whose licence binds; empty where none does.
    pub path: Vec<PathStep>,
    /// The clause that makes the difference.
    pub clause: Option<ClauseRef>,
    /// The weakest edge on the path.
    pub weakest: Option<EdgeStatus>,
    /// Number of the source on the page, from 0.
    pub source: u32,
}

/// One step up the path.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PathStep {
    /// The ancestor reached.
    pub repo: String,
    /// By which relation.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// What carries over.
    pub carries: Carries,
}

/// A place in a licence.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClauseRef {
    /// The licence.
    pub licence: LicenceTag,
    /// `§4`, `§5.b`; empty where the term comes from silence.
    pub clause: String,
    /// Key of the term (`user-threshold`).
    pub key: String,
    /// What the term says, in our short words.
    pub value: String,
}

/// Asks for a list of licences.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct LicencesAsk {
    /// Matches names, SPDX ids, aliases and publishers; empty gives all.
    pub query: String,
    /// Only this family (`community`, `permissive` …).
    pub family: Option<String>,
    /// Only licences for which terms are held.
    pub with_terms: bool,
    /// First row, from 0.
    pub offset: u32,
    /// Rows, at most 200; 0 means 200.
    pub limit: u32,
}

/// A list of licences, the most used first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicencesPage {
    /// Licences that match.
    pub total: u32,
    /// Licences in the atlas.
    pub of: u32,
    /// Models that state none.
    pub models_without: u32,
    /// At most 200 rows.
    pub rows: Vec<LicenceRow>,
    /// Licences by family among the matches of the words.
    pub families: Vec<LicenceFamily>,
}

/// How many licences belong to a family.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicenceFamily {
    /// `permissive`, `public-domain`, `weak-copyleft`, `strong-copyleft`, `network-copyleft`, `non-commercial`,
    /// `research`, `community`, `rail`, `source-available`, `unclassified`.
    pub family: String,
    /// How many.
    pub count: u32,
}

/// One line of a list of licences.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicenceRow {
    /// The licence.
    pub licence: LicenceTag,
    /// SPDX id.
    pub spdx: Option<String>,
    /// Family.
    pub family: String,
    /// Who publishes the text.
    pub publisher: Option<String>,
    /// First published.
    pub published: Option<Day>,
    /// Approved by the Open Source Initiative, where known.
    pub osi_approved: Option<bool>,
    /// How it stands for commercial use.
    pub verdict: Verdict,
    /// Models that declare it.
    pub declared_by: u32,
    /// Models it binds, through lineage too.
    pub binds: u32,
    /// The text is here.
    pub has_text: bool,
    /// Terms held.
    pub terms: u32,
}

/// Opens a licence, by slug, SPDX id or a spelling of the wild.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LicenceAsk {
    /// `apache-2-0`, `Apache-2.0`, `tongyi-qianwen`.
    pub licence: String,
}

/// A licence's page: text and terms side by side.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicencePage {
    /// The licence.
    pub licence: LicenceTag,
    /// SPDX id.
    pub spdx: Option<String>,
    /// Family.
    pub family: String,
    /// Who publishes the text.
    pub publisher: Option<String>,
    /// The publisher as a maker of the atlas, if it is one.
    pub maker: Option<MakerTag>,
    /// Version as the publisher names it.
    pub version: Option<String>,
    /// First published.
    pub published: Option<Day>,
    /// Approved by the Open Source Initiative, where known.
    pub osi_approved: Option<bool>,
    /// Where the publisher keeps it.
    pub canonical_url: Option<String>,
    /// How it stands for commercial use.
    pub verdict: Verdict,
    /// The text, if it is here.
    pub text: Option<LicenceText>,
    /// Where the text can be had, if it is not here.
    pub text_place: Option<String>,
    /// Terms, grouped as shown.
    pub terms: Vec<TermRow>,
    /// Keys of the vocabulary for which nothing was found: not addressed, never allowed.
    pub silent: Vec<String>,
    /// The licence this one came after.
    pub succeeds: Option<LicenceTag>,
    /// The maker's licence for newer models; never for one already released.
    pub replaced_by: Option<LicenceTag>,
    /// Spellings seen in the wild, at most 100.
    pub aliases: Vec<AliasRow>,
    /// Which makers used it when.
    pub history: Vec<LicenceHistory>,
    /// The versions of it one after another, itself among them, at most 20; alone where it has no other.
    pub versions: Vec<LicenceVersion>,
    /// Who changed from which version to which other licence when, oldest first, at most 200.
    pub course: Vec<LicenceHistory>,
    /// What stated definitions of openness make of the licence alone.
    pub openness: Vec<OpennessRow>,
    /// Who uses it.
    pub used: LicenceUse,
    /// The most used that declare another and are bound through lineage, at most 30.
    pub inherited: Vec<ModelRow>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// A licence's words.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicenceText {
    /// Plain text, at most 1 MiB.
    pub text: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// Number of the source on the page, from 0.
    pub source: u32,
    /// SHA-256 of the text, in hex.
    pub sha256: String,
}

/// A version of a licence.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicenceVersion {
    /// The licence.
    pub licence: LicenceTag,
    /// Version as the publisher names it.
    pub version: Option<String>,
    /// First published.
    pub published: Option<Day>,
    /// How it stands for commercial use.
    pub verdict: Verdict,
    /// It is the licence of this page.
    pub this: bool,
    /// Its texts by content, newest first, at most 20.
    pub texts: Vec<TextSeen>,
}

/// A text by content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TextSeen {
    /// SHA-256 of the text, in hex.
    pub sha256: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// Size, bytes.
    pub bytes: u64,
    /// Day first seen, where that is known.
    pub first_seen: Option<Day>,
    /// Day last seen.
    pub last_seen: Option<Day>,
    /// Number of the source on the page, from 0.
    pub source: u32,
}

/// Asks how two texts differ.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LicenceDiffAsk {
    /// The elder: a licence by key, SPDX id or spelling, or the SHA-256 of a text.
    pub left: String,
    /// The newer.
    pub right: String,
}

/// Two texts, line by line.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicenceDiffPage {
    /// The elder.
    pub left: DiffSide,
    /// The newer.
    pub right: DiffSide,
    /// What differs, with up to three equal lines around; none: the texts are the same. At most 6,000 lines in all.
    pub hunks: Vec<DiffHunk>,
    /// Lines that only the newer has.
    pub added: u32,
    /// Lines that only the elder has.
    pub removed: u32,
    /// Lines that both have.
    pub equal: u32,
    /// Not everything could be compared or shown: one of the texts is too long.
    pub cut: bool,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// One of two texts that are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DiffSide {
    /// The licence.
    pub licence: LicenceTag,
    /// Version as the publisher names it.
    pub version: Option<String>,
    /// SHA-256 of the text, in hex.
    pub sha256: String,
    /// Lines of the text.
    pub lines: u32,
    /// Number of the source on the page, from 0.
    pub source: u32,
}

/// Lines that follow one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DiffHunk {
    /// Lines in the order in which they are read.
    pub lines: Vec<DiffLine>,
}

/// One line of one text or of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DiffLine {
    /// Whose line it is.
    pub kind: DiffKind,
    /// Its number in the elder, from 1.
    pub left: Option<u32>,
    /// Its number in the newer, from 1.
    pub right: Option<u32>,
    /// Its words in pieces; `true` where the other text's line has others.
    pub pieces: Vec<(bool, String)>,
}

/// Whose line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DiffKind {
    /// Both texts'.
    Equal,
    /// The elder's only.
    Removed,
    /// The newer's only.
    Added,
}

/// One term.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TermRow {
    /// Key of the vocabulary.
    pub key: String,
    /// Group it is shown in.
    pub group: TermGroup,
    /// Value in the vocabulary's short words (English; the window holds sentences for keys).
    pub value: String,
    /// `§4`; empty where it comes from silence.
    pub clause: String,
    /// The passage, as UTF-16 offsets into the text, where it was found.
    pub span: Option<(u32, u32)>,
    /// A remark of ours.
    pub note: Option<String>,
    /// A number at which the answer turns.
    pub threshold: Option<Threshold>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// It hits multimodal models only.
    pub multimodal_only: bool,
}

/// A number at which a term begins to bind.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Threshold {
    /// What is counted.
    pub metric: String,
    /// `>` or `>=`.
    pub op: String,
    /// The number.
    pub amount: f64,
    /// Currency or other unit.
    pub unit: Option<String>,
    /// What follows beyond it.
    pub consequence: Option<String>,
}

/// A spelling of the wild.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AliasRow {
    /// The words.
    pub words: String,
    /// Where such words stand (`hub-license`, `license_name`, `license_link` …).
    pub kind: String,
}

/// A span in which a maker used a licence.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicenceHistory {
    /// The maker.
    pub maker: Option<MakerTag>,
    /// For which of its models.
    pub scope: String,
    /// The licence, if known.
    pub licence: Option<LicenceTag>,
    /// From.
    pub from: Option<Day>,
    /// Until; absent is not known to have ended.
    pub until: Option<Day>,
    /// Number of the source on the page, from 0.
    pub source: u32,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// Who uses a licence.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LicenceUse {
    /// Models that declare it.
    pub declared_by: u32,
    /// Models it binds, through lineage too.
    pub binds: u32,
    /// The most used that declare it, at most 30.
    pub models: Vec<ModelRow>,
}

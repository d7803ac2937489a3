//! This machine: model files found on it, what they are, and how they stand.

use super::{LicenceBadge, LicenceTag, PolicyTag, SourceRow};
use atlas::{Confidence, Stance, TermGroup, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Looks for model files on this machine. A later question ends an earlier one that is still at work.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AuditAsk {
    /// Folders or single files to look through besides the stores, at most 64.
    pub folders: Vec<String>,
    /// Look through the stores of the Hub's client, of Ollama and of LM Studio.
    pub stores: bool,
    /// Read every file whole for its SHA-256; without it, only what a store knows for free is given.
    pub hash: bool,
    /// A policy as TOML, tried in the place of the one that is kept.
    pub policy: Option<String>,
}

impl Default for AuditAsk {
    fn default() -> Self {
        Self {
            folders: Vec::new(),
            stores: true,
            hash: false,
            policy: None,
        }
    }
}

/// What was found on this machine. Not legal advice.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AuditPage {
    /// Models, those that need a person first: denied, asked about, unknown; at most 5,000.
    pub rows: Vec<AuditRow>,
    /// Sums over all that was found.
    pub totals: AuditTotals,
    /// Where was looked, stores first.
    pub places: Vec<AuditPlace>,
    /// What could not be read, at most 500.
    pub unread: Vec<AuditUnread>,
    /// How much could not be read.
    pub unread_total: u32,
    /// Files and folders looked at.
    pub entries: u64,
    /// Why it is not everything: `cancelled`, `entries` (more than a million) or `models` (more than 5,000); absent: it is.
    pub cut_short: Option<String>,
    /// Name of the policy that was applied; absent: none is kept.
    pub policy: Option<String>,
    /// UTC seconds.
    pub audited_at: i64,
    /// State of the atlas the answers come from.
    pub revision: i64,
    /// What rows say comes from here.
    pub sources: Vec<SourceRow>,
}

/// Sums over an audit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct AuditTotals {
    /// Models.
    pub models: u32,
    /// Files of models.
    pub files: u32,
    /// Bytes on disk, each content once.
    pub bytes: u64,
    /// Models that are in the atlas.
    pub matched: u32,
    /// Models for which several of the atlas fit.
    pub ambiguous: u32,
    /// Models that nothing in the atlas fits.
    pub unmatched: u32,
    /// Models whose licence in the end is unknown.
    pub unknown_licence: u32,
    /// Models whose declared and effective licence differ.
    pub differs: u32,
    /// Models the policy allows.
    pub allowed: u32,
    /// Models the policy asks about.
    pub asked: u32,
    /// Models the policy denies.
    pub denied: u32,
}

/// Where was looked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditPlace {
    /// `hub`, `ollama`, `lm-studio` or `folder`.
    pub store: String,
    /// The folder.
    pub path: String,
    /// It is there.
    pub there: bool,
    /// Models found in it.
    pub models: u32,
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditUnread {
    /// The file or folder.
    pub path: String,
    /// Why, in English.
    pub reason: String,
}

/// A model found on this machine.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AuditRow {
    /// What to call it: its id where it was matched, else the name the store or the file gives.
    pub name: String,
    /// The model of the atlas it is, or descends from; absent: none, or several fit.
    pub repo: Option<String>,
    /// It is not that model itself but was made from it (a quantisation, an adapter), as the file says.
    pub derived: bool,
    /// On what ground: `path`, `hash`, `metadata` or `name`; absent where nothing fits.
    pub ground: Option<String>,
    /// How sure the match is.
    pub confidence: Option<Confidence>,
    /// What was compared, in the file's or the store's own words.
    pub signs: Vec<AuditSign>,
    /// Models of the atlas that fit equally well, at most 8; none of them is chosen.
    pub candidates: Vec<String>,
    /// `hub`, `ollama`, `lm-studio` or `folder`.
    pub store: String,
    /// Folder it lies in.
    pub folder: String,
    /// Commit of the Hub or tag of Ollama.
    pub revision: Option<String>,
    /// Its files, at most 100.
    pub files: Vec<AuditFile>,
    /// How many files there are.
    pub files_total: u32,
    /// Size on disk.
    pub size_bytes: u64,
    /// `gguf`, `safetensors` or `pickle`.
    pub format: String,
    /// `Q4_K_M`, `BF16` …
    pub quantisation: Option<String>,
    /// Architecture as the file gives it.
    pub architecture: Option<String>,
    /// Parameters, counted from the shapes of its tensors.
    pub params: Option<u64>,
    /// Context in tokens, as the file gives it.
    pub context: Option<u64>,
    /// Licence words inside the file or beside it.
    pub stated_words: Option<String>,
    /// The licence those words name.
    pub stated: Option<LicenceTag>,
    /// They name another licence than the atlas holds as declared.
    pub stated_differs: bool,
    /// How the matched model stands in the atlas.
    pub licence: Option<LicenceBadge>,
    /// What counts for this file: never laxer than the matched model, and unknown where nothing was matched.
    pub verdict: Verdict,
    /// Terms that hold in the end, at most 60.
    pub terms: Vec<AuditTerm>,
    /// What the policy makes of it; absent: none is kept.
    pub policy: Option<PolicyTag>,
}

/// Something that was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditSign {
    /// `path`, `hash`, `metadata` or `name`.
    pub ground: String,
    /// Where it stands: `general.name`, `models--owner--name` …
    pub place: String,
    /// What stands there.
    pub words: String,
}

/// A file of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditFile {
    /// Its path.
    pub path: String,
    /// Size, bytes.
    pub size_bytes: u64,
    /// SHA-256 in hex, where it is known.
    pub sha256: Option<String>,
    /// Its header could not be read: why, in English.
    pub trouble: Option<String>,
}

/// A term that holds for a model in the end.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AuditTerm {
    /// Key of the vocabulary.
    pub key: String,
    /// Group it is shown in.
    pub group: TermGroup,
    /// Value in the vocabulary's short words.
    pub value: String,
    /// `§4`; empty where it comes from silence.
    pub clause: String,
    /// The licence it comes from.
    pub licence: LicenceTag,
    /// The model's own licence does not say so.
    pub added: bool,
}

/// How far the audit at work is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AuditProgressAsk {
    /// End it; what it has found so far is its answer.
    pub cancel: bool,
}

/// How far the audit at work is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct AuditProgress {
    /// One is at work.
    pub running: bool,
    /// Files and folders looked at.
    pub entries: u64,
    /// Model files found.
    pub files: u64,
    /// Bytes read for hashes.
    pub hashed_bytes: u64,
}

/// Asks for the last audit of this session as a document.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AuditExportAsk {
    /// Which.
    pub format: AuditFormat,
    /// Language of the report: `en`, `de` or `zh`; absent: English. The other documents are the same in all.
    #[serde(default)]
    pub language: Option<String>,
}

/// Documents an audit can be given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuditFormat {
    /// CycloneDX 1.6, machine-learning bill of materials, JSON.
    Cyclonedx,
    /// SPDX 3.0.1 with the AI profile, JSON-LD.
    Spdx,
    /// A table, comma separated.
    Csv,
    /// A report to print, one HTML file without anything outside it.
    Html,
}

/// An audit as a document.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AuditExport {
    /// A name for the file.
    pub file: String,
    /// The document.
    pub text: String,
}

impl AuditTotals {
    /// Counts a stance of the policy.
    pub fn count(&mut self, stance: Stance) {
        match stance {
            Stance::Allow => self.allowed += 1,
            Stance::Ask => self.asked += 1,
            Stance::Deny => self.denied += 1,
        }
    }
}

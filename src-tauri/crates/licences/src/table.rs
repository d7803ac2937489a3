//! The table of licences: terms, spellings, families and who used which text when, as the files under `data/` hold it.

use crate::{
    files::{AliasesFile, FamiliesFile, FamilyRow, HistoryFile, ShortsFile, TermsFile, VocabularyFile},
    pattern,
};
use atlas::{Confidence, Day, TermGroup, Verdict};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// Place of a licence in its [`Table`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LicenceId(pub u16);

/// A number at which a term begins to bind.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// What is counted.
    pub metric: String,
    /// `>` or `>=`.
    pub op: String,
    /// The number.
    pub amount: f64,
    /// Currency, where it is money.
    pub unit: Option<String>,
    /// Over which span it is counted.
    pub measured: Option<String>,
    /// What follows beyond it.
    pub consequence: Option<String>,
}

/// One term of a licence, with the place in its text.
#[derive(Debug, Clone)]
pub struct Term {
    /// Key of the vocabulary (`user-threshold`).
    pub key: String,
    /// What it says, in the vocabulary's short words.
    pub value: String,
    /// `§4`; empty where the term comes from silence.
    pub clause: String,
    /// At most eight words of the text; empty where there is no place to quote.
    pub anchor: String,
    /// A remark of ours.
    pub note: Option<String>,
    /// A number at which it begins to bind.
    pub threshold: Option<Threshold>,
    /// It hits multimodal models only.
    pub multimodal_only: bool,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The side of the licence it belongs to.
    pub group: TermGroup,
    /// Place among the values of its key from lax to strict, where they have an order.
    pub rank: Option<u8>,
    /// It stands in the way of plain commercial use; the smaller, the earlier it is named as the reason.
    pub restricts: Option<u16>,
}

/// A licence, with terms where we hold them.
#[derive(Debug, Clone)]
pub struct Licence {
    /// Our key, `apache-2-0`.
    pub slug: String,
    /// SPDX identifier.
    pub spdx: Option<String>,
    /// Its name.
    pub name: String,
    /// The words for a badge: the SPDX identifier, or an abbreviation of at most 28 characters.
    pub short: String,
    /// Version as its publisher names it.
    pub version: Option<String>,
    /// Family, `permissive`, `community` … or `unclassified`.
    pub family: String,
    /// Who publishes the text.
    pub publisher: Option<String>,
    /// First published.
    pub published: Option<Day>,
    /// Approved by the Open Source Initiative.
    pub osi_approved: bool,
    /// Where its publisher keeps it.
    pub canonical_url: Option<String>,
    /// Where the text is had: `spdx:…`, `hub:…`, `url:…`.
    pub text: Option<String>,
    /// Slug of the licence this one came after.
    pub succeeds: Option<String>,
    /// Slug of the maker's licence for newer models; never for one already released.
    pub replaced_by: Option<String>,
    /// Who says so.
    pub source: String,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// Terms held, in the order of the table; none is no statement.
    pub terms: Vec<Term>,
    /// How it stands for commercial use of a model as it is.
    pub verdict: Verdict,
}

impl Licence {
    /// The terms that stand in the way of plain commercial use, the weightiest first.
    pub fn restricting(&self) -> impl Iterator<Item = &Term> {
        let mut terms: Vec<&Term> = self.terms.iter().filter(|t| t.restricts.is_some()).collect();
        terms.sort_by_key(|t| t.restricts);
        terms.into_iter()
    }
}

/// Where such words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum AliasKind {
    /// The Hub's `license` field.
    #[serde(rename = "hub-license")]
    HubLicense,
    /// The Hub's `license_name` field.
    #[serde(rename = "license_name")]
    LicenseName,
    /// An SPDX identifier in an unusual spelling.
    #[serde(rename = "spdx-id")]
    SpdxId,
    /// The key of another catalogue.
    #[serde(rename = "catalogue-id")]
    CatalogueId,
    /// Running text.
    #[serde(rename = "free-text")]
    FreeText,
    /// A label of a ranking.
    #[serde(rename = "leaderboard-label")]
    LeaderboardLabel,
    /// The beginning of an address.
    #[serde(rename = "license_link")]
    LicenseLink,
}

impl AliasKind {
    /// The name in the database and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HubLicense => "hub-license",
            Self::LicenseName => "license_name",
            Self::SpdxId => "spdx-id",
            Self::CatalogueId => "catalogue-id",
            Self::FreeText => "free-text",
            Self::LeaderboardLabel => "leaderboard-label",
            Self::LicenseLink => "license_link",
        }
    }
}

/// What a spelling stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// One licence of the table.
    Licence(LicenceId),
    /// Several texts are called so.
    Ambiguous,
    /// Something for which we hold no terms.
    Unknown,
}

/// A spelling of the wild.
#[derive(Debug, Clone)]
pub struct Alias {
    /// The words as seen.
    pub words: String,
    /// Where such words stand.
    pub kind: AliasKind,
    /// What they stand for.
    pub meaning: Meaning,
    /// A remark of ours.
    pub note: Option<String>,
    /// Where the spelling was seen.
    pub source: String,
    /// How sure the mapping is.
    pub confidence: Confidence,
}

/// A span in which a maker used a licence for some of its repositories.
#[derive(Debug, Clone)]
pub struct Use {
    /// Slug of the maker.
    pub maker: String,
    /// The models meant, in words.
    pub scope: String,
    /// The licence; `None` is a text we do not hold.
    pub licence: Option<LicenceId>,
    /// From, inclusive.
    pub from: Option<Day>,
    /// Until, exclusive; absent is not known to have ended.
    pub to: Option<Day>,
    /// Who says so.
    pub source: String,
    /// How sure the reading is.
    pub confidence: Confidence,
    repos: Vec<String>,
    except: Vec<String>,
}

impl Use {
    /// Whether the repository, in lower case, is among the models meant.
    #[must_use]
    pub fn covers(&self, repo: &str) -> bool {
        self.repos.iter().any(|p| pattern::matches(p, repo)) && !self.except.iter().any(|p| pattern::matches(p, repo))
    }

    /// Whether the span holds the day.
    #[must_use]
    pub fn spans(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from.began_by(day)) && self.to.is_none_or(|to| !to.began_by(day))
    }
}

/// A file under `data/` cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// It is not the TOML that is expected.
    #[error("the table of {file} cannot be read: {source}")]
    Malformed {
        /// Which file.
        file: &'static str,
        /// What is wrong.
        source: Box<toml::de::Error>,
    },
    /// A record names something the table does not have.
    #[error("{file}: “{words}” names no {kind} of the table")]
    Dangling {
        /// Which file.
        file: &'static str,
        /// What kind of thing is named.
        kind: &'static str,
        /// The name.
        words: String,
    },
}

/// Every licence known: those with terms first, then the rest of the SPDX list.
#[derive(Debug)]
pub struct Table {
    licences: Vec<Licence>,
    aliases: Vec<Alias>,
    uses: Vec<Use>,
    by_slug: BTreeMap<String, LicenceId>,
    by_spdx: BTreeMap<String, LicenceId>,
    pub(crate) by_words: BTreeMap<String, Vec<usize>>,
}

static VOCABULARY: LazyLock<VocabularyFile> =
    LazyLock::new(|| vocabulary().expect("the embedded file is read by a test of this crate"));

fn vocabulary() -> Result<VocabularyFile, TableError> {
    parse("vocabulary.toml", include_str!("../data/vocabulary.toml"))
}

static EMBEDDED: LazyLock<Table> =
    LazyLock::new(|| Table::read().expect("the embedded files are read by a test of this crate"));

impl Table {
    /// The table this program was built with, read at the first use.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads the files under `data/`.
    ///
    /// # Errors
    /// When one of them is malformed or names something that is not there.
    pub fn read() -> Result<Self, TableError> {
        let vocabulary = vocabulary()?;
        let mut shorts: ShortsFile = parse("shorts.toml", include_str!("../data/shorts.toml"))?;
        let terms: TermsFile = parse("terms.toml", include_str!("../data/terms.toml"))?;
        let families: FamiliesFile = parse("spdx.toml", include_str!("../data/spdx.toml"))?;
        let mut licences = Vec::with_capacity(900);
        for raw in terms.licence {
            let mut licence = raw.read(&vocabulary)?;
            // Grok-1's licence is Apache-2.0 with a policy beside it: the identifier stays with the plain text.
            licence.spdx = licence
                .spdx
                .filter(|spdx| licences.iter().all(|l: &Licence| l.spdx.as_ref() != Some(spdx)));
            licence.short = match &licence.spdx {
                Some(spdx) => spdx.clone(),
                None => shorts
                    .short
                    .remove(&licence.slug)
                    .unwrap_or_else(|| licence.name.clone()),
            };
            licences.push(licence);
        }
        if let Some((words, _)) = shorts.short.pop_first() {
            return Err(TableError::Dangling {
                file: "shorts.toml",
                kind: "licence without an identifier",
                words,
            });
        }
        add_spdx(&mut licences, &families.family);
        let index = |key: fn(&Licence) -> Option<String>| {
            let numbered = licences.iter().zip(0_u16..);
            numbered
                .filter_map(|(l, at)| key(l).map(|k| (k, LicenceId(at))))
                .collect()
        };
        let by_slug = index(|l| Some(l.slug.clone()));
        let by_spdx = index(|l| l.spdx.as_ref().map(|s| s.to_lowercase()));
        let mut table = Self {
            by_slug,
            by_spdx,
            licences,
            aliases: vec![],
            uses: vec![],
            by_words: BTreeMap::new(),
        };
        table.add_aliases(parse::<AliasesFile>(
            "aliases.toml",
            include_str!("../data/aliases.toml"),
        )?)?;
        table.add_uses(parse::<HistoryFile>(
            "history.toml",
            include_str!("../data/history.toml"),
        )?)?;
        Ok(table)
    }

    /// Every key of the vocabulary, in its order.
    #[must_use]
    pub fn keys() -> Vec<&'static str> {
        VOCABULARY.key.iter().map(|k| k.key.as_str()).collect()
    }

    /// Place of a key in the vocabulary; behind all of them for one that is not there.
    #[must_use]
    pub fn place(key: &str) -> usize {
        let keys = &VOCABULARY.key;
        keys.iter().position(|k| k.key == key).unwrap_or(keys.len())
    }

    fn add_aliases(&mut self, file: AliasesFile) -> Result<(), TableError> {
        for raw in file.alias {
            let meaning = match raw.licence.as_str() {
                "ambiguous" => Meaning::Ambiguous,
                "unknown" => Meaning::Unknown,
                slug => Meaning::Licence(self.known("aliases.toml", slug)?),
            };
            let key = crate::reading::alias_key(&raw.value);
            self.by_words.entry(key).or_default().push(self.aliases.len());
            let note = raw.note.or(raw.hint);
            let (words, kind, source, confidence) = (raw.value, raw.kind, raw.source, raw.confidence);
            self.aliases.push(Alias {
                words,
                kind,
                meaning,
                note,
                source,
                confidence,
            });
        }
        Ok(())
    }

    fn add_uses(&mut self, file: HistoryFile) -> Result<(), TableError> {
        for raw in file.r#use {
            let licence = match raw.licence.as_str() {
                "unknown" => None,
                slug => Some(self.known("history.toml", slug)?),
            };
            self.uses.push(Use {
                maker: raw.maker,
                scope: raw.scope,
                licence,
                from: raw.from,
                to: raw.to,
                source: raw.source,
                confidence: raw.confidence,
                repos: raw.repos,
                except: raw.except,
            });
        }
        Ok(())
    }

    fn known(&self, file: &'static str, slug: &str) -> Result<LicenceId, TableError> {
        let dangling = || TableError::Dangling {
            file,
            kind: "licence",
            words: slug.to_owned(),
        };
        self.by_slug(slug).ok_or_else(dangling)
    }

    /// The licence at this place.
    #[must_use]
    pub fn licence(&self, id: LicenceId) -> &Licence {
        &self.licences[usize::from(id.0)]
    }

    /// Every licence with its place.
    pub fn licences(&self) -> impl Iterator<Item = (LicenceId, &Licence)> {
        self.licences
            .iter()
            .zip(0_u16..)
            .map(|(licence, at)| (LicenceId(at), licence))
    }

    /// Every spelling held.
    #[must_use]
    pub fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    /// Every use held.
    #[must_use]
    pub fn uses(&self) -> &[Use] {
        &self.uses
    }

    /// The licence with this key of ours.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<LicenceId> {
        self.by_slug.get(slug).copied()
    }

    /// The licence with this SPDX identifier, in any case.
    #[must_use]
    pub fn by_spdx(&self, spdx: &str) -> Option<LicenceId> {
        self.by_spdx.get(&spdx.to_lowercase()).copied()
    }
}

pub(crate) fn parse<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, TableError> {
    toml::from_str(text).map_err(|source| TableError::Malformed {
        file,
        source: Box::new(source),
    })
}

/// Adds what the SPDX list has and the table of terms does not.
fn add_spdx(licences: &mut Vec<Licence>, families: &[FamilyRow]) {
    let held: BTreeSet<String> = licences.iter().filter_map(|l| l.spdx.clone()).collect();
    let mut slugs: BTreeSet<String> = licences.iter().map(|l| l.slug.clone()).collect();
    for listed in spdx::identifiers::LICENSES.iter().filter(|l| !held.contains(l.name)) {
        let mut slug = listed.name.to_lowercase().replace('.', "-").replace('+', "-plus");
        if slugs.contains(&slug) {
            // `GPL-3.0` is the retired spelling of what terms.toml calls `gpl-3-0` (GPL-3.0-only).
            slug.push_str("-retired");
        }
        slugs.insert(slug.clone());
        let family = families
            .iter()
            .find(|f| f.ids.iter().any(|p| pattern::matches(p, listed.name)));
        licences.push(Licence {
            slug,
            spdx: Some(listed.name.to_owned()),
            name: listed.full_name.to_owned(),
            short: listed.name.to_owned(),
            version: None,
            family: family.map_or("unclassified", |f| f.family.as_str()).to_owned(),
            publisher: None,
            published: None,
            osi_approved: spdx::license_id(listed.name).is_some_and(spdx::LicenseId::is_osi_approved),
            canonical_url: Some(format!("https://spdx.org/licenses/{}.html", listed.name)),
            text: Some(format!("spdx:{}", listed.name)),
            succeeds: None,
            replaced_by: None,
            source: format!("SPDX License List {}", spdx::license_version()),
            confidence: Confidence::High,
            terms: Vec::new(),
            verdict: family.map_or(Verdict::Unknown, |f| f.verdict),
        });
    }
}

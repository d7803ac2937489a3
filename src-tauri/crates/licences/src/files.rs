//! The files under `data/` as they are written, before they become a [`crate::Table`].

use crate::{AliasKind, Licence, TableError, Term, Threshold, verdict};
use atlas::{Confidence, Day, TermGroup, Verdict};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub(crate) struct TermsFile {
    pub(crate) licence: Vec<LicenceRow>,
}

#[derive(Deserialize)]
pub(crate) struct LicenceRow {
    pub(crate) id: String,
    pub(crate) spdx: Option<String>,
    pub(crate) name: String,
    pub(crate) version: Option<String>,
    pub(crate) family: String,
    pub(crate) publisher: Option<String>,
    pub(crate) published: Option<Day>,
    pub(crate) osi_approved: bool,
    pub(crate) canonical_url: Option<String>,
    pub(crate) text: String,
    pub(crate) succeeds: Option<String>,
    pub(crate) replaced_by: Option<String>,
    pub(crate) source: String,
    pub(crate) confidence: Confidence,
    pub(crate) terms: Vec<TermRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermRow {
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) clause: String,
    pub(crate) anchor: String,
    pub(crate) note: Option<String>,
    pub(crate) threshold: Option<Threshold>,
    #[serde(default)]
    pub(crate) multimodal_only: bool,
    pub(crate) confidence: Confidence,
}

impl LicenceRow {
    pub(crate) fn read(self, vocabulary: &VocabularyFile) -> Result<Licence, TableError> {
        let terms = self
            .terms
            .into_iter()
            .map(|row| row.read(vocabulary))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Licence {
            verdict: verdict::of_terms(&terms),
            slug: self.id,
            spdx: self.spdx,
            name: self.name,
            short: String::new(),
            version: self.version,
            family: self.family,
            publisher: self.publisher,
            published: self.published,
            osi_approved: self.osi_approved,
            canonical_url: self.canonical_url,
            text: Some(self.text).filter(|place| place != "none"),
            succeeds: self.succeeds,
            replaced_by: self.replaced_by,
            source: self.source,
            confidence: self.confidence,
            terms,
        })
    }
}

impl TermRow {
    pub(crate) fn read(self, vocabulary: &VocabularyFile) -> Result<Term, TableError> {
        let place = vocabulary.key.iter().position(|k| k.key == self.key);
        let Some((place, key)) = place.and_then(|at| u16::try_from(at).ok().zip(vocabulary.key.get(at))) else {
            return Err(TableError::Dangling {
                file: "terms.toml",
                kind: "key of the vocabulary",
                words: self.key,
            });
        };
        Ok(Term {
            group: key.group_of(&self.value),
            rank: key.rank_of(&self.value),
            restricts: key.restricts(&self.value).then_some(place),
            key: self.key,
            value: self.value,
            clause: self.clause,
            anchor: self.anchor,
            note: self.note,
            threshold: self.threshold,
            multimodal_only: self.multimodal_only,
            confidence: self.confidence,
        })
    }
}

#[derive(Deserialize)]
pub(crate) struct VocabularyFile {
    pub(crate) key: Vec<KeyRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyRow {
    pub(crate) key: String,
    pub(crate) group: TermGroup,
    #[serde(default)]
    pub(crate) regroup: Vec<Regroup>,
    pub(crate) restricts: Restricts,
    #[serde(default)]
    pub(crate) harmless: Vec<String>,
    #[serde(default)]
    order: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Regroup {
    pub(crate) starts: String,
    pub(crate) group: TermGroup,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Restricts {
    Never,
    Always,
    Unless,
}

impl KeyRow {
    fn group_of(&self, value: &str) -> TermGroup {
        self.regroup
            .iter()
            .find(|r| value.starts_with(&r.starts))
            .map_or(self.group, |r| r.group)
    }

    /// Place in the order from lax to strict; the longest beginning that fits decides.
    fn rank_of(&self, value: &str) -> Option<u8> {
        let fitting = self
            .order
            .iter()
            .zip(0_u8..)
            .filter(|(begins, _)| value.starts_with(begins.as_str()));
        fitting.max_by_key(|(begins, _)| begins.len()).map(|(_, at)| at)
    }

    fn restricts(&self, value: &str) -> bool {
        match self.restricts {
            Restricts::Never => false,
            Restricts::Always => true,
            Restricts::Unless => !self.harmless.iter().any(|h| value.starts_with(h)),
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct FamiliesFile {
    pub(crate) family: Vec<FamilyRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FamilyRow {
    pub(crate) family: String,
    pub(crate) verdict: Verdict,
    pub(crate) ids: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct AliasesFile {
    pub(crate) alias: Vec<AliasRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AliasRow {
    pub(crate) value: String,
    pub(crate) kind: AliasKind,
    pub(crate) licence: String,
    pub(crate) note: Option<String>,
    pub(crate) hint: Option<String>,
    pub(crate) source: String,
    pub(crate) confidence: Confidence,
}

#[derive(Deserialize)]
pub(crate) struct HistoryFile {
    pub(crate) r#use: Vec<UseRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UseRow {
    pub(crate) maker: String,
    pub(crate) scope: String,
    pub(crate) licence: String,
    pub(crate) repos: Vec<String>,
    #[serde(default)]
    pub(crate) except: Vec<String>,
    pub(crate) from: Option<Day>,
    pub(crate) to: Option<Day>,
    pub(crate) source: String,
    pub(crate) confidence: Confidence,
}

#[derive(Deserialize)]
pub(crate) struct ShortsFile {
    pub(crate) short: BTreeMap<String, String>,
}

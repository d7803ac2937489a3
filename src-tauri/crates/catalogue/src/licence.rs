//! Licences: the list, and a licence's page with text and terms side by side.

use crate::{
    Catalogue, Error, Footnotes, Result,
    maker::{MOST_ROWS, limit, nearest},
    names,
    view::{
        AliasRow, LicenceAsk, LicenceFamily, LicenceHistory, LicencePage, LicenceRow, LicenceText, LicenceUse,
        LicencesAsk, LicencesPage, TermRow,
    },
};
use std::{cmp::Reverse, collections::HashMap};
use store::read::{
    licences::{self, Holds, Licence, Term, Use},
    models,
};

/// Models listed on a licence's page at most.
const MOST_MODELS: u32 = 30;
/// A text longer than this is cut, at a character; the longest of the 771 known has 45 KiB.
const MOST_TEXT_BYTES: usize = 1024 * 1024;

/// Who uses which licence, counted once.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    declared: HashMap<i64, u32>,
    /// Through lineage too; empty where the atlas was settled before burdens were kept.
    bound: HashMap<i64, u32>,
    inherited: HashMap<i64, u32>,
    holds: HashMap<i64, Holds>,
}

impl Uses {
    fn declared(&self, id: i64) -> u32 {
        self.declared.get(&id).copied().unwrap_or_default()
    }

    fn binds(&self, id: i64) -> u32 {
        let before = self
            .declared(id)
            .saturating_add(self.inherited.get(&id).copied().unwrap_or_default());
        self.bound
            .get(&id)
            .copied()
            .map_or(before, |bound| bound.max(self.declared(id)))
    }
}

impl Catalogue {
    /// Lists licences, the most used first.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn licences(&self, ask: &LicencesAsk) -> Result<LicencesPage> {
        let uses = self.licence_uses().await?;
        let words = index::fold(&ask.query);
        let spelled = if words.is_empty() {
            Vec::new()
        } else {
            self.names.licences.spelled_like(&words)
        };
        let matches = |licence: &Licence| {
            ask.query.trim().is_empty()
                || (!words.is_empty() && self.names.licences.closeness(licence, &words).is_some())
                || spelled.binary_search(&licence.id).is_ok()
        };
        let matching: Vec<&Licence> = self.names.licences.all().filter(|licence| matches(licence)).collect();
        let families = by_family(&matching);
        let wanted = |licence: &&Licence| {
            ask.family.as_ref().is_none_or(|family| licence.family == *family)
                && (!ask.with_terms || uses.holds.get(&licence.id).is_some_and(|holds| holds.terms > 0))
        };
        let mut rows: Vec<&Licence> = matching.into_iter().filter(wanted).collect();
        rows.sort_by_cached_key(|licence| (Reverse(uses.binds(licence.id)), licence.name.to_lowercase()));
        let page = rows
            .iter()
            .skip(ask.offset as usize)
            .take(limit(ask.limit, MOST_ROWS, MOST_ROWS));
        Ok(LicencesPage {
            total: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            of: self.names.licences.count(),
            models_without: self.models_without_licence().await?,
            rows: page.map(|licence| licence_row(licence, uses)).collect(),
            families,
        })
    }

    pub(crate) async fn models_without_licence(&self) -> Result<u32> {
        let count = || async { Ok::<_, Error>(licences::without(&self.reader).await?.models) };
        self.counts.models_without_licence.get_or_try_init(count).await.copied()
    }

    pub(crate) async fn licence_uses(&self) -> Result<&Uses> {
        let count = || async {
            let by_licence =
                |users: Vec<licences::Users>| users.into_iter().map(|u| (u.licence_id, u.models)).collect();
            Ok(Uses {
                declared: by_licence(licences::declared(&self.reader).await?),
                bound: self.bound_by_licence(),
                inherited: by_licence(licences::inherited(&self.reader).await?),
                holds: licences::holds(&self.reader)
                    .await?
                    .into_iter()
                    .map(|holds| (holds.licence_id, holds))
                    .collect(),
            })
        };
        self.counts.licences.get_or_try_init(count).await
    }

    /// Opens a licence by key, SPDX id or a spelling of the wild.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the nearest names; when the atlas cannot be read.
    pub async fn licence(&self, ask: &LicenceAsk) -> Result<LicencePage> {
        let Some(licence) = self.names.licences.called(&ask.licence) else {
            return Err(Error::not_found(
                "licence",
                &ask.licence,
                self.licences_near(&ask.licence),
            ));
        };
        let mut notes = Footnotes::default();
        notes.number(licence.source_id);
        let text = licences::text(&self.reader, licence.id)
            .await?
            .map(|text| cut(text, &mut notes));
        let terms = licences::terms(&self.reader, licence.id).await?;
        let silent = self.silent_keys(&terms).await?;
        let words = text.as_ref().map(|text| text.text.as_str());
        let terms: Vec<TermRow> = terms.into_iter().map(|term| term_row(term, words)).collect();
        let uses = licences::uses(&self.reader, licence.id).await?;
        let other = |slug: &Option<String>| slug.as_deref().and_then(|slug| self.names.licences.by_slug(slug));
        let publisher = licence
            .publisher
            .as_deref()
            .and_then(|name| self.names.makers.called(name));
        Ok(LicencePage {
            licence: names::licences::tag(licence),
            spdx: licence.spdx.clone(),
            family: licence.family.clone(),
            publisher: licence.publisher.clone(),
            maker: publisher.map(names::makers::tag),
            version: licence.version.clone(),
            published: licence.published,
            osi_approved: licence.osi_approved,
            canonical_url: licence.canonical_url.clone(),
            verdict: licence.verdict,
            text,
            text_place: licence.text_place.clone(),
            terms,
            silent,
            succeeds: other(&licence.succeeds).map(names::licences::tag),
            replaced_by: other(&licence.replaced_by).map(names::licences::tag),
            aliases: self.aliases_of(licence.id),
            history: uses
                .into_iter()
                .map(|known| self.licence_history(known, &mut notes))
                .collect(),
            versions: self.versions(licence, &mut notes).await?,
            course: self.makers_course(licence, &mut notes).await?,
            openness: self.openness_of(&::licences::Burden::of(self.law(Some(licence.id)))),
            inherited: self.bound_through_lineage(licence.id).await?,
            used: self.licence_use(licence.id).await?,
            sources: notes.rows(&self.reader).await?,
        })
    }

    async fn licence_use(&self, id: i64) -> Result<LicenceUse> {
        let uses = self.licence_uses().await?;
        let models = models::of_licence(&self.reader, id, MOST_MODELS).await?;
        Ok(LicenceUse {
            declared_by: uses.declared(id),
            binds: uses.binds(id),
            models: self.lines(models),
        })
    }

    /// Keys of the vocabulary on which a licence with terms is silent: not addressed, never allowed. Without terms we
    /// have not read it, which is not its silence.
    async fn silent_keys(&self, terms: &[Term]) -> Result<Vec<String>> {
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let all = licences::vocabulary(&self.reader).await?;
        let silent = all
            .into_iter()
            .filter(|known| !terms.iter().any(|term| term.key == known.key));
        Ok(silent.map(|known| known.key).collect())
    }

    fn aliases_of(&self, id: i64) -> Vec<AliasRow> {
        let spellings = self.names.licences.spellings(id);
        spellings
            .iter()
            .take(100)
            .map(|known| AliasRow {
                words: known.words.clone(),
                kind: known.kind.clone(),
            })
            .collect()
    }

    /// A span in which a maker used a licence, with its source.
    pub(crate) fn licence_history(&self, known: Use, notes: &mut Footnotes) -> LicenceHistory {
        LicenceHistory {
            maker: self.names.makers.tag(known.maker_id),
            scope: known.scope,
            licence: self.names.licences.tag(known.licence_id),
            from: known.since,
            until: known.until,
            source: notes.number(known.source_id),
            confidence: known.confidence,
        }
    }

    /// Keys of licences near to what was asked for, at most five.
    pub(crate) fn licences_near(&self, asked: &str) -> Vec<String> {
        let folded = index::fold(asked);
        let words: Vec<&str> = std::iter::once(folded.as_str())
            .chain(folded.split(' '))
            .filter(|w| !w.is_empty())
            .collect();
        let near = self.names.licences.all().filter_map(|licence| {
            let closest = words
                .iter()
                .filter_map(|word| self.names.licences.closeness(licence, word))
                .min()?;
            Some((closest, licence.slug.clone()))
        });
        nearest(near.collect())
    }
}

fn licence_row(licence: &Licence, uses: &Uses) -> LicenceRow {
    let holds = uses.holds.get(&licence.id);
    LicenceRow {
        licence: names::licences::tag(licence),
        spdx: licence.spdx.clone(),
        family: licence.family.clone(),
        publisher: licence.publisher.clone(),
        published: licence.published,
        osi_approved: licence.osi_approved,
        verdict: licence.verdict,
        declared_by: uses.declared(licence.id),
        binds: uses.binds(licence.id),
        has_text: holds.is_some_and(|holds| holds.has_text),
        terms: holds.map_or(0, |holds| holds.terms),
    }
}

fn by_family(licences: &[&Licence]) -> Vec<LicenceFamily> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for licence in licences {
        *counts.entry(&licence.family).or_default() += 1;
    }
    let mut families: Vec<LicenceFamily> = counts
        .into_iter()
        .map(|(family, count)| LicenceFamily {
            family: family.to_owned(),
            count,
        })
        .collect();
    families.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.family.cmp(&b.family)));
    families
}

fn cut(text: licences::Text, notes: &mut Footnotes) -> LicenceText {
    let mut words = text.text;
    words.truncate(words.floor_char_boundary(MOST_TEXT_BYTES));
    LicenceText {
        text: words,
        language: text.language,
        source: notes.number(text.source_id),
        sha256: text.sha256,
    }
}

fn term_row(term: Term, text: Option<&str>) -> TermRow {
    TermRow {
        span: text
            .filter(|_| !term.anchor.is_empty())
            .and_then(|text| ::licences::find_anchor(text, &term.anchor)),
        threshold: term
            .threshold
            .as_deref()
            .and_then(|words| serde_json::from_str(words).ok()),
        key: term.key,
        group: term.group,
        value: term.value,
        clause: term.clause,
        note: term.note,
        confidence: term.confidence,
        multimodal_only: term.multimodal_only,
    }
}

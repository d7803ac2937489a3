//! A licence through time: its versions with their texts, who changed from which to which, and whom it binds by now.

use crate::{
    Catalogue, Footnotes, Result, names,
    view::{LicenceHistory, LicenceVersion, ModelRow, TextSeen},
};
use std::collections::{BTreeSet, HashMap};
use store::read::{
    licences::{self, Licence, Use},
    models,
};

/// Versions of a licence at most.
const MOST_VERSIONS: usize = 20;
/// Texts of a version at most.
const MOST_TEXTS: usize = 20;
/// Spans at most.
const MOST_SPANS: usize = 200;
/// A licence that more makers than this used is everybody's, and no maker's course is told on its page.
const FEW_MAKERS: usize = 3;
/// Models bound through lineage at most.
const MOST_BOUND: u32 = 30;

impl Catalogue {
    /// The versions of a licence one after another, itself among them.
    pub(crate) async fn versions(&self, licence: &Licence, notes: &mut Footnotes) -> Result<Vec<LicenceVersion>> {
        let line = self.line_of(licence);
        let ids: Vec<i64> = line.iter().map(|version| version.id).collect();
        let mut texts: HashMap<i64, Vec<TextSeen>> = HashMap::new();
        for text in licences::texts(&self.reader, &ids).await? {
            let held = texts.entry(text.licence_id).or_default();
            if held.len() < MOST_TEXTS {
                held.push(TextSeen {
                    sha256: text.sha256,
                    language: text.language,
                    bytes: u64::try_from(text.bytes).unwrap_or_default(),
                    first_seen: text.first_seen,
                    last_seen: text.last_seen,
                    source: notes.number(text.source_id),
                });
            }
        }
        let version = |version: &Licence| LicenceVersion {
            licence: names::licences::tag(version),
            version: version.version.clone(),
            published: version.published,
            verdict: version.verdict,
            this: version.id == licence.id,
            texts: texts.remove(&version.id).unwrap_or_default(),
        };
        Ok(line.into_iter().map(version).collect())
    }

    /// All licences that came before this one and after it, by the day of their publication. A licence of somebody else
    /// that took its place is named last, and what came before that one is not told here.
    fn line_of(&self, licence: &Licence) -> Vec<&Licence> {
        let mut found: BTreeSet<i64> = BTreeSet::from([licence.id]);
        let mut open = vec![licence.id];
        while let Some(at) = open.pop() {
            let Some(here) = self.names.licences.get(at) else {
                continue;
            };
            let another = here.publisher != licence.publisher;
            for other in self.names.licences.all().filter(|_| !another) {
                let near = is_after(here, other) || (is_after(other, here) && other.publisher == here.publisher);
                if near && found.len() < MOST_VERSIONS && found.insert(other.id) {
                    open.push(other.id);
                }
            }
        }
        let mut line: Vec<&Licence> = found.into_iter().filter_map(|id| self.names.licences.get(id)).collect();
        let place = |version: &Licence| (version.publisher != licence.publisher, version.published);
        line.sort_by(|a, b| (place(a), &a.version, &a.slug).cmp(&(place(b), &b.version, &b.slug)));
        line
    }

    /// Who changed from which licence to which when: all spans of the few makers that used this one.
    pub(crate) async fn makers_course(&self, licence: &Licence, notes: &mut Footnotes) -> Result<Vec<LicenceHistory>> {
        let own = licences::uses(&self.reader, licence.id).await?;
        let makers: BTreeSet<i64> = own.iter().filter_map(|known| known.maker_id).collect();
        if makers.len() > FEW_MAKERS {
            return Ok(Vec::new());
        }
        let mut spans: Vec<Use> = Vec::new();
        for maker in makers {
            spans.extend(licences::uses_of_maker(&self.reader, maker).await?);
        }
        spans.sort_by(|a, b| (a.since, a.until, &a.scope).cmp(&(b.since, b.until, &b.scope)));
        spans.truncate(MOST_SPANS);
        Ok(spans
            .into_iter()
            .map(|known| self.licence_history(known, notes))
            .collect())
    }

    /// The most used models that declare another licence and that this one binds through lineage.
    pub(crate) async fn bound_through_lineage(&self, licence: i64) -> Result<Vec<ModelRow>> {
        let burdens = self.law(Some(licence)).map(|law| self.burdens.inheriting(law));
        let burdens = burdens.unwrap_or_default();
        if burdens.is_empty() {
            return Ok(Vec::new());
        }
        let rows = models::of_burdens(&self.reader, &burdens, licence, MOST_BOUND).await?;
        Ok(self.lines(rows))
    }

    /// How many models each licence binds, through lineage too.
    pub(crate) fn bound_by_licence(&self) -> HashMap<i64, u32> {
        let mut bound: HashMap<i64, u32> = HashMap::new();
        for ([burden, ..], models) in self.index.groups() {
            for law in &self.burdens.get(Some(burden)).licences {
                if let Some(licence) = self.lawful(*law) {
                    let held = bound.entry(licence.id).or_default();
                    *held = held.saturating_add(models);
                }
            }
        }
        bound
    }
}

/// Whether `later` came after `earlier`, by what either says.
fn is_after(earlier: &Licence, later: &Licence) -> bool {
    later.succeeds.as_deref() == Some(&earlier.slug) || earlier.replaced_by.as_deref() == Some(&later.slug)
}

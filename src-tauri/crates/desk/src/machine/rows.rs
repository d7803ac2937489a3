//! Rows of an audit: what was found on this machine beside what the atlas says of it.

use super::{
    Audited,
    matching::{Match, Matcher},
};
use crate::Fault;
use atlas::{Code, Stance, Verdict};
use audit::{Found, Gauge, Scanned};
use catalogue::{
    Catalogue,
    view::{
        AuditFile, AuditPage, AuditPlace, AuditRow, AuditSign, AuditTerm, AuditTotals, AuditUnread, Fact, LicenceAsk,
        LicenceBadge, LicenceTag, ModelAsk, ModelPage, PolicyTag, SourceRow,
    },
};
use licences::{Burden, Policy, Subject, Table};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

const MOST_FILES: usize = 100;
const MOST_TERMS: usize = 60;
const MOST_SIGNS: usize = 12;

/// By what everything found is measured: the atlas, and a policy.
pub(super) struct Measure {
    catalogue: Arc<Catalogue>,
    /// A policy that is tried in the place of the one that is kept.
    tried: Option<Policy>,
}

impl Measure {
    pub(super) fn new(catalogue: &Arc<Catalogue>, tried: Option<&str>) -> Result<Self, Fault> {
        if let Some(toml) = tried {
            catalogue::policy_name(toml)?;
        }
        let tried = tried.map(Policy::read).transpose();
        Ok(Self {
            catalogue: Arc::clone(catalogue),
            tried: tried.map_err(|error| Fault::bad_request(format!("The policy cannot be read: {error}.")))?,
        })
    }

    /// What the policy makes of something; nothing while there is none.
    fn tag(&self, subject: &Subject<'_>) -> Option<PolicyTag> {
        match &self.tried {
            Some(policy) => Some(self.catalogue.tag_under(policy, subject)),
            None => self
                .catalogue
                .policy_tag(subject.burden, subject.maker, subject.country, subject.verdict),
        }
    }

    /// Name of the policy; empty where the one that is kept cannot be read.
    fn policy(&self) -> Option<String> {
        let nothing = Burden {
            licences: Vec::new(),
            unknown: true,
        };
        let subject = Subject {
            burden: &nothing,
            verdict: Verdict::Unknown,
            maker: None,
            country: None,
        };
        self.tag(&subject).map(|tag| tag.policy)
    }
}

/// A licence as the words of a file name it.
type Named = Option<(LicenceTag, Verdict)>;

/// Everything that is gathered on the way through the models.
struct Gathering<'m> {
    measure: &'m Measure,
    matcher: Matcher,
    models: BTreeMap<String, Arc<ModelPage>>,
    words: HashMap<String, Named>,
    sources: Vec<SourceRow>,
}

/// The whole audit.
pub(super) async fn audited(measure: &Measure, scanned: Scanned, now: i64, gauge: &Gauge) -> Result<Audited, Fault> {
    let mut gathering = Gathering {
        measure,
        matcher: Matcher::default(),
        models: BTreeMap::new(),
        words: HashMap::new(),
        sources: Vec::new(),
    };
    let mut rows: Vec<(AuditRow, Burden)> = Vec::new();
    let mut cut_short = scanned.cut_short;
    for found in scanned.models {
        if gauge.is_cancelled() && cut_short.is_none() {
            cut_short = Some("cancelled");
        }
        rows.push(gathering.row(found).await?);
    }
    let text = |path: &std::path::Path| path.display().to_string();
    rows.sort_by_cached_key(|(row, _)| (urgency(row), row.name.to_lowercase(), row.folder.clone()));
    let (rows, burdens): (Vec<AuditRow>, Vec<Burden>) = rows.into_iter().unzip();
    let page = AuditPage {
        totals: totals(&rows),
        rows,
        places: scanned
            .places
            .into_iter()
            .map(|place| AuditPlace {
                store: place.store.as_str().to_owned(),
                path: text(&place.path),
                there: place.there,
                models: place.models,
            })
            .collect(),
        unread: scanned
            .unread
            .into_iter()
            .map(|unread| AuditUnread {
                path: text(&unread.path),
                reason: unread.reason,
            })
            .collect(),
        unread_total: scanned.unread_total,
        entries: scanned.entries,
        cut_short: cut_short.map(str::to_owned),
        policy: measure.policy(),
        audited_at: now,
        revision: measure.catalogue.revision(),
        sources: gathering.sources,
    };
    Ok(Audited {
        page,
        burdens,
        models: gathering.models,
    })
}

/// What needs a person comes first.
fn urgency(row: &AuditRow) -> (u8, u8) {
    let stance = match row.policy.as_ref().map(|policy| policy.stance) {
        Some(Stance::Deny) => 0,
        Some(Stance::Ask) => 1,
        None => 2,
        Some(Stance::Allow) => 3,
    };
    let verdict = match row.verdict {
        Verdict::Deny => 0,
        Verdict::Unknown => 1,
        Verdict::Conditions => 2,
        Verdict::Allow => 3,
    };
    (stance, verdict)
}

fn totals(rows: &[AuditRow]) -> AuditTotals {
    let mut totals = AuditTotals::default();
    for row in rows {
        totals.models += 1;
        totals.files += row.files_total;
        totals.bytes += row.size_bytes;
        match (&row.repo, row.candidates.is_empty()) {
            (Some(_), _) => totals.matched += 1,
            (None, false) => totals.ambiguous += 1,
            (None, true) => totals.unmatched += 1,
        }
        totals.unknown_licence += u32::from(row.verdict == Verdict::Unknown);
        totals.differs += u32::from(row.stated_differs || row.licence.as_ref().is_some_and(|licence| licence.differs));
        if let Some(policy) = &row.policy {
            totals.count(policy.stance);
        }
    }
    totals
}

impl Gathering<'_> {
    async fn row(&mut self, found: Found) -> Result<(AuditRow, Burden), Fault> {
        let matched = self.matcher.find(&self.measure.catalogue, &found).await?;
        let page = match &matched.repo {
            Some(repo) => Some(self.page(repo).await?),
            None => None,
        };
        let stated = match &found.stated_licence {
            Some(words) => self.named(words).await?,
            None => None,
        };
        let licence = page.as_deref().map(|page| self.badge(page));
        let verdict = verdict(page.as_deref(), &matched, stated.as_ref());
        let declared = licence.as_ref().and_then(|badge| badge.declared.as_ref());
        let stated_differs = !matched.derived
            && stated
                .as_ref()
                .zip(declared)
                .is_some_and(|((stated, _), declared)| stated.slug != declared.slug);
        let burden = self.burden(&matched, stated.as_ref()).await?;
        let policy = self.policy(page.as_deref(), &matched, &burden, verdict);
        let size_bytes = found.size_bytes();
        let files_total = u32::try_from(found.files.len()).unwrap_or(u32::MAX);
        let row = AuditRow {
            name: matched.repo.clone().filter(|_| !matched.derived).unwrap_or(found.name),
            signs: signs(&found.keys),
            store: found.store.as_str().to_owned(),
            folder: found.folder.display().to_string(),
            revision: found.revision,
            files: found.files.into_iter().take(MOST_FILES).map(file).collect(),
            files_total,
            size_bytes,
            format: found.format.as_str().to_owned(),
            quantisation: found.header.quantisation,
            architecture: found.header.architecture,
            params: found.header.params,
            context: found.header.context,
            stated_words: found.stated_licence,
            stated: stated.map(|(tag, _)| tag),
            stated_differs,
            licence,
            verdict,
            terms: page.as_deref().map(terms).unwrap_or_default(),
            policy,
            repo: matched.repo,
            derived: matched.derived,
            ground: matched.ground.map(|ground| ground.as_str().to_owned()),
            confidence: matched.confidence,
            candidates: matched.candidates,
        };
        Ok((row, burden))
    }

    /// Everything that binds a file: what binds the model, and what the file states of itself. What was made from a model
    /// and states no licence of its own is bound by one that nobody knows, and so is what was matched to nothing.
    async fn burden(&self, matched: &Match, stated: Option<&(LicenceTag, Verdict)>) -> Result<Burden, Fault> {
        let mut burden = match &matched.repo {
            Some(repo) => self.measure.catalogue.burden_of(repo).await?,
            None => Burden {
                licences: Vec::new(),
                unknown: true,
            },
        };
        match stated.map(|(tag, _)| Table::embedded().by_slug(&tag.slug)) {
            Some(Some(id)) if matched.repo.is_some() => {
                if let Err(place) = burden.licences.binary_search(&id) {
                    burden.licences.insert(place, id);
                }
            }
            Some(None) => burden.unknown = true,
            Some(Some(_)) => {}
            None => burden.unknown |= matched.derived,
        }
        Ok(burden)
    }

    async fn page(&mut self, repo: &str) -> Result<Arc<ModelPage>, Fault> {
        if let Some(page) = self.models.get(repo) {
            return Ok(Arc::clone(page));
        }
        let ask = ModelAsk { repo: repo.to_owned() };
        let page = Arc::new(self.measure.catalogue.model(&ask).await?);
        self.models.insert(repo.to_owned(), Arc::clone(&page));
        Ok(page)
    }

    /// The badge, with its source numbered on the audit's page.
    fn badge(&mut self, page: &ModelPage) -> LicenceBadge {
        let mut badge = page.licence.clone();
        if let Some(source) = usize::try_from(badge.source).ok().and_then(|at| page.sources.get(at)) {
            let same = |held: &SourceRow| held.name == source.name && held.as_of == source.as_of;
            let at = self.sources.iter().position(same).unwrap_or_else(|| {
                self.sources.push(source.clone());
                self.sources.len() - 1
            });
            badge.source = u32::try_from(at).unwrap_or(u32::MAX);
        }
        badge
    }

    /// The one licence that the words of a file name; nothing where they name none, or several.
    async fn named(&mut self, words: &str) -> Result<Named, Fault> {
        if let Some(known) = self.words.get(words) {
            return Ok(known.clone());
        }
        let mut named: Named = None;
        for line in words
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && *line != "other")
        {
            let ask = LicenceAsk {
                licence: line.to_owned(),
            };
            match self.measure.catalogue.licence(&ask).await {
                Ok(page) if named.as_ref().is_some_and(|(held, _)| *held != page.licence) => {
                    named = None;
                    break;
                }
                Ok(page) => named = Some((page.licence, page.verdict)),
                Err(error) if error.code() == Code::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.words.insert(words.to_owned(), named.clone());
        Ok(named)
    }

    /// What the policy makes of a file. Who made a file out of another's model is not known, so that it is asked for the
    /// maker and for nobody, and the stricter holds.
    fn policy(
        &self,
        page: Option<&ModelPage>,
        matched: &Match,
        burden: &Burden,
        verdict: Verdict,
    ) -> Option<PolicyTag> {
        let maker = page.and_then(|page| page.maker.as_ref()).map(Fact::value);
        let (slug, country) = (
            maker.map(|maker| maker.slug.as_str()),
            maker.and_then(|maker| maker.country.as_deref()),
        );
        let of = |maker, country| {
            self.measure.tag(&Subject {
                burden,
                verdict,
                maker,
                country,
            })
        };
        let mut tag = of(slug, country)?;
        if matched.derived
            && let Some(other) = of(None, None)
            && other.stance > tag.stance
        {
            tag = other;
        }
        Some(tag)
    }
}

/// What counts for the file. What was made from a model is bound by it and by its own licence, and where it states none,
/// that one is unknown; a file that states another licence than the atlas holds is as strict as both.
fn verdict(page: Option<&ModelPage>, matched: &Match, stated: Option<&(LicenceTag, Verdict)>) -> Verdict {
    let Some(page) = page else {
        return Verdict::Unknown;
    };
    let own = stated.map(|(_, verdict)| *verdict);
    let own = if matched.derived {
        own.or(Some(Verdict::Unknown))
    } else {
        own
    };
    own.map_or(page.licence.verdict, |own| {
        licences::strictest(own, page.licence.verdict)
    })
}

fn terms(page: &ModelPage) -> Vec<AuditTerm> {
    let term = |term: &catalogue::view::EffectiveTermRow| AuditTerm {
        key: term.key.clone(),
        group: term.group,
        value: term.value.clone(),
        clause: term.clause.clone(),
        licence: term.licence.clone(),
        added: term.added,
    };
    page.terms.iter().take(MOST_TERMS).map(term).collect()
}

fn signs(keys: &[audit::Key]) -> Vec<AuditSign> {
    let sign = |key: &audit::Key| AuditSign {
        ground: key.ground.as_str().to_owned(),
        place: key.place.clone(),
        words: key.words.clone(),
    };
    keys.iter().take(MOST_SIGNS).map(sign).collect()
}

fn file(file: audit::FoundFile) -> AuditFile {
    AuditFile {
        path: file.path.display().to_string(),
        size_bytes: file.size_bytes,
        sha256: file.sha256,
        trouble: file.trouble,
    }
}

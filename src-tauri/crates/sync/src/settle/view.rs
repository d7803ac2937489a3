//! The atlas as settling needs it: every model in a few dozen bytes, so that millions fit beside everything else.

use super::{
    SettleError,
    own::{Families, Signs},
};
use atlas::{Carries, Confidence, Day, EdgeStatus, Relation, Resolution, Verdict};
use licences::{Context, Declared, LicenceId, Step, Table};
use std::{cmp::Reverse, collections::BTreeMap};
use store::{
    Writer,
    write::{EdgeToSettle, FactRow, ModelToSettle, RankRow},
};

/// Read at once from the file.
const PAGE: u32 = 10_000;
/// A count that the packages use as a stand-in for one they do not have (seen 2026-11).
const PLACEHOLDER_DOWNLOADS: i64 = 123_456;

/// Everything settling reads; models stand in the order of their numbers.
pub(crate) struct View {
    pub(crate) table: &'static Table,
    pub(crate) models: Vec<Brief>,
    pub(crate) steps: Vec<Step>,
    /// Licences that makers' histories give to models of which no card was read; their numbers are not given out yet.
    pub(crate) by_history: Vec<FactRow>,
    /// Names of all models, one behind the other.
    names: String,
    licence_rows: Vec<Option<i64>>,
}

/// A model in brief.
pub(crate) struct Brief {
    pub(crate) id: i64,
    pub(crate) declared: Declared,
    pub(crate) resolution: Resolution,
    /// Its maker's own training, as far as name and format tell.
    pub(crate) own_by_name: bool,
    /// The same, its architecture heard too.
    pub(crate) own_by_construction: bool,
    /// What was settled before.
    pub(crate) was: Was,
    rank: i64,
    downloads: i64,
    likes: i64,
    name_end: usize,
}

/// What an earlier settling wrote; `None` where the words mean nothing to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Was {
    pub(crate) licence_id: Option<i64>,
    pub(crate) resolution: Option<Resolution>,
    pub(crate) relation: Option<&'static str>,
    pub(crate) verdict: Option<Verdict>,
    pub(crate) differs: bool,
}

/// What a maker's history is keyed by: maker, scope, first day.
type Spans = BTreeMap<(String, String, Option<String>), i64>;

/// What is needed while models stream in.
struct Reading {
    families: Families,
    spans: Spans,
}

impl View {
    pub(crate) async fn read(writer: &Writer) -> Result<Self, SettleError> {
        let table = Table::embedded();
        let rows: BTreeMap<String, i64> = writer.licences_to_settle().await?.into_iter().collect();
        let spans = writer.uses_to_settle().await?;
        let reading = Reading {
            families: Families::new(&writer.families_to_settle().await?),
            spans: spans
                .into_iter()
                .map(|u| ((u.maker, u.scope, u.since), u.source_id))
                .collect(),
        };
        let mut view = Self {
            table,
            models: Vec::new(),
            steps: Vec::new(),
            by_history: Vec::new(),
            names: String::new(),
            licence_rows: table
                .licences()
                .map(|(_, licence)| rows.get(&licence.slug).copied())
                .collect(),
        };
        loop {
            let page = writer
                .models_to_settle(view.models.last().map_or(0, |m| m.id), PAGE)
                .await?;
            page.iter().for_each(|model| view.add(model, &reading));
            if page.len() < PAGE as usize {
                break;
            }
        }
        u32::try_from(view.models.len()).map_err(|_| SettleError::TooMany)?;
        let mut last = 0;
        loop {
            let page = writer.edges_to_settle(last, PAGE).await?;
            view.steps
                .extend(page.iter().filter_map(|edge| step(&view.models, edge)));
            last = page.last().map_or(last, |edge| edge.id);
            if page.len() < PAGE as usize {
                return Ok(view);
            }
        }
    }

    fn add(&mut self, model: &ModelToSettle, reading: &Reading) {
        let signs = Signs {
            repo: &model.repo,
            format: model.library.as_deref(),
            architecture: model.architecture.as_deref(),
        };
        let own = |signs: &Signs<'_>| {
            model
                .maker_id
                .is_some_and(|maker| reading.families.is_own(signs, maker))
        };
        let own_by_name = own(&Signs {
            architecture: None,
            ..signs
        });
        let (declared, resolution) = self.declared(model, &reading.spans);
        self.names.push_str(&model.repo);
        self.models.push(Brief {
            id: model.id,
            declared,
            resolution,
            own_by_name,
            own_by_construction: own_by_name && own(&signs),
            was: Was {
                licence_id: model.licence_id,
                resolution: resolution_named(&model.licence_reading),
                relation: model.relation.as_deref().and_then(relation_named),
                verdict: Verdict::from_name(&model.verdict),
                differs: model.differs,
            },
            rank: model.rank,
            downloads: model
                .downloads
                .filter(|count| *count != PLACEHOLDER_DOWNLOADS)
                .unwrap_or(-1),
            likes: model.likes.unwrap_or(-1),
            name_end: self.names.len(),
        });
    }

    /// A model's licence before its ancestors are heard.
    fn declared(&mut self, model: &ModelToSettle, spans: &Spans) -> (Declared, Resolution) {
        let released = model.created_on.as_deref().and_then(|day| day.parse::<Day>().ok());
        let context = Context {
            repo: &model.repo,
            released,
        };
        let reading = read(self.table, model, &context);
        let of = |licence: Option<LicenceId>| Declared {
            licence,
            verdict: licence.map_or(Verdict::Unknown, |id| self.table.licence(id).verdict),
        };
        if model.recorded || reading.resolution() != Resolution::Missing {
            return (of(reading.licence()), reading.resolution());
        }
        // Of a model known only by name no source has read the card: there its maker's own history may speak.
        let found = self
            .table
            .use_of(&context)
            .and_then(|found| Some((found, found.licence?)));
        let sourced = found.and_then(|(used, licence)| {
            let key = (
                used.maker.clone(),
                used.scope.clone(),
                used.from.map(|day| day.to_string()),
            );
            Some((used, licence, *spans.get(&key)?))
        });
        // Without a source in the atlas the fact could not be shown, so it is not used.
        let Some((used, licence, source_id)) = sourced else {
            return (of(None), Resolution::Missing);
        };
        let declared = of(Some(licence));
        self.by_history.push(FactRow {
            id: 0,
            model_id: model.id,
            field: String::from("licence"),
            words: Some(used.scope.clone()),
            reading: Some(self.table.licence(licence).slug.clone()),
            as_of: used.from,
            source_id,
            // The text was read; that it holds for this repository is concluded.
            confidence: used.confidence.max(Confidence::Medium),
        });
        (declared, Resolution::Resolved)
    }

    /// The atlas's number of a licence of the table.
    pub(crate) fn licence_row(&self, licence: LicenceId) -> Option<i64> {
        self.licence_rows.get(usize::from(licence.0)).copied().flatten()
    }

    /// Models whose rank changes: most downloads first, then most likes, then by name.
    pub(crate) fn ranks(&self) -> Vec<RankRow> {
        let mut order: Vec<usize> = (0..self.models.len()).collect();
        order.sort_unstable_by(|a, b| {
            let key = |at: usize| (Reverse(self.models[at].downloads), Reverse(self.models[at].likes));
            key(*a).cmp(&key(*b)).then_with(|| self.name(*a).cmp(self.name(*b)))
        });
        let ranked = order.into_iter().map(|at| &self.models[at]).zip(1_i64..);
        ranked
            .filter(|(m, rank)| m.rank != *rank)
            .map(|(m, rank)| RankRow { id: m.id, rank })
            .collect()
    }

    fn name(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.models[before].name_end);
        &self.names[start..self.models[at].name_end]
    }
}

/// What a model's words name. Several ids of one card stand in one column with commas between; as a whole they are words of
/// their own where they name something so. Name and address of the licence speak as lines of their own.
fn read(table: &Table, model: &ModelToSettle, context: &Context<'_>) -> licences::Reading {
    let words = model.licence_words.as_deref().unwrap_or_default();
    // A path within the repository names nothing.
    let link = model.licence_link.as_deref().filter(|link| link.contains("://"));
    let beside: Vec<&str> = model.licence_name.as_deref().into_iter().chain(link).collect();
    let told = |words: &str| match beside.as_slice() {
        [] => table.resolve(words, context),
        beside => table.resolve(&format!("{words}\n{}", beside.join("\n")), context),
    };
    match told(words) {
        licences::Reading::Unrecognised if words.contains(", ") => told(&words.replace(", ", "\n")),
        reading => reading,
    }
}

/// The edge between places; `None` where it names something unknown to this program or leads outside.
fn step(models: &[Brief], edge: &EdgeToSettle) -> Option<Step> {
    let place = |id: i64| {
        models
            .binary_search_by_key(&id, |m| m.id)
            .ok()
            .and_then(|at| u32::try_from(at).ok())
    };
    Some(Step {
        edge: edge.id,
        child: place(edge.child_id)?,
        parent: place(edge.parent_id)?,
        relation: Relation::from_name(&edge.relation)?,
        status: EdgeStatus::from_name(&edge.status)?,
        carries: Carries::from_name(&edge.carries)?,
    })
}

/// What stands for a model of its maker's own training.
pub(crate) const ORIGINAL: &str = "original";

fn relation_named(name: &str) -> Option<&'static str> {
    if name == ORIGINAL {
        Some(ORIGINAL)
    } else {
        Relation::from_name(name).map(Relation::as_str)
    }
}

fn resolution_named(name: &str) -> Option<Resolution> {
    match name {
        "resolved" => Some(Resolution::Resolved),
        "ambiguous" => Some(Resolution::Ambiguous),
        "unrecognised" => Some(Resolution::Unrecognised),
        "missing" => Some(Resolution::Missing),
        _ => None,
    }
}

//! The atlas as settling needs it: every model in a few dozen bytes, so that millions fit beside everything else.

use super::{
    SettleError,
    own::{Families, Signs},
    popularity::Popularity,
};
use atlas::{Carries, Confidence, Day, EdgeStatus, Relation, Resolution, Verdict};
use licences::{Context, Declared, LicenceId, Step, Table};
use lineage::{Census, Model, Shape};
use std::collections::BTreeMap;
use store::{
    Writer,
    write::{EdgeToSettle, FactRow, ModelToSettle},
};

/// Read at once from the file.
pub(crate) const PAGE: u32 = 10_000;

/// Everything settling reads; models stand in the order of their numbers, in lists side by side.
pub(crate) struct View {
    pub(crate) table: &'static Table,
    /// Numbers of the models, ascending.
    pub(crate) ids: Vec<i64>,
    /// What each declares; behind the last model what is known of a parent that is not in the atlas: nothing.
    pub(crate) declared: Vec<Declared>,
    pub(crate) marks: Vec<Marks>,
    pub(crate) steps: Vec<Step>,
    pub(crate) popularity: Popularity,
    /// The models as inference needs them; forgotten once parents are inferred and the order of popularity is found.
    pub(crate) census: Census,
    /// Licences that makers' histories give to models of which no card was read; their numbers are not given out yet.
    pub(crate) by_history: Vec<FactRow>,
    licence_rows: Vec<Option<i64>>,
}

/// What else is settled of a model.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marks {
    pub(crate) resolution: Resolution,
    /// Its maker's own training, as far as name and format tell.
    pub(crate) own_by_name: bool,
    /// The same, its architecture heard too.
    pub(crate) own_by_construction: bool,
    /// What was settled before.
    pub(crate) was: Was,
}

/// What an earlier settling wrote; `None` where the words mean nothing to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Was {
    pub(crate) licence: Small,
    pub(crate) burden: Small,
    pub(crate) resolution: Option<Resolution>,
    pub(crate) relation: Option<Tie>,
    pub(crate) verdict: Option<Verdict>,
    pub(crate) differs: bool,
}

/// The number of a licence or burden in half the room; both are counted by the thousand. What does not fit is like nothing,
/// so that it is written anew.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Small(u32);

impl Small {
    const NONE: u32 = 0;
    const ODD: u32 = u32::MAX;

    pub(crate) fn new(number: Option<i64>) -> Self {
        Self(match number {
            None => Self::NONE,
            Some(number) => match u32::try_from(number) {
                Ok(number) if number != Self::NONE => number,
                _ => Self::ODD,
            },
        })
    }
}

impl PartialEq for Small {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0 != Self::ODD
    }
}

impl Eq for Small {}

/// What a model is to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// Of its maker's own training.
    Original,
    /// Made from another in this way.
    Made(Relation),
}

impl Tie {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Made(relation) => relation.as_str(),
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        if name == Self::Original.as_str() {
            return Some(Self::Original);
        }
        Relation::from_name(name).map(Self::Made)
    }
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
            ids: Vec::new(),
            declared: Vec::new(),
            marks: Vec::new(),
            steps: Vec::new(),
            popularity: Popularity::default(),
            census: Census::new(),
            by_history: Vec::new(),
            licence_rows: table
                .licences()
                .map(|(_, licence)| rows.get(&licence.slug).copied())
                .collect(),
        };
        view.read_models(writer, &reading).await?;
        Ok(view)
    }

    async fn read_models(&mut self, writer: &Writer, reading: &Reading) -> Result<(), SettleError> {
        loop {
            let last = self.ids.last().copied().unwrap_or(0);
            let page = writer.models_to_settle(last, PAGE).await?;
            for model in &page {
                self.add(model, reading).ok_or(SettleError::TooMany)?;
            }
            if page.len() < PAGE as usize {
                break;
            }
        }
        // One number more is needed for the parent that is not here.
        u32::try_from(self.ids.len() + 1).map_err(|_| SettleError::TooMany)?;
        Ok(())
    }

    /// Reads the edges, those that are inferred included.
    pub(crate) async fn read_edges(&mut self, writer: &Writer) -> Result<(), SettleError> {
        self.declared.push(Declared {
            licence: None,
            verdict: Verdict::Unknown,
        });
        let mut last = 0;
        loop {
            let page = writer.edges_to_settle(last, PAGE).await?;
            let steps = page.iter().filter_map(|edge| step(&self.ids, edge));
            self.steps.extend(steps);
            last = page.last().map_or(last, |edge| edge.id);
            if page.len() < PAGE as usize {
                return Ok(());
            }
        }
    }

    /// Nothing when there are more models than can be counted.
    fn add(&mut self, model: &ModelToSettle, reading: &Reading) -> Option<()> {
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
        self.census.add(&counted(model, own_by_name))?;
        self.ids.push(model.id);
        self.declared.push(declared);
        self.popularity.add(model);
        self.marks.push(Marks {
            resolution,
            own_by_name,
            own_by_construction: own_by_name && own(&signs),
            was: Was {
                licence: Small::new(model.licence_id),
                burden: Small::new(model.burden_id),
                resolution: resolution_named(&model.licence_reading),
                relation: model.relation.as_deref().and_then(Tie::from_name),
                verdict: Verdict::from_name(&model.verdict),
                differs: model.differs,
            },
        });
        Some(())
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

    /// How many models there are.
    pub(crate) fn models(&self) -> usize {
        self.ids.len()
    }
}

/// A model as inference needs it. Whether it is its maker's own goes by its name: a maker may take another's construction
/// for weights of its own.
fn counted(model: &ModelToSettle, own: bool) -> Model<'_> {
    let count = |n: Option<i64>| n.and_then(|n| n.try_into().ok());
    Model {
        repo: &model.repo,
        architecture: model.architecture.as_deref(),
        params: model.params.and_then(|n| n.try_into().ok()),
        created: model.created_on.as_deref().and_then(|day| day.parse().ok()),
        downloads: model.downloads.and_then(|n| n.try_into().ok()),
        shape: Shape {
            layers: count(model.layers),
            hidden: count(model.hidden),
        },
        own,
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

/// The edge between places; `None` where it names something unknown to this program. A parent that is not in the atlas
/// stands behind the last model.
fn step(ids: &[i64], edge: &EdgeToSettle) -> Option<Step> {
    let place = |id: i64| ids.binary_search(&id).ok().and_then(|at| u32::try_from(at).ok());
    let parent = edge.parent_id.and_then(place);
    Some(Step {
        edge: edge.id,
        child: place(edge.child_id)?,
        parent: parent.or_else(|| u32::try_from(ids.len()).ok())?,
        relation: Relation::from_name(&edge.relation)?,
        status: EdgeStatus::from_name(&edge.status)?,
        carries: Carries::from_name(&edge.carries)?,
    })
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

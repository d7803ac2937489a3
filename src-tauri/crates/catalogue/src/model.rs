//! A model's page: every fact with its source, and what follows from its ancestors.

use crate::{
    Catalogue, Footnotes, Result,
    rows::parts,
    view::{Fact, IdRow, ModelAsk, ModelPage, Shape, SpeedRow},
};
use atlas::{Confidence, Day};
use store::read::{
    chips,
    models::{self, FactRow, Whole},
};

/// Tags listed at most; one model of the Hub has 2,163.
const MOST_TAGS: usize = 200;

/// A fact beside a model's row that says when it was released.
const RELEASED: &str = "released";
/// A fact beside a model's row that names its licence where the repository does not.
const LICENCE: &str = "licence";

impl Catalogue {
    /// Opens a model by its id, its id in another case, or its name elsewhere.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] with what lies near; when the atlas cannot be read.
    #[expect(clippy::too_many_lines, reason = "the page's fields, one after the other")]
    pub async fn model(&self, ask: &ModelAsk) -> Result<ModelPage> {
        let row = self.whole(&ask.repo).await?;
        let mut notes = Footnotes::default();
        let source = notes.number(row.source_id);
        let beside = models::facts(&self.reader, row.id).await?;
        let licence_source = self
            .licence_source(&row, &beside)
            .map_or(source, |known| notes.number(known));
        let above = self.above(&row, licence_source, &mut notes).await?;
        let standings = self.model_standings(row.id, &mut notes).await?;
        let runs_on = self.runs_on(&row, &mut notes).await?;
        let speeds = self.speeds(row.id, &mut notes).await?;
        let offers = self.model_offers(row.id, &mut notes).await?;
        let ids = self.ids(&row, source, &mut notes).await?;
        let past = self.past(&row, &mut notes).await?;
        let maker = self.maker_fact(&row, &mut notes);
        let released = released(&beside, &mut notes);
        let facts = RowFacts::new(source, &beside, &mut notes);
        Ok(ModelPage {
            owner: parts(&row.repo).0.to_owned(),
            name: parts(&row.repo).1.to_owned(),
            recorded: row.recorded,
            popularity: row.rank,
            maker,
            created: facts.column("created_on", row.created),
            released,
            params: facts.column("params", row.params),
            active_params: facts.column("active_params", row.active_params),
            architecture: facts.column("architecture", row.architecture.clone()),
            context: facts.column("context", row.context),
            task: facts.column("task", row.task.clone()),
            languages: facts.said(Some(row.languages.clone()).filter(|languages| !languages.is_empty())),
            library: facts.column("library", row.library.clone()),
            gated: facts.column("gated", row.gated.clone()),
            downloads: facts.said(row.downloads),
            likes: facts.said(row.likes),
            shape: facts.of_elder(shape(&row)),
            tags: row.tags.iter().take(MOST_TAGS).cloned().collect(),
            tags_total: u32::try_from(row.tags.len()).unwrap_or(u32::MAX),
            licence: above.licence,
            terms: above.terms,
            unread: above.unread,
            conflicts: above.conflicts,
            openness: above.openness,
            policy: above.policy,
            root: above.root,
            ancestors: above.ancestors,
            descendants: self.below(row.id).await?,
            standings: standings.spans,
            courses: standings.courses,
            needs: runs_on.needs,
            fits: runs_on.fits,
            speeds,
            offers,
            ids,
            state: past.state,
            state_since: past.state_since,
            history: past.history,
            samples: past.samples,
            card: past.card,
            licence_files: past.licence_files,
            sources: notes.rows(&self.reader).await?,
            repo: row.repo,
        })
    }

    /// The row of the model called `name`.
    pub(crate) async fn whole(&self, name: &str) -> Result<Whole> {
        let found = self.find(name).await?;
        let row = models::whole(&self.reader, found.id).await?;
        row.ok_or_else(|| crate::Error::not_found("model", name, Vec::new()))
    }

    /// What a model's memory is computed from, each with who says so.
    pub(crate) async fn build_facts(&self, row: &Whole, notes: &mut Footnotes) -> Result<BuildFacts> {
        let beside = models::facts(&self.reader, row.id).await?;
        let source = notes.number(row.source_id);
        let facts = RowFacts::new(source, &beside, notes);
        Ok(BuildFacts {
            params: facts.column("params", row.params),
            active_params: facts.column("active_params", row.active_params),
            architecture: facts.column("architecture", row.architecture.clone()),
            shape: facts.of_elder(shape(row)),
        })
    }

    /// Who publishes it: said by the source that knows whose the owner's handle is.
    fn maker_fact(&self, row: &Whole, notes: &mut Footnotes) -> Option<Fact<crate::view::MakerTag>> {
        let maker = self.names.makers.get(row.maker_id?)?;
        let words = parts(&row.repo).0.to_owned();
        let source = notes.number(maker.source_id);
        Some(Fact::new(
            crate::names::makers::tag(maker),
            Some(words),
            source,
            maker.confidence,
        ))
    }

    /// Who names the licence, where it is not the repository itself: a dated fact beside the row that says the same.
    fn licence_source(&self, row: &Whole, beside: &[FactRow]) -> Option<i64> {
        let declared = self.names.licences.get(row.licence_id?)?;
        let says_so = |fact: &&FactRow| fact.field == LICENCE && fact.reading.as_deref() == Some(&declared.slug);
        beside
            .iter()
            .find(says_so)
            .filter(|_| row.licence_words.is_none())
            .map(|fact| fact.source_id)
    }

    async fn speeds(&self, model: i64, notes: &mut Footnotes) -> Result<Vec<SpeedRow>> {
        let found = chips::speeds(&self.reader, model).await?;
        let row = |speed: chips::Speed| SpeedRow {
            device: speed.device,
            precision: speed.precision,
            runtime: speed.runtime,
            tokens_per_s: speed.tokens_per_s,
            date: speed.date,
            source: notes.number(speed.source_id),
        };
        Ok(found.into_iter().map(row).collect())
    }

    async fn ids(&self, row: &Whole, source: u32, notes: &mut Footnotes) -> Result<Vec<IdRow>> {
        let mut ids = Vec::new();
        if row.recorded {
            ids.push(IdRow {
                place: String::from("huggingface"),
                id: row.repo.clone(),
                source,
            });
        }
        for name in models::names(&self.reader, row.id).await? {
            ids.push(IdRow {
                place: name.place,
                id: name.name,
                source: notes.number(name.source_id),
            });
        }
        Ok(ids)
    }
}

/// What a model's memory is computed from.
pub(crate) struct BuildFacts {
    pub(crate) params: Option<Fact<u64>>,
    pub(crate) active_params: Option<Fact<u64>>,
    pub(crate) architecture: Option<Fact<String>>,
    pub(crate) shape: Option<Fact<Shape>>,
}

/// The facts of a model's own row. One source speaks for it, except for columns that another had filled before the Hub
/// took the row over: what that one said was kept beside, under the column's name.
struct RowFacts<'a> {
    source: u32,
    beside: &'a [FactRow],
    elder: Option<u32>,
}

/// Columns that are kept beside when another source takes a row over.
const COLUMNS: &[&str] = &[
    "architecture",
    "params",
    "active_params",
    "context",
    "task",
    "library",
    "gated",
    "created_on",
    "languages",
    "licence_words",
];

impl<'a> RowFacts<'a> {
    fn new(source: u32, beside: &'a [FactRow], notes: &mut Footnotes) -> Self {
        let elder = beside.iter().find(|fact| COLUMNS.contains(&fact.field.as_str()));
        Self {
            source,
            beside,
            elder: elder.map(|fact| notes.number(fact.source_id)),
        }
    }

    fn said<T>(&self, value: Option<T>) -> Option<Fact<T>> {
        value.map(|value| Fact::new(value, None, self.source, Confidence::High))
    }

    /// A column: where what stands in it is what the elder source said, that one is named.
    fn column<T: ToString>(&self, name: &str, value: Option<T>) -> Option<Fact<T>> {
        let value = value?;
        let words = value.to_string();
        let said_before = |fact: &&FactRow| fact.field == name && fact.words.as_deref() == Some(words.as_str());
        let elder = self.elder.filter(|_| self.beside.iter().any(|fact| said_before(&fact)));
        Some(Fact::new(value, None, elder.unwrap_or(self.source), Confidence::High))
    }

    /// What the Hub never gives: the elder source's, if there was one.
    fn of_elder<T>(&self, value: Option<T>) -> Option<Fact<T>> {
        value.map(|value| Fact::new(value, None, self.elder.unwrap_or(self.source), Confidence::High))
    }
}

/// The day of release, from the surest source that states it; the newest of equally sure ones.
fn released(beside: &[FactRow], notes: &mut Footnotes) -> Option<Fact<Day>> {
    let stated = beside.iter().filter(|fact| fact.field == RELEASED);
    let read = stated.filter_map(|fact| Some((fact, fact.reading.as_deref()?.parse::<Day>().ok()?)));
    let (fact, day) = read.min_by_key(|(fact, _)| fact.confidence)?;
    Some(Fact::new(
        day,
        fact.words.clone(),
        notes.number(fact.source_id),
        fact.confidence,
    ))
}

fn shape(row: &Whole) -> Option<Shape> {
    row.has_shape.then_some(Shape {
        layers: row.layers,
        hidden: row.hidden,
        heads: row.heads,
        kv_heads: row.kv_heads,
        head_dim: row.head_dim,
        vocabulary: row.vocabulary,
        experts: row.experts,
        experts_active: row.experts_active,
    })
}

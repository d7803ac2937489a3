//! How names stood on a board over its stored days: a model, a maker by its best row, or a name as the board writes it.

use crate::{
    Catalogue, Error, Footnotes, Result,
    names::StoredDay,
    view::{EventRow, Path, PathPlace, PathsAsk, PathsPage},
};
use std::collections::{BTreeMap, BTreeSet};
use store::read::{
    boards::{self, Step},
    models,
};

/// Names of an answer at most, and events beside them.
const MOST_NAMES: usize = 8;
const MOST_EVENTS: usize = 12;
/// Events looked through for those.
const LOOKED_THROUGH: u32 = 500;
/// Before a maker's key.
const MAKER: &str = "maker:";

impl Catalogue {
    /// How names stood on a board over its stored days.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown board or maker; when the atlas cannot be read.
    pub async fn paths(&self, ask: &PathsAsk) -> Result<PathsPage> {
        let (board, days) = self.board_called(&ask.board)?;
        let until = days.partition_point(|day| ask.at.is_none_or(|at| day.date.began_by(at)));
        let days = days.get(..until).unwrap_or_default();
        let mut notes = Footnotes::default();
        let mut paths: Vec<Path> = Vec::new();
        for name in &ask.names {
            if paths.len() < MOST_NAMES && paths.iter().all(|path| path.name != *name) {
                paths.push(self.path_on(name, board.id, days, &mut notes).await?);
            }
        }
        Ok(PathsPage {
            board: board.slug.clone(),
            board_name: board.name.clone(),
            days: days.iter().map(|day| day.date).collect(),
            events: self.events_along(&paths, &mut notes).await?,
            paths,
            sources: notes.rows(&self.reader).await?,
        })
    }

    async fn path_on(&self, name: &str, board: i64, days: &[StoredDay], notes: &mut Footnotes) -> Result<Path> {
        let (mut repo, mut maker) = (None, None);
        let steps = if let Some(key) = name.strip_prefix(MAKER) {
            let Some(known) = self.names.makers.by_slug(key) else {
                return Err(Error::not_found("maker", key, Vec::new()));
            };
            maker = self.names.makers.tag(Some(known.id));
            boards::path_of_maker(&self.reader, known.id, board).await?
        } else if let Some(model) = models::exact(&self.reader, name).await? {
            repo = Some(model.repo);
            boards::path_of_model(&self.reader, model.id, board).await?
        } else {
            boards::path_of_words(&self.reader, name, board).await?
        };
        Ok(Path {
            name: name.to_owned(),
            repo,
            maker,
            places: places(steps, days, notes),
        })
    }

    /// What the makers on these paths did, and what happened to rankings, while the paths run.
    async fn events_along(&self, paths: &[Path], notes: &mut Footnotes) -> Result<Vec<EventRow>> {
        let dates = || paths.iter().flat_map(|path| path.places.iter().map(|place| place.date));
        let (Some(first), Some(last)) = (dates().min(), dates().max()) else {
            return Ok(Vec::new());
        };
        let repos: BTreeSet<&str> = paths
            .iter()
            .flat_map(|path| {
                path.repo
                    .iter()
                    .chain(path.places.iter().filter_map(|place| place.repo.as_ref()))
            })
            .map(String::as_str)
            .collect();
        let makers: BTreeSet<&str> = paths
            .iter()
            .filter_map(|path| path.maker.as_ref().map(|maker| maker.slug.as_str()))
            .collect();
        let concerns = |event: &EventRow| {
            event.kind == "ranking"
                || event.subjects.iter().any(|words| repos.contains(words.as_str()))
                || event.makers.iter().any(|maker| makers.contains(maker.slug.as_str()))
        };
        let found = self
            .events_between(Some(first), Some(last), None, LOOKED_THROUGH)
            .await?;
        let told = self.event_rows(found.clone(), &mut Footnotes::default()).await?;
        let wanted: BTreeSet<String> = told.into_iter().filter(concerns).map(|event| event.id).collect();
        let mut found = found;
        found.retain(|event| wanted.contains(&event.slug));
        found.reverse();
        found.truncate(MOST_EVENTS);
        self.event_rows(found, notes).await
    }
}

/// One place a day: the best, where a board lists a name twice.
fn places(steps: Vec<Step>, days: &[StoredDay], notes: &mut Footnotes) -> Vec<PathPlace> {
    let mut best: BTreeMap<i64, Step> = BTreeMap::new();
    for step in steps {
        let better = best.get(&step.snapshot_id).is_none_or(|known| step.rank < known.rank);
        if better {
            best.insert(step.snapshot_id, step);
        }
    }
    let place = |day: &StoredDay| {
        let step = best.remove(&day.id)?;
        notes.number(day.source_id);
        Some(PathPlace {
            date: day.date,
            rank: step.rank,
            rank_to: step.rank.saturating_add(step.tied.saturating_sub(1)),
            words: step.words,
            repo: step.repo,
            score: step.score,
            low: step.low,
            high: step.high,
        })
    };
    days.iter().filter_map(place).collect()
}

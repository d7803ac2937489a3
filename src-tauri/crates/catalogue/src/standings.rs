//! Places on boards, of a model and of a maker.

use crate::{
    Catalogue, Footnotes, Result,
    view::{Course, StandingSpan},
};
use atlas::Day;
use std::collections::HashMap;
use store::read::boards::{self, Place};

/// Places listed on a model's page at most.
const MOST_PLACES: usize = 200;
/// Boards drawn as courses at most, and days of each.
const MOST_COURSES: usize = 12;

/// A model's places and the courses drawn from them.
pub(crate) struct Standings {
    pub(crate) spans: Vec<StandingSpan>,
    pub(crate) courses: Vec<Course>,
}

impl Catalogue {
    /// Where a model stands on boards: listed newest first, and for each board as a course over its stored days.
    pub(crate) async fn model_standings(&self, model: i64, notes: &mut Footnotes) -> Result<Standings> {
        let places = boards::of_model(&self.reader, model).await?;
        let courses = self.courses(&places);
        let spans = places
            .into_iter()
            .filter_map(|place| self.span(place, notes))
            .take(MOST_PLACES)
            .collect();
        Ok(Standings { spans, courses })
    }

    /// A maker's best place on each stored day, newest first.
    pub(crate) async fn maker_standings(&self, maker: i64, notes: &mut Footnotes) -> Result<Vec<StandingSpan>> {
        let places = boards::of_maker(&self.reader, maker).await?;
        Ok(places.into_iter().filter_map(|place| self.span(place, notes)).collect())
    }

    fn span(&self, place: Place, notes: &mut Footnotes) -> Option<StandingSpan> {
        let (board, day) = self.names.boards.day(place.snapshot_id)?;
        Some(StandingSpan {
            board: board.slug.clone(),
            board_name: board.name.clone(),
            date: day.date,
            words: place.words,
            repo: place.repo,
            rank: place.rank,
            of: day.of,
            score: place.score,
            source: notes.number(day.source_id),
        })
    }

    /// Ranks over all stored days of each board the model is on; a day without it is a gap. Where a board lists a model
    /// twice (two precisions), the better rank counts.
    fn courses(&self, places: &[Place]) -> Vec<Course> {
        let mut best: HashMap<i64, u32> = HashMap::new();
        for place in places {
            let rank = best.entry(place.snapshot_id).or_insert(place.rank);
            *rank = place.rank.min(*rank);
        }
        let drawn = self.names.boards.all().filter_map(|(board, days)| {
            let points: Vec<(Day, Option<u32>)> =
                days.iter().map(|day| (day.date, best.get(&day.id).copied())).collect();
            let on_it = points.iter().any(|(_, rank)| rank.is_some());
            // One day makes no course; it stands in the list.
            (on_it && points.len() > 1).then(|| Course {
                board: board.slug.clone(),
                board_name: board.name.clone(),
                points,
            })
        });
        drawn.take(MOST_COURSES).collect()
    }
}

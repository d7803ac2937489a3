//! Shares of a board or of the atlas, under a definition, on a day or over all of them.

use super::gather::Gathering;
use crate::{
    Catalogue, Error, Result,
    view::{ShareAsk, ShareDay, SharePage, SharePartCount, Whole},
};
use ::claims::{
    Definition, Definitions, Facts,
    facts::Board,
    share::{Shares, Weight, census_shares, shares},
};
use atlas::Day;

/// Parts of an answer at most, and of one day of a course.
const MOST_PARTS: usize = 400;
const MOST_PARTS_OF_DAY: usize = 40;
/// Days of a course at most, the newest.
const MOST_DAYS: usize = 400;
/// The rule that answers when nobody names one.
const USUAL: &str = "publisher";

impl Catalogue {
    /// A whole in parts under a definition.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a definition or board there is not, or a day before its first; when the atlas cannot be read.
    pub async fn share(&self, ask: &ShareAsk, definitions: &Definitions) -> Result<SharePage> {
        let id = ask.definition.as_deref().unwrap_or(USUAL);
        let Some(definition) = definitions.get(id) else {
            let near = definitions.all.iter().take(5).map(|known| known.id.clone()).collect();
            return Err(Error::not_found("definition", id, near));
        };
        let mut gathering = Gathering::new(self);
        let mut page = SharePage {
            whole: ask.whole.clone(),
            by: ask.by,
            definition: definition.clone(),
            asked: ask.at,
            date: None,
            total: None,
            slices: Vec::new(),
            working: Vec::new(),
            remarks: Vec::new(),
            course: Vec::new(),
            sources: Vec::new(),
        };
        let found = match &ask.whole {
            Whole::Board { board, top } => {
                let days = self.share_days(board, ask)?;
                let Some((id, days)) = days else {
                    return Err(Error::not_found("stored day of board", board, Vec::new()));
                };
                gathering.boards((id, board), &days, ask.at).await?;
                let of_day = |held: &Board| parted(&gathering.facts, definitions, definition, held, *top, ask);
                let on = gathering
                    .facts
                    .boards
                    .iter()
                    .rfind(|held| ask.at.is_none_or(|at| held.date.began_by(at)));
                page.date = on.map(|held| held.date);
                if ask.course {
                    page.course = gathering
                        .facts
                        .boards
                        .iter()
                        .filter_map(|held| day(held.date, of_day(held)?))
                        .collect();
                }
                on.and_then(of_day)
            }
            whole => {
                let by = ask.at.or(self.state.as_of).unwrap_or_else(last_day);
                page.date = Some(by);
                self.of_atlas(&mut gathering, whole, by, definition, ask).await?
            }
        };
        if let Some(found) = found {
            page.total = Some(found.of);
            page.slices = found.slices;
            page.slices.truncate(MOST_PARTS);
            page.working = found.working;
            page.remarks = found.remarks;
        }
        page.sources = gathering.notes.rows(&self.reader).await?;
        Ok(page)
    }

    /// The stored days a share is asked of: all of them for a course, else the one that answers.
    fn share_days(&self, board: &str, ask: &ShareAsk) -> Result<Option<(i64, Vec<crate::names::StoredDay>)>> {
        let Some((held, days)) = self.names.boards.by_slug(board) else {
            return Err(Error::not_found("board", board, Vec::new()));
        };
        let until = days.partition_point(|day| ask.at.is_none_or(|at| day.date.began_by(at)));
        let Some(last) = until.checked_sub(1) else {
            return Ok(None);
        };
        let days = if ask.course {
            &days[days.len().saturating_sub(MOST_DAYS)..]
        } else {
            &days[last..=last]
        };
        Ok(Some((held.id, days.to_vec())))
    }

    async fn of_atlas(
        &self,
        gathering: &mut Gathering<'_>,
        whole: &Whole,
        by: Day,
        definition: &Definition,
        ask: &ShareAsk,
    ) -> Result<Option<Shares>> {
        let since = match whole {
            Whole::New { since } => Some(*since),
            _ => None,
        };
        gathering.census(by, None, since).await?;
        let Some(census) = &mut gathering.facts.census else {
            return Ok(None);
        };
        if *whole == Whole::Derivatives {
            census.tallies.retain(|tally| tally.original == Some(false));
        }
        census.tallies.retain(|tally| tally.created != Some(false));
        let weight = if *whole == Whole::Downloads {
            Weight::Downloads
        } else {
            Weight::Models
        };
        Ok(census_shares(census, definition, ask.by, weight))
    }
}

fn parted(
    facts: &Facts,
    definitions: &Definitions,
    definition: &Definition,
    board: &Board,
    top: Option<u32>,
    ask: &ShareAsk,
) -> Option<Shares> {
    shares(facts, definitions, definition, board, top, ask.by)
}

fn day(date: Day, found: Shares) -> Option<ShareDay> {
    let parts = found.slices.into_iter().take(MOST_PARTS_OF_DAY);
    Some(ShareDay {
        date,
        total: found.of,
        parts: parts
            .map(|slice| SharePartCount {
                part: slice.part,
                count: slice.count,
            })
            .collect(),
    })
}

/// A day behind all others, where neither the question nor the atlas names one.
fn last_day() -> Day {
    Day::from_epoch_days(2_932_896).unwrap_or_else(|| unreachable!("the last day of the year 9999 is a day"))
}

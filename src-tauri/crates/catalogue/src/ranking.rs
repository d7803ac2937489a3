//! A board on a day: its rows, who published the first ten, and how that ran over time.

use crate::{
    Catalogue, Error, Footnotes, Result,
    maker::limit,
    names::{self, StoredDay},
    view::{Correction, EventRow, RankingAsk, RankingPage, RootTag, Share, ShareDate, StandingRow, Title},
};
use atlas::Day;
use std::collections::HashMap;
use store::read::{
    boards::{self, Standing},
    lineage,
};

/// Rows of which shares are counted: the first ten as the board lists them.
const HEAD: u32 = 10;
/// Rows of an answer, without a number asked for and at most.
const USUAL_ROWS: u32 = 100;
const MOST_ROWS: u32 = 500;
/// Events told beside a ranking.
const MOST_EVENTS: u32 = 12;

impl Catalogue {
    /// Opens a board on the last stored day that is not after the day asked for.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown board or a day before the first one held; when the atlas cannot be read.
    pub async fn ranking(&self, ask: &RankingAsk) -> Result<RankingPage> {
        let (board, days) = self.board_called(&ask.board)?;
        let place = stored(&ask.board, days, ask.at)?;
        let day = days[place];
        let (previous, next) = (
            place.checked_sub(1).map(|at| days[at].date),
            days.get(place + 1).map(|day| day.date),
        );
        let mut notes = Footnotes::default();
        notes.number(day.source_id);
        let most = u32::try_from(limit(ask.limit, USUAL_ROWS, MOST_ROWS)).unwrap_or(MOST_ROWS);
        let standings = boards::rows(&self.reader, day.id, most).await?;
        let corrections = self.corrections(board.id, day.date, &standings, &mut notes).await?;
        let rows = self.standing_rows(standings, &corrections).await?;
        let course = self.course(board.id, days).await?;
        let head = course.iter().find(|of_day| of_day.date == day.date);
        let (shares, shares_of) = head.map(|head| (head.shares.clone(), head.of)).unwrap_or_default();
        Ok(RankingPage {
            board: names::boards::view(board, days),
            asked: ask.at,
            date: day.date,
            previous,
            next,
            number: u32::try_from(place + 1).unwrap_or(u32::MAX),
            of: day.of,
            held: day.rows,
            rows,
            shares,
            shares_of,
            course,
            corrections,
            events: self.events_around(day.date, previous, next, &mut notes).await?,
            sources: notes.rows(&self.reader).await?,
        })
    }

    /// The board with this key, and its stored days.
    pub(crate) fn board_called(&self, slug: &str) -> Result<(&boards::Board, &[StoredDay])> {
        self.names.boards.by_slug(slug).ok_or_else(|| {
            let all = self.names.boards.all().take(5);
            let near = all.map(|(board, _)| board.slug.clone()).collect();
            Error::not_found("board", slug, near)
        })
    }

    /// The known mistakes among these rows on this day.
    pub(crate) async fn corrections(
        &self,
        board: i64,
        date: Day,
        rows: &[Standing],
        notes: &mut Footnotes,
    ) -> Result<Vec<Correction>> {
        let known = boards::corrections(&self.reader, board).await?;
        let holds = |known: &boards::Correction| {
            known.since.is_none_or(|since| since.began_by(date))
                && known.until.is_none_or(|until| date.began_by(until))
                && rows.iter().any(|row| row.words == known.words)
        };
        let view = |known: boards::Correction| Correction {
            words: known.words,
            field: known.field,
            raw: known.raw,
            value: known.value,
            reason: Title {
                en: known.reason_en,
                de: known.reason_de,
                zh: known.reason_zh,
            },
            source: notes.number(known.source_id),
        };
        Ok(known.into_iter().filter(holds).map(view).collect())
    }

    pub(crate) async fn standing_rows(
        &self,
        rows: Vec<Standing>,
        corrections: &[Correction],
    ) -> Result<Vec<StandingRow>> {
        let models: Vec<i64> = rows.iter().filter_map(|row| row.model_id).collect();
        let roots = lineage::roots(&self.reader, &models).await?;
        let roots: HashMap<i64, lineage::Root> = roots.into_iter().map(|root| (root.model_id, root)).collect();
        Ok(rows
            .into_iter()
            .map(|row| self.standing_row(row, &roots, corrections))
            .collect())
    }

    fn standing_row(
        &self,
        row: Standing,
        roots: &HashMap<i64, lineage::Root>,
        corrections: &[Correction],
    ) -> StandingRow {
        let worded = row
            .licence_words
            .as_deref()
            .and_then(|words| self.names.licences.called(words));
        let worded_verdict = worded.map_or(atlas::Verdict::Unknown, |licence| licence.verdict);
        let correction = corrections.iter().position(|known| known.words == row.words);
        StandingRow {
            rank: row.rank,
            in_atlas: row.repo.is_some(),
            maker: self.names.makers.tag(row.maker_id),
            publisher_country: self.names.makers.country(row.maker_id).map(str::to_owned),
            root: self.root_of(&row, roots),
            licence: self
                .names
                .licences
                .tag(row.licence_id.or(worded.map(|licence| licence.id))),
            verdict: row.verdict.unwrap_or(worded_verdict),
            differs: row.differs.unwrap_or_default(),
            correction: correction.and_then(|at| u32::try_from(at).ok()),
            words: row.words,
            repo: row.repo,
            organisation_words: row.organisation_words,
            score: row.score,
            low: row.low,
            high: row.high,
            votes: row.votes,
            params_b: row.params_b,
            architecture_words: row.architecture_words,
            licence_words: row.licence_words,
            base_words: row.base_words,
        }
    }

    fn root_of(&self, row: &Standing, roots: &HashMap<i64, lineage::Root>) -> Option<RootTag> {
        if let Some(root) = row.model_id.and_then(|id| roots.get(&id)) {
            let maker = self.names.makers.tag(root.maker_id);
            return Some(RootTag {
                repo: root.repo.clone(),
                maker,
                status: root.root_status,
            });
        }
        let repo = row
            .repo
            .clone()
            .filter(|_| row.relation.as_deref() == Some("original"))?;
        Some(RootTag {
            repo,
            maker: self.names.makers.tag(row.maker_id),
            status: None,
        })
    }

    /// The seats of the publishers of the first ten rows, for every stored day. A publisher without a known seat counts
    /// as unknown, never as foreign.
    async fn course(&self, board: i64, days: &[StoredDay]) -> Result<Vec<ShareDate>> {
        let mut seats: HashMap<i64, Vec<Option<&str>>> = HashMap::new();
        for head in boards::heads(&self.reader, board, HEAD).await? {
            seats
                .entry(head.snapshot_id)
                .or_default()
                .push(self.names.makers.country(head.maker_id));
        }
        let date = |day: &StoredDay| {
            let seats = seats.get(&day.id).map(Vec::as_slice).unwrap_or_default();
            ShareDate {
                date: day.date,
                of: u32::try_from(seats.len()).unwrap_or(u32::MAX),
                shares: shares(seats),
            }
        };
        Ok(days.iter().map(date).collect())
    }

    /// What happened after the stored day before this one and not after the next. Behind the last stored day lies
    /// nothing the board could speak of.
    async fn events_around(
        &self,
        date: Day,
        previous: Option<Day>,
        next: Option<Day>,
        notes: &mut Footnotes,
    ) -> Result<Vec<EventRow>> {
        let found = self
            .events_between(
                Some(previous.unwrap_or(date)),
                Some(next.unwrap_or(date)),
                None,
                MOST_EVENTS + 8,
            )
            .await?;
        let mut events = self.event_rows(found, notes).await?;
        events.retain(|event| Some(event.date) != previous);
        events.truncate(MOST_EVENTS as usize);
        Ok(events)
    }
}

/// The place of the last stored day that is not after the day asked for, or of the newest.
pub(crate) fn stored(board: &str, days: &[StoredDay], at: Option<Day>) -> Result<usize> {
    let until = days.partition_point(|day| at.is_none_or(|at| day.date.began_by(at)));
    until.checked_sub(1).ok_or_else(|| {
        let asked = at.map_or_else(|| board.to_owned(), |at| format!("{board} on {at}"));
        let near = days.first().map(|day| format!("its first day here is {}", day.date));
        Error::not_found("stored day of board", &asked, near.into_iter().collect())
    })
}

/// Rows by seat, most first; equal ones by code, unknown before them.
fn shares(seats: &[Option<&str>]) -> Vec<Share> {
    let mut counts: Vec<Share> = Vec::new();
    for seat in seats {
        match counts.iter_mut().find(|share| share.country.as_deref() == *seat) {
            Some(share) => share.count += 1,
            None => counts.push(Share {
                country: seat.map(str::to_owned),
                count: 1,
            }),
        }
    }
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.country.cmp(&b.country)));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_keep_unknown_apart() {
        let counted = shares(&[Some("US"), None, Some("CN"), None, Some("CN"), None]);
        let counted: Vec<(Option<&str>, u32)> = counted.iter().map(|s| (s.country.as_deref(), s.count)).collect();
        assert_eq!(counted, [(None, 3), (Some("CN"), 2), (Some("US"), 1)]);
    }
}

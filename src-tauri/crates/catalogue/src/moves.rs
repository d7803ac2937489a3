//! Two days of a board beside each other. A row that is not among those held is never taken for gone.

use crate::{
    Catalogue, Footnotes, Result,
    maker::limit,
    names::{self, StoredDay},
    ranking::stored,
    view::{Correction, Move, MoveCounts, MovedRow, MovesAsk, MovesDay, MovesPage, StandingRow},
};
use std::collections::{HashMap, HashSet};
use store::read::boards;

/// Rows of an answer, without a number asked for and at most.
const USUAL_ROWS: u32 = 100;
const MOST_ROWS: u32 = 1_000;
/// Rows of a day that are compared.
const MOST_COMPARED: u32 = 10_000;

impl Catalogue {
    /// Lays two days of a board beside each other.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for an unknown board or a day before the first one held; when the atlas cannot be read.
    pub async fn moves(&self, ask: &MovesAsk) -> Result<MovesPage> {
        let (board, days) = self.board_called(&ask.board)?;
        let one = days[stored(&ask.board, days, ask.at)?];
        let other = days[stored(&ask.board, days, Some(ask.with))?];
        let (earlier, later) = if one.date <= other.date {
            (one, other)
        } else {
            (other, one)
        };
        let mut notes = Footnotes::default();
        let (before, of_before) = self.compared_day(board.id, &earlier, &mut notes).await?;
        let (after, of_after) = self.compared_day(board.id, &later, &mut notes).await?;
        let mut rows = compared(before, after);
        let counts = tally(&rows);
        rows.truncate(limit(ask.limit, USUAL_ROWS, MOST_ROWS));
        Ok(MovesPage {
            board: names::boards::view(board, days),
            earlier: day_of(&earlier),
            later: day_of(&later),
            corrections: numbered(&mut rows, of_after, of_before),
            rows,
            counts,
            sources: notes.rows(&self.reader).await?,
        })
    }

    async fn compared_day(
        &self,
        board: i64,
        day: &StoredDay,
        notes: &mut Footnotes,
    ) -> Result<(Vec<StandingRow>, Vec<Correction>)> {
        notes.number(day.source_id);
        let standings = boards::rows(&self.reader, day.id, MOST_COMPARED).await?;
        let corrections = self.corrections(board, day.date, &standings, notes).await?;
        let rows = self.standing_rows(standings, &corrections).await?;
        Ok((rows, corrections))
    }
}

fn day_of(day: &StoredDay) -> MovesDay {
    MovesDay {
        date: day.date,
        of: day.of,
        held: day.rows,
    }
}

/// The corrections of both days, those of the later first; rows of the earlier day are led to their new numbers.
fn numbered(rows: &mut [MovedRow], later: Vec<Correction>, earlier: Vec<Correction>) -> Vec<Correction> {
    let mut all = later;
    let mut places = Vec::with_capacity(earlier.len());
    for held in earlier {
        let same = |other: &Correction| (&other.words, &other.field) == (&held.words, &held.field);
        let place = all.iter().position(same).unwrap_or_else(|| {
            all.push(held);
            all.len() - 1
        });
        places.push(u32::try_from(place).ok());
    }
    for row in rows.iter_mut().filter(|row| row.moved == Move::Left) {
        let old = row.row.correction.and_then(|at| usize::try_from(at).ok());
        row.row.correction = old.and_then(|at| places.get(at).copied().flatten());
    }
    all
}

/// What tells a row apart: the model it stands for, else its name on the board.
fn key(row: &StandingRow) -> String {
    row.repo.as_deref().unwrap_or(&row.words).to_lowercase()
}

/// The rows of two days, by the later rank, then those that are there on the earlier day only. A second row of the same
/// model has no earlier row of its own.
fn compared(earlier: Vec<StandingRow>, later: Vec<StandingRow>) -> Vec<MovedRow> {
    let mut before: HashMap<String, (u32, Option<f64>)> = HashMap::new();
    for row in &earlier {
        before.entry(key(row)).or_insert((row.rank, row.score));
    }
    let mut seen = HashSet::new();
    let mut rows: Vec<MovedRow> = later
        .into_iter()
        .map(|row| {
            let key = key(&row);
            let was = before.get(&key).copied().filter(|_| !seen.contains(&key));
            seen.insert(key);
            MovedRow {
                from: was.map(|(rank, _)| rank),
                to: Some(row.rank),
                before: was.and_then(|(_, score)| score),
                after: row.score,
                moved: was.map_or(Move::Entered, |(rank, _)| moved(rank, row.rank)),
                row,
            }
        })
        .collect();
    let gone = earlier.into_iter().filter(|row| seen.insert(key(row)));
    rows.extend(gone.map(|row| MovedRow {
        from: Some(row.rank),
        to: None,
        before: row.score,
        after: None,
        moved: Move::Left,
        row,
    }));
    rows
}

fn moved(from: u32, to: u32) -> Move {
    match to.cmp(&from) {
        std::cmp::Ordering::Less => Move::Up,
        std::cmp::Ordering::Equal => Move::Same,
        std::cmp::Ordering::Greater => Move::Down,
    }
}

fn tally(rows: &[MovedRow]) -> MoveCounts {
    let mut counts = MoveCounts::default();
    for row in rows {
        *match row.moved {
            Move::Entered => &mut counts.entered,
            Move::Left => &mut counts.left,
            Move::Up => &mut counts.up,
            Move::Down => &mut counts.down,
            Move::Same => &mut counts.same,
        } += 1;
    }
    counts
}

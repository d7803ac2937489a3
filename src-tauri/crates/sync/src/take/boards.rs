//! Days of boards. A day that is held is not doubled; what a source takes back, it takes back for its own days only.

use super::{Keeping, Taken};
use crate::{
    IngestError,
    counts::{BoardNews, Counts},
    names::{Names, listed},
};
use atlas::Day;
use sources::{BoardDay, BoardLine};
use std::collections::BTreeMap;
use store::write::{Batch, BoardRow, DayHeld, SnapshotRow, StandingRow};

/// Lines kept of a day.
const LINES: usize = 1000;

pub(super) async fn take(
    transaction: &mut Batch,
    keeping: &Keeping<'_>,
    days: &[BoardDay],
) -> Result<Taken, IngestError> {
    let source_id = transaction.moving_source(&keeping.source, keeping.today).await?;
    let mut counts = Counts::default();
    for day in days {
        let board = transaction.board(&board_row(day)).await?;
        let held = transaction.day(board, day.day).await?;
        let lines = lines(transaction, keeping, day).await?;
        if let Some(held) = &held
            && !is_better(transaction, held, day, &lines, source_id).await?
        {
            continue;
        }
        let before = transaction.newest_day(board).await?;
        let row = SnapshotRow {
            id: 0,
            board_id: board,
            seen_on: day.day,
            rows_on_board: Some(day.rows),
            source_id,
        };
        transaction
            .put_day(&row, day.scale.as_deref(), lines, held.as_ref().map(|held| held.id))
            .await?;
        if held.is_some() {
            counts.changed += 1;
            continue;
        }
        counts.new += 1;
        let before = before.and_then(|newest| Some((newest.day.parse::<Day>().ok()?, newest.leader)));
        let earlier = keeping.before.boards.get(&day.board.slug);
        let news = BoardNews {
            name: day.board.name.clone(),
            days: 1,
            day: day.day,
            leader: day.lines.first().map(|line| line.words.clone()),
            before: earlier.map_or(before, |news| news.before.clone()),
        };
        let mut one = Counts::default();
        one.boards.insert(day.board.slug.clone(), news);
        counts.join(one);
    }
    Ok(Taken {
        counts,
        drop: None,
        settles: false,
    })
}

fn board_row(day: &BoardDay) -> BoardRow {
    let [about_en, about_de, about_zh] = day.board.about.clone();
    BoardRow {
        id: 0,
        slug: day.board.slug.clone(),
        name: day.board.name.clone(),
        metric: day.board.metric.clone(),
        about_en,
        about_de,
        about_zh,
        retired: None,
        place: 0,
    }
}

/// Whether a day takes the place of what is held of it: another content of the same source, or a whole board where only its
/// head was held.
async fn is_better(
    transaction: &mut Batch,
    held: &DayHeld,
    day: &BoardDay,
    lines: &[StandingRow],
    source_id: i64,
) -> Result<bool, IngestError> {
    if held.source_id != source_id {
        let only_head = held.of.is_some_and(|of| held.lines < of);
        return Ok(only_head && lines.len() > held.lines as usize);
    }
    if held.of != Some(day.rows) || held.scale != day.scale || held.lines as usize != lines.len() {
        return Ok(true);
    }
    let held = transaction.lines(held.id).await?;
    Ok(!held.iter().zip(lines).all(|(held, line)| is_same(held, line)))
}

/// Whether two lines say the same; to which models they lead is not what they say.
fn is_same(one: &StandingRow, other: &StandingRow) -> bool {
    let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    };
    let words = |row: &StandingRow| {
        (
            row.rank,
            row.words.clone(),
            row.organisation_words.clone(),
            row.votes,
            row.architecture_words.clone(),
            row.licence_words.clone(),
            row.base_words.clone(),
        )
    };
    words(one) == words(other)
        && near(one.score, other.score)
        && near(one.low, other.low)
        && near(one.high, other.high)
        && near(one.params_b, other.params_b)
}

/// The lines of a day with the models and makers their names lead to.
async fn lines(
    transaction: &mut Batch,
    keeping: &Keeping<'_>,
    day: &BoardDay,
) -> Result<Vec<StandingRow>, IngestError> {
    let wanted: Vec<&str> = day.lines.iter().filter_map(whole_id).collect();
    let found = transaction.models_named(&wanted).await?;
    let lines = day.lines.iter().take(LINES).zip(1_u32..);
    Ok(lines
        .map(|(line, place)| standing(line, place, keeping.names, &found))
        .collect())
}

/// The whole id a line gives: its own, one listed by hand, or its name where that is one.
fn whole_id(line: &BoardLine) -> Option<&str> {
    let by_hand = || listed().models.get(&line.words).map(String::as_str);
    let own = || Some(line.words.as_str()).filter(|words| words.contains('/'));
    line.repo.as_deref().or_else(by_hand).or_else(own)
}

fn standing(line: &BoardLine, place: u32, names: Option<&Names>, found: &BTreeMap<String, i64>) -> StandingRow {
    let id = whole_id(line);
    let organisation = line.organisation.as_deref();
    let named = organisation.and_then(|words| names?.maker(words));
    let by_id = id.and_then(|id| found.get(id).copied());
    // A whole id that is not in the atlas is no other model.
    let model_id = by_id.or_else(|| names.filter(|_| id.is_none())?.model(&line.words, named));
    let publisher = id.and_then(|id| names?.publisher(id));
    StandingRow {
        snapshot_id: 0,
        place,
        rank: line.rank,
        words: line.words.clone(),
        model_id,
        maker_id: publisher.or(named),
        organisation_words: line.organisation.clone(),
        country_words: None,
        score: line.score.filter(|score| score.is_finite()),
        low: line.low.filter(|low| low.is_finite()),
        high: line.high.filter(|high| high.is_finite()),
        votes: line.votes.filter(|votes| i64::try_from(*votes).is_ok()),
        params_b: line.params_b.filter(|params| params.is_finite() && *params > 0.0),
        architecture_words: line.architecture.clone(),
        licence_words: line.licence.clone(),
        base_words: line.base.clone(),
    }
}

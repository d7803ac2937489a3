//! Boards and their stored days.

use crate::{
    Result,
    view::{Board, BoardDate, Title},
};
use atlas::Day;
use std::collections::HashMap;
use store::{Reader, read::boards};

/// All boards with their days, oldest first.
#[derive(Debug)]
pub(crate) struct Boards {
    all: Vec<(boards::Board, Vec<StoredDay>)>,
    days: HashMap<i64, (usize, usize)>,
}

/// A day of a board that is held.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StoredDay {
    /// Its number in the atlas.
    pub(crate) id: i64,
    /// The day.
    pub(crate) date: Day,
    /// Rows held.
    pub(crate) rows: u32,
    /// Rows the board had.
    pub(crate) of: Option<u32>,
    /// Who says so.
    pub(crate) source_id: i64,
}

impl Boards {
    /// Days listed of a board at most, the newest; a board has about one a day.
    const MOST_DAYS: usize = 2_000;

    pub(super) async fn read(reader: &Reader) -> Result<Self> {
        let mut all: Vec<_> = boards::list(reader)
            .await?
            .into_iter()
            .map(|board| (board, Vec::new()))
            .collect();
        let places: HashMap<i64, usize> = all.iter().enumerate().map(|(at, (board, _))| (board.id, at)).collect();
        for day in boards::days(reader).await? {
            let place = places.get(&day.board_id).and_then(|at| all.get_mut(*at));
            if let (Some((_, days)), Ok(date)) = (place, day.date.parse()) {
                days.push(StoredDay {
                    id: day.id,
                    date,
                    rows: day.rows,
                    of: day.of,
                    source_id: day.source_id,
                });
            }
        }
        let mut days = HashMap::new();
        for (at, (_, of_board)) in all.iter_mut().enumerate() {
            of_board.sort_by_key(|day| day.date);
            of_board.drain(..of_board.len().saturating_sub(Self::MOST_DAYS));
            days.extend(of_board.iter().enumerate().map(|(place, day)| (day.id, (at, place))));
        }
        Ok(Self { all, days })
    }

    /// All boards, the best known first.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&boards::Board, &[StoredDay])> {
        self.all.iter().map(|(board, days)| (board, days.as_slice()))
    }

    /// The board with this key.
    pub(crate) fn by_slug(&self, slug: &str) -> Option<(&boards::Board, &[StoredDay])> {
        self.all().find(|(board, _)| board.slug == slug)
    }

    /// The board and day behind a snapshot's number.
    pub(crate) fn day(&self, snapshot: i64) -> Option<(&boards::Board, &StoredDay)> {
        let (at, place) = self.days.get(&snapshot)?;
        let (board, days) = self.all.get(*at)?;
        Some((board, days.get(*place)?))
    }
}

/// A board as it crosses the counter.
pub(crate) fn view(board: &boards::Board, days: &[StoredDay]) -> Board {
    Board {
        slug: board.slug.clone(),
        name: board.name.clone(),
        metric: board.metric.clone(),
        about: Title {
            en: board.about_en.clone(),
            de: board.about_de.clone(),
            zh: board.about_zh.clone(),
        },
        first: days.first().map(|day| day.date),
        last: days.last().map(|day| day.date),
        retired: board.retired,
        dates: days
            .iter()
            .map(|day| BoardDate {
                date: day.date,
                rows: day.rows,
                of: day.of,
            })
            .collect(),
    }
}

//! What a place has brought in a sync, as it is written down beside its cursor: a sync that is cut off still has its digest.

use crate::view::{BoardChange, PriceChange};
use atlas::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Price moves kept for the digest.
pub(crate) const MOVES: usize = 40;

/// What a place has brought.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Counts {
    pub(crate) pages: u64,
    pub(crate) records: u64,
    pub(crate) bytes: u64,
    pub(crate) new: u64,
    /// Of those, models.
    pub(crate) models: u64,
    pub(crate) changed: u64,
    pub(crate) gone: u64,
    pub(crate) odd: u64,
    /// Licence texts that are new in content.
    pub(crate) texts: u64,
    /// New days, by board.
    pub(crate) boards: BTreeMap<String, BoardNews>,
    /// Price moves, the largest first, at most [`MOVES`].
    pub(crate) prices: Vec<PriceChange>,
    pub(crate) prices_total: u64,
}

/// New days of a board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct BoardNews {
    pub(crate) name: String,
    pub(crate) days: u32,
    /// The newest of the new days, and who leads on it.
    pub(crate) day: Day,
    pub(crate) leader: Option<String>,
    /// The newest day held before the sync, and who led on it.
    pub(crate) before: Option<(Day, Option<String>)>,
}

impl Counts {
    /// Reads what was written down; what cannot be read counts as nothing.
    pub(crate) fn read(json: Option<&str>) -> Self {
        json.and_then(|json| serde_json::from_str(json).ok())
            .unwrap_or_default()
    }

    /// As it is written down.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| String::from("{}"))
    }

    /// Takes in what another place brought.
    pub(crate) fn join(&mut self, other: Self) {
        self.pages += other.pages;
        self.records += other.records;
        self.bytes += other.bytes;
        self.new += other.new;
        self.models += other.models;
        self.changed += other.changed;
        self.gone += other.gone;
        self.odd += other.odd;
        self.texts += other.texts;
        for (board, news) in other.boards {
            match self.boards.get_mut(&board) {
                Some(held) => held.join(news),
                None => drop(self.boards.insert(board, news)),
            }
        }
        self.prices_total += other.prices_total;
        self.moves(other.prices);
    }

    /// Takes in price moves and keeps the largest.
    pub(crate) fn moves(&mut self, moves: Vec<PriceChange>) {
        self.prices.extend(moves);
        let size = |change: &PriceChange| change.percent.map_or(f64::INFINITY, f64::abs);
        self.prices
            .sort_by(|a, b| size(b).total_cmp(&size(a)).then_with(|| a.words.cmp(&b.words)));
        self.prices.truncate(MOVES);
    }

    /// The boards as a digest has them, the newest first.
    pub(crate) fn board_changes(&self) -> Vec<BoardChange> {
        let mut changes: Vec<_> = self.boards.iter().map(|(board, news)| news.change(board)).collect();
        changes.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.board.cmp(&b.board)));
        changes.truncate(MOVES);
        changes
    }
}

impl BoardNews {
    /// Takes in what a later batch said of the same board.
    fn join(&mut self, later: Self) {
        self.days += later.days;
        if later.day >= self.day {
            (self.day, self.leader) = (later.day, later.leader);
        }
    }

    fn change(&self, board: &str) -> BoardChange {
        let before = self.before.as_ref().filter(|(day, _)| *day < self.day);
        let led = before.and_then(|(_, leader)| leader.clone());
        BoardChange {
            board: board.to_owned(),
            name: self.name.clone(),
            day: self.day,
            days: self.days,
            leader: self.leader.clone(),
            led_before: led.filter(|led| Some(led) != self.leader.as_ref()),
        }
    }
}

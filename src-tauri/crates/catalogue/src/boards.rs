//! The boards and the days held of them.

use crate::{
    Catalogue, names,
    view::{BoardsAsk, BoardsPage},
};

impl Catalogue {
    /// Lists boards with their stored days, the best known first.
    #[must_use]
    pub fn boards(&self, _ask: &BoardsAsk) -> BoardsPage {
        BoardsPage {
            boards: self
                .names
                .boards
                .all()
                .map(|(board, days)| names::boards::view(board, days))
                .collect(),
        }
    }
}

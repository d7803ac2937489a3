//! The order of popularity: most downloads first, then most likes, then by name.

use lineage::Census;
use std::cmp::Reverse;
use store::write::{ModelToSettle, RankRow};

/// A count that the packages use as a stand-in for one they do not have (seen 2026-11).
const PLACEHOLDER_DOWNLOADS: i64 = 123_456;

/// What decides the order, of all models; forgotten once it is found.
#[derive(Debug, Default)]
pub(crate) struct Popularity {
    models: Vec<Standing>,
}

#[derive(Debug)]
struct Standing {
    id: i64,
    rank: i64,
    downloads: i64,
    likes: i64,
}

impl Popularity {
    pub(crate) fn add(&mut self, model: &ModelToSettle) {
        let counted = model.downloads.filter(|count| *count != PLACEHOLDER_DOWNLOADS);
        self.models.push(Standing {
            id: model.id,
            rank: model.rank,
            downloads: counted.unwrap_or(-1),
            likes: model.likes.unwrap_or(-1),
        });
    }

    /// Models whose rank changes, in the new order; `census` holds the names of the models that were added.
    pub(crate) fn ranks(self, census: &Census) -> Vec<RankRow> {
        let mut order: Vec<u32> = (0_u32..).take(self.models.len()).collect();
        // Most keep their place: what is nearly in order already is soon in order.
        order.sort_unstable_by_key(|at| self.models[*at as usize].rank);
        order.sort_by(|a, b| {
            let key = |at: u32| {
                let model = &self.models[at as usize];
                (Reverse(model.downloads), Reverse(model.likes))
            };
            key(*a).cmp(&key(*b)).then_with(|| census.repo(*a).cmp(census.repo(*b)))
        });
        let ranked = order.into_iter().map(|at| &self.models[at as usize]).zip(1_i64..);
        ranked
            .filter(|(m, rank)| m.rank != *rank)
            .map(|(m, rank)| RankRow { id: m.id, rank })
            .collect()
    }
}

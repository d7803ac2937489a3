//! What the atlas hands in before a claim is weighed: rows with the number of their source, nothing interpreted.

use crate::{Catalogue, Footnotes, Result};
use ::claims::facts::{Facts, Known, Maker, Model, Parent, Told};
use std::collections::{BTreeSet, HashMap};
use store::read::claims::{self, ClaimModel};

/// Facts in the making, and the sources they name.
pub(super) struct Gathering<'a> {
    pub(super) atlas: &'a Catalogue,
    pub(super) facts: Facts,
    pub(super) notes: Footnotes,
}

impl<'a> Gathering<'a> {
    pub(super) fn new(atlas: &'a Catalogue) -> Self {
        Self {
            atlas,
            facts: Facts::default(),
            notes: Footnotes::default(),
        }
    }

    /// A value with its source.
    pub(super) fn told<T>(&mut self, value: T, source: i64) -> Told<T> {
        Told {
            value,
            source: self.notes.number(source),
        }
    }

    /// The slug of a maker, who becomes part of the facts; `source` says that the thing is theirs.
    pub(super) fn maker(&mut self, id: Option<i64>, source: i64) -> Known<String> {
        let maker = self.atlas.names.makers.get(id?)?;
        if !self.facts.makers.contains_key(&maker.slug) {
            let country = maker.country.clone().map(|seat| self.told(seat, maker.source_id));
            let name = maker.name.clone();
            self.facts.makers.insert(maker.slug.clone(), Maker { name, country });
        }
        Some(self.told(maker.slug.clone(), source))
    }

    /// Takes in models with everything above them, and gives the models by number.
    pub(super) async fn families(&mut self, models: &BTreeSet<i64>) -> Result<HashMap<i64, ClaimModel>> {
        let asked: Vec<i64> = models.iter().copied().collect();
        let edges = claims::ancestry(&self.atlas.reader, &asked).await?;
        let mut all = models.clone();
        all.extend(
            edges
                .iter()
                .flat_map(|edge| [Some(edge.child_id), edge.parent_id])
                .flatten(),
        );
        let all: Vec<i64> = all.into_iter().collect();
        let rows = claims::models(&self.atlas.reader, &all).await?;
        let rows: HashMap<i64, ClaimModel> = rows.into_iter().map(|row| (row.id, row)).collect();
        for id in &all {
            if let Some(row) = rows.get(id) {
                let model = Model {
                    maker: self.maker(row.maker_id, row.source_id),
                    class: row.architecture.clone().map(|class| self.told(class, row.source_id)),
                    parents: Vec::new(),
                };
                self.facts.models.insert(row.repo.clone(), model);
            }
        }
        for edge in edges {
            let Some(child) = rows.get(&edge.child_id) else {
                continue;
            };
            let parent = Parent {
                name: edge.parent,
                relation: edge.relation,
                status: edge.status,
                carries: edge.carries,
                fraction: None, // no source of ours states the parts of a merge in a form that can be read
                source: self.notes.number(edge.source_id),
            };
            if let Some(held) = self.facts.models.get_mut(&child.repo) {
                held.parents.push(parent);
            }
        }
        // The order in which an atlas happens to number its edges is no fact.
        for model in self.facts.models.values_mut() {
            let key = |parent: &Parent| (parent.name.clone(), parent.relation as u8, parent.status as u8);
            model.parents.sort_by_key(key);
        }
        Ok(rows)
    }
}

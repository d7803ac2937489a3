//! What settling comes to for each model, and writing what is new of it.

use super::{
    burdens::Numbered,
    view::{Marks, Small, Tie, View, Was},
};
use atlas::{Carries, EdgeStatus, Relation};
use licences::{Effective, Heritage, Step};
use std::collections::BTreeMap;
use store::write::{Batch, DescentHeld, DescentRow, SettledRow};

/// Models written at once; after each lot settling can be given up.
const LOT: usize = 8192;

/// What the edges say of how a model came about.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Said {
    relation: Option<(EdgeStatus, Relation)>,
    only_construction: bool,
}

/// What edges say of each model: the relation on the best ground, of several the first in their order.
pub(crate) fn said(models: usize, steps: &[Step]) -> Vec<Said> {
    let mut said = vec![Said::default(); models];
    let spoken = steps.iter();
    for step in spoken.filter(|s| s.status != EdgeStatus::Disputed && s.child != s.parent) {
        let Some(held) = said.get_mut(step.child as usize) else {
            continue;
        };
        match step.relation {
            Relation::Architecture => held.only_construction |= step.carries == Carries::No,
            Relation::Successor => {}
            relation => {
                let found = (step.status, relation);
                held.relation = Some(held.relation.map_or(found, |known| known.min(found)));
            }
        }
    }
    said
}

/// How much was written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Written {
    /// Models of which something is new.
    pub(crate) changed: usize,
    /// Models to which lineage adds something.
    pub(crate) descended: usize,
}

/// Everything the rows are made of.
pub(crate) struct Findings<'a> {
    pub(crate) view: &'a View,
    pub(crate) said: &'a [Said],
    pub(crate) heritage: Heritage<'a>,
    pub(crate) burdens: &'a Numbered,
}

impl Findings<'_> {
    /// Writes what differs from what the file holds, lot by lot.
    pub(crate) async fn write(
        &mut self,
        batch: &mut Batch,
        mut progress: impl FnMut(usize),
    ) -> Result<Written, store::Error> {
        let (mut written, mut after) = (Written::default(), i64::MIN);
        let models = self.view.models();
        for start in (0..models).step_by(LOT) {
            let end = models.min(start + LOT);
            // Behind the last model nothing may stand any more.
            let until = if end == models {
                i64::MAX
            } else {
                self.view.ids[end - 1]
            };
            let (rows, descents) = self.lot(start, end);
            written.changed += rows.len();
            written.descended += descents.len();
            batch.settle(&rows).await?;
            replace(batch, after, until, descents).await?;
            after = until;
            progress(end);
        }
        if models == 0 {
            replace(batch, after, i64::MAX, Vec::new()).await?;
        }
        Ok(written)
    }

    fn lot(&mut self, start: usize, end: usize) -> (Vec<SettledRow>, Vec<DescentRow>) {
        let (mut rows, mut descents) = (Vec::new(), Vec::new());
        for at in start..end {
            let Ok(place) = u32::try_from(at) else { break };
            let effective = self.heritage.effective(place);
            rows.extend(self.row(at, place, &effective));
            descents.extend(self.descent(at, effective));
        }
        (rows, descents)
    }

    /// The model's row, where it differs from what the file holds. Another maker's architecture speaks against a model
    /// being its maker's own, unless somebody has documented that only the construction was taken.
    fn row(&self, at: usize, place: u32, effective: &Effective) -> Option<SettledRow> {
        let Marks {
            resolution,
            own_by_name,
            own_by_construction,
            was,
        } = self.view.marks[at];
        let said = self.said.get(at).copied().unwrap_or_default();
        let own = if said.only_construction {
            own_by_name
        } else {
            own_by_construction
        };
        let relation = said.relation.map(|(_, relation)| Tie::Made(relation));
        let relation = relation.or_else(|| own.then_some(Tie::Original));
        let licence = self.view.declared[at].licence;
        let row = SettledRow {
            id: self.view.ids[at],
            licence_id: licence.and_then(|id| self.view.licence_row(id)),
            licence_reading: resolution,
            relation: relation.map(Tie::as_str),
            verdict: effective.verdict,
            differs: effective.binding.is_some(),
            burden_id: self.heritage.burden_of(place).and_then(|b| self.burdens.row(b)),
        };
        let now = Was {
            licence: Small::new(row.licence_id),
            burden: Small::new(row.burden_id),
            resolution: Some(resolution),
            relation,
            verdict: Some(row.verdict),
            differs: row.differs,
        };
        (now != was).then_some(row)
    }

    fn descent(&self, at: usize, effective: Effective) -> Option<DescentRow> {
        let binding = effective.binding.as_ref();
        // A parent that is not in the atlas has no number.
        let root = effective.root.filter(|root| (root.model as usize) < self.view.models());
        if binding.is_none() && root.is_none() {
            return None;
        }
        let term = binding.and_then(|b| {
            let own = self.view.declared[at].licence;
            self.view.table.difference(own, b.licence)
        });
        let id_of = |place: u32| self.view.ids[place as usize];
        let path = binding.map(|b| b.path.iter().map(i64::to_string).collect::<Vec<_>>().join(","));
        Some(DescentRow {
            model_id: self.view.ids[at],
            root_id: root.map(|root| id_of(root.model)),
            root_status: root.map(|root| root.status),
            binding_id: binding.map(|b| id_of(b.ancestor)),
            binding_licence: binding.and_then(|b| self.view.licence_row(b.licence)),
            binding_status: binding.map(|b| b.status),
            path: format!("[{}]", path.unwrap_or_default()),
            clause: term.map(|t| t.clause.clone()),
            term: term.map(|t| t.key.clone()),
        })
    }
}

/// Writes the descents of the models behind `after` up to `until` that differ from what the file holds.
async fn replace(batch: &mut Batch, after: i64, until: i64, found: Vec<DescentRow>) -> Result<(), store::Error> {
    let mut held: BTreeMap<i64, DescentHeld> = BTreeMap::new();
    let most = u32::try_from(LOT).unwrap_or(u32::MAX);
    let mut from = after;
    loop {
        let page = batch.descents(from, until, most).await?;
        from = page.last().map_or(from, |row| row.model_id);
        let full = page.len() == LOT;
        held.extend(page.into_iter().map(|row| (row.model_id, row)));
        if !full {
            break;
        }
    }
    let mut new = found;
    new.retain(|row| !held.remove(&row.model_id).is_some_and(|was| was.says(row)));
    let gone: Vec<i64> = held.into_keys().collect();
    batch.drop_descents(&gone).await?;
    batch.add(&new).await
}

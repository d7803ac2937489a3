//! Settles what follows from the rows: order of popularity, licences, descent. The same rows give the same result.

mod own;
mod view;

use atlas::{Carries, EdgeStatus, Relation};
use licences::{Effective, Lineage, inherit};
use std::collections::BTreeMap;
use store::{
    Writer,
    write::{DescentRow, SettledRow, State},
};
use view::{Brief, ORIGINAL, View, Was};

/// What settling came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settled {
    /// Models in the atlas.
    pub models: usize,
    /// Models whose place in the order of popularity is new.
    pub ranked: usize,
    /// Models of which licence, relation or verdict is new.
    pub changed: usize,
    /// Models for which an ancestor adds something, or whose weights are another's.
    pub descended: usize,
    /// The atlas's revision afterwards.
    pub revision: i64,
}

/// The atlas could not be settled; it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    /// The file failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Nothing has been said about the atlas yet.
    #[error("the atlas does not say how it came about; write its state before it is settled")]
    NoState,
    /// More models than can be numbered.
    #[error("the atlas holds more than {} models; this Baimo cannot settle it", u32::MAX)]
    TooMany,
}

/// Settles the atlas in one transaction. `progress` hears how many of how many models are done.
///
/// # Errors
/// When the file fails; then nothing was changed.
pub async fn settle(writer: &Writer, mut progress: impl FnMut(usize, usize)) -> Result<Settled, SettleError> {
    let state = writer.state().await?.ok_or(SettleError::NoState)?;
    let mut view = View::read(writer).await?;
    let total = view.models.len();
    progress(0, total);
    let numbers = writer.last_fact().await?..;
    view.by_history
        .iter_mut()
        .zip(numbers.skip(1))
        .for_each(|(fact, number)| fact.id = number);
    let ranks = view.ranks();
    let outcome = outcome(&view, |done| progress(done, total));
    let revision = state.revision + 1;
    let mut batch = writer.batch().await?;
    batch.rank(&ranks).await?;
    batch.settle(&outcome.rows).await?;
    batch.replace_descent(&outcome.descent, &view.by_history).await?;
    batch.set_state(&State { revision, ..state }).await?;
    batch.commit().await?;
    progress(total, total);
    let (ranked, changed, descended) = (ranks.len(), outcome.rows.len(), outcome.descent.len());
    tracing::info!(models = total, ranked, changed, descended, "The atlas is settled");
    Ok(Settled {
        models: total,
        ranked,
        changed,
        descended,
        revision,
    })
}

/// What is written back.
#[derive(Default)]
struct Outcome {
    rows: Vec<SettledRow>,
    descent: Vec<DescentRow>,
}

/// What the edges say of how a model came about.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    relation: Option<(EdgeStatus, Relation)>,
    only_construction: bool,
}

fn outcome(view: &View, mut progress: impl FnMut(usize)) -> Outcome {
    let declared: Vec<_> = view.models.iter().map(|model| model.declared).collect();
    let count = u32::try_from(view.models.len()).unwrap_or(u32::MAX);
    let lineage = Lineage::new(count, view.steps.clone());
    let said = said(view);
    let mut outcome = Outcome::default();
    for (model, place) in view.models.iter().zip(0_u32..) {
        let effective = if lineage.above(place).is_empty() {
            Effective {
                verdict: model.declared.verdict,
                binding: None,
                root: None,
            }
        } else {
            inherit(view.table, &lineage, &declared, place)
        };
        outcome.rows.extend(row(
            view,
            model,
            &effective,
            said.get(&place).copied().unwrap_or_default(),
        ));
        outcome.descent.extend(descent(view, model, &effective));
        if place % 5000 == 4999 {
            progress(place as usize + 1);
        }
    }
    outcome
}

/// What edges say of each child: the relation on the best ground, of several the first in their order.
fn said(view: &View) -> BTreeMap<u32, Said> {
    let mut said: BTreeMap<u32, Said> = BTreeMap::new();
    for step in view
        .steps
        .iter()
        .filter(|s| s.status != EdgeStatus::Disputed && s.child != s.parent)
    {
        let held = said.entry(step.child).or_default();
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

/// The model's row, where it differs from what the file holds. Another maker's architecture speaks against a model
/// being its maker's own, unless somebody has documented that only the construction was taken.
fn row(view: &View, model: &Brief, effective: &Effective, said: Said) -> Option<SettledRow> {
    let own = if said.only_construction {
        model.own_by_name
    } else {
        model.own_by_construction
    };
    let row = SettledRow {
        id: model.id,
        licence_id: model.declared.licence.and_then(|id| view.licence_row(id)),
        licence_reading: model.resolution,
        relation: said
            .relation
            .map(|(_, relation)| relation.as_str())
            .or_else(|| own.then_some(ORIGINAL)),
        verdict: effective.verdict,
        differs: effective.binding.is_some(),
    };
    let now = Was {
        licence_id: row.licence_id,
        resolution: Some(row.licence_reading),
        relation: row.relation,
        verdict: Some(row.verdict),
        differs: row.differs,
    };
    (now != model.was).then_some(row)
}

fn descent(view: &View, model: &Brief, effective: &Effective) -> Option<DescentRow> {
    if effective.binding.is_none() && effective.root.is_none() {
        return None;
    }
    let binding = effective.binding.as_ref();
    let term = binding.and_then(|b| view.table.difference(model.declared.licence, b.licence));
    let id_of = |place: u32| view.models[place as usize].id;
    let path = binding.map(|b| b.path.iter().map(i64::to_string).collect::<Vec<_>>().join(","));
    Some(DescentRow {
        model_id: model.id,
        root_id: effective.root.map(|root| id_of(root.model)),
        root_status: effective.root.map(|root| root.status),
        binding_id: binding.map(|b| id_of(b.ancestor)),
        binding_licence: binding.and_then(|b| view.licence_row(b.licence)),
        binding_status: binding.map(|b| b.status),
        path: format!("[{}]", path.unwrap_or_default()),
        clause: term.map(|t| t.clause.clone()),
        term: term.map(|t| t.key.clone()),
    })
}

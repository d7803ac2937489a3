//! Settles what follows from the rows: order of popularity, licences, descent. The same rows give the same result.

use crate::own::{Families, Signs};
use atlas::{Carries, Confidence, Day, EdgeStatus, Relation, Resolution, Verdict};
use licences::{Context, Declared, Effective, LicenceId, Lineage, Step, Table, inherit};
use std::{cmp::Reverse, collections::BTreeMap};
use store::{
    Writer,
    write::{DescentRow, EdgeToSettle, FactRow, ModelToSettle, RankRow, SettledRow},
};

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

/// Read at once from the file.
const PAGE: u32 = 10_000;
/// A count that the packages use as a stand-in for one they do not have (seen 2026-11).
const PLACEHOLDER_DOWNLOADS: i64 = 123_456;

/// Settles the atlas in one transaction. `progress` hears how many of how many models are done.
///
/// # Errors
/// When the file fails; then nothing was changed.
pub async fn settle(writer: &Writer, mut progress: impl FnMut(usize, usize)) -> Result<Settled, SettleError> {
    let state = writer.state().await?.ok_or(SettleError::NoState)?;
    let view = View::read(writer).await?;
    let total = view.models.len();
    progress(0, total);
    let ranks = view.ranks();
    let mut outcome = view.outcomes(|done| progress(done, total));
    let mut fact = writer.last_fact().await?;
    for row in &mut outcome.licences {
        fact += 1;
        row.id = fact;
    }
    let mut settled = Settled {
        models: total,
        ranked: ranks.len(),
        changed: outcome.rows.len(),
        descended: outcome.descent.len(),
        revision: state.revision,
    };
    let mut batch = writer.batch().await?;
    batch.rank(&ranks).await?;
    batch.settle(&outcome.rows).await?;
    batch.replace_descent(&outcome.descent, &outcome.licences).await?;
    settled.revision += 1;
    batch
        .set_state(&store::write::State {
            revision: settled.revision,
            ..state
        })
        .await?;
    batch.commit().await?;
    progress(total, total);
    tracing::info!(
        models = total,
        changed = settled.changed,
        descended = settled.descended,
        "The atlas is settled"
    );
    Ok(settled)
}

/// Everything settling reads, with models by place.
struct View {
    table: &'static Table,
    models: Vec<ModelToSettle>,
    steps: Vec<Step>,
    families: Families,
    licence_rows: BTreeMap<String, i64>,
    uses: BTreeMap<(String, String, Option<String>), i64>,
}

/// What is written back.
#[derive(Default)]
struct Outcome {
    rows: Vec<SettledRow>,
    descent: Vec<DescentRow>,
    licences: Vec<FactRow>,
}

/// What the edges say of how a model came about.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    relation: Option<(EdgeStatus, Relation)>,
    only_construction: bool,
}

/// A model's licence before its ancestors are heard.
struct Own {
    declared: Declared,
    resolution: Resolution,
    fact: Option<FactRow>,
}

impl View {
    async fn read(writer: &Writer) -> Result<Self, SettleError> {
        let mut models: Vec<ModelToSettle> = Vec::new();
        loop {
            let page = writer.models_to_settle(models.last().map_or(0, |m| m.id), PAGE).await?;
            let last = page.len() < PAGE as usize;
            models.extend(page);
            if last {
                break;
            }
        }
        u32::try_from(models.len()).map_err(|_| SettleError::TooMany)?;
        let mut edges: Vec<EdgeToSettle> = Vec::new();
        loop {
            let page = writer.edges_to_settle(edges.last().map_or(0, |e| e.id), PAGE).await?;
            let last = page.len() < PAGE as usize;
            edges.extend(page);
            if last {
                break;
            }
        }
        let uses = writer.uses_to_settle().await?;
        Ok(Self {
            table: Table::embedded(),
            steps: edges.iter().filter_map(|edge| step(&models, edge)).collect(),
            families: Families::new(&writer.families_to_settle().await?),
            licence_rows: writer.licences_to_settle().await?.into_iter().collect(),
            uses: uses
                .into_iter()
                .map(|u| ((u.maker, u.scope, u.since), u.source_id))
                .collect(),
            models,
        })
    }

    /// Models whose rank changes: most downloads first, then most likes, then by name.
    fn ranks(&self) -> Vec<RankRow> {
        let counted = |m: &ModelToSettle| m.downloads.filter(|d| *d != PLACEHOLDER_DOWNLOADS).unwrap_or(-1);
        let mut order: Vec<&ModelToSettle> = self.models.iter().collect();
        order.sort_unstable_by(|a, b| {
            let key = |m: &ModelToSettle| (Reverse(counted(m)), Reverse(m.likes.unwrap_or(-1)));
            key(a).cmp(&key(b)).then_with(|| a.repo.cmp(&b.repo))
        });
        let ranked = order.into_iter().zip(1_i64..);
        ranked
            .filter(|(m, rank)| m.rank != *rank)
            .map(|(m, rank)| RankRow { id: m.id, rank })
            .collect()
    }

    fn outcomes(&self, mut progress: impl FnMut(usize)) -> Outcome {
        let mut own: Vec<Own> = self.models.iter().map(|model| self.own(model)).collect();
        let declared: Vec<Declared> = own.iter().map(|o| o.declared).collect();
        let count = u32::try_from(self.models.len()).unwrap_or(u32::MAX);
        let lineage = Lineage::new(count, self.steps.clone());
        let relations = self.relations();
        let mut outcome = Outcome::default();
        for (at, place) in (0..self.models.len()).zip(0_u32..) {
            let effective = if lineage.above(place).is_empty() {
                Effective {
                    verdict: declared[at].verdict,
                    binding: None,
                    root: None,
                }
            } else {
                inherit(self.table, &lineage, &declared, place)
            };
            outcome
                .rows
                .extend(self.row(at, &own[at], &effective, relations.get(&place).copied()));
            outcome.descent.extend(self.descent(at, declared[at], &effective));
            outcome.licences.extend(own[at].fact.take());
            if at % 5000 == 4999 {
                progress(at + 1);
            }
        }
        outcome
    }

    fn own(&self, model: &ModelToSettle) -> Own {
        let released = model.created_on.as_deref().and_then(|day| day.parse::<Day>().ok());
        let context = Context {
            repo: &model.repo,
            released,
        };
        let words = model.licence_words.as_deref().unwrap_or_default();
        let reading = self.table.resolve(words, &context);
        // Of a model known only by name no source has read the card: there its maker's own history may speak.
        let by_history = (!model.recorded && reading.resolution() == Resolution::Missing)
            .then(|| {
                self.table
                    .use_of(&context)
                    .and_then(|found| found.licence.map(|id| (found, id)))
            })
            .flatten();
        let Some((found, licence)) = by_history else {
            return Own {
                declared: self.declared(reading.licence()),
                resolution: reading.resolution(),
                fact: None,
            };
        };
        let key = (
            found.maker.clone(),
            found.scope.clone(),
            found.from.map(|day| day.to_string()),
        );
        let fact = self.uses.get(&key).map(|source_id| FactRow {
            id: 0,
            model_id: model.id,
            field: String::from("licence"),
            words: Some(found.scope.clone()),
            reading: Some(self.table.licence(licence).slug.clone()),
            as_of: found.from,
            source_id: *source_id,
            confidence: found.confidence.max(Confidence::Medium),
        });
        match fact {
            // Without a source in the atlas the fact cannot be shown, so it is not used.
            None => Own {
                declared: self.declared(None),
                resolution: Resolution::Missing,
                fact: None,
            },
            fact => Own {
                declared: self.declared(Some(licence)),
                resolution: Resolution::Resolved,
                fact,
            },
        }
    }

    fn declared(&self, licence: Option<LicenceId>) -> Declared {
        Declared {
            licence,
            verdict: licence.map_or(Verdict::Unknown, |id| self.table.licence(id).verdict),
        }
    }

    fn licence_row(&self, licence: LicenceId) -> Option<i64> {
        self.licence_rows.get(&self.table.licence(licence).slug).copied()
    }

    /// What edges say of each child: the relation on the best ground, of several the first in their order.
    fn relations(&self) -> BTreeMap<u32, Said> {
        let mut said: BTreeMap<u32, Said> = BTreeMap::new();
        for step in self
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

    /// The model's row, where it differs from what the file holds.
    fn row(&self, at: usize, own: &Own, effective: &Effective, said: Option<Said>) -> Option<SettledRow> {
        let model = &self.models[at];
        let signs = Signs {
            repo: &model.repo,
            format: model.library.as_deref(),
            architecture: model.architecture.as_deref(),
            only_construction: said.is_some_and(|s| s.only_construction),
        };
        let is_own = || model.maker_id.is_some_and(|maker| self.families.is_own(&signs, maker));
        let relation = said.and_then(|s| s.relation);
        let row = SettledRow {
            id: model.id,
            licence_id: own.declared.licence.and_then(|id| self.licence_row(id)),
            licence_reading: own.resolution,
            relation: relation
                .map(|(_, relation)| relation.as_str())
                .or_else(|| is_own().then_some("original")),
            verdict: effective.verdict,
            differs: effective.binding.is_some(),
        };
        let unchanged = row.licence_id == model.licence_id
            && resolution_name(row.licence_reading) == model.licence_reading
            && row.relation == model.relation.as_deref()
            && row.verdict.as_str() == model.verdict
            && row.differs == model.differs;
        (!unchanged).then_some(row)
    }

    fn descent(&self, at: usize, own: Declared, effective: &Effective) -> Option<DescentRow> {
        if effective.binding.is_none() && effective.root.is_none() {
            return None;
        }
        let binding = effective.binding.as_ref();
        let term = binding.and_then(|b| self.table.difference(own.licence, b.licence));
        let id_of = |place: u32| self.models[place as usize].id;
        let path = binding.map(|b| b.path.iter().map(i64::to_string).collect::<Vec<_>>().join(","));
        Some(DescentRow {
            model_id: self.models[at].id,
            root_id: effective.root.map(|root| id_of(root.model)),
            root_status: effective.root.map(|root| root.status),
            binding_id: binding.map(|b| id_of(b.ancestor)),
            binding_licence: binding.and_then(|b| self.licence_row(b.licence)),
            binding_status: binding.map(|b| b.status),
            path: format!("[{}]", path.unwrap_or_default()),
            clause: term.map(|t| t.clause.clone()),
            term: term.map(|t| t.key.clone()),
        })
    }
}

/// The edge between places; `None` where it names something unknown to this program or leads outside.
fn step(models: &[ModelToSettle], edge: &EdgeToSettle) -> Option<Step> {
    let place = |id: i64| {
        models
            .binary_search_by_key(&id, |m| m.id)
            .ok()
            .and_then(|at| u32::try_from(at).ok())
    };
    Some(Step {
        edge: edge.id,
        child: place(edge.child_id)?,
        parent: place(edge.parent_id)?,
        relation: Relation::from_name(&edge.relation)?,
        status: EdgeStatus::from_name(&edge.status)?,
        carries: Carries::from_name(&edge.carries)?,
    })
}

fn resolution_name(resolution: Resolution) -> &'static str {
    match resolution {
        Resolution::Resolved => "resolved",
        Resolution::Ambiguous => "ambiguous",
        Resolution::Unrecognised => "unrecognised",
        Resolution::Missing => "missing",
    }
}

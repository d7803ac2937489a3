//! What binds one model, walked live: its own licence and those of all whose weights it holds, with the way to each.

use crate::{Catalogue, Result, view::PathStep};
use atlas::{Carries, Verdict};
use licences::{Burden, Declared, LicenceId, Lineage, Step};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::read::lineage::{self, HeritageRow};

/// Edges that one walk reads at most; beyond them nobody knows.
const MOST_EDGES: usize = 20_000;
/// Edges of paths that are shown at most.
const MOST_STEPS: usize = 400;

/// All that binds a model.
#[derive(Debug, Clone)]
pub(crate) struct Heritage {
    /// The licences, for the rules.
    pub(crate) burden: Burden,
    /// Where each comes from, the model's own first, then by distance.
    pub(crate) causes: Vec<Cause>,
}

/// A licence that binds, and the nearest model that brings it in.
#[derive(Debug, Clone)]
pub(crate) struct Cause {
    /// The licence; none: that model states none that is recognised, or is not in the atlas.
    pub(crate) licence: Option<LicenceId>,
    /// The way up; empty for the model itself.
    pub(crate) path: Vec<PathStep>,
}

impl Heritage {
    /// Of a licence alone.
    pub(crate) fn alone(burden: Burden) -> Self {
        let known = burden.licences.iter().copied().map(Some);
        let causes = known
            .chain(burden.unknown.then_some(None))
            .map(|licence| Cause {
                licence,
                path: Vec::new(),
            })
            .collect();
        Self { burden, causes }
    }

    /// The model's own licence.
    pub(crate) fn own(&self) -> Option<LicenceId> {
        self.causes.first().and_then(|cause| cause.licence)
    }

    /// The way to the nearest model that brings a licence in; for none, to the nearest that states none.
    pub(crate) fn path(&self, licence: Option<LicenceId>) -> Vec<PathStep> {
        let cause = self.causes.iter().find(|cause| cause.licence == licence);
        cause.map(|cause| cause.path.clone()).unwrap_or_default()
    }
}

impl Catalogue {
    /// All that binds a model that declares `licence`.
    pub(crate) async fn heritage(&self, model: i64, licence: Option<i64>) -> Result<Heritage> {
        let rows = lineage::heritage(&self.reader, model).await?;
        let whole = rows.len() < MOST_EDGES;
        let found = self.causes(&rows, model, licence);
        let mut edges: Vec<i64> = Vec::new();
        for cause in &found {
            edges.extend(cause.path.iter().copied());
        }
        edges.sort_unstable();
        edges.dedup();
        edges.truncate(MOST_STEPS);
        let steps = self.steps(&edges).await?;
        let causes: Vec<Cause> = found
            .iter()
            .map(|cause| Cause {
                licence: cause.licence,
                path: cause.path.iter().filter_map(|edge| steps.get(edge).cloned()).collect(),
            })
            .collect();
        let mut burden = burden_of(causes.iter().map(|cause| cause.licence));
        burden.unknown |= !whole;
        Ok(Heritage { burden, causes })
    }

    fn causes(&self, rows: &[HeritageRow], model: i64, licence: Option<i64>) -> Vec<licences::Cause> {
        let walk = Walk::of(rows, model);
        let declared: Vec<Declared> = walk
            .places
            .iter()
            .map(|place| {
                let own = (*place == Place::Model(model)).then_some(licence);
                let declared = own.unwrap_or_else(|| walk.licences.get(place).copied().flatten());
                Declared {
                    licence: self.law(declared),
                    verdict: Verdict::Unknown,
                }
            })
            .collect();
        let models = u32::try_from(walk.places.len()).unwrap_or(u32::MAX);
        let at = walk.at(&Place::Model(model)).unwrap_or_default();
        licences::causes(&Lineage::new(models, walk.steps), &declared, at)
    }

    /// These edges as steps of a path, by number.
    async fn steps(&self, edges: &[i64]) -> Result<HashMap<i64, PathStep>> {
        if edges.is_empty() {
            return Ok(HashMap::new());
        }
        let steps = self.path(edges).await?;
        Ok(edges.iter().copied().zip(steps).collect())
    }
}

/// A model of the atlas, or the unknown end of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Model(i64),
    Missing { edge: i64 },
}

impl Place {
    fn of_parent(row: &HeritageRow) -> Self {
        row.parent_id.map_or(Self::Missing { edge: row.id }, Self::Model)
    }
}

/// The edges of a walk between places in a list, as the rules want them.
struct Walk {
    places: Vec<Place>,
    licences: BTreeMap<Place, Option<i64>>,
    steps: Vec<Step>,
}

impl Walk {
    fn of(rows: &[HeritageRow], model: i64) -> Self {
        let ends = rows
            .iter()
            .flat_map(|row| [Place::Model(row.child_id), Place::of_parent(row)]);
        let places: BTreeSet<Place> = ends.chain([Place::Model(model)]).collect();
        let mut walk = Self {
            places: places.into_iter().collect(),
            licences: rows.iter().map(|row| (Place::of_parent(row), row.licence_id)).collect(),
            steps: Vec::new(),
        };
        walk.steps = rows.iter().filter_map(|row| walk.step(row)).collect();
        walk
    }

    fn at(&self, place: &Place) -> Option<u32> {
        self.places
            .binary_search(place)
            .ok()
            .and_then(|at| u32::try_from(at).ok())
    }

    fn step(&self, row: &HeritageRow) -> Option<Step> {
        Some(Step {
            edge: row.id,
            child: self.at(&Place::Model(row.child_id))?,
            parent: self.at(&Place::of_parent(row))?,
            relation: row.relation,
            status: row.status,
            carries: Carries::Yes,
        })
    }
}

/// What these licences are at once; none among them: nobody knows.
fn burden_of(licences: impl Iterator<Item = Option<LicenceId>>) -> Burden {
    licences.fold(Burden::default(), |held, licence| held.and(&Burden::of(licence)))
}

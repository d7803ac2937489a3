//! All models in a few dozen bytes each, so that millions fit beside everything else.

use crate::name::Name;
use atlas::{Day, Relation};
use std::collections::BTreeMap;

/// A model as inference needs it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Model<'a> {
    /// Whole id.
    pub repo: &'a str,
    /// Architecture family.
    pub architecture: Option<&'a str>,
    /// Parameters.
    pub params: Option<u64>,
    /// Day the repository was created.
    pub created: Option<Day>,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Its construction.
    pub shape: Shape,
    /// Its maker trains models, and its name is that of one of its own: never inferred to be anybody's child.
    pub own: bool,
}

/// What of a model's construction survives tuning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// Layers.
    pub layers: Option<u32>,
    /// Width of the hidden state.
    pub hidden: Option<u32>,
}

/// An edge that somebody has stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stated {
    /// Place of the child.
    pub child: u32,
    /// Place of the parent; absent: it is no model of the atlas.
    pub parent: Option<u32>,
    /// How the child came from it.
    pub relation: Relation,
    /// Weights pass and nobody disputes it.
    pub carries: bool,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    /// End of the id among the ids.
    end: u32,
    /// Number of the architecture, 0 for none.
    architecture: u16,
    layers: u16,
    hidden: u32,
    downloads: u32,
    /// Days since 1970.
    created: Option<i32>,
    params: u64,
    own: bool,
}

/// Every model of an atlas and every stated edge. Places are given out from 0, in the order of adding.
#[derive(Debug, Default)]
pub struct Census {
    ids: String,
    rows: Vec<Row>,
    architectures: Vec<String>,
    by_architecture: BTreeMap<String, u16>,
    stated: Vec<Stated>,
}

impl Census {
    /// An empty census.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a model; its place, or nothing when there are too many to count.
    pub fn add(&mut self, model: &Model<'_>) -> Option<u32> {
        let place = u32::try_from(self.rows.len()).ok().filter(|place| *place < u32::MAX)?;
        let end = u32::try_from(self.ids.len().checked_add(model.repo.len())?).ok()?;
        let architecture = model.architecture.map_or(0, |name| self.architecture_number(name));
        self.ids.push_str(model.repo);
        self.rows.push(Row {
            end,
            architecture,
            layers: model.shape.layers.and_then(|n| n.try_into().ok()).unwrap_or(0),
            hidden: model.shape.hidden.unwrap_or(0),
            downloads: model.downloads.map_or(0, |n| n.try_into().unwrap_or(u32::MAX)),
            created: model.created.map(Day::epoch_days),
            params: model.params.unwrap_or(0),
            own: model.own,
        });
        Some(place)
    }

    /// Adds an edge between places that were given out; others are ignored.
    pub fn state(&mut self, edge: Stated) {
        let is_here = |place: u32| (place as usize) < self.rows.len();
        if is_here(edge.child) && edge.parent.is_none_or(is_here) {
            self.stated.push(edge);
        }
    }

    /// Models counted.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// Whether no model was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The id of the model at this place; empty where there is none.
    #[must_use]
    pub fn repo(&self, place: u32) -> &str {
        let at = place as usize;
        let start = at
            .checked_sub(1)
            .and_then(|before| self.rows.get(before))
            .map_or(0, |row| row.end);
        let end = self.rows.get(at).map_or(start, |row| row.end);
        self.ids.get(start as usize..end as usize).unwrap_or_default()
    }

    /// What stands before the slash and what behind it.
    pub(crate) fn halves(&self, place: u32) -> (&str, &str) {
        let repo = self.repo(place);
        repo.split_once('/').unwrap_or(("", repo))
    }

    pub(crate) fn name(&self, place: u32) -> Name {
        Name::new(self.halves(place).1)
    }

    /// Number of its architecture, 0 for unknown.
    pub(crate) fn architecture(&self, place: u32) -> u16 {
        self.rows.get(place as usize).map_or(0, |row| row.architecture)
    }

    pub(crate) fn architecture_name(&self, number: u16) -> Option<&str> {
        let at = usize::from(number.checked_sub(1)?);
        self.architectures.get(at).map(String::as_str)
    }

    pub(crate) fn params(&self, place: u32) -> Option<u64> {
        self.rows.get(place as usize).map(|row| row.params).filter(|n| *n > 0)
    }

    pub(crate) fn created(&self, place: u32) -> Option<i32> {
        self.rows.get(place as usize)?.created
    }

    pub(crate) fn downloads(&self, place: u32) -> u32 {
        self.rows.get(place as usize).map_or(0, |row| row.downloads)
    }

    pub(crate) fn shape(&self, place: u32) -> Option<(u16, u32)> {
        let row = self.rows.get(place as usize)?;
        (row.layers > 0 && row.hidden > 0).then_some((row.layers, row.hidden))
    }

    pub(crate) fn is_own(&self, place: u32) -> bool {
        self.rows.get(place as usize).is_some_and(|row| row.own)
    }

    pub(crate) fn stated(&self) -> &[Stated] {
        &self.stated
    }

    /// Numbers are given out in the order of arrival and never shown; beyond 65,535 names it counts as unknown.
    fn architecture_number(&mut self, name: &str) -> u16 {
        if let Some(number) = self.by_architecture.get(name) {
            return *number;
        }
        let Ok(number) = u16::try_from(self.architectures.len() + 1) else {
            return 0;
        };
        self.architectures.push(name.to_owned());
        self.by_architecture.insert(name.to_owned(), number);
        number
    }
}

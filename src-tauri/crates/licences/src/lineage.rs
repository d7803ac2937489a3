//! The edges over which licences pass, as flat lists: millions of models fit beside everything else.

use crate::LicenceId;
use atlas::{Carries, EdgeStatus, Relation, Verdict};

/// One edge, between places in the list of models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The edge's own number.
    pub edge: i64,
    /// Place of the child.
    pub child: u32,
    /// Place of the parent.
    pub parent: u32,
    /// The kind of step.
    pub relation: Relation,
    /// On what ground it stands.
    pub status: EdgeStatus,
    /// Whether the child holds weights of the parent.
    pub carries: Carries,
}

/// What a model declares for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Declared {
    /// The licence its words name.
    pub licence: Option<LicenceId>,
    /// How that stands; unknown where no licence was recognised.
    pub verdict: Verdict,
}

/// The edges over which licences pass, by child.
#[derive(Debug, Clone)]
pub struct Lineage {
    steps: Vec<Step>,
    starts: Vec<u32>,
}

impl Lineage {
    /// The lineage of models at the places `0..models`. Edges that pass nothing on, lead outside or from a model to
    /// itself are left out.
    #[must_use]
    pub fn new(models: u32, mut steps: Vec<Step>) -> Self {
        steps.retain(|s| passes(s) && s.child < models && s.parent < models && s.child != s.parent);
        steps.sort_unstable_by_key(|s| (s.child, s.parent, s.status, s.edge));
        let mut starts = vec![0_u32; models as usize + 1];
        for step in &steps {
            starts[step.child as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { steps, starts }
    }

    /// How many models it is the lineage of.
    #[must_use]
    pub fn models(&self) -> u32 {
        u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The edges from this model to its parents.
    #[must_use]
    pub fn above(&self, model: u32) -> &[Step] {
        let at = model as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.steps[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Models that have a parent here, in order.
    pub fn children(&self) -> impl Iterator<Item = u32> {
        let mut last = None;
        self.steps
            .iter()
            .map(|s| s.child)
            .filter(move |child| last.replace(*child) != Some(*child))
    }
}

fn passes(step: &Step) -> bool {
    step.carries == Carries::Yes && step.status != EdgeStatus::Disputed && step.relation != Relation::Architecture
}

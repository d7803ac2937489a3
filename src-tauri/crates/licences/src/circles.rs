//! Models in the order in which they can be worked out: every parent before its children, circles in one piece.
//!
//! Tarjan's walk with a list of its own instead of the stack, so that no lineage is too deep.

use crate::Lineage;

/// Models that are worked out together.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Circle {
    /// A model that descends from others only, or from none.
    One(u32),
    /// Models that descend from one another, in ascending order.
    Many(Vec<u32>),
}

const NEW: u32 = 0;
/// Handed out.
const DONE: u32 = u32::MAX;

/// A model whose parents are being visited.
#[derive(Debug)]
struct Visit {
    model: u32,
    /// The next of its parents.
    next: usize,
    /// The earliest model known to descend from it.
    earliest: u32,
}

/// The walk, between two of its steps.
#[derive(Debug)]
pub(crate) struct Circles {
    /// When each model was first seen, from 1.
    seen: Vec<u32>,
    clock: u32,
    /// No model before this one is new.
    from: u32,
    visits: Vec<Visit>,
    /// Models seen and not handed out.
    waiting: Vec<u32>,
}

impl Circles {
    pub(crate) fn new(models: u32) -> Self {
        Self {
            seen: vec![NEW; models as usize],
            clock: NEW,
            from: 0,
            visits: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// The next models of which all parents have been handed out; `None` at the end.
    pub(crate) fn next(&mut self, lineage: &Lineage) -> Option<Circle> {
        loop {
            if self.visits.is_empty() {
                let first = self.begin()?;
                if lineage.above(first).is_empty() {
                    self.seen[first as usize] = DONE;
                    return Some(Circle::One(first));
                }
                self.visit(first);
            }
            if let Some(circle) = self.walk(lineage) {
                return Some(circle);
            }
        }
    }

    /// A model that was not seen yet.
    fn begin(&mut self) -> Option<u32> {
        while let Some(seen) = self.seen.get(self.from as usize) {
            if *seen == NEW {
                return Some(self.from);
            }
            self.from += 1;
        }
        None
    }

    fn visit(&mut self, model: u32) {
        self.clock += 1;
        self.seen[model as usize] = self.clock;
        self.waiting.push(model);
        self.visits.push(Visit {
            model,
            next: 0,
            earliest: self.clock,
        });
    }

    /// One step up, or back down with what is complete.
    fn walk(&mut self, lineage: &Lineage) -> Option<Circle> {
        let visit = self.visits.last_mut()?;
        if let Some(step) = lineage.above(visit.model).get(visit.next) {
            visit.next += 1;
            match self.seen[step.parent as usize] {
                DONE => {}
                NEW => self.visit(step.parent),
                seen => visit.earliest = visit.earliest.min(seen),
            }
            return None;
        }
        let done = self.visits.pop()?;
        if let Some(below) = self.visits.last_mut() {
            below.earliest = below.earliest.min(done.earliest);
        }
        (done.earliest == self.seen[done.model as usize]).then(|| self.hand_out(done.model))
    }

    /// The models seen since this one.
    fn hand_out(&mut self, first: u32) -> Circle {
        let from = self.waiting.iter().rposition(|at| *at == first).unwrap_or(0);
        for at in &self.waiting[from..] {
            self.seen[*at as usize] = DONE;
        }
        let mut members = self.waiting.split_off(from);
        match members.as_slice() {
            [one] => Circle::One(*one),
            _ => {
                members.sort_unstable();
                Circle::Many(members)
            }
        }
    }
}

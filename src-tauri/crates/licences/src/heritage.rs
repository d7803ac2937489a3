//! The whole atlas at once: what binds every model, each worked out from its parents, from the roots down.
//!
//! Models that descend from one another in a circle share one burden. The rest of a model's answer (the ancestor that
//! adds most, and the way to it) is found along the edges that lead to it, and to nothing else.

use crate::{
    Burden, Declared, Effective, LicenceId, Lineage, Root, Step, Table,
    burden::Burdens,
    circles::{Circle, Circles},
    inherit::{declared_by, nearest, tell},
    strictest,
};
use atlas::{EdgeStatus, Verdict};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, HashMap, hash_map::Entry},
};

/// Where the lines of a model end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Nowhere: it has no parent, or they run in a circle.
    Nowhere,
    One(u32),
    Several,
}

impl End {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nowhere, end) | (end, Self::Nowhere) => end,
            (Self::One(one), Self::One(other)) if one == other => self,
            _ => Self::Several,
        }
    }
}

/// How far the one end is, and on what ground; compared in this order.
type Far = (u32, EdgeStatus);

/// What is known of a model once its parents are; a dozen bytes.
#[derive(Debug, Clone, Copy)]
struct Held {
    burden: u32,
    /// The strictest of its own and all above it.
    strict: Verdict,
    end: End,
    far: Far,
}

const NOT_YET: Held = Held {
    burden: u32::MAX,
    strict: Verdict::Unknown,
    end: End::Nowhere,
    far: (0, EdgeStatus::Declared),
};

/// What binds each model of an atlas. Worked out in steps, so that it can be given up between two of them.
#[derive(Debug)]
pub struct Heritage<'a> {
    table: &'a Table,
    lineage: &'a Lineage,
    declared: &'a [Declared],
    burdens: Burdens,
    circles: Circles,
    held: Vec<Held>,
    /// Licences that add most to what a model declares, by its burden and what it declares.
    telling: HashMap<(u32, Declared), Box<[LicenceId]>>,
}

impl<'a> Heritage<'a> {
    /// Of the models that `declared` lists; nothing is worked out yet.
    #[must_use]
    pub fn new(table: &'a Table, lineage: &'a Lineage, declared: &'a [Declared]) -> Self {
        let models = lineage.models();
        Self {
            table,
            lineage,
            declared,
            burdens: Burdens::default(),
            circles: Circles::new(models),
            held: vec![NOT_YET; models as usize],
            telling: HashMap::new(),
        }
    }

    /// Works out about `models` more; `false` when all are.
    pub fn advance(&mut self, models: u32) -> bool {
        let mut left = i64::from(models);
        while left > 0 {
            let Some(circle) = self.circles.next(self.lineage) else {
                return false;
            };
            match circle {
                Circle::One(model) => self.settle_one(model),
                Circle::Many(members) => {
                    left -= i64::try_from(members.len()).unwrap_or(0);
                    self.settle_circle(&members);
                }
            }
            left -= 1;
        }
        true
    }

    /// Every burden found so far, each once; models refer to them by their place.
    #[must_use]
    pub fn burdens(&self) -> &[Burden] {
        self.burdens.all()
    }

    /// Place of the model's burden; `None` for a model that is none, or not worked out yet.
    #[must_use]
    pub fn burden_of(&self, model: u32) -> Option<u32> {
        let held = self.held.get(model as usize)?;
        (held.burden != u32::MAX).then_some(held.burden)
    }

    /// What holds for the model after its ancestors are heard: the same as [`crate::inherit`] finds for it alone.
    pub fn effective(&mut self, model: u32) -> Effective {
        let own = declared_by(self.declared, model);
        let held = self.held.get(model as usize).copied().unwrap_or(NOT_YET);
        if self.lineage.above(model).is_empty() || held.burden == u32::MAX {
            return Effective {
                verdict: own.verdict,
                binding: None,
                root: None,
            };
        }
        let root = match held.end {
            End::One(end) => Some(Root {
                model: end,
                status: held.far.1,
                depth: held.far.0,
            }),
            End::Nowhere | End::Several => None,
        };
        self.find_telling(held.burden, own);
        let telling = &self.telling[&(held.burden, own)];
        let binding = if telling.is_empty() {
            None
        } else {
            let leads = |at: u32| {
                let burden = self.held.get(at as usize).map_or(u32::MAX, |held| held.burden);
                self.burdens.get(burden).is_some_and(|b| holds_any(b, telling))
            };
            nearest(self.lineage, self.declared, model, telling, leads)
        };
        Effective {
            verdict: strictest(own.verdict, held.strict),
            binding,
            root,
        }
    }

    fn find_telling(&mut self, burden: u32, own: Declared) {
        let Entry::Vacant(free) = self.telling.entry((burden, own)) else {
            return;
        };
        let licences = self.burdens.get(burden).map_or(&[][..], |b| &b.licences);
        free.insert(tell(self.table, own, licences).into());
    }

    fn settle_one(&mut self, model: u32) {
        let own = declared_by(self.declared, model);
        let mut held = Held {
            burden: self.burdens.own(own.licence),
            strict: own.verdict,
            ..NOT_YET
        };
        for step in self.lineage.above(model) {
            self.hear(&mut held, step.parent);
        }
        if let End::One(end) = held.end {
            let ways = self.lineage.above(model).iter();
            held.far = ways.filter_map(|step| self.beyond(step, end)).min().unwrap_or(held.far);
        }
        self.put(model, held);
    }

    /// All members hold each other's weights: one burden, one strictest verdict, one end, each its own way there.
    fn settle_circle(&mut self, members: &[u32]) {
        let mut held = Held {
            burden: self.burdens.nothing(),
            strict: Verdict::Allow,
            ..NOT_YET
        };
        for member in members {
            let own = declared_by(self.declared, *member);
            let mine = self.burdens.own(own.licence);
            held.burden = self.burdens.join(held.burden, mine);
            held.strict = strictest(held.strict, own.verdict);
            for step in self.lineage.above(*member) {
                if self.burden_of(step.parent).is_some() {
                    self.hear(&mut held, step.parent);
                }
            }
        }
        let far = match held.end {
            End::One(end) => self.ways_out(members, end),
            End::Nowhere | End::Several => BTreeMap::new(),
        };
        for member in members {
            let far = far.get(member).copied().unwrap_or(held.far);
            self.put(*member, Held { far, ..held });
        }
    }

    fn put(&mut self, model: u32, held: Held) {
        if let Some(place) = self.held.get_mut(model as usize) {
            *place = held;
        }
    }

    /// Adds what a parent holds.
    fn hear(&mut self, held: &mut Held, parent: u32) {
        let above = self.held.get(parent as usize).copied().unwrap_or(NOT_YET);
        held.burden = self.burdens.join(held.burden, above.burden);
        held.strict = strictest(held.strict, above.strict);
        held.end = held.end.and(self.end_at(parent));
    }

    /// Where lines over this parent end: with it, when it has none itself.
    fn end_at(&self, parent: u32) -> End {
        if self.lineage.above(parent).is_empty() {
            return End::One(parent);
        }
        self.held.get(parent as usize).map_or(End::Nowhere, |held| held.end)
    }

    /// How far the end is over this step, when it leads there.
    fn beyond(&self, step: &Step, end: u32) -> Option<Far> {
        if self.end_at(step.parent) != End::One(end) {
            return None;
        }
        let (depth, status) = match self.held.get(step.parent as usize) {
            Some(held) if step.parent != end => held.far,
            _ => NOT_YET.far,
        };
        Some((depth.saturating_add(1), status.max(step.status)))
    }

    /// How far the one end is from each member of a circle.
    fn ways_out(&self, members: &[u32], end: u32) -> BTreeMap<u32, Far> {
        let mut below: Vec<(u32, u32, EdgeStatus)> = Vec::new();
        let mut open: BinaryHeap<Reverse<(Far, u32)>> = BinaryHeap::new();
        for member in members {
            for step in self.lineage.above(*member) {
                if self.burden_of(step.parent).is_none() {
                    below.push((step.parent, *member, step.status));
                } else if let Some(far) = self.beyond(step, end) {
                    open.push(Reverse((far, *member)));
                }
            }
        }
        below.sort_unstable();
        let mut found = BTreeMap::new();
        while let Some(Reverse(((depth, status), member))) = open.pop() {
            if found.contains_key(&member) {
                continue;
            }
            found.insert(member, (depth, status));
            let first = below.partition_point(|(parent, ..)| *parent < member);
            for (_, child, ground) in below[first..].iter().take_while(|(parent, ..)| *parent == member) {
                open.push(Reverse(((depth.saturating_add(1), status.max(*ground)), *child)));
            }
        }
        found
    }
}

fn holds_any(burden: &Burden, licences: &[LicenceId]) -> bool {
    licences.iter().any(|one| burden.licences.binary_search(one).is_ok())
}

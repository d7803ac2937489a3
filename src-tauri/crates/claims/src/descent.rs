//! To whom a row is attributed: the counting rules, applied to one row.
//!
//! A chain is followed over weight-carrying edges of the grounds a definition admits. Where none leads on, a model is
//! its own maker's, unless an edge the definition does not admit speaks of another maker: then it is unknown.
//! Disputed edges and loops are never followed and never speak.

use crate::{
    definition::{Attribution, Definition, Definitions, Evidence},
    facts::{Base, Facts, Known, Model, Parent, Standing},
    outcome::{Exact, Ground},
};
use atlas::{Carries, EdgeStatus, Relation};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// Chains longer than this are unknown.
const DEEPEST: usize = 200;

/// Where a chain ends: a maker and its seat.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct End {
    pub(crate) maker: String,
    pub(crate) country: Option<String>,
}

/// All ends of a row with their parts, which add up to one; the end `None` is unknown.
#[derive(Debug, Clone)]
pub(crate) struct Ends {
    pub(crate) parts: BTreeMap<Option<End>, Exact>,
    pub(crate) ground: Ground,
    pub(crate) chain: Vec<String>,
    pub(crate) sources: BTreeSet<u32>,
}

impl Ends {
    fn of(end: Option<End>, ground: Ground, sources: BTreeSet<u32>) -> Self {
        let ground = if end.is_none() { Ground::Nothing } else { ground };
        Self {
            parts: BTreeMap::from([(end, Exact::ONE)]),
            ground,
            chain: Vec::new(),
            sources,
        }
    }

    fn unknown() -> Self {
        Self::of(None, Ground::Nothing, BTreeSet::new())
    }
}

/// Attributes rows under one definition; remembers the models it has walked.
pub(crate) struct Walker<'a> {
    facts: &'a Facts,
    definitions: &'a Definitions,
    definition: &'a Definition,
    walked: BTreeMap<&'a str, Rc<Ends>>,
    open: BTreeSet<&'a str>,
}

impl<'a> Walker<'a> {
    pub(crate) fn new(facts: &'a Facts, definitions: &'a Definitions, definition: &'a Definition) -> Self {
        Self {
            facts,
            definitions,
            definition,
            walked: BTreeMap::new(),
            open: BTreeSet::new(),
        }
    }

    /// To whom this row is attributed.
    pub(crate) fn row(&mut self, row: &'a Standing) -> Rc<Ends> {
        match self.definition.attribution {
            Attribution::Publisher => Rc::new(self.publisher(&row.publisher, Ground::Publisher)),
            Attribution::ClassRaw => Rc::new(self.class(&row.class_raw)),
            Attribution::Class => Rc::new(self.class(&row.class)),
            Attribution::Declared | Attribution::Weights => self.chain_of(row),
        }
    }

    fn publisher(&self, maker: &Known<String>, ground: Ground) -> Ends {
        let Some(told) = maker else { return Ends::unknown() };
        let held = self.facts.makers.get(&told.value);
        let country = held.and_then(|maker| maker.country.as_ref());
        let mut sources = BTreeSet::from([told.source]);
        sources.extend(country.map(|country| country.source));
        let end = End {
            maker: told.value.clone(),
            country: country.map(|country| country.value.clone()),
        };
        Ends::of(Some(end), ground, sources)
    }

    fn class(&self, class: &Known<String>) -> Ends {
        let Some(told) = class else { return Ends::unknown() };
        let end = self.definitions.classes.get(&told.value).map(|class| End {
            maker: class.maker.clone(),
            country: Some(class.country.clone()),
        });
        Ends::of(end, Ground::Class, BTreeSet::from([told.source]))
    }

    fn chain_of(&mut self, row: &'a Standing) -> Rc<Ends> {
        let held = row.model.as_deref().and_then(|name| self.facts.models.get(name));
        let mut above: Vec<Up<'a>> = Vec::new();
        if self.definition.attribution == Attribution::Declared {
            let source = row.base.as_ref().map_or(0, |base| base.source);
            let names: &[String] = match row.base.as_ref().map(|base| &base.value) {
                Some(Base::Model(name)) => std::slice::from_ref(name),
                Some(Base::Merge(names)) => names,
                Some(Base::Itself | Base::Nothing) | None => &[],
            };
            above.extend(
                names
                    .iter()
                    .filter(|name| row.model.as_ref() != Some(*name))
                    .map(|name| Up {
                        name,
                        ground: Ground::Declared,
                        part: None,
                        source,
                    }),
            );
        }
        if let Some(model) = held {
            for up in self.admitted(row.model.as_deref().unwrap_or(""), model) {
                if !above.iter().any(|other| other.name == up.name) {
                    above.push(up);
                }
            }
        }
        let name = row.model.as_deref().unwrap_or(&row.words);
        if above.is_empty() {
            let own = if row.publisher.is_some() {
                &row.publisher
            } else {
                held.map_or(&None, |model| &model.maker)
            };
            let class = if row.class.is_some() {
                &row.class
            } else {
                held.map_or(&None, |model| &model.class)
            };
            return Rc::new(self.end(name, own, class, held));
        }
        self.open.insert(name);
        let ends = self.joined(name, &above, 0);
        self.open.remove(name);
        Rc::new(ends)
    }

    fn walk(&mut self, name: &'a str, depth: usize) -> Rc<Ends> {
        if let Some(ends) = self.walked.get(name) {
            return Rc::clone(ends);
        }
        let Some(model) = self.facts.models.get(name).filter(|_| depth < DEEPEST) else {
            return Rc::new(Ends::unknown());
        };
        if !self.open.insert(name) {
            return Rc::new(Ends::unknown());
        }
        let above = self.admitted(name, model);
        let ends = if above.is_empty() {
            self.end(name, &model.maker, &model.class, Some(model))
        } else {
            self.joined(name, &above, depth)
        };
        self.open.remove(name);
        let ends = Rc::new(ends);
        if self.open.is_empty() || !ends.parts.contains_key(&None) {
            self.walked.insert(name, Rc::clone(&ends));
        }
        ends
    }

    /// The parents a chain may go on to.
    fn admitted(&self, name: &str, model: &'a Model) -> Vec<Up<'a>> {
        let declared = self.definition.attribution == Attribution::Declared;
        let inferred = self.definition.evidence == Evidence::Inferred;
        let mut ups: Vec<Up<'a>> = Vec::new();
        for parent in model
            .parents
            .iter()
            .filter(|parent| parent.name != name && descends(parent, declared))
        {
            let ground = match parent.status {
                EdgeStatus::Declared => Ground::Declared,
                EdgeStatus::Documented if !declared => Ground::Documented,
                EdgeStatus::Inferred if !declared && inferred => Ground::Inferred,
                EdgeStatus::Documented | EdgeStatus::Inferred | EdgeStatus::Disputed => continue,
            };
            if !ups.iter().any(|up| up.name == parent.name) {
                let part = parent.fraction.and_then(|p| Exact::new(p.parts.into(), p.of.into()));
                ups.push(Up {
                    name: &parent.name,
                    ground,
                    part,
                    source: parent.source,
                });
            }
        }
        // What is said outweighs what is only concluded.
        if ups.iter().any(|up| up.ground != Ground::Inferred) {
            ups.retain(|up| up.ground != Ground::Inferred);
        }
        ups
    }

    fn joined(&mut self, name: &str, above: &[Up<'a>], depth: usize) -> Ends {
        let mut all = Ends {
            parts: BTreeMap::new(),
            ground: Ground::Own,
            chain: vec![name.to_owned()],
            sources: BTreeSet::new(),
        };
        let even = Exact {
            parts: 1,
            of: u64::try_from(above.len()).unwrap_or(u64::MAX),
        };
        let stated = above
            .iter()
            .try_fold(Exact::ZERO, |sum, up| up.part.and_then(|part| sum.plus(part)))
            .is_some_and(|sum| sum == Exact::ONE);
        for up in above {
            let ends = self.walk(up.name, depth + 1);
            let share = up.part.filter(|_| stated).unwrap_or(even);
            for (end, part) in &ends.parts {
                let held = all.parts.entry(end.clone()).or_insert(Exact::ZERO);
                match part.times(share).and_then(|part| held.plus(part)) {
                    Some(sum) => *held = sum,
                    None => return Ends::unknown(), // parts too fine to be kept exactly
                }
            }
            if all.chain.len() == 1 {
                all.chain.push(up.name.to_owned());
                all.chain.extend(ends.chain.iter().skip(1).cloned());
            }
            if ends.ground != Ground::Nothing {
                all.ground = all.ground.max(up.ground).max(ends.ground);
            }
            all.sources.insert(up.source);
            all.sources.extend(&ends.sources);
        }
        if all.parts.keys().all(Option::is_none) {
            all.ground = Ground::Nothing;
        }
        all
    }

    /// A chain ends here: its maker's own, or by class, or unknown.
    fn end(&self, name: &str, maker: &Known<String>, class: &Known<String>, model: Option<&Model>) -> Ends {
        let mut parents = model.iter().flat_map(|model| &model.parents);
        let spoken = parents.any(|parent| {
            let other = self
                .facts
                .models
                .get(&parent.name)
                .and_then(|other| other.maker.as_ref());
            let same = other
                .zip(maker.as_ref())
                .is_some_and(|(other, own)| other.value == own.value);
            parent.name != name && parent.status != EdgeStatus::Disputed && descends(parent, false) && !same
        });
        let own = self.publisher(maker, Ground::Own);
        let seated = own.parts.keys().flatten().any(|end| end.country.is_some());
        let by_class =
            self.definition.attribution == Attribution::Weights && self.definition.evidence == Evidence::Inferred;
        let mut ends = match (spoken, seated) {
            (true, _) => Ends::unknown(),
            (false, true) => own,
            (false, false) if by_class => {
                let class = self.class(class);
                if class.ground == Ground::Nothing { own } else { class }
            }
            (false, false) => Ends::unknown(),
        };
        ends.chain = vec![name.to_owned()];
        ends
    }
}

struct Up<'a> {
    name: &'a str,
    ground: Ground,
    part: Option<Exact>,
    source: u32,
}

fn descends(parent: &Parent, declared: bool) -> bool {
    let kind = !matches!(
        parent.relation,
        Relation::Architecture | Relation::TrainedOnOutputs | Relation::Successor
    );
    kind && match parent.carries {
        Carries::Yes => true,
        Carries::Unknown => declared,
        Carries::No => false,
    }
}

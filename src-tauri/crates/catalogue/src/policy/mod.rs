//! The person's policy over the atlas: decided once a group of models, laid over the index, shown on every row.

mod page;

use crate::{
    Catalogue, Error, Result,
    names::licences::tag_of,
    view::{PolicyReason, PolicyTag, PolicyTrouble},
};
use atlas::{FacetField, Stance, Verdict};
use index::{Answer, Ask, Group, Layer, Query};
use licences::{Burden, Decision, Policy, Subject, Table, When};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError},
};

/// Bytes of a policy that are read.
const MOST_BYTES: usize = 64 << 10;
/// Where there is no number.
const NONE: i64 = -1;

/// The group of models that a policy and the definitions of openness cannot tell apart.
pub(crate) fn group(burden: Option<i64>, maker: Option<i64>, verdict: Verdict) -> Group {
    let place = Verdict::ALL.iter().position(|held| *held == verdict);
    let verdict = place.and_then(|place| i64::try_from(place).ok());
    [burden.unwrap_or(NONE), maker.unwrap_or(NONE), verdict.unwrap_or(NONE)]
}

/// The number of a group's part, where it has one.
fn number(part: i64) -> Option<i64> {
    (part != NONE).then_some(part)
}

/// What is kept as the person's policy.
#[derive(Debug, Default)]
pub(crate) enum Kept {
    /// None is wanted.
    #[default]
    Nothing,
    /// It was read.
    Read(Box<Policy>),
    /// It cannot be read, so nothing counts as allowed.
    Broken(PolicyTrouble),
}

/// A policy with what it says of every model.
#[derive(Debug, Default)]
pub(crate) struct Applied {
    toml: Option<String>,
    kept: Kept,
    stances: HashMap<Group, Stance>,
    layer: Option<Layer>,
}

/// Reads a policy.
///
/// # Errors
/// [`Error::Policy`] with the line and what is allowed there.
fn read(toml: &str) -> Result<Policy> {
    if toml.len() > MOST_BYTES {
        return Err(Error::LongPolicy { bytes: toml.len() });
    }
    Ok(Policy::read(toml)?)
}

/// The name a policy gives itself.
///
/// # Errors
/// [`Error::Policy`] with the line and what is allowed there, for what is no policy.
pub fn policy_name(toml: &str) -> Result<String> {
    Ok(read(toml)?.name)
}

impl Catalogue {
    /// Applies a policy to everything that is asked from now on, in the place of the one before; nothing ends it. A policy
    /// that cannot be read is applied too: it asks about every model, and its page says why. Takes some ten milliseconds
    /// for a million models, and none where the same policy is in force.
    pub fn apply_policy(&self, toml: Option<&str>) {
        if self.applied().toml.as_deref() == toml {
            return;
        }
        let kept = match toml.map(read) {
            None => Kept::Nothing,
            Some(Ok(policy)) => Kept::Read(Box::new(policy)),
            Some(Err(error)) => {
                tracing::warn!(%error, "the policy that is kept cannot be read; nothing counts as allowed");
                Kept::Broken(error.trouble())
            }
        };
        let applied = Arc::new(self.applying(toml, kept));
        *self.applied.write().unwrap_or_else(PoisonError::into_inner) = applied;
    }

    /// What a policy makes of a model or of anything else that is bound by licences; nothing while none is kept. The
    /// policy's name is empty where the one that is kept cannot be read. Makers by slug, countries by ISO code.
    #[must_use]
    pub fn policy_tag(
        &self,
        burden: &Burden,
        maker: Option<&str>,
        country: Option<&str>,
        verdict: Verdict,
    ) -> Option<PolicyTag> {
        let subject = Subject {
            burden,
            verdict,
            maker,
            country,
        };
        match &self.applied().kept {
            Kept::Nothing => None,
            Kept::Read(policy) => Some(self.tag_under(policy, &subject)),
            Kept::Broken(_) => Some(PolicyTag {
                stance: Stance::Ask,
                policy: String::new(),
                reasons: Vec::new(),
            }),
        }
    }

    /// What this policy, kept or not, makes of something.
    #[must_use]
    pub fn tag_under(&self, policy: &Policy, subject: &Subject<'_>) -> PolicyTag {
        let table = Table::embedded();
        let Decision { stance, rules } = policy.decide(table, subject);
        let reasons = rules.into_iter().map(|met| {
            let licence = met.licence.map(|id| table.licence(id));
            let term = licence.zip(met.term).and_then(|(licence, at)| licence.terms.get(at));
            PolicyReason {
                rule: met.rule.and_then(|at| u32::try_from(at + 1).ok()),
                why: met
                    .rule
                    .and_then(|at| policy.rules.get(at))
                    .and_then(|rule| rule.why.clone()),
                licence: licence.map(tag_of),
                unknown: met.unknown,
                clause: term.map(|term| term.clause.clone()).filter(|clause| !clause.is_empty()),
            }
        });
        PolicyTag {
            stance,
            policy: policy.name.clone(),
            reasons: reasons.collect(),
        }
    }

    /// What the policy in force says of a row of a list.
    pub(crate) fn stance(&self, applied: &Applied, group: &Group) -> Option<Stance> {
        let known = applied.stances.get(group).copied();
        known.or_else(|| self.decided(&applied.kept, group).map(|decision| decision.stance))
    }

    /// Why the policy says nothing that could be built on: none is kept and yet the question asks for it, or the one that
    /// is kept cannot be read, which is said with every question.
    pub(crate) fn policy_gap(&self, asked_for: bool) -> Option<&'static str> {
        match &self.applied().kept {
            Kept::Nothing => asked_for.then_some("no_policy"),
            Kept::Read(_) => None,
            Kept::Broken(_) => Some("bad_policy"),
        }
    }

    /// Why the policy that is kept cannot be read; nothing where it can, or none is kept.
    #[must_use]
    pub fn policy_trouble(&self) -> Option<PolicyTrouble> {
        match &self.applied().kept {
            Kept::Nothing | Kept::Read(_) => None,
            Kept::Broken(trouble) => Some(trouble.clone()),
        }
    }

    /// The policy in force.
    pub(crate) fn applied(&self) -> Arc<Applied> {
        Arc::clone(&self.applied.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Asks the index, with everything that is laid over it.
    pub(crate) fn asked(&self, query: &Query, ask: &Ask) -> Answer {
        self.asked_under(query, ask, &self.applied())
    }

    fn asked_under(&self, query: &Query, ask: &Ask, applied: &Applied) -> Answer {
        let layers: Vec<&Layer> = applied.layer.iter().chain([&self.openness]).collect();
        self.index.search_under(query, ask, &layers)
    }

    /// Decides every group of the index.
    fn applying(&self, toml: Option<&str>, kept: Kept) -> Applied {
        let mut stances = HashMap::new();
        let mut deciding = Deciding::by(&kept);
        let layer = (!matches!(kept, Kept::Nothing)).then(|| {
            let keys = Stance::ALL.map(|stance| stance.as_str().to_owned()).to_vec();
            self.index.layer(FacetField::Policy, keys, |group| {
                let Some(stance) = deciding.stance(self, group) else {
                    return 0;
                };
                stances.insert(*group, stance);
                1 << place_of(stance)
            })
        });
        Applied {
            toml: toml.map(str::to_owned),
            kept,
            stances,
            layer,
        }
    }

    fn decided(&self, kept: &Kept, group: &Group) -> Option<Decision> {
        match kept {
            Kept::Nothing => None,
            Kept::Read(policy) => Some(policy.decide(Table::embedded(), &self.subject(group))),
            Kept::Broken(_) => Some(Decision {
                stance: Stance::Ask,
                rules: Vec::new(),
            }),
        }
    }

    fn subject(&self, group: &Group) -> Subject<'_> {
        let [burden, maker, verdict] = *group;
        let maker = number(maker).and_then(|id| self.names.makers.get(id));
        let verdict = usize::try_from(verdict).ok().and_then(|place| Verdict::ALL.get(place));
        Subject {
            burden: self.burdens.get(number(burden)),
            verdict: verdict.copied().unwrap_or(Verdict::Unknown),
            maker: maker.map(|maker| maker.slug.as_str()),
            country: maker.and_then(|maker| maker.country.as_deref()),
        }
    }
}

/// Decides group by group, and only once what differs in nothing a rule speaks of.
struct Deciding<'a> {
    kept: &'a Kept,
    by_maker: bool,
    by_country: bool,
    known: HashMap<Told<'a>, Option<Stance>>,
}

/// Burden, verdict, and of the maker only what rules speak of: its number, its country.
type Told<'a> = (i64, i64, Option<i64>, Option<&'a str>);

impl<'a> Deciding<'a> {
    fn by(kept: &'a Kept) -> Self {
        let speaks = |of: fn(&When) -> bool| match kept {
            Kept::Read(policy) => policy.rules.iter().any(|rule| of(&rule.when)),
            Kept::Nothing | Kept::Broken(_) => false,
        };
        Self {
            kept,
            by_maker: speaks(|when| when.maker.is_some()),
            by_country: speaks(|when| when.country.is_some()),
            known: HashMap::new(),
        }
    }

    fn stance(&mut self, catalogue: &'a Catalogue, group: &Group) -> Option<Stance> {
        let [burden, maker, verdict] = *group;
        let seat = || catalogue.subject(group).country;
        let country = if self.by_country { seat() } else { None };
        let key = (burden, verdict, self.by_maker.then_some(maker), country);
        let decide = || catalogue.decided(self.kept, group).map(|decision| decision.stance);
        *self.known.entry(key).or_insert_with(decide)
    }
}

/// Place of a stance in [`Stance::ALL`].
fn place_of(stance: Stance) -> usize {
    match stance {
        Stance::Allow => 0,
        Stance::Ask => 1,
        Stance::Deny => 2,
    }
}

/// Which definitions of openness hold, for every group of the index.
pub(crate) fn openness(index: &index::Index, burdens: &crate::Burdens) -> Layer {
    let table = Table::embedded();
    let definitions = licences::definitions().iter();
    let keys: Vec<String> = definitions.map(|definition| definition.key.clone()).collect();
    let mut known: HashMap<i64, u64> = HashMap::new();
    index.layer(FacetField::Openness, keys, |group| {
        *known.entry(group[0]).or_insert_with(|| {
            let found = licences::openness(table, burdens.get(number(group[0])));
            let holding = found
                .iter()
                .enumerate()
                .filter(|(_, (_, holds, _))| *holds == Some(true));
            holding.fold(0, |mask, (place, _)| mask | 1 << place)
        })
    })
}

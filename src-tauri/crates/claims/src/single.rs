//! Claims about one thing: a price, a licence, an ancestor, an event.

use crate::{
    claim::{Inheritance, Number, PriceClaim},
    facts::{Facts, LicenceSpan, Offer, Parent},
    outcome::{Did, Exact, Figure, Remark, Stand, Step},
    places::same_name,
    verify::exact,
};
use atlas::{Carries, Day, EdgeStatus, Relation};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A figure for each provider that offers the model.
pub(crate) fn price(asked: &PriceClaim, facts: &Facts) -> Vec<Figure> {
    let mut courses: BTreeMap<(&str, &str), Vec<&Offer>> = BTreeMap::new();
    for offer in &facts.offers {
        let named =
            same_name(&offer.model, &asked.model) || offer.also.iter().any(|name| same_name(name, &asked.model));
        let by = asked
            .provider
            .as_ref()
            .is_none_or(|provider| same_name(provider, &offer.provider));
        if named && by && offer.direction == asked.direction && offer.currency == asked.currency {
            courses.entry((&offer.provider, &offer.model)).or_default().push(offer);
        }
    }
    if courses.is_empty() {
        return vec![Figure {
            asked: Some(asked.at),
            ..Figure::missing(Remark::NoPrice)
        }];
    }
    courses
        .into_iter()
        .map(|((provider, model), course)| priced(asked, provider, model, course))
        .collect()
}

fn priced(asked: &PriceClaim, provider: &str, model: &str, mut course: Vec<&Offer>) -> Figure {
    course.sort_by_key(|offer| offer.since);
    let mut figure = Figure {
        asked: Some(asked.at),
        found: Some(format!("{model} ({provider})")),
        ..Figure::bare()
    };
    let changes = asked.from.is_some() || asked.percent.is_some();
    let Some(place) = course.iter().rposition(|offer| offer.since.began_by(asked.at)) else {
        figure.remarks.push(Remark::NoPrice);
        return figure;
    };
    let now = course[place];
    figure.date = Some(now.since);
    figure.sources = vec![now.source];
    let after = Exact::new(now.micros, Number::ONE);
    figure.value = after;
    figure.most = after;
    let earlier = place.checked_sub(1).map(|earlier| course[earlier]);
    let before = now.before_micros.or(earlier.map(|offer| offer.micros));
    if now.before_micros.is_none() {
        figure.sources.extend(earlier.map(|offer| offer.source));
    }
    if now.correction {
        figure.remarks.push(Remark::Correction);
    }
    let priced = |did, micros| {
        Exact::new(micros, Number::ONE).map(|count| Step {
            did,
            count,
            names: Vec::new(),
        })
    };
    figure
        .working
        .extend(before.and_then(|micros| priced(Did::PriceBefore, micros)));
    figure.working.extend(priced(Did::PriceAfter, now.micros));
    let mut holds = asked.to.is_none_or(|to| to.0 == now.micros);
    if changes {
        let Some(before) = before else {
            figure.remarks.push(Remark::NoPriceBefore);
            figure.stand = if holds { Stand::Unknown } else { Stand::Fails };
            return figure;
        };
        holds &= now.since == asked.at || !asked.at.is_exact() || !now.since.is_exact();
        holds &= asked.from.is_none_or(|from| from.0 == before);
        holds &= asked.percent.is_none() || (now.micros < before) == asked.fell;
        holds &= !now.correction;
        let change = hundredths(before, now.micros);
        figure.working.extend(change.map(|count| Step {
            did: Did::Change,
            count,
            names: Vec::new(),
        }));
        holds &= asked
            .percent
            .is_none_or(|percent| change.is_some_and(|change| rounds_to(change, percent)));
    }
    figure.stand = if holds { Stand::Holds } else { Stand::Fails };
    figure.firm = true;
    figure
}

fn hundredths(before: u64, after: u64) -> Option<Exact> {
    Exact::new(before.abs_diff(after), before)?.times(Exact::whole(100))
}

/// Whether a change, rounded as the number said is (to whole or tenths of hundredths), is that number.
fn rounds_to(change: Exact, said: Number) -> bool {
    let unit = if said.0.is_multiple_of(Number::ONE) {
        Number::ONE
    } else {
        Number::ONE / 10
    };
    let half = Exact::new(unit / 2, Number::ONE).unwrap_or(Exact::ZERO);
    let said = exact(said);
    let (low, high) = if change < said { (change, said) } else { (said, change) };
    low.plus(half).is_some_and(|reach| high <= reach)
}

/// Whether a model is under a licence on a day.
pub(crate) fn licence(model: &str, licence: &str, at: Day, facts: &Facts) -> Figure {
    let mut figure = Figure {
        asked: Some(at),
        ..Figure::bare()
    };
    let of_model: Vec<&LicenceSpan> = facts
        .licences
        .iter()
        .filter(|span| same_name(&span.model, model))
        .collect();
    let dated = of_model
        .iter()
        .filter(|span| span.since.is_some_and(|since| since.began_by(at)))
        .max_by_key(|span| span.since);
    let undated = of_model.iter().find(|span| span.since.is_none());
    // An undated statement says nothing of a day once a dated one speaks.
    let Some(span) = dated.or(undated.filter(|_| of_model.len() == 1)) else {
        figure.remarks.push(Remark::NoLicence);
        return figure;
    };
    figure.date = span.since;
    figure.sources = vec![span.source];
    figure.found = Some(span.licence.clone().unwrap_or_else(|| span.words.clone()));
    if span.since.is_none_or(|since| !since.is_exact()) {
        figure.remarks.push(Remark::Coarse);
    }
    let Some(held) = &span.licence else {
        figure.remarks.push(Remark::NoLicence);
        return figure;
    };
    figure.stand = if same_name(held, licence) {
        Stand::Holds
    } else {
        Stand::Fails
    };
    figure.firm = span.since.is_some();
    figure
}

/// Whether a model comes from another.
pub(crate) fn descent(model: &str, from: &str, by: Inheritance, facts: &Facts) -> Figure {
    let Some((start, _)) = facts.models.iter().find(|(name, _)| same_name(name, model)) else {
        return Figure::missing(Remark::NoModel);
    };
    let mut figure = Figure::bare();
    let ways = |grade: u8| way(start, from, facts, |parent| admitted(parent, by, grade));
    let documented = ways(0);
    let found = documented.clone().or_else(|| ways(1));
    if let Some((chain, sources)) = found {
        if documented.is_none() {
            figure.remarks.push(Remark::Inferred);
        }
        figure.firm = documented.is_some();
        figure.stand = Stand::Holds;
        figure.working = vec![crate::count::step(
            Did::Followed,
            crate::count::length(&chain) - 1,
            chain.clone(),
        )];
        figure.found = Some(chain.join(" ← "));
        figure.sources = sources;
        return figure;
    }
    if let Some((chain, sources)) = ways(2) {
        figure.remarks.push(Remark::Disputed);
        figure.found = Some(chain.join(" ← "));
        figure.sources = sources;
        return figure;
    }
    let kin = (by == Inheritance::Weights)
        .then(|| {
            way(start, from, facts, |parent| {
                admitted(parent, Inheritance::Architecture, 1)
            })
        })
        .flatten();
    if let Some((chain, sources)) = kin {
        figure.remarks.push(Remark::ArchitectureOnly);
        figure.stand = Stand::Fails;
        figure.found = Some(chain.join(" ← "));
        figure.sources = sources;
        return figure;
    }
    figure.remarks.push(Remark::ChainOpen);
    figure
}

fn admitted(parent: &Parent, by: Inheritance, grade: u8) -> bool {
    let ground = match parent.status {
        EdgeStatus::Declared | EdgeStatus::Documented => true,
        EdgeStatus::Inferred => grade >= 1,
        EdgeStatus::Disputed => grade >= 2,
    };
    let disputed = grade >= 2 && parent.status == EdgeStatus::Disputed;
    let carries = parent.carries == Carries::Yes && parent.relation != Relation::Architecture;
    ground && (carries || by == Inheritance::Architecture && parent.relation == Relation::Architecture || disputed)
}

/// The shortest way up, with its sources.
fn way(start: &str, goal: &str, facts: &Facts, admitted: impl Fn(&Parent) -> bool) -> Option<(Vec<String>, Vec<u32>)> {
    let mut seen: BTreeSet<&str> = BTreeSet::from([start]);
    let mut came: BTreeMap<&str, (&str, u32)> = BTreeMap::new();
    let mut next: VecDeque<&str> = VecDeque::from([start]);
    while let Some(name) = next.pop_front() {
        for parent in facts
            .models
            .get(name)
            .into_iter()
            .flat_map(|model| &model.parents)
            .filter(|p| admitted(p))
        {
            if !seen.insert(&parent.name) {
                continue;
            }
            came.insert(&parent.name, (name, parent.source));
            if same_name(&parent.name, goal) {
                let (mut chain, mut sources, mut at) = (vec![parent.name.clone()], Vec::new(), parent.name.as_str());
                while let Some((child, source)) = came.get(at) {
                    chain.push((*child).to_owned());
                    sources.push(*source);
                    at = child;
                }
                chain.reverse();
                return Some((chain, sources));
            }
            next.push_back(&parent.name);
        }
    }
    None
}

/// Whether an event took place on a day.
pub(crate) fn event(event: &str, on: Day, facts: &Facts) -> Figure {
    let Some(held) = facts.events.iter().find(|held| held.id == event) else {
        return Figure {
            asked: Some(on),
            ..Figure::missing(Remark::NoEvent)
        };
    };
    let mut figure = Figure {
        asked: Some(on),
        date: Some(held.date),
        found: Some(held.title.clone()),
        sources: vec![held.source],
        ..Figure::bare()
    };
    let (said, known) = (on.to_string(), held.date.to_string());
    figure.stand = if known.starts_with(&said) {
        Stand::Holds
    } else if said.starts_with(&known) {
        figure.remarks.push(Remark::Coarse);
        Stand::Unknown
    } else {
        Stand::Fails
    };
    figure.firm = figure.stand != Stand::Unknown;
    figure
}

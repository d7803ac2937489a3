//! Counts models of the atlas by day, size and seat, out of groups.

use crate::{
    claim::{Claim, Filter},
    count::{both, head, step},
    definition::{Attribution, Definition, Definitions, Evidence, Population, Unknown},
    facts::{Facts, Tally},
    outcome::{Did, Exact, Figure, Remark},
    verify::{asked_for, stands},
};

/// A figure for each definition that a census can answer.
pub(crate) fn models(claim: &Claim, facts: &Facts, definitions: &Definitions) -> Vec<Figure> {
    let Claim::Models { under, .. } = claim else {
        return Vec::new();
    };
    asked_for(under, definitions)
        .into_iter()
        .filter(|wanted| !matches!(wanted, Ok(definition) if definition.population == Population::Listed))
        .map(|wanted| match wanted {
            Ok(definition) => counted(claim, facts, definition),
            Err(id) => Figure::missing(Remark::NoDefinition { id: id.to_owned() }),
        })
        .collect()
}

fn counted(claim: &Claim, facts: &Facts, definition: &Definition) -> Figure {
    let mut figure = Figure {
        definition: Some(definition.id.clone()),
        ..Figure::bare()
    };
    let Claim::Models {
        filters,
        over,
        by,
        compare,
        ..
    } = claim
    else {
        return figure;
    };
    figure.asked = Some(*by);
    let census = facts
        .census
        .as_ref()
        .filter(|census| census.by == *by && census.over_params == *over);
    let seated = matches!(definition.attribution, Attribution::Publisher | Attribution::Weights);
    let Some(census) = census.filter(|_| seated) else {
        figure.remarks.push(Remark::NoFacts);
        return figure;
    };
    let (mut yes, mut unknown, mut all) = (0_u64, 0_u64, 0_u64);
    let mut names = Vec::new();
    for tally in &census.tallies {
        all = all.saturating_add(tally.models);
        match fits(tally, filters, over.is_some(), definition) {
            Some(true) => {
                yes = yes.saturating_add(tally.models);
                names.extend(tally.names.iter().cloned());
            }
            Some(false) => {}
            None => unknown = unknown.saturating_add(tally.models),
        }
    }
    figure.date = Some(census.by);
    figure.value = Some(Exact::whole(yes));
    figure.most = Some(Exact::whole(yes.saturating_add(unknown)));
    figure.of = Some(Exact::whole(all));
    figure.sources = vec![census.source];
    figure.working = vec![
        step(Did::Held, all, Vec::new()),
        step(Did::LeftUnknown, unknown, Vec::new()),
        step(Did::Counted, yes, head(names)),
    ];
    if unknown > 0 {
        figure.remarks.push(Remark::UnknownRows {
            rows: u32::try_from(unknown).unwrap_or(u32::MAX),
        });
    }
    // Nobody has looked at most models of the atlas: what is unknown here decides, whatever the definition says of boards.
    (figure.stand, figure.firm) = stands(figure.value, figure.most, *compare, Unknown::Decides);
    figure
}

fn fits(tally: &Tally, filters: &[Filter], sized: bool, definition: &Definition) -> Option<bool> {
    let country = match (definition.attribution, definition.evidence) {
        (Attribution::Weights, Evidence::Documented) => &tally.documented_country,
        (Attribution::Weights, Evidence::Inferred) => &tally.weights_country,
        (Attribution::Publisher | Attribution::Declared | Attribution::Class | Attribution::ClassRaw, _) => {
            &tally.publisher_country
        }
    };
    let named = |held: &Option<String>, asked: &String| held.as_ref().map(|held| held == asked);
    let mut fits = tally.created;
    if sized {
        fits = both(fits, tally.over);
    }
    // A packing of a model is not another model.
    fits = both(fits, tally.original);
    if definition.population == Population::Open {
        fits = both(fits, tally.open_weights);
    }
    for filter in filters {
        fits = both(
            fits,
            match filter {
                Filter::Country(code) => named(country, code),
                Filter::Maker(slug) => named(&tally.maker, slug),
                Filter::Licence(key) => named(&tally.licence, key),
                Filter::Openness(key) => named(&tally.openness, key),
                Filter::Over(_) | Filter::Under(_) => None, // a census is taken for one size, named by the claim
            },
        );
    }
    fits
}

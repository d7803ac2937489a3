//! Ranks on a board, and who is first, largest or cheapest.

use crate::{
    claim::{Compare, Extreme, Filter, How},
    count::{both, length, step},
    facts::{Board, Candidate, Facts, Offer, Standing},
    outcome::{Counts, Did, Exact, Figure, Ground, Remark, Row, Stand},
    verify::fits,
};
use atlas::Day;

/// Whether two names are the same model: letter case, and spaces for hyphens, do not part them.
pub(crate) fn same_name(left: &str, right: &str) -> bool {
    let fold = |name: &str| -> String {
        let plain = name
            .trim()
            .chars()
            .map(|c| if matches!(c, ' ' | '_') { '-' } else { c });
        plain.flat_map(char::to_lowercase).collect()
    };
    fold(left) == fold(right)
}

/// The rank of a model on each day of a board.
pub(crate) fn rank(model: &str, board: &str, compare: Compare, facts: &Facts) -> Vec<Figure> {
    let boards: Vec<&Board> = facts.boards.iter().filter(|held| held.slug == board).collect();
    if boards.is_empty() {
        return vec![Figure::missing(Remark::NoSnapshot)];
    }
    boards.into_iter().map(|board| rank_on(model, compare, board)).collect()
}

fn rank_on(model: &str, compare: Compare, board: &Board) -> Figure {
    let mut figure = Figure {
        asked: Some(board.asked),
        date: Some(board.date),
        sources: vec![board.source],
        ..Figure::bare()
    };
    let named =
        |row: &&Standing| same_name(&row.words, model) || row.model.as_ref().is_some_and(|name| same_name(name, model));
    let rows: Vec<&Standing> = board.rows.iter().filter(named).collect();
    let Some(best) = rows.iter().min_by_key(|row| (row.rank_first, row.place)) else {
        figure.remarks.push(Remark::NotOnBoard);
        // Off a board that is held whole it has no rank at all; off its head it may stand further down.
        let whole = board.of.is_some_and(|of| u64::from(of) <= length(&board.rows));
        let below = Exact::whole(length(&board.rows));
        if whole
            || (matches!(compare.how, How::AtMost | How::Exactly)
                && !fits(
                    below,
                    Compare {
                        how: How::FewerThan,
                        ..compare
                    },
                ))
        {
            (figure.stand, figure.firm) = (Stand::Fails, true);
        }
        return figure;
    };
    let (first, last) = (
        Exact::whole(best.rank_first.into()),
        Exact::whole(best.rank_last.max(best.rank_first).into()),
    );
    figure.value = Some(first);
    figure.most = Some(last);
    let tie = [fits(first, compare), fits(last, compare)];
    // A tie is a range: every rank in it may be claimed.
    let within = compare.how == How::Exactly && {
        let said = crate::verify::exact(compare.number);
        first <= said && said <= last
    };
    figure.stand = if tie.contains(&true) || within {
        Stand::Holds
    } else {
        Stand::Fails
    };
    figure.firm = first == last;
    figure.working = vec![
        step(Did::Held, board.held.into(), Vec::new()),
        step(Did::Ranked, best.rank_first.into(), vec![best.words.clone()]),
    ];
    figure.rows = rows.iter().take(50).map(|row| shown(row)).collect();
    figure.found = Some(best.words.clone());
    figure
}

fn shown(row: &Standing) -> Row {
    Row {
        place: Some(row.place),
        words: row.words.clone(),
        model: row.model.clone(),
        counts: Counts::Yes,
        part: Exact::ONE,
        to: Vec::new(),
        chain: Vec::new(),
        ground: Ground::Nothing,
        corrections: row.corrections.clone(),
        sources: row.publisher.iter().map(|told| told.source).collect(),
    }
}

/// Whether a model is the first, largest or cheapest as of a day.
pub(crate) fn extreme(of: &Extreme, model: &str, filters: &[Filter], at: Day, facts: &Facts) -> Figure {
    let mut figure = Figure {
        asked: Some(at),
        ..Figure::bare()
    };
    let Field { mut known, open } = field(of, filters, at, facts);
    known.sort();
    let compared = length(&known);
    let Some(best) = known.first().map(|(key, _, _)| *key) else {
        figure.remarks.push(Remark::NoFacts);
        return figure;
    };
    let winners: Vec<&(u64, String, u32)> = known.iter().take_while(|(key, _, _)| *key == best).collect();
    let names: Vec<String> = winners.iter().map(|(_, name, _)| name.clone()).collect();
    let won = names.iter().any(|name| same_name(name, model));
    figure.found = Some(names.iter().take(20).cloned().collect::<Vec<_>>().join(", "));
    figure.sources = winners.iter().map(|(_, _, source)| *source).collect();
    figure.working = vec![step(Did::Compared, compared, names)];
    if open > 0 {
        figure.remarks.push(Remark::UnknownCandidates { candidates: open });
    }
    if facts.candidates_left_out > 0 {
        figure.remarks.push(Remark::Bounded {
            left_out: facts.candidates_left_out,
        });
    }
    let loose = open > 0 || facts.candidates_left_out > 0;
    let beaten = known.iter().any(|(_, name, _)| same_name(name, model)) && !won;
    figure.stand = match (won, loose) {
        (true, false) => Stand::Holds,
        (true, true) => Stand::Unknown,
        (false, false) => Stand::Fails,
        (false, true) => {
            if beaten {
                Stand::Fails
            } else {
                Stand::Unknown
            }
        }
    };
    figure.firm = figure.stand != Stand::Unknown;
    figure
}

/// Whom an extreme is looked for among: key to be smallest, name and source; and how many cannot be placed.
#[derive(Default)]
struct Field {
    known: Vec<(u64, String, u32)>,
    open: u32,
}

fn field(of: &Extreme, filters: &[Filter], at: Day, facts: &Facts) -> Field {
    let mut field = Field::default();
    if let Extreme::Cheapest { direction, currency } = of {
        for offer in standing_offers(facts, at)
            .into_iter()
            .filter(|o| o.direction == *direction && o.currency == *currency)
        {
            let candidate = facts
                .candidates
                .iter()
                .find(|c| c.name == offer.model || offer.also.contains(&c.name));
            match candidate.map_or(if filters.is_empty() { Some(true) } else { None }, |c| {
                in_kind(c, filters)
            }) {
                Some(true) => field.known.push((offer.micros, offer.model.clone(), offer.source)),
                Some(false) => {}
                None => field.open = field.open.saturating_add(1),
            }
        }
    } else {
        for candidate in &facts.candidates {
            let by = candidate.created.map(|day| day.began_by(at));
            let key = match of {
                Extreme::First => candidate.created.and_then(|day| u64::try_from(day.epoch_days()).ok()),
                Extreme::Largest | Extreme::Cheapest { .. } => candidate.params.map(|params| u64::MAX - params),
            };
            match (both(in_kind(candidate, filters), by), key) {
                (Some(false), _) => {}
                (Some(true), Some(key)) => field.known.push((key, candidate.name.clone(), candidate.source)),
                (Some(true) | None, _) => field.open = field.open.saturating_add(1),
            }
        }
    }
    field
}

/// Of each offer, the price that stood on a day.
fn standing_offers(facts: &Facts, at: Day) -> Vec<&Offer> {
    let mut latest: std::collections::BTreeMap<(&str, &str, u8, &str), &Offer> = std::collections::BTreeMap::new();
    for offer in facts.offers.iter().filter(|offer| offer.since.began_by(at)) {
        let key = (
            offer.provider.as_str(),
            offer.model.as_str(),
            offer.direction as u8,
            offer.currency.as_str(),
        );
        let held = latest.entry(key).or_insert(offer);
        if held.since <= offer.since {
            *held = offer;
        }
    }
    latest.into_values().collect()
}

fn in_kind(candidate: &Candidate, filters: &[Filter]) -> Option<bool> {
    let mut fits = Some(true);
    for filter in filters {
        let one = match filter {
            Filter::Country(code) => candidate.country.as_ref().map(|seat| seat == code),
            Filter::Maker(slug) => candidate.maker.as_ref().map(|maker| maker == slug),
            Filter::Over(number) => candidate.params.map(|params| params > *number),
            Filter::Under(number) => candidate.params.map(|params| params < *number),
            Filter::Licence(_) | Filter::Openness(_) => None,
        };
        fits = both(fits, one);
    }
    fits
}

//! Weighs a claim: a figure for each definition and day, and what they come to together.

use crate::{
    census,
    claim::{Claim, Compare, How, InRanking, Number, Under, When},
    count::count,
    definition::{Definition, Definitions, Unknown},
    digest::hash,
    facts::{Board, Facts},
    outcome::{Exact, Figure, Outcome, Remark, Stand, Verdict},
    places, single,
};

/// Rises whenever the same facts and definitions could come to another outcome.
pub const ENGINE: u32 = 1;

impl Figure {
    /// A figure of which nothing is known yet.
    pub(crate) fn bare() -> Self {
        Self {
            definition: None,
            asked: None,
            date: None,
            value: None,
            most: None,
            of: None,
            stand: Stand::Unknown,
            firm: false,
            remarks: Vec::new(),
            rows: Vec::new(),
            working: Vec::new(),
            found: None,
            sources: Vec::new(),
        }
    }

    /// A figure that could not be reached, and why.
    pub(crate) fn missing(remark: Remark) -> Self {
        Self {
            remarks: vec![remark],
            ..Self::bare()
        }
    }
}

/// Weighs `claim` on `facts` under `definitions`. Never fails: what is missing is part of the answer.
#[must_use]
pub fn verify(claim: &Claim, facts: &Facts, definitions: &Definitions) -> Outcome {
    let figures = figures(claim, facts, definitions);
    let once = matches!(when(claim), Some(When::Once { .. }));
    let (verdict, by_definition, by_day) = together(&figures, once);
    let verdict = if matches!(claim, Claim::Uncheckable { .. }) {
        Verdict::NotCheckable
    } else {
        verdict
    };
    let mut remarks = Vec::new();
    if let Claim::Uncheckable { why } = claim {
        remarks.push(Remark::NotCheckable { why: *why });
    }
    Outcome {
        verdict,
        by_definition,
        by_day,
        undecided: u32::try_from(figures.iter().filter(|figure| figure.stand == Stand::Unknown).count())
            .unwrap_or(u32::MAX),
        hash: hash(claim, facts, definitions, ENGINE),
        figures,
        remarks,
        engine: ENGINE,
        said: said(claim),
    }
}

fn figures(claim: &Claim, facts: &Facts, definitions: &Definitions) -> Vec<Figure> {
    match claim {
        Claim::Count(asked) => in_ranking(asked, facts, definitions, false),
        Claim::Share(asked) => in_ranking(asked, facts, definitions, true),
        Claim::Rank {
            model, board, compare, ..
        } => places::rank(model, board, *compare, facts),
        Claim::Models { .. } => census::models(claim, facts, definitions),
        Claim::Price(price) => single::price(price, facts),
        Claim::Licence { model, licence, at } => vec![single::licence(model, licence, *at, facts)],
        Claim::Descent { model, from, by } => vec![single::descent(model, from, *by, facts)],
        Claim::Extreme { of, model, filters, at } => vec![places::extreme(of, model, filters, *at, facts)],
        Claim::Event { event, on } => vec![single::event(event, *on, facts)],
        Claim::Unit { words, measures } => vec![crate::units::unit(words, *measures)],
        Claim::Uncheckable { .. } => Vec::new(),
    }
}

fn when(claim: &Claim) -> Option<When> {
    match claim {
        Claim::Count(asked) | Claim::Share(asked) => Some(asked.when),
        Claim::Rank { when, .. } => Some(*when),
        Claim::Models { .. }
        | Claim::Price(_)
        | Claim::Licence { .. }
        | Claim::Descent { .. }
        | Claim::Extreme { .. }
        | Claim::Event { .. }
        | Claim::Unit { .. }
        | Claim::Uncheckable { .. } => None,
    }
}

fn said(claim: &Claim) -> Option<Number> {
    match claim {
        Claim::Count(asked) | Claim::Share(asked) => Some(asked.compare.number),
        Claim::Rank { compare, .. } | Claim::Models { compare, .. } => Some(compare.number),
        Claim::Price(price) => price.to.or(price.percent),
        Claim::Licence { .. }
        | Claim::Descent { .. }
        | Claim::Extreme { .. }
        | Claim::Event { .. }
        | Claim::Unit { .. }
        | Claim::Uncheckable { .. } => None,
    }
}

/// The definitions a claim asks for, or the ids there are none of.
pub(crate) fn asked_for<'a>(under: &'a Under, definitions: &'a Definitions) -> Vec<Result<&'a Definition, &'a str>> {
    match under {
        Under::Rules => definitions
            .all
            .iter()
            .filter(|definition| definition.rule)
            .map(Ok)
            .collect(),
        Under::All => definitions.all.iter().map(Ok).collect(),
        Under::Named(ids) => ids.iter().map(|id| definitions.get(id).ok_or(id.as_str())).collect(),
    }
}

fn in_ranking(asked: &InRanking, facts: &Facts, definitions: &Definitions, share: bool) -> Vec<Figure> {
    let boards: Vec<&Board> = facts.boards.iter().filter(|board| board.slug == asked.board).collect();
    if boards.is_empty() {
        return vec![Figure::missing(Remark::NoSnapshot)];
    }
    let wanted = asked_for(&asked.under, definitions);
    let mut figures = Vec::new();
    for board in boards {
        for definition in &wanted {
            let figure = match definition {
                Ok(definition) => on_board(asked, facts, definitions, definition, board, share),
                Err(id) => Figure::missing(Remark::NoDefinition { id: (*id).to_owned() }),
            };
            figures.push(Figure {
                asked: Some(board.asked),
                date: Some(board.date),
                ..figure
            });
        }
    }
    figures
}

fn on_board(
    asked: &InRanking,
    facts: &Facts,
    definitions: &Definitions,
    definition: &Definition,
    board: &Board,
    share: bool,
) -> Figure {
    let mut figure = Figure {
        definition: Some(definition.id.clone()),
        ..Figure::bare()
    };
    let Some(counted) = count(facts, definitions, definition, board, asked.top, &asked.filters) else {
        figure.remarks.push(Remark::NoFacts);
        return figure;
    };
    let most = counted.yes.plus(counted.unknown);
    let hundredths = |part: Exact| part.over(counted.of).and_then(|part| part.times(Exact::whole(100)));
    figure.value = if share {
        hundredths(counted.yes)
    } else {
        Some(counted.yes)
    };
    figure.most = if share { most.and_then(hundredths) } else { most };
    figure.of = Some(counted.of);
    figure.rows = counted.rows;
    figure.working = counted.working;
    figure.sources = counted.sources;
    // Rows that are missing are not rows of another kind; a head that nobody knows anything of has no figure.
    let short = counted
        .remarks
        .iter()
        .any(|remark| matches!(remark, Remark::TooFewRows { .. }));
    figure.remarks = counted.remarks;
    if counted.of == Exact::ZERO || counted.unknown == counted.of {
        figure.value = None;
        return figure;
    }
    let (stand, firm) = stands(figure.value, figure.most, asked.compare, definition.unknown);
    figure.stand = if short && stand != Stand::Holds {
        Stand::Unknown
    } else {
        stand
    };
    figure.firm = firm && !short;
    figure
}

/// How a figure, and the most it could be, stand to what was said; and whether the unknown could change that.
pub(crate) fn stands(value: Option<Exact>, most: Option<Exact>, compare: Compare, unknown: Unknown) -> (Stand, bool) {
    let (Some(value), Some(most)) = (value, most) else {
        return (Stand::Unknown, false);
    };
    let (low, high) = (fits(value, compare), fits(most, compare));
    let said = exact(compare.number);
    // Between the two ends an exact figure may be met without either end meeting it.
    let firm = low == high && !(compare.how == How::Exactly && value < most && value <= said && said <= most);
    let reachable = !firm && !low && matches!(compare.how, How::AtLeast | How::MoreThan);
    let stand = if reachable || (!firm && unknown == Unknown::Decides) {
        Stand::Unknown
    } else if low {
        Stand::Holds
    } else if compare.how == How::Exactly && value > said {
        Stand::Understated
    } else {
        Stand::Fails
    };
    (stand, firm)
}

pub(crate) fn exact(number: Number) -> Exact {
    Exact::new(number.0, Number::ONE).unwrap_or(Exact::ZERO)
}

pub(crate) fn fits(value: Exact, compare: Compare) -> bool {
    let said = exact(compare.number);
    match compare.how {
        How::Exactly => value == said,
        How::AtLeast => value >= said,
        How::AtMost => value <= said,
        How::MoreThan => value > said,
        How::FewerThan => value < said,
    }
}

/// The verdict of all figures: first over the days of each definition, then over the definitions.
fn together(figures: &[Figure], once: bool) -> (Verdict, bool, bool) {
    let mut names: Vec<Option<&str>> = figures.iter().map(|figure| figure.definition.as_deref()).collect();
    names.dedup();
    names.sort_unstable();
    names.dedup();
    let mut by_day = false;
    let mut decided: Vec<bool> = Vec::new();
    for name in names {
        let of: Vec<Stand> = figures
            .iter()
            .filter(|figure| figure.definition.as_deref() == name)
            .map(|figure| figure.stand)
            .filter(|stand| *stand != Stand::Unknown)
            .collect();
        let held = of.iter().filter(|stand| **stand == Stand::Holds).count();
        if of.is_empty() {
            continue;
        }
        by_day |= held > 0 && held < of.len() && !once;
        decided.push(if once { held > 0 } else { held == of.len() });
    }
    let any = decided.iter().any(|holds| *holds);
    let all = decided.iter().all(|holds| *holds);
    let verdict = match (decided.is_empty(), any, all) {
        (true, _, _) => Verdict::Unknown,
        (false, _, true) => Verdict::Holds,
        (false, true, false) => Verdict::Depends,
        (false, false, false) if by_day => Verdict::Depends,
        (false, false, false) => Verdict::DoesNotHold,
    };
    (verdict, any && !all, by_day)
}

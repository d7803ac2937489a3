//! Counts rows of a board: which are looked at, which are taken, which are of the kind asked for.

use crate::{
    claim::Filter,
    definition::{Definition, Definitions, Merges, Population},
    descent::{Ends, Walker},
    facts::{Board, Facts, Known, Standing},
    outcome::{Counts, Did, Exact, ROWS, Remark, Row, Step},
};
use std::rc::Rc;

/// Rows counted under one definition.
#[derive(Debug, Clone)]
pub(crate) struct Tallied {
    pub(crate) yes: Exact,
    pub(crate) unknown: Exact,
    pub(crate) of: Exact,
    pub(crate) rows: Vec<Row>,
    pub(crate) working: Vec<Step>,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) sources: Vec<u32>,
}

/// Rows with what they are attributed to, how they were chosen, and what is missing.
type Taken<'a> = (Vec<(&'a Standing, Rc<Ends>)>, Vec<Step>, Vec<Remark>);

/// The rows a definition takes from a board, each with what it is attributed to.
pub(crate) fn taken<'a>(
    facts: &'a Facts,
    definitions: &'a Definitions,
    definition: &'a Definition,
    board: &'a Board,
    top: Option<u32>,
) -> Taken<'a> {
    let mut working = vec![
        step(Did::OnBoard, board.of.unwrap_or(board.held).into(), Vec::new()),
        step(Did::Held, board.held.into(), Vec::new()),
    ];
    let mut remarks = Vec::new();
    let mut rows: Vec<&Standing> = board.rows.iter().filter(|row| belongs(definition, row)).collect();
    if definition.population != Population::All {
        working.push(step(Did::Population, length(&rows), Vec::new()));
    }
    if let Some(top) = top {
        let cut = board.of.is_none_or(|of| u64::from(of) > length(&board.rows));
        if length(&rows) < u64::from(top) && (cut || definition.population != Population::All) {
            remarks.push(Remark::TooFewRows {
                held: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            });
        }
        rows.truncate(usize::try_from(top).unwrap_or(usize::MAX));
        working.push(step(Did::Taken, length(&rows), Vec::new()));
    } else if board.of.is_some_and(|of| u64::from(of) > length(&board.rows)) {
        remarks.push(Remark::TooFewRows {
            held: u32::try_from(board.rows.len()).unwrap_or(u32::MAX),
        });
    }
    let corrected: Vec<String> = rows
        .iter()
        .filter(|row| !row.corrections.is_empty())
        .map(|row| row.words.clone())
        .collect();
    if !corrected.is_empty() {
        working.push(step(Did::Corrected, length(&corrected), corrected));
    }
    let mut walker = Walker::new(facts, definitions, definition);
    let rows = rows.into_iter().map(|row| (row, walker.row(row))).collect();
    (rows, working, remarks)
}

fn belongs(definition: &Definition, row: &Standing) -> bool {
    match definition.population {
        Population::All => true,
        Population::Open => row.open_weights.as_ref().is_some_and(|open| open.value),
        Population::Listed => {
            let name = row.model.as_deref().unwrap_or(&row.words);
            let owner = name.split_once('/').map_or("", |(owner, _)| owner);
            definition
                .owners
                .iter()
                .any(|listed| listed.eq_ignore_ascii_case(owner))
        }
    }
}

/// Counts the rows of a kind.
pub(crate) fn count(
    facts: &Facts,
    definitions: &Definitions,
    definition: &Definition,
    board: &Board,
    top: Option<u32>,
    filters: &[Filter],
) -> Option<Tallied> {
    let (taken, mut working, mut remarks) = taken(facts, definitions, definition, board, top);
    let mut sum = Tallied {
        yes: Exact::ZERO,
        unknown: Exact::ZERO,
        of: Exact::whole(length(&taken)),
        rows: Vec::new(),
        working: Vec::new(),
        remarks: Vec::new(),
        sources: vec![board.source],
    };
    let (mut counted, mut lost) = (Vec::new(), Vec::new());
    for (standing, ends) in &taken {
        let (yes, unknown) = parts(definition, standing, ends, filters)?;
        sum.yes = sum.yes.plus(yes)?;
        sum.unknown = sum.unknown.plus(unknown)?;
        let row = row(standing, ends, yes, unknown);
        match row.counts {
            Counts::Yes => counted.push(standing.words.clone()),
            Counts::Unknown => lost.push(standing.words.clone()),
            Counts::No => {}
        }
        sum.sources.extend(&row.sources);
        if sum.rows.len() < ROWS {
            sum.rows.push(row);
        }
    }
    let rows_unknown = u32::try_from(lost.len()).unwrap_or(u32::MAX);
    if rows_unknown > 0 {
        remarks.push(Remark::UnknownRows { rows: rows_unknown });
    }
    let known = length(&taken).saturating_sub(rows_unknown.into());
    working.push(step(Did::Attributed, known, Vec::new()));
    working.push(Step {
        did: Did::LeftUnknown,
        count: sum.unknown,
        names: head(lost),
    });
    working.push(Step {
        did: Did::Counted,
        count: sum.yes,
        names: head(counted),
    });
    sum.sources.sort_unstable();
    sum.sources.dedup();
    Some(Tallied {
        working,
        remarks,
        ..sum
    })
}

fn row(standing: &Standing, ends: &Ends, yes: Exact, unknown: Exact) -> Row {
    let mut to: Vec<String> = ends
        .parts
        .keys()
        .flatten()
        .map(|end| end.country.clone().unwrap_or_else(|| end.maker.clone()))
        .collect();
    to.sort();
    to.dedup();
    let counts = if yes > Exact::ZERO {
        Counts::Yes
    } else if unknown > Exact::ZERO {
        Counts::Unknown
    } else {
        Counts::No
    };
    Row {
        place: Some(standing.place),
        words: standing.words.clone(),
        model: standing.model.clone(),
        counts,
        part: if counts == Counts::Unknown { unknown } else { yes },
        to,
        chain: ends.chain.clone(),
        ground: ends.ground,
        corrections: standing.corrections.clone(),
        sources: ends.sources.iter().copied().collect(),
    }
}

/// How much of a row is of the kind, and how much of it nobody knows.
fn parts(definition: &Definition, row: &Standing, ends: &Ends, filters: &[Filter]) -> Option<(Exact, Exact)> {
    let mut own = Some(true);
    for filter in filters {
        own = both(own, of_row(filter, row));
    }
    if own == Some(false) {
        return Some((Exact::ZERO, Exact::ZERO));
    }
    let (mut yes, mut unknown) = (Exact::ZERO, Exact::ZERO);
    for (end, part) in &ends.parts {
        let mut fits = Some(true);
        for filter in filters {
            let one = match filter {
                Filter::Country(code) => end
                    .as_ref()
                    .and_then(|end| end.country.as_ref())
                    .map(|seat| seat == code),
                Filter::Maker(slug) => end.as_ref().map(|end| end.maker == *slug),
                Filter::Licence(_) | Filter::Openness(_) | Filter::Over(_) | Filter::Under(_) => Some(true),
            };
            fits = both(fits, one);
        }
        match both(fits, own) {
            Some(true) => yes = yes.plus(*part)?,
            Some(false) => {}
            None => unknown = unknown.plus(*part)?,
        }
    }
    if definition.merges == Merges::Fraction {
        return Some((yes, unknown));
    }
    Some(if yes > Exact::ZERO {
        (Exact::ONE, Exact::ZERO)
    } else if unknown > Exact::ZERO {
        (Exact::ZERO, Exact::ONE)
    } else {
        (Exact::ZERO, Exact::ZERO)
    })
}

fn of_row(filter: &Filter, row: &Standing) -> Option<bool> {
    let named = |held: &Known<String>, asked: &str| held.as_ref().map(|told| told.value == asked);
    let params = row.params.as_ref().map(|told| told.value);
    match filter {
        Filter::Country(_) | Filter::Maker(_) => Some(true),
        Filter::Licence(key) => named(&row.licence, key),
        Filter::Openness(key) => named(&row.openness, key),
        Filter::Over(number) => params.map(|params| params > *number),
        Filter::Under(number) => params.map(|params| params < *number),
    }
}

/// Both hold: one that does not decides, one that is unknown leaves it open.
pub(crate) fn both(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        (None, _) | (_, None) => None,
    }
}

pub(crate) fn step(did: Did, count: u64, names: Vec<String>) -> Step {
    Step {
        did,
        count: Exact::whole(count),
        names: head(names),
    }
}

pub(crate) fn head(mut names: Vec<String>) -> Vec<String> {
    names.truncate(20);
    names
}

pub(crate) fn length<T>(list: &[T]) -> u64 {
    u64::try_from(list.len()).unwrap_or(u64::MAX)
}

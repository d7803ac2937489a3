//! The page of rows that is shown.

use super::Ask;
use crate::read::View;
use crate::rows::Found;
use std::cmp::Reverse;

/// The rows from `offset` on, in the order asked for, those of `first` before the others of `all`, of which they are part.
pub(super) fn page_of_two(view: &View<'_>, first: &Found, all: &Found, ask: &Ask) -> Vec<u32> {
    let before = first.count();
    let part = |offset: u32, limit: u32| Ask {
        offset,
        limit,
        ..ask.clone()
    };
    let mut rows = page(view, first, before, ask);
    let room = ask.limit - u32::try_from(rows.len()).unwrap_or(ask.limit).min(ask.limit);
    let mut others = all.clone();
    others.take_away(view.rows, first);
    let rest = part(ask.offset.saturating_sub(before), room);
    rows.extend(page(view, &others, others.count(), &rest));
    rows
}

/// The rows from `offset` on, in the order asked for.
pub(super) fn page(view: &View<'_>, found: &Found, total: u32, ask: &Ask) -> Vec<u32> {
    if ask.limit == 0 || ask.offset >= total {
        return Vec::new();
    }
    let Some(column) = view.measures.sorted_by(ask.sort) else {
        return found.page(ask.offset, ask.limit, ask.descending_reversed);
    };
    let needed = u64::from(ask.offset) + u64::from(ask.limit);
    // Walking the stored order meets a row of ours every rows / total steps; sorting looks at each of ours once.
    let steps = needed * u64::from(view.rows) / u64::from(total);
    if steps < 8 * u64::from(total) {
        let listed = match found {
            Found::List(_) => Some(Found::Bits(found.clone().into_bits(view.rows))),
            Found::All(_) | Found::Bits(_) => None,
        };
        let found = listed.as_ref().unwrap_or(found);
        let rows = column.walk(ask.descending_reversed).filter(|row| found.has(*row));
        return rows.skip(ask.offset as usize).take(ask.limit as usize).collect();
    }
    let mut keyed = Vec::with_capacity(total as usize);
    found.visit(|row| {
        let code = column.code(row);
        // Unknown (0) is last in both directions, equal codes go by row.
        let rank = if ask.descending_reversed { code } else { u32::MAX - code };
        keyed.push((Reverse(code > 0), rank, row));
    });
    let needed = usize::try_from(needed).unwrap_or(usize::MAX);
    if needed < keyed.len() {
        keyed.select_nth_unstable(needed);
        keyed.truncate(needed);
    }
    keyed.sort_unstable();
    keyed
        .into_iter()
        .skip(ask.offset as usize)
        .map(|(_, _, row)| row)
        .collect()
}

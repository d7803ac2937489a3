//! Numbers and dates by row, as ranks among the values that occur, and the orders lists are shown in.

use crate::image::{Numbers, Section, WideNumbers, partition};
use crate::{Measure, Span};
use atlas::Sort;
use std::ops::Range;

/// The column of names comes behind the measures.
pub(crate) const NAME_COLUMN: usize = Measure::ALL.len();
const COLUMNS: usize = NAME_COLUMN + 1;

/// Whether lists can be sorted by column `at`, so that its order is stored.
pub(crate) fn is_sorted_column(at: usize) -> bool {
    Sort::ALL.into_iter().any(|sort| column_of(sort) == Some(at))
}

fn column_of(sort: Sort) -> Option<usize> {
    let measure = match sort {
        Sort::Popularity => return None,
        Sort::Name => return Some(NAME_COLUMN),
        Sort::Newest => Measure::Created,
        Sort::Params => Measure::Params,
        Sort::Likes => Measure::Likes,
    };
    Some(measure as usize)
}

/// All columns.
pub(crate) struct Measures<'a> {
    columns: [Column<'a>; COLUMNS],
}

/// One column: for every row the place of its value among all values plus one, 0 for unknown.
#[derive(Clone, Copy, Default)]
pub(crate) struct Column<'a> {
    values: WideNumbers<'a>,
    codes: Numbers<'a>,
    /// Rows from the highest code to the lowest, equal codes by row number.
    order: Numbers<'a>,
}

impl<'a> Measures<'a> {
    pub(super) fn new(section: &impl Fn(Section) -> &'a [u8]) -> Self {
        let mut columns = [Column::default(); COLUMNS];
        for (at, column) in columns.iter_mut().enumerate() {
            *column = Column {
                values: WideNumbers::new(section(Section::Values(at))),
                codes: Numbers::new(section(Section::Codes(at))),
                order: Numbers::new(section(Section::Order(at))),
            };
        }
        Self { columns }
    }

    pub(super) fn fits(&self, rows: usize) -> bool {
        self.columns
            .iter()
            .enumerate()
            .all(|(at, column)| column.codes.len() == rows && (!is_sorted_column(at) || column.order.len() == rows))
    }

    /// The column of a measure.
    pub(crate) fn column(&self, measure: Measure) -> Column<'a> {
        self.columns[measure as usize]
    }

    /// The column a list is sorted by; `None` for popularity, which is the row number.
    pub(crate) fn sorted_by(&self, sort: Sort) -> Option<Column<'a>> {
        column_of(sort).map(|at| self.columns[at])
    }
}

impl<'a> Column<'a> {
    /// The codes of the values inside `span`. Never holds 0, so that unknown is in no span.
    pub(crate) fn codes_in(&self, span: Span) -> Range<u32> {
        let place = |before: &dyn Fn(i64) -> bool| {
            let at = partition(self.values.len(), |at| self.values.get(at).is_some_and(before));
            u32::try_from(at).unwrap_or(u32::MAX - 1)
        };
        let low = span.low.map_or(0, |low| place(&|value| value < low));
        let high = span
            .high
            .map_or_else(|| place(&|_| true), |high| place(&|value| value <= high));
        low + 1..high + 1
    }

    /// The code of a row.
    #[inline]
    pub(crate) fn code(&self, row: u32) -> u32 {
        self.codes.get(row as usize).unwrap_or_default()
    }

    /// The codes of all rows, in row order.
    pub(crate) fn codes(&self) -> Numbers<'a> {
        self.codes
    }

    /// All rows as a list shows them: highest code first or, reversed, lowest first; unknown at the end either way,
    /// equal codes by popularity.
    pub(crate) fn walk(&self, reversed: bool) -> Box<dyn Iterator<Item = u32> + 'a> {
        if !reversed {
            return Box::new(self.order.iter());
        }
        let (codes, order) = (self.codes, self.order);
        let code = move |at: usize| {
            order
                .get(at)
                .and_then(|row| codes.get(row as usize))
                .unwrap_or_default()
        };
        let known = partition(order.len(), |at| code(at) > 0);
        let mut end = known;
        let runs = std::iter::from_fn(move || {
            let last = end.checked_sub(1)?;
            // Equal codes stand together; the run is given out in its own order, from the last run to the first.
            let same = code(last);
            let start = partition(end, |at| code(at) > same).min(last);
            let run = order.slice(start..end);
            end = start;
            Some(run.iter())
        });
        Box::new(runs.flatten().chain(order.slice(known..order.len()).iter()))
    }
}

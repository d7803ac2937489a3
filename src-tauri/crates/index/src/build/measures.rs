//! Collects numbers and dates, and the orders lists are sorted by.

use super::super::read::{NAME_COLUMN, is_sorted_column};
use crate::image::{Section, Writer};
use crate::{Measure, Row};

const MEASURES: usize = Measure::ALL.len();

#[derive(Default)]
pub(super) struct MeasureColumns {
    columns: [Vec<Option<i64>>; MEASURES],
    names: Vec<String>,
}

impl MeasureColumns {
    pub(super) fn push(&mut self, row: &Row<'_>, name: String) {
        let number = |n: Option<u64>| n.map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        for (measure, column) in Measure::ALL.into_iter().zip(&mut self.columns) {
            column.push(match measure {
                Measure::Params => number(row.params),
                Measure::Downloads => number(row.downloads),
                Measure::Likes => number(row.likes),
                Measure::Created => row.created_day.map(i64::from),
                Measure::Context => number(row.context),
            });
        }
        self.names.push(name);
    }

    pub(super) fn write(self, to: &mut Writer, rows: u32) {
        for (at, column) in self.columns.into_iter().enumerate() {
            let mut values: Vec<i64> = column.iter().copied().flatten().collect();
            values.sort_unstable();
            values.dedup();
            let codes: Vec<u32> = column
                .iter()
                .map(|number| number.map_or(0, |n| code(values.partition_point(|v| *v < n))))
                .collect();
            to.wide_numbers(Section::Values(at), &values);
            write_column(to, at, codes);
        }
        let mut sorted: Vec<u32> = (0..rows).collect();
        sorted.sort_by(|a, b| self.names[*b as usize].cmp(&self.names[*a as usize]));
        // Codes rise against the alphabet: lists show the highest code first, as for every other column.
        let mut codes = vec![0; sorted.len()];
        let (mut last, mut next) = (None, 0);
        for row in sorted {
            let name = &self.names[row as usize];
            if last != Some(name) {
                next += 1;
                last = Some(name);
            }
            codes[row as usize] = next;
        }
        write_column(to, NAME_COLUMN, codes);
    }
}

/// Code 0 is kept for unknown.
fn code(place: usize) -> u32 {
    u32::try_from(place + 1).unwrap_or(u32::MAX)
}

/// The codes by row, and for columns that lists are sorted by the rows from the highest code to the lowest, equal
/// codes by popularity, unknown last.
fn write_column(to: &mut Writer, at: usize, codes: Vec<u32>) {
    if is_sorted_column(at) {
        let highest = codes.iter().copied().max().unwrap_or(0) as usize;
        let mut ends = vec![0_u32; highest + 2];
        for code in &codes {
            ends[highest - *code as usize + 1] += 1;
        }
        for place in 1..ends.len() {
            ends[place] += ends[place - 1];
        }
        let mut order = vec![0; codes.len()];
        for (row, code) in (0_u32..).zip(&codes) {
            let next = &mut ends[highest - *code as usize];
            order[*next as usize] = row;
            *next += 1;
        }
        to.numbers(Section::Order(at), order);
    }
    to.numbers(Section::Codes(at), codes);
}

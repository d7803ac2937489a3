//! Burdens as the file numbers them: those it holds keep their numbers, those no model carries any more are forgotten.

use super::view::{PAGE, View};
use licences::{Burden, Heritage};
use std::collections::BTreeMap;
use store::{Writer, write::BurdenRow};

/// Licences as a JSON array of the file's numbers, and whether one is missing.
type Words = (String, bool);

/// What the file holds, and what comes to it.
#[derive(Debug, Default)]
pub(crate) struct Numbered {
    held: BTreeMap<Words, i64>,
    carried: BTreeMap<Words, i64>,
    /// The file's numbers by those of the pass.
    numbers: Vec<Option<i64>>,
    /// Burdens that the file does not hold yet.
    pub(crate) new: Vec<BurdenRow>,
}

impl Numbered {
    pub(crate) async fn read(writer: &Writer) -> Result<Self, store::Error> {
        let (mut numbered, mut last) = (Self::default(), 0);
        loop {
            let page = writer.burdens_to_settle(last, PAGE).await?;
            last = page.last().map_or(last, |row| row.id);
            let full = page.len() == PAGE as usize;
            let rows = page.into_iter().map(|row| ((row.licences, row.unknown), row.id));
            numbered.held.extend(rows);
            if !full {
                return Ok(numbered);
            }
        }
    }

    /// Gives a number to every burden that a model carries, in the order of the models.
    pub(crate) fn number(&mut self, view: &View, heritage: &Heritage<'_>) {
        let last = self.held.values().max().copied().unwrap_or(0);
        self.numbers = vec![None; heritage.burdens().len()];
        for place in (0_u32..).take(view.models()) {
            let Some(burden) = heritage.burden_of(place).map(|burden| burden as usize) else {
                continue;
            };
            if self.numbers.get(burden).is_some_and(Option::is_some) {
                continue;
            }
            let words = words(view, &heritage.burdens()[burden]);
            let next = last + i64::try_from(self.new.len()).unwrap_or(i64::MAX - last) + 1;
            let known = self.carried.get(&words).or_else(|| self.held.get(&words)).copied();
            if known.is_none() {
                let (licences, unknown) = words.clone();
                self.new.push(BurdenRow {
                    id: next,
                    licences,
                    unknown,
                });
            }
            let number = known.unwrap_or(next);
            self.carried.insert(words, number);
            self.numbers[burden] = Some(number);
        }
    }

    /// The file's number of a burden of the pass.
    pub(crate) fn row(&self, burden: u32) -> Option<i64> {
        self.numbers.get(burden as usize).copied().flatten()
    }

    /// Numbers of burdens that no model carries any more.
    pub(crate) fn shed(&self) -> Vec<i64> {
        let held = self.held.iter();
        held.filter(|(words, _)| !self.carried.contains_key(*words))
            .map(|(_, number)| *number)
            .collect()
    }
}

/// A licence that the file does not hold cannot be named in it, so it counts as unknown.
fn words(view: &View, burden: &Burden) -> Words {
    let rows: Vec<Option<i64>> = burden.licences.iter().map(|l| view.licence_row(*l)).collect();
    let unknown = burden.unknown || rows.iter().any(Option::is_none);
    let mut rows: Vec<i64> = rows.into_iter().flatten().collect();
    rows.sort_unstable();
    let rows: Vec<String> = rows.iter().map(i64::to_string).collect();
    (format!("[{}]", rows.join(",")), unknown)
}

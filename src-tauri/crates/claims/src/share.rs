//! Shares: the rows of a board, or the models of the atlas, in parts that add up, with the unknown as its own part.

use crate::{
    count::{head, taken},
    definition::{Attribution, Definition, Definitions, Evidence, Merges},
    facts::{Board, Census, Facts, Known, Standing},
    outcome::{Exact, Remark, Step},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// By what a share is parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Seat of whom the definition attributes to.
    Country,
    /// Whom the definition attributes to.
    Maker,
    /// Licence.
    Licence,
    /// Openness.
    Openness,
    /// Band of size.
    Size,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "is", content = "key")]
pub enum Part {
    /// A country, maker, licence, openness or band, by its key.
    Named(String),
    /// Merges whose ends lead to several places.
    Several,
    /// Nobody knows.
    Unknown,
}

/// A part of a share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Slice {
    /// What it is.
    pub part: Part,
    /// How much of the whole.
    pub count: Exact,
    /// Up to twenty names.
    pub names: Vec<String>,
}

/// A whole in parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Shares {
    /// The whole.
    pub of: Exact,
    /// The parts, the largest first, the unknown last; they add up to the whole.
    pub slices: Vec<Slice>,
    /// How it was computed.
    pub working: Vec<Step>,
    /// What is missing.
    pub remarks: Vec<Remark>,
}

/// What a census weighs its models by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// One each.
    Models,
    /// Their downloads.
    Downloads,
}

/// Band of a number of parameters, by its key.
#[must_use]
pub fn band(params: u64) -> &'static str {
    match params / 1_000_000_000 {
        0 => "under_1b",
        1..7 => "1b_7b",
        7..20 => "7b_20b",
        20..70 => "20b_70b",
        70..200 => "70b_200b",
        _ => "200b_up",
    }
}

/// The rows of a board in parts. None if parts are too fine to be kept exactly.
#[must_use]
pub fn shares(
    facts: &Facts,
    definitions: &Definitions,
    definition: &Definition,
    board: &Board,
    top: Option<u32>,
    by: By,
) -> Option<Shares> {
    let (rows, working, remarks) = taken(facts, definitions, definition, board, top);
    let mut sums = Sums::default();
    for (row, ends) in &rows {
        if let Some(key) = of_row(by, row) {
            sums.add(
                key.map_or(Part::Unknown, Part::Named),
                Exact::ONE,
                std::slice::from_ref(&row.words),
            )?;
            continue;
        }
        let mut parts: BTreeMap<Part, Exact> = BTreeMap::new();
        for (end, part) in &ends.parts {
            let key = end.as_ref().and_then(|end| {
                if by == By::Maker {
                    Some(end.maker.clone())
                } else {
                    end.country.clone()
                }
            });
            let held = parts
                .entry(key.map_or(Part::Unknown, Part::Named))
                .or_insert(Exact::ZERO);
            *held = held.plus(*part)?;
        }
        if definition.merges == Merges::Once {
            if parts.len() > 1 {
                parts.remove(&Part::Unknown);
            }
            let only = if parts.len() > 1 {
                Some(Part::Several)
            } else {
                parts.keys().next().cloned()
            };
            parts = BTreeMap::from([(only.unwrap_or(Part::Unknown), Exact::ONE)]);
        }
        for (part, count) in parts {
            sums.add(part, count, std::slice::from_ref(&row.words))?;
        }
    }
    let of = Exact::whole(crate::count::length(&rows));
    Some(Shares {
        of,
        slices: sums.sorted(),
        working,
        remarks,
    })
}

/// The key of a row's own part; none if the part is one of attribution.
fn of_row(by: By, row: &Standing) -> Option<Option<String>> {
    let named = |held: &Known<String>| held.as_ref().map(|told| told.value.clone());
    match by {
        By::Country | By::Maker => None,
        By::Licence => Some(named(&row.licence)),
        By::Openness => Some(named(&row.openness)),
        By::Size => Some(row.params.as_ref().map(|told| band(told.value).to_owned())),
    }
}

/// The models of the atlas in parts.
///
/// None if sums are too large, or if the definition attributes by something a census does not know (declared bases,
/// classes).
#[must_use]
pub fn census_shares(census: &Census, definition: &Definition, by: By, weight: Weight) -> Option<Shares> {
    let mut sums = Sums::default();
    let mut of = Exact::ZERO;
    for tally in &census.tallies {
        let country = match (definition.attribution, definition.evidence) {
            (Attribution::Publisher, _) => &tally.publisher_country,
            (Attribution::Weights, Evidence::Documented) => &tally.documented_country,
            (Attribution::Weights, Evidence::Inferred) => &tally.weights_country,
            (Attribution::Declared | Attribution::Class | Attribution::ClassRaw, _) => return None,
        };
        let key = match by {
            By::Country => country,
            By::Maker => &tally.maker,
            By::Licence => &tally.licence,
            By::Openness => &tally.openness,
            By::Size => &tally.size,
        };
        let count = Exact::whole(if weight == Weight::Models {
            tally.models
        } else {
            tally.downloads
        });
        of = of.plus(count)?;
        sums.add(key.clone().map_or(Part::Unknown, Part::Named), count, &tally.names)?;
    }
    Some(Shares {
        of,
        slices: sums.sorted(),
        working: Vec::new(),
        remarks: Vec::new(),
    })
}

#[derive(Default)]
struct Sums(BTreeMap<Part, (Exact, Vec<String>)>);

impl Sums {
    fn add(&mut self, part: Part, count: Exact, names: &[String]) -> Option<()> {
        let held = self.0.entry(part).or_insert((Exact::ZERO, Vec::new()));
        held.0 = held.0.plus(count)?;
        let room = 20_usize.saturating_sub(held.1.len());
        held.1.extend(names.iter().take(room).cloned());
        Some(())
    }

    fn sorted(self) -> Vec<Slice> {
        let mut slices: Vec<Slice> = self
            .0
            .into_iter()
            .map(|(part, (count, names))| Slice {
                part,
                count,
                names: head(names),
            })
            .collect();
        slices.sort_by(|a, b| {
            let last = |slice: &Slice| slice.part == Part::Unknown;
            last(a)
                .cmp(&last(b))
                .then(b.count.cmp(&a.count))
                .then(a.part.cmp(&b.part))
        });
        slices
    }
}

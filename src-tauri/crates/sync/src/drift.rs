//! Whether a source has changed its form: fields that are missing more often than in the visit before.

use crate::view::DriftRow;
use serde::{Deserialize, Serialize};
use sources::Drift;
use std::collections::BTreeMap;

/// Fields are not judged before so many records were seen.
const FEWEST: u64 = 20;
/// Fields that are kept in mind, and lines that are shown.
const FIELDS: usize = 200;

/// What is remembered of a place's fields, as JSON in `sync_place.drift`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Remembered {
    /// Of the last finished visit.
    pub(crate) seen: Seen,
    /// What was reported last.
    pub(crate) rows: Vec<DriftRow>,
}

/// How often fields were missing in a visit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    pub(crate) records: u64,
    pub(crate) missing: BTreeMap<String, u64>,
    pub(crate) unknown: BTreeMap<String, u64>,
}

impl Remembered {
    /// Reads what was written down; what cannot be read is forgotten.
    pub(crate) fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// As it is written down.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| String::from("{}"))
    }

    /// Compares a visit with the one before. A finished one is what the next is compared with.
    pub(crate) fn compared(&self, now: &Seen, finished: bool) -> Self {
        if now.records < FEWEST {
            return self.clone();
        }
        Self {
            rows: now.against(&self.seen),
            seen: if finished { now.clone() } else { self.seen.clone() },
        }
    }
}

impl Seen {
    /// Takes in what a batch saw.
    pub(crate) fn add(&mut self, drift: &Drift) {
        self.records += drift.records;
        for (held, seen) in [(&mut self.missing, &drift.missing), (&mut self.unknown, &drift.unknown)] {
            for (field, times) in seen {
                // A source that makes up names without end is not followed.
                if held.contains_key(field) || held.len() < FIELDS {
                    *held.entry(field.clone()).or_default() += times;
                }
            }
        }
    }

    fn share(&self, field: &str) -> f64 {
        let times = self.missing.get(field).copied().unwrap_or_default();
        if self.records == 0 {
            0.0
        } else {
            times as f64 * 100.0 / self.records as f64
        }
    }

    /// Fields that are missing in more than one of a hundred, and in five of a hundred more than before.
    fn against(&self, before: &Self) -> Vec<DriftRow> {
        let shares = self.missing.keys().map(|field| (field, self.share(field)));
        let mut rows: Vec<_> = shares
            .filter(|(field, share)| *share > 1.0 && share - before.share(field) > 5.0)
            .map(|(field, share)| DriftRow {
                field: field.clone(),
                missing_percent: (share * 10.0).round() / 10.0,
            })
            .collect();
        rows.sort_by(|a, b| b.missing_percent.total_cmp(&a.missing_percent));
        rows.truncate(40);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(records: u64, missing: &[(&str, u64)]) -> Seen {
        Seen {
            records,
            missing: missing
                .iter()
                .map(|(field, times)| ((*field).to_owned(), *times))
                .collect(),
            ..Seen::default()
        }
    }

    #[test]
    fn a_field_is_reported_when_it_goes_missing_and_not_when_it_always_was() {
        let first = Remembered::default().compared(&seen(1000, &[("likes", 10), ("gated", 400)]), true);
        assert_eq!(first.rows.len(), 1);
        assert_eq!(first.rows[0].field, "gated");
        let second = first.compared(&seen(1000, &[("likes", 370), ("gated", 410)]), true);
        assert_eq!(second.rows.len(), 1);
        assert_eq!(
            (second.rows[0].field.as_str(), second.rows[0].missing_percent),
            ("likes", 37.0)
        );
        let third = second.compared(&seen(1000, &[("likes", 370), ("gated", 410)]), true);
        assert!(third.rows.is_empty());
    }

    #[test]
    fn an_unfinished_visit_is_reported_but_not_the_measure_of_the_next() {
        let first = Remembered::default().compared(&seen(1000, &[]), true);
        let cut = first.compared(&seen(100, &[("likes", 50)]), false);
        assert_eq!(cut.rows.len(), 1);
        assert_eq!(cut.seen, first.seen);
        assert_eq!(cut.compared(&seen(5, &[("likes", 5)]), true), cut);
    }

    #[test]
    fn what_was_written_down_is_read_again_and_nonsense_is_forgotten() {
        let held = Remembered::default().compared(&seen(100, &[("x", 50)]), true);
        assert_eq!(Remembered::read(&held.json()), held);
        assert_eq!(Remembered::read("[]"), Remembered::default());
    }

    #[test]
    fn names_without_end_are_not_followed() {
        let mut held = Seen::default();
        for at in 0..10_000 {
            held.add(&Drift {
                records: 1,
                missing: BTreeMap::new(),
                unknown: BTreeMap::from([(format!("f{at}"), 1)]),
            });
        }
        assert_eq!((held.records, held.unknown.len()), (10_000, FIELDS));
    }
}

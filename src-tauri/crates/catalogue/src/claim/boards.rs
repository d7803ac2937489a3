//! Boards as they stood on stored days, with their corrections, in the shape claims are weighed on.

use super::gather::Gathering;
use crate::{Catalogue, Error, Result, names::StoredDay};
use ::claims::facts::{Base, Board, Known, Standing};
use atlas::{Confidence, Day};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::read::boards::{self, Correction};
use store::read::claims::ClaimModel;

/// Days of one claim at most, and rows over all of them.
const MOST_DAYS: usize = 400;
const MOST_ROWS: usize = 40_000;
/// Rows of one day at most.
const MOST_ROWS_OF_DAY: usize = 5_000;

/// The stored days that answer for a stretch of days: those in it, and the one that stands at its beginning.
fn days_of(held: &[StoredDay], from: Day, until: Day) -> Vec<StoredDay> {
    let begun = held.partition_point(|day| day.date.began_by(from)).saturating_sub(1);
    let rest = held.get(begun..).unwrap_or_default();
    rest.iter().filter(|day| day.date.began_by(until)).copied().collect()
}

impl Catalogue {
    /// The stored days of a board that a stretch of days asks for; a board there is not has none.
    ///
    /// # Errors
    /// [`Error::NotComputable`] where they are too many to be weighed at once.
    pub(super) fn claim_days(&self, board: &str, from: Day, until: Day) -> Result<(i64, Vec<StoredDay>)> {
        let Some((board, held)) = self.names.boards.by_slug(board) else {
            return Ok((0, Vec::new()));
        };
        let days = days_of(held, from, until);
        if days.len() > MOST_DAYS {
            return Err(Error::NotComputable(
                "The claim speaks of more than 400 stored days of the board. Name a shorter stretch.",
            ));
        }
        Ok((board.id, days))
    }
}

impl Gathering<'_> {
    /// Takes in a board on each of these days. `asked` is the day that was asked for, where it was one.
    pub(super) async fn boards(&mut self, board: (i64, &str), days: &[StoredDay], asked: Option<Day>) -> Result<()> {
        let rows_a_day = (MOST_ROWS / days.len().max(1)).min(MOST_ROWS_OF_DAY);
        let limit = u32::try_from(rows_a_day).unwrap_or(u32::MAX);
        let known = boards::corrections(&self.atlas.reader, board.0).await?;
        let mut read = Vec::new();
        for day in days {
            read.push((*day, boards::rows(&self.atlas.reader, day.id, limit).await?));
        }
        let models: BTreeSet<i64> = read
            .iter()
            .flat_map(|(_, rows)| rows)
            .filter_map(|row| row.model_id)
            .collect();
        let models = self.families(&models).await?;
        for (day, rows) in read {
            let ties = ties(&rows);
            let source = day.source_id;
            let rows = rows.into_iter().map(|row| {
                let last = row
                    .rank
                    .saturating_add(ties.get(&row.rank).copied().unwrap_or(1).saturating_sub(1));
                let mut standing = self.standing(row, source, &models, last);
                corrected(&mut standing, day.date, &known);
                standing
            });
            let rows = rows.collect();
            let held = Board {
                slug: board.1.to_owned(),
                asked: asked.unwrap_or(day.date),
                date: day.date,
                held: day.rows,
                of: day.of,
                rows,
                source: self.notes.number(source),
            };
            self.facts.boards.push(held);
        }
        Ok(())
    }

    fn standing(
        &mut self,
        row: boards::Standing,
        source: i64,
        models: &HashMap<i64, ClaimModel>,
        rank_last: u32,
    ) -> Standing {
        let model = row.model_id.and_then(|id| models.get(&id));
        let licences = &self.atlas.names.licences;
        let worded = row.licence_words.as_deref().and_then(|words| licences.called(words));
        let declared = model.and_then(|model| {
            model
                .licence_id
                .and_then(|id| licences.get(id))
                .zip(Some(model.source_id))
        });
        let licence = declared.or(worded.map(|licence| (licence, source)));
        let licence = licence.map(|(licence, source)| (licence.slug.clone(), source));
        let openness = model.and_then(|model| Some((self.atlas.openness_word(model.burden_id)?, model.source_id)));
        let printed = row.params_b.filter(|params| params.is_finite() && *params > 0.0);
        // Boards print thousand millions with two or three digits; that is all that is meant to be kept.
        let printed = printed.map(|params| ((params * 1e9).round() as u64, source));
        let params = model
            .and_then(|model| Some((model.params?, model.source_id)))
            .or(printed);
        let closed = row
            .licence_words
            .as_deref()
            .is_some_and(|words| words.eq_ignore_ascii_case("proprietary"));
        let open = match model {
            Some(model) if model.recorded => Some((true, model.source_id)),
            _ => closed.then_some((false, source)),
        };
        let class = row
            .architecture_words
            .filter(|class| !matches!(class.as_str(), "" | "?" | "Unknown"));
        let mut told = |value: Option<(String, i64)>| value.map(|(value, source)| self.told(value, source));
        let (licence, openness) = (told(licence), told(openness));
        let class_raw: Known<String> = class.map(|class| self.told(class, source));
        Standing {
            place: row.place,
            rank_first: row.rank,
            rank_last,
            model: model.map(|model| model.repo.clone()),
            resolved: model.map(|_| Confidence::High),
            publisher: self.maker(row.maker_id, source),
            score: row.score,
            low: row.low,
            high: row.high,
            open_weights: open.map(|(open, source)| self.told(open, source)),
            licence,
            openness,
            params: params.map(|(params, source)| self.told(params, source)),
            class: class_raw.clone(),
            class_raw,
            base: base(&row.words, row.base_words.as_deref()).map(|base| self.told(base, source)),
            words: row.words,
            corrections: Vec::new(),
        }
    }
}

/// How many rows share each rank.
fn ties(rows: &[boards::Standing]) -> BTreeMap<u32, u32> {
    let mut ties = BTreeMap::new();
    for row in rows {
        *ties.entry(row.rank).or_insert(0) += 1;
    }
    ties
}

/// What the words of a base column mean.
fn base(own: &str, words: Option<&str>) -> Option<Base> {
    let words = words?.trim();
    let (name, merge) = words
        .strip_suffix("(Merge)")
        .map_or((words, false), |name| (name.trim(), true));
    let names_one = name.contains('/') && !name.contains(' ');
    Some(match (names_one, merge) {
        (true, _) if name.eq_ignore_ascii_case(own) => Base::Itself,
        (true, true) => Base::Merge(vec![name.to_owned()]),
        (true, false) => Base::Model(name.to_owned()),
        (false, true) => Base::Merge(Vec::new()),
        (false, false) => Base::Nothing,
    })
}

/// Lays the known corrections of a day over a row. A corrected base is shown with its reason; the rule that follows the
/// board's own words goes on following them.
fn corrected(row: &mut Standing, date: Day, known: &[Correction]) {
    for correction in known.iter().filter(|known| known.words == row.words) {
        let holds = correction.since.is_none_or(|since| since.began_by(date))
            && correction.until.is_none_or(|until| date.began_by(until));
        if !holds {
            continue;
        }
        let raw = row.class_raw.as_ref().map(|class| class.value.as_str());
        match correction.field.as_str() {
            "architecture" if raw == Some(correction.raw.as_str()) => {
                if let Some(class) = &mut row.class {
                    class.value.clone_from(&correction.value);
                }
            }
            "base" => {}
            _ => continue,
        }
        row.corrections.push(correction.reason_en.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_column_says_what_it_says_and_no_more() {
        assert_eq!(base("a/b", Some("a/b")), Some(Base::Itself));
        assert_eq!(base("a/b", Some("Removed")), Some(Base::Nothing));
        assert_eq!(
            base("a/b", Some("c/d (Merge)")),
            Some(Base::Merge(vec![String::from("c/d")]))
        );
        assert_eq!(base("a/b", Some("several (Merge)")), Some(Base::Merge(Vec::new())));
        assert_eq!(base("a/b", Some("c/d")), Some(Base::Model(String::from("c/d"))));
        assert_eq!(base("a/b", None), None);
    }

    #[test]
    fn a_stretch_begins_with_the_day_that_stands_at_its_beginning() {
        let day = |text: &str| StoredDay {
            id: 0,
            date: text.parse().unwrap(),
            rows: 10,
            of: None,
            source_id: 0,
        };
        let held = [day("2024-06-26"), day("2024-07-13"), day("2024-08-19")];
        let days = |from: &str, until: &str| -> Vec<String> {
            let days = days_of(&held, from.parse().unwrap(), until.parse().unwrap());
            days.iter().map(|day| day.date.to_string()).collect()
        };
        assert_eq!(days("2024-07-20", "2024-07-20"), ["2024-07-13"]);
        assert_eq!(days("2024-07-20", "2024-09-01"), ["2024-07-13", "2024-08-19"]);
        assert!(days("2024-01-01", "2024-05-01").is_empty());
    }
}

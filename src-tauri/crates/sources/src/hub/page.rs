//! One page of the list: its records, what is wrong with the others, and which stretch of the order it covers.

use super::model::{NoModel, Reader};
use crate::{
    Drift, ModelRecord, Odd, Stretch,
    lenient::{self, Fields, NoList},
};
use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

/// More than any page was asked for.
const RECORDS: usize = 5_000;
/// Models remembered for telling old from new, in two generations.
const REMEMBERED: usize = 150_000;

/// Place of a model in the order of creation.
type Key = (i64, String);

/// Models and cursors that were there already in this step.
#[derive(Debug, Default)]
pub(super) struct Seen {
    young: HashSet<u64>,
    old: HashSet<u64>,
    cursors: HashSet<u64>,
}

impl Seen {
    /// Whether a model is new.
    fn model(&mut self, model: &ModelRecord) -> bool {
        let name = number(model.hub_id.as_deref().unwrap_or(&model.repo));
        if self.old.contains(&name) || !self.young.insert(name) {
            return false;
        }
        if self.young.len() >= REMEMBERED {
            self.old = std::mem::take(&mut self.young);
        }
        true
    }

    /// Whether a cursor is new.
    pub(super) fn cursor(&mut self, cursor: &str) -> bool {
        self.cursors.insert(number(cursor))
    }
}

fn number(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What a page brought.
#[derive(Debug)]
pub(super) struct Page {
    /// Records that are new in this step.
    pub(super) models: Vec<ModelRecord>,
    /// Records that cannot be read.
    pub(super) odd: Vec<Odd>,
    /// Fields that were missing.
    pub(super) drift: Drift,
    /// How many records it lists, of any kind.
    pub(super) listed: usize,
    /// The last model of the order, if there was one behind the former.
    pub(super) last: Option<Key>,
    /// The last one before which nobody can have been overlooked.
    pub(super) sure: Option<Key>,
    /// Nothing on it was unreadable or out of order.
    pub(super) whole: bool,
}

/// Reads a page. `last` is the last model of the page before.
pub(super) fn read(body: &str, asked: &[String], last: Option<&Key>, seen: &mut Seen) -> Result<Page, NoList> {
    let texts = lenient::elements(body, RECORDS)?;
    let mut page = Page {
        models: Vec::with_capacity(texts.len()),
        odd: Vec::new(),
        drift: Drift::default(),
        listed: texts.len(),
        last: last.cloned(),
        sure: None,
        whole: true,
    };
    for (at, text) in texts.into_iter().enumerate() {
        let read = Reader {
            asked,
            drift: &mut page.drift,
        }
        .model(text);
        match read {
            Ok(model) if seen.model(&model) => page.take(model),
            Ok(_) => {}
            Err(why) => {
                page.whole = false;
                page.odd.push(odd(at, text, &why));
            }
        }
    }
    Ok(page)
}

impl Page {
    fn take(&mut self, model: ModelRecord) {
        let key = model.created_at_ms.zip(model.hub_id.clone());
        match key.filter(|key| self.last.as_ref().is_none_or(|last| key > last)) {
            Some(key) => {
                if self.whole {
                    self.sure = Some(key.clone());
                }
                self.last = Some(key);
            }
            None => self.whole = false,
        }
        self.models.push(model);
    }

    /// The stretch of the order this page lists completely. A record that cannot be read, or stands where it should not, ends it
    /// before that record: nobody is taken for gone because of a record nobody could read.
    pub(super) fn stretch(&self, after: Option<&Key>, end: bool) -> Option<Stretch> {
        let after = after.cloned();
        if end && self.whole {
            return Some(Stretch { after, upto: None });
        }
        match (&self.sure, after) {
            (Some(sure), after) => Some(Stretch {
                after,
                upto: Some(sure.clone()),
            }),
            // A pass begins with the first page, even if nothing can be said of it.
            (None, None) => Some(Stretch {
                after: None,
                upto: Some((i64::MIN, String::new())),
            }),
            (None, Some(_)) => None,
        }
    }
}

fn odd(at: usize, text: &str, why: &NoModel) -> Odd {
    let id = Fields::of(text).and_then(|fields| {
        ["_id", "id", "modelId"]
            .into_iter()
            .find_map(|name| fields.get(name, lenient::text).this())
    });
    Odd {
        key: id.map_or_else(|| format!("#{}", at + 1), |id| id.chars().take(200).collect()),
        reason: why.to_string(),
        words: text.chars().take(4_000).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(id: &str, second: u8) -> String {
        format!(r#"{{"_id":"{id}","id":"a/{id}","createdAt":"2024-01-01T00:00:{second:02}.000Z"}}"#)
    }

    fn key(id: &str, second: i64) -> Key {
        (1_704_067_200_000 + second * 1_000, id.to_owned())
    }

    fn stretch_of(records: &[String], last: Option<&Key>, end: bool) -> Option<Stretch> {
        let body = format!("[{}]", records.join(","));
        let page = read(&body, &[], last, &mut Seen::default()).unwrap();
        page.stretch(last, end)
    }

    #[test]
    fn a_page_says_which_stretch_it_lists_completely() {
        let (one, two, three) = (record("01", 1), record("02", 2), record("03", 2));
        let upto = |key| {
            Some(Stretch {
                after: None,
                upto: Some(key),
            })
        };
        assert_eq!(
            stretch_of(&[one.clone(), two.clone(), three.clone()], None, false),
            upto(key("03", 2))
        );
        let open = Some(Stretch {
            after: Some(key("00", 0)),
            upto: None,
        });
        assert_eq!(stretch_of(&[one.clone(), two.clone()], Some(&key("00", 0)), true), open);
        assert_eq!(
            stretch_of(&[], None, true),
            Some(Stretch {
                after: None,
                upto: None
            })
        );
    }

    #[test]
    fn nobody_is_gone_because_of_a_record_that_cannot_be_read() {
        let (one, two, three) = (record("01", 1), record("02", 2), record("03", 3));
        let upto = |key| {
            Some(Stretch {
                after: None,
                upto: Some(key),
            })
        };
        let nothing = upto((i64::MIN, String::new()));
        let broken = [
            "NaN",
            r#"{"_id":"02","id":"a b","createdAt":"2024-01-01T00:00:02.000Z"}"#,
            r#"{"_id":"02","id":"a/b","createdAt":"soon"}"#,
            r#"{"_id":2,"id":"a/b","createdAt":"2024-01-01T00:00:02.000Z"}"#,
        ];
        for odd in broken.map(str::to_owned) {
            let begun = [one.clone(), odd.clone(), three.clone()];
            assert_eq!(stretch_of(&begun, None, false), upto(key("01", 1)), "{odd}");
            let ended = [one.clone(), odd.clone(), two.clone()];
            assert_eq!(stretch_of(&ended, None, true), upto(key("01", 1)), "{odd}");
            let first = [odd.clone(), three.clone()];
            assert_eq!(stretch_of(&first, None, false), nothing, "{odd}");
            assert_eq!(stretch_of(&first, Some(&key("00", 0)), false), None, "{odd}");
        }
        let unordered = [one, record("04", 0), three];
        assert_eq!(stretch_of(&unordered, None, true), upto(key("01", 1)));
    }

    #[test]
    fn what_was_there_already_is_left_out() {
        let mut seen = Seen::default();
        let body = format!("[{},{},{}]", record("01", 1), record("02", 2), record("01", 1));
        let page = read(&body, &[], None, &mut seen).unwrap();
        assert_eq!((page.models.len(), page.listed, page.whole), (2, 3, true));
        let again = read(&body, &[], page.last.as_ref(), &mut seen).unwrap();
        assert_eq!((again.models.len(), again.last), (0, page.last));
        assert!(seen.cursor("a") && seen.cursor("b") && !seen.cursor("a"));
    }

    #[test]
    fn an_odd_record_is_kept_with_its_reason() {
        let body = format!(
            r#"[{}, {{"id": 3}}, {{"_id":"x1","id":"a/b/c"}}, "text"]"#,
            record("01", 1)
        );
        let page = read(&body, &[], None, &mut Seen::default()).unwrap();
        let odd: Vec<_> = page
            .odd
            .iter()
            .map(|odd| (odd.key.as_str(), odd.reason.as_str()))
            .collect();
        assert_eq!(odd[0], ("#2", "has no id"));
        assert_eq!(odd[1].0, "x1");
        assert!(odd[1].1.contains("a/b/c"), "{}", odd[1].1);
        assert_eq!(odd[2], ("#4", "not a JSON object"));
        assert_eq!(page.models.len(), 1);
    }
}

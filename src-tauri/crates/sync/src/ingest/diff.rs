//! A record against what is held: what is to be written, and which lines the history gets.
//!
//! A field that was not sent takes nothing back. A change is one only where the Hub had spoken of the field before; what
//! another source had said and the Hub does not confirm is kept beside, with that source.

use super::{
    identity::{handle, true_name},
    sampling::{Counts, due},
    tags,
};
use atlas::Day;
use sources::{Gate, LicenceWords, ModelRecord, Told as Says};
use std::collections::BTreeMap;
use store::write::{Held, HubAbout, HubCounts, HubLicence, HubName, Told};

/// A model as it is to stand, and what that means for its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) name: HubName,
    pub(crate) about: HubAbout,
    pub(crate) licence: HubLicence,
    pub(crate) counts: HubCounts,
    /// JSON of the tags, where they are to be written.
    pub(crate) tags: Option<String>,
    /// Samples of its counters, by day.
    pub(crate) samples: Vec<(String, Counts)>,
    /// Lines of the history: field, before, after.
    pub(crate) changes: Vec<(&'static str, Option<String>, Option<String>)>,
    /// What another source said that the Hub does not confirm: field and words.
    pub(crate) beside: Vec<(&'static str, String)>,
    /// The name it had.
    pub(crate) alias: Option<String>,
    /// The Hub had spoken of its parents before.
    pub(crate) parents_known: bool,
}

/// A model of which nothing is held.
pub(crate) fn nothing_held(repo: &str) -> Held {
    Held {
        id: 0,
        repo: repo.to_owned(),
        hub_id: None,
        created_ms: None,
        created_on: None,
        owner_id: 0,
        recorded: false,
        source_id: 0,
        source_as_of: None,
        task: None,
        library: None,
        architecture: None,
        params: None,
        active_params: None,
        context: None,
        gated: None,
        languages: String::from("[]"),
        told: 0,
        state: String::from("there"),
        state_since: None,
        licence_words: None,
        licence_name: None,
        licence_link: None,
        downloads: None,
        likes: None,
        downloads_all: None,
        modified_at: None,
        sha: None,
        tags: None,
        sampled_on: None,
        sampled_downloads: None,
        sampled_likes: None,
    }
}

/// Compares a record with what is held of its model; `owners` holds the number of the record's owner if its name is new.
pub(crate) fn compare(held: &Held, record: &ModelRecord, owners: &BTreeMap<String, i64>, today: Day) -> Step {
    let mut step = Step {
        name: held.name(),
        about: held.about(),
        licence: held.licence(),
        counts: counts(held, record),
        tags: None,
        samples: Vec::new(),
        changes: Vec::new(),
        beside: Vec::new(),
        alias: None,
        parents_known: Told(held.told).of(Told::PARENTS),
    };
    step.called(held, record, owners);
    step.describe(held, record);
    step.license(held, record);
    step.stand(held, record, today);
    if !matches!(record.parents, Says::Nothing) {
        tell(&mut step.about, Told::PARENTS);
    }
    step.tags = tags_of(held, record, &step);
    step.sample(held, today);
    if held.told == 0 && held.hub_id.is_none() {
        step.keep_beside(held);
    }
    step
}

/// What moves: a count that was not sent, or that no column can hold, takes nothing back.
fn counts(held: &Held, record: &ModelRecord) -> HubCounts {
    let count = |sent: Option<u64>, held: Option<i64>| sent.and_then(|n| i64::try_from(n).ok()).or(held);
    HubCounts {
        downloads: count(record.downloads, held.downloads),
        likes: count(record.likes, held.likes),
        downloads_all: count(record.downloads_all, held.downloads_all),
        modified_at: record.modified_at.or(held.modified_at),
        sha: record.sha.clone().or_else(|| held.sha.clone()),
    }
}

fn tell(about: &mut HubAbout, field: i64) {
    let mut told = Told(about.told);
    told.add(field);
    about.told = told.0;
}

/// What the field says now; `None`: the source says nothing of it.
fn said<T: Clone>(field: &Says<T>) -> Option<Option<T>> {
    match field {
        Says::Nothing => None,
        Says::None => Some(None),
        Says::This(value) => Some(Some(value.clone())),
    }
}

impl Step {
    /// Notes a change of a tracked field, if the Hub had spoken of it before.
    fn track(&mut self, told: i64, field: &'static str, was: &Option<String>, now: &Option<String>) {
        if Told(self.about.told).of(told) && was != now {
            self.changes.push((field, was.clone(), now.clone()));
        }
        tell(&mut self.about, told);
    }

    fn called(&mut self, held: &Held, record: &ModelRecord, owners: &BTreeMap<String, i64>) {
        let was = true_name(&held.repo, held.hub_id.as_deref());
        if let Some(owner) = owners
            .get(handle(&record.repo))
            .filter(|_| held.repo != record.repo || held.id == 0)
        {
            self.name.owner_id = *owner;
        }
        self.name.repo.clone_from(&record.repo);
        self.name.hub_id = record.hub_id.clone().or_else(|| held.hub_id.clone());
        if let Some(ms) = record.created_at_ms {
            self.name.created_ms = Some(ms);
            let day = Day::from_unix_seconds(ms.div_euclid(1000));
            self.name.created_on = day.map(|day| day.to_string()).or_else(|| held.created_on.clone());
        }
        if was != record.repo {
            self.alias = Some(was.to_owned());
            if held.hub_id.is_some() {
                self.changes
                    .push(("repo", Some(was.to_owned()), Some(record.repo.clone())));
            }
        }
    }

    fn describe(&mut self, held: &Held, record: &ModelRecord) {
        if let Some(task) = said(&record.task) {
            self.track(Told::TASK, "task", &held.task, &task);
            self.about.task = task;
        }
        if let Some(library) = said(&record.library) {
            self.track(Told::LIBRARY, "library", &held.library, &library);
            self.about.library = library;
        }
        if let Says::This(gate) = record.gate {
            let gated = Some(String::from(match gate {
                Gate::Open => "open",
                Gate::Auto => "auto",
                Gate::Manual => "manual",
            }));
            self.track(Told::GATE, "gated", &held.gated, &gated);
            self.about.gated = gated;
        }
        if let Some(languages) = said(&record.languages) {
            self.about.languages = serde_json::json!(languages.unwrap_or_default()).to_string();
            tell(&mut self.about, Told::LANGUAGES);
        }
        let number = |sent: Option<u64>| sent.and_then(|n| i64::try_from(n).ok()).filter(|n| *n > 0);
        fill(
            &mut self.about.told,
            &mut self.about.params,
            Told::PARAMS,
            number(record.params),
        );
        fill(
            &mut self.about.told,
            &mut self.about.context,
            Told::CONTEXT,
            number(record.context),
        );
        let architecture = record.architecture.clone();
        fill(
            &mut self.about.told,
            &mut self.about.architecture,
            Told::ARCHITECTURE,
            architecture,
        );
    }

    /// The licence. Lists give only the id, pages of single models name and address too: as long as the id stays, what was
    /// not sent with it stays as well, and what is added is learned, not changed.
    fn license(&mut self, held: &Held, record: &ModelRecord) {
        let Some(sent) = said(&record.licence) else { return };
        let was = held.licence();
        let mut now = sent.as_ref().map(licence_of).unwrap_or_default();
        let same = now.words == was.words && now.words.is_some();
        if same && Told(held.told).of(Told::LICENCE) {
            now.name = now.name.or_else(|| was.name.clone());
            now.link = now.link.or_else(|| was.link.clone());
        }
        let learned = same && was.name.as_ref().is_none_or(|name| now.name.as_ref() == Some(name));
        if learned && was.link.as_ref().is_none_or(|link| now.link.as_ref() == Some(link)) {
            tell(&mut self.about, Told::LICENCE);
        } else {
            self.track(Told::LICENCE, "licence", &licence_words(&was), &licence_words(&now));
        }
        self.licence = now;
    }

    fn stand(&mut self, held: &Held, record: &ModelRecord, today: Day) {
        let state = match (record.disabled, record.private) {
            (true, _) => "disabled",
            (false, true) => "private",
            (false, false) => "there",
        };
        if held.state != state {
            if held.hub_id.is_some() || held.state == "gone" {
                let states = (Some(held.state.clone()), Some(state.to_owned()));
                self.changes.push(("state", states.0, states.1));
            }
            state.clone_into(&mut self.about.state);
            self.about.state_since = Some(today.to_string());
        }
    }

    fn sample(&mut self, held: &Held, today: Day) {
        let last = held
            .sampled_on
            .as_deref()
            .and_then(|day| day.parse::<Day>().ok())
            .map(|day| {
                let then = Counts {
                    downloads: held.sampled_downloads,
                    likes: held.sampled_likes,
                };
                (day, then)
            });
        let now = Counts {
            downloads: self.counts.downloads,
            likes: self.counts.likes,
        };
        if due(last, now, today) {
            self.samples.push((today.to_string(), now));
        }
    }

    /// What the row's source said before the Hub took it over, where the Hub says something else or nothing; its counters
    /// become the first point of the curve.
    fn keep_beside(&mut self, held: &Held) {
        let (about, told) = (&self.about, Told(self.about.told));
        let confirmed = |field: &str, words: &String| match field {
            "task" => told.of(Told::TASK) && about.task.as_ref() == Some(words),
            "library" => told.of(Told::LIBRARY) && about.library.as_ref() == Some(words),
            "gated" => told.of(Told::GATE) && about.gated.as_ref() == Some(words),
            "languages" => told.of(Told::LANGUAGES) && about.languages == *words,
            "licence_words" => told.of(Told::LICENCE) && self.licence.words.as_ref() == Some(words),
            "created_on" => self.name.created_ms.is_some() && self.name.created_on.as_ref() == Some(words),
            _ => false,
        };
        self.beside = row_says(held)
            .into_iter()
            .filter(|(field, words)| !confirmed(field, words))
            .collect();
        let day = held
            .source_as_of
            .as_deref()
            .and_then(|day| day.parse::<Day>().ok())
            .filter(|day| day.is_exact());
        let then = Counts {
            downloads: held.downloads,
            likes: held.likes,
        };
        if let Some(day) = day.filter(|_| then.used() && held.sampled_on.is_none()) {
            self.samples.insert(0, (day.to_string(), then));
        }
    }
}

/// What a row says, field by field, in words.
pub(crate) fn row_says(held: &Held) -> Vec<(&'static str, String)> {
    let words = |number: Option<i64>| number.map(|n| n.to_string());
    let said = [
        ("task", held.task.clone()),
        ("library", held.library.clone()),
        ("gated", held.gated.clone()),
        ("architecture", held.architecture.clone()),
        ("params", words(held.params)),
        ("active_params", words(held.active_params)),
        ("context", words(held.context)),
        ("licence_words", held.licence_words.clone()),
        ("languages", Some(held.languages.clone()).filter(|list| list != "[]")),
        ("created_on", held.created_on.clone()),
    ];
    said.into_iter()
        .filter_map(|(field, words)| Some((field, words?)))
        .collect()
}

/// Fills a column that is empty or that the Hub itself had filled; another source's value stays.
fn fill<T>(told: &mut i64, column: &mut Option<T>, field: i64, sent: Option<T>) {
    if sent.is_some() && (column.is_none() || Told(*told).of(field)) {
        *column = sent;
        *told |= field;
    }
}

/// A licence as it is kept.
fn licence_of(words: &LicenceWords) -> HubLicence {
    HubLicence {
        words: Some(words.ids.join(", ")).filter(|ids| !ids.is_empty()),
        name: words.name.clone(),
        link: words.link.clone(),
    }
}

/// A licence as the history shows it: `other (tongyi-qianwen, LICENSE)`.
fn licence_words(licence: &HubLicence) -> Option<String> {
    let beside: Vec<&str> = [&licence.name, &licence.link]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    match (&licence.words, beside.is_empty()) {
        (Some(words), true) => Some(words.clone()),
        (Some(words), false) => Some(format!("{words} ({})", beside.join(", "))),
        (None, true) => None,
        (None, false) => Some(beside.join(", ")),
    }
}

/// The tags that are kept, where that differs from what is held.
fn tags_of(held: &Held, record: &ModelRecord, step: &Step) -> Option<String> {
    let sent = match &record.tags {
        Says::Nothing => return None,
        Says::None => &[][..],
        Says::This(tags) => tags,
    };
    let used = Counts {
        downloads: step.counts.downloads,
        likes: step.counts.likes,
    };
    if held.tags.is_none() && !used.used() {
        return None;
    }
    let said: Vec<&str> = [&step.about.task, &step.about.library]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let languages = match &record.languages {
        Says::This(languages) => languages.as_slice(),
        _ => &[],
    };
    let kept = tags::kept(sent, &said, languages);
    let json = serde_json::json!(kept).to_string();
    (held.tags.as_deref().unwrap_or("[]") != json).then_some(json)
}

#[cfg(test)]
pub(crate) mod tests;

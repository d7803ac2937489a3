//! The timeline: dated events, and beside them the models of 1 B parameters and more by country and month.

use crate::{
    Catalogue, Footnotes, Result,
    view::{CountrySize, EventRow, KindCount, MonthRow, TimelineAsk, TimelinePage},
};
use atlas::Day;
use std::collections::{BTreeMap, BTreeSet};
use store::read::days::{self, Made};

/// Events of an answer at most, and those looked through for it.
const MOST_EVENTS: usize = 500;
const MOST_LOOKED_THROUGH: u32 = 5_000;
/// Months times countries at most.
const MOST_MONTHS: usize = 20_000;

/// Models of 1 B parameters and more, and those of unknown size.
#[derive(Default, Clone, Copy)]
struct Sizes {
    large: u32,
    unsized_models: u32,
}

/// Models by country and by month and country, with what could be put into no month.
#[derive(Default)]
struct Counted<'a> {
    months: BTreeMap<(String, Option<&'a str>), Sizes>,
    before: BTreeMap<Option<&'a str>, Sizes>,
    undated: Sizes,
    unrelated: u32,
    sources: BTreeSet<i64>,
}

impl Catalogue {
    /// Events between two days and the models made between them.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn timeline(&self, ask: &TimelineAsk) -> Result<TimelinePage> {
        let mut notes = Footnotes::default();
        let found = self
            .events_between(ask.from, ask.until, None, MOST_LOOKED_THROUGH)
            .await?;
        let mut events = self.event_rows(found, &mut Footnotes::default()).await?;
        events.retain(|event| took_part(event, ask.country.as_deref()));
        let kinds = kinds(&events);
        // The sources are numbered for those that are shown only.
        let wanted: BTreeSet<String> = events
            .into_iter()
            .filter(|event| ask.kind.as_ref().is_none_or(|kind| *kind == event.kind))
            .map(|event| event.id)
            .collect();
        let mut found = self
            .events_between(ask.from, ask.until, ask.kind.as_deref(), MOST_LOOKED_THROUGH)
            .await?;
        found.retain(|event| wanted.contains(&event.slug));
        found.truncate(MOST_EVENTS);
        let events = self.event_rows(found, &mut notes).await?;
        let made = self.counts.made.get_or_try_init(|| days::made(&self.reader)).await?;
        let counted = count(made, ask);
        for source in &counted.sources {
            notes.number(*source);
        }
        Ok(TimelinePage {
            events_total: u32::try_from(wanted.len()).unwrap_or(u32::MAX),
            kinds,
            models: self.models_among(&events).await?,
            licences: self.licences_among(&events),
            events,
            undated: counted.undated.large,
            undated_unsized: counted.undated.unsized_models,
            unrelated: counted.unrelated,
            before: counted.before.into_iter().map(of_country).collect(),
            months: counted.months.into_iter().take(MOST_MONTHS).map(of_month).collect(),
            sources: notes.rows(&self.reader).await?,
        })
    }

    async fn models_among(&self, events: &[EventRow]) -> Result<Vec<String>> {
        let subjects: BTreeSet<&str> = subjects(events).filter(|words| words.contains('/')).collect();
        let ids = serde_json::Value::from_iter(subjects).to_string();
        let held = days::held(&self.reader, &ids).await?;
        Ok(held.into_iter().map(|row| row.repo).collect())
    }

    fn licences_among(&self, events: &[EventRow]) -> Vec<String> {
        let known = |slug: &&str| self.names.licences.by_slug(slug).is_some();
        let slugs: BTreeSet<&str> = subjects(events).filter(known).collect();
        slugs.into_iter().map(str::to_owned).collect()
    }
}

fn subjects(events: &[EventRow]) -> impl Iterator<Item = &str> {
    events
        .iter()
        .flat_map(|event| event.subjects.iter().map(String::as_str))
}

fn took_part(event: &EventRow, country: Option<&str>) -> bool {
    let here = |country: &str| {
        let mut seats = event.makers.iter().filter_map(|maker| maker.country.as_deref());
        seats.any(|seat| seat.eq_ignore_ascii_case(country))
    };
    country.is_none_or(here)
}

fn kinds(events: &[EventRow]) -> Vec<KindCount> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for event in events {
        *counts.entry(&event.kind).or_default() += 1;
    }
    let mut kinds: Vec<KindCount> = counts
        .into_iter()
        .map(|(kind, count)| KindCount {
            kind: kind.to_owned(),
            count,
        })
        .collect();
    kinds.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.kind.cmp(&b.kind)));
    kinds
}

/// Counts by month. A model that was gone by the last day is not counted; one whose day is known to the year only is in no
/// month.
fn count<'a>(made: &'a [Made], ask: &TimelineAsk) -> Counted<'a> {
    let mut counted = Counted::default();
    for group in made.iter().filter(|group| group.size != 0 && there(group, ask.until)) {
        let month = group.created.filter(|day| day.quarter().is_some());
        if month.is_some_and(|day| ask.until.is_some_and(|until| !day.began_by(until))) {
            continue;
        }
        if ask.original && group.original != 1 {
            if group.original == -1 && group.size == 1 {
                counted.unrelated += group.models;
            }
            continue;
        }
        let country = group.country.as_deref();
        let sizes = match month {
            None => &mut counted.undated,
            Some(day) if ask.from.is_some_and(|from| began_before(day, from)) => {
                counted.before.entry(country).or_default()
            }
            Some(day) => {
                let month: String = day.to_string().chars().take(7).collect();
                counted.months.entry((month, country)).or_default()
            }
        };
        if group.size == 1 {
            sizes.large += group.models;
        } else {
            sizes.unsized_models += group.models;
        }
        counted.sources.insert(group.source_id);
    }
    counted
}

/// Whether models were still there on the last day that is told of.
fn there(group: &Made, until: Option<Day>) -> bool {
    group
        .gone
        .is_none_or(|gone| until.is_some_and(|until| !gone.began_by(until)))
}

fn began_before(day: Day, from: Day) -> bool {
    day != from && day.began_by(from) && !from.began_by(day)
}

fn of_month(((month, country), sizes): ((String, Option<&str>), Sizes)) -> MonthRow {
    MonthRow {
        month,
        country: country.map(str::to_owned),
        large: sizes.large,
        unsized_models: sizes.unsized_models,
    }
}

fn of_country((country, sizes): (Option<&str>, Sizes)) -> CountrySize {
    CountrySize {
        country: country.map(str::to_owned),
        large: sizes.large,
        unsized_models: sizes.unsized_models,
    }
}

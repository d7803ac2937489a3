//! Dated events: the timeline, and those around a maker or a ranking.

use crate::{
    Catalogue, Footnotes, Result,
    view::{EventRow, EventsAsk, EventsPage, Title},
};
use atlas::Day;
use std::collections::HashMap;
use store::read::events::{self, Event, Part};

/// Events of an answer at most.
const MOST: u32 = 500;
/// Without a number asked for.
const USUAL: u32 = 200;

impl Catalogue {
    /// Dated events, newest first.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn events(&self, ask: &EventsAsk) -> Result<EventsPage> {
        let limit = if ask.limit == 0 { USUAL } else { ask.limit.min(MOST) };
        let found = self
            .events_between(ask.from, ask.until, ask.kind.as_deref(), limit)
            .await?;
        let mut notes = Footnotes::default();
        let events = self.event_rows(found, &mut notes).await?;
        Ok(EventsPage {
            events,
            sources: notes.rows(&self.reader).await?,
        })
    }

    /// Events that began on `from` or later and on `until` or earlier.
    pub(crate) async fn events_between(
        &self,
        from: Option<Day>,
        until: Option<Day>,
        kind: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Event>> {
        let (from, until) = (from.map(first_words), until.map(last_words));
        Ok(events::list(&self.reader, from.as_deref(), until.as_deref(), kind, limit).await?)
    }

    pub(crate) async fn maker_events(&self, maker: i64, notes: &mut Footnotes) -> Result<Vec<EventRow>> {
        let found = events::of_maker(&self.reader, maker).await?;
        self.event_rows(found, notes).await
    }

    /// Events as they cross the counter. One whose date cannot be read is left out.
    pub(crate) async fn event_rows(&self, found: Vec<Event>, notes: &mut Footnotes) -> Result<Vec<EventRow>> {
        let ids: Vec<i64> = found.iter().map(|event| event.id).collect();
        let mut parts: HashMap<i64, Vec<Part>> = HashMap::new();
        for part in events::parts(&self.reader, &ids).await? {
            parts.entry(part.event_id).or_default().push(part);
        }
        let row = |event: Event| {
            let date = event.date.parse().ok()?;
            let parts = parts.remove(&event.id).unwrap_or_default();
            let mut makers: Vec<i64> = parts.iter().filter_map(|part| part.maker_id).collect();
            makers.dedup();
            let (subjects, _): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(|part| part.subject);
            Some(EventRow {
                id: event.slug,
                date,
                kind: event.kind,
                title: Title {
                    en: event.title_en,
                    de: event.title_de,
                    zh: event.title_zh,
                },
                makers: makers
                    .into_iter()
                    .filter_map(|id| self.names.makers.tag(Some(id)))
                    .collect(),
                subjects: subjects.into_iter().map(|part| part.words).collect(),
                source: notes.number(event.source_id),
                confidence: event.confidence,
            })
        };
        Ok(found.into_iter().filter_map(row).collect())
    }
}

/// The smallest text of a date that begins on this day: 1 August also begins what knows only August.
fn first_words(day: Day) -> String {
    let words = day.to_string();
    let words = words.strip_suffix("-01").unwrap_or(&words);
    words.strip_suffix("-01").unwrap_or(words).to_owned()
}

/// A text behind all dates that begin on this day, or within this month or year.
fn last_words(day: Day) -> String {
    if day.is_exact() {
        day.to_string()
    } else {
        format!("{day}~")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_take_in_dates_that_know_less() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(first_words(day("2024-08-19")), "2024-08-19");
        assert_eq!(first_words(day("2024-08-01")), "2024-08");
        assert_eq!(first_words(day("2024-01-01")), "2024");
        assert_eq!(first_words(day("2024")), "2024");
        assert!("2024-12-31" < last_words(day("2024")).as_str());
        assert!("2025" > last_words(day("2024")).as_str());
        assert!("2024-08" < last_words(day("2024-08-01")).as_str());
    }
}

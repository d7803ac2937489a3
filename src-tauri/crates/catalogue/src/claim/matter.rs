//! Prices, licences, events, candidates and the census, in the shape claims are weighed on.

use super::gather::Gathering;
use crate::{Catalogue, Result, rows::parts};
use ::claims::{
    claim::Filter,
    facts::{Candidate, Census, Direction, Event, LicenceSpan, Offer, Tally},
};
use atlas::{Day, EdgeStatus};
use std::collections::{BTreeSet, HashMap};
use store::read::{
    claims::{self, CandidateRow, Group},
    events, history, licences, models, offers,
};

/// Currency of the announced list prices.
const YUAN: &str = "CNY";

/// A name as offers are compared by.
fn hyphened(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '_'], "-")
}

/// Millionths of a price for a million tokens; what is no price is none.
fn micros(price: Option<f64>) -> Option<u64> {
    let scaled = price.filter(|price| price.is_finite() && *price >= 0.0)? * 1e6;
    (scaled < 9e15).then(|| scaled.round() as u64)
}

impl Gathering<'_> {
    /// Takes in the prices of a model, or of all models, in a currency.
    pub(super) async fn offers(&mut self, model: Option<&str>, currency: &str) -> Result<()> {
        let words = model.map(hyphened).unwrap_or_default();
        let found = offers::named(&self.atlas.reader, &words, currency).await?;
        let ids: Vec<i64> = found.iter().map(|offer| offer.id).collect();
        let by_id: HashMap<i64, offers::Offer> = found.into_iter().map(|offer| (offer.id, offer)).collect();
        for step in offers::course(&self.atlas.reader, &ids).await? {
            let (Some(offer), Ok(since)) = (by_id.get(&step.offer_id), step.date.parse()) else {
                continue;
            };
            for (direction, price) in [(Direction::Input, step.input), (Direction::Output, step.output)] {
                let Some(micros) = micros(price) else { continue };
                let also = [Some(offer.key.clone()), offer.repo.clone()].into_iter().flatten();
                let held = Offer {
                    model: offer.words.clone(),
                    also: also.collect(),
                    provider: offer.provider.clone(),
                    direction,
                    currency: currency.to_owned(),
                    since,
                    micros,
                    before_micros: None,
                    correction: step.correction,
                    source: self.notes.number(offer.source_id),
                };
                self.facts.offers.push(held);
            }
        }
        if currency == YUAN {
            self.announced(&words).await?;
        }
        Ok(())
    }

    /// The announced list prices that were meant to stay: neither promotions nor prices of certain hours.
    async fn announced(&mut self, words: &str) -> Result<()> {
        let cuts = offers::cuts(&self.atlas.reader).await?;
        for cut in cuts.into_iter().rev() {
            let named = words.is_empty() || hyphened(&cut.words) == words;
            let direction = match cut.direction.as_str() {
                "input" => Direction::Input,
                "output" => Direction::Output,
                "input, cache hit" => Direction::Cached,
                _ => continue,
            };
            if !named || matches!(cut.kind.as_str(), "promotion" | "off-peak") {
                continue;
            }
            let (Some(micros), Ok(since)) = (micros(cut.to), cut.date.parse()) else {
                continue;
            };
            let maker = cut.maker_id.and_then(|id| self.atlas.names.makers.get(id));
            let offer = Offer {
                model: cut.words,
                also: Vec::new(),
                provider: maker.map(|maker| maker.name.clone()).unwrap_or_default(),
                direction,
                currency: YUAN.to_owned(),
                since,
                micros,
                before_micros: self::micros(cut.from),
                correction: false,
                source: self.notes.number(cut.source_id),
            };
            self.facts.offers.push(offer);
        }
        Ok(())
    }

    /// Takes in what is known of a model's licence over time.
    pub(super) async fn licences(&mut self, model: &str) -> Result<()> {
        let Some(row) = self.atlas.identify(model).await?.into_iter().next() else {
            return Ok(());
        };
        let row = self.atlas.whole(&row.repo).await?;
        let mut spans: Vec<(Option<Day>, Option<String>, String, i64)> = Vec::new();
        let slug = |id: Option<i64>| {
            id.and_then(|id| self.atlas.names.licences.get(id))
                .map(|held| held.slug.clone())
        };
        for fact in models::facts(&self.atlas.reader, row.id).await? {
            if fact.field == "licence" {
                spans.push((fact.as_of, fact.reading, fact.words.unwrap_or_default(), fact.source_id));
            }
        }
        let mut changed = None;
        for change in history::changes(&self.atlas.reader, row.id).await? {
            if change.field == "licence_words" || change.field == "licence" {
                changed = changed.max(change.seen_on);
                let words = change.became.unwrap_or_default();
                let known = self.atlas.names.licences.called(&words).map(|held| held.slug.clone());
                spans.push((change.seen_on, known, words, change.source_id));
            }
        }
        let maker = row.maker_id.into_iter();
        for maker in maker {
            let name = parts(&row.repo).1;
            for span in licences::uses_of_maker(&self.atlas.reader, maker).await? {
                // Only scopes that name a whole series by its first word are read; others are for people.
                let series = span.scope.split_once(" series").map(|(series, _)| format!("{series}-"));
                if series.is_some_and(|series| name.starts_with(&series)) {
                    spans.push((span.since, slug(span.licence_id), span.scope, span.source_id));
                }
            }
        }
        if changed.is_none() {
            let words = row.licence_words.clone().unwrap_or_default();
            spans.push((None, slug(row.licence_id), words, row.source_id));
        }
        spans.sort();
        spans.dedup();
        for (since, licence, words, source) in spans {
            let span = LicenceSpan {
                model: model.to_owned(),
                since,
                licence,
                words,
                source: self.notes.number(source),
            };
            self.facts.licences.push(span);
        }
        Ok(())
    }

    /// Takes in an event.
    pub(super) async fn event(&mut self, slug: &str) -> Result<()> {
        let Some(event) = events::by_slug(&self.atlas.reader, slug).await? else {
            return Ok(());
        };
        if let Ok(date) = event.date.parse() {
            let source = self.notes.number(event.source_id);
            self.facts.events.push(Event {
                id: event.slug,
                kind: event.kind,
                date,
                title: event.title_en,
                source,
            });
        }
        Ok(())
    }

    /// Takes in those that may be first, or largest, of a kind.
    pub(super) async fn candidates(&mut self, first: bool, filters: &[Filter], at: Day) -> Result<()> {
        let makers = self.atlas.makers_of(filters);
        let by = end_of(at);
        let found = if first {
            claims::first(&self.atlas.reader, makers.as_deref(), &by).await?
        } else {
            claims::largest(&self.atlas.reader, makers.as_deref(), &by).await?
        };
        for row in found {
            let candidate = self.candidate(row);
            self.facts.candidates.push(candidate);
        }
        Ok(())
    }

    fn candidate(&mut self, row: CandidateRow) -> Candidate {
        let maker = self.maker(row.maker_id, row.source_id).map(|told| told.value);
        Candidate {
            country: self.atlas.names.makers.country(row.maker_id).map(str::to_owned),
            maker,
            name: row.repo,
            params: row.params,
            created: row.created,
            source: self.notes.number(row.source_id),
        }
    }

    /// Takes in the census of a day; models that are new since `since` alone, if it is given.
    pub(super) async fn census(&mut self, by: Day, over: Option<u64>, since: Option<Day>) -> Result<()> {
        let (until, since) = (end_of(by), since.map(|since| since.to_string()));
        let size = over.and_then(|over| i64::try_from(over).ok());
        let groups = claims::census(&self.atlas.reader, &until, size, since.as_deref()).await?;
        let Some(most) = groups
            .iter()
            .max_by_key(|group| group.models)
            .map(|group| group.source_id)
        else {
            return Ok(());
        };
        let source = self.notes.number(most);
        let kept = groups.into_iter().filter(|group| since.is_none() || group.created == 1);
        let mut tallies: Vec<Tally> = kept.map(|group| self.atlas.tally(group)).collect();
        tallies.sort_by(|a, b| a.names.cmp(&b.names));
        self.facts.census = Some(Census {
            by,
            over_params: over,
            tallies,
            source,
        });
        Ok(())
    }
}

impl Catalogue {
    fn tally(&self, group: Group) -> Tally {
        let makers = &self.names.makers;
        let seat = |id| makers.country(id).map(str::to_owned);
        let own = seat(group.maker_id);
        let root = seat(group.root_maker_id);
        let documented = !matches!(group.root_status, Some(EdgeStatus::Inferred | EdgeStatus::Disputed));
        // A descendant whose root nobody knows is nobody's; a model without ancestors is its maker's own.
        let (documented_country, weights_country) = match (group.rooted, group.original) {
            (true, _) => (root.clone().filter(|_| documented), root),
            (false, 0) => (None, None),
            (false, _) => (own.clone(), own.clone()),
        };
        let known = |flag: i64| (flag >= 0).then_some(flag > 0);
        Tally {
            publisher_country: own,
            documented_country,
            weights_country,
            maker: group
                .maker_id
                .and_then(|id| makers.get(id))
                .map(|maker| maker.slug.clone()),
            licence: group
                .licence_id
                .and_then(|id| self.names.licences.get(id))
                .map(|held| held.slug.clone()),
            openness: self.openness_word(group.burden_id),
            size: band(group.size).map(str::to_owned),
            over: known(group.over),
            created: known(group.created),
            original: known(group.original),
            open_weights: group.recorded.then_some(true),
            models: group.models,
            downloads: group.downloads,
            names: vec![group.repo],
        }
    }

    /// The first definition of openness that holds, from the widest freedom to none; nothing where nobody knows.
    pub(super) fn openness_word(&self, burden: Option<i64>) -> Option<String> {
        let judged = ::licences::openness(::licences::Table::embedded(), self.burdens.get(burden));
        let holds = |key: &str| {
            judged
                .iter()
                .any(|(name, holds, _)| *name == key && *holds == Some(true))
        };
        let order = ["osi-licence", "open-weights", "restricted", "closed"];
        order.into_iter().find(|key| holds(key)).map(str::to_owned)
    }

    /// The makers whose models may pass these filters, as a JSON array; nothing where the filters do not speak of makers.
    /// One whose seat nobody knows may sit anywhere.
    fn makers_of(&self, filters: &[Filter]) -> Option<String> {
        let asked: Vec<&Filter> = filters
            .iter()
            .filter(|filter| matches!(filter, Filter::Country(_) | Filter::Maker(_)))
            .collect();
        if asked.is_empty() {
            return None;
        }
        let fits = |maker: &store::read::makers::Maker| {
            asked.iter().all(|filter| match filter {
                Filter::Country(code) => maker.country.as_ref().is_none_or(|seat| seat == code),
                Filter::Maker(slug) => maker.slug == *slug,
                Filter::Licence(_) | Filter::Openness(_) | Filter::Over(_) | Filter::Under(_) => true,
            })
        };
        let ids: BTreeSet<i64> = self
            .names
            .makers
            .all()
            .filter(|maker| fits(maker))
            .map(|maker| maker.id)
            .collect();
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        Some(format!("[{}]", ids.join(",")))
    }
}

/// The band a census query counts a size in.
fn band(size: i64) -> Option<&'static str> {
    let lower = u64::try_from(size).ok()?;
    Some(::claims::share::band(lower.checked_mul(1_000_000_000)?))
}

/// A text behind every date of a day, or within a month or year.
fn end_of(day: Day) -> String {
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
    fn prices_are_kept_in_millionths_and_nonsense_is_none() {
        assert_eq!(micros(Some(0.5)), Some(500_000));
        assert_eq!(micros(Some(0.0000001)), Some(0));
        assert_eq!(micros(Some(f64::NAN)), None);
        assert_eq!(micros(Some(-1.0)), None);
        assert_eq!(micros(Some(1e300)), None);
    }

    #[test]
    fn bands_of_the_census_are_those_of_shares() {
        let bands: Vec<Option<&str>> = [-1, 0, 1, 7, 20, 70, 200].into_iter().map(band).collect();
        let known = ["under_1b", "1b_7b", "7b_20b", "20b_70b", "70b_200b", "200b_up"].map(Some);
        assert_eq!(bands[0], None);
        assert_eq!(bands[1..], known);
    }
}

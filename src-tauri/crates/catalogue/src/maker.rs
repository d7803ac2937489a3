//! Makers: the list, and a maker's page.

use crate::{
    Catalogue, Error, Footnotes, Result,
    names::{self, Closeness},
    view::{CountryCount, Fact, MakerAsk, MakerName, MakerPage, MakerRow, MakersAsk, MakersPage, MakersSort},
};
use atlas::Verdict;
use std::collections::HashMap;
use store::read::{
    licences, makers,
    makers::{Maker, MakerTotals},
    models,
};

/// Models listed on a maker's page at most.
const MOST_MODELS: u32 = 60;
/// Rows of a list.
pub(crate) const MOST_ROWS: u32 = 200;

impl Catalogue {
    /// Lists makers by name and seat.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn makers(&self, ask: &MakersAsk) -> Result<MakersPage> {
        let totals = self.maker_totals().await?;
        let words = index::fold(&ask.query);
        let known = self.names.makers.all();
        let matching: Vec<(Option<Closeness>, &Maker)> = if words.is_empty() && ask.query.trim().is_empty() {
            known.map(|maker| (None, maker)).collect()
        } else {
            known
                .filter_map(|maker| Some((Some(self.names.makers.closeness(maker, &words)?), maker)))
                .collect()
        };
        let countries = by_country(matching.iter().map(|(_, maker)| maker.country.as_deref()));
        let mut seated: Vec<(Option<Closeness>, &Maker)> = matching
            .into_iter()
            .filter(|(_, maker)| is_seated(maker, ask.country.as_deref()))
            .collect();
        let total_of = |maker: &Maker| totals.get(&maker.id);
        seated.sort_by_cached_key(|(_, maker)| match ask.sort {
            MakersSort::Models => (
                u64::MAX - total_of(maker).map_or(0, |t| u64::from(t.models)),
                maker.name.to_lowercase(),
            ),
            MakersSort::Downloads => (
                u64::MAX - total_of(maker).map_or(0, |t| t.downloads),
                maker.name.to_lowercase(),
            ),
            MakersSort::Name => (0, maker.name.to_lowercase()),
        });
        let with_maker: u32 = totals.values().map(|total| total.models).sum();
        let page = seated
            .iter()
            .skip(ask.offset as usize)
            .take(limit(ask.limit, MOST_ROWS, MOST_ROWS));
        Ok(MakersPage {
            total: u32::try_from(seated.len()).unwrap_or(u32::MAX),
            of: self.names.makers.count(),
            models_without_maker: self.models().saturating_sub(with_maker),
            rows: page
                .map(|(_, maker)| self.maker_row(maker, totals.get(&maker.id)))
                .collect(),
            countries,
        })
    }

    fn maker_row(&self, maker: &Maker, total: Option<&MakerTotals>) -> MakerRow {
        MakerRow {
            maker: names::makers::tag(maker),
            city: maker.city.clone(),
            parent: self.names.makers.tag(maker.parent_id),
            models: total.map_or(0, |total| total.models),
            downloads: total.map_or(0, |total| total.downloads),
            latest: total.and_then(|total| total.latest),
        }
    }

    /// What each maker has published, counted once.
    async fn maker_totals(&self) -> Result<&HashMap<i64, MakerTotals>> {
        let count = || async {
            let totals = makers::totals(&self.reader).await?;
            Ok(totals.into_iter().map(|total| (total.maker_id, total)).collect())
        };
        self.counts.makers.get_or_try_init(count).await
    }

    /// Opens a maker by key, Hub handle or name.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the nearest names; when the atlas cannot be read.
    pub async fn maker(&self, ask: &MakerAsk) -> Result<MakerPage> {
        let Some(maker) = self.names.makers.called(&ask.maker) else {
            return Err(Error::not_found("maker", &ask.maker, self.makers_near(&ask.maker)));
        };
        let reader = &self.reader;
        let mut notes = Footnotes::default();
        let own = notes.number(maker.source_id);
        let fact = |value| Fact::new(value, None, own, maker.confidence);
        let verdicts = makers::verdicts(reader, maker.id).await?;
        let mut counts: Vec<(Verdict, u32)> = verdicts.iter().map(|count| (count.verdict, count.models)).collect();
        counts.sort_by_key(|(verdict, _)| *verdict);
        let licences = makers::licences(reader, maker.id).await?;
        let uses = licences::uses_of_maker(reader, maker.id).await?;
        let history = uses
            .into_iter()
            .map(|known| self.licence_history(known, &mut notes))
            .collect();
        let standings = self.maker_standings(maker.id, &mut notes).await?;
        let events = self.maker_events(maker.id, &mut notes).await?;
        let models = models::of_maker(reader, maker.id, MOST_MODELS).await?;
        Ok(MakerPage {
            maker: names::makers::tag(maker),
            name_de: maker.name_de.clone(),
            country: maker.country.clone().map(fact),
            city: maker.city.clone(),
            founded: maker.founded.map(|day| Fact::new(day, None, own, maker.confidence)),
            parent: self.names.makers.tag(maker.parent_id),
            children: self.children_of(maker.id),
            names: self.names.makers.names(maker.id).take(200).map(maker_name).collect(),
            models_total: counts.iter().map(|(_, count)| count).sum(),
            models: self.lines(models),
            verdicts: counts,
            licences: licences
                .iter()
                .map(|count| (self.names.licences.tag(count.licence_id), count.models))
                .collect(),
            licence_history: history,
            standings,
            events,
            sources: notes.rows(reader).await?,
        })
    }

    fn children_of(&self, id: i64) -> Vec<crate::view::MakerTag> {
        let children = self.names.makers.all().filter(|maker| maker.parent_id == Some(id));
        children.take(100).map(names::makers::tag).collect()
    }

    /// Names of makers near to what was asked for, at most five.
    fn makers_near(&self, asked: &str) -> Vec<String> {
        let folded = index::fold(asked);
        let words: Vec<&str> = std::iter::once(folded.as_str())
            .chain(folded.split(' '))
            .filter(|w| !w.is_empty())
            .collect();
        let near = self.names.makers.all().filter_map(|maker| {
            let closest = words
                .iter()
                .filter_map(|word| self.names.makers.closeness(maker, word))
                .min()?;
            Some((closest, maker.name.clone()))
        });
        nearest(near.collect())
    }
}

/// The five nearest of these names.
pub(crate) fn nearest(mut near: Vec<(Closeness, String)>) -> Vec<String> {
    near.sort();
    near.dedup_by(|a, b| a.1 == b.1);
    near.into_iter().take(5).map(|(_, name)| name).collect()
}

/// How many rows to give: nothing asked means `usual`, and never more than `most`.
pub(crate) fn limit(asked: u32, usual: u32, most: u32) -> usize {
    (if asked == 0 { usual } else { asked.min(most) }) as usize
}

fn is_seated(maker: &Maker, country: Option<&str>) -> bool {
    match country {
        None => true,
        Some(asked) if asked.eq_ignore_ascii_case("unknown") => maker.country.is_none(),
        Some(asked) => maker
            .country
            .as_deref()
            .is_some_and(|seat| seat.eq_ignore_ascii_case(asked)),
    }
}

/// Counts seats, most first; unknown is a seat of its own.
fn by_country<'a>(seats: impl Iterator<Item = Option<&'a str>>) -> Vec<CountryCount> {
    let mut counts: HashMap<Option<&str>, u32> = HashMap::new();
    for seat in seats {
        *counts.entry(seat).or_default() += 1;
    }
    let mut counts: Vec<CountryCount> = counts
        .into_iter()
        .map(|(seat, count)| CountryCount {
            country: seat.map(str::to_owned),
            count,
        })
        .collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.country.cmp(&b.country)));
    counts
}

fn maker_name(name: &makers::MakerName) -> MakerName {
    MakerName {
        name: name.name.clone(),
        kind: name.kind.clone(),
        from: name.since,
        until: name.until,
        ambiguous: name.ambiguous,
    }
}

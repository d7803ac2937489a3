//! Price lists, whole each time: a price is noted on the day it changes, and what is not listed any more has ended.

use super::{Keeping, Taken};
use crate::{
    IngestError,
    counts::Counts,
    names::{Names, name_of},
    status::Drop,
    view::PriceChange,
};
use atlas::Day;
use sources::OfferRecord;
use std::collections::{BTreeMap, BTreeSet};
use store::write::{Batch, OfferHeld, OfferRow, PriceRow};

/// Two prices that differ by less are the same.
const SAME: f64 = 1e-9;
/// Up to one in so many offers may end at once before a person is asked: a fifth.
const BELIEVED: usize = 5;
/// An offer costs less than this, in any currency; what costs more was misread.
const DEAREST: f64 = 1e9;

pub(super) async fn take(
    transaction: &mut Batch,
    keeping: &Keeping<'_>,
    records: &[OfferRecord],
) -> Result<Taken, IngestError> {
    let source_id = transaction.moving_source(&keeping.source, keeping.today).await?;
    let held = transaction.offers(source_id, keeping.source.url).await?;
    let models = transaction.models_named(&candidates(records)).await?;
    let mut compared = Compared::new(keeping, source_id, &held, transaction.last_offer().await?);
    for record in records {
        compared.take(record, keeping.names, &models);
    }
    transaction.add(&compared.new).await?;
    transaction.put_offers(&compared.known).await?;
    transaction.put_prices(&compared.prices).await?;
    let moved: Vec<i64> = compared.moves.iter().filter_map(|(_, model)| *model).collect();
    let repos = transaction.repos(&moved).await?;
    let moves: Vec<PriceChange> = compared
        .moves
        .iter()
        .map(|(change, model)| PriceChange {
            repo: model.and_then(|model| repos.get(&model).cloned()),
            ..change.clone()
        })
        .collect();
    let mut counts = Counts {
        new: compared.new.len() as u64,
        changed: moves.len() as u64,
        prices_total: moves.len() as u64,
        ..Counts::default()
    };
    counts.moves(moves);
    let (drop, gone) = ended(transaction, &compared, keeping.today).await?;
    counts.gone = gone;
    Ok(Taken {
        counts,
        drop: Some(drop),
        settles: false,
    })
}

/// Ends what is not listed any more, unless that is too much to believe.
async fn ended(
    transaction: &mut Batch,
    compared: &Compared<'_>,
    today: Day,
) -> Result<(Option<Drop>, u64), IngestError> {
    let live: Vec<i64> = compared.live().collect();
    let missing: Vec<i64> = live.iter().copied().filter(|id| !compared.seen.contains(id)).collect();
    if missing.len() * BELIEVED > live.len() {
        let drop = Drop {
            gone: missing.len() as u64,
            of: live.len() as u64,
            offers: missing,
        };
        return Ok((Some(drop), 0));
    }
    let gone = transaction.end_offers(&missing, today).await?;
    Ok((None, gone))
}

/// Ends offers that a person believes to be gone.
pub(crate) async fn end(transaction: &mut Batch, offers: &[i64], today: Day) -> Result<u64, IngestError> {
    Ok(transaction.end_offers(offers, today).await?)
}

/// A price list compared with what is held of it.
struct Compared<'a> {
    today: Day,
    source_id: i64,
    /// By key; the list's own where another's copy of it is held too.
    held: BTreeMap<&'a str, &'a OfferHeld>,
    first: bool,
    last: i64,
    seen: BTreeSet<i64>,
    keys: BTreeSet<String>,
    new: Vec<OfferRow>,
    known: Vec<OfferRow>,
    prices: Vec<PriceRow>,
    moves: Vec<(PriceChange, Option<i64>)>,
}

impl<'a> Compared<'a> {
    fn new(keeping: &Keeping<'_>, source_id: i64, held: &'a [OfferHeld], last: i64) -> Self {
        Self {
            today: keeping.today,
            source_id,
            held: held.iter().map(|offer| (offer.key.as_str(), offer)).collect(),
            first: !held.iter().any(|offer| offer.source_id == source_id),
            last,
            seen: BTreeSet::new(),
            keys: BTreeSet::new(),
            new: Vec::new(),
            known: Vec::new(),
            prices: Vec::new(),
            moves: Vec::new(),
        }
    }

    /// Offers of the list itself that had not ended: only these can be missing.
    fn live(&self) -> impl Iterator<Item = i64> {
        let own = self.held.values().filter(|offer| offer.source_id == self.source_id);
        own.filter(|offer| offer.until.is_none_or(|until| until > self.today))
            .map(|offer| offer.id)
    }

    fn take(&mut self, record: &OfferRecord, names: Option<&Names>, models: &BTreeMap<String, i64>) {
        if !self.keys.insert(record.key.clone()) {
            return;
        }
        let held = self.held.get(record.key.as_str()).copied();
        let (model_id, maker_id) = leads_to(record, names, models);
        let id = held.map_or_else(
            || {
                self.last += 1;
                self.last
            },
            |held| held.id,
        );
        let row = OfferRow {
            id,
            key: record.key.clone(),
            provider: record.provider.clone(),
            words: record.words.clone(),
            model_id: model_id.or_else(|| held?.model_id),
            maker_id: maker_id.or_else(|| held?.maker_id),
            currency: record.currency.clone(),
            input: sound(record.input),
            output: sound(record.output),
            cached: sound(record.cached),
            since: Some(self.today).filter(|_| !self.first),
            until: record.until,
            source_id: self.source_id,
        };
        self.seen.insert(id);
        match held {
            None => {
                self.price(&row);
                self.new.push(row);
            }
            Some(held) => {
                if is_step(held, &row) {
                    self.price(&row);
                }
                if is_move(held, &row) {
                    self.moves.push((change(held, &row), row.model_id));
                }
                if is_other(held, &row) {
                    self.known.push(row);
                }
            }
        }
    }

    fn price(&mut self, row: &OfferRow) {
        self.prices.push(PriceRow {
            offer_id: row.id,
            seen_on: self.today,
            input: row.input,
            output: row.output,
            cached: row.cached,
            correction: false,
        });
    }
}

/// A price that can be one.
fn sound(price: Option<f64>) -> Option<f64> {
    price.filter(|price| (0.0..DEAREST).contains(price))
}

fn near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= SAME,
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn is_move(held: &OfferHeld, row: &OfferRow) -> bool {
    held.currency != row.currency || !near(held.input, row.input) || !near(held.output, row.output)
}

/// A day on which a price became another; one for cached tokens that is heard of for the first time is none.
fn is_step(held: &OfferHeld, row: &OfferRow) -> bool {
    is_move(held, row) || (held.cached.is_some() && !near(held.cached, row.cached))
}

fn is_other(held: &OfferHeld, row: &OfferRow) -> bool {
    let words = |a: &str, b: &str| a == b;
    is_move(held, row)
        || !near(held.cached, row.cached)
        || !words(&held.provider, &row.provider)
        || !words(&held.words, &row.words)
        || (held.model_id, held.maker_id) != (row.model_id, row.maker_id)
        || (held.until, held.source_id) != (row.until, row.source_id)
}

fn change(held: &OfferHeld, row: &OfferRow) -> PriceChange {
    let (was, became) = ((held.input, held.output), (row.input, row.output));
    PriceChange {
        words: row.words.clone(),
        repo: None,
        provider: row.provider.clone(),
        currency: row.currency.clone(),
        was,
        became,
        percent: percent(was, became).filter(|_| held.currency == row.currency),
    }
}

/// By how much the dearer of the two moved; nothing where it was free or is not known on both days.
fn percent(was: (Option<f64>, Option<f64>), became: (Option<f64>, Option<f64>)) -> Option<f64> {
    let dearer_is_output = was.1.unwrap_or(-1.0) >= was.0.unwrap_or(-1.0);
    let (before, after) = if dearer_is_output {
        (was.1, became.1)
    } else {
        (was.0, became.0)
    };
    let (before, after) = (before.filter(|price| *price > 0.0)?, after?);
    Some((after - before) / before * 100.0)
}

/// Whole ids that the offers may stand for.
fn candidates(records: &[OfferRecord]) -> Vec<&str> {
    let all: BTreeSet<&str> = records.iter().flat_map(whole_ids).collect();
    all.into_iter().collect()
}

/// The id the source gives; else what stands at the end of its key, or its name, where that looks like one.
fn whole_ids(record: &OfferRecord) -> impl Iterator<Item = &str> {
    let tail = |words: &'_ str| {
        let mut slashes = words.rmatch_indices('/').map(|(at, _)| at);
        slashes.next()?;
        Some(slashes.next().map_or(0, |at| at + 1))
    };
    let ending = tail(&record.key).map(|at| &record.key[at..]);
    let words = Some(record.words.as_str()).filter(|words| words.contains('/'));
    [record.repo.as_deref(), ending, words].into_iter().flatten()
}

/// The model and the maker an offer leads to.
fn leads_to(record: &OfferRecord, names: Option<&Names>, models: &BTreeMap<String, i64>) -> (Option<i64>, Option<i64>) {
    let by_id = whole_ids(record).find_map(|id| models.get(id).copied());
    let Some(names) = names else { return (by_id, None) };
    let organisation = |words: &str| {
        words
            .rsplit_once('/')
            .and_then(|(before, _)| names.maker(name_of(before)))
    };
    let maker = organisation(&record.words).or_else(|| organisation(&record.key));
    // An id the source itself gives and the atlas does not know is no other model.
    let named = || {
        let plain = name_of(&record.words).split(':').next()?;
        names.model(plain, maker).filter(|_| record.repo.is_none())
    };
    let model = by_id.or_else(named);
    (model, model.and_then(|model| names.maker_of(model)).or(maker))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_is_told_by_the_dearer_price() {
        let per = |was, became| percent(was, became).map(f64::round);
        assert_eq!(per((Some(1.0), Some(4.0)), (Some(1.0), Some(2.0))), Some(-50.0));
        assert_eq!(per((Some(4.0), Some(1.0)), (Some(5.0), Some(1.0))), Some(25.0));
        assert_eq!(per((Some(0.0), Some(0.0)), (Some(1.0), Some(1.0))), None);
        assert_eq!(per((Some(1.0), Some(2.0)), (None, None)), None);
        assert_eq!(per((None, Some(2.0)), (None, Some(1.0))), Some(-50.0));
    }

    #[test]
    fn ids_are_looked_for_where_a_source_may_hide_them() {
        let record = |key: &str, words: &str, repo: Option<&str>| OfferRecord {
            key: key.to_owned(),
            provider: String::new(),
            words: words.to_owned(),
            repo: repo.map(str::to_owned),
            currency: String::from("USD"),
            input: None,
            output: None,
            cached: None,
            until: None,
        };
        let ids = |record: &OfferRecord| whole_ids(record).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(ids(&record("a/b/c", "c", Some("x/y"))), ["x/y", "b/c"]);
        assert_eq!(ids(&record("b/c", "b/c", None)), ["b/c", "b/c"]);
        assert!(ids(&record("c", "c", None)).is_empty());
    }

    #[test]
    fn a_price_that_cannot_be_one_is_none() {
        assert_eq!(sound(Some(f64::NAN)), None);
        assert_eq!(sound(Some(f64::INFINITY)), None);
        assert_eq!(sound(Some(-1.0)), None);
        assert_eq!(sound(Some(0.0)), Some(0.0));
    }
}

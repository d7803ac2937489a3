//! Claims: facts are gathered, the engine weighs them, and the answer leaves with its sources.

mod boards;
mod gather;
mod keys;
mod matter;
mod share;

use crate::{
    Catalogue, Result,
    view::{ClaimRecogniseAsk, ClaimRecognisePage, ClaimTourPage, TourStop, Weighed},
};
use ::claims::{
    Claim, Definitions, Facts, Outcome,
    claim::{Extreme, When},
    language,
    recognise::{Around, recognise},
    tour::Tour,
    verify,
};
use atlas::Day;
use gather::Gathering;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of an answer at most, over all its figures.
const MOST_ROWS: usize = 5_000;
/// Bytes of a text that are looked through for claims, and offers given.
const MOST_TEXT: usize = 400_000;
const MOST_OFFERS: usize = 200;

impl Catalogue {
    /// Weighs a claim on what the atlas holds, as of `at` in the place of its own day if that is given.
    ///
    /// # Errors
    /// When the atlas cannot be read, or the claim spans more days than are weighed at once.
    pub async fn weigh(&self, claim: &Claim, definitions: &Definitions, at: Option<Day>) -> Result<Weighed> {
        let claim = self.by_keys(at.map_or_else(|| claim.clone(), |at| as_of(claim, at)));
        let mut gathering = Gathering::new(self);
        gathering.all(&claim).await?;
        let Gathering { facts, notes, .. } = gathering;
        let mut outcome = weighed_apart(claim.clone(), facts, definitions.clone()).await?;
        let rows_left_out = shorten(&mut outcome);
        let sources = notes.rows(&self.reader).await?;
        let used = renumber(&mut outcome);
        let named = used
            .into_iter()
            .filter_map(|number| sources.get(number as usize).cloned());
        Ok(Weighed {
            text: language::print(&claim),
            claim,
            outcome,
            rows_left_out,
            sources: named.collect(),
        })
    }

    /// Weighs every statement of the guided tour.
    ///
    /// # Errors
    /// As [`Catalogue::weigh`].
    pub async fn claim_tour(&self, definitions: &Definitions) -> Result<ClaimTourPage> {
        let tour = Tour::built_in();
        let mut stops = Vec::with_capacity(tour.stops.len());
        for stop in tour.stops {
            let mut claims = Vec::with_capacity(stop.claims.len());
            for claim in &stop.claims {
                claims.push(self.weigh(claim, definitions, None).await?);
            }
            stops.push(TourStop {
                id: stop.id,
                text: stop.text,
                claims,
            });
        }
        Ok(ClaimTourPage {
            published: tour.published,
            stops,
        })
    }

    /// Sentences of a text that could be claims.
    #[must_use]
    pub fn claim_recognise(&self, ask: &ClaimRecogniseAsk) -> ClaimRecognisePage {
        let cut = ask.text.floor_char_boundary(MOST_TEXT);
        let around = Around {
            published: ask.published,
            models: Vec::new(),
        };
        let mut offers = recognise(&ask.text[..cut], &around);
        offers.truncate(MOST_OFFERS);
        ClaimRecognisePage { offers }
    }
}

/// Weighing thousands of rows under nine definitions takes a moment that must not hold up other answers.
async fn weighed_apart(claim: Claim, facts: Facts, definitions: Definitions) -> Result<Outcome> {
    tokio::task::spawn_blocking(move || verify(&claim, &facts, &definitions))
        .await
        .map_err(|_| crate::Error::BrokenOff)
}

impl Gathering<'_> {
    /// Everything that could decide the claim.
    async fn all(&mut self, claim: &Claim) -> Result<()> {
        match claim {
            Claim::Count(asked) | Claim::Share(asked) => self.on_board(&asked.board, asked.when).await,
            Claim::Rank { board, when, .. } => self.on_board(board, *when).await,
            Claim::Models { over, by, .. } => self.census(*by, *over, None).await,
            Claim::Price(price) => self.offers(Some(&price.model), &price.currency).await,
            // Under a name that no licence has nothing is known, which is not the same as another licence.
            Claim::Licence { licence, .. } if self.atlas.names.licences.called(licence).is_none() => Ok(()),
            Claim::Licence { model, .. } => self.licences(model).await,
            Claim::Descent { model, from, .. } => self.descent(&[model, from]).await,
            Claim::Extreme { of, filters, at, .. } => match of {
                Extreme::First => self.candidates(true, filters, *at).await,
                Extreme::Largest => self.candidates(false, filters, *at).await,
                Extreme::Cheapest { currency, .. } => {
                    if !filters.is_empty() {
                        self.candidates(false, filters, *at).await?;
                    }
                    self.offers(None, currency).await
                }
            },
            Claim::Event { event, .. } => self.event(event).await,
            Claim::Unit { .. } | Claim::Uncheckable { .. } => Ok(()),
        }
    }

    async fn on_board(&mut self, board: &str, when: When) -> Result<()> {
        let (from, until) = when.span();
        let (id, days) = self.atlas.claim_days(board, from, until)?;
        let asked = match when {
            When::At { day } => Some(day),
            When::During { .. } | When::Once { .. } => None,
        };
        self.boards((id, board), &days, asked).await
    }

    async fn descent(&mut self, names: &[&String]) -> Result<()> {
        let mut models = BTreeSet::new();
        for name in names {
            let Some(row) = self.atlas.identify(name).await?.into_iter().next() else {
                continue;
            };
            let found = store::read::models::exact(&self.atlas.reader, &row.repo).await?;
            models.extend(found.map(|found| found.id));
        }
        self.families(&models).await.map(drop)
    }
}

/// The claim as of another day.
fn as_of(claim: &Claim, day: Day) -> Claim {
    let mut claim = claim.clone();
    match &mut claim {
        Claim::Count(asked) | Claim::Share(asked) => asked.when = When::At { day },
        Claim::Rank { when, .. } => *when = When::At { day },
        Claim::Models { by, .. } => *by = day,
        Claim::Price(price) => price.at = day,
        Claim::Licence { at, .. } | Claim::Extreme { at, .. } => *at = day,
        Claim::Event { .. } | Claim::Descent { .. } | Claim::Unit { .. } | Claim::Uncheckable { .. } => {}
    }
    claim
}

/// Cuts the rows of an answer to what crosses the counter, and gives how many were cut.
fn shorten(outcome: &mut Outcome) -> u32 {
    let (mut left, mut out) = (MOST_ROWS, 0);
    for figure in &mut outcome.figures {
        let keep = figure.rows.len().min(left);
        out += figure.rows.len() - keep;
        left -= keep;
        figure.rows.truncate(keep);
    }
    u32::try_from(out).unwrap_or(u32::MAX)
}

/// Numbers the sources that are named anew, from 0 and without gaps, and gives the old numbers in that order.
fn renumber(outcome: &mut Outcome) -> Vec<u32> {
    let mut order = Vec::new();
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    let mut anew = |source: &mut u32| {
        let next = u32::try_from(order.len()).unwrap_or(u32::MAX);
        *source = *numbers.entry(*source).or_insert_with(|| {
            order.push(*source);
            next
        });
    };
    for figure in &mut outcome.figures {
        figure.sources.iter_mut().for_each(&mut anew);
        for row in &mut figure.rows {
            row.sources.iter_mut().for_each(&mut anew);
        }
    }
    order
}

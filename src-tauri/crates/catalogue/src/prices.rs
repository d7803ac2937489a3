//! Offers by the token and the list prices announced in yuan.

use crate::{
    Catalogue, Footnotes, Result,
    maker::limit,
    view::{OfferRow, PriceCut, PricePoint, PricesAsk, PricesPage},
};
use std::collections::HashMap;
use store::read::offers::{self, Cut, Offer};

/// Offers of an answer, without a number asked for and at most.
const USUAL_ROWS: u32 = 100;
const MOST_ROWS: u32 = 200;
/// Announced prices of an answer at most.
const MOST_CUTS: usize = 200;
/// Steps of one offer in a long list; a model's own page shows all sixty.
const STEPS_IN_LIST: usize = 12;

impl Catalogue {
    /// Offers and announced prices that match words.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn prices(&self, ask: &PricesAsk) -> Result<PricesPage> {
        let words: String = ask
            .query
            .trim()
            .to_lowercase()
            .replace('\0', " ")
            .chars()
            .take(200)
            .collect();
        let count = offers::count(&self.reader, &words).await?;
        let most = u32::try_from(limit(ask.limit, USUAL_ROWS, MOST_ROWS)).unwrap_or(MOST_ROWS);
        let found = offers::search(&self.reader, &words, ask.offset, most).await?;
        let mut notes = Footnotes::default();
        let mut rows = self.offer_rows(found, &mut notes).await?;
        for row in &mut rows {
            row.points.drain(..row.points.len().saturating_sub(STEPS_IN_LIST));
        }
        let cuts = offers::cuts(&self.reader).await?;
        let matching = cuts
            .into_iter()
            .filter(|cut| self.cut_matches(cut, &words))
            .take(MOST_CUTS);
        let cuts = matching.filter_map(|cut| self.cut(cut, &mut notes)).collect();
        Ok(PricesPage {
            total: count.total,
            of: count.of,
            rows,
            cuts,
            sources: notes.rows(&self.reader).await?,
        })
    }

    /// Who sells a model, with the prices over time.
    pub(crate) async fn model_offers(&self, model: i64, notes: &mut Footnotes) -> Result<Vec<OfferRow>> {
        let found = offers::of_model(&self.reader, model).await?;
        self.offer_rows(found, notes).await
    }

    async fn offer_rows(&self, found: Vec<Offer>, notes: &mut Footnotes) -> Result<Vec<OfferRow>> {
        let ids: Vec<i64> = found.iter().map(|offer| offer.id).collect();
        let mut points: HashMap<i64, Vec<PricePoint>> = HashMap::new();
        for price in offers::prices(&self.reader, &ids).await? {
            if let Ok(date) = price.date.parse() {
                let point = PricePoint {
                    date,
                    input: price.input,
                    output: price.output,
                    cached: price.cached,
                    correction: price.correction,
                };
                points.entry(price.offer_id).or_default().push(point);
            }
        }
        let row = |offer: Offer| OfferRow {
            points: points.remove(&offer.id).unwrap_or_default(),
            offer: offer.key,
            provider: offer.provider,
            words: offer.words,
            maker: self.names.makers.tag(offer.maker_id),
            repo: offer.repo,
            currency: offer.currency,
            input: offer.input,
            output: offer.output,
            cached: offer.cached,
            since: offer.since,
            until: offer.until,
            source: notes.number(offer.source_id),
        };
        Ok(found.into_iter().map(row).collect())
    }

    fn cut_matches(&self, cut: &Cut, words: &str) -> bool {
        let maker = cut.maker_id.and_then(|id| self.names.makers.get(id));
        let names = maker
            .into_iter()
            .flat_map(|maker| [Some(maker.name.as_str()), maker.name_zh.as_deref()])
            .flatten();
        words.is_empty()
            || names
                .chain([cut.words.as_str()])
                .any(|name| name.to_lowercase().contains(words))
    }

    fn cut(&self, cut: Cut, notes: &mut Footnotes) -> Option<PriceCut> {
        Some(PriceCut {
            date: cut.date.parse().ok()?,
            maker: self.names.makers.tag(cut.maker_id),
            words: cut.words,
            direction: cut.direction,
            kind: cut.kind,
            from: cut.from,
            to: cut.to,
            change_percent: cut.change_percent,
            source: notes.number(cut.source_id),
            confidence: cut.confidence,
        })
    }
}

//! Offers and prices as they come in.

use crate::{
    Result,
    read::cell::DayCell,
    write::{Batch, OfferRow, PriceRow, ROWS_AT_ONCE, batch::json_of},
};
use atlas::Day;

/// An offer as it is held.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferHeld {
    /// Its number.
    pub id: i64,
    /// The source's key.
    pub key: String,
    /// Who sells.
    pub provider: String,
    /// The model as the source names it.
    pub words: String,
    /// The model.
    pub model_id: Option<i64>,
    /// Its maker.
    pub maker_id: Option<i64>,
    /// ISO 4217.
    pub currency: String,
    /// A million tokens read.
    pub input: Option<f64>,
    /// A million tokens written.
    pub output: Option<f64>,
    /// A million tokens read from a cache.
    pub cached: Option<f64>,
    /// Listed until.
    pub until: Option<Day>,
    /// Who says so.
    pub source_id: i64,
}

impl Batch {
    /// The offers held of a price list: those of others under the same address first, then its own.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn offers(&mut self, source_id: i64, url: Option<&str>) -> Result<Vec<OfferHeld>> {
        let found = sqlx::query_file_as!(OfferHeld, "queries/take/offers.sql", source_id, url);
        Ok(found.fetch_all(&mut *self.transaction).await?)
    }

    /// The highest number of an offer.
    ///
    /// # Errors
    /// When the file is damaged.
    pub async fn last_offer(&mut self) -> Result<i64> {
        let found = sqlx::query_file!("queries/take/last_offer.sql");
        Ok(found.fetch_one(&mut *self.transaction).await?.id)
    }

    /// Says anew what offers are; `key` and `since` stay.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_offers(&mut self, rows: &[OfferRow]) -> Result<()> {
        for some in rows.chunks(ROWS_AT_ONCE) {
            let json = json_of(some)?;
            sqlx::query_file!("queries/take/offer_put.sql", json)
                .execute(&mut *self.transaction)
                .await?;
        }
        Ok(())
    }

    /// Notes prices; of one day the last one counts.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn put_prices(&mut self, rows: &[PriceRow]) -> Result<()> {
        for some in rows.chunks(ROWS_AT_ONCE) {
            let json = json_of(some)?;
            sqlx::query_file!("queries/take/price_put.sql", json)
                .execute(&mut *self.transaction)
                .await?;
        }
        Ok(())
    }

    /// Notes that offers are not listed any more from a day on; says how many had not ended before.
    ///
    /// # Errors
    /// When the disk is full or failing.
    pub async fn end_offers(&mut self, offers: &[i64], day: Day) -> Result<u64> {
        let json = json_of(offers)?;
        let day = day.to_string();
        let ended = sqlx::query_file!("queries/take/offer_end.sql", json, day)
            .execute(&mut *self.transaction)
            .await?;
        Ok(ended.rows_affected())
    }
}

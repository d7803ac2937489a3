//! Offers by the token, what they cost over time, and announced list prices.

use super::cell::{ConfidenceCell, DayCell};
use atlas::{Confidence, Day};

/// An offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Its number.
    pub id: i64,
    /// Its key at its source.
    pub key: String,
    /// Who sells it.
    pub provider: String,
    /// The model as the offer names it.
    pub words: String,
    /// The model's maker.
    pub maker_id: Option<i64>,
    /// The model's repository id.
    pub repo: Option<String>,
    /// ISO 4217.
    pub currency: String,
    /// Per million tokens read, now.
    pub input: Option<f64>,
    /// Per million tokens written, now.
    pub output: Option<f64>,
    /// Per million tokens read from a cache, now.
    pub cached: Option<f64>,
    /// Offered since.
    pub since: Option<Day>,
    /// Withdrawn.
    pub until: Option<Day>,
    /// Who says so.
    pub source_id: i64,
}

/// How many offers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// That match.
    pub total: u32,
    /// In the atlas.
    pub of: u32,
}

/// A price from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// The offer.
    pub offer_id: i64,
    /// From, as written.
    pub date: String,
    /// Per million tokens read.
    pub input: Option<f64>,
    /// Per million tokens written.
    pub output: Option<f64>,
    /// Per million tokens read from a cache.
    pub cached: Option<f64>,
    /// The source flags it as a likely correction, no price move.
    pub correction: bool,
}

/// A price from a day on, corrections of the list included.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceStep {
    /// The offer.
    pub offer_id: i64,
    /// From, as written.
    pub date: String,
    /// Per million tokens read.
    pub input: Option<f64>,
    /// Per million tokens written.
    pub output: Option<f64>,
    /// The source flags it as a likely correction, no price move.
    pub correction: bool,
}

/// An announced list price.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// When, as written.
    pub date: String,
    /// Whose.
    pub maker_id: Option<i64>,
    /// The model as announced.
    pub words: String,
    /// For what.
    pub direction: String,
    /// Kind of change.
    pub kind: String,
    /// CNY per million tokens before.
    pub from: Option<f64>,
    /// CNY per million tokens after.
    pub to: Option<f64>,
    /// Change in percent.
    pub change_percent: Option<f64>,
    /// Who says so.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

questions! {
    /// Offers whose words, provider, key or model contain lower-case words; empty words match all.
    many search(words: &str, offset: u32, limit: u32) -> Offer = "queries/offer/search.sql";
    /// How many offers [`search`] finds.
    one count(words: &str) -> Count = "queries/offer/count.sql";
    /// Who sells a model, the cheapest first.
    many of_model(model: i64) -> Offer = "queries/offer/of_model.sql";
    /// What these offers cost over time with likely corrections, oldest first within an offer.
    many prices(offers: &[i64]) -> Price = "queries/offer/prices.sql";
    /// Offers in a currency whose words, key or model are exactly these lower-case words with hyphens; empty words match all.
    many named(words: &str, currency: &str) -> Offer = "queries/offer/named.sql";
    /// What these offers cost to read and write, every step, oldest first within an offer.
    many course(offers: &[i64]) -> PriceStep = "queries/offer/course.sql";
    /// Announced list prices in yuan, newest first.
    many cuts() -> Cut = "queries/offer/cuts.sql";
}

//! What hosted models cost by the token, and the cuts of the price war.

use super::{MakerTag, SourceRow};
use atlas::{Confidence, Day};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for offers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PricesAsk {
    /// Matches offers, providers and models; empty gives all.
    pub query: String,
    /// First row, from 0.
    pub offset: u32,
    /// Rows, at most 200; 0 means 100.
    pub limit: u32,
}

/// Offers by the token.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PricesPage {
    /// Offers that match.
    pub total: u32,
    /// Offers in the atlas.
    pub of: u32,
    /// At most 200 rows.
    pub rows: Vec<OfferRow>,
    /// Announced list prices in yuan with their cuts, newest first; those that match.
    pub cuts: Vec<PriceCut>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// An offer and its price over time.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OfferRow {
    /// The offer's key at its source.
    pub offer: String,
    /// Who sells it.
    pub provider: String,
    /// The model as the offer names it.
    pub words: String,
    /// Its maker, if known.
    pub maker: Option<MakerTag>,
    /// The repository it stands for, if known.
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
    /// Withdrawn since or from.
    pub until: Option<Day>,
    /// The price over time, oldest first, at most 60 steps.
    pub points: Vec<PricePoint>,
    /// Number of the source on the page, from 0.
    pub source: u32,
}

/// A price from a day on.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PricePoint {
    /// From.
    pub date: Day,
    /// Per million tokens read.
    pub input: Option<f64>,
    /// Per million tokens written.
    pub output: Option<f64>,
    /// Per million tokens read from a cache.
    pub cached: Option<f64>,
    /// The source likely mended its list that day: no price moved.
    pub correction: bool,
}

/// An announced list price in yuan.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PriceCut {
    /// When.
    pub date: Day,
    /// Whose.
    pub maker: Option<MakerTag>,
    /// The model as announced.
    pub words: String,
    /// `input`, `output` …
    pub direction: String,
    /// `cut`, `rise`, `launch`, `free`, `promotion`, `off-peak`.
    pub kind: String,
    /// CNY per million tokens before.
    pub from: Option<f64>,
    /// CNY per million tokens after.
    pub to: Option<f64>,
    /// Change in percent.
    pub change_percent: Option<f64>,
    /// Number of the source on the page, from 0.
    pub source: u32,
    /// How sure the reading is.
    pub confidence: Confidence,
}

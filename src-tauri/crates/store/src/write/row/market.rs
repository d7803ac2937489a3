//! Prices, chips and measured speeds.

use atlas::{Confidence, Day};
use serde::Serialize;

/// A model by the token.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OfferRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// The source's key, unique in it.
    pub key: String,
    /// Who sells.
    pub provider: String,
    /// The model as the source names it.
    pub words: String,
    /// The model, if known.
    pub model_id: Option<i64>,
    /// Its maker, if known.
    pub maker_id: Option<i64>,
    /// ISO 4217.
    pub currency: String,
    /// Now, a million tokens read.
    pub input: Option<f64>,
    /// Now, a million tokens written.
    pub output: Option<f64>,
    /// Now, a million tokens read from a cache.
    pub cached: Option<f64>,
    /// Listed since.
    pub since: Option<Day>,
    /// Listed until.
    pub until: Option<Day>,
    /// Number of the source.
    pub source_id: i64,
}

/// A price on the day of a change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriceRow {
    /// Number of the offer.
    pub offer_id: i64,
    /// The day.
    pub seen_on: Day,
    /// A million tokens read.
    pub input: Option<f64>,
    /// A million tokens written.
    pub output: Option<f64>,
    /// A million tokens read from a cache.
    pub cached: Option<f64>,
    /// Likely a mended mistake, not a move.
    pub correction: bool,
}

/// An announced list price in yuan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriceCutRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// The day.
    pub announced_on: Day,
    /// The maker, if known.
    pub maker_id: Option<i64>,
    /// The model as announced.
    pub words: String,
    /// `input`, `output` …
    pub direction: String,
    /// `cut`, `rise`, `launch`, `free`, `promotion`, `off-peak`.
    pub kind: String,
    /// Before, a million tokens.
    pub from_per_m: Option<f64>,
    /// After, a million tokens.
    pub to_per_m: Option<f64>,
    /// Change.
    pub change_percent: Option<f64>,
    /// A remark of ours.
    pub note: Option<String>,
    /// Number of the source.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A chip.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChipRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Key, unique.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Who makes it.
    pub maker: String,
    /// Seat of its maker.
    pub country: Option<String>,
    /// `datacenter`, `workstation`, `consumer` or `unified`.
    pub kind: String,
    /// Released.
    pub released: Option<Day>,
    /// Memory, 10⁹ bytes.
    pub memory_gb: Option<f64>,
    /// Memory bandwidth.
    pub bandwidth_gb_s: Option<f64>,
    /// Dense FP16.
    pub fp16_tflops: Option<f64>,
    /// Total processing performance.
    pub tpp: Option<f64>,
    /// Watts.
    pub tdp_w: Option<f64>,
    /// Die.
    pub die_mm2: Option<f64>,
    /// Shown on a model's page.
    pub reference: bool,
    /// Number of the source.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A span of export status.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChipExportRow {
    /// Number of the chip.
    pub chip_id: i64,
    /// Order.
    pub place: u32,
    /// From.
    pub since: Day,
    /// Until.
    pub until: Option<Day>,
    /// `CN`, `maker` or `worldwide`.
    pub destination: String,
    /// What holds.
    pub effect: String,
    /// The instrument.
    pub instrument: String,
    /// Number of the source.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// An export rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportRuleRow {
    /// Key, unique.
    pub slug: String,
    /// The instrument.
    pub instrument: String,
    /// In force from.
    pub effective: Option<Day>,
    /// In force until.
    pub until: Option<Day>,
    /// Where it stands.
    pub citation: String,
    /// The test it applies.
    pub test: String,
    /// What it does.
    pub effect: String,
    /// Number of the source.
    pub source_id: i64,
}

/// A speed somebody measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpeedRow {
    /// Number given by whoever composes the atlas, from 1.
    pub id: i64,
    /// Number of the model.
    pub model_id: i64,
    /// Device as the source names it.
    pub device: String,
    /// Precision as the source names it.
    pub precision: Option<String>,
    /// Runtime as the source names it.
    pub runtime: Option<String>,
    /// Tokens written a second.
    pub tokens_per_s: f64,
    /// The day.
    pub seen_on: Option<Day>,
    /// Number of the source.
    pub source_id: i64,
}

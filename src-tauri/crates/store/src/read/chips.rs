//! Chips, where they may be sold, and how fast models ran on devices.

use super::cell::{ConfidenceCell, DayCell};
use atlas::{Confidence, Day};

/// A chip.
#[derive(Debug, Clone, PartialEq)]
pub struct Chip {
    /// Its number.
    pub id: i64,
    /// Our key.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub maker: String,
    /// Seat of its maker.
    pub country: Option<String>,
    /// Kind.
    pub kind: String,
    /// Released.
    pub released: Option<Day>,
    /// Memory in GB.
    pub memory_gb: Option<f64>,
    /// Bandwidth in GB/s.
    pub bandwidth_gb_s: Option<f64>,
    /// Dense FP16 TFLOPS.
    pub fp16_tflops: Option<f64>,
    /// Total processing performance.
    pub tpp: Option<f64>,
    /// Watts.
    pub tdp_w: Option<f64>,
    /// Shown on a model's page.
    pub reference: bool,
    /// Who says so.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A span of export status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The chip.
    pub chip_id: i64,
    /// From, as written.
    pub since: String,
    /// Until.
    pub until: Option<Day>,
    /// Where to.
    pub destination: String,
    /// With what effect.
    pub effect: String,
    /// By which instrument.
    pub instrument: String,
    /// Who says so.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// An export rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Our key.
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
    /// Who says so.
    pub source_id: i64,
}

/// A speed somebody measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Speed {
    /// The device as the source names it.
    pub device: String,
    /// Precision as the source names it.
    pub precision: Option<String>,
    /// Runtime as the source names it.
    pub runtime: Option<String>,
    /// Tokens written a second.
    pub tokens_per_s: f64,
    /// The day.
    pub date: Option<Day>,
    /// Who says so.
    pub source_id: i64,
}

questions! {
    /// All chips, most memory first.
    many list() -> Chip = "queries/chip/list.sql";
    /// Where these chips might be sold when.
    many exports(chips: &[i64]) -> Export = "queries/chip/exports.sql";
    /// All export rules.
    many rules() -> Rule = "queries/chip/rules.sql";
    /// How fast people measured a model, fastest first.
    many speeds(model: i64) -> Speed = "queries/speed/of_model.sql";
}

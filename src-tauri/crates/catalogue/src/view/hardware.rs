//! Chips: memory, speed, and where they may be sold.

use super::SourceRow;
use atlas::{Confidence, Day};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the chips.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ChipsAsk {
    /// Matches names and makers; empty gives all.
    pub query: String,
    /// Only this kind: `datacenter`, `workstation`, `consumer`, `unified`.
    pub kind: Option<String>,
}

/// The chips, at most 500, most memory first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChipsPage {
    /// Chips in the atlas.
    pub of: u32,
    /// The chips that match.
    pub chips: Vec<ChipRow>,
    /// The export rules behind the spans.
    pub rules: Vec<ExportRule>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// A chip.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChipRow {
    /// Key.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Who makes it.
    pub maker: String,
    /// Seat of its maker, ISO 3166-1 alpha-2 in upper case.
    pub country: Option<String>,
    /// Kind.
    pub kind: String,
    /// Released.
    pub released: Option<Day>,
    /// Memory in GB (1 GB = 10⁹ bytes).
    pub memory_gb: Option<f64>,
    /// Memory bandwidth in GB/s.
    pub bandwidth_gb_s: Option<f64>,
    /// Dense FP16 TFLOPS.
    pub fp16_tflops: Option<f64>,
    /// Total processing performance as the export rules count it.
    pub tpp: Option<f64>,
    /// Watts.
    pub tdp_w: Option<f64>,
    /// Where it might be sold when. Empty is no entry by us, not freedom.
    pub export: Vec<ExportSpan>,
    /// Number of the source on the page, from 0.
    pub source: u32,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// A span of export status.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportSpan {
    /// From.
    pub from: Day,
    /// Until; absent is the last one known.
    pub until: Option<Day>,
    /// `CN`, `maker` or `worldwide`.
    pub destination: String,
    /// `not-controlled`, `licence-required`, `licence-exception`, `case-by-case`, `maker-entity-listed`, `use-warning`.
    pub effect: String,
    /// The instrument.
    pub instrument: String,
    /// Number of the source on the page, from 0.
    pub source: u32,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// An export rule.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportRule {
    /// Key.
    pub id: String,
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
    /// Number of the source on the page, from 0.
    pub source: u32,
}

//! Speeds that people measured.

use crate::{atlas_rows::AtlasRows, models::Models, packages::Packages, sources::Package};
use anyhow::{Context, Result};
use atlas::Day;
use serde::Deserialize;
use std::collections::BTreeMap;
use store::write::SpeedRow;

#[derive(Debug, Deserialize)]
struct Cache {
    scraped_at: String,
    presets: BTreeMap<String, Preset>,
}

#[derive(Debug, Deserialize)]
struct Preset {
    rows: Vec<Run>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    id: String,
    tok_s_out: Option<f64>,
    created_at: String,
    #[serde(default)]
    verification_issues: Vec<String>,
    model: RunModel,
    hardware: Hardware,
    engine: Engine,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RunModel {
    hf_id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Hardware {
    gpu_name: Option<String>,
    gpu_count: Option<u32>,
    chip_vendor: Option<String>,
    chip_family: Option<String>,
    chip_variant: Option<String>,
    unified_memory_gb: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Engine {
    engine_name: Option<String>,
    quantization: Option<String>,
}

/// Lays down the runs of models of the atlas; runs with an issue named by the source itself are left out.
pub(crate) fn lay(packages: &Packages, models: &Models, rows: &mut AtlasRows) -> Result<()> {
    let cache: Cache =
        serde_json::from_slice(&packages.models("benchmark_cache.json")?).context("benchmark_cache.json")?;
    let source_id = rows.sources.package(&Package {
        name: "llmfit-core 1.1.18 (benchmark_cache.json)",
        url: "https://github.com/AlexsJones/llmfit",
        licence: "MIT",
        as_of: cache.scraped_at.get(..10).unwrap_or_default(),
        gave: "speeds that people measured on their own devices; not verified",
        credit: false,
    });
    let runs: BTreeMap<String, Run> = cache
        .presets
        .into_values()
        .flat_map(|p| p.rows)
        .map(|run| (run.id.clone(), run))
        .collect();
    for run in runs.into_values().filter(|run| run.verification_issues.is_empty()) {
        let model = run.model.hf_id.as_deref().and_then(|repo| models.find(repo));
        let speed = run.tok_s_out.filter(|speed| *speed > 0.0 && speed.is_finite());
        let (Some(model_id), Some(speed), Some(device)) = (model, speed, run.hardware.name()) else {
            continue;
        };
        rows.speeds.push(SpeedRow {
            id: AtlasRows::next(&rows.speeds),
            model_id,
            device,
            precision: run.engine.quantization,
            runtime: run.engine.engine_name,
            tokens_per_s: (speed * 100.0).round() / 100.0,
            seen_on: run.created_at.get(..10).and_then(|day| day.parse::<Day>().ok()),
            source_id,
        });
    }
    Ok(())
}

impl Hardware {
    fn name(&self) -> Option<String> {
        if let Some(gpu) = &self.gpu_name {
            let count = self.gpu_count.unwrap_or(1);
            return Some(if count > 1 {
                format!("{count} × {gpu}")
            } else {
                gpu.clone()
            });
        }
        let parts = [&self.chip_vendor, &self.chip_family, &self.chip_variant];
        let memory = self.unified_memory_gb.map(|gb| format!("{gb} GB"));
        let words: Vec<&str> = parts
            .into_iter()
            .flatten()
            .chain(memory.iter())
            .map(String::as_str)
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

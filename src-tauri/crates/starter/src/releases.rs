//! Days of release, which the Hub does not know: it knows only when a repository was created.

use crate::{atlas_rows::AtlasRows, models::Models, packages::Packages, sources::Package};
use anyhow::{Context, Result};
use atlas::{Confidence, Day};
use std::collections::BTreeMap;
use store::write::FactRow;

/// Lays down the days of release that HELM states for models of the atlas.
pub(crate) fn lay(packages: &Packages, models: &Models, rows: &mut AtlasRows) -> Result<()> {
    let text = |name: &str| -> Result<String> {
        let bytes = packages.member("helm", &format!("helm/config/{name}"))?;
        String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8"))
    };
    let repositories = repositories(&text("model_deployments.yaml")?);
    let source_id = rows.sources.package(&Package {
        name: "HELM 0.5.16 (model_metadata.yaml)",
        url: "https://github.com/stanford-crfm/helm",
        licence: "Apache-2.0",
        as_of: "2026-11-23",
        gave: "days of release",
        credit: false,
    });
    let mut released: BTreeMap<i64, (String, Day, Confidence)> = BTreeMap::new();
    for (name, day) in dated(&text("model_metadata.yaml")?) {
        // The deployment names the repository; otherwise only an id that is letter for letter the same counts.
        let (model, confidence) = match repositories.get(&name) {
            Some(repo) => (models.find(repo), Confidence::High),
            None => (models.find(&name), Confidence::Medium),
        };
        if let Some(model) = model {
            released.entry(model).or_insert((name, day, confidence));
        }
    }
    for (model_id, (name, day, confidence)) in released {
        rows.facts.push(FactRow {
            id: AtlasRows::next(&rows.facts),
            model_id,
            field: String::from("released"),
            words: Some(name),
            reading: Some(day.to_string()),
            as_of: None,
            source_id,
            confidence,
        });
    }
    Ok(())
}

/// Names with their day of release, as the list has them: `- name: x` and below it `release_date: 2024-06-07`.
fn dated(yaml: &str) -> Vec<(String, Day)> {
    let mut found = Vec::new();
    let mut name = None;
    for line in yaml.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("- name: ") {
            name = Some(rest.trim().to_owned());
        } else if let Some(rest) = line.strip_prefix("release_date: ") {
            let day = rest.split('#').next().unwrap_or_default().trim().parse::<Day>().ok();
            found.extend(name.take().zip(day));
        }
    }
    found
}

/// Which repository a deployment loads for which name.
fn repositories(yaml: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut name = None;
    for line in yaml.lines().map(str::trim) {
        if line.starts_with("- name: ") {
            name = None;
        } else if let Some(rest) = line.strip_prefix("model_name: ") {
            name = Some(rest.trim().to_owned());
        } else if let Some(rest) = line.strip_prefix("pretrained_model_name_or_path: ")
            && let Some(name) = name.take()
        {
            found.entry(name).or_insert_with(|| rest.trim().to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_days_are_read_off_the_lists() {
        let listed = "models:\n  - name: qwen/qwen2-72b-instruct\n    display_name: x\n    release_date: 2024-06-07\n  - name: a/b\n    release_date: soon\n";
        assert_eq!(
            dated(listed),
            [(String::from("qwen/qwen2-72b-instruct"), "2024-06-07".parse().unwrap())]
        );
        let deployed = "  - name: together/x\n    model_name: meta/x\n    args:\n      pretrained_model_name_or_path: meta-llama/X\n";
        assert_eq!(repositories(deployed)["meta/x"], "meta-llama/X");
    }
}

//! Models: those with a record, and thin rows for those known only through lineage or boards.

use crate::{atlas_rows::AtlasRows, facts::RenamesFile, makers::Makers, packages::Packages, sources::Package};
use anyhow::{Context, Result};
use atlas::{Day, RepoId};
use serde::Deserialize;
use std::{cmp::Reverse, collections::BTreeMap};
use store::write::{AliasRow, ModelRow, ShapeRow, TagsRow};

/// In 5,909 rows the package writes 4,096 for want of anything better (2026-11): not known.
const DEFAULT_CONTEXT: u64 = 4096;
/// A stand-in of the package for a count it does not have.
const PLACEHOLDER_DOWNLOADS: u64 = 123_456;
/// Formats that the package reads off the repository; the others are its own choice of what to recommend.
const READ_FORMATS: [&str; 5] = ["mlx", "awq", "gptq", "autoround", "safetensors"];

/// A record as the package writes it.
#[derive(Debug, Deserialize)]
pub(crate) struct Record {
    name: String,
    parameters_raw: u64,
    context_length: u64,
    pipeline_tag: String,
    architecture: String,
    hf_downloads: u64,
    hf_likes: u64,
    release_date: Option<Day>,
    format: Option<String>,
    license: Option<String>,
    languages: Option<Vec<String>>,
    #[serde(default)]
    capabilities: Vec<String>,
    num_hidden_layers: Option<u32>,
    num_attention_heads: Option<u32>,
    num_key_value_heads: Option<u32>,
    head_dim: Option<u32>,
    hidden_size: Option<u32>,
    vocab_size: Option<u32>,
    num_experts: Option<u32>,
    active_experts: Option<u32>,
    active_parameters: Option<u64>,
    #[serde(default)]
    gguf_sources: Vec<GgufSource>,
}

#[derive(Debug, Deserialize)]
struct GgufSource {
    repo: String,
}

/// Numbers of models by every name that leads to them.
#[derive(Debug, Default)]
pub(crate) struct Models {
    by_repo: BTreeMap<String, i64>,
    by_lower: BTreeMap<String, Option<i64>>,
    repos: Vec<String>,
    /// Repositories with files of a model in another format: number of the model, name of the repository.
    pub(crate) gguf: Vec<(i64, String)>,
    /// Who gave the records.
    pub(crate) source: i64,
}

impl Models {
    /// The model of exactly this name, or of this name in another case where only one is called so.
    pub(crate) fn find(&self, repo: &str) -> Option<i64> {
        let exact = self.by_repo.get(repo).copied();
        exact.or_else(|| self.by_lower.get(&repo.to_lowercase()).copied().flatten())
    }

    /// The whole id of a model.
    pub(crate) fn repo(&self, id: i64) -> &str {
        usize::try_from(id - 1)
            .ok()
            .and_then(|at| self.repos.get(at))
            .map_or("", String::as_str)
    }

    /// Every model with its number, most used first.
    pub(crate) fn all(&self) -> impl Iterator<Item = (i64, &str)> {
        (1_i64..).zip(self.repos.iter().map(String::as_str))
    }

    fn add(&mut self, repo: &str) -> i64 {
        self.repos.push(repo.to_owned());
        let id = AtlasRows::next(&self.repos) - 1;
        self.by_repo.insert(repo.to_owned(), id);
        let held = self.by_lower.entry(repo.to_lowercase()).or_insert(Some(id));
        if *held != Some(id) {
            *held = None;
        }
        id
    }
}

/// What a board or a line of descent says of a model without a record.
#[derive(Debug, Default, Clone)]
pub(crate) struct Thin {
    pub(crate) source_id: i64,
    pub(crate) licence_words: Option<String>,
    pub(crate) params: Option<u64>,
}

/// Lays down the models with a record, in the order of popularity.
pub(crate) fn lay(packages: &Packages, makers: &mut Makers, rows: &mut AtlasRows) -> Result<Models> {
    let mut records: Vec<Record> =
        serde_json::from_slice(&packages.models("hf_models.json")?).context("hf_models.json")?;
    records.retain(|r| RepoId::new(r.name.as_str()).is_ok());
    records.sort_by(|a, b| {
        let key = |r: &Record| {
            (
                Reverse(downloads(r).is_some()),
                Reverse(downloads(r)),
                Reverse(r.hf_likes),
            )
        };
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    });
    records.dedup_by(|a, b| a.name == b.name);
    let as_of = records
        .iter()
        .filter_map(|r| r.release_date)
        .max()
        .map_or_else(String::new, |day| day.to_string());
    let source = rows.sources.package(&Package {
        name: "llmfit-core 1.1.18 (hf_models.json)",
        url: "https://github.com/AlexsJones/llmfit",
        licence: "MIT",
        as_of: &as_of,
        gave: "17,700 models of the Hub: size, construction, licence id, task, downloads, likes, day of creation",
        credit: false,
    });
    let mut models = Models {
        source,
        ..Models::default()
    };
    for record in &records {
        let id = models.add(&record.name);
        let owner_id = makers.owner(&record.name, rows);
        rows.models.push(model_row(record, id, owner_id, source));
        rows.shapes.extend(shape_row(record, id));
        if !record.capabilities.is_empty() {
            rows.tags.push(TagsRow {
                model_id: id,
                tags: serde_json::to_string(&record.capabilities)?,
            });
        }
        models
            .gguf
            .extend(record.gguf_sources.iter().map(|g| (id, g.repo.clone())));
    }
    Ok(models)
}

fn downloads(record: &Record) -> Option<u64> {
    Some(record.hf_downloads).filter(|count| *count != PLACEHOLDER_DOWNLOADS)
}

fn model_row(record: &Record, id: i64, owner_id: i64, source: i64) -> ModelRow {
    let known = |words: &str| (words != "unknown" && !words.is_empty()).then(|| words.to_owned());
    let params = believable_params(&record.name, record.parameters_raw);
    let active = record
        .active_parameters
        .filter(|active| *active > 0 && params.is_some_and(|all| *active <= all));
    let named_gguf = record
        .name
        .to_lowercase()
        .contains("gguf")
        .then(|| String::from("gguf"));
    let format = record.format.clone().filter(|f| READ_FORMATS.contains(&f.as_str()));
    ModelRow {
        recorded: true,
        created_on: record.release_date,
        task: known(&record.pipeline_tag),
        library: named_gguf.or(format),
        architecture: known(&record.architecture),
        params,
        active_params: active,
        context: Some(record.context_length).filter(|context| *context > 0 && *context != DEFAULT_CONTEXT),
        downloads: downloads(record),
        likes: Some(record.hf_likes),
        languages: serde_json::json!(record.languages.clone().unwrap_or_default()).to_string(),
        licence_words: record
            .license
            .clone()
            .filter(|words| !words.eq_ignore_ascii_case("none")),
        ..ModelRow::new(id, record.name.clone(), owner_id, source)
    }
}

/// The number of parameters, unless the repository's own name gives one that is far from it: packed or partial files
/// are then counted, not the model.
fn believable_params(name: &str, raw: u64) -> Option<u64> {
    let named = named_params(name);
    let counted = raw as f64;
    let contradicted = named.is_some_and(|named| counted < named / 1.6);
    (raw > 0 && !contradicted).then_some(raw)
}

/// The size a name carries: `Qwen2.5-72B-Instruct` is 72 thousand million, `Qwen3-30B-A3B` 30, `SmolLM2-135M` 0.135.
fn named_params(name: &str) -> Option<f64> {
    let name = name.split_once('/').map_or(name, |(_, name)| name).to_lowercase();
    let pieces = name.split(['-', '_', ' ', '(', ')']);
    let sizes = pieces.filter_map(|piece| {
        let (number, unit) = match (piece.strip_suffix('b'), piece.strip_suffix('m')) {
            (Some(number), _) => (number, 1e9),
            (_, Some(number)) => (number, 1e6),
            _ => return None,
        };
        let plain =
            number.bytes().all(|b| b.is_ascii_digit() || b == b'.') && number.starts_with(|c: char| c.is_ascii_digit());
        plain.then(|| number.parse::<f64>().ok()).flatten().map(|n| n * unit)
    });
    let sizes: Vec<f64> = sizes.collect();
    // Two sizes in one name are a draft and its target, or a mixture: nothing follows.
    match sizes.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

fn shape_row(record: &Record, model_id: i64) -> Option<ShapeRow> {
    let row = ShapeRow {
        model_id,
        layers: record.num_hidden_layers,
        hidden: record.hidden_size,
        heads: record.num_attention_heads,
        kv_heads: record.num_key_value_heads,
        head_dim: record.head_dim,
        vocabulary: record.vocab_size,
        experts: record.num_experts,
        experts_active: record.active_experts,
    };
    let anything = row
        .layers
        .or(row.hidden)
        .or(row.heads)
        .or(row.vocabulary)
        .or(row.experts);
    anything.map(|_| row)
}

/// Lays down thin rows for `wanted`, by name, behind all models with a record, and the former names of renamed ones.
pub(crate) fn lay_thin(
    wanted: &BTreeMap<String, Thin>,
    renames: &RenamesFile,
    models: &mut Models,
    makers: &mut Makers,
    rows: &mut AtlasRows,
) {
    for (repo, thin) in wanted {
        if models.find(repo).is_some() || RepoId::new(repo.as_str()).is_err() {
            continue;
        }
        let id = models.add(repo);
        let owner_id = makers.owner(repo, rows);
        rows.models.push(ModelRow {
            licence_words: thin.licence_words.clone(),
            params: thin.params,
            ..ModelRow::new(id, repo.clone(), owner_id, thin.source_id)
        });
    }
    let source_id = rows.sources.named("Renamed on the Hub (renames.toml)", &renames.as_of);
    let renamed = rows.models.iter().filter_map(|model| {
        let name = renames.former(&model.repo, model.created_on)?;
        Some(AliasRow {
            model_id: model.id,
            place: String::from("huggingface"),
            name,
            source_id,
        })
    });
    rows.aliases
        .extend(renamed.filter(|alias| models.find(&alias.name).is_none()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_off_a_name() {
        let check = |name: &str, expected: Option<f64>| assert_eq!(named_params(name), expected, "{name}");
        check("Qwen/Qwen2.5-72B-Instruct", Some(72e9));
        check("Qwen/Qwen3-30B-A3B", Some(30e9));
        check("a/SmolLM2-135M", Some(135e6));
        check("a/Llama-3.1-8B", Some(8e9));
        check("a/draft-0.5B-for-7B", None);
        check("a/gpt2", None);
        check("a/8bit", None);
    }

    #[test]
    fn a_count_that_its_own_name_contradicts_is_not_believed() {
        assert_eq!(believable_params("TIGER-Lab/FIM-7B", 664_944), None);
        assert_eq!(
            believable_params("Qwen/Qwen2-72B", 72_706_203_648),
            Some(72_706_203_648)
        );
        assert_eq!(believable_params("google/gemma-2b", 2_506_172_416), Some(2_506_172_416));
        assert_eq!(believable_params("a/Qwen2.5-7B-AWQ", 1_900_000_000), None);
        assert_eq!(believable_params("a/Nano-H", 2), Some(2));
        assert_eq!(believable_params("a/b", 0), None);
    }
}

//! The tables of facts under `data/`, as they are written.

use anyhow::{Context, Result};
use atlas::{Carries, Confidence, Day, EdgeStatus, Relation};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// Every table.
pub(crate) struct Facts {
    pub(crate) makers: MakersFile,
    pub(crate) lineage: LineageFile,
    pub(crate) events: EventsFile,
    pub(crate) chips: ChipsFile,
    pub(crate) cuts: CutsFile,
    pub(crate) boards: BoardsFile,
    pub(crate) renames: RenamesFile,
    pub(crate) texts: BTreeMap<String, String>,
}

impl Facts {
    pub(crate) fn read() -> Result<Self> {
        Ok(Self {
            makers: table("makers.toml", include_str!("../data/makers.toml"))?,
            lineage: table("lineage.toml", include_str!("../data/lineage.toml"))?,
            events: table("events.toml", include_str!("../data/events.toml"))?,
            chips: table("chips.toml", include_str!("../data/chips.toml"))?,
            cuts: table("prices_cny.toml", include_str!("../data/prices_cny.toml"))?,
            boards: table("boards.toml", include_str!("../data/boards.toml"))?,
            renames: table("renames.toml", include_str!("../data/renames.toml"))?,
            texts: table::<TextsFile>("licence_texts.toml", include_str!("../data/licence_texts.toml"))?.texts,
        })
    }
}

fn table<T: DeserializeOwned>(name: &str, text: &str) -> Result<T> {
    toml::from_str(text).with_context(|| format!("data/{name}"))
}

#[derive(Deserialize)]
pub(crate) struct MakersFile {
    pub(crate) as_of: String,
    pub(crate) maker: Vec<Maker>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Maker {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) kind: String,
    pub(crate) country: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) founded: Option<i64>,
    pub(crate) parent: Option<String>,
    pub(crate) hub: Vec<String>,
    #[serde(default)]
    pub(crate) modelscope: Vec<String>,
    #[serde(default)]
    pub(crate) aliases: Vec<MakerAlias>,
    #[serde(default)]
    pub(crate) families: Vec<String>,
    #[serde(default)]
    pub(crate) affiliates: Vec<String>,
    #[serde(default)]
    pub(crate) ambiguous_names: Vec<String>,
    pub(crate) note: Option<String>,
    pub(crate) source: Vec<String>,
    #[serde(rename = "checked")]
    pub(crate) _checked: String,
    pub(crate) confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MakerAlias {
    pub(crate) name: String,
    pub(crate) from: Option<String>,
    pub(crate) until: Option<String>,
    #[serde(default)]
    pub(crate) ambiguous: bool,
}

#[derive(Deserialize)]
pub(crate) struct LineageFile {
    pub(crate) as_of: String,
    pub(crate) edge: Vec<Edge>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edge {
    pub(crate) child: String,
    pub(crate) parent: String,
    pub(crate) relation: Relation,
    pub(crate) status: EdgeStatus,
    pub(crate) weights: Carries,
    pub(crate) date: Day,
    pub(crate) note: Option<String>,
    pub(crate) source: Vec<String>,
    #[serde(default)]
    pub(crate) counter_source: Vec<String>,
    #[serde(rename = "checked")]
    pub(crate) _checked: String,
    pub(crate) confidence: Confidence,
}

#[derive(Deserialize)]
pub(crate) struct EventsFile {
    pub(crate) as_of: String,
    pub(crate) event: Vec<Event>,
}

#[derive(Deserialize)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) date: Day,
    pub(crate) kind: String,
    pub(crate) title: Title,
    pub(crate) actors: Vec<String>,
    pub(crate) subjects: Vec<String>,
    pub(crate) note: Option<String>,
    pub(crate) source: String,
    pub(crate) confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Title {
    pub(crate) en: String,
    pub(crate) de: String,
    pub(crate) zh: String,
}

#[derive(Deserialize)]
pub(crate) struct ChipsFile {
    pub(crate) as_of: String,
    pub(crate) export_rule: Vec<ExportRule>,
    pub(crate) chip: Vec<Chip>,
}

#[derive(Deserialize)]
pub(crate) struct ExportRule {
    pub(crate) id: String,
    pub(crate) instrument: String,
    pub(crate) effective: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) citation: String,
    pub(crate) test: String,
    pub(crate) effect: String,
    pub(crate) source: String,
}

#[derive(Deserialize)]
pub(crate) struct Chip {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) maker: String,
    pub(crate) country: Option<String>,
    pub(crate) kind: String,
    pub(crate) released: Option<Day>,
    pub(crate) memory_gb: Option<f64>,
    pub(crate) bandwidth_gb_s: Option<f64>,
    pub(crate) fp16_tflops: Option<f64>,
    pub(crate) tpp: Option<f64>,
    pub(crate) tdp_w: Option<f64>,
    pub(crate) die_mm2: Option<f64>,
    pub(crate) source: String,
    pub(crate) confidence: Confidence,
    pub(crate) export_status: Vec<ExportStatus>,
}

#[derive(Deserialize)]
pub(crate) struct ExportStatus {
    pub(crate) from: Day,
    pub(crate) until: Option<Day>,
    pub(crate) destination: String,
    pub(crate) effect: String,
    pub(crate) instrument: String,
    pub(crate) source: String,
    pub(crate) confidence: Confidence,
}

#[derive(Deserialize)]
pub(crate) struct CutsFile {
    pub(crate) as_of: String,
    pub(crate) price: Vec<Cut>,
}

#[derive(Deserialize)]
pub(crate) struct Cut {
    pub(crate) date: Day,
    pub(crate) maker: String,
    pub(crate) model: String,
    pub(crate) direction: String,
    pub(crate) kind: String,
    pub(crate) from_cny_per_1m: Option<f64>,
    pub(crate) to_cny_per_1m: Option<f64>,
    pub(crate) change_percent: Option<f64>,
    pub(crate) hours: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) source: String,
    pub(crate) confidence: Confidence,
}

#[derive(Deserialize)]
pub(crate) struct BoardsFile {
    pub(crate) as_of: String,
    pub(crate) board: Vec<Board>,
    pub(crate) arena: ArenaWords,
    pub(crate) correction: Vec<Correction>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Board {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) metric: String,
    pub(crate) about_en: String,
    pub(crate) about_de: String,
    pub(crate) about_zh: String,
    pub(crate) retired: Option<Day>,
    #[serde(rename = "retired_source")]
    pub(crate) _retired_source: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct ArenaWords {
    pub(crate) metric: String,
    pub(crate) about_en: String,
    pub(crate) about_de: String,
    pub(crate) about_zh: String,
    pub(crate) labels: BTreeMap<String, ArenaLabel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArenaLabel {
    pub(crate) de: String,
    pub(crate) zh: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Correction {
    pub(crate) board: String,
    pub(crate) words: String,
    pub(crate) field: String,
    pub(crate) raw: String,
    pub(crate) value: String,
    pub(crate) since: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) reason_en: String,
    pub(crate) reason_de: String,
    pub(crate) reason_zh: String,
    pub(crate) source: String,
}

#[derive(Deserialize)]
pub(crate) struct RenamesFile {
    pub(crate) as_of: String,
    pub(crate) rename: Vec<Rename>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rename {
    pub(crate) was: String,
    pub(crate) now: String,
    pub(crate) before: Day,
}

impl RenamesFile {
    /// The name the repository goes by now.
    pub(crate) fn current(&self, repo: &str) -> String {
        self.rename
            .iter()
            .find_map(|r| moved(repo, &r.was, &r.now))
            .unwrap_or_else(|| repo.to_owned())
    }

    /// The name it had before, if it was created early enough to have had one.
    pub(crate) fn former(&self, repo: &str, created: Option<Day>) -> Option<String> {
        let early = |r: &&Rename| created.is_none_or(|day| !r.before.began_by(day));
        self.rename
            .iter()
            .filter(early)
            .find_map(|r| moved(repo, &r.now, &r.was))
    }
}

/// The name with what stands before the star of one pattern replaced by that of the other.
fn moved(repo: &str, from: &str, to: &str) -> Option<String> {
    let rest = repo.strip_prefix(from.strip_suffix('*')?)?;
    Some(format!("{}{rest}", to.strip_suffix('*')?))
}

#[derive(Deserialize)]
struct TextsFile {
    texts: BTreeMap<String, String>,
}

/// A row of a CSV file by the names of its columns. None of ours quotes.
pub(crate) fn csv(text: &str) -> impl Iterator<Item = BTreeMap<&str, &str>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().map(|line| line.split(',').collect()).unwrap_or_default();
    lines.map(move |line| header.iter().copied().zip(line.split(',')).collect())
}

//! One model as the Hub writes it: fields by name, in the order of a list or of a detail.

use super::{
    born::Row,
    json::{self, Object},
    world::World,
};
use atlas::Relation;

/// What may be expanded in a list, as the Hub's own refusal says.
pub const LIST: [&str; 30] = [
    "author",
    "baseModels",
    "cardData",
    "config",
    "createdAt",
    "disabled",
    "downloads",
    "downloadsAllTime",
    "evalResults",
    "gated",
    "gguf",
    "inference",
    "inferenceProviderMapping",
    "lastModified",
    "library_name",
    "likes",
    "mask_token",
    "model-index",
    "pipeline_tag",
    "private",
    "resourceGroup",
    "safetensors",
    "sha",
    "siblings",
    "spaces",
    "tags",
    "transformersInfo",
    "trendingScore",
    "widgetData",
    "xetEnabled",
];

/// What one model alone may be asked besides.
pub const DETAIL_ONLY: [&str; 2] = ["childrenModelCount", "usedStorage"];

const DETAIL: [&str; 22] = [
    "private",
    "pipeline_tag",
    "library_name",
    "tags",
    "downloads",
    "likes",
    "modelId",
    "author",
    "sha",
    "lastModified",
    "gated",
    "disabled",
    "widgetData",
    "model-index",
    "config",
    "cardData",
    "siblings",
    "spaces",
    "createdAt",
    "safetensors",
    "gguf",
    "usedStorage",
];

/// Which fields a request wants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wants {
    pub(super) expand: Vec<String>,
    pub(super) full: bool,
    pub(super) config: bool,
    pub(super) card: bool,
    pub(super) trending: bool,
    pub(super) blobs: bool,
}

/// A model in a list.
pub(super) fn listed(world: &World, at: usize, wants: &Wants) -> String {
    let mut object = Object::new();
    object.text("_id", &world.id(at)).text("id", &world.repo(at));
    if !wants.expand.is_empty() {
        for name in &wants.expand {
            field(world, at, name, &mut object);
        }
        if wants.trending && !wants.expand.iter().any(|name| name == "trendingScore") {
            field(world, at, "trendingScore", &mut object);
        }
        return object.done();
    }
    if wants.full {
        for name in ["author", "gated", "lastModified", "sha"] {
            field(world, at, name, &mut object);
        }
    }
    field(world, at, "modelId", &mut object);
    field(world, at, "likes", &mut object);
    if wants.trending {
        field(world, at, "trendingScore", &mut object);
    }
    for name in [
        "downloads",
        "tags",
        "pipeline_tag",
        "library_name",
        "createdAt",
        "private",
    ] {
        field(world, at, name, &mut object);
    }
    for (wanted, name) in [
        (wants.full, "siblings"),
        (wants.config, "config"),
        (wants.card, "cardData"),
    ] {
        if wanted {
            field(world, at, name, &mut object);
        }
    }
    object.done()
}

/// A model asked for alone.
pub(super) fn detail(world: &World, at: usize, wants: &Wants) -> String {
    let mut object = Object::new();
    object.text("_id", &world.id(at)).text("id", &world.repo(at));
    if wants.expand.is_empty() {
        for name in DETAIL {
            if wants.blobs && name == "siblings" {
                object.raw("siblings", &super::files::siblings(world, at, true));
            } else {
                field(world, at, name, &mut object);
            }
        }
    } else {
        wants.expand.iter().for_each(|name| field(world, at, name, &mut object));
    }
    object.done()
}

/// Writes a field; a field the model does not have is left out, as the Hub leaves it out.
fn field(world: &World, at: usize, name: &str, out: &mut Object) {
    let row = world.row(at);
    match name {
        "baseModels" => base_models(world, at, out),
        "config" => config(world, at, out),
        "gguf" => gguf(world, at, out),
        "library_name" => optional(world.library(at), name, out),
        "pipeline_tag" => optional(world.task(at), name, out),
        "safetensors" => safetensors(world, at, out),
        _ => certain(world, at, row, name, out),
    }
}

/// A field that every model has.
fn certain(world: &World, at: usize, row: &Row, name: &str, out: &mut Object) {
    match name {
        "author" => out.text(name, world.repo(at).split('/').next().unwrap_or_default()),
        "cardData" => out.raw(name, &card_data(world, at)),
        "createdAt" => out.text(name, &iso(world.created_s(at))),
        "disabled" | "private" => out.raw(name, "false"),
        "downloads" => out.number(name, row.downloads),
        "downloadsAllTime" => out.number(name, u64::from(row.downloads) * 9 + u64::from(row.likes)),
        "gated" => out.raw(name, ["false", "\"auto\"", "\"manual\""][usize::from(row.gate)]),
        "lastModified" => out.text(name, &iso(i64::from(row.modified_s))),
        "likes" => out.number(name, row.likes),
        "modelId" => out.text(name, &world.repo(at)),
        "model-index" => out.raw(name, "null"),
        "sha" => out.text(name, &world.sha(at)),
        "siblings" => out.raw(name, &super::files::siblings(world, at, false)),
        "spaces" | "evalResults" | "inferenceProviderMapping" => out.raw(name, "[]"),
        "tags" => out.texts(name, tags(world, at).iter().map(String::as_str)),
        "trendingScore" => out.number(name, row.trending),
        "usedStorage" => out.number(name, world.births.params(at).unwrap_or(1_000_000) * 2),
        "childrenModelCount" => out.raw(name, "{}"),
        "xetEnabled" => out.raw(name, "true"),
        _ => return,
    };
}

fn optional(value: Option<&str>, name: &str, out: &mut Object) {
    if let Some(value) = value {
        out.text(name, value);
    }
}

fn base_models(world: &World, at: usize, out: &mut Object) {
    let parents = world.parents(at);
    let Some((_, relation)) = parents.first() else { return };
    let models = parents.iter().map(|(repo, _)| {
        let id = world
            .find(repo)
            .map_or_else(|| "0".repeat(24), |parent| world.id(parent));
        Object::new().text("_id", &id).text("id", repo).done()
    });
    let models = json::list(models);
    let whole = Object::new()
        .text("relation", words_of(*relation))
        .raw("models", &models)
        .done();
    out.raw("baseModels", &whole);
}

fn words_of(relation: Relation) -> &'static str {
    match relation {
        Relation::Adapter => "adapter",
        Relation::Quantized => "quantized",
        Relation::Merge => "merge",
        _ => "finetune",
    }
}

/// The front matter as JSON.
pub(super) fn card_data(world: &World, at: usize) -> String {
    let mut card = Object::new();
    let licence = world.licence(at);
    match licence.ids.as_slice() {
        [] => {}
        [one] => drop(card.text("license", one)),
        many => drop(card.texts("license", many.iter().map(String::as_str))),
    }
    optional(licence.name.as_deref(), "license_name", &mut card);
    optional(licence.link.as_deref(), "license_link", &mut card);
    match world.births.languages(at).as_slice() {
        [] => {}
        [one] => drop(card.text("language", one)),
        many => drop(card.texts("language", many.iter().copied())),
    }
    optional(world.library(at), "library_name", &mut card);
    match world.parents(at).as_slice() {
        [] => {}
        [(one, _)] => drop(card.text("base_model", one)),
        many => drop(card.texts("base_model", many.iter().map(|(repo, _)| repo.as_str()))),
    }
    card.done()
}

fn config(world: &World, at: usize, out: &mut Object) {
    let Some(architecture) = world.births.architecture(at) else {
        return;
    };
    let class = format!("{}ForCausalLM", architecture[..1].to_uppercase() + &architecture[1..]);
    let config = Object::new()
        .texts("architectures", [class.as_str()])
        .text("model_type", architecture)
        .raw("tokenizer_config", "{}")
        .done();
    out.raw("config", &config);
}

fn is_gguf(world: &World, at: usize) -> bool {
    world.library(at) == Some("gguf")
}

fn safetensors(world: &World, at: usize, out: &mut Object) {
    let Some(params) = world.births.params(at).filter(|_| !is_gguf(world, at)) else {
        return;
    };
    let kinds = Object::new().number("BF16", params).done();
    let whole = Object::new().raw("parameters", &kinds).number("total", params).done();
    out.raw("safetensors", &whole);
}

fn gguf(world: &World, at: usize, out: &mut Object) {
    let Some(params) = world.births.params(at).filter(|_| is_gguf(world, at)) else {
        return;
    };
    let architecture = world.births.architecture(at).unwrap_or("llama");
    let whole = Object::new()
        .number("total", params)
        .number("totalFileSize", params / 2 * 5)
        .text("architecture", architecture)
        .number("context_length", 8192)
        .done();
    out.raw("gguf", &whole);
}

/// Tags as the Hub derives them: libraries, languages, structure.
pub(super) fn tags(world: &World, at: usize) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    tags.extend(world.library(at).map(str::to_owned));
    tags.extend(
        world
            .births
            .params(at)
            .filter(|_| !is_gguf(world, at))
            .map(|_| String::from("safetensors")),
    );
    tags.extend(world.births.architecture(at).map(str::to_owned));
    tags.extend(world.task(at).map(str::to_owned));
    tags.extend(world.births.languages(at).iter().map(|&language| language.to_owned()));
    let mut dice = world.births.dice(at, 10);
    if dice.happens(60) {
        tags.push(format!("arxiv:{}.{:05}", 1800 + dice.below(900), dice.below(20_000)));
    }
    for (repo, relation) in world.parents(at) {
        tags.push(format!("base_model:{repo}"));
        tags.push(format!("base_model:{}:{repo}", words_of(relation)));
    }
    tags.extend(world.licence(at).ids.iter().map(|id| format!("license:{id}")));
    tags.push(String::from("region:us"));
    tags
}

/// A moment as the Hub writes it.
pub(super) fn iso(seconds: i64) -> String {
    let day = i32::try_from(seconds.div_euclid(86_400)).unwrap_or(0);
    let day = atlas::Day::from_epoch_days(day).map_or_else(|| String::from("1970-01-01"), |day| day.to_string());
    let left = seconds.rem_euclid(86_400);
    format!("{day}T{:02}:{:02}:{:02}.000Z", left / 3600, left / 60 % 60, left % 60)
}

/// Seconds of what [`iso`] wrote.
pub(super) fn seconds(iso: &str) -> Option<i64> {
    let (day, time) = iso.split_once('T')?;
    let mut parts = time.get(..8)?.split(':').map(|part| part.parse::<i64>().ok());
    let mut next = || parts.next().flatten();
    let (hours, minutes, seconds) = (next()?, next()?, next()?);
    let day: atlas::Day = day.parse().ok()?;
    Some(i64::from(day.epoch_days()) * 86_400 + hours * 3600 + minutes * 60 + seconds)
}

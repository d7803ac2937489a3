//! One record of the list, read field by field.

use super::{
    facts::FACTS,
    tags::{self, Parents},
};
use crate::{
    Drift, Gate, LicenceWords, ModelRecord, Told,
    lenient::{self, Field, Fields},
    moment::{moment_ms, moment_s},
};
use atlas::{Relation, RepoId};
use serde_json::Value;
use std::collections::BTreeMap;

/// 2,163 tags on one model exist.
const TAGS: usize = 5_000;

/// Why a record cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoModel {
    /// No JSON object.
    #[error("not a JSON object")]
    NoObject,
    /// Nothing says which model it is.
    #[error("has no id")]
    NoId,
    /// What it calls its id is none.
    #[error("{0}")]
    BadId(#[from] atlas::RepoError),
}

/// Reads records that were asked for with these fields, and counts what is missing.
pub(crate) struct Reader<'a> {
    /// Fields asked for; of the others nothing is expected.
    pub(crate) asked: &'a [String],
    /// Where what is missing is counted.
    pub(crate) drift: &'a mut Drift,
}

impl Reader<'_> {
    /// Reads one record.
    pub(crate) fn model(&mut self, text: &str) -> Result<ModelRecord, NoModel> {
        self.drift.records += 1;
        let fields = Fields::of(text).ok_or(NoModel::NoObject)?;
        for name in fields.names().filter(|name| !FACTS.fields.known.contains(*name)) {
            self.drift.new_to_us(name);
        }
        let repo = self.repo(&fields)?;
        let tags = self.tags(&fields);
        let parents = self.parents(&fields, &tags);
        let card = self.card(&fields);
        let (params, architecture, context) = self.shape(&fields);
        Ok(ModelRecord {
            hub_id: self.must(&fields, "_id", hub_id),
            repo: repo.into(),
            created_at_ms: self.told(&fields, "createdAt", |raw| moment_ms(&lenient::text(raw)?)),
            modified_at: self.told(&fields, "lastModified", |raw| moment_s(&lenient::text(raw)?)),
            downloads: self.told(&fields, "downloads", lenient::count),
            downloads_all: self.told(&fields, "downloadsAllTime", lenient::count),
            likes: self.told(&fields, "likes", lenient::count),
            gate: self.told(&fields, "gated", gate).map_or(Told::Nothing, Told::This),
            disabled: self.told(&fields, "disabled", lenient::truth).unwrap_or(false),
            private: self.told(&fields, "private", lenient::truth).unwrap_or(false),
            task: self.word(&fields, "pipeline_tag"),
            library: self.word(&fields, "library_name"),
            languages: languages(card.as_ref(), &tags),
            licence: licence(card.as_ref(), &tags),
            tags,
            parents,
            params,
            architecture,
            context,
            sha: self.told(&fields, "sha", lenient::text),
        })
    }

    fn repo(&mut self, fields: &Fields<'_>) -> Result<RepoId, NoModel> {
        // The string as it came: what `line` would trim away makes an id unsound.
        let whole = |raw: &str| serde_json::from_str::<String>(raw).ok();
        let id = match fields.get("id", whole).this() {
            Some(id) => id,
            None => {
                self.drift.lost("id");
                fields.get("modelId", whole).this().ok_or(NoModel::NoId)?
            }
        };
        Ok(RepoId::new(id)?)
    }

    /// A field that is there always, asked for or not.
    fn must<T>(&mut self, fields: &Fields<'_>, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let found = fields.get(name, read).this();
        if found.is_none() {
            self.drift.lost(name);
        }
        found
    }

    /// A field that is counted when it has another form, and when it is missing though it should be there.
    fn told<T>(&mut self, fields: &Fields<'_>, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let always =
            || self.asked.iter().any(|asked| asked == name) && FACTS.fields.always.iter().any(|must| must == name);
        match fields.get(name, read) {
            Field::This(value) => return Some(value),
            Field::Absent | Field::Null if !always() => {}
            Field::Absent | Field::Null | Field::Other => self.drift.lost(name),
        }
        None
    }

    /// One word that may rightly be missing; `null` says that there is none.
    fn word(&mut self, fields: &Fields<'_>, name: &str) -> Told<String> {
        match fields.get(name, lenient::text) {
            Field::This(word) => Told::This(word),
            Field::Null => Told::None,
            Field::Absent => Told::Nothing,
            Field::Other => {
                self.drift.lost(name);
                Told::Nothing
            }
        }
    }

    fn tags(&mut self, fields: &Fields<'_>) -> Told<Vec<String>> {
        let list = |raw: &str| raw.starts_with('[').then(|| lenient::words(raw)).flatten();
        self.told(fields, "tags", list).map_or(Told::Nothing, |mut tags| {
            tags.truncate(TAGS);
            Told::This(tags)
        })
    }

    fn parents(&mut self, fields: &Fields<'_>, tags: &Told<Vec<String>>) -> Told<Vec<crate::Parent>> {
        let mut parents = match tags {
            Told::This(tags) => Parents::of_tags(tags),
            Told::Nothing | Told::None => Parents::default(),
        };
        let by_hub = self.told(fields, "baseModels", |raw| base_models(&lenient::value(raw)?));
        let unreadable =
            by_hub.is_none() && !matches!(fields.get("baseModels", |_| Some(())), Field::Absent | Field::Null);
        for (repo, relation) in by_hub.into_iter().flatten() {
            parents.name_by_hub(&repo, relation);
        }
        match (parents.is_empty(), tags) {
            (false, _) => Told::This(parents.into_sorted()),
            // Only tags that were read and name nobody say that nobody is named.
            (true, Told::This(_)) if !unreadable => Told::None,
            (true, _) => Told::Nothing,
        }
    }

    fn card(&mut self, fields: &Fields<'_>) -> Option<Value> {
        self.told(fields, "cardData", |raw| lenient::value(raw).filter(Value::is_object))
    }

    /// Parameters, architecture, context.
    fn shape(&mut self, fields: &Fields<'_>) -> (Option<u64>, Option<String>, Option<u64>) {
        let object = |raw: &str| lenient::value(raw).filter(Value::is_object);
        let weights = self.told(fields, "safetensors", object);
        let gguf = self.told(fields, "gguf", object).unwrap_or_default();
        let config = self.told(fields, "config", object).unwrap_or_default();
        let params = match &weights {
            Some(weights) => unpacked(weights),
            None => held(&gguf["total"]),
        };
        let architecture = [
            &config["architectures"][0],
            &gguf["architecture"],
            &config["model_type"],
        ]
        .into_iter()
        .find_map(|name| lenient::line(name.as_str()?));
        (
            params,
            architecture,
            held(&gguf["context_length"]).filter(|tokens| *tokens > 0),
        )
    }
}

fn hub_id(raw: &str) -> Option<String> {
    lenient::text(raw).filter(|id| id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn gate(raw: &str) -> Option<Gate> {
    match raw {
        "false" => Some(Gate::Open),
        "\"auto\"" => Some(Gate::Auto),
        "\"manual\"" => Some(Gate::Manual),
        _ => None,
    }
}

/// `{"relation":"finetune","models":[{"_id":"…","id":"a/b"}]}`
fn base_models(value: &Value) -> Option<Vec<(String, Option<Relation>)>> {
    let relation = value
        .get("relation")
        .and_then(Value::as_str)
        .and_then(Relation::from_name);
    let models = value.get("models")?.as_array()?;
    let ids = models.iter().filter_map(|model| model.get("id")?.as_str());
    Some(ids.map(|id| (id.to_owned(), relation)).collect())
}

fn held(number: &Value) -> Option<u64> {
    number.as_u64().filter(|count| i64::try_from(*count).is_ok())
}

/// The sum over all kinds of numbers, unless some of them hold several weights each.
fn unpacked(weights: &Value) -> Option<u64> {
    let kinds: BTreeMap<&str, u64> = weights
        .get("parameters")
        .and_then(Value::as_object)
        .map(|kinds| {
            kinds
                .iter()
                .filter_map(|(kind, n)| Some((kind.as_str(), held(n)?)))
                .collect()
        })
        .unwrap_or_default();
    let sum = kinds.values().fold(0_u64, |sum, n| sum.saturating_add(*n));
    let packed = kinds
        .iter()
        .filter(|(kind, _)| FACTS.packed.dtypes.contains(**kind))
        .fold(0_u64, |sum, (_, n)| sum.saturating_add(*n));
    #[expect(clippy::cast_precision_loss, reason = "a share of a tenth needs no last digit")]
    let few = packed == 0 || (packed as f64) < (sum as f64) * FACTS.packed.share;
    let total = weights.get("total").and_then(held).unwrap_or(sum);
    (few && total > 0 && i64::try_from(total).is_ok()).then_some(total)
}

/// A string, or the strings of a list.
fn listed(value: Option<&Value>) -> Option<Vec<String>> {
    let words: Vec<&str> = match value? {
        Value::String(word) => vec![word],
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    Some(words.into_iter().filter_map(lenient::line).collect())
}

fn languages(card: Option<&Value>, tags: &Told<Vec<String>>) -> Told<Vec<String>> {
    let found = |words: &[String]| Some(tags::languages(words)).filter(|found| !found.is_empty());
    if let Some(known) = listed(card.and_then(|card| card.get("language"))).and_then(|words| found(&words)) {
        return Told::This(known);
    }
    match tags {
        Told::This(tags) => found(tags).map_or(Told::None, Told::This),
        Told::Nothing | Told::None => Told::Nothing,
    }
}

/// The card's words; where there is no card, what the tags repeat of it.
fn licence(card: Option<&Value>, tags: &Told<Vec<String>>) -> Told<LicenceWords> {
    let said = |name: &str| listed(card?.get(name))?.into_iter().next();
    let ids = listed(card.and_then(|card| card.get("license"))).filter(|ids| !ids.is_empty());
    match (ids, tags) {
        (Some(ids), _) => Told::This(LicenceWords {
            ids,
            name: said("license_name"),
            link: said("license_link"),
        }),
        (None, Told::This(tags)) => match tags::licences(tags) {
            ids if ids.is_empty() => Told::None,
            ids => Told::This(LicenceWords {
                ids,
                name: said("license_name"),
                link: said("license_link"),
            }),
        },
        (None, Told::Nothing | Told::None) => Told::Nothing,
    }
}

//! Every field of a record missing, null, renamed, of six other types, and new ones: no neighbour is lost, and drift is counted.

use super::{page, record};
use crate::ModelRecord;
use serde_json::{Value, json};

/// Fields nothing is read from, so that their form does not matter.
const UNREAD: &[&str] = &["author", "modelId", "trendingScore", "model-index"];
/// Fields that may be missing or null without anybody's fault.
const OPTIONAL: &[&str] = &[
    "downloadsAllTime",
    "disabled",
    "private",
    "pipeline_tag",
    "library_name",
    "baseModels",
    "safetensors",
    "sha",
    "cardData",
    "config",
    "gguf",
];

fn kinds() -> [Value; 6] {
    [
        json!("text"),
        json!(12),
        json!(-1.5),
        json!(true),
        json!(["word", 3]),
        json!({ "key": "word" }),
    ]
}

/// Whether a field may have this form.
fn may_be(field: &str, value: &Value) -> bool {
    match field {
        "_id" | "id" | "pipeline_tag" | "library_name" | "sha" => value.is_string(),
        "downloads" | "downloadsAllTime" | "likes" => value.is_u64(),
        "disabled" | "private" => value.is_boolean(),
        "tags" => value.is_array(),
        "safetensors" | "config" | "gguf" | "cardData" => value.is_object(),
        _ => UNREAD.contains(&field),
    }
}

fn fields() -> Vec<String> {
    record(2).as_object().expect("an object").keys().cloned().collect()
}

/// Reads a changed record between two sound ones; what became of it, and whether the field was counted.
fn between(changed: &str, field: &str) -> (Option<ModelRecord>, u64) {
    let page = page(&[record(1).to_string(), changed.to_owned(), record(3).to_string()]);
    let sound = super::page(&[record(1).to_string(), record(3).to_string()]).models;
    assert_eq!(page.models.first(), sound.first(), "{changed}");
    assert_eq!(page.models.last(), sound.last(), "{changed}");
    assert_eq!(page.models.len() + page.odd.len(), 3, "{changed}");
    assert_eq!(page.drift.records, 3);
    let counted = page.drift.missing.get(field).copied().unwrap_or(0);
    (page.models.into_iter().nth(1).filter(|_| page.odd.is_empty()), counted)
}

/// A record whose field is not told, as if it had been left out.
fn left_out(field: &str) -> Option<ModelRecord> {
    let mut changed = record(2);
    changed.as_object_mut().expect("an object").remove(field);
    between(&changed.to_string(), field).0
}

#[test]
fn a_missing_field_is_counted_where_it_must_be_there() {
    for field in fields() {
        let mut changed = record(2);
        changed.as_object_mut().expect("an object").remove(&field);
        let (model, counted) = between(&changed.to_string(), &field);
        let free = UNREAD.contains(&field.as_str()) || OPTIONAL.contains(&field.as_str());
        assert_eq!(counted, u64::from(!free), "{field}");
        assert_eq!(
            model.map(|model| model.repo),
            Some(String::from("owner/model-2")),
            "{field}: `modelId` says it too"
        );
    }
}

#[test]
fn null_is_counted_where_something_must_be_there() {
    for field in fields() {
        let mut changed = record(2);
        changed[&field] = Value::Null;
        let (model, counted) = between(&changed.to_string(), &field);
        let free = UNREAD.contains(&field.as_str()) || OPTIONAL.contains(&field.as_str());
        assert_eq!(counted, u64::from(!free), "{field}");
        assert!(model.is_some(), "{field}");
    }
}

#[test]
fn a_renamed_field_is_counted_twice_as_missing_and_as_new() {
    for field in fields() {
        let mut changed = record(2);
        let value = changed
            .as_object_mut()
            .expect("an object")
            .remove(&field)
            .expect("it is there");
        let renamed = format!("{field}V2");
        changed[&renamed] = value;
        let (model, counted) = between(&changed.to_string(), &field);
        assert_eq!(model, left_out(&field), "{field}");
        let page = page(&[changed.to_string()]);
        assert_eq!(page.drift.unknown.get(&renamed), Some(&1), "{field}");
        let free = UNREAD.contains(&field.as_str()) || OPTIONAL.contains(&field.as_str());
        assert_eq!(counted, u64::from(!free), "{field}");
    }
}

#[test]
fn a_field_of_another_type_is_counted_and_says_nothing() {
    for field in fields() {
        for value in kinds().into_iter().filter(|value| !may_be(&field, value)) {
            let mut changed = record(2);
            changed[&field] = value.clone();
            let (model, counted) = between(&changed.to_string(), &field);
            assert_eq!(counted, 1, "{field}: {value}");
            // With parents in another form nothing may be concluded from their absence; the tags name them here.
            assert_eq!(model, left_out(&field), "{field}: {value}");
        }
    }
}

#[test]
fn a_field_of_another_value_of_its_type_costs_nothing() {
    for field in fields() {
        for value in kinds().into_iter().filter(|value| may_be(&field, value)) {
            let mut changed = record(2);
            changed[&field] = value.clone();
            let (model, counted) = between(&changed.to_string(), &field);
            assert_eq!(counted, 0, "{field}: {value}");
            assert!(model.is_some(), "{field}: {value}");
        }
    }
}

#[test]
fn broken_text_in_any_field_costs_at_most_its_record() {
    let broken = [
        "NaN",
        "-",
        "01",
        "tru",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\u{1}\"",
        "{\"a\"}",
        "[1,]",
        "1e999999",
    ];
    for field in fields() {
        for text in broken {
            let mark = json!("__here__");
            let mut changed = record(2);
            changed[&field] = mark.clone();
            let changed = changed.to_string().replace(&mark.to_string(), text);
            let (_, counted) = between(&changed, &field);
            assert!(counted <= 1, "{field}: {text}");
        }
    }
}

#[test]
fn new_fields_are_counted_and_harm_nobody() {
    for value in kinds().into_iter().chain([Value::Null]) {
        let mut changed = record(2);
        changed["brandNew"] = value;
        let (model, _) = between(&changed.to_string(), "brandNew");
        assert_eq!(model, page(&[record(2).to_string()]).models.pop());
        assert_eq!(page(&[changed.to_string()]).drift.unknown.get("brandNew"), Some(&1));
    }
}

//! Price lists as they are recorded, and with every field of a record changed.

use super::shared;
use serde_json::{Value, json};
use sources::{Batch, OfferRecord, Records, litellm, models_dev, openrouter};
use std::{collections::BTreeSet, io::Read};

fn offers(batch: &Batch) -> &[OfferRecord] {
    match &batch.records {
        Records::Offers(offers) => offers,
        other => panic!("offers were expected, not {} other records", other.len()),
    }
}

fn offer<'a>(batch: &'a Batch, key: &str) -> &'a OfferRecord {
    offers(batch)
        .iter()
        .find(|offer| offer.key == key)
        .unwrap_or_else(|| panic!("{key} is not there"))
}

fn sound(batch: &Batch) {
    let keys: BTreeSet<&str> = offers(batch).iter().map(|offer| offer.key.as_str()).collect();
    assert_eq!(keys.len(), offers(batch).len(), "keys are unique");
    for offer in offers(batch) {
        let prices = [offer.input, offer.output, offer.cached];
        assert!(
            prices.iter().flatten().all(|price| (0.0..1e6).contains(price)),
            "{offer:?}"
        );
        assert!(!offer.words.is_empty() && !offer.provider.is_empty(), "{offer:?}");
    }
}

#[test]
fn openrouter_as_recorded() {
    let Some(list) = shared("data/prices/openrouter_models_language-models-2.4.0.json") else {
        return;
    };
    let bare = openrouter::read(&list).unwrap();
    let wrapped = format!("{{\"data\":{}}}", String::from_utf8_lossy(&list));
    assert_eq!(openrouter::read(wrapped.as_bytes()).unwrap(), bare);
    sound(&bare);
    assert_eq!((offers(&bare).len(), bare.odd.len()), (335, 0), "{:?}", bare.odd);
    assert_eq!(offers(&bare).iter().filter(|offer| offer.repo.is_some()).count(), 186);
    let free = offer(&bare, "amazon/nova-2-lite-v1:free");
    assert_eq!((free.input, free.output), (Some(0.0), Some(0.0)));
    let varies = offer(&bare, "openrouter/auto");
    assert_eq!((varies.input, varies.output), (None, None));
    let cached = offer(&bare, "anthropic/claude-opus-4.5");
    assert_eq!((cached.input, cached.cached), (Some(5.0), Some(0.5)));
    let unknown: Vec<&str> = bare.drift.unknown.keys().map(String::as_str).collect();
    assert_eq!(
        unknown,
        ["endpoint", "provider", "provider_model_id"],
        "what the package added to the list"
    );
}

#[test]
fn litellm_as_recorded() {
    for (file, count) in [
        ("litellm_1.109.1", 3_485),
        ("litellm_1.75.0", 1_000),
        ("litellm_1.59.0", 600),
    ] {
        let Some(list) = shared(&format!("data/prices/{file}.json")) else {
            return;
        };
        let batch = litellm::read(&list).unwrap();
        sound(&batch);
        assert!(batch.odd.is_empty(), "{file}: {:?}", batch.odd);
        match file {
            "litellm_1.109.1" => assert_eq!(offers(&batch).len(), count),
            _ => assert!(offers(&batch).len() > count, "{file}: {}", offers(&batch).len()),
        }
        assert!(offers(&batch).iter().all(|offer| offer.key != "sample_spec"));
    }
}

#[test]
fn litellm_prices_are_exact() {
    let Some(list) = shared("data/prices/litellm_1.109.1.json") else {
        return;
    };
    let raw: Value = serde_json::from_slice(&list).unwrap();
    let batch = litellm::read(&list).unwrap();
    for offer in offers(&batch) {
        let cost = raw[&offer.key]["input_cost_per_token"].as_f64();
        let close = |price: f64, cost: f64| (price - cost * 1e6).abs() < 1e-6;
        assert!(
            offer.input.zip(cost).is_none_or(|(price, cost)| close(price, cost)),
            "{offer:?} {cost:?}"
        );
    }
    let small = offer(&batch, "gpt-5-nano-2025-08-07");
    assert_eq!(
        (small.input, small.output, small.provider.as_str()),
        (Some(0.05), Some(0.4), "openai")
    );
    let cached = offer(&batch, "abliteration/abliterated-model");
    assert_eq!((cached.input, cached.cached), (Some(1.0), Some(0.1)));
    let named = offer(&batch, "deepinfra/anthropic/claude-4-opus");
    assert_eq!(
        (named.words.as_str(), named.provider.as_str()),
        ("anthropic/claude-4-opus", "deepinfra")
    );
}

#[test]
fn models_dev_as_recorded() {
    let Some(packed) = shared("data/prices/models_dev_1.0.398.json.gz") else {
        return;
    };
    let mut list = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice())
        .read_to_end(&mut list)
        .unwrap();
    let batch = models_dev::read(&list).unwrap();
    sound(&batch);
    assert_eq!((offers(&batch).len(), batch.odd.len()), (4_803 - 236, 0));
    assert_eq!(batch.drift.missing.get("cost"), Some(&236));
    assert!(offers(&batch).iter().filter(|offer| offer.cached.is_some()).count() > 500);
    let on_hub: Vec<&OfferRecord> = offers(&batch).iter().filter(|offer| offer.repo.is_some()).collect();
    assert!(!on_hub.is_empty() && on_hub.iter().all(|offer| offer.provider == "Hugging Face"));
    let one = offer(&batch, "302ai/MiniMax-M1");
    assert_eq!(
        (one.input, one.output, one.words.as_str()),
        (Some(0.132), Some(1.254), "MiniMax-M1")
    );
}

/// Every change of every field of one record costs that record at most.
fn mutate(record: &Value, whole: impl Fn(Value) -> Value, read: impl Fn(&[u8]) -> Result<Batch, String>, beside: &str) {
    let fields: Vec<String> = record.as_object().unwrap().keys().cloned().collect();
    for field in fields {
        let others = [
            json!(null),
            json!(7),
            json!(-1.5),
            json!("x"),
            json!([]),
            json!({}),
            json!([{"a": 1}]),
            json!(true),
        ];
        for other in others.into_iter().map(Some).chain([None]) {
            let mut changed = record.clone();
            let object = changed.as_object_mut().unwrap();
            match other {
                Some(other) => {
                    object.insert(field.clone(), other);
                }
                None => {
                    let held = object.remove(&field).unwrap();
                    object.insert(format!("{field}_new"), held);
                }
            }
            let batch = read(whole(changed.clone()).to_string().as_bytes()).unwrap();
            assert!(
                offers(&batch).iter().any(|offer| offer.key == beside),
                "{field}: {changed}"
            );
            sound(&batch);
        }
    }
}

#[test]
fn a_changed_record_leaves_its_neighbours() {
    let route = json!({
        "id": "deepseek/deepseek-v3", "hugging_face_id": "deepseek-ai/DeepSeek-V3", "name": "DeepSeek: V3",
        "created": 1_700_000_000, "context_length": 64_000, "pricing": {"prompt": "0.00000028", "completion": "0.0000011"},
        "expiration_date": "2026-12-01", "supported_parameters": ["tools"],
    });
    let beside = json!({"id": "beside", "pricing": {"prompt": "0.000001", "completion": "0.000002"}});
    mutate(&route, |one| json!({"data": [one, beside]}), openrouter::read, "beside");
    let listed = json!({"id": "m", "name": "M", "cost": {"input": 1, "output": 2.5}, "open_weights": true});
    let other = json!({"name": "O", "cost": {"input": 1}});
    mutate(
        &listed,
        |one| json!({"p": {"name": "P", "models": {"m": one, "o": other}}}),
        models_dev::read,
        "p/o",
    );
    let entry = json!({"mode": "chat", "litellm_provider": "p", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6, "deprecation_date": "2027-01-01"});
    let free = json!({"mode": "chat", "litellm_provider": "p", "input_cost_per_token": 0});
    mutate(
        &entry,
        |one| json!({"sample_spec": {}, "p/a": one, "p/b": free}),
        litellm::read,
        "p/b",
    );
}

#[test]
fn what_openrouter_says_is_taken_word_for_word() {
    let list = json!({"data": [
        {"id": "deepseek/deepseek-v3", "hugging_face_id": "deepseek-ai/DeepSeek-V3", "name": "DeepSeek: V3",
         "pricing": {"prompt": "0.00006", "completion": "0.0000011"}, "expiration_date": "2026-12-01T00:00:00Z"},
        {"id": "~deepseek/latest", "pricing": {"prompt": "0.1", "completion": "0.1"}},
        {"id": "a", "hugging_face_id": "", "pricing": {"prompt": "-1", "completion": 0.000_002}},
        {"name": "no id", "pricing": {}},
        {"id": "no prices"},
        "words",
    ], "links": {"next": null}, "total_count": 6});
    let batch = openrouter::read(list.to_string().as_bytes()).unwrap();
    let first = &offers(&batch)[0];
    assert_eq!((first.input, first.output), (Some(60.0), Some(1.1)));
    assert_eq!(first.repo.as_deref(), Some("deepseek-ai/DeepSeek-V3"));
    assert_eq!(first.until, "2026-12-01".parse().ok());
    let second = offer(&batch, "a");
    assert_eq!(
        (second.input, second.output, second.repo.as_deref()),
        (None, Some(2.0), None)
    );
    assert_eq!(offers(&batch).len(), 2);
    let odd: Vec<(&str, &str)> = batch
        .odd
        .iter()
        .map(|odd| (odd.key.as_str(), odd.reason.as_str()))
        .collect();
    assert_eq!(
        odd,
        [("#3", "no id"), ("no prices", "no prices"), ("#5", "not an object")]
    );
}

#[test]
fn an_answer_that_is_no_list_is_refused() {
    for body in ["", "<html>", "[1", "7", "{\"error\":\"no\"}", "null"] {
        assert!(openrouter::read(body.as_bytes()).is_err(), "{body}");
    }
    for body in ["", "<html>", "[]", "7", "null"] {
        assert!(
            models_dev::read(body.as_bytes()).is_err() && litellm::read(body.as_bytes()).is_err(),
            "{body}"
        );
    }
}

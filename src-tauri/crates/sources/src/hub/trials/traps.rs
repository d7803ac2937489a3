//! Every oddity seen in the wild, each with what becomes of it.

use super::{page, record};
use crate::{Gate, ModelRecord, Parent, Told};
use atlas::Relation;
use serde_json::{Value, json};

/// A record in which some fields are as given.
fn with(fields: Value) -> String {
    let mut record = record(1);
    for (name, value) in fields.as_object().expect("an object") {
        record[name] = value.clone();
    }
    record.to_string()
}

fn without(names: &[&str], fields: Value) -> String {
    let mut record: Value = serde_json::from_str(&with(fields)).unwrap();
    names.iter().for_each(|name| {
        record.as_object_mut().expect("an object").remove(*name);
    });
    record.to_string()
}

fn read(text: String) -> ModelRecord {
    let mut page = page(std::slice::from_ref(&text));
    assert_eq!(page.odd, [], "{text}");
    page.models.pop().expect("there is a record")
}

/// Whether reading it counts a field as lost.
fn lost(text: String, field: &str) -> bool {
    page(&[text]).drift.missing.contains_key(field)
}

#[test]
fn gates_have_three_forms() {
    let check = |gated: Value, expected: Told<Gate>, counted: bool| {
        assert_eq!(read(with(json!({ "gated": gated }))).gate, expected, "{gated}");
        assert_eq!(lost(with(json!({ "gated": gated })), "gated"), counted, "{gated}");
    };
    check(json!(false), Told::This(Gate::Open), false);
    check(json!("auto"), Told::This(Gate::Auto), false);
    check(json!("manual"), Told::This(Gate::Manual), false);
    check(json!(true), Told::Nothing, true);
    check(json!("later"), Told::Nothing, true);
    check(json!(null), Told::Nothing, true);
}

#[test]
fn licences_stand_in_three_fields() {
    let words = |text: String| match read(text).licence {
        Told::This(words) => Some((words.ids.join("+"), words.name, words.link)),
        Told::None => Some((String::from("none"), None, None)),
        Told::Nothing => None,
    };
    let some = |ids: &str, name: &str, link: &str| {
        let word = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        Some((ids.to_owned(), word(name), word(link)))
    };
    let card = |card: Value| with(json!({ "cardData": card }));
    assert_eq!(words(with(json!({}))), some("other", "special", "LICENSE"));
    assert_eq!(
        words(card(json!({ "license": ["mit", "apache-2.0"] }))),
        some("mit+apache-2.0", "", "")
    );
    assert_eq!(
        words(card(
            json!({ "license": "other", "license_name": ["a", "b"], "license_link": null })
        )),
        some("other", "a", "")
    );
    let linked = card(json!({ "license_link": "https://x.example/l.md" }));
    assert_eq!(
        words(linked),
        some("other", "", "https://x.example/l.md"),
        "the id from the tags"
    );
    assert_eq!(words(card(json!({ "license": 4 }))), some("other", "", ""));
    assert_eq!(words(card(json!("a broken card"))), some("other", "", ""));
    assert_eq!(
        words(without(&["cardData"], json!({ "tags": ["en"] }))),
        some("none", "", "")
    );
    assert_eq!(words(without(&["cardData", "tags"], json!({}))), None);
}

#[test]
fn parents_come_from_the_hub_and_from_tags() {
    let parents = |text: String| match read(text).parents {
        Told::This(parents) => Some(parents),
        Told::None => Some(Vec::new()),
        Told::Nothing => None,
    };
    let parent = |repo: &str, relation| Parent {
        repo: repo.to_owned(),
        relation,
    };
    let two = json!({ "relation": "merge", "models": [{ "id": "z/z" }, { "id": "a/b" }, { "id": "no id" }, {}] });
    assert_eq!(
        parents(with(json!({ "baseModels": two }))),
        Some(vec![
            parent("a/b", Some(Relation::Merge)),
            parent("z/z", Some(Relation::Merge))
        ])
    );
    let tags = Some(vec![parent("a/b", Some(Relation::Finetune))]);
    for odd in [json!(null), json!([]), json!("a/b"), json!({}), json!({ "models": 3 })] {
        assert_eq!(parents(with(json!({ "baseModels": odd }))), tags, "{odd}");
    }
    let many: Vec<Value> = (0..65).map(|n| json!({ "id": format!("a/m{n}") })).collect();
    let merge = json!({ "baseModels": { "relation": "merge", "models": many }, "tags": [] });
    assert_eq!(parents(with(merge)).map(|all| all.len()), Some(65));
    let itself = json!({ "baseModels": { "relation": "finetune", "models": [{ "id": "owner/model-1" }] }, "tags": [] });
    assert_eq!(
        parents(with(itself)),
        Some(vec![parent("owner/model-1", Some(Relation::Finetune))])
    );
    assert_eq!(
        parents(without(&["baseModels"], json!({ "tags": ["en"] }))),
        Some(Vec::new())
    );
    assert_eq!(parents(without(&["baseModels", "tags"], json!({}))), None);
    assert_eq!(
        parents(with(json!({ "tags": ["en"], "baseModels": 3 }))),
        None,
        "something is named, but not readable"
    );
}

#[test]
fn parameters_are_counted_only_where_the_sum_is_a_count() {
    let check = |weights: Value, expected: Option<u64>| {
        assert_eq!(
            read(with(json!({ "safetensors": weights }))).params,
            expected,
            "{weights}"
        );
    };
    check(
        json!({ "parameters": { "F32": 110_106_428 }, "total": 110_106_428 }),
        Some(110_106_428),
    );
    check(
        json!({ "parameters": { "BF16": 100, "I64": 3 }, "total": 103 }),
        Some(103),
    );
    check(json!({ "parameters": { "I32": 800, "F16": 260 }, "total": 1060 }), None);
    check(json!({ "parameters": { "U8": 400, "BF16": 100 }, "total": 500 }), None);
    check(json!({ "parameters": { "BF16": 7 } }), Some(7));
    check(json!({ "total": 7 }), Some(7));
    check(json!({ "total": 0 }), None);
    check(json!({ "total": 1e300 }), None);
    check(json!({ "parameters": { "BF16": u64::MAX, "F32": u64::MAX } }), None);
    check(json!({ "parameters": [] }), None);
    let gguf = |gguf: Value| read(without(&["safetensors"], json!({ "gguf": gguf }))).params;
    assert_eq!(
        gguf(json!({ "total": 4_205_751_296_u64, "totalFileSize": 8_424_393_632_u64 })),
        Some(4_205_751_296)
    );
}

#[test]
fn long_and_crowded_records_are_read() {
    let long = format!("{}/{}", "o".repeat(96), "m".repeat(160));
    assert_eq!(read(with(json!({ "id": long }))).repo, long);
    assert_eq!(read(with(json!({ "id": "gpt2" }))).repo, "gpt2");
    let tags: Vec<String> = (0..2_163).map(|n| format!("tag-{n}")).collect();
    assert_eq!(read(with(json!({ "tags": tags }))).tags, Told::This(tags));
    let flood: Vec<String> = (0..20_000).map(|n| format!("tag-{n}")).collect();
    let Told::This(kept) = read(with(json!({ "tags": flood }))).tags else {
        panic!("tags are kept")
    };
    assert_eq!(kept.len(), 5_000);
}

#[test]
fn ids_that_cannot_be_are_kept_aside() {
    let nested = format!("{{\"id\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let long = format!(r#"{{"id":"{}"}}"#, "x".repeat(513));
    let odd = [
        r#"{"id":"a/b\u0000"}"#,
        r#"{"id":"a/b\n"}"#,
        r#"{"id":" a/b"}"#,
        r#"{"id":"../etc"}"#,
        r#"{"id":"a/b/c"}"#,
        r#"{"id":""}"#,
        r#"{"id":"a/\ud800"}"#,
        r#"{"id":12}"#,
        "{}",
        "[]",
        "null",
        "\"a/b\"",
        long.as_str(),
        nested.as_str(),
    ];
    for text in odd {
        let neighbours = [record(1).to_string(), text.to_owned(), record(2).to_string()];
        let page = page(&neighbours);
        assert_eq!((page.models.len(), page.odd.len()), (2, 1), "{text:.80}");
        assert!(page.odd[0].words.chars().count() <= 4_000 && !page.odd[0].reason.is_empty());
    }
}

#[test]
fn the_last_of_two_fields_of_one_name_counts() {
    let text = with(json!({})).replacen("\"likes\":56", "\"likes\":1,\"likes\":2", 1);
    assert_eq!(read(text).likes, Some(2));
}

#[test]
fn one_unreadable_field_costs_only_itself() {
    let check = |from: &str, to: &str, field: &str| {
        let text = with(json!({})).replacen(from, to, 1);
        assert!(text.contains(to), "{from} is there");
        let model = read(text.clone());
        assert_eq!(
            (model.downloads_all, model.repo.as_str()),
            (Some(34_000), "owner/model-1"),
            "{to:.60}"
        );
        assert!(lost(text, field), "{to:.60} counts as a lost {field}");
    };
    check("\"likes\":56", "\"likes\":9223372036854775808", "likes");
    check("\"likes\":56", "\"likes\":-1", "likes");
    check("\"likes\":56", "\"likes\":99999999999999999999999999", "likes");
    check(
        "\"library_name\":\"transformers\"",
        "\"library_name\":\"\\ud800\"",
        "library_name",
    );
    check("\"likes\":56", "\"likes\":NaN", "likes");
    check(
        "\"pipeline_tag\":\"text-generation\"",
        "\"pipeline_tag\":\"a\\u0000b\"",
        "pipeline_tag",
    );
    let deep = format!(
        "\"safetensors\":{}{},\"x\":{{\"parameters\"",
        "[".repeat(1_000),
        "]".repeat(1_000)
    );
    check("\"safetensors\":{\"parameters\"", &deep, "safetensors");
    check("2024-06-07T08:09:10.000Z", "1970", "lastModified");
}

#[test]
fn model_index_may_be_anything() {
    for index in [json!(null), json!([]), json!({ "name": 3 }), json!("x"), json!([[[]]])] {
        assert_eq!(read(with(json!({ "model-index": index }))).likes, Some(56));
    }
}

//! Nothing that a person, a link or a page can send makes a request panic, fail inside or answer without bound.

use crate::opened;
use atlas::Code;
use desk::{Desk, Request};
use serde_json::{Value, json};
use std::path::Path;

/// The largest answer that crosses the counter, in bytes of JSON.
const MOST_BYTES: usize = 256 * 1024;

/// Strings that broke other programs; a few of our own where the collection is not at hand.
fn naughty() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpora/blns/blns.json");
    let mut strings: Vec<String> = match std::fs::read_to_string(path) {
        Ok(text) => serde_json::from_str(&text).unwrap(),
        Err(_) => {
            eprintln!("the collection of naughty strings is not at hand; only our own are tried");
            Vec::new()
        }
    };
    strings.extend([
        String::new(),
        "a".repeat(5_000),
        "a b ".repeat(2_000),
        "-country:cn ".repeat(100),
        "国".repeat(3_000),
        "\"".repeat(999),
        String::from("params>99999999999999999999b"),
        String::from("'; DROP TABLE model; --"),
        String::from("\0\u{1}\u{fffd}\u{202e}"),
        String::from("%_\\%"),
        String::from("../../etc/passwd"),
        "x".repeat(600) + "/" + &"y".repeat(600),
    ]);
    strings
}

/// Every request that takes a text, with that text.
fn requests(text: &str) -> Vec<Value> {
    let subject = json!({ "kind": "model", "key": text });
    vec![
        json!({ "ask": "search", "with": { "query": text, "limit": 80, "facets": true } }),
        json!({ "ask": "search", "with": { "query": format!("qwen maker:{text} -licence:{text}"), "limit": 5, "offset": u32::MAX } }),
        json!({ "ask": "model", "with": { "repo": text } }),
        json!({ "ask": "makers", "with": { "query": text, "country": text } }),
        json!({ "ask": "maker", "with": { "maker": text } }),
        json!({ "ask": "licences", "with": { "query": text, "family": text } }),
        json!({ "ask": "licence", "with": { "licence": text } }),
        json!({ "ask": "ranking", "with": { "board": text } }),
        json!({ "ask": "ranking", "with": { "board": "open-llm-v2", "at": text } }),
        json!({ "ask": "events", "with": { "kind": text } }),
        json!({ "ask": "prices", "with": { "query": text, "offset": u32::MAX } }),
        json!({ "ask": "chips", "with": { "query": text, "kind": text } }),
        json!({ "ask": "palette", "with": { "query": text } }),
        json!({ "ask": "mine", "with": { "subject": subject } }),
        json!({ "ask": text, "with": {} }),
        json!({ "ask": "search", "with": text }),
        Value::String(text.to_owned()),
    ]
}

async fn check(desk: &Desk, request: Value) {
    match desk.ask_json(request.clone()).await {
        Ok(answer) => {
            let bytes = answer.to_string().len();
            assert!(bytes <= MOST_BYTES, "{bytes} bytes for {request}");
        }
        Err(fault) => assert!(
            matches!(fault.code, Code::NotFound | Code::BadRequest),
            "{request}: {fault:?}"
        ),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn naughty_strings_get_an_answer_or_a_fault_with_a_reason() {
    let Some((_folder, desk)) = opened().await else { return };
    let mut asking = tokio::task::JoinSet::new();
    for texts in naughty().chunks(40) {
        let (texts, desk) = (texts.to_vec(), desk.clone());
        asking.spawn(async move {
            for text in texts {
                for request in requests(&text) {
                    check(&desk, request).await;
                }
            }
        });
    }
    asking.join_all().await;
}

/// A write waits for the disk, so not every string is written.
#[tokio::test]
async fn naughty_strings_are_kept_or_refused_with_a_reason() {
    let Some((_folder, desk)) = opened().await else { return };
    for text in naughty().iter().rev().step_by(9) {
        let subject = json!({ "kind": "model", "key": text });
        for change in [
            json!({ "what": "set_favourite", "subject": subject, "on": true }),
            json!({ "what": "set_note", "subject": subject, "text": text }),
            json!({ "what": "new_collection", "name": text }),
        ] {
            check(&desk, json!({ "ask": "change", "with": change })).await;
        }
    }
    check(&desk, json!({ "ask": "shelf" })).await;
}

#[tokio::test]
async fn what_is_no_request_is_told_what_requests_are() {
    let Some((_folder, desk)) = opened().await else { return };
    for request in [
        json!(null),
        json!([]),
        json!({}),
        json!({ "ask": 1 }),
        json!({ "ask": "search", "with": { "qery": "x" } }),
    ] {
        let fault = desk.ask_json(request).await.unwrap_err();
        assert_eq!(fault.code, Code::BadRequest);
        assert!(fault.detail.contains("licences"), "{}", fault.detail);
    }
}

#[tokio::test]
async fn every_answer_without_wishes_is_bounded() {
    let Some((_folder, desk)) = opened().await else { return };
    for name in Request::NAMES {
        match desk.ask_json(json!({ "ask": name })).await {
            Ok(answer) => {
                let bytes = answer.to_string().len();
                eprintln!("{name}: {bytes} bytes");
                assert!(bytes <= MOST_BYTES, "{name}: {bytes} bytes");
            }
            Err(fault) => assert!(
                matches!(fault.code, Code::BadRequest | Code::BadPolicy),
                "{name}: {fault:?}"
            ),
        }
    }
}

/// All keys that the first page of a list gives.
async fn keys(desk: &Desk, request: &str, list: &str, path: &[&str]) -> Vec<String> {
    let page = crate::ask(desk, request, json!({})).await;
    let key = |row: &Value| {
        path.iter()
            .fold(row, |value, field| &value[*field])
            .as_str()
            .unwrap()
            .to_owned()
    };
    page[list].as_array().unwrap().iter().map(key).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_behind_a_list_opens_and_is_bounded() {
    let Some((_folder, desk)) = opened().await else { return };
    let mut pages = Vec::new();
    for key in keys(&desk, "makers", "rows", &["maker", "slug"]).await {
        pages.push(json!({ "ask": "maker", "with": { "maker": key } }));
    }
    for key in keys(&desk, "licences", "rows", &["licence", "slug"]).await {
        pages.push(json!({ "ask": "licence", "with": { "licence": key } }));
    }
    for key in keys(&desk, "boards", "boards", &["slug"]).await {
        pages.push(json!({ "ask": "ranking", "with": { "board": key, "limit": 500 } }));
    }
    for query in [
        "",
        "relation:merge",
        "relation:quantized maker:qwen",
        "llama -maker:meta",
    ] {
        let found = crate::ask(&desk, "search", json!({ "query": query, "limit": 40 })).await;
        for row in found["rows"].as_array().unwrap() {
            pages.push(json!({ "ask": "model", "with": { "repo": row["repo"] } }));
        }
    }
    for page in pages {
        match desk.ask_json(page.clone()).await {
            Ok(answer) => {
                let bytes = answer.to_string().len();
                assert!(bytes <= MOST_BYTES, "{bytes} bytes for {page}");
            }
            Err(fault) => panic!("{page}: {fault:?}"),
        }
    }
}

//! Probing: what is asked, what is told apart, and what is never recorded.

use super::{
    book::net,
    stand::{Asked, List, Reply, Stand},
};
use sources::{hub::Hub, probe::probe};

const DETAIL: &str = r#"{"_id":"01","id":"google-bert/bert-base-uncased","author":"google-bert","sha":"x","lastModified":"2024-02-19T11:06:12.000Z",
    "createdAt":"2022-03-02T23:29:04.000Z","private":false,"gated":false,"disabled":false,"downloads":1,"likes":1,"tags":[],"siblings":[],
    "cardData":{},"config":{},"safetensors":{},"model-index":null}"#;

/// A Hub as we expect it.
fn expected(asked: &Asked, list: &List) -> Reply {
    match asked.path() {
        "/api/models" if asked.all("expand").contains(&String::from("doesNotExist")) => {
            Reply::json(400, r#"{"error":"Invalid option: expected one of \"author\""}"#)
        }
        "/api/models" => list.answer(asked, "https://huggingface.co").with("ETag", "W/\"1\""),
        "/api/models/google-bert/bert-base-uncased" => Reply::json(200, DETAIL).with("ETag", "W/\"2\""),
        "/api/models/bert-base-uncased" => {
            Reply::json(307, "").with("Location", "/api/models/google-bert/bert-base-uncased")
        }
        _ => Reply::json(401, r#"{"error":"Invalid username or password."}"#),
    }
}

#[tokio::test]
async fn a_hub_as_expected_has_no_differences() {
    let list = List::of(40);
    let stand = Stand::start(move |asked| expected(asked, &list)).await;
    let report = probe(&Hub, &net(&Hub, &stand)).await.unwrap();
    assert_eq!(report.differences, []);
    assert_eq!((report.place.as_str(), report.exchanges.len()), ("hub", 8));
    assert_eq!(
        report
            .exchanges
            .iter()
            .filter(|exchange| exchange.open.is_some())
            .count(),
        2
    );
}

#[tokio::test]
async fn every_difference_is_named() {
    let list = List::of(40);
    let stand = Stand::start(move |asked| match asked.path() {
        "/api/models" if asked.one("sort") == "createdAt" => {
            let body = list
                .answer(asked, "")
                .body
                .replace("\"gated\":false", "\"gated\":0")
                .replace("\"likes\"", "\"hearts\"");
            Reply::json(200, body).with("Link", "</api/models?cursor=7>; rel=\"next\"")
        }
        "/api/models/bert-base-uncased" => Reply::json(301, "").with("Location", "/login"),
        "/api/models/google-bert/bert-base-uncased" => Reply::html(
            429,
            "<h1>429</h1>We had to rate limit your IP (203.0.113.7), hf_abcdefghijklmnopqrstuvwxyz",
        ),
        _ => expected(asked, &list),
    })
    .await;
    let report = probe(&Hub, &net(&Hub, &stand)).await.unwrap();
    let says = |name: &str| -> Vec<&str> {
        let of = report.differences.iter().filter(|difference| difference.name == name);
        of.map(|difference| difference.says.as_str()).collect()
    };
    assert_eq!(
        says("list"),
        [
            "etag: W/ was expected, nothing came",
            "link: keyset was expected, “</api/models?cursor=7>; rel=\"next\"” came",
            "gated: bool|string was expected, number came (5 of 5)",
            "hearts: is new (5 of 5)",
            "likes: number was expected, nothing came (5 of 5)",
        ]
    );
    assert_eq!(says("renamed").len(), 2);
    assert_eq!(says("detail").len(), 1, "{:?}", says("detail"));
    assert!(says("missing").is_empty());
    let written = serde_json::to_string(&report).unwrap();
    assert!(
        !written.contains("203.0.113.7") && !written.contains("hf_abcdef"),
        "{written}"
    );
}

//! Real questions to the starter, with the answers that the facts give.

use crate::{ask, opened};
use serde_json::{Value, json};

fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array()
        .unwrap()
        .iter()
        .filter_map(|entry| entry[key].as_str())
        .collect()
}

#[tokio::test]
async fn a_keystroke_gives_rows_an_exact_total_and_counts_that_add_up() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(
        &desk,
        "search",
        json!({ "query": "qwen2 72b", "limit": 60, "facets": true, "generation": 7 }),
    )
    .await;
    assert_eq!(page["generation"], 7);
    let total = page["total"].as_u64().unwrap();
    assert!(texts(&page["rows"], "repo").contains(&"Qwen/Qwen2-72B-Instruct"));
    for facet in page["facets"].as_array().unwrap() {
        let values = facet["values"].as_array().unwrap();
        assert!(
            values.iter().any(|value| value["key"] == "unknown"),
            "{} lists unknown",
            facet["field"]
        );
        let sum: u64 = values.iter().map(|value| value["count"].as_u64().unwrap()).sum();
        // A model has several languages, and several definitions of openness may hold for it.
        let several = facet["field"] == "language" || facet["field"] == "openness";
        if facet["more"] == 0 && !several {
            assert_eq!(sum, total, "{} adds up", facet["field"]);
        }
    }
}

#[tokio::test]
async fn two_chinese_characters_find_their_maker_and_its_models() {
    let Some((_folder, desk)) = opened().await else { return };
    for (words, maker) in [("通义", "qwen"), ("智谱", "zhipu")] {
        let page = ask(&desk, "search", json!({ "query": words, "limit": 20 })).await;
        assert!(page["total"].as_u64().unwrap() > 0, "{words} finds models");
        let makers = ask(&desk, "makers", json!({ "query": words })).await;
        let slugs: Vec<&str> = makers["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|row| row["maker"]["slug"].as_str())
            .collect();
        assert!(
            slugs.iter().any(|slug| slug.starts_with(maker)),
            "{words} finds {maker}: {slugs:?}"
        );
        let hits = ask(&desk, "palette", json!({ "query": words, "kind": "maker" })).await;
        assert!(!hits["hits"].as_array().unwrap().is_empty(), "{words} in the palette");
    }
}

#[tokio::test]
async fn an_empty_page_names_the_filter_to_blame() {
    let Some((_folder, desk)) = opened().await else { return };
    let query = "qwen country:cn -country:cn params>1b";
    let page = ask(&desk, "search", json!({ "query": query, "limit": 20 })).await;
    assert_eq!(page["total"], 0);
    let blame = page["blame"].as_array().unwrap();
    assert_eq!(blame.len(), 3);
    let first = &blame[0];
    assert!(first["count"].as_u64().unwrap() > 0);
    let without = ask(&desk, "search", json!({ "query": first["without"], "limit": 1 })).await;
    assert_eq!(without["total"], first["count"]);
    assert_eq!(page["words_only"], "qwen");
    let words = ask(&desk, "search", json!({ "query": "qwen" })).await;
    assert_eq!(page["words_alone"], words["total"]);
}

#[tokio::test]
async fn yi_34b_shows_both_sides_and_inherits_nothing() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "model", json!({ "repo": "01-ai/yi-34b" })).await;
    assert_eq!(page["repo"], "01-ai/Yi-34B", "another case finds it");
    let ancestors = page["ancestors"].as_array().unwrap();
    let disputed: Vec<&Value> = ancestors.iter().filter(|edge| edge["status"] == "disputed").collect();
    assert!(!disputed.is_empty(), "the dispute is shown");
    assert!(
        disputed
            .iter()
            .all(|edge| !edge["counter_sources"].as_array().unwrap().is_empty()),
        "with its other side"
    );
    assert!(
        ancestors
            .iter()
            .any(|edge| edge["relation"] == "architecture" && edge["status"] == "documented")
    );
    assert_eq!(page["licence"]["effective"], Value::Null);
    assert!(page["sources"].as_array().unwrap().len() > 2);
}

#[tokio::test]
async fn rys_xlarge_declares_mit_and_is_bound_by_tongyi_qianwen() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "model", json!({ "repo": "dnhkng/RYS-XLarge" })).await;
    let badge = &page["licence"];
    assert_eq!(badge["declared"]["slug"], "mit");
    assert_eq!(badge["differs"], true);
    assert!(
        badge["effective"]["slug"].as_str().unwrap().contains("qianwen"),
        "{badge}"
    );
    // The model between declares "other" and nothing more: terms that are known do not stand in for those that are not.
    assert_eq!((&badge["verdict"], &page["unread"]), (&"unknown".into(), &true.into()));
    assert!(!badge["path"].as_array().unwrap().is_empty());
    let ancestors = page["ancestors"].as_array().unwrap();
    let own: Vec<&Value> = ancestors
        .iter()
        .filter(|edge| edge["parent"] == "dnhkng/RYS-XLarge")
        .collect();
    assert!(
        own.iter().all(|edge| edge["is_loop"] == true) && !own.is_empty(),
        "the loop is shown, not followed"
    );
    assert_eq!(page["root"]["repo"], "Qwen/Qwen2-72B");
    assert_eq!(page["root"]["maker"]["slug"], "qwen");
    assert!(!page["standings"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn the_head_of_19_august_2024_has_one_chinese_publisher() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(
        &desk,
        "ranking",
        json!({ "board": "open-llm-v2", "at": "2024-08-19", "limit": 10 }),
    )
    .await;
    assert_eq!(page["date"], "2024-08-19");
    assert_eq!(page["of"], 731);
    let rows = page["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 10);
    let chinese = rows.iter().filter(|row| row["publisher_country"] == "CN").count();
    assert_eq!(chinese, 1);
    let share = |country: Value| {
        page["shares"]
            .as_array()
            .unwrap()
            .iter()
            .find(|share| share["country"] == country)
            .map(|share| share["count"].clone())
    };
    assert_eq!(share(json!("CN")), Some(json!(1)));
    let all: u64 = page["shares"]
        .as_array()
        .unwrap()
        .iter()
        .map(|share| share["count"].as_u64().unwrap())
        .sum();
    assert_eq!(all, 10, "unknown publishers are counted as such");
    let course = page["course"].as_array().unwrap();
    let july = course.iter().find(|day| day["date"] == "2024-07-13").unwrap();
    let july_cn = july["shares"]
        .as_array()
        .unwrap()
        .iter()
        .find(|share| share["country"] == "CN")
        .unwrap();
    assert_eq!(july_cn["count"], 5);
}

#[tokio::test]
async fn a_day_between_two_stored_ones_gives_the_earlier() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "ranking", json!({ "board": "open-llm-v2", "at": "2024-08-20" })).await;
    assert_eq!(page["date"], "2024-08-19");
    let early = desk
        .ask_json(json!({ "ask": "ranking", "with": { "board": "open-llm-v2", "at": "2020-01-01" } }))
        .await;
    assert_eq!(early.unwrap_err().code, atlas::Code::NotFound);
}

#[tokio::test]
async fn a_licence_shows_its_text_with_the_passage_of_each_term() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "licence", json!({ "licence": "Apache-2.0" })).await;
    assert_eq!(page["verdict"], "allow");
    let text = page["text"]["text"].as_str().unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    let spans: Vec<(usize, usize)> = page["terms"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|term| Some((term["span"][0].as_u64()? as usize, term["span"][1].as_u64()? as usize)))
        .collect();
    assert!(!spans.is_empty(), "at least one passage was found");
    for (start, end) in spans {
        assert!(start < end && end <= units.len());
        assert!(
            String::from_utf16(&units[start..end]).is_ok(),
            "a passage does not cut a character"
        );
    }
    assert!(page["used"]["declared_by"].as_u64().unwrap() > 1_000);
    assert!(!page["silent"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn what_is_not_there_is_answered_with_what_lies_near() {
    let Some((_folder, desk)) = opened().await else { return };
    let model = desk
        .ask_json(json!({ "ask": "model", "with": { "repo": "Qwen/Qwen2-72B-Instrukt" } }))
        .await
        .unwrap_err();
    assert_eq!(model.code, atlas::Code::NotFound);
    assert!(model.detail.contains("Near it:"), "{}", model.detail);
    let licence = desk
        .ask_json(json!({ "ask": "licence", "with": { "licence": "apache" } }))
        .await
        .unwrap_err();
    assert!(licence.detail.contains("apache-2-0"), "{}", licence.detail);
}

#[tokio::test]
async fn every_source_number_on_a_page_leads_to_a_source() {
    let Some((_folder, desk)) = opened().await else { return };
    for (request, with) in [
        ("model", json!({ "repo": "Qwen/Qwen2-72B-Instruct" })),
        ("model", json!({ "repo": "01-ai/Yi-34B" })),
        ("maker", json!({ "maker": "通义千问" })),
        ("licence", json!({ "licence": "tongyi-qianwen" })),
        ("ranking", json!({ "board": "open-llm-v2" })),
        ("events", json!({})),
        ("chips", json!({})),
        ("prices", json!({})),
    ] {
        let page = ask(&desk, request, with).await;
        let sources = page["sources"].as_array().unwrap().len() as u64;
        let mut numbers = Vec::new();
        collect(&page, &mut numbers);
        assert!(
            numbers.iter().all(|number| *number < sources),
            "{request}: {numbers:?} of {sources}"
        );
    }
}

/// All numbers under `source`, and in the lists of an ancestor.
fn collect(value: &Value, numbers: &mut Vec<u64>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                match (key.as_str(), field) {
                    ("source", Value::Number(number)) => numbers.extend(number.as_u64()),
                    ("sources" | "counter_sources", Value::Array(list)) => {
                        numbers.extend(list.iter().filter_map(Value::as_u64))
                    }
                    _ => {}
                }
                collect(field, numbers);
            }
        }
        Value::Array(list) => list.iter().for_each(|entry| collect(entry, numbers)),
        _ => {}
    }
}

#[tokio::test]
async fn a_licence_known_from_its_maker_names_that_source() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "model", json!({ "repo": "Qwen/Qwen-72B-Chat" })).await;
    let badge = &page["licence"];
    assert_eq!(badge["declared"]["slug"], "tongyi-qianwen");
    assert_eq!(badge["declared_words"], Value::Null);
    assert_ne!(
        badge["source"], page["params"]["source"],
        "the repository's own record says nothing of it"
    );
}

#[tokio::test]
async fn as_of_a_day_later_models_are_left_out_and_undated_ones_stay() {
    let Some((_folder, desk)) = opened().await else { return };
    let all = ask(&desk, "search", json!({ "query": "" })).await["total"]
        .as_u64()
        .unwrap();
    let then = ask(
        &desk,
        "search",
        json!({ "query": "", "at": "2024-08-19", "facets": true, "limit": 80 }),
    )
    .await;
    let total = then["total"].as_u64().unwrap();
    assert!(total > 0 && total < all);
    assert!(
        then["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["created"].as_str().is_none_or(|day| day <= "2024-08-19"))
    );
    let undated = ask(&desk, "search", json!({ "query": "year:unknown" })).await["total"]
        .as_u64()
        .unwrap();
    let years = then["facets"]
        .as_array()
        .unwrap()
        .iter()
        .find(|facet| facet["field"] == "year")
        .unwrap();
    let unknown = years["values"]
        .as_array()
        .unwrap()
        .iter()
        .find(|value| value["key"] == "unknown")
        .unwrap();
    assert_eq!(unknown["count"], undated);
}

#[tokio::test]
async fn a_model_called_exactly_so_comes_first_in_the_palette() {
    let Some((_folder, desk)) = opened().await else { return };
    for (words, repo) in [("yi-34b", "01-ai/Yi-34B"), ("Qwen/Qwen2-72B", "Qwen/Qwen2-72B")] {
        let page = ask(&desk, "palette", json!({ "query": words, "kind": "model" })).await;
        assert_eq!(page["hits"][0]["key"], repo, "{words}");
        assert!(page["hits"].as_array().unwrap().len() <= 8);
    }
}

/// Bytes that an answer to a keystroke has at most, so that it crosses into the window within a frame: 80 rows, twelve
/// facets, twelve words.
const MOST_BYTES: usize = 96 << 10;

#[tokio::test]
async fn an_answer_to_a_keystroke_stays_small_whatever_is_typed() {
    let Some((_folder, desk)) = opened().await else { return };
    let hostile = "a".repeat(5_000);
    let many = "country:CN ".repeat(400);
    let mut largest = 0;
    for query in [
        "",
        "a",
        "gguf",
        "language:zh",
        "qwen licence:mit params>1b",
        "通义",
        &hostile,
        &many,
    ] {
        for sort in ["popularity", "name", "params"] {
            let with = json!({ "query": query, "sort": sort, "limit": 80, "facets": true });
            let bytes = ask(&desk, "search", with).await.to_string().len();
            assert!(bytes <= MOST_BYTES, "{bytes} bytes for {:.40}", query);
            largest = largest.max(bytes);
        }
    }
    println!("the largest answer has {largest} bytes");
}

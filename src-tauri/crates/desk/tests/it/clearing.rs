//! Clearing real models of the starter: what binds them, why, and what may be done.

use crate::{ask, opened};
use serde_json::{Value, json};

fn rows<'v>(page: &'v Value, list: &str) -> &'v [Value] {
    page[list].as_array().map_or(&[], Vec::as_slice)
}

fn answer<'v>(page: &'v Value, question: &str) -> &'v Value {
    rows(page, "rows")
        .iter()
        .find(|row| row["question"] == question)
        .unwrap()
}

#[tokio::test]
async fn rys_xlarge_is_bound_by_tongyi_qianwen_clause_by_clause() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "model", json!({ "repo": "dnhkng/RYS-XLarge" })).await;
    let terms = rows(&page, "terms");
    let threshold = terms.iter().find(|term| term["key"] == "user-threshold").unwrap();
    assert_eq!(threshold["licence"]["slug"], "tongyi-qianwen");
    assert_eq!(
        (&threshold["added"], &threshold["threshold"]["amount"]),
        (&json!(true), &json!(100_000_000.0))
    );
    assert!(threshold["clause"].as_str().unwrap().starts_with('§'));
    let brought = rows(threshold, "path").last().unwrap()["repo"].as_str().unwrap();
    assert!(brought.starts_with("Qwen/Qwen2-72B"), "{brought}");
    let conflict = rows(&page, "conflicts")
        .iter()
        .find(|row| row["licence"]["slug"] == "tongyi-qianwen")
        .unwrap();
    assert_eq!(conflict["declared"]["slug"], "mit");
    assert_eq!(conflict["ancestor"], brought);
    assert!(rows(conflict, "clauses").len() >= 3, "{conflict}");
    let sources = rows(&page, "sources").len() as u64;
    assert!(terms.iter().all(|term| term["source"].as_u64().unwrap() < sources));
    assert!(rows(&page, "ancestors").iter().any(|edge| edge["is_loop"] == true));
}

#[tokio::test]
async fn yi_34b_is_bound_by_no_licence_of_metas() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "model", json!({ "repo": "01-ai/Yi-34B" })).await;
    let terms = rows(&page, "terms");
    assert!(!terms.is_empty());
    assert!(
        terms
            .iter()
            .all(|term| !term["licence"]["slug"].as_str().unwrap().contains("llama"))
    );
    assert_eq!(rows(&page, "conflicts"), [] as [Value; 0]);
    let may = ask(&desk, "may", json!({ "repo": "01-ai/Yi-34B" })).await;
    assert!(
        rows(&may, "licences")
            .iter()
            .all(|tag| !tag["slug"].as_str().unwrap().contains("llama"))
    );
}

#[tokio::test]
async fn the_broken_chain_of_smaug_is_shown_as_inferred_and_no_more_than_likely() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "model", json!({ "repo": "abacusai/Smaug-72B-v0.1" })).await;
    let step = |child: &str, parent: &str| {
        let mut ancestors = rows(&page, "ancestors").iter();
        let found = ancestors.find(|edge| edge["child"] == child && edge["parent"] == parent);
        found.unwrap_or_else(|| panic!("{child} → {parent}")).clone()
    };
    let declared = step("abacusai/Smaug-72B-v0.1", "moreh/MoMo-72B-lora-1.8.7-DPO");
    assert_eq!(declared["status"], "declared");
    let broken = step("moreh/MoMo-72B-lora-1.8.7-DPO", "Qwen/Qwen-72B");
    assert_eq!(
        (&broken["status"], &broken["confidence"], &broken["note"]),
        (&json!("inferred"), &json!("medium"), &json!("missing_declared_link"))
    );
    assert!(!rows(&broken, "sources").is_empty());
    let terms = rows(&page, "terms").iter();
    assert!(
        terms
            .into_iter()
            .any(|term| term["licence"]["slug"] == "tongyi-qianwen")
    );
}

#[tokio::test]
async fn a_llama_licence_names_its_duty_and_turns_at_700_million() {
    let Some((_folder, desk)) = opened().await else { return };
    let list = ask(&desk, "licences", json!({ "query": "llama 3", "with_terms": true })).await;
    let slug = rows(&list, "rows").first().unwrap()["licence"]["slug"].clone();
    let page = ask(&desk, "licence", json!({ "licence": slug })).await;
    let term = |key: &str| {
        rows(&page, "terms")
            .iter()
            .find(|term| term["key"] == key)
            .unwrap()
            .clone()
    };
    assert!(term("naming-duty")["clause"].as_str().unwrap().starts_with('§'));
    let threshold = term("user-threshold");
    assert_eq!(threshold["threshold"]["amount"], 700_000_000.0);
    let place = page["text_place"].as_str().or(page["canonical_url"].as_str());
    assert!(
        threshold["span"].is_array() || place.is_some(),
        "the passage, or where it can be read"
    );
    assert!(rows(&page, "versions").len() > 1);
    let few = json!({ "licence": slug, "situation": { "users": 1_000_000 } });
    let many = json!({ "licence": slug, "situation": { "users": 800_000_000 } });
    let (few, many) = (ask(&desk, "may", few).await, ask(&desk, "may", many).await);
    assert_ne!(answer(&few, "sell")["answer"], "ask");
    assert_eq!(answer(&many, "sell")["answer"], "ask");
    let turn = &answer(&many, "sell")["turns"][0];
    assert_eq!(turn["margin"], -100_000_000.0);
}

#[tokio::test]
async fn the_yi_licence_tells_its_versions_and_the_change_to_apache() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "licence", json!({ "licence": "yi-2-1" })).await;
    let versions: Vec<&str> = rows(&page, "versions")
        .iter()
        .filter_map(|row| row["licence"]["slug"].as_str())
        .collect();
    assert_eq!(versions, ["yi-1-0", "yi-2-0", "yi-2-1", "apache-2-0"]);
    let course: Vec<(&str, &str)> = rows(&page, "course")
        .iter()
        .filter_map(|span| Some((span["licence"]["slug"].as_str()?, span["from"].as_str()?)))
        .collect();
    assert!(course.contains(&("apache-2-0", "2024-05-30")), "{course:?}");
    assert!(course.contains(&("yi-1-0", "2023-11-01")), "{course:?}");
}

#[tokio::test]
async fn texts_are_compared_and_what_is_not_here_is_said() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "licence_diff", json!({ "left": "MIT", "right": "ISC" })).await;
    assert!(!rows(&page, "hunks").is_empty());
    assert_eq!(
        rows(&page, "sources").len() as u64,
        1 + page["right"]["source"].as_u64().unwrap()
    );
    let same = ask(&desk, "licence_diff", json!({ "left": "MIT", "right": "mit" })).await;
    assert_eq!((rows(&same, "hunks").len(), &same["added"]), (0, &json!(0)));
    let by_hash = json!({ "left": page["left"]["sha256"], "right": "MIT" });
    assert_eq!(ask(&desk, "licence_diff", by_hash).await["removed"], 0);
    let none = desk
        .ask_json(json!({ "ask": "licence_diff", "with": { "left": "MIT", "right": "no such" } }))
        .await;
    assert_eq!(none.unwrap_err().code, atlas::Code::NotFound);
}

#[tokio::test]
async fn families_kin_and_flows_of_the_starter_add_up() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "descendants", json!({ "repo": "Qwen/Qwen2-72B", "limit": 50 })).await;
    let total = page["total"].as_u64().unwrap();
    let sum: u64 = rows(&page, "groups")
        .iter()
        .filter_map(|group| group["count"].as_u64())
        .sum();
    assert!(total > 0 && sum + page["rest"].as_u64().unwrap() == total);
    let kin = ask(&desk, "kin", json!({ "repo": "Qwen/Qwen2-72B" })).await;
    assert_eq!(kin["nodes"][0]["repo"], "Qwen/Qwen2-72B");
    assert!(rows(&kin, "nodes").len() > 3 && rows(&kin, "edges").len() > 2);
    let flows = ask(&desk, "flows", json!({})).await;
    let counted: u64 = rows(&flows, "rows")
        .iter()
        .filter_map(|row| row["count"].as_u64())
        .sum();
    assert_eq!(counted, flows["total"].as_u64().unwrap());
    assert!(
        rows(&flows, "rows")
            .iter()
            .any(|row| row["child"] == "CN" && row["parent"] == "US")
    );
}

#[tokio::test]
async fn what_lists_say_binds_a_model_is_what_its_page_says() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "doctor", json!({ "thorough": true })).await;
    let binding = rows(&page, "checks")
        .iter()
        .find(|check| check["name"] == "binding")
        .unwrap();
    assert_ne!(binding["state"], "bad", "{binding}");
    assert_eq!(page["sound"], true, "{page}");
}

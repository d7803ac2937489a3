//! What changes over time: the timeline, two days of a board, names over all its days.

use crate::{ask, opened};
use serde_json::{Value, json};

fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    let entries = list.as_array().into_iter().flatten();
    entries.filter_map(|entry| entry[key].as_str()).collect()
}

#[tokio::test]
async fn the_timeline_counts_by_country_and_tells_nothing_after_the_day() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(
        &desk,
        "timeline",
        json!({ "from": "2023-01-01", "until": "2024-08-19" }),
    )
    .await;
    let events = page["events"].as_array().unwrap();
    assert_eq!(page["events_total"], events.len());
    let dates: Vec<&str> = events.iter().map(|event| event["date"].as_str().unwrap()).collect();
    assert!(
        dates.iter().all(|date| ("2023"..="2024-08-19").contains(date)),
        "{dates:?}"
    );
    assert!(dates.is_sorted_by(|a, b| a >= b), "the newest first: {dates:?}");
    let kinds = page["kinds"].as_array().unwrap();
    let counted: u64 = kinds.iter().map(|kind| kind["count"].as_u64().unwrap()).sum();
    assert_eq!(counted, events.len() as u64);
    let months = page["months"].as_array().unwrap();
    let large = |country: Value| -> u64 {
        let of = months.iter().filter(|month| month["country"] == country);
        of.map(|month| month["large"].as_u64().unwrap()).sum()
    };
    assert!(
        large(json!("CN")) > 50 && large(json!("US")) > 50 && large(Value::Null) > 50,
        "{months:?}"
    );
    assert!(months.iter().all(|month| {
        let name = month["month"].as_str().unwrap();
        ("2023-01"..="2024-08").contains(&name)
    }));

    let whole = ask(&desk, "timeline", json!({})).await;
    let earlier: u64 = page["before"]
        .as_array()
        .unwrap()
        .iter()
        .map(|of| of["large"].as_u64().unwrap())
        .sum();
    let by_2022: u64 = whole["months"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|month| month["month"].as_str().unwrap() < "2023")
        .map(|month| month["large"].as_u64().unwrap())
        .sum();
    assert_eq!(earlier, by_2022, "what was made before counts as before");

    let policies = ask(&desk, "timeline", json!({ "kind": "policy", "country": "CN" })).await;
    assert!(
        policies["events"]
            .as_array()
            .unwrap()
            .iter()
            .all(|event| event["kind"] == "policy" && texts_of_seats(event).contains(&"CN"))
    );
    let original = ask(&desk, "timeline", json!({ "original": true })).await;
    assert!(
        original["unrelated"].as_u64().unwrap() > 0,
        "what nobody says is left out and counted"
    );
}

fn texts_of_seats(event: &Value) -> Vec<&str> {
    let makers = event["makers"].as_array().into_iter().flatten();
    makers.filter_map(|maker| maker["country"].as_str()).collect()
}

#[tokio::test]
async fn two_days_of_a_board_lie_beside_each_other_in_either_order() {
    let Some((_folder, desk)) = opened().await else { return };
    let board = "open-llm-v2";
    let one = json!({ "board": board, "at": "2024-08-19", "with": "2024-06-26" });
    let page = ask(&desk, "moves", one).await;
    let turned = json!({ "board": board, "at": "2024-06-26", "with": "2024-08-19" });
    assert_eq!(page, ask(&desk, "moves", turned).await);
    assert_eq!(
        texts_at(&page, ["/earlier/date", "/later/date"]),
        ["2024-06-26", "2024-08-19"]
    );
    let rows = page["rows"].as_array().unwrap();
    let moved = |repo: &str| {
        rows.iter()
            .find(|row| row["row"]["repo"] == repo)
            .map(|row| row["move"].clone())
    };
    assert_eq!(moved("dnhkng/RYS-XLarge"), Some(json!("entered")));
    assert_eq!(moved("Qwen/Qwen2-72B-Instruct"), Some(json!("down")));
    let counted: u64 = page["counts"]
        .as_object()
        .unwrap()
        .values()
        .map(|n| n.as_u64().unwrap())
        .sum();
    assert_eq!(counted, rows.len() as u64);
    let corrections = page["corrections"].as_array().unwrap();
    for row in rows.iter().filter(|row| !row["row"]["correction"].is_null()) {
        let at = usize::try_from(row["row"]["correction"].as_u64().unwrap()).unwrap();
        assert_eq!(corrections[at]["words"], row["row"]["words"]);
    }
    let same = ask(
        &desk,
        "moves",
        json!({ "board": board, "with": "2024-08-19", "at": "2024-08-19" }),
    )
    .await;
    assert_eq!(same["counts"]["entered"], 0);
    assert!(same["rows"].as_array().unwrap().iter().all(|row| row["move"] == "same"));
    let fault = desk
        .ask_json(json!({ "ask": "moves", "with": { "board": board, "with": "2020-01-01" } }))
        .await
        .unwrap_err();
    assert_eq!(fault.code, atlas::Code::NotFound);
}

fn texts_at<'a, const N: usize>(page: &'a Value, places: [&str; N]) -> [&'a str; N] {
    places.map(|place| page.pointer(place).and_then(Value::as_str).unwrap_or_default())
}

#[tokio::test]
async fn a_makers_path_is_that_of_its_best_row_and_a_name_never_listed_has_none() {
    let Some((_folder, desk)) = opened().await else { return };
    let with = json!({ "board": "open-llm-v2", "names": ["maker:qwen", "Qwen/Qwen2-72B-Instruct", "no such name"] });
    let page = ask(&desk, "paths", with).await;
    let paths = page["paths"].as_array().unwrap();
    assert_eq!(
        texts(&page["paths"], "name"),
        ["maker:qwen", "Qwen/Qwen2-72B-Instruct", "no such name"]
    );
    assert!(paths[2]["places"].as_array().unwrap().is_empty());
    let days = page["days"].as_array().unwrap();
    for path in paths {
        let dates = texts(&path["places"], "date");
        assert!(dates.is_sorted(), "{dates:?}");
        assert!(dates.iter().all(|date| days.iter().any(|day| day == date)));
    }
    let best = |day: &str, path: usize| {
        let places = paths[path]["places"].as_array().unwrap();
        places
            .iter()
            .find(|place| place["date"] == day)
            .map(|place| place["rank"].as_u64().unwrap())
    };
    assert_eq!((best("2024-08-19", 0), best("2024-08-19", 1)), (Some(5), Some(5)));
    let until = ask(
        &desk,
        "paths",
        json!({ "board": "open-llm-v2", "names": ["maker:qwen"], "at": "2024-07-31" }),
    )
    .await;
    let until = texts(&until["paths"][0]["places"], "date");
    assert!(
        !until.is_empty() && until.iter().all(|date| *date <= "2024-07-31"),
        "{until:?}"
    );
}

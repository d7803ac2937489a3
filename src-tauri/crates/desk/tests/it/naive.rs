//! Counts and shares against a plain scan of every row, written without the index.

use crate::{ask, opened};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::{
    AtlasFile,
    read::models::{self, IndexRow},
};

/// Every model as the store reads it.
async fn every_row(folder: &std::path::Path) -> Vec<IndexRow> {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await.unwrap();
    let mut rows = Vec::new();
    loop {
        let last = rows.last().map_or(0, |row: &IndexRow| row.rank);
        let batch = models::for_index(&reader, last, 4_000).await.unwrap();
        if batch.is_empty() {
            reader.close().await;
            return rows;
        }
        rows.extend(batch);
    }
}

/// The key by which a row counts under a field that has one value a model.
fn key_of(row: &IndexRow, field: &str) -> Option<String> {
    match field {
        "verdict" => Some(row.verdict.as_str().to_owned()).filter(|key| key != "unknown"),
        "relation" => row.relation.as_ref().map(|key| key.to_lowercase()),
        "task" => row.task.as_ref().map(|key| key.to_lowercase()),
        "library" => row.library.as_ref().map(|key| key.to_lowercase()),
        "gated" => row.gated.as_ref().map(|key| key.to_lowercase()),
        "year" => row.created.map(|day| day.year().to_string()),
        other => panic!("{other} is not compared"),
    }
}

const COMPARED: [&str; 6] = ["verdict", "relation", "task", "library", "gated", "year"];

fn counted<'a>(rows: impl Iterator<Item = &'a IndexRow>, field: &str) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::from([(String::from("unknown"), 0)]);
    for row in rows {
        *counts
            .entry(key_of(row, field).unwrap_or_else(|| String::from("unknown")))
            .or_default() += 1;
    }
    counts
}

fn answered(page: &Value, field: &str) -> (BTreeMap<String, u64>, bool) {
    let facet = page["facets"]
        .as_array()
        .unwrap()
        .iter()
        .find(|facet| facet["field"] == field)
        .unwrap();
    let values = facet["values"].as_array().unwrap().iter();
    let counts = values.map(|value| {
        (
            value["key"].as_str().unwrap().to_owned(),
            value["count"].as_u64().unwrap(),
        )
    });
    (counts.collect(), facet["more"] == 0)
}

#[tokio::test]
async fn counts_are_those_of_a_scan() {
    let Some((folder, desk)) = opened().await else { return };
    let rows = every_row(folder.path()).await;
    type Keeps = fn(&IndexRow) -> bool;
    let questions: [(&str, Keeps); 5] = [
        ("", |_| true),
        ("params>7b", |row| {
            row.params.is_some_and(|params| params > 7_000_000_000)
        }),
        ("-params>7b", |row| {
            row.params.is_none_or(|params| params <= 7_000_000_000)
        }),
        ("downloads>=1000 likes<50", |row| {
            row.downloads.is_some_and(|count| count >= 1_000) && row.likes.is_some_and(|count| count < 50)
        }),
        ("language:de", |row| {
            row.languages.iter().any(|language| language == "de")
        }),
    ];
    for (query, keeps) in questions {
        let page = ask(&desk, "search", json!({ "query": query, "facets": true })).await;
        assert_eq!(page["total"], rows.iter().filter(|row| keeps(row)).count(), "{query}");
        for field in COMPARED {
            let (answered, whole) = answered(&page, field);
            let scanned = counted(rows.iter().filter(|row| keeps(row)), field);
            for (key, count) in &answered {
                assert_eq!(
                    scanned.get(key).copied().unwrap_or_default(),
                    *count,
                    "{query} {field}:{key}"
                );
            }
            if whole {
                let occurring = scanned.iter().filter(|(_, count)| **count > 0);
                assert!(
                    occurring.clone().all(|(key, _)| answered.contains_key(key)),
                    "{query} lists every {field}"
                );
            }
        }
    }
}

#[tokio::test]
async fn rows_come_in_order_of_popularity_and_pages_join() {
    let Some((folder, desk)) = opened().await else { return };
    let rows = every_row(folder.path()).await;
    let mut listed = Vec::new();
    for offset in [0, 80, 160] {
        let page = ask(&desk, "search", json!({ "limit": 200, "offset": offset })).await;
        let page = page["rows"].as_array().unwrap();
        assert_eq!(page.len(), 80, "a page has at most 80 rows");
        listed.extend(page.iter().map(|row| row["repo"].as_str().unwrap().to_owned()));
    }
    let expected: Vec<String> = rows.into_iter().take(240).map(|row| row.repo).collect();
    assert_eq!(listed, expected);
}

#[tokio::test]
async fn shares_of_every_stored_day_are_those_of_its_rows() {
    let Some((_folder, desk)) = opened().await else { return };
    let boards = ask(&desk, "boards", json!({})).await;
    for board in boards["boards"].as_array().unwrap() {
        let newest = ask(&desk, "ranking", json!({ "board": board["slug"] })).await;
        for day in newest["course"].as_array().unwrap() {
            let page = ask(
                &desk,
                "ranking",
                json!({ "board": board["slug"], "at": day["date"], "limit": 10 }),
            )
            .await;
            let mut seats: BTreeMap<String, u64> = BTreeMap::new();
            for row in page["rows"].as_array().unwrap() {
                *seats.entry(row["publisher_country"].to_string()).or_default() += 1;
            }
            let shares = day["shares"].as_array().unwrap().iter();
            let shares = shares.map(|share| (share["country"].to_string(), share["count"].as_u64().unwrap()));
            assert_eq!(
                shares.collect::<BTreeMap<_, _>>(),
                seats,
                "{} on {}",
                board["slug"],
                day["date"]
            );
            assert_eq!(page["shares"], day["shares"]);
        }
    }
}

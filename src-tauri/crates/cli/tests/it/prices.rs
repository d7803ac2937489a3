//! Prices in the terminal: their course, and the person's own rate.

use crate::{json, run, starter, text};
use serde_json::Value;

fn points(offer: &Value) -> &[Value] {
    offer["points"].as_array().unwrap()
}

#[test]
fn a_course_keeps_corrections_of_the_list_apart_from_changes() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let mut mended = None;
    for offset in (0..4_000).step_by(200) {
        let from = offset.to_string();
        let page = json(data, &["prices", "--limit", "200", "--offset", &from]);
        let rows = page["rows"].as_array().unwrap();
        mended = rows
            .iter()
            .find(|offer| points(offer).len() > 2 && points(offer).iter().any(|point| point["correction"] == true))
            .cloned();
        if mended.is_some() || rows.is_empty() {
            break;
        }
    }
    let mended = mended.expect("the list behind the starter was mended at times");
    let key = mended["offer"].as_str().unwrap();
    let said = text(&run(
        data,
        &["--lang", "en", "prices", key, "--history", "--limit", "1"],
    ));
    let corrected = points(&mended)
        .iter()
        .filter(|point| point["correction"] == true)
        .count();
    assert_eq!(
        said.matches("correction of the list, no change").count(),
        corrected,
        "{said}"
    );
    assert!(said.contains("first listed"), "{said}");
}

#[test]
fn what_is_read_from_a_cache_has_a_price_of_its_own() {
    let Some(folder) = starter() else { return };
    let page = json(folder.path(), &["prices", "claude", "--limit", "200"]);
    let rows = page["rows"].as_array().unwrap();
    let cached: Vec<_> = rows.iter().filter(|offer| offer["cached"].is_number()).collect();
    assert!(cached.len() > 10, "{}", cached.len());
    let cheaper = |offer: &&Value| offer["cached"].as_f64() < offer["input"].as_f64();
    assert!(cached.iter().filter(|offer| cheaper(offer)).count() * 10 > cached.len() * 9);
}

#[test]
fn nothing_is_converted_but_at_a_rate_that_is_stated() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let plain = text(&run(data, &["--lang", "en", "prices", "qwen", "--limit", "3"]));
    assert!(!plain.contains("At your rate"), "{plain}");
    let rate = ["--rate", "USD:CNY:7.1:2024-05-21"];
    let said = text(&run(
        data,
        &[&["--lang", "en", "prices", "qwen", "--limit", "3"][..], &rate].concat(),
    ));
    assert!(said.contains("At your rate: 1 USD = 7.1 CNY, 21 May 2024"), "{said}");
    assert!(said.contains("USD") && said.contains("Input / M tokens CNY"), "{said}");
    for wrong in ["USD:CNY:7.1", "USD:CNY:0:2024-05-21", "USD:CNY:7.1:2024"] {
        assert_eq!(
            run(data, &["prices", "--rate", wrong]).status.code(),
            Some(2),
            "{wrong}"
        );
    }
}

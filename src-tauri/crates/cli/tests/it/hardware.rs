//! Chips and memory in the terminal.

use crate::{json, run, starter, text};

#[test]
fn the_working_adds_up_to_what_a_model_needs() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let page = json(
        data,
        &["memory", "Qwen/Qwen2-72B-Instruct", "--context", "4096", "--batch", "2"],
    );
    assert_eq!(
        (page["context"].as_u64(), page["sequences"].as_u64()),
        (Some(4096), Some(2))
    );
    let need = &page["needs"][0];
    assert_eq!(need["precision"], "bf16");
    let parts = need["parts"].as_array().unwrap();
    let bytes = |kind: &str| {
        let part = parts.iter().find(|part| part["kind"] == kind).unwrap();
        part["bytes"].as_u64().unwrap()
    };
    // 80 layers, 8 key-value heads of 128, two bytes a number, for keys and for values.
    assert_eq!(bytes("cache"), 2 * 80 * 8 * 128 * 2 * 4096 * 2);
    assert_eq!(bytes("weights"), page["params"]["value"].as_u64().unwrap() * 2);
    let sum: u64 = parts.iter().map(|part| part["bytes"].as_u64().unwrap()).sum();
    assert_eq!(need["total_bytes"].as_u64(), Some(sum));
}

#[test]
fn a_precision_holds_for_every_chip_and_for_this_computer() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let page = json(data, &["memory", "Qwen/Qwen2-72B-Instruct", "--precision", "q4_k_m"]);
    let held = [&page["fits"], &page["here"]];
    let mut rows = held.iter().flat_map(|list| list.as_array().unwrap());
    assert!(rows.all(|row| row["precision"] == "q4_k_m"));
    let said = text(&run(
        data,
        &[
            "memory",
            "Qwen/Qwen2-72B-Instruct",
            "--precision",
            "q4_k_m",
            "--limit",
            "3",
        ],
    ));
    for words in [
        "The working at q4_k_m",
        "2 · L · k · d · T · S · c / 8",
        "L = 80 layers",
        "[1]",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn what_nobody_can_tell_is_said_and_not_put_as_a_number() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let said = text(&run(
        data,
        &["--lang", "de", "memory", "deepseek-ai/DeepSeek-V3", "--adapter", "8"],
    ));
    assert!(
        said.contains("Adapter: ? (aus dem Veröffentlichten nicht zu sagen)"),
        "{said}"
    );
    assert!(said.contains("≥ "), "a total without a part is a least: {said}");
    let bare = text(&run(data, &["memory", "google/gemma-2-9b-it"]));
    assert!(
        bare.contains("Not published") && bare.contains("rule of thumb"),
        "{bare}"
    );
}

#[test]
fn what_cannot_be_computed_for_is_wrong_usage() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    for words in [
        ["--precision", "q99"],
        ["--context", "100000001"],
        ["--batch", "5000"],
        ["--adapter", "0"],
    ] {
        let output = run(data, &[&["memory", "Qwen/Qwen2-72B-Instruct"][..], &words].concat());
        assert_eq!(output.status.code(), Some(2), "{words:?}");
    }
    assert_eq!(run(data, &["memory", "nobody/nothing"]).status.code(), Some(3));
}

#[test]
fn the_export_status_of_a_chip_hangs_on_the_day() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let on = |day: &str| text(&run(data, &["--lang", "en", "chips", "H20 96", "--at", day]));
    let (free, bound) = (on("2024-08-19"), on("2025-05-01"));
    assert!(
        free.contains("China: not controlled") && !free.contains("China: licence required"),
        "{free}"
    );
    assert!(bound.contains("China: licence required"), "{bound}");
    assert!(
        bound.contains("is-informed letter") && bound.contains("no legal advice"),
        "{bound}"
    );
}

#[test]
fn this_computer_says_what_it_computes_with() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let page = json(data, &["chips", "--here"]);
    assert!(page["chips"].is_array() && page.get("memory_bytes").is_some(), "{page}");
    assert_eq!(run(data, &["chips", "H20", "--here"]).status.code(), Some(2));
}

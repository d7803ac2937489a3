//! The JSONTestSuite, which others wrote, as pages, as records and as fields: nothing panics, and sound neighbours stay.

use super::{read, record, shared};
use proptest::prelude::*;
use std::fs;

/// Name and text of each case; bytes that are no UTF-8 are read as a page reads them.
fn cases() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["test_parsing", "test_transform"] {
        let Some(path) = shared(&format!("corpora/jsontestsuite/{folder}")) else {
            continue;
        };
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            found.push((path.file_name().unwrap().to_string_lossy().into_owned(), text));
        }
    }
    assert!(
        found.is_empty() || found.len() > 300,
        "the suite is whole: {}",
        found.len()
    );
    found
}

#[test]
fn a_case_as_a_page_is_read_or_refused() {
    for (name, text) in cases() {
        if let Some(page) = read(&text) {
            assert_eq!(
                page.models.len() + page.odd.len(),
                page.listed,
                "{name}: each element is read or kept aside"
            );
        }
    }
}

#[test]
fn a_case_as_a_record_leaves_its_neighbours() {
    let (mut kept, mut refused) = (0, Vec::new());
    for (name, text) in cases() {
        let body = format!("[{},{text},{}]", record(1), record(3));
        match read(&body) {
            Some(page) => {
                kept += 1;
                let repos: Vec<&str> = page.models.iter().map(|model| model.repo.as_str()).collect();
                assert_eq!(
                    (repos.first(), repos.last()),
                    (Some(&"owner/model-1"), Some(&"owner/model-3")),
                    "{name}"
                );
            }
            None => refused.push(name),
        }
    }
    // Only what breaks the brackets or quotes of the whole page costs the page.
    assert!(refused.iter().all(|name| !name.starts_with("y_")), "{refused:?}");
    assert!(
        refused.len() * 4 <= kept,
        "{} of {} pages refused: {refused:?}",
        refused.len(),
        kept + refused.len()
    );
}

#[test]
fn a_case_as_a_field_costs_at_most_its_record() {
    for (name, text) in cases() {
        for field in ["tags", "downloads", "baseModels", "cardData", "safetensors", "gated"] {
            let mut changed = record(2);
            changed[field] = serde_json::json!("__here__");
            let changed = changed.to_string().replace("\"__here__\"", &text);
            let body = format!("[{},{changed},{}]", record(1), record(3));
            let Some(page) = read(&body) else {
                assert!(!name.starts_with("y_"), "{name}: a sound value spoils no page");
                continue;
            };
            assert!(
                page.models.iter().any(|model| model.repo == "owner/model-1"),
                "{name} in {field}"
            );
            assert!(
                page.models.iter().any(|model| model.repo == "owner/model-3"),
                "{name} in {field}"
            );
        }
    }
}

#[test]
fn a_page_of_spaces_or_depth_is_refused_quickly() {
    for body in [
        " ".repeat(10_000_000),
        "[".repeat(1_000_000),
        "[\"".repeat(1_000_000),
        "{\"a\":".repeat(1_000_000),
    ] {
        assert!(read(&body).is_none());
    }
    let deep = format!(
        "[{},{}{},{}]",
        record(1),
        "[".repeat(1_000_000),
        "]".repeat(1_000_000),
        record(3)
    );
    let page = read(&deep).expect("the brackets match");
    assert_eq!((page.models.len(), page.odd.len()), (2, 1));
}

proptest! {
    #[test]
    fn any_bytes_between_two_records_never_panic(middle in ".{0,200}") {
        let body = format!("[{},{middle},{}]", record(1), record(3));
        if let Some(page) = read(&body) {
            prop_assert!(page.models.iter().any(|model| model.repo == "owner/model-1"));
        }
    }

    #[test]
    fn a_page_cut_anywhere_is_refused(share in 0.0..1.0_f64) {
        let body = format!("[{},{}]", record(1), record(3));
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place within a short text")]
        let at = (body.len() as f64 * share) as usize;
        prop_assert!(read(&body[..at]).is_none());
    }
}

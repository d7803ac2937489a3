//! What syncs have seen of a model, on its page: state, dated changes, counters, card, licence files, former names.

use crate::{Draft, OWNER, SOURCE};
use atlas::{Confidence, Day};
use catalogue::view::{ModelAsk, SearchAsk};
use store::write::{AliasRow, ChangeRow, CounterRow, FactRow, ModelRow, SourceRow, StateRow};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn change(field: &'static str, was: &str, became: &str, seen_on: &str) -> ChangeRow {
    ChangeRow {
        model_id: 1,
        field,
        was: Some(was.to_owned()),
        became: Some(became.to_owned()),
        seen_on: day(seen_on),
        source_id: SOURCE,
    }
}

async fn drafted() -> Draft {
    let draft = Draft::with_models(2).await;
    let mut batch = draft.writer.batch().await.unwrap();
    batch
        .note(vec![
            change("licence", "mit", "apache-2.0", "2026-06-01"),
            change("repo", "hand/former", "hand/m1", "2026-07-01"),
            change("state", "there", "gone", "2026-08-01"),
        ])
        .await
        .unwrap();
    for (sha256, text) in [
        ("c1", "---\nlicense: mit\n---\n# Card\n"),
        ("l1", "the first licence"),
        ("l2", "the second licence"),
    ] {
        let packed = zstd::bulk::compress(text.as_bytes(), 3).unwrap();
        let bytes = i64::try_from(text.len()).unwrap();
        batch.put_words(sha256, bytes, &packed).await.unwrap();
    }
    for (file, sha256, seen) in [
        ("README.md", "c1", "2026-06-01"),
        ("LICENSE", "l1", "2026-06-01"),
        ("LICENSE", "l2", "2026-07-01"),
    ] {
        batch
            .put_file(1, file, Some(sha256), None, day(seen), SOURCE)
            .await
            .unwrap();
    }
    batch.commit().await.unwrap();
    let state = StateRow {
        id: 1,
        state: String::from("gone"),
        day: day("2026-08-01"),
    };
    draft.writer.append(&[state]).await.unwrap();
    let samples = ["2026-06-01", "2026-07-01"].map(|seen| CounterRow {
        model_id: 1,
        seen_on: day(seen),
        downloads: Some(5),
        likes: None,
    });
    draft.writer.append(&samples).await.unwrap();
    let former = AliasRow {
        model_id: 1,
        place: String::from("hub"),
        name: String::from("hand/former"),
        source_id: SOURCE,
    };
    draft.writer.append(&[former]).await.unwrap();
    draft
}

#[tokio::test]
async fn a_model_s_page_tells_what_became_of_it() {
    let draft = drafted().await;
    let catalogue = draft.catalogue().await;
    let page = catalogue
        .model(&ModelAsk {
            repo: String::from("hand/former"),
        })
        .await
        .unwrap();
    assert_eq!(page.repo, "hand/m1", "it is found by its former name");
    assert_eq!(page.state.as_ref().map(|state| state.value().as_str()), Some("gone"));
    assert_eq!(page.state_since, Some(day("2026-08-01")));
    let fields: Vec<_> = page.history.iter().map(|row| row.field.as_str()).collect();
    assert_eq!(fields, ["state", "repo", "licence"], "the newest first");
    assert_eq!(page.history[2].was.as_deref(), Some("mit"));
    let days: Vec<_> = page.samples.iter().map(|point| point.day).collect();
    assert_eq!(days, [day("2026-06-01"), day("2026-07-01")], "the oldest first");
    assert_eq!(page.card.as_ref().map(|card| card.text.as_str()), Some("# Card\n"));
    let files: Vec<_> = page
        .licence_files
        .iter()
        .map(|file| (file.sha256.as_str(), file.text.as_deref()))
        .collect();
    assert_eq!(files, [("l2", Some("the second licence")), ("l1", None)]);
    let named = page.ids.iter().find(|id| id.place == "hub").map(|id| id.id.as_str());
    assert_eq!(named, Some("hand/former"));
    assert!(
        page.history
            .iter()
            .all(|row| (row.source as usize) < page.sources.len())
    );
}

#[tokio::test]
async fn a_model_that_is_gone_is_still_found() {
    let draft = drafted().await;
    let catalogue = draft.catalogue().await;
    let ask = SearchAsk {
        query: String::from("former"),
        limit: 5,
        ..SearchAsk::default()
    };
    assert_eq!(catalogue.search(&ask).await.unwrap().rows[0].repo, "hand/m1");
    let other = catalogue
        .model(&ModelAsk {
            repo: String::from("hand/m2"),
        })
        .await
        .unwrap();
    assert!(other.state.is_none() && other.history.is_empty() && other.card.is_none());
}

#[tokio::test]
async fn a_column_filled_before_the_hub_took_the_row_over_keeps_its_source() {
    let draft = Draft::new().await;
    let hub = SourceRow {
        id: 2,
        name: String::from("the Hub"),
        url: None,
        licence: None,
        as_of: None,
        gave: None,
        credit: false,
    };
    draft.writer.append(&[hub]).await.unwrap();
    let model = ModelRow {
        recorded: true,
        params: Some(7),
        context: Some(4096),
        ..ModelRow::new(1, String::from("hand/m1"), OWNER, 2)
    };
    draft.writer.append(&[model]).await.unwrap();
    let fact = |id, field: &str, words: &str| FactRow {
        id,
        model_id: 1,
        field: field.to_owned(),
        words: Some(words.to_owned()),
        reading: None,
        as_of: None,
        source_id: SOURCE,
        confidence: Confidence::Medium,
    };
    // Of the context the elder source had said something else than stands there now.
    let facts = [fact(1, "params", "7"), fact(2, "context", "2048")];
    draft.writer.append(&facts).await.unwrap();
    let catalogue = draft.catalogue().await;
    let asked = ModelAsk {
        repo: String::from("hand/m1"),
    };
    let page = serde_json::to_value(catalogue.model(&asked).await.unwrap()).unwrap();
    let says = |field: &str| {
        let source = page[field]["source"].as_u64().unwrap() as usize;
        page["sources"][source]["name"].as_str().unwrap().to_owned()
    };
    assert_eq!(says("params"), "by hand");
    assert_eq!(says("context"), "the Hub");
}

//! Syncs as a door sees them, from places that bring what a test wants: nothing here opens a connection.

use crate::{ask, now, opened_with};
use async_trait::async_trait;
use atlas::Code;
use desk::{Desk, Place as Folder};
use secrecy::SecretString;
use serde_json::{Value, json};
use sources::{
    About, Batch, Cursor, Drift, Estimate, Gate, Known, LicenceWords, ModelRecord, Net, Place, PlaceName, Records,
    Sink, SourceError, Told, Visit,
};
use std::{fs, path::Path, time::Duration};

/// A token that must be found nowhere.
const CANARY: &str = "hf_CANARYcanaryCANARYcanary0123456789";

static HUB: About = About {
    name: PlaceName("hub"),
    source: "Hugging Face Hub",
    url: "https://huggingface.co/models",
    licence: None,
    credit: false,
    endpoint: "https://huggingface.co",
    endpoint_of: None,
    after: &[],
    on: true,
    due_days: 7,
};

fn model(number: u64, repo: String) -> ModelRecord {
    ModelRecord {
        hub_id: Some(format!("{number:024x}")),
        repo,
        created_at_ms: Some(1_790_000_000_000 + i64::try_from(number).unwrap()),
        modified_at: Some(1_795_000_000),
        // More than any model of the starter: settling puts all of them into a new order.
        downloads: Some(1_000_000_000_000 - number),
        downloads_all: None,
        likes: Some(number),
        gate: Told::This(Gate::Open),
        disabled: false,
        private: false,
        task: Told::This(String::from("text-generation")),
        library: Told::This(String::from("transformers")),
        tags: Told::This(Vec::new()),
        languages: Told::Nothing,
        parents: Told::Nothing,
        licence: Told::This(LicenceWords {
            ids: vec![String::from("apache-2.0")],
            name: None,
            link: None,
        }),
        params: None,
        architecture: None,
        context: None,
        sha: None,
    }
}

fn batch(models: Vec<ModelRecord>, cursor: &str, of: u64) -> Batch {
    Batch {
        records: Records::Models(models),
        cursor: Cursor(cursor.to_owned()),
        complete: None,
        odd: Vec::new(),
        drift: Drift::default(),
        of: Some(of),
    }
}

/// Brings five pages of twenty models, each when the last is kept.
struct Pages;

#[async_trait]
impl Place for Pages {
    fn about(&self) -> &'static About {
        &HUB
    }

    fn estimate(&self, _known: &Known) -> Estimate {
        Estimate {
            requests: 5,
            bytes: 5_000,
            records: 100,
            seconds: 1,
        }
    }

    async fn pull(&self, visit: &Visit, _net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let begin = visit.resume.as_ref().map_or(0, |cursor| cursor.0.parse().unwrap());
        for page in begin..5_u64 {
            let models = (page * 20..page * 20 + 20).map(|n| model(n, format!("newcomers/zzyzx-{n}")));
            sink.keep(batch(models.collect(), &(page + 1).to_string(), 100)).await?;
        }
        Ok(Some(Cursor(String::from("done"))))
    }
}

/// Brings one page and then nothing more, for as long as one lets it.
struct Stalls;

#[async_trait]
impl Place for Stalls {
    fn about(&self) -> &'static About {
        &HUB
    }

    fn estimate(&self, _known: &Known) -> Estimate {
        Estimate::default()
    }

    async fn pull(&self, visit: &Visit, _net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        if visit.resume.is_none() {
            let models = vec![model(1, String::from("newcomers/zzyzx-first"))];
            sink.keep(batch(models, "1", 2)).await?;
        }
        std::future::pending().await
    }
}

fn pages() -> Vec<Box<dyn Place>> {
    vec![Box::new(Pages)]
}

fn stalls() -> Vec<Box<dyn Place>> {
    vec![Box::new(Stalls)]
}

async fn until(desk: &Desk, what: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..2_000 {
        let page = ask(desk, "sync", json!({})).await;
        if what(&page) {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never came to that: {}", ask(desk, "sync", json!({})).await);
}

async fn ended(desk: &Desk) -> Value {
    until(desk, |page| page["stage"] == "idle").await
}

async fn found(desk: &Desk, query: &str) -> Vec<String> {
    let page = ask(desk, "search", json!({ "query": query, "limit": 80 })).await;
    let rows = page["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["repo"].as_str().unwrap().to_owned())
        .collect()
}

async fn refused(desk: &Desk, request: &str, with: Value) -> desk::Fault {
    desk.ask_json(json!({ "ask": request, "with": with }))
        .await
        .unwrap_err()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_sync_brings_is_found_when_it_ends_and_search_is_right_all_the_while() {
    let Some((_folder, desk)) = opened_with(|place| place.sources = pages).await else {
        return;
    };
    let before = ask(&desk, "sync", json!({})).await;
    assert_eq!(
        (before["stage"].as_str(), before["digest"].is_null()),
        (Some("idle"), true)
    );
    assert_eq!(before["plan"]["lines"][0]["records"], 100);
    assert_eq!(found(&desk, "zzyzx").await, Vec::<String>::new());
    let known = found(&desk, "qwen2 72b").await;
    let subject = json!({ "kind": "model", "key": "newcomers/zzyzx-7" });
    ask(
        &desk,
        "change",
        json!({ "what": "set_favourite", "subject": subject, "on": true }),
    )
    .await;
    ask(&desk, "sync_start", json!({})).await;
    let mut asked = 0;
    while ask(&desk, "sync", json!({})).await["stage"] != "idle" {
        // Ranks move under the index that answers; the models it names stay the right ones.
        let rows = found(&desk, "qwen2 72b").await;
        assert!(rows.iter().all(|repo| known.contains(repo)), "{rows:?}");
        asked += 1;
    }
    println!("search was asked {asked} times during the sync");
    let after = ended(&desk).await;
    assert_eq!(after["digest"]["outcome"], "done", "{after}");
    assert_eq!(after["digest"]["new_models"], 100);
    assert_eq!(after["places"][0]["state"], "done");
    assert_eq!(after["connections"], 0, "nothing was asked over the network");
    assert_eq!(found(&desk, "zzyzx").await.len(), 80);
    assert_eq!(found(&desk, "zzyzx-7 owner:newcomers").await[0], "newcomers/zzyzx-7");
    assert_eq!(
        found(&desk, "").await[0],
        "newcomers/zzyzx-0",
        "the most used comes first"
    );
    assert_eq!(found(&desk, "qwen2 72b").await.len(), known.len());
    let page = ask(&desk, "model", json!({ "repo": "newcomers/zzyzx-7" })).await;
    assert_eq!(page["licence"]["declared"]["slug"], "apache-2-0");
    assert_eq!(page["state"], Value::Null);
    let about = ask(&desk, "about", json!({})).await;
    assert_eq!(
        (about["state"].as_str(), about["connections"].as_u64()),
        (Some("synced"), Some(0))
    );
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_that_a_sync_turns_stands_in_the_digest_with_before_and_after() {
    let Some((folder, desk)) = opened_with(|place| place.sources = pages).await else {
        return;
    };
    let text = "licence of newcomers/zzyzx-7 at 2030-01-01 is apache-2.0";
    // Twice the same words are two claims, and what is known of one is kept with the other too.
    for text in [text, text, "uncheckable opinion"] {
        ask(&desk, "claim_put", json!({ "text": text, "sentence": "Said so." })).await;
    }
    ask(&desk, "sync_start", json!({})).await;
    let after = ended(&desk).await;
    let turned = after["digest"]["claims"].as_array().unwrap();
    assert_eq!(turned.len(), 2, "the third claim has the answer it had: {turned:?}");
    for claim in turned {
        let told = ["text", "sentence", "was", "became"].map(|field| claim[field].as_str().unwrap());
        assert_eq!(
            told,
            [
                "licence of \"newcomers/zzyzx-7\" at 2030-01-01 is apache-2.0",
                "Said so.",
                "unknown",
                "holds"
            ]
        );
    }
    desk.close().await;

    let desk = Desk::open(place(folder.path(), pages), now).await;
    let again = ask(&desk, "sync", json!({})).await;
    assert_eq!(
        again["digest"]["claims"], after["digest"]["claims"],
        "known after a restart too"
    );
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sync_is_ended_by_a_word_and_goes_on_the_next_time() {
    let Some((_folder, desk)) = opened_with(|place| place.sources = stalls).await else {
        return;
    };
    let page = ask(&desk, "sync_start", json!({})).await;
    assert_eq!(page["stage"], "running");
    until(&desk, |page| page["places"][0]["records"] == 1).await;
    let busy = refused(&desk, "sync_start", json!({})).await;
    assert_eq!(busy.code, Code::Busy);
    let decided = refused(&desk, "sync_decide", json!({ "place": "hub", "believe": true })).await;
    assert_eq!(decided.code, Code::Busy);
    let page = ask(&desk, "sync_cancel", json!({})).await;
    assert_ne!(page["stage"], "running");
    let after = ended(&desk).await;
    assert_eq!(after["digest"]["outcome"], "cancelled");
    assert_eq!(after["places"][0]["state"], "stopped");
    assert_eq!(after["plan"]["lines"][0]["resumes"], true);
    assert_eq!(found(&desk, "zzyzx").await, ["newcomers/zzyzx-first"]);
    ask(&desk, "sync_cancel", json!({})).await;
    let nothing = refused(&desk, "sync_decide", json!({ "place": "hub", "believe": true })).await;
    assert_eq!(nothing.code, Code::NotFound);
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_closed_ends_its_sync_and_the_next_start_settles_it() {
    let Some((folder, desk)) = opened_with(|place| place.sources = stalls).await else {
        return;
    };
    ask(&desk, "sync_start", json!({})).await;
    until(&desk, |page| page["places"][0]["records"] == 1).await;
    desk.close().await;
    let refused = refused(&desk, "sync_start", json!({})).await;
    assert!(!refused.detail.is_empty());
    let again = Desk::open(place(folder.path(), stalls), now).await;
    assert_eq!(
        found(&again, "zzyzx").await,
        Vec::<String>::new(),
        "not settled yet, and answered all the same"
    );
    again.settle_what_was_cut_off();
    for _ in 0..2_000 {
        if !found(&again, "zzyzx").await.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(found(&again, "zzyzx").await, ["newcomers/zzyzx-first"]);
    assert_eq!(ended(&again).await["plan"]["lines"][0]["resumes"], true);
    again.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_another_program_synced_is_noticed() {
    let Some((folder, desk)) = opened_with(|place| place.sources = pages).await else {
        return;
    };
    let other = Desk::open(place(folder.path(), pages), now).await;
    ask(&other, "sync_start", json!({})).await;
    ended(&other).await;
    assert_eq!(
        found(&desk, "zzyzx").await,
        Vec::<String>::new(),
        "the old index answers"
    );
    let page = ended(&desk).await;
    assert_eq!(page["digest"]["new_models"], 100);
    assert_eq!(found(&desk, "zzyzx").await.len(), 80);
    other.close().await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_do_not_sync_one_folder_at_once() {
    let Some((folder, desk)) = opened_with(|place| place.sources = stalls).await else {
        return;
    };
    ask(&desk, "sync_start", json!({})).await;
    until(&desk, |page| page["places"][0]["records"] == 1).await;
    let other = Desk::open(place(folder.path(), stalls), now).await;
    assert_eq!(refused(&other, "sync_start", json!({})).await.code, Code::Busy);
    assert_eq!(other.failure().map(|fault| fault.code), Some(Code::Busy));
    other.close().await;
    desk.close().await;
}

#[tokio::test]
async fn settings_are_checked_where_they_are_set() {
    let Some((_folder, desk)) = opened_with(|place| place.sources = pages).await else {
        return;
    };
    let settings = ask(&desk, "sync_settings", json!({})).await;
    assert_eq!(settings["files"], 2_000);
    let with =
        |place: &str, endpoint: &str| json!({ "places": [{ "place": place, "on": null, "endpoint": endpoint }] });
    for (hostile, subject) in [
        (with("nowhere", "https://mirror.example"), "nowhere"),
        (with("hub", "https://user:word@mirror.example"), "hub"),
        (with("hub", "ftp://mirror.example"), "hub"),
        (
            json!({ "proxy": { "by": "address", "address": "socks4://x" } }),
            "proxy",
        ),
    ] {
        let fault = refused(&desk, "set_sync_settings", hostile.clone()).await;
        assert_eq!(
            (fault.code, fault.subject.as_deref()),
            (Code::BadRequest, Some(subject)),
            "{hostile}"
        );
        assert!(!fault.detail.contains("word@"), "{fault:?}");
    }
    let kept = ask(&desk, "set_sync_settings", with("hub", "http://127.0.0.1:9/")).await;
    assert_eq!(kept["places"][0]["endpoint"], "http://127.0.0.1:9");
    let page = ask(&desk, "sync", json!({})).await;
    assert_eq!(
        (page["places"][0]["host"].as_str(), &page["places"][0]["mirrored"]),
        (Some("127.0.0.1:9"), &json!(true))
    );
    assert_eq!(
        refused(&desk, "sync_start", json!({ "places": ["nowhere"] }))
            .await
            .code,
        Code::BadRequest
    );
    assert_eq!(
        refused(&desk, "sync_odd", json!({ "place": "nowhere" })).await.code,
        Code::BadRequest
    );
}

#[tokio::test]
async fn the_environment_names_a_mirror_unless_a_person_did() {
    let Some((_folder, desk)) = opened_with(|place| {
        place.sources = pages;
        place.hub_endpoint = Some(String::from("https://env.example"));
    })
    .await
    else {
        return;
    };
    let host = async || ask(&desk, "sync", json!({})).await["places"][0]["host"].clone();
    assert_eq!(host().await, "env.example");
    let mine = json!({ "places": [{ "place": "hub", "on": null, "endpoint": "https://mine.example" }] });
    ask(&desk, "set_sync_settings", mine).await;
    assert_eq!(host().await, "mine.example");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_is_found_in_no_file_no_answer_and_no_word_about_the_desk() {
    let with = |place: &mut Folder| {
        place.sources = pages;
        place.hub_token = Some(SecretString::from(CANARY));
    };
    let Some((folder, desk)) = opened_with(with).await else {
        return;
    };
    let mut said = vec![format!("{desk:?}"), format!("{:?}", place(folder.path(), pages))];
    let page = ask(&desk, "sync", json!({})).await;
    assert_eq!(page["token"]["place"], "environment");
    let state = ask(&desk, "sync_token", json!({ "token": CANARY, "keep": true })).await;
    assert_eq!(state["place"], "session", "no keychain is used here: {state}");
    assert!(!state["keychain_fault"].is_null());
    said.push(state.to_string());
    for hostile in [
        json!(CANARY),
        json!({ "token": [CANARY], "keep": 1 }),
        json!({ CANARY: 1 }),
    ] {
        said.push(format!("{:?}", refused(&desk, "sync_token", hostile).await));
    }
    said.push(format!(
        "{:?}",
        refused(
            &desk,
            "sync_token",
            json!({ "token": format!("{CANARY} x"), "keep": false })
        )
        .await
    ));
    let request: desk::Request =
        serde_json::from_value(json!({ "ask": "sync_token", "with": { "token": CANARY, "keep": true } })).unwrap();
    said.push(format!("{request:?}"));
    ask(&desk, "sync_start", json!({})).await;
    said.push(ended(&desk).await.to_string());
    said.push(ask(&desk, "sync_log", json!({})).await.to_string());
    said.push(ask(&desk, "export", json!({})).await.to_string());
    said.push(ask(&desk, "about", json!({})).await.to_string());
    said.push(format!("{desk:?}"));
    let forgotten = ask(&desk, "sync_token", json!({ "token": null, "keep": false })).await;
    assert_eq!(
        forgotten["place"], "environment",
        "what the environment says cannot be forgotten here"
    );
    desk.close().await;
    for words in said {
        assert!(!words.contains("CANARY"), "{words}");
    }
    assert!(
        looked_for(CANARY, folder.path()) >= 3,
        "the files of the folder were looked at"
    );
}

/// Looks for words in every file of a folder, finds none, and says in how many it looked.
fn looked_for(words: &str, folder: &Path) -> usize {
    let mut looked_at = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = fs::read(&path).unwrap();
            let found = bytes.windows(words.len()).any(|part| part == words.as_bytes());
            assert!(!found, "{}", path.display());
            looked_at += 1;
        }
    }
    looked_at
}

fn place(folder: &Path, sources: fn() -> Vec<Box<dyn Place>>) -> Folder {
    Folder {
        sources,
        ..Folder::new(folder.to_owned())
    }
}

//! The clients other people use list, page, read and download from the test Hub, and ask it as they ask the real one.

use serde_json::Value;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};
use testkit::hub::{Change, Logged, Options, TestHub, Words};

const MODELS: usize = 250;
const REPO: &str = "Qwen/Qwen2-7B";
const OLD: &str = "old-owner/old-name";

pub(crate) fn crate_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What `cargo xtask clients` made.
pub(crate) fn client(name: &str) -> Option<PathBuf> {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate_folder().join("../../../target"), PathBuf::from);
    let folder = target.join("clients").join(name);
    if !folder.join("made-from").is_file() {
        println!("skipped: no {name}; `cargo xtask clients` installs it");
        return None;
    }
    Some(folder)
}

/// A Hub with small pages, on which one model is called as in the recorded requests.
fn hub() -> TestHub {
    let options = Options {
        models: MODELS,
        page: 100,
        token: Some(String::from("hf_known")),
        ..Options::default()
    };
    let hub = TestHub::start(options).unwrap();
    let with_weights = (0..MODELS)
        .find(|at| hub.item(*at, &["safetensors"]).contains("total"))
        .unwrap();
    let born = hub.repo(with_weights);
    hub.change(Change::Rename(born.clone(), OLD.to_owned()));
    hub.change(Change::Rename(OLD.to_owned(), REPO.to_owned()));
    hub.change(Change::License(REPO.to_owned(), Words::id("apache-2.0")));
    hub
}

pub(crate) fn answers(mut command: Command) -> Value {
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {errors}"))
}

/// What the Hub itself holds, in the form in which the script of the Python client prints it.
fn held(hub: &TestHub) -> BTreeMap<String, Value> {
    const FIELDS: [&str; 8] = [
        "createdAt",
        "lastModified",
        "downloads",
        "likes",
        "gated",
        "pipeline_tag",
        "library_name",
        "tags",
    ];
    let item = |at| -> Value { serde_json::from_str(&hub.item(at, &FIELDS)).unwrap() };
    (0..hub.models())
        .map(item)
        .map(|mut item| {
            let fields = item.as_object_mut().unwrap();
            fields.remove("_id");
            for field in ["pipeline_tag", "library_name"] {
                fields.entry(field).or_insert(Value::Null);
            }
            (item["id"].as_str().unwrap().to_owned(), item)
        })
        .collect()
}

fn python(generation: &str) {
    let Some(folder) = client(&format!("py-{generation}")) else {
        return;
    };
    let hub = hub();
    let mut command = Command::new(folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    }));
    command
        .arg(crate_folder().join("clients/read.py"))
        .args([&hub.url, REPO, OLD]);
    let found = answers(command);
    assert_eq!(found["version"], generation);
    let held = held(&hub);
    assert_eq!(found["list_models_plain"].as_array().unwrap().len(), 4);
    let mut full = ids(&found["everything_full"]);
    full.sort();
    assert_eq!(
        full,
        held.keys().cloned().collect::<Vec<_>>(),
        "paged to the end, nobody twice"
    );
    // The oldest generation has no `expand` in its lists.
    if found["everything"]["absent"].is_null() {
        let everything = found["everything"].as_array().unwrap();
        assert_eq!(everything.len(), MODELS);
        for model in everything {
            assert_eq!(
                Some(model),
                held.get(model["id"].as_str().unwrap()),
                "read as it is held"
            );
        }
    } else {
        assert_eq!(generation, "0.23.5");
    }
    single(&found, &held);
    if generation == "2.4.0" {
        as_recorded(&hub.log(), "huggingface_hub-2.4.0.jsonl", 13);
    }
}

/// Ids of a list.
fn ids(list: &Value) -> Vec<String> {
    let list = list.as_array().unwrap_or_else(|| panic!("{list}"));
    list.iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// What the Python client found out about single models and files.
fn single(found: &Value, held: &BTreeMap<String, Value>) {
    assert_eq!(found["model_info"]["id"], REPO);
    assert_eq!(found["model_info"]["tags"], held[REPO]["tags"]);
    assert_eq!(found["renamed"], REPO, "a rename is followed");
    assert!(
        found["hf_hub_download"]
            .as_str()
            .unwrap()
            .contains("license: apache-2.0")
    );
    assert_eq!(found["hf_hub_download"], found["hf_hub_download_again"]);
    assert_eq!(found["file_exists"], serde_json::json!([true, false]));
    assert_eq!(found["get_paths_info"], serde_json::json!(["README.md"]));
    assert_eq!(found["list_repo_refs"], serde_json::json!(["main"]));
    assert!(ids(&found["list_repo_tree"]).contains(&String::from("model.safetensors")));
    assert_eq!(found["whoami"], "tester");
    assert_eq!(found["weights"], 34, "large files come over their redirect");
    assert!(found["model_card"].as_str().unwrap().contains(REPO));
    for (call, raised) in [
        ("hf_hub_download_404", "EntryNotFoundError"),
        ("missing", "RepositoryNotFoundError"),
        ("no_revision", "RevisionNotFoundError"),
    ] {
        let told = found[call]["raised"].as_str().unwrap_or_default();
        assert!(told.ends_with(raised), "{call}: {}", found[call]);
    }
}

#[test]
fn the_client_on_requests_reads_the_test_hub() {
    python("0.23.5");
}

#[test]
fn the_last_client_before_one_reads_the_test_hub() {
    python("0.36.0");
}

#[test]
fn the_client_of_today_reads_the_test_hub_and_asks_as_recorded() {
    python("2.4.0");
}

#[test]
fn the_client_of_javascript_reads_the_test_hub_and_asks_as_recorded() {
    let Some(folder) = client("js") else { return };
    let hub = hub();
    let mut command = Command::new("node");
    command
        .arg(crate_folder().join("clients/read.mjs"))
        .args([&hub.url, REPO, OLD])
        .arg(folder);
    let found = answers(command);
    let held = held(&hub);
    let everything = found["everything"].as_array().unwrap();
    assert_eq!(everything.len(), MODELS);
    for model in everything {
        let same = &held[model["name"].as_str().unwrap()];
        for (theirs, ours) in [
            ("downloads", "downloads"),
            ("likes", "likes"),
            ("gated", "gated"),
            ("tags", "tags"),
        ] {
            assert_eq!(model[theirs], same[ours], "{}: {theirs}", model["name"]);
        }
        let moment = model["updatedAt"].as_str().unwrap();
        assert_eq!(Some(moment), same["lastModified"].as_str());
    }
    let searched = found["listModels_search"].as_array().unwrap();
    assert!(searched.contains(&REPO.into()) && searched.iter().all(|name| name.as_str().unwrap().starts_with("Qwen/")));
    assert_eq!(found["modelInfo"]["cardData"]["license"], "apache-2.0");
    assert_eq!(found["renamed"], REPO);
    assert_eq!(found["whoAmI"], "tester");
    assert_eq!(found["downloadFile"], found["downloadFile_raw"]);
    assert!(found["downloadFile"].as_str().unwrap().contains(REPO));
    assert_eq!(found["fileDownloadInfo"], found["downloadFile"].as_str().unwrap().len());
    assert_eq!(found["countCommits"], 1);
    assert!(found["downloadFile_404"].is_null() || found["downloadFile_404"]["threw"] == 404);
    as_recorded(&hub.log(), "huggingface-hub-js-2.17.5.jsonl", 8);
}

/// Requests between two marks, as `GET /path?query`, cursors left out.
fn by_mark(requests: impl Iterator<Item = (String, String)>) -> BTreeMap<String, Vec<String>> {
    let mut marks: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut mark = String::new();
    for (method, target) in requests {
        if let Some(name) = target.strip_prefix("/__mark/") {
            name.clone_into(&mut mark);
        } else if !target.contains("cursor=") {
            marks
                .entry(mark.clone())
                .or_default()
                .push(format!("{method} {target}"));
        }
    }
    marks
}

/// For every call both know, the client asks the test Hub exactly what it asked when its requests were recorded.
fn as_recorded(log: &[Logged], file: &str, at_least: usize) {
    let path = crate_folder().join("../../../../shared/data/wire/requests").join(file);
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: no recorded requests beside the repository");
        return;
    };
    let golden = text.lines().map(|line| -> (String, String) {
        let line: Value = serde_json::from_str(line).unwrap();
        let word = |name: &str| line[name].as_str().unwrap().to_owned();
        (word("method"), word("path"))
    });
    let golden = by_mark(golden);
    let seen = by_mark(
        log.iter()
            .map(|logged| (logged.request.method.clone(), logged.request.target.clone())),
    );
    let mut compared = 0;
    // Where the recording asked for what is missing, or went on after another answer, ours asks for something else.
    let other = [
        "hf_hub_download_404",
        "file_exists",
        "downloadFile_404",
        "downloadFile",
        "downloadFile_raw",
        "model_card",
    ];
    for (mark, asked) in golden.iter().filter(|(mark, _)| !other.contains(&mark.as_str())) {
        if let Some(ours) = seen.get(mark) {
            assert_eq!(ours, asked, "{mark}");
            compared += 1;
        }
    }
    assert!(compared >= at_least, "{compared} calls compared");
}

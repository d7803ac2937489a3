//! Baimo's own client and `huggingface_hub` read the same Hub and find the same models with the same values.

use crate::clients::{answers, client, crate_folder};
use serde_json::{Value, json};
use sources::{
    Batch, Cursor, ModelRecord, Net, Place, Records, Sink, SinkError, Told, Visit, Want, Wanted,
    hub::Hub,
    net::{Log, Noted, Way},
};
use std::{collections::BTreeMap, process::Command, sync::Arc};
use testkit::hub::{Change, Options, TestHub, Words};

/// Takes whatever comes.
#[derive(Default)]
struct Basket(BTreeMap<String, ModelRecord>);

#[async_trait::async_trait]
impl Sink for Basket {
    async fn keep(&mut self, batch: Batch) -> Result<(), SinkError> {
        assert!(batch.odd.is_empty(), "{:?}", batch.odd);
        if let Records::Models(models) = batch.records {
            for model in models {
                // The first walk is the whole list with all fields; later ones bring parts.
                self.0.entry(model.repo.clone()).or_insert(model);
            }
        }
        Ok(())
    }

    async fn wanted(&mut self, _: Want, _: u32) -> Result<Vec<Wanted>, SinkError> {
        Ok(Vec::new())
    }
}

struct Silent;

impl Log for Silent {
    fn opens(&self, _: &Noted) -> u64 {
        0
    }
    fn over(&self, _: u64, _: &Noted) {}
    fn waits(&self, _: sources::PlaceName, _: Option<u64>) {}
}

async fn ours(hub: &TestHub) -> BTreeMap<String, ModelRecord> {
    let mut way = Way::new(
        testkit::begin,
        Arc::new(Silent),
        tokio_util::sync::CancellationToken::new(),
    );
    way.endpoints.insert(Hub.about().name, hub.url.clone());
    let net = Net::new(&Arc::new(way), Hub.about()).unwrap();
    let visit = Visit {
        resume: None::<Cursor>,
        kept: None,
        synced_at: None,
        now: testkit::begin(),
        today: atlas::Day::from_unix_seconds(testkit::begin()).unwrap(),
        scope: sources::Scope::Everything,
        files: 0,
    };
    let mut basket = Basket::default();
    Hub.pull(&visit, &net, &mut basket).await.unwrap();
    basket.0
}

/// A record in the form in which the script of the Python client prints one.
fn shown(model: &ModelRecord) -> Value {
    let told = |told: &Told<String>| match told {
        Told::This(word) => json!(word),
        _ => Value::Null,
    };
    let gated = match &model.gate {
        Told::This(sources::Gate::Auto) => json!("auto"),
        Told::This(sources::Gate::Manual) => json!("manual"),
        _ => json!(false),
    };
    json!({
        "id": model.repo,
        "downloads": model.downloads,
        "likes": model.likes,
        "createdAt": model.created_at_ms.map(|ms| ms / 1000),
        "lastModified": model.modified_at,
        "pipeline_tag": told(&model.task),
        "library_name": told(&model.library),
        "gated": gated,
    })
}

/// What Python found, with moments as seconds.
fn theirs(model: &Value) -> Value {
    let seconds = |field: &str| {
        let day: atlas::Day = model[field].as_str()?[..10].parse().ok()?;
        let part = |at: usize| model[field].as_str()?.get(at..at + 2)?.parse::<i64>().ok();
        Some(i64::from(day.epoch_days()) * 86_400 + part(11)? * 3600 + part(14)? * 60 + part(17)?)
    };
    let mut model = model.clone();
    for field in ["createdAt", "lastModified"] {
        let moment = seconds(field);
        model[field] = json!(moment);
    }
    model.as_object_mut().unwrap().remove("tags");
    model
}

#[tokio::test(flavor = "multi_thread")]
async fn our_client_and_the_one_in_python_find_the_same_models_with_the_same_values() {
    let Some(folder) = client("py-2.4.0") else { return };
    let hub = TestHub::start(Options {
        models: 700,
        page: 100,
        token: Some(String::from("hf_known")),
        ..Options::default()
    })
    .unwrap();
    let (was, now) = (hub.repo(9), String::from("Qwen/Qwen2-7B"));
    hub.change(Change::Rename(was.clone(), now.clone()));
    hub.change(Change::License(hub.repo(11), Words::id("mit")));
    hub.change(Change::Delete(hub.repo(12)));
    let ours = ours(&hub).await;
    let mut command = Command::new(folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    }));
    command
        .arg(crate_folder().join("clients/read.py"))
        .args([&hub.url, &now, &was]);
    let found = answers(command);
    let found = found["everything"].as_array().unwrap();
    let theirs: BTreeMap<String, Value> = found
        .iter()
        .map(|model| (model["id"].as_str().unwrap().to_owned(), theirs(model)))
        .collect();
    assert_eq!((ours.len(), theirs.len()), (699, 699));
    for (repo, model) in &ours {
        assert_eq!(Some(&shown(model)), theirs.get(repo), "{repo}");
    }
}

//! The reading of the Hub's list against answers it really gave, against every change of form, and against broken JSON.

mod corpus;
mod mutations;
mod recorded;
mod traps;

use super::{
    facts::FACTS,
    going::Step,
    page::{self, Page, Seen},
};
use serde_json::Value;
use std::path::PathBuf;

/// What lies beside the repository; `None` where it does not.
fn shared(path: &str) -> Option<PathBuf> {
    let found = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared")).join(path);
    if !found.exists() {
        eprintln!("skipped: {path} is not here");
    }
    Some(found).filter(|found| found.exists())
}

/// The fields of the lean walk and of the one with cards.
fn asked() -> Vec<String> {
    let fields = |step| FACTS.walk(step).expect("the step walks").fields().iter().cloned();
    fields(Step::Full).chain(fields(Step::Others)).collect()
}

/// Reads a page of these records, each written out.
fn page(records: &[String]) -> Page {
    read(&format!("[{}]", records.join(","))).expect("it is a list")
}

fn read(body: &str) -> Option<Page> {
    page::read(body, &asked(), None, &mut Seen::default()).ok()
}

/// A record with everything the walks ask for.
fn record(number: u8) -> Value {
    serde_json::json!({
        "_id": format!("66bfbb1a43a701a837a7{number:04x}"),
        "id": format!("owner/model-{number}"),
        "modelId": format!("owner/model-{number}"),
        "author": "owner",
        "createdAt": format!("2024-05-06T07:08:{number:02}.000Z"),
        "lastModified": "2024-06-07T08:09:10.000Z",
        "downloads": 1200,
        "downloadsAllTime": 34000,
        "likes": 56,
        "trendingScore": 7,
        "gated": "manual",
        "disabled": false,
        "private": false,
        "pipeline_tag": "text-generation",
        "library_name": "transformers",
        "tags": ["transformers", "safetensors", "en", "de", "license:other", "base_model:a/b", "base_model:finetune:a/b", "region:us"],
        "baseModels": { "relation": "finetune", "models": [{ "_id": "66bfbb1a43a701a837a745ac", "id": "a/b" }] },
        "safetensors": { "parameters": { "BF16": 7_000_000_000_u64 }, "total": 7_000_000_000_u64 },
        "sha": "86b5e0934494bd15c9632b12f734a8a67f723594",
        "cardData": { "license": "other", "license_name": "special", "license_link": "LICENSE", "language": ["en", "de"] },
        "config": { "architectures": ["LlamaForCausalLM"], "model_type": "llama" },
        "gguf": { "total": 7_000_000_000_u64, "architecture": "llama", "context_length": 8192 },
        "model-index": null,
    })
}

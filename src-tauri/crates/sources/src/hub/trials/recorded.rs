//! Answers the Hub really gave, read to their exact values.

use super::{super::link, page, shared};
use crate::{Gate, LicenceWords, ModelRecord, Parent, Told};
use atlas::Relation;
use serde_json::Value;
use std::fs;

/// The body of a recorded answer about one model.
fn recorded(name: &str) -> Option<String> {
    let text = fs::read_to_string(shared(&format!("data/wire/hf/recorded/{name}"))?).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    Some(whole["body"].to_string())
}

fn model(name: &str) -> Option<ModelRecord> {
    let page = page(&[recorded(name)?]);
    assert_eq!(
        (page.models.len(), page.odd.len(), page.drift.records),
        (1, 0, 1),
        "{name}: {:?}",
        page.odd
    );
    assert!(
        page.drift.missing.is_empty() && page.drift.unknown.is_empty(),
        "{name}: {:?}",
        page.drift
    );
    page.models.into_iter().next()
}

fn words(ids: &[&str]) -> Told<LicenceWords> {
    Told::This(LicenceWords {
        ids: ids.iter().map(|&id| id.to_owned()).collect(),
        name: None,
        link: None,
    })
}

#[test]
fn bert_is_read_as_it_was_recorded() {
    let Some(bert) = model("_api_models_google_bert_bert_base_uncased_test_simple_inference_1.json") else {
        return;
    };
    assert_eq!(bert.hub_id.as_deref(), Some("621ffdc036468d709f174338"));
    assert_eq!(bert.repo, "google-bert/bert-base-uncased");
    assert_eq!(
        bert.created_at_ms,
        Some(1_646_263_744_000),
        "where the Hub's time begins"
    );
    assert_eq!(bert.modified_at, Some(1_708_340_772));
    assert_eq!(
        (bert.downloads, bert.downloads_all, bert.likes),
        (Some(72_376_843), None, Some(2_065))
    );
    assert_eq!(bert.gate, Told::This(Gate::Open));
    assert_eq!((bert.disabled, bert.private), (false, false));
    assert_eq!(bert.task, Told::This(String::from("fill-mask")));
    assert_eq!(bert.library, Told::This(String::from("transformers")));
    assert_eq!(
        bert.languages,
        Told::This(vec![String::from("en")]),
        "tf and jax are libraries"
    );
    assert_eq!(bert.licence, words(&["apache-2.0"]));
    assert_eq!(bert.parents, Told::None);
    assert_eq!(bert.params, Some(110_106_428));
    assert_eq!(bert.architecture.as_deref(), Some("BertForMaskedLM"));
    assert_eq!(bert.context, None);
    assert_eq!(bert.sha.as_deref(), Some("86b5e0934494bd15c9632b12f734a8a67f723594"));
}

#[test]
fn a_finetune_is_read_as_it_was_recorded() {
    let name = "_api_models_deepset_roberta_base_squad2_test_inference_missing_input_0.json";
    let Some(roberta) = model(name) else { return };
    assert_eq!(roberta.repo, "deepset/roberta-base-squad2");
    let parent = Parent {
        repo: String::from("FacebookAI/roberta-base"),
        relation: Some(Relation::Finetune),
    };
    assert_eq!(roberta.parents, Told::This(vec![parent]));
    assert_eq!(roberta.licence, words(&["cc-by-4.0"]));
    assert_eq!(roberta.languages, Told::This(vec![String::from("en")]));
    assert_eq!(roberta.task, Told::This(String::from("question-answering")));
    assert_eq!(roberta.modified_at, Some(1_727_192_927));
}

#[test]
fn a_model_without_weights_that_can_be_counted_is_read_as_it_was_recorded() {
    let name = "_api_models_stabilityai_stable_diffusion_2_1_test_text_to_image_0.json";
    let Some(diffusion) = model(name) else { return };
    assert_eq!(diffusion.licence, words(&["openrail++"]));
    assert_eq!((diffusion.params, diffusion.architecture), (None, None));
    assert_eq!(diffusion.languages, Told::None);
    assert_eq!(diffusion.created_at_ms, Some(1_670_347_491_000));
    let Some(albert) =
        model("_api_models_sentence_transformers_paraphrase_albert_small_v2_test_inference_overriding_task_0.json")
    else {
        return;
    };
    assert_eq!(albert.licence, words(&["apache-2.0"]));
    assert_eq!(albert.languages, Told::None);
}

#[test]
fn shapes_recorded_of_lists_are_read() {
    let Some(path) = shared("data/wire/hf/recorded/tree_and_paths_info.json") else {
        return;
    };
    let shapes: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let packed = page(&[shapes["list_expand_safetensors"][0].to_string()]);
    assert_eq!(packed.models[0].params, None, "I8 holds two weights of four bits each");
    assert_eq!(packed.models[0].downloads, Some(4_575_518));
    let mut derived = serde_json::json!({ "id": "unsloth/Phi-3.5-mini-instruct" });
    derived["baseModels"] = shapes["baseModels"].clone();
    let parent = Parent {
        repo: String::from("microsoft/Phi-3.5-mini-instruct"),
        relation: Some(Relation::Finetune),
    };
    assert_eq!(page(&[derived.to_string()]).models[0].parents, Told::This(vec![parent]));
}

#[test]
fn cursors_that_were_recorded_are_keysets() {
    let Some(path) = shared("data/wire/hf/recorded/link_headers.txt") else {
        return;
    };
    let text = fs::read_to_string(path).unwrap();
    let links: Vec<&str> = text.lines().filter(|line| line.starts_with('<')).collect();
    assert_eq!(links.len(), 5);
    for line in links {
        let next = link::next(Some(line)).unwrap().expect("there is a next page");
        // The tree's cursor is of another kind: base64 of base64 and an offset.
        assert_eq!(next.keyset, line.contains("/api/models?"), "{line}");
        assert!(!next.cursor.contains('%'), "{line}");
    }
}

//! What cannot be used is kept, told and replaced; nothing of it ends the program.

use crate::{ask, now, opened};
use desk::{Desk, Place};
use serde_json::json;
use std::fs;

async fn open(folder: &std::path::Path) -> Desk {
    Desk::open(
        Place {
            data_dir: folder.to_owned(),
        },
        now,
    )
    .await
}

#[tokio::test]
async fn a_file_that_is_not_ours_is_kept_aside_and_the_starter_offered() {
    let Some((_kept, _desk)) = opened().await else { return };
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("atlas.db"), "a diary, not an atlas").unwrap();
    let desk = open(folder.path()).await;
    let page = ask(&desk, "search", json!({ "query": "qwen", "limit": 5 })).await;
    assert!(page["total"].as_u64().unwrap() > 0);
    let about = ask(&desk, "about", json!({})).await;
    let kept = about["kept_aside"].as_str().unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), "a diary, not an atlas");
}

#[tokio::test]
async fn an_atlas_damaged_within_is_kept_aside_and_the_starter_offered() {
    let Some((folder, desk)) = opened().await else { return };
    ask(&desk, "search", json!({ "query": "qwen", "limit": 5 })).await;
    desk.close().await;
    let path = folder.path().join("atlas.db");
    let mut bytes = fs::read(&path).unwrap();
    for page in bytes.chunks_mut(4096).skip(1) {
        page[..200].fill(0x5a);
    }
    fs::write(&path, &bytes).unwrap();
    let desk = open(folder.path()).await;
    for query in ["qwen", "llama 70b", ""] {
        ask(&desk, "search", json!({ "query": query, "limit": 5 })).await;
    }
    let about = ask(&desk, "about", json!({})).await;
    let kept = about["kept_aside"].as_str().unwrap();
    assert_eq!(fs::metadata(kept).unwrap().len(), bytes.len() as u64);
}

#[tokio::test]
async fn a_damaged_or_missing_index_is_built_anew() {
    let Some((folder, desk)) = opened().await else { return };
    let before = ask(&desk, "search", json!({ "query": "qwen", "limit": 20, "facets": true })).await;
    desk.close().await;
    let path = folder.path().join("atlas.idx");
    let image = fs::read(&path).unwrap();
    for spoiled in [
        image[..image.len() / 2].to_vec(),
        b"no index at all".to_vec(),
        Vec::new(),
    ] {
        fs::write(&path, spoiled).unwrap();
        let desk = open(folder.path()).await;
        let mut after = ask(&desk, "search", json!({ "query": "qwen", "limit": 20, "facets": true })).await;
        after["taken_us"] = before["taken_us"].clone();
        desk.close().await;
        assert_eq!(after, before);
        assert_eq!(fs::read(&path).unwrap(), image, "the same atlas gives the same index");
    }
}

#[tokio::test]
async fn a_folder_that_is_a_file_answers_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("not a folder");
    fs::write(&file, "").unwrap();
    let desk = open(&file).await;
    let fault = desk.ask_json(json!({ "ask": "search" })).await.unwrap_err();
    assert_eq!(fault.code, atlas::Code::NoFolder);
    let doctor = ask(&desk, "doctor", json!({})).await;
    assert_eq!(doctor["sound"], json!(false));
}

#[tokio::test]
async fn a_newer_atlas_is_left_byte_for_byte_as_it_is() {
    let Some((folder, desk)) = opened().await else { return };
    desk.close().await;
    let path = folder.path().join("atlas.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    let desk = open(folder.path()).await;
    let fault = desk.ask_json(json!({ "ask": "about" })).await.unwrap_err();
    assert_eq!(fault.code, atlas::Code::TooNew);
    assert!(fs::read(&path).unwrap() == bytes, "the file was touched");
}

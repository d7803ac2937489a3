//! What cannot be used is kept, told and replaced; nothing of it ends the program.

use crate::{ask, now, opened};
use desk::{Desk, Place};
use serde_json::json;
use std::fs;

async fn open(folder: &std::path::Path) -> Desk {
    Desk::open(Place::new(folder.to_owned()), now).await
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

/// A folder on a disk of its own with so many KiB, where this machine lets us make one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new(kib: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kib}k");
        let mut mount = std::process::Command::new("mount");
        let mounted = mount
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|done| done.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("skipped: a small disk can only be made as root");
        None
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(self.0.path()).output();
    }
}

#[tokio::test]
async fn a_disk_too_small_for_the_starter_says_so_and_is_left_clean() {
    let Some((_kept, _desk)) = opened().await else { return };
    let Some(disk) = SmallDisk::new(2_048) else { return };
    let desk = open(disk.0.path()).await;
    let fault = desk.ask_json(json!({ "ask": "search" })).await.unwrap_err();
    assert_eq!(fault.code, atlas::Code::DiskFull);
    assert!(fault.detail.contains("Free some space"), "{}", fault.detail);
    desk.close().await;
    let left = fs::read_dir(disk.0.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left
        .filter(|name| name.to_string_lossy().starts_with("atlas"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_disk_without_room_for_the_index_still_answers() {
    let Some((folder, desk)) = opened().await else { return };
    desk.close().await;
    let bytes = fs::metadata(folder.path().join("atlas.db")).unwrap().len();
    let Some(disk) = SmallDisk::new(u32::try_from(bytes / 1024).unwrap() + 1_500) else {
        return;
    };
    fs::copy(folder.path().join("atlas.db"), disk.0.path().join("atlas.db")).unwrap();
    let desk = open(disk.0.path()).await;
    let page = ask(&desk, "search", json!({ "query": "qwen", "limit": 5 })).await;
    assert!(page["total"].as_u64().unwrap() > 0);
    desk.close().await;
    let left = fs::read_dir(disk.0.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    assert!(
        left.into_iter().all(|name| !name.to_string_lossy().contains("idx")),
        "no half index is left"
    );
}

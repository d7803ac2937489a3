//! A crawl that is killed again and again and goes on ends where an unbroken one ends.

use std::{
    collections::HashMap,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use store::{
    AtlasFile, Depth,
    read::{holdings, sync},
};
use testkit::{
    Dice,
    hub::{Options, TestHub},
};

const PAGE: usize = 100;

fn hub(models: usize) -> TestHub {
    TestHub::start(Options {
        models,
        page: PAGE,
        ..Options::default()
    })
    .unwrap()
}

fn crawl(folder: &Path, hub: &TestHub) -> Child {
    Command::new(env!("CARGO_BIN_EXE_crawl"))
        .arg(folder)
        .args([&hub.url, "hub"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn finish(child: Child) {
    let output = child.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
}

/// What lies on disk: models, content, soundness.
async fn held(folder: &Path) -> (u32, String) {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await.unwrap();
    let models = holdings::holdings(&reader).await.unwrap().models;
    let content = sync::content_hash(&reader).await.unwrap();
    reader.close().await;
    (models, content)
}

async fn models_held(folder: &Path) -> usize {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await.unwrap();
    let models = holdings::holdings(&reader).await.unwrap().models;
    reader.close().await;
    models as usize
}

async fn sound(folder: &Path) {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await.unwrap();
    let found = reader.check(Depth::Thorough).await.unwrap();
    assert!(found.is_sound() && found.complete, "{found:?}");
    reader.close().await;
}

/// Pages of the full pass somebody asked for, each once; the page before the last of them had been kept.
fn pages(hub: &TestHub) -> usize {
    let log = hub.log();
    let mut asked: Vec<&str> = log
        .iter()
        .map(|logged| logged.request.target.as_str())
        .filter(|target| target.contains("sort=createdAt"))
        .collect();
    asked.sort_unstable();
    asked.dedup();
    asked.len()
}

/// Kills a crawl of `models` at `kills` moments and compares with an unbroken one.
async fn survive(models: usize, kills: usize, seed: u64) {
    let (unbroken, killed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let hub = hub(models);
    finish(crawl(unbroken.path(), &hub));
    let (whole, requests) = (held(unbroken.path()).await, hub.asked());
    assert_eq!(whole.0 as usize, models);
    hub.forget();
    let mut dice = Dice::new(seed);
    let (mut done, mut worst, mut ended) = (0, 0, false);
    while done < kills {
        let (before, seen) = (hub.asked(), targets(&hub));
        // On the mean three quarters of its share, so that the crawl outlasts its kills on a fast machine too.
        let more = 1 + dice.below(3 * requests / (2 * kills));
        let mut child = crawl(killed.path(), &hub);
        while hub.asked() < before + more && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(dice.below(12) as u64));
        if child.try_wait().unwrap().is_some_and(|status| status.success()) {
            println!("the crawl ended after {done} kills");
            ended = true;
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        done += 1;
        let again = hub.log()[before..]
            .iter()
            .filter(|logged| seen.contains_key(&logged.request.target))
            .count();
        worst = worst.max(again);
        assert!(again <= 1, "{again} pages were fetched again after kill {done}");
        if pages(&hub) > 1 {
            let rows = models_held(killed.path()).await;
            let acknowledged = ((pages(&hub) - 1) * PAGE).min(models);
            assert!(rows >= acknowledged, "{rows} rows of {acknowledged} after kill {done}");
        }
    }
    assert!(done * 10 >= kills * 8, "only {done} kills came in time");
    // A crawl that has ended is not begun anew: that would be the next visit, with walks of its own.
    if !ended {
        finish(crawl(killed.path(), &hub));
    }
    let again: usize = targets(&hub).values().map(|times| times - 1).sum();
    println!(
        "{models} models, {done} kills: {requests} requests unbroken, {again} pages fetched again, {worst} at most after a kill"
    );
    assert!(again <= done);
    assert_eq!(
        held(killed.path()).await,
        whole,
        "the same models with the same content"
    );
    sound(killed.path()).await;
}

/// How often each address was asked for.
fn targets(hub: &TestHub) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for logged in hub.log() {
        *times.entry(logged.request.target).or_insert(0) += 1;
    }
    times
}

#[tokio::test]
async fn a_crawl_killed_forty_times_ends_where_an_unbroken_one_ends() {
    survive(20_000, 40, 7).await;
}

#[tokio::test]
#[ignore = "minutes: the figures of `cargo xtask torture`"]
async fn a_crawl_of_a_hundred_thousand_killed_two_hundred_times_ends_where_an_unbroken_one_ends() {
    survive(100_000, 200, 11).await;
}

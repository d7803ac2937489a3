//! A settling that is killed again and again leaves the atlas as it was, until one is let through.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use store::{
    AtlasFile,
    write::{BurdenRow, DescentHeld, ModelToSettle, State},
};
use testkit::Dice;

const MODELS: usize = 20_000;
const KILLS: usize = 20;

#[derive(Debug, PartialEq)]
struct Held {
    state: Option<State>,
    models: Vec<ModelToSettle>,
    burdens: Vec<BurdenRow>,
    descents: Vec<DescentHeld>,
}

async fn held(folder: &Path) -> Held {
    let writer = AtlasFile::open_writing(&folder.join(AtlasFile::NAME)).await.unwrap();
    let state = writer.state().await.unwrap();
    let models = writer.models_to_settle(0, u32::MAX).await.unwrap();
    let burdens = writer.burdens_to_settle(0, u32::MAX).await.unwrap();
    let mut batch = writer.batch().await.unwrap();
    let descents = batch.descents(i64::MIN, i64::MAX, u32::MAX).await.unwrap();
    drop(batch);
    writer.close().await.unwrap();
    Held {
        state,
        models,
        burdens,
        descents,
    }
}

fn settle(folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_settle"))
        .arg(folder)
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// Same content, which is not the same but for the number of settlings.
fn is_same(one: &Held, other: &Held) -> bool {
    (&one.models, &one.burdens, &one.descents) == (&other.models, &other.burdens, &other.descents)
}

#[tokio::test]
async fn a_settling_killed_twenty_times_leaves_all_or_nothing_and_ends_like_an_unbroken_one() {
    let (laid, unbroken, killed) = (
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    );
    testkit::lay(laid.path(), 5, MODELS).await.unwrap();
    let anew = |folder: &Path| std::fs::copy(laid.path().join(AtlasFile::NAME), folder.join(AtlasFile::NAME)).unwrap();
    anew(unbroken.path());
    anew(killed.path());
    let before = held(killed.path()).await;
    let began = Instant::now();
    assert!(settle(unbroken.path()).wait().unwrap().success());
    let whole = began.elapsed();
    let after = held(unbroken.path()).await;
    assert!(!is_same(&before, &after) && after.burdens.len() > 10 && after.descents.len() > 100);
    let mut dice = Dice::new(3);
    let (mut in_time, mut worst) = (0, Duration::ZERO);
    for kill in 0..KILLS {
        let wait = whole.mul_f64(dice.fraction());
        let mut child = settle(killed.path());
        std::thread::sleep(wait);
        in_time += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        let found = held(killed.path()).await;
        assert!(
            is_same(&found, &before) || is_same(&found, &after),
            "kill {kill} after {wait:?} left something between"
        );
        if is_same(&found, &after) {
            anew(killed.path());
        }
        worst = worst.max(wait);
    }
    println!("{in_time} of {KILLS} kills came before the end, the latest after {worst:?} of {whole:?}");
    assert!(in_time >= KILLS / 2, "only {in_time} settlings were killed");
    assert!(settle(killed.path()).wait().unwrap().success());
    assert!(is_same(&held(killed.path()).await, &after));
}

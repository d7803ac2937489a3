//! Syncs that end early: stopped, failing, cut off, two at once.

use super::*;
use sync::{
    Healed,
    view::{FaultKind, Outcome, PlaceState, Stage as What},
};

#[tokio::test]
async fn a_visit_that_failed_goes_on_behind_the_last_batch_that_was_kept() {
    let first = vec![models(0..10, "c1"), models(10..20, "c2"), Does::Fails];
    let stage = Stage::new(vec![Played::new(
        "hub",
        vec![first, vec![models(20..30, "c3")], vec![]],
    )])
    .await;
    let digest = stage.sync().await.unwrap();
    assert_eq!((digest.outcome, digest.new_models), (Outcome::Partly, 20));
    let row = stage.row("hub").await;
    assert_eq!(
        (row.state, row.fault_kind),
        (PlaceState::RetryLater, Some(FaultKind::TooSlow))
    );
    assert!(row.due && row.synced_at.is_none());
    assert!(stage.idle().await.plan.lines[0].resumes);

    days_later(1);
    let digest = stage.sync().await.unwrap();
    assert_eq!((digest.outcome, digest.new_models), (Outcome::Done, 10));
    days_later(1);
    stage.sync().await.unwrap();
    let seen = stage.played[0].seen.lock().unwrap().clone();
    assert_eq!(seen[0].resume, None);
    assert_eq!(seen[1].resume, Some(Cursor(String::from("c2"))));
    assert_eq!(seen[2].resume, None);
    assert_eq!(seen[2].kept, Some(Cursor(String::from("watermark"))));
    assert_eq!(seen[2].synced_at, Some(TODAY + DAY));
}

#[tokio::test]
async fn a_sync_afresh_forgets_where_it_stood_and_what_was_left_for_it() {
    let stage = Stage::new(vec![Played::new(
        "hub",
        vec![vec![models(0..2, "c1"), Does::Fails], vec![]],
    )])
    .await;
    stage.sync().await.unwrap();
    sync::run(Start {
        afresh: true,
        ..stage.start()
    })
    .await
    .unwrap();
    let seen = stage.played[0].seen.lock().unwrap().clone();
    assert_eq!(
        (seen[1].resume.clone(), seen[1].kept.clone(), seen[1].synced_at),
        (None, None, None)
    );
}

#[tokio::test]
async fn a_dead_place_blocks_no_other_and_one_that_panics_neither() {
    let stage = Stage::new(vec![
        Played::new("openrouter", vec![vec![Does::Fails]]),
        Played::new("litellm", vec![vec![Does::Panics]]),
        Played::new("hub", vec![vec![models(0..5, "c1")]]),
        Played::behind("cards", &[PlaceName("litellm")], vec![vec![Does::Wants(Want::Cards)]]),
    ])
    .await;
    let digest = stage.sync().await.unwrap();
    assert_eq!((digest.outcome, digest.new_models), (Outcome::Partly, 5));
    assert_eq!(stage.row("hub").await.state, PlaceState::Done);
    assert_eq!(stage.row("cards").await.state, PlaceState::Done);
    assert_eq!(stage.row("openrouter").await.state, PlaceState::RetryLater);
    assert!(stage.holds("someone/model-4").await);
}

#[tokio::test]
async fn a_place_begins_when_the_one_it_waits_for_is_over() {
    let stage = Stage::new(vec![
        Played::behind("cards", &[PlaceName("hub")], vec![vec![Does::Stalls]]),
        Played::new("hub", vec![vec![Does::Stalls]]),
    ])
    .await;
    let start = stage.start();
    let (cancel, mut told) = (start.cancel.clone(), start.told.subscribe());
    let run = tokio::spawn(sync::run(start));
    told.wait_for(|told| told.places.iter().any(|row| row.state == PlaceState::Running))
        .await
        .unwrap();
    let waiting = told.borrow().places[0].state;
    cancel.cancel();
    run.await.unwrap().unwrap();
    assert_eq!(waiting, PlaceState::Waiting);
    assert_eq!(stage.row("cards").await.state, PlaceState::Stopped);
}

#[tokio::test]
async fn cancel_keeps_and_settles_what_came_and_the_next_goes_on() {
    let visits = vec![vec![models(0..5, "c1"), Does::Stalls], vec![models(5..6, "c2")]];
    let stage = Stage::new(vec![Played::new("hub", visits)]).await;
    let start = stage.start();
    let (cancel, mut told) = (start.cancel.clone(), start.told.subscribe());
    let run = tokio::spawn(sync::run(start));
    told.wait_for(|told| told.places.iter().any(|row| row.records == 5))
        .await
        .unwrap();
    cancel.cancel();
    let digest = run.await.unwrap().unwrap();
    assert_eq!((digest.outcome, digest.new_models), (Outcome::Cancelled, 5));
    assert_eq!(told.borrow().stage, What::Idle);
    let row = stage.row("hub").await;
    assert_eq!((row.state, row.due, row.fault), (PlaceState::Stopped, true, None));
    let healed = sync::settle_if_needed(stage.folder.path(), now, |_, _| ())
        .await
        .unwrap();
    assert_eq!(healed, Healed::Nothing);
    assert_eq!(stage.sync().await.unwrap().outcome, Outcome::Done);
    assert_eq!(
        stage.played[0].seen.lock().unwrap()[1].resume,
        Some(Cursor(String::from("c1")))
    );
}

#[tokio::test]
async fn cancel_twice_leaves_settling_to_the_next_start() {
    let stage = Stage::new(vec![Played::new("hub", vec![vec![models(0..5, "c1"), Does::Stalls]])]).await;
    let start = stage.start();
    let (cancel, at_once, mut told) = (start.cancel.clone(), start.at_once.clone(), start.told.subscribe());
    let run = tokio::spawn(sync::run(start));
    told.wait_for(|told| told.places.iter().any(|row| row.records == 5))
        .await
        .unwrap();
    at_once.cancel();
    cancel.cancel();
    assert_eq!(run.await.unwrap().unwrap().outcome, Outcome::Cancelled);
    let mut heard = Vec::new();
    let healed = sync::settle_if_needed(stage.folder.path(), now, |done, of| heard.push((done, of))).await;
    assert_eq!(healed.unwrap(), Healed::Settled);
    assert_eq!(heard.last(), Some(&(5, 5)));
    let again = sync::settle_if_needed(stage.folder.path(), now, |_, _| ())
        .await
        .unwrap();
    assert_eq!(again, Healed::Nothing);
}

#[tokio::test]
async fn a_sync_that_was_cut_off_is_ended_and_settled_by_the_next_start() {
    let stage = Stage::new(vec![Played::new(
        "hub",
        vec![vec![models(0..5, "c1"), Does::Stalls], vec![]],
    )])
    .await;
    let start = stage.start();
    let mut told = start.told.subscribe();
    let run = tokio::spawn(sync::run(start));
    told.wait_for(|told| told.places.iter().any(|row| row.records == 5))
        .await
        .unwrap();
    run.abort();
    assert!(run.await.unwrap_err().is_cancelled());
    assert!(stage.idle().await.digest.is_none());
    let row = stage.row("hub").await;
    assert_eq!((row.state, row.records), (PlaceState::Stopped, 5));
    let healed = sync::settle_if_needed(stage.folder.path(), now, |_, _| ())
        .await
        .unwrap();
    assert_eq!(healed, Healed::Settled);
    let digest = stage.idle().await.digest.unwrap();
    assert_eq!((digest.outcome, digest.new_models), (Outcome::CutOff, 5));
    let revision = stage.reader().await;
    let held = read::holdings::state(&revision).await.unwrap().unwrap();
    assert_eq!(held.origin, "synced");
    stage.sync().await.unwrap();
    assert_eq!(
        stage.played[0].seen.lock().unwrap()[1].resume,
        Some(Cursor(String::from("c1")))
    );
}

#[tokio::test]
async fn one_sync_at_a_time_has_a_data_folder() {
    let stage = Stage::new(vec![Played::new(
        "hub",
        vec![vec![Does::Stalls], vec![models(0..1, "c")]],
    )])
    .await;
    let start = stage.start();
    let (cancel, mut told) = (start.cancel.clone(), start.told.subscribe());
    let run = tokio::spawn(sync::run(start));
    told.wait_for(|told| told.places.iter().any(|row| row.state == PlaceState::Running))
        .await
        .unwrap();
    let second = stage.sync().await.unwrap_err();
    let said = second.to_string();
    assert!(matches!(second, RunError::Another { .. }), "{said}");
    assert!(!cfg!(unix) || said.contains(&std::process::id().to_string()), "{said}");
    let healed = sync::settle_if_needed(stage.folder.path(), now, |_, _| ())
        .await
        .unwrap();
    assert_eq!(healed, Healed::Elsewhere);
    cancel.cancel();
    run.await.unwrap().unwrap();
    assert_eq!(stage.sync().await.unwrap().new_models, 1);
}

#[tokio::test]
async fn nothing_begins_where_connections_cannot_be_noted() {
    let stage = Stage::new(vec![Played::new("hub", vec![vec![models(0..1, "c")]])]).await;
    std::fs::create_dir(stage.folder.path().join("connections.jsonl")).unwrap();
    let error = stage.sync().await.unwrap_err();
    assert!(matches!(error, RunError::Folder { .. }), "{error}");
    assert!(stage.played[0].seen.lock().unwrap().is_empty());
    assert!(!stage.holds("someone/model-0").await);
}

#[tokio::test]
async fn a_place_that_nobody_knows_is_refused() {
    let stage = Stage::new(vec![Played::new("hub", vec![])]).await;
    let start = Start {
        only: vec![String::from("nowhere")],
        ..stage.start()
    };
    assert!(matches!(sync::run(start).await, Err(RunError::NoPlace(key)) if key == "nowhere"));
    assert!(!is_there(stage.folder.path(), "connections.jsonl"));
}

//! What a sync says of itself: plan, progress, odd records, changes of form, drops that wait for a person.

use super::*;
use sync::view::{DriftRow, HeldDrop, OddAsk, Outcome, PlaceState, SyncDecide};

fn decide(believe: bool) -> SyncDecide {
    SyncDecide {
        place: String::from("hub"),
        believe,
    }
}

#[tokio::test]
async fn a_plan_has_what_is_on_and_due_and_nothing_is_opened_for_it() {
    let stage = Stage::new(vec![
        Played::new("hub", vec![]),
        Played::behind("cards", &[PlaceName("hub")], vec![]),
        Played::new("spdx", vec![]),
    ])
    .await;
    let plan = |wishes: Wishes| {
        let stage = &stage;
        async move {
            let reader = stage.reader().await;
            let plan = sync::plan(&reader, &wishes, &stage.places, now(), false).await.unwrap();
            reader.close().await;
            plan
        }
    };
    let all = plan(Wishes::default()).await;
    assert_eq!((all.lines.len(), all.requests, all.bytes), (3, 6, 3000));
    // Cards wait for the Hub; the list of licences does not.
    assert_eq!(all.seconds, 10);
    let mut wishes = Wishes::default();
    wishes.on.insert(String::from("hub"), false);
    let some = plan(wishes).await;
    let keys: Vec<_> = some.lines.iter().map(|line| line.place.as_str()).collect();
    assert_eq!((keys, some.seconds), (vec!["cards", "spdx"], 5));
    assert!(stage.played.iter().all(|place| place.seen.lock().unwrap().is_empty()));
    stage.sync().await.unwrap();
    assert!(plan(Wishes::default()).await.lines.is_empty());
    days_later(7);
    assert_eq!(plan(Wishes::default()).await.lines.len(), 3);
}

#[tokio::test]
async fn percent_never_fall_and_places_that_are_not_chosen_are_skipped() {
    let pages = (0..5).map(|at| {
        let Does::Keeps(batch) = models(at * 10..at * 10 + 10, "c") else {
            unreachable!()
        };
        Does::Keeps(Batch { of: Some(50), ..batch })
    });
    let stage = Stage::new(vec![
        Played::new("hub", vec![pages.collect()]),
        Played::new("spdx", vec![]),
    ])
    .await;
    let start = Start {
        only: vec![String::from("hub")],
        ..stage.start()
    };
    let mut told = start.told.subscribe();
    let run = tokio::spawn(sync::run(start));
    let (mut percent, mut skipped) = (Vec::new(), false);
    while told.changed().await.is_ok() {
        let now = told.borrow_and_update().clone();
        percent.extend(now.progress.map(|progress| progress.percent));
        skipped |= now
            .places
            .iter()
            .any(|row| row.key == "spdx" && row.state == PlaceState::Skipped);
    }
    run.await.unwrap().unwrap();
    assert!(skipped && percent.len() >= 3, "{percent:?}");
    assert!(
        percent.is_sorted() && percent.iter().all(|p| (0.0..=100.0).contains(p)),
        "{percent:?}"
    );
    assert!(percent.last().is_some_and(|p| *p > 99.0), "{percent:?}");
}

#[tokio::test]
async fn odd_records_are_kept_aside_once_and_never_more_than_ten_thousand() {
    let page = |from: u32| {
        let odd = (from..from + 3000).map(|at| odd(format!("#{at}")));
        Does::Keeps(Batch {
            odd: odd.collect(),
            ..batch(Records::Models(vec![model(from)]), "c")
        })
    };
    let visits = vec![vec![page(0), page(3000), page(6000), page(9000)], vec![page(9000)]];
    let stage = Stage::new(vec![Played::new("hub", visits)]).await;
    let digest = stage.sync().await.unwrap();
    assert_eq!((digest.odd, digest.new_models), (12_000, 4));
    days_later(1);
    stage.sync().await.unwrap();
    let reader = stage.reader().await;
    let ask = OddAsk {
        place: Some(String::from("hub")),
        limit: Some(100_000),
    };
    let page = sync::odd(&reader, &ask).await.unwrap();
    assert_eq!((page.total, page.rows.len()), (10_000, 500));
    let newest = &page.rows[0];
    assert_eq!(
        (newest.key.as_str(), newest.first_seen.to_string().as_str()),
        ("#11999", "2026-11-23")
    );
    assert_eq!(newest.last_seen.to_string(), "2026-11-24");
}

#[tokio::test]
async fn a_field_that_goes_missing_is_reported_in_percent() {
    let page = |missing: u64| {
        Does::Keeps(Batch {
            drift: Drift {
                records: 100,
                missing: [(String::from("likes"), missing)].into(),
                ..Drift::default()
            },
            ..batch(Records::Models(vec![model(1)]), "c")
        })
    };
    let stage = Stage::new(vec![Played::new(
        "hub",
        vec![vec![page(2)], vec![page(37)], vec![page(38)]],
    )])
    .await;
    stage.sync().await.unwrap();
    assert!(stage.row("hub").await.drift.is_empty());
    stage.sync().await.unwrap();
    let row = DriftRow {
        field: String::from("likes"),
        missing_percent: 37.0,
    };
    assert_eq!(stage.row("hub").await.drift, [row]);
    stage.sync().await.unwrap();
    assert!(stage.row("hub").await.drift.is_empty());
}

#[tokio::test]
async fn a_fifth_of_the_models_may_be_gone_and_is_believed() {
    let stage = Stage::new(vec![Played::new(
        "hub",
        vec![vec![whole_pass(0..10)], vec![whole_pass(0..8)]],
    )])
    .await;
    stage.sync().await.unwrap();
    let digest = stage.sync().await.unwrap();
    assert_eq!((digest.gone_models, digest.outcome), (2, Outcome::Done));
    assert_eq!(stage.row("hub").await.held, None);
}

#[tokio::test]
async fn more_than_a_fifth_waits_for_a_person_who_may_believe_it() {
    let stage = Stage::new(vec![Played::new(
        "hub",
        vec![vec![whole_pass(0..10)], vec![whole_pass(0..5)]],
    )])
    .await;
    stage.sync().await.unwrap();
    assert_eq!(stage.sync().await.unwrap().gone_models, 0);
    let held = stage.row("hub").await.held;
    assert_eq!(held, Some(HeldDrop { gone: 5, of: 10 }));
    assert!(
        sync::decide(stage.folder.path(), &stage.places, &decide(true), now())
            .await
            .unwrap()
    );
    assert_eq!(stage.row("hub").await.held, None);
    let reader = stage.reader().await;
    let gone = read::models::exact(&reader, "someone/model-7").await.unwrap().unwrap();
    let row = read::models::whole(&reader, gone.id).await.unwrap().unwrap();
    assert_eq!(row.state, "gone");
    assert!(
        !sync::decide(stage.folder.path(), &stage.places, &decide(true), now())
            .await
            .unwrap()
    );
}

#[tokio::test]
async fn what_a_person_does_not_believe_stays_there() {
    let stage = Stage::new(vec![Played::new(
        "hub",
        vec![vec![whole_pass(0..10)], vec![whole_pass(0..5)]],
    )])
    .await;
    stage.sync().await.unwrap();
    stage.sync().await.unwrap();
    assert!(
        sync::decide(stage.folder.path(), &stage.places, &decide(false), now())
            .await
            .unwrap()
    );
    assert_eq!(stage.row("hub").await.held, None);
    let reader = stage.reader().await;
    let there = read::models::exact(&reader, "someone/model-7").await.unwrap().unwrap();
    let row = read::models::whole(&reader, there.id).await.unwrap().unwrap();
    assert_eq!(row.state, "there");
}

#[tokio::test]
async fn a_digest_says_which_licences_changed() {
    let words = |licence: &str| sources::ModelRecord {
        licence: crate::ingest::licence(licence),
        ..model(1)
    };
    let page = |licence: &str| vec![Does::Keeps(batch(Records::Models(vec![words(licence), model(2)]), "c"))];
    let stage = Stage::new(vec![Played::new("hub", vec![page("mit"), page("apache-2.0")])]).await;
    stage.sync().await.unwrap();
    days_later(7);
    let digest = stage.sync().await.unwrap();
    assert_eq!(
        (digest.new_models, digest.changed_models, digest.licence_changes_total),
        (0, 1, 1)
    );
    let change = &digest.licence_changes[0];
    assert_eq!(
        (change.repo.as_str(), change.field.as_str()),
        ("someone/model-1", "licence")
    );
    assert_eq!(
        (change.was.as_deref(), change.became.as_deref()),
        (Some("mit"), Some("apache-2.0"))
    );
    let idle = stage.idle().await;
    assert_eq!(idle.digest, Some(digest));
    let reader = stage.reader().await;
    let kept = [String::from("someone/model-1"), String::from("someone/model-2")];
    let yours = sync::yours(&reader, idle.first_change, &kept).await.unwrap();
    assert_eq!(yours.len(), 1);
}

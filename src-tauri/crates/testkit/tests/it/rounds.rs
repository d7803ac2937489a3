//! Every fault of a server, end to end through a sync, each with its stated outcome; and what is left of the network then.

use std::{
    path::Path,
    time::{Duration, Instant},
};
use store::{
    AtlasFile,
    read::{holdings, sync as held},
};
use sync::view::{FaultKind, Outcome, PlaceState};
use testkit::{
    Came, Dice, Round, begin,
    hub::{Change, Fault, Kind, Options, Quota, TestHub},
};

const MODELS: usize = 400;

fn hub() -> TestHub {
    TestHub::start(Options {
        models: MODELS,
        page: 100,
        ..Options::default()
    })
    .unwrap()
}

async fn models(folder: &Path) -> usize {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await.unwrap();
    let models = holdings::holdings(&reader).await.unwrap().models;
    reader.close().await;
    models as usize
}

async fn content(folder: &Path) -> String {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await.unwrap();
    let content = held::content_hash(&reader).await.unwrap();
    reader.close().await;
    content
}

/// A sync of the Hub under faults: what it came to, how many models are there, and the Hub.
async fn under(faults: Vec<Fault>) -> (Came, usize, TestHub) {
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    faults.into_iter().for_each(|fault| hub.fault(fault));
    let came = Round::new(folder.path(), &hub.url, &["hub"]).make().await.unwrap();
    let held = models(folder.path()).await;
    (came, held, hub)
}

/// A fault that a sync overcomes: everything arrives all the same.
async fn overcome(fault: Fault) -> (Came, TestHub) {
    let (came, held, hub) = under(vec![fault.clone()]).await;
    let place = came.place("hub");
    assert_eq!((place.state, held), (PlaceState::Done, MODELS), "{fault:?}: {place:?}");
    (came, hub)
}

/// A fault that ends the visit: what was kept before stays, and once it is gone the next sync ends where an unbroken one ends.
async fn ends(fault: Fault, kind: FaultKind) {
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    hub.fault(fault.clone());
    let came = Round::new(folder.path(), &hub.url, &["hub"]).make().await.unwrap();
    let place = came.place("hub");
    assert_eq!(
        (place.state, place.fault_kind, came.digest.outcome),
        (PlaceState::RetryLater, Some(kind), Outcome::Partly),
        "{fault:?}: {place:?}"
    );
    let (before, asked) = (models(folder.path()).await, hub.asked());
    hub.mend();
    let again = Round::new(folder.path(), &hub.url, &["hub"]).make().await.unwrap();
    assert_eq!(again.place("hub").state, PlaceState::Done, "{fault:?}");
    assert_eq!(models(folder.path()).await, MODELS);
    if before > 0 {
        let first = &hub.log()[asked].request.target;
        assert!(
            first.contains("cursor="),
            "{fault:?}: it goes on where it was, not {first}"
        );
    }
    let unbroken = tempfile::tempdir().unwrap();
    Round::new(unbroken.path(), &hub.url, &["hub"]).make().await.unwrap();
    assert_eq!(
        content(folder.path()).await,
        content(unbroken.path()).await,
        "{fault:?}"
    );
}

fn limited(html: bool, reset_s: Option<u32>, retry_after: Option<&str>) -> Kind {
    Kind::Limited {
        html,
        reset_s,
        retry_after: retry_after.map(str::to_owned),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_requests_are_waited_out_in_json_and_in_html() {
    let began = Instant::now();
    overcome(Fault::new(limited(false, Some(1), None)).after(1).times(1)).await;
    assert!(began.elapsed() >= Duration::from_secs(2), "t + 1 seconds were waited");
    overcome(Fault::new(limited(true, None, Some("1"))).after(2).times(1)).await;
    overcome(Fault::new(limited(true, None, Some("-7"))).after(2).times(1)).await;
    ends(
        Fault::new(limited(false, None, Some("1000000"))).after(2),
        FaultKind::Limited,
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quota_that_runs_low_is_waited_for_before_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let hub = TestHub::start(Options {
        models: MODELS,
        page: 10,
        quota: Quota {
            api: 36,
            window_s: 1,
            ..Quota::default()
        },
        ..Options::default()
    })
    .unwrap();
    let came = Round::new(folder.path(), &hub.url, &["hub"]).make().await.unwrap();
    assert_eq!(came.place("hub").state, PlaceState::Done);
    assert!(
        hub.asked() > 36,
        "more than one window was needed, {} were asked",
        hub.asked()
    );
    let refused = hub.log().iter().filter(|logged| logged.status == 429).count();
    assert_eq!(refused, 0, "it never came to a 429");
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_of_a_moment_are_tried_again() {
    for status in [500, 502, 503, 504, 429] {
        overcome(Fault::new(Kind::Status(status)).after(2).times(2)).await;
    }
    for kind in [Kind::Reset, Kind::Short, Kind::CutGzip, Kind::StallBody] {
        overcome(Fault::new(kind).after(2).times(1)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_refuses_for_good_ends_the_visit_and_the_next_one_goes_on() {
    ends(Fault::new(Kind::Status(503)).after(2), FaultKind::Refused).await;
    ends(Fault::new(Kind::Missing).after(2), FaultKind::Token).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_breaks_for_good_ends_the_visit_and_the_next_one_goes_on() {
    ends(Fault::new(Kind::Reset).after(2), FaultKind::Unreachable).await;
    ends(Fault::new(Kind::Short).after(2), FaultKind::Unreachable).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stalls_ends_the_visit_and_the_next_one_goes_on() {
    ends(Fault::new(Kind::Stall).after(2), FaultKind::TooSlow).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_byte_at_a_time_ends_the_visit_and_the_next_one_goes_on() {
    ends(Fault::new(Kind::Slow(20)).after(2), FaultKind::TooSlow).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bomb_ends_the_visit_and_the_next_one_goes_on() {
    ends(Fault::new(Kind::Bomb(40)).after(2), FaultKind::TooLarge).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_page_is_never_taken_for_models() {
    ends(Fault::new(Kind::Portal).after(2), FaultKind::Strange).await;
    ends(Fault::new(Kind::Portal), FaultKind::Strange).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_to_another_host_is_not_followed() {
    for to in ["http://10.0.0.1/api/models", "file:///etc/passwd", "http://[::1]:9/x"] {
        let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
        hub.fault(Fault::new(Kind::Redirect(to.to_owned())).after(6));
        let places = ["hub", "spdx", "litellm"];
        let came = Round::new(folder.path(), &hub.url, &places).make().await.unwrap();
        let here = hub.url.trim_start_matches("http://");
        assert!(
            came.calls.iter().all(|call| call.host == here),
            "{to}: nobody went there"
        );
        let fault = came.place("hub").fault_kind;
        assert!(
            matches!(fault, Some(FaultKind::Refused | FaultKind::Astray)),
            "{to}: {fault:?}"
        );
    }
    // A place whose answers may be elsewhere follows, but not there.
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    hub.fault(Fault::new(Kind::Redirect(String::from("http://10.0.0.1/x"))).on("/api.json"));
    let came = Round::new(folder.path(), &hub.url, &["models_dev"])
        .make()
        .await
        .unwrap();
    assert_eq!(came.place("models_dev").fault_kind, Some(FaultKind::Astray));
}

#[tokio::test(flavor = "multi_thread")]
async fn links_to_another_host_do_not_lead_there() {
    let (came, hub) = overcome(Fault::new(Kind::LinkTo(String::from("https://huggingface.co")))).await;
    let port = hub.url.trim_start_matches("http://");
    assert!(
        came.calls.iter().all(|call| call.host == port),
        "every connection went to the test Hub"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_that_repeat_end_the_visit_within_two() {
    for kind in [Kind::RepeatCursor, Kind::Circle] {
        let folder = tempfile::tempdir().unwrap();
        let hub = hub();
        hub.fault(Fault::new(kind.clone()).on("sort=createdAt").after(1));
        let came = Round::new(folder.path(), &hub.url, &["hub"]).make().await.unwrap();
        assert_eq!(came.place("hub").fault_kind, Some(FaultKind::Loop), "{kind:?}");
        let asked = hub
            .log()
            .iter()
            .filter(|logged| logged.request.target.contains("sort=createdAt"))
            .count();
        assert!(asked <= 5, "{kind:?}: {asked} pages");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_field_is_left_out_and_reported() {
    let (came, hub) = overcome(Fault::new(Kind::UnknownExpand(String::from("downloadsAllTime")))).await;
    let refused = hub.log().iter().filter(|logged| logged.status == 400).count();
    assert!(refused <= 4, "asked once a walk, not once a page: {refused}");
    let drift = &came.place("hub").drift;
    assert!(drift.iter().any(|row| row.field == "downloadsAllTime"), "{drift:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_record_costs_only_itself() {
    let (came, held, _) = under(vec![Fault::new(Kind::BadRecord(3)).on("sort=createdAt").times(1)]).await;
    let place = came.place("hub");
    assert_eq!((place.state, place.odd), (PlaceState::Done, 1), "{place:?}");
    // The other walks list it too, in good order.
    assert!(held >= MODELS - 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_goes_missing_is_reported_and_takes_nothing_back() {
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    Round::new(folder.path(), &hub.url, &["hub"]).make().await.unwrap();
    let before = content(folder.path()).await;
    hub.fault(Fault::new(Kind::Lost(String::from("tags"), 37)));
    let mut round = Round::new(folder.path(), &hub.url, &["hub"]);
    round.afresh = true;
    let came = round.make().await.unwrap();
    let drift = &came.place("hub").drift;
    let tags = drift
        .iter()
        .find(|row| row.field == "tags")
        .unwrap_or_else(|| panic!("{drift:?}"));
    assert!((30.0..45.0).contains(&tags.missing_percent), "{tags:?}");
    assert_eq!(content(folder.path()).await, before, "nothing known was taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn licences_in_lists_are_read() {
    let (came, _) = overcome(Fault::new(Kind::ListedLicences)).await;
    assert_eq!(came.place("hub").odd, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_lists_much_less_is_not_believed() {
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    Round::new(folder.path(), &hub.url, &["hub"]).make().await.unwrap();
    hub.fault(Fault::new(Kind::Empty).on("sort=createdAt").after(2).times(1));
    let mut round = Round::new(folder.path(), &hub.url, &["hub"]);
    round.afresh = true;
    let came = round.make().await.unwrap();
    let held = came.place("hub").held.expect("the drop waits for a person");
    assert!(held.gone * 100 > held.of * 20, "{held:?}");
    assert_eq!(came.digest.gone_models, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_fails_does_not_hold_up_the_others() {
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    hub.fault(Fault::new(Kind::Stall).on("/api/v1/models"));
    hub.fault(Fault::new(Kind::Status(503)).on("/api.json"));
    let came = Round::new(
        folder.path(),
        &hub.url,
        &["hub", "openrouter", "models_dev", "litellm", "spdx"],
    )
    .make()
    .await
    .unwrap();
    for key in ["hub", "litellm", "spdx"] {
        assert_eq!(came.place(key).state, PlaceState::Done, "{:?}", came.place(key));
    }
    assert_eq!(came.place("openrouter").fault_kind, Some(FaultKind::TooSlow));
    assert_eq!(came.place("models_dev").fault_kind, Some(FaultKind::Refused));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_nobody_knows_does_not_stop_public_facts() {
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    let mut round = Round::new(folder.path(), &hub.url, &["hub"]);
    round.token = Some(String::from("hf_wrong"));
    let came = round.make().await.unwrap();
    assert_eq!(came.place("hub").state, PlaceState::Done, "{:?}", came.place("hub"));
    assert_eq!(models(folder.path()).await, MODELS);
    let log = std::fs::read_dir(folder.path()).unwrap();
    for file in log {
        let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
        assert!(
            !bytes.windows(8).any(|eight| eight == b"hf_wrong"),
            "no file holds the token"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cancel_is_heard_at_any_moment() {
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    // Slow enough that a visit lasts: every answer trickles.
    hub.fault(Fault::new(Kind::Slow(4000)));
    let mut dice = Dice::new(3);
    let mut taken = Vec::new();
    for _ in 0..50 {
        let mut round = Round::new(folder.path(), &hub.url, &["hub"]);
        round.afresh = true;
        let cancel = round.cancel.clone();
        let task = tokio::spawn(round.make());
        tokio::time::sleep(Duration::from_millis(20 + dice.below(150) as u64)).await;
        let pressed = Instant::now();
        cancel.cancel();
        let came = task.await.unwrap().unwrap();
        taken.push(pressed.elapsed());
        assert_eq!(came.digest.outcome, Outcome::Cancelled);
    }
    taken.sort();
    println!("50 cancels: median {:?}, slowest {:?}", taken[25], taken[49]);
    assert!(
        taken[49] < Duration::from_secs(2),
        "every sync ended because of Cancel: {:?}",
        taken[49]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_connection_is_left_when_a_sync_has_ended() {
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    let came = Round::new(folder.path(), &hub.url, &[]).make().await.unwrap();
    assert_eq!(came.place("hub").state, PlaceState::Done);
    let until = Instant::now() + Duration::from_secs(2);
    while hub.open() > 0 && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(hub.open(), 0, "the server sees every connection closed");
    let asked = hub.asked();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(hub.asked(), asked);
    assert_eq!(
        hub.log().len(),
        came.calls.len().max(asked),
        "each request is in the log of connections"
    );
}

fn after_days(days: i64) -> i64 {
    begin() + days * 86_400
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_on_the_hub_in_six_months_is_dated_history() {
    wild::six_months().await;
}

mod wild {
    use super::*;
    use store::read::{history, models as read};
    use testkit::hub::{Gate, Words};

    fn month_3() -> i64 {
        after_days(91)
    }

    fn month_6() -> i64 {
        after_days(182)
    }

    pub(super) async fn six_months() {
        let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
        Round::new(folder.path(), &hub.url, &["hub"]).make().await.unwrap();
        let [gone, renamed, licensed, gated, private] = [10, 20, 30, 40, 50].map(|at| hub.repo(at));
        hub.change(Change::Days(91));
        hub.change(Change::License(licensed.clone(), Words::id("gpl-3.0")));
        hub.change(Change::Gate(gated.clone(), Gate::Manual));
        hub.change(Change::Rename(renamed.clone(), String::from("Another/Name")));
        hub.change(Change::Add(30));
        let first = sync(folder.path(), &hub, month_3).await;
        assert_eq!(
            (first.digest.new_models, first.digest.renamed_models),
            (30, 1),
            "{:?}",
            first.digest
        );
        assert!(
            first
                .digest
                .licence_changes
                .iter()
                .any(|change| change.repo == licensed)
        );
        hub.change(Change::Days(91));
        hub.change(Change::Delete(gone.clone()));
        hub.change(Change::Private(private.clone()));
        hub.change(Change::License(licensed.clone(), Words::id("mit")));
        let second = sync(folder.path(), &hub, month_6).await;
        assert_eq!(second.digest.gone_models, 2, "{:?}", second.digest);
        let changed = |repo: String, field: &'static str| told(folder.path().to_owned(), repo, field);
        let day = |now: fn() -> i64| atlas::Day::from_unix_seconds(now());
        let licence = changed(licensed, "licence").await;
        assert_eq!(licence.len(), 2, "{licence:?}");
        assert_eq!((licence[0].seen_on, licence[1].seen_on), (day(month_6), day(month_3)));
        assert!(licence[0].became.as_deref().unwrap().contains("mit"));
        let gate = changed(gated, "gated").await;
        assert_eq!(
            (gate[0].became.as_deref(), gate[0].seen_on),
            (Some("manual"), day(month_3))
        );
        let name = changed(String::from("Another/Name"), "repo").await;
        assert_eq!(
            (name[0].was.as_deref(), name[0].seen_on),
            (Some(renamed.as_str()), day(month_3))
        );
        for repo in [gone, private] {
            let state = changed(repo, "state").await;
            assert_eq!(state[0].seen_on, day(month_6), "{state:?}");
        }
    }

    async fn sync(folder: &Path, hub: &TestHub, now: fn() -> i64) -> Came {
        let mut round = Round::new(folder, &hub.url, &["hub"]);
        round.now = now;
        let came = round.make().await.unwrap();
        assert_eq!(came.place("hub").state, PlaceState::Done, "{:?}", came.place("hub"));
        came
    }

    /// What the history of a model says of a field, newest first.
    async fn told(folder: std::path::PathBuf, repo: String, field: &str) -> Vec<history::ChangeRow> {
        let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await.unwrap();
        let model = read::exact(&reader, &repo)
            .await
            .unwrap()
            .unwrap_or_else(|| panic!("{repo}"));
        let changes = history::changes(&reader, model.id).await.unwrap();
        reader.close().await;
        changes.into_iter().filter(|change| change.field == field).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_not_accepted_is_said_and_everything_comes_without_it() {
    let (folder, hub) = (tempfile::tempdir().unwrap(), hub());
    let mut round = Round::new(folder.path(), &hub.url, &["hub"]);
    round.token = Some(String::from("hf_canary_of_nobody"));
    let came = round.make().await.unwrap();
    let place = came.place("hub");
    assert_eq!(
        (place.state, place.fault_kind),
        (PlaceState::Done, Some(FaultKind::Token)),
        "{place:?}"
    );
    assert_eq!(models(folder.path()).await, MODELS);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(
            !bytes.windows(10).any(|some| some == b"hf_canary_"),
            "a token is in a file"
        );
    }
}

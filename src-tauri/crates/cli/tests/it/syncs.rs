//! The real `baimo sync` against a test Hub: taken in, killed and resumed, silent before and afterwards.

use crate::{baimo, json, run, starter};
use serde_json::Value;
use std::{
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};
use testkit::{
    Dice,
    hub::{Change, Gate, Options, TestHub, Words},
};

fn hub(models: usize) -> TestHub {
    TestHub::start(Options {
        models,
        page: 50,
        ..Options::default()
    })
    .unwrap()
}

/// What is typed for a sync of the Hub alone.
fn words(hub: &TestHub) -> [String; 6] {
    [
        String::from("sync"),
        String::from("--place=hub"),
        String::from("--scope=everything"),
        format!("--endpoint=hub={}", hub.url),
        String::from("--proxy=none"),
        String::from("--files=0"),
    ]
}

/// A sync that must come to its end; its digest.
fn sync(data: &Path, hub: &TestHub) -> Value {
    let output = baimo(data).arg("--json").args(words(hub)).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_sync_is_taken_in_and_its_models_can_be_looked_up_with_their_history() {
    let Some(data) = starter() else { return };
    let hub = hub(200);
    let [licensed, gated, gone] = [3, 4, 5].map(|at| hub.repo(at));
    let first = sync(data.path(), &hub);
    assert_eq!(
        (&first["outcome"], &first["new_models"]),
        (&"done".into(), &200.into()),
        "{first}"
    );
    hub.change(Change::Days(30));
    hub.change(Change::License(licensed.clone(), Words::id("gpl-3.0")));
    hub.change(Change::Gate(gated, Gate::Manual));
    hub.change(Change::Delete(gone));
    hub.change(Change::Add(7));
    let second = sync(data.path(), &hub);
    assert_eq!(second["new_models"], 7, "{second}");
    let changes = second["licence_changes"].as_array().unwrap();
    assert!(
        changes.iter().any(|change| change["repo"] == licensed.as_str()),
        "{second}"
    );
    let page = json(data.path(), &["model", &licensed]);
    assert!(page.to_string().contains("gpl-3.0"), "{page}");
}

#[test]
fn a_killed_sync_goes_on_where_it_was_and_ends_as_an_unbroken_one() {
    let (Some(killed), Some(unbroken)) = (starter(), starter()) else {
        return;
    };
    let hub = hub(3000);
    sync(unbroken.path(), &hub);
    let all = hub.asked();
    hub.forget();
    let mut dice = Dice::new(5);
    let mut kills = 0;
    for _ in 0..6 {
        let until = hub.asked() + 1 + dice.below(all / 5);
        let mut child = baimo(killed.path())
            .args(words(&hub))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while hub.asked() < until && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(dice.below(60) as u64));
        if child.try_wait().unwrap().is_none() {
            child.kill().unwrap();
            kills += 1;
        }
        child.wait().unwrap();
    }
    assert!(kills >= 4, "{kills} kills came in time");
    sync(killed.path(), &hub);
    let targets = hub.log().into_iter().map(|logged| logged.request.target);
    let mut asked: Vec<String> = targets.filter(|target| target.starts_with("/api/models?")).collect();
    let requests = asked.len();
    asked.sort_unstable();
    asked.dedup();
    assert!(
        requests - asked.len() <= kills,
        "at most one page a kill was fetched again"
    );
    let held = |data: &Path| {
        let answer = json(data, &["search", "--limit", "0"]);
        answer["total"].clone()
    };
    assert_eq!(held(killed.path()), held(unbroken.path()));
    for at in [0, 1500, 2999] {
        let repo = hub.repo(at);
        let show = |data: &Path| {
            let mut page = json(data, &["model", &repo]);
            // The day's source has another number where syncs were begun several times.
            page.as_object_mut().unwrap().remove("sources");
            page["model"]["repo"].clone()
        };
        assert_eq!(show(killed.path()), show(unbroken.path()), "{repo}");
    }
}

#[test]
fn a_sync_speaks_with_the_hub_it_was_given_and_with_nobody_else() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: no strace on this machine");
        return;
    }
    let Some(data) = starter() else { return };
    let hub = hub(120);
    let trace = data.path().join("trace");
    let traced = |words: &[String]| {
        let plain = baimo(data.path());
        let mut command = Command::new("strace");
        command
            .args(["-f", "-qq", "-e", "trace=connect,sendto,sendmsg,bind", "-o"])
            .arg(&trace);
        command
            .arg(plain.get_program())
            .args(words)
            .env_clear()
            .env("BAIMO_DATA", data.path());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let trace = std::fs::read_to_string(&trace).unwrap();
        trace
            .lines()
            .filter(|line| line.contains("AF_INET"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let plan = traced(&[String::from("sync"), String::from("--plan"), words(&hub)[3].clone()]);
    assert!(plan.is_empty(), "a plan is made without a packet: {plan:?}");
    let during = traced(&words(&hub));
    let port = format!("sin_port=htons({})", hub.url.rsplit(':').next().unwrap());
    let connects: Vec<&String> = during.iter().filter(|line| line.contains("connect(")).collect();
    assert!(!connects.is_empty());
    assert!(
        connects
            .iter()
            .all(|line| line.contains(&port) && line.contains("127.0.0.1")),
        "{connects:?}"
    );
    let after = traced(&["search", "llama"].map(String::from));
    assert!(after.is_empty(), "after a sync nothing is opened: {after:?}");
    assert_eq!(hub.open(), 0);
    let log = json(data.path(), &["sync", "log", "--limit", "1000"]);
    assert_eq!(
        log["calls"].as_array().unwrap().len(),
        hub.asked(),
        "every request is in the log of connections"
    );
}

#[test]
fn a_second_sync_of_the_same_folder_is_refused_while_the_first_runs() {
    let Some(data) = starter() else { return };
    let hub = hub(100);
    hub.fault("slow=400".parse().unwrap());
    let mut first = baimo(data.path())
        .args(words(&hub))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while hub.asked() == 0 {
        assert!(first.try_wait().unwrap().is_none(), "the first sync ended at once");
        std::thread::sleep(Duration::from_millis(5));
    }
    let words = words(&hub);
    let second = run(data.path(), &words.each_ref().map(String::as_str));
    first.kill().unwrap();
    first.wait().unwrap();
    assert_eq!(
        second.status.code(),
        Some(8),
        "{}",
        String::from_utf8_lossy(&second.stderr)
    );
}

//! The test Hub is faithful: recordings come out of it byte for byte, cursors are the Hub's, refusals are in its words.

use crate::ask::{ask, get};
use proptest::prelude::*;
use std::{collections::HashSet, path::PathBuf};
use testkit::hub::{Change, Fault, Gate, Kind, LIST, Options, Quota, TestHub, Words, cursor, etag};

fn recorded() -> Option<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data/wire/hf/recorded");
    let folder = PathBuf::from(folder);
    if !folder.is_dir() {
        println!("skipped: no recorded exchanges beside the repository");
        return None;
    }
    Some(folder)
}

fn hub(models: usize) -> TestHub {
    let options = Options {
        models,
        ..Options::default()
    };
    TestHub::start(options).unwrap()
}

#[test]
fn recorded_exchanges_come_out_byte_for_byte() {
    let Some(folder) = recorded() else { return };
    let hub = TestHub::start(Options {
        recorded: Some(folder.clone()),
        ..Options::default()
    })
    .unwrap();
    let (mut exact, mut scrubbed, mut redirects) = (0, 0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("_api") {
            continue;
        }
        let held: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let target = held["url"]
            .as_str()
            .unwrap()
            .strip_prefix("https://huggingface.co")
            .unwrap();
        let answer = get(&hub.url, &format!("/recorded/{name}{target}"));
        assert_eq!(
            u64::from(answer.status),
            held["status"]["code"].as_u64().unwrap(),
            "{name}"
        );
        let header = |wanted: &str| held["headers"][wanted][0].as_str();
        for wanted in ["Content-Type", "Location", "Vary", "X-Powered-By", "Referrer-Policy"] {
            assert_eq!(answer.header(wanted), header(wanted), "{name}: {wanted}");
        }
        match &held["body"] {
            serde_json::Value::String(text) => {
                assert_eq!(answer.body, text.as_bytes(), "{name}");
                redirects += 1;
            }
            json => assert_eq!(&answer.json(), json, "{name}"),
        }
        let length: usize = header("Content-Length").unwrap().parse().unwrap();
        let Some(tag) = header("ETag") else { continue };
        // Where the recorder put another name into the body, the recorded tag and length are of a body nobody has.
        if answer.body.len() == length {
            assert_eq!(
                answer.header("ETag"),
                Some(tag),
                "{name}: the formula gives the recorded tag"
            );
            exact += 1;
        } else {
            assert!(
                target.contains("/user/"),
                "{name} differs in length and was not scrubbed"
            );
            assert_ne!(answer.header("ETag"), Some(tag), "{name}");
            scrubbed += 1;
        }
    }
    assert_eq!((exact, scrubbed, redirects), (7, 9, 2));
}

#[test]
fn recorded_cursors_are_understood_and_written_again_to_the_letter() {
    let Some(folder) = recorded() else { return };
    let text = std::fs::read_to_string(folder.join("link_headers.txt")).unwrap();
    let mut seen = 0;
    for line in text
        .lines()
        .filter(|line| line.starts_with("<http") && line.contains("/api/models?"))
    {
        let address = line.trim_start_matches('<').split('>').next().unwrap();
        let (base, target) = address.split_at(address.find("/api/").unwrap());
        let request = testkit::hub::Request {
            target: target.to_owned(),
            ..testkit::hub::Request::default()
        };
        let given = request
            .query()
            .into_iter()
            .find(|(name, _)| name == "cursor")
            .unwrap()
            .1;
        let keyset = cursor::Keyset::decode(&given).unwrap();
        assert_eq!(keyset.encode(), given);
        assert_eq!(cursor::link(base, target, &given), line);
        seen += 1;
    }
    assert_eq!(seen, 4);
}

#[test]
fn a_full_pass_by_creation_lists_every_model_once_in_the_order_of_keys() {
    let hub = hub(2500);
    let mut target = Some(String::from(
        "/api/models?sort=createdAt&direction=1&limit=1000&expand=createdAt",
    ));
    let mut keys = Vec::new();
    let mut pages = 0;
    while let Some(next) = target {
        let answer = get(&hub.url, &next);
        for item in answer.json().as_array().unwrap() {
            keys.push((item["createdAt"].to_string(), item["_id"].to_string()));
        }
        target = answer.next();
        pages += 1;
    }
    assert_eq!((pages, keys.len()), (3, 2500));
    assert!(
        keys.windows(2).all(|pair| pair[0] < pair[1]),
        "strictly rising, so none twice"
    );
    assert_eq!(keys[0].0, "\"2022-03-02T23:29:04.000Z\"");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_between_pages_creation_order_misses_nobody(
        seed in 0_u64..1000, limit in 7_usize..60, churn in 0_usize..400, added in 0_usize..40
    ) {
        let hub = TestHub::start(Options { models: 300, seed, churn, ..Options::default() }).unwrap();
        let before: HashSet<String> = hub.listed().into_iter().collect();
        let mut seen = Vec::new();
        let mut target = Some(format!("/api/models?sort=createdAt&direction=1&limit={limit}"));
        while let Some(next) = target {
            let answer = get(&hub.url, &next);
            seen.extend(answer.ids());
            target = answer.next();
            hub.change(Change::Add(added.min(usize::from(seen.len() < 250) * added)));
        }
        let distinct: HashSet<String> = seen.iter().cloned().collect();
        prop_assert_eq!(distinct.len(), seen.len(), "nobody twice");
        prop_assert!(before.is_subset(&distinct), "nobody missed");
        prop_assert_eq!(distinct.len(), hub.models(), "who came meanwhile is at the end");
    }
}

#[test]
fn by_downloads_a_crawl_under_churn_does_miss_models() {
    let hub = TestHub::start(Options {
        models: 600,
        churn: 500,
        ..Options::default()
    })
    .unwrap();
    let mut seen = Vec::new();
    let mut target = Some(String::from("/api/models?sort=downloads&direction=-1&limit=50"));
    while let Some(next) = target {
        let answer = get(&hub.url, &next);
        seen.extend(answer.ids());
        target = answer.next();
    }
    let distinct: HashSet<&String> = seen.iter().collect();
    assert!(
        distinct.len() < 600 || distinct.len() < seen.len(),
        "a crawler that pages by a counter must fail here"
    );
}

#[test]
fn every_order_is_kept_and_filters_hold() {
    let hub = hub(1500);
    let page = |query: &str| get(&hub.url, &format!("/api/models?limit=400&{query}")).json();
    let numbers = |query: &str, field: &str| -> Vec<i64> {
        let page = page(query);
        page.as_array()
            .unwrap()
            .iter()
            .map(|item| item[field].as_i64().unwrap())
            .collect()
    };
    assert!(numbers("sort=downloads&direction=-1", "downloads").is_sorted_by(|a, b| a >= b));
    assert!(numbers("sort=likes", "likes").is_sorted_by(|a, b| a >= b));
    assert!(numbers("sort=likes&direction=1", "likes").is_sorted());
    assert!(numbers("", "trendingScore").is_sorted_by(|a, b| a >= b));
    let changed = page("sort=lastModified&direction=-1&expand=lastModified");
    let changed: Vec<&str> = changed
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["lastModified"].as_str().unwrap())
        .collect();
    assert!(changed.is_sorted_by(|a, b| a >= b));
    let tagged = page("filter=license:apache-2.0&filter=safetensors");
    let tagged = tagged.as_array().unwrap();
    assert!(!tagged.is_empty());
    for item in tagged {
        let tags = item["tags"].as_array().unwrap();
        assert!(
            ["license:apache-2.0", "safetensors"]
                .iter()
                .all(|tag| tags.contains(&(*tag).into()))
        );
    }
    let gated = page("gated=true&expand=gated");
    assert!(gated.as_array().unwrap().iter().all(|item| item["gated"] != false));
    let author = hub.repo(5).split('/').next().unwrap().to_owned();
    let mine = get(&hub.url, &format!("/api/models?author={author}")).ids();
    assert!(mine.contains(&hub.repo(5)) && mine.iter().all(|id| id.starts_with(&author)));
    assert_eq!(
        get(&hub.url, "/api/models?library=keras&limit=3").ids(),
        get(&hub.url, "/api/models?limit=3").ids(),
        "`library=` is passed over, as on the Hub"
    );
}

#[test]
fn an_unknown_expand_is_refused_with_the_names_that_are_known() {
    let hub = hub(10);
    let refusal = get(&hub.url, "/api/models?expand=likes&expand=usedStorage");
    assert_eq!(refusal.status, 400);
    let error = refusal.json()["error"].as_str().unwrap().to_owned();
    assert!(
        error.starts_with("✖ Invalid option: expected one of \"author\"|\"baseModels\"|"),
        "{error}"
    );
    assert!(error.ends_with("→ at expand[1]"), "{error}");
    assert!(LIST.iter().all(|name| error.contains(&format!("\"{name}\""))));
    let detail = get(
        &hub.url,
        &format!(
            "/api/models/{}?expand=usedStorage&expand=childrenModelCount",
            hub.repo(3)
        ),
    );
    assert_eq!(detail.status, 200);
    let all = format!("/api/models?expand={}", LIST.join("&expand="));
    assert_eq!(get(&hub.url, &all).status, 200);
}

#[test]
fn what_is_missing_private_or_deleted_cannot_be_told_apart_without_a_token() {
    let hub = TestHub::start(Options {
        models: 30,
        token: Some(String::from("known")),
        ..Options::default()
    })
    .unwrap();
    let (deleted, private) = (hub.repo(4), hub.repo(5));
    hub.change(Change::Delete(deleted.clone()));
    hub.change(Change::Private(private.clone()));
    let names = [deleted, private, String::from("nobody/nothing")];
    let answers = names.clone().map(|name| get(&hub.url, &format!("/api/models/{name}")));
    assert!(
        answers
            .iter()
            .all(|answer| answer.status == 401 && answer.body == answers[0].body)
    );
    assert_eq!(answers[0].json()["error"], "Invalid username or password.");
    for name in names {
        let asked = format!("/api/models/{name}");
        let answer = ask(&hub.url, "GET", &asked, &[("Authorization", "Bearer known")], "");
        assert_eq!(
            (answer.status, answer.header("X-Error-Code")),
            (404, Some("RepoNotFound"))
        );
    }
    let bad = ask(
        &hub.url,
        "GET",
        "/api/models?limit=1",
        &[("Authorization", "Bearer wrong")],
        "",
    );
    assert_eq!(bad.status, 401);
    assert_eq!(bad.json()["error"], "Invalid credentials in Authorization header");
}

#[test]
fn a_renamed_repository_answers_where_it_went_with_the_whole_question() {
    let hub = hub(30);
    let was = hub.repo(7);
    hub.change(Change::Rename(was.clone(), String::from("Elsewhere/Other")));
    for (asked, to) in [
        (format!("/api/models/{was}"), "/api/models/Elsewhere/Other"),
        (
            format!("/api/models/{was}/revision/main?expand=sha"),
            "/api/models/Elsewhere/Other/revision/main?expand=sha",
        ),
        (
            format!("/{was}/resolve/main/README.md"),
            "/Elsewhere/Other/resolve/main/README.md",
        ),
    ] {
        let answer = get(&hub.url, &asked);
        assert_eq!((answer.status, answer.header("Location")), (307, Some(to)));
        assert_eq!(
            answer.body,
            format!("Temporary Redirect. Redirecting to {to}").into_bytes()
        );
    }
    assert!(
        get(&hub.url, "/api/models")
            .ids()
            .contains(&String::from("Elsewhere/Other"))
    );
}

#[test]
fn files_have_gits_names_and_come_in_parts() {
    let hub = hub(30);
    let readme = format!("/{}/resolve/main/README.md", hub.repo(2));
    let whole = get(&hub.url, &readme);
    let tag = format!("\"{}\"", etag::blob(&whole.body));
    assert_eq!(whole.header("ETag"), Some(tag.as_str()));
    let again = ask(&hub.url, "GET", &readme, &[("If-None-Match", &tag)], "");
    assert_eq!(again.status, 304);
    let part = ask(&hub.url, "GET", &readme, &[("Range", "bytes=0-0")], "");
    let total = format!("bytes 0-0/{}", whole.body.len());
    assert_eq!((part.status, part.header("Content-Range")), (206, Some(total.as_str())));
    assert_eq!(part.body, &whole.body[..1]);
    let none = get(&hub.url, &readme.replace("README.md", "NOTHING"));
    assert_eq!((none.status, none.header("X-Error-Code")), (404, Some("EntryNotFound")));
    let never = get(&hub.url, &readme.replace("main", "never"));
    assert_eq!(
        (never.status, never.header("X-Error-Code")),
        (404, Some("RevisionNotFound"))
    );
    let info = format!("/api/models/{}/paths-info/main", hub.repo(2));
    let found = ask(&hub.url, "POST", &info, &[], "{\"paths\":[\"README.md\",\"NOTHING\"]}");
    assert_eq!(found.json().as_array().unwrap().len(), 1);
}

#[test]
fn changes_on_the_hub_are_seen_by_the_next_who_asks() {
    let hub = hub(30);
    let repo = hub.repo(9);
    let seen = || get(&hub.url, &format!("/api/models/{repo}")).json();
    hub.change(Change::License(repo.clone(), Words::id("gpl-3.0")));
    hub.change(Change::Gate(repo.clone(), Gate::Manual));
    assert_eq!(
        (&seen()["cardData"]["license"], &seen()["gated"]),
        (&"gpl-3.0".into(), &"manual".into())
    );
    assert!(seen()["tags"].as_array().unwrap().contains(&"license:gpl-3.0".into()));
    let text = get(&hub.url, &format!("/{repo}/resolve/main/README.md"));
    assert!(String::from_utf8(text.body).unwrap().contains("license: gpl-3.0"));
}

#[test]
fn a_quota_is_counted_in_headers_and_ends_in_429() {
    let hub = TestHub::start(Options {
        models: 5,
        quota: Quota {
            api: 2,
            ..Quota::default()
        },
        ..Options::default()
    })
    .unwrap();
    let left = |answer: &crate::ask::Answer| answer.header("RateLimit").unwrap().to_owned();
    assert!(left(&get(&hub.url, "/api/models")).starts_with("\"api\";r=1;t="));
    assert!(left(&get(&hub.url, "/api/models")).starts_with("\"api\";r=0;t="));
    let over = get(&hub.url, "/api/models");
    assert_eq!(over.status, 429);
    assert!(
        over.json()["error"]
            .as_str()
            .unwrap()
            .starts_with("We had to rate limit you")
    );
    let file = get(&hub.url, &format!("/{}/resolve/main/README.md", hub.repo(0)));
    assert!(
        left(&file).starts_with("\"resolvers\";"),
        "files have a quota of their own"
    );
}

#[test]
fn faults_come_where_and_as_often_as_they_were_armed() {
    let hub = hub(40);
    hub.fault(Fault::new(Kind::Status(504)).on("/api/models?").after(1).times(2));
    let statuses: Vec<u16> = (0..4).map(|_| get(&hub.url, "/api/models?limit=1").status).collect();
    assert_eq!(statuses, [200, 504, 504, 200]);
    hub.fault(Fault::new(Kind::BadRecord(1)).times(1));
    let page = get(&hub.url, "/api/models?limit=3").json();
    assert!(page[0]["id"].is_string() && page[1]["id"].is_array() && page[2]["id"].is_string());
    hub.fault(Fault::new(Kind::Lost(String::from("likes"), 37)).times(1));
    let page = get(&hub.url, "/api/models?limit=40").json();
    let without = page
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item.get("likes").is_none());
    assert!((13..=16).contains(&without.count()));
    hub.fault(Fault::new(Kind::LinkTo(String::from("https://huggingface.co"))).times(1));
    let link = get(&hub.url, "/api/models?limit=3");
    assert!(
        link.header("link")
            .unwrap()
            .starts_with("<https://huggingface.co/api/models?limit=3&cursor=")
    );
    hub.fault(Fault::new(Kind::Missing));
    assert_eq!(get(&hub.url, "/api/models").status, 401);
    hub.mend();
    assert_eq!(get(&hub.url, "/api/models").status, 200);
    assert_eq!(hub.log().len(), 9);
}

//! The person's policy over the real starter: exact, everywhere at once, kept, taken back, and never read as more than
//! it says.

use crate::{ask, now, opened};
use atlas::Stance;
use desk::{Desk, Place};
use licences::{Burden, Policy, Subject, Table};
use serde_json::{Value, json};
use std::{collections::HashMap, path::Path};
use store::{AtlasFile, read};

const OWN: &str = r#"
name = "Haus 规则"
default = "allow"

[[rule]]
then = "deny"
when = { term = "use-commercial", value = "no" }

[[rule]]
then = "ask"
when = { family = "community", country = "CN" }
why = "Counsel reads these first."

[[rule]]
then = "deny"
when = { maker = "mistral-ai", openness = "restricted" }

[[rule]]
then = "ask"
when = { country = "unknown", verdict = "conditions" }
"#;

/// What every model comes to when each is judged by itself, read from the file past everything of ours in between.
async fn naive(folder: &Path, toml: &str) -> Vec<(String, Stance, Vec<Option<usize>>)> {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await.unwrap();
    let (table, policy) = (Table::embedded(), Policy::read(toml).unwrap());
    let listed = read::licences::list(&reader).await.unwrap();
    let slugs: HashMap<i64, String> = listed.into_iter().map(|row| (row.id, row.slug)).collect();
    let makers = read::makers::list(&reader).await.unwrap();
    let makers: HashMap<i64, _> = makers.into_iter().map(|row| (row.id, row)).collect();
    let mut burdens = HashMap::new();
    for row in read::burdens::list(&reader).await.unwrap() {
        let known = row.licences.iter().map(|id| table.by_slug(&slugs[id]).unwrap());
        let mut licences: Vec<_> = known.collect();
        licences.sort_unstable();
        let unknown = row.unknown;
        burdens.insert(row.id, Burden { licences, unknown });
    }
    let (mut out, mut last) = (Vec::new(), 0);
    loop {
        let rows = read::models::for_index(&reader, last, 5_000).await.unwrap();
        let Some(end) = rows.last().map(|row| row.rank) else {
            break;
        };
        last = end;
        for row in rows {
            let maker = row.maker_id.map(|id| &makers[&id]);
            let burden = row.burden_id.expect("the starter is settled");
            let decision = policy.decide(
                table,
                &Subject {
                    burden: &burdens[&burden],
                    verdict: row.verdict,
                    maker: maker.map(|maker| maker.slug.as_str()),
                    country: maker.and_then(|maker| maker.country.as_deref()),
                },
            );
            let mut rules: Vec<Option<usize>> = decision.rules.iter().map(|met| met.rule).collect();
            rules.sort_unstable();
            rules.dedup();
            out.push((row.repo, decision.stance, rules));
        }
    }
    out
}

async fn total(desk: &Desk, query: &str) -> u64 {
    ask(desk, "search", json!({ "query": query })).await["total"]
        .as_u64()
        .unwrap()
}

fn facet<'v>(page: &'v Value, field: &str) -> Option<&'v Value> {
    page["facets"]
        .as_array()
        .unwrap()
        .iter()
        .find(|facet| facet["field"] == field)
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_rows_and_pages_are_those_of_judging_every_model_by_itself() {
    let Some((folder, desk)) = opened().await else { return };
    let company = licences::samples()[0].1;
    for toml in [OWN, company] {
        let expected = naive(folder.path(), toml).await;
        let count = |stance| expected.iter().filter(|(_, is, _)| *is == stance).count();
        let page = ask(&desk, "set_policy", json!({ "toml": toml })).await;
        let effect = &page["effect"];
        for (at, stance) in Stance::ALL.into_iter().enumerate() {
            assert_eq!(effect["counts"][at], json!([stance.as_str(), count(stance)]));
        }
        let rules = page["policy"]["rules"].as_array().unwrap().len();
        for at in 0..=rules {
            let rule = (at < rules).then_some(at);
            let models = expected.iter().filter(|(_, _, met)| met.contains(&rule)).count();
            assert_eq!(effect["by_rule"][at], models, "rule {at}");
        }
        let all = ask(&desk, "search", json!({ "facets": true })).await;
        for value in facet(&all, "policy").unwrap()["values"].as_array().unwrap() {
            let stance = Stance::from_name(value["key"].as_str().unwrap());
            assert_eq!(value["count"], stance.map_or(0, count));
        }
        let first = |stance: Stance| expected.iter().filter(move |(_, is, _)| *is == stance).take(12);
        for (list, stance) in [("denied", Stance::Deny), ("asked", Stance::Ask)] {
            let told = effect[list].as_array().unwrap().iter();
            let told: Vec<_> = told
                .map(|row| (row["repo"].as_str().unwrap(), row["policy"].as_str()))
                .collect();
            let wanted: Vec<_> = first(stance)
                .map(|(repo, ..)| (repo.as_str(), Some(stance.as_str())))
                .collect();
            assert_eq!(told, wanted, "the most used ones, in order");
        }
        for offset in [0, 640, 5_000, 17_700] {
            let page = ask(&desk, "search", json!({ "offset": offset, "limit": 80 })).await;
            for (row, (repo, stance, _)) in page["rows"].as_array().unwrap().iter().zip(&expected[offset..]) {
                assert_eq!(
                    (row["repo"].as_str(), row["policy"].as_str()),
                    (Some(repo.as_str()), Some(stance.as_str()))
                );
            }
        }
        for (repo, stance, _) in expected.iter().step_by(353) {
            let page = ask(&desk, "model", json!({ "repo": repo })).await;
            assert_eq!(page["policy"]["stance"], stance.as_str(), "{repo}");
            assert!(!page["policy"]["reasons"].as_array().unwrap().is_empty(), "{repo}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_of_ones_own_changes_facets_and_badges_at_once() {
    let Some((_folder, desk)) = opened().await else { return };
    let of = total(&desk, "").await;
    let none = ask(
        &desk,
        "search",
        json!({ "query": "policy:allow", "facets": true, "limit": 1 }),
    )
    .await;
    assert_eq!(
        (&none["total"], &none["notes"][0]["reason"]),
        (&json!(0), &json!("no_policy"))
    );
    assert!(
        facet(&none, "policy").is_none(),
        "without a policy there is no such facet"
    );
    assert!(facet(&none, "openness").is_some());
    assert_eq!(
        total(&desk, "-policy:deny").await,
        of,
        "what is not known leaves nothing out"
    );

    let kept = ask(&desk, "set_policy", json!({ "toml": OWN })).await;
    assert_eq!(
        (&kept["policy"]["name"], &kept["toml"]),
        (&json!("Haus 规则"), &json!(OWN))
    );
    let mut sum = 0;
    for stance in Stance::ALL {
        let with = total(&desk, &format!("policy:{}", stance.as_str())).await;
        let without = total(&desk, &format!("-policy:{}", stance.as_str())).await;
        assert_eq!(with + without, of);
        sum += with;
    }
    assert_eq!(sum, of);
    let both = total(&desk, "policy:deny country:cn").await + total(&desk, "-policy:deny country:cn").await;
    assert_eq!(
        both,
        total(&desk, "country:cn").await,
        "it narrows together with every other field"
    );
    let maker = ask(&desk, "maker", json!({ "maker": "qwen" })).await;
    assert!(
        maker["models"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["policy"].is_string())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_tried_changes_nothing_and_what_is_undone_ends_at_once() {
    let Some((folder, desk)) = opened().await else { return };
    ask(&desk, "set_policy", json!({ "toml": OWN })).await;
    let tried = OWN.replace("default = \"allow\"", "default = \"deny\"");
    let denied = total(&desk, "policy:deny").await;
    let trial = ask(&desk, "policy_try", json!({ "toml": tried })).await;
    assert!(trial["effect"]["counts"][2][1].as_u64().unwrap() > denied);
    assert_eq!(
        total(&desk, "policy:deny").await,
        denied,
        "what is tried changes nothing"
    );

    let again = Desk::open(Place::new(folder.path().to_owned()), now).await;
    assert_eq!(
        total(&again, "policy:deny").await,
        denied,
        "another Baimo reads it at opening"
    );
    ask(&again, "undo", json!({})).await;
    assert_eq!(total(&again, "policy:deny").await, 0, "what Undo ends is ended at once");
    let page = ask(&desk, "policy", json!({})).await;
    assert!(
        page["policy"].is_null() && page["effect"].is_null(),
        "and this one hears of it when asked"
    );
    assert!(!page["samples"].as_array().unwrap().is_empty());
    let rows = ask(&desk, "search", json!({ "limit": 1 })).await;
    assert!(rows["rows"][0]["policy"].is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_goes_with_the_library_and_never_replaces_one() {
    let (Some((_one, from)), Some((_other, to))) = (opened().await, opened().await) else {
        return;
    };
    ask(&from, "set_policy", json!({ "toml": OWN })).await;
    let text = ask(&from, "export", json!({})).await["text"].clone();
    let imported = ask(&to, "import", json!({ "text": text })).await;
    assert_eq!(
        (&imported["settings"], &imported["policy_left"]),
        (&json!(1), &json!(false))
    );
    assert_eq!(
        total(&to, "policy:deny").await,
        total(&from, "policy:deny").await,
        "in force at once"
    );
    let own = "name = \"mine\"\ndefault = \"ask\"\n";
    ask(&to, "set_policy", json!({ "toml": own })).await;
    let beside = ask(&to, "import", json!({ "text": text })).await;
    assert_eq!(beside["policy_left"], true);
    assert_eq!(ask(&to, "policy", json!({})).await["toml"], own);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_cannot_be_read_allows_nothing_and_says_where() {
    let Some((folder, desk)) = opened().await else { return };
    let broken = "name = \"x\"\ndefault = \"allow\"\n[[rule]]\nthen = \"permit\"\nwhen = { licence = \"mit\" }\n";
    let export = json!({
        "format": "baimo-library", "version": 1, "exported_at": 0,
        "settings": [{ "key": "policy", "value": serde_json::to_string(broken).unwrap() }],
    });
    ask(&desk, "import", json!({ "text": export.to_string() })).await;
    let page = ask(&desk, "policy", json!({})).await;
    assert!(page["policy"].is_null() && page["effect"].is_null());
    assert_eq!(page["trouble"]["line"], 4, "{}", page["trouble"]);
    assert!(page["trouble"]["detail"].as_str().unwrap().contains("allow, ask, deny"));
    assert_eq!(total(&desk, "policy:allow").await, 0);
    let found = ask(&desk, "search", json!({ "limit": 3 })).await;
    assert_eq!(
        found["notes"][0]["reason"], "bad_policy",
        "it is said with every search"
    );
    assert!(
        found["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["policy"] == "ask")
    );
    let model = ask(&desk, "model", json!({ "repo": "01-ai/Yi-34B" })).await;
    assert_eq!(
        (&model["policy"]["stance"], &model["policy"]["policy"]),
        (&json!("ask"), &json!(""))
    );
    let doctor = ask(&desk, "doctor", json!({})).await;
    let checks = doctor["checks"].as_array().unwrap();
    assert!(
        checks
            .iter()
            .any(|check| check["name"] == "policy_read" && check["state"] == "warning")
    );
    drop(desk);
    let again = Desk::open(Place::new(folder.path().to_owned()), now).await;
    assert_eq!(total(&again, "policy:allow").await, 0, "nor at the next start");
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_policies_are_refused_with_the_line_and_change_nothing() {
    let Some((_folder, desk)) = opened().await else { return };
    ask(&desk, "set_policy", json!({ "toml": OWN })).await;
    let head = "name = \"x\"\ndefault = \"ask\"\n";
    let nested = format!("{head}a = {}1{}", "[".repeat(20_000), "]".repeat(20_000));
    let tables = format!("{head}a = {}", "{ b = ".repeat(9_000));
    let cases: [(String, Option<&str>, &str); 12] = [
        ("#".repeat(1 << 20), None, "65536"),
        (nested, Some("3"), ""),
        (tables, Some("3"), ""),
        (String::from("\0\0\0"), Some("1"), ""),
        (String::from("name = 7\ndefault = \"ask\""), Some("1"), "name"),
        (String::from("name = \"x\"\ndefault = [\"ask\"]"), Some("2"), "default"),
        (format!("{head}colour = \"red\""), Some("3"), "allowed here"),
        (
            format!("{head}[[rule]]\nthen = \"deny\"\nwhen = {{}}"),
            Some("5"),
            "when",
        ),
        (
            format!("{head}[[rule]]\nthen = \"deny\"\nwhen = {{ licence = \"no-such-licence\" }}"),
            Some("5"),
            "licence",
        ),
        (
            format!("{head}[[rule]]\nthen = \"deny\"\nwhen = {{ term = \"no-such-term\" }}"),
            Some("5"),
            "term",
        ),
        (format!("{head}rule = 17"), Some("3"), "rule"),
        (
            format!("{head}[[rule]]\nthen = \"deny\"\nwhen = {{ licence = \"mit\" }}\n").repeat(3),
            None,
            "",
        ),
    ];
    for (toml, line, word) in cases {
        for request in ["set_policy", "policy_try"] {
            let asked = desk.ask_json(json!({ "ask": request, "with": { "toml": toml } })).await;
            let start: String = toml.chars().take(60).collect();
            let fault = asked.expect_err(&start);
            assert_eq!(fault.code, atlas::Code::BadPolicy, "{start}: {fault:?}");
            assert!(fault.detail.contains(word), "{start}: {fault:?}");
            assert!(fault.detail.len() < 4_000, "{start}: {}", fault.detail.len());
            if line.is_some() {
                assert_eq!(fault.subject.as_deref(), line, "{start}: {fault:?}");
            }
        }
    }
    assert_eq!(
        ask(&desk, "policy", json!({})).await["toml"],
        OWN,
        "what was kept stays"
    );
}

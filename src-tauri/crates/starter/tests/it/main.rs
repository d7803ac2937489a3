//! The starter atlas, composed twice from the packages and asked what a person would ask.
#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its data has failed")]

use catalogue::{
    Catalogue,
    view::{LicenceAsk, LicencesAsk, MakersAsk, ModelAsk, RankingAsk},
};
use serde_json::Value;
use std::path::{Path, PathBuf};
use store::AtlasFile;

/// Nextest gives each test its own process, and composing takes some seconds: so everything is asked of one atlas.
#[tokio::test]
async fn the_starter_is_the_same_each_time_and_answers() {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../.."));
    let cache = std::env::var_os("BAIMO_PACKAGES").map_or_else(|| root.join("target/packages"), PathBuf::from);
    let packages = starter::fetch(&root, &cache).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join(AtlasFile::NAME), folder.path().join("again.db"));
    let first = starter::compose(&packages, &one).await.unwrap();
    let second = starter::compose(&packages, &other).await.unwrap();
    assert_eq!(first, second);
    assert!(
        std::fs::read(&one).unwrap() == std::fs::read(&other).unwrap(),
        "the same packages gave other bytes"
    );
    packed_and_unpacked(&other, folder.path());

    let catalogue = Catalogue::open(AtlasFile::open_reading(&one).await.unwrap())
        .await
        .unwrap();
    descent_binds(&catalogue).await;
    architecture_does_not(&catalogue).await;
    heads_of_the_board(&catalogue).await;
    a_family_is_not_a_model(&catalogue).await;
    renamed_models_are_found(&catalogue).await;
    traps_are_respected(&catalogue).await;
    licences_are_whole(&catalogue).await;
    makers_are_whole(&catalogue).await;
}

fn packed_and_unpacked(plain: &Path, folder: &Path) {
    let packed = folder.join("atlas.db.zst");
    let bytes = starter::pack(plain, &packed).unwrap();
    assert!(bytes < 8_000_000, "{bytes}");
    let again = folder.join("unpacked.db");
    starter::unpack(&std::fs::read(&packed).unwrap(), &again).unwrap();
    assert!(std::fs::read(plain).unwrap() == std::fs::read(&again).unwrap());
    let mut broken = std::fs::read(&packed).unwrap();
    let middle = broken.len() / 2;
    broken[middle] ^= 0x55;
    assert!(
        starter::unpack(&broken, &again).is_err(),
        "a damaged packet must not pass"
    );
}

async fn model(catalogue: &Catalogue, repo: &str) -> Value {
    let page = catalogue.model(&ModelAsk { repo: repo.to_owned() }).await.unwrap();
    serde_json::to_value(page).unwrap()
}

/// A part of an answer, `/licence/verdict`.
fn at<'a>(page: &'a Value, path: &str) -> &'a Value {
    page.pointer(path).unwrap_or(&Value::Null)
}

/// The page of RYS-XLarge says MIT, and what its weights bring with them.
async fn descent_binds(catalogue: &Catalogue) {
    let page = model(catalogue, "dnhkng/RYS-XLarge").await;
    assert_eq!(at(&page, "/licence/declared/slug"), "mit");
    assert_eq!(at(&page, "/licence/effective/slug"), "tongyi-qianwen");
    assert_eq!(
        at(&page, "/licence/verdict"),
        "unknown",
        "the model between says only other"
    );
    assert_eq!(at(&page, "/licence/weakest"), "documented");
    assert_eq!(at(&page, "/licence/clause/key"), "user-threshold");
    let path: Vec<&Value> = at(&page, "/licence/path")
        .as_array()
        .unwrap()
        .iter()
        .map(|s| &s["repo"])
        .collect();
    assert_eq!(path, ["MaziyarPanahi/calme-2.1-qwen2-72b", "Qwen/Qwen2-72B-Instruct"]);
    assert_eq!(page["root"]["repo"].as_str().unwrap_or_default(), "Qwen/Qwen2-72B");
    let ancestors = at(&page, "/ancestors").as_array().unwrap();
    assert!(ancestors.iter().any(|a| a["is_loop"] == true), "the loop is shown");
}

/// Yi-34B: the construction is Llama's, the claim about its weights is disputed, and nothing is inherited.
async fn architecture_does_not(catalogue: &Catalogue) {
    let page = model(catalogue, "01-ai/Yi-34B").await;
    assert_eq!(at(&page, "/licence/effective"), &Value::Null);
    assert_eq!(at(&page, "/licence/verdict"), "allow");
    let mut edges: Vec<(&str, &str)> = at(&page, "/ancestors")
        .as_array()
        .unwrap()
        .iter()
        .filter(|a| a["child"] == "01-ai/Yi-34B")
        .map(|a| (a["relation"].as_str().unwrap(), a["status"].as_str().unwrap()))
        .collect();
    edges.sort_unstable();
    assert_eq!(
        edges,
        [("architecture", "documented"), ("continued_pretraining", "disputed")]
    );
}

async fn ranking(catalogue: &Catalogue, board: &str, day: &str) -> Value {
    let ask = serde_json::json!({ "board": board, "at": day });
    let ask: RankingAsk = serde_json::from_value(ask).unwrap();
    serde_json::to_value(catalogue.ranking(&ask).await.unwrap()).unwrap()
}

/// The article's figure, by publisher: five of ten in June 2024, one on the day it was printed.
async fn heads_of_the_board(catalogue: &Catalogue) {
    for (day, chinese) in [
        ("2024-06-26", 5),
        ("2024-07-13", 5),
        ("2024-08-19", 1),
        ("2024-09-28", 0),
    ] {
        let page = ranking(catalogue, "open-llm-v2", day).await;
        let rows = at(&page, "/rows").as_array().unwrap();
        let from_china = rows
            .iter()
            .take(10)
            .filter(|row| row["publisher_country"] == "CN")
            .count();
        assert_eq!((rows.len().min(10), from_china), (10, chinese), "{day}: {}", rows[0]);
    }
}

/// On 2024-08-19 the Arena listed GLM-4-0520, which is no repository, and ChatGLM3-6B, which is one.
async fn a_family_is_not_a_model(catalogue: &Catalogue) {
    let page = ranking(catalogue, "arena-text", "2024-08-19").await;
    let rows = at(&page, "/rows").as_array().unwrap();
    let row = |words: &str| rows.iter().find(|row| row["words"] == words).unwrap();
    assert_eq!(
        (&row("GLM-4-0520")["rank"], &row("GLM-4-0520")["repo"]),
        (&22.into(), &Value::Null)
    );
    assert_eq!(row("ChatGLM3-6B")["rank"], 116);
    assert_eq!(row("ChatGLM3-6B")["repo"], "zai-org/chatglm3-6b");
}

async fn renamed_models_are_found(catalogue: &Catalogue) {
    for (old, now) in [
        (
            "meta-llama/Meta-Llama-3.1-70B-Instruct",
            "meta-llama/Llama-3.1-70B-Instruct",
        ),
        ("THUDM/chatglm3-6b", "zai-org/chatglm3-6b"),
    ] {
        assert_eq!(at(&model(catalogue, old).await, "/repo"), now);
    }
}

/// Defaults and stand-ins of the package are not facts.
async fn traps_are_respected(catalogue: &Catalogue) {
    let page = model(catalogue, "01-ai/Yi-34B").await;
    assert_eq!(at(&page, "/context"), &Value::Null, "4,096 is the package's default");
    assert_eq!(at(&page, "/created/value"), "2023-11-01");
    let page = model(catalogue, "TIGER-Lab/FIM-7B").await;
    assert_eq!(
        at(&page, "/params"),
        &Value::Null,
        "the count is contradicted by the name"
    );
    let page = model(catalogue, "zai-org/chatglm3-6b").await;
    assert_eq!(
        (at(&page, "/recorded"), at(&page, "/licence/declared/slug")),
        (&false.into(), &"chatglm3".into())
    );
}

async fn licences_are_whole(catalogue: &Catalogue) {
    let page = catalogue.licences(&LicencesAsk::default()).await.unwrap();
    assert_eq!(page.of, 813);
    let mut lost = Vec::new();
    for (_, licence) in licences::Table::embedded()
        .licences()
        .filter(|(_, l)| !l.terms.is_empty())
    {
        let ask = LicenceAsk {
            licence: licence.slug.clone(),
        };
        let page = serde_json::to_value(catalogue.licence(&ask).await.unwrap()).unwrap();
        assert_eq!(
            at(&page, "/terms").as_array().unwrap().len(),
            licence.terms.len(),
            "{}",
            licence.slug
        );
        let Some(text) = at(&page, "/text/text").as_str() else {
            continue;
        };
        let anchors = licence.terms.iter().filter(|t| !t.anchor.is_empty());
        lost.extend(
            anchors
                .filter(|t| licences::find_anchor(text, &t.anchor).is_none())
                .map(|t| (&licence.slug, &t.anchor)),
        );
    }
    // Anchors into use policies, which the text of the licence itself does not hold.
    assert!(lost.len() <= 20, "{} anchors are lost: {lost:?}", lost.len());
}

async fn makers_are_whole(catalogue: &Catalogue) {
    let page = catalogue
        .makers(&MakersAsk {
            query: String::from("通义"),
            ..MakersAsk::default()
        })
        .await
        .unwrap();
    let page = serde_json::to_value(page).unwrap();
    assert!(
        page.to_string().contains("\"qwen\""),
        "two Chinese characters lead to Qwen: {page}"
    );
}

//! Models that were not listed, asked for alone.

use super::{
    book::{Book, pull, visit},
    stand::{List, Reply, Stand},
};
use sources::{Is, Scope, SourceError, Want, hub::Hub};

const NOBODY: &str = r#"{"error":"Invalid username or password."}"#;

/// A Hub with a few models; single ones answer as `alone` says, those it lists are there.
async fn hub(alone: impl Fn(&str) -> Option<Reply> + Send + Sync + 'static) -> Stand {
    let list = List::of(30);
    Stand::start(move |asked| match asked.path().strip_prefix("/api/models/") {
        None => list.answer(asked, "https://huggingface.co"),
        Some(repo) => alone(repo).unwrap_or_else(|| {
            let there = list.ids().contains(&repo.to_owned());
            if there {
                Reply::json(200, format!(r#"{{"_id":"01","id":"{repo}"}}"#))
            } else {
                Reply::json(401, NOBODY)
            }
        }),
    })
    .await
}

async fn ask(stand: &Stand, repos: &[&str]) -> (Book, Result<(), SourceError>) {
    let names = repos.iter().map(|&repo| repo.to_owned()).collect();
    let mut book = Book {
        wanted: vec![(Want::Unlisted, names)],
        ..Book::default()
    };
    let result = pull(&Hub, stand, &visit(Scope::Core), &mut book).await.map(|_| ());
    (book, result)
}

#[tokio::test]
async fn a_rename_is_told_from_an_end() {
    let stand = hub(|repo| {
        let to = match repo {
            "bert-base-uncased" => "/api/models/google-bert/bert-base-uncased",
            "old/mirrored" => "https://huggingface.co/api/models/new/mirrored?expand=createdAt",
            "old/elsewhere" => "https://login.example/api/models/new/elsewhere",
            "old/login" => "/login",
            "old/itself" => "/api/models/old/itself",
            "Case/Twin" => return Some(Reply::json(200, r#"{"_id":"02","id":"case/twin"}"#)),
            "old/blocked" => return Some(Reply::json(403, r#"{"error":"Access to this resource is disabled."}"#)),
            "old/portal" => return Some(Reply::html(404, "<h1>Not found</h1>")),
            "old/odd" => return Some(Reply::json(200, "[]")),
            _ => return None,
        };
        Some(Reply::json(307, "Temporary Redirect").with("Location", to))
    })
    .await;
    let asked = [
        "bert-base-uncased",
        "old/mirrored",
        "owner-1/model-1",
        "gone/away",
        "Case/Twin",
        "old/elsewhere",
        "old/login",
        "old/itself",
        "old/blocked",
    ];
    let (book, result) = ask(&stand, &asked).await;
    result.unwrap();
    let fates: Vec<(&str, &Is)> = book.fates().iter().map(|fate| (fate.repo.as_str(), &fate.is)).collect();
    let renamed = |to: &str| Is::Renamed(to.to_owned());
    assert_eq!(
        fates,
        [
            ("bert-base-uncased", &renamed("google-bert/bert-base-uncased")),
            ("old/mirrored", &renamed("new/mirrored")),
            ("owner-1/model-1", &Is::There),
            ("gone/away", &Is::NotPublic),
            ("Case/Twin", &renamed("case/twin")),
        ]
    );
    let odd: Vec<&str> = book
        .batches
        .iter()
        .flat_map(|batch| &batch.odd)
        .map(|odd| odd.key.as_str())
        .collect();
    assert_eq!(
        odd,
        ["old/elsewhere", "old/login", "old/itself", "old/blocked"],
        "unclear, and so left as they are"
    );
    let (book, result) = ask(&stand, &["old/portal", "old/odd"]).await;
    result.unwrap();
    assert!(book.fates().is_empty(), "{:?}", book.fates());
}

#[tokio::test]
async fn a_server_that_knows_no_single_models_is_not_believed() {
    for reply in [
        Reply::json(401, NOBODY),
        Reply::json(404, r#"{"error":"no such route"}"#),
        Reply::html(404, "<h1>404</h1>"),
    ] {
        let stand = hub(move |_| Some(reply.clone())).await;
        let (book, result) = ask(&stand, &["some/model", "other/model"]).await;
        result.unwrap();
        assert!(book.fates().is_empty(), "nobody is taken for gone");
        assert_eq!(book.batches.last().unwrap().odd.len(), 1, "and it is said why");
        let alone = stand
            .asked()
            .iter()
            .filter(|asked| asked.path().starts_with("/api/models/"))
            .count();
        assert_eq!(alone, 1, "only the witness was asked for");
    }
}

#[tokio::test]
async fn nobody_is_asked_for_when_nobody_is_missing() {
    let stand = hub(|_| None).await;
    let (book, result) = ask(&stand, &[]).await;
    result.unwrap();
    assert!(book.fates().is_empty());
    assert!(stand.asked().iter().all(|asked| asked.path() == "/api/models"));
}

#[tokio::test]
async fn after_five_useless_answers_the_hub_is_left_in_peace() {
    let stand = hub(|repo| repo.starts_with("x/").then(|| Reply::json(403, "{}"))).await;
    let names: Vec<String> = (0..50).map(|n| format!("x/m{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (book, result) = ask(&stand, &names).await;
    result.unwrap();
    assert_eq!(book.batches.last().unwrap().odd.len(), 5);
}

#[tokio::test]
async fn a_bad_token_is_not_the_end_of_every_model() {
    let stand = hub(|repo| {
        let bad = r#"{"error":"Invalid credentials in Authorization header"}"#;
        repo.starts_with("x/").then(|| Reply::json(401, bad))
    })
    .await;
    let (book, result) = ask(&stand, &["x/one"]).await;
    assert!(
        matches!(result, Err(SourceError::Refused { status: 401, .. })),
        "{result:?}"
    );
    assert!(book.fates().is_empty());
}

#[tokio::test]
async fn at_most_two_hundred_are_asked_for_in_one_visit() {
    let stand = hub(|_| None).await;
    let names: Vec<String> = (0..500).map(|n| format!("gone/m{n}")).collect();
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let (book, result) = ask(&stand, &all).await;
    result.unwrap();
    assert_eq!(book.fates().len(), 200);
    assert!(
        book.batches
            .iter()
            .all(|batch| !matches!(&batch.records, sources::Records::Fates(fates) if fates.len() > 20))
    );
}

//! Servers that lie, fail, or speak another way, each with what becomes of the visit.

use super::{
    book::{Book, pull, visit},
    stand::{Asked, List, Reply, Stand},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sources::{Records, Scope, SourceError, hub::Hub};
use std::sync::atomic::{AtomicUsize, Ordering};

const EXPANDS: &str = r#"{"error":"✖ Invalid option: expected one of \"author\"|\"cardData\"|\"createdAt\"|\"disabled\"|\"downloads\"|\"gated\"|\"lastModified\"|\"likes\"|\"private\"|\"safetensors\"|\"sha\"|\"tags\"\n  → at expand[1]"}"#;

/// A Hub that answers as `first` says where it says something.
async fn hub(models: u32, first: impl Fn(&Asked) -> Option<Reply> + Send + Sync + 'static) -> Stand {
    let list = List::of(models);
    Stand::start(move |asked| first(asked).unwrap_or_else(|| list.answer(asked, "https://huggingface.co"))).await
}

async fn core(stand: &Stand) -> (Book, Result<(), SourceError>) {
    let mut book = Book::default();
    let result = pull(&Hub, stand, &visit(Scope::Core), &mut book).await.map(|_| ());
    (book, result)
}

#[tokio::test]
async fn fields_the_hub_does_not_know_are_left_out_and_reported() {
    let stand = hub(1_200, |asked| {
        asked
            .all("expand")
            .contains(&String::from("baseModels"))
            .then(|| Reply::json(400, EXPANDS))
    })
    .await;
    let (book, result) = core(&stand).await;
    result.unwrap();
    let first = &book.batches[0];
    assert_eq!(first.records.len(), 1_000);
    for field in ["baseModels", "downloadsAllTime", "library_name", "pipeline_tag"] {
        assert_eq!(first.drift.missing.get(field), Some(&1_000), "{field}");
    }
    let refused = stand
        .asked()
        .iter()
        .filter(|asked| asked.all("expand").contains(&String::from("baseModels")))
        .count();
    assert_eq!(refused, 1, "it is not asked for again in this visit");
}

#[tokio::test]
async fn a_400_about_anything_else_ends_the_visit() {
    for body in [
        r#"{"error":"Invalid sort"}"#,
        r#"{"error":"expected one of \"a\"|\"b\""}"#,
        r#"{"error":"expected one of"}"#,
        "<html>",
    ] {
        let stand = hub(10, move |_| Some(Reply::json(400, body))).await;
        let (book, result) = core(&stand).await;
        assert!(
            matches!(result, Err(SourceError::Refused { status: 400, .. })),
            "{body}: {result:?}"
        );
        assert!(book.batches.is_empty() && stand.asked().len() == 1, "{body}");
    }
}

#[tokio::test]
async fn pages_that_are_too_heavy_are_asked_for_in_halves() {
    let stand = hub(1_200, |asked| {
        let heavy = asked.one("limit").parse::<u32>().is_ok_and(|limit| limit > 250);
        heavy.then(|| Reply::json(504, "gateway"))
    })
    .await;
    let (book, result) = core(&stand).await;
    result.unwrap();
    assert!(book.batches.iter().all(|batch| batch.records.len() <= 250));
    let all: std::collections::BTreeSet<_> = book.models().iter().map(|model| model.repo.clone()).collect();
    assert_eq!(all.len(), 1_200);
}

#[tokio::test]
async fn a_server_that_is_down_is_left_in_peace() {
    let stand = hub(10, |_| Some(Reply::json(504, "gateway"))).await;
    let (book, result) = core(&stand).await;
    assert!(
        matches!(result, Err(SourceError::Refused { status: 504, .. })),
        "{result:?}"
    );
    assert!(book.batches.is_empty());
    assert!(
        stand.asked().len() <= 2 * 5,
        "1000, 500, 250, 125, 100: {}",
        stand.asked().len()
    );
}

#[tokio::test]
async fn what_is_no_list_is_never_stored() {
    let replies = [
        Reply::html(200, "<!doctype html><title>Log in to the hotel</title>"),
        Reply::json(200, "<html></html>"),
        Reply::json(200, r#"{"error":"maintenance"}"#),
        Reply::json(200, ""),
        Reply::json(200, "null"),
        Reply::json(200, "[{\"id\":\"a/b\"}"),
        Reply::json(200, format!("[{}0]", "0,".repeat(100_000))),
        Reply::json(200, " ".repeat(1_000_000)),
    ];
    for reply in replies {
        let shown = reply.body.chars().take(40).collect::<String>();
        let stand = hub(10, move |_| Some(reply.clone())).await;
        let (book, result) = core(&stand).await;
        // What is cut off is a broken connection; what is whole and no list is another language.
        let refused = matches!(
            result,
            Err(SourceError::Strange { .. } | SourceError::Unreachable { .. })
        );
        assert!(refused, "{shown}: {result:?}");
        assert!(book.batches.is_empty(), "{shown}");
    }
}

#[tokio::test]
async fn a_page_with_broken_records_loses_only_those() {
    let stand = hub(0, |asked| {
        let first = asked.one("sort") == "downloads" && asked.one("filter").is_empty();
        first.then(|| Reply::json(200, r#"[{"_id":"01","id":"a/b"},NaN,{"id":7},{"_id":"02","id":"c/d"}]"#))
    })
    .await;
    let (book, result) = core(&stand).await;
    result.unwrap();
    assert_eq!((book.batches[0].records.len(), book.batches[0].odd.len()), (2, 2));
    assert_eq!(
        book.batches[0].drift.missing.get("tags"),
        Some(&2),
        "of those that could be read"
    );
}

fn next_page(target: &str) -> String {
    format!("<{target}>; rel=\"next\"")
}

fn one(number: usize) -> String {
    format!(r#"[{{"_id":"{number:024x}","id":"a/m{number}"}}]"#)
}

#[tokio::test]
async fn a_cursor_that_comes_again_ends_the_visit() {
    for target in [
        "/api/models?cursor=AAAA",
        "http://169.254.169.254/latest?cursor=AAAA",
        "file:///etc/passwd?cursor=AAAA",
    ] {
        let number = AtomicUsize::new(0);
        let stand = hub(0, move |_| {
            let page = one(number.fetch_add(1, Ordering::Relaxed));
            Some(Reply::json(200, page).with("Link", next_page(target)))
        })
        .await;
        let (book, result) = core(&stand).await;
        assert!(
            matches!(result, Err(SourceError::Loop { pages: 2, .. })),
            "{target}: {result:?}"
        );
        assert_eq!(
            (book.batches.len(), stand.asked().len()),
            (2, 2),
            "asked here and nowhere else"
        );
    }
}

#[tokio::test]
async fn pages_that_bring_nothing_new_end_the_visit() {
    let number = AtomicUsize::new(0);
    let stand = hub(0, move |_| {
        let cursor = STANDARD
            .encode(number.fetch_add(1, Ordering::Relaxed).to_string())
            .replace('=', "%3D");
        Some(Reply::json(200, one(1)).with("Link", next_page(&format!("/api/models?cursor={cursor}"))))
    })
    .await;
    let (_, result) = core(&stand).await;
    assert!(matches!(result, Err(SourceError::Loop { pages: 3, .. })), "{result:?}");
}

#[tokio::test]
async fn empty_pages_without_end_end_the_visit() {
    let number = AtomicUsize::new(0);
    let stand = hub(0, move |_| {
        let cursor = number.fetch_add(1, Ordering::Relaxed);
        Some(Reply::json(200, "[]").with("Link", next_page(&format!("/api/models?cursor={cursor}"))))
    })
    .await;
    let (_, result) = core(&stand).await;
    assert!(matches!(result, Err(SourceError::Loop { pages: 2, .. })), "{result:?}");
}

#[tokio::test]
async fn a_next_page_that_nobody_can_find_ends_the_visit() {
    let long = "A".repeat(20_000);
    for target in [
        String::from("https://huggingface.co/api/models?limit=1000"),
        format!("/x?cursor={long}"),
    ] {
        let stand = hub(0, move |_| {
            Some(Reply::json(200, one(1)).with("Link", next_page(&target)))
        })
        .await;
        let (book, result) = core(&stand).await;
        assert!(matches!(result, Err(SourceError::Strange { .. })), "{result:?}");
        assert!(
            book.batches.is_empty(),
            "a page without a way on is not kept as if it were the last"
        );
    }
}

#[tokio::test]
async fn cursors_of_another_kind_are_followed_but_nobody_is_declared_gone() {
    let list = List::of(2_500);
    let stand = Stand::start(move |asked| {
        let from: usize = asked.one("cursor").parse().unwrap_or(0);
        let models: Vec<_> = list.0.iter().skip(from).take(1_000).cloned().collect();
        let reply = Reply::json(200, serde_json::Value::from(models).to_string());
        if from + 1_000 < list.0.len() && asked.one("sort") == "createdAt" {
            reply.with("Link", next_page(&format!("/api/models?cursor={}", from + 1_000)))
        } else {
            reply
        }
    })
    .await;
    let mut book = Book::default();
    pull(&Hub, &stand, &visit(Scope::Everything), &mut book).await.unwrap();
    let listed: usize = book.batches[..3].iter().map(|batch| batch.records.len()).sum();
    assert_eq!(listed, 2_500);
    assert!(book.batches.iter().all(|batch| batch.complete.is_none()));
}

#[tokio::test]
async fn a_last_page_with_a_broken_record_ends_the_pass_without_a_verdict_on_it() {
    let list = List::of(20);
    let stand = Stand::start(move |asked| {
        let reply = list.answer(asked, "");
        let broken = reply.body.replacen("owner-5/model-12", "owner 5/model-12", 1);
        if asked.one("sort") == "createdAt" {
            Reply::json(200, broken)
        } else {
            reply
        }
    })
    .await;
    let mut book = Book::default();
    pull(&Hub, &stand, &visit(Scope::Everything), &mut book).await.unwrap();
    let at = |number: usize| {
        Some((
            1_714_521_600_000 + i64::try_from(number).unwrap() * 60_000,
            format!("66bfbb1a43a701a8{number:08x}"),
        ))
    };
    let said: Vec<_> = book.batches.iter().filter_map(|batch| batch.complete.clone()).collect();
    assert_eq!(said.len(), 2);
    assert_eq!((said[0].after.clone(), said[0].upto.clone()), (None, at(11)));
    assert_eq!((said[1].after.clone(), said[1].upto.clone()), (at(19), None));
    assert_eq!(
        (
            book.batches[0].records.len(),
            book.batches[0].odd.len(),
            book.batches[1].records.len()
        ),
        (19, 1, 0)
    );
    // Stopped between the two, the end is still said.
    let first = Some(book.batches[0].cursor.clone());
    let mut rest = Book::default();
    let on = sources::Visit {
        resume: first,
        ..visit(Scope::Everything)
    };
    pull(&Hub, &stand, &on, &mut rest).await.unwrap();
    assert_eq!(rest.batches[0], book.batches[1]);
}

#[tokio::test]
async fn a_cursor_the_hub_does_not_take_any_more_begins_the_step_anew() {
    let stand = hub(1_500, |_| None).await;
    let mut first = Book {
        at_most: Some(1),
        ..Book::default()
    };
    pull(&Hub, &stand, &visit(Scope::Core), &mut first).await.unwrap_err();
    let old = stand.asked().last().unwrap().one("cursor");
    let stand = hub(1_500, move |asked| {
        (!old.is_empty() && asked.one("cursor") == old).then(|| Reply::json(400, r#"{"error":"Invalid cursor"}"#))
    })
    .await;
    let mut book = Book::default();
    let on = sources::Visit {
        resume: first.cursor(),
        ..visit(Scope::Core)
    };
    let result = pull(&Hub, &stand, &on, &mut book).await;
    // The second time the same cursor is refused it is not asked for a third time.
    assert!(
        matches!(result, Err(SourceError::Refused { status: 400, .. })),
        "{result:?}"
    );
    assert!(matches!(&book.batches[0].records, Records::Models(models) if models.len() == 1_000));
}

#[tokio::test]
async fn a_refusal_is_told_in_the_servers_words() {
    let stand = hub(0, |_| {
        Some(Reply::json(403, r#"{"error":"Access to this resource is disabled."}"#))
    })
    .await;
    let (_, result) = core(&stand).await;
    let said = result.unwrap_err().to_string();
    assert!(
        said.contains("403") && said.contains("Access to this resource is disabled."),
        "{said}"
    );
}

//! ModelScope, owner by owner.

use super::{
    book::{Book, pull, visit},
    stand::{Asked, Reply, Stand},
};
use sources::{MirrorRecord, Records, Scope, SourceError, Want, modelscope::ModelScope};

fn page(asked: &Asked, total: usize) -> Reply {
    let number: usize = asked.one("page_number").parse().unwrap();
    let size: usize = asked.one("page_size").parse().unwrap();
    let owner = asked.one("owner");
    let models: Vec<String> = ((number - 1) * size..total.min(number * size))
        .map(|n| format!(r#"{{"id":"{owner}/m{n}","display_name":"模型 {n}","license":"MIT","downloads":{n},"last_modified":"2024-06-01T00:00:00Z"}}"#))
        .collect();
    Reply::json(
        200,
        format!(
            r#"{{"success":true,"data":{{"models":[{}],"total_count":{total}}}}}"#,
            models.join(",")
        ),
    )
}

async fn modelscope() -> Stand {
    Stand::start(|asked| match asked.one("owner").as_str() {
        "Qwen" => page(asked, 120),
        "ZhipuAI" => page(asked, 3),
        _ => Reply::json(404, r#"{"success":false,"code":"ResourceNotFound"}"#),
    })
    .await
}

fn book() -> Book {
    let owners = ["ZhipuAI", "Qwen", "nobody", "Qwen"].map(str::to_owned).to_vec();
    Book {
        wanted: vec![(Want::MirrorOwners, owners)],
        ..Book::default()
    }
}

fn mirrors(book: &Book) -> Vec<&MirrorRecord> {
    let mirrors = |batch| match batch {
        &sources::Batch {
            records: Records::Mirrors(ref mirrors),
            ..
        } => mirrors.as_slice(),
        _ => &[],
    };
    book.batches.iter().flat_map(mirrors).collect()
}

#[tokio::test]
async fn every_owner_is_listed_in_pages() {
    let stand = modelscope().await;
    let mut book = book();
    pull(&ModelScope, &stand, &visit(Scope::Core), &mut book).await.unwrap();
    assert_eq!(mirrors(&book).len(), 123);
    assert_eq!(mirrors(&book)[0].title.as_deref(), Some("模型 0"));
    let asked: Vec<String> = stand.asked().into_iter().map(|asked| asked.target).collect();
    assert_eq!(asked.len(), 5, "three pages, one, and one that is nobody's: {asked:?}");
    assert_eq!(asked[1], "/openapi/v1/models?owner=Qwen&page_number=2&page_size=50");
}

#[tokio::test]
async fn a_stopped_visit_goes_on_with_its_page() {
    let mut whole = book();
    pull(&ModelScope, &modelscope().await, &visit(Scope::Core), &mut whole)
        .await
        .unwrap();
    for stop in 0..whole.batches.len() {
        let stand = modelscope().await;
        let mut first = Book {
            at_most: Some(stop),
            ..book()
        };
        pull(&ModelScope, &stand, &visit(Scope::Core), &mut first)
            .await
            .unwrap_err();
        let mut second = book();
        let on = sources::Visit {
            resume: first.cursor(),
            ..visit(Scope::Core)
        };
        pull(&ModelScope, &stand, &on, &mut second).await.unwrap();
        let both: Vec<_> = first.batches.into_iter().chain(second.batches).collect();
        assert_eq!(both, whole.batches, "stopped after {stop}");
        assert!(stand.asked().len() <= 6, "one page again");
    }
}

#[tokio::test]
async fn a_server_that_lists_others_is_not_believed() {
    let stand = Stand::start(|_| {
        Reply::json(
            200,
            r#"{"success":true,"data":{"models":[{"id":"x/y"}],"total_count":225000}}"#,
        )
    })
    .await;
    let mut book = book();
    let result = pull(&ModelScope, &stand, &visit(Scope::Core), &mut book).await;
    assert!(matches!(result, Err(SourceError::Strange { .. })), "{result:?}");
    assert!(mirrors(&book).is_empty());
}

#[tokio::test]
async fn a_limit_that_comes_as_words_ends_the_visit_until_next_time() {
    let stand = Stand::start(|_| {
        Reply::json(
            200,
            r#"{"success":false,"code":"RateLimitExceed","message":"slow down"}"#,
        )
    })
    .await;
    let result = pull(&ModelScope, &stand, &visit(Scope::Core), &mut book()).await;
    assert!(
        matches!(result, Err(SourceError::Limited { seconds: 600, .. })),
        "{result:?}"
    );
}

//! Whole visits: what is asked, what is kept, and where a stopped one goes on.

use super::{
    book::{Book, pull, visit},
    stand::{Asked, List, Stand},
};
use sources::{Batch, Records, Scope, Stretch, Told, hub::Hub};
use std::collections::BTreeSet;

async fn hub(list: List) -> Stand {
    Stand::start(move |asked| list.answer(asked, "https://huggingface.co")).await
}

/// The order each request of the list asked for.
fn orders(asked: &[Asked]) -> Vec<String> {
    let mut orders: Vec<String> = asked
        .iter()
        .map(|asked| asked.one("sort") + &asked.one("filter"))
        .collect();
    orders.dedup();
    orders
}

#[tokio::test]
async fn a_core_visit_takes_the_most_used_and_the_cards_of_other_licences() {
    let list = List::of(1_500);
    let stand = hub(list.clone()).await;
    let mut book = Book::default();
    pull(&Hub, &stand, &visit(Scope::Core), &mut book).await.unwrap();
    assert_eq!(
        orders(&stand.asked()),
        ["downloads", "likes", "trendingScore", "downloadslicense:other"]
    );
    let downloads = &book.batches[..2];
    let Records::Models(first) = &downloads[0].records else {
        panic!("models")
    };
    assert!(
        first.windows(2).all(|two| two[0].downloads >= two[1].downloads),
        "the most used first"
    );
    let repos: BTreeSet<&str> = downloads
        .iter()
        .flat_map(models)
        .map(|model| model.repo.as_str())
        .collect();
    assert_eq!(repos.len(), 1_500, "two pages are the whole list");
    let cards: Vec<_> = book
        .models()
        .into_iter()
        .filter(|model| model.tags == Told::Nothing)
        .collect();
    assert_eq!(cards.len(), 150);
    for card in cards {
        let Told::This(words) = &card.licence else {
            panic!("{} has a licence", card.repo)
        };
        assert_eq!(words.ids, ["other"]);
        assert!(words.name.as_deref().is_some_and(|name| name.starts_with("own-")));
        assert_eq!(card.gate, Told::Nothing, "what was not asked for is not told");
    }
    assert!(
        book.batches.iter().all(|batch| batch.complete.is_none()),
        "nobody is missing from a part of the list"
    );
}

fn models(batch: &Batch) -> &[sources::ModelRecord] {
    match &batch.records {
        Records::Models(models) => models,
        _ => &[],
    }
}

#[tokio::test]
async fn a_full_visit_lists_each_model_once_and_says_so() {
    let list = List::of(3_210);
    let stand = hub(list.clone()).await;
    let mut book = Book::default();
    let kept = pull(&Hub, &stand, &visit(Scope::Everything), &mut book).await.unwrap();
    let full: Vec<&Batch> = book.batches.iter().filter(|batch| batch.complete.is_some()).collect();
    assert_eq!(full.len(), 4);
    let repos: Vec<String> = full
        .iter()
        .flat_map(|batch| models(batch))
        .map(|model| model.repo.clone())
        .collect();
    assert_eq!(repos, list.ids(), "in the order of creation, each once");
    let stretches: Vec<&Stretch> = full.iter().filter_map(|batch| batch.complete.as_ref()).collect();
    assert_eq!(stretches[0].after, None);
    assert!(
        stretches
            .windows(2)
            .all(|two| two[0].upto == two[1].after && two[1].after.is_some())
    );
    assert_eq!(stretches[3].upto, None);
    assert!(book.batches.iter().all(|batch| batch.of.is_some()));

    // The next visit asks for changes alone, down to the mark.
    let mut changed = list.clone();
    changed.0[5]["lastModified"] = "2024-06-30T10:00:00.000Z".into();
    let stand = hub(changed).await;
    let mut book = Book::default();
    let again = sources::Visit {
        kept,
        ..visit(Scope::Everything)
    };
    pull(&Hub, &stand, &again, &mut book).await.unwrap();
    assert_eq!(orders(&stand.asked())[..2], ["lastModified", "downloads"]);
    let asked = stand.asked();
    assert_eq!(
        asked.iter().filter(|asked| asked.one("sort") == "lastModified").count(),
        1,
        "one page reaches the mark"
    );
    assert_eq!(models(&book.batches[0])[0].repo, list.ids()[5]);
}

#[tokio::test]
async fn after_a_month_the_whole_list_is_read_again() {
    let stand = hub(List::of(50)).await;
    let kept = pull(&Hub, &stand, &visit(Scope::Everything), &mut Book::default())
        .await
        .unwrap();
    for (days, expected) in [(29, "lastModified"), (31, "createdAt"), (-1, "createdAt")] {
        let stand = hub(List::of(50)).await;
        let mut later = visit(Scope::Everything);
        later.kept = kept.clone();
        later.now += days * 86_400;
        pull(&Hub, &stand, &later, &mut Book::default()).await.unwrap();
        let walked = stand.asked().into_iter().find(|asked| asked.one("limit") == "1000");
        assert_eq!(
            walked.map(|asked| asked.one("sort")).as_deref(),
            Some(expected),
            "after {days} days"
        );
    }
}

#[tokio::test]
async fn a_visit_stopped_anywhere_goes_on_behind_what_was_kept() {
    let list = List::of(2_300);
    for scope in [Scope::Core, Scope::Everything] {
        let stand = hub(list.clone()).await;
        let mut whole = Book::default();
        let kept = pull(&Hub, &stand, &visit(scope), &mut whole).await.unwrap();
        let unbroken = stand.asked().len();
        for stop in 0..whole.batches.len() {
            let stand = hub(list.clone()).await;
            let mut first = Book {
                at_most: Some(stop),
                ..Book::default()
            };
            pull(&Hub, &stand, &visit(scope), &mut first).await.unwrap_err();
            let mut second = Book::default();
            let on = sources::Visit {
                resume: first.cursor(),
                ..visit(scope)
            };
            let left = pull(&Hub, &stand, &on, &mut second).await.unwrap();
            assert_eq!(left, kept, "{scope:?} stopped after {stop}");
            let both: Vec<&Batch> = first.batches.iter().chain(&second.batches).collect();
            assert_eq!(both.len(), whole.batches.len(), "{scope:?} stopped after {stop}");
            for (broken, unbroken) in both.into_iter().zip(&whole.batches) {
                assert_eq!(broken, unbroken, "{scope:?} stopped after {stop}");
            }
            let again = stand.asked().len() - unbroken;
            // Before the first page of a full list the Hub is also asked for its newest change.
            assert!(
                again <= 1 + usize::from(stop == 0),
                "{scope:?} stopped after {stop}: {again} asked again"
            );
        }
    }
}

#[tokio::test]
async fn a_cursor_of_another_scope_or_version_begins_anew() {
    let stand = hub(List::of(30)).await;
    let mut first = Book {
        at_most: Some(1),
        ..Book::default()
    };
    pull(&Hub, &stand, &visit(Scope::Core), &mut first).await.unwrap_err();
    let cursors = [
        first.cursor().unwrap().0,
        String::new(),
        String::from("{}"),
        String::from("null"),
        String::from(r#"{"form":99}"#),
    ];
    for cursor in cursors {
        let stand = hub(List::of(30)).await;
        let mut book = Book::default();
        let on = sources::Visit {
            resume: Some(sources::Cursor(cursor.clone())),
            ..visit(Scope::Everything)
        };
        pull(&Hub, &stand, &on, &mut book).await.unwrap();
        let first = book.batches[0].complete.clone();
        assert_eq!(
            first,
            Some(Stretch {
                after: None,
                upto: None
            }),
            "{cursor}"
        );
    }
}

#[tokio::test]
async fn models_that_move_between_pages_are_kept_once() {
    let list = List::of(3_000);
    let stand = Stand::start(move |asked| {
        let mut list = list.clone();
        if !asked.one("cursor").is_empty() {
            // Whoever led the list has fallen behind the first page.
            for model in list
                .0
                .iter_mut()
                .filter(|model| model["downloads"].as_u64() > Some(9_500))
            {
                model["downloads"] = 1.into();
            }
        }
        list.answer(asked, "https://huggingface.co")
    })
    .await;
    let mut book = Book::default();
    pull(&Hub, &stand, &visit(Scope::Core), &mut book).await.unwrap();
    let by_downloads: Vec<&str> = book.batches[..3]
        .iter()
        .flat_map(models)
        .map(|model| model.repo.as_str())
        .collect();
    let distinct: BTreeSet<&str> = by_downloads.iter().copied().collect();
    assert_eq!(by_downloads.len(), distinct.len());
}

#[tokio::test]
async fn a_plan_counts_only_what_is_left() {
    use sources::{Known, Place};
    let known = |scope, cursor| Known {
        now: super::book::NOW,
        scope,
        cursor,
        ..Known::default()
    };
    let core = Hub.estimate(&known(Scope::Core, None));
    assert_eq!((core.requests, core.records), (50 + 2 + 1 + 10 + 200, 55_500));
    let everything = Hub.estimate(&known(Scope::Everything, None));
    assert!(
        everything.records > 2_900_000 && everything.requests > 2_900,
        "{everything:?}"
    );
    assert!(
        everything.seconds >= 5 * 300,
        "by the quota of five minutes: {everything:?}"
    );
    let with_token = Hub.estimate(&Known {
        token: true,
        ..known(Scope::Everything, None)
    });
    assert!(with_token.seconds <= everything.seconds);

    let stand = hub(List::of(1_500)).await;
    let mut book = Book {
        at_most: Some(1),
        ..Book::default()
    };
    pull(&Hub, &stand, &visit(Scope::Core), &mut book).await.unwrap_err();
    let rest = Hub.estimate(&known(Scope::Core, book.cursor()));
    assert_eq!((rest.requests, rest.records), (core.requests - 1, core.records - 1_000));
}

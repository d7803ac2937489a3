//! Visits to places of lists: whole, unchanged, paged, broken off and gone on with.

use super::{
    stand::{Asked, Book, Reply, Stand, later, visit},
    write::{Column, numbers, parquet, text},
};
use parquet::basic::Compression;
use serde_json::json;
use sources::{
    BoardDay, Cursor, Place, Records, SourceError, Visit, Want, Wanted, arena::Arena, litellm::LiteLlm,
    models_dev::ModelsDev, open_llm::OpenLlm, openrouter::OpenRouter, spdx::Spdx,
};
use std::collections::BTreeSet;

fn route(id: &str) -> serde_json::Value {
    json!({"id": id, "pricing": {"prompt": "0.000001", "completion": "0.000002"}})
}

#[tokio::test]
async fn an_unchanged_list_brings_nothing_and_is_not_trusted_for_ever() {
    let list = json!({"a/b": {"mode": "chat", "input_cost_per_token": 1e-6}}).to_string();
    let stand = Stand::start(move |asked| Reply::unless_held(asked, "W/\"1\"", list.clone())).await;
    let mut book = Book::default();
    let kept = stand.pull(&LiteLlm, &visit(), &mut book).await.unwrap();
    assert_eq!(book.batches.len(), 1);
    let again = stand.pull(&LiteLlm, &later(kept.clone(), 7), &mut book).await.unwrap();
    assert_eq!(
        (book.batches.len(), &again),
        (1, &kept),
        "304 brings nothing and keeps the ETag"
    );
    let afresh = stand.pull(&LiteLlm, &later(kept.clone(), 31), &mut book).await.unwrap();
    assert_eq!(
        book.batches.len(),
        2,
        "after a month it is read again whatever its ETag"
    );
    assert_ne!(afresh, kept);
    assert_eq!(
        stand.asked(),
        ["/BerriAI/litellm/main/model_prices_and_context_window.json"; 3]
    );
}

#[tokio::test]
async fn every_list_is_one_batch_from_one_request() {
    let places: [(&dyn Place, &str, serde_json::Value); 3] = [
        (
            &ModelsDev,
            "/api.json",
            json!({"p": {"models": {"m": {"cost": {"input": 1.0, "output": 2.0}}}}}),
        ),
        (&OpenRouter, "/api/v1/models", json!({"data": [route("a/b")]})),
        (
            &LiteLlm,
            "/BerriAI/litellm/main/model_prices_and_context_window.json",
            json!({"a": {"mode": "chat", "input_cost_per_token": 1e-6}}),
        ),
    ];
    for (place, path, list) in places {
        let stand = Stand::start(move |_| Reply::new(200, list.to_string())).await;
        let mut book = Book::default();
        stand.pull(place, &visit(), &mut book).await.unwrap();
        assert_eq!(stand.asked(), [path]);
        assert_eq!(
            book.batches.iter().map(|batch| batch.records.len()).collect::<Vec<_>>(),
            [1],
            "{path}"
        );
    }
}

#[tokio::test]
async fn an_empty_or_foreign_answer_is_never_a_list_of_nothing() {
    let places: [&dyn Place; 4] = [&ModelsDev, &OpenRouter, &LiteLlm, &Spdx];
    for body in [
        "{}",
        "[]",
        "{\"data\":[]}",
        "{\"licenses\":[]}",
        "<html>Sign in to the network</html>",
        "",
        "{\"data\":",
    ] {
        for place in places {
            let stand = Stand::start(move |_| Reply::new(200, body)).await;
            let mut book = Book::default();
            let outcome = stand.pull(place, &visit(), &mut book).await;
            assert!(
                matches!(
                    outcome,
                    Err(SourceError::Strange { .. } | SourceError::Unreachable { .. })
                ),
                "{} {body}: {outcome:?}",
                place.about().name
            );
            assert!(book.batches.is_empty());
        }
    }
}

#[tokio::test]
async fn pages_of_a_list_become_one_list() {
    let stand = Stand::start(|asked: &Asked| {
        let (ids, next) = match asked.target.as_str() {
            "/api/v1/models" => (
                ["a", "b"],
                json!("https://openrouter.ai/api/v1/models?offset=2&limit=2"),
            ),
            "/api/v1/models?offset=2&limit=2" => (["c", "a"], json!("/api/v1/models?offset=4&limit=2")),
            _ => (["d", "e"], json!(null)),
        };
        Reply::new(
            200,
            json!({"data": ids.map(route), "links": {"next": next}, "total_count": 5}).to_string(),
        )
        .with_etag("\"x\"")
    })
    .await;
    let mut book = Book::default();
    let kept = stand.pull(&OpenRouter, &visit(), &mut book).await.unwrap();
    let Records::Offers(offers) = &book.batches[0].records else {
        panic!("no offers")
    };
    assert_eq!(
        offers.iter().map(|offer| offer.key.as_str()).collect::<Vec<_>>(),
        ["a", "b", "c", "d", "e"]
    );
    assert_eq!(book.batches.len(), 1);
    stand.pull(&OpenRouter, &later(kept, 1), &mut book).await.unwrap();
    assert_eq!(book.batches.len(), 2, "the ETag of one page does not stand for all");
}

#[tokio::test]
async fn pages_that_repeat_end_the_visit() {
    let stand = Stand::start(|_| {
        Reply::new(
            200,
            json!({"data": [route("a")], "links": {"next": "/api/v1/models?offset=1"}}).to_string(),
        )
    })
    .await;
    let mut book = Book::default();
    let outcome = stand.pull(&OpenRouter, &visit(), &mut book).await;
    assert!(
        matches!(outcome, Err(SourceError::Loop { pages: 2, .. })),
        "{outcome:?}"
    );
    assert_eq!((stand.asked().len(), book.batches.len()), (2, 0));
}

#[tokio::test]
async fn texts_of_licences_follow_the_list() {
    let stand = Stand::start(
        |asked: &Asked| match asked.target.rsplit('/').next().unwrap_or_default() {
            "licenses.json" => Reply::unless_held(
                asked,
                "\"l\"",
                json!({"licenses": [{"licenseId": "MIT", "name": "MIT License"}]}).to_string(),
            ),
            "MIT.json" => Reply::new(200, json!({"licenseText": "Permission …"}).to_string()).with_etag("\"m\""),
            "0BSD.json" => Reply::new(200, "{\"licenseText\":7}"),
            _ => Reply::new(404, "404: Not Found"),
        },
    )
    .await;
    let want = |name: &str| {
        (
            Want::SpdxTexts,
            Wanted {
                name: name.to_owned(),
                file: None,
                etag: None,
            },
        )
    };
    let mut book = Book {
        wanted: vec![want("MIT"), want("../x"), want("Gone-1.0"), want("0BSD")],
        ..Book::default()
    };
    let kept = stand.pull(&Spdx, &visit(), &mut book).await.unwrap();
    assert_eq!(stand.asked().len(), 4, "what is no identifier is not asked for");
    let Records::LicenceTexts(texts) = &book.batches[1].records else {
        panic!("no texts")
    };
    let found: Vec<String> = texts
        .iter()
        .map(|text| format!("{:?} {:?}", text.of, text.text))
        .collect();
    assert_eq!(
        found,
        ["Spdx(\"MIT\") This(\"Permission …\")", "Spdx(\"Gone-1.0\") Nothing"]
    );
    assert_eq!(book.batches[1].odd[0].key, "0BSD");
    book.wanted.clear();
    stand.pull(&Spdx, &later(kept, 1), &mut book).await.unwrap();
    assert_eq!(book.batches.len(), 2);
}

fn board_days(book: &Book) -> Vec<&BoardDay> {
    let days = |batch| match batch {
        &sources::Batch {
            records: Records::Boards(ref days),
            ..
        } => days.as_slice(),
        _ => &[],
    };
    book.batches.iter().flat_map(days).collect()
}

/// A leaderboard of as many months as asked, with 2,000 lines by the end.
fn leaderboard(months: usize) -> Vec<u8> {
    let rows = 2_000;
    let date = |at: usize| format!("2024-{:02}-15", 1 + at * months / rows);
    parquet(
        &[
            (
                "fullname",
                Column::Text((0..rows).map(|at| Some(format!("a/m{at}"))).collect()),
            ),
            ("Average ⬆️", numbers((0..rows).map(|at| at as f64 / 10.0 + 1.0))),
            (
                "Submission Date",
                Column::Text((0..rows).map(|at| Some(date(at))).collect()),
            ),
        ],
        1_000,
        Compression::SNAPPY,
    )
}

#[tokio::test]
async fn a_leaderboard_goes_on_behind_the_last_batch() {
    let file = leaderboard(8);
    let stand = Stand::start(move |asked| match asked.target.as_str() {
        "/datasets/open-llm-leaderboard/contents/resolve/main/data/train-00000-of-00001.parquet" => Reply::new(404, ""),
        "/api/datasets/open-llm-leaderboard/contents/tree/main/data" => Reply::new(
            200,
            json!([{"type": "file", "path": "data/../x.parquet"}, {"type": "file", "path": "data/renamed.parquet"}])
                .to_string(),
        ),
        path if path.ends_with("renamed.parquet") || path.contains("-old/") => {
            Reply::unless_held(asked, "\"t\"", file.clone())
        }
        _ => Reply::new(500, ""),
    })
    .await;
    let mut whole = Book::default();
    let kept = stand.pull(&OpenLlm, &visit(), &mut whole).await.unwrap();
    let expected: Vec<BoardDay> = board_days(&whole).into_iter().cloned().collect();
    assert_eq!(expected.iter().filter(|day| day.board.slug == "open-llm-v2").count(), 8);
    assert!(whole.batches.len() >= 4, "{}", whole.batches.len());
    for cut in 0..whole.batches.len() {
        let mut book = Book {
            at_most: Some(cut),
            ..Book::default()
        };
        assert!(matches!(
            stand.pull(&OpenLlm, &visit(), &mut book).await,
            Err(SourceError::Sink(_))
        ));
        let resume = book.batches.last().map(|batch| batch.cursor.clone());
        book.at_most = None;
        stand
            .pull(&OpenLlm, &Visit { resume, ..visit() }, &mut book)
            .await
            .unwrap();
        assert_eq!(
            board_days(&book).into_iter().cloned().collect::<Vec<_>>(),
            expected,
            "cut behind batch {cut}"
        );
    }
    let mut none = Book::default();
    let again = stand
        .pull(&OpenLlm, &later(kept.clone(), 200), &mut none)
        .await
        .unwrap();
    assert_eq!(
        (none.batches.len(), again),
        (0, kept),
        "archived tables are not read twice"
    );
}

fn arena_table(days: &[&str], score: f64) -> Vec<u8> {
    let rows: Vec<(&str, &str)> = days.iter().flat_map(|day| [(*day, "a"), (*day, "b")]).collect();
    parquet(
        &[
            ("model_name", text(rows.iter().map(|row| row.1))),
            ("category", text(rows.iter().map(|_| "overall"))),
            ("leaderboard_publish_date", text(rows.iter().map(|row| row.0))),
            ("rating", numbers(rows.iter().map(|_| score))),
        ],
        10,
        Compression::SNAPPY,
    )
}

fn arena_stand(latest: &'static str) -> impl Fn(&Asked) -> Reply + Send + Sync + 'static {
    move |asked| match asked.target.split("/resolve/main/").last().unwrap_or_default() {
        "/api/datasets/lmarena-ai/leaderboard-dataset/tree/main?recursive=true" => {
            let paths = [
                "text/full-00000-of-00002.parquet",
                "text/full-00001-of-00002.parquet",
                "text/latest-00000-of-00001.parquet",
                "vision/latest-00000-of-00001.parquet",
                "pinball/latest-00000-of-00001.parquet",
                "README.md",
            ];
            Reply::new(
                200,
                json!(paths.map(|path| json!({"type": "file", "path": path}))).to_string(),
            )
        }
        "text/full-00000-of-00002.parquet" => Reply::new(200, arena_table(&["2026-10-04", "2026-10-11"], 1_400.0)),
        "text/full-00001-of-00002.parquet" => Reply::new(200, arena_table(&["2026-10-18", "2026-10-25"], 1_500.0)),
        path if path.ends_with("latest-00000-of-00001.parquet") && !path.contains("pinball") => {
            Reply::unless_held(asked, latest, arena_table(&[latest], 1_600.0))
        }
        _ => Reply::new(404, ""),
    }
}

fn slugs(book: &Book) -> Vec<String> {
    board_days(book)
        .iter()
        .map(|day| format!("{} {}", day.board.slug, day.day))
        .collect()
}

#[tokio::test]
async fn the_arena_gives_its_history_first_and_then_what_is_new() {
    let stand = Stand::start(arena_stand("2026-10-25")).await;
    let mut book = Book::default();
    let kept = stand.pull(&Arena, &visit(), &mut book).await.unwrap();
    assert_eq!(
        slugs(&book),
        [
            "arena-text 2026-10-04",
            "arena-text 2026-10-11",
            "arena-text 2026-10-18",
            "arena-text 2026-10-25",
            "arena-vision 2026-10-25"
        ]
    );
    assert_eq!(book.batches[0].drift.unknown.keys().collect::<Vec<_>>(), ["pinball"]);
    let stand = Stand::start(arena_stand("2026-11-29")).await;
    let mut next = Book::default();
    let kept = stand.pull(&Arena, &later(kept, 7), &mut next).await.unwrap();
    assert_eq!(slugs(&next), ["arena-text 2026-11-29", "arena-vision 2026-11-29"]);
    assert!(
        stand.asked().iter().all(|path| !path.contains("/full-")),
        "the history is not fetched again"
    );
    let mut same = Book::default();
    let unchanged = stand.pull(&Arena, &later(kept.clone(), 14), &mut same).await.unwrap();
    assert_eq!((slugs(&same), unchanged), (Vec::new(), kept.clone()));
    let mut long_after = Book::default();
    stand.pull(&Arena, &later(kept, 60), &mut long_after).await.unwrap();
    assert!(
        stand.asked().iter().any(|path| path.contains("/full-")),
        "after a pause the history is asked for"
    );
    assert_eq!(
        slugs(&long_after),
        Vec::<String>::new(),
        "and nothing in it is newer than what is held"
    );
}

#[tokio::test]
async fn the_arena_goes_on_behind_the_last_batch() {
    let stand = Stand::start(arena_stand("2026-10-25")).await;
    let mut whole = Book::default();
    stand.pull(&Arena, &visit(), &mut whole).await.unwrap();
    for cut in 0..whole.batches.len() {
        let mut book = Book {
            at_most: Some(cut),
            ..Book::default()
        };
        assert!(stand.pull(&Arena, &visit(), &mut book).await.is_err());
        let resume: Option<Cursor> = book.batches.last().map(|batch| batch.cursor.clone());
        book.at_most = None;
        stand
            .pull(&Arena, &Visit { resume, ..visit() }, &mut book)
            .await
            .unwrap();
        assert_eq!(slugs(&book), slugs(&whole), "cut behind batch {cut}");
    }
}

#[tokio::test]
async fn a_dataset_that_cannot_be_listed_is_asked_for_its_usual_files() {
    let answer = arena_stand("2026-10-25");
    let stand = Stand::start(move |asked| match asked.target.starts_with("/api/") {
        true => Reply::new(404, "{\"error\":\"no lists here\"}"),
        false => answer(asked),
    })
    .await;
    let mut book = Book::default();
    stand.pull(&Arena, &visit(), &mut book).await.unwrap();
    let found: BTreeSet<String> = slugs(&book).into_iter().collect();
    // The usual name of the history is not there, so that the newest day stands for it; parts that are not there are left out.
    assert!(
        found.contains("arena-text 2026-10-25") && found.contains("arena-vision 2026-10-25"),
        "{found:?}"
    );
}

#[test]
fn every_place_can_be_told_and_reckoned_with() {
    let places = sources::places();
    let names: Vec<&str> = places.iter().map(|place| place.about().name.0).collect();
    for name in [
        "open_llm",
        "arena",
        "openrouter",
        "models_dev",
        "litellm",
        "spdx",
        "licence_files",
        "cards",
    ] {
        assert!(names.contains(&name), "{name}");
    }
    let known = sources::Known {
        models: 60_000,
        files: 2_000,
        now: super::stand::NOW,
        ..sources::Known::default()
    };
    for place in places {
        let (about, estimate) = (place.about(), place.estimate(&known));
        assert!(
            estimate.requests > 0 && estimate.bytes > 0 && estimate.seconds > 0,
            "{}: {estimate:?}",
            about.name
        );
        assert!(
            about.due_days > 0 && about.endpoint.starts_with("https://"),
            "{}",
            about.name
        );
        let ours = about.licence.is_none_or(|licence| !licence.starts_with("CC BY"));
        assert!(ours || about.credit, "{} asks to be named", about.name);
    }
}

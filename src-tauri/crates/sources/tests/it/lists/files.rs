//! Cards and licence files: what is there, what is as before, what is none, and what is no text.

use super::stand::{Asked, Book, Reply, Stand, visit};
use sources::{
    Batch, CardRecord, Found, LicenceTextRecord, Records, SourceError, TextOf, Visit, Want, Wanted, cards::Cards,
    licence_files::LicenceFiles,
};

fn want(what: Want, name: &str, file: Option<&str>, etag: Option<&str>) -> (Want, Wanted) {
    let (file, etag) = (file.map(str::to_owned), etag.map(str::to_owned));
    (
        what,
        Wanted {
            name: name.to_owned(),
            file,
            etag,
        },
    )
}

fn licences(book: &Book) -> Vec<&LicenceTextRecord> {
    let texts = |batch| match batch {
        &Batch {
            records: Records::LicenceTexts(ref texts),
            ..
        } => texts.as_slice(),
        _ => &[],
    };
    book.batches.iter().flat_map(texts).collect()
}

fn cards(book: &Book) -> Vec<&CardRecord> {
    let cards = |batch| match batch {
        &Batch {
            records: Records::Cards(ref cards),
            ..
        } => cards.as_slice(),
        _ => &[],
    };
    book.batches.iter().flat_map(cards).collect()
}

fn repo(asked: &Asked) -> &str {
    asked.target.split("/resolve/main/").next().unwrap_or_default()
}

/// A Hub with a repository for everything that can become of a licence file.
fn hub(asked: &Asked) -> Reply {
    match repo(asked) {
        "/a/whole" => Reply::new(200, "The licence.\n").with_etag("\"1\""),
        "/a/same" => Reply::unless_held(asked, "\"2\"", "never"),
        "/a/gated" => Reply::new(403, "Access to model a/gated is restricted"),
        "/a/gone" => Reply::new(401, "Invalid username or password."),
        "/a/page" => Reply::new(200, "<!doctype html><title>Sign in</title>"),
        "/a/binary" => Reply::new(200, b"%PDF-1.7\n\0\0".to_vec()),
        "/a/large" => Reply::new(200, vec![b'x'; 3 << 20]),
        "/a/other-name" if asked.target.ends_with("/LICENSE.txt") => Reply::new(200, "Text."),
        "/b/parent" => Reply::new(200, "The parent's licence."),
        _ => Reply::new(404, "Entry not found"),
    }
}

const LINK: &str = "https://huggingface.co/b/parent/blob/main/LICENSE";
const ELSEWHERE: &str = "https://ai.meta.com/llama/license/";

async fn visited() -> (Book, Vec<String>) {
    let stand = Stand::start(hub).await;
    let wanted = [
        ("a/whole", None, None),
        ("a/same", Some("LICENSE"), Some("\"2\"")),
        ("a/gated", Some("LICENSE"), None),
        ("a/gone", Some("LICENSE"), None),
        ("a/page", Some("LICENSE"), None),
        ("a/binary", Some("LICENSE.pdf"), None),
        ("a/large", Some("LICENSE"), None),
        ("a/other-name", Some("LICENSE"), None),
        ("a/child", Some(LINK), None),
        ("a/elsewhere", Some(ELSEWHERE), None),
        ("a/outside", Some("../../secret"), None),
        ("not an id", None, None),
    ];
    let wanted = wanted.map(|(repo, file, etag)| want(Want::LicenceFiles, repo, file, etag));
    let mut book = Book {
        wanted: wanted.into(),
        ..Book::default()
    };
    stand.pull(&LicenceFiles, &visit(), &mut book).await.unwrap();
    (book, stand.asked())
}

#[tokio::test]
async fn licence_files_come_with_what_became_of_each() {
    let (book, _) = visited().await;
    let named = |of: &TextOf| match of {
        TextOf::Repo { repo, file } => format!("{repo} {file}"),
        TextOf::Spdx(spdx) => panic!("{spdx} was not asked for"),
    };
    let found: Vec<(String, Found)> = licences(&book)
        .into_iter()
        .map(|text| (named(&text.of), text.text.clone()))
        .collect();
    let this = |text: &str| Found::This(text.to_owned());
    let expected = [
        (String::from("a/whole LICENSE"), this("The licence.\n")),
        (String::from("a/same LICENSE"), Found::Same),
        (String::from("a/gated LICENSE"), Found::Nothing),
        (String::from("a/gone LICENSE"), Found::Nothing),
        (String::from("a/other-name LICENSE.txt"), this("Text.")),
        (format!("a/child {LINK}"), this("The parent's licence.")),
        (format!("a/elsewhere {ELSEWHERE}"), Found::Nothing),
        (String::from("a/outside ../../secret"), Found::Nothing),
        (String::from("not an id LICENSE"), Found::Nothing),
    ];
    assert_eq!(found, expected);
    let etags: Vec<Option<&str>> = licences(&book)
        .iter()
        .take(2)
        .map(|text| text.etag.as_deref())
        .collect();
    assert_eq!(etags, [Some("\"1\""), Some("\"2\"")]);
}

#[tokio::test]
async fn what_is_no_licence_text_is_kept_aside_and_nothing_else_is_asked() {
    let (book, asked) = visited().await;
    let odd: Vec<&str> = book
        .batches
        .iter()
        .flat_map(|batch| &batch.odd)
        .map(|odd| odd.key.as_str())
        .collect();
    assert_eq!(odd, ["a/page/LICENSE", "a/binary/LICENSE.pdf", "a/large/LICENSE"]);
    assert!(
        asked.iter().all(|path| path.contains("/resolve/main/LICENSE")),
        "{asked:?}"
    );
    assert!(
        !asked
            .iter()
            .any(|path| path.contains("meta") || path.contains("secret")),
        "{asked:?}"
    );
}

#[tokio::test]
async fn cards_come_in_batches_and_no_more_than_asked_for() {
    let stand = Stand::start(|asked| Reply::new(200, format!("---\nlicense: mit\n---\n# {}", repo(asked)))).await;
    let wanted: Vec<(Want, Wanted)> = (0..300)
        .map(|at| want(Want::Cards, &format!("a/m{at}"), None, None))
        .collect();
    let mut book = Book {
        wanted,
        ..Book::default()
    };
    stand
        .pull(&Cards, &Visit { files: 130, ..visit() }, &mut book)
        .await
        .unwrap();
    let names: Vec<String> = cards(&book).iter().map(|card| card.repo.clone()).collect();
    assert_eq!(
        names,
        (0..130).map(|at| format!("a/m{at}")).collect::<Vec<_>>(),
        "the most wanted first, each once"
    );
    assert_eq!(stand.asked().len(), 130);
    assert!(book.batches.len() >= 3 && book.batches.iter().all(|batch| batch.records.len() <= 60));
    assert_eq!(
        cards(&book)[7].markdown,
        Found::This(String::from("---\nlicense: mit\n---\n# /a/m7"))
    );
    assert!(book.batches.iter().all(|batch| batch.of == Some(130)));
}

#[tokio::test]
async fn a_server_that_fails_costs_one_file_and_then_the_visit() {
    let stand = Stand::start(|asked| match repo(asked) {
        "/a/bad" => Reply::new(500, "oops"),
        path if path.starts_with("/down/") => Reply::new(503, "oops"),
        _ => Reply::new(200, "fine"),
    })
    .await;
    let names = |names: &[&str]| names.iter().map(|name| want(Want::Cards, name, None, None)).collect();
    let mut book = Book {
        wanted: names(&["a/a", "a/bad", "a/c"]),
        ..Book::default()
    };
    stand.pull(&Cards, &visit(), &mut book).await.unwrap();
    assert_eq!((cards(&book).len(), book.batches[0].odd.len()), (2, 1));
    let mut book = Book {
        wanted: names(&["down/1", "down/2", "down/3", "down/4"]),
        ..Book::default()
    };
    let outcome = stand.pull(&Cards, &visit(), &mut book).await;
    assert!(
        matches!(outcome, Err(SourceError::Refused { status: 503, .. })),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn what_cannot_be_kept_ends_the_visit_at_once() {
    let stand = Stand::start(|_| Reply::new(200, "fine")).await;
    let wanted = (0..200)
        .map(|at| want(Want::Cards, &format!("a/m{at}"), None, None))
        .collect();
    let mut book = Book {
        wanted,
        at_most: Some(1),
        ..Book::default()
    };
    let outcome = stand.pull(&Cards, &visit(), &mut book).await;
    assert!(matches!(outcome, Err(SourceError::Sink(_))));
    assert!(stand.asked().len() < 120);
}

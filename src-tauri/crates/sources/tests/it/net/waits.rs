//! Servers that ask to wait, and quotas that are used up.

use super::{
    liar::{Act, Liar, answer},
    stand::{BODY, Came, PLACE, ask, came, want, way},
};
use sources::{Net, net::Expect};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// A server that refuses once with these headers and answers afterwards: what came, how long it took, what waits were
/// told, and how many requests it cost.
async fn once(status: &str, headers: &str, body: &str) -> (Came, Duration, Vec<Option<u64>>, usize) {
    let no = answer(status, headers, body);
    let liar = Liar::start(move |number, _| if number == 0 { no.clone() } else { yes() });
    let (out, book) = way(&PLACE, &liar.url());
    let began = Instant::now();
    let outcome = ask(out, &PLACE, Expect::Json).await;
    let waits = book.waits.lock().unwrap().clone();
    (came(&outcome), began.elapsed(), waits, liar.heads().len())
}

fn yes() -> Vec<Act> {
    answer("200 OK", "Content-Type: application/json\r\n", BODY)
}

/// Waited as the server said, and told so.
async fn obeyed(status: &str, headers: &str, body: &str, seconds: u64) {
    let (came, taken, waits, requests) = once(status, headers, body).await;
    assert_eq!((came, requests), (Came::Whole, 2), "{headers}");
    assert!(taken >= Duration::from_secs(seconds), "{headers}: {taken:?}");
    let told = waits.first().copied().flatten();
    assert!(
        told.is_some_and(|told| (seconds..=seconds + 1).contains(&told)),
        "{headers}: {waits:?}"
    );
    assert_eq!(waits.last(), Some(&None), "{headers}: {waits:?}");
}

/// Waited as short as if the server had said nothing.
async fn ignored(status: &str, headers: &str) {
    let (came, taken, _, requests) = once(status, headers, "").await;
    assert_eq!((came, requests), (Came::Whole, 2), "{headers}");
    assert!(taken < Duration::from_secs(60), "{headers}: {taken:?}");
}

#[tokio::test]
async fn a_server_that_asks_to_wait_is_obeyed() {
    let json = r#"{"error":"We had to rate limit you, you hit the quota of 500 api requests"}"#;
    obeyed(
        "429 Too Many",
        "ratelimit: \"api\";r=0;t=1\r\nContent-Type: application/json\r\n",
        json,
        2,
    )
    .await;
    obeyed(
        "429 Too Many",
        "RateLimit: \"api\";r=0;t=0\r\nRetry-After: 500\r\n",
        "<h1>429</h1>",
        1,
    )
    .await;
    obeyed(
        "429 Too Many",
        "Content-Type: text/html\r\nRetry-After: 1\r\n",
        "<h1>429</h1>",
        1,
    )
    .await;
    obeyed("503 Busy", "Retry-After: 1\r\n", "", 1).await;
    obeyed("503 Busy", "Retry-After: Wed, 18 Nov 2026 11:06:41 GMT\r\n", "", 1).await;
}

#[tokio::test]
async fn a_wait_that_makes_no_sense_is_ignored() {
    for headers in [
        "Retry-After: -5\r\n",
        "Retry-After: 1e9\r\n",
        "Retry-After: soon\r\n",
        "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n",
        "RateLimit: api r0 t300\r\n",
        "RateLimit: \"api\";r=-1;t=500\r\n",
        "",
    ] {
        ignored("429 Too Many", headers).await;
    }
}

#[tokio::test]
async fn a_wait_without_measure_ends_the_visit() {
    for headers in [
        "Retry-After: 1000000000\r\n",
        "Retry-After: 99999999999999999999999999\r\n",
        "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n",
        "RateLimit: \"api\";r=0;t=4000\r\n",
        "Retry-After: 601\r\n",
    ] {
        let (came, _, waits, requests) = once("429 Too Many", headers, "").await;
        assert_eq!((came, requests, waits), (Came::Limited, 1, vec![]), "{headers}");
    }
}

#[tokio::test]
async fn what_passes_is_tried_until_it_has_passed() {
    let liar = Liar::start(|number, _| match number {
        0 => answer("500 Oops", "", ""),
        1 => answer("504 Late", "", "<html>"),
        2 => vec![],
        3 => answer("408 Slow", "", ""),
        _ => yes(),
    });
    let (out, book) = way(&PLACE, &liar.url());
    assert_eq!(came(&ask(out, &PLACE, Expect::Json).await), Came::Whole);
    let opened = book.opened.lock().unwrap();
    assert_eq!(opened.len(), 5);
    let whys: Vec<_> = opened.iter().filter_map(|line| line.note.as_deref()).collect();
    assert_eq!(whys.len(), 4, "{whys:?}");
    assert!(
        whys[0].contains("500") && whys[1].contains("504") && whys[3].contains("408"),
        "{whys:?}"
    );
}

#[tokio::test]
async fn places_on_one_server_wait_before_its_quota_is_used_up() {
    let liar = Liar::start(|number, _| {
        let left = if number == 0 {
            "RateLimit: \"api\";r=24;t=1\r\n"
        } else {
            ""
        };
        answer("200 OK", left, BODY)
    });
    let (out, book) = way(&PLACE, &liar.url());
    let mut out = out;
    out.endpoints.insert(super::stand::CARDS.name, liar.url());
    let out = Arc::new(out);
    let (first, second) = (
        Net::new(&out, &PLACE).unwrap(),
        Net::new(&out, &super::stand::CARDS).unwrap(),
    );
    first.ask(want("/a", Expect::Json)).await.unwrap();
    assert!(book.waits.lock().unwrap().is_empty());
    let began = Instant::now();
    second.ask(want("/b", Expect::Json)).await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(1800), "{:?}", began.elapsed());
    assert_eq!(*book.waits.lock().unwrap(), [Some(2), None]);
    assert_eq!(liar.heads().len(), 2, "no request was spent on learning it");
}

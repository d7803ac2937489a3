//! How a request ends before its time, and what the log holds of it.

use super::{
    liar::{Act, Liar, answer, say},
    stand::{BODY, Came, Known, PLACE, SHORT, ask, came, want, way},
};
use async_trait::async_trait;
use sources::{
    Net, SourceError,
    net::{Expect, Limits, Names, Way},
};
use std::{
    io,
    net::IpAddr,
    sync::Arc,
    time::{Duration, Instant},
};

/// Limits under which nothing ends by itself while a test runs.
const LONG: Limits = Limits {
    connect_ms: 60_000,
    idle_ms: 60_000,
    whole_ms: 120_000,
    backoff_ms: 60_000,
    ..SHORT
};

/// Names that are never found, and never not found.
struct Silence;

#[async_trait]
impl Names for Silence {
    async fn look_up(&self, _: &str) -> io::Result<Vec<IpAddr>> {
        std::future::pending().await
    }
}

async fn cancelled(what: &str, mut way: Way, lines: usize, book: &super::stand::Book) {
    way.limits = LONG;
    let cancel = way.cancel.clone();
    let net = Net::new(&Arc::new(way), &PLACE).unwrap();
    let asking = tokio::spawn(async move { net.ask(want("/a", Expect::Json)).await });
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(!asking.is_finished(), "{what}: it should hang");
    let pressed = Instant::now();
    cancel.cancel();
    let outcome = asking.await.unwrap();
    let taken = pressed.elapsed();
    eprintln!("cancelled while {what}: {:.1} ms", taken.as_secs_f64() * 1000.0);
    assert!(matches!(outcome, Err(SourceError::Cancelled)), "{what}: {outcome:?}");
    assert!(taken < Duration::from_secs(2), "{what}: {taken:?}");
    let over = book.over.lock().unwrap();
    assert_eq!(over.len(), lines, "{what}: every line is closed");
}

#[tokio::test]
async fn cancel_ends_a_request_wherever_it_is() {
    let (mut out, book) = way(&PLACE, "http://liar.test");
    out.names = Arc::new(Silence);
    cancelled("a name is looked up", out, 1, &book).await;
    assert_eq!(book.over.lock().unwrap()[0].note.as_deref(), Some("cancelled"));

    let liar = Liar::always(vec![Act::Stall(60_000)]);
    let (out, book) = way(&PLACE, &format!("https://127.0.0.1:{}", liar.port));
    cancelled("a connection is encrypted", out, 1, &book).await;

    let (out, book) = way(&PLACE, &liar.url());
    cancelled("a head is awaited", out, 1, &book).await;

    let half = vec![
        say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[1,"),
        Act::Stall(60_000),
    ];
    let (out, book) = way(&PLACE, &Liar::always(half).url());
    cancelled("a body is read", out, 1, &book).await;
    let line = book.over.lock().unwrap()[0].clone();
    assert_eq!((line.status, line.note.as_deref()), (Some(200), Some("cancelled")));

    let busy = Liar::always(answer("429 Busy", "Retry-After: 500\r\n", ""));
    let (out, book) = way(&PLACE, &busy.url());
    cancelled("a server asks to wait", out, 1, &book).await;
    assert_eq!(
        *book.waits.lock().unwrap(),
        [Some(501), None],
        "the wait is told, and that it is over"
    );

    let broken = Liar::always(vec![]);
    let (out, book) = way(&PLACE, &broken.url());
    cancelled("another try is due", out, 1, &book).await;
}

#[tokio::test]
async fn cancelled_before_it_begins_nothing_leaves() {
    let liar = Liar::always(answer("200 OK", "", BODY));
    let (out, book) = way(&PLACE, &liar.url());
    out.cancel.cancel();
    assert!(matches!(
        ask(out, &PLACE, Expect::Json).await,
        Err(SourceError::Cancelled)
    ));
    assert_eq!((liar.heads().len(), book.opened.lock().unwrap().len()), (0, 0));
}

#[tokio::test]
async fn a_dropped_request_closes_its_line() {
    let liar = Liar::always(vec![Act::Stall(60_000)]);
    let (mut out, book) = way(&PLACE, &liar.url());
    out.limits = LONG;
    let dropped = tokio::time::timeout(Duration::from_millis(200), ask(out, &PLACE, Expect::Json)).await;
    assert!(dropped.is_err());
    assert_eq!(book.over.lock().unwrap()[0].note.as_deref(), Some("cancelled"));
}

#[tokio::test]
async fn every_connection_is_noted_before_a_byte_leaves() {
    let liar = Liar::start(|number, _| match number {
        0 => answer("503 Busy", "", ""),
        1 => answer("307 Moved", "Location: /b?token=secret\r\n", ""),
        _ => answer("200 OK", "", BODY),
    });
    let (out, book) = way(&PLACE, &liar.url());
    *book.watched.lock().unwrap() = Some(liar.clone());
    assert_eq!(came(&ask(out, &PLACE, Expect::Json).await), Came::Whole);
    assert_eq!(
        *book.before.lock().unwrap(),
        [0, 1, 2],
        "each line is older than its request"
    );
    let lines = book.over.lock().unwrap().clone();
    let seen: Vec<_> = lines.iter().map(|line| (line.path.as_str(), line.status)).collect();
    assert_eq!(seen, [("/a", Some(503)), ("/a", Some(307)), ("/b", Some(200))]);
    assert!(
        lines
            .iter()
            .all(|line| line.sent > 50 && line.received > 20 && line.host.starts_with("127.0.0.1:"))
    );
    assert!(!book.notes().contains("secret"), "{}", book.notes());
    assert!(
        lines[1]
            .note
            .as_deref()
            .unwrap_or_default()
            .starts_with("try 2, because"),
        "{lines:?}"
    );
    let head = &liar.heads()[0];
    assert!(
        head.contains(concat!("user-agent: baimo/", env!("CARGO_PKG_VERSION"))),
        "{head}"
    );
    assert!(
        head.contains("accept-encoding: gzip\r\n") && !head.contains("authorization"),
        "{head}"
    );
}

#[tokio::test]
async fn who_cannot_be_reached_is_named_with_the_reason() {
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    };
    let (out, book) = way(&PLACE, &format!("http://127.0.0.1:{closed}"));
    let refused = ask(out, &PLACE, Expect::Json).await.unwrap_err().to_string();
    assert!(refused.contains("nobody listens"), "{refused}");
    assert_eq!(book.over.lock().unwrap().len(), 5);

    let (mut out, _) = way(&PLACE, "http://nobody.test");
    out.names = Known::of(&[]);
    let unknown = ask(out, &PLACE, Expect::Json).await.unwrap_err().to_string();
    assert!(
        unknown.contains("nobody.test") && unknown.contains("online"),
        "{unknown}"
    );

    let (mut out, _) = way(&PLACE, "http://silent.test");
    out.names = Arc::new(Silence);
    let slow = ask(out, &PLACE, Expect::Json).await;
    assert_eq!(came(&slow), Came::TooSlow, "{slow:?}");
}

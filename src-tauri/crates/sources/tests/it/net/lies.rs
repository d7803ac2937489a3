//! Answers that lie, each with the outcome it must have and the number of requests it may cost.

use super::{
    liar::{Act, Liar, answer, say},
    stand::{BODY, Came, PLACE, ask, came, way},
};
use flate2::{Compress, Compression, FlushCompress, write::GzEncoder};
use sources::net::Expect;
use std::{io::Write, sync::Arc};

const JSON: &str = "Content-Type: application/json\r\n";
const OPEN: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// Asks for one answer and compares what comes of it. Every line of the log must have been closed.
async fn check(what: &str, expect: Expect, acts: Vec<Act>, expected: Came, requests: usize) {
    let liar = Liar::always(acts);
    let (way, book) = way(&PLACE, &liar.url());
    let outcome = ask(way, &PLACE, expect).await;
    assert_eq!(came(&outcome), expected, "{what}: {outcome:?}");
    assert_eq!(liar.heads().len(), requests, "{what}: requests");
    let (opened, over) = (book.opened.lock().unwrap().len(), book.over.lock().unwrap().len());
    assert_eq!((opened, over), (requests, requests), "{what}: lines of the log");
    assert!(!book.notes().contains("secret"), "{what}: a query in the log");
    if let Err(error) = &outcome {
        assert!(!error.to_string().contains("secret"), "{what}: {error}");
        assert!(
            book.over.lock().unwrap().iter().all(|line| line.note.is_some()),
            "{what}: no reason noted"
        );
    }
}

async fn json(what: &str, acts: Vec<Act>, expected: Came, requests: usize) {
    check(what, Expect::Json, acts, expected, requests).await;
}

#[tokio::test]
async fn honest_answers_come_whole() {
    json("with its length", answer("200 OK", JSON, BODY), Came::Whole, 1).await;
    let open = vec![say(OPEN), say("\r\n"), say(BODY)];
    json("until the end of the connection", open, Came::Whole, 1).await;
    let chunked = format!(
        "{OPEN}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{BODY}\r\n0\r\n\r\n",
        BODY.len()
    );
    json("in chunks", vec![say(chunked)], Came::Whole, 1).await;
    let packed = gzip(BODY.as_bytes());
    let head = format!("{JSON}Content-Encoding: gzip\r\n");
    json("packed", answer("200 OK", &head, &packed), Came::Whole, 1).await;
    let doubled = [gzip(&BODY.as_bytes()[..5]), gzip(&BODY.as_bytes()[5..])].concat();
    json("packed in two", answer("200 OK", &head, doubled), Came::Whole, 1).await;
    json(
        "as plain text",
        answer("200 OK", "Content-Type: text/plain\r\n", BODY),
        Came::Whole,
        1,
    )
    .await;
    let early = [
        vec![say("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n")],
        answer("200 OK", JSON, BODY),
    ]
    .concat();
    json("after a hint", early, Came::Whole, 1).await;
    let drip = vec![Act::Drip(answer_bytes(), 1)];
    json("byte by byte, but not for long", drip, Came::Whole, 1).await;
}

fn answer_bytes() -> Vec<u8> {
    let Some(Act::Say(bytes)) = answer("200 OK", JSON, BODY).pop() else {
        panic!("an answer is said");
    };
    bytes
}

#[tokio::test]
async fn lengths_that_lie_are_found_out() {
    let with = |length: &str| vec![say(format!("{OPEN}{length}\r\n{BODY}"))];
    json("too long", with("Content-Length: 99\r\n"), Came::Unreachable, 5).await;
    json("too short", with("Content-Length: 9\r\n"), Came::Unreachable, 5).await;
    json("nothing at all", with("Content-Length: 0\r\n"), Came::Unreachable, 5).await;
    json("negative", with("Content-Length: -5\r\n"), Came::Strange, 1).await;
    json("garbage", with("Content-Length: many\r\n"), Came::Strange, 1).await;
    json(
        "beyond any number",
        with("Content-Length: 99999999999999999999\r\n"),
        Came::Strange,
        1,
    )
    .await;
    json(
        "two of them",
        with("Content-Length: 27\r\nContent-Length: 3\r\n"),
        Came::Strange,
        1,
    )
    .await;
    let chunked = |body: &str| vec![say(format!("{OPEN}Transfer-Encoding: chunked\r\n\r\n{body}"))];
    json(
        "a chunk that ends early",
        chunked("1b\r\n[{\"id\":"),
        Came::Unreachable,
        5,
    )
    .await;
    json(
        "no last chunk",
        chunked(&format!("1b\r\n{BODY}\r\n")),
        Came::Unreachable,
        5,
    )
    .await;
    json("a chunk without a size", chunked("zz\r\nx"), Came::Unreachable, 5).await;
}

#[tokio::test]
async fn bodies_that_break_off_are_never_taken_for_whole() {
    let cut = vec![say(format!("{OPEN}Content-Length: 27\r\n\r\n[{{\"id\"")), Act::Reset];
    json("reset in the middle", cut, Came::Unreachable, 5).await;
    json("reset at once", vec![Act::Reset], Came::Unreachable, 5).await;
    json("closed without a word", vec![], Came::Unreachable, 5).await;
    json(
        "half a head",
        vec![say("HTTP/1.1 200 OK\r\nConte")],
        Came::Unreachable,
        5,
    )
    .await;
    let packed = gzip(BODY.as_bytes());
    let head = format!("{JSON}Content-Encoding: gzip\r\n");
    json(
        "gzip cut",
        answer("200 OK", &head, &packed[..packed.len() - 6]),
        Came::Unreachable,
        5,
    )
    .await;
    json("gzip only by name", answer("200 OK", &head, BODY), Came::Unreachable, 5).await;
    let json_cut = answer("200 OK", JSON, &BODY[..BODY.len() - 1]);
    json("JSON without its end", json_cut, Came::Unreachable, 5).await;
}

#[tokio::test]
async fn stalls_end_with_their_deadline() {
    json("no head", vec![Act::Stall(5000)], Came::TooSlow, 3).await;
    json(
        "half a head",
        vec![say("HTTP/1.1 200 OK\r\n"), Act::Stall(5000)],
        Came::TooSlow,
        3,
    )
    .await;
    let drip = vec![Act::Drip(answer_bytes(), 50)];
    json("a head byte by byte", drip, Came::TooSlow, 3).await;
    let stall = vec![say(format!("{OPEN}Content-Length: 27\r\n\r\n[")), Act::Stall(5000)];
    json("a body that stops", stall, Came::TooSlow, 3).await;
    let drip = vec![
        say(format!("{OPEN}Content-Length: 1000\r\n\r\n")),
        Act::Drip(vec![b' '; 1000], 20),
    ];
    json("a body byte by byte", drip, Came::TooSlow, 3).await;
}

#[tokio::test]
async fn what_is_larger_than_allowed_is_not_taken_in() {
    let page = Arc::new(vec![b'x'; 64 << 10]);
    let flood = vec![say(format!("{OPEN}\r\n")), Act::Again(page, 1 << 14)];
    check("a card of 1 GiB", Expect::Card, flood, Came::TooLarge, 1).await;
    let long = format!("{JSON}X-Long: {}\r\n", "x".repeat(70 << 10));
    json("headers of 70 KiB", answer("200 OK", &long, BODY), Came::TooLarge, 1).await;
    let long = format!("{JSON}X-Long: {}\r\n", "x".repeat(2 << 20));
    json("headers of 2 MiB", answer("200 OK", &long, BODY), Came::Strange, 1).await;
    let many = (0..500).map(|n| format!("X-{n}: y\r\n")).collect::<String>();
    json("500 headers", answer("200 OK", &many, BODY), Came::Strange, 1).await;
    let page = Arc::new(vec![b'x'; 64 << 10]);
    let no = vec![
        say("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n"),
        Act::Again(page, 1 << 14),
    ];
    json("a refusal of 1 GiB", no, Came::Status(404), 1).await;
}

/// About 1 MiB that unpacks to 1 GiB, as one stream.
fn bomb() -> Vec<u8> {
    let zeros = vec![0; 1 << 20];
    let mut pack = Compress::new(Compression::fast(), false);
    let mut block = Vec::with_capacity(1 << 20);
    pack.compress_vec(&zeros, &mut block, FlushCompress::Full).unwrap();
    let mut bomb = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    bomb.extend(block.repeat(1024));
    bomb
}

#[tokio::test]
async fn a_gzip_bomb_takes_no_more_memory_than_its_limit() {
    let bomb = bomb();
    println!("bomb: {} KiB packed, 1 GiB unpacked", bomb.len() >> 10);
    let head = "Content-Type: application/json\r\nContent-Encoding: gzip\r\n";
    let acts = answer("200 OK", head, bomb);
    // Once with a small limit, so that whatever is made on first use is made.
    check("warm", Expect::Card, acts.clone(), Came::TooLarge, 1).await;
    let before = peak_after_reset();
    check("a bomb", Expect::Json, acts, Came::TooLarge, 1).await;
    let (Some(before), Some(after)) = (before, peak_kib()) else {
        println!("skipped: this system does not tell its peak of memory");
        return;
    };
    let rise = after.saturating_sub(before);
    println!("memory rose by {rise} KiB; allowed are 32 + 16 MiB");
    assert!(rise <= 48 << 10, "memory rose by {rise} KiB");
}

/// Sets the peak back to what is used now, and returns it.
fn peak_after_reset() -> Option<u64> {
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    peak_kib()
}

fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[tokio::test]
async fn what_nobody_asked_for_is_refused() {
    let brotli = format!("{JSON}Content-Encoding: br\r\n");
    json("brotli", answer("200 OK", &brotli, BODY), Came::Strange, 1).await;
    let twice = format!("{JSON}Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n");
    json(
        "packed twice",
        answer("200 OK", &twice, gzip(&gzip(BODY.as_bytes()))),
        Came::Strange,
        1,
    )
    .await;
    let list = format!("{JSON}Content-Encoding: gzip, gzip\r\n");
    json(
        "packed twice, in one line",
        answer("200 OK", &list, BODY),
        Came::Strange,
        1,
    )
    .await;
    json("not HTTP", vec![say("SSH-2.0-OpenSSH_9.2\r\n")], Came::Strange, 1).await;
    json("only a body", vec![say(BODY)], Came::Strange, 1).await;
    let bad = vec![say("HTTP/1.1 2000 Fine\r\n\r\n")];
    json("a status that is none", bad, Came::Strange, 1).await;
    let page = answer(
        "200 OK",
        "Content-Type: Text/HTML; charset=utf-8\r\n",
        "<html>Log in</html>",
    );
    json("a login page", page.clone(), Came::Strange, 1).await;
    check(
        "a web page for a text is left to the place",
        Expect::Card,
        page,
        Came::Status(200),
        1,
    )
    .await;
    json(
        "a network that wants a login",
        answer("511 Login", "", "x"),
        Came::Strange,
        1,
    )
    .await;
}

#[tokio::test]
async fn a_status_is_an_answer_a_refusal_or_tried_again() {
    for status in [204, 304] {
        let acts = vec![say(format!(
            "HTTP/1.1 {status} X\r\nETag: \"x\"\r\nConnection: close\r\n\r\n"
        ))];
        json("no body", acts, Came::Status(status), 1).await;
    }
    for status in [400, 401, 403, 404, 410, 416] {
        let acts = answer(&format!("{status} X"), JSON, "{\"error\":\"no\"}");
        json("for the place", acts, Came::Status(status), 1).await;
    }
    for status in [402, 405, 418, 451, 501, 505] {
        json(
            "final",
            answer(&format!("{status} X"), "", "<html>"),
            Came::Refused(status),
            1,
        )
        .await;
    }
    for status in [408, 425, 429, 500, 502, 503, 504] {
        json(
            "tried again",
            answer(&format!("{status} X"), "", "<html>"),
            Came::Refused(status),
            5,
        )
        .await;
    }
}

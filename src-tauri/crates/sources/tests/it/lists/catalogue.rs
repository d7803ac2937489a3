//! The Arena's catalogue: its days are commits, its boards as they were published.

use super::{
    shared,
    stand::{Book, Reply, Stand, later, visit},
};
use atlas::Day;
use serde_json::json;
use sources::{Batch, BoardDay, Records, arena_catalog};

const FEED: &str = "/lmarena/arena-catalog/commits/main/data/leaderboard-text.json.atom";

fn days(batch: &Batch) -> &[BoardDay] {
    match &batch.records {
        Records::Boards(days) => days,
        other => panic!("days of boards were expected, not {} other records", other.len()),
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn sha(digit: char) -> String {
    String::from(digit).repeat(40)
}

fn feed(entries: &[(char, &str)]) -> String {
    let entry = |(digit, at): &(char, &str)| {
        format!(
            "<entry><id>tag:github.com,2008:Grit::Commit/{}</id><title>a &amp; b</title><updated>{at}</updated></entry>",
            sha(*digit)
        )
    };
    let entries: String = entries.iter().map(entry).collect();
    format!("<?xml version=\"1.0\"?><feed><id>tag:x</id><updated>2020-01-01T00:00:00Z</updated>{entries}</feed>")
}

fn board(best: &str) -> String {
    json!({"full": {
        "second": {"rating": 1400.0, "rating_q025": 1390.0, "rating_q975": 1410.0},
        best: {"rating": 1500.5, "rating_q025": 1490.0, "rating_q975": 1510.0},
        "tied": {"rating": 1400.0},
        "broken": {"rating": "high"},
    }, "german": {}})
    .to_string()
}

#[test]
fn the_last_commit_of_a_day_stands_for_the_day() {
    let found = arena_catalog::read_commits(&feed(&[
        ('c', "2025-12-11T20:00:00Z"),
        ('b', "2025-03-07T09:00:00Z"),
        ('a', "2025-03-07T08:00:00Z"),
        ('d', "no day"),
    ]));
    let expected = vec![(day("2025-03-07"), sha('b')), (day("2025-12-11"), sha('c'))];
    assert_eq!(found, Ok(expected));
    assert!(arena_catalog::read_commits("<feed><entry></feed>").is_err());
    assert_eq!(arena_catalog::read_commits("{\"not\": \"xml\"}"), Ok(Vec::new()));
}

#[test]
fn the_board_of_every_question_as_recorded() {
    let Some(list) = shared("data/wire/arena/leaderboard-text.json") else {
        return;
    };
    let batch = arena_catalog::read(&list, day("2025-12-11")).unwrap();
    let [found] = days(&batch) else {
        panic!("one board was expected")
    };
    assert_eq!((found.board.slug.as_str(), found.rows), ("arena-catalog-text", 282));
    assert!(batch.odd.is_empty(), "{:?}", batch.odd);
    assert!(
        found
            .lines
            .windows(2)
            .all(|two| two[0].score >= two[1].score && two[0].rank <= two[1].rank)
    );
    assert!(
        found
            .lines
            .iter()
            .all(|line| line.low < line.score && line.score < line.high)
    );
    assert_eq!(
        (found.lines[0].rank, found.lines[0].words.as_str()),
        (1, "gemini-3-pro")
    );
}

#[tokio::test]
async fn each_commit_is_asked_for_once_and_an_interrupted_visit_goes_on() {
    let stand = Stand::start(|asked| match asked.target.as_str() {
        FEED => Reply::new(
            200,
            feed(&[
                ('a', "2025-03-07T08:00:00Z"),
                ('b', "2025-05-01T08:00:00Z"),
                ('c', "2025-06-01T08:00:00Z"),
            ]),
        ),
        path if path.contains(&sha('b')) => Reply::new(404, "gone"),
        _ => Reply::new(200, board("first")),
    })
    .await;
    let mut cut = Book {
        at_most: Some(1),
        ..Book::default()
    };
    assert!(
        stand
            .pull(&arena_catalog::ArenaCatalog, &visit(), &mut cut)
            .await
            .is_err()
    );
    assert_eq!(
        stand.asked().len(),
        3,
        "the feed and two commits, of which one was kept"
    );

    let mut book = Book::default();
    let mut again = visit();
    again.resume = cut.batches.last().map(|batch| batch.cursor.clone());
    let kept = stand
        .pull(&arena_catalog::ArenaCatalog, &again, &mut book)
        .await
        .unwrap();
    assert_eq!(stand.asked().len(), 3, "the feed and the two commits that are left");
    assert_eq!(
        book.batches.iter().map(|batch| batch.odd.len()).collect::<Vec<_>>(),
        [1, 1]
    );
    let [found] = days(&book.batches[1]) else {
        panic!("one board was expected")
    };
    let ranks: Vec<(u32, &str)> = found
        .lines
        .iter()
        .map(|line| (line.rank, line.words.as_str()))
        .collect();
    assert_eq!(ranks, [(1, "first"), (2, "second"), (2, "tied")]);
    assert_eq!(book.batches[1].drift.missing["rating_q025"], 1);

    let mut none = Book::default();
    stand
        .pull(&arena_catalog::ArenaCatalog, &later(kept, 90), &mut none)
        .await
        .unwrap();
    assert_eq!((stand.asked().len(), none.batches.len()), (1, 0), "only the feed");
}

#[tokio::test]
async fn a_feed_that_names_no_commit_is_said() {
    let stand = Stand::start(|_| Reply::new(200, "<html><body>Sign in</body></html>")).await;
    let error = stand
        .pull(&arena_catalog::ArenaCatalog, &visit(), &mut Book::default())
        .await
        .unwrap_err();
    assert!(error.to_string().contains("no commit"), "{error}");
}

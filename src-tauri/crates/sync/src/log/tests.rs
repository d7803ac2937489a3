//! The log on a real disk: torn lines, turning over, pages, two processes.

use super::*;
use sources::PlaceName;

fn noted(path: &str) -> Noted {
    Noted {
        place: PlaceName("hub"),
        at: 1_790_000_000,
        method: "GET",
        host: String::from("127.0.0.1:1"),
        path: path.to_owned(),
        status: None,
        sent: 100,
        received: 0,
        taken_ms: 0,
        note: None,
    }
}

fn done(path: &str) -> Noted {
    Noted {
        status: Some(200),
        received: 5,
        taken_ms: 7,
        ..noted(path)
    }
}

#[test]
fn nothing_is_written_before_a_connection_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let log = CallLog::new(folder.path());
    assert!(log.newest(30).is_empty());
    assert_eq!(log.page(None, None).total, 0);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_connection_is_in_the_file_before_it_is_opened_and_again_when_it_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let log = CallLog::new(folder.path());
    log.begin().unwrap();
    let number = log.opens(&noted("/a")).unwrap();
    let other = CallLog::new(folder.path()).page(None, None);
    assert_eq!((other.total, other.calls[0].over), (1, false));
    assert_eq!((log.opened(), log.open_now()), (1, 1));
    log.over(number, &done("/a")).unwrap();
    assert_eq!((log.opened(), log.open_now()), (1, 0));
    let page = log.page(None, None);
    assert_eq!(
        (page.total, page.calls[0].status, page.calls[0].over),
        (1, Some(200), true)
    );
    assert_eq!(log.newest(30), page.calls);
}

#[test]
fn a_torn_line_and_odd_bytes_cost_only_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let log = CallLog::new(folder.path());
    for path in ["/a", "/b"] {
        let number = log.opens(&noted(path)).unwrap();
        log.over(number, &done(path)).unwrap();
    }
    let file = folder.path().join("connections.jsonl");
    let mut whole = std::fs::read(&file).unwrap();
    whole.extend_from_slice(b"\xff\xfe{]\n{\"number\":9,\"at\"");
    std::fs::write(&file, &whole).unwrap();
    let again = CallLog::new(folder.path());
    again.begin().unwrap();
    assert_eq!(again.opens(&noted("/c")).unwrap(), 3);
    let paths: Vec<_> = again.page(None, None).calls.into_iter().map(|call| call.path).collect();
    assert_eq!(paths, ["/c", "/b", "/a"]);
}

#[test]
fn pages_go_on_before_a_number_and_are_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let log = CallLog::new(folder.path());
    for at in 1..=1200 {
        let number = log.opens(&noted(&format!("/{at}"))).unwrap();
        log.over(number, &done("/x")).unwrap();
    }
    let first = log.page(None, Some(5000));
    assert_eq!((first.calls.len(), first.total), (1000, 1200));
    assert_eq!(first.calls[0].number, 1200);
    let next = log.page(Some(201), Some(100));
    assert_eq!((next.calls[0].number, next.calls.len()), (200, 100));
    assert_eq!(log.newest(usize::MAX).len(), AT_HAND);
    assert_eq!(log.newest(1)[0].number, 1200);
}

#[test]
fn a_full_file_is_turned_over_and_one_old_one_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let log = CallLog::new(folder.path());
    let long = format!("/{}", "x".repeat(100_000));
    for _ in 0..100 {
        let number = log.opens(&noted(&long)).unwrap();
        log.over(number, &done("/short")).unwrap();
    }
    let sizes: Vec<u64> = ["connections.jsonl", "connections.old.jsonl"]
        .iter()
        .map(|name| std::fs::metadata(folder.path().join(name)).unwrap().len())
        .collect();
    assert!(sizes.iter().all(|size| *size <= 4 * 1024 * 1024), "{sizes:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    assert_eq!(log.page(None, Some(1)).calls[0].number, 100);
    assert_eq!(CallLog::new(folder.path()).newest(1)[0].number, 100);
}

#[test]
fn another_process_that_synced_meanwhile_keeps_its_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (CallLog::new(folder.path()), CallLog::new(folder.path()));
    one.begin().unwrap();
    assert_eq!(one.opens(&noted("/a")).unwrap(), 1);
    other.begin().unwrap();
    assert_eq!(other.opens(&noted("/b")).unwrap(), 2);
    one.begin().unwrap();
    assert_eq!(one.opens(&noted("/c")).unwrap(), 3);
    assert_eq!(one.page(None, None).total, 3);
}

#[test]
fn a_folder_that_cannot_be_written_is_said_before_a_connection() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("connections.jsonl")).unwrap();
    let log = CallLog::new(folder.path());
    assert!(log.begin().is_err());
    assert!(log.opens(&noted("/a")).is_err());
    assert_eq!(log.opened(), 0);
    assert!(log.newest(5).is_empty());
}

//! A process killed while it writes loses nothing it has acknowledged.

use crate::{note, open};
use shelf::view::ShelfAsk;
use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

/// Names the folder to a child that writes until it is killed.
const FOLDER: &str = "BAIMO_TEST_KILLED_WRITER";

/// The child: writes notes and says each number once it is acknowledged. In an ordinary run it has nothing to do.
#[tokio::test]
async fn a_writer_for_killing() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let shelf = open(Path::new(&folder)).await;
    let first = shelf
        .page(&ShelfAsk {})
        .await
        .unwrap()
        .notes
        .first()
        .map_or(0, |note| note.changed_at + 1);
    let mut out = std::io::stdout();
    for n in first.. {
        shelf
            .change(&note(&format!("o/m{n}"), &format!("note {n}")), n)
            .await
            .unwrap();
        writeln!(out, "acknowledged {n}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn fifty_kills_lose_no_acknowledged_change() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (mut acknowledged, mut noise) = (-1_i64, 7_u64);
    for round in 0..50 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["kills::a_writer_for_killing", "--exact", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let number = |line: &str| {
            line.split_once("acknowledged ")
                .and_then(|(_, n)| n.parse::<i64>().ok())
        };
        // Killed at another point of its work each time.
        noise = noise
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let after = 1 + noise % 5;
        let mut seen = 0;
        while seen < after {
            let Some(Ok(line)) = lines.next() else { break };
            if let Some(n) = number(&line) {
                (acknowledged, seen) = (n, seen + 1);
            }
        }
        std::thread::sleep(Duration::from_micros(noise / 7 % 6_000));
        child.kill().unwrap();
        for line in lines.map_while(Result::ok) {
            acknowledged = number(&line).unwrap_or(acknowledged);
        }
        child.wait().unwrap();
        assert!(seen > 0, "round {round}: the writer wrote nothing");
    }
    let (held, problems, lost) = runtime.block_on(async {
        let opened = store::LibraryFile::open(&folder.path().join("library.db"), 0)
            .await
            .unwrap();
        let notes = opened.library.notes(store::library::ALL).await.unwrap();
        let problems = opened.library.check(store::Depth::Thorough).await.unwrap().problems;
        (
            notes.into_iter().map(|note| note.changed_at).collect::<Vec<_>>(),
            problems,
            opened.lost_writes,
        )
    });
    let missing = (0..=acknowledged).filter(|n| !held.contains(n)).count();
    assert_eq!(
        (missing, lost, problems.len()),
        (0, 0, 0),
        "of {acknowledged} acknowledged: {problems:?}"
    );
    assert!(acknowledged >= 49);
}

//! A disk that fails in the middle: what was acknowledged stays, the rest is said.

use crate::{json, run, starter, text};
use std::{path::Path, process::Command};

/// Runs the program with the `nth` call of this kind answered by an I/O error. Nothing where that cannot be done here.
fn injected(data: &Path, call: &str, nth: u32, words: &[&str]) -> Option<std::process::Output> {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e"]);
    strace
        .arg(format!("inject={call}:error=EIO:when={nth}"))
        .arg(env!("CARGO_BIN_EXE_baimo"));
    strace
        .env_clear()
        .env("BAIMO_DATA", data)
        .env("PATH", std::env::var_os("PATH").unwrap_or_default());
    strace.args(words).output().ok()
}

#[test]
fn every_failing_write_or_sync_is_said_and_nothing_acknowledged_is_lost() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let mut held = String::from("first");
    assert!(run(data, &["note", "set", "01-ai/Yi-34B", &held]).status.success());
    let works = injected(data, "pwrite64", 60_000, &["boards"]).is_some_and(|output| output.status.success());
    if !works {
        println!("skipped: strace cannot inject faults here");
        return;
    }
    let mut refused = 0;
    for (call, nths) in [
        ("fsync", &[1, 2, 3, 4][..]),
        ("pwrite64", &[1, 2, 5, 8, 10, 12, 14, 20]),
    ] {
        for nth in nths {
            let words = format!("{call} {nth}");
            let output = injected(data, call, *nth, &["note", "set", "01-ai/Yi-34B", &words]).unwrap();
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(!told.contains("panicked"), "{words}: {told}");
            let there = text(&run(data, &["note", "get", "01-ai/Yi-34B"])).trim_end().to_owned();
            if output.status.success() {
                assert_eq!(there, words);
            } else {
                // A refused write may have reached the log before its fsync failed: whole, or not at all.
                assert!(there == held || there == words, "{words}: {there}");
                refused += 1;
                assert_eq!(output.status.code(), Some(6), "{words}: {told}");
                assert!(told.contains("check the disk"), "{words}: {told}");
            }
            held = there;
        }
    }
    assert!(refused > 0, "the injection reached the program");
    assert_eq!(json(data, &["doctor", "--thorough"])["sound"], true);
}

//! The real program, run as a person or a script runs it.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests are outside #[test] for clippy"
)]

mod audits;
mod changes;
mod disks;
mod documented;
mod faults;
mod hardware;
#[path = "../../../audit/tests/it/plant.rs"]
mod plant;
mod policies;
mod prices;
mod questions;
mod serving;
mod syncs;

use serde_json::Value;
use std::{
    path::Path,
    process::{Command, Output},
};

/// The program with a data folder of the test's, and nothing of the machine's.
pub(crate) fn baimo(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baimo"));
    command.env_clear().env("BAIMO_DATA", data);
    // Windows starts no program without it.
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
    command
}

pub(crate) fn run(data: &Path, words: &[&str]) -> Output {
    baimo(data).args(words).output().unwrap()
}

/// The answer as JSON; anything else is the test's failure.
pub(crate) fn json(data: &Path, words: &[&str]) -> Value {
    let output = run(data, &[&["--json"], words].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {said}");
    assert!(said.is_empty(), "{words:?}: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

pub(crate) fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A data folder of the test's own with the starter atlas laid down in it. Nothing where this program was built without.
pub(crate) fn starter() -> Option<tempfile::TempDir> {
    if !desk::has_starter() {
        println!("skipped: built without a starter atlas; `cargo xtask prepare` makes it");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["search", "--limit", "0"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(folder)
}

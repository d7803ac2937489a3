//! The counter as a door sees it: real questions to the embedded starter, hostile ones to everything.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod bindings;
mod claims;
mod clearing;
mod damage;
mod hostile;
mod naive;
mod over_time;
mod policies;
mod questions;
mod rounds;
mod words;

use desk::{Desk, Place};
use serde_json::{Value, json};
use tempfile::TempDir;

/// 2026-11-23 in UTC seconds: tests have no clock.
pub(crate) fn now() -> i64 {
    1_795_392_000
}

/// A desk over a fresh folder with the embedded starter; nothing where this build carries none.
pub(crate) async fn opened() -> Option<(TempDir, Desk)> {
    opened_with(|_| ()).await
}

/// The same with something different about its place.
pub(crate) async fn opened_with(change: impl FnOnce(&mut Place)) -> Option<(TempDir, Desk)> {
    if !desk::has_starter() {
        eprintln!("skipped: this build carries no starter atlas; run `cargo xtask prepare`");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut place = Place::new(folder.path().to_owned());
    change(&mut place);
    let desk = Desk::open(place, now).await;
    Some((folder, desk))
}

/// Asks and expects an answer.
pub(crate) async fn ask(desk: &Desk, request: &str, with: Value) -> Value {
    match desk.ask_json(json!({ "ask": request, "with": with })).await {
        Ok(answer) => answer,
        Err(fault) => panic!("{request} with {with}: {fault:?}"),
    }
}

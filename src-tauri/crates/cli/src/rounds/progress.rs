//! How far a sync is, on standard error: one line that is written over on a terminal, a line a change elsewhere, JSON
//! lines with `--json`.

use crate::{door::Door, page, speech::Language};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::{self, IsTerminal as _, Write as _},
};

/// Looks between two JSON lines when nothing but figures changed: a second.
const QUIET_LOOKS: u32 = 5;

/// Writes progress.
pub(crate) struct Progress {
    json: bool,
    terminal: bool,
    language: Language,
    width: usize,
    /// What each place was last said to do.
    states: BTreeMap<String, String>,
    looks: u32,
}

impl Progress {
    pub(crate) fn new(door: &Door) -> Self {
        let width = terminal_size::terminal_size_of(io::stderr()).map_or(80, |(width, _)| usize::from(width.0));
        Self {
            json: door.json,
            terminal: io::stderr().is_terminal(),
            language: door.style.language,
            width: width.max(40),
            states: BTreeMap::new(),
            looks: 0,
        }
    }

    /// Shows a page of a sync that is going on.
    pub(crate) fn show(&mut self, sync: &Value) {
        let changed = self.changed(sync);
        self.looks += 1;
        if self.json {
            if !changed.is_empty() || self.looks.is_multiple_of(QUIET_LOOKS) {
                say(&format!("{}\n", line_of(sync)));
            }
        } else if self.terminal {
            let line = page::progress(sync, self.language, self.width);
            say(&format!("\r\u{1b}[K{line}"));
        } else {
            for key in changed {
                let places = sync["places"].as_array().into_iter().flatten();
                for place in places.filter(|place| place["key"] == key.as_str()) {
                    say(&format!("{}\n", page::place_line(place, self.language)));
                }
            }
        }
    }

    /// Leaves the terminal with an empty line.
    pub(crate) fn end(&self) {
        if self.terminal && !self.json {
            say("\r\u{1b}[K");
        }
    }

    /// The keys of places that do something else than when they were last looked at.
    fn changed(&mut self, sync: &Value) -> Vec<String> {
        let mut changed = Vec::new();
        for place in sync["places"].as_array().into_iter().flatten() {
            let (Some(key), Some(state)) = (place["key"].as_str(), place["state"].as_str()) else {
                continue;
            };
            let before = self.states.insert(key.to_owned(), state.to_owned());
            // What never happens in this sync is no news.
            let news = !matches!(state, "never" | "skipped" | "waiting");
            if news && before.as_deref() != Some(state) {
                changed.push(key.to_owned());
            }
        }
        changed
    }
}

/// Progress as one JSON value on a line.
fn line_of(sync: &Value) -> Value {
    let places = sync["places"].as_array().into_iter().flatten();
    let places: Vec<Value> = places
        .filter(|place| !matches!(place["state"].as_str(), Some("never" | "skipped")))
        .map(|place| {
            json!({
                "key": place["key"], "state": place["state"], "pages": place["pages"], "records": place["records"],
                "of": place["of"], "bytes": place["bytes"],
            })
        })
        .collect();
    json!({
        "stage": sync["stage"], "percent": sync["progress"]["percent"], "bytes": sync["progress"]["bytes"],
        "left_s": sync["progress"]["left_s"], "places": places,
    })
}

fn say(text: &str) {
    let mut out = io::stderr().lock();
    // Progress that nobody can read is no reason to end a sync.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

//! What became of a model over time, at the foot of its page.

use super::{
    paper::Paper,
    pick::{NONE, count, day, list, text, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, bytes};
use serde_json::Value;

/// That not everybody can have the model any more, right under its name.
pub(super) fn state(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let Some(state) = answer.get("state").filter(|state| !state.is_null()) else {
        return;
    };
    let source = state
        .get("source")
        .and_then(Value::as_u64)
        .map_or(0, |source| source + 1);
    let (word, since) = (word(state, "/value", language), day(answer, "/state_since", language));
    paper.line(&format!("! {word}, {} {since} [{source}]", paper.says(Word::Since)));
    paper.line(paper.says(Word::LastState));
}

/// Dated changes and licence files.
pub(super) fn past(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut changes = Table::new([
        (paper.says(Word::Date), Left),
        ("", Left),
        (paper.says(Word::Before), Left),
        (paper.says(Word::After), Left),
        ("", Right),
    ]);
    let mark = |row: &Value| {
        let source = row.get("source").and_then(Value::as_u64);
        source.map_or_else(String::new, |source| format!("[{}]", source + 1))
    };
    let words =
        |row: &Value, place: &str| text(row, place).map_or_else(|| NONE.to_owned(), |_| word(row, place, language));
    for row in list(answer, "/history") {
        changes.row([
            day(row, "/seen_on", language),
            word(row, "/field", language),
            words(row, "/was"),
            words(row, "/became"),
            mark(row),
        ]);
    }
    if !changes.is_empty() {
        paper.heading(Word::Changed);
        paper.table(&changes);
    }
    let mut files = Table::new([
        (paper.says(Word::LogFile), Left),
        (paper.says(Word::From), Left),
        (paper.says(Word::AsOf), Left),
        ("", Right),
        ("SHA-256", Left),
        ("", Right),
    ]);
    for file in list(answer, "/licence_files") {
        let size = file.get("bytes").and_then(Value::as_f64);
        files.row([
            text(file, "/file").unwrap_or(NONE).to_owned(),
            day(file, "/first_seen", language),
            day(file, "/last_seen", language),
            size.map_or_else(|| count(file, "/bytes", language), |size| bytes(size, language)),
            text(file, "/sha256").unwrap_or(NONE).chars().take(16).collect(),
            mark(file),
        ]);
    }
    if !files.is_empty() {
        paper.heading(Word::LicenceFiles);
        paper.table(&files);
    }
}

//! What the person keeps, and what was changed.

use super::{
    paper::Paper,
    pick::{count, list, or_dash, text, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, date};
use atlas::Day;
use serde_json::Value;

/// `baimo collection list`
pub(crate) fn collections(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        ("", Right),
        (paper.says(Word::Collection), Left),
        (paper.says(Word::Things), Right),
    ]);
    for held in list(answer, "") {
        table.row([
            count(held, "/id", language),
            or_dash(held, "/name"),
            count(held, "/count", language),
        ]);
    }
    or_empty(paper, &table);
}

/// `baimo collection show`
pub(crate) fn collection(paper: &mut Paper<'_>, answer: &Value) {
    paper.title(&or_dash(answer, "/collection/name"));
    kept(paper, answer.get("items").unwrap_or(&Value::Null));
}

/// `baimo favourite list`
pub(crate) fn kept(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Subject), Left),
        ("", Left),
        (paper.says(Word::Added), Left),
    ]);
    for held in list(answer, "") {
        let kind = word(held, "/subject/kind", language);
        table.row([or_dash(held, "/subject/key"), kind, moment(held, "/added_at", paper)]);
    }
    or_empty(paper, &table);
}

/// `baimo note get`
pub(crate) fn note(paper: &mut Paper<'_>, answer: &Value) {
    match text(answer, "/text") {
        Some(words) => paper.words(words),
        None => paper.line(paper.says(Word::NoNote)),
    }
}

/// A change that was made.
pub(crate) fn changed(paper: &mut Paper<'_>, answer: &Value) {
    paper.line(&format!(
        "{} {} {}",
        paper.says(Word::Done),
        or_dash(answer, "/what"),
        or_dash(answer, "/about")
    ));
}

/// `baimo undo`
pub(crate) fn undone(paper: &mut Paper<'_>, answer: &Value) {
    match text(answer, "/change/what") {
        Some(what) => {
            let about = text(answer, "/change/about").unwrap_or_default();
            paper.line(&format!("{} {what} {about}", paper.says(Word::Undone)));
        }
        None => paper.line(paper.says(Word::NothingToUndo)),
    }
}

/// `baimo library export FILE`
pub(crate) fn exported(paper: &mut Paper<'_>, answer: &Value) {
    paper.line(&format!("{} {}", paper.says(Word::Written), or_dash(answer, "/file")));
}

/// `baimo library import`
pub(crate) fn imported(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.line(paper.says(Word::Imported));
    let parts = [
        (Word::Notes, "/notes"),
        (Word::Favourites, "/favourites"),
        (Word::Collection, "/collections"),
        (Word::Things, "/items"),
        (Word::Searches, "/searches"),
        (Word::Settings, "/settings"),
    ];
    for (word, place) in parts {
        paper.pair(word, &count(answer, place, language));
    }
}

fn or_empty(paper: &mut Paper<'_>, table: &Table) {
    if table.is_empty() {
        paper.line(paper.says(Word::Empty));
    } else {
        paper.table(table);
    }
}

/// The day of a time in UTC seconds.
fn moment(answer: &Value, place: &str, paper: &Paper<'_>) -> String {
    let at = answer.pointer(place).and_then(Value::as_i64);
    let day = at.and_then(Day::from_unix_seconds);
    day.map_or_else(
        || super::pick::NONE.to_owned(),
        |day| date(&day.to_string(), paper.language()),
    )
}

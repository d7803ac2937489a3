//! Licences, listed and one by one.

use super::{
    paper::Paper,
    pick::{self, NONE, count, day, list, or_dash, text, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::Word;
use serde_json::Value;

/// `baimo licences`
pub(crate) fn licences(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        ("", Left),
        (paper.says(Word::Licence), Left),
        (paper.says(Word::Family), Left),
        (paper.says(Word::Verdict), Left),
        (paper.says(Word::DeclaredBy), Right),
        (paper.says(Word::Binds), Right),
        (paper.says(Word::Terms), Right),
        (paper.says(Word::TextHere), Left),
    ]);
    for row in list(answer, "/rows") {
        let here = row.get("has_text").and_then(Value::as_bool).unwrap_or(false);
        table.row([
            or_dash(row, "/licence/slug"),
            or_dash(row, "/licence/name"),
            or_dash(row, "/family"),
            word(row, "/verdict", language),
            count(row, "/declared_by", language),
            count(row, "/binds", language),
            count(row, "/terms", language),
            paper.says(if here { Word::Yes } else { Word::No }).to_owned(),
        ]);
    }
    paper.table(&table);
    let (total, of) = (count(answer, "/total", language), count(answer, "/of", language));
    paper.remark(&format!("{total} {} {of}", paper.says(Word::Of)));
}

/// `baimo licence`
pub(crate) fn licence(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.title(&or_dash(answer, "/licence/name"));
    paper.pair(Word::Verdict, &word(answer, "/verdict", language));
    paper.pair(Word::Family, &or_dash(answer, "/family"));
    paper.pair(Word::Publisher, &or_dash(answer, "/publisher"));
    paper.pair(Word::Released, &day(answer, "/published", language));
    paper.pair(Word::DeclaredBy, &count(answer, "/used/declared_by", language));
    paper.pair(Word::Binds, &count(answer, "/used/binds", language));
    let place = text(answer, "/text_place")
        .or_else(|| text(answer, "/canonical_url"))
        .unwrap_or(NONE);
    paper.pair(
        Word::TextHere,
        if text(answer, "/text/text").is_some() {
            "--text"
        } else {
            place
        },
    );
    terms(paper, answer);
    versions(paper, answer);
    course(paper, answer);
    let bound = list(answer, "/inherited");
    if !bound.is_empty() {
        paper.heading(Word::Inherited);
        for row in bound.iter().take(12) {
            paper.line(&or_dash(row, "/repo"));
        }
    }
    paper.sources(answer);
    paper.remark(paper.says(Word::NoAdvice));
}

fn terms(paper: &mut Paper<'_>, answer: &Value) {
    let mut table = Table::new([
        ("", Left),
        (paper.says(Word::Terms), Left),
        ("", Left),
        (paper.says(Word::Clause), Left),
    ]);
    for term in list(answer, "/terms") {
        let row = [
            or_dash(term, "/group"),
            or_dash(term, "/key"),
            or_dash(term, "/value"),
            or_dash(term, "/clause"),
        ];
        table.row(row);
    }
    if !table.is_empty() {
        paper.heading(Word::Terms);
        paper.table(&table);
    }
    let silent: Vec<&str> = list(answer, "/silent").iter().filter_map(Value::as_str).collect();
    paper.pair(Word::Silent, &silent.join(", "));
}

fn versions(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let versions = list(answer, "/versions");
    if versions.len() > 1 {
        paper.heading(Word::Versions);
        for version in versions {
            let mark = if version.get("this").and_then(Value::as_bool) == Some(true) {
                "→"
            } else {
                " "
            };
            let published = day(version, "/published", language);
            paper.line(&format!(
                "{mark} {published}  {}  {}",
                or_dash(version, "/licence/slug"),
                word(version, "/verdict", language)
            ));
        }
    }
}

fn course(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let spans = list(
        answer,
        if list(answer, "/course").is_empty() {
            "/history"
        } else {
            "/course"
        },
    );
    if !spans.is_empty() {
        paper.heading(Word::History);
        for span in spans {
            let days = pick::span(span, language);
            let maker = text(span, "/maker/name")
                .or_else(|| text(span, "/maker_words"))
                .unwrap_or(NONE);
            let licence = text(span, "/licence/short").unwrap_or(paper.says(Word::Unknown));
            paper.line(&format!("{days}  {maker}  {}: {licence}", or_dash(span, "/scope")));
        }
    }
}

//! Events, and what this Baimo is.

use super::{
    paper::Paper,
    pick::{NONE, count, day, list, number, or_dash, text, title, word},
    table::{Side::Left, Table},
};
use crate::speech::{Word, bytes, figure};
use serde_json::Value;

/// `baimo events`
pub(crate) fn events(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Date), Left),
        (paper.says(Word::Event), Left),
        ("", Left),
        ("", Left),
    ]);
    for event in list(answer, "/events") {
        let about = event
            .get("title")
            .map_or_else(|| NONE.to_owned(), |titles| title(titles, language));
        let source = event
            .get("source")
            .and_then(Value::as_u64)
            .map_or_else(String::new, |n| format!("[{}]", n + 1));
        table.row([day(event, "/date", language), about, or_dash(event, "/kind"), source]);
    }
    paper.table(&table);
    paper.sources(answer);
}

/// `baimo about`
pub(crate) fn about(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.title("Baimo 百模");
    paper.pair(
        Word::Version,
        &format!(
            "{} · SQLite {}",
            or_dash(answer, "/version"),
            or_dash(answer, "/sqlite")
        ),
    );
    paper.pair(Word::DataFolder, &or_dash(answer, "/data_dir"));
    paper.pair(
        Word::AsOf,
        &format!(
            "{} ({})",
            day(answer, "/as_of", language),
            word(answer, "/state", language)
        ),
    );
    let size = |place| number(answer, place).map_or_else(|| NONE.to_owned(), |n| bytes(n, language));
    let parts = [
        format!("atlas {}", size("/atlas_bytes")),
        format!("{} {}", paper.says(Word::SearchIndex), size("/index_bytes")),
        format!("{} {}", paper.says(Word::Notes), size("/library_bytes")),
    ];
    paper.pair(Word::OnDisk, &parts.join(" · "));
    if let Some(own) = number(answer, "/resident/own_bytes") {
        paper.pair(Word::InMemory, &bytes(own, language));
    }
    if let Some(taken) = number(answer, "/settled/taken_ms") {
        paper.pair(Word::Settled, &format!("{} s", figure(taken / 1_000.0, 1, language)));
    }
    let holdings = [
        (Word::Models, "models"),
        (Word::Maker, "makers"),
        (Word::Licences, "licences"),
        (Word::Lineage, "edges"),
        (Word::Board, "boards"),
        (Word::Standings, "standings"),
        (Word::Offers, "offers"),
        (Word::Chip, "chips"),
        (Word::Event, "events"),
        (Word::Sources, "sources"),
    ];
    paper.heading(Word::Holds);
    for (word, name) in holdings {
        paper.pair(word, &count(answer, &format!("/holdings/{name}"), language));
    }
    paper.heading(Word::Attributions);
    for held in list(answer, "/attributions") {
        let gave = text(held, "/gave").map_or_else(String::new, |gave| format!(": {gave}"));
        paper.line(&format!(
            "{} ({}){gave}",
            or_dash(held, "/name"),
            or_dash(held, "/licence")
        ));
    }
}

/// `baimo doctor`
pub(crate) fn doctor(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([("", Left), ("", Left), ("", Left)]);
    for check in list(answer, "/checks") {
        table.row([
            word(check, "/state", language),
            or_dash(check, "/name"),
            or_dash(check, "/detail"),
        ]);
    }
    for line in table.set(None).1 {
        paper.line(&line);
    }
    let sound = answer.get("sound").and_then(Value::as_bool).unwrap_or(false);
    paper.line(paper.says(if sound { Word::Sound } else { Word::Unsound }));
}

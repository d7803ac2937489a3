//! Prices, events, and what this Baimo is.

use super::{
    paper::Paper,
    pick::{NONE, count, day, list, maker_name, number, or_dash, text, title, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, bytes, figure};
use serde_json::Value;

/// Offers as a table.
pub(super) fn offers(paper: &Paper<'_>, offers: &[Value]) -> Table {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Provider), Left),
        (paper.says(Word::Model), Left),
        (paper.says(Word::Input), Right),
        (paper.says(Word::Output), Right),
        ("", Left),
    ]);
    for offer in offers {
        let price = |place| number(offer, place).map_or_else(|| NONE.to_owned(), |price| figure(price, 3, language));
        let words = text(offer, "/repo").map_or_else(|| or_dash(offer, "/words"), str::to_owned);
        let (input, output) = (price("/input"), price("/output"));
        table.row([
            or_dash(offer, "/provider"),
            words,
            input,
            output,
            or_dash(offer, "/currency"),
        ]);
    }
    table
}

/// `baimo prices`
pub(crate) fn prices(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let table = offers(paper, list(answer, "/rows"));
    paper.table(&table);
    let (total, of) = (count(answer, "/total", language), count(answer, "/of", language));
    paper.remark(&format!("{total} {} {of}", paper.says(Word::Of)));
    let cuts = list(answer, "/cuts");
    if !cuts.is_empty() {
        paper.heading(Word::Cuts);
        let mut table = Table::new([
            (paper.says(Word::Date), Left),
            (paper.says(Word::Maker), Left),
            ("", Left),
            (paper.says(Word::From), Right),
            (paper.says(Word::To), Right),
            ("%", Right),
        ]);
        for cut in cuts {
            let yuan = |place| number(cut, place).map_or_else(|| NONE.to_owned(), |price| figure(price, 2, language));
            let percent = number(cut, "/change_percent").map_or_else(|| NONE.to_owned(), |n| figure(n, 1, language));
            let maker = cut
                .get("maker")
                .map_or_else(|| NONE.to_owned(), |maker| maker_name(maker, language));
            table.row([
                day(cut, "/date", language),
                maker,
                or_dash(cut, "/words"),
                yuan("/from"),
                yuan("/to"),
                percent,
            ]);
        }
        paper.table(&table);
    }
    paper.sources(answer);
}

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

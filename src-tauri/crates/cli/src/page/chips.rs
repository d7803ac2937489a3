//! Chips of the atlas with their export status on a day, and those of this computer.

use super::{
    paper::Paper,
    pick::{NONE, day, list, number, or_dash, text},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Noun, Word, bytes, date, figure, named};
use serde_json::Value;

/// Up to this many chips are followed by all that is known of their export status.
const IN_FULL: usize = 8;

/// `baimo chips`
pub(crate) fn chips(paper: &mut Paper<'_>, answer: &Value, at: &str) {
    let language = paper.language();
    let on = format!("{} {}", paper.says(Word::ExportOn), date(at, language));
    let mut table = Table::new([
        (paper.says(Word::Chip), Left),
        (paper.says(Word::Maker), Left),
        (paper.says(Word::Country), Left),
        (paper.says(Word::Released), Left),
        (paper.says(Word::MemoryGb), Right),
        (paper.says(Word::Bandwidth), Right),
        (&on, Left),
    ]);
    let found = list(answer, "/chips");
    for chip in found {
        let whole = |place| number(chip, place).map_or_else(|| NONE.to_owned(), |n| figure(n, 0, language));
        let status = status_on(chip, at).map_or_else(
            || paper.says(Word::NoEntry).to_owned(),
            |span| {
                let destination = or_dash(span, "/destination");
                let effect = named(Noun::Effect, &or_dash(span, "/effect"), language);
                format!("{}: {effect}", named(Noun::Destination, &destination, language))
            },
        );
        table.row([
            or_dash(chip, "/name"),
            or_dash(chip, "/maker"),
            or_dash(chip, "/country"),
            day(chip, "/released", language),
            whole("/memory_gb"),
            whole("/bandwidth_gb_s"),
            status,
        ]);
    }
    paper.table(&table);
    if found.is_empty() {
        paper.line(paper.says(Word::NothingFound));
        return;
    }
    if found.len() <= IN_FULL {
        found.iter().for_each(|chip| spans(paper, chip, at));
    }
    paper.line("");
    paper.remark(paper.says(Word::ChipsNotWeights));
    let shown = serde_json::json!({ "chips": found, "sources": list(answer, "/sources") });
    paper.cited(&shown);
}

/// All that is known of where a chip might be sold, each span with its instrument; what holds on the day is marked.
fn spans(paper: &mut Paper<'_>, chip: &Value, at: &str) {
    let language = paper.language();
    paper.line("");
    paper.title(&or_dash(chip, "/name"));
    let held = list(chip, "/export");
    if held.is_empty() {
        paper.line(paper.says(Word::NoEntryHint));
        return;
    }
    let mut table = Table::new([("", Left), ("", Left), ("", Left), ("", Left), ("", Left), ("", Left)]);
    for span in held {
        let mark = if in_force(span, at) { "▸" } else { " " };
        let until = text(span, "/until").map_or_else(String::new, |day| date(day, language));
        table.row([
            mark.to_owned(),
            format!("{} – {until}", day(span, "/from", language)),
            named(Noun::Destination, &or_dash(span, "/destination"), language),
            named(Noun::Effect, &or_dash(span, "/effect"), language),
            or_dash(span, "/instrument"),
            note(span),
        ]);
    }
    for line in table.set(None).1 {
        paper.line(&line);
    }
}

/// The mark of a source, empty where there is none.
fn note(answer: &Value) -> String {
    let number = answer.get("source").and_then(Value::as_u64);
    number.map_or_else(String::new, |number| format!("[{}]", number + 1))
}

/// Whether a span was in force on a day; its last day is the first on which it no longer held.
fn in_force(span: &Value, at: &str) -> bool {
    text(span, "/from").is_none_or(|from| from <= at) && text(span, "/until").is_none_or(|until| until > at)
}

/// The status that counts on a day for a sale to China: what is said of China before what is said of the whole world or
/// of supply to the maker; among equals the latest. Nothing is no entry, which is not freedom.
fn status_on<'c>(chip: &'c Value, at: &str) -> Option<&'c Value> {
    let holding = list(chip, "/export").iter().filter(|span| in_force(span, at));
    holding.max_by_key(|span| {
        let nearness = match text(span, "/destination") {
            Some("CN") => 2,
            Some("worldwide") => 1,
            _ => 0,
        };
        (nearness, text(span, "/from").unwrap_or_default())
    })
}

/// `baimo chips --here`
pub(crate) fn here(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let size = |row: &Value, place: &str| number(row, place).map_or_else(|| NONE.to_owned(), |n| bytes(n, language));
    paper.title(paper.says(Word::ThisComputer));
    paper.pair(
        Word::Processor,
        text(answer, "/processor").unwrap_or(paper.says(Word::Unknown)),
    );
    let memory = number(answer, "/memory_bytes").map(|n| bytes(n, language));
    paper.pair(
        Word::Memory,
        &memory.unwrap_or_else(|| paper.says(Word::Unknown).to_owned()),
    );
    let found = list(answer, "/chips");
    if found.is_empty() {
        paper.line("");
        paper.line(paper.says(Word::NoChipHere));
        return;
    }
    let mut table = Table::new([
        (paper.says(Word::Chip), Left),
        (paper.says(Word::Memory), Right),
        (paper.says(Word::InAtlas), Left),
        ("", Left),
        (paper.says(Word::SaidBy), Left),
    ]);
    for chip in found {
        let count = chip.get("count").and_then(Value::as_u64).unwrap_or(1);
        let words = or_dash(chip, "/words");
        let own = size(chip, "/memory_bytes");
        let listed = number(chip, "/memory_gb").map(|gb| format!("{} GB", figure(gb, 0, language)));
        let shared = chip.get("unified").and_then(Value::as_bool) == Some(true);
        let memory = match (own == NONE, listed) {
            (true, Some(listed)) => format!("{listed} {}", note(chip)),
            _ if shared => format!("{own} ({})", paper.says(Word::Shared)),
            _ => own,
        };
        let sure = match text(chip, "/confidence") {
            Some("high") => paper.says(Word::ByNameAndMemory),
            Some(_) => paper.says(Word::ByNameAlone),
            None => "",
        };
        table.row([
            if count > 1 {
                format!("{count} × {words}")
            } else {
                words
            },
            memory,
            text(chip, "/name").map_or_else(
                || paper.says(Word::Unmatched).to_owned(),
                |name| format!("{name} {}", note(chip)),
            ),
            sure.to_owned(),
            named(Noun::SaidBy, &or_dash(chip, "/said_by"), language),
        ]);
    }
    paper.line("");
    paper.table(&table);
    paper.sources(answer);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_status_of_a_day_is_what_was_in_force_then() {
        let span = |from: &str, until: Option<&str>, destination: &str, effect: &str| json!({ "from": from, "until": until, "destination": destination, "effect": effect });
        let chip = json!({ "export": [
            span("2019-05-16", None, "maker", "maker-entity-listed"),
            span("2022-10-21", Some("2026-01-15"), "CN", "licence-required"),
            span("2026-01-15", None, "CN", "case-by-case"),
            span("2025-05-13", None, "worldwide", "use-warning"),
        ] });
        let check = |at: &str, expected: Option<&str>| {
            let found = status_on(&chip, at);
            assert_eq!(found.and_then(|span| text(span, "/effect")), expected, "{at}");
        };
        check("2018-01-01", None);
        check("2020-01-01", Some("maker-entity-listed"));
        check("2024-08-19", Some("licence-required"));
        check("2026-01-14", Some("licence-required"));
        check("2026-01-15", Some("case-by-case"));
    }
}

//! What a sync would come to, how far it is, what it brought, and what went over the wire.

use super::{
    paper::Paper,
    pick::{NONE, count, day, list, number, or_dash, text, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Language, Word, bytes, figure, value};
use serde_json::Value;

/// `baimo sync --plan`
pub(crate) fn plan(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    if list(answer, "/lines").is_empty() {
        paper.line(paper.says(Word::NothingDue));
        return;
    }
    paper.title(paper.says(Word::Plan));
    let mut table = Table::new([
        (paper.says(Word::Place), Left),
        (paper.says(Word::Requests), Right),
        (paper.says(Word::Records), Right),
        (paper.says(Word::Received), Right),
        (paper.says(Word::Duration), Right),
        ("", Left),
    ]);
    for line in list(answer, "/lines") {
        let resumes = line.get("resumes").and_then(Value::as_bool).unwrap_or(false);
        table.row([
            or_dash(line, "/place"),
            count(line, "/requests", language),
            count(line, "/records", language),
            size(line, "/bytes", language),
            duration(line, "/seconds", language),
            if resumes {
                paper.says(Word::Resumes).to_owned()
            } else {
                String::new()
            },
        ]);
    }
    paper.table(&table);
    let about = paper.says(Word::About);
    let all = format!(
        "{about} {}, {}",
        size(answer, "/bytes", language),
        duration(answer, "/seconds", language)
    );
    paper.pair(Word::Received, &all);
    if let (Some(now), Some(grows)) = (number(answer, "/atlas_bytes"), number(answer, "/grows")) {
        paper.pair(Word::Grows, &format!("{about} {}", bytes(now + grows, language)));
    }
}

/// The places and what the last sync brought: the end of `baimo sync`.
pub(crate) fn ended(paper: &mut Paper<'_>, answer: &Value) {
    digest(paper, answer.get("digest").unwrap_or(&Value::Null));
    paper.line("");
    places(paper, answer);
}

/// Every place and how it stands.
pub(crate) fn places(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Place), Left),
        (paper.says(Word::State), Left),
        (paper.says(Word::Records), Right),
        (paper.says(Word::New), Right),
        (paper.says(Word::Changed), Right),
        (paper.says(Word::Gone), Right),
        (paper.says(Word::Odd), Right),
        (paper.says(Word::Received), Right),
    ]);
    for place in list(answer, "/places") {
        table.row([
            or_dash(place, "/key"),
            state(place, language),
            count(place, "/records", language),
            count(place, "/new", language),
            count(place, "/changed", language),
            count(place, "/gone", language),
            count(place, "/odd", language),
            size(place, "/bytes", language),
        ]);
    }
    paper.table(&table);
    for place in list(answer, "/places") {
        remarks(paper, place);
    }
}

/// What should be known of a place beyond its figures.
fn remarks(paper: &mut Paper<'_>, place: &Value) {
    let (key, language) = (or_dash(place, "/key"), paper.language());
    if let Some(fault) = text(place, "/fault") {
        paper.remark(&format!("{key}: {fault}"));
    }
    for drift in list(place, "/drift") {
        let percent = number(drift, "/missing_percent").map_or_else(|| NONE.to_owned(), |n| figure(n, 0, language));
        let missing = paper.says(Word::Drift);
        paper.remark(&format!("{key}: “{}” {missing} {percent} %", or_dash(drift, "/field")));
    }
    if place.pointer("/held/gone").is_some() {
        let (gone, of) = (count(place, "/held/gone", language), count(place, "/held/of", language));
        let (of_word, waits) = (paper.says(Word::Of), paper.says(Word::WaitsForDecision));
        paper.line(&format!("{key}: {gone} {of_word} {of} {waits} {key}"));
    }
}

/// What a sync brought.
pub(crate) fn digest(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let taken = number(answer, "/ended_at").unwrap_or_default() - number(answer, "/began_at").unwrap_or_default();
    paper.title(&format!(
        "{}: {} · {} · {}",
        paper.says(Word::Sync),
        word(answer, "/outcome", language),
        seconds(taken, language),
        size(answer, "/bytes", language)
    ));
    for (name, place) in [
        (Word::New, "/new_models"),
        (Word::Changed, "/changed_models"),
        (Word::Gone, "/gone_models"),
        (Word::Renamed, "/renamed_models"),
        (Word::NewTexts, "/new_licence_texts"),
        (Word::Odd, "/odd"),
    ] {
        paper.pair(name, &count(answer, place, language));
    }
    changes(paper, Word::LicenceChanges, answer, "/licence_changes");
    changes(paper, Word::Yours, answer, "/yours");
    verdicts(paper, answer);
    boards(paper, answer);
    prices(paper, answer);
}

fn changes(paper: &mut Paper<'_>, heading: Word, answer: &Value, place: &str) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Model), Left),
        ("", Left),
        (paper.says(Word::Before), Left),
        (paper.says(Word::After), Left),
    ]);
    for change in list(answer, place) {
        table.row([
            or_dash(change, "/repo"),
            word(change, "/field", language),
            word(change, "/was", language),
            word(change, "/became", language),
        ]);
    }
    headed(paper, heading, &table);
}

fn verdicts(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Claim), Left),
        ("", Left),
        (paper.says(Word::Before), Left),
        (paper.says(Word::After), Left),
    ]);
    for change in list(answer, "/claims") {
        let sentence = change["sentence"].as_str().filter(|sentence| !sentence.is_empty());
        table.row([
            or_dash(change, "/id"),
            sentence.map_or_else(|| or_dash(change, "/text"), str::to_owned),
            word(change, "/was", language),
            word(change, "/became", language),
        ]);
    }
    headed(paper, Word::ChangedVerdicts, &table);
}

fn boards(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Board), Left),
        (paper.says(Word::Date), Left),
        (paper.says(Word::Leader), Left),
        (paper.says(Word::Before), Left),
    ]);
    for board in list(answer, "/boards") {
        table.row([
            or_dash(board, "/name"),
            day(board, "/day", language),
            or_dash(board, "/leader"),
            or_dash(board, "/led_before"),
        ]);
    }
    headed(paper, Word::Boards, &table);
}

fn prices(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Model), Left),
        (paper.says(Word::Provider), Left),
        (paper.says(Word::Before), Right),
        (paper.says(Word::After), Right),
        ("%", Right),
    ]);
    let pair = |change: &Value, place: &str| {
        let part = |at: usize| {
            number(change, &format!("{place}/{at}")).map_or_else(|| NONE.to_owned(), |n| figure(n, 2, language))
        };
        format!("{} / {} {}", part(0), part(1), or_dash(change, "/currency"))
    };
    for change in list(answer, "/prices") {
        table.row([
            or_dash(change, "/words"),
            or_dash(change, "/provider"),
            pair(change, "/was"),
            pair(change, "/became"),
            number(change, "/percent").map_or_else(|| NONE.to_owned(), |n| figure(n, 1, language)),
        ]);
    }
    headed(paper, Word::PriceMoves, &table);
}

fn headed(paper: &mut Paper<'_>, heading: Word, table: &Table) {
    if !table.is_empty() {
        paper.heading(heading);
        paper.table(table);
    }
}

/// `baimo sync log`
pub(crate) fn calls(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        ("", Right),
        (paper.says(Word::Date), Left),
        (paper.says(Word::Place), Left),
        ("", Left),
        ("", Right),
        (paper.says(Word::Received), Right),
        (paper.says(Word::Duration), Right),
        ("", Left),
    ]);
    for call in list(answer, "/calls") {
        table.row([
            count(call, "/number", language),
            moment(call, "/at"),
            or_dash(call, "/place"),
            format!("{}{}", or_dash(call, "/host"), or_dash(call, "/path")),
            count(call, "/status", language),
            size(call, "/received", language),
            format!("{} ms", count(call, "/taken_ms", language)),
            text(call, "/note").unwrap_or_default().to_owned(),
        ]);
    }
    if table.is_empty() {
        paper.line(paper.says(Word::NoCalls));
        return;
    }
    paper.table(&table);
    paper.pair(Word::Of, &count(answer, "/total", language));
    paper.pair(Word::LogFile, &or_dash(answer, "/file"));
}

/// `baimo sync odd`
pub(crate) fn odd(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Place), Left),
        ("", Left),
        (paper.says(Word::Reason), Left),
        (paper.says(Word::Date), Left),
    ]);
    for row in list(answer, "/rows") {
        table.row([
            or_dash(row, "/place"),
            or_dash(row, "/key"),
            or_dash(row, "/reason"),
            day(row, "/last_seen", language),
        ]);
    }
    if table.is_empty() {
        paper.line(paper.says(Word::NoneOdd));
        return;
    }
    paper.table(&table);
    let (shown, total) = (list(answer, "/rows").len(), count(answer, "/total", language));
    paper.remark(&format!("{shown} {} {total}", paper.says(Word::Of)));
}

/// `baimo sync settings`
pub(crate) fn sync_settings(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.pair(Word::Scope, &word(answer, "/scope", language));
    paper.pair(Word::Files, &count(answer, "/files", language));
    let by = word(answer, "/proxy/by", language);
    paper.pair(Word::Proxy, text(answer, "/proxy/address").unwrap_or(&by));
    let mut table = Table::new([(paper.says(Word::Place), Left), ("", Left), ("", Left)]);
    for place in list(answer, "/places") {
        let on = place.get("on").and_then(Value::as_bool);
        let on = on.map_or("", |on| paper.says(if on { Word::Yes } else { Word::No }));
        table.row([or_dash(place, "/place"), on.to_owned(), or_dash(place, "/endpoint")]);
    }
    paper.table(&table);
}

/// `baimo sync token …`
pub(crate) fn token(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.pair(Word::TokenIs, &word(answer, "/place", language));
    if let Some(fault) = text(answer, "/keychain_fault") {
        paper.remark(fault);
    }
}

/// `baimo probe`
pub(crate) fn probed(paper: &mut Paper<'_>, answer: &Value) {
    for report in list(answer, "") {
        let differences = list(report, "/differences");
        let mark = if differences.is_empty() { "✓" } else { "!" };
        paper.line(&format!(
            "{mark} {} ({})",
            or_dash(report, "/place"),
            or_dash(report, "/host")
        ));
        for difference in differences {
            paper.remark(&format!(
                "  {}: {}",
                or_dash(difference, "/name"),
                or_dash(difference, "/says")
            ));
        }
    }
}

/// How far a sync is, in one line of at most `width` columns.
pub(crate) fn progress(answer: &Value, language: Language, width: usize) -> String {
    let stage = or_dash(answer, "/stage");
    let mut parts = vec![match number(answer, "/progress/percent") {
        Some(percent) => format!("{} %", figure(percent.floor(), 0, language)),
        None => value(&stage, language),
    }];
    if stage == "running" {
        parts.push(size(answer, "/progress/bytes", language));
        if number(answer, "/progress/left_s").is_some() {
            let left = duration(answer, "/progress/left_s", language);
            parts.push(format!("{left} {}", Word::Left.says(language)));
        }
        let running = list(answer, "/places")
            .iter()
            .filter(|place| text(place, "/state") == Some("running"));
        parts.extend(running.map(|place| format!("{} {}", or_dash(place, "/key"), count(place, "/records", language))));
    } else {
        parts.push(value(&stage, language));
        if number(answer, "/progress/settled/of").is_some() {
            let (done, of) = (
                count(answer, "/progress/settled/done", language),
                count(answer, "/progress/settled/of", language),
            );
            parts.push(format!("{done} {} {of}", Word::Of.says(language)));
        }
    }
    cut(&parts.join(" · "), width.saturating_sub(1))
}

/// How a place fares, in one line.
pub(crate) fn place_line(place: &Value, language: Language) -> String {
    let mut parts = vec![state(place, language)];
    if number(place, "/records").is_some_and(|records| records > 0.0) {
        let records = count(place, "/records", language);
        parts.push(format!("{records} {}", Word::Records.says(language)));
        parts.push(size(place, "/bytes", language));
    }
    if let Some(fault) = text(place, "/fault") {
        parts.push(fault.to_owned());
    }
    super::table::visible(&format!("{}: {}", or_dash(place, "/key"), parts.join(" · ")))
}

fn state(place: &Value, language: Language) -> String {
    let state = word(place, "/state", language);
    match text(place, "/fault_kind") {
        Some(kind) => format!("{state}: {}", value(kind, language)),
        None => state,
    }
}

/// As much of a line as fits; a wide character counts two columns.
fn cut(line: &str, width: usize) -> String {
    use unicode_width::UnicodeWidthChar as _;
    let mut used = 0;
    line.chars()
        .take_while(|character| {
            used += character.width().unwrap_or(0);
            used <= width
        })
        .collect()
}

fn size(answer: &Value, place: &str, language: Language) -> String {
    number(answer, place).map_or_else(|| NONE.to_owned(), |n| bytes(n, language))
}

fn duration(answer: &Value, place: &str, language: Language) -> String {
    number(answer, place).map_or_else(|| NONE.to_owned(), |n| seconds(n, language))
}

/// 42 s · 3:07 min · 2:05 h
fn seconds(taken: f64, language: Language) -> String {
    let taken = taken.max(0.0).round();
    let parts = |small: f64| {
        (
            figure((taken / small).floor(), 0, language),
            (taken % small) / (small / 60.0),
        )
    };
    if taken < 60.0 {
        format!("{} s", figure(taken, 0, language))
    } else if taken < 3600.0 {
        let (whole, rest) = parts(60.0);
        format!("{whole}:{rest:02.0} min")
    } else {
        let (whole, rest) = parts(3600.0);
        format!("{whole}:{:02.0} h", rest.floor())
    }
}

/// Day and time of UTC seconds, as logs have them.
fn moment(answer: &Value, place: &str) -> String {
    let at = answer.pointer(place).and_then(Value::as_i64);
    let day = at.and_then(atlas::Day::from_unix_seconds);
    match (at, day) {
        (Some(at), Some(day)) => {
            let second = at.rem_euclid(86_400);
            format!(
                "{day} {:02}:{:02}:{:02} UTC",
                second / 3600,
                second / 60 % 60,
                second % 60
            )
        }
        _ => NONE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_time_taken_is_read_at_a_glance() {
        let check = |taken: f64, expected: &str| assert_eq!(seconds(taken, Language::En), expected);
        check(0.2, "0 s");
        check(59.4, "59 s");
        check(60.0, "1:00 min");
        check(187.0, "3:07 min");
        check(7_500.0, "2:05 h");
        check(-5.0, "0 s");
    }

    #[test]
    fn progress_fits_its_line() {
        let page = json!({
            "stage": "running", "progress": { "percent": 41.9, "bytes": 12_300_000, "left_s": 80 },
            "places": [{ "key": "hub", "state": "running", "records": 12_000 }, { "key": "arena", "state": "done" }],
        });
        let line = progress(&page, Language::En, 80);
        assert!(line.starts_with("41 % · ") && line.ends_with("hub 12,000"), "{line}");
        assert_eq!(progress(&page, Language::Zh, 12).chars().count().min(11), 11);
        let settling =
            json!({ "stage": "settling", "progress": { "percent": 97.0, "settled": { "done": 5, "of": 9 } } });
        assert_eq!(
            progress(&settling, Language::De, 80),
            "97 % · wird ausgewertet · 5 von 9"
        );
    }

    #[test]
    fn a_moment_is_told_to_the_second() {
        assert_eq!(
            moment(&json!({ "at": 1_724_025_605 }), "/at"),
            "2024-08-19 00:00:05 UTC"
        );
        assert_eq!(moment(&json!({}), "/at"), NONE);
    }
}

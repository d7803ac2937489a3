//! Makers, listed and one by one.

use super::{
    models::policy_column,
    paper::Paper,
    pick::{self, NONE, count, day, list, maker_name, or_dash, text, title, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, grouped, value};
use serde_json::Value;

/// `baimo makers`
pub(crate) fn makers(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        ("", Left),
        (paper.says(Word::Maker), Left),
        (paper.says(Word::Country), Left),
        (paper.says(Word::City), Left),
        (paper.says(Word::Models), Right),
        (paper.says(Word::Downloads), Right),
    ]);
    for row in list(answer, "/rows") {
        table.row([
            or_dash(row, "/maker/slug"),
            row.get("maker")
                .map_or_else(|| NONE.to_owned(), |maker| maker_name(maker, language)),
            or_dash(row, "/maker/country"),
            or_dash(row, "/city"),
            count(row, "/models", language),
            count(row, "/downloads", language),
        ]);
    }
    paper.table(&table);
    let (total, of) = (count(answer, "/total", language), count(answer, "/of", language));
    paper.remark(&format!("{total} {} {of}", paper.says(Word::Of)));
}

/// `baimo maker`
pub(crate) fn maker(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let names = [
        text(answer, "/maker/name"),
        text(answer, "/maker/name_zh"),
        text(answer, "/name_de"),
    ];
    let mut heads: Vec<&str> = names.into_iter().flatten().collect();
    heads.dedup();
    paper.title(&heads.join(" · "));
    let mark = |place: &str| {
        let source = answer.pointer(&format!("{place}/source")).and_then(Value::as_u64);
        source.map_or_else(String::new, |n| format!(" [{}]", n + 1))
    };
    let known = |place: &str, text: String| {
        if text == NONE {
            text
        } else {
            format!("{text}{}", mark(place))
        }
    };
    paper.pair(Word::Kind, &or_dash(answer, "/maker/kind"));
    paper.pair(Word::Country, &known("/country", or_dash(answer, "/country/value")));
    paper.pair(Word::City, &or_dash(answer, "/city"));
    paper.pair(
        Word::Founded,
        &known("/founded", day(answer, "/founded/value", language)),
    );
    paper.pair(Word::Parent, &or_dash(answer, "/parent/name"));
    let children: Vec<String> = list(answer, "/children")
        .iter()
        .map(|child| maker_name(child, language))
        .collect();
    paper.pair(Word::Children, &children.join(", "));
    let names: Vec<&str> = list(answer, "/names")
        .iter()
        .filter_map(|name| text(name, "/name"))
        .collect();
    paper.pair(Word::Names, &names.join(", "));
    paper.pair(Word::Models, &count(answer, "/models_total", language));
    let verdicts = list(answer, "/verdicts").iter().filter_map(|pair| {
        Some(format!(
            "{} {}",
            value(pair.get(0)?.as_str()?, language),
            grouped(pair.get(1)?.as_i64()?, language)
        ))
    });
    paper.pair(Word::Verdict, &verdicts.collect::<Vec<_>>().join(" · "));
    models(paper, answer);
    history(paper, answer);
    events(paper, answer);
    paper.sources(answer);
}

fn history(paper: &mut Paper<'_>, answer: &Value) {
    let spans = list(answer, "/licence_history");
    if spans.is_empty() {
        return;
    }
    let language = paper.language();
    paper.heading(Word::History);
    for span in spans {
        let days = pick::span(span, language);
        let licence = text(span, "/licence/name").unwrap_or(paper.says(Word::Unknown));
        paper.line(&format!("{days}  {licence}  {}", or_dash(span, "/scope")));
    }
}

fn models(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Model), Left),
        (paper.says(Word::Licence), Left),
        (paper.says(Word::Verdict), Left),
        (paper.says(Word::Downloads), Right),
    ]);
    for row in list(answer, "/models").iter().take(20) {
        let licence = text(row, "/licence/short")
            .or_else(|| text(row, "/licence_words"))
            .unwrap_or(NONE)
            .to_owned();
        table.row([
            or_dash(row, "/repo"),
            licence,
            word(row, "/verdict", language),
            count(row, "/downloads", language),
        ]);
    }
    policy_column(paper, &mut table, list(answer, "/models"));
    if !table.is_empty() {
        paper.heading(Word::Models);
        paper.table(&table);
    }
}

fn events(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let events = list(answer, "/events");
    if !events.is_empty() {
        paper.heading(Word::Event);
        for event in events.iter().take(20) {
            let about = event
                .get("title")
                .map_or_else(|| NONE.to_owned(), |titles| title(titles, language));
            paper.line(&format!("{}  {about}", day(event, "/date", language)));
        }
    }
}

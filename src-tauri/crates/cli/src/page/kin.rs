//! What a model comes from, what came of it, and who builds on whom.

use super::{
    law, models,
    paper::Paper,
    pick::{NONE, count, list, maker_name, or_dash, text, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, grouped};
use serde_json::Value;
use std::{cmp::Reverse, collections::BTreeMap};

/// Groups and flows shown at most.
const MOST: usize = 40;

/// `baimo lineage`
pub(crate) fn lineage(paper: &mut Paper<'_>, answer: &Value) {
    paper.title(&or_dash(answer, "/repo"));
    if list(answer, "/ancestors").is_empty() {
        paper.line(paper.says(Word::NoParents));
    }
    models::ancestors(paper, answer);
    law::effective(paper, answer);
    paper.cited(answer);
    paper.remark(paper.says(Word::NoAdvice));
}

/// `baimo lineage --down`
pub(crate) fn descendants(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.title(&or_dash(answer, "/repo"));
    let (total, of) = (count(answer, "/total", language), count(answer, "/of", language));
    paper.pair(Word::Descendants, &format!("{total} {} {of}", paper.says(Word::Of)));
    let mut table = Table::new([
        (paper.says(Word::Relation), Left),
        (paper.says(Word::Maker), Left),
        (paper.says(Word::Licence), Left),
        (paper.says(Word::Verdict), Left),
        (paper.says(Word::Count), Right),
    ]);
    let groups = list(answer, "/groups");
    for group in groups.iter().take(MOST) {
        let maker = group.get("maker").filter(|maker| !maker.is_null());
        table.row([
            word(group, "/relation", language),
            maker.map_or_else(|| NONE.to_owned(), |maker| maker_name(maker, language)),
            or_dash(group, "/licence/short"),
            word(group, "/verdict", language),
            count(group, "/count", language),
        ]);
    }
    paper.table(&table);
    let hidden: i64 = groups
        .iter()
        .skip(MOST)
        .filter_map(|group| group["count"].as_i64())
        .sum();
    let rest = hidden + answer.get("rest").and_then(Value::as_i64).unwrap_or(0);
    if rest > 0 {
        paper.remark(&format!("{} {}", grouped(rest, language), paper.says(Word::Rest)));
    }
    let mut table = Table::new([
        (paper.says(Word::Model), Left),
        (paper.says(Word::Relation), Left),
        ("", Left),
        (paper.says(Word::Licence), Left),
        (paper.says(Word::Verdict), Left),
        (paper.says(Word::Downloads), Right),
    ]);
    for row in list(answer, "/rows") {
        table.row([
            or_dash(row, "/repo"),
            word(row, "/relation", language),
            word(row, "/status", language),
            or_dash(row, "/licence/short"),
            word(row, "/verdict", language),
            count(row, "/downloads", language),
        ]);
    }
    paper.table(&table);
    paper.remark(paper.says(Word::NoAdvice));
}

/// `baimo flows`: by year; the quarters are in the JSON.
pub(crate) fn flows(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut years: BTreeMap<(String, String, String), i64> = BTreeMap::new();
    for row in list(answer, "/rows") {
        let year = text(row, "/quarter")
            .and_then(|quarter| quarter.get(..4))
            .unwrap_or(NONE)
            .to_owned();
        let country = |place: &str| text(row, place).unwrap_or(paper.says(Word::Unknown)).to_owned();
        let key = (year, country("/child"), country("/parent"));
        *years.entry(key).or_default() += row.get("count").and_then(Value::as_i64).unwrap_or(0);
    }
    let mut rows: Vec<((String, String, String), i64)> = years.into_iter().collect();
    rows.sort_by(|((a, ..), m), ((b, ..), n)| (a, Reverse(m)).cmp(&(b, Reverse(n))));
    let mut table = Table::new([
        (paper.says(Word::Date), Left),
        (paper.says(Word::BuiltIn), Left),
        (paper.says(Word::BuiltOn), Left),
        (paper.says(Word::Count), Right),
    ]);
    for ((year, child, parent), number) in rows {
        table.row([year, child, parent, grouped(number, language)]);
    }
    paper.table(&table);
    paper.remark(&format!(
        "{} {}",
        count(answer, "/undated", language),
        paper.says(Word::Undated)
    ));
}

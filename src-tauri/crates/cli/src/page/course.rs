//! What changes over time: two days of a board, names over all its days, the timeline.

use super::{
    lists::events,
    paper::Paper,
    pick::{NONE, count, day, list, number, or_dash, text, word},
    rankings::corrections,
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, score};
use serde_json::Value;
use std::collections::BTreeMap;

/// Columns of countries in the timeline at most; the rest is told as others.
const COUNTRIES: usize = 6;

/// `baimo ranking --compare`
pub(crate) fn moves(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.title(&format!(
        "{} · {} → {}",
        or_dash(answer, "/board/name"),
        day(answer, "/earlier/date", language),
        day(answer, "/later/date", language)
    ));
    let held = ["earlier", "later"].map(|which| {
        let known = count(answer, &format!("/{which}/of"), language);
        let of = if known == NONE {
            paper.says(Word::Unknown).to_owned()
        } else {
            known
        };
        let held = count(answer, &format!("/{which}/held"), language);
        format!("{held} {} {of}", paper.says(Word::Of))
    });
    paper.remark(&format!("{} · {}", held.join(" → "), paper.says(Word::AmongHeld)));
    let counts = ["entered", "left", "up", "down", "same"].map(|moved| {
        let told = Value::from(moved);
        let named = word(&serde_json::json!({ "word": told }), "/word", language);
        format!("{named} {}", count(answer, &format!("/counts/{moved}"), language))
    });
    paper.line(&counts.join(" · "));
    let mut table = Table::new([
        (paper.says(Word::Rank), Right),
        (paper.says(Word::Was), Right),
        (paper.says(Word::Move), Left),
        (paper.says(Word::Model), Left),
        (paper.says(Word::Country), Left),
        (paper.says(Word::Score), Right),
        (paper.says(Word::Was), Right),
    ]);
    for row in list(answer, "/rows") {
        let points = |place| number(row, place).map_or_else(|| NONE.to_owned(), |points| score(points, language));
        table.row([
            count(row, "/to", language),
            count(row, "/from", language),
            word(row, "/move", language),
            text(row, "/row/repo").map_or_else(|| or_dash(row, "/row/words"), str::to_owned),
            text(row, "/row/publisher_country")
                .unwrap_or(paper.says(Word::Unknown))
                .to_owned(),
            points("/after"),
            points("/before"),
        ]);
    }
    paper.table(&table);
    corrections(paper, answer);
    paper.sources(answer);
}

/// `baimo ranking --path`
pub(crate) fn paths(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.title(&or_dash(answer, "/board_name"));
    for path in list(answer, "/paths") {
        paper.line("");
        paper.line(&or_dash(path, "/name"));
        let places = list(path, "/places");
        if places.is_empty() {
            paper.line(&format!("  {}", paper.says(Word::NotListedThere)));
            continue;
        }
        let mut table = Table::new([
            (paper.says(Word::Date), Left),
            (paper.says(Word::Rank), Right),
            (paper.says(Word::Score), Right),
            (paper.says(Word::Model), Left),
        ]);
        for place in places {
            let (first, last) = (count(place, "/rank", language), count(place, "/rank_to", language));
            table.row([
                day(place, "/date", language),
                if first == last {
                    first
                } else {
                    format!("{first}–{last}")
                },
                interval(place, language),
                or_dash(place, "/words"),
            ]);
        }
        paper.table(&table);
    }
    if !list(answer, "/events").is_empty() {
        paper.heading(Word::Event);
        events(paper, answer);
    } else {
        paper.sources(answer);
    }
}

/// The score, with its interval where the board gives one.
fn interval(place: &Value, language: crate::speech::Language) -> String {
    let points = |at: &str| number(place, at).map(|points| score(points, language));
    let Some(score) = points("/score") else {
        return NONE.to_owned();
    };
    match (points("/low"), points("/high")) {
        (Some(low), Some(high)) => format!("{score} ({low}–{high})"),
        _ => score,
    }
}

/// `baimo timeline`
pub(crate) fn timeline(paper: &mut Paper<'_>, answer: &Value) {
    made(paper, answer);
    paper.heading(Word::Event);
    events(paper, answer);
}

/// Models of 1 B parameters and more by year and country, the countries with most first; unknown seat and size are told.
fn made(paper: &mut Paper<'_>, answer: &Value) {
    let mut years: BTreeMap<&str, (BTreeMap<&str, u64>, u64)> = BTreeMap::new();
    let mut totals: BTreeMap<&str, u64> = BTreeMap::new();
    let unknown = paper.says(Word::Unknown);
    for month in list(answer, "/months") {
        let year = text(month, "/month")
            .and_then(|month| month.get(..4))
            .unwrap_or_default();
        let country = text(month, "/country").unwrap_or(unknown);
        let large = month.get("large").and_then(Value::as_u64).unwrap_or_default();
        let (countries, odd) = years.entry(year).or_default();
        *countries.entry(country).or_default() += large;
        *odd += month.get("unsized_models").and_then(Value::as_u64).unwrap_or_default();
        *totals.entry(country).or_default() += large;
    }
    let mut order: Vec<(&str, u64)> = totals.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    order.truncate(COUNTRIES);
    paper.heading(Word::MadeByCountry);
    let mut table = Table::new([(paper.says(Word::Date), Left)]);
    for year in years.keys() {
        table.row([(*year).to_owned()]);
    }
    for (country, _) in &order {
        let cells = years
            .values()
            .map(|(countries, _)| countries.get(country).copied().unwrap_or_default().to_string());
        table.beside((country, Right), cells);
    }
    let others = years.values().map(|(countries, _)| {
        let told: u64 = order.iter().filter_map(|(country, _)| countries.get(country)).sum();
        (countries.values().sum::<u64>() - told).to_string()
    });
    table.beside(("…", Right), others);
    table.beside(
        (paper.says(Word::UnknownSize), Right),
        years.values().map(|(_, odd)| odd.to_string()),
    );
    paper.table(&table);
    let undated = count(answer, "/undated", paper.language());
    paper.remark(&format!("{undated} {}", paper.says(Word::UnknownDay)));
}

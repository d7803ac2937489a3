//! Offers by the token, their steps, and the list prices announced in yuan.

use super::{
    paper::Paper,
    pick::{NONE, count, day, list, maker_name, number, or_dash, text},
    table::{Side::Left, Side::Right, Table},
};
use crate::{
    args::prices::Rate,
    speech::{Language, Word, date, figure},
};
use serde_json::Value;

/// What a price is for, by the fields that hold it.
const DIRECTIONS: [(&str, Word); 3] = [
    ("/input", Word::Input),
    ("/output", Word::Output),
    ("/cached", Word::Cached),
];

fn price(row: &Value, place: &str, language: Language) -> String {
    number(row, place).map_or_else(|| NONE.to_owned(), |price| figure(price, 3, language))
}

/// Offers as a table.
pub(super) fn offers(paper: &Paper<'_>, offers: &[Value]) -> Table {
    let language = paper.language();
    let mut table = Table::new([(paper.says(Word::Provider), Left), (paper.says(Word::Model), Left)]);
    for offer in offers {
        let words = text(offer, "/repo").map_or_else(|| or_dash(offer, "/words"), str::to_owned);
        table.row([or_dash(offer, "/provider"), words]);
    }
    for (place, word) in DIRECTIONS {
        let cells = offers.iter().map(|offer| price(offer, place, language));
        table.beside((paper.says(word), Right), cells);
    }
    table.beside(("", Left), offers.iter().map(|offer| or_dash(offer, "/currency")));
    table
}

/// The same amounts at the person's rate, beside those that are listed.
fn rated(paper: &Paper<'_>, table: &mut Table, rows: &[Value], rate: &Rate, places: &[(&str, Word)], money: &str) {
    let language = paper.language();
    for (place, word) in places {
        let cells = rows.iter().map(|row| {
            let listed = text(row, "/currency").unwrap_or(money);
            let held = number(row, place).filter(|_| listed == rate.from);
            held.map_or_else(|| NONE.to_owned(), |price| figure(price * rate.rate, 3, language))
        });
        table.beside((&format!("{} {}", paper.says(*word), rate.into), Right), cells);
    }
}

/// `baimo prices`
pub(crate) fn prices(paper: &mut Paper<'_>, answer: &Value, history: bool, rate: Option<&Rate>) {
    let language = paper.language();
    let rows = list(answer, "/rows");
    let mut table = offers(paper, rows);
    if let Some(rate) = rate {
        rated(paper, &mut table, rows, rate, &DIRECTIONS, "");
    }
    paper.table(&table);
    let (total, of) = (count(answer, "/total", language), count(answer, "/of", language));
    paper.remark(&format!("{total} {} {of}", paper.says(Word::Of)));
    if history {
        rows.iter().for_each(|offer| steps(paper, offer));
    }
    let cuts = list(answer, "/cuts");
    if !cuts.is_empty() {
        paper.heading(Word::Cuts);
        let table = announced(paper, cuts, rate);
        paper.table(&table);
    }
    if let Some(rate) = rate {
        paper.line("");
        paper.remark(&format!(
            "{} 1 {} = {} {}, {}",
            paper.says(Word::YourRate),
            rate.from,
            rate.rate,
            rate.into,
            date(&rate.date.to_string(), language)
        ));
    }
    paper.sources(answer);
}

/// Every step of an offer, the newest first; what the source likely only mended is never called a change.
fn steps(paper: &mut Paper<'_>, offer: &Value) {
    let language = paper.language();
    let points = list(offer, "/points");
    if points.is_empty() {
        return;
    }
    paper.line("");
    paper.title(&format!(
        "{} · {} ({})",
        or_dash(offer, "/words"),
        or_dash(offer, "/provider"),
        or_dash(offer, "/currency")
    ));
    let mut table = Table::new([
        (paper.says(Word::Date), Left),
        (paper.says(Word::Input), Right),
        (paper.says(Word::Output), Right),
        (paper.says(Word::Cached), Right),
        ("", Left),
    ]);
    for (at, point) in points.iter().enumerate().rev() {
        let before = at.checked_sub(1).and_then(|before| points.get(before));
        table.row([
            day(point, "/date", language),
            price(point, "/input", language),
            price(point, "/output", language),
            price(point, "/cached", language),
            step(paper, before, point),
        ]);
    }
    paper.table(&table);
}

fn step(paper: &Paper<'_>, before: Option<&Value>, point: &Value) -> String {
    if point.get("correction").and_then(Value::as_bool) == Some(true) {
        return paper.says(Word::ListCorrected).to_owned();
    }
    let Some(before) = before else {
        return paper.says(Word::FirstListed).to_owned();
    };
    let places = ["/output", "/input", "/cached"];
    let moved = places
        .into_iter()
        .find(|place| number(before, place) != number(point, place));
    let percent = moved.and_then(|place| {
        let (was, now) = (number(before, place)?, number(point, place)?);
        (was > 0.0).then(|| (now - was) / was * 100.0)
    });
    percent.map_or_else(String::new, |percent| {
        let sign = if percent > 0.0 { "+" } else { "" };
        format!("{sign}{} %", figure(percent, 1, paper.language()))
    })
}

fn announced(paper: &Paper<'_>, cuts: &[Value], rate: Option<&Rate>) -> Table {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Date), Left),
        (paper.says(Word::Maker), Left),
        ("", Left),
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
            or_dash(cut, "/direction"),
            yuan("/from"),
            yuan("/to"),
            percent,
        ]);
    }
    if let Some(rate) = rate.filter(|rate| rate.from == "CNY") {
        let places = [("/from", Word::From), ("/to", Word::To)];
        rated(paper, &mut table, cuts, rate, &places, "CNY");
    }
    table
}

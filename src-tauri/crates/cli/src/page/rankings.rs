//! Boards, and a board on a day.

use super::{
    paper::Paper,
    pick::{NONE, count, day, list, maker_name, number, or_dash, text, title},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, score};
use serde_json::Value;

/// `baimo boards`
pub(crate) fn boards(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        ("", Left),
        (paper.says(Word::Board), Left),
        (paper.says(Word::Metric), Left),
        (paper.says(Word::Dates), Right),
        (paper.says(Word::From), Left),
        (paper.says(Word::To), Left),
    ]);
    for board in list(answer, "/boards") {
        table.row([
            or_dash(board, "/slug"),
            or_dash(board, "/name"),
            or_dash(board, "/metric"),
            list(board, "/dates").len().to_string(),
            day(board, "/first", language),
            day(board, "/last", language),
        ]);
    }
    paper.table(&table);
}

/// `baimo ranking`
pub(crate) fn ranking(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.title(&format!(
        "{} · {}",
        or_dash(answer, "/board/name"),
        day(answer, "/date", language)
    ));
    let of = text_or(answer, "/of", language, paper);
    paper.remark(&format!(
        "{} {} {of}",
        count(answer, "/held", language),
        paper.says(Word::Of)
    ));
    let mut table = Table::new([
        (paper.says(Word::Rank), Right),
        (paper.says(Word::Model), Left),
        (paper.says(Word::Publisher), Left),
        (paper.says(Word::Country), Left),
        (paper.says(Word::Score), Right),
        (paper.says(Word::Root), Left),
    ]);
    for row in list(answer, "/rows") {
        let maker = row.get("maker").filter(|maker| !maker.is_null());
        let publisher = maker.map_or_else(
            || or_dash(row, "/organisation_words"),
            |maker| maker_name(maker, language),
        );
        table.row([
            count(row, "/rank", language),
            text(row, "/repo").map_or_else(|| or_dash(row, "/words"), str::to_owned),
            publisher,
            text(row, "/publisher_country")
                .unwrap_or(paper.says(Word::Unknown))
                .to_owned(),
            number(row, "/score").map_or_else(|| NONE.to_owned(), |points| score(points, language)),
            root(row),
        ]);
    }
    paper.table(&table);
    shares(paper, answer);
    corrections(paper, answer);
    paper.sources(answer);
}

fn root(row: &Value) -> String {
    let Some(root) = row.get("root").filter(|root| !root.is_null()) else {
        return NONE.to_owned();
    };
    let country = text(root, "/maker/country").map_or_else(String::new, |country| format!(" ({country})"));
    format!("{}{country}", or_dash(root, "/repo"))
}

fn text_or(answer: &Value, place: &str, language: crate::speech::Language, paper: &Paper<'_>) -> String {
    let number = count(answer, place, language);
    if number == NONE {
        paper.says(Word::Unknown).to_owned()
    } else {
        number
    }
}

fn shares(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let shares = list(answer, "/shares").iter().map(|share| {
        let country = text(share, "/country").unwrap_or(paper.says(Word::Unknown));
        format!("{country} {}", count(share, "/count", language))
    });
    let shares: Vec<String> = shares.collect();
    if !shares.is_empty() {
        paper.heading(Word::Shares);
        paper.line(&format!(
            "{} ({} {})",
            shares.join(" · "),
            paper.says(Word::Of),
            count(answer, "/shares_of", language)
        ));
    }
}

pub(super) fn corrections(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let corrections = list(answer, "/corrections");
    if !corrections.is_empty() {
        paper.heading(Word::Corrections);
        for held in corrections {
            let reason = held
                .get("reason")
                .map_or_else(|| NONE.to_owned(), |reason| title(reason, language));
            let (raw, value) = (or_dash(held, "/raw"), or_dash(held, "/value"));
            paper.line(&format!(
                "{} · {}: {raw} → {value}. {reason}",
                or_dash(held, "/words"),
                or_dash(held, "/field")
            ));
        }
    }
}

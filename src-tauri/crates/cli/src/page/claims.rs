//! Claims with their answers, the tour, definitions and shares.

use super::{
    paper::Paper,
    pick::{NONE, day, list, number, or_dash, text, title, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Language, Word, figure};
use serde_json::Value;

/// Names shown behind a figure at most.
const MOST_NAMES: usize = 20;

/// An exact number as it is read: whole, else with two places.
fn exact(answer: &Value, place: &str, language: Language) -> String {
    let (Some(parts), Some(of)) = (
        number(answer, &format!("{place}/parts")),
        number(answer, &format!("{place}/of")),
    ) else {
        return NONE.to_owned();
    };
    figure(parts / of.max(1.0), if of > 1.0 { 2 } else { 0 }, language)
}

/// `baimo claim verify TEXT`
pub(crate) fn weighed(paper: &mut Paper<'_>, answer: &Value) {
    paper.title(&or_dash(answer, "/text"));
    outcome(paper, &answer["outcome"]);
    paper.sources(answer);
}

/// `baimo claim show`
pub(crate) fn claim(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    if let Some(sentence) = text(answer, "/words/sentence") {
        paper.title(sentence);
    }
    let said = [
        text(answer, "/words/said_in").map(str::to_owned),
        text(answer, "/words/said_on").map(str::to_owned),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if !said.is_empty() {
        paper.remark(&said.join(", "));
    }
    paper.line(&or_dash(answer, "/text"));
    outcome(paper, &answer["outcome"]);
    let earlier = list(answer, "/history").iter().skip(1);
    let earlier: Vec<String> = earlier
        .map(|held| format!("{}  {}", word(held, "/verdict", language), or_dash(held, "/hash")))
        .collect();
    if !earlier.is_empty() {
        paper.heading(Word::EarlierAnswers);
        earlier.iter().for_each(|line| paper.line(line));
    }
    paper.sources(answer);
}

fn outcome(paper: &mut Paper<'_>, outcome: &Value) {
    let language = paper.language();
    paper.line(&word(outcome, "/verdict", language));
    let mut table = Table::new([
        (paper.says(Word::Definition), Left),
        (paper.says(Word::Day), Left),
        (paper.says(Word::Figure), Right),
        (paper.says(Word::Of), Right),
        ("", Left),
        (paper.says(Word::Behind), Left),
    ]);
    for figure in list(outcome, "/figures") {
        let counted = list(figure, "/rows")
            .iter()
            .filter(|row| text(row, "/counts") == Some("yes"));
        let names: Vec<String> = counted.take(MOST_NAMES).map(|row| or_dash(row, "/words")).collect();
        let behind = if names.is_empty() {
            text(figure, "/found").unwrap_or_default().to_owned()
        } else {
            names.join(", ")
        };
        table.row([
            or_dash(figure, "/definition"),
            day(figure, "/date", language),
            exact(figure, "/value", language),
            exact(figure, "/of", language),
            word(figure, "/stand", language),
            behind,
        ]);
    }
    paper.table(&table);
    let own = list(outcome, "/remarks").iter();
    let of_figures = list(outcome, "/figures")
        .iter()
        .flat_map(|figure| list(figure, "/remarks"));
    let mut said: Vec<String> = own
        .chain(of_figures)
        .map(|remark| remark_words(remark, language))
        .collect();
    said.sort();
    said.dedup();
    for remark in said {
        paper.remark(&remark);
    }
    paper.remark(&or_dash(outcome, "/hash"));
}

fn remark_words(remark: &Value, language: Language) -> String {
    let key = or_dash(remark, "/is");
    let mut words = crate::speech::value(&key, language);
    for detail in ["rows", "held", "candidates", "left_out"] {
        if let Some(number) = remark[detail].as_i64() {
            words = format!("{words}: {number}");
        }
    }
    if let Some(detail) = text(remark, "/suggestion").or_else(|| text(remark, "/id")) {
        words = format!("{words}: {detail}");
    }
    if let Some(why) = text(remark, "/why") {
        words = format!("{words}: {}", crate::speech::value(why, language));
    }
    words
}

/// `baimo claim list`
pub(crate) fn claims(paper: &mut Paper<'_>, answer: &Value) {
    let mut table = head(paper);
    for row in list(answer, "/claims") {
        table.row(line(paper, row));
    }
    if table.is_empty() {
        paper.line(paper.says(Word::NoClaims));
    }
    paper.table(&table);
}

/// `baimo claim verify`
pub(crate) fn verified(paper: &mut Paper<'_>, answer: &Value) {
    let mut table = head(paper);
    for held in list(answer, "/claims") {
        let mut cells = line(paper, &held["row"]);
        if held["changed"].as_bool() == Some(true) {
            let before = word(held, "/before/verdict", paper.language());
            cells[1] = format!("{} ← {before}", cells[1]);
        }
        table.row(cells);
    }
    if table.is_empty() {
        paper.line(paper.says(Word::NoClaims));
    }
    paper.table(&table);
}

fn head(paper: &Paper<'_>) -> Table {
    Table::new([
        ("", Right),
        (paper.says(Word::Answer), Left),
        (paper.says(Word::Claim), Left),
    ])
}

fn line(paper: &Paper<'_>, row: &Value) -> [String; 3] {
    let said = text(row, "/sentence").or_else(|| text(row, "/text")).unwrap_or(NONE);
    let verdict = word(row, "/outcome/verdict", paper.language());
    [or_dash(row, "/id"), verdict, said.to_owned()]
}

/// `baimo claim new` and `remove`
pub(crate) fn claim_kept(paper: &mut Paper<'_>, answer: &Value) {
    paper.line(&format!("{} {}", paper.says(Word::Claim), or_dash(answer, "/id")));
}

/// `baimo claim import`
pub(crate) fn claims_taken(paper: &mut Paper<'_>, answer: &Value) {
    let taken = answer["claims"].as_u64().unwrap_or_default();
    let held = answer["held"].as_u64().unwrap_or_default();
    paper.line(&format!("+{taken} · {held} {}", paper.says(Word::HeldAlready)));
}

/// `baimo claim recognise`
pub(crate) fn offers(paper: &mut Paper<'_>, answer: &Value) {
    let offers = list(answer, "/offers");
    if offers.is_empty() {
        paper.line(paper.says(Word::NoOffers));
    }
    for offer in offers {
        paper.title(&or_dash(offer, "/sentence"));
        paper.line(&format!("    {}", or_dash(offer, "/text")));
    }
}

/// `baimo claim tour`
pub(crate) fn tour(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    for stop in list(answer, "/stops") {
        paper.title(&title(&stop["text"], language));
        for claim in list(stop, "/claims") {
            let verdict = word(claim, "/outcome/verdict", language);
            paper.line(&format!("    {verdict}  {}", or_dash(claim, "/text")));
        }
    }
}

/// `baimo claim definitions`
pub(crate) fn definitions(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    if let Some(problem) = text(answer, "/trouble/problem") {
        let line = answer["trouble"]["line"].as_u64().unwrap_or_default();
        paper.line(&format!("definitions, {line}: {problem}"));
    }
    for definition in list(answer, "/definitions") {
        paper.title(&format!(
            "{}  {}",
            or_dash(definition, "/id"),
            title(&definition["name"], language)
        ));
        paper.line(&format!("    {}", title(&definition["about"], language)));
    }
}

/// `baimo share`
pub(crate) fn share(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let name = title(&answer["definition"]["name"], language);
    paper.title(&format!("{name}, {}", day(answer, "/date", language)));
    let mut table = Table::new([("", Left), (paper.says(Word::Count), Right), ("%", Right)]);
    let total = number(answer, "/total/parts").unwrap_or_default() / number(answer, "/total/of").unwrap_or(1.0);
    for slice in list(answer, "/slices") {
        let part = text(slice, "/part/key").map_or_else(|| word(slice, "/part/is", language), str::to_owned);
        let count = number(slice, "/count/parts").unwrap_or_default() / number(slice, "/count/of").unwrap_or(1.0);
        let hundredths = if total > 0.0 { 100.0 * count / total } else { 0.0 };
        table.row([part, exact(slice, "/count", language), figure(hundredths, 1, language)]);
    }
    paper.table(&table);
    for remark in list(answer, "/remarks") {
        paper.remark(&remark_words(remark, language));
    }
    paper.sources(answer);
}

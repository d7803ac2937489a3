//! Terms that bind in the end, conflicts, answers to May I…?, and differences between texts.

use super::{
    paper::Paper,
    pick::{NONE, count, list, number, or_dash, text, word},
    table::{Side::Left, Table},
};
use crate::speech::{Word, grouped, value};
use serde_json::Value;

/// Reasons shown a question where all are asked.
const FEW_REASONS: usize = 2;

/// `baimo may`
pub(crate) fn may(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let licences = joined(list(answer, "/licences"), "/name");
    paper.title(text(answer, "/repo").unwrap_or(&licences));
    paper.pair(Word::Licence, &licences);
    if let Some(chosen) = text(answer, "/chosen/name") {
        paper.line(&format!("{} {chosen}", paper.says(Word::Chosen)));
    }
    unread(paper, answer.get("unknown"));
    let rows = list(answer, "/rows");
    let most = if rows.len() == 1 { usize::MAX } else { FEW_REASONS };
    for row in rows {
        let question = value(&or_dash(row, "/question"), language);
        paper.line("");
        paper.line(&format!(
            "{}  {} {question}? ({})",
            word(row, "/answer", language),
            paper.says(Word::Question),
            or_dash(row, "/question")
        ));
        for reason in list(row, "/reasons").iter().take(most) {
            paper.line(&format!("    {}", reason_line(paper, reason)));
        }
        for turn in list(row, "/turns") {
            let amount = number(turn, "/amount").map_or_else(|| NONE.to_owned(), |amount| amount_words(amount, paper));
            let unit = text(turn, "/unit").map_or_else(String::new, |unit| format!(" {unit}"));
            let line = format!(
                "    {} {amount}{unit} {} → {} ({} {})",
                paper.says(Word::TurnsAt),
                or_dash(turn, "/metric").replace('_', " "),
                word(turn, "/becomes", language),
                or_dash(turn, "/licence/short"),
                or_dash(turn, "/clause"),
            );
            paper.line(&line);
        }
    }
    paper.sources(answer);
    paper.remark(paper.says(Word::NoAdvice));
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "thresholds of licences are whole numbers far below 2^53"
)]
fn amount_words(amount: f64, paper: &Paper<'_>) -> String {
    grouped(amount.round() as i64, paper.language())
}

fn reason_line(paper: &Paper<'_>, reason: &Value) -> String {
    let language = paper.language();
    let licence = text(reason, "/licence/short").map_or_else(|| paper.says(Word::Unknown).to_owned(), str::to_owned);
    let said = text(reason, "/value").unwrap_or_else(|| paper.says(Word::Silence));
    let clause = text(reason, "/clause").map_or_else(String::new, |clause| format!(" {clause}"));
    let mark = reason.get("source").and_then(Value::as_u64);
    let mark = mark.map_or_else(String::new, |number| format!(" [{}]", number + 1));
    format!(
        "{} {licence}{clause}: {} {said}{mark}{}",
        word(reason, "/answer", language),
        or_dash(reason, "/key"),
        via(paper, list(reason, "/path"))
    )
}

/// The way up to the model that brings a licence in.
fn via(paper: &Paper<'_>, path: &[Value]) -> String {
    let steps: Vec<String> = path.iter().map(|step| or_dash(step, "/repo")).collect();
    if steps.is_empty() {
        String::new()
    } else {
        format!("; {} {}", paper.says(Word::Via), steps.join(" → "))
    }
}

fn joined(rows: &[Value], place: &str) -> String {
    let names: Vec<String> = rows.iter().map(|row| or_dash(row, place)).collect();
    if names.is_empty() {
        NONE.to_owned()
    } else {
        names.join(", ")
    }
}

fn unread(paper: &mut Paper<'_>, unknown: Option<&Value>) {
    if unknown.and_then(Value::as_bool) == Some(true) {
        paper.line(paper.says(Word::UnreadLicence));
    }
}

/// Terms and conflicts of a model's page.
pub(super) fn effective(paper: &mut Paper<'_>, answer: &Value) {
    conflicts(paper, answer);
    let terms = list(answer, "/terms");
    if !terms.is_empty() {
        paper.heading(Word::EffectiveTerms);
        let mut table = Table::new([("", Left), ("", Left), (paper.says(Word::Clause), Left), ("", Left)]);
        for term in terms {
            let own = format!("{}{}", or_dash(term, "/licence/short"), via(paper, list(term, "/path")));
            table.row([
                or_dash(term, "/key"),
                or_dash(term, "/value"),
                or_dash(term, "/clause"),
                own,
            ]);
        }
        paper.table(&table);
    }
    unread(paper, answer.get("unread"));
    let rows = list(answer, "/openness");
    if !rows.is_empty() {
        let each = rows.iter().map(|row| {
            let holds = match row.get("holds").and_then(Value::as_bool) {
                Some(true) => "✓",
                Some(false) => "✗",
                None => "?",
            };
            format!("{holds} {}", or_dash(row, "/definition"))
        });
        let each: Vec<String> = each.collect();
        paper.pair(Word::Openness, &each.join(" · "));
    }
}

fn conflicts(paper: &mut Paper<'_>, answer: &Value) {
    let rows = list(answer, "/conflicts");
    if rows.is_empty() {
        return;
    }
    paper.heading(Word::Conflicts);
    let name = or_dash(answer, "/repo");
    for row in rows {
        let declared = text(row, "/declared/short").map_or_else(
            || paper.says(Word::DeclaresNothing).to_owned(),
            |declared| format!("{} {declared}", paper.says(Word::Declares)),
        );
        let clauses: Vec<&str> = list(row, "/clauses").iter().filter_map(Value::as_str).collect();
        paper.line(&format!(
            "{declared}; {name} {} {}: {} {} {}",
            paper.says(Word::DescendsFrom),
            or_dash(row, "/ancestor"),
            or_dash(row, "/licence/name"),
            clauses.join(", "),
            paper.says(Word::Binding)
        ));
    }
}

/// `baimo licence A --diff B`
pub(crate) fn diff(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let (left, right) = (
        or_dash(answer, "/left/licence/name"),
        or_dash(answer, "/right/licence/name"),
    );
    paper.title(&format!("{left} → {right}"));
    let hunks = list(answer, "/hunks");
    if hunks.is_empty() {
        paper.line(paper.says(Word::SameText));
    }
    for hunk in hunks {
        let lines = list(hunk, "/lines");
        let from = |place: &str| {
            lines
                .iter()
                .find_map(|line| line.pointer(place).and_then(Value::as_u64))
                .unwrap_or(0)
        };
        paper.line(&format!("@@ -{} +{} @@", from("/left"), from("/right")));
        for line in lines {
            let mark = match text(line, "/kind") {
                Some("added") => '+',
                Some("removed") => '-',
                _ => ' ',
            };
            let words: String = list(line, "/pieces")
                .iter()
                .filter_map(|piece| piece.get(1)?.as_str())
                .collect();
            paper.words(&format!("{mark}{words}"));
        }
    }
    paper.remark(&format!(
        "{} {} · {} {}",
        count(answer, "/added", language),
        paper.says(Word::LinesAdded),
        count(answer, "/removed", language),
        paper.says(Word::LinesRemoved)
    ));
    if answer.get("cut").and_then(Value::as_bool) == Some(true) {
        paper.remark(paper.says(Word::NotAllCompared));
    }
    paper.sources(answer);
    paper.remark(paper.says(Word::NoAdvice));
}

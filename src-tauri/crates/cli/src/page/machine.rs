//! What lies on this machine.

use super::{
    paper::Paper,
    pick::{NONE, count, list, number, or_dash, text, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, bytes};
use serde_json::Value;

/// `baimo audit`
pub(crate) fn audit(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let rows = list(answer, "/rows");
    let mut table = Table::new([
        (paper.says(Word::Model), Left),
        (paper.says(Word::Licence), Left),
        (paper.says(Word::Verdict), Left),
        (paper.says(Word::Policy), Left),
        (paper.says(Word::MatchedBy), Left),
        (paper.says(Word::Format), Left),
        (paper.says(Word::FileSize), Right),
        (paper.says(Word::Store), Left),
    ]);
    for row in rows {
        let kinds = [text(row, "/format"), text(row, "/quantisation")];
        let size = number(row, "/size_bytes").map_or_else(|| NONE.to_owned(), |size| bytes(size, language));
        table.row([
            name(row),
            licence(row),
            word(row, "/verdict", language),
            stance(paper, row),
            text(row, "/ground").map_or_else(|| NONE.to_owned(), |ground| matched(paper, ground)),
            kinds.into_iter().flatten().collect::<Vec<_>>().join(" "),
            size,
            or_dash(row, "/store"),
        ]);
    }
    paper.table(&table);
    if rows.is_empty() {
        paper.line(paper.says(Word::NoModels));
    }
    remarks(paper, rows);
    let totals = [
        (Word::Models, "models"),
        (Word::Matched, "matched"),
        (Word::Unmatched, "unmatched"),
        (Word::Ambiguous, "ambiguous"),
        (Word::UnknownLicences, "unknown_licence"),
    ];
    let parts = totals.map(|(word, at)| {
        format!(
            "{}: {}",
            paper.says(word),
            count(answer, &format!("/totals/{at}"), language)
        )
    });
    paper.remark(&parts.join(" · "));
    if let Some(policy) = answer.get("policy").and_then(Value::as_str) {
        let parts = ["allowed", "asked", "denied"].map(|at| count(answer, &format!("/totals/{at}"), language));
        let [allowed, asked, denied] = parts;
        let words = [Word::PolicyAllow, Word::PolicyAsk, Word::PolicyDeny].map(|word| paper.says(word));
        paper.remark(&format!(
            "{} {policy} · {}: {allowed} · {}: {asked} · {}: {denied}",
            paper.says(Word::Policy),
            words[0],
            words[1],
            words[2]
        ));
    }
    unread(paper, answer);
    paper.remark(paper.says(Word::NoAdvice));
}

/// What it is, and what it was made from where it is not that itself.
fn name(row: &Value) -> String {
    let name = or_dash(row, "/name");
    match (text(row, "/repo"), row["derived"].as_bool()) {
        (Some(repo), Some(true)) => format!("{name} ← {repo}"),
        _ => name,
    }
}

/// Declared, and what binds in the end where that is another. What was made from a model declares what its own files
/// state, and that model's licence binds it.
fn licence(row: &Value) -> String {
    let first = |words: &str| words.lines().next().unwrap_or(NONE).to_owned();
    let stated = text(row, "/stated/short")
        .or_else(|| text(row, "/stated_words"))
        .map(first);
    let held = text(row, "/licence/declared/short")
        .or_else(|| text(row, "/licence/declared_words"))
        .map(first);
    let derived = row["derived"].as_bool() == Some(true);
    let (declared, base) = if derived {
        (stated, held)
    } else {
        (held.or(stated), None)
    };
    let declared = declared.unwrap_or_else(|| NONE.to_owned());
    let effective = text(row, "/licence/effective/short").filter(|_| row["licence"]["differs"] == true);
    match effective
        .map(str::to_owned)
        .or(base)
        .filter(|binding| *binding != declared)
    {
        Some(binding) => format!("{declared} → {binding}"),
        None => declared,
    }
}

fn stance(paper: &Paper<'_>, row: &Value) -> String {
    let word = match text(row, "/policy/stance") {
        Some("allow") => Word::PolicyAllow,
        Some("ask") => Word::PolicyAsk,
        Some("deny") => Word::PolicyDeny,
        _ => return NONE.to_owned(),
    };
    paper.says(word).to_owned()
}

fn matched(paper: &Paper<'_>, ground: &str) -> String {
    let word = match ground {
        "path" => Word::ByPath,
        "hash" => Word::ByHash,
        "metadata" => Word::ByMetadata,
        _ => Word::ByName,
    };
    paper.says(word).to_owned()
}

/// What a person has to know of single files: what they might be, what they state, what is wrong with them.
fn remarks(paper: &mut Paper<'_>, rows: &[Value]) {
    for row in rows {
        let name = or_dash(row, "/name");
        let candidates: Vec<&str> = list(row, "/candidates").iter().filter_map(Value::as_str).collect();
        if !candidates.is_empty() {
            paper.remark(&format!(
                "{name}: {} {}",
                paper.says(Word::MightBe),
                candidates.join(", ")
            ));
        }
        if row["stated_differs"] == true {
            let stated = or_dash(row, "/stated/short");
            paper.remark(&format!("{name}: {} {stated}", paper.says(Word::FileStates)));
        }
        // One rule may speak to several licences; its reason is told once.
        let mut told = Vec::new();
        let reasons = list(row, "/policy/reasons").iter();
        let allowed = text(row, "/policy/stance") == Some("allow");
        for why in reasons.filter_map(|reason| text(reason, "/why")).filter(|_| !allowed) {
            if !told.contains(&why) {
                paper.remark(&format!("{name}: {why}"));
                told.push(why);
            }
        }
        for file in list(row, "/files") {
            if let Some(trouble) = text(file, "/trouble") {
                paper.remark(&format!("{}: {trouble}", or_dash(file, "/path")));
            }
        }
    }
}

fn unread(paper: &mut Paper<'_>, answer: &Value) {
    if text(answer, "/cut_short").is_some() {
        paper.line(paper.says(Word::CutShort));
    }
    let unread = list(answer, "/unread");
    if unread.is_empty() {
        return;
    }
    paper.heading(Word::Unread);
    for line in unread {
        paper.line(&format!("{}: {}", or_dash(line, "/path"), or_dash(line, "/reason")));
    }
}

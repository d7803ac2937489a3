//! A search and a model's page.

use super::{
    history,
    paper::Paper,
    pick::{NONE, count, day, list, maker_name, number, or_dash, text, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, bytes, params, score, value};
use serde_json::Value;

/// `baimo search`
pub(crate) fn search(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let heads = [
        (paper.says(Word::Model), Left),
        (paper.says(Word::Maker), Left),
        (paper.says(Word::Params), Right),
        (paper.says(Word::Licence), Left),
        (paper.says(Word::Verdict), Left),
        (paper.says(Word::Downloads), Right),
        (paper.says(Word::Created), Left),
    ];
    let mut table = Table::new(heads);
    for row in list(answer, "/rows") {
        let licence = text(row, "/licence/short")
            .or_else(|| text(row, "/licence_words"))
            .unwrap_or(NONE);
        let differs = row.get("differs").and_then(Value::as_bool).unwrap_or(false);
        table.row([
            or_dash(row, "/repo"),
            row.get("maker")
                .map_or_else(|| NONE.to_owned(), |maker| maker_name(maker, language)),
            size(row, "/params", paper),
            if differs {
                format!("{licence} ≠")
            } else {
                licence.to_owned()
            },
            word(row, "/verdict", language),
            count(row, "/downloads", language),
            day(row, "/created", language),
        ]);
    }
    policy_column(paper, &mut table, list(answer, "/rows"));
    paper.table(&table);
    let (total, of) = (count(answer, "/total", language), count(answer, "/of", language));
    paper.remark(&format!("{total} {} {of}", paper.says(Word::Of)));
    for note in list(answer, "/notes") {
        match text(note, "/reason") {
            Some("no_policy") => paper.remark(paper.says(Word::NoPolicy)),
            Some("bad_policy") => paper.remark(paper.says(Word::PolicyBroken)),
            reason => {
                let what = match reason {
                    Some("read_as") => Word::NoteSlip,
                    Some("within") => Word::NoteWithin,
                    Some("meant") => Word::NoteMeant,
                    _ => Word::NoteTaken,
                };
                paper.remark(&format!("“{}”: {}", or_dash(note, "/text"), paper.says(what)));
            }
        }
    }
    blame(paper, answer);
    facets(paper, answer);
}

/// What the person's policy makes of each row, where one is kept.
pub(super) fn policy_column(paper: &Paper<'_>, table: &mut Table, rows: &[Value]) {
    if rows.iter().any(|row| text(row, "/policy").is_some()) {
        let language = paper.language();
        let stances = rows.iter().map(|row| word(row, "/policy", language));
        table.beside((paper.says(Word::Policy), Left), stances);
    }
}

/// Why nothing matches: what each filter costs.
fn blame(paper: &mut Paper<'_>, answer: &Value) {
    if answer.get("total").and_then(Value::as_u64) != Some(0) {
        return;
    }
    let language = paper.language();
    paper.line(paper.says(Word::NothingFound));
    for part in list(answer, "/blame") {
        let (without, would) = (paper.says(Word::Without), paper.says(Word::WouldFind));
        let found = count(part, "/count", language);
        paper.line(&format!("  {without} {}: {would} {found}", or_dash(part, "/text")));
    }
}

fn facets(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    for facet in list(answer, "/facets") {
        paper.line("");
        paper.title(&or_dash(facet, "/field"));
        let mut table = Table::new([("", Left), ("", Right)]);
        for held in list(facet, "/values").iter().take(12) {
            let key = or_dash(held, "/key");
            let label = text(held, "/label").map_or_else(|| value(&key, language), str::to_owned);
            table.row([label, count(held, "/count", language)]);
        }
        for line in table.set(None).1 {
            paper.line(&line);
        }
    }
}

fn size(row: &Value, place: &str, paper: &Paper<'_>) -> String {
    number(row, place).map_or_else(|| NONE.to_owned(), |count| params(count, paper.language()))
}

/// A fact with the mark of its source.
fn fact(answer: &Value, name: &str, read: impl Fn(&Value) -> String) -> String {
    let Some(value) = answer.get(name).filter(|fact| !fact.is_null()) else {
        return NONE.to_owned();
    };
    let source = value
        .get("source")
        .and_then(Value::as_u64)
        .map_or_else(String::new, |n| format!(" [{}]", n + 1));
    let words = text(value, "/words").map_or_else(String::new, |words| format!(" “{words}”"));
    format!(
        "{}{words}{source}",
        value.get("value").map_or_else(|| NONE.to_owned(), read)
    )
}

/// `baimo model`
pub(crate) fn model(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.title(&or_dash(answer, "/repo"));
    history::state(paper, answer);
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let whole = |value: &Value| count(value, "", language);
    let when = |value: &Value| day(value, "", language);
    let many = |value: &Value| {
        value
            .as_f64()
            .map_or_else(|| NONE.to_owned(), |count| params(count, language))
    };
    let joined = |value: &Value| {
        list(value, "")
            .iter()
            .filter_map(Value::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let maker = |value: &Value| {
        let country = text(value, "/country").map_or_else(String::new, |country| format!(" ({country})"));
        format!("{}{country}", maker_name(value, language))
    };
    paper.pair(Word::Maker, &fact(answer, "maker", maker));
    paper.pair(Word::Params, &fact(answer, "params", many));
    paper.pair(Word::ActiveParams, &fact(answer, "active_params", many));
    paper.pair(Word::Architecture, &fact(answer, "architecture", plain));
    paper.pair(Word::Context, &fact(answer, "context", whole));
    paper.pair(Word::Task, &fact(answer, "task", plain));
    paper.pair(Word::Languages, &fact(answer, "languages", joined));
    paper.pair(Word::Library, &fact(answer, "library", plain));
    paper.pair(Word::Gated, &fact(answer, "gated", plain));
    paper.pair(Word::Created, &fact(answer, "created", when));
    paper.pair(Word::Released, &fact(answer, "released", when));
    paper.pair(Word::Downloads, &fact(answer, "downloads", whole));
    paper.pair(Word::Likes, &fact(answer, "likes", whole));
    paper.pair(Word::Popularity, &count(answer, "/popularity", language));
    badge(paper, answer);
    super::law::effective(paper, answer);
    ancestors(paper, answer);
    descendants(paper, answer);
    standings(paper, answer);
    memory(paper, answer);
    elsewhere(paper, answer);
    history::past(paper, answer);
    paper.sources(answer);
    paper.remark(paper.says(Word::NoAdvice));
}

fn badge(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    paper.heading(Word::Licence);
    paper.pair(Word::Verdict, &word(answer, "/licence/verdict", language));
    let words = text(answer, "/licence/declared_words").map_or_else(String::new, |words| format!(" “{words}”"));
    let declared = text(answer, "/licence/declared/name").unwrap_or(NONE);
    paper.line(&format!("{}: {declared}{words}", paper.says(Word::Declared)));
    if let Some(effective) = text(answer, "/licence/effective/name") {
        paper.line(&format!("{}: {effective}", paper.says(Word::Effective)));
    }
    for step in list(answer, "/licence/path") {
        let (relation, status) = (word(step, "/relation", language), word(step, "/status", language));
        paper.line(&format!(
            "  {} {} ({relation}, {status})",
            paper.says(Word::Via),
            or_dash(step, "/repo")
        ));
    }
    if let Some(clause) = text(answer, "/licence/clause/value") {
        let place = text(answer, "/licence/clause/clause").unwrap_or_default();
        paper.line(&format!(
            "  {}: {clause} {place}",
            text(answer, "/licence/clause/key").unwrap_or_default()
        ));
    }
}

pub(super) fn ancestors(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let edges = list(answer, "/ancestors");
    if edges.is_empty() {
        return;
    }
    paper.heading(Word::Lineage);
    for edge in edges {
        let depth = edge.get("depth").and_then(Value::as_u64).unwrap_or(1).min(12);
        let indent = "  ".repeat(usize::try_from(depth).unwrap_or(1).saturating_sub(1));
        let (relation, status) = (word(edge, "/relation", language), word(edge, "/status", language));
        let mut line = format!("{indent}↑ {} — {relation}, {status}", or_dash(edge, "/parent"));
        if let Some(likelihood) = number(edge, "/likelihood") {
            line.push_str(&format!(
                " ({} {:.0} %)",
                paper.says(Word::Likelihood),
                likelihood * 100.0
            ));
        }
        if text(edge, "/carries") == Some("no") {
            line.push_str(&format!("; {}", paper.says(Word::DoesNotDescend)));
        }
        if edge.get("is_loop").and_then(Value::as_bool) == Some(true) {
            line.push_str(&format!("; {}", paper.says(Word::Loop)));
        }
        for (side, place) in [(Word::For, "/sources"), (Word::Against, "/counter_sources")] {
            let marks = list(edge, place)
                .iter()
                .filter_map(Value::as_u64)
                .map(|n| format!("[{}]", n + 1));
            let marks: String = marks.collect();
            if !marks.is_empty() {
                line.push_str(&format!(" {} {marks}", paper.says(side)));
            }
        }
        paper.line(&line);
    }
    if let Some(root) = answer.get("root").and_then(|root| text(root, "/repo")) {
        paper.pair(Word::Root, root);
    }
}

fn descendants(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    if answer
        .pointer("/descendants/children")
        .and_then(Value::as_u64)
        .unwrap_or(0)
        == 0
    {
        return;
    }
    paper.heading(Word::Descendants);
    paper.line(&count(answer, "/descendants/total", language));
    let heads = [
        (paper.says(Word::Model), Left),
        (paper.says(Word::Relation), Left),
        (paper.says(Word::Verdict), Left),
    ];
    let mut table = Table::new(heads);
    for row in list(answer, "/descendants/rows").iter().take(12) {
        let (relation, verdict) = (word(row, "/relation", language), word(row, "/verdict", language));
        table.row([or_dash(row, "/repo"), relation, verdict]);
    }
    paper.table(&table);
}

fn standings(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let spans = list(answer, "/standings");
    if spans.is_empty() {
        return;
    }
    paper.heading(Word::Standings);
    let heads = [
        (paper.says(Word::Date), Left),
        (paper.says(Word::Board), Left),
        (paper.says(Word::Rank), Right),
        (paper.says(Word::Score), Right),
    ];
    let mut table = Table::new(heads);
    for span in spans.iter().take(12) {
        table.row([
            day(span, "/date", language),
            or_dash(span, "/board_name"),
            count(span, "/rank", language),
            number(span, "/score").map_or_else(|| NONE.to_owned(), |points| score(points, language)),
        ]);
    }
    paper.table(&table);
}

fn memory(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let needs = list(answer, "/needs");
    if needs.is_empty() {
        return;
    }
    paper.heading(Word::Memory);
    let size = |row: &Value, place: &str| number(row, place).map_or_else(|| NONE.to_owned(), |n| bytes(n, language));
    let each: Vec<String> = needs
        .iter()
        .map(|need| format!("{} {}", or_dash(need, "/precision"), size(need, "/total_bytes")))
        .collect();
    paper.line(&each.join(" · "));
    if list(answer, "/fits").is_empty() {
        return;
    }
    paper.heading(Word::Fits);
    let mut table = Table::new([(paper.says(Word::Chip), Left), ("", Left), ("", Left), ("", Right)]);
    for fit in list(answer, "/fits").iter().take(16) {
        let count = fit.get("count").and_then(Value::as_u64).unwrap_or(1);
        let name = if count > 1 {
            format!("{count} × {}", or_dash(fit, "/name"))
        } else {
            or_dash(fit, "/name")
        };
        table.row([
            name,
            word(fit, "/verdict", language),
            or_dash(fit, "/precision"),
            size(fit, "/need_bytes"),
        ]);
    }
    paper.table(&table);
}

fn elsewhere(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let offers = list(answer, "/offers");
    if !offers.is_empty() {
        paper.heading(Word::Offers);
        paper.table(&super::prices::offers(paper, offers));
    }
    let ids: Vec<_> = list(answer, "/ids").iter().take(20).collect();
    if !ids.is_empty() {
        paper.heading(Word::Ids);
        for id in ids {
            paper.line(&format!(
                "{}: {}",
                value(&or_dash(id, "/place"), language),
                or_dash(id, "/id")
            ));
        }
    }
}

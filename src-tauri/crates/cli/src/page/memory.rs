//! What a model needs to run: part by part at every precision, the working of one, and what holds it.

use super::{
    paper::Paper,
    pick::{NONE, count, list, number, or_dash, text, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Noun, Word, bytes, figure, grouped, named, params};
use serde_json::{Value, json};

/// `baimo memory`
pub(crate) fn memory(paper: &mut Paper<'_>, answer: &Value, precision: Option<&str>, limit: usize) {
    paper.title(&or_dash(answer, "/repo"));
    facts(paper, answer);
    let needs = list(answer, "/needs");
    if needs.is_empty() {
        paper.line("");
        paper.line(paper.says(Word::NotComputable));
        paper.sources(answer);
        return;
    }
    paper.heading(Word::Memory);
    let table = parts(paper, needs);
    paper.table(&table);
    let chosen = precision.and_then(|key| needs.iter().find(|need| text(need, "/precision") == Some(key)));
    if let Some(need) = chosen.or_else(|| needs.first()) {
        working(paper, need);
    }
    let here = list(answer, "/here");
    if !here.is_empty() {
        paper.heading(Word::ThisComputer);
        let table = holders(paper, here);
        paper.table(&table);
    }
    let shown = chips(paper, answer, limit);
    paper.line("");
    paper.remark(paper.says(Word::MemoryIsNotSpeed));
    let mut cited = json!({ "fits": shown, "sources": list(answer, "/sources") });
    for fact in ["params", "active_params", "architecture", "shape"] {
        cited[fact] = answer[fact].clone();
    }
    paper.cited(&cited);
}

fn note(fact: &Value) -> String {
    let number = fact.get("source").and_then(Value::as_u64);
    number.map_or_else(String::new, |number| format!(" [{}]", number + 1))
}

fn facts(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let many = |name: &str| {
        let size = number(answer, &format!("/{name}/value")).map(|size| params(size, language));
        size.map(|size| format!("{size}{}", note(&answer[name])))
    };
    let unknown = || paper.says(Word::Unknown).to_owned();
    let parameters = many("params").unwrap_or_else(unknown);
    let architecture = text(answer, "/architecture/value").map(|key| format!("{key}{}", note(&answer["architecture"])));
    let architecture = architecture.unwrap_or_else(unknown);
    paper.pair(Word::Params, &parameters);
    paper.pair(Word::ActiveParams, &many("active_params").unwrap_or_default());
    paper.pair(Word::Architecture, &architecture);
    paper.pair(Word::Attention, &attention(answer, paper));
    let missing: Vec<String> = list(answer, "/missing")
        .iter()
        .filter_map(Value::as_str)
        .map(|key| named(Noun::Quantity, key, language))
        .collect();
    paper.pair(Word::NotPublished, &missing.join(", "));
    let load = [
        format!(
            "{} {}",
            count(answer, "/context", language),
            paper.says(Word::TokensEach)
        ),
        format!(
            "{} {}",
            count(answer, "/sequences", language),
            paper.says(Word::RequestsAtOnce)
        ),
        format!("{} {}", paper.says(Word::CacheIn), or_dash(answer, "/cache")),
    ];
    paper.pair(Word::ComputedFor, &load.join(" · "));
    if let Some(rank) = number(answer, "/adapter_rank") {
        let part = named(Noun::Part, "adapter", language);
        paper.line(&format!("{:22}{part}, R = {}", "", figure(rank, 0, language)));
    }
}

/// What its layers keep, with the numbers that belong to the kind.
fn attention(answer: &Value, paper: &Paper<'_>) -> String {
    let language = paper.language();
    let kind = named(Noun::Attention, &or_dash(answer, "/attention/kind"), language);
    let mut said = kind;
    for (place, word) in [
        ("window", Word::WindowOf),
        ("full_every", Word::FullEvery),
        ("width", Word::LatentWidth),
    ] {
        if let Some(value) = number(answer, &format!("/attention/{place}")) {
            said.push_str(&format!("; {} {}", paper.says(word), figure(value, 0, language)));
        }
    }
    if let Some(words) = text(answer, "/attention/words") {
        said.push_str(&format!(" ({words})"));
    }
    said
}

/// A row a precision, a column a part; what has no figure is a question mark, and its total at least so much.
fn parts(paper: &Paper<'_>, needs: &[Value]) -> Table {
    let language = paper.language();
    let size = |value: Option<f64>| value.map_or_else(|| String::from("?"), |n| bytes(n, language));
    let mut table = Table::new([(paper.says(Word::Precision), Left), (paper.says(Word::Total), Right)]);
    for need in needs {
        let open = list(need, "/parts").iter().any(|part| part["bytes"].is_null());
        let total = size(number(need, "/total_bytes"));
        table.row([
            or_dash(need, "/precision"),
            if open { format!("≥ {total}") } else { total },
        ]);
    }
    let kinds = needs.first().map_or(&[][..], |need| list(need, "/parts"));
    for (at, part) in kinds.iter().enumerate() {
        let head = named(Noun::Part, &or_dash(part, "/kind"), language);
        let cells = needs
            .iter()
            .map(|need| size(number(need, &format!("/parts/{at}/bytes"))));
        table.beside((&head, Right), cells);
    }
    if needs.iter().any(|need| number(need, "/active_bytes").is_some()) {
        let cells = needs
            .iter()
            .map(|need| number(need, "/active_bytes").map_or_else(|| NONE.to_owned(), |n| bytes(n, language)));
        table.beside((paper.says(Word::ReadForAToken), Right), cells);
    }
    table
}

/// Every formula of one precision with the numbers behind its symbols, and how surely its figure is known.
fn working(paper: &mut Paper<'_>, need: &Value) {
    let language = paper.language();
    paper.line("");
    paper.title(&format!(
        "{} {}",
        paper.says(Word::WorkingAt),
        or_dash(need, "/precision")
    ));
    for part in list(need, "/parts") {
        let kind = named(Noun::Part, &or_dash(part, "/kind"), language);
        let ground = named(Noun::Ground, &or_dash(part, "/ground"), language);
        match number(part, "/bytes") {
            Some(size) => paper.line(&format!(
                "{kind} = {} = {} ({ground})",
                or_dash(part, "/formula"),
                bytes(size, language)
            )),
            None => paper.line(&format!("{kind}: ? ({ground})")),
        }
        let inputs = list(part, "/inputs").iter().map(|input| {
            let value = number(input, "/value").unwrap_or_default();
            let quantity = named(Noun::Quantity, &or_dash(input, "/quantity"), language);
            format!("{} = {} {quantity}", or_dash(input, "/symbol"), amount(value, language))
        });
        let inputs: Vec<String> = inputs.collect();
        if !inputs.is_empty() {
            paper.remark(&format!("  {}", inputs.join(" · ")));
        }
    }
    paper.remark(
        &text(need, "/words").map_or_else(String::new, |words| format!("{}: {words}", or_dash(need, "/precision"))),
    );
}

/// A whole number in groups; any other with as many digits as bits a weight are given.
#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and it is only shown")]
fn amount(value: f64, language: crate::speech::Language) -> String {
    if value.fract().abs() < 1e-9 {
        grouped(value as i64, language)
    } else {
        figure(value, 3, language)
    }
}

fn holders(paper: &Paper<'_>, rows: &[Value]) -> Table {
    let language = paper.language();
    let size = |row: &Value, place: &str| number(row, place).map_or_else(|| NONE.to_owned(), |n| bytes(n, language));
    let mut table = Table::new([
        (paper.says(Word::Chip), Left),
        ("", Left),
        (paper.says(Word::Precision), Left),
        (paper.says(Word::Needs), Right),
        (paper.says(Word::Free), Right),
    ]);
    for row in rows {
        let alike = row.get("count").and_then(Value::as_u64).unwrap_or(1);
        let name = text(row, "/name").unwrap_or(paper.says(Word::ItsMemory));
        table.row([
            if alike > 1 {
                format!("{alike} × {name}")
            } else {
                name.to_owned()
            },
            word(row, "/verdict", language),
            or_dash(row, "/precision"),
            size(row, "/need_bytes"),
            size(row, "/memory_bytes"),
        ]);
    }
    table
}

/// Chips that hold it, the fewest and smallest first; gives the rows shown.
fn chips(paper: &mut Paper<'_>, answer: &Value, limit: usize) -> Vec<Value> {
    let language = paper.language();
    let all = list(answer, "/fits");
    let holds = |row: &&Value| text(row, "/verdict") != Some("too_small");
    let holding = i64::try_from(all.iter().filter(holds).count()).unwrap_or(i64::MAX);
    let shown: Vec<Value> = all.iter().filter(holds).take(limit).cloned().collect();
    paper.heading(Word::Fits);
    let table = holders(paper, &shown);
    paper.table(&table);
    let of = i64::try_from(all.len()).unwrap_or(i64::MAX);
    paper.remark(&format!(
        "{} {} {} {}",
        grouped(holding, language),
        paper.says(Word::Of),
        grouped(of, language),
        paper.says(Word::ChipsHoldIt)
    ));
    shown
}

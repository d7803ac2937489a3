//! The person's policy, what it makes of the atlas, and of single models.

use super::{
    paper::Paper,
    pick::{NONE, count, list, or_dash, text, word},
    table::{Side::Left, Side::Right, Table},
};
use crate::speech::{Word, grouped, value};
use serde_json::Value;

/// The conditions of a rule, in the order in which they are written.
const CONDITIONS: [&str; 8] = [
    "term", "value", "licence", "family", "country", "maker", "openness", "verdict",
];

/// `baimo policy`
pub(crate) fn policy(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    if let Some(trouble) = text(answer, "/trouble/detail") {
        paper.line(paper.says(Word::PolicyBroken));
        paper.line(trouble);
        return;
    }
    let Some(name) = text(answer, "/policy/name") else {
        paper.line(paper.says(Word::PolicyNothing));
        return;
    };
    paper.title(name);
    paper.pair(Word::PolicyDefault, &word(answer, "/policy/default", language));
    let counts = list(answer, "/effect/counts").iter().filter_map(|pair| {
        let (stance, models) = (pair.get(0)?.as_str()?, pair.get(1)?.as_i64()?);
        Some(format!("{} {}", value(stance, language), grouped(models, language)))
    });
    paper.pair(Word::Models, &counts.collect::<Vec<_>>().join(" · "));
    rules(paper, answer);
    most_used(paper, Word::Denied, list(answer, "/effect/denied"));
    most_used(paper, Word::Asked, list(answer, "/effect/asked"));
    paper.remark(paper.says(Word::NoAdvice));
}

fn rules(paper: &mut Paper<'_>, answer: &Value) {
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Rule), Right),
        ("", Left),
        (paper.says(Word::When), Left),
        (paper.says(Word::Decides), Right),
        (paper.says(Word::Why), Left),
    ]);
    for (at, rule) in list(answer, "/policy/rules").iter().enumerate() {
        table.row([
            (at + 1).to_string(),
            word(rule, "/then", language),
            conditions(rule),
            count(answer, &format!("/effect/by_rule/{at}"), language),
            text(rule, "/why").unwrap_or_default().to_owned(),
        ]);
    }
    let rest = list(answer, "/policy/rules").len();
    table.row([
        NONE.to_owned(),
        word(answer, "/policy/default", language),
        paper.says(Word::PolicyDefault).to_owned(),
        count(answer, &format!("/effect/by_rule/{rest}"), language),
        String::new(),
    ]);
    paper.line("");
    paper.table(&table);
}

fn conditions(rule: &Value) -> String {
    let set = CONDITIONS
        .iter()
        .filter_map(|name| Some(format!("{name} = {}", rule.get(*name)?.as_str()?)));
    set.collect::<Vec<_>>().join(", ")
}

fn most_used(paper: &mut Paper<'_>, head: Word, rows: &[Value]) {
    if rows.is_empty() {
        return;
    }
    let language = paper.language();
    let mut table = Table::new([
        (paper.says(Word::Model), Left),
        (paper.says(Word::Licence), Left),
        (paper.says(Word::Verdict), Left),
        (paper.says(Word::Downloads), Right),
    ]);
    for row in rows {
        let licence = text(row, "/licence/short").or_else(|| text(row, "/licence_words"));
        table.row([
            or_dash(row, "/repo"),
            licence.unwrap_or(NONE).to_owned(),
            word(row, "/verdict", language),
            count(row, "/downloads", language),
        ]);
    }
    paper.heading(head);
    paper.table(&table);
}

/// `baimo policy samples`
pub(crate) fn samples(paper: &mut Paper<'_>, answer: &Value) {
    paper.title(paper.says(Word::PolicySamples));
    for held in list(answer, "") {
        let key = or_dash(held, "/key");
        let about = text(held, "/toml").unwrap_or_default().lines();
        let about: Vec<&str> = about.map_while(|line| line.strip_prefix("# ")).collect();
        paper.line(&format!("{key}: {}", about.join(" ")));
    }
    paper.remark("baimo policy samples company > policy.toml");
}

/// `baimo policy samples KEY`
pub(crate) fn sample(paper: &mut Paper<'_>, answer: &Value) {
    paper.words(text(answer, "/toml").unwrap_or_default());
}

/// `baimo policy check`
pub(crate) fn checked(paper: &mut Paper<'_>, answer: &Value) {
    for held in list(answer, "") {
        tag(paper, &or_dash(held, "/repo"), held);
    }
    paper.remark(paper.says(Word::NoAdvice));
}

/// What the policy makes of one thing: the stance, then a line a reason.
fn tag(paper: &mut Paper<'_>, name: &str, held: &Value) {
    let language = paper.language();
    paper.line(&format!("{}  {name}", word(held, "/policy/stance", language)));
    if text(held, "/policy/policy").is_none() {
        paper.line(&format!("    {}", paper.says(Word::PolicyBroken)));
    }
    for reason in list(held, "/policy/reasons") {
        let rule = reason.get("rule").and_then(Value::as_u64);
        let unknown = reason.get("unknown").and_then(Value::as_bool).unwrap_or(false);
        let mut parts = vec![match rule {
            Some(number) => format!("{} {number}", paper.says(Word::Rule)),
            None if unknown => paper.says(Word::UnknownLicence).to_owned(),
            None => paper.says(Word::PolicyDefault).to_owned(),
        }];
        let licence = text(reason, "/licence/short").map(str::to_owned);
        let clause = text(reason, "/clause").map(str::to_owned);
        parts.extend(licence.map(|licence| {
            [Some(licence), clause]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        }));
        parts.extend(text(reason, "/why").map(str::to_owned));
        paper.line(&format!("    {}", parts.join(" · ")));
    }
}

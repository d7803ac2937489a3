//! Questions about uses, what a model comes from and what came of it, who builds on whom, and how two texts differ.

use crate::{
    args::answers::{Flows, Lineage, May},
    door::{Door, Outcome},
    page,
};
use atlas::{Answer, Code};
use catalogue::view::{DescendantsAsk, FlowsAsk, LicenceDiffAsk, MayAsk, ModelAsk, Situation};
use desk::{Fault, Request};
use serde_json::Value;

/// `baimo may`
pub(crate) async fn may(door: &Door, what: &May) -> Outcome<u8> {
    let mut answer = ask_of(door, what).await?;
    let Some(question) = &what.question else {
        return door.say(&answer, page::may);
    };
    let rows = answer.get_mut("rows").and_then(Value::as_array_mut);
    let rows = rows.map(std::mem::take).unwrap_or_default();
    let known: Vec<String> = rows
        .iter()
        .filter_map(|row| row["question"].as_str().map(str::to_owned))
        .collect();
    let Some(row) = rows.into_iter().find(|row| row["question"] == *question) else {
        return Err(Fault {
            code: Code::BadRequest,
            subject: Some(question.clone()),
            detail: format!(
                "There is no question “{question}”. Questions are: {}.",
                known.join(", ")
            ),
        }
        .into());
    };
    let status = row["answer"].as_str().and_then(Answer::from_name).map_or(12, status_of);
    answer["rows"] = Value::Array(vec![row]);
    door.say(&answer, page::may)?;
    Ok(status)
}

/// The exit code of one answer: only what can be done without asking anybody is 0.
fn status_of(answer: Answer) -> u8 {
    match answer {
        Answer::Yes | Answer::Conditions => 0,
        Answer::Ask => 10,
        Answer::No => 11,
        Answer::Unknown => 12,
    }
}

/// Asks of a model or of a licence. Words with a slash are first a model, others first a licence.
async fn ask_of(door: &Door, what: &May) -> Outcome<Value> {
    let ask = |model: bool| {
        let subject = Some(what.subject.clone());
        let (repo, licence) = if model { (subject, None) } else { (None, subject) };
        let situation = Situation {
            users: what.users,
            revenue: what.revenue,
            territory: what.territory.clone(),
            modified: what.modified,
        };
        Request::May(MayAsk {
            repo,
            licence,
            situation,
        })
    };
    let model_first = what.subject.contains('/') && !what.subject.contains("://") && !what.subject.contains(' ');
    let first = door.ask(ask(model_first)).await;
    let not_found = |error: &anyhow::Error| error.downcast_ref::<Fault>().is_some_and(|f| f.code == Code::NotFound);
    match first {
        Err(error) if not_found(&error) => match door.ask(ask(!model_first)).await {
            Err(other) if not_found(&other) => Err(error),
            other => other,
        },
        other => other,
    }
}

/// `baimo lineage`
pub(crate) async fn lineage(door: &Door, what: &Lineage) -> Outcome<u8> {
    if !what.down {
        let answer = door.ask(Request::Model(ModelAsk { repo: what.id.clone() })).await?;
        let parts = [
            "repo",
            "licence",
            "root",
            "ancestors",
            "terms",
            "unread",
            "conflicts",
            "sources",
        ];
        let lineage: serde_json::Map<String, Value> = parts
            .iter()
            .map(|part| ((*part).to_owned(), answer[*part].clone()))
            .collect();
        return door.say(&Value::Object(lineage), page::lineage);
    }
    let ask = DescendantsAsk {
        repo: what.id.clone(),
        relation: what.relation,
        maker: what.maker.clone(),
        licence: what.licence.clone(),
        verdict: None,
        direct: what.direct,
        offset: what.offset,
        limit: what.limit,
    };
    let answer = door.ask(Request::Descendants(ask)).await?;
    door.say(&answer, page::descendants)
}

/// `baimo flows`
pub(crate) async fn flows(door: &Door, what: &Flows) -> Outcome<u8> {
    let ask = FlowsAsk {
        relation: what.relation,
        stated: what.stated,
    };
    let answer = door.ask(Request::Flows(ask)).await?;
    door.say(&answer, page::flows)
}

/// `baimo licence A --diff B`
pub(crate) async fn diff(door: &Door, left: &str, right: &str) -> Outcome<u8> {
    let ask = LicenceDiffAsk {
        left: left.to_owned(),
        right: right.to_owned(),
    };
    let answer = door.ask(Request::LicenceDiff(ask)).await?;
    door.say(&answer, page::diff)
}

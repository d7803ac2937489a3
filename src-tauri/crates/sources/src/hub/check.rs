//! What became of models that were not listed: each is asked for alone, and a rename is told from an end.

use super::{
    facts::FACTS,
    going::Going,
    walk::{ask, refused, said},
};
use crate::{
    Batch, Drift, Fate, Is, Net, Odd, Records, Sink, SourceError, Want,
    lenient::{self, Fields},
    net::Answer,
};
use atlas::RepoId;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Fates kept together: so many questions are asked again at most.
const TOGETHER: usize = 20;
/// Answers of no use in a row before the Hub is left in peace.
const USELESS: u32 = 5;

const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.');

/// What one answer comes to.
enum Told {
    Fate(Is),
    Useless(String),
}

/// Asks for the models the last pass did not list.
pub(super) async fn check(going: &mut Going, net: &Net, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let left = FACTS.check.at_most.saturating_sub(going.checked);
    let wanted = sink.wanted(Want::Unlisted, left).await?;
    if wanted.is_empty() {
        return Ok(());
    }
    if let Some(why) = deaf(going, net).await? {
        let odd = Odd {
            key: String::from("check"),
            reason: why,
            words: String::new(),
        };
        return keep(going, sink, Vec::new(), vec![odd]).await;
    }
    let (mut fates, mut odd, mut useless) = (Vec::new(), Vec::new(), 0);
    for wanted in wanted {
        going.checked += 1;
        match told(net, &wanted.name).await? {
            Told::Fate(is) => {
                useless = 0;
                fates.push(Fate { repo: wanted.name, is });
            }
            Told::Useless(reason) => {
                useless += 1;
                odd.push(Odd {
                    key: wanted.name,
                    reason,
                    words: String::new(),
                });
            }
        }
        if fates.len() + odd.len() >= TOGETHER {
            keep(going, sink, std::mem::take(&mut fates), std::mem::take(&mut odd)).await?;
        }
        if useless >= USELESS {
            break;
        }
    }
    if fates.is_empty() && odd.is_empty() {
        return Ok(());
    }
    keep(going, sink, fates, odd).await
}

async fn keep(going: &Going, sink: &mut dyn Sink, fates: Vec<Fate>, odd: Vec<Odd>) -> Result<(), SourceError> {
    let batch = Batch {
        records: Records::Fates(fates),
        cursor: going.cursor(),
        complete: None,
        odd,
        drift: Drift::default(),
        of: Some(going.of()),
    };
    Ok(sink.keep(batch).await?)
}

/// Asks for a model that was just listed. A mirror that answers “not found” to that would make the whole atlas look gone.
async fn deaf(going: &Going, net: &Net) -> Result<Option<String>, SourceError> {
    let Some(witness) = &going.witness else { return Ok(None) };
    Ok(match told(net, witness).await? {
        Told::Fate(Is::There | Is::Renamed(_)) => None,
        Told::Fate(Is::NotPublic) => Some(format!(
            "{witness} was listed and cannot be asked for alone: what this server says of single models is not believed"
        )),
        Told::Useless(why) => Some(why),
    })
}

async fn told(net: &Net, repo: &str) -> Result<Told, SourceError> {
    let path = format!("/api/models/{}?expand=createdAt", utf8_percent_encode(repo, PATH));
    match net.ask(ask(&path)).await {
        Ok(answer) => read(net, repo, &answer),
        Err(SourceError::Refused { status, reason, .. }) => Ok(Told::Useless(format!("answered {status}: {reason}"))),
        Err(error) => Err(error),
    }
}

fn read(net: &Net, repo: &str, answer: &Answer) -> Result<Told, SourceError> {
    let useless = |why: &str| Ok(Told::Useless(format!("answered {}: {why}", answer.status)));
    match answer.status {
        200 => match named(answer) {
            Some(id) if id.as_str() == repo => Ok(Told::Fate(Is::There)),
            Some(id) => Ok(Told::Fate(Is::Renamed(id.into()))),
            None => useless("no model"),
        },
        301 | 302 | 303 | 307 | 308 => match answer.location.as_deref().and_then(|to| renamed(to, net.host())) {
            Some(id) if id.as_str() == repo => useless("a redirect to itself"),
            Some(id) => Ok(Told::Fate(Is::Renamed(id.into()))),
            None => useless("a redirect that names no model"),
        },
        // A bad token gets the same status for every model there is.
        401 if said(answer).contains("Invalid credentials") => Err(refused(net, answer)),
        401 | 404 | 410 if speaks_json(answer) => Ok(Told::Fate(Is::NotPublic)),
        _ => useless(
            &said(answer)
                .chars()
                .filter(|c| !c.is_control())
                .take(200)
                .collect::<String>(),
        ),
    }
}

fn named(answer: &Answer) -> Option<RepoId> {
    let body = String::from_utf8_lossy(&answer.body);
    let fields = Fields::of(&body)?;
    let id = fields
        .get("id", lenient::text)
        .this()
        .or_else(|| fields.get("modelId", lenient::text).this())?;
    RepoId::new(id).ok()
}

fn speaks_json(answer: &Answer) -> bool {
    let body = String::from_utf8_lossy(&answer.body);
    Fields::of(&body).is_some_and(|fields| fields.get("error", lenient::text).this().is_some())
}

/// `/api/models/a/b`, or the same on the Hub or the endpoint asked; nobody goes there, only the name is read.
fn renamed(to: &str, host: &str) -> Option<RepoId> {
    let path = match to.split_once("://") {
        None => to,
        Some((_, rest)) => {
            let (at, _) = rest.split_once('/')?;
            (at == host || at == super::HOST).then(|| &rest[at.len()..])?
        }
    };
    let path = path.split(['?', '#']).next()?;
    let (_, id) = path.split_once("/api/models/")?;
    let id = percent_encoding::percent_decode_str(id).decode_utf8().ok()?;
    RepoId::new(id).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_name_is_read_from_where_the_redirect_leads() {
        let check = |to: &str, expected: Option<&str>| {
            assert_eq!(
                renamed(to, "mirror.example:8080").map(String::from).as_deref(),
                expected,
                "{to}"
            );
        };
        check(
            "/api/models/google-bert/bert-base-uncased",
            Some("google-bert/bert-base-uncased"),
        );
        check(
            "/api/models/google-bert/bert-base-uncased?expand=createdAt",
            Some("google-bert/bert-base-uncased"),
        );
        check("https://huggingface.co/api/models/a/b", Some("a/b"));
        check("http://mirror.example:8080/hub/api/models/a/b#x", Some("a/b"));
        check("/api/models/a%2Fb", Some("a/b"));
        check("/api/models/gpt2", Some("gpt2"));
        check("https://evil.example/api/models/a/b", None);
        check("https://huggingface.co.evil.example/api/models/a/b", None);
        check("/login?next=/api/models/", None);
        check("/api/models/a/b/c", None);
        check("/api/models/%00", None);
        check("/api/models/../..", None);
        check("", None);
    }
}

//! A walk through the list, page by page: what is asked, what is kept, and when it ends.

use super::{
    facts::{FACTS, Walk},
    going::{Going, Step},
    link,
    page::{self, Page, Seen},
};
use crate::{
    Batch, Bucket, Drift, ModelRecord, Net, Records, Sink, SourceError, Stretch,
    net::{Answer, Ask, Expect},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// Pages are not made smaller than this.
const SMALLEST: u16 = 100;

/// Walks to the end of a step, keeping each page before the next is asked for.
pub(super) async fn walk(going: &mut Going, net: &Net, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let step = going.step();
    let Some(plan) = FACTS.walk(step) else { return Ok(()) };
    let (mut seen, mut stale, mut pages) = (Seen::default(), 0, 0);
    let mut resumed = going.after.is_some();
    if step == Step::Full && going.after.is_none() && !going.closing {
        mark(going, net).await?;
    }
    while going.step() == step && !going.closing {
        let Some(answer) = fetch(going, plan, net, &mut resumed).await? else {
            continue;
        };
        pages += 1;
        let body = String::from_utf8_lossy(&answer.body);
        let page = page::read(&body, plan.fields(), going.last.as_ref(), &mut seen)
            .map_err(|why| strange(net, &answer, &why.to_string()))?;
        let next = link::next(answer.link.as_deref()).map_err(|why| strange(net, &answer, &why.to_string()))?;
        stale = if page.models.is_empty() && page.odd.is_empty() {
            stale + 1
        } else {
            0
        };
        let repeats = next.as_ref().is_some_and(|next| !seen.cursor(&next.cursor));
        let going_on = next.filter(|_| !repeats);
        let batch = turn(going, plan, page, going_on, repeats);
        sink.keep(batch).await?;
        if repeats || stale >= 2 || going.beyond_all_bounds() {
            return Err(SourceError::Loop {
                host: net.host().to_owned(),
                pages,
            });
        }
    }
    if going.closing {
        close(going, sink).await?;
    }
    Ok(())
}

/// Asks when anything at the Hub was last changed: changes from then on are read behind the full list.
async fn mark(going: &mut Going, net: &Net) -> Result<(), SourceError> {
    let path = "/api/models?sort=lastModified&direction=-1&limit=1&expand=lastModified";
    let answer = net.ask(ask(path)).await?;
    if answer.status == 200 {
        let body = String::from_utf8_lossy(&answer.body);
        let page = page::read(&body, &[], None, &mut Seen::default())
            .map_err(|why| strange(net, &answer, &why.to_string()))?;
        for moment in page.models.iter().filter_map(|model| model.modified_at) {
            going.saw_change(moment);
        }
    }
    Ok(())
}

/// Turns a page into what is kept, and takes note of where the walk stands behind it.
fn turn(going: &mut Going, plan: &Walk, mut page: Page, next: Option<link::Next>, repeats: bool) -> Batch {
    let step = going.step();
    going.ordered &= next.as_ref().is_none_or(|next| next.keyset);
    let end = next.is_none() && !repeats;
    let complete = (step == Step::Full && going.ordered)
        .then(|| page.stretch(going.last.as_ref(), end))
        .flatten();
    let listed = u64::try_from(page.listed).unwrap_or(0);
    for dropped in going.dropped.iter().filter(|field| plan.fields().contains(field)) {
        page.drift.missing.insert(dropped.clone(), page.drift.records);
    }
    let reached = step == Step::Changed && past_the_mark(going, &page.models);
    if let Some(model) = page.models.first() {
        going.witness = Some(model.repo.clone());
    }
    going.last = page.last;
    going.here += listed;
    going.listed += listed;
    let enough = plan.records(going.scope()).is_some_and(|records| going.here >= records);
    match next {
        Some(next) if !reached && !enough => going.after = Some(next.cursor),
        // What the next visit would ask for again is this page.
        None if repeats => {}
        None if step == Step::Full && going.ordered && !page.whole => going.closing = true,
        _ => going.finish_step(),
    }
    Batch {
        records: Records::Models(page.models),
        cursor: going.cursor(),
        complete,
        odd: page.odd,
        drift: page.drift,
        of: Some(going.of()),
    }
}

/// Whether everything behind this page is known already; takes note of the newest change.
fn past_the_mark(going: &mut Going, models: &[ModelRecord]) -> bool {
    let changes: Vec<i64> = models.iter().filter_map(|model| model.modified_at).collect();
    changes.iter().for_each(|change| going.saw_change(*change));
    changes.last().is_some_and(|change| going.known_since(*change))
}

/// Ends a pass whose last page held something unreadable: it is through, though not all of it can be vouched for.
async fn close(going: &mut Going, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let after = going.last.clone();
    going.finish_step();
    let batch = Batch {
        records: Records::Models(Vec::new()),
        cursor: going.cursor(),
        complete: Some(Stretch { after, upto: None }),
        odd: Vec::new(),
        drift: Drift::default(),
        of: Some(going.of()),
    };
    Ok(sink.keep(batch).await?)
}

/// Asks for a page, in smaller pages or with fewer fields where the Hub wishes it. `None`: the step was begun anew.
async fn fetch(going: &mut Going, plan: &Walk, net: &Net, resumed: &mut bool) -> Result<Option<Answer>, SourceError> {
    let mut tried_fewer = false;
    loop {
        let limit = going.limit.unwrap_or(plan.limit);
        match net.ask(ask(&path(going, plan, limit))).await {
            Ok(answer) if answer.status == 200 => {
                *resumed = false;
                return Ok(Some(answer));
            }
            Ok(answer) if answer.status == 400 => {
                if !tried_fewer && drop_unknown(going, plan, &answer) {
                    tried_fewer = true;
                } else if std::mem::take(resumed) {
                    // The Hub does not take the cursor of the last visit any more.
                    going.begin_step();
                    return Ok(None);
                } else {
                    return Err(refused(net, &answer));
                }
            }
            Ok(answer) => return Err(refused(net, &answer)),
            Err(error) if too_heavy(&error) && limit > SMALLEST => going.limit = Some((limit / 2).max(SMALLEST)),
            Err(error) => return Err(error),
        }
    }
}

fn too_heavy(error: &SourceError) -> bool {
    matches!(
        error,
        SourceError::TooLarge { .. } | SourceError::Refused { status: 504, .. }
    )
}

pub(super) fn ask(path: &str) -> Ask<'_> {
    Ask {
        path,
        expect: Expect::Json,
        bucket: Bucket::Api,
        etag: None,
        follow: false,
    }
}

fn path(going: &Going, plan: &Walk, limit: u16) -> String {
    let mut path = format!("/api/models?{}&limit={limit}", plan.query);
    for field in plan.fields().iter().filter(|field| !going.dropped.contains(field)) {
        path.push_str("&expand=");
        path.push_str(field);
    }
    if let Some(cursor) = &going.after {
        path.push_str("&cursor=");
        path.extend(utf8_percent_encode(cursor, NON_ALPHANUMERIC));
    }
    path
}

/// The Hub's own words name the fields it knows: `Invalid option: expected one of "author"|"baseModels"|…`.
fn drop_unknown(going: &mut Going, plan: &Walk, answer: &Answer) -> bool {
    let said = said(answer);
    let Some((_, list)) = said.split_once("expected one of") else {
        return false;
    };
    let known: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let before = going.dropped.len();
    let unknown = plan.fields().iter().filter(|field| !known.contains(&field.as_str()));
    let unknown: Vec<String> = unknown
        .filter(|field| !going.dropped.contains(field))
        .cloned()
        .collect();
    // A list without a single field of ours is no list of fields.
    if unknown.len() + before < plan.fields().len() {
        going.dropped.extend(unknown);
    }
    going.dropped.len() > before
}

/// What a server says is wrong: `{"error":"…"}`, or the beginning of its words.
pub(super) fn said(answer: &Answer) -> String {
    let body = String::from_utf8_lossy(&answer.body);
    let error = serde_json::from_str::<Value>(&body)
        .ok()
        .and_then(|value| value["error"].as_str().map(str::to_owned));
    error.unwrap_or_else(|| body.chars().take(2_000).collect())
}

pub(super) fn refused(net: &Net, answer: &Answer) -> SourceError {
    let reason: String = said(answer).chars().filter(|c| !c.is_control()).take(200).collect();
    SourceError::Refused {
        host: net.host().to_owned(),
        status: answer.status,
        reason,
    }
}

fn strange(net: &Net, answer: &Answer, why: &str) -> SourceError {
    let web = answer.content_type.as_deref().is_some_and(|kind| kind.contains("html")) || answer.body.starts_with(b"<");
    let reason = if web {
        String::from("a web page instead of a list of models; does the network ask for a login?")
    } else {
        let words: String = said(answer).chars().filter(|c| !c.is_control()).take(80).collect();
        format!("{why}: {words}")
    };
    SourceError::Strange {
        host: net.host().to_owned(),
        reason,
    }
}

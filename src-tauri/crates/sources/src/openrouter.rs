//! OpenRouter's list of models by the token, without a key: the old form in one answer, and the newer one in pages.
//! Prices are decimal text in US dollars a token; −1 stands for one that varies. What it once cost is not offered, so
//! that every sync keeps the day's list.

use crate::{
    About, Batch, Bucket, Estimate, Known, Net, OfferRecord, Place, PlaceName, Sink, SourceError, Visit,
    list::{Seen, Tally, ask_json, estimate, per_million, strange, text},
};
use async_trait::async_trait;
use atlas::RepoId;
use serde_json::Value;
use std::collections::BTreeSet;

/// Pages that are followed; the list fits into one today.
const PAGES: u64 = 100;
const FIRST: &str = "/api/v1/models";
/// The fields of a model that are known, read or not.
const KNOWN: &[&str] = &[
    "id",
    "canonical_slug",
    "hugging_face_id",
    "name",
    "created",
    "description",
    "context_length",
    "architecture",
    "pricing",
    "top_provider",
    "per_request_limits",
    "supported_parameters",
    "default_parameters",
    "expiration_date",
    "knowledge_cutoff",
    "alias_target",
    "benchmarks",
];

static ABOUT: About = About {
    name: PlaceName("openrouter"),
    source: "OpenRouter",
    url: "https://openrouter.ai/models",
    licence: None,
    credit: false,
    endpoint: "https://openrouter.ai",
    endpoint_of: None,
    after: &[],
    on: true,
    due_days: 1,
};

/// OpenRouter.
pub struct OpenRouter;

/// What was read of one page.
#[derive(Debug, Default)]
pub struct Page {
    /// The offers.
    pub offers: Vec<OfferRecord>,
    /// Path and query of the next page.
    pub next: Option<String>,
}

/// Reads one page; `None` where the answer has no list of models at all.
pub(crate) fn page(answer: &Value, tally: &mut Tally) -> Option<Page> {
    let models = answer.get("data").unwrap_or(answer).as_array()?;
    let mut found = Page {
        next: answer
            .get("links")
            .and_then(|links| text(links, "next"))
            .and_then(on_this_endpoint),
        ..Page::default()
    };
    for (at, model) in models.iter().enumerate() {
        tally.record();
        match offer(model, tally) {
            Ok(Some(offer)) => found.offers.push(offer),
            Ok(None) => {}
            Err(reason) => {
                let key = text(model, "id").map_or_else(|| format!("#{at}"), str::to_owned);
                tally.set_aside(key, reason, &model.to_string());
            }
        }
    }
    Some(found)
}

/// The next page is asked for where the first one was: only path and query of the link are used.
fn on_this_endpoint(link: &str) -> Option<String> {
    let path = match link.split_once("://") {
        Some((_, rest)) => &rest[rest.find('/')?..],
        None => link,
    };
    (path.starts_with(FIRST) && path.len() < 2_000).then(|| path.to_owned())
}

fn offer(model: &Value, tally: &mut Tally) -> Result<Option<OfferRecord>, &'static str> {
    let fields = model.as_object().ok_or("not an object")?;
    let id = text(model, "id").ok_or("no id")?;
    if id.len() > 300 {
        return Err("an id that is too long");
    }
    // A name that leads to whatever is newest; the model behind it is listed itself.
    if id.starts_with('~') {
        return Ok(None);
    }
    tally.unknown(fields.keys().map(String::as_str), KNOWN);
    let pricing = model
        .get("pricing")
        .filter(|pricing| pricing.is_object())
        .ok_or("no prices")?;
    let mut price = |field: &str| {
        let words = tally.expect(&format!("pricing.{field}"), pricing.get(field));
        words.and_then(per_million)
    };
    Ok(Some(OfferRecord {
        key: id.to_owned(),
        provider: String::from("OpenRouter"),
        words: text(model, "name").unwrap_or(id).to_owned(),
        repo: text(model, "hugging_face_id")
            .filter(|repo| RepoId::new(*repo).is_ok())
            .map(str::to_owned),
        currency: String::from("USD"),
        input: price("prompt"),
        output: price("completion"),
        cached: pricing.get("input_cache_read").and_then(per_million),
        until: text(model, "expiration_date").and_then(|day| day.get(..10)?.parse().ok()),
    }))
}

/// Reads the whole list from one answer, as it is recorded.
///
/// # Errors
/// What is wrong with the answer as a whole, in English.
pub fn read(body: &[u8]) -> Result<Batch, String> {
    let mut tally = Tally::default();
    let page = page(&crate::list::parse(body)?, &mut tally).ok_or("no list of models")?;
    Ok(crate::list::offers(page.offers, tally))
}

#[async_trait]
impl Place for OpenRouter {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, _known: &Known) -> Estimate {
        estimate("openrouter", 1)
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<crate::Cursor>, SourceError> {
        let (mut tally, mut offers) = (Tally::default(), Vec::new());
        let (mut path, mut asked, mut etag) = (FIRST.to_owned(), BTreeSet::new(), Seen::etag(visit));
        loop {
            let Some((answer, json)) = ask_json(net, &path, Bucket::Pages, etag.as_deref()).await? else {
                return Ok(visit.kept.clone());
            };
            let page = page(&json, &mut tally).ok_or_else(|| strange(net, "no list of models"))?;
            offers.extend(page.offers);
            asked.insert(path);
            // What the first page's ETag says holds for the whole list only where it is the whole list.
            etag = answer.etag.filter(|_| asked.len() == 1 && page.next.is_none());
            match page.next {
                None => break,
                Some(next) if asked.contains(&next) || asked.len() as u64 >= PAGES => {
                    let (host, pages) = (net.host().to_owned(), asked.len() as u64);
                    return Err(SourceError::Loop { host, pages });
                }
                Some(next) => path = next,
            }
            etag = None;
        }
        if offers.is_empty() {
            return Err(strange(net, "an empty list of models"));
        }
        sink.keep(crate::list::offers(offers, tally)).await?;
        Ok(Some(Seen::cursor(etag, visit)))
    }
}

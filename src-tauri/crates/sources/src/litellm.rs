//! LiteLLM's price list: one flat file of offers, in US dollars a single token, kept in a public repository. Only what is
//! sold by the token is taken over: conversation, completion and embedding, not pictures, seconds of sound or pages.

use crate::{
    About, Batch, Bucket, Cursor, Estimate, Known, Net, OfferRecord, Place, PlaceName, Sink, SourceError, Visit,
    list::{Seen, Tally, ask_json, estimate, per_million, strange, text},
};
use async_trait::async_trait;
use serde_json::Value;

const PATH: &str = "/BerriAI/litellm/main/model_prices_and_context_window.json";
/// The first entry explains the others.
const SPECIMEN: &str = "sample_spec";
/// What is sold by the token. `responses` is conversation through another interface.
const MODES: &[&str] = &["chat", "completion", "embedding", "responses"];

static ABOUT: About = About {
    name: PlaceName("litellm"),
    source: "LiteLLM price list",
    url: "https://github.com/BerriAI/litellm",
    licence: Some("MIT"),
    credit: false,
    endpoint: "https://raw.githubusercontent.com",
    endpoint_of: None,
    after: &[],
    on: true,
    due_days: 7,
};

/// The list of LiteLLM.
pub struct LiteLlm;

fn offers(list: &Value, tally: &mut Tally) -> Option<Vec<OfferRecord>> {
    let mut found = Vec::new();
    for (key, entry) in list.as_object()?.iter().filter(|(key, _)| *key != SPECIMEN) {
        tally.record();
        match offer(key, entry, tally) {
            Ok(offer) => found.extend(offer),
            Err(reason) => tally.set_aside(key.as_str(), reason, &entry.to_string()),
        }
    }
    Some(found)
}

fn offer(key: &str, entry: &Value, tally: &mut Tally) -> Result<Option<OfferRecord>, &'static str> {
    if !entry.is_object() {
        return Err("not an object");
    }
    if key.is_empty() || key.len() > 300 {
        return Err("a key that is empty or too long");
    }
    let mode = tally.expect("mode", text(entry, "mode"));
    if !mode.is_some_and(|mode| MODES.contains(&mode)) {
        return Ok(None);
    }
    let price = |field: &str| entry.get(field).and_then(per_million);
    let (input, output) = (price("input_cost_per_token"), price("output_cost_per_token"));
    if input.or(output).is_none() {
        tally.missing("input_cost_per_token");
        return Ok(None);
    }
    let provider = tally.expect("litellm_provider", text(entry, "litellm_provider"));
    let provider = provider.unwrap_or_else(|| key.split('/').next().unwrap_or(key));
    let words = key
        .strip_prefix(provider)
        .and_then(|rest| rest.strip_prefix('/'))
        .unwrap_or(key);
    Ok(Some(OfferRecord {
        key: key.to_owned(),
        provider: provider.to_owned(),
        words: words.to_owned(),
        repo: None,
        currency: String::from("USD"),
        input,
        output,
        cached: price("cache_read_input_token_cost"),
        until: text(entry, "deprecation_date").and_then(|day| day.parse().ok()),
    }))
}

/// Reads the whole list from one answer, as it is recorded.
///
/// # Errors
/// What is wrong with the answer as a whole, in English.
pub fn read(body: &[u8]) -> Result<Batch, String> {
    let mut tally = Tally::default();
    let offers = offers(&crate::list::parse(body)?, &mut tally).ok_or("no list of offers")?;
    Ok(crate::list::offers(offers, tally))
}

#[async_trait]
impl Place for LiteLlm {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, _known: &Known) -> Estimate {
        estimate("litellm", 1)
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let etag = Seen::etag(visit);
        let Some((answer, json)) = ask_json(net, PATH, Bucket::Pages, etag.as_deref()).await? else {
            return Ok(visit.kept.clone());
        };
        let mut tally = Tally::default();
        let offers = offers(&json, &mut tally).filter(|offers| !offers.is_empty());
        let offers = offers.ok_or_else(|| strange(net, "no offer in the whole list"))?;
        sink.keep(crate::list::offers(offers, tally)).await?;
        Ok(Some(Seen::cursor(answer.etag, visit)))
    }
}

//! models.dev: offers of many providers in one file, in US dollars a million tokens. Tiers (another price beyond some
//! number of tokens) are not taken over: an offer has the price of its first tier.

use crate::{
    About, Batch, Bucket, Cursor, Estimate, Known, Net, OfferRecord, Place, PlaceName, Sink, SourceError, Visit,
    list::{Seen, Tally, ask_json, believable, estimate, strange, text},
};
use async_trait::async_trait;
use atlas::RepoId;
use serde_json::Value;

/// The provider whose names of models are names of repositories.
const HUB: &str = "huggingface";
/// The fields of a model that are known, read or not.
const KNOWN: &[&str] = &[
    "id",
    "name",
    "family",
    "attachment",
    "reasoning",
    "tool_call",
    "structured_output",
    "temperature",
    "knowledge",
    "release_date",
    "last_updated",
    "open_weights",
    "modalities",
    "limit",
    "cost",
    "status",
    "experimental",
    "provider",
    "interleaved",
    "description",
];

static ABOUT: About = About {
    name: PlaceName("models_dev"),
    source: "models.dev",
    url: "https://models.dev",
    licence: Some("MIT"),
    credit: false,
    endpoint: "https://models.dev",
    endpoint_of: None,
    after: &[],
    on: true,
    due_days: 7,
};

/// The list of models.dev.
pub struct ModelsDev;

fn offers(list: &Value, tally: &mut Tally) -> Option<Vec<OfferRecord>> {
    let mut found = Vec::new();
    for (id, provider) in list.as_object()? {
        let Some(models) = provider.get("models").and_then(Value::as_object) else {
            tally.set_aside(id.as_str(), "a provider without models", &provider.to_string());
            continue;
        };
        let seller = text(provider, "name").unwrap_or(id);
        for (name, model) in models {
            tally.record();
            match offer(id, seller, name, model, tally) {
                Ok(offer) => found.extend(offer),
                Err(reason) => tally.set_aside(format!("{id}/{name}"), reason, &model.to_string()),
            }
        }
    }
    Some(found)
}

fn offer(
    provider: &str,
    seller: &str,
    name: &str,
    model: &Value,
    tally: &mut Tally,
) -> Result<Option<OfferRecord>, &'static str> {
    let fields = model.as_object().ok_or("not an object")?;
    if name.is_empty() || provider.len() + name.len() > 300 {
        return Err("an id that is empty or too long");
    }
    tally.unknown(fields.keys().map(String::as_str), KNOWN);
    // Given away, sold in another way, or not known: the list has no price for it, so there is no offer by the token.
    let Some(cost) = tally.expect("cost", model.get("cost").filter(|cost| cost.is_object())) else {
        return Ok(None);
    };
    let mut price = |field: &str| {
        let number = tally.expect(&format!("cost.{field}"), cost.get(field).and_then(Value::as_f64));
        number.and_then(believable)
    };
    let repo = Some(name).filter(|name| provider == HUB && RepoId::new(*name).is_ok());
    Ok(Some(OfferRecord {
        key: format!("{provider}/{name}"),
        provider: seller.to_owned(),
        words: text(model, "name").unwrap_or(name).to_owned(),
        repo: repo.map(str::to_owned),
        currency: String::from("USD"),
        input: price("input"),
        output: price("output"),
        cached: cost.get("cache_read").and_then(Value::as_f64).and_then(believable),
        until: None,
    }))
}

/// Reads the whole list from one answer, as it is recorded.
///
/// # Errors
/// What is wrong with the answer as a whole, in English.
pub fn read(body: &[u8]) -> Result<Batch, String> {
    let mut tally = Tally::default();
    let offers = offers(&crate::list::parse(body)?, &mut tally).ok_or("no list of providers")?;
    Ok(crate::list::offers(offers, tally))
}

#[async_trait]
impl Place for ModelsDev {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, _known: &Known) -> Estimate {
        estimate("models_dev", 1)
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let etag = Seen::etag(visit);
        let Some((answer, json)) = ask_json(net, "/api.json", Bucket::Pages, etag.as_deref()).await? else {
            return Ok(visit.kept.clone());
        };
        let mut tally = Tally::default();
        let offers = offers(&json, &mut tally).filter(|offers| !offers.is_empty());
        let offers = offers.ok_or_else(|| strange(net, "no offer in the whole list"))?;
        sink.keep(crate::list::offers(offers, tally)).await?;
        Ok(Some(Seen::cursor(answer.etag, visit)))
    }
}

//! What places that give their whole list in one answer share: asking, counting what is odd, and exact decimals.

use crate::{
    Batch, Bucket, Cursor, Drift, Estimate, Known, Net, Odd, OfferRecord, Records, SourceError, Visit,
    net::{Answer, Ask, Expect},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// Characters of an odd record that are kept.
const WORDS: usize = 4_000;
/// Odd records that are kept of one answer; the rest is only counted by what it lacks.
const ODD: usize = 200;
/// Days after which a list is read again even if its ETag has not changed: a server may never change it.
const TRUST_DAYS: i32 = 30;
/// A million tokens at this price are no offer but another unit; the dearest ever listed cost a thousandth.
const BELIEVABLE: f64 = 1e6;
/// Bytes a second that are reckoned with.
const BYTES_PER_S: u64 = 400_000;
/// Requests in five minutes for files of repositories, without and with a token.
const RESOLVERS: (u64, u64) = (3_000, 5_000);

/// What a visit comes to, from `data/lists.toml`.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Cost {
    requests: u64,
    bytes: u64,
    records: u64,
}

static COSTS: LazyLock<BTreeMap<String, Cost>> = LazyLock::new(|| {
    let file: toml::Table =
        toml::from_str(include_str!("../data/lists.toml")).expect("a test reads the committed file");
    let costs = file
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.try_into().ok()?)));
    costs.collect()
});

/// What `times` visits under this key come to.
pub(crate) fn estimate(key: &str, times: u64) -> Estimate {
    let Some(cost) = COSTS.get(key) else {
        return Estimate::default();
    };
    let (requests, bytes) = (cost.requests * times, cost.bytes * times);
    Estimate {
        requests,
        bytes,
        records: cost.records * times,
        seconds: requests.div_ceil(4) + bytes.div_ceil(BYTES_PER_S),
    }
}

/// What fetching one file a model comes to: the quota sets the pace.
pub(crate) fn estimate_files(key: &str, known: &Known) -> Estimate {
    let files = u64::from(known.files).min(known.models.max(1));
    let one = estimate(key, files);
    let quota = if known.token { RESOLVERS.1 } else { RESOLVERS.0 };
    let seconds = one.seconds.max(files.saturating_sub(quota).div_ceil(quota) * 300);
    Estimate { seconds, ..one }
}

/// What the last visit left: the ETag and the day on which the list was last read in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    etag: Option<String>,
    days: i32,
}

impl Seen {
    /// To be kept for the next visit.
    pub(crate) fn cursor(etag: Option<String>, visit: &Visit) -> Cursor {
        let seen = Self {
            etag,
            days: visit.today.epoch_days(),
        };
        Cursor(serde_json::to_string(&seen).unwrap_or_default())
    }

    /// The ETag to ask with, unless it has been trusted for long enough.
    pub(crate) fn etag(visit: &Visit) -> Option<String> {
        let seen: Self = serde_json::from_str(&visit.kept.as_ref()?.0).ok()?;
        let age = visit.today.epoch_days() - seen.days;
        seen.etag.filter(|_| (0..TRUST_DAYS).contains(&age))
    }
}

/// Asks for JSON; `None`: unchanged (304).
pub(crate) async fn ask_json(
    net: &Net,
    path: &str,
    bucket: Bucket,
    etag: Option<&str>,
) -> Result<Option<(Answer, Value)>, SourceError> {
    let ask = Ask {
        path,
        expect: Expect::Json,
        bucket,
        etag,
        follow: true,
    };
    let answer = net.ask(ask).await?;
    if answer.status == 304 && etag.is_some() {
        return Ok(None);
    }
    let answer = good(net, answer)?;
    let value = parse(&answer.body).map_err(|reason| strange(net, reason))?;
    Ok(Some((answer, value)))
}

/// The answer, if its status means success.
pub(crate) fn good(net: &Net, answer: Answer) -> Result<Answer, SourceError> {
    match answer.status {
        200 => Ok(answer),
        status => Err(SourceError::Refused {
            host: net.host().to_owned(),
            status,
            reason: shortened(&answer.body, 200),
        }),
    }
}

/// A body as JSON; a byte order mark before it does no harm.
///
/// # Errors
/// The reason in English, with the place.
pub(crate) fn parse(body: &[u8]) -> Result<Value, String> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    serde_json::from_slice(body).map_err(|error| match body.trim_ascii_start().first() {
        Some(b'<') => String::from("a web page where JSON was expected"),
        None => String::from("an empty answer"),
        _ => format!("no JSON: {error}"),
    })
}

/// The place does not speak as expected.
pub(crate) fn strange(net: &Net, reason: impl Into<String>) -> SourceError {
    SourceError::Strange {
        host: net.host().to_owned(),
        reason: reason.into(),
    }
}

/// The beginning of a body, as text on one line.
pub(crate) fn shortened(body: &[u8], length: usize) -> String {
    let head = String::from_utf8_lossy(&body[..body.len().min(4 * length)]).into_owned();
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    head.chars().take(length).map(plain).collect()
}

/// Counts what is odd, missing and new while records are read.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Records that could not be read.
    pub(crate) odd: Vec<Odd>,
    /// Fields and how often they were missing.
    pub(crate) drift: Drift,
}

impl Tally {
    /// What was counted before together with what was counted since.
    pub(crate) fn with(&mut self, later: Self) -> Self {
        let mut sum = std::mem::take(self);
        sum.odd.extend(later.odd);
        sum.odd.truncate(ODD);
        sum.drift.records += later.drift.records;
        for (into, from) in [
            (&mut sum.drift.missing, later.drift.missing),
            (&mut sum.drift.unknown, later.drift.unknown),
        ] {
            from.into_iter()
                .for_each(|(field, count)| *into.entry(field).or_default() += count);
        }
        sum
    }

    /// One more record is looked at.
    pub(crate) fn record(&mut self) {
        self.drift.records += 1;
    }

    /// A field was expected and is missing or unreadable.
    pub(crate) fn missing(&mut self, field: &str) {
        *self.drift.missing.entry(field.to_owned()).or_default() += 1;
    }

    /// Passes a field on, and counts it when it is missing.
    pub(crate) fn expect<T>(&mut self, field: &str, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.missing(field);
        }
        found
    }

    /// Counts the fields of a record that we do not know; only the first hundred names.
    pub(crate) fn unknown<'a>(&mut self, fields: impl Iterator<Item = &'a str>, known: &[&str]) {
        for field in fields.filter(|field| !known.contains(field)) {
            let full = self.drift.unknown.len() >= 100;
            match self.drift.unknown.get_mut(field) {
                Some(count) => *count += 1,
                None if full => {}
                None => {
                    self.drift.unknown.insert(field.chars().take(80).collect(), 1);
                }
            }
        }
    }

    /// Keeps a record aside.
    pub(crate) fn set_aside(&mut self, key: impl Into<String>, reason: impl Into<String>, words: &str) {
        if self.odd.len() < ODD {
            self.odd.push(Odd {
                key: key.into().chars().take(200).collect(),
                reason: reason.into(),
                words: words.chars().take(WORDS).collect(),
            });
        }
    }
}

/// A whole list of offers as one batch; of offers with the same key the first is kept.
pub(crate) fn offers(offers: Vec<OfferRecord>, tally: Tally) -> Batch {
    let mut keys = BTreeSet::new();
    let offers: Vec<OfferRecord> = offers
        .into_iter()
        .filter(|offer| keys.insert(offer.key.clone()))
        .collect();
    let of = Some(offers.len() as u64);
    batch(Records::Offers(offers), String::from("all"), tally, of)
}

/// A batch that lists no stretch of the Hub.
pub(crate) fn batch(records: Records, cursor: String, tally: Tally, of: Option<u64>) -> Batch {
    Batch {
        records,
        cursor: Cursor(cursor),
        complete: None,
        odd: tally.odd,
        drift: tally.drift,
        of,
    }
}

/// A text field that is not empty.
pub(crate) fn text<'a>(record: &'a Value, field: &str) -> Option<&'a str> {
    record
        .get(field)?
        .as_str()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

/// A price a token, as a decimal in text or number, as a price a million tokens. A price below zero stands for one that
/// varies: `None`. The decimal point is moved in the digits, so that 0.00006 becomes 60 and not 59.99999999999999.
pub(crate) fn per_million(price: &Value) -> Option<f64> {
    let digits = match price {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_ascii_lowercase(),
        _ => return None,
    };
    let (mantissa, exponent) = digits.split_once('e').unwrap_or((&digits, "0"));
    let exponent = exponent.parse::<i32>().ok().filter(|e| (-400..=400).contains(e))?;
    believable(format!("{mantissa}e{}", exponent + 6).parse().ok()?)
}

/// A price a million tokens that can be one; to a millionth, as lists compute with floating numbers of their own.
pub(crate) fn believable(price: f64) -> Option<f64> {
    (0.0..BELIEVABLE).contains(&price).then(|| (price * 1e6).round() / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn prices_move_their_decimal_point_exactly() {
        for (price, expected) in [
            (json!("0.00006"), Some(60.0)),
            (json!("0"), Some(0.0)),
            (json!(2.8e-7), Some(0.28)),
            (json!("0.00000007"), Some(0.07)),
            (json!("1E-6"), Some(1.0)),
            (json!(0.1), Some(100_000.0)),
            (json!(3.000_000_000_000_000_4e-6), Some(3.0)),
            (json!("-1"), None),
            (json!("-0.0"), Some(0.0)),
            (json!("free"), None),
            (json!("NaN"), None),
            (json!("inf"), None),
            (json!("1e999999999999"), None),
            (json!("1e308"), None),
            (json!(7), None),
            (json!(""), None),
            (json!(null), None),
            (json!([1]), None),
        ] {
            assert_eq!(per_million(&price), expected, "{price}");
        }
    }

    #[test]
    fn every_place_has_a_cost() {
        for key in [
            "openrouter",
            "models_dev",
            "litellm",
            "spdx",
            "spdx_text",
            "licence_file",
            "card",
            "open_llm",
            "arena_full",
            "arena_latest",
            "arena_catalog",
            "arena_catalog_feed",
        ] {
            assert!(estimate(key, 1).bytes > 0, "{key}");
        }
    }

    #[test]
    fn a_web_page_is_called_one() {
        assert_eq!(parse(b" <html>").unwrap_err(), "a web page where JSON was expected");
        assert_eq!(parse(b"").unwrap_err(), "an empty answer");
        assert!(parse(b"{").unwrap_err().starts_with("no JSON"));
        assert_eq!(parse(b"\xef\xbb\xbf[]"), Ok(json!([])));
    }
}

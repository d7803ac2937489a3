//! The SPDX licence list: identifiers, names, what the Open Source Initiative approved; and the texts, a few a visit.

use crate::{
    About, Batch, Bucket, Cursor, Estimate, Found, Known, LicenceRecord, LicenceTextRecord, Net, Place, PlaceName,
    Records, Sink, SourceError, TextOf, Visit, Want,
    list::{Seen, Tally, ask_json, batch, estimate, strange, text},
};
use async_trait::async_trait;
use serde_json::Value;

const FOLDER: &str = "/spdx/license-list-data/main/json";
/// Texts fetched in one visit; the list has 727 and changes slowly.
const TEXTS: u32 = 100;
/// Texts in a batch.
const BATCH: usize = 10;
/// The fields of a licence that are known, read or not.
const KNOWN: &[&str] = &[
    "reference",
    "isDeprecatedLicenseId",
    "detailsUrl",
    "referenceNumber",
    "name",
    "licenseId",
    "seeAlso",
    "isOsiApproved",
    "isFsfLibre",
];

static ABOUT: About = About {
    name: PlaceName("spdx"),
    source: "SPDX License List",
    url: "https://spdx.org/licenses/",
    licence: Some("CC0-1.0"),
    credit: false,
    endpoint: "https://raw.githubusercontent.com",
    endpoint_of: None,
    after: &[],
    on: true,
    due_days: 30,
};

/// The SPDX licence list.
pub struct Spdx;

fn licences(list: &Value, tally: &mut Tally) -> Option<Vec<LicenceRecord>> {
    let mut found = Vec::new();
    for (at, entry) in list.get("licenses")?.as_array()?.iter().enumerate() {
        tally.record();
        match licence(entry, tally) {
            Ok(licence) => found.push(licence),
            Err(reason) => {
                let key = text(entry, "licenseId").map_or_else(|| format!("#{at}"), str::to_owned);
                tally.set_aside(key, reason, &entry.to_string());
            }
        }
    }
    Some(found)
}

fn licence(entry: &Value, tally: &mut Tally) -> Result<LicenceRecord, &'static str> {
    let fields = entry.as_object().ok_or("not an object")?;
    let spdx = text(entry, "licenseId").ok_or("no identifier")?;
    if !is_identifier(spdx) {
        return Err("an identifier with signs that no identifier has");
    }
    tally.unknown(fields.keys().map(String::as_str), KNOWN);
    let mut truth = |field: &str| {
        tally
            .expect(field, entry.get(field).and_then(Value::as_bool))
            .unwrap_or(false)
    };
    Ok(LicenceRecord {
        spdx: spdx.to_owned(),
        deprecated: truth("isDeprecatedLicenseId"),
        osi_approved: truth("isOsiApproved"),
        name: text(entry, "name").unwrap_or(spdx).to_owned(),
        url: text(entry, "reference")
            .filter(|url| url.starts_with("https://"))
            .map(str::to_owned),
    })
}

/// Letters, digits, dot, minus and plus: so that one can stand in a path as it is.
fn is_identifier(words: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'+');
    words.len() <= 80 && words.bytes().all(plain) && words.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
}

/// Reads the whole list from one answer, as it is recorded.
///
/// # Errors
/// What is wrong with the answer as a whole, in English.
pub fn read(body: &[u8]) -> Result<Batch, String> {
    let mut tally = Tally::default();
    let found = licences(&crate::list::parse(body)?, &mut tally).ok_or("no list of licences")?;
    Ok(whole(found, tally))
}

fn whole(licences: Vec<LicenceRecord>, tally: Tally) -> Batch {
    let of = Some(licences.len() as u64);
    batch(Records::Licences(licences), String::from("list"), tally, of)
}

/// The text in one details file, as it is recorded.
///
/// # Errors
/// Why there is none, in English.
pub fn read_text(details: &[u8]) -> Result<String, String> {
    let details = crate::list::parse(details)?;
    let words = details
        .get("licenseText")
        .and_then(Value::as_str)
        .filter(|words| !words.trim().is_empty());
    let words = words.ok_or("no licenseText")?;
    if words.len() > 2 << 20 {
        return Err(String::from("a text of more than 2 MiB"));
    }
    Ok(words.to_owned())
}

async fn texts(net: &Net, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let wanted = sink.wanted(Want::SpdxTexts, TEXTS).await?;
    let of = Some(wanted.len() as u64);
    let mut done = 0;
    for some in wanted.chunks(BATCH) {
        let (mut found, mut tally) = (Vec::new(), Tally::default());
        for one in some.iter().filter(|one| is_identifier(&one.name)) {
            tally.record();
            let path = format!("{FOLDER}/details/{}.json", one.name);
            let ask = crate::net::Ask {
                path: &path,
                expect: crate::net::Expect::Json,
                bucket: Bucket::Pages,
                etag: one.etag.as_deref(),
                follow: true,
            };
            let answer = net.ask(ask).await?;
            let text = match answer.status {
                304 if one.etag.is_some() => Found::Same,
                404 | 410 => Found::Nothing,
                _ => match read_text(&crate::list::good(net, answer.clone())?.body) {
                    Ok(text) => Found::This(text),
                    Err(reason) => {
                        tally.set_aside(one.name.as_str(), reason, &crate::list::shortened(&answer.body, 400));
                        continue;
                    }
                },
            };
            found.push(LicenceTextRecord {
                of: TextOf::Spdx(one.name.clone()),
                url: format!("https://{}{path}", net.host()),
                text,
                etag: answer.etag,
            });
        }
        done += some.len();
        sink.keep(batch(Records::LicenceTexts(found), format!("texts {done}"), tally, of))
            .await?;
    }
    Ok(())
}

#[async_trait]
impl Place for Spdx {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, _known: &Known) -> Estimate {
        let (list, texts) = (estimate("spdx", 1), estimate("spdx_text", u64::from(TEXTS)));
        Estimate {
            requests: list.requests + texts.requests,
            bytes: list.bytes + texts.bytes,
            records: list.records + texts.records,
            seconds: list.seconds + texts.seconds,
        }
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let etag = Seen::etag(visit);
        let path = format!("{FOLDER}/licenses.json");
        let kept = match ask_json(net, &path, Bucket::Pages, etag.as_deref()).await? {
            None => visit.kept.clone(),
            Some((answer, json)) => {
                let mut tally = Tally::default();
                let found = licences(&json, &mut tally).filter(|found| !found.is_empty());
                let found = found.ok_or_else(|| strange(net, "no list of licences"))?;
                sink.keep(whole(found, tally)).await?;
                Some(Seen::cursor(answer.etag, visit))
            }
        };
        texts(net, sink).await?;
        Ok(kept)
    }
}

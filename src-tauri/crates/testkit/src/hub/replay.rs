//! Exchanges that were recorded from the real Hub, byte for byte: status, body, the headers somebody reads.

use super::{
    etag,
    http::{Reply, Request},
};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::{collections::BTreeMap, io, path::Path};

/// Below this path stands each recording by its own name, for paths that were recorded more than once.
const BY_NAME: &str = "/recorded/";
/// Headers that depend on the hour and the way of a packet are left out.
const PASSING: [&str; 8] = [
    "content-length",
    "connection",
    "date",
    "via",
    "x-amz-cf-id",
    "x-amz-cf-pop",
    "x-cache",
    "transfer-encoding",
];

struct Recording {
    target: String,
    reply: Reply,
}

/// The recordings of a folder.
#[derive(Default)]
pub(super) struct Replay {
    by_name: BTreeMap<String, Recording>,
}

impl Replay {
    pub(super) fn open(folder: Option<&Path>) -> io::Result<Self> {
        let mut replay = Self::default();
        let Some(folder) = folder else { return Ok(replay) };
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned());
            let Some(name) = name.filter(|name| name.starts_with("_api")) else {
                continue;
            };
            let exchange: Exchange = serde_json::from_slice(&std::fs::read(&path)?)?;
            if let Some(recording) = recording(&exchange) {
                replay.by_name.insert(name, recording);
            }
        }
        Ok(replay)
    }

    pub(super) fn answer(&self, request: &Request) -> Option<Reply> {
        if let Some(rest) = request.target.strip_prefix(BY_NAME) {
            let (name, target) = rest.split_once('/')?;
            let recording = self.by_name.get(name)?;
            return (recording.target.strip_prefix('/') == Some(target)).then(|| recording.reply.clone());
        }
        let found = self.by_name.values().find(|held| held.target == request.target);
        found.map(|held| held.reply.clone())
    }
}

/// A file of a recording.
#[derive(Deserialize)]
struct Exchange {
    url: String,
    status: Status,
    headers: BTreeMap<String, Vec<String>>,
    body: Box<RawValue>,
}

#[derive(Deserialize)]
struct Status {
    code: u16,
}

fn recording(exchange: &Exchange) -> Option<Recording> {
    let url = url::Url::parse(&exchange.url).ok()?;
    let target = url[url::Position::BeforePath..].to_owned();
    // Text is kept as text; JSON was taken apart by the recorder and is put together as the Hub sends it.
    let body = match serde_json::from_str::<String>(exchange.body.get()) {
        Ok(text) => text,
        Err(_) => compact(exchange.body.get())?,
    };
    let mut reply = Reply {
        status: exchange.status.code,
        headers: Vec::new(),
        body: body.into_bytes(),
    };
    for (name, values) in &exchange.headers {
        if PASSING.contains(&name.to_lowercase().as_str()) {
            continue;
        }
        // Not the recorded tag: the one that follows from the body.
        let value = if name.eq_ignore_ascii_case("etag") {
            etag::weak(&reply.body)
        } else {
            values.first()?.clone()
        };
        reply.headers.push((name.clone(), value));
    }
    Some(Recording { target, reply })
}

/// JSON without a space between its parts and with letters as letters, in the order it has.
fn compact(json: &str) -> Option<String> {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(next) = rest.chars().next() {
        if next == '"' {
            let mut escaped = false;
            let end = rest[1..].find(|letter| {
                let ends = letter == '"' && !escaped;
                escaped = letter == '\\' && !escaped;
                ends
            })?;
            let (text, behind) = rest.split_at(end + 2);
            out.push_str(&super::json::text(&serde_json::from_str::<String>(text).ok()?));
            rest = behind;
            continue;
        }
        if !next.is_whitespace() {
            out.push(next);
        }
        rest = &rest[next.len_utf8()..];
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_put_together_in_its_own_order() {
        let spread = "{ \"z\": [1, 2.50],\n \"a\": \"\\u00e4 \\\" \\n\" }";
        assert_eq!(compact(spread).unwrap(), "{\"z\":[1,2.50],\"a\":\"ä \\\" \\n\"}");
    }
}

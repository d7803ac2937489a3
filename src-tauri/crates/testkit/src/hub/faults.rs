//! Lies and failures on demand: what the Hub's list may do wrong, what stands in its place, what the wire does.

use super::{
    errors,
    http::{Reply, Request},
    list::Page,
};
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What goes wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// 429: as a page or as JSON, with `RateLimit` r=0 and so many seconds, or with `Retry-After` word for word.
    Limited {
        /// A page instead of JSON.
        html: bool,
        /// `t` of `RateLimit`.
        reset_s: Option<u32>,
        /// `Retry-After`.
        retry_after: Option<String>,
    },
    /// This status with a short page.
    Status(u16),
    /// 401 as for a missing repository.
    Missing,
    /// 200 and the login page of a network.
    Portal,
    /// 307 to this address.
    Redirect(String),
    /// Gzip that becomes so many MiB of spaces.
    Bomb(u32),
    /// This name counts as unknown in `expand`.
    UnknownExpand(String),
    /// `Link` names this base instead of ours.
    LinkTo(String),
    /// `Link` leads to the page that was just sent.
    RepeatCursor,
    /// `Link` brings the first page again, behind an ever new cursor.
    Circle,
    /// The page is empty and has no next one.
    Empty,
    /// The record at this place is not one.
    BadRecord(usize),
    /// In so many of a hundred records the field is missing.
    Lost(String, u8),
    /// In so many of a hundred records the field has another name.
    Renamed(String, String, u8),
    /// In so many of a hundred records the field is this.
    Instead(String, Value, u8),
    /// `license` in cards and tags becomes a list of two.
    ListedLicences,
    /// The gzip ends in the middle although the answer says it is whole.
    CutGzip,
    /// The connection is reset in the middle of the body.
    Reset,
    /// The connection is closed before the promised length.
    Short,
    /// So many bytes a second.
    Slow(u32),
    /// Nothing comes, not even a head, until the other side goes.
    Stall,
    /// The head and half the body come, and then nothing.
    StallBody,
}

/// A fault with its place and count.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    kind: Kind,
    on: String,
    after: u32,
    times: u32,
}

impl Fault {
    /// On every request.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            on: String::new(),
            after: 0,
            times: u32::MAX,
        }
    }

    /// Only where path and query contain this.
    #[must_use]
    pub fn on(mut self, part: &str) -> Self {
        part.clone_into(&mut self.on);
        self
    }

    /// Only after so many requests that would have met it.
    #[must_use]
    pub fn after(mut self, requests: u32) -> Self {
        self.after = requests;
        self
    }

    /// Only so often.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }
}

/// The faults that are armed.
#[derive(Default)]
pub(super) struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    fn armed(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn arm(&self, fault: Fault) {
        self.armed().push(fault);
    }

    pub(super) fn disarm(&self) {
        self.armed().clear();
    }

    /// What this request meets.
    pub(super) fn hit(&self, request: &Request) -> Hit {
        let mut kinds = Vec::new();
        for fault in self
            .armed()
            .iter_mut()
            .filter(|fault| request.target.contains(&fault.on))
        {
            if fault.after > 0 {
                fault.after -= 1;
            } else if fault.times > 0 {
                fault.times -= 1;
                kinds.push(fault.kind.clone());
            }
        }
        Hit(kinds)
    }
}

/// What one request meets.
#[derive(Default)]
pub(super) struct Hit(Vec<Kind>);

impl Hit {
    pub(super) fn unknown_expand(&self) -> Option<&str> {
        self.0.iter().find_map(|kind| match kind {
            Kind::UnknownExpand(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// What is done to the bytes.
    pub(super) fn wire(&self) -> Option<&Kind> {
        use Kind::{CutGzip, Reset, Short, Slow, Stall, StallBody};
        self.0
            .iter()
            .find(|kind| matches!(kind, CutGzip | Reset | Short | Slow(_) | Stall | StallBody))
    }

    /// What is answered in place of everything else.
    pub(super) fn instead(&self) -> Option<Reply> {
        self.0.iter().find_map(|kind| match kind {
            Kind::Limited {
                html,
                reset_s,
                retry_after,
            } => Some(limited(*html, *reset_s, retry_after.as_deref())),
            Kind::Status(status) => Some(Reply::new(
                *status,
                "text/html; charset=utf-8",
                format!("<html><body><h1>{status}</h1></body></html>"),
            )),
            Kind::Missing => Some(errors::unauthorised()),
            Kind::Portal => Some(Reply::new(
                200,
                "text/html; charset=utf-8",
                "<!DOCTYPE html><html><title>Hotel</title><form action=/login><input name=room></form></html>",
            )),
            Kind::Redirect(to) => Some(Reply::new(307, "text/plain", "").with("Location", to.clone())),
            Kind::Bomb(mib) => Some(bomb(*mib)),
            _ => None,
        })
    }

    /// A page of the list, with what is wrong about it.
    pub(super) fn bend(&self, mut page: Page, url: &str, request: &Request) -> Reply {
        let mut base = url;
        let mut again = None;
        for kind in &self.0 {
            match kind {
                Kind::LinkTo(other) => base = other,
                Kind::RepeatCursor => again = Some(request.target.clone()),
                Kind::Circle => again = Some(circle(request)),
                Kind::Empty => (page.items, page.next) = (Vec::new(), None),
                Kind::BadRecord(place) => {
                    if let Some(item) = page.items.get_mut(*place) {
                        *item = String::from("{\"_id\":17,\"id\":[\"not\",\"a\",\"name\"],\"downloads\":\"many\"}");
                    }
                }
                other => page.items = bent(other, &page.items),
            }
        }
        let mut reply = page.reply(base, request);
        if let Some(again) = again {
            reply.set("Link", format!("<{base}{again}>; rel=\"next\""));
        }
        reply
    }
}

/// The way back to the first page, different each time.
fn circle(request: &Request) -> String {
    let id = request.query().into_iter().find(|(name, _)| name == "cursor");
    let turns = id.and_then(|(_, value)| super::cursor::Keyset::decode(&value)?.search?.parse::<u32>().ok());
    let keyset = super::cursor::Keyset {
        field: String::from("createdAt"),
        value: Value::from("2000-01-01T00:00:00.000Z"),
        id: "0".repeat(24),
        rises: true,
        nulls: true,
        search: Some((turns.unwrap_or(0) + 1).to_string()),
    };
    let link = super::cursor::link("", &request.target, &keyset.encode());
    link.trim_start_matches('<')
        .split('>')
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn bent(kind: &Kind, items: &[String]) -> Vec<String> {
    let bend = |place: usize, item: &String| {
        let within = |share: u8| place * 37 % 100 < usize::from(share);
        let mut whole: Value = serde_json::from_str(item).expect("items of the list are JSON");
        let record = whole.as_object_mut().expect("items of the list are objects");
        match kind {
            Kind::Lost(field, share) if within(*share) => drop(record.remove(field)),
            Kind::Renamed(field, name, share) if within(*share) => {
                if let Some(value) = record.remove(field) {
                    record.insert(name.clone(), value);
                }
            }
            Kind::Instead(field, value, share) if within(*share) => drop(record.insert(field.clone(), value.clone())),
            Kind::ListedLicences => list_licences(record),
            _ => return item.clone(),
        }
        whole.to_string()
    };
    items
        .iter()
        .enumerate()
        .map(|(place, item)| bend(place, item))
        .collect()
}

fn list_licences(record: &mut serde_json::Map<String, Value>) {
    if let Some(card) = record.get_mut("cardData").and_then(Value::as_object_mut)
        && let Some(licence) = card.get("license").cloned()
    {
        card.insert(String::from("license"), Value::from(vec![licence, Value::from("mit")]));
    }
    if let Some(tags) = record.get_mut("tags").and_then(Value::as_array_mut)
        && tags
            .iter()
            .any(|tag| tag.as_str().is_some_and(|tag| tag.starts_with("license:")))
    {
        tags.push(Value::from("license:mit"));
    }
}

fn limited(html: bool, reset_s: Option<u32>, retry_after: Option<&str>) -> Reply {
    let mut reply = errors::limited(html, 500, 300);
    if let Some(reset) = reset_s {
        reply = reply.with("RateLimit", format!("\"api\";r=0;t={reset}"));
    }
    match retry_after {
        Some(wait) => reply.with("Retry-After", wait),
        None => reply,
    }
}

/// Spaces, packed as tightly as gzip packs.
fn bomb(mib: u32) -> Reply {
    use std::io::Write as _;
    let mut coder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..mib {
        coder.write_all(&spaces).expect("a vector takes all that is written");
    }
    let packed = coder.finish().expect("a vector takes all that is written");
    Reply::new(200, "application/json; charset=utf-8", packed).with("Content-Encoding", "gzip")
}

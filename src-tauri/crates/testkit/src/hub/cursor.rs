//! Where a list goes on: the Hub's cursors, a keyset over the sort key and `_id` in base64 of JSON.

use super::json;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// What `encodeURIComponent` leaves alone.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// The last row of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyset {
    /// The field that is sorted by.
    pub field: String,
    /// Its value in the last row.
    pub value: Value,
    /// `_id` of the last row; among equal values it rises.
    pub id: String,
    /// Whether values rise.
    pub rises: bool,
    /// Rows without the field follow too; the Hub asks for them since 2026.
    pub nulls: bool,
    /// Given with `search`, handed back unread.
    pub search: Option<String>,
}

impl Keyset {
    /// As it stands in the query, before percent-encoding.
    #[must_use]
    pub fn encode(&self) -> String {
        let field = json::text(&self.field);
        let (value, id) = (&self.value, json::text(&self.id));
        let way = if self.rises { "$gt" } else { "$lt" };
        let mut whole =
            format!("{{\"$or\":[{{{field}:{value},\"_id\":{{\"$gt\":{id}}}}},{{{field}:{{\"{way}\":{value}}}}}");
        if self.nulls {
            whole.push_str(&format!(",{{{field}:null}}"));
        }
        whole.push(']');
        if let Some(search) = &self.search {
            whole.push_str(&format!(",\"searchSequenceToken\":{}", json::text(search)));
        }
        whole.push('}');
        STANDARD.encode(whole)
    }

    /// Reads a cursor; nothing where it is none.
    #[must_use]
    pub fn decode(cursor: &str) -> Option<Self> {
        let whole: Value = serde_json::from_slice(&STANDARD.decode(cursor).ok()?).ok()?;
        let parts = whole.get("$or")?.as_array()?;
        let (first, second) = (parts.first()?.as_object()?, parts.get(1)?.as_object()?);
        let (field, bound) = second.iter().next()?;
        let (way, value) = bound.as_object()?.iter().next()?;
        Some(Self {
            field: field.clone(),
            value: value.clone(),
            id: first.get("_id")?.get("$gt")?.as_str()?.to_owned(),
            rises: way == "$gt",
            nulls: parts.len() > 2,
            search: whole
                .get("searchSequenceToken")
                .and_then(Value::as_str)
                .map(str::to_owned),
        })
    }
}

/// The value of `Link`: the same request with another cursor at its end.
#[must_use]
pub fn link(base: &str, target: &str, cursor: &str) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="))
        .collect();
    let mut query = kept.join("&");
    if !query.is_empty() {
        query.push('&');
    }
    let cursor = utf8_percent_encode(cursor, COMPONENT);
    format!("<{base}{path}?{query}cursor={cursor}>; rel=\"next\"")
}

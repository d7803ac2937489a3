//! One request and its reply: sent once, noted, measured, and read to its end or not at all.

use crate::{
    PlaceName, SourceError,
    net::{
        Ask, Expect, HEADERS, Way,
        body::{Body, Pace, Spoilt},
        endpoint::{Endpoint, host_of},
        failure::Failure,
        line::Line,
    },
};
use bytes::Bytes;
use reqwest::{
    Client, Request, Response,
    header::{
        ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue, IF_NONE_MATCH,
    },
};
use serde::de::IgnoredAny;
use std::time::Duration;
use tokio::time::{Instant, timeout};
use url::Url;

/// Of an answer that says no, so much is read.
const SAYS_NO: usize = 64 << 10;

/// A reply with all of its body.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    /// What a refusal says, in one short line that holds neither a query nor the token.
    pub(super) says: String,
}

/// One request to one address.
pub(super) struct Errand<'a> {
    pub(super) way: &'a Way,
    pub(super) place: PlaceName,
    pub(super) endpoint: &'a Endpoint,
    pub(super) url: &'a Url,
    pub(super) ask: &'a Ask<'a>,
    pub(super) token: Option<HeaderValue>,
    /// Why it is sent, where it is not the first.
    pub(super) why: Option<String>,
}

impl Errand<'_> {
    /// Sends the request and reads the reply.
    pub(super) async fn run(mut self) -> Result<Reply, Failure> {
        let clients = self.way.clients().map_err(Failure::last)?;
        let client = clients.client(self.url, self.endpoint).map_err(Failure::last)?;
        let request = self.request();
        let mut line = Line::open(self.way, self.place, self.url, self.why.take());
        let reply = self.exchange(&client, request, &mut line).await;
        match &reply {
            Ok(reply) if reply.says.is_empty() => {}
            Ok(reply) => line.note(&reply.says),
            Err(failure) => line.note(&failure.error.to_string()),
        }
        line.close();
        reply
    }

    fn request(&self) -> Request {
        let mut request = Request::new(reqwest::Method::GET, self.url.clone());
        let headers = request.headers_mut();
        let (accept, encoding) = match self.ask.expect {
            Expect::Json => ("application/json", "gzip"),
            Expect::Licence | Expect::Card => ("*/*", "gzip"),
            Expect::Table => ("*/*", "identity"), // packed in itself
        };
        headers.insert(ACCEPT, HeaderValue::from_static(accept));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(encoding));
        if let Some(etag) = self.ask.etag.and_then(|etag| HeaderValue::from_str(etag).ok()) {
            headers.insert(IF_NONE_MATCH, etag);
        }
        if let Some(token) = &self.token {
            headers.insert(AUTHORIZATION, token.clone());
        }
        request
    }

    async fn exchange(&self, client: &Client, request: Request, line: &mut Line) -> Result<Reply, Failure> {
        let limits = self.way.limits;
        let ends = Instant::now() + self.ask.expect.whole(limits);
        let head = Duration::from_millis(limits.connect_ms.saturating_add(limits.idle_ms));
        let sent = self.url.as_str().len() + size_of_head(request.headers()) + 64;
        let mut response = match timeout(head.min(self.ask.expect.whole(limits)), client.execute(request)).await {
            Err(_) => {
                line.sent(sent as u64);
                let seconds = head.as_secs().max(1);
                return Err(Failure::slow(&self.host(), format!("no answer within {seconds} s")));
            }
            Ok(Err(why)) => return Err(Failure::read(&self.host(), &why, limits)),
            Ok(Ok(response)) => response,
        };
        line.sent(sent as u64);
        line.status(response.status().as_u16());
        let head = size_of_head(response.headers());
        line.received(head);
        if head as u64 > HEADERS {
            return Err(self.too_large(HEADERS));
        }
        let body = self.body(&mut response, Pace::new(limits, ends), line).await?;
        let headers = std::mem::take(response.headers_mut());
        let refuses = response.status().as_u16() >= 400;
        Ok(Reply {
            status: response.status().as_u16(),
            says: if refuses {
                self.says(&headers, &body)
            } else {
                String::new()
            },
            headers,
            body,
        })
    }

    /// The body: of an answer all of it, of anything else what it says in short.
    async fn body(&self, response: &mut Response, mut pace: Pace, line: &mut Line) -> Result<Vec<u8>, Failure> {
        let status = response.status();
        let answers = status.is_success();
        if answers && self.ask.expect == Expect::Json && is_page(response.headers()) {
            return Err(Failure::last(SourceError::Strange {
                host: self.host(),
                reason: String::from("it answers with a web page; is there a login page of the network?"),
            }));
        }
        let gzip = self.packed(response.headers())?;
        let limit = if answers { self.ask.expect.limit() } else { SAYS_NO };
        let mut body = Body::new(gzip, limit);
        loop {
            match self.piece(response, &mut pace, line).await {
                Ok(Some(piece)) => match body.take(&piece) {
                    Ok(()) => {}
                    Err(spoilt) if answers => return Err(self.spoilt(spoilt)),
                    Err(_) => return Ok(body.so_far()),
                },
                Ok(None) => break,
                Err(failure) if answers => return Err(failure),
                Err(_) => return Ok(body.so_far()),
            }
        }
        if !answers {
            return Ok(body.so_far());
        }
        let body = body.whole().map_err(|spoilt| self.spoilt(spoilt))?;
        if !gzip && self.ask.expect == Expect::Json && status.as_u16() != 204 && is_cut(&body) {
            return Err(Failure::broken(&self.host(), "the answer ends in the middle"));
        }
        Ok(body)
    }

    async fn piece(&self, response: &mut Response, pace: &mut Pace, line: &mut Line) -> Result<Option<Bytes>, Failure> {
        let host = self.host();
        let piece = match timeout(pace.patience(), response.chunk()).await {
            Err(_) => return Err(Failure::slow(&host, pace.stalled())),
            Ok(Err(why)) => return Err(Failure::read(&host, &why, self.way.limits)),
            Ok(Ok(piece)) => piece,
        };
        if let Some(piece) = &piece {
            line.received(piece.len());
            pace.count(piece.len()).map_err(|why| Failure::slow(&host, why))?;
        }
        Ok(piece)
    }

    /// What a refusal says. A server may repeat what it was asked, so queries and the token are taken out.
    fn says(&self, headers: &HeaderMap, body: &[u8]) -> String {
        let header = headers.get("x-error-message");
        let words = header.map(|said| String::from_utf8_lossy(said.as_bytes()).into_owned());
        let words = words.or_else(|| error_of(body)).unwrap_or_else(|| {
            let words = String::from_utf8_lossy(&body[..body.len().min(1000)]);
            let page = words.trim_start().starts_with('<');
            if page {
                String::from("a web page")
            } else {
                words.into_owned()
            }
        });
        let token = self
            .token
            .as_ref()
            .and_then(|token| token.to_str().ok()?.strip_prefix("Bearer "));
        let words = match token {
            Some(token) => words.replace(token, "…"),
            None => words,
        };
        let plain = words
            .split_whitespace()
            .map(|word| word.split('?').next().unwrap_or_default());
        let line = plain.collect::<Vec<_>>().join(" ");
        let line: String = line.chars().filter(|letter| !letter.is_control()).take(200).collect();
        if line.is_empty() {
            String::from("it gives no reason")
        } else {
            line
        }
    }

    /// Whether the body is packed; in a way we asked for.
    fn packed(&self, headers: &HeaderMap) -> Result<bool, Failure> {
        let mut encodings = headers.get_all(CONTENT_ENCODING).iter();
        let (first, second) = (encodings.next(), encodings.next());
        let words = first.map(HeaderValue::as_bytes).unwrap_or_default().trim_ascii();
        match words.to_ascii_lowercase().as_slice() {
            b"" | b"identity" if second.is_none() => Ok(false),
            b"gzip" | b"x-gzip" if second.is_none() => Ok(true),
            other => {
                let other: String = String::from_utf8_lossy(other).chars().take(40).collect();
                Err(Failure::last(SourceError::Strange {
                    host: self.host(),
                    reason: format!("it packs its answer in a way nobody asked for ({other})"),
                }))
            }
        }
    }

    fn spoilt(&self, how: Spoilt) -> Failure {
        match how {
            Spoilt::TooLarge => self.too_large(self.ask.expect.limit() as u64),
            Spoilt::Gzip => Failure::broken(&self.host(), "the packed answer is damaged or ends in the middle"),
        }
    }

    fn too_large(&self, limit: u64) -> Failure {
        Failure::last(SourceError::TooLarge {
            host: self.host(),
            limit,
        })
    }

    fn host(&self) -> String {
        host_of(self.url)
    }
}

fn error_of(body: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(body).ok()?;
    let said = value.get("error").or_else(|| value.get("message"))?;
    said.as_str().map(str::to_owned)
}

/// The answer calls itself a web page.
fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let kind = kind.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    kind.eq_ignore_ascii_case(b"text/html") || kind.eq_ignore_ascii_case(b"application/xhtml+xml")
}

/// The JSON ends before it is complete. HTTP cannot tell this where a server names too small a length; what is wrong in
/// any other way is left to the place, which reads record by record.
fn is_cut(body: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(body).is_err_and(|why| why.is_eof())
}

fn size_of_head(headers: &HeaderMap) -> usize {
    headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum::<usize>()
        + 20
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_that_was_cut_is_told_from_json_that_is_wrong() {
        for cut in ["", " ", "[", "[1", "{\"a\":", "[{\"id\":\"x\"},", "\"abc"] {
            assert!(is_cut(cut.as_bytes()), "{cut}");
        }
        for other in ["[]", "{} ", "[1,2]\n", "[NaN]", "<html>", "[1]]", "[\"\\ud800\"]"] {
            assert!(!is_cut(other.as_bytes()), "{other}");
        }
        assert!(is_cut("[".repeat(1_000_000).as_bytes()), "however deep");
    }
}

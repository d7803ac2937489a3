//! HTTP/1.1 by hand, one thread a connection: whoever must break off in the middle of a body, send one byte a second or
//! lie about a length cannot leave the bytes to a library that mends them.

use flate2::{Compression, write::GzEncoder};
use std::io::{self, BufRead, Read, Write};

const MOST_HEAD: u64 = 64 * 1024;
const MOST_BODY: u64 = 4 << 20;

/// A request as it came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// `GET`, `HEAD` or `POST`.
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
    /// Names in lower case, values as sent, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// The path, decoded.
    #[must_use]
    pub fn path(&self) -> String {
        let path = self.target.split('?').next().unwrap_or_default();
        percent_encoding::percent_decode_str(path)
            .decode_utf8_lossy()
            .into_owned()
    }

    /// The query in order, decoded.
    #[must_use]
    pub fn query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    /// A header, whatever its case on the wire.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(held, _)| held.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn takes_gzip(&self) -> bool {
        self.header("accept-encoding")
            .is_some_and(|value| value.to_ascii_lowercase().contains("gzip"))
    }

    /// Reads one request; nothing when the other side is done.
    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut lines = Vec::new();
        let mut head = from.take(MOST_HEAD);
        loop {
            let mut line = Vec::new();
            if head.read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            if text.is_empty() && lines.is_empty() {
                continue;
            }
            if text.is_empty() {
                break;
            }
            lines.push(text);
        }
        let mut first = lines[0].split(' ');
        let mut request = Self {
            method: first.next().unwrap_or_default().to_owned(),
            target: first.next().unwrap_or_default().to_owned(),
            ..Self::default()
        };
        for line in &lines[1..] {
            if let Some((name, value)) = line.split_once(':') {
                let pair = (name.trim().to_ascii_lowercase(), value.trim().to_owned());
                request.headers.push(pair);
            }
        }
        let length = request.header("content-length").and_then(|value| value.parse().ok());
        let length: u64 = length.unwrap_or(0).min(MOST_BODY);
        from.take(length).read_to_end(&mut request.body)?;
        Ok(Some(request))
    }
}

/// An answer before it is put on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// In the order in which they are sent; length and encoding are added when writing.
    pub headers: Vec<(String, String)>,
    /// The body before compression.
    pub body: Vec<u8>,
}

impl Reply {
    /// An answer of this type.
    #[must_use]
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![(String::from("Content-Type"), content_type.to_owned())];
        Self {
            status,
            headers,
            body: body.into(),
        }
    }

    /// With one more header.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// A header, whatever its case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(held, _)| held.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn set(&mut self, name: &str, value: String) {
        self.headers.retain(|(held, _)| !held.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value));
    }
}

/// What goes over the wire: the head and the body, compressed and cut into chunks as the real server does.
pub(super) struct Wire {
    pub(super) head: Vec<u8>,
    pub(super) body: Vec<u8>,
}

/// Puts an answer into bytes for this request.
pub(super) fn wire(request: &Request, reply: &Reply) -> Wire {
    let has_body = !matches!(reply.status, 204 | 304);
    let api = reply.header("content-type").is_some_and(|kind| kind.contains("json"));
    let packed = reply.header("content-encoding").is_some();
    let zip = has_body && api && !packed && request.takes_gzip() && reply.body.len() > 1024;
    let mut head = format!("HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status));
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let body = if zip {
        head.push_str("content-encoding: gzip\r\nvary: Accept-Encoding\r\nTransfer-Encoding: chunked\r\n");
        chunked(&gzip(&reply.body))
    } else {
        // A file's length is told to HEAD too; the routes say it where it is not that of the body.
        if reply.header("content-length").is_none() && has_body {
            head.push_str(&format!("Content-Length: {}\r\n", reply.body.len()));
        }
        reply.body.clone()
    };
    head.push_str("Connection: keep-alive\r\n\r\n");
    let body = if request.method == "HEAD" || !has_body {
        Vec::new()
    } else {
        body
    };
    Wire {
        head: head.into_bytes(),
        body,
    }
}

/// Gzip at its quickest.
pub(super) fn gzip(body: &[u8]) -> Vec<u8> {
    let mut coder = GzEncoder::new(Vec::new(), Compression::fast());
    coder.write_all(body).expect("a vector takes all that is written");
    coder.finish().expect("a vector takes all that is written")
}

fn chunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() + 64);
    for part in body.chunks(16 * 1024) {
        out.extend_from_slice(format!("{:x}\r\n", part.len()).as_bytes());
        out.extend_from_slice(part);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"0\r\n\r\n");
    out
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        302 => "Found",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        416 => "Range Not Satisfiable",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Status",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_with_its_body_and_the_next_one_behind_it() {
        let bytes =
            b"POST /a%20b?x=1&x=%C3%A4 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n\r\n";
        let mut from = io::BufReader::new(&bytes[..]);
        let first = Request::read(&mut from).unwrap().unwrap();
        assert_eq!(
            (first.method.as_str(), first.path().as_str(), first.body.as_slice()),
            ("POST", "/a b", &b"abc"[..])
        );
        let pair = |value: &str| (String::from("x"), value.to_owned());
        assert_eq!(first.query(), [pair("1"), pair("ä")]);
        let second = Request::read(&mut from).unwrap().unwrap();
        assert_eq!(second.method, "GET");
        assert_eq!(Request::read(&mut from).unwrap(), None);
    }

    #[test]
    fn a_large_answer_is_zipped_for_whoever_takes_it() {
        let mut request = Request {
            method: String::from("GET"),
            ..Request::default()
        };
        let reply = Reply::new(200, "application/json; charset=utf-8", vec![b' '; 5000]);
        let plain = wire(&request, &reply);
        assert_eq!(plain.body.len(), 5000);
        request
            .headers
            .push((String::from("accept-encoding"), String::from("gzip")));
        let zipped = wire(&request, &reply);
        assert!(zipped.body.len() < 500);
        assert!(String::from_utf8(zipped.head).unwrap().contains("chunked"));
    }
}

//! A client of a few lines, so that the test Hub is not tested by what it is to test.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(held, _)| held.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&self.body)))
    }

    /// Path and query of the next page.
    pub(crate) fn next(&self) -> Option<String> {
        let link = self.header("link")?.strip_prefix('<')?;
        let (address, rest) = link.split_once('>')?;
        assert_eq!(rest, "; rel=\"next\"");
        let at = address.find("/api/").unwrap();
        Some(address[at..].to_owned())
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        let page = self.json();
        let items = page.as_array().unwrap().iter();
        items.map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    }
}

/// One request over a connection of its own.
pub(crate) fn ask(url: &str, method: &str, target: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut socket = TcpStream::connect(url.trim_start_matches("http://")).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut head = format!(
        "{method} {target} HTTP/1.1\r\nHost: test\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    socket.write_all(format!("{head}\r\n{body}").as_bytes()).unwrap();
    let mut bytes = Vec::new();
    let mut part = [0; 65536];
    loop {
        if let Some(answer) = whole(&bytes, method) {
            return answer;
        }
        let read = socket.read(&mut part).unwrap();
        assert!(read > 0, "the server closed in the middle of {target}");
        bytes.extend_from_slice(&part[..read]);
    }
}

pub(crate) fn get(url: &str, target: &str) -> Answer {
    ask(url, "GET", target, &[], "")
}

fn whole(bytes: &[u8], method: &str) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut answer = Answer {
        status,
        headers,
        body: Vec::new(),
    };
    if method == "HEAD" || status == 304 {
        return Some(answer);
    }
    let length: usize = answer.header("content-length")?.parse().ok()?;
    answer.body = bytes.get(end + 4..end + 4 + length)?.to_vec();
    Some(answer)
}

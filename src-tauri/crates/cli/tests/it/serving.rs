//! `baimo serve`, asked over a socket as a browser and as an intruder would.

use crate::{baimo, starter};
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Stdio},
};

struct Host {
    child: Child,
    port: u16,
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Host {
    fn start(data: &Path, ui: &Path) -> Self {
        let mut command = baimo(data);
        command
            .args(["serve", "--port", "0", "--ui"])
            .arg(ui)
            .stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut first)
            .unwrap();
        let port = first
            .trim()
            .strip_prefix("http://127.0.0.1:")
            .and_then(|rest| rest.strip_suffix('/'));
        Self {
            child,
            port: port.unwrap_or_else(|| panic!("first line: {first:?}")).parse().unwrap(),
        }
    }

    /// The status and the whole answer.
    fn send(&self, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .write_all(request.replace("PORT", &self.port.to_string()).as_bytes())
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0);
        (status, answer)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n"
        ))
    }

    fn ask(&self, question: &Value) -> (u16, Value) {
        let body = question.to_string();
        let (status, answer) = self.send(&format!(
            "POST /ask HTTP/1.1\r\nHost: localhost:PORT\r\nOrigin: http://localhost:PORT\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ));
        let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        (status, serde_json::from_str(body).unwrap_or(Value::Null))
    }
}

fn pages(folder: &Path) {
    fs::create_dir_all(folder.join("_app")).unwrap();
    fs::write(folder.join("index.html"), "<!doctype html><title>start</title>").unwrap();
    fs::write(folder.join("_app/start.js"), "export {};").unwrap();
    fs::write(folder.join("secret.key"), "not a page").unwrap();
}

#[test]
fn pages_and_answers_come_under_the_windows_rules() {
    let Some(data) = starter() else { return };
    let ui = tempfile::tempdir().unwrap();
    pages(ui.path());
    let host = Host::start(data.path(), ui.path());
    for path in [
        "/",
        "/models/01-ai/Yi-34B",
        "/models/vercel/next.js",
        "/../../etc/passwd",
        "/%2e%2e/x",
    ] {
        let (status, page) = host.get(path);
        assert_eq!(status, 200, "{path}");
        assert!(
            page.contains("<title>start</title>"),
            "{path}: the start page finds the place by itself"
        );
        assert!(
            page.contains("Content-Security-Policy: default-src 'none'; script-src 'self';"),
            "{path}: {page}"
        );
        assert!(page.contains("X-Content-Type-Options: nosniff"));
    }
    let (status, script) = host.get("/_app/start.js");
    assert!(status == 200 && script.contains("text/javascript") && script.ends_with("export {};"));
    assert_eq!(
        host.get("/_app/gone.js").0,
        404,
        "a part that is missing is not the start page"
    );
    assert!(
        host.get("/secret.key").1.contains("<title>start</title>"),
        "only pages are read"
    );

    let (status, page) = host.ask(&json!({ "ask": "search", "with": { "query": "qwen", "limit": 2 } }));
    assert_eq!((status, page["rows"].as_array().map(Vec::len)), (200, Some(2)));
    let (status, fault) = host.ask(&json!({ "ask": "model", "with": { "repo": "nobody/nothing" } }));
    assert_eq!((status, fault["code"].as_str()), (404, Some("not_found")));
    for nonsense in [
        json!(null),
        json!([]),
        json!({ "ask": "rm" }),
        json!({ "ask": "search", "with": { "limit": -1 } }),
    ] {
        let (status, fault) = host.ask(&nonsense);
        assert_eq!(
            (status, fault["code"].as_str()),
            (400, Some("bad_request")),
            "{nonsense}"
        );
    }
    let note =
        json!({ "what": "set_note", "subject": { "kind": "model", "key": "01-ai/Yi-34B" }, "text": "über serve" });
    assert_eq!(host.ask(&json!({ "ask": "change", "with": note })).0, 200);
    assert_eq!(host.ask(&json!({ "ask": "shelf" })).1["notes"][0]["text"], "über serve");
}

#[test]
fn others_are_refused() {
    let Some(data) = starter() else { return };
    let ui = tempfile::tempdir().unwrap();
    pages(ui.path());
    let host = Host::start(data.path(), ui.path());
    let body = r#"{"ask":"boards"}"#;
    let post = |fields: &str| {
        let length = body.len();
        host.send(&format!(
            "POST /ask HTTP/1.1\r\n{fields}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        ))
        .0
    };
    let json = "Content-Type: application/json\r\n";
    assert_eq!(post(&format!("Host: 127.0.0.1:PORT\r\n{json}")), 200, "a program");
    assert_eq!(post(&format!("Host: rebound.example:PORT\r\n{json}")), 403);
    assert_eq!(post(&format!("Host: 127.0.0.1\r\n{json}")), 403);
    assert_eq!(
        post(&format!(
            "Host: 127.0.0.1:PORT\r\nOrigin: https://example.org\r\n{json}"
        )),
        403
    );
    assert_eq!(post(&format!("Host: 127.0.0.1:PORT\r\nOrigin: null\r\n{json}")), 403);
    assert_eq!(
        post("Host: 127.0.0.1:PORT\r\nContent-Type: text/plain\r\n"),
        415,
        "a form of another site"
    );
    assert_eq!(
        host.send("GET /ask HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n")
            .0,
        405
    );
    assert_eq!(
        host.send("DELETE / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n")
            .0,
        405
    );
    // Every address of this machine but the loopback one is closed.
    let beyond = std::net::UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    if let Ok(own) = beyond
        .map(|own| own.ip())
        .map(|ip| (ip, ip.is_loopback() || ip.is_unspecified()))
    {
        assert!(
            own.1 || TcpStream::connect((own.0, host.port)).is_err(),
            "it listens on {}",
            own.0
        );
    }
}

#[test]
fn a_folder_without_pages_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let output = crate::run(folder.path(), &["serve", "--ui", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("npm run build"));
}

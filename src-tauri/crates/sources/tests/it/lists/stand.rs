//! A loopback server that answers as a test says, and a sink that remembers what it was given.

use async_trait::async_trait;
use atlas::Day;
use sources::{
    Batch, Cursor, Net, Place, PlaceName, Scope, Sink, SinkError, SourceError, Visit, Want, Wanted,
    net::{Log, Noted, Way},
};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;

/// 2026-11-23T00:00:00Z
pub(super) const NOW: i64 = 1_795_392_000;

/// A request as it came.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// Path and query.
    pub(super) target: String,
    /// Value of `If-None-Match`.
    pub(super) etag: Option<String>,
}

/// An answer.
pub(super) struct Reply {
    status: u16,
    etag: Option<String>,
    body: Vec<u8>,
}

impl Reply {
    pub(super) fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            etag: None,
            body: body.into(),
        }
    }

    pub(super) fn with_etag(self, etag: &str) -> Self {
        Self {
            etag: Some(etag.to_owned()),
            ..self
        }
    }

    /// As a server with ETags answers: 304 to who holds this already.
    pub(super) fn unless_held(asked: &Asked, etag: &str, body: impl Into<Vec<u8>>) -> Self {
        match asked.etag.as_deref() == Some(etag) {
            true => Self::new(304, ""),
            false => Self::new(200, body).with_etag(etag),
        }
    }
}

/// A server on 127.0.0.1 for the length of a test.
pub(super) struct Stand {
    url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    task: JoinHandle<()>,
}

impl Drop for Stand {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Stand {
    pub(super) async fn start(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (Arc::clone(&asked), Arc::new(answer));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&log), Arc::clone(&answer)));
            }
        });
        Self { url, asked, task }
    }

    /// What was asked since the last time, in order.
    pub(super) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().drain(..).map(|asked| asked.target).collect()
    }

    /// Visits a place here.
    pub(super) async fn pull(
        &self,
        place: &dyn Place,
        visit: &Visit,
        book: &mut Book,
    ) -> Result<Option<Cursor>, SourceError> {
        let mut way = Way::new(|| NOW, Arc::new(Deaf), CancellationToken::new());
        let about = place.about();
        way.endpoints
            .insert(about.endpoint_of.unwrap_or(about.name), self.url.clone());
        way.limits.tries = 2;
        way.limits.backoff_ms = 1;
        let net = Net::new(&Arc::new(way), about)?;
        place.pull(visit, &net, book).await
    }
}

async fn serve(mut stream: TcpStream, log: Arc<Mutex<Vec<Asked>>>, answer: Arc<impl Fn(&Asked) -> Reply>) {
    let mut head = Vec::new();
    let mut piece = [0_u8; 4096];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return,
            Ok(read) => head.extend_from_slice(&piece[..read]),
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let header = |line: &str| {
        line.split_once(':')
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
    };
    let etag = head
        .lines()
        .filter_map(header)
        .find(|(name, _)| name == "if-none-match")
        .map(|(_, value)| value);
    let asked = Asked {
        target: head.split(' ').nth(1).unwrap_or_default().to_owned(),
        etag,
    };
    log.lock().unwrap().push(asked.clone());
    let reply = answer(&asked);
    let length = reply.body.len();
    let mut text = format!(
        "HTTP/1.1 {} X\r\nContent-Length: {length}\r\nConnection: close\r\n",
        reply.status
    );
    if let Some(etag) = reply.etag {
        text.push_str(&format!("ETag: {etag}\r\n"));
    }
    text.push_str("\r\n");
    let whole = [text.as_bytes(), reply.body.as_slice()].concat();
    // A client that has read enough goes away; that is part of some tests.
    let _ = stream.write_all(&whole).await;
    let _ = stream.shutdown().await;
}

struct Deaf;

impl Log for Deaf {
    fn opens(&self, _: &Noted) -> u64 {
        0
    }
    fn over(&self, _: u64, _: &Noted) {}
    fn waits(&self, _: PlaceName, _: Option<u64>) {}
}

/// A sink that remembers, and that may be full after some batches.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) batches: Vec<Batch>,
    pub(super) wanted: Vec<(Want, Wanted)>,
    pub(super) at_most: Option<usize>,
}

#[async_trait]
impl Sink for Book {
    async fn keep(&mut self, batch: Batch) -> Result<(), SinkError> {
        if self.at_most.is_some_and(|most| self.batches.len() >= most) {
            return Err(SinkError);
        }
        self.batches.push(batch);
        Ok(())
    }

    async fn wanted(&mut self, what: Want, at_most: u32) -> Result<Vec<Wanted>, SinkError> {
        let wanted = self
            .wanted
            .iter()
            .filter(|(want, _)| *want == what)
            .map(|(_, wanted)| wanted.clone());
        Ok(wanted.take(at_most as usize).collect())
    }
}

/// A first visit.
pub(super) fn visit() -> Visit {
    Visit {
        resume: None,
        kept: None,
        synced_at: None,
        now: NOW,
        today: Day::from_unix_seconds(NOW).unwrap(),
        scope: Scope::Core,
        files: 100,
    }
}

/// The next visit, so many days after the last one.
pub(super) fn later(kept: Option<Cursor>, days: i64) -> Visit {
    Visit {
        kept,
        synced_at: Some(NOW),
        now: NOW + days * 86_400,
        today: Day::from_unix_seconds(NOW + days * 86_400).unwrap(),
        ..visit()
    }
}

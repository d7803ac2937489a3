//! What every test of the client stands on: short limits, a book of connections, and a name for each outcome.

use super::liar::Liar;
use async_trait::async_trait;
use sources::{
    About, Bucket, Net, PlaceName, SourceError,
    net::{Answer, Ask, Expect, Limits, Log, Names, Noted, Way},
};
use std::{
    collections::HashMap,
    io,
    net::IpAddr,
    sync::{Arc, Mutex},
};
use tokio_util::sync::CancellationToken;

pub(crate) const NOW: i64 = 1_795_000_000; // Wed, 18 Nov 2026 11:06:40 GMT

/// A place that stands for any other.
pub(crate) static PLACE: About = about("place", None);
/// The place whose token it is.
pub(crate) static HUB: About = about("hub", None);
/// A place that shares the endpoint of the Hub.
pub(crate) static CARDS: About = about("cards", Some(PlaceName("hub")));

const fn about(name: &'static str, endpoint_of: Option<PlaceName>) -> About {
    About {
        name: PlaceName(name),
        source: "Liar",
        url: "https://liar.test",
        licence: None,
        credit: false,
        endpoint: "https://liar.test",
        endpoint_of,
        after: &[],
        on: true,
        due_days: 7,
    }
}

/// Limits under which every stall ends within two seconds.
pub(crate) const SHORT: Limits = Limits {
    connect_ms: 400,
    idle_ms: 300,
    whole_ms: 1500,
    slow_bytes_per_s: 1024,
    slow_ms: 500,
    redirects: 5,
    tries: 5,
    wait_s: 600,
    backoff_ms: 5,
};

/// Every line of the log, as it was opened and as it ended.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) opened: Mutex<Vec<Noted>>,
    pub(crate) over: Mutex<Vec<Noted>>,
    pub(crate) waits: Mutex<Vec<Option<u64>>>,
    /// How many requests the server had seen when each line was opened.
    pub(crate) before: Mutex<Vec<usize>>,
    pub(crate) watched: Mutex<Option<Liar>>,
}

impl Log for Book {
    fn opens(&self, noted: &Noted) -> u64 {
        if let Some(liar) = self.watched.lock().unwrap().as_ref() {
            self.before.lock().unwrap().push(liar.heads().len());
        }
        let mut opened = self.opened.lock().unwrap();
        opened.push(noted.clone());
        opened.len() as u64
    }

    fn over(&self, _: u64, noted: &Noted) {
        self.over.lock().unwrap().push(noted.clone());
    }

    fn waits(&self, _: PlaceName, seconds: Option<u64>) {
        self.waits.lock().unwrap().push(seconds);
    }
}

impl Book {
    pub(crate) fn notes(&self) -> String {
        format!("{:?} {:?}", self.opened.lock().unwrap(), self.over.lock().unwrap())
    }
}

/// Names as a test says; nobody outside is ever asked.
#[derive(Debug, Default)]
pub(crate) struct Known(pub(crate) HashMap<&'static str, Vec<IpAddr>>);

impl Known {
    pub(crate) fn of(names: &[(&'static str, &[&str])]) -> Arc<Self> {
        let parse = |addresses: &[&str]| addresses.iter().map(|address| address.parse().unwrap()).collect();
        Arc::new(Self(names.iter().map(|(name, at)| (*name, parse(at))).collect()))
    }
}

#[async_trait]
impl Names for Known {
    async fn look_up(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        self.0.get(name).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// A way out with short limits on which nobody outside is asked, and its book.
pub(crate) fn way(place: &About, endpoint: &str) -> (Way, Arc<Book>) {
    let book = Arc::new(Book::default());
    let mut way = Way::new(|| NOW, Arc::clone(&book) as Arc<dyn Log>, CancellationToken::new());
    way.endpoints.insert(place.name, endpoint.to_owned());
    way.limits = SHORT;
    way.names = Arc::new(Known::default());
    (way, book)
}

pub(crate) fn want(path: &str, expect: Expect) -> Ask<'_> {
    Ask {
        path,
        expect,
        bucket: Bucket::Api,
        etag: None,
        follow: true,
    }
}

pub(crate) async fn ask(way: Way, about: &'static About, expect: Expect) -> Result<Answer, SourceError> {
    Net::new(&Arc::new(way), about)?
        .ask(want("/a?secret=query", expect))
        .await
}

/// What came of a request, in one word.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// 200, with the body expected.
    Whole,
    Status(u16),
    Unreachable,
    TooSlow,
    Limited,
    Refused(u16),
    TooLarge,
    Astray,
    Strange,
    Other(String),
}

pub(crate) const BODY: &str = r#"[{"id":"a/b"},{"id":"c/d"}]"#;

pub(crate) fn came(outcome: &Result<Answer, SourceError>) -> Came {
    match outcome {
        Ok(answer) if answer.status == 200 && answer.body == BODY.as_bytes() => Came::Whole,
        Ok(answer) => Came::Status(answer.status),
        Err(SourceError::Unreachable { .. }) => Came::Unreachable,
        Err(SourceError::TooSlow { .. }) => Came::TooSlow,
        Err(SourceError::Limited { .. }) => Came::Limited,
        Err(SourceError::Refused { status, .. }) => Came::Refused(*status),
        Err(SourceError::TooLarge { .. }) => Came::TooLarge,
        Err(SourceError::Astray { .. }) => Came::Astray,
        Err(SourceError::Strange { .. }) => Came::Strange,
        Err(other) => Came::Other(other.to_string()),
    }
}

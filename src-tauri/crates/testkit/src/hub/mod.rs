//! A stand-in for the Hub, and for the other places a sync asks, on 127.0.0.1.
//!
//! It serves any number of generated models through the Hub's own keyset cursors while counters change under the crawl,
//! lets the Hub's history happen ([`Change`]), counts quotas, speaks the Hub's refusals word for word, replays recorded
//! exchanges, and fails on demand ([`Fault`]). That it is faithful is shown by its tests: recorded answers come out byte
//! for byte, and the clients other people use read from it what is in it.

mod born;
pub mod cursor;
mod errors;
pub mod etag;
mod fault_words;
mod faults;
mod files;
mod http;
mod item;
mod json;
mod list;
mod models;
mod others;
mod quota;
mod replay;
mod serve;
mod world;

pub use faults::{Fault, Kind};
pub use http::{Reply, Request};
pub use item::{DETAIL_ONLY, LIST};
pub use quota::Quota;
pub use world::{Change, Gate, Words};

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use world::World;

/// How a test Hub begins.
#[derive(Debug, Clone)]
pub struct Options {
    /// Generated models.
    pub models: usize,
    /// The same seed gives the same models.
    pub seed: u64,
    /// 0: any that is free.
    pub port: u16,
    /// How many models' counters change before each list.
    pub churn: usize,
    /// The largest page; the real Hub's is 1,000.
    pub page: usize,
    /// Requests a window allows.
    pub quota: Quota,
    /// The one token that is known.
    pub token: Option<String>,
    /// Now, UTC seconds.
    pub now_s: i64,
    /// A folder of recorded exchanges to replay.
    pub recorded: Option<PathBuf>,
    /// Files of datasets and other sites, by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            models: 1000,
            seed: 1,
            port: 0,
            churn: 0,
            page: 1000,
            quota: Quota::default(),
            token: None,
            // 2026-11-23T12:00:00Z
            now_s: 1_795_435_200,
            recorded: None,
            files: BTreeMap::new(),
        }
    }
}

/// A request as it was answered.
#[derive(Debug, Clone)]
pub struct Logged {
    /// Counted from 1, in the order in which requests came.
    pub number: u64,
    /// What came.
    pub request: Request,
    /// What was answered; 0 where nothing was.
    pub status: u16,
    /// Which connection it came over, counted from 1.
    pub connection: u64,
    /// Whether the answer was written to its end.
    pub whole: bool,
}

/// What all threads share.
struct Inside {
    options: Options,
    url: String,
    world: Mutex<World>,
    faults: faults::Faults,
    quota: quota::Spent,
    log: Mutex<Vec<Logged>>,
    replay: replay::Replay,
}

impl Inside {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn log(&self) -> MutexGuard<'_, Vec<Logged>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer to a request, faults of the wire aside.
    fn answer(&self, request: &Request, hit: &faults::Hit) -> Reply {
        if let Some(reply) = hit.instead() {
            return reply;
        }
        if let Some(reply) = self.replay.answer(request) {
            return reply;
        }
        let spent = self.quota.spend(&self.options.quota, request);
        if spent.over {
            return spent.sign(errors::limited(false, spent.quota, self.options.quota.window_s));
        }
        let reply = models::answer(self, request, hit).or_else(|| others::answer(self, request));
        spent.sign(reply.unwrap_or_else(errors::no_entry))
    }
}

/// A running test Hub; it stops when it is dropped.
pub struct TestHub {
    /// Where it answers: `http://127.0.0.1:PORT`.
    pub url: String,
    inside: Arc<Inside>,
    server: serve::Server,
}

impl TestHub {
    /// Starts a Hub.
    ///
    /// # Errors
    /// No port is free, or the folder of recorded exchanges cannot be read.
    pub fn start(options: Options) -> std::io::Result<Self> {
        let listener = std::net::TcpListener::bind(("127.0.0.1", options.port))?;
        let url = format!("http://{}", listener.local_addr()?);
        let inside = Arc::new(Inside {
            world: Mutex::new(World::new(options.seed, options.models, options.now_s)),
            replay: replay::Replay::open(options.recorded.as_deref())?,
            url: url.clone(),
            faults: faults::Faults::default(),
            quota: quota::Spent::default(),
            log: Mutex::default(),
            options,
        });
        let server = serve::Server::start(listener, Arc::clone(&inside))?;
        Ok(Self { url, inside, server })
    }

    /// Lets something happen on the Hub.
    pub fn change(&self, change: Change) {
        self.inside.world().change(change);
    }

    /// Arms a fault.
    pub fn fault(&self, fault: Fault) {
        self.inside.faults.arm(fault);
    }

    /// Disarms all faults.
    pub fn mend(&self) {
        self.inside.faults.disarm();
    }

    /// How many models there are and were.
    #[must_use]
    pub fn models(&self) -> usize {
        self.inside.world().len()
    }

    /// The name of a model today.
    #[must_use]
    pub fn repo(&self, at: usize) -> String {
        self.inside.world().repo(at)
    }

    /// Names of all models that are listed, in the order of creation.
    #[must_use]
    pub fn listed(&self) -> Vec<String> {
        let world = self.inside.world();
        (0..world.len())
            .filter(|at| world.is_listed(*at))
            .map(|at| world.repo(at))
            .collect()
    }

    /// A model as it would stand in a list with these fields.
    #[must_use]
    pub fn item(&self, at: usize, expand: &[&str]) -> String {
        let wants = item::Wants {
            expand: expand.iter().map(|&name| name.to_owned()).collect(),
            ..item::Wants::default()
        };
        item::listed(&self.inside.world(), at, &wants)
    }

    /// Requests so far, in the order in which they came.
    #[must_use]
    pub fn log(&self) -> Vec<Logged> {
        self.inside.log().clone()
    }

    /// How many requests have come.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.inside.log().len()
    }

    /// Path and query of the newest request.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.inside.log().last().map(|logged| logged.request.target.clone())
    }

    /// Forgets the log.
    pub fn forget(&self) {
        self.inside.log().clear();
    }

    /// Connections open now.
    #[must_use]
    pub fn open(&self) -> usize {
        self.server.open()
    }
}

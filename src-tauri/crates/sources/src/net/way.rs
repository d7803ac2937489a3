//! How connections go out of this machine in one sync: endpoints, proxy, token, limits, and what all places share.

use crate::{
    PlaceName, SourceError,
    net::{Log, Names, SystemNames, clients::Clients, quota::Quotas},
};
use secrecy::SecretString;
use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio_util::sync::CancellationToken;

/// How connections go out of this machine in one sync. Every place of a sync goes the same way, so that they wait
/// for each other where they share a quota.
pub struct Way {
    /// Endpoints a person has set, by place; typed by a person, so that a private address or plain `http` is meant.
    pub endpoints: BTreeMap<PlaceName, String>,
    /// By which proxy.
    pub proxy: Proxy,
    /// The token for the Hub; sent to the endpoint of the Hub and nowhere else.
    pub token: Option<SecretString>,
    /// UTC seconds.
    pub now: fn() -> i64,
    /// Who notes connections.
    pub log: Arc<dyn Log>,
    /// Cancelled: every wait and every connection ends at once.
    pub cancel: CancellationToken,
    /// The limits; tests shorten them.
    pub limits: Limits,
    /// Who knows the addresses of names; tests put their own here.
    pub names: Arc<dyn Names>,
    pub(super) shared: Shared,
}

impl Way {
    /// A way straight out, with the real limits and without a token; what else is wished is set in its fields.
    #[must_use]
    pub fn new(now: fn() -> i64, log: Arc<dyn Log>, cancel: CancellationToken) -> Self {
        Self {
            endpoints: BTreeMap::new(),
            proxy: Proxy::None,
            token: None,
            now,
            log,
            cancel,
            limits: Limits::default(),
            names: Arc::new(SystemNames),
            shared: Shared::default(),
        }
    }

    /// The server did not accept the token; everything was asked without it since.
    #[must_use]
    pub fn token_refused(&self) -> bool {
        self.shared.token_refused.load(Ordering::Relaxed)
    }

    /// The clients of this way, made once for all places.
    pub(super) fn clients(&self) -> Result<&Clients, SourceError> {
        if let Some(clients) = self.shared.clients.get() {
            return Ok(clients);
        }
        let clients = Clients::new(&self.proxy, self.limits, Arc::clone(&self.names))?;
        Ok(self.shared.clients.get_or_init(|| clients))
    }
}

impl fmt::Debug for Way {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Way")
            .field("places", &self.endpoints.keys().collect::<Vec<_>>())
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// What the places of one sync learn from each other's answers.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) token_refused: AtomicBool,
    pub(super) quotas: Quotas,
    pub(super) clients: OnceLock<Clients>,
}

/// By which proxy connections go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Proxy {
    /// None, whatever the system says.
    #[default]
    None,
    /// The one the system or the environment names.
    System,
    /// This one: http, https, socks5 or socks5h.
    Address(String),
}

/// What no server can go beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// To connect, milliseconds.
    pub connect_ms: u64,
    /// Without a byte, milliseconds.
    pub idle_ms: u64,
    /// For one request with its body, milliseconds. A table, which is larger, has five times as long.
    pub whole_ms: u64,
    /// Fewer bytes a second than this …
    pub slow_bytes_per_s: u64,
    /// … for so long, milliseconds, is too slow.
    pub slow_ms: u64,
    /// Redirects followed.
    pub redirects: u8,
    /// Tries in all.
    pub tries: u8,
    /// The longest wait a server may ask for, seconds.
    pub wait_s: u64,
    /// The wait before the second try where the server names none, milliseconds; doubled each time.
    pub backoff_ms: u64,
}

impl Default for Limits {
    /// The limits of every sync.
    fn default() -> Self {
        Self {
            connect_ms: 10_000,
            idle_ms: 20_000,
            whole_ms: 120_000,
            slow_bytes_per_s: 1024,
            slow_ms: 30_000,
            redirects: 5,
            tries: 5,
            wait_s: 600,
            backoff_ms: 1000,
        }
    }
}

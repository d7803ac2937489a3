//! Asking: follows redirects, waits as long as the server wishes, and tries again where that may help.

use crate::{
    About, Bucket, PlaceName, SourceError,
    net::{
        Answer, Ask, Way,
        endpoint::{Endpoint, host_of, may_lead, plain},
        failure::Failure,
        line::Waiting,
        quota::{policy, rate_limit, retry_after},
        reply::{Errand, Reply},
    },
};
use reqwest::header::{AsHeaderName, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, LINK, LOCATION, RETRY_AFTER};
use secrecy::ExposeSecret;
use std::{
    fmt,
    hash::{BuildHasher, RandomState},
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use url::Url;

/// The place whose token it is.
const HUB: PlaceName = PlaceName("hub");
/// What the Hub says about a token it does not know; any other 401 is about what was asked for.
const BAD_TOKEN: &[u8] = b"Invalid credentials in Authorization header";

/// The client bound to one place.
#[derive(Clone)]
pub struct Net {
    way: Arc<Way>,
    about: &'static About,
    endpoint: Endpoint,
    takes_token: bool,
}

impl fmt::Debug for Net {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Net")
            .field("place", &self.about.name)
            .field("host", &self.endpoint.host())
            .finish_non_exhaustive()
    }
}

impl Net {
    /// A client for one place on this way out.
    ///
    /// # Errors
    /// [`SourceError::Endpoint`] when what is set is no address, or a proxy cannot be used.
    pub fn new(way: &Arc<Way>, about: &'static About) -> Result<Self, SourceError> {
        let endpoint = Endpoint::of(way, about)?;
        way.clients()?;
        Ok(Self {
            takes_token: takes_token(way, about, &endpoint),
            way: Arc::clone(way),
            about,
            endpoint,
        })
    }

    /// Asks, waits as long as the server wishes, tries again where that may help.
    ///
    /// # Errors
    /// As [`SourceError`] says; never a partial body.
    pub async fn ask(&self, ask: Ask<'_>) -> Result<Answer, SourceError> {
        tokio::select! {
            biased;
            () = self.way.cancel.cancelled() => Err(SourceError::Cancelled),
            answer = self.persist(&ask) => answer,
        }
    }

    /// The host asked, with the port if it is not the usual one.
    #[must_use]
    pub fn host(&self) -> &str {
        self.endpoint.host()
    }

    async fn persist(&self, ask: &Ask<'_>) -> Result<Answer, SourceError> {
        let limits = self.way.limits;
        let first = self.endpoint.join(ask.path)?;
        let mut spent = 0_u8;
        let mut tries = 1_u32;
        let mut why = None;
        loop {
            let failure = match self.walk(&first, ask, why.take()).await {
                Ok(reply) => return Ok(answer(reply)),
                Err(failure) => failure,
            };
            if let Some(seconds) = failure.wait_s.filter(|seconds| *seconds > limits.wait_s) {
                return Err(self.limited(&first, seconds));
            }
            spent = spent.saturating_add(failure.costs.unwrap_or(u8::MAX));
            if spent >= limits.tries {
                return Err(failure.error);
            }
            let wait = match failure.wait_s {
                Some(seconds) => Duration::from_secs(seconds) + jitter(Duration::from_millis(250)),
                None => backoff(limits.backoff_ms, tries),
            };
            tries += 1;
            why = Some(format!("try {tries}, because {}", failure.error));
            self.wait(wait).await;
        }
    }

    /// Asks once, along all redirects.
    async fn walk(&self, first: &Url, ask: &Ask<'_>, mut why: Option<String>) -> Result<Reply, Failure> {
        let mut url = first.clone();
        let mut from: Option<Url> = None;
        let mut hops = 0;
        loop {
            may_lead(from.as_ref(), &url, &self.endpoint).map_err(|rule| astray(from.as_ref(), &url, rule))?;
            self.quota(&url, ask.bucket).await?;
            let token = self.token(&url);
            let sent_token = token.is_some();
            let errand = Errand {
                way: &self.way,
                place: self.about.name,
                endpoint: &self.endpoint,
                url: &url,
                ask,
                token,
                why: why.take(),
            };
            let reply = errand.run().await?;
            let wait_s = self.learn(&url, ask.bucket, &reply);
            if sent_token && reply.status == 401 && holds(&reply.body, BAD_TOKEN) {
                self.way.shared.token_refused.store(true, Ordering::Relaxed);
                why = Some(String::from("again without the token, which was not accepted"));
                continue;
            }
            judge(&url, &reply, wait_s)?;
            let Some(to) = location(&reply).filter(|_| ask.follow) else {
                return Ok(reply);
            };
            let next = url
                .join(&to)
                .map_err(|_| astray(Some(&url), &url, "it leads to no address"))?;
            hops += 1;
            if hops > self.way.limits.redirects {
                return Err(astray(Some(&url), &next, "too many redirects"));
            }
            why = Some(format!("led on by {}", host_of(&url)));
            from = Some(std::mem::replace(&mut url, next));
        }
    }

    /// Waits until the quota of a server has room for one more request.
    async fn quota(&self, url: &Url, bucket: Bucket) -> Result<(), Failure> {
        let host = host_of(url);
        while let Some(wait) = self.way.shared.quotas.take(&host, bucket) {
            if wait.as_secs() > self.way.limits.wait_s {
                return Err(Failure::last(self.limited(url, wait.as_secs())));
            }
            self.wait(wait).await;
        }
        Ok(())
    }

    /// Takes in what the headers say about quotas; the seconds to wait, if the answer was no and says so.
    fn learn(&self, url: &Url, bucket: Bucket, reply: &Reply) -> Option<u64> {
        let host = host_of(url);
        let quotas = &self.way.shared.quotas;
        let size = text(&reply.headers, "ratelimit-policy").and_then(|value| policy(&value));
        let mut wait_s = None;
        for left in rate_limit(&text(&reply.headers, "ratelimit").unwrap_or_default()) {
            quotas.note(&host, bucket, left, size);
            if left.requests == 0 && reply.status == 429 {
                wait_s = Some(left.seconds.saturating_add(1));
            }
        }
        if reply.status < 400 {
            return None;
        }
        let asked = text(&reply.headers, RETRY_AFTER).and_then(|value| retry_after(&value, (self.way.now)()));
        let wait_s = wait_s.or(asked);
        if let Some(seconds) = wait_s.filter(|_| reply.status == 429) {
            quotas.exhausted(&host, bucket, seconds.saturating_sub(1));
        }
        wait_s
    }

    /// The token, if the address is where it belongs.
    fn token(&self, url: &Url) -> Option<HeaderValue> {
        if !self.takes_token || !self.endpoint.holds(url) || self.way.token_refused() {
            return None;
        }
        let token = self.way.token.as_ref()?;
        let Ok(mut header) = HeaderValue::from_str(&format!("Bearer {}", token.expose_secret().trim())) else {
            self.way.shared.token_refused.store(true, Ordering::Relaxed);
            return None;
        };
        header.set_sensitive(true);
        Some(header)
    }

    async fn wait(&self, wait: Duration) {
        let seconds = wait.as_millis().div_ceil(1000);
        let _told = Waiting::tell(&self.way, self.about.name, u64::try_from(seconds).unwrap_or(u64::MAX));
        tokio::time::sleep(wait).await;
    }

    fn limited(&self, url: &Url, seconds: u64) -> SourceError {
        SourceError::Limited {
            host: host_of(url),
            seconds,
        }
    }
}

/// A token goes to the endpoint of the Hub: to a place that lives there, over a line that nobody can read.
fn takes_token(way: &Way, about: &About, endpoint: &Endpoint) -> bool {
    if about.name == HUB {
        return endpoint.keeps_secrets();
    }
    if about.endpoint_of != Some(HUB) {
        return false;
    }
    let theirs = About { name: HUB, ..*about };
    Endpoint::of(way, &theirs).is_ok_and(|hub| endpoint.same_origin(&hub)) && endpoint.keeps_secrets()
}

/// A status that may pass is a failure with a wait; one that no place reads ends the visit.
fn judge(url: &Url, reply: &Reply, wait_s: Option<u64>) -> Result<(), Failure> {
    match reply.status {
        0..=399 | 400 | 401 | 403 | 404 | 410 | 416 => Ok(()),
        408 | 425 | 429 | 500 | 502 | 503 | 504 => {
            Err(Failure::status(&host_of(url), reply.status, reply.says.clone(), wait_s))
        }
        511 => Err(Failure::last(SourceError::Strange {
            host: host_of(url),
            reason: String::from("this network wants a login first"),
        })),
        status => Err(Failure::last(SourceError::Refused {
            host: host_of(url),
            status,
            reason: reply.says.clone(),
        })),
    }
}

fn location(reply: &Reply) -> Option<String> {
    let redirects = matches!(reply.status, 301 | 302 | 303 | 307 | 308);
    redirects.then(|| text(&reply.headers, LOCATION)).flatten()
}

fn answer(reply: Reply) -> Answer {
    let headers = &reply.headers;
    let links: Vec<String> = headers.get_all(LINK).iter().map(lossy).collect();
    Answer {
        status: reply.status,
        link: (!links.is_empty()).then(|| links.join(", ")),
        etag: text(headers, ETAG),
        location: location(&reply),
        content_type: text(headers, CONTENT_TYPE).map(|kind| kind.to_lowercase()),
        error_code: text(headers, "x-error-code"),
        body: reply.body,
    }
}

fn astray(from: Option<&Url>, to: &Url, rule: &'static str) -> Failure {
    Failure::last(SourceError::Astray {
        host: host_of(from.unwrap_or(to)),
        to: plain(to),
        reason: rule,
    })
}

fn text(headers: &HeaderMap, name: impl AsHeaderName) -> Option<String> {
    headers.get(name).map(lossy)
}

fn lossy(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

fn holds(body: &[u8], words: &[u8]) -> bool {
    body.windows(words.len()).any(|part| part == words)
}

/// The wait before the next try where the server names none: doubled each time, and never the same for two clients.
fn backoff(first_ms: u64, tries: u32) -> Duration {
    let wait = Duration::from_millis(first_ms.saturating_mul(1 << (tries - 1).min(10)));
    wait + jitter(wait / 4)
}

fn jitter(at_most: Duration) -> Duration {
    let chance = RandomState::new().hash_one(0_u8) % 1000;
    at_most * u32::try_from(chance).unwrap_or_default() / 1000
}

//! Files of repositories, fetched one by one for the models whose cards or licences are wanted: a few at a time, each
//! asked for with the ETag of what is held, and never from anywhere but the endpoint of the Hub.

use crate::{
    Batch, Bucket, Cursor, Found, Net, Sink, SourceError, Visit, Want, Wanted,
    list::{Tally, batch, shortened, strange},
    net::{Answer, Ask, Expect},
    record::Records,
};
use atlas::RepoId;
use std::collections::HashSet;
use tokio::task::JoinSet;

/// Asked for at the same time.
const AT_ONCE: usize = 4;
/// Files in a batch.
const BATCH: usize = 50;
/// Bytes in a batch before it is handed on early.
const BATCH_BYTES: usize = 4 << 20;
/// How many are wanted at a time.
const CHUNK: u32 = 1_000;
/// Failures of the server one after the other, after which it is not this file.
const FAILURES: usize = 3;
/// The host whose addresses mean the Hub whatever endpoint is asked.
const HUB: &str = "huggingface.co";

/// What is fetched for models.
pub(crate) struct Kind {
    /// What the atlas is asked for.
    pub(crate) what: Want,
    /// How large it may be.
    pub(crate) expect: Expect,
    /// Tried one after the other where the model names no file.
    pub(crate) usual: &'static [&'static str],
    /// Makes records of what was fetched.
    pub(crate) records: fn(Vec<Fetched>) -> Records,
}

/// A file that was asked for and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fetched {
    /// The repository that wants it.
    pub(crate) repo: String,
    /// The file as it was wanted, or the usual one that was found.
    pub(crate) file: String,
    /// Its address without query.
    pub(crate) url: String,
    /// What stood there.
    pub(crate) found: Found,
    /// Its ETag.
    pub(crate) etag: Option<String>,
}

/// What one file came to.
enum Came {
    Fetched(Fetched),
    Odd(Wanted, String),
    /// The server failed; perhaps with the next file too.
    Failed(Wanted, SourceError),
}

/// Fetches what is wanted, at most as many as the visit says, most wanted first.
pub(crate) async fn fetch_all(
    kind: &'static Kind,
    visit: &Visit,
    net: &Net,
    sink: &mut dyn Sink,
) -> Result<Option<Cursor>, SourceError> {
    let mut asked = HashSet::new();
    let mut pile = Pile::new(kind, visit.files);
    while pile.done < u64::from(visit.files) {
        let left = visit.files - u32::try_from(pile.done).unwrap_or(visit.files);
        let wanted = sink.wanted(kind.what, left.min(CHUNK).saturating_add(pile.odd)).await?;
        // What was kept aside is still wanted: once a visit is enough.
        let fresh = wanted
            .into_iter()
            .filter(|one| asked.insert((one.name.clone(), one.file.clone())));
        let fresh: Vec<Wanted> = fresh.collect();
        if fresh.is_empty() {
            break;
        }
        for some in fresh.chunks(AT_ONCE) {
            for came in side_by_side(kind, net, some).await? {
                pile.add(came)?;
            }
            if pile.is_full() {
                sink.keep(pile.batch()).await?;
            }
        }
        if !pile.is_empty() {
            sink.keep(pile.batch()).await?;
        }
    }
    Ok(None)
}

async fn side_by_side(kind: &'static Kind, net: &Net, some: &[Wanted]) -> Result<Vec<Came>, SourceError> {
    let mut tasks = JoinSet::new();
    for (at, wanted) in some.iter().cloned().enumerate() {
        let net = net.clone();
        tasks.spawn(async move { (at, fetch(kind, &net, wanted).await) });
    }
    let mut came = Vec::with_capacity(some.len());
    while let Some(done) = tasks.join_next().await {
        let (at, one) = done.map_err(|_| strange(net, "a file could not be read"))?;
        came.push((at, one?));
    }
    came.sort_by_key(|(at, _)| *at);
    Ok(came.into_iter().map(|(_, one)| one).collect())
}

/// Asks for one file; where the model names none, for the usual ones until one is there.
async fn fetch(kind: &Kind, net: &Net, wanted: Wanted) -> Result<Came, SourceError> {
    let named: Vec<&str> = match wanted.file.as_deref() {
        // The first of the usual names is a guess too, until something was found under it.
        Some(file) if wanted.etag.is_some() || !kind.usual.starts_with(&[file]) => vec![file],
        _ => kind.usual.to_vec(),
    };
    let mut last = nothing(&wanted, named.first().copied().unwrap_or_default(), String::new());
    for file in named {
        let Some(path) = path_of(&wanted.name, file, net.host()) else {
            continue;
        };
        let ask = Ask {
            path: &path,
            expect: kind.expect,
            bucket: Bucket::Resolvers,
            etag: wanted.etag.as_deref(),
            follow: true,
        };
        let answer = match net.ask(ask).await {
            Ok(answer) => answer,
            Err(SourceError::TooLarge { limit, .. }) => {
                return Ok(Came::Odd(wanted, format!("more than {limit} bytes")));
            }
            Err(error @ SourceError::Refused { status: 500.., .. }) => return Ok(Came::Failed(wanted, error)),
            Err(error) => return Err(error),
        };
        let url = format!("https://{}{path}", net.host());
        match found(&answer, wanted.etag.is_some()) {
            // Of a repository that is closed or gone no other name need be tried; what is noted is the first one.
            Ok(Found::Nothing) if last.url.is_empty() => {
                last = nothing(&wanted, file, url);
                if matches!(answer.status, 401 | 403) {
                    break;
                }
            }
            Ok(Found::Nothing) => {}
            Ok(found) => {
                let etag = answer.etag.or(wanted.etag.clone().filter(|_| found == Found::Same));
                let (repo, file) = (wanted.name, file.to_owned());
                return Ok(Came::Fetched(Fetched {
                    repo,
                    file,
                    url,
                    found,
                    etag,
                }));
            }
            Err(reason) => return Ok(Came::Odd(wanted, reason)),
        }
    }
    Ok(Came::Fetched(last))
}

fn nothing(wanted: &Wanted, file: &str, url: String) -> Fetched {
    Fetched {
        repo: wanted.name.clone(),
        file: file.to_owned(),
        url,
        found: Found::Nothing,
        etag: None,
    }
}

/// What an answer says of a file; an `Err` is the reason why it is kept aside.
fn found(answer: &Answer, asked_with_etag: bool) -> Result<Found, String> {
    match answer.status {
        304 if asked_with_etag => Ok(Found::Same),
        // Without a token the Hub says 401 of what is not there, and of what is for its owner alone.
        401 | 403 | 404 | 410 => Ok(Found::Nothing),
        200 => text_of(&answer.body).map(Found::This),
        status => Err(format!(
            "the server answered {status}: {}",
            shortened(&answer.body, 100)
        )),
    }
}

/// A body as text; a web page or a binary is none.
fn text_of(body: &[u8]) -> Result<String, String> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let head = body.trim_ascii_start();
    let begins = |with: &str| {
        head.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
    };
    if begins("<!doctype html") || begins("<html") {
        return Err(String::from("a web page where a text was expected"));
    }
    if body.contains(&0) {
        return Err(String::from("no text: it holds zero bytes"));
    }
    let text = String::from_utf8_lossy(body);
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    // A name in Latin-1 among ten thousand letters is a licence; the other way round it is something else.
    if lost * 50 > body.len() {
        return Err(String::from("no text in UTF-8"));
    }
    Ok(text.into_owned())
}

/// The path of a file at the endpoint; `None` where the words lead to another host or out of the repository.
fn path_of(repo: &str, file: &str, host: &str) -> Option<String> {
    if let Some((scheme, rest)) = file.split_once("://") {
        let (at, path) = rest.split_once('/')?;
        let ours = at.eq_ignore_ascii_case(HUB) || at.eq_ignore_ascii_case(host);
        if !ours || !matches!(scheme, "https" | "http") {
            return None;
        }
        let path = path.split(['?', '#']).next()?;
        let mut parts = path.splitn(5, '/');
        let repo = format!("{}/{}", parts.next()?, parts.next()?);
        let how = matches!(parts.next()?, "blob" | "resolve" | "raw");
        let (_revision, file) = (parts.next()?, parts.next()?);
        return how.then(|| resolve(&repo, file)).flatten();
    }
    resolve(repo, file)
}

fn resolve(repo: &str, file: &str) -> Option<String> {
    let repo = RepoId::new(repo).ok()?;
    let file = file.trim().trim_start_matches("./");
    let whole = !file.is_empty() && file.len() <= 200 && !file.contains(['\\', '?', '#']);
    let inside = file.split('/').all(|part| !matches!(part, "" | "." | ".."));
    (whole && inside).then(|| format!("/{}/resolve/main/{}", repo.as_str(), escaped(file)))
}

/// A path with everything escaped that is not plainly part of one; a percent sign is taken for one that escapes already.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b'%' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// What has come since the last batch.
struct Pile {
    kind: &'static Kind,
    fetched: Vec<Fetched>,
    tally: Tally,
    bytes: usize,
    done: u64,
    of: u64,
    failures: usize,
    odd: u32,
}

impl Pile {
    fn new(kind: &'static Kind, of: u32) -> Self {
        Self {
            kind,
            fetched: Vec::new(),
            tally: Tally::default(),
            bytes: 0,
            done: 0,
            of: u64::from(of),
            failures: 0,
            odd: 0,
        }
    }

    fn add(&mut self, came: Came) -> Result<(), SourceError> {
        self.done += 1;
        self.tally.record();
        self.failures = if matches!(came, Came::Failed(..)) {
            self.failures + 1
        } else {
            0
        };
        match came {
            Came::Fetched(fetched) => {
                if let Found::This(text) = &fetched.found {
                    self.bytes += text.len();
                }
                self.fetched.push(fetched);
            }
            Came::Failed(_, error) if self.failures >= FAILURES => return Err(error),
            Came::Failed(wanted, error) => self.aside(&wanted, error.to_string()),
            Came::Odd(wanted, reason) => self.aside(&wanted, reason),
        }
        Ok(())
    }

    fn aside(&mut self, wanted: &Wanted, reason: String) {
        self.odd += 1;
        let file = wanted.file.as_deref().unwrap_or(self.kind.usual[0]);
        self.tally.set_aside(format!("{}/{file}", wanted.name), reason, file);
    }

    fn is_empty(&self) -> bool {
        self.fetched.is_empty() && self.tally.odd.is_empty()
    }

    fn is_full(&self) -> bool {
        self.fetched.len() + self.tally.odd.len() >= BATCH || self.bytes >= BATCH_BYTES
    }

    fn batch(&mut self) -> Batch {
        self.bytes = 0;
        let records = (self.kind.records)(std::mem::take(&mut self.fetched));
        batch(
            records,
            self.done.to_string(),
            std::mem::take(&mut self.tally),
            Some(self.of.max(self.done)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_endpoint_are_fetched() {
        let path = |file: &str| path_of("a/b", file, "hub.local:8080");
        assert_eq!(path("LICENSE").as_deref(), Some("/a/b/resolve/main/LICENSE"));
        assert_eq!(
            path("./docs/LICENSE 2.md").as_deref(),
            Some("/a/b/resolve/main/docs/LICENSE%202.md")
        );
        assert_eq!(path("许可").as_deref(), Some("/a/b/resolve/main/%E8%AE%B8%E5%8F%AF"));
        for (link, to) in [
            (
                "https://huggingface.co/x/y/blob/main/LICENSE",
                "/x/y/resolve/main/LICENSE",
            ),
            (
                "https://huggingface.co/x/y/resolve/abc/l/LICENSE.md?a=1#b",
                "/x/y/resolve/main/l/LICENSE.md",
            ),
            (
                "http://hub.local:8080/x/y/raw/main/LICENSE",
                "/x/y/resolve/main/LICENSE",
            ),
        ] {
            assert_eq!(path(link).as_deref(), Some(to), "{link}");
        }
        for link in [
            "https://ai.meta.com/llama/license/",
            "https://huggingface.co.evil.example/x/y/blob/main/LICENSE",
            "https://user@huggingface.co/x/y/blob/main/LICENSE",
            "file://huggingface.co/x/y/blob/main/LICENSE",
            "https://huggingface.co/x/y",
            "https://huggingface.co/x/y/settings/main/LICENSE",
            "../LICENSE",
            "/etc/passwd",
            "a/../../LICENSE",
            "",
            "a\\b",
            "LICENSE?download=1",
            "https://huggingface.co/x/y/blob/main/../../z",
        ] {
            assert_eq!(path(link), None, "{link}");
        }
    }

    #[test]
    fn pages_and_binaries_are_no_texts() {
        assert_eq!(text_of(b"\xef\xbb\xbfMIT License").as_deref(), Ok("MIT License"));
        assert!(text_of(b"\n <!DOCTYPE html><title>Sign in").is_err());
        assert!(text_of(b"%PDF-1.7\0").is_err());
        assert!(text_of(&[0xff; 40]).is_err());
        let latin = [b"Copyright Ren\xe9 ".as_slice(), &[b'x'; 200]].concat();
        assert!(text_of(&latin).is_ok());
    }
}

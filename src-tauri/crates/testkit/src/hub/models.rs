//! What the Hub answers under `/api` and for files: routes, renames, tokens.

use super::{
    Change, Inside, errors,
    faults::Hit,
    files,
    http::{Reply, Request},
    item::{self, Wants},
    json::Object,
    list,
    world::World,
};

/// Answers a request that is the Hub's; nothing where it is not.
pub(super) fn answer(inside: &Inside, request: &Request, hit: &Hit) -> Option<Reply> {
    let known = match token(inside, request) {
        Ok(known) => known,
        Err(refusal) => return Some(*refusal),
    };
    let path = request.path();
    match path.as_str() {
        "/api/models" => return Some(models(inside, request, hit)),
        "/api/whoami-v2" => return Some(if known { whoami() } else { errors::unauthorised() }),
        "/api/agent-harnesses" => return Some(errors::json(200, "{\"standardEnvVars\":[],\"harnesses\":{}}")),
        _ => {}
    }
    let world = inside.world();
    if let Some(rest) = path.strip_prefix("/cdn/") {
        return Some(cdn(&world, rest, request).unwrap_or_else(errors::no_entry));
    }
    if let Some(rest) = path.strip_prefix("/api/organizations/") {
        let name = rest.strip_suffix("/overview")?;
        return Some(overview(&world, name).unwrap_or_else(errors::no_repo));
    }
    Some(one(inside, &world, &Asked::read(&path)?, known, request))
}

fn token(inside: &Inside, request: &Request) -> Result<bool, Box<Reply>> {
    let Some(given) = request.header("authorization") else {
        return Ok(false);
    };
    let given = given.strip_prefix("Bearer ").unwrap_or(given);
    if inside.options.token.as_deref() == Some(given) {
        return Ok(true);
    }
    Err(Box::new(errors::bad_token()))
}

fn models(inside: &Inside, request: &Request, hit: &Hit) -> Reply {
    let mut world = inside.world();
    world.change(Change::Counters(inside.options.churn));
    match list::page(&world, request, inside.options.page, hit.unknown_expand()) {
        Ok(page) => hit.bend(page, &inside.url, request),
        Err(refusal) => *refusal,
    }
}

fn whoami() -> Reply {
    let access = Object::new().text("displayName", "test").text("role", "read").done();
    let auth = Object::new()
        .text("type", "access_token")
        .raw("accessToken", &access)
        .done();
    let whole = Object::new()
        .text("type", "user")
        .text("id", "621ffdc036468d709f174300")
        .text("name", "tester")
        .text("fullname", "A Tester")
        .raw("isPro", "false")
        .raw("orgs", "[]")
        .raw("auth", &auth)
        .done();
    errors::json(200, &whole)
}

/// What is asked of one repository.
struct Asked {
    repo: String,
    what: String,
    revision: Option<String>,
    file: String,
    /// What stands before the name.
    prefix: &'static str,
}

impl Asked {
    fn read(path: &str) -> Option<Self> {
        let (prefix, rest) = match path.strip_prefix("/api/models/") {
            Some(rest) => ("/api/models/", rest),
            None => ("/", path.strip_prefix('/')?),
        };
        let mut parts = rest.splitn(5, '/');
        let (owner, name) = (parts.next()?, parts.next().unwrap_or_default());
        let what = parts.next().unwrap_or_default();
        if prefix == "/" && !matches!(what, "resolve" | "raw") {
            return None;
        }
        let slash = if name.is_empty() { "" } else { "/" };
        Some(Self {
            repo: format!("{owner}{slash}{name}"),
            what: what.to_owned(),
            revision: parts.next().map(str::to_owned),
            file: parts.next().unwrap_or_default().to_owned(),
            prefix,
        })
    }
}

fn one(inside: &Inside, world: &World, asked: &Asked, known: bool, request: &Request) -> Reply {
    let missing = || {
        if known {
            errors::no_repo()
        } else {
            errors::unauthorised()
        }
    };
    let Some(at) = world.find(&asked.repo).filter(|at| world.is_listed(*at)) else {
        return missing();
    };
    let now = world.repo(at);
    if now != asked.repo {
        return renamed(asked, &now, request);
    }
    if let Some(revision) = asked
        .revision
        .as_deref()
        .filter(|revision| !files::is_revision(world, at, revision))
    {
        return errors::no_revision(revision);
    }
    match asked.what.as_str() {
        "" | "revision" => detail(world, at, request),
        "tree" => files::tree(world, at),
        "paths-info" => files::paths_info(world, at, request),
        "refs" => files::refs(world, at),
        "commits" => files::commits(world, at),
        "resolve" => files::resolve(world, at, &asked.file, Some(&elsewhere(inside)), request),
        "raw" => files::resolve(world, at, &asked.file, None, request),
        _ => errors::no_entry(),
    }
}

/// Large files lie on another host, as they do for the real Hub: clients and tokens behave differently there.
fn elsewhere(inside: &Inside) -> String {
    inside.url.replace("127.0.0.1", "localhost")
}

/// 307 with a relative way to the same behind the new name, as recorded.
fn renamed(asked: &Asked, now: &str, request: &Request) -> Reply {
    let (was, is) = (
        format!("{}{}", asked.prefix, asked.repo),
        format!("{}{now}", asked.prefix),
    );
    let to = request.target.replacen(&was, &is, 1);
    let body = format!("Temporary Redirect. Redirecting to {to}");
    Reply::new(307, "text/plain; charset=utf-8", body)
        .with("Location", to)
        .with("Vary", "Origin, Accept")
}

fn detail(world: &World, at: usize, request: &Request) -> Reply {
    let mut wants = Wants::default();
    for (name, value) in request.query() {
        match name.as_str() {
            "expand" | "expand[]" => wants.expand.push(value),
            "blobs" => wants.blobs = value == "true",
            _ => {}
        }
    }
    let allowed = item::LIST.iter().chain(&item::DETAIL_ONLY).copied();
    if let Err(refusal) = errors::expandable(&wants.expand, allowed) {
        return *refusal;
    }
    let body = item::detail(world, at, &wants);
    let reply = errors::json(200, &body);
    if request.header("if-none-match") == reply.header("etag") {
        let tag = reply.header("etag").unwrap_or_default().to_owned();
        return Reply::new(304, "application/json; charset=utf-8", "").with("ETag", tag);
    }
    reply
}

fn overview(world: &World, name: &str) -> Option<Reply> {
    let handle = world.births.handles().iter().find(|handle| handle.as_str() == name)?;
    let mine = (0..world.len()).filter(|at| world.is_listed(*at) && world.births.owner(*at) == handle);
    let whole = Object::new()
        .text("avatarUrl", "/avatars/none.svg")
        .text("name", handle)
        .text("fullname", handle)
        .raw("isVerified", "false")
        .raw("isFollowing", "false")
        .number("numUsers", 1)
        .number("numModels", mine.count())
        .number("numSpaces", 0)
        .number("numDatasets", 0)
        .number("numFollowers", 0)
        .done();
    Some(errors::json(200, &whole))
}

fn cdn(world: &World, rest: &str, request: &Request) -> Option<Reply> {
    let (id, sum) = rest.split_once('/')?;
    let at = super::born::counter(id).filter(|at| *at < world.len())?;
    files::large(world, at, sum, request)
}

//! Answers that are no: in the Hub's own words and headers.

use super::http::Reply;

const JSON: &str = "application/json; charset=utf-8";

/// A JSON answer with its weak tag.
pub(super) fn json(status: u16, body: &str) -> Reply {
    Reply::new(status, JSON, body.as_bytes()).with("ETag", super::etag::weak(body.as_bytes()))
}

fn error(status: u16, message: &str) -> Reply {
    let body = super::json::Object::new().text("error", message).done();
    json(status, &body).with("X-Error-Message", message.replace('\n', " ").replace(['✖', '→'], "-"))
}

/// 400 with a reason.
pub(super) fn bad(message: &str) -> Reply {
    error(400, message)
}

/// Missing, private or deleted, asked without a token: the Hub tells none of them apart.
pub(super) fn unauthorised() -> Reply {
    error(401, "Invalid username or password.").with(
        "WWW-Authenticate",
        "Bearer realm=\"Authentication required\", charset=\"UTF-8\"",
    )
}

/// A token the Hub does not know, whatever was asked for.
pub(super) fn bad_token() -> Reply {
    error(401, "Invalid credentials in Authorization header")
}

/// The same as [`unauthorised`], asked with a token.
pub(super) fn no_repo() -> Reply {
    error(404, "Repository not found").with("X-Error-Code", "RepoNotFound")
}

/// No such branch, tag or commit.
pub(super) fn no_revision(revision: &str) -> Reply {
    error(404, &format!("Invalid rev id: {revision}")).with("X-Error-Code", "RevisionNotFound")
}

/// No such file.
pub(super) fn no_entry() -> Reply {
    Reply::new(404, "text/plain; charset=utf-8", "Entry not found")
        .with("X-Error-Code", "EntryNotFound")
        .with("X-Error-Message", "Entry not found")
}

/// Weights behind a gate.
pub(super) fn gated(repo: &str) -> Reply {
    let message = format!(
        "Access to model {repo} is restricted. You must have access to it and be authenticated to access it. Please log in."
    );
    error(401, &message).with("X-Error-Code", "GatedRepo")
}

/// Refuses a request that expands something unknown, and names what is known.
pub(super) fn expandable<'a>(wanted: &[String], allowed: impl Iterator<Item = &'a str>) -> Result<(), Box<Reply>> {
    let allowed: Vec<&str> = allowed.collect();
    let Some(place) = wanted.iter().position(|name| !allowed.contains(&name.as_str())) else {
        return Ok(());
    };
    let names: Vec<String> = allowed.iter().map(|name| format!("\"{name}\"")).collect();
    let names = names.join("|");
    let message = format!("✖ Invalid option: expected one of {names}\n  → at expand[{place}]");
    Err(Box::new(bad(&message)))
}

/// The quota is used up; the Hub says so in JSON to programs and as a page to others.
pub(super) fn limited(html: bool, quota: u32, window_s: u32) -> Reply {
    let minutes = (window_s / 60).max(1);
    if html {
        let page = "<!DOCTYPE html><html><body><h1>429</h1><p>We had to rate limit your IP (127.0.0.1). To continue \
                    using our service, create a HF account or login to your existing account.</p></body></html>";
        return Reply::new(429, "text/html; charset=utf-8", page);
    }
    error(
        429,
        &format!("We had to rate limit you, you hit the quota of {quota} api requests per {minutes} minutes period."),
    )
}

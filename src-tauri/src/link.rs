//! `baimo://` links: a place in the atlas that another program asks for. A link only ever opens a page; it cannot start
//! anything, change anything or name a file, and what is not a known kind of place with a well-formed key is nothing.

use atlas::{Day, RepoId};
use percent_encoding::percent_decode_str;
use std::fmt;

/// The longest link looked at, in bytes; ids of 257 characters fit, percent-encoded.
const MAX_BYTES: usize = 2_048;
/// The longest slug of a maker, licence or board.
const MAX_SLUG_BYTES: usize = 120;

/// A place in the atlas, checked for its shape. Whether it exists is the page's question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A model's page.
    Model(RepoId),
    /// A maker's page, by slug.
    Maker(String),
    /// A licence's page, by slug; a clause to scroll to.
    Licence(String, Option<String>),
    /// A board, by slug, on a day.
    Ranking(String, Option<Day>),
    /// The page of syncs; a sync is begun by a person there, never by a link.
    Sync,
}

impl Destination {
    /// Reads a link; `None` for everything that is not exactly of a known shape.
    pub(crate) fn parse(link: &str) -> Option<Self> {
        if link.len() > MAX_BYTES || link.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return None;
        }
        let (scheme, rest) = link.split_once("://")?;
        if !scheme.eq_ignore_ascii_case("baimo") {
            return None;
        }
        let (rest, fragment) = split_optional(rest, '#');
        let (path, query) = split_optional(rest, '?');
        let mut parts = path.strip_suffix('/').unwrap_or(path).split('/').map(decoded);
        let kind = parts.next()??.to_ascii_lowercase();
        let keys = parts.collect::<Option<Vec<_>>>()?;
        match (kind.as_str(), keys.as_slice()) {
            ("model", [hub, owner, name]) if hub == "hf" => repo(&format!("{owner}/{name}")),
            ("model", keys @ ([_] | [_, _])) => repo(&keys.join("/")),
            ("maker", [slug]) => is_slug(slug).then(|| Self::Maker(slug.clone())),
            ("licence" | "license", [slug]) => licence(slug, fragment),
            ("sync", []) if query.is_none() && fragment.is_none() => Some(Self::Sync),
            ("ranking" | "rank" | "board", [slug]) => ranking(slug, query),
            _ => None,
        }
    }

    /// What kind of place it is; all that may be logged of a link.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Model(_) => "model",
            Self::Maker(_) => "maker",
            Self::Licence(..) => "licence",
            Self::Ranking(..) => "ranking",
            Self::Sync => "sync",
        }
    }
}

/// The one spelling of a link that the window is given.
impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Model(repo) => write!(f, "baimo://model/{repo}"),
            Self::Maker(slug) => write!(f, "baimo://maker/{slug}"),
            Self::Licence(slug, None) => write!(f, "baimo://licence/{slug}"),
            Self::Licence(slug, Some(clause)) => write!(f, "baimo://licence/{slug}#{clause}"),
            Self::Ranking(slug, None) => write!(f, "baimo://ranking/{slug}"),
            Self::Sync => f.write_str("baimo://sync"),
            Self::Ranking(slug, Some(day)) => write!(f, "baimo://ranking/{slug}?at={day}"),
        }
    }
}

fn repo(text: &str) -> Option<Destination> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    if !text.chars().all(plain) {
        return None;
    }
    RepoId::new(text).ok().map(Destination::Model)
}

fn licence(slug: &str, fragment: Option<&str>) -> Option<Destination> {
    let clause = match fragment {
        None => None,
        Some(clause) if is_slug(clause) => Some(clause.to_owned()),
        Some(_) => return None,
    };
    is_slug(slug).then(|| Destination::Licence(slug.to_owned(), clause))
}

fn ranking(slug: &str, query: Option<&str>) -> Option<Destination> {
    let mut at = None;
    for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=')?;
        // A link made by a newer Baimo may say more; what is not understood is left out, not refused.
        if name == "at" {
            at = Some(value.parse().ok()?);
        }
    }
    is_slug(slug).then(|| Destination::Ranking(slug.to_owned(), at))
}

fn is_slug(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    !text.is_empty() && text.len() <= MAX_SLUG_BYTES && text.chars().all(plain) && !text.starts_with('.')
}

fn split_optional(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at)
        .map_or((text, None), |(before, after)| (before, Some(after)))
}

fn decoded(part: &str) -> Option<String> {
    percent_decode_str(part)
        .decode_utf8()
        .ok()
        .map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_shapes_are_read_and_written_in_one_spelling() {
        let check = |link: &str, expected: &str| {
            let place = Destination::parse(link);
            assert_eq!(
                place.map(|place| place.to_string()).as_deref(),
                Some(expected),
                "{link}"
            );
        };
        check("baimo://model/Qwen/Qwen2-72B", "baimo://model/Qwen/Qwen2-72B");
        check("BAIMO://model/Qwen/Qwen2-72B/", "baimo://model/Qwen/Qwen2-72B");
        check("baimo://model/hf/dnhkng/RYS-XLarge", "baimo://model/dnhkng/RYS-XLarge");
        check("baimo://model/gpt2", "baimo://model/gpt2");
        check("baimo://model/01-ai%2FYi-34B", "baimo://model/01-ai/Yi-34B");
        check("baimo://maker/01-ai", "baimo://maker/01-ai");
        check("baimo://licence/tongyi-qianwen#4b", "baimo://licence/tongyi-qianwen#4b");
        check(
            "baimo://rank/open-llm-v2?at=2024-08-19&by=root",
            "baimo://ranking/open-llm-v2?at=2024-08-19",
        );
        check("baimo://sync", "baimo://sync");
        check("baimo://Sync/", "baimo://sync");
        check("baimo://ranking/arena", "baimo://ranking/arena");
        let long = format!("baimo://model/{}/{}", "o".repeat(96), "n".repeat(160));
        check(&long, &long);
    }

    #[test]
    fn everything_else_is_nothing() {
        for link in [
            "",
            "baimo:",
            "baimo://",
            "baimo://model",
            "baimo://model/",
            "baimo://model//",
            "baimo://model/../../etc/passwd",
            "baimo://model/%2e%2e/%2e%2e",
            "baimo://model/a/b/c/d",
            "baimo://model/hf/a/b/c",
            "baimo://model/<script>/x",
            "baimo://model/a%00b/x",
            "baimo://model/a%ff/x",
            "baimo://model/a b/x",
            "baimo://model/a\u{202e}b/x",
            "baimo://maker/..",
            "baimo://maker/a%2Fb",
            "baimo://licence/mit#<b>",
            "baimo://ranking/x?at=yesterday",
            "baimo://ranking/x?at",
            "baimo://sync/start",
            "baimo://sync?now",
            "baimo://sync#start",
            "baimo://settings/theme",
            "baimo://source/add?url=https://example.org",
            "file:///etc/passwd",
            "javascript://model/a/b",
            "https://model/a/b",
        ] {
            assert_eq!(Destination::parse(link), None, "{link}");
        }
        assert_eq!(
            Destination::parse(&format!("baimo://model/a/{}", "b".repeat(2_048))),
            None
        );
    }

    #[test]
    fn naughty_strings_open_nothing_but_what_they_spell() {
        let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpora/blns/blns.json");
        let Ok(text) = std::fs::read_to_string(corpus) else {
            eprintln!("skipped: the naughty strings are not beside the repository");
            return;
        };
        let strings: Vec<String> = serde_json::from_str(&text).unwrap();
        assert!(strings.len() > 400);
        for naughty in &strings {
            for link in [
                naughty.clone(),
                format!("baimo://model/{naughty}"),
                format!("baimo://maker/{naughty}"),
            ] {
                if let Some(place) = Destination::parse(&link) {
                    let written = place.to_string();
                    assert_eq!(Destination::parse(&written), Some(place), "{link}");
                    assert!(!written.contains(['<', '>', '"', '\'', '`', '\\', ' ']), "{link}");
                }
            }
        }
    }
}

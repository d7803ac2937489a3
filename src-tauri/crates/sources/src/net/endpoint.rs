//! Where a place is asked, and where it may lead.

use crate::{About, SourceError, net::Way, net::address::is_public};
use std::net::IpAddr;
use url::{Host, Url};

/// Where a place is asked: checked once, before anything is sent.
#[derive(Debug, Clone)]
pub(super) struct Endpoint {
    /// Scheme, host, port and perhaps a path, without a slash at its end.
    base: String,
    /// The same as an address.
    url: Url,
    /// A person typed it: a private address and plain `http` are meant.
    typed: bool,
    /// Host, and port if it is not the usual one.
    host: String,
}

impl Endpoint {
    /// The endpoint of a place: what a person set for it, or for the place whose endpoint it shares, or its own.
    pub(super) fn of(way: &Way, about: &About) -> Result<Self, SourceError> {
        let set = way
            .endpoints
            .get(&about.name)
            .or_else(|| about.endpoint_of.and_then(|other| way.endpoints.get(&other)))
            .filter(|words| !words.trim().is_empty());
        match set {
            Some(words) => Self::parse(words, true),
            None => Self::parse(about.endpoint, false),
        }
    }

    /// Reads an address as a person types it.
    pub(super) fn parse(words: &str, typed: bool) -> Result<Self, SourceError> {
        let words = words.trim();
        let refused = |reason: &str| SourceError::Endpoint {
            endpoint: without_user(words),
            reason: reason.to_owned(),
        };
        if !words.contains("://") {
            return Err(refused("it does not begin with https://"));
        }
        let url = Url::parse(words).map_err(|why| refused(&why.to_string()))?;
        match url.scheme() {
            "https" => {}
            "http" if typed => {}
            "http" => return Err(refused("it is not encrypted")),
            _ => return Err(refused("it does not begin with https:// or http://")),
        }
        if has_user(&url) {
            return Err(refused(
                "it holds a user or a password; a token belongs into its own field",
            ));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refused("it holds a ? or a #"));
        }
        let host = host_of(&url);
        if host.is_empty() {
            return Err(refused("it names no host"));
        }
        Ok(Self {
            base: url.as_str().trim_end_matches('/').to_owned(),
            url,
            typed,
            host,
        })
    }

    /// The address of a path with its query, which begins with a slash.
    pub(super) fn join(&self, path: &str) -> Result<Url, SourceError> {
        let astray = |reason| SourceError::Astray {
            host: self.host.clone(),
            to: path
                .split(['?', '#'])
                .next()
                .unwrap_or_default()
                .chars()
                .take(200)
                .collect(),
            reason,
        };
        if !path.starts_with('/') {
            return Err(astray("a path begins with a slash"));
        }
        let url = Url::parse(&format!("{}{path}", self.base)).map_err(|_| astray("it is no address"))?;
        if url.origin() == self.url.origin() && !has_user(&url) {
            Ok(url)
        } else {
            Err(astray("it leaves the endpoint"))
        }
    }

    /// The address is on this endpoint: same scheme, host and port.
    pub(super) fn holds(&self, url: &Url) -> bool {
        self.url.origin() == url.origin()
    }

    /// The address is on this endpoint, and a person typed it.
    pub(super) fn meant(&self, url: &Url) -> bool {
        self.typed && self.holds(url)
    }

    /// Two endpoints on one host, port and scheme.
    pub(super) fn same_origin(&self, other: &Self) -> bool {
        self.holds(&other.url)
    }

    /// Host, and port if it is not the usual one.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// What is sent to it cannot be read on the way: it is encrypted, or never leaves this computer or network.
    pub(super) fn keeps_secrets(&self) -> bool {
        self.url.scheme() == "https" || is_near(&self.url)
    }

    /// It is on this very computer.
    pub(super) fn is_this_computer(&self) -> bool {
        match self.url.host() {
            Some(Host::Domain(name)) => is_localhost(name),
            Some(Host::Ipv4(four)) => four.is_loopback(),
            Some(Host::Ipv6(six)) => six.is_loopback(),
            None => false,
        }
    }
}

/// Whether an address may be asked, coming from another one; the rule it breaks otherwise. Names are looked at again
/// when they are looked up.
pub(super) fn may_lead(from: Option<&Url>, to: &Url, endpoint: &Endpoint) -> Result<(), &'static str> {
    if !matches!(to.scheme(), "http" | "https") {
        return Err("only http and https are followed");
    }
    if has_user(to) {
        return Err("it carries a user or a password");
    }
    if to.scheme() == "http" && from.is_some_and(|from| from.scheme() == "https") {
        return Err("it leads out of encryption");
    }
    if is_near(to) && !endpoint.meant(to) {
        return Err("a private address that nobody has typed");
    }
    Ok(())
}

/// The host is written as a private address, or as a name of this computer.
fn is_near(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => is_localhost(name),
        Some(Host::Ipv4(four)) => !is_public(IpAddr::V4(four)),
        Some(Host::Ipv6(six)) => !is_public(IpAddr::V6(six)),
        None => true,
    }
}

fn is_localhost(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

fn has_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Host, and port if it is not the usual one.
pub(super) fn host_of(url: &Url) -> String {
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => String::new(),
    }
}

/// An address without query, user and password, as it may stand in a message.
pub(super) fn plain(url: &Url) -> String {
    let path: String = url.path().chars().take(200).collect();
    format!("{}://{}{path}", url.scheme(), host_of(url))
}

/// What a person typed, without what stands before an `@` and behind a `?`.
pub(super) fn without_user(words: &str) -> String {
    let words = words.split(['?', '#']).next().unwrap_or_default();
    let (scheme, rest) = words
        .split_once("://")
        .map_or(("", words), |(scheme, rest)| (scheme, rest));
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    let shown: String = rest.chars().take(200).collect();
    if scheme.is_empty() {
        shown
    } else {
        format!("{scheme}://{shown}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> Endpoint {
        Endpoint::parse(words, true).unwrap()
    }

    #[test]
    fn an_endpoint_keeps_its_path_and_loses_its_last_slash() {
        let mirror = typed(" https://mirror.example/hf/ ");
        assert_eq!(
            mirror.join("/api/models?limit=1").unwrap().as_str(),
            "https://mirror.example/hf/api/models?limit=1"
        );
        assert_eq!(
            typed("https://hub.example/").join("/x").unwrap().as_str(),
            "https://hub.example/x"
        );
        assert_eq!(typed("http://127.0.0.1:8080").host(), "127.0.0.1:8080");
        assert_eq!(typed("https://Hub.Example:443").host(), "hub.example");
    }

    #[test]
    fn what_is_no_endpoint_is_refused_without_showing_a_password() {
        for words in [
            "",
            "hub.example",
            "ftp://hub.example",
            "file:///etc/passwd",
            "https://",
            "https://me:secret@hub.example",
            "https://secret@hub.example/x",
            "https://hub.example/?token=secret",
            "https://hub.example/#secret",
            "me:secret@hub.example",
            "https://hub.example:99999",
            "javascript:alert(1)",
        ] {
            let refused = Endpoint::parse(words, true).unwrap_err().to_string();
            assert!(refused.starts_with("the endpoint"), "{refused}");
            assert!(!refused.contains("secret"), "{refused}");
        }
        assert!(
            Endpoint::parse("http://hub.example", false).is_err(),
            "http only where somebody typed it"
        );
    }

    #[test]
    fn a_path_cannot_leave_its_endpoint() {
        let hub = typed("https://hub.example");
        for path in [".evil.example/x", "@evil.example/x", "evil", "", ":8080/x", "?x"] {
            assert!(hub.join(path).is_err(), "{path}");
        }
        for path in ["//evil.example/x", "/\\evil.example", "/a/../../b", "/a b", "/ä?q=ü"] {
            assert!(hub.holds(&hub.join(path).unwrap()), "{path}");
        }
    }

    #[test]
    fn a_redirect_leads_neither_out_of_encryption_nor_into_this_network() {
        let hub = typed("https://hub.example");
        let from = Url::parse("https://hub.example/a").unwrap();
        for to in [
            "http://hub.example/a",
            "file:///etc/passwd",
            "ftp://hub.example/a",
            "data:text/html,x",
            "https://me@hub.example/",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://10.1.2.3/",
            "https://169.254.169.254/latest/meta-data/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[fd00::1]/",
            "https://localhost/",
            "https://LOCALHOST./",
            "https://x.localhost/",
        ] {
            assert!(may_lead(Some(&from), &Url::parse(to).unwrap(), &hub).is_err(), "{to}");
        }
        for to in [
            "https://cdn.example/x?sig=1",
            "https://1.1.1.1/",
            "https://hub.example:8443/",
        ] {
            assert_eq!(may_lead(Some(&from), &Url::parse(to).unwrap(), &hub), Ok(()), "{to}");
        }
    }

    #[test]
    fn a_typed_private_address_is_allowed_on_its_own_port_only() {
        let near = typed("http://127.0.0.1:8080");
        let from = Url::parse("http://127.0.0.1:8080/a").unwrap();
        for (to, allowed) in [
            ("http://127.0.0.1:8080/b", true),
            ("http://127.0.0.1:22/b", false),
            ("https://127.0.0.1:8080/b", false),
            ("http://127.0.0.2:8080/b", false),
            ("http://hub.example/", true),
        ] {
            assert_eq!(
                may_lead(Some(&from), &Url::parse(to).unwrap(), &near).is_ok(),
                allowed,
                "{to}"
            );
        }
    }
}

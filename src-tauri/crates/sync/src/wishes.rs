//! How a person wants to sync: which places, from where, how much.

use sources::{About, Place, PlaceName, Scope, net::Proxy};
use std::{collections::BTreeMap, sync::Arc};

/// Every place, shared by the plan, the page and the run.
pub type Places = Arc<[Box<dyn Place>]>;

/// What the person has set. The token is not part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// How much of the Hub.
    pub scope: Scope,
    /// How many model cards and licence files a sync fetches at most.
    pub files: u32,
    /// Places switched on or off; one without a line is as it comes.
    pub on: BTreeMap<String, bool>,
    /// Mirrors, by place; one without a line is asked at its own endpoint.
    pub endpoints: BTreeMap<String, String>,
    /// By which proxy.
    pub proxy: Proxy,
}

impl Wishes {
    /// Whether a place is part of a sync.
    #[must_use]
    pub fn is_on(&self, about: &About) -> bool {
        self.on.get(about.name.0).copied().unwrap_or(about.on)
    }

    /// What the person has set as the place's endpoint, for it or for the place whose endpoint it shares.
    #[must_use]
    pub fn endpoint(&self, about: &About) -> Option<&str> {
        let own = self.endpoints.get(about.name.0);
        let shared = || about.endpoint_of.and_then(|name| self.endpoints.get(name.0));
        own.or_else(shared).map(String::as_str)
    }

    /// The endpoints set, by the names of places there are.
    pub(crate) fn named_endpoints(&self, places: &[Box<dyn Place>]) -> BTreeMap<PlaceName, String> {
        let names = places.iter().map(|place| place.about().name);
        names
            .filter_map(|name| Some((name, self.endpoints.get(name.0)?.clone())))
            .collect()
    }
}

/// The host of an endpoint, with its port where it is not the usual one; without user and password.
pub(crate) fn host_of(endpoint: &str) -> String {
    let (scheme, rest) = endpoint.split_once("://").unwrap_or(("https", endpoint));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let usual = if scheme.eq_ignore_ascii_case("http") {
        ":80"
    } else {
        ":443"
    };
    host.strip_suffix(usual).unwrap_or(host).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::host_of;

    #[test]
    fn a_host_is_shown_without_what_is_usual_or_secret() {
        assert_eq!(host_of("https://huggingface.co"), "huggingface.co");
        assert_eq!(host_of("https://Mirror.example:443/path?x"), "mirror.example");
        assert_eq!(host_of("http://user:secret@127.0.0.1:8080/x"), "127.0.0.1:8080");
        assert_eq!(host_of("http://127.0.0.1:80"), "127.0.0.1");
        assert_eq!(host_of(""), "");
    }
}

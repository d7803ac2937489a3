//! The doors out: one client for what is public, one for what a person typed, one for a proxy. None of them follows a
//! redirect, keeps a cookie, decompresses, or relaxes encryption.

use crate::{
    SourceError,
    net::{
        Limits, Names, Proxy,
        address::is_public,
        endpoint::{Endpoint, without_user},
    },
};
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::{
    Client, ClientBuilder,
    dns::{Addrs, Name, Resolve, Resolving},
    header::HeaderValue,
};
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use url::Url;

/// Our name, as servers see it.
const AGENT: &str = concat!("baimo/", env!("CARGO_PKG_VERSION"));
/// An idle connection is closed after so long.
const IDLE: Duration = Duration::from_secs(15);

/// The name is looked up, and only leads to private addresses.
#[derive(Debug, thiserror::Error)]
#[error("a private address that nobody has typed")]
pub(super) struct Astray;

/// The name cannot be looked up.
#[derive(Debug, thiserror::Error)]
#[error("the name is not known")]
pub(super) struct UnknownName;

/// All clients of one way out. Each is made when it is first needed.
pub(super) struct Clients {
    limits: Limits,
    names: Arc<dyn Names>,
    proxies: Proxies,
    made: Mutex<HashMap<Door, Client>>,
}

/// Where a connection goes out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Door {
    /// Through this proxy.
    proxy: Option<By>,
    /// To an address that a person typed: it may be private.
    meant: bool,
}

/// A proxy, and what it is told about who asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct By {
    address: String,
    auth: Option<HeaderValue>,
}

enum Proxies {
    None,
    System(Box<Matcher>),
    One(By),
}

impl Clients {
    /// The doors of a way out.
    ///
    /// # Errors
    /// [`SourceError::Endpoint`] where the proxy is none.
    pub(super) fn new(proxy: &Proxy, limits: Limits, names: Arc<dyn Names>) -> Result<Self, SourceError> {
        let proxies = match proxy {
            Proxy::None => Proxies::None,
            Proxy::System => Proxies::System(Box::new(Matcher::from_system())),
            Proxy::Address(words) => Proxies::One(By {
                address: checked(words)?,
                auth: None,
            }),
        };
        Ok(Self {
            limits,
            names,
            proxies,
            made: Mutex::default(),
        })
    }

    /// The client for an address.
    pub(super) fn client(&self, url: &Url, endpoint: &Endpoint) -> Result<Client, SourceError> {
        let host = endpoint.host().to_owned();
        let meant = endpoint.meant(url);
        let proxy = self.proxy_for(url, meant && endpoint.is_this_computer())?;
        if let Some(proxy) = &proxy
            && !meant
            && host_name(&proxy.address) == url.host_str().map(str::to_ascii_lowercase)
        {
            return Err(SourceError::Astray {
                host,
                to: url.host_str().unwrap_or_default().to_owned(),
                reason: "it leads to the proxy itself",
            });
        }
        let door = Door { proxy, meant };
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = made.get(&door) {
            return Ok(client.clone());
        }
        let client = self.make(&door).map_err(|_| SourceError::Unreachable {
            host,
            reason: String::from("the certificates of this system, or its proxy, cannot be used"),
        })?;
        made.insert(door, client.clone());
        Ok(client)
    }

    /// The proxy for an address. What the system names is not used to reach this computer.
    fn proxy_for(&self, url: &Url, this_computer: bool) -> Result<Option<By>, SourceError> {
        match &self.proxies {
            Proxies::None => Ok(None),
            Proxies::One(by) => Ok(Some(by.clone())),
            Proxies::System(_) if this_computer => Ok(None),
            Proxies::System(matcher) => {
                let Some(found) = url.as_str().parse().ok().and_then(|uri| matcher.intercept(&uri)) else {
                    return Ok(None);
                };
                let mut address = found.uri().to_string();
                if let Some((user, password)) = found.raw_auth() {
                    address = with_user(&address, user, password);
                }
                Ok(Some(By {
                    address: checked(&address)?,
                    auth: found.basic_auth().cloned(),
                }))
            }
        }
    }

    fn make(&self, door: &Door) -> reqwest::Result<Client> {
        // Fails when it was installed before, which is what is wanted.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let proxy_name = door.proxy.as_ref().and_then(|by| host_name(&by.address));
        let lookup = Lookup {
            names: Arc::clone(&self.names),
            everything: door.meant,
            proxy_name,
        };
        let mut builder = plain(self.limits).dns_resolver(Arc::new(lookup));
        if let Some(by) = &door.proxy {
            let proxy = reqwest::Proxy::all(&by.address)?;
            builder = builder.proxy(match &by.auth {
                Some(auth) => proxy.custom_http_auth(auth.clone()),
                None => proxy,
            });
        }
        builder.build()
    }
}

fn plain(limits: Limits) -> ClientBuilder {
    Client::builder()
        .user_agent(AGENT)
        .no_proxy()
        .http1_only()
        .referer(false)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .tls_backend_rustls()
        .connect_timeout(Duration::from_millis(limits.connect_ms))
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(2)
        .tcp_keepalive(None)
}

/// The address of a proxy as it is used; what is none is refused with the reason.
fn checked(words: &str) -> Result<String, SourceError> {
    let words = words.trim();
    let refused = |reason: &str| SourceError::Endpoint {
        endpoint: without_user(words),
        reason: reason.to_owned(),
    };
    if !words.contains("://") {
        return Err(refused(
            "a proxy begins with http://, https://, socks5:// or socks5h://",
        ));
    }
    let url = Url::parse(words).map_err(|why| refused(&why.to_string()))?;
    if !matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h") {
        return Err(refused(
            "a proxy begins with http://, https://, socks5:// or socks5h://",
        ));
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(refused("it names no host"));
    }
    if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
        return Err(refused("there is something behind the host of the proxy"));
    }
    reqwest::Proxy::all(words).map_err(|_| refused("it is no proxy"))?;
    Ok(words.to_owned())
}

fn with_user(address: &str, user: &str, password: &str) -> String {
    let Ok(mut url) = Url::parse(address) else {
        return address.to_owned();
    };
    let named = url.set_username(user).is_ok() && url.set_password(Some(password)).is_ok();
    if named { url.into() } else { address.to_owned() }
}

fn host_name(address: &str) -> Option<String> {
    Url::parse(address).ok()?.host_str().map(str::to_ascii_lowercase)
}

/// Looks names up, and lets only those addresses through that may be connected to. This is asked for each new
/// connection, so a name that changes its address between two requests changes nothing.
struct Lookup {
    names: Arc<dyn Names>,
    everything: bool,
    proxy_name: Option<String>,
}

impl Resolve for Lookup {
    fn resolve(&self, name: Name) -> Resolving {
        let names = Arc::clone(&self.names);
        let name = name.as_str().to_ascii_lowercase();
        let everything = self.everything || self.proxy_name.as_ref() == Some(&name);
        Box::pin(async move {
            let mut found = names.look_up(&name).await.map_err(|_| UnknownName)?;
            if found.is_empty() {
                return Err(UnknownName.into());
            }
            found.retain(|address| everything || is_public(*address));
            if found.is_empty() {
                return Err(Astray.into());
            }
            let addresses: Addrs = Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_trait::async_trait;
    use std::{
        io,
        net::IpAddr,
        sync::atomic::{AtomicUsize, Ordering},
    };

    #[test]
    fn what_is_no_proxy_is_refused_without_showing_a_password() {
        for words in [
            "",
            "127.0.0.1:1080",
            "ftp://proxy.example",
            "socks4://proxy.example",
            "socks5://",
            "http://proxy.example/path",
            "http://me:secret@proxy.example/?x",
            "me:secret@proxy.example:1080",
            "socks5://me:secret@proxy.example:99999",
        ] {
            let refused = checked(words).unwrap_err().to_string();
            assert!(!refused.contains("secret"), "{refused}");
        }
        for words in [
            "http://proxy.example:3128",
            " socks5h://127.0.0.1:9050 ",
            "socks5://[::1]:1080",
            "https://me:secret@proxy.example",
        ] {
            assert!(checked(words).is_ok(), "{words}");
        }
    }

    /// A name that leads outside when it is first asked for, and into this network afterwards.
    struct Rebinding(AtomicUsize);

    #[async_trait]
    impl Names for Rebinding {
        async fn look_up(&self, _: &str) -> io::Result<Vec<IpAddr>> {
            let first = self.0.fetch_add(1, Ordering::Relaxed) == 0;
            let addresses = if first {
                ["1.1.1.1", "10.0.0.1"]
            } else {
                ["10.0.0.1", "::1"]
            };
            Ok(addresses.iter().map(|address| address.parse().unwrap()).collect())
        }
    }

    #[tokio::test]
    async fn a_name_is_looked_at_anew_for_each_connection() {
        let lookup = |everything, proxy_name| Lookup {
            names: Arc::new(Rebinding(AtomicUsize::new(0))),
            everything,
            proxy_name,
        };
        let name = || "Rebind.Test".parse().unwrap();
        let strict = lookup(false, None);
        let first: Vec<_> = strict
            .resolve(name())
            .await
            .unwrap()
            .map(|at| at.ip().to_string())
            .collect();
        assert_eq!(first, ["1.1.1.1"], "only what is public is left");
        let second = strict
            .resolve(name())
            .await
            .err()
            .expect("it leads into this network now");
        assert!(second.is::<Astray>(), "{second}");
        for free in [lookup(true, None), lookup(false, Some(String::from("rebind.test")))] {
            assert_eq!(free.resolve(name()).await.unwrap().count(), 2, "typed by a person");
        }
    }

    #[test]
    fn a_user_of_the_system_proxy_is_kept() {
        assert_eq!(
            with_user("socks5h://proxy.example:1080", "a b", "p@ss"),
            "socks5h://a%20b:p%40ss@proxy.example:1080"
        );
    }
}

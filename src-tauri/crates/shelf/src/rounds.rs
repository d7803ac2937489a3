//! How the person wants to sync: what may be set, checked where it is set. Which places there are is not known here.

use crate::{
    Error, Result, Shelf, settings,
    view::{PlaceSetting, SyncProxy, SyncSettings, SyncSettingsAsk},
};
use std::collections::BTreeSet;
use url::Url;

/// Under which the library keeps them. They are never taken in from an export: an endpoint is whom a token is shown to.
pub(crate) const KEY: &str = "sync";
/// Under which the library keeps that a token lies in the keychain of this machine; never the token.
pub(crate) const TOKEN_KEY: &str = "token_kept";
/// Cards and licence files of one sync.
const FILES: u32 = 50_000;
/// Places that can be set.
const PLACES: usize = 64;
const PLACE_BYTES: usize = 40;
const ADDRESS_BYTES: usize = 2_000;

impl Shelf {
    /// How the person wants to sync; the default where nothing was ever set.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn sync_settings(&self, _ask: &SyncSettingsAsk) -> Result<SyncSettings> {
        let rows = self.library.settings().await?;
        let held: Option<SyncSettings> = settings::read(&rows, KEY);
        // What another program wrote is believed no more than what is typed.
        Ok(held.and_then(|held| checked(&held).ok()).unwrap_or_default())
    }

    /// Keeps how the person wants to sync and gives it back as kept. It is no part of what Undo takes back.
    ///
    /// # Errors
    /// [`Error::NoSuchAddress`], [`Error::TooMany`] or [`Error::NoSuchKey`] for what cannot be meant; otherwise when the
    /// library cannot be written.
    pub async fn set_sync_settings(&self, ask: &SyncSettings) -> Result<SyncSettings> {
        let settings = checked(ask)?;
        let mut turn = self.library.turn().await?;
        turn.step(&settings::put(KEY, &settings)).await?;
        turn.commit().await?;
        Ok(settings)
    }
}

impl Shelf {
    /// Whether a token was put into the keychain of this machine. Asked instead of the keychain itself, which may want a
    /// password of the person before it answers.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn token_kept(&self) -> Result<bool> {
        let rows = self.library.settings().await?;
        Ok(settings::read(&rows, TOKEN_KEY).unwrap_or_default())
    }

    /// Remembers whether a token lies in the keychain.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub async fn set_token_kept(&self, kept: bool) -> Result<()> {
        let mut turn = self.library.turn().await?;
        turn.step(&settings::put(TOKEN_KEY, &kept)).await?;
        turn.commit().await?;
        Ok(())
    }
}

/// The settings in the form in which they are kept: addresses trimmed, empty ones left out.
///
/// # Errors
/// As [`Shelf::set_sync_settings`].
pub fn checked(asked: &SyncSettings) -> Result<SyncSettings> {
    if asked.files > FILES {
        return Err(Error::TooMany {
            limit: FILES as usize,
            wanted: asked.files as usize,
        });
    }
    if asked.places.len() > PLACES {
        return Err(Error::TooMany {
            limit: PLACES,
            wanted: asked.places.len(),
        });
    }
    let mut seen = BTreeSet::new();
    let mut places = Vec::new();
    for place in &asked.places {
        let key = place.place.as_str();
        let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if key.is_empty() || key.len() > PLACE_BYTES || !key.chars().all(word) || !seen.insert(key) {
            return Err(Error::NoSuchKey {
                kind: "place",
                key: key.chars().take(PLACE_BYTES).collect(),
            });
        }
        let endpoint = match &place.endpoint {
            Some(typed) => endpoint(key, typed)?,
            None => None,
        };
        if place.on.is_some() || endpoint.is_some() {
            places.push(PlaceSetting {
                place: key.to_owned(),
                on: place.on,
                endpoint,
            });
        }
    }
    let proxy = match &asked.proxy {
        SyncProxy::Address(typed) => SyncProxy::Address(proxy(typed)?),
        other => other.clone(),
    };
    Ok(SyncSettings {
        scope: asked.scope,
        files: asked.files,
        places,
        proxy,
    })
}

/// A mirror's address, without the slash at its end; nothing where nothing was typed.
fn endpoint(place: &str, typed: &str) -> Result<Option<String>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let url = address(place, typed, &["http", "https"])?;
    Ok(Some(url.as_str().trim_end_matches('/').to_owned()))
}

fn proxy(typed: &str) -> Result<String> {
    let url = address("proxy", typed, &["http", "https", "socks5", "socks5h"])?;
    if !matches!(url.path(), "" | "/") {
        return Err(no_address("proxy", "a proxy has no path"));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn address(field: &str, typed: &str, schemes: &[&str]) -> Result<Url> {
    let typed = typed.trim();
    if typed.len() > ADDRESS_BYTES || typed.chars().any(char::is_control) {
        return Err(no_address(field, "it is too long or holds control characters"));
    }
    let url = Url::parse(typed).map_err(|_| no_address(field, "it is not an address such as https://example.org"))?;
    if !schemes.contains(&url.scheme()) {
        let why = if schemes.contains(&"socks5") {
            "it begins with none of http://, https://, socks5:// and socks5h://"
        } else {
            "it begins with neither http:// nor https://"
        };
        return Err(no_address(field, why));
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(no_address(field, "it names no host"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(no_address(
            field,
            "it holds a user or a password, which no file of Baimo's keeps",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(no_address(field, "it has a part behind “?” or “#”"));
    }
    Ok(url)
}

fn no_address(field: &str, why: &'static str) -> Error {
    Error::NoSuchAddress {
        field: field.to_owned(),
        why,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_endpoint(typed: &str) -> SyncSettings {
        SyncSettings {
            places: vec![PlaceSetting {
                place: String::from("hub"),
                on: None,
                endpoint: Some(typed.to_owned()),
            }],
            ..SyncSettings::default()
        }
    }

    #[test]
    fn an_endpoint_is_an_address_without_a_secret() {
        let check = |typed: &str, expected: Option<&str>| {
            let kept = checked(&with_endpoint(typed));
            let kept = kept.ok().and_then(|kept| kept.places.first()?.endpoint.clone());
            assert_eq!(kept.as_deref(), expected, "{typed:?}");
        };
        check(" https://hf-mirror.com/ ", Some("https://hf-mirror.com"));
        check("http://127.0.0.1:8081", Some("http://127.0.0.1:8081"));
        check("https://mirror.example/hf/", Some("https://mirror.example/hf"));
        check("HTTPS://Mirror.Example", Some("https://mirror.example"));
        check("http://[::1]:80/", Some("http://[::1]"));
        check("https://user@mirror.example", None);
        check("https://:word@mirror.example", None);
        check("https://mirror.example/?a=b", None);
        check("ftp://mirror.example", None);
        check("file:///etc/passwd", None);
        check("mirror.example", None);
        check("https://", None);
        check("https://a\u{7}b", None);
        check(&format!("https://{}.example", "x".repeat(ADDRESS_BYTES)), None);
        check("  ", None);
        assert!(
            checked(&with_endpoint("  ")).unwrap().places.is_empty(),
            "nothing is set"
        );
    }

    #[test]
    fn a_refusal_does_not_repeat_a_password() {
        let refused = checked(&with_endpoint("https://user:hunter2@mirror.example")).unwrap_err();
        assert!(!refused.to_string().contains("hunter2") && !format!("{refused:?}").contains("hunter2"));
    }

    #[test]
    fn a_proxy_is_one_of_four_kinds() {
        let check = |typed: &str, expected: Option<&str>| {
            let asked = SyncSettings {
                proxy: SyncProxy::Address(typed.to_owned()),
                ..SyncSettings::default()
            };
            let kept = checked(&asked).ok().map(|kept| kept.proxy);
            assert_eq!(kept, expected.map(|to| SyncProxy::Address(to.to_owned())), "{typed:?}");
        };
        check("socks5h://127.0.0.1:9050", Some("socks5h://127.0.0.1:9050"));
        check("http://proxy.example:3128/", Some("http://proxy.example:3128"));
        check("socks4://proxy.example", None);
        check("http://me:secret@proxy.example", None);
        check("http://proxy.example/path", None);
        check("", None);
    }

    #[test]
    fn places_are_named_once_and_files_are_bounded() {
        let place = |key: &str| PlaceSetting {
            place: key.to_owned(),
            on: Some(false),
            endpoint: None,
        };
        let check = |places: Vec<PlaceSetting>, files: u32, sound: bool| {
            let asked = SyncSettings {
                places,
                files,
                ..SyncSettings::default()
            };
            assert_eq!(checked(&asked).is_ok(), sound);
        };
        check(vec![place("hub"), place("open_llm")], 50_000, true);
        check(vec![place("hub"), place("hub")], 0, false);
        check(vec![place("Hub")], 0, false);
        check(vec![place("")], 0, false);
        check(vec![], 50_001, false);
        check((0..65).map(|at| place(&format!("p{at}"))).collect(), 0, false);
    }
}

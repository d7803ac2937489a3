//! The token in the keychain of the system: Keychain, Credential Manager, Secret Service. Never in a file of ours.
//!
//! A keychain may ask the person for a password, or never answer. Each call runs on a thread of its own with a
//! deadline, and a thread that hangs holds nothing up, the end of the program included.

use keyring::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};
use std::{thread, time::Duration};
use tokio::{sync::oneshot, time::timeout};

const SERVICE: &str = "baimo";
/// Which token: later places may have theirs beside it.
const USER: &str = "huggingface.co";
/// A person may have to type a password first.
const PATIENCE: Duration = Duration::from_secs(60);

/// The keychain did not do what was asked. No variant holds the token.
#[derive(Debug, thiserror::Error)]
pub enum KeychainError {
    /// This system runs no keychain, or none that this session can reach.
    #[error("no keychain of the system can be reached; the token can be used for this session only")]
    Missing(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
    /// There is one, and it is locked or does not let this program in.
    #[error("the keychain of the system is locked or refuses access; unlock it and try again")]
    Locked(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What lies there under our name is no token.
    #[error("what the keychain holds under the name of baimo is no token; set it anew")]
    Unreadable,
    /// The token is too long for this keychain.
    #[error("the token is longer than the keychain takes")]
    TooLong,
    /// It did not answer in time: it may be waiting for a password in a window that nobody sees.
    #[error("the keychain did not answer within {0} s; it may be waiting for a password")]
    Silent(u64),
}

/// The token, if one is kept. A locked keychain may say that there is none.
///
/// # Errors
/// [`KeychainError`] says why it cannot be known.
pub async fn get() -> Result<Option<SecretString>, KeychainError> {
    let kept = on_thread(|| entry()?.get_password().map(SecretString::from)).await;
    match kept {
        Ok(token) => Ok(Some(token)),
        Err(Why::Keychain(Error::NoEntry)) => Ok(None),
        Err(why) => Err(why.named()),
    }
}

/// Keeps a token, in the place of one that was kept before.
///
/// # Errors
/// [`KeychainError`] says why it is not kept.
pub async fn set(token: SecretString) -> Result<(), KeychainError> {
    let kept = on_thread(move || entry()?.set_password(token.expose_secret())).await;
    kept.map_err(Why::named)
}

/// Takes the token out. That there was none is no error.
///
/// # Errors
/// [`KeychainError`] says why it may still be there.
pub async fn forget() -> Result<(), KeychainError> {
    match on_thread(|| entry()?.delete_credential()).await {
        Ok(()) | Err(Why::Keychain(Error::NoEntry)) => Ok(()),
        Err(why) => Err(why.named()),
    }
}

fn entry() -> keyring::Result<Entry> {
    Entry::new(SERVICE, USER)
}

/// Why a call came to nothing, before it has a name.
enum Why {
    Keychain(Error),
    Silent,
}

impl Why {
    fn named(self) -> KeychainError {
        match self {
            Self::Silent => KeychainError::Silent(PATIENCE.as_secs()),
            Self::Keychain(Error::PlatformFailure(why)) => KeychainError::Missing(Some(why)),
            Self::Keychain(Error::NoStorageAccess(why)) => KeychainError::Locked(why),
            Self::Keychain(Error::TooLong(..)) => KeychainError::TooLong,
            Self::Keychain(
                Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::BadStoreFormat(_) | Error::Ambiguous(_),
            ) => KeychainError::Unreadable,
            Self::Keychain(_) => KeychainError::Missing(None),
        }
    }
}

async fn on_thread<T: Send + 'static>(call: impl FnOnce() -> keyring::Result<T> + Send + 'static) -> Result<T, Why> {
    let (tell, told) = oneshot::channel();
    let began = thread::Builder::new().name(String::from("keychain")).spawn(move || {
        // Nobody listens any more when the deadline has passed.
        let _ = tell.send(call());
    });
    if began.is_err() {
        return Err(Why::Silent);
    }
    match timeout(PATIENCE, told).await {
        Ok(Ok(outcome)) => outcome.map_err(Why::Keychain),
        Ok(Err(_)) | Err(_) => Err(Why::Silent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_of_a_keychain_has_a_name_and_none_repeats_what_lies_in_it() {
        let check = |why: Error, expected: &str| {
            let named = Why::Keychain(why).named();
            assert!(format!("{named}").contains(expected), "{named}");
            assert!(!format!("{named:?} {named}").contains("hf_canary"), "{named:?}");
        };
        check(Error::NoDefaultStore, "no keychain");
        check(Error::PlatformFailure("no bus".into()), "no keychain");
        check(Error::NoStorageAccess("locked".into()), "locked");
        check(Error::BadEncoding(b"hf_canary\xff".to_vec()), "no token");
        check(Error::BadDataFormat(b"hf_canary".to_vec(), "odd".into()), "no token");
        check(Error::TooLong(String::from("password"), 3), "longer");
        assert!(Why::Silent.named().to_string().contains("60 s"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_keychain_that_never_answers_ends_with_its_deadline() {
        let (_hold, never) = std::sync::mpsc::channel::<()>();
        let outcome = on_thread(move || {
            let _ = never.recv();
            Ok(())
        });
        assert!(matches!(outcome.await, Err(Why::Silent)));
    }
}

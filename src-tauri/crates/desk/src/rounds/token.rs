//! The token for the Hub: where it lies, taken in, handed to a sync, forgotten. It never crosses the counter outwards.

use crate::{Fault, desk::Room};
use secrecy::SecretString;
use sources::keychain;
use std::sync::Mutex;
use sync::view::{TokenAsk, TokenPlace, TokenState};

/// Characters of a token at most; those of the Hub have 37.
const MOST_CHARS: usize = 500;

/// Where tokens lie, besides the keychain.
pub(crate) struct Tokens {
    environment: Option<SecretString>,
    keychain: bool,
    session: Mutex<Option<SecretString>>,
    /// Why the keychain could not be used when it was last tried.
    fault: Mutex<Option<String>>,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Tokens").finish_non_exhaustive()
    }
}

impl Tokens {
    pub(crate) fn new(environment: Option<SecretString>, keychain: bool) -> Self {
        Self {
            environment,
            keychain,
            session: Mutex::default(),
            fault: Mutex::default(),
        }
    }

    fn session(&self) -> Option<SecretString> {
        self.session.lock().ok().and_then(|held| held.clone())
    }

    fn set_session(&self, token: Option<SecretString>) {
        if let Ok(mut held) = self.session.lock() {
            *held = token;
        }
    }

    fn note_fault(&self, fault: Option<String>) {
        if let Ok(mut held) = self.fault.lock() {
            *held = fault;
        }
    }
}

impl Room {
    /// Where a token lies, without opening the keychain: that may want a password of the person first.
    pub(crate) async fn token_state(&self) -> TokenState {
        let tokens = &self.rounds.tokens;
        let kept = tokens.keychain && self.token_kept().await;
        let place = if tokens.session().is_some() {
            TokenPlace::Session
        } else if tokens.environment.is_some() {
            TokenPlace::Environment
        } else if kept {
            TokenPlace::Keychain
        } else {
            TokenPlace::Nowhere
        };
        let keychain_fault = tokens.fault.lock().ok().and_then(|fault| fault.clone());
        TokenState { place, keychain_fault }
    }

    /// The token for a sync that begins now: typed in this session, of the environment, out of the keychain.
    pub(crate) async fn token(&self) -> Option<SecretString> {
        let tokens = &self.rounds.tokens;
        if let Some(token) = tokens.session().or_else(|| tokens.environment.clone()) {
            return Some(token);
        }
        if !tokens.keychain || !self.token_kept().await {
            return None;
        }
        match keychain::get().await {
            Ok(token) => {
                tokens.note_fault(None);
                token
            }
            Err(error) => {
                tracing::warn!(%error, "the keychain did not give the token; the Hub is asked without one");
                tokens.note_fault(Some(error.to_string()));
                None
            }
        }
    }

    async fn token_kept(&self) -> bool {
        match self.shelf() {
            Ok(shelf) => shelf.token_kept().await.unwrap_or_default(),
            Err(_) => false,
        }
    }

    async fn keep_in_keychain(&self, token: SecretString) -> Result<(), String> {
        if !self.rounds.tokens.keychain {
            return Err(String::from("no keychain is used here"));
        }
        keychain::set(token).await.map_err(|error| error.to_string())?;
        let noted = match self.shelf() {
            Ok(shelf) => shelf.set_token_kept(true).await.map_err(Fault::from),
            Err(fault) => Err(fault),
        };
        // Without the note the keychain would not be asked at the next start.
        noted.map_err(|fault| fault.detail)
    }

    async fn forget_token(&self) {
        let tokens = &self.rounds.tokens;
        tokens.set_session(None);
        if tokens.keychain && self.token_kept().await {
            let fault = keychain::forget().await.err().map(|error| error.to_string());
            let forgotten = fault.is_none();
            tokens.note_fault(fault);
            if forgotten
                && let Ok(shelf) = self.shelf()
                && let Err(error) = shelf.set_token_kept(false).await
            {
                tracing::warn!(%error, "it could not be noted that the token is forgotten");
            }
        }
    }
}

pub(crate) async fn sync_token(room: &Room, ask: TokenAsk) -> Result<TokenState, Fault> {
    match ask.token.as_deref() {
        None => room.forget_token().await,
        Some(typed) => {
            let token = sound(typed)?;
            let tokens = &room.rounds.tokens;
            if ask.keep {
                match room.keep_in_keychain(token.clone()).await {
                    Ok(()) => {
                        tokens.note_fault(None);
                        tokens.set_session(None);
                    }
                    Err(why) => {
                        tokens.note_fault(Some(why));
                        tokens.set_session(Some(token));
                    }
                }
            } else {
                tokens.set_session(Some(token));
            }
        }
    }
    Ok(room.token_state().await)
}

/// What could be a token. What is none is not repeated: it may be one that was cut wrongly.
fn sound(typed: &str) -> Result<SecretString, Fault> {
    let typed = typed.trim();
    let plain = typed.chars().all(|c| c.is_ascii_graphic());
    if typed.is_empty() || typed.len() > MOST_CHARS || !plain {
        let what = "This cannot be a token: a token is up to 500 letters, digits and signs without spaces, such as hf_…. \
                    Copy it again from the settings of the Hub.";
        return Err(Fault::bad_request(what));
    }
    Ok(SecretString::from(typed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    #[test]
    fn a_token_is_one_word_of_plain_signs() {
        let check = |typed: &str, expected: Option<&str>| {
            let token = sound(typed).ok();
            assert_eq!(token.as_ref().map(ExposeSecret::expose_secret), expected, "{typed:?}");
        };
        check(" hf_AbC123\n", Some("hf_AbC123"));
        check("hf a", None);
        check("", None);
        check("hf_ü", None);
        check("hf_\u{200b}a", None);
        check(&"x".repeat(500), Some(&"x".repeat(500)));
        check(&"x".repeat(501), None);
        let refused = sound("hf_canary with a space").unwrap_err();
        assert!(!format!("{refused:?}").contains("canary"));
    }
}

//! The person's own policy, as the text they wrote. What it means, and whether it can be read, is known elsewhere: what
//! is kept here was read by whoever hands it in.

use crate::{Result, Shelf, bounds, settings, view::Changed};
use store::library::{Key, SettingRow, Step};

/// Under which the library keeps it.
pub(crate) const KEY: &str = "policy";

impl Shelf {
    /// The policy as TOML; nothing where none is kept. What another program wrote there and is no text reads as an empty
    /// policy, which is none that can be read: it must not count as having none.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn policy(&self) -> Result<Option<String>> {
        let rows = self.library.settings().await?;
        let held = |row: &SettingRow| row.key == KEY;
        Ok(rows
            .iter()
            .any(held)
            .then(|| settings::read(&rows, KEY).unwrap_or_default()))
    }

    /// Keeps a policy under the name it gives itself, or ends it. Undo takes it back.
    ///
    /// # Errors
    /// [`crate::Error::TooLong`] beyond 64 KiB; otherwise when the library cannot be written.
    pub async fn set_policy(&self, toml: Option<&str>, name: &str, now: i64) -> Result<Changed> {
        let step = match toml {
            Some(toml) => settings::put(KEY, &bounds::policy(toml)?),
            None => Step::Drop(Key::Setting(KEY.to_owned())),
        };
        let mut turn = self.library.turn().await?;
        turn.step(&step).await?;
        let about: String = name.chars().take(200).collect();
        let id = turn.note_change("set_policy", &about, now).await?;
        turn.commit().await?;
        Ok(Changed {
            id,
            what: String::from("set_policy"),
            about,
            at: now,
            made: None,
        })
    }
}

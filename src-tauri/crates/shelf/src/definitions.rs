//! The person's own definitions of counting, as the text they wrote. What it means, and whether it can be read, is known
//! elsewhere: what is kept here was read by whoever hands it in.

use crate::{Result, Shelf, bounds, settings, view::Changed};
use store::library::{Key, SettingRow, Step};

const KEY: &str = "definitions";

impl Shelf {
    /// The definitions as TOML; nothing where none are kept.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn definitions(&self) -> Result<Option<String>> {
        let rows = self.library.settings().await?;
        let held = rows.iter().any(|row: &SettingRow| row.key == KEY);
        Ok(held.then(|| settings::read(&rows, KEY).unwrap_or_default()))
    }

    /// Keeps definitions, or ends them. Undo takes it back.
    ///
    /// # Errors
    /// [`crate::Error::TooLong`] beyond 64 KiB; otherwise when the library cannot be written.
    pub async fn set_definitions(&self, toml: Option<&str>, now: i64) -> Result<Changed> {
        let step = match toml {
            Some(toml) => settings::put(KEY, &bounds::definitions(toml)?),
            None => Step::Drop(Key::Setting(KEY.to_owned())),
        };
        let mut turn = self.library.turn().await?;
        turn.step(&step).await?;
        let id = turn.note_change("set_definitions", "", now).await?;
        turn.commit().await?;
        Ok(Changed {
            id,
            what: String::from("set_definitions"),
            about: String::new(),
            at: now,
            made: None,
        })
    }
}

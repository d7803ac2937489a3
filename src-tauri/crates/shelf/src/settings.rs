//! How the person wants it. What this Baimo does not understand is left as it is and read as the default.

use crate::{
    Error, Result, Shelf,
    view::{Settings, SettingsAsk},
};
use serde::{Serialize, de::DeserializeOwned};
use store::library::{Key, Row, SettingRow, Step};

const LANGUAGES: [&str; 3] = ["de", "en", "zh"];

impl Shelf {
    /// The settings, with the default for whatever was never changed.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn settings(&self, _ask: &SettingsAsk) -> Result<Settings> {
        let rows = self.library.settings().await?;
        let default = Settings::default();
        let language: Option<String> = read(&rows, "language").unwrap_or_default();
        Ok(Settings {
            language: language.filter(|language| LANGUAGES.contains(&language.as_str())),
            theme: read(&rows, "theme").unwrap_or(default.theme),
            density: read(&rows, "density").unwrap_or(default.density),
            letter_keys: read(&rows, "letter_keys").unwrap_or(default.letter_keys),
        })
    }

    /// Keeps the settings and gives them back as kept. They are no part of what Undo takes back.
    ///
    /// # Errors
    /// [`Error::NoSuchLanguage`]; otherwise when the library cannot be written.
    pub async fn set_settings(&self, settings: &Settings) -> Result<Settings> {
        if let Some(language) = settings
            .language
            .as_deref()
            .filter(|language| !LANGUAGES.contains(language))
        {
            return Err(Error::NoSuchLanguage {
                language: language.chars().take(40).collect(),
            });
        }
        let mut turn = self.library.turn().await?;
        let language = match &settings.language {
            Some(language) => put("language", language),
            None => Step::Drop(Key::Setting(String::from("language"))),
        };
        let (theme, density) = (put("theme", &settings.theme), put("density", &settings.density));
        for step in [language, theme, density, put("letter_keys", &settings.letter_keys)] {
            turn.step(&step).await?;
        }
        turn.commit().await?;
        Ok(settings.clone())
    }
}

pub(crate) fn read<T: DeserializeOwned>(rows: &[SettingRow], key: &str) -> Option<T> {
    let row = rows.iter().find(|row| row.key == key)?;
    serde_json::from_str(&row.value).ok()
}

pub(crate) fn put<T: Serialize>(key: &str, value: &T) -> Step {
    let value = serde_json::to_string(value).expect("words, numbers and truth values are always JSON");
    Step::Put(Row::Setting(SettingRow {
        key: key.to_owned(),
        value,
    }))
}

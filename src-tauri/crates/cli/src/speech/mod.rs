//! What people read, in their language.

mod figures;
mod hardware;
mod values;
mod words;

pub(crate) use figures::{bytes, date, figure, grouped, params, score};
pub(crate) use hardware::{Noun, named};
pub(crate) use values::value;
pub(crate) use words::Word;

use atlas::Code;
use clap::ValueEnum;
use desk::Fault;

/// A language people are spoken to in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Deutsch
    De,
    /// English
    En,
    /// 简体中文
    Zh,
}

impl Language {
    /// The system's language, where it is one of ours; else English.
    pub(crate) fn of_system() -> Self {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| {
            let value = std::env::var(name).ok()?;
            (!value.is_empty()).then_some(value)
        });
        Self::of_locale(&named.unwrap_or_default())
    }

    fn of_locale(locale: &str) -> Self {
        match locale.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("de") => Self::De,
            Some("zh") => Self::Zh,
            _ => Self::En,
        }
    }

    /// The word on the counter: `de`, `en`, `zh`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

/// What went wrong: a sentence of cause and one of remedy. English has the precise one from where it happened; the
/// others have one a code, with the precise one behind it where it is the person's question that is wrong.
pub(crate) fn fault_sentence(fault: &Fault, language: Language) -> String {
    if language == Language::En {
        return fault.detail.clone();
    }
    let sentence = match fault.code {
        Code::NotFound => Word::FaultNotFound,
        Code::BadRequest => Word::FaultBadRequest,
        Code::BadPolicy => Word::FaultBadPolicy,
        Code::TooNew => Word::FaultTooNew,
        Code::Damaged => Word::FaultDamaged,
        Code::ReadOnly => Word::FaultReadOnly,
        Code::DiskFull => Word::FaultDiskFull,
        Code::NoFolder => Word::FaultNoFolder,
        Code::Busy => Word::FaultBusy,
        Code::Internal => Word::FaultInternal,
    };
    let about = fault
        .subject
        .as_deref()
        .map(|subject| format!("{subject}: "))
        .unwrap_or_default();
    format!("{about}{} ({})", sentence.says(language), fault.detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_lead_to_languages() {
        let check = |locale: &str, expected| assert_eq!(Language::of_locale(locale), expected, "{locale}");
        check("de_AT.UTF-8", Language::De);
        check("zh_CN.UTF-8", Language::Zh);
        check("en_GB", Language::En);
        check("C.UTF-8", Language::En);
        check("", Language::En);
        check("ü", Language::En);
    }
}

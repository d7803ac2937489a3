//! Dated events and who took part.

use super::cell::ConfidenceCell;
use atlas::Confidence;

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its number.
    pub id: i64,
    /// Our key.
    pub slug: String,
    /// When, as written.
    pub date: String,
    /// Kind.
    pub kind: String,
    /// What happened, in English.
    pub title_en: String,
    /// The same in German.
    pub title_de: String,
    /// The same in Chinese.
    pub title_zh: String,
    /// Who says so.
    pub source_id: i64,
    /// How sure the reading is.
    pub confidence: Confidence,
}

/// Who took part in an event, or what it was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The event.
    pub event_id: i64,
    /// What it was about, not who took part.
    pub subject: bool,
    /// A key or name.
    pub words: String,
    /// The maker, if it is one.
    pub maker_id: Option<i64>,
}

questions! {
    /// Events not before, not after and of a kind, newest first.
    many list(from: Option<&str>, until: Option<&str>, kind: Option<&str>, limit: u32) -> Event = "queries/event/list.sql";
    /// Events a maker took part in, newest first.
    many of_maker(maker: i64) -> Event = "queries/event/of_maker.sql";
    /// The event under a key.
    maybe by_slug(slug: &str) -> Event = "queries/event/by_slug.sql";
    /// Who took part in these events, and what they were about.
    many parts(events: &[i64]) -> Part = "queries/event/parts.sql";
}

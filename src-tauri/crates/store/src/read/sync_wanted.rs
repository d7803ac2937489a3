//! What the atlas would like to have from the places of a sync.

/// A thing known by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlisted {
    /// Repository id.
    pub repo: String,
}

/// A model whose licence file is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceFile {
    /// Repository id.
    pub repo: String,
    /// `license_link` of its card.
    pub link: Option<String>,
    /// The file that was read last.
    pub file: Option<String>,
    /// Its ETag.
    pub etag: Option<String>,
}

/// A model whose card is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Repository id.
    pub repo: String,
    /// ETag of the card that is held.
    pub etag: Option<String>,
}

/// A handle at another place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorOwner {
    /// The handle.
    pub name: String,
}

/// A licence without a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpdxText {
    /// SPDX identifier.
    pub spdx: String,
}

questions! {
    /// Models that no list of the Hub named, except those asked for on this day or later.
    many unlisted(limit: u32, today: &str) -> Unlisted = "queries/hub/unlisted.sql";
    /// Much-used models with a licence of their own whose file was not read on this day or later.
    many licence_files(today: &str, limit: u32) -> LicenceFile = "queries/hub/licence_files.sql";
    /// The most used models whose card was never read or is older than their last change.
    many cards(today: &str, limit: u32) -> Card = "queries/hub/cards.sql";
    /// Handles of makers at ModelScope.
    many mirror_owners(limit: u32) -> MirrorOwner = "queries/hub/mirror_owners.sql";
    /// SPDX identifiers of licences of which no text is held.
    many spdx_texts(limit: u32) -> SpdxText = "queries/hub/spdx_texts.sql";
}

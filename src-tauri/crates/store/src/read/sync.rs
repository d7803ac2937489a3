//! What a sync has brought, as one number: two atlases that hold the same have the same.

use crate::{Reader, Result};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Models that are read at once.
const PAGE: u32 = 2_000;

/// What is held of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentRow {
    /// Repository id.
    pub repo: String,
    /// JSON array of everything else, its edges, names and history among it.
    pub content: String,
}

questions! {
    /// What is held of the models of the Hub behind a name, in the order of names.
    many content(after: &str, limit: u32) -> ContentRow = "queries/hub/content.sql";
}

/// SHA-256, in hex, over everything that is held of the models the Hub has listed, in the order of their names. It does not
/// depend on the numbers of rows, on the order in which they came, nor on the day.
///
/// # Errors
/// When the file cannot be read or is damaged.
pub async fn content_hash(reader: &Reader) -> Result<String> {
    let (mut hash, mut after) = (Sha256::new(), String::new());
    loop {
        let page = content(reader, &after, PAGE).await?;
        for row in &page {
            hash.update(row.content.as_bytes());
            hash.update(b"\n");
        }
        match page.into_iter().next_back() {
            Some(last) => after = last.repo,
            None => break,
        }
    }
    Ok(hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}

//! Texts by content and day: of licences, of licence files in repositories, of model cards.

use super::{Keeping, Taken};
use crate::{IngestError, counts::Counts};
use sha2::{Digest as _, Sha256};
use sources::{CardRecord, Found, LicenceTextRecord, TextOf};
use std::{collections::BTreeMap, fmt::Write as _};
use store::write::{Batch, FileHeld};

const CARD: &str = "README.md";
/// Texts of a few kilobytes gain nothing from more.
const LEVEL: i32 = 9;
/// Longer texts were refused before they came here.
const LONGEST: usize = 2 << 20;

/// Takes in texts of licences. A new content is a version of its own; the older ones stay.
pub(super) async fn texts(
    transaction: &mut Batch,
    keeping: &Keeping<'_>,
    records: &[LicenceTextRecord],
) -> Result<Taken, IngestError> {
    let mut counts = Counts::default();
    let repos = records.iter().filter_map(|record| match &record.of {
        TextOf::Repo { repo, .. } => Some(repo.as_str()),
        TextOf::Spdx(_) => None,
    });
    let repos: Vec<&str> = repos.collect();
    let models = transaction.models_named(&repos).await?;
    let mut licences: Option<BTreeMap<String, i64>> = None;
    for record in records {
        match &record.of {
            TextOf::Spdx(spdx) => {
                if licences.is_none() {
                    let held = transaction.licences().await?;
                    let named = held
                        .into_iter()
                        .filter_map(|row| Some((row.spdx?.to_lowercase(), row.id)));
                    licences = Some(named.collect());
                }
                let id = licences
                    .as_ref()
                    .and_then(|held| held.get(&spdx.to_lowercase()))
                    .copied();
                if let Some(id) = id {
                    counts.texts += u64::from(spdx_text(transaction, keeping, id, &record.text).await?);
                }
            }
            TextOf::Repo { repo, file } => {
                let Some(model) = models.get(repo) else { continue };
                let source_id = transaction.source_for(&keeping.source, keeping.today).await?;
                let file = File {
                    model: *model,
                    name: file,
                    found: &record.text,
                    etag: record.etag.as_deref(),
                    source_id,
                };
                let new = file.keep(transaction, keeping, true).await?;
                counts.texts += u64::from(new);
                counts.changed += u64::from(new);
            }
        }
    }
    Ok(Taken {
        counts,
        ..Taken::default()
    })
}

async fn spdx_text(
    transaction: &mut Batch,
    keeping: &Keeping<'_>,
    licence: i64,
    found: &Found,
) -> Result<bool, IngestError> {
    match found {
        Found::This(text) if text.len() <= LONGEST => {
            let source_id = transaction.moving_source(&keeping.source, keeping.today).await?;
            let sha256 = sha256(text);
            Ok(transaction
                .put_text(licence, &sha256, text, keeping.today, source_id)
                .await?)
        }
        Found::Same => {
            transaction.see_text(licence, keeping.today).await?;
            Ok(false)
        }
        Found::This(_) | Found::Nothing => Ok(false),
    }
}

/// Takes in model cards. Only the newest is kept.
pub(super) async fn cards(
    transaction: &mut Batch,
    keeping: &Keeping<'_>,
    records: &[CardRecord],
) -> Result<Taken, IngestError> {
    let mut counts = Counts::default();
    let repos: Vec<&str> = records.iter().map(|record| record.repo.as_str()).collect();
    let models = transaction.models_named(&repos).await?;
    let source_id = transaction.source_for(&keeping.source, keeping.today).await?;
    for record in records {
        let Some(model) = models.get(&record.repo) else {
            continue;
        };
        let file = File {
            model: *model,
            name: CARD,
            found: &record.markdown,
            etag: record.etag.as_deref(),
            source_id,
        };
        counts.changed += u64::from(file.keep(transaction, keeping, false).await?);
    }
    Ok(Taken {
        counts,
        ..Taken::default()
    })
}

/// A file of a model as it was found.
struct File<'a> {
    model: i64,
    name: &'a str,
    found: &'a Found,
    etag: Option<&'a str>,
    source_id: i64,
}

impl File<'_> {
    /// Keeps the file; says whether its content is new. Without `versions` what was held before is forgotten.
    async fn keep(&self, transaction: &mut Batch, keeping: &Keeping<'_>, versions: bool) -> Result<bool, IngestError> {
        let held = transaction.file(self.model, self.name).await?;
        let sha256 = match self.found {
            Found::This(text) if text.len() <= LONGEST => Some(self.words(transaction, text).await?),
            // More than may be held is as if there were none, until it is shorter.
            Found::This(_) | Found::Nothing => None,
            Found::Same => held.as_ref().and_then(|held| held.sha256.clone()),
        };
        if let Some(held) = held.as_ref().filter(|held| held.sha256 == sha256) {
            self.see(transaction, keeping, held).await?;
            return Ok(false);
        }
        if !versions {
            transaction.drop_file(self.model, self.name).await?;
        }
        let (sha, day) = (sha256.as_deref(), keeping.today);
        transaction
            .put_file(self.model, self.name, sha, self.etag, day, self.source_id)
            .await?;
        // What an earlier state of the same day, or of a card, held alone is held by nobody now.
        if let Some(old) = held.and_then(|held| held.sha256) {
            transaction.drop_words(&old).await?;
        }
        Ok(sha256.is_some())
    }

    async fn see(&self, transaction: &mut Batch, keeping: &Keeping<'_>, held: &FileHeld) -> Result<(), IngestError> {
        Ok(transaction
            .see_file(self.model, self.name, held, self.etag, keeping.today, self.source_id)
            .await?)
    }

    async fn words(&self, transaction: &mut Batch, text: &str) -> Result<String, IngestError> {
        let sha256 = sha256(text);
        let packed = zstd::bulk::compress(text.as_bytes(), LEVEL).map_err(|source| store::Error::File {
            doing: "Compressing",
            file: store::FileName::default(),
            source,
        })?;
        let bytes = i64::try_from(text.len()).unwrap_or(i64::MAX);
        transaction.put_words(&sha256, bytes, &packed).await?;
        Ok(sha256)
    }
}

/// The content of a text in hex.
fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

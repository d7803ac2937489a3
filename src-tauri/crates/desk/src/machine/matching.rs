//! Which model of the atlas a file on this machine is. One that surely fits is a match; what fits as well as another, or
//! by its name alone, is a candidate.

use crate::Fault;
use atlas::Confidence;
use audit::{Found, Ground, Key};
use catalogue::{Catalogue, view::ModelRow};
use std::collections::HashMap;

/// Candidates that are told of.
const MOST_CANDIDATES: usize = 8;
/// Counts of parameters that differ by less are of one model; sources round.
const CLOSE: f64 = 0.03;

/// What was found for a file.
#[derive(Debug, Default)]
pub(super) struct Match {
    /// The model, by its id.
    pub(super) repo: Option<String>,
    pub(super) derived: bool,
    pub(super) ground: Option<Ground>,
    pub(super) confidence: Option<Confidence>,
    pub(super) candidates: Vec<String>,
}

/// Looks keys up, each once.
#[derive(Default)]
pub(super) struct Matcher {
    known: HashMap<String, Vec<ModelRow>>,
}

impl Matcher {
    /// The model that the surest key names. A key that is not certain counts only where the size of the model agrees and
    /// no other model fits.
    pub(super) async fn find(&mut self, catalogue: &Catalogue, found: &Found) -> Result<Match, Fault> {
        let mut candidates: Vec<String> = Vec::new();
        for key in &found.keys {
            let fitting: Vec<ModelRow> = self
                .named(catalogue, &key.name)
                .await?
                .iter()
                .filter(|row| key.certain || agrees(found.header.params, row.params) != Some(false))
                .cloned()
                .collect();
            match fitting.as_slice() {
                [only] if suffices(key, found, only) => {
                    // What it might be besides its base is still a question; what it is, is not.
                    candidates.retain(|candidate| key.derived && *candidate != only.repo);
                    return Ok(Match {
                        repo: Some(only.repo.clone()),
                        derived: key.derived,
                        ground: Some(key.ground),
                        confidence: Some(confidence(key)),
                        candidates,
                    });
                }
                some if !key.derived => {
                    for row in some {
                        if candidates.len() < MOST_CANDIDATES && !candidates.contains(&row.repo) {
                            candidates.push(row.repo.clone());
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(Match {
            candidates,
            ..Match::default()
        })
    }

    async fn named(&mut self, catalogue: &Catalogue, name: &str) -> Result<&[ModelRow], Fault> {
        if !self.known.contains_key(name) {
            let rows = catalogue.identify(name).await?;
            self.known.insert(name.to_owned(), rows);
        }
        Ok(self.known.get(name).map_or(&[], Vec::as_slice))
    }
}

fn suffices(key: &Key, found: &Found, row: &ModelRow) -> bool {
    key.certain || agrees(found.header.params, row.params) == Some(true)
}

/// Whether two counts of parameters are of one model; nothing where one of them is not known.
fn agrees(file: Option<u64>, atlas: Option<u64>) -> Option<bool> {
    #[expect(clippy::cast_precision_loss, reason = "counts are compared to three hundredths")]
    let (file, atlas) = (file? as f64, atlas? as f64);
    Some((file - atlas).abs() <= atlas * CLOSE)
}

fn confidence(key: &Key) -> Confidence {
    match (key.ground, key.certain) {
        (Ground::Path | Ground::Hash, true) => Confidence::High,
        // What a file says of itself, anybody can have written.
        (Ground::Metadata, _) | (Ground::Path | Ground::Hash, false) => Confidence::Medium,
        (Ground::Name, _) => Confidence::Low,
    }
}

#[cfg(test)]
mod tests {
    use super::agrees;

    #[test]
    fn counts_agree_within_what_sources_round() {
        assert_eq!(agrees(Some(7_615_616_512), Some(7_616_000_000)), Some(true));
        assert_eq!(agrees(Some(7_000_000_000), Some(8_000_000_000)), Some(false));
        assert_eq!(agrees(None, Some(1)), None);
        assert_eq!(agrees(Some(1), None), None);
    }
}

//! Is the atlas sound, and does the index belong to it?

use crate::{
    Catalogue, Result, index_file,
    view::{Check, CheckState},
};
use store::{
    Depth, Findings,
    read::{holdings, models},
};

impl Catalogue {
    /// Looks through the file of the atlas for damage.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub async fn look_through(&self, depth: Depth) -> Result<Findings> {
        Ok(self.reader.check(depth).await?)
    }

    /// Checks the atlas and its index; `thorough` reads every page.
    ///
    /// # Errors
    /// When the atlas cannot be read at all; what is wrong with it is an answer.
    pub async fn checks(&self, thorough: bool) -> Result<Vec<Check>> {
        let held = holdings::holdings(&self.reader).await?;
        let state = holdings::state(&self.reader).await?;
        let mut checks = vec![check(
            "sqlite_version",
            CheckState::Ok,
            store::engine_version().to_owned(),
        )];
        checks.push(match &state {
            Some(state) => check(
                "atlas_open",
                CheckState::Ok,
                format!("{} revision {}, {} models", state.origin, state.revision, held.models),
            ),
            None => check(
                "atlas_open",
                CheckState::Warning,
                String::from("nothing has been settled yet"),
            ),
        });
        let depth = if thorough { Depth::Thorough } else { Depth::Quick };
        let findings = self.reader.check(depth).await?;
        let name = if thorough {
            "atlas_integrity_check"
        } else {
            "atlas_quick_check"
        };
        checks.push(match (findings.problems.first(), findings.complete) {
            (Some(first), _) => check(
                name,
                CheckState::Bad,
                format!("{} problems; the first: {first}", findings.problems.len()),
            ),
            (None, true) => check(name, CheckState::Ok, String::from("sound")),
            (None, false) => check(
                name,
                CheckState::Ok,
                String::from("sound as far as one second reaches; --thorough reads all"),
            ),
        });
        let fits = self.index.rows() == held.models
            && state
                .as_ref()
                .is_none_or(|state| index_file::stamp(state) == self.index.stamp());
        let bytes = self.index_kept.bytes;
        checks.push(match (fits, self.index_kept.on_disk) {
            (true, true) => check(
                "index_matches",
                CheckState::Ok,
                format!("{} models, {bytes} bytes", self.index.rows()),
            ),
            (true, false) => check(
                "index_matches",
                CheckState::Warning,
                format!(
                    "{} cannot be written; the index is built at every start",
                    self.index_kept.path.display()
                ),
            ),
            (false, _) => check(
                "index_matches",
                CheckState::Bad,
                format!(
                    "the index holds {} models, the atlas {}; start Baimo again",
                    self.index.rows(),
                    held.models
                ),
            ),
        });
        if thorough {
            checks.push(self.check_ranks().await?);
        }
        Ok(checks)
    }

    /// Every list relies on ranks that run from 1 without a gap.
    async fn check_ranks(&self) -> Result<Check> {
        let mut last = 0;
        loop {
            let batch = models::for_index(&self.reader, last, 10_000).await?;
            if batch.is_empty() {
                return Ok(check("ranks", CheckState::Ok, format!("1 to {last} without a gap")));
            }
            for row in batch {
                if row.rank != last + 1 {
                    return Ok(check("ranks", CheckState::Bad, format!("{} follows {last}", row.rank)));
                }
                last = row.rank;
            }
        }
    }
}

/// One line of a check.
fn check(name: &str, state: CheckState, detail: String) -> Check {
    Check {
        name: name.to_owned(),
        state,
        detail,
    }
}

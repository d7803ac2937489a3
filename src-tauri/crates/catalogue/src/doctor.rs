//! Is the atlas sound, and does the index belong to it?

use crate::{
    Catalogue, Result, index_file,
    view::{Check, CheckState},
};
use store::{
    Depth, Findings,
    read::{
        holdings::{self, State},
        models,
    },
};

/// Models that a thorough check walks up from.
const MOST_WALKED: u32 = 5_000;

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
        let models = holdings::holdings(&self.reader).await?.models;
        let state = holdings::state(&self.reader).await?;
        let opened = match &state {
            Some(state) => {
                let found = format!("{} revision {}, {models} models", state.origin, state.revision);
                check("atlas_open", CheckState::Ok, found)
            }
            None => check(
                "atlas_open",
                CheckState::Warning,
                String::from("nothing has been settled yet"),
            ),
        };
        let engine = check("sqlite_version", CheckState::Ok, store::engine_version().to_owned());
        let mut checks = vec![
            engine,
            opened,
            self.check_pages(thorough).await?,
            self.check_index(models, state.as_ref()),
        ];
        if thorough {
            checks.push(self.check_ranks().await?);
            checks.push(self.check_binding().await?);
        }
        Ok(checks)
    }

    async fn check_pages(&self, thorough: bool) -> Result<Check> {
        let (name, depth) = if thorough {
            ("atlas_integrity_check", Depth::Thorough)
        } else {
            ("atlas_quick_check", Depth::Quick)
        };
        let findings = self.reader.check(depth).await?;
        Ok(match (findings.problems.first(), findings.complete) {
            (Some(first), _) => {
                let found = format!("{} problems; the first: {first}", findings.problems.len());
                check(name, CheckState::Bad, found)
            }
            (None, true) => check(name, CheckState::Ok, String::from("sound")),
            (None, false) => {
                let found = "sound as far as one second reaches; --thorough reads all";
                check(name, CheckState::Ok, found.to_owned())
            }
        })
    }

    fn check_index(&self, models: u32, state: Option<&State>) -> Check {
        let fits =
            self.index.rows() == models && state.is_none_or(|state| index_file::stamp(state) == self.index.stamp());
        let (state, found) = match (fits, self.index_kept.on_disk) {
            (true, true) => (
                CheckState::Ok,
                format!("{models} models, {} bytes", self.index_kept.bytes),
            ),
            (true, false) => {
                let path = self.index_kept.path.display();
                (
                    CheckState::Warning,
                    format!("{path} cannot be written; the index is built at every start"),
                )
            }
            (false, _) => {
                let indexed = self.index.rows();
                (
                    CheckState::Bad,
                    format!("the index holds {indexed} models, the atlas {models}; start Baimo again"),
                )
            }
        };
        check("index_matches", state, found)
    }

    /// A model's page tells its rank, so ranks run from 1 without a gap.
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

    /// Lists and facets tell what was settled, pages what is walked now; both must say the same of the most used models.
    async fn check_binding(&self) -> Result<Check> {
        let name = "binding";
        let rows = models::for_index(&self.reader, 0, MOST_WALKED).await?;
        let (mut walked, mut unsettled) = (0, 0);
        for row in rows {
            if row.burden_id.is_none() {
                unsettled += 1;
                continue;
            }
            walked += 1;
            let live = self.heritage(row.id, row.licence_id).await?.burden;
            if live != *self.burdens.get(row.burden_id) {
                let found = format!("{} is bound otherwise than was settled; sync, or settle anew", row.repo);
                return Ok(check(name, CheckState::Bad, found));
            }
        }
        let state = if unsettled > 0 {
            CheckState::Warning
        } else {
            CheckState::Ok
        };
        let found =
            format!("{walked} most used models are bound as was settled, {unsettled} were settled before it was kept");
        Ok(check(name, state, found))
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

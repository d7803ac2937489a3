//! A model by its name: exactly, in another case, by a name elsewhere; else what lies near.

use crate::{Catalogue, Error, Result, rows::parts};
use index::{Ask, parse};
use store::read::models::{self, Found};

/// Names offered where nothing is found.
const MOST_NEAR: u32 = 5;

impl Catalogue {
    /// The model called `name`.
    ///
    /// An id in another case counts where only one model has it (71 ids of the Hub differ only in case), a name
    /// elsewhere where only one model bears it.
    pub(crate) async fn find(&self, name: &str) -> Result<Found> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::NothingNamed("model"));
        }
        let within = name.len() <= atlas::RepoId::MAX_BYTES && !name.contains('\0');
        if !within {
            return Err(Error::not_found("model", name, Vec::new()));
        }
        if let Some(found) = models::exact(&self.reader, name).await? {
            return Ok(found);
        }
        for mut found in [
            models::nocase(&self.reader, name).await?,
            models::named(&self.reader, name).await?,
        ] {
            match (found.pop(), found.is_empty()) {
                (None, _) => {}
                (Some(only), true) => return Ok(only),
                (Some(last), false) => {
                    found.push(last);
                    let near = found.into_iter().map(|found| found.repo).collect();
                    return Err(Error::not_found("model", name, near));
                }
            }
        }
        Err(Error::not_found("model", name, self.models_near(name).await?))
    }

    /// Ids of models that a search for the name, or for its last part alone, finds first.
    async fn models_near(&self, name: &str) -> Result<Vec<String>> {
        let plain = |text: &str| text.replace([':', '"', '<', '>', '='], " ");
        let ask = Ask {
            limit: MOST_NEAR,
            ..Ask::default()
        };
        let (owner, last) = parts(name);
        for words in [plain(name), plain(last), plain(owner)] {
            let query = parse(words.trim_start_matches('-'));
            let found = if query.is_empty() {
                Vec::new()
            } else {
                self.asked(&query, &ask).rows
            };
            if !found.is_empty() {
                return Ok(self.rows_at(&found).await?.into_iter().map(|row| row.repo).collect());
            }
        }
        Ok(Vec::new())
    }
}

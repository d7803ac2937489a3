//! Which model of the atlas is meant by an id or a name found elsewhere. Nothing is guessed: several that fit equally
//! well are all given, and what only lies near is not given at all.

use crate::{Catalogue, Result, rows::parts, view::ModelRow};
use index::{Ask, parse};
use licences::Burden;
use store::read::models;

/// Models looked at for one bare name.
const MOST_SAME: u32 = 80;

impl Catalogue {
    /// The models that go by `name`: exactly by their id, else by their id in another case, else by a name elsewhere;
    /// for a name without an owner besides those whose id ends in it. One is an answer, several are a question.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn identify(&self, name: &str) -> Result<Vec<ModelRow>> {
        let name = name.trim();
        if name.is_empty() || name.len() > atlas::RepoId::MAX_BYTES || name.contains('\0') {
            return Ok(Vec::new());
        }
        let exact = models::exact(&self.reader, name).await?;
        let mut ids: Vec<i64> = exact.into_iter().map(|found| found.id).collect();
        if ids.is_empty() {
            ids.extend(
                models::nocase(&self.reader, name)
                    .await?
                    .into_iter()
                    .map(|found| found.id),
            );
        }
        if ids.is_empty() {
            ids.extend(
                models::named(&self.reader, name)
                    .await?
                    .into_iter()
                    .map(|found| found.id),
            );
        }
        let mut rows = if ids.is_empty() {
            Vec::new()
        } else {
            self.lines(models::rows_by_id(&self.reader, &ids).await?)
        };
        if !name.contains('/') {
            for row in self.ending_in(name).await? {
                if !rows.iter().any(|held| held.repo == row.repo) {
                    rows.push(row);
                }
            }
        }
        Ok(rows)
    }

    /// What binds the model with exactly this id; for one that is not here, nothing is known.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn burden_of(&self, repo: &str) -> Result<Burden> {
        let found = models::exact(&self.reader, repo).await?;
        let ids: Vec<i64> = found.into_iter().map(|found| found.id).collect();
        let row = models::rows_by_id(&self.reader, &ids).await?.pop();
        Ok(self.burdens.get(row.and_then(|row| row.burden_id)).clone())
    }

    /// State of the atlas these answers come from; rises with every change.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.state.revision
    }

    /// The newest day a source of the atlas speaks for.
    #[must_use]
    pub fn as_of(&self) -> Option<atlas::Day> {
        self.state.as_of
    }

    /// Models whose id has this name behind the slash, in any case; the most used first.
    async fn ending_in(&self, name: &str) -> Result<Vec<ModelRow>> {
        let words = name.replace([':', '"', '<', '>', '='], " ");
        let query = parse(words.trim_start_matches('-'));
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let ask = Ask {
            limit: MOST_SAME,
            ..Ask::default()
        };
        let found = self.index.search(&query, &ask).rows;
        let mut rows = self.rows_at(&found).await?;
        rows.retain(|row| parts(&row.repo).1.eq_ignore_ascii_case(name));
        Ok(rows)
    }
}

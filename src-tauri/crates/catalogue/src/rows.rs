//! Lines of lists of models.

use crate::{
    Catalogue, Result,
    policy::{Applied, group},
    view::ModelRow,
};
use store::read::models;

impl Catalogue {
    /// The lines of these rows of the index, in the order given. The index knows models by their stable number, so that
    /// it names the right ones while the atlas under it is being put in a new order.
    pub(crate) async fn rows_at(&self, rows: &[u32]) -> Result<Vec<ModelRow>> {
        let ids = self.index.ids(rows);
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = models::rows_by_id(&self.reader, &ids).await?;
        Ok(self.lines(rows))
    }

    /// Rows of the atlas as lines of a list.
    pub(crate) fn lines(&self, rows: Vec<models::ModelRow>) -> Vec<ModelRow> {
        let applied = self.applied();
        rows.into_iter().map(|row| self.line(row, &applied)).collect()
    }

    fn line(&self, row: models::ModelRow, applied: &Applied) -> ModelRow {
        let (owner, name) = parts(&row.repo);
        ModelRow {
            owner: owner.to_owned(),
            name: name.to_owned(),
            maker: self.names.makers.tag(row.maker_id),
            verdict: row.verdict,
            licence: self.names.licences.tag(row.licence_id),
            licence_words: row.licence_words,
            differs: row.differs,
            params: row.params,
            downloads: row.downloads,
            likes: row.likes,
            created: row.created,
            task: row.task,
            relation: row.relation,
            policy: self.stance(applied, &group(row.burden_id, row.maker_id, row.verdict)),
            repo: row.repo,
        }
    }
}

/// What stands before and after the slash; the oldest ids have no owner.
pub(crate) fn parts(repo: &str) -> (&str, &str) {
    repo.split_once('/').unwrap_or(("", repo))
}

//! What came of a model: all that hold its weights, counted exactly, the most used listed.

use crate::{
    Catalogue, Result,
    view::{DescendantGroup, DescendantRow, Descendants},
};
use atlas::{Relation, Verdict};
use std::collections::{HashMap, HashSet};
use store::read::{
    lineage::{self, ChildRow},
    models,
};

/// Descendants counted at most.
const MOST_COUNTED: usize = 200_000;
/// Descendants listed at most.
const MOST_LISTED: usize = 60;
/// Parents asked for at once.
const BATCH: usize = 5_000;

struct Descendant {
    row: ChildRow,
    depth: u32,
}

impl Catalogue {
    /// Descendants of a model over edges that carry weights and are not disputed, level by level.
    pub(crate) async fn below(&self, model: i64) -> Result<Descendants> {
        let children = lineage::children(&self.reader, model).await?.children;
        let mut found = if children == 0 {
            Vec::new()
        } else {
            self.all_below(model).await?
        };
        let mut groups: HashMap<(Relation, Verdict), u32> = HashMap::new();
        for descendant in &found {
            *groups
                .entry((descendant.row.relation, descendant.row.verdict))
                .or_default() += 1;
        }
        let mut groups: Vec<DescendantGroup> = groups
            .into_iter()
            .map(|((relation, verdict), count)| DescendantGroup {
                relation,
                verdict,
                count,
            })
            .collect();
        groups.sort_by_key(|group| (std::cmp::Reverse(group.count), group.relation, group.verdict));
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        found.sort_by_key(|descendant| descendant.row.rank);
        found.truncate(MOST_LISTED);
        Ok(Descendants {
            children,
            total,
            groups,
            rows: self.descendant_rows(&found).await?,
        })
    }

    async fn all_below(&self, model: i64) -> Result<Vec<Descendant>> {
        let mut seen = HashSet::from([model]);
        let mut all = Vec::new();
        let mut level = vec![model];
        let mut depth = 0;
        while !level.is_empty() && all.len() < MOST_COUNTED {
            depth += 1;
            let mut next: HashMap<i64, ChildRow> = HashMap::new();
            for parents in level.chunks(BATCH) {
                let room = u32::try_from(MOST_COUNTED - all.len()).unwrap_or(u32::MAX);
                for row in lineage::below(&self.reader, parents, room).await? {
                    if !seen.contains(&row.child_id) {
                        // The surest of several edges from one level names the relation.
                        let known = next.entry(row.child_id).or_insert(row);
                        if (row.status, row.relation) < (known.status, known.relation) {
                            *known = row;
                        }
                    }
                }
            }
            seen.extend(next.keys());
            level = next.keys().copied().collect();
            all.extend(next.into_values().map(|row| Descendant { row, depth }));
        }
        all.truncate(MOST_COUNTED);
        Ok(all)
    }

    async fn descendant_rows(&self, found: &[Descendant]) -> Result<Vec<DescendantRow>> {
        let ids: Vec<i64> = found.iter().map(|descendant| descendant.row.child_id).collect();
        let rows = models::rows_by_id(&self.reader, &ids).await?;
        let known: HashMap<i64, &Descendant> = found
            .iter()
            .map(|descendant| (descendant.row.child_id, descendant))
            .collect();
        let row = |row: models::ModelRow| {
            let descendant = known.get(&row.id)?;
            Some(DescendantRow {
                depth: descendant.depth,
                relation: descendant.row.relation,
                status: descendant.row.status,
                maker: self.names.makers.tag(row.maker_id),
                licence: self.names.licences.tag(row.licence_id),
                verdict: row.verdict,
                downloads: row.downloads,
                repo: row.repo,
            })
        };
        Ok(rows.into_iter().filter_map(row).collect())
    }
}

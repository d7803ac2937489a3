//! What came of a model, as its page shows it: counted by relation and verdict, the most used listed.

use crate::{
    Catalogue, Result,
    view::{DescendantGroup, Descendants},
};
use atlas::{Relation, Verdict};
use std::{cmp::Reverse, collections::HashMap};

/// Descendants listed at most.
const MOST_LISTED: usize = 60;

impl Catalogue {
    /// Descendants of a model over edges that carry weights and are not disputed.
    pub(crate) async fn below(&self, model: i64) -> Result<Descendants> {
        let family = self.family(model).await?;
        let mut groups: HashMap<(Relation, Verdict), u32> = HashMap::new();
        for member in &family.members {
            *groups.entry((member.relation, member.verdict)).or_default() += 1;
        }
        let mut groups: Vec<DescendantGroup> = groups
            .into_iter()
            .map(|((relation, verdict), count)| DescendantGroup {
                relation,
                verdict,
                count,
            })
            .collect();
        groups.sort_by_key(|group| (Reverse(group.count), group.relation, group.verdict));
        let listed = family.members.get(..MOST_LISTED).unwrap_or(&family.members);
        Ok(Descendants {
            children: family.children,
            total: u32::try_from(family.members.len()).unwrap_or(u32::MAX),
            groups,
            rows: self.descendant_rows(listed).await?,
        })
    }
}

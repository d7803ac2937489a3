//! What binds models at once, by number: read when the atlas is opened, in the words of the table of licences.

use crate::{Result, names::Licences};
use licences::{Burden, LicenceId, Table};
use std::collections::HashMap;
use store::{Reader, read::burdens};

/// All burdens.
#[derive(Debug)]
pub(crate) struct Burdens {
    by_id: HashMap<i64, Burden>,
    unsettled: Burden,
}

impl Burdens {
    /// Reads all burdens. A licence of the atlas that this program has no table row for counts as unknown.
    pub(crate) async fn read(reader: &Reader, licences: &Licences) -> Result<Self> {
        let table = Table::embedded();
        let mut by_id = HashMap::new();
        for row in burdens::list(reader).await? {
            let known = |id: &i64| licences.get(*id).and_then(|licence| table.by_slug(&licence.slug));
            let mut held: Vec<_> = row.licences.iter().filter_map(known).collect();
            let unknown = row.unknown || held.len() < row.licences.len();
            held.sort_unstable();
            held.dedup();
            let burden = Burden {
                licences: held,
                unknown,
            };
            by_id.insert(row.id, burden);
        }
        Ok(Self {
            by_id,
            unsettled: Burden {
                licences: Vec::new(),
                unknown: true,
            },
        })
    }

    /// What binds under this number. A model that was never settled has none: nothing is known of it then.
    pub(crate) fn get(&self, id: Option<i64>) -> &Burden {
        id.and_then(|id| self.by_id.get(&id)).unwrap_or(&self.unsettled)
    }

    /// The numbers of all burdens that hold this licence beside another, or beside one that nobody knows.
    pub(crate) fn inheriting(&self, licence: LicenceId) -> Vec<i64> {
        let holds = |burden: &Burden| {
            burden.licences.binary_search(&licence).is_ok() && (burden.unknown || burden.licences.len() > 1)
        };
        let mut found: Vec<i64> = self
            .by_id
            .iter()
            .filter(|(_, burden)| holds(burden))
            .map(|(id, _)| *id)
            .collect();
        found.sort_unstable();
        found
    }
}

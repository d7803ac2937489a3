//! What the licences of a model and of all whose weights it holds come to: terms, conflicts, openness, answers.
//!
//! The rules are in `licences`, which is pure; this is the way from rows of the atlas to its questions and back, with the
//! path and the source of everything that binds.

mod heritage;
mod places;
mod terms;

pub(crate) use heritage::{Cause, Heritage};
pub(crate) use places::Places;
pub(crate) use terms::threshold;

use crate::{Catalogue, names, view::LicenceTag};
use licences::{LicenceId, Table};
use store::read::licences::Licence;

impl Catalogue {
    /// The place of a licence of the atlas in the table of this program; none where it holds no such licence.
    pub(crate) fn law(&self, licence: Option<i64>) -> Option<LicenceId> {
        let licence = self.names.licences.get(licence?)?;
        Table::embedded().by_slug(&licence.slug)
    }

    /// The row of the atlas for a licence of the table.
    pub(crate) fn lawful(&self, licence: LicenceId) -> Option<&Licence> {
        self.names.licences.by_slug(&Table::embedded().licence(licence).slug)
    }

    /// A licence of the table as it is shown in passing.
    pub(crate) fn law_tag(&self, licence: LicenceId) -> LicenceTag {
        let held = || {
            let licence = Table::embedded().licence(licence);
            LicenceTag {
                slug: licence.slug.clone(),
                name: licence.name.clone(),
                short: licence.short.clone(),
            }
        };
        self.lawful(licence).map_or_else(held, names::licences::tag)
    }
}

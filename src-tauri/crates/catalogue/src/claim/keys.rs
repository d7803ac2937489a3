//! Claims in the keys of the atlas: a licence may be named as people spell it.

use crate::Catalogue;
use ::claims::{Claim, claim::Filter};

impl Catalogue {
    /// The claim with its licences by key. A licence the atlas does not know stays as it is written.
    pub(super) fn by_keys(&self, mut claim: Claim) -> Claim {
        match &mut claim {
            Claim::Licence { licence, .. } => self.licence_by_key(licence),
            Claim::Count(asked) | Claim::Share(asked) => self.filters_by_key(&mut asked.filters),
            Claim::Models { filters, .. } | Claim::Extreme { filters, .. } => self.filters_by_key(filters),
            Claim::Rank { .. }
            | Claim::Price(_)
            | Claim::Descent { .. }
            | Claim::Event { .. }
            | Claim::Unit { .. }
            | Claim::Uncheckable { .. } => {}
        }
        claim
    }

    fn filters_by_key(&self, filters: &mut [Filter]) {
        for filter in filters {
            if let Filter::Licence(licence) = filter {
                self.licence_by_key(licence);
            }
        }
    }

    fn licence_by_key(&self, licence: &mut String) {
        if let Some(known) = self.names.licences.called(licence) {
            licence.clone_from(&known.slug);
        }
    }
}

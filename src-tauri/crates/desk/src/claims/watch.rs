//! Kept claims around a sync: weighed before and after, and which of them have another answer since.

use super::{Answer, kept};
use crate::desk::Room;
use ::claims::language::parse;
use shelf::KeptClaim;
use sync::view::VerdictChange;

impl Room {
    /// Weighs kept claims, and keeps the answers that are new. What cannot be read or weighed stays as it is: a sync does
    /// not fail for a claim.
    pub(crate) async fn watch_claims(&self, wanted: impl Fn(&KeptClaim) -> bool) {
        let listed = match self.shelf() {
            Ok(shelf) => shelf.claims().await,
            Err(_) => return,
        };
        let kept = listed.inspect_err(|error| tracing::warn!(%error, "kept claims could not be read"));
        let mut in_force = None;
        for kept in kept.unwrap_or_default().iter().filter(|kept| wanted(kept)) {
            let Ok(claim) = parse(&kept.text) else { continue };
            let in_force = match &in_force {
                Some(in_force) => in_force,
                None => in_force.insert(self.definitions().await),
            };
            if let Err(fault) = self.brief(kept, &claim, in_force).await {
                tracing::warn!(%fault, claim = kept.id, "a kept claim could not be weighed");
            }
        }
    }

    /// Kept claims whose newest answer was found since a moment (UTC seconds) and differs from the one before it.
    pub(crate) async fn changed_verdicts(&self, since: i64) -> Answer<Vec<VerdictChange>> {
        let kept = self.shelf()?.claims().await?;
        Ok(kept.into_iter().filter_map(|kept| changed(kept, since)).collect())
    }
}

fn changed(kept: KeptClaim, since: i64) -> Option<VerdictChange> {
    let mut answers = kept::history(&kept).into_iter();
    let became = answers.next().filter(|answer| answer.at >= since)?;
    let was = answers.find(|answer| answer.at <= since)?;
    (was.verdict != became.verdict).then(|| VerdictChange {
        id: kept.id.to_string(),
        sentence: kept.sentence,
        text: kept.text,
        was: was.verdict,
        was_at: was.at,
        became: became.verdict,
    })
}

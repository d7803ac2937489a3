//! What a sync brought, from what it has written down: the same whether it ended by itself or was cut off.

use crate::{
    counts::Counts,
    status::model_change,
    view::{Digest, Outcome},
};
use store::{Reader, read::rounds};

/// The sync a digest is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Round {
    pub(crate) id: i64,
    pub(crate) began_at: i64,
    pub(crate) first_change: i64,
}

/// The digest of a sync.
pub(crate) async fn digest(
    reader: &Reader,
    round: Round,
    ended_at: i64,
    outcome: Outcome,
    grew: i64,
) -> store::Result<Digest> {
    let mut counts = Counts::default();
    for place in rounds::outcomes(reader).await? {
        if place.run_id == round.id {
            counts.join(Counts::read(Some(&place.counts)));
        }
    }
    let sums = rounds::change_sums(reader, round.first_change).await?;
    let licences = rounds::licence_changes(reader, round.first_change).await?;
    let number = |sum: i64| u64::try_from(sum).unwrap_or_default();
    Ok(Digest {
        began_at: round.began_at,
        ended_at,
        outcome,
        new_models: counts.models,
        changed_models: number(sums.changed),
        gone_models: number(sums.gone),
        renamed_models: number(sums.renamed),
        licence_changes: licences.into_iter().map(model_change).collect(),
        licence_changes_total: number(sums.licences),
        new_licence_texts: counts.texts,
        boards: counts.board_changes(),
        prices_total: counts.prices_total,
        prices: counts.prices,
        yours: Vec::new(),
        claims: Vec::new(),
        odd: counts.odd,
        bytes: counts.bytes,
        grew,
        settle_ms: None,
    })
}

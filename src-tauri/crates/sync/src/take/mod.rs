//! A batch of any kind becomes rows, in the transaction of its cursor.

mod boards;
mod files;
mod licences;
mod mirrors;
pub(crate) mod offers;

use crate::{
    counts::Counts,
    ingest::{self, IngestError, Listed, PassEnd, Stamp, Tally},
    names::Names,
    status::Drop,
};
use atlas::Day;
use sources::{Batch as Brought, Records};
use store::write::{Batch, SourceOf};

/// In whose name and on which day a batch is kept.
pub(crate) struct Keeping<'a> {
    pub(crate) source: SourceOf<'static>,
    pub(crate) today: Day,
    /// Given with boards, offers and mirrors.
    pub(crate) names: Option<&'a Names>,
    /// What the place has brought in this sync before this batch.
    pub(crate) before: &'a Counts,
}

/// What a batch came to.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    pub(crate) counts: Counts,
    /// A drop that waits for a decision now, or that none waits any more; nothing: as it was.
    pub(crate) drop: Option<Option<Drop>>,
    /// There is something to settle.
    pub(crate) settles: bool,
}

/// Takes in a batch.
pub(crate) async fn take_in(
    transaction: &mut Batch,
    keeping: &Keeping<'_>,
    batch: &Brought,
) -> Result<Taken, IngestError> {
    match &batch.records {
        Records::Models(records) => {
            let stamp = Stamp::of(transaction, keeping.source, keeping.today).await?;
            let listed = Listed {
                stretch: batch.complete.as_ref(),
                odd: &batch.odd,
            };
            Ok(of_models(ingest::models(transaction, &stamp, records, &listed).await?))
        }
        Records::Fates(fates) => {
            let stamp = Stamp::of(transaction, keeping.source, keeping.today).await?;
            Ok(of_models(ingest::fates(transaction, &stamp, fates).await?))
        }
        Records::Mirrors(records) => mirrors::take(transaction, keeping, records).await,
        Records::Boards(days) => boards::take(transaction, keeping, days).await,
        Records::Offers(records) => offers::take(transaction, keeping, records).await,
        Records::Licences(records) => licences::take(transaction, keeping, records).await,
        Records::LicenceTexts(records) => files::texts(transaction, keeping, records).await,
        Records::Cards(records) => files::cards(transaction, keeping, records).await,
    }
}

/// What models came to; a pass that ended decides whether a drop waits.
fn of_models(tally: Tally) -> Taken {
    let drop = tally.pass.map(|end| match end {
        PassEnd::Believed(_) => None,
        PassEnd::Held { gone, of } => Some(Drop {
            gone,
            of,
            offers: Vec::new(),
        }),
    });
    Taken {
        counts: Counts {
            new: tally.new,
            models: tally.new,
            changed: tally.changed,
            gone: tally.gone,
            odd: tally.unusable,
            ..Counts::default()
        },
        drop,
        settles: true,
    }
}

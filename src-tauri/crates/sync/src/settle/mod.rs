//! Settles what follows from the rows: order of popularity, licences, descent. The same rows give the same result.

mod burdens;
mod infer;
mod outcome;
mod own;
mod popularity;
mod view;

use burdens::Numbered;
use licences::{Heritage, Lineage};
use outcome::Findings;
use store::{
    Writer,
    write::{Shelved, State},
};
use view::View;

/// Models worked out at once; after each lot settling can be given up.
const LOT: u32 = 65_536;
/// Fewer that move are never worth making all indexes anew.
const FEW: usize = 10_000;

/// What settling came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settled {
    /// Models in the atlas.
    pub models: usize,
    /// Models whose place in the order of popularity is new.
    pub ranked: usize,
    /// Models of which licence, relation, verdict or burden is new.
    pub changed: usize,
    /// Models for which an ancestor adds something, or whose weights are another's.
    pub descended: usize,
    /// The atlas's revision afterwards.
    pub revision: i64,
}

/// The atlas could not be settled; it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    /// The file failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Nothing has been said about the atlas yet.
    #[error("the atlas does not say how it came about; write its state before it is settled")]
    NoState,
    /// More models than can be numbered.
    #[error("the atlas holds more than {} models; this Baimo cannot settle it", u32::MAX)]
    TooMany,
}

/// Settles the atlas in one transaction. `progress` hears how many of how many models are done. Given up halfway (the
/// future dropped), nothing was changed.
///
/// # Errors
/// When the file fails; then nothing was changed.
pub async fn settle(writer: &Writer, mut progress: impl FnMut(usize, usize)) -> Result<Settled, SettleError> {
    let state = writer.state().await?.ok_or(SettleError::NoState)?;
    let mut view = View::read(writer).await?;
    let total = view.models();
    progress(0, total);
    let mut census = std::mem::take(&mut view.census);
    infer::infer(writer, &mut census, &view.ids).await?;
    view.read_edges(writer).await?;
    let numbers = writer.last_fact().await?..;
    view.by_history
        .iter_mut()
        .zip(numbers.skip(1))
        .for_each(|(fact, number)| fact.id = number);
    let ranks = std::mem::take(&mut view.popularity).ranks(&census);
    drop(census);
    let said = outcome::said(total, &view.steps);
    let places = u32::try_from(view.declared.len()).map_err(|_| SettleError::TooMany)?;
    let lineage = Lineage::new(places, std::mem::take(&mut view.steps));
    let mut heritage = Heritage::new(view.table, &lineage, &view.declared);
    while heritage.advance(LOT) {
        tokio::task::yield_now().await;
    }
    let mut burdens = Numbered::read(writer).await?;
    burdens.number(&view, &heritage);
    let mut batch = writer.batch().await?;
    // Where an eighth of all move, that is cheaper than mending each index for each of them.
    let shelved = if ranks.len() > FEW.max(total / 8) {
        batch.shelve_indexes().await?
    } else {
        Shelved::default()
    };
    batch.rank(&ranks).await?;
    batch.add(&burdens.new).await?;
    let mut findings = Findings {
        view: &view,
        said: &said,
        heritage,
        burdens: &burdens,
    };
    let written = findings.write(&mut batch, |done| progress(done, total)).await?;
    batch.reindex_models(shelved).await?;
    batch.drop_burdens(&burdens.shed()).await?;
    batch.replace_licence_facts(&view.by_history).await?;
    let revision = state.revision + 1;
    batch.set_state(&State { revision, ..state }).await?;
    batch.commit().await?;
    progress(total, total);
    let (ranked, changed, descended) = (ranks.len(), written.changed, written.descended);
    tracing::info!(models = total, ranked, changed, descended, "The atlas is settled");
    Ok(Settled {
        models: total,
        ranked,
        changed,
        descended,
        revision,
    })
}

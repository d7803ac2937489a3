//! Records become rows: what a page says is compared with what is held, and only what differs is written, with its history.
//!
//! All of it happens in the transaction of the batch, together with the cursor. The comparison itself is pure
//! (`diff`, `identity`, `parents`): it reads nothing, asks no clock, and gives the same writes for the same page.

mod diff;
mod fates;
mod identity;
mod models;
mod parents;
mod sampling;
mod tags;
mod wanted;

pub use fates::fates;
pub use models::{finish, models};
pub use wanted::wanted;

use atlas::Day;
use sources::{Odd, Stretch};
use store::write::{Batch, SourceOf};

/// In whose name and on which day rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp<'a> {
    /// Today, UTC.
    pub today: Day,
    /// The source of the place.
    pub source: SourceOf<'a>,
    /// Its number for today.
    pub source_id: i64,
}

impl<'a> Stamp<'a> {
    /// The stamp of a source for a day, which is added to the sources where it does not stand yet.
    ///
    /// # Errors
    /// When the file fails.
    pub async fn of(batch: &mut Batch, source: SourceOf<'a>, today: Day) -> Result<Self, IngestError> {
        let source_id = batch.source_for(&source, today).await?;
        Ok(Self {
            today,
            source,
            source_id,
        })
    }
}

/// What a page lists, beside its records.
#[derive(Debug, Clone, Copy, Default)]
pub struct Listed<'a> {
    /// The stretch of the order of creation it lists completely.
    pub stretch: Option<&'a Stretch>,
    /// Records that could not be read: listed all the same.
    pub odd: &'a [Odd],
}

/// What a batch came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Models that were not held.
    pub new: u64,
    /// Held models of which a tracked field changed.
    pub changed: u64,
    /// Models that are gone.
    pub gone: u64,
    /// Models with a new name.
    pub renamed: u64,
    /// Held models of which no tracked field changed.
    pub unchanged: u64,
    /// Models of which the licence changed.
    pub licences: u64,
    /// Records that could not be used: no name, or a model that the same page lists twice under two names.
    pub unusable: u64,
    /// How a full pass ended, if it ended with this batch.
    pub pass: Option<PassEnd>,
}

impl Tally {
    /// Adds what another batch came to; the end of a pass is the later one's.
    pub fn add(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.gone += other.gone;
        self.renamed += other.renamed;
        self.unchanged += other.unchanged;
        self.licences += other.licences;
        self.unusable += other.unusable;
        self.pass = other.pass.or(self.pass);
    }
}

/// How a full pass ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassEnd {
    /// So many were not listed and are marked as gone.
    Believed(u64),
    /// More were not listed than is believed without a person; they are noted and stay as they are.
    Held {
        /// So many would be gone.
        gone: u64,
        /// Of so many.
        of: u64,
    },
}

/// A batch could not be taken in; nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The file failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// Up to this share of all models may be missing before a person is asked: a fifth.
const BELIEVED: (i64, i64) = (1, 5);

/// Ends a full pass: what it did not list is gone, unless that is too much to believe.
async fn end_of_pass(batch: &mut Batch, stamp: &Stamp<'_>) -> Result<PassEnd, IngestError> {
    let share = batch.missing_share().await?;
    let (gone, of) = (share.missing.unsigned_abs(), share.there.unsigned_abs());
    if share.missing * BELIEVED.1 > share.there * BELIEVED.0 {
        return Ok(PassEnd::Held { gone, of });
    }
    Ok(PassEnd::Believed(believe(batch, stamp).await?))
}

/// Believes that what a pass did not list is gone. Returns how many models that are.
///
/// # Errors
/// When the file fails.
pub async fn believe(batch: &mut Batch, stamp: &Stamp<'_>) -> Result<u64, IngestError> {
    Ok(batch.mark_gone(stamp.today, stamp.source_id).await?)
}

/// Puts aside that a pass did not list models: they stay as they are.
///
/// # Errors
/// When the file fails.
pub async fn disbelieve(batch: &mut Batch) -> Result<(), IngestError> {
    Ok(batch.forget_missing().await?)
}

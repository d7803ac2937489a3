//! Bytes a model needs and the chips that can hold them.

use crate::{
    Catalogue, Footnotes, Result,
    view::{FitRow, MemoryNeed},
};
use store::read::models::Whole;

/// What a model needs and what holds it.
#[derive(Debug, Default)]
pub(crate) struct RunsOn {
    pub(crate) needs: Vec<MemoryNeed>,
    pub(crate) fits: Vec<FitRow>,
}

impl Catalogue {
    /// Memory needed at each precision, and the reference chips that can hold it.
    pub(crate) async fn runs_on(&self, _row: &Whole, _notes: &mut Footnotes) -> Result<RunsOn> {
        Ok(RunsOn::default())
    }
}

//! What is small and named everywhere, kept in memory: makers, licences, boards and their stored days.

pub(crate) mod boards;
mod closeness;
pub(crate) mod licences;
pub(crate) mod makers;

pub(crate) use boards::{Boards, StoredDay};
pub(crate) use closeness::Closeness;
pub(crate) use licences::Licences;
pub(crate) use makers::Makers;

use crate::Result;
use store::Reader;

/// Everything that has a name and is not a model.
#[derive(Debug)]
pub(crate) struct Names {
    /// Makers.
    pub(crate) makers: Makers,
    /// Licences.
    pub(crate) licences: Licences,
    /// Boards.
    pub(crate) boards: Boards,
}

impl Names {
    /// Reads all names of an atlas.
    pub(crate) async fn read(reader: &Reader) -> Result<Self> {
        Ok(Self {
            makers: Makers::read(reader).await?,
            licences: Licences::read(reader).await?,
            boards: Boards::read(reader).await?,
        })
    }
}

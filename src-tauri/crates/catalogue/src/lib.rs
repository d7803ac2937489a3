//! Answers questions from disk. It cannot reach the network, does not ask the time, and writes nothing but the search
//! index, which is derived from the atlas and can be thrown away.
//!
//! Facts leave here only with the number of their source on the page ([`view::Fact`]); unknown stays unknown; every list
//! is bounded. What has a name and is not a model (makers, licences, boards) is read once at opening and kept in memory.

mod about;
mod boards;
mod burdens;
mod chips;
mod claim;
mod descendants;
mod differ;
mod doctor;
mod error;
mod events;
mod find;
mod footnotes;
mod here;
mod history;
mod identify;
mod index_file;
mod kin;
mod law;
mod licence;
mod licence_course;
mod lineage;
mod maker;
mod may;
mod memory;
mod model;
mod moves;
mod names;
mod palette;
mod paths;
mod policy;
mod prices;
mod ranking;
mod rows;
mod runs_on;
mod search;
mod standings;
mod timeline;
pub mod view;

pub use about::Premises;
pub use error::{Error, Result};
pub use here::{Computer, Detected};
pub use policy::policy_name;

use burdens::Burdens;
use footnotes::Footnotes;
use index::{Index, Layer};
use names::Names;
use policy::Applied;
use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};
use store::{
    Reader,
    read::{
        self,
        holdings::{Holdings, State},
        makers::MakerTotals,
    },
};
use tokio::sync::OnceCell;

/// An atlas opened for questions. After a change of the atlas a new one is opened beside it and takes its place.
#[derive(Debug)]
pub struct Catalogue {
    reader: Reader,
    state: State,
    names: Names,
    burdens: Burdens,
    index: Index,
    /// Which definitions of openness hold for every model.
    openness: Layer,
    /// The person's policy over every model; replaced as a whole.
    applied: RwLock<Arc<Applied>>,
    /// Bytes of the index and whether they could be kept on disk.
    index_kept: index_file::Kept,
    counts: Counts,
}

/// Counts over all models: asked for seldom, the same as long as the atlas is, and too slow at full size for each asking.
#[derive(Debug, Default)]
struct Counts {
    makers: OnceCell<HashMap<i64, MakerTotals>>,
    licences: OnceCell<licence::Uses>,
    models_without_licence: OnceCell<u32>,
    holdings: OnceCell<Holdings>,
    places: law::Places,
    kin: OnceCell<kin::Tree>,
    made: OnceCell<Vec<read::days::Made>>,
}

impl Catalogue {
    /// Reads ahead what is counted once from the whole atlas (who uses which licence, what it holds, large families), so
    /// that the first page that needs it opens as quickly as the next. For programs that stay open.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn warm(&self) -> Result<()> {
        self.licence_uses().await?;
        self.models_without_licence().await?;
        self.holdings().await?;
        self.tree().await?;
        Ok(())
    }

    /// Whether it was read ahead: then whoever takes its place should be too.
    #[must_use]
    pub fn is_warm(&self) -> bool {
        self.grown_tree().is_some()
    }

    /// Opens the atlas behind `reader`, with the index beside it; builds that anew where it is missing, damaged or of
    /// another state of the atlas (a third of a second for the starter, seconds for millions).
    ///
    /// # Errors
    /// When the atlas cannot be read. That the index cannot be kept on disk is no error: it is used from memory.
    pub async fn open(reader: Reader) -> Result<Self> {
        let mut state = read::holdings::state(&reader).await?.unwrap_or_else(|| State {
            origin: String::from("generated"),
            composed_at: 0,
            revision: 0,
            as_of: None,
        });
        let names = Names::read(&reader).await?;
        let burdens = Burdens::read(&reader, &names.licences).await?;
        let (index, index_kept) = index_file::open_or_build(&reader, &mut state, &names).await?;
        Ok(Self {
            reader,
            state,
            names,
            openness: policy::openness(&index, &burdens),
            applied: RwLock::default(),
            burdens,
            index,
            index_kept,
            counts: Counts::default(),
        })
    }

    /// Whether the atlas is still as it was when it was opened; otherwise a new one should be opened in this one's place.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn is_current(&self) -> Result<bool> {
        let now = read::holdings::state(&self.reader).await?;
        Ok(now.is_none_or(|now| now == self.state))
    }

    /// The connections to the atlas, for questions that are not the catalogue's.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// How many models the atlas holds.
    #[must_use]
    pub fn models(&self) -> u32 {
        self.index.rows()
    }

    /// The file the answers come from.
    #[must_use]
    pub fn atlas_path(&self) -> &std::path::Path {
        self.reader.path()
    }

    /// Ends the connections to the atlas.
    pub async fn close(&self) {
        self.reader.close().await;
    }
}

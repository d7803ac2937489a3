//! What this atlas is and holds.

use crate::{
    Catalogue, Result,
    view::{AboutPage, AtlasState, Attribution, Holdings, LatencyRow, Resident},
};
use store::read::{holdings, sources};

/// What only the desk knows about the program at work.
#[derive(Debug, Clone, Default)]
pub struct Premises {
    /// Version of the program.
    pub version: String,
    /// The data folder.
    pub data_dir: String,
    /// Bytes of the person's library.
    pub library_bytes: u64,
    /// Why the library cannot be written, as a code.
    pub library_trouble: Option<String>,
    /// A damaged file that was kept aside at this start.
    pub kept_aside: Option<String>,
    /// When this process opened the atlas, UTC seconds.
    pub started_at: i64,
    /// How long the last answers took.
    pub latencies: Vec<LatencyRow>,
    /// Memory of this process.
    pub resident: Option<Resident>,
}

impl Catalogue {
    /// What this Baimo is and holds.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn about(&self, premises: Premises) -> Result<AboutPage> {
        let held = self.holdings().await?;
        let credits = sources::credits(&self.reader).await?;
        let attribution = |source: sources::Source| Attribution {
            name: source.name,
            licence: source.licence,
            url: source.url,
            as_of: source.as_of,
            gave: source.gave,
        };
        Ok(AboutPage {
            version: premises.version,
            sqlite: store::engine_version().to_owned(),
            data_dir: premises.data_dir,
            state: match self.state.origin.as_str() {
                "starter" => AtlasState::Starter,
                "synced" => AtlasState::Synced,
                _ => AtlasState::Generated,
            },
            as_of: self.state.as_of,
            composed_at: self.state.composed_at,
            holdings: view(held),
            atlas_bytes: size(self.reader.path()),
            index_bytes: if self.index_kept.on_disk {
                self.index_kept.bytes
            } else {
                0
            },
            library_bytes: premises.library_bytes,
            library_trouble: premises.library_trouble,
            kept_aside: premises.kept_aside,
            started_at: premises.started_at,
            connections: 0,
            revision: self.state.revision,
            settled: None,
            resident: premises.resident,
            latencies: premises.latencies,
            attributions: credits.into_iter().map(attribution).collect(),
        })
    }
}

impl Catalogue {
    /// How much the atlas holds, counted once.
    pub(crate) async fn holdings(&self) -> Result<holdings::Holdings> {
        let count = || async { Ok::<_, crate::Error>(holdings::holdings(&self.reader).await?) };
        self.counts.holdings.get_or_try_init(count).await.copied()
    }
}

/// Bytes of a file; a file that cannot be looked at counts as empty.
pub(crate) fn size(path: &std::path::Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

fn view(held: holdings::Holdings) -> Holdings {
    Holdings {
        models: held.models,
        makers: held.makers,
        owners: held.owners,
        edges: held.edges,
        licences: held.licences,
        licence_texts: held.licence_texts,
        boards: held.boards,
        snapshots: held.snapshots,
        standings: held.standings,
        offers: held.offers,
        prices: held.prices,
        chips: held.chips,
        events: held.events,
        articles: held.articles,
        sources: held.sources,
    }
}

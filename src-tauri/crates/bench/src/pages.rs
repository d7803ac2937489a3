//! What is opened from a list: pages of models, of makers with many models, of licences with many users; each as the
//! window gets it, from the catalogue to JSON.

use crate::spread::{Spread, Taken, Watch, millis};
use anyhow::{Context, Result};
use atlas::FacetField;
use catalogue::{
    Catalogue,
    view::{LicenceAsk, MakerAsk, MakersAsk, ModelAsk},
};
use serde::{Deserialize, Serialize};
use std::path::Path;
use store::AtlasFile;

/// Models that are opened, evenly picked from the whole order.
const MODELS: usize = 200;
/// How often each other page is opened again.
const AGAIN: usize = 20;
/// Models of the makers looked for.
const MANY: u32 = 3_000;

/// One kind of page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Page {
    pub(crate) what: String,
    /// The first of its kind after the start.
    pub(crate) first_ms: f64,
    pub(crate) wall: Spread,
    pub(crate) processor: Spread,
    pub(crate) most_bytes: usize,
}

/// Opens pages in a catalogue that has opened none before.
pub(crate) async fn measure(folder: &Path, repos: &[String]) -> Result<Vec<Page>> {
    let reader = AtlasFile::open_reading(&folder.join(AtlasFile::NAME)).await?;
    let catalogue = Catalogue::open(reader).await?;
    let models = models(&catalogue, repos).await?;
    let pages = vec![
        models,
        makers(&catalogue).await?,
        maker(&catalogue).await?,
        licence(&catalogue).await?,
    ];
    catalogue.close().await;
    Ok(pages)
}

async fn models(catalogue: &Catalogue, repos: &[String]) -> Result<Page> {
    let mut opened = Opened::default();
    for repo in repos.iter().step_by((repos.len() / MODELS).max(1)) {
        let ask = ModelAsk { repo: repo.clone() };
        let watch = Watch::start();
        let page = catalogue.model(&ask).await?;
        opened.add(&watch, &serde_json::to_vec(&page)?);
    }
    Ok(opened.page(String::from("a model")))
}

async fn makers(catalogue: &Catalogue) -> Result<Page> {
    let mut opened = Opened::default();
    for _ in 0..AGAIN {
        let watch = Watch::start();
        let page = catalogue.makers(&MakersAsk::default()).await?;
        opened.add(&watch, &serde_json::to_vec(&page)?);
    }
    Ok(opened.page(String::from("all makers")))
}

/// Of the makers with many models the one with the fewest; the one with the most where none has many.
async fn maker(catalogue: &Catalogue) -> Result<Page> {
    let ask = MakersAsk {
        limit: 80,
        ..MakersAsk::default()
    };
    let rows = catalogue.makers(&ask).await?.rows;
    let many = rows
        .iter()
        .filter(|row| row.models >= MANY)
        .min_by_key(|row| row.models);
    let picked = many.or_else(|| rows.iter().max_by_key(|row| row.models));
    let picked = picked.context("the atlas knows no makers")?;
    let ask = MakerAsk {
        maker: picked.maker.slug.clone(),
    };
    let mut opened = Opened::default();
    for _ in 0..AGAIN {
        let watch = Watch::start();
        let page = catalogue.maker(&ask).await?;
        opened.add(&watch, &serde_json::to_vec(&page)?);
    }
    Ok(opened.page(format!("a maker of {} models", picked.models)))
}

/// The licence most models name.
async fn licence(catalogue: &Catalogue) -> Result<Page> {
    let everything = catalogue.search(&crate::ours::question(String::new())).await?;
    let counts = everything
        .facets
        .iter()
        .find(|counts| counts.field == FacetField::Licence);
    let known = counts.into_iter().flat_map(|counts| &counts.values);
    let most = known
        .filter(|value| value.key != "unknown")
        .max_by_key(|value| value.count);
    let most = most.context("no model names a licence")?;
    let ask = LicenceAsk {
        licence: most.key.clone(),
    };
    let mut opened = Opened::default();
    for _ in 0..AGAIN {
        let watch = Watch::start();
        let page = catalogue.licence(&ask).await?;
        opened.add(&watch, &serde_json::to_vec(&page)?);
    }
    Ok(opened.page(format!("a licence {} models name", most.count)))
}

#[derive(Default)]
struct Opened {
    times: Vec<Taken>,
    most_bytes: usize,
}

impl Opened {
    fn add(&mut self, watch: &Watch, json: &[u8]) {
        self.times.push(watch.taken());
        self.most_bytes = self.most_bytes.max(json.len());
    }

    fn page(self, what: String) -> Page {
        Page {
            what,
            first_ms: self.times.first().map_or(0.0, |taken| millis(taken.wall_ns)),
            wall: Spread::of_wall(&self.times),
            processor: Spread::of_processor(&self.times),
            most_bytes: self.most_bytes,
        }
    }
}

//! Baimo's own answer, as the window gets it: index and rows, through the catalogue.

use crate::keystrokes::Stroke;
use crate::spread::{Taken, Watch};
use anyhow::{Context, Result};
use atlas::{FacetField, Sort};
use catalogue::{Catalogue, view::SearchAsk};
use std::{collections::HashMap, path::Path};
use store::{AtlasFile, read::models};

/// A catalogue over an index that was built just now.
pub(crate) struct Opened {
    pub(crate) catalogue: Catalogue,
    pub(crate) build: Taken,
    /// Ids in order of popularity, to type from.
    pub(crate) repos: Vec<String>,
}

/// One answer: how long it took and what the rival has to answer too.
pub(crate) struct Answer {
    pub(crate) taken: Taken,
    pub(crate) total: u32,
    pub(crate) repos: Vec<String>,
    pub(crate) counts: HashMap<(FacetField, String), u32>,
}

/// Rows of a page, as many as the window asks for.
pub(crate) const ROWS: u32 = 60;

/// The question the window asks at a keystroke.
pub(crate) fn question(query: String) -> SearchAsk {
    SearchAsk {
        query,
        sort: Sort::Popularity,
        reversed: false,
        offset: 0,
        limit: ROWS,
        at: None,
        facets: true,
        generation: 1,
    }
}

/// Opens the atlas with its index built anew.
pub(crate) async fn open_anew(folder: &Path) -> Result<Opened> {
    let path = folder.join(AtlasFile::NAME);
    let index = path.with_extension("idx");
    if index.exists() {
        std::fs::remove_file(&index).with_context(|| format!("removing {}", index.display()))?;
    }
    let reader = AtlasFile::open_reading(&path).await?;
    let mut repos = Vec::new();
    let mut last = 0;
    loop {
        let some = models::for_index(&reader, last, 20_000).await?;
        let Some(row) = some.last() else { break };
        last = row.rank;
        repos.extend(some.into_iter().map(|row| row.repo));
    }
    let started = Watch::start();
    let catalogue = Catalogue::open(reader).await?;
    Ok(Opened {
        catalogue,
        build: started.taken(),
        repos,
    })
}

/// Answers every keystroke, after a first round that wakes the caches as a running window has.
pub(crate) async fn answer(catalogue: &Catalogue, strokes: &[Stroke]) -> Result<Vec<Answer>> {
    for stroke in strokes.iter().take(200) {
        catalogue.search(&question(stroke.text())).await?;
    }
    let mut answers = Vec::with_capacity(strokes.len());
    for stroke in strokes {
        let ask = question(stroke.text());
        let started = Watch::start();
        let page = catalogue.search(&ask).await?;
        let taken = started.taken();
        let counted = page.facets.into_iter().flat_map(|facet| {
            facet
                .values
                .into_iter()
                .map(move |value| ((facet.field, value.key), value.count))
        });
        answers.push(Answer {
            taken,
            total: page.total,
            counts: counted.collect(),
            repos: page.rows.into_iter().map(|row| row.repo).collect(),
        });
    }
    Ok(answers)
}

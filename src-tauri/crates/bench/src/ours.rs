//! Baimo's own answer, as the window gets it: index and rows, through the catalogue, as JSON.

use crate::keystrokes::Stroke;
use crate::spread::{Taken, Watch};
use anyhow::{Context, Result};
use atlas::Sort;
use catalogue::{Catalogue, view::SearchAsk};
use std::path::Path;
use store::{AtlasFile, read::models};

/// A catalogue over an index that was built just now.
pub(crate) struct Opened {
    pub(crate) catalogue: Catalogue,
    pub(crate) build: Taken,
    /// Ids in order of popularity, to type from.
    pub(crate) repos: Vec<String>,
}

/// One answer: how long it took and how much it is.
pub(crate) struct Answer {
    pub(crate) taken: Taken,
    /// Writing it as JSON, which is how it gets over the counter.
    pub(crate) json: Taken,
    pub(crate) bytes: usize,
    pub(crate) total: u32,
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

/// Answers every keystroke, after a first round that wakes the caches as a running window has. A jump goes to a place in
/// the list that the answer before it told the length of.
pub(crate) async fn answer(catalogue: &Catalogue, strokes: &[Stroke]) -> Result<Vec<Answer>> {
    for stroke in strokes.iter().take(200) {
        catalogue.search(&question(stroke.text())).await?;
    }
    let mut answers: Vec<Answer> = Vec::with_capacity(strokes.len());
    for stroke in strokes {
        let known = answers.last().map_or(0, |answer| answer.total);
        let offset = u64::from(known) * u64::from(stroke.jump) / 1000;
        let ask = SearchAsk {
            sort: stroke.sort,
            offset: u32::try_from(offset).unwrap_or(0),
            ..question(stroke.text())
        };
        answers.push(once(catalogue, &ask).await?);
    }
    Ok(answers)
}

async fn once(catalogue: &Catalogue, ask: &SearchAsk) -> Result<Answer> {
    let started = Watch::start();
    let page = catalogue.search(ask).await?;
    let taken = started.taken();
    let started = Watch::start();
    let bytes = serde_json::to_vec(&page)?.len();
    let json = started.taken();
    Ok(Answer {
        taken,
        json,
        bytes,
        total: page.total,
    })
}

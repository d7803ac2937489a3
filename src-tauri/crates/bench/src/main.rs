//! Measures Baimo's search beside plain SQLite FTS5 and tantivy: `bench [--models 3200000] [--traces 10000] [--write]`,
//! `bench --check` compares ratios at 300,000 models; how fast a whole Hub is taken in: `bench sync [--models 1000000]`;
//! what lineage and licences of a whole atlas cost: `bench lineage [--models 3000000]`.
//!
//! All three answer the same typed keystrokes over the same generated models in the same run: 60 rows, the exact total and
//! exact counts of all twelve facets; answers are compared, and a difference ends the run with an error. What is compared
//! with `bench/baseline.json` are ratios, since times alone mean nothing on another machine.

mod baseline;
mod cold;
mod compare;
mod ground;
mod inverted;
mod keystrokes;
mod lineage;
mod ours;
mod pages;
mod report;
mod rival;
mod spread;
mod sync;
mod writing;

use anyhow::{Context, Result, bail, ensure};
use compare::{Compared, Engine};
use std::{path::PathBuf, time::Duration};

/// How long each plain engine may take for its share of the keystrokes: in a whole run, and in one that only compares.
const PATIENCE: [Duration; 2] = [Duration::from_secs(60), Duration::from_secs(12)];
/// Differing answers that are shown.
const SHOWN: usize = 12;

/// What the command line asks for.
#[derive(Default)]
struct Wish {
    models: Vec<usize>,
    traces: Option<usize>,
    check: bool,
    write: bool,
    sync: bool,
    lineage: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let mut wish = Wish::default();
    while let Some(name) = args.next() {
        let mut next = || args.next().with_context(|| format!("{name} needs something behind it"));
        match name.as_str() {
            // What the bench starts itself as, to see a fresh process.
            "--cold" => return cold::answer_once(&PathBuf::from(next()?)).await,
            "--crawl" => {
                let folder = PathBuf::from(next()?);
                return sync::crawl(&folder, &next()?).await;
            }
            "--settle" => return lineage::settle_once(&PathBuf::from(next()?)).await,
            "--write-on" => return writing::write_on(&PathBuf::from(next()?)).await,
            "sync" => wish.sync = true,
            "lineage" => wish.lineage = true,
            "--models" => wish.models = sizes(&next()?)?,
            "--traces" => wish.traces = Some(next()?.parse()?),
            "--check" => wish.check = true,
            "--write" => wish.write = true,
            _ => bail!("usage: bench [sync|lineage] [--models 300000,3200000] [--traces 10000] [--check] [--write]"),
        }
    }
    if wish.sync {
        return sync::measure(wish.models.last().copied().unwrap_or(1_000_000)).await;
    }
    if wish.lineage {
        return lineage::measure(wish.models.last().copied().unwrap_or(1_000_000)).await;
    }
    run(wish).await
}

async fn run(mut wish: Wish) -> Result<()> {
    if wish.models.is_empty() {
        wish.models = vec![if wish.check { 300_000 } else { 3_200_000 }];
    }
    let traces = wish.traces.unwrap_or(if wish.check { 1_500 } else { 10_000 });
    let mut measured = Vec::new();
    for models in &wish.models {
        let size = measure(*models, traces, wish.check).await?;
        eprintln!("{}", report::table(&size));
        let reports = ground::place().join(format!("report-{models}.json"));
        std::fs::write(&reports, serde_json::to_string_pretty(&size)?)?;
        eprintln!("as JSON: {}", reports.display());
        measured.push(size);
    }
    if wish.write {
        baseline::write(&measured)?;
    }
    for rival in measured.iter().flat_map(|size| &size.rivals) {
        ensure!(
            rival.different == 0,
            "{} answers differ from those of {}",
            rival.different,
            rival.name
        );
    }
    if wish.check {
        baseline::check(&measured)?;
    }
    Ok(())
}

fn sizes(text: &str) -> Result<Vec<usize>> {
    let number = |part: &str| {
        part.replace('_', "")
            .trim()
            .parse()
            .with_context(|| format!("{part} is no number"))
    };
    text.split(',').map(number).collect()
}

async fn measure(models: usize, traces: usize, brief: bool) -> Result<report::Size> {
    let before = report::load();
    let ground = ground::prepare(models).await?;
    let folder = &ground.folder;
    let opened = ours::open_anew(folder).await?;
    eprintln!("the index was built");
    let strokes = keystrokes::traces(&opened.repos, models as u64, traces);
    eprintln!("{models} models, {} keystrokes", strokes.len());
    let answers = ours::answer(&opened.catalogue, &strokes).await?;
    let keystrokes = report::Keystrokes::new(&strokes, &answers);
    eprintln!("{:?}", keystrokes.all);
    let cold = cold::measure(folder)?;
    eprintln!("{cold:?}");
    let pages = pages::measure(folder, &opened.repos).await?;
    eprintln!("{pages:?}");
    let writing = if brief {
        None
    } else {
        Some(writing::measure(folder, &strokes).await?)
    };
    let patience = PATIENCE[usize::from(brief)];
    let mut rivals = Vec::new();
    let fts5 = rival::Rival::over(folder).await?;
    let (build, bytes) = (fts5.build, fts5.bytes);
    let engine = Engine::Fts5(fts5);
    let compared = engine.answer(&opened.catalogue, &strokes, &answers, patience).await?;
    rivals.push(figures(&engine, &compared, build, bytes));
    drop(engine);
    let tantivy = inverted::Inverted::over(folder).await?;
    let (build, bytes) = (tantivy.build, tantivy.bytes);
    let engine = Engine::Tantivy(Box::new(tantivy));
    let compared = engine.answer(&opened.catalogue, &strokes, &answers, patience).await?;
    rivals.push(figures(&engine, &compared, build, bytes));
    let megabytes = |name: &str| std::fs::metadata(folder.join(name)).map_or(0, |file| file.len() / 1_000_000);
    Ok(report::Size {
        models,
        ground: ground.notes,
        keystrokes,
        rivals,
        cold,
        pages,
        writing,
        index_build: opened.build.into(),
        atlas_mb: megabytes(store::AtlasFile::NAME),
        index_mb: megabytes("atlas.idx"),
        load: [before, report::load()],
    })
}

fn figures(engine: &Engine, compared: &Compared, build: spread::Taken, bytes: u64) -> report::RivalFigures {
    for difference in compared.different.iter().take(SHOWN) {
        eprintln!("{}: {difference}", engine.name());
    }
    report::RivalFigures::new(engine.name(), compared, build, bytes)
}

//! Measures Baimo's search beside plain SQLite FTS5: `bench [--models 17700,1000000] [--check] [--write]`; and how fast a
//! whole Hub is taken in: `bench sync [--models 1000000]`; and what lineage and licences of a whole atlas cost:
//! `bench lineage [--models 3000000]`.
//!
//! Both answer the same typed keystrokes over the same generated models in the same run: 60 rows, the exact total and
//! exact counts of all twelve facets; totals and counts are compared, and a difference ends the run. What is kept in
//! `bench/baseline.json` are ratios and the machine they come from, since times alone mean nothing elsewhere.

mod baseline;
mod cold;
mod keystrokes;
mod lineage;
mod ours;
mod report;
mod rival;
mod spread;
mod sync;

use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// What the command line asks for.
struct Wish {
    models: Vec<usize>,
    check: bool,
    write: bool,
    sync: bool,
    lineage: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let mut wish = Wish {
        models: vec![17_700, 1_000_000],
        check: false,
        write: false,
        sync: false,
        lineage: false,
    };
    while let Some(name) = args.next() {
        match name.as_str() {
            // What the bench starts itself as, to see a fresh process.
            "--cold" => return cold::answer_once(&PathBuf::from(args.next().context("--cold needs a folder")?)).await,
            "--crawl" => {
                let folder = PathBuf::from(args.next().context("--crawl needs a folder")?);
                return sync::crawl(&folder, &args.next().context("--crawl needs an address")?).await;
            }
            "--settle" => {
                let folder = PathBuf::from(args.next().context("--settle needs a folder")?);
                return lineage::settle_once(&folder).await;
            }
            "sync" => wish.sync = true,
            "lineage" => wish.lineage = true,
            "--models" => wish.models = sizes(&args.next().context("--models needs numbers")?)?,
            "--check" => wish.check = true,
            "--write" => wish.write = true,
            _ => bail!("usage: bench [sync|lineage] [--models 17700,1000000] [--check] [--write]"),
        }
    }
    if wish.sync {
        return sync::measure(wish.models.last().copied().unwrap_or(1_000_000)).await;
    }
    if wish.lineage {
        return lineage::measure(wish.models.last().copied().unwrap_or(1_000_000)).await;
    }
    let mut measured = Vec::new();
    for models in &wish.models {
        let size = measure(*models).await?;
        eprintln!("{}", report::table(&size));
        measured.push(size);
    }
    if wish.check {
        baseline::check(&measured)?;
    }
    if wish.write {
        baseline::write(&measured)?;
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

async fn measure(models: usize) -> Result<report::Size> {
    let folder = prepare(models).await?;
    let opened = ours::open_anew(&folder).await?;
    let strokes = keystrokes::traces(&opened.repos, models as u64);
    eprintln!("{models} models, {} keystrokes", strokes.len());
    let ours = ours::answer(&opened.catalogue, &strokes).await?;
    let rival = rival::Rival::over(&folder).await?;
    let compared = rival.answer(&strokes, &ours).await?;
    let cold = cold::measure(&folder)?;
    Ok(report::Size::new(
        models, &opened, &ours, &rival, &compared, cold, &folder,
    ))
}

/// A folder with a generated atlas of this size; made once and kept with the build.
async fn prepare(models: usize) -> Result<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let folder = target.join("bench").join(models.to_string());
    if folder.join("complete").exists() {
        return Ok(folder);
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    eprintln!("generating {models} models");
    testkit::seed(&folder, 1, models).await?;
    std::fs::write(folder.join("complete"), b"")?;
    Ok(folder)
}

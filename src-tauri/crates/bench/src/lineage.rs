//! What lineage and licences of a whole atlas cost: `bench lineage [--models 3000000]`.
//!
//! The pass over all models is measured alone, in memory; settling as a whole in a process of its own, so that the memory
//! is its own, once with everything new and once with nothing.

use crate::spread::{Spread, Taken, Watch, millis};
use anyhow::{Context, Result, bail};
use atlas::{Carries, EdgeStatus, Relation, Verdict};
use licences::{Burden, Declared, Heritage, LicenceId, Lineage, Step, Table};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use store::{AtlasFile, Writer};

const PAGE: u32 = 50_000;

/// What the bench starts itself as: one settling of a folder, then what it took as JSON.
pub(crate) async fn settle_once(folder: &Path) -> Result<()> {
    let writer = AtlasFile::open_writing(&folder.join(AtlasFile::NAME)).await?;
    writer.expect_many().await?;
    let watch = Watch::start();
    let settled = sync::settle(&writer, |_, _| ()).await?;
    let taken = watch.taken();
    let peak = crate::sync::peak(std::process::id()).unwrap_or(0);
    let said = json!({
        "models": settled.models, "ranked": settled.ranked, "changed": settled.changed, "descended": settled.descended,
        "s": seconds(taken.wall_ns), "processor_s": seconds(taken.processor_ns), "peak_rss_mib": peak / 1024,
    });
    eprintln!("{said}");
    writer.checkpoint().await?;
    writer.close().await?;
    Ok(())
}

/// Measures and says.
pub(crate) async fn measure(models: usize) -> Result<()> {
    let folder = laid(models).await?;
    let first = settle_apart(&folder)?;
    let again = settle_apart(&folder)?;
    let read = Read::read(&folder).await?;
    let mut report = pass(&read);
    report["models"] = json!(models);
    report["settle_everything_new"] = first;
    report["settle_nothing_new"] = again;
    report["atlas_mib"] = json!(std::fs::metadata(folder.join(AtlasFile::NAME))?.len() >> 20);
    eprintln!("{}", serde_json::to_string_pretty(&report)?);
    Ok(())
}

/// A folder with a generated atlas that was never settled.
async fn laid(models: usize) -> Result<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let folder = target.join("bench").join(format!("lineage-{models}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    eprintln!("generating {models} models");
    testkit::lay(&folder, 1, models).await?;
    Ok(folder)
}

/// Settles the atlas of a folder in a process of its own and says what that took.
pub(crate) fn settle_apart(folder: &Path) -> Result<Value> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--settle").arg(folder).stderr(Stdio::piped());
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("settling ended with {}: {said}", output.status);
    }
    let last = said.lines().last().context("settling said nothing")?;
    eprintln!("settled: {last}");
    Ok(serde_json::from_str(last)?)
}

/// The atlas in memory, as the pass needs it.
struct Read {
    declared: Vec<Declared>,
    steps: Vec<Step>,
}

impl Read {
    async fn read(folder: &Path) -> Result<Self> {
        let writer = AtlasFile::open_writing(&folder.join(AtlasFile::NAME)).await?;
        let (ids, declared) = declared(&writer).await?;
        let place = |id: i64| ids.binary_search(&id).ok().and_then(|at| u32::try_from(at).ok());
        let (mut steps, mut last) = (Vec::new(), 0);
        loop {
            let page = writer.edges_to_settle(last, PAGE).await?;
            steps.extend(page.iter().filter_map(|edge| {
                Some(Step {
                    edge: edge.id,
                    child: place(edge.child_id)?,
                    parent: place(edge.parent_id?)?,
                    relation: Relation::from_name(&edge.relation)?,
                    status: EdgeStatus::from_name(&edge.status)?,
                    carries: Carries::from_name(&edge.carries)?,
                })
            }));
            let Some(edge) = page.last() else { break };
            last = edge.id;
        }
        writer.close().await?;
        Ok(Self { declared, steps })
    }
}

async fn declared(writer: &Writer) -> Result<(Vec<i64>, Vec<Declared>)> {
    let table = Table::embedded();
    let rows: BTreeMap<i64, LicenceId> = writer
        .licences_to_settle()
        .await?
        .into_iter()
        .filter_map(|(slug, row)| Some((row, table.by_slug(&slug)?)))
        .collect();
    let (mut ids, mut declared) = (Vec::new(), Vec::new());
    loop {
        let page = writer.models_to_settle(ids.last().copied().unwrap_or(0), PAGE).await?;
        if page.is_empty() {
            return Ok((ids, declared));
        }
        for model in page {
            let licence = model.licence_id.and_then(|row| rows.get(&row)).copied();
            ids.push(model.id);
            declared.push(Declared {
                licence,
                verdict: licence.map_or(Verdict::Unknown, |id| table.licence(id).verdict),
            });
        }
    }
}

/// The pass in memory: lineage, roots and burdens, what binds each model, the terms of each burden, and single models.
fn pass(read: &Read) -> Value {
    let table = Table::embedded();
    let models = u32::try_from(read.declared.len()).unwrap_or(u32::MAX);
    let watch = Watch::start();
    let lineage = Lineage::new(models, read.steps.clone());
    let flat = watch.taken();
    let watch = Watch::start();
    let mut heritage = Heritage::new(table, &lineage, &read.declared);
    while heritage.advance(65_536) {}
    let roots = watch.taken();
    let watch = Watch::start();
    let (mut bound, mut rooted, mut deepest) = (0, 0, 0);
    for model in 0..models {
        let effective = heritage.effective(model);
        bound += u32::from(effective.binding.is_some());
        rooted += u32::from(effective.root.is_some());
        deepest = deepest.max(effective.root.map_or(0, |root| root.depth));
    }
    let binding = watch.taken();
    let carried: BTreeSet<u32> = (0..models).filter_map(|model| heritage.burden_of(model)).collect();
    let burdens: Vec<&Burden> = carried
        .iter()
        .filter_map(|burden| heritage.burdens().get(*burden as usize))
        .collect();
    let watch = Watch::start();
    let terms: usize = burdens
        .iter()
        .map(|burden| licences::effective(table, burden).len())
        .sum();
    let effective = watch.taken();
    json!({
        "edges": read.steps.len(), "burdens": burdens.len(), "terms_of_burdens": terms,
        "bound": bound, "one_root": rooted, "deepest_root": deepest,
        "largest_burden": burdens.iter().map(|burden| burden.licences.len()).max(),
        "edges_in_order_s": both(flat), "roots_ancestors_burdens_s": both(roots),
        "binding_ancestor_of_each_s": both(binding), "effective_terms_of_all_burdens_s": both(effective),
        "one_model": single(table, &lineage, &read.declared),
    })
}

/// Single models: a thousand that have parents, and the twenty with the most.
fn single(table: &Table, lineage: &Lineage, declared: &[Declared]) -> Value {
    let mut children: Vec<u32> = lineage.children().collect();
    let every = children.len().div_ceil(1000).max(1);
    let some: Vec<u32> = children.iter().copied().step_by(every).collect();
    children.sort_by_key(|child| std::cmp::Reverse(lineage.above(*child).len()));
    let most = children.into_iter().take(20);
    let times: Vec<Taken> = some
        .into_iter()
        .chain(most)
        .map(|model| one(table, lineage, declared, model))
        .collect();
    json!({ "wall": Spread::of_wall(&times), "processor": Spread::of_processor(&times) })
}

fn one(table: &Table, lineage: &Lineage, declared: &[Declared], model: u32) -> Taken {
    let watch = Watch::start();
    let effective = licences::inherit(table, lineage, declared, model);
    let causes = licences::causes(lineage, declared, model);
    let burden = licences::burden(lineage, declared, model);
    let terms = licences::effective(table, &burden);
    std::hint::black_box((effective, causes, terms));
    watch.taken()
}

/// Seconds that passed, and of processor time.
pub(crate) fn both(taken: Taken) -> Value {
    json!({ "wall": seconds(taken.wall_ns), "processor": seconds(taken.processor_ns) })
}

fn seconds(nanos: u64) -> f64 {
    millis(nanos).round() / 1000.0
}

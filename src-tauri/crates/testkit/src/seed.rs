//! A generated atlas as a file that Baimo opens.

use crate::{Generated, Resampled, model::made, words::words};
use anyhow::{Context, Result};
use atlas::{Carries, Confidence, EdgeStatus, Relation};
use std::{cmp::Reverse, path::Path};
use store::{
    AtlasFile, Writer,
    write::{
        AliasRow, EdgeRow, LicenceRow, MakerNameRow, MakerRow, ModelRow, OwnerRow, ROWS_AT_ONCE, Row, SourceRow, State,
    },
};

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seeded {
    /// Models.
    pub models: usize,
    /// Owners.
    pub owners: usize,
    /// Edges.
    pub edges: usize,
}

const SOURCE: i64 = 1;
const TRAPS_EVERY: usize = 20_000;
/// Rows a transaction; the store's own batches of a thousand are for a disk that may fill up.
const ROWS_A_TRANSACTION: usize = 50 * ROWS_AT_ONCE;

/// Writes an atlas of `models` models into `folder`, which must not hold one yet, and settles it.
///
/// # Errors
/// When an atlas is there already or the disk fails.
pub async fn seed(folder: &Path, seed: u64, models: usize) -> Result<Seeded> {
    let seeded = write(folder, seed, models, None, ids_by_rank).await?;
    let writer = AtlasFile::open_writing(&folder.join(AtlasFile::NAME)).await?;
    sync::settle(&writer, |_, _| ()).await?;
    writer.checkpoint().await?;
    writer.close().await?;
    Ok(seeded)
}

/// As [`seed()`], but nothing is settled yet, the order of popularity as little as anything else.
///
/// # Errors
/// When an atlas is there already or the disk fails.
pub async fn lay(folder: &Path, seed: u64, models: usize) -> Result<Seeded> {
    lay_named(folder, seed, models, None).await
}

/// As [`lay()`], with names after real ones and a title in Chinese for three models in a hundred.
///
/// # Errors
/// When an atlas is there already or the disk fails.
pub async fn lay_named(folder: &Path, seed: u64, models: usize, real: Option<&Resampled>) -> Result<Seeded> {
    write(folder, seed, models, real, |made| (1_i64..).take(made.len()).collect()).await
}

async fn write(
    folder: &Path,
    seed: u64,
    models: usize,
    real: Option<&Resampled>,
    ids: fn(&[Generated]) -> Vec<i64>,
) -> Result<Seeded> {
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let path = folder.join(AtlasFile::NAME);
    let writer = AtlasFile::create(&path)
        .await
        .with_context(|| format!("making {}", path.display()))?;
    let (owners, made) = made(seed, models, real);
    let made: Vec<Generated> = made.collect();
    append(&writer, [source()]).await?;
    append(&writer, makers()).await?;
    append(&writer, maker_names()).await?;
    append(&writer, licences()).await?;
    let known = owners.makers();
    let handles = owners.handles.iter().zip(1_i64..).map(|(handle, id)| OwnerRow {
        id,
        handle: handle.clone(),
        maker_id: (id <= i64::try_from(known).unwrap_or(0)).then_some(id),
    });
    // The oldest repositories have no owner; they share the last row.
    let nobody = i64::try_from(owners.handles.len() + 1)?;
    let nobody_row = OwnerRow {
        id: nobody,
        handle: String::new(),
        maker_id: None,
    };
    append(&writer, handles.chain([nobody_row])).await?;
    let ids = ids(&made);
    let mut order: Vec<usize> = (0..made.len()).collect();
    order.sort_unstable_by_key(|place| ids[*place]);
    append(
        &writer,
        order.iter().map(|place| model_row(&made[*place], ids[*place], nobody)),
    )
    .await?;
    append(&writer, titles(&made, &ids)).await?;
    let edges = append(&writer, numbered(edge_rows(&made, &ids).chain(traps(&made, &ids)))).await?;
    let mut batch = writer.batch().await?;
    batch
        .set_state(&State {
            origin: String::from("generated"),
            composed_at: 1_795_392_000,
            revision: 0,
            as_of: Some(String::from("2026-11-23")),
        })
        .await?;
    batch.commit().await?;
    writer.checkpoint().await?;
    writer.close().await?;
    Ok(Seeded {
        models: made.len(),
        owners: owners.handles.len() + 1,
        edges,
    })
}

async fn append<R: Row>(writer: &Writer, rows: impl IntoIterator<Item = R>) -> Result<usize> {
    let mut rows = rows.into_iter();
    let mut written = 0;
    loop {
        let some: Vec<R> = rows.by_ref().take(ROWS_A_TRANSACTION).collect();
        if some.is_empty() {
            return Ok(written);
        }
        let mut batch = writer.batch().await?;
        batch.add(&some).await?;
        batch.commit().await?;
        written += some.len();
    }
}

/// Ids in the order that settling will find: most downloads first, then most likes, then by name.
fn ids_by_rank(made: &[Generated]) -> Vec<i64> {
    let mut order: Vec<usize> = (0..made.len()).collect();
    order.sort_unstable_by(|a, b| {
        let key = |place: &usize| (Reverse(made[*place].downloads), Reverse(made[*place].likes));
        key(a).cmp(&key(b)).then_with(|| made[*a].repo.cmp(&made[*b].repo))
    });
    let mut ids = vec![0; made.len()];
    for (place, id) in order.into_iter().zip(1_i64..) {
        ids[place] = id;
    }
    ids
}

fn source() -> SourceRow {
    SourceRow {
        id: SOURCE,
        name: String::from("Generated for tests and benchmarks"),
        url: None,
        licence: None,
        as_of: Some(String::from("2026-11-23")),
        gave: Some(String::from("invented models; nothing in this atlas is a fact")),
        credit: false,
    }
}

fn makers() -> impl Iterator<Item = MakerRow> {
    words().makers.iter().zip(1_i64..).map(|(maker, id)| MakerRow {
        id,
        slug: maker.0.clone(),
        name: maker.1.clone(),
        name_zh: (!maker.2.is_empty()).then(|| maker.2.clone()),
        name_de: None,
        kind: String::from("company"),
        country: Some(maker.3.clone()),
        city: None,
        founded: None,
        parent_id: None,
        note: None,
        source_id: SOURCE,
        confidence: Confidence::Low,
    })
}

fn maker_names() -> impl Iterator<Item = MakerNameRow> {
    words().makers.iter().zip(1_i64..).flat_map(|(maker, maker_id)| {
        let names = [(&maker.1, "name"), (&maker.2, "alias"), (&maker.4, "handle")];
        names
            .into_iter()
            .filter(|(name, _)| !name.is_empty())
            .map(move |(name, kind)| MakerNameRow {
                maker_id,
                name: name.clone(),
                folded: index::fold(name),
                kind: kind.to_owned(),
                since: None,
                until: None,
                ambiguous: false,
            })
    })
}

fn licences() -> impl Iterator<Item = LicenceRow> {
    licences::Table::embedded()
        .licences()
        .zip(1_i64..)
        .map(|((_, licence), id)| LicenceRow {
            id,
            slug: licence.slug.clone(),
            spdx: licence.spdx.clone(),
            name: licence.name.clone(),
            short: licence.short.clone(),
            version: licence.version.clone(),
            family: licence.family.clone(),
            publisher: licence.publisher.clone(),
            published: licence.published,
            osi_approved: Some(licence.osi_approved),
            canonical_url: licence.canonical_url.clone(),
            text_place: licence.text.clone(),
            succeeds: licence.succeeds.clone(),
            replaced_by: licence.replaced_by.clone(),
            verdict: licence.verdict,
            source_id: SOURCE,
            confidence: licence.confidence,
        })
}

fn model_row(model: &Generated, id: i64, nobody: i64) -> ModelRow {
    let owner = if model.repo.contains('/') {
        i64::from(model.owner) + 1
    } else {
        nobody
    };
    let text = |word: Option<&'static str>| word.map(str::to_owned);
    ModelRow {
        recorded: true,
        created_on: model.created,
        task: text(model.task),
        library: text(model.library),
        architecture: text(model.architecture),
        params: model.params,
        context: model.context,
        downloads: Some(model.downloads),
        likes: Some(model.likes),
        gated: text(Some(model.gated)),
        languages: format!(
            "[{}]",
            model
                .languages
                .iter()
                .map(|l| format!("\"{l}\""))
                .collect::<Vec<_>>()
                .join(",")
        ),
        licence_words: text(model.licence),
        ..ModelRow::new(id, model.repo.clone(), owner, SOURCE)
    }
}

fn titles(made: &[Generated], ids: &[i64]) -> impl Iterator<Item = AliasRow> {
    made.iter().zip(ids).filter_map(|(model, id)| {
        Some(AliasRow {
            model_id: *id,
            place: String::from("modelscope"),
            name: model.title.clone()?,
            source_id: SOURCE,
        })
    })
}

fn edge_rows<'a>(made: &'a [Generated], ids: &'a [i64]) -> impl Iterator<Item = EdgeRow> + 'a {
    made.iter().zip(ids).flat_map(move |(model, child_id)| {
        model.parents.iter().map(move |parent| EdgeRow {
            id: 0,
            child_id: *child_id,
            parent_id: Some(ids[parent.place]),
            parent_words: made[parent.place].repo.clone(),
            relation: parent.relation,
            status: EdgeStatus::Declared,
            carries: Carries::Yes,
            since: None,
            note: None,
            confidence: Confidence::Low,
            source_id: SOURCE,
        })
    })
}

/// What real lineages have besides: in every twenty thousand models one line sixteen deep and one circle of three.
fn traps<'a>(made: &'a [Generated], ids: &'a [i64]) -> impl Iterator<Item = EdgeRow> + 'a {
    let line = (100..116).map(|at| (at, at + 1));
    let steps: Vec<(usize, usize)> = line.chain([(200, 201), (201, 202), (202, 200)]).collect();
    (0..made.len() / TRAPS_EVERY).flat_map(move |lot| {
        let place = move |at: usize| lot * TRAPS_EVERY + at;
        let steps = steps.clone().into_iter();
        steps.map(move |(child, parent)| EdgeRow {
            id: 0,
            child_id: ids[place(child)],
            parent_id: Some(ids[place(parent)]),
            parent_words: made[place(parent)].repo.clone(),
            relation: Relation::Finetune,
            status: EdgeStatus::Declared,
            carries: Carries::Yes,
            since: None,
            note: None,
            confidence: Confidence::Low,
            source_id: SOURCE,
        })
    })
}

fn numbered(edges: impl Iterator<Item = EdgeRow>) -> impl Iterator<Item = EdgeRow> {
    edges.zip(1_i64..).map(|(edge, id)| EdgeRow { id, ..edge })
}

//! What the Hub answered about single repositories: there, under another name, or not public any more.

use super::{IngestError, Stamp, Tally, diff::row_says, identity::handle, models::beside};
use sources::{Fate, Is};
use store::write::{Batch, ChangeRow, FactRow, FateHeld, HubAliasRow, ParkRow, StateRow};

/// Takes in what became of repositories that were asked for alone.
///
/// # Errors
/// When the file fails; then the whole batch is to be dropped.
pub async fn fates(batch: &mut Batch, stamp: &Stamp<'_>, fates: &[Fate]) -> Result<Tally, IngestError> {
    let mut tally = Tally::default();
    for fate in fates {
        let Some(model) = batch.named(&[&fate.repo]).await?.pop() else {
            tally.unusable += 1;
            continue;
        };
        match &fate.is {
            Is::There => be(batch, stamp, &model, "there", &mut tally).await?,
            Is::NotPublic => be(batch, stamp, &model, "gone", &mut tally).await?,
            Is::Renamed(name) if name.contains('@') || atlas::RepoId::new(name.as_str()).is_err() => {
                tally.unusable += 1
            }
            Is::Renamed(name) if *name == fate.repo => be(batch, stamp, &model, "there", &mut tally).await?,
            Is::Renamed(name) => rename(batch, stamp, &model, name, &mut tally).await?,
        }
    }
    Ok(tally)
}

fn change(stamp: &Stamp<'_>, model: i64, field: &'static str, was: &str, became: &str) -> ChangeRow {
    ChangeRow {
        model_id: model,
        field,
        was: Some(was.to_owned()),
        became: Some(became.to_owned()),
        seen_on: stamp.today,
        source_id: stamp.source_id,
    }
}

/// The model is in this state. Even where nothing changed the day is kept, so that others are asked for first next time.
async fn be(
    batch: &mut Batch,
    stamp: &Stamp<'_>,
    model: &FateHeld,
    state: &str,
    tally: &mut Tally,
) -> Result<(), IngestError> {
    batch.found(&[model.id]).await?;
    // A list says more than an answer about one: private and disabled models answer, too.
    let same = model.state == state || (state == "there" && model.state != "gone");
    if same && model.hub_id.is_some() {
        tally.unchanged += 1;
        return Ok(());
    }
    let row = StateRow {
        id: model.id,
        state: if same { model.state.clone() } else { state.to_owned() },
        day: stamp.today,
    };
    batch.add(&[row]).await?;
    if same {
        tally.unchanged += 1;
        return Ok(());
    }
    batch
        .note(vec![change(stamp, model.id, "state", &model.state, state)])
        .await?;
    if state == "gone" {
        tally.gone += 1;
    } else {
        tally.changed += 1;
    }
    Ok(())
}

/// The model has this name now. Where another row has it: one that the Hub listed is the same model if this one never was
/// listed itself, and has lost its name otherwise; one known by name alone is the same.
async fn rename(
    batch: &mut Batch,
    stamp: &Stamp<'_>,
    model: &FateHeld,
    name: &str,
    tally: &mut Tally,
) -> Result<(), IngestError> {
    let mut changes = vec![change(stamp, model.id, "repo", &model.repo, name)];
    let mut stays = model.id;
    let bearer = batch.named(&[name]).await?.pop();
    match bearer.filter(|bearer| bearer.id != model.id) {
        Some(bearer) if model.hub_id.is_none() => {
            merge(batch, model, bearer.id).await?;
            stays = bearer.id;
            changes[0].model_id = bearer.id;
        }
        Some(bearer) if bearer.hub_id.is_none() => merge(batch, &bearer, model.id).await?,
        Some(bearer) => {
            let row = ParkRow {
                id: bearer.id,
                day: stamp.today,
            };
            batch.add(&[row]).await?;
            batch.add(&[alias(stamp, bearer.id, name)]).await?;
            if bearer.state != "gone" {
                changes.push(change(stamp, bearer.id, "state", &bearer.state, "gone"));
                tally.gone += 1;
            }
        }
        None => {}
    }
    if stays == model.id {
        let owners = batch.owners(&[handle(name)]).await?;
        batch.call(model.id, name, owners.get(handle(name)).copied()).await?;
        if model.state == "gone" {
            changes.push(change(stamp, model.id, "state", "gone", "there"));
        }
        let state = if model.state == "gone" { "there" } else { &model.state };
        let row = StateRow {
            id: model.id,
            state: state.to_owned(),
            day: stamp.today,
        };
        batch.add(&[row]).await?;
    }
    batch.add(&[alias(stamp, stays, &model.repo)]).await?;
    batch.found(&[stays]).await?;
    batch.note(changes).await?;
    tally.renamed += 1;
    tally.changed += 1;
    Ok(())
}

/// Makes two rows one; what the row said that goes is kept beside the other.
async fn merge(batch: &mut Batch, from: &FateHeld, into: i64) -> Result<(), IngestError> {
    let rows = batch.held(&[], &[&from.repo]).await?;
    let numbers = batch.last_numbers().await?.fact + 1..;
    let facts: Vec<FactRow> = rows
        .iter()
        .filter(|row| row.id == from.id)
        .flat_map(|row| row_says(row).into_iter().map(move |(field, words)| (row, field, words)))
        .zip(numbers)
        .map(|((row, field, words), number)| beside(number, into, row, field, &words))
        .collect();
    batch.merge(from.id, into).await?;
    batch.add(&facts).await?;
    Ok(())
}

fn alias(stamp: &Stamp<'_>, model_id: i64, name: &str) -> HubAliasRow {
    HubAliasRow {
        model_id,
        place: "hub",
        name: name.to_owned(),
        source_id: stamp.source_id,
    }
}

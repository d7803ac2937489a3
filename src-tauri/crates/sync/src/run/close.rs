//! The end of a sync: settling, the digest, and mending what a sync that was cut off left open.

use super::{Keeper, Lock, RunError, Start, outcome, visit::Visited};
use crate::{
    digest::{Round, digest},
    plan::bytes_of,
    settle,
    status::{first_day, word},
    view::{Digest, Outcome, Stage},
};
use atlas::Day;
use std::{path::Path, time::Instant};
use store::{AtlasFile, Reader, Writer, read::rounds, write::State};

/// What a start found to be left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Healed {
    /// Nothing: everything is settled.
    Nothing,
    /// Another process syncs; it will settle by itself.
    Elsewhere,
    /// What an earlier sync had kept was settled.
    Settled,
}

/// Settles what an earlier sync kept and was cut off before settling, and an atlas that an older Baimo settled, which did
/// not keep all that is kept now. Asked when the program begins; reads small tables where there is nothing to do.
/// `progress` hears how many of how many models are done.
///
/// # Errors
/// When the atlas cannot be read, written or settled; it stays as it was.
pub async fn settle_if_needed(
    folder: &Path,
    now: fn() -> i64,
    progress: impl FnMut(usize, usize) + Send,
) -> Result<Healed, RunError> {
    let path = folder.join(AtlasFile::NAME);
    let reader = AtlasFile::open_reading(&path).await?;
    let cut_off = !rounds::unsettled(&reader).await?.is_empty();
    if !cut_off && !lacks_burdens(&reader).await {
        reader.close().await;
        return Ok(Healed::Nothing);
    }
    let _lock = match Lock::take(folder, now()) {
        Ok(lock) => lock,
        Err(RunError::Another { .. }) => return Ok(Healed::Elsewhere),
        Err(error) => return Err(error),
    };
    let writer = AtlasFile::open_writing(&path).await?;
    if cut_off {
        heal(&writer, &reader, now()).await?;
        settle_all(&writer, now(), progress).await?;
    } else {
        // Nothing was brought: the atlas stays of the day it is of.
        settle(&writer, progress).await?;
    }
    let mut batch = writer.batch().await?;
    batch.runs_settled().await?;
    batch.commit().await?;
    reader.close().await;
    writer.close().await?;
    Ok(Healed::Settled)
}

/// Ends syncs that were cut off: with nobody holding the lock, none is running. Their digest says what they brought.
pub(crate) async fn heal(writer: &Writer, reader: &Reader, now: i64) -> Result<(), RunError> {
    for run in rounds::unsettled(reader).await? {
        if run.outcome != word(&Running::Running) {
            continue;
        }
        let round = Round {
            id: run.id,
            began_at: run.began_at,
            first_change: run.first_change,
        };
        let said = digest(reader, round, now, Outcome::CutOff, 0).await?;
        end_run(writer, run.id, &said, run.settled).await?;
    }
    Ok(())
}

/// The word for a sync that has not ended.
#[derive(serde::Serialize)]
#[serde(rename_all = "snake_case")]
enum Running {
    Running,
}

async fn end_run(writer: &Writer, run: i64, said: &Digest, settled: bool) -> Result<(), RunError> {
    let json = serde_json::to_string(said).unwrap_or_else(|_| String::from("{}"));
    let mut batch = writer.batch().await?;
    batch
        .end_run(run, said.ended_at, &word(&said.outcome), settled, &json)
        .await?;
    Ok(batch.commit().await?)
}

/// Whether the atlas was last settled by a Baimo that kept no burdens. One that can only be read as it lies may not even
/// have their table, and could not be settled either.
async fn lacks_burdens(reader: &Reader) -> bool {
    rounds::lacks_burdens(reader).await.is_ok_and(|found| found.lacks)
}

/// Whether an earlier sync left something to settle.
async fn is_unsettled(reader: &Reader, but: i64) -> Result<bool, RunError> {
    let runs = rounds::unsettled(reader).await?;
    Ok(runs.iter().any(|run| run.id != but) || lacks_burdens(reader).await)
}

/// Works out what follows from the rows: parents, places on boards, ranks, licences, descent. The atlas is of today then.
pub(crate) async fn settle_all(writer: &Writer, now: i64, progress: impl FnMut(usize, usize)) -> Result<(), RunError> {
    let today = Day::from_unix_seconds(now).unwrap_or_else(first_day).to_string();
    let held = writer.state().await?;
    let as_of = held.as_ref().and_then(|state| state.as_of.clone());
    let mut batch = writer.batch().await?;
    batch.link_edges().await?;
    batch.link_standings().await?;
    let state = State {
        origin: String::from("synced"),
        composed_at: now.max(held.as_ref().map_or(0, |state| state.composed_at)),
        revision: held.map_or(0, |state| state.revision),
        as_of: as_of.filter(|held| *held > today).or(Some(today)),
    };
    batch.set_state(&state).await?;
    batch.commit().await?;
    settle(writer, progress).await?;
    Ok(())
}

/// Settles what the places brought, and writes down what it came to.
pub(super) async fn close(start: &Start, keeper: &Keeper, visited: Visited, size: u64) -> Result<Digest, RunError> {
    let mut failure = keeper.take_failure();
    let cancelled = start.cancel.is_cancelled();
    let mut settled = failure.is_none();
    let mut settle_ms = None;
    let writer = keeper.writer().await;
    if settled && (keeper.is_touched() || is_unsettled(&keeper.reader, keeper.round.id).await?) {
        keeper.gauge.stage(Stage::Settling);
        let began = Instant::now();
        settled = tokio::select! {
            biased;
            () = start.at_once.cancelled() => false,
            done = settle_all(&writer, (start.now)(), |done, of| keeper.gauge.settled(done, of)) => {
                failure = done.err();
                failure.is_none()
            }
        };
        settle_ms = settled.then(|| u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX));
    }
    let size_now = || bytes_of(writer.path());
    if settled {
        // What a log holds counts twice; a reader that is still at work postpones moving it.
        writer.checkpoint().await?;
    }
    let grew = i64::try_from(size_now()).unwrap_or_default() - i64::try_from(size).unwrap_or_default();
    let outcome = outcome(cancelled, failure.is_some(), visited.partly);
    let said = digest(&keeper.reader, keeper.round, (start.now)(), outcome, grew).await;
    let ended = match said {
        Ok(mut said) => {
            said.settle_ms = settle_ms;
            end_run(&writer, keeper.round.id, &said, settled).await.map(|()| said)
        }
        Err(error) => Err(error.into()),
    };
    if settled && ended.is_ok() {
        let mut batch = writer.batch().await?;
        batch.runs_settled().await?;
        batch.commit().await?;
    }
    match failure {
        Some(failure) => Err(failure),
        None => ended,
    }
}

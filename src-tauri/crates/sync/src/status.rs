//! How things stand with syncing while nothing runs: rows of places, the plan, the last digest; and what a person decides.

use crate::{
    Places, RunError, Wishes,
    counts::Counts,
    drift::Remembered,
    ingest::{self, Stamp},
    plan::{Before, bytes_of, plan_of},
    run::{Lock, settle_all},
    take::offers,
    view::{Digest, FaultKind, HeldDrop, ModelChange, OddAsk, OddPage, OddRow, PlaceRow, PlaceState, Plan, SyncDecide},
    wishes::host_of,
};
use atlas::Day;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sources::{About, Place};
use std::path::Path;
use store::{
    AtlasFile, Reader,
    read::rounds::{self, AsideRow, ChangeRow, OutcomeRow},
    write::SourceOf,
};

/// How things stand while nothing runs.
#[derive(Debug, Clone)]
pub struct Idle {
    /// Every place, in the order in which they are shown.
    pub places: Vec<PlaceRow>,
    /// What pressing Sync would come to.
    pub plan: Plan,
    /// What the last sync brought; [`yours`] adds what a person keeps.
    pub digest: Option<Digest>,
    /// Changes behind this number are the last sync's.
    pub first_change: i64,
}

/// How things stand, from the atlas alone: no packet leaves.
///
/// # Errors
/// When the atlas cannot be read.
pub async fn status(
    reader: &Reader,
    wishes: &Wishes,
    places: &[Box<dyn Place>],
    now: i64,
    token: bool,
) -> store::Result<Idle> {
    let before = Before::read(reader).await?;
    let outcomes = rounds::outcomes(reader).await?;
    let rows = places.iter().map(|place| {
        let row = place_row(place.about(), wishes, &before, now);
        match outcomes.iter().find(|outcome| outcome.place == row.key) {
            Some(outcome) => with_outcome(row, outcome),
            None => row,
        }
    });
    let rows: Vec<_> = rows.collect();
    let due = places
        .iter()
        .filter(|place| wishes.is_on(place.about()) && before.is_due(place.about(), now));
    let atlas_bytes = bytes_of(reader.path());
    let plan = plan_of(&before, wishes, due.map(AsRef::as_ref), now, token, atlas_bytes);
    let last = rounds::last_run(reader).await?;
    Ok(Idle {
        places: rows,
        plan,
        digest: last
            .as_ref()
            .and_then(|run| serde_json::from_str(run.digest.as_deref()?).ok()),
        first_change: last.map_or(i64::MAX, |run| run.first_change),
    })
}

/// What the last sync that ended brought.
///
/// # Errors
/// When the atlas cannot be read.
pub async fn last_digest(reader: &Reader) -> store::Result<Option<Digest>> {
    let last = rounds::last_run(reader).await?;
    Ok(last.and_then(|run| serde_json::from_str(run.digest.as_deref()?).ok()))
}

/// What became of models that a person keeps, behind a number of the list of changes: `Digest::yours`.
///
/// # Errors
/// When the atlas cannot be read.
pub async fn yours(reader: &Reader, first_change: i64, repos: &[String]) -> store::Result<Vec<ModelChange>> {
    let found = rounds::changes_of(reader, first_change, repos).await?;
    Ok(found.into_iter().map(model_change).collect())
}

pub(crate) fn model_change(row: ChangeRow) -> ModelChange {
    let ChangeRow {
        repo,
        field,
        was,
        became,
    } = row;
    ModelChange {
        repo,
        field,
        was,
        became,
    }
}

/// A place on the page before anything is known of a run.
pub(crate) fn place_row(about: &About, wishes: &Wishes, before: &Before, now: i64) -> PlaceRow {
    let cursor = before.cursors.get(about.name.0);
    let set = wishes.endpoint(about);
    let host = host_of(set.unwrap_or(about.endpoint));
    let on = wishes.is_on(about);
    PlaceRow {
        key: about.name.0.to_owned(),
        name: about.source.to_owned(),
        mirrored: host != host_of(about.endpoint),
        host,
        on,
        synced_at: cursor.and_then(|row| row.synced_at),
        due: on && before.is_due(about, now),
        state: PlaceState::Never,
        pages: 0,
        records: 0,
        of: None,
        bytes: 0,
        left_s: None,
        new: 0,
        changed: 0,
        gone: 0,
        odd: 0,
        fault: None,
        fault_kind: None,
        drift: Vec::new(),
        held: cursor
            .and_then(|row| Drop::read(row.held.as_deref()?))
            .map(|drop| drop.held()),
        waits_s: None,
    }
}

fn with_outcome(row: PlaceRow, outcome: &OutcomeRow) -> PlaceRow {
    let counts = Counts::read(Some(&outcome.counts));
    // What was running when the program was ended is not running any more.
    let state = match named(&outcome.state).unwrap_or(PlaceState::Never) {
        PlaceState::Running | PlaceState::Waiting => PlaceState::Stopped,
        state => state,
    };
    PlaceRow {
        state,
        pages: counts.pages,
        records: counts.records,
        bytes: counts.bytes,
        new: counts.new,
        changed: counts.changed,
        gone: counts.gone,
        odd: counts.odd,
        fault: outcome.fault.clone(),
        fault_kind: outcome.fault_kind.as_deref().and_then(named::<FaultKind>),
        drift: Remembered::read(&outcome.drift).rows,
        ..row
    }
}

/// A word of the file as the value it names.
fn named<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

/// A value as a word of the file.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// A drop that waits for a decision, as it is written down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Drop {
    pub(crate) gone: u64,
    pub(crate) of: u64,
    /// Offers that would be gone, by number; models stand in a table of their own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) offers: Vec<i64>,
}

impl Drop {
    pub(crate) fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    pub(crate) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| String::from("{}"))
    }

    pub(crate) fn held(&self) -> HeldDrop {
        HeldDrop {
            gone: self.gone,
            of: self.of,
        }
    }
}

/// Decides about a drop that was not believed, and settles what follows. `false`: nothing waited for a decision.
///
/// # Errors
/// When another sync has the data folder, or the atlas cannot be written.
pub async fn decide(folder: &Path, places: &Places, ask: &SyncDecide, now: i64) -> Result<bool, RunError> {
    let named = places.iter().find(|place| place.about().name.0 == ask.place);
    let about = named.ok_or_else(|| RunError::NoPlace(ask.place.clone()))?.about();
    let _lock = Lock::take(folder, now)?;
    let writer = AtlasFile::open_writing(&folder.join(AtlasFile::NAME)).await?;
    let mut batch = writer.batch().await?;
    let Some(drop) = batch.held_drop(&ask.place).await?.as_deref().and_then(Drop::read) else {
        return Ok(false);
    };
    let today = Day::from_unix_seconds(now).unwrap_or_else(first_day);
    let models = drop.offers.is_empty();
    match (models, ask.believe) {
        (true, true) => {
            let stamp = Stamp::of(&mut batch, source_of(about), today).await?;
            ingest::believe(&mut batch, &stamp).await?;
        }
        (true, false) => ingest::disbelieve(&mut batch).await?,
        (false, true) => {
            offers::end(&mut batch, &drop.offers, today).await?;
        }
        (false, false) => {}
    }
    batch.put_held_drop(&ask.place, None).await?;
    batch.commit().await?;
    if models && ask.believe {
        settle_all(&writer, now, |_, _| ()).await?;
        let mut batch = writer.batch().await?;
        batch.runs_settled().await?;
        batch.commit().await?;
    }
    writer.close().await?;
    Ok(true)
}

/// The source in whose name a place's records are written.
pub(crate) fn source_of(about: &'static About) -> SourceOf<'static> {
    SourceOf {
        name: about.source,
        url: Some(about.url),
        licence: about.licence,
        credit: about.credit,
    }
}

/// What a day is where the clock stands beyond all calendars.
pub(crate) fn first_day() -> Day {
    Day::from_epoch_days(0).expect("the first of January 1970 is a day")
}

/// Records that were kept aside.
///
/// # Errors
/// When the atlas cannot be read.
pub async fn odd(reader: &Reader, ask: &OddAsk) -> store::Result<OddPage> {
    let limit = ask.limit.unwrap_or(100).clamp(1, 500);
    let place = ask.place.as_deref();
    let rows = rounds::aside(reader, place, limit).await?;
    let total = rounds::aside_count(reader, place).await?.total;
    Ok(OddPage {
        rows: rows.into_iter().map(odd_row).collect(),
        total: u64::try_from(total).unwrap_or_default(),
    })
}

fn odd_row(row: AsideRow) -> OddRow {
    OddRow {
        place: row.place,
        key: row.key,
        reason: row.reason,
        words: row.words,
        first_seen: row.first_seen.unwrap_or_else(first_day),
        last_seen: row.last_seen.unwrap_or_else(first_day),
    }
}

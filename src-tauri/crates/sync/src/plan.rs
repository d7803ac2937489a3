//! What a sync would come to, from what the atlas knows alone: no packet leaves for a plan.

use crate::{
    Wishes,
    view::{Plan, PlanLine},
};
use sources::{About, Cursor, Estimate, Known, Place};
use std::collections::BTreeMap;
use store::{
    Reader,
    read::rounds::{self, CursorRow},
};

/// Bytes a model that is new takes in the atlas: 553 with its names, edges and tags, measured over 100,000 rows filled as
/// the Hub fills them, and what settling adds.
const MODEL_BYTES: u64 = 650;
/// Bytes that seeing a known model again leaves behind: now and then a sample of its counters, a change.
const AGAIN_BYTES: u64 = 8;
const DAY: i64 = 86_400;

/// What the atlas knows of places before a sync.
#[derive(Debug, Default)]
pub(crate) struct Before {
    pub(crate) models: u64,
    pub(crate) cursors: BTreeMap<String, CursorRow>,
}

impl Before {
    pub(crate) async fn read(reader: &Reader) -> store::Result<Self> {
        let cursors = rounds::cursors(reader).await?;
        Ok(Self {
            models: u64::try_from(rounds::models_held(reader).await?.models).unwrap_or_default(),
            cursors: cursors.into_iter().map(|row| (row.place.clone(), row)).collect(),
        })
    }

    fn of(&self, about: &About) -> Option<&CursorRow> {
        self.cursors.get(about.name.0)
    }

    /// Whether a place is due: never done, stopped half-way, or longer ago than it may be.
    pub(crate) fn is_due(&self, about: &About, now: i64) -> bool {
        let Some(row) = self.of(about) else { return true };
        let age = row.synced_at.map(|at| now.saturating_sub(at));
        // A clock that was set back makes nothing less due.
        row.cursor.is_some() || age.is_none_or(|age| age < 0 || age >= i64::from(about.due_days) * DAY)
    }

    /// What a place is told for its estimate.
    pub(crate) fn known(&self, about: &About, wishes: &Wishes, now: i64, token: bool) -> Known {
        let row = self.of(about);
        let cursor = |words: Option<&String>| words.map(|words| Cursor(words.clone()));
        Known {
            models: self.models,
            synced_at: row.and_then(|row| row.synced_at),
            cursor: cursor(row.and_then(|row| row.cursor.as_ref())),
            kept: cursor(row.and_then(|row| row.kept.as_ref())),
            now,
            scope: wishes.scope,
            files: wishes.files,
            token,
        }
    }
}

/// What pressing Sync would come to: the places that are switched on and due.
///
/// # Errors
/// When the atlas cannot be read.
pub async fn plan(
    reader: &Reader,
    wishes: &Wishes,
    places: &[Box<dyn Place>],
    now: i64,
    token: bool,
) -> store::Result<Plan> {
    let before = Before::read(reader).await?;
    let chosen = places
        .iter()
        .filter(|place| wishes.is_on(place.about()) && before.is_due(place.about(), now));
    Ok(plan_of(
        &before,
        wishes,
        chosen.map(AsRef::as_ref),
        now,
        token,
        bytes_of(reader.path()),
    ))
}

/// The plan for these places.
pub(crate) fn plan_of<'a>(
    before: &Before,
    wishes: &Wishes,
    places: impl Iterator<Item = &'a dyn Place>,
    now: i64,
    token: bool,
    atlas_bytes: u64,
) -> Plan {
    let mut plan = Plan {
        lines: Vec::new(),
        requests: 0,
        bytes: 0,
        seconds: 0,
        grows: 0,
        atlas_bytes,
    };
    let mut ends: BTreeMap<&str, u64> = BTreeMap::new();
    for place in places {
        let about = place.about();
        let known = before.known(about, wishes, now, token);
        let Estimate {
            requests,
            bytes,
            records,
            seconds,
        } = place.estimate(&known);
        plan.grows = plan.grows.saturating_add(growth(about, &known, bytes, records));
        plan.requests = plan.requests.saturating_add(requests);
        plan.bytes = plan.bytes.saturating_add(bytes);
        // Places are visited side by side, except those that wait for another.
        let begins = about.after.iter().filter_map(|name| ends.get(name.0)).max();
        let end = begins.copied().unwrap_or_default().saturating_add(seconds);
        ends.insert(about.name.0, end);
        plan.seconds = plan.seconds.max(end);
        plan.lines.push(PlanLine {
            place: about.name.0.to_owned(),
            resumes: known.cursor.is_some(),
            requests,
            bytes,
            records,
            seconds,
        });
    }
    plan
}

/// By how much a place lets the atlas grow: models by the row, all else about as much as it sends, unpacked.
fn growth(about: &About, known: &Known, bytes: u64, records: u64) -> u64 {
    if about.name.0 == "hub" {
        let new = records.saturating_sub(known.models);
        return new * MODEL_BYTES + (records - new) * AGAIN_BYTES;
    }
    bytes.saturating_mul(2)
}

/// The size of the atlas with its log.
pub(crate) fn bytes_of(atlas: &std::path::Path) -> u64 {
    let size = |path: &std::path::Path| std::fs::metadata(path).map_or(0, |found| found.len());
    let mut log = atlas.as_os_str().to_owned();
    log.push("-wal");
    size(atlas) + size(std::path::Path::new(&log))
}

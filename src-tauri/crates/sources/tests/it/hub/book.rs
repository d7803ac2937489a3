//! A sink that remembers what it was given, and the visits the tests make.

use super::stand::Stand;
use async_trait::async_trait;
use atlas::Day;
use sources::{
    Batch, Cursor, Fate, ModelRecord, Net, Place, PlaceName, Records, Scope, Sink, SinkError, SourceError, Visit, Want,
    Wanted,
    net::{Log, Noted, Way},
};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// 2024-07-01T00:00:00Z
pub(crate) const NOW: i64 = 1_719_792_000;

/// A sink that can be full.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) batches: Vec<Batch>,
    pub(crate) wanted: Vec<(Want, Vec<String>)>,
    pub(crate) at_most: Option<usize>,
}

impl Book {
    pub(crate) fn models(&self) -> Vec<&ModelRecord> {
        let models = |batch| match batch {
            &Batch {
                records: Records::Models(ref models),
                ..
            } => models.as_slice(),
            _ => &[],
        };
        self.batches.iter().flat_map(models).collect()
    }

    pub(crate) fn fates(&self) -> Vec<&Fate> {
        let fates = |batch| match batch {
            &Batch {
                records: Records::Fates(ref fates),
                ..
            } => fates.as_slice(),
            _ => &[],
        };
        self.batches.iter().flat_map(fates).collect()
    }

    pub(crate) fn cursor(&self) -> Option<Cursor> {
        self.batches.last().map(|batch| batch.cursor.clone())
    }
}

#[async_trait]
impl Sink for Book {
    async fn keep(&mut self, batch: Batch) -> Result<(), SinkError> {
        if self.at_most.is_some_and(|most| self.batches.len() >= most) {
            return Err(SinkError);
        }
        self.batches.push(batch);
        Ok(())
    }

    async fn wanted(&mut self, what: Want, at_most: u32) -> Result<Vec<Wanted>, SinkError> {
        let names = self
            .wanted
            .iter()
            .filter(|(want, _)| *want == what)
            .flat_map(|(_, names)| names);
        Ok(names
            .take(usize::try_from(at_most).unwrap())
            .map(|name| Wanted {
                name: name.clone(),
                file: None,
                etag: None,
            })
            .collect())
    }
}

struct Deaf;

impl Log for Deaf {
    fn opens(&self, _: &Noted) -> u64 {
        0
    }
    fn over(&self, _: u64, _: &Noted) {}
    fn waits(&self, _: PlaceName, _: Option<u64>) {}
}

pub(crate) fn visit(scope: Scope) -> Visit {
    Visit {
        resume: None,
        kept: None,
        synced_at: None,
        now: NOW,
        today: Day::from_unix_seconds(NOW).unwrap(),
        scope,
        files: 0,
    }
}

/// A client for a place that is asked at this stand.
pub(crate) fn net(place: &dyn Place, stand: &Stand) -> Net {
    let mut way = Way::new(|| NOW, Arc::new(Deaf), CancellationToken::new());
    way.endpoints.insert(place.about().name, stand.url.clone());
    way.limits.tries = 2;
    way.limits.backoff_ms = 1;
    Net::new(&Arc::new(way), place.about()).unwrap()
}

/// Visits a place that is asked at this stand.
pub(crate) async fn pull(
    place: &dyn Place,
    stand: &Stand,
    visit: &Visit,
    book: &mut Book,
) -> Result<Option<Cursor>, SourceError> {
    place.pull(visit, &net(place, stand), book).await
}

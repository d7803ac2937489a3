//! Probing places: under the same lock, log, limits and endpoints as a sync, and nothing is written into the atlas.

use crate::{CallLog, Places, RunError, Wishes, run::Lock};
use secrecy::SecretString;
use sources::{
    About, Net, PlaceName, SourceError,
    net::{Limits, Log, Noted, Way},
    probe::{Difference, ProbeReport},
};
use std::{path::PathBuf, sync::Arc};
use tokio_util::sync::CancellationToken;

/// What probing begins with; the fields are those of [`crate::Start`].
#[expect(missing_docs, reason = "each field means what it means in Start")]
pub struct Probing {
    pub folder: PathBuf,
    pub wishes: Wishes,
    pub places: Places,
    pub only: Vec<String>,
    pub token: Option<SecretString>,
    pub now: fn() -> i64,
    pub limits: Limits,
    pub log: Arc<CallLog>,
    pub cancel: CancellationToken,
}

/// Asks each place a few representative questions and says what is other than expected. A place that cannot be reached is
/// in its report; cancelled, the reports so far are given.
///
/// # Errors
/// When another sync has this data folder, or the log of connections cannot be written.
pub async fn probe(probing: Probing) -> Result<Vec<ProbeReport>, RunError> {
    let _lock = Lock::take(&probing.folder, (probing.now)())?;
    probing.log.begin().map_err(|source| RunError::Folder {
        file: String::from("the log of connections"),
        source,
    })?;
    let noting = Noting {
        log: Arc::clone(&probing.log),
        cancel: probing.cancel.clone(),
    };
    let mut way = Way::new(probing.now, Arc::new(noting), probing.cancel.clone());
    way.endpoints = probing.wishes.named_endpoints(&probing.places);
    way.proxy = probing.wishes.proxy.clone();
    way.token = probing.token;
    way.limits = probing.limits;
    let way = Arc::new(way);
    let mut reports = Vec::new();
    for place in probing.places.iter() {
        let about = place.about();
        let wanted = match probing.only.as_slice() {
            [] => probing.wishes.is_on(about),
            only => only.iter().any(|key| key == about.name.0),
        };
        if !wanted {
            continue;
        }
        let probed = match Net::new(&way, about) {
            Ok(net) => sources::probe::probe(place.as_ref(), &net).await,
            Err(error) => Err(error),
        };
        match probed {
            Ok(report) => reports.push(report),
            Err(SourceError::Cancelled) => break,
            Err(error) => reports.push(unasked(about, &error)),
        }
    }
    Ok(reports)
}

/// The report of a place that could not even be asked.
fn unasked(about: &About, error: &SourceError) -> ProbeReport {
    ProbeReport {
        place: about.name.to_string(),
        host: about.endpoint.to_owned(),
        exchanges: Vec::new(),
        differences: vec![Difference {
            name: String::from("endpoint"),
            says: error.to_string(),
        }],
    }
}

/// Notes connections; where that fails, no further one is opened.
struct Noting {
    log: Arc<CallLog>,
    cancel: CancellationToken,
}

impl Log for Noting {
    fn opens(&self, noted: &Noted) -> u64 {
        self.log.opens(noted).unwrap_or_else(|error| {
            tracing::error!(%error, "the log of connections cannot be written; nothing more is asked");
            self.cancel.cancel();
            0
        })
    }

    fn over(&self, number: u64, noted: &Noted) {
        if number > 0
            && let Err(error) = self.log.over(number, noted)
        {
            tracing::error!(%error, "the log of connections cannot be written; nothing more is asked");
            self.cancel.cancel();
        }
    }

    fn waits(&self, _place: PlaceName, _seconds: Option<u64>) {}
}

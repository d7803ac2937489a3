//! This machine at the desk: model files are looked for on a thread of their own, then asked about in the atlas.
//!
//! One audit is at work at a time; a later one ends it. The last one of this session is kept for its documents.

mod computer;
mod matching;
mod papers;
mod rows;
mod words;

use crate::{Fault, desk::Room};
use atlas::Code;
use audit::{Gauge, Plan, Stores};
use catalogue::view::{AuditAsk, AuditExport, AuditExportAsk, AuditPage, AuditProgress, AuditProgressAsk, ModelPage};
use licences::Burden;
use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

pub(crate) use computer::{here, memory};

type Answer<T> = Result<T, Fault>;

/// Folders of one question.
const MOST_FOLDERS: usize = 64;
/// The longest path of one, bytes.
const LONGEST_PATH: usize = 4096;

/// What is known of audits besides the files themselves.
#[derive(Debug)]
pub(crate) struct Audits {
    stores: Stores,
    /// Looks at the computer.
    look: fn() -> audit::Computer,
    going: Mutex<Option<Arc<Gauge>>>,
    last: Mutex<Option<Arc<Audited>>>,
    /// What this computer computes with: looked at once, when it is first asked for.
    computer: tokio::sync::OnceCell<catalogue::Computer>,
}

/// An audit with the pages its rows were made from.
#[derive(Debug)]
pub(crate) struct Audited {
    page: AuditPage,
    /// What binds each row.
    burdens: Vec<Burden>,
    models: BTreeMap<String, Arc<ModelPage>>,
}

impl Audits {
    pub(crate) fn new(stores: Stores, look: fn() -> audit::Computer) -> Self {
        Self {
            stores,
            look,
            going: Mutex::default(),
            last: Mutex::default(),
            computer: tokio::sync::OnceCell::new(),
        }
    }

    /// Ends the audit at work, if there is one.
    pub(crate) fn cancel(&self) {
        if let Some(gauge) = held(&self.going).as_ref() {
            gauge.cancel();
        }
    }

    fn begin(&self) -> Arc<Gauge> {
        let gauge = Arc::new(Gauge::default());
        if let Some(before) = held(&self.going).replace(Arc::clone(&gauge)) {
            before.cancel();
        }
        gauge
    }

    fn end(&self, gauge: &Arc<Gauge>) {
        let mut going = held(&self.going);
        if going.as_ref().is_some_and(|current| Arc::ptr_eq(current, gauge)) {
            *going = None;
        }
    }

    fn progress(&self) -> AuditProgress {
        held(&self.going)
            .as_ref()
            .map_or_else(AuditProgress::default, |gauge| AuditProgress {
                running: true,
                entries: gauge.entries(),
                files: gauge.files(),
                hashed_bytes: gauge.hashed_bytes(),
            })
    }
}

/// Ends what an answer began, also where whoever asked has gone.
struct Going<'a> {
    audits: &'a Audits,
    gauge: Arc<Gauge>,
}

impl Drop for Going<'_> {
    fn drop(&mut self) {
        self.gauge.cancel();
        self.audits.end(&self.gauge);
    }
}

/// Looks for model files, and says how they stand.
pub(crate) async fn audit(room: &Room, ask: AuditAsk) -> Answer<AuditPage> {
    let plan = plan(&room.audits, &ask)?;
    room.heed_policy_quietly().await;
    let catalogue = room.hall.catalogue().await?;
    let measure = rows::Measure::new(&catalogue, ask.policy.as_deref())?;
    let going = Going {
        audits: &room.audits,
        gauge: room.audits.begin(),
    };
    let gauge = Arc::clone(&going.gauge);
    let scanned = tokio::task::spawn_blocking(move || audit::scan(&plan, &gauge)).await;
    let scanned =
        scanned.map_err(|error| Fault::internal(format!("Looking for model files was broken off: {error}.")))?;
    let audited = rows::audited(&measure, scanned, (room.now)(), &going.gauge).await?;
    let page = audited.page.clone();
    *held(&room.audits.last) = Some(Arc::new(audited));
    Ok(page)
}

/// How far the audit at work is.
pub(crate) async fn audit_progress(room: &Room, ask: AuditProgressAsk) -> Answer<AuditProgress> {
    if ask.cancel {
        room.audits.cancel();
    }
    Ok(room.audits.progress())
}

/// The last audit of this session as a document.
pub(crate) async fn audit_export(room: &Room, ask: AuditExportAsk) -> Answer<AuditExport> {
    let last = held(&room.audits.last).clone();
    let last = last.ok_or_else(|| Fault {
        code: Code::NotFound,
        subject: None,
        detail: String::from("Nothing has been looked for on this machine yet. Ask for an audit first."),
    })?;
    let catalogue = room.hall.catalogue().await?;
    papers::export(&catalogue, &last, &ask).await
}

fn plan(audits: &Audits, ask: &AuditAsk) -> Answer<Plan> {
    if ask.folders.len() > MOST_FOLDERS {
        let detail = format!(
            "These are {} folders; at most {MOST_FOLDERS} can be named.",
            ask.folders.len()
        );
        return Err(Fault::bad_request(detail));
    }
    let mut folders = Vec::new();
    for folder in &ask.folders {
        let path = PathBuf::from(folder);
        if folder.len() > LONGEST_PATH || folder.contains('\0') || !path.is_absolute() {
            let shown: String = folder.chars().take(200).collect();
            return Err(Fault {
                code: Code::BadRequest,
                subject: Some(shown.clone()),
                detail: format!("“{shown}” is no whole path of a folder. Name it from the root on."),
            });
        }
        folders.push(path);
    }
    Ok(Plan {
        stores: if ask.stores {
            audits.stores.clone()
        } else {
            Stores::default()
        },
        folders,
        hash: ask.hash,
    })
}

/// What is held, whoever panicked with it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

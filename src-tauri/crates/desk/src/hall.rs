//! The atlas at the desk: opened, laid down from the starter, or set aside and replaced when it is damaged.

use crate::{Fault, starter};
use atlas::Code;
use catalogue::Catalogue;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{AtlasFile, Depth, Found, Identity};
use tokio::sync::{Mutex, RwLock};

/// The atlas of a data folder. Questions see either the whole old one or the whole new one.
#[derive(Debug)]
pub(crate) struct Hall {
    path: PathBuf,
    /// The person's policy as TOML, applied to every atlas that takes its place here. Taken before `now`.
    policy: Mutex<Option<String>>,
    now: RwLock<Standing>,
}

#[derive(Debug, Clone)]
struct Standing {
    catalogue: Result<Arc<Catalogue>, Fault>,
    kept_aside: Option<PathBuf>,
}

impl Hall {
    /// Opens the atlas in `folder`. Whatever goes wrong is answered to every question until it is mended.
    pub(crate) async fn open(folder: &Path) -> Self {
        let path = folder.join(AtlasFile::NAME);
        let (catalogue, kept_aside) = match open_or_lay_down(&path).await {
            Err(fault) if fault.code == Code::Damaged => replace(&path).await,
            other => (other, None),
        };
        let now = RwLock::new(Standing {
            catalogue: catalogue.map(Arc::new),
            kept_aside,
        });
        Self {
            path,
            policy: Mutex::default(),
            now,
        }
    }

    /// A hall that answers every question with this fault.
    pub(crate) fn closed(fault: Fault) -> Self {
        Self {
            path: PathBuf::new(),
            policy: Mutex::default(),
            now: RwLock::new(Standing {
                catalogue: Err(fault),
                kept_aside: None,
            }),
        }
    }

    /// The atlas as it is now.
    pub(crate) async fn catalogue(&self) -> Result<Arc<Catalogue>, Fault> {
        self.now.read().await.catalogue.clone()
    }

    /// Applies a policy to the atlas as it is now and to every later one; nothing ends it.
    pub(crate) async fn apply_policy(&self, toml: Option<String>) -> Result<(), Fault> {
        let mut policy = self.policy.lock().await;
        let catalogue = self.catalogue().await;
        policy.clone_from(&toml);
        match catalogue {
            Ok(catalogue) => apply(catalogue, toml).await,
            // It is applied to the atlas that will take its place.
            Err(_) => Ok(()),
        }
    }

    /// The damaged file that was kept, if one was.
    pub(crate) async fn kept_aside(&self) -> Option<PathBuf> {
        self.now.read().await.kept_aside.clone()
    }

    /// Sets a damaged atlas aside and puts the starter in its place, unless somebody already did.
    pub(crate) async fn mend(&self, damaged: &Arc<Catalogue>) -> Result<Arc<Catalogue>, Fault> {
        let policy = self.policy.lock().await;
        let mut now = self.now.write().await;
        match &now.catalogue {
            Ok(current) if Arc::ptr_eq(current, damaged) => {}
            other => return other.clone(),
        }
        damaged.close().await;
        let (catalogue, kept_aside) = replace(&self.path).await;
        let catalogue = catalogue.map(Arc::new);
        if let Ok(catalogue) = &catalogue {
            apply(Arc::clone(catalogue), policy.clone()).await?;
        }
        *now = Standing { catalogue, kept_aside };
        now.catalogue.clone()
    }

    /// Opens the atlas anew beside the one that answers, with an index of its own, and puts it in its place. The old one
    /// answers until then, and whoever still asks it is answered by it to the end.
    pub(crate) async fn renew(&self) -> Result<(), Fault> {
        let before = self.catalogue().await.ok();
        let fresh = Arc::new(open_or_lay_down(&self.path).await?);
        let policy = self.policy.lock().await;
        apply(Arc::clone(&fresh), policy.clone()).await?;
        if before.as_ref().is_some_and(|before| before.is_warm())
            && let Err(error) = fresh.warm().await
        {
            tracing::warn!(%error, "the renewed atlas could not be read ahead");
        }
        let mut now = self.now.write().await;
        let same = match (&before, &now.catalogue) {
            (Some(before), Ok(current)) => Arc::ptr_eq(before, current),
            (None, Err(_)) => true,
            _ => false,
        };
        if same {
            now.catalogue = Ok(fresh);
        }
        Ok(())
    }

    /// Ends the connections to the atlas.
    pub(crate) async fn close(&self) {
        if let Ok(catalogue) = self.catalogue().await {
            catalogue.close().await;
        }
    }

    /// Looks through the file for at most a second. Gives the atlas where it is damaged.
    pub(crate) async fn look_through(&self) -> Option<Arc<Catalogue>> {
        let catalogue = self.catalogue().await.ok()?;
        match catalogue.look_through(Depth::Quick).await {
            Ok(findings) if findings.is_sound() => None,
            Ok(findings) => {
                tracing::error!(
                    first = findings.problems.first().map_or("", String::as_str),
                    "the atlas is damaged"
                );
                Some(catalogue)
            }
            Err(error) => {
                tracing::warn!(%error, "the atlas could not be looked through");
                None
            }
        }
    }
}

/// Lays a policy over an atlas, apart from the threads that answer: at full size it takes a moment.
async fn apply(catalogue: Arc<Catalogue>, toml: Option<String>) -> Result<(), Fault> {
    tokio::task::spawn_blocking(move || catalogue.apply_policy(toml.as_deref()))
        .await
        .map_err(|_| Fault::internal("Applying the policy was broken off."))
}

async fn open_or_lay_down(path: &Path) -> Result<Catalogue, Fault> {
    if store::look(path, Identity::ATLAS)? == Found::Nothing {
        starter::lay_down(path)?;
    }
    let reader = AtlasFile::open_reading(path).await?;
    Ok(Catalogue::open(reader).await?)
}

/// Keeps what lies at `path` aside and lays the starter down in its place.
async fn replace(path: &Path) -> (Result<Catalogue, Fault>, Option<PathBuf>) {
    match store::keep_aside(path) {
        Ok(kept) => (open_or_lay_down(path).await, kept),
        Err(error) => (Err(error.into()), None),
    }
}

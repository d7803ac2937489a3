//! The person's own things at the desk: they are on, or off with a reason, while the atlas works all the same.

use crate::{Fault, desk::Room};
use atlas::Code;
use catalogue::view::{Check, CheckState};
use shelf::{
    Shelf,
    view::{
        Change, Changed, CollectionAsk, CollectionPage, Export, ExportAsk, ImportAsk, Imported, Mine, MineAsk,
        Settings, SettingsAsk, ShelfAsk, ShelfPage, UndoAsk, Undone,
    },
};
use std::path::{Path, PathBuf};
use store::Depth;
use store::{Library, LibraryFile};

type Answer<T> = Result<T, Fault>;

/// The library as it was opened.
#[derive(Debug)]
pub(crate) struct OpenedLibrary {
    pub(crate) library: Result<Library, Fault>,
    pub(crate) kept_aside: Option<PathBuf>,
    /// What a person should know about how it was opened.
    pub(crate) remark: Option<String>,
}

impl OpenedLibrary {
    /// Opens the library in `folder`; what goes wrong is kept as the reason why notes are off.
    pub(crate) async fn open(folder: &Path, now: i64) -> Self {
        match LibraryFile::open(&folder.join(LibraryFile::NAME), now).await {
            Ok(opened) => {
                let restored = opened.restored.map(|from| {
                    let day = from.backup_day.unwrap_or_else(|| String::from("none"));
                    format!("mended from the backup of {day} and {} salvaged rows", from.salvaged)
                });
                let lost = (opened.lost_writes > 0)
                    .then(|| format!("{} last writes were lost by the disk", opened.lost_writes));
                let remark = restored.or(lost);
                Self {
                    library: Ok(opened.library),
                    kept_aside: opened.kept_aside,
                    remark,
                }
            }
            Err(error) => Self::off(error.into()),
        }
    }

    /// Ends the connections.
    pub(crate) async fn close(&self) {
        let Ok(library) = &self.library else { return };
        if let Err(error) = library.clone().close().await {
            tracing::warn!(%error, "the library could not be closed cleanly");
        }
    }

    /// A library that is off for this reason.
    pub(crate) fn off(fault: Fault) -> Self {
        Self {
            library: Err(fault),
            kept_aside: None,
            remark: None,
        }
    }
}

impl Room {
    /// Bytes of the library on disk.
    pub(crate) fn library_bytes(&self) -> u64 {
        let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
        self.library.library.as_ref().map_or(0, |library| size(library.path()))
    }

    /// Why nothing can be written, as a code.
    pub(crate) fn library_trouble(&self) -> Option<String> {
        match &self.library.library {
            Ok(library) => library.is_read_only().then(|| String::from("read_only")),
            Err(fault) => Some(fault.code_word()),
        }
    }

    /// A damaged file that was kept at this start: the atlas's, else the library's.
    pub(crate) async fn kept_aside(&self) -> Option<PathBuf> {
        let atlas = self.hall.kept_aside().await;
        atlas.or_else(|| self.library.kept_aside.clone())
    }

    /// Checks the library.
    pub(crate) async fn library_checks(&self, thorough: bool) -> Vec<Check> {
        let check = |name: &str, state, detail: String| Check {
            name: name.to_owned(),
            state,
            detail,
        };
        let library = match &self.library.library {
            Ok(library) => library,
            Err(fault) if fault.code == Code::ReadOnly => {
                return vec![check("library_open", CheckState::Warning, fault.detail.clone())];
            }
            Err(fault) => return vec![crate::answers::broken("library_open", fault)],
        };
        let opened = match (&self.library.remark, library.is_read_only()) {
            (Some(remark), _) => check("library_open", CheckState::Warning, remark.clone()),
            (None, true) => check(
                "library_open",
                CheckState::Warning,
                String::from("it can be read, not written"),
            ),
            (None, false) => check(
                "library_open",
                CheckState::Ok,
                String::from("it can be read and written"),
            ),
        };
        let depth = if thorough { Depth::Thorough } else { Depth::Quick };
        let looked = match library.check(depth).await {
            Err(error) => crate::answers::broken("library_quick_check", &error.into()),
            Ok(findings) => match findings.problems.first() {
                Some(first) => check("library_quick_check", CheckState::Bad, first.clone()),
                None => check("library_quick_check", CheckState::Ok, String::from("sound")),
            },
        };
        vec![opened, looked]
    }
}

impl Room {
    /// The shelf, or why it is off.
    pub(crate) fn shelf(&self) -> Answer<Shelf> {
        self.library.library.clone().map(Shelf::new)
    }
}

pub(crate) async fn shelf(room: &Room, ask: ShelfAsk) -> Answer<ShelfPage> {
    Ok(room.shelf()?.page(&ask).await?)
}
pub(crate) async fn collection(room: &Room, ask: CollectionAsk) -> Answer<CollectionPage> {
    Ok(room.shelf()?.collection(&ask).await?)
}
pub(crate) async fn mine(room: &Room, ask: MineAsk) -> Answer<Mine> {
    Ok(room.shelf()?.mine(&ask).await?)
}
pub(crate) async fn change(room: &Room, ask: Change) -> Answer<Changed> {
    Ok(room.shelf()?.change(&ask, (room.now)()).await?)
}
pub(crate) async fn undo(room: &Room, ask: UndoAsk) -> Answer<Undone> {
    let undone = room.shelf()?.undo(&ask).await?;
    room.heed_policy_quietly().await;
    Ok(undone)
}
pub(crate) async fn settings(room: &Room, ask: SettingsAsk) -> Answer<Settings> {
    Ok(room.shelf()?.settings(&ask).await?)
}
pub(crate) async fn set_settings(room: &Room, ask: Settings) -> Answer<Settings> {
    Ok(room.shelf()?.set_settings(&ask).await?)
}
pub(crate) async fn export(room: &Room, _ask: ExportAsk) -> Answer<Export> {
    Ok(room.shelf()?.export((room.now)()).await?)
}
pub(crate) async fn import(room: &Room, ask: ImportAsk) -> Answer<Imported> {
    let imported = room.shelf()?.import(&ask, (room.now)()).await?;
    room.heed_policy_quietly().await;
    Ok(imported)
}

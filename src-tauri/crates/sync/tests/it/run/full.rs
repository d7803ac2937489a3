//! Too little room: said before it begins, or survived in the middle.

use super::*;
use std::process::Command;

struct Small(Option<tempfile::TempDir>);

impl Small {
    /// A file system of its own; nothing where there is no leave to mount one.
    fn new(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = cfg!(target_os = "linux")
            && Command::new("mount")
                .args(["-t", "tmpfs", "-o", &format!("size={size}"), "baimo-test"])
                .arg(folder.path())
                .status()
                .is_ok_and(|status| status.success());
        if !mounted {
            eprintln!("skipped: no leave to mount a tmpfs");
            return None;
        }
        Some(Self(Some(folder)))
    }

    fn path(&self) -> &Path {
        self.0.as_ref().unwrap().path()
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

fn start(stage: &Stage, folder: &Path) -> Start {
    Start {
        folder: folder.to_owned(),
        log: Arc::new(CallLog::new(folder)),
        ..stage.start()
    }
}

#[tokio::test]
async fn a_sync_that_cannot_fit_says_how_much_it_needs_and_opens_nothing() {
    let Some(small) = Small::new("6m") else { return };
    atlas(small.path()).await.close().await.unwrap();
    let mut hub = Played::new("hub", vec![vec![models(0..1, "c")]]);
    hub.records = 3_000_000;
    let stage = Stage::new(vec![hub]).await;
    let error = sync::run(start(&stage, small.path())).await.unwrap_err();
    let RunError::NoRoom { needed, free } = error else {
        panic!("{error}")
    };
    assert!(needed > free && free > 0, "{needed} {free}");
    assert!(stage.played[0].seen.lock().unwrap().is_empty());
    assert!(!is_there(small.path(), "connections.jsonl"));
}

#[tokio::test]
async fn a_disk_that_fills_up_keeps_what_was_kept_with_its_cursor_and_drops_the_rest() {
    let Some(small) = Small::new("8m") else { return };
    atlas(small.path()).await.close().await.unwrap();
    let pages = |from: u32| (from..400).map(|at| models(at * 100..at * 100 + 100, &at.to_string()));
    let stage = Stage::new(vec![Played::new("hub", vec![pages(0).collect()])]).await;
    let error = sync::run(start(&stage, small.path())).await.unwrap_err();
    assert_eq!(error.code(), ::atlas::Code::DiskFull, "{error}");
    // What the file holds is whole pages, and the cursor stands behind the last of them.
    let more = Command::new("mount")
        .args(["-o", "remount,size=400m"])
        .arg(small.path())
        .status();
    assert!(more.unwrap().success());
    let healed = sync::settle_if_needed(small.path(), now, |_, _| ()).await.unwrap();
    assert_eq!(healed, sync::Healed::Settled);
    let reader = AtlasFile::open_reading(&small.path().join(AtlasFile::NAME))
        .await
        .unwrap();
    let held = u32::try_from(read::rounds::models_held(&reader).await.unwrap().models).unwrap();
    let cursor = read::rounds::cursors(&reader).await.unwrap()[0].cursor.clone().unwrap();
    let last: u32 = cursor.parse().unwrap();
    assert!(held > 0 && held < 40_000, "{held}");
    assert_eq!(held, (last + 1) * 100);
    reader.close().await;
    let next = Stage::new(vec![Played::new("hub", vec![pages(last + 1).collect()])]).await;
    sync::run(start(&next, small.path())).await.unwrap();
    let reader = AtlasFile::open_reading(&small.path().join(AtlasFile::NAME))
        .await
        .unwrap();
    assert_eq!(read::rounds::models_held(&reader).await.unwrap().models, 40_000);
}

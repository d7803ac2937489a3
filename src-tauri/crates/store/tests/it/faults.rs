//! Folders that are odd, read only, full or not there.

use crate::library::{note, put, thing};
use atlas::Code;
use std::{fs, path::Path, process::Command};
use store::{AtlasFile, LibraryFile, prepare_folder};

#[tokio::test]
async fn folders_with_odd_names_work() {
    let long = "ein-recht-langer-name".repeat(12);
    let names = [
        "two words",
        "百模 数据",
        "🦙📦",
        "it's 100% #1?&=x",
        "file:mode=memory",
        long.as_str(),
        "ünïcödé/tief/unten",
    ];
    for name in names {
        let folder = tempfile::tempdir().unwrap();
        let place = prepare_folder(&folder.path().join(name)).unwrap();
        let atlas = place.join(AtlasFile::NAME);
        AtlasFile::create(&atlas).await.unwrap().close().await.unwrap();
        AtlasFile::open_reading(&atlas).await.unwrap().close().await;
        let path = place.join(LibraryFile::NAME);
        for round in 0..2 {
            let opened = LibraryFile::open(&path, round * 86_400).await.unwrap();
            put(&opened.library, &[note(1)]).await.unwrap();
            opened.library.close().await.unwrap();
        }
        assert!(place.join("backups").is_dir(), "{name}");
    }
}

#[test]
fn a_folder_that_cannot_be_one_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"x").unwrap();
    for path in [
        file.clone(),
        file.join("below"),
        folder.path().join("x".repeat(300)),
        folder.path().join("a\0b"),
    ] {
        let error = prepare_folder(&path).unwrap_err();
        assert_eq!(error.code(), Code::NoFolder, "{error}");
        assert!(error.to_string().contains("--data"), "{error}");
    }
    assert_eq!(fs::read(&file).unwrap(), b"x");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_text_is_refused_in_words() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(std::ffi::OsStr::from_bytes(b"data-\xff\xfe"));
    assert_eq!(prepare_folder(&path).unwrap_err().code(), Code::NoFolder);
}

#[tokio::test]
async fn a_folder_where_a_file_should_be_is_an_error_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(LibraryFile::NAME);
    fs::create_dir(&path).unwrap();
    fs::write(path.join("inside"), b"x").unwrap();
    assert!(LibraryFile::open(&path, 0).await.is_err());
    let atlas = folder.path().join(AtlasFile::NAME);
    fs::create_dir(&atlas).unwrap();
    assert!(AtlasFile::open_reading(&atlas).await.is_err());
    assert_eq!(fs::read(path.join("inside")).unwrap(), b"x");
}

/// A small file system of its own, or nothing where the test may not mount one.
struct Mount(tempfile::TempDir);

impl Mount {
    fn new(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = cfg!(target_os = "linux")
            && run(
                &["mount", "-t", "tmpfs", "-o", &format!("size={size}"), "baimo-test"],
                folder.path(),
            );
        if mounted {
            Some(Self(folder))
        } else {
            println!("skipped: no leave to mount a tmpfs");
            None
        }
    }

    fn again(&self, options: &str) {
        assert!(
            run(&["mount", "-o", &format!("remount,{options}")], self.0.path()),
            "remount {options}"
        );
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        run(&["umount", "-l"], self.0.path());
    }
}

fn run(words: &[&str], path: &Path) -> bool {
    let [program, rest @ ..] = words else { return false };
    Command::new(program)
        .args(rest)
        .arg(path)
        .output()
        .is_ok_and(|output| output.status.success())
}

#[tokio::test]
async fn a_full_disk_is_said_and_nothing_acknowledged_is_lost() {
    let Some(mount) = Mount::new("1m") else { return };
    let path = mount.0.path().join(LibraryFile::NAME);
    let library = LibraryFile::open(&path, 0).await.unwrap().library;
    let mut acknowledged = 0;
    let error = loop {
        match put(&library, &[note(acknowledged * 10)]).await {
            Ok(()) => acknowledged += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(error.code(), Code::DiskFull, "{error}");
    assert!(acknowledged > 3, "{acknowledged}");
    assert_eq!(
        library.notes(1_000).await.unwrap().len(),
        acknowledged,
        "still read while full"
    );
    mount.again("size=8m");
    put(&library, &[note(acknowledged * 10)]).await.unwrap();
    library.close().await.unwrap();
    let opened = LibraryFile::open(&path, 86_400).await.unwrap();
    assert_eq!((opened.lost_writes, opened.restored), (0, None));
    assert_eq!(opened.library.notes(1_000).await.unwrap().len(), acknowledged + 1);
}

#[tokio::test]
async fn a_read_only_folder_is_read_and_says_so() {
    let Some(mount) = Mount::new("8m") else { return };
    let (atlas, path) = (
        mount.0.path().join(AtlasFile::NAME),
        mount.0.path().join(LibraryFile::NAME),
    );
    AtlasFile::create(&atlas).await.unwrap().close().await.unwrap();
    let library = LibraryFile::open(&path, 0).await.unwrap().library;
    put(&library, &[note(1)]).await.unwrap();
    library.close().await.unwrap();
    mount.again("ro");
    let reader = AtlasFile::open_reading(&atlas).await.unwrap();
    assert!(reader.check(store::Depth::Quick).await.unwrap().is_sound());
    assert_eq!(
        AtlasFile::open_writing(&atlas).await.unwrap_err().code(),
        Code::ReadOnly
    );
    let opened = LibraryFile::open(&path, 0).await.unwrap();
    assert!(opened.library.is_read_only());
    assert!(opened.library.note(&thing(1)).await.unwrap().is_some());
    assert_eq!(
        put(&opened.library, &[note(2)]).await.unwrap_err().code(),
        Code::ReadOnly
    );
    let nowhere = mount.0.path().join("none").join(LibraryFile::NAME);
    assert!(LibraryFile::open(&nowhere, 0).await.is_err());
    reader.close().await;
    opened.library.close().await.unwrap();
}

#[tokio::test]
async fn engine_texts_that_are_not_utf8_do_not_end_the_process() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(LibraryFile::NAME);
    let library = LibraryFile::open(&path, 0).await.unwrap().library;
    put(&library, &[note(1)]).await.unwrap();
    library.close().await.unwrap();
    // The schema's own words, so that the engine's complaint quotes bytes that are no text.
    let mut bytes = fs::read(&path).unwrap();
    let needle = b"CREATE TABLE note";
    let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap();
    bytes[at..at + 17].copy_from_slice(b"CREATE \xff\xfe\xfdLE note");
    fs::write(&path, bytes).unwrap();
    let opened = LibraryFile::open(&path, 0).await.unwrap();
    assert!(opened.restored.is_some());
    assert!(opened.library.note(&thing(1)).await.unwrap().is_some(), "salvaged");
}

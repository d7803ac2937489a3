//! Opening the atlas: what is ours is opened, what is not is left as it lies.

use atlas::Code;
use std::{fs, path::Path};
use store::{AtlasFile, Error, Found, Identity, keep_aside, look};

#[tokio::test]
async fn an_atlas_is_laid_down_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(AtlasFile::NAME);
    assert_eq!(look(&path, Identity::ATLAS).unwrap(), Found::Nothing);
    AtlasFile::create(&path).await.unwrap().close().await.unwrap();
    assert_eq!(look(&path, Identity::ATLAS).unwrap(), Found::Ours(1));
    assert_eq!(look(&path, Identity::LIBRARY).unwrap(), Found::Foreign);
    let reader = AtlasFile::open_reading(&path).await.unwrap();
    let second = AtlasFile::open_reading(&path).await.unwrap();
    reader.close().await;
    second.close().await;
    AtlasFile::open_writing(&path).await.unwrap().close().await.unwrap();
    assert!(matches!(AtlasFile::create(&path).await, Err(Error::Refused { .. })));
}

#[tokio::test]
async fn the_same_program_lays_down_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let mut copies = Vec::new();
    for name in ["a.db", "b.db"] {
        let path = folder.path().join(name);
        let writer = AtlasFile::create(&path).await.unwrap();
        let copy = folder.path().join(format!("copy-{name}"));
        writer.copy_to(&copy).await.unwrap();
        writer.close().await.unwrap();
        copies.push(fs::read(&copy).unwrap());
    }
    assert!(copies[0] == copies[1], "compact copies of two empty atlases differ");
}

#[tokio::test]
async fn what_is_not_ours_is_refused_and_left_as_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(AtlasFile::NAME);
    AtlasFile::create(&path).await.unwrap().close().await.unwrap();
    let ours = fs::read(&path).unwrap();
    let with = |at: usize, byte: u8| {
        let mut bytes = ours.clone();
        bytes[at] = byte;
        bytes
    };
    let cases: [(&str, Vec<u8>, Code); 6] = [
        ("newer", with(63, 2), Code::TooNew),
        ("much newer", with(60, 0x7f), Code::TooNew),
        ("another program's", with(71, 0), Code::Damaged),
        ("no magic", with(0, b'X'), Code::Damaged),
        ("short", ours[..50].to_vec(), Code::Damaged),
        ("a text", b"Dear diary".to_vec(), Code::Damaged),
    ];
    for (name, bytes, code) in cases {
        fs::write(&path, &bytes).unwrap();
        for error in [
            AtlasFile::open_reading(&path).await.unwrap_err(),
            AtlasFile::open_writing(&path).await.unwrap_err(),
        ] {
            assert_eq!(error.code(), code, "{name}: {error}");
            assert_eq!(error.file(), Some(path.as_path()), "{name}");
        }
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name}: changed");
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(AtlasFile::open_reading(&path).await.unwrap_err().code(), Code::NotFound);
}

#[test]
fn a_damaged_file_is_kept_with_its_log_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("atlas.db");
    assert_eq!(keep_aside(&path).unwrap(), None);
    for n in 1..=3 {
        for end in ["", "-wal", "-shm"] {
            fs::write(folder.path().join(format!("atlas.db{end}")), format!("{n}{end}")).unwrap();
        }
        let kept = keep_aside(&path).unwrap().unwrap();
        assert_eq!(kept, folder.path().join(format!("atlas.damaged-{n}.db")));
        assert!(!path.exists());
    }
    let read = |name: &str| fs::read_to_string(Path::new(folder.path()).join(name)).unwrap();
    assert_eq!(read("atlas.damaged-1.db"), "1");
    assert_eq!(read("atlas.damaged-2.db-wal"), "2-wal");
    assert_eq!(read("atlas.damaged-3.db-shm"), "3-shm");
}

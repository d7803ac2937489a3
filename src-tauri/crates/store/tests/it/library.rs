//! The library: durable when acknowledged, mended when damaged, told when something is gone.

use atlas::Code;
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::library::{
    ClaimRow, CollectionRow, FavouriteRow, ItemRow, Key, Library, LibraryFile, NoteRow, Opened, Row, SearchRow, Step,
    Thing,
};

pub(crate) const DAY: i64 = 86_400;

pub(crate) fn thing(n: usize) -> Thing {
    Thing {
        kind: String::from("model"),
        key: format!("Maker-{n}/通义-Model-{n}"),
    }
}

pub(crate) fn note(n: usize) -> Row {
    // Every tenth note is longer than a page, so that overflow pages are part of every test.
    let text = format!(
        "Note {n} – {}",
        "Wort ".repeat(if n.is_multiple_of(10) { 2_000 } else { 10 })
    );
    Row::Note(NoteRow {
        thing: thing(n),
        text,
        changed_at: i64::try_from(n).unwrap(),
    })
}

pub(crate) async fn put(library: &Library, rows: &[Row]) -> store::Result<()> {
    let mut turn = library.turn().await?;
    for row in rows {
        turn.step(&Step::Put(row.clone())).await?;
    }
    turn.note_change("test", "rows", 1).await?;
    turn.commit().await
}

async fn open(path: &Path, now: i64) -> Opened {
    LibraryFile::open(path, now).await.unwrap()
}

/// A library with something of everything, closed.
async fn filled(folder: &Path, notes: usize) -> PathBuf {
    let path = folder.join(LibraryFile::NAME);
    let library = open(&path, 0).await.library;
    let collection = Row::Collection(CollectionRow {
        id: 7,
        name: String::from("Für später 以后"),
        created_at: 5,
    });
    let item = |n| {
        Row::Item(ItemRow {
            collection_id: 7,
            thing: thing(n),
            added_at: 6,
            place: i64::try_from(n).unwrap(),
        })
    };
    let favourite = |n| {
        Row::Favourite(FavouriteRow {
            thing: thing(n),
            added_at: 9,
        })
    };
    let search = SearchRow {
        id: 3,
        name: String::from("s"),
        query: String::from("maker:qwen"),
        saved_at: 1,
    };
    let claim = ClaimRow {
        id: 7,
        text: String::from("event \"x\" on 2024-08-19"),
        sentence: String::from("Der Satz"),
        said_in: None,
        said_on: Some(String::from("2024-08")),
        kept_at: 3,
        answers: String::from("[]"),
    };
    let mut rows = vec![collection, Row::Search(search), Row::Claim(claim)];
    rows.extend((0..notes).flat_map(|n| [note(n), item(n), favourite(n)]));
    put(&library, &rows).await.unwrap();
    library.close().await.unwrap();
    path
}

#[tokio::test]
async fn what_was_put_is_read_back_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path(), 20).await;
    let library = open(&path, 0).await.library;
    assert_eq!(library.notes(100).await.unwrap().len(), 20);
    assert_eq!(
        library.notes(3).await.unwrap()[0].thing,
        thing(19),
        "last changed first"
    );
    assert_eq!(library.collections(10).await.unwrap()[0].count, 20);
    assert_eq!(library.holding(&thing(4)).await.unwrap(), [7]);
    let mut turn = library.turn().await.unwrap();
    let change = turn.last_change().await.unwrap().unwrap();
    turn.take_back(&change).await.unwrap();
    turn.commit().await.unwrap();
    assert!(library.notes(100).await.unwrap().is_empty());
    assert!(library.collections(10).await.unwrap().is_empty());
    assert_eq!(library.last_change().await.unwrap(), None);
    assert_eq!(library.writes().await.unwrap(), 2);
}

#[tokio::test]
async fn a_turn_that_is_dropped_has_not_happened() {
    let folder = tempfile::tempdir().unwrap();
    let library = open(&folder.path().join(LibraryFile::NAME), 0).await.library;
    let mut turn = library.turn().await.unwrap();
    turn.step(&Step::Put(note(1))).await.unwrap();
    assert!(turn.get(&Key::Note(thing(1))).await.unwrap().is_some());
    drop(turn);
    assert_eq!(library.note(&thing(1)).await.unwrap(), None);
    put(&library, &[note(2)]).await.unwrap();
    assert!(library.note(&thing(2)).await.unwrap().is_some());
}

#[tokio::test]
async fn two_baimos_share_a_library() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(LibraryFile::NAME);
    let (window, terminal) = (open(&path, 0).await.library, open(&path, 0).await.library);
    for n in 0..40 {
        put(if n % 2 == 0 { &window } else { &terminal }, &[note(n)])
            .await
            .unwrap();
        let other = if n % 2 == 0 { &terminal } else { &window };
        assert!(other.note(&thing(n)).await.unwrap().is_some(), "{n} is seen at once");
    }
    let (left, right) = ([note(100)], [note(101)]);
    let (a, b) = tokio::join!(put(&window, &left), put(&terminal, &right));
    a.unwrap();
    b.unwrap();
    assert_eq!(window.writes().await.unwrap(), 42);
}

#[tokio::test]
async fn an_older_file_under_the_same_name_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path(), 3).await;
    let old = fs::read(&path).unwrap();
    let library = open(&path, 0).await.library;
    for n in 10..15 {
        put(&library, &[note(n)]).await.unwrap();
    }
    library.close().await.unwrap();
    fs::write(&path, old).unwrap();
    let opened = open(&path, 0).await;
    assert_eq!(opened.lost_writes, 5);
    opened.library.close().await.unwrap();
    assert_eq!(open(&path, 0).await.lost_writes, 0, "told once");
}

#[tokio::test]
async fn a_damaged_library_is_kept_mended_and_works() {
    type Injury = fn(&mut Vec<u8>);
    let injuries: [(&str, Injury, usize); 7] = [
        ("no magic", |bytes| bytes[0] = b'X', 30),
        ("header gone", |bytes| bytes[..100].fill(0), 30),
        ("first page gone", |bytes| bytes[..4096].fill(0xff), 30),
        ("a page of noise", |bytes| noise(bytes, 3), 25),
        ("half the file", |bytes| bytes.truncate(bytes.len() / 2), 1),
        ("a text file", |bytes| *bytes = b"to be, or not to be".to_vec(), 0),
        ("empty", Vec::clear, 0),
    ];
    for (name, injure, least) in injuries {
        let folder = tempfile::tempdir().unwrap();
        let path = filled(folder.path(), 30).await;
        let mut bytes = fs::read(&path).unwrap();
        injure(&mut bytes);
        fs::write(&path, &bytes).unwrap();
        let opened = open(&path, 0).await;
        let restored = opened.restored.unwrap_or_else(|| panic!("{name}: not noticed"));
        if bytes.is_empty() {
            assert_eq!(opened.library.writes().await.unwrap(), 0);
        }
        let kept = opened.kept_aside.map(|kept| fs::read(kept).unwrap());
        assert_eq!(kept, Some(bytes), "{name}: the damaged bytes are kept");
        let notes = opened.library.notes(100).await.unwrap().len();
        assert!(notes >= least, "{name}: {notes} notes of {least}; {restored:?}");
        put(&opened.library, &[note(99)]).await.unwrap();
        opened.library.close().await.unwrap();
        let again = open(&path, 0).await;
        assert!(
            again.restored.is_none() && again.lost_writes == 0,
            "{name}: mended once"
        );
        assert!(again.library.note(&thing(99)).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn one_bad_page_costs_its_own_rows_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path(), 30).await;
    let sound = fs::read(&path).unwrap();
    let mut mended = 0;
    for page in 1..sound.len() / 4096 {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join(LibraryFile::NAME);
        let mut bytes = sound.clone();
        noise(&mut bytes, page);
        fs::write(&path, bytes).unwrap();
        let opened = open(&path, 0).await;
        mended += usize::from(opened.restored.is_some());
        let library = opened.library;
        let lost = 30 - library.notes(100).await.unwrap().len();
        let held = library
            .collections(10)
            .await
            .unwrap()
            .first()
            .map_or(0, |collection| collection.count);
        assert!(lost <= 27, "page {page}: {lost} notes lost");
        // The collection's own row may be the one on the bad page; its list then has nothing to hang on.
        assert!(held == 0 || held >= 10, "page {page}: {held} things held");
        put(&library, &[note(99)]).await.unwrap();
        library.close().await.unwrap();
    }
    assert!(mended > 10, "{mended} pages were noticed");
}

#[tokio::test]
async fn a_hundred_flipped_bits_never_end_in_a_dead_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path(), 12).await;
    let sound = fs::read(&path).unwrap();
    let mut place: usize = 12_345;
    for _ in 0..100 {
        place = place
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let mut bytes = sound.clone();
        let at = (place >> 16) % bytes.len();
        bytes[at] ^= 1 << (place % 8);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LibraryFile::NAME);
        fs::write(&path, &bytes).unwrap();
        match LibraryFile::open(&path, 0).await {
            Ok(opened) => {
                let _ = opened.library.notes(100).await;
                let _ = put(&opened.library, &[note(99)]).await;
                opened.library.close().await.ok();
            }
            // A flipped bit in the format itself.
            Err(error) => assert_eq!(error.code(), Code::TooNew, "byte {at}: {error}"),
        }
    }
}

fn noise(bytes: &mut [u8], page: usize) {
    let page = bytes.chunks_exact_mut(4096).nth(page).unwrap();
    page.iter_mut()
        .zip((0_u8..251).cycle())
        .for_each(|(byte, noise)| *byte = noise.wrapping_mul(37) ^ 0x5a);
}

#[tokio::test]
async fn what_cannot_be_salvaged_comes_from_the_last_good_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path(), 30).await;
    let library = open(&path, DAY).await.library; // makes the day's copy
    put(&library, &[note(50)]).await.unwrap();
    library.close().await.unwrap();
    // An unsound copy that is newer is passed over.
    fs::write(
        folder.path().join("backups/library-000009-1970-01-09.db"),
        b"not a library",
    )
    .unwrap();
    fs::write(&path, b"gone").unwrap();
    let opened = open(&path, 2 * DAY).await;
    assert_eq!(opened.restored.unwrap().backup_day.as_deref(), Some("1970-01-02"));
    assert_eq!(opened.library.notes(100).await.unwrap().len(), 30);
    assert_eq!(opened.library.collections(10).await.unwrap()[0].count, 30);
    opened.library.close().await.unwrap();
    // A file that is gone altogether comes back too.
    fs::remove_file(&path).unwrap();
    let opened = open(&path, 2 * DAY).await;
    assert!(opened.kept_aside.is_none());
    assert_eq!(opened.library.notes(100).await.unwrap().len(), 30);
}

#[tokio::test]
async fn salvage_goes_over_the_copy_but_never_over_newer_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path(), 30).await;
    let library = open(&path, DAY).await.library;
    put(&library, &[note(50)]).await.unwrap();
    library.close().await.unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[0] = 0;
    fs::write(&path, bytes).unwrap();
    let opened = open(&path, DAY).await;
    let restored = opened.restored.unwrap();
    assert_eq!(restored.backup_day.as_deref(), Some("1970-01-02"));
    assert!(restored.salvaged >= 31 * 2, "{restored:?}");
    assert_eq!(
        opened.library.notes(100).await.unwrap().len(),
        31,
        "the copy's and what was written since"
    );
    assert_eq!(
        opened.library.check(store::Depth::Thorough).await.unwrap().problems,
        [""; 0]
    );
}

#[tokio::test]
async fn a_log_that_is_not_its_own_is_left_out() {
    let elsewhere = tempfile::tempdir().unwrap();
    let other = filled(elsewhere.path(), 5).await;
    let held = open(&other, 0).await.library;
    let foreign = fs::read(&other).unwrap();
    for (log, index) in [
        (vec![0x37; 9_000], vec![0; 100]),
        (Vec::new(), vec![0xff; 32_768]),
        (foreign, Vec::new()),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = filled(folder.path(), 12).await;
        fs::write(folder.path().join("library.db-wal"), log).unwrap();
        fs::write(folder.path().join("library.db-shm"), index).unwrap();
        let opened = open(&path, 0).await;
        assert_eq!((opened.restored, opened.lost_writes), (None, 0));
        assert_eq!(opened.library.notes(100).await.unwrap().len(), 12);
        put(&opened.library, &[note(99)]).await.unwrap();
        assert!(opened.library.check(store::Depth::Thorough).await.unwrap().is_sound());
    }
    held.close().await.unwrap();
}

#[tokio::test]
async fn a_newer_library_is_refused_and_left_as_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path(), 3).await;
    let mut bytes = fs::read(&path).unwrap();
    bytes[63] = 9;
    fs::write(&path, &bytes).unwrap();
    let before: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    let error = LibraryFile::open(&path, 0).await.unwrap_err();
    assert_eq!(error.code(), Code::TooNew);
    assert!(error.to_string().contains("format 9, this one reads 1"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    let after: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(before, after);
}

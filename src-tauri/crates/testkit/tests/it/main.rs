//! Generated atlases are files that the store opens; the test Hub answers as the Hub does.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests are outside #[test] for clippy; tests say what they measured"
)]

mod ask;
mod clients;
mod differential;
mod hub;
mod kills;
mod rounds;
mod settle_kills;

use store::{AtlasFile, read::holdings};

#[tokio::test]
async fn a_seeded_folder_opens_and_holds_what_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let seeded = testkit::seed(folder.path(), 5, 2_000).await.unwrap();
    assert_eq!(seeded.models, 2_000);
    assert!(seeded.edges > 400);
    let reader = AtlasFile::open_reading(&folder.path().join(AtlasFile::NAME))
        .await
        .unwrap();
    let held = holdings::holdings(&reader).await.unwrap();
    assert_eq!((held.models, held.makers, held.sources), (2_000, 30, 1));
    let state = holdings::state(&reader).await.unwrap().unwrap();
    assert_eq!((state.origin.as_str(), state.revision), ("generated", 1));
    reader.close().await;
    assert!(
        testkit::seed(folder.path(), 5, 10).await.is_err(),
        "an atlas is never overwritten"
    );
}

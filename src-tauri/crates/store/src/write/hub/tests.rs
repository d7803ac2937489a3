//! How SQLite means to carry out what a page writes, and what becomes of an atlas of the first release.

use crate::{AtlasFile, Writer, open::Durability, read::models};
use sqlx::{AssertSqlSafe, Row as _, migrate::Migrator};
use std::{borrow::Cow, fs, path::Path};

/// Tables that grow with the Hub; no statement of a page may read one whole.
const LARGE: &[&str] = &[
    "model",
    "m",
    "edge",
    "e",
    "change_log",
    "c",
    "owner",
    "model_alias",
    "a",
    "fact",
];
/// Beginnings of the names of what a page or a merge writes.
const OURS: &[&str] = &["hub_", "edge_", "merge_", "missing_", "change_", "gone_"];

#[tokio::test]
async fn nothing_that_a_page_writes_reads_a_large_table_whole() {
    let folder = tempfile::tempdir().unwrap();
    let writer = AtlasFile::create(&folder.path().join("atlas.db")).await.unwrap();
    let queries = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries/write");
    let mut seen = 0;
    for entry in fs::read_dir(queries).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        // Standings, offers and speeds are asked for by model only where two rows become one.
        let rare = ["merge_offer", "merge_standing", "merge_speed"].contains(&name.as_str());
        if rare || !OURS.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        seen += 1;
        let sql = fs::read_to_string(&path).unwrap();
        let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        for step in sqlx::query(explain).fetch_all(writer.pool()).await.unwrap() {
            let step: String = step.get("detail");
            let scanned = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
            let whole = scanned.is_some_and(|table| LARGE.contains(&table));
            assert!(!whole, "{name}: {step}");
        }
    }
    assert!(seen > 30, "only {seen} statements were looked at");
}

/// An atlas as the first release laid it down, with a model in it.
async fn first_release(path: &Path) {
    let writer = Writer::connect(path, Durability::Normal, true).await.unwrap();
    let steps = sqlx::migrate!("migrations/atlas");
    let first = steps.iter().filter(|step| step.version == 1).cloned().collect();
    let first = Migrator {
        migrations: Cow::Owned(first),
        ..steps
    };
    first.run(writer.pool()).await.unwrap();
    for sql in [
        "INSERT INTO atlas_state (only, origin, composed_at, revision) VALUES (1, 'starter', 1, 1)",
        "INSERT INTO source (id, name) VALUES (1, 'a package')",
        "INSERT INTO owner (id, handle) VALUES (1, 'x')",
        "INSERT INTO model (rank, id, repo, owner_id, recorded, source_id, licence_words, licence_reading, verdict)
         VALUES (1, 1, 'x/a', 1, 1, 1, 'mit', 'missing', 'unknown')",
    ] {
        sqlx::query(sql).execute(writer.pool()).await.unwrap();
    }
    writer.close().await.unwrap();
}

#[tokio::test]
async fn an_atlas_of_the_first_release_can_be_synced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("atlas.db");
    first_release(&path).await;
    let writer = AtlasFile::open_writing(&path).await.unwrap();
    let mut batch = writer.batch().await.unwrap();
    let held = batch.held(&[], &["X/A"]).await.unwrap();
    let [model] = held.as_slice() else {
        panic!("the model is held: {held:?}")
    };
    assert_eq!(
        (model.repo.as_str(), model.hub_id.as_deref(), model.told),
        ("x/a", None, 0)
    );
    assert_eq!(
        (model.state.as_str(), model.licence_words.as_deref()),
        ("there", Some("mit"))
    );
    drop(batch);
    writer.close().await.unwrap();
    let reader = AtlasFile::open_reading(&path).await.unwrap();
    assert!(models::exact(&reader, "x/a").await.unwrap().is_some());
    // Opening it again takes no step twice.
    AtlasFile::open_writing(&path).await.unwrap().close().await.unwrap();
}

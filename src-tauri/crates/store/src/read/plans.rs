//! How SQLite means to answer every question: a change of schema or query that makes it read a large table whole shows
//! as a change of these snapshots, and fails where the question does not say that it does.

use crate::AtlasFile;
use sqlx::{AssertSqlSafe, Row as _, SqlitePool};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Tables that grow with the Hub, and the short names queries give them.
const LARGE: &[&str] = &[
    "model",
    "m",
    "edge",
    "e",
    "owner",
    "o",
    "model_alias",
    "a",
    "model_descent",
    "d",
    "fact",
];
/// Words by which a question says that it reads a table whole.
const SAYS_SO: &[&str] = &["whole", "Read once"];

/// Folders under `queries/` that belong to the atlas's reading side.
fn nouns(root: &Path) -> Vec<String> {
    let folders = fs::read_dir(root).unwrap();
    let names = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut nouns: Vec<String> = names
        .filter(|name| !matches!(name.as_str(), "library" | "write"))
        .collect();
    nouns.sort();
    nouns
}

fn questions(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|end| end == "sql"))
        .collect();
    files.sort();
    files
}

/// The words on top of a statement, in lower case.
fn about_of(sql: &str) -> String {
    let lines = sql.lines().take_while(|line| line.starts_with("--"));
    lines.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a statement changes rows: those of a sync lie beside its questions, and are planned like them.
fn writes(sql: &str) -> bool {
    let first = sql.lines().find(|line| !line.starts_with("--")).unwrap_or_default();
    ["INSERT ", "UPDATE ", "DELETE "]
        .iter()
        .any(|verb| first.starts_with(verb))
}

async fn plan(pool: &SqlitePool, sql: &str) -> Vec<String> {
    let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
    let steps = sqlx::query(explain).fetch_all(pool).await.unwrap();
    steps.iter().map(|step| step.get("detail")).collect()
}

#[tokio::test]
async fn every_question_is_answered_by_the_plan_that_was_approved() {
    let folder = tempfile::tempdir().unwrap();
    let writer = AtlasFile::create(&folder.path().join("atlas.db")).await.unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    for noun in nouns(&root) {
        let mut plans = String::new();
        for file in questions(&root.join(&noun)) {
            let sql = fs::read_to_string(&file).unwrap();
            let about = sql.lines().next().unwrap_or_default();
            assert!(about.starts_with("-- "), "{} says on top what it asks", file.display());
            let one_row = about_of(&sql).contains("one row");
            let bounded = writes(&sql) || one_row || sql.contains("LIMIT");
            assert!(bounded, "{} is bounded", file.display());
            let _ = writeln!(plans, "{}", file.file_stem().unwrap().display());
            for step in plan(writer.pool(), &sql).await {
                let scanned = step
                    .strip_prefix("SCAN ")
                    .and_then(|rest| rest.split(' ').next())
                    .unwrap_or_default();
                // Among the events, `e` is the small table of events.
                let large = LARGE.contains(&scanned) && noun != "event";
                let said = SAYS_SO.iter().any(|words| about.contains(words));
                assert!(
                    !large || said,
                    "{} does not say that it reads {scanned} whole",
                    file.display()
                );
                let _ = writeln!(plans, "    {step}");
            }
        }
        insta::assert_snapshot!(format!("plan_{noun}"), plans);
    }
}

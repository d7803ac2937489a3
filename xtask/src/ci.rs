//! `cargo xtask test` and `cargo xtask ci`. The second is the first and everything else a change must pass; nothing is
//! done twice, and one profile serves all of it.

use crate::{
    chores,
    display::with_display,
    machine::Need,
    parcel, prepare,
    steps::{Steps, cargo, npm, output, root, run, target},
    tidy,
};
use anyhow::{Context as _, Result, bail};
use std::path::Path;

/// Builds the tests of the real window too; they need WebKitWebDriver, which only Linux has.
const WINDOW: &str = "--features=tour/window";

/// The chore `test`.
pub(crate) fn test(_: &[String]) -> Result<()> {
    let mut steps = Steps::default();
    prepare::all(&mut steps, Need::Test)?;
    tests(&mut steps)?;
    steps.tell();
    Ok(())
}

/// The chore `ci`. What is quick and fails often comes first.
pub(crate) fn ci(_: &[String]) -> Result<()> {
    let mut steps = Steps::default();
    steps.command("fmt", &mut cargo(&["fmt", "--all", "--check"]))?;
    steps.step("tidy", || tidy::chore(&[]))?;
    prepare::all(&mut steps, Need::Test)?;
    steps.command("interface: lint", &mut npm(&["run", "lint"]))?;
    steps.command("interface: types", &mut npm(&["run", "check"]))?;
    let clippy = [
        "clippy",
        "--locked",
        "--workspace",
        WINDOW,
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ];
    steps.command("clippy", &mut cargo(&clippy))?;
    let mut doc = cargo(&["doc", "--locked", "--workspace", "--no-deps"]);
    steps.command("docs", doc.env("RUSTDOCFLAGS", "--deny warnings"))?;
    steps.step("bindings are fresh", || chores::bindings(&[String::from("--check")]))?;
    tests(&mut steps)?;
    steps.step("snapshots are all used", unreferenced)?;
    steps.step("dependencies", deny)?;
    steps.step("a package can be installed", || {
        parcel::chore(&[String::from("--debug")])
    })?;
    steps.step("recorded queries are fresh", || {
        chores::sqlx(&[String::from("--check")])
    })?;
    steps.step("nothing was left in the tree", unchanged)?;
    steps.tell();
    Ok(())
}

/// Every test: of the pages, of the crates, in the browser, and in the real window.
fn tests(steps: &mut Steps) -> Result<()> {
    steps.command("interface: tests", &mut npm(&["run", "test"]))?;
    let binaries = ["build", "--locked", "--package", "baimo", "--package", "cli", "--bins"];
    steps.command("window and terminal", &mut cargo(&binaries))?;
    steps.step("clients of the Hub", || crate::clients::chore(&[]))?;
    steps.step("validators of bills", || crate::boms::chore(&[]))?;
    let mut nextest = cargo(&[
        "nextest",
        "run",
        "--locked",
        "--workspace",
        "--profile",
        "ci",
        "--no-fail-fast",
    ]);
    if cfg!(target_os = "linux") {
        nextest.arg(WINDOW);
    }
    nextest
        .env("BAIMO_DESKTOP", built("baimo-desktop"))
        .env("INSTA_UPDATE", "no")
        .env("INSTA_SNAPSHOT_REFERENCES_FILE", snapshots_used());
    // Every test appends to it.
    let _ = std::fs::remove_file(snapshots_used());
    let home = target().join("tour-home");
    for (name, folder) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        nextest.env(name, home.join(folder));
    }
    steps.command("crates and the real window", &mut with_display(&nextest))?;
    steps.step("nothing was skipped", skipped)?;
    if root().join("ui/tests/vitest.config.ts").is_file() {
        steps.command(
            "interface: browser",
            npm(&["run", "test:browser"]).env("BAIMO_BIN", built("baimo")),
        )?;
    }
    Ok(())
}

fn built(name: &str) -> std::path::PathBuf {
    target()
        .join("debug")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Where the corpora stand beside the repository, no test may have been content without them.
fn skipped() -> Result<()> {
    let report = target().join("nextest/ci/junit.xml");
    let text = std::fs::read_to_string(&report).with_context(|| report.display().to_string())?;
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| line.trim_start().starts_with("skipped:"))
        .collect();
    for line in &lines {
        eprintln!("{}", line.trim());
    }
    if !lines.is_empty() && root().join("../shared/corpora").is_dir() {
        bail!(
            "{} tests skipped although what they need is beside the repository",
            lines.len()
        );
    }
    Ok(())
}

/// Where insta writes which snapshots the tests asked for.
fn snapshots_used() -> std::path::PathBuf {
    target().join("snapshots-used.txt")
}

/// Snapshots that no test asked for in this run.
fn unreferenced() -> Result<()> {
    let report = std::fs::read_to_string(snapshots_used()).context("no test asked for a snapshot")?;
    let used: std::collections::BTreeSet<_> = report
        .lines()
        .filter_map(|path| Path::new(path).canonicalize().ok())
        .collect();
    let listed = output(&mut crate::steps::command("git", &["ls-files", "*.snap", "*.snap.new"]))?;
    let orphans: Vec<&str> = listed
        .lines()
        .filter(|path| !root().join(path).canonicalize().is_ok_and(|full| used.contains(&full)))
        .collect();
    if !orphans.is_empty() {
        bail!("no test makes:\n{}", orphans.join("\n"));
    }
    Ok(())
}

/// Licences, banned crates and sources, from the lock file alone. Advisories need a network and are read at a release.
fn deny() -> Result<()> {
    if !crate::steps::is_there("cargo-deny") {
        run(&mut cargo(&[
            "install",
            "--locked",
            "cargo-deny@0.20.2",
            "--no-default-features",
        ]))?;
    }
    run(&mut cargo(&[
        "deny",
        "--offline",
        "--locked",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))
}

/// What the steps made is ignored by git, or they changed something they must only check.
fn unchanged() -> Result<()> {
    let before = std::env::var("BAIMO_TREE").unwrap_or_default();
    let now = output(&mut crate::steps::command("git", &["status", "--porcelain"]))?;
    if before == "clean" && !now.is_empty() {
        bail!("changed or added:\n{now}");
    }
    Ok(())
}

//! Everything that stands between a fresh clone and `cargo build`: system packages, npm packages, the built interface,
//! the starter atlas. Each is skipped when it is newer than what it is made from.

use crate::{
    machine::{self, Need},
    steps::{Steps, cargo, npm, root, run},
};
use anyhow::Result;
use std::{path::Path, time::SystemTime};

/// Where the starter atlas is put; `desk` embeds it from there.
const STARTER: &str = "src-tauri/crates/desk/starter";

/// The chore.
pub(crate) fn chore(args: &[String]) -> Result<()> {
    let need = if args.iter().any(|arg| arg == "--test") {
        Need::Test
    } else {
        Need::Build
    };
    let mut steps = Steps::default();
    all(&mut steps, need)?;
    steps.tell();
    Ok(())
}

/// All of it, in order.
pub(crate) fn all(steps: &mut Steps, need: Need) -> Result<()> {
    steps.step("system packages", || machine::ready(need))?;
    steps.step("npm packages", npm_packages)?;
    steps.step("starter atlas", starter)?;
    steps.step("interface", interface)
}

/// The locked npm packages, without running any of their scripts.
fn npm_packages() -> Result<()> {
    let ui = root().join("ui");
    if changed(&ui.join("node_modules/.package-lock.json")) >= changed(&ui.join("package-lock.json")) {
        return Ok(());
    }
    run(&mut npm(&["ci", "--ignore-scripts"]))
}

/// The pages, built into `ui/dist`.
fn interface() -> Result<()> {
    let ui = root().join("ui");
    let made_from = [
        "src",
        "static",
        "package-lock.json",
        "svelte.config.js",
        "vite.config.ts",
    ];
    let newest = made_from.iter().filter_map(|part| newest_below(&ui.join(part))).max();
    if changed(&ui.join("dist/index.html")) > newest {
        return Ok(());
    }
    run(&mut npm(&["run", "build"]))
}

/// The starter atlas, composed from locked packages and our own facts.
fn starter() -> Result<()> {
    let made_from = [
        "src-tauri/crates/starter",
        "src-tauri/crates/licences",
        "src-tauri/crates/lineage",
        "src-tauri/crates/sync",
        "src-tauri/crates/store/migrations",
    ];
    let newest = made_from
        .iter()
        .filter_map(|part| newest_below(&root().join(part)))
        .max();
    if oldest_below(&root().join(STARTER)) > newest {
        return Ok(());
    }
    run(&mut cargo(&["run", "--locked", "--package", "starter"]))
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|metadata| metadata.modified()).ok()
}

fn newest_below(path: &Path) -> Option<SystemTime> {
    times_below(path).into_iter().max()
}

fn oldest_below(path: &Path) -> Option<SystemTime> {
    times_below(path).into_iter().min()
}

fn times_below(path: &Path) -> Vec<SystemTime> {
    let Ok(entries) = std::fs::read_dir(path) else {
        return changed(path).into_iter().collect();
    };
    entries.flatten().flat_map(|entry| times_below(&entry.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_found_however_deep_and_missing_things_have_none() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(newest_below(&folder.path().join("none")), None);
        assert_eq!(newest_below(folder.path()), None);
        std::fs::create_dir_all(folder.path().join("a/b")).unwrap();
        let file = folder.path().join("a/b/c.txt");
        std::fs::write(&file, "x").unwrap();
        assert_eq!(newest_below(folder.path()), changed(&file));
        assert_eq!(oldest_below(&file), changed(&file));
        assert!(
            changed(&file) > newest_below(&folder.path().join("none")),
            "something is newer than nothing"
        );
    }
}

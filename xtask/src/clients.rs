//! `cargo xtask clients`: the clients other people use for the Hub, pinned and checked, below the build folder. The tests
//! of the test Hub read from it with each of them.

use crate::steps::{command, root, run, target};
use anyhow::{Context as _, Result};
use std::path::Path;

/// Three generations: on requests, the last of them, and on httpx2.
const GENERATIONS: [&str; 3] = ["0.23.5", "0.36.0", "2.4.0"];

/// The chore: makes what is not there, or not from the present list.
pub(crate) fn chore(_: &[String]) -> Result<()> {
    let lists = root().join("src-tauri/crates/testkit/clients");
    for generation in GENERATIONS {
        python(
            &lists.join(format!("huggingface_hub-{generation}.txt")),
            &target().join("clients").join(format!("py-{generation}")),
        )?;
    }
    javascript(&lists, &target().join("clients/js"))
}

/// An environment of Python with exactly what a list names.
pub(crate) fn python(list: &Path, folder: &Path) -> Result<()> {
    if is_from(list, folder)? {
        return Ok(());
    }
    let (list_text, folder_text) = (list.display().to_string(), folder.display().to_string());
    run(&mut command("python3", &["-m", "venv", "--clear", &folder_text]))?;
    let pip = folder.join(if cfg!(windows) { "Scripts/pip.exe" } else { "bin/pip" });
    let words = [
        "install",
        "--quiet",
        "--no-deps",
        "--require-hashes",
        "--requirement",
        &list_text,
    ];
    run(&mut command(pip, &words))?;
    keep(list, folder)
}

fn javascript(lists: &Path, folder: &Path) -> Result<()> {
    let lock = lists.join("package-lock.json");
    if is_from(&lock, folder)? {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    for name in ["package.json", "package-lock.json"] {
        std::fs::copy(lists.join(name), folder.join(name))?;
    }
    let mut npm = crate::steps::npm(&["ci", "--ignore-scripts"]);
    run(npm.current_dir(folder))?;
    keep(&lock, folder)
}

/// What a folder was made from lies in it; written last, so that a half-made folder is made again.
fn is_from(list: &Path, folder: &Path) -> Result<bool> {
    let wanted = std::fs::read(list).with_context(|| list.display().to_string())?;
    Ok(std::fs::read(folder.join("made-from")).is_ok_and(|made| made == wanted))
}

fn keep(list: &Path, folder: &Path) -> Result<()> {
    std::fs::copy(list, folder.join("made-from"))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_again_when_its_list_changed() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list.txt");
        std::fs::write(&list, "one").unwrap();
        assert!(!is_from(&list, folder.path()).unwrap());
        keep(&list, folder.path()).unwrap();
        assert!(is_from(&list, folder.path()).unwrap());
        std::fs::write(&list, "two").unwrap();
        assert!(!is_from(&list, folder.path()).unwrap());
    }
}

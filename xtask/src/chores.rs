//! Chores that are one command of another crate, or two.

use crate::{
    display::with_display,
    steps::{cargo, command, is_there, output, root, run, target},
};
use anyhow::{Context as _, Result, bail};
use std::{
    collections::BTreeMap,
    io::Write as _,
    path::{Path, PathBuf},
    process::Stdio,
};

const BINDINGS: &str = "ui/src/lib/ipc/bindings";

/// Writes the TypeScript of the counter; with `--check` only compares.
pub(crate) fn bindings(args: &[String]) -> Result<()> {
    let checking = args.iter().any(|arg| arg == "--check");
    let folder = if checking {
        target().join("bindings")
    } else {
        root().join(BINDINGS)
    };
    let folder_text = folder.display().to_string();
    run(&mut cargo(&[
        "run",
        "--locked",
        "--package",
        "desk",
        "--bin",
        "bindings",
        "--",
        &folder_text,
    ]))?;
    if !checking {
        return Ok(());
    }
    let (fresh, kept) = (files(&folder)?, files(&root().join(BINDINGS))?);
    if fresh != kept {
        bail!("{BINDINGS} is not what the counter says; run `cargo xtask bindings` and commit");
    }
    Ok(())
}

/// Records the checked answers of all queries of `store`; with `--check` only compares.
pub(crate) fn sqlx(args: &[String]) -> Result<()> {
    let checking = args.iter().any(|arg| arg == "--check");
    let kept = recorded();
    let fresh = target().join("sqlx-fresh");
    if fresh.is_dir() {
        std::fs::remove_dir_all(&fresh)?;
    }
    std::fs::create_dir_all(&fresh)?;
    let database = target().join("sqlx-scratch.db");
    scratch(&database)?;
    // The macros ask the database only when the crate is compiled, and cargo sees no reason to.
    let source = root().join("src-tauri/crates/store/src/lib.rs");
    std::fs::write(&source, std::fs::read(&source)?)?;
    let mut check = cargo(&["check", "--locked", "--package", "store"]);
    check.env("SQLX_OFFLINE", "false").env("SQLX_OFFLINE_DIR", &fresh);
    run(check.env("DATABASE_URL", format!("sqlite://{}", database.display())))?;
    let (made, had) = (files(&fresh)?, files(&kept).unwrap_or_default());
    if made.is_empty() {
        bail!("no query was recorded");
    }
    if checking {
        if made != had {
            bail!(
                "{} is not what the queries say; run `cargo xtask sqlx` and commit",
                kept.display()
            );
        }
        return Ok(());
    }
    std::fs::create_dir_all(&kept)?;
    for name in had.keys().filter(|name| !made.contains_key(*name)) {
        std::fs::remove_file(kept.join(name))?;
    }
    for (name, bytes) in &made {
        std::fs::write(kept.join(name), bytes)?;
    }
    eprintln!("{} queries recorded", made.len());
    Ok(())
}

fn recorded() -> PathBuf {
    root().join(".sqlx")
}

/// One database with the tables of both files, for the checker alone: their names do not clash.
fn scratch(database: &Path) -> Result<()> {
    if database.is_file() {
        std::fs::remove_file(database)?;
    }
    let mut schema = String::new();
    for file in ["atlas", "library"] {
        let folder = root().join("src-tauri/crates/store/migrations").join(file);
        for text in files(&folder)?.values() {
            schema.push_str(&String::from_utf8_lossy(text));
            schema.push_str(";\n");
        }
    }
    let python = "import sqlite3,sys; sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())";
    let database = database.display().to_string();
    let mut tool = if is_there("sqlite3") {
        command("sqlite3", &["-bail", &database])
    } else {
        command("python3", &["-c", python, &database])
    };
    let mut child = tool
        .stdin(Stdio::piped())
        .spawn()
        .context("neither sqlite3 nor python3 is there")?;
    let mut stdin = child.stdin.take().context("no way to tell the schema")?;
    stdin.write_all(schema.as_bytes())?;
    drop(stdin);
    if !child.wait()?.success() {
        bail!("the migrations do not run on an empty file");
    }
    Ok(())
}

/// The files of a folder with what is in them.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files = BTreeMap::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.insert(
                entry.file_name().to_string_lossy().into_owned(),
                std::fs::read(entry.path())?,
            );
        }
    }
    Ok(files)
}

/// Makes a data folder with a generated atlas.
pub(crate) fn seed(args: &[String]) -> Result<()> {
    let seed = [
        "run",
        "--locked",
        "--release",
        "--package",
        "testkit",
        "--bin",
        "seed",
        "--",
    ];
    run(cargo(&seed).args(args))
}

/// Serves a test Hub until it is ended.
pub(crate) fn hub(args: &[String]) -> Result<()> {
    let hub = [
        "run",
        "--locked",
        "--release",
        "--package",
        "testkit",
        "--bin",
        "hub",
        "--",
    ];
    run(cargo(&hub).args(args))
}

/// The figures that take too long for every run.
pub(crate) fn torture(args: &[String]) -> Result<()> {
    let torture = [
        "nextest",
        "run",
        "--locked",
        "--package",
        "testkit",
        "--run-ignored",
        "only",
        "--no-capture",
    ];
    run(cargo(&torture).args(args))
}

/// Measures.
pub(crate) fn bench(args: &[String]) -> Result<()> {
    run(cargo(&["run", "--locked", "--release", "--package", "bench", "--"]).args(args))
}

/// Writes the man page and the completions of the terminal, by default below the build folder.
pub(crate) fn man(args: &[String]) -> Result<()> {
    let folder = args.first().map_or_else(|| target().join("man"), PathBuf::from);
    paperwork(&folder, &["run", "--quiet", "--locked", "--package", "cli", "--"])
}

/// The man page and completions, as the terminal itself writes them.
pub(crate) fn paperwork(folder: &Path, terminal: &[&str]) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let sheets: &[(&[&str], &str)] = &[
        (&["man"], "baimo.1"),
        (&["completions", "bash"], "baimo.bash"),
        (&["completions", "zsh"], "_baimo"),
        (&["completions", "fish"], "baimo.fish"),
    ];
    for (words, name) in sheets {
        let text = output(cargo(terminal).args(*words))?;
        if text.trim().is_empty() {
            bail!("`baimo {}` wrote nothing", words.join(" "));
        }
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// Takes the README's pictures of the real window.
pub(crate) fn pictures(args: &[String]) -> Result<()> {
    run(&mut cargo(&["build", "--locked", "--package", "baimo", "--bins"]))?;
    let mut take = cargo(&["run", "--locked", "--package", "tour", "--bin", "pictures", "--"]);
    run(&mut with_display(take.args(args).arg(root().join("ui/pictures"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_folder_are_read_by_name_without_its_folders() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("b"), "2").unwrap();
        std::fs::write(folder.path().join("a"), "1").unwrap();
        std::fs::create_dir(folder.path().join("c")).unwrap();
        let found = files(folder.path()).unwrap();
        assert_eq!(found.keys().collect::<Vec<_>>(), ["a", "b"]);
        assert!(files(&folder.path().join("none")).is_err());
    }
}

//! `cargo xtask dist`: .deb and .rpm with both programs, desktop entry, icons, `baimo://`, man page, completions,
//! licences and NOTICE inside.

use crate::{
    chores,
    machine::Need,
    prepare,
    steps::{Steps, cargo, command, root, run, target},
};
use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// Which build goes into the packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// What people get.
    Release,
    /// What CI has built anyway: the same files in the same places, in minutes less.
    Debug,
}

impl Profile {
    /// As the arguments ask.
    pub(crate) fn of(args: &[String]) -> Self {
        if args.iter().any(|arg| arg == "--debug") {
            Self::Debug
        } else {
            Self::Release
        }
    }

    /// The folder cargo builds into.
    pub(crate) fn folder(self) -> PathBuf {
        target().join(if self == Self::Debug { "debug" } else { "release" })
    }
}

/// The chore.
pub(crate) fn chore(args: &[String]) -> Result<()> {
    let mut steps = Steps::default();
    prepare::all(&mut steps, Need::Test)?;
    steps.step("packages", || pack(Profile::of(args)))?;
    steps.tell();
    for kind in ["deb", "rpm"] {
        eprintln!("{}", newest(&Profile::of(args).folder(), kind)?.display());
    }
    Ok(())
}

/// Builds both programs, writes their papers, and packs.
pub(crate) fn pack(profile: Profile) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!(
            "packages for this system are made by the workflow of a release; here `cargo xtask app` builds the program"
        );
    }
    let mut build = cargo(&["build", "--locked", "--package", "baimo", "--package", "cli", "--bins"]);
    if profile == Profile::Release {
        build.arg("--release");
    }
    run(&mut build)?;
    let papers = target().join("papers");
    let release: &[&str] = if profile == Profile::Release {
        &["--release"]
    } else {
        &[]
    };
    let terminal = [&["run", "--quiet", "--locked", "--package", "cli"], release, &["--"]].concat();
    chores::paperwork(&papers, &terminal)?;
    run(command("gzip", &["--best", "--no-name", "--force", "--keep"]).arg(papers.join("baimo.1")))?;
    // The bundler writes into the program which package it came in; cargo's own copy stays as it was built.
    let config = configuration(profile, &papers)?;
    let mut bundle = command(
        "node",
        &[
            "ui/node_modules/@tauri-apps/cli/tauri.js",
            "bundle",
            "--bundles",
            "deb,rpm",
        ],
    );
    if profile == Profile::Debug {
        bundle.arg("--debug");
    }
    bundle.env("TAURI_APP_PATH", root().join("src-tauri"));
    run(bundle.args(["--config", &config.to_string()]))
}

/// Everything that lies in the packages beside the window itself, and where.
fn configuration(profile: Profile, papers: &Path) -> Result<Value> {
    let places: [(&str, PathBuf); 10] = [
        ("/usr/bin/baimo", profile.folder().join("baimo")),
        (
            "/usr/share/icons/hicolor/scalable/apps/baimo-desktop.svg",
            root().join("icons/source.svg"),
        ),
        ("/usr/share/man/man1/baimo.1.gz", papers.join("baimo.1.gz")),
        (
            "/usr/share/bash-completion/completions/baimo",
            papers.join("baimo.bash"),
        ),
        ("/usr/share/zsh/vendor-completions/_baimo", papers.join("_baimo")),
        (
            "/usr/share/fish/vendor_completions.d/baimo.fish",
            papers.join("baimo.fish"),
        ),
        ("/usr/share/doc/baimo/NOTICE", root().join("NOTICE")),
        ("/usr/share/doc/baimo/LICENSE-MIT", root().join("LICENSE-MIT")),
        ("/usr/share/doc/baimo/LICENSE-APACHE", root().join("LICENSE-APACHE")),
        (
            "/usr/share/doc/baimo/copyright",
            root().join("src-tauri/linux/copyright"),
        ),
    ];
    let mut files = Map::new();
    for (place, from) in places {
        if !from.is_file() {
            bail!("{} is not there", from.display());
        }
        files.insert(place.to_owned(), Value::String(from.display().to_string()));
    }
    Ok(json!({ "bundle": { "linux": { "deb": { "files": files }, "rpm": { "files": files } } } }))
}

/// The package of this kind that was made last.
pub(crate) fn newest(folder: &Path, kind: &str) -> Result<PathBuf> {
    let folder = folder.join("bundle").join(kind);
    let entries = std::fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let packages = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == kind));
    let time = |path: &PathBuf| path.metadata().and_then(|metadata| metadata.modified()).ok();
    packages
        .max_by_key(time)
        .with_context(|| format!("there is no .{kind} in {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_as_asked() {
        assert_eq!(Profile::of(&[]), Profile::Release);
        assert_eq!(Profile::of(&[String::from("--debug")]), Profile::Debug);
    }

    #[test]
    fn the_package_made_last_is_taken_and_none_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(newest(folder.path(), "deb").is_err());
        let place = folder.path().join("bundle/deb");
        std::fs::create_dir_all(&place).unwrap();
        assert!(newest(folder.path(), "deb").is_err());
        std::fs::write(place.join("baimo.deb"), "").unwrap();
        std::fs::write(place.join("readme.txt"), "").unwrap();
        assert_eq!(newest(folder.path(), "deb").unwrap(), place.join("baimo.deb"));
    }
}

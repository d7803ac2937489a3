//! Proves the package on this machine: installs the .deb, starts the installed window, opens a link through the system's
//! scheme, removes the package, and looks that nothing but the person's own data is left.

use crate::{
    display::with_display,
    dist::{self, Profile},
    steps::{command, is_there, output, run, target},
};
use anyhow::{Context as _, Result, bail};
use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const PACKAGE: &str = "baimo";
/// What must lie in both packages.
const CONTENTS: &[&str] = &[
    "/usr/bin/baimo",
    "/usr/bin/baimo-desktop",
    "/usr/share/applications/Baimo.desktop",
    "/usr/share/icons/hicolor/128x128/apps/baimo-desktop.png",
    "/usr/share/man/man1/baimo.1.gz",
    "/usr/share/bash-completion/completions/baimo",
    "/usr/share/zsh/vendor-completions/_baimo",
    "/usr/share/fish/vendor_completions.d/baimo.fish",
    "/usr/share/doc/baimo/NOTICE",
    "/usr/share/doc/baimo/LICENSE-MIT",
    "/usr/share/doc/baimo/LICENSE-APACHE",
    "/usr/share/doc/baimo/copyright",
];
/// The part that runs on a display of its own, as this program again.
const INSIDE: &str = "--inside";
const PATIENCE: Duration = Duration::from_secs(60);

/// The chore.
pub(crate) fn chore(args: &[String]) -> Result<()> {
    if let Some(at) = args.iter().position(|arg| arg == INSIDE) {
        let home = args.get(at + 1).context("no home was given")?;
        return inside(Path::new(home));
    }
    let profile = Profile::of(args);
    dist::pack(profile)?;
    rpm(&dist::newest(&profile.folder(), "rpm")?)?;
    let package = dist::newest(&profile.folder(), "deb")?;
    let is_root = output(&mut command("id", &["-u"]))?.trim() == "0";
    if !is_root || !is_there("dpkg") {
        eprintln!("skipped: only root on a Debian can try the package; its contents were compared");
        return compare(&output(command("dpkg-deb", &["--contents"]).arg(&package))?);
    }
    if installed()? {
        bail!("{PACKAGE} is installed here already; this would remove it");
    }
    let tried = install_and_use(&package);
    let removed = run(&mut command("dpkg", &["--purge", PACKAGE]));
    let left = CONTENTS
        .iter()
        .filter(|path| Path::new(path).exists())
        .copied()
        .collect::<Vec<_>>();
    tried.and(removed)?;
    if !left.is_empty() || installed()? {
        bail!("left behind after removing: {}", left.join(", "));
    }
    eprintln!("the package was installed, used and removed; nothing was left but the person's data");
    Ok(())
}

fn installed() -> Result<bool> {
    let mut query = Command::new("dpkg-query");
    let found = query.args(["-W", "-f", "${db:Status-Status}", PACKAGE]).output()?;
    Ok(found.status.success() && found.stdout == b"installed")
}

fn install_and_use(package: &Path) -> Result<()> {
    run(command("dpkg", &["--install"]).arg(package))?;
    compare(&output(&mut command("dpkg-query", &["--listfiles", PACKAGE]))?)?;
    if is_there("desktop-file-validate") {
        run(&mut command(
            "desktop-file-validate",
            &["/usr/share/applications/Baimo.desktop"],
        ))?;
    }
    let version = output(&mut command("/usr/bin/baimo", &["--version"]))?;
    if !version.starts_with("baimo ") {
        bail!("the installed terminal says “{}” as its version", version.trim());
    }
    let home = target().join("parcel-home");
    if home.is_dir() {
        std::fs::remove_dir_all(&home)?;
    }
    std::fs::create_dir_all(&home)?;
    let mut again = Command::new(std::env::current_exe()?);
    again.args(["parcel", INSIDE]).arg(&home).env("HOME", &home);
    for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "BAIMO_DATA"] {
        again.env_remove(name);
    }
    run(&mut with_display(&again))?;
    let kept = files_below(&home);
    if !kept.iter().any(|path| path.ends_with("library.db")) {
        bail!("the installed window kept no library below {}", home.display());
    }
    Ok(())
}

/// What happens on the display: a first start, a link, an end.
fn inside(home: &Path) -> Result<()> {
    let handler = output(&mut command(
        "xdg-mime",
        &["query", "default", "x-scheme-handler/baimo"],
    ))?;
    if handler.trim() != "Baimo.desktop" {
        bail!("baimo:// belongs to “{}”", handler.trim());
    }
    let mut window = Command::new("/usr/bin/baimo-desktop").stdout(Stdio::null()).spawn()?;
    let outcome = used(home, &mut window);
    let _ = window.kill();
    let _ = window.wait();
    outcome
}

fn used(home: &Path, window: &mut Child) -> Result<()> {
    until("the window has drawn", || log_says(home, "first paint after"))?;
    run(&mut command("baimo-desktop", &["baimo://model/Qwen/Qwen2-72B"]))?;
    until("the link arrived at the first window", || {
        log_says(home, "a link leads to a model")
    })?;
    run(&mut command("baimo-desktop", &["baimo://sync/start?<script>"]))?;
    until("the hostile link was ignored", || {
        log_says(home, "names no place in the atlas")
    })?;
    until("the library is there", || {
        files_below(home).iter().any(|path| path.ends_with("library.db"))
    })?;
    match window.try_wait()? {
        Some(status) => bail!("the window ended by itself: {status}"),
        None => Ok(()),
    }
}

fn log_says(home: &Path, words: &str) -> bool {
    let logs = files_below(home)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "log"));
    logs.into_iter()
        .any(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains(words)))
}

fn until(what: &str, mut holds: impl FnMut() -> bool) -> Result<()> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if holds() {
            eprintln!("{what}, after {:.1} s", start.elapsed().as_secs_f64());
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    bail!("not within {} s: {what}", PATIENCE.as_secs())
}

/// Compares a list of files, as dpkg or rpm writes it, with what must be inside.
fn compare(listed: &str) -> Result<()> {
    let words: Vec<&str> = listed
        .split_whitespace()
        .map(|word| word.trim_start_matches('.'))
        .collect();
    let missing: Vec<&str> = CONTENTS.iter().filter(|path| !words.contains(path)).copied().collect();
    if missing.is_empty() {
        Ok(())
    } else {
        bail!("not in the package: {}", missing.join(", "))
    }
}

fn rpm(package: &Path) -> Result<()> {
    if !is_there("rpm") {
        eprintln!("skipped: rpm is not here to read the .rpm with");
        return Ok(());
    }
    compare(&output(
        command("rpm", &["--query", "--list", "--package"]).arg(package),
    )?)
    .context("the .rpm")
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let below = |path: PathBuf| if path.is_dir() { files_below(&path) } else { vec![path] };
    entries.flatten().map(|entry| entry.path()).flat_map(below).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_without_one_of_its_files_is_found() {
        let whole = CONTENTS.join("\n");
        assert!(compare(&whole).is_ok());
        let tar = CONTENTS
            .iter()
            .map(|path| format!("-rwxr-xr-x 0/0 5 2026-11-23 .{path}\n"))
            .collect::<String>();
        assert!(compare(&tar).is_ok());
        let error = compare(&whole.replace("/usr/bin/baimo-desktop", "")).unwrap_err();
        assert!(error.to_string().contains("/usr/bin/baimo-desktop"), "{error}");
    }
}

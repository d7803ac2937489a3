//! `cargo xtask app`: from a fresh clone to the open window.

use crate::{
    machine::Need,
    prepare,
    steps::{Steps, cargo, command, run, target},
};
use anyhow::Result;

/// The chore. `--debug` builds quicker and shows the web inspector; `--build-only` opens nothing.
pub(crate) fn chore(args: &[String]) -> Result<()> {
    let debug = args.iter().any(|arg| arg == "--debug");
    let mut steps = Steps::default();
    prepare::all(&mut steps, Need::Build)?;
    let mut build = cargo(&["build", "--locked", "--package", "baimo", "--package", "cli", "--bins"]);
    if !debug {
        build.arg("--release");
    }
    steps.command("window and terminal", &mut build)?;
    steps.tell();
    let folder = target().join(if debug { "debug" } else { "release" });
    let suffix = std::env::consts::EXE_SUFFIX;
    let window = folder.join(format!("baimo-desktop{suffix}"));
    eprintln!(
        "\nthe window:   {}\nthe terminal: {}",
        window.display(),
        folder.join(format!("baimo{suffix}")).display()
    );
    if args.iter().any(|arg| arg == "--build-only") {
        return Ok(());
    }
    if !has_display() {
        eprintln!(
            "there is no display here; start the window where there is one, or: xvfb-run {}",
            window.display()
        );
        return Ok(());
    }
    run(&mut command(window, &[]))
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

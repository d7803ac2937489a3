//! Runs one thing after another, says what it runs, and at the end how long each took and how much disk it left.

use anyhow::{Context as _, Result, bail};
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .expect("xtask stands in a folder of the repository")
        .to_owned()
}

/// The folder cargo builds into.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A command in the top folder.
pub(crate) fn command(program: impl AsRef<OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// Cargo, the one that runs us, with the lock file as it is.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = command(cargo, args);
    // What cargo tells its child about xtask itself would make the child rebuild differently.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO_CRATE_NAME" {
            command.env_remove(name);
        }
    }
    command
}

/// npm in `ui/`. It is a batch file on Windows.
pub(crate) fn npm(args: &[&str]) -> Command {
    let mut command = command(if cfg!(windows) { "npm.cmd" } else { "npm" }, args);
    command.current_dir(root().join("ui"));
    command
}

/// Runs a command; an error names it as a person would type it.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    eprintln!("$ {shown}");
    let status = command
        .status()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !status.success() {
        bail!("`{shown}` failed: {status}");
    }
    Ok(())
}

/// Runs a command and returns what it wrote to standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command
        .output()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !output.status.success() {
        bail!(
            "`{shown}` failed: {}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program of that name answers.
pub(crate) fn is_there(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| {
        ["", ".exe", ".cmd"]
            .iter()
            .any(|suffix| folder.join(format!("{program}{suffix}")).is_file())
    })
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A list of steps with their times, and the bytes that were free on the disk of `target` after each.
#[derive(Default)]
pub(crate) struct Steps {
    taken: Vec<(String, Duration, Option<u64>)>,
}

impl Steps {
    /// Does one step; a failure ends the list and is told with the step's name.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let outcome = work();
        self.taken.push((name.to_owned(), start.elapsed(), free()));
        if outcome.is_err() {
            self.tell();
        }
        outcome.with_context(|| name.to_owned())
    }

    /// Does one command as a step.
    pub(crate) fn command(&mut self, name: &str, command: &mut Command) -> Result<()> {
        self.step(name, || run(command))
    }

    /// Prints the times and what was free.
    pub(crate) fn tell(&self) {
        let total: Duration = self.taken.iter().map(|(_, taken, _)| *taken).sum();
        eprintln!("\n{:>8}  {:>7}  step", "seconds", "GB free");
        for (name, taken, free) in &self.taken {
            let free = free.map_or_else(String::new, |free| format!("{:.1}", free as f64 / 1e9));
            eprintln!("{:8.1}  {free:>7}  {name}", taken.as_secs_f64());
        }
        eprintln!("{:8.1}  {:>7}  in all", total.as_secs_f64(), "");
    }
}

/// Bytes a build may still use on the disk of the repository.
fn free() -> Option<u64> {
    fs4::available_space(root()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named_as_typed() {
        let error = run(&mut command("cargo", &["no-such-chore-of-ours"])).unwrap_err();
        assert!(
            error.to_string().contains("`cargo no-such-chore-of-ours` failed"),
            "{error}"
        );
        let error = run(&mut command("no-such-program-of-ours", &[])).unwrap_err();
        assert!(error.to_string().contains("could not be started"), "{error}");
    }

    #[test]
    fn a_list_ends_at_its_first_failure_and_keeps_every_time() {
        let mut steps = Steps::default();
        assert!(steps.step("one", || Ok(())).is_ok());
        let error = steps.step("two", || bail!("no")).unwrap_err();
        assert_eq!(format!("{error:#}"), "two: no");
        assert_eq!(steps.taken.len(), 2);
    }

    #[test]
    fn programs_are_found_by_name() {
        assert!(is_there("cargo"));
        assert!(!is_there("no-such-program-of-ours"));
    }
}

//! A display and a session bus for commands that open windows, where the machine has none.

use crate::steps::root;
use std::process::Command;

/// The size of the screen that pictures and tests are made on.
const SCREEN: &str = "-screen 0 1400x940x24";

/// The same command on a screen and a session bus of its own, on Linux. Each run has its own bus, so two runs are two
/// first instances. Elsewhere the command as it is.
pub(crate) fn with_display(inner: &Command) -> Command {
    if !cfg!(target_os = "linux") {
        return copy(inner, Command::new(inner.get_program()));
    }
    let mut outer = Command::new("xvfb-run");
    outer
        .args(["--auto-servernum", "--server-args", SCREEN, "dbus-run-session", "--"])
        .arg(inner.get_program());
    // A bus of its own is not enough for a portal or an accessibility bridge; nothing here needs either.
    outer
        .env("NO_AT_BRIDGE", "1")
        .env("GTK_USE_PORTAL", "0")
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    copy(inner, outer)
}

fn copy(inner: &Command, mut outer: Command) -> Command {
    outer
        .args(inner.get_args())
        .current_dir(inner.get_current_dir().unwrap_or(&root()));
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    outer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_and_environment_survive_the_wrapping() {
        let mut inner = Command::new("program");
        inner.args(["one", "two words"]).env("KEPT", "yes").env_remove("GONE");
        let outer = with_display(&inner);
        let args: Vec<_> = outer.get_args().map(|arg| arg.to_string_lossy().into_owned()).collect();
        assert!(
            args.ends_with(&[String::from("one"), String::from("two words")]),
            "{args:?}"
        );
        assert!(
            outer
                .get_envs()
                .any(|(name, value)| name == "KEPT" && value.is_some_and(|value| value == "yes"))
        );
        assert!(outer.get_envs().any(|(name, value)| name == "GONE" && value.is_none()));
    }
}

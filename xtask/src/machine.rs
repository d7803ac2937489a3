//! What a machine must have before anything of ours builds, and how it gets it: installed where the system lets us,
//! otherwise the exact command to type.

use crate::steps::{command, is_there, run};
use anyhow::{Result, bail};
use std::process::Command;

/// How much of the machine is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// To build the window and start it.
    Build,
    /// To run the tests in a real window and a real browser, and to pack.
    Test,
}

/// A package under its names at Debian and at Fedora, and whether building alone needs it.
struct Package {
    debian: &'static str,
    fedora: &'static str,
    need: Need,
}

const fn build(debian: &'static str, fedora: &'static str) -> Package {
    Package {
        debian,
        fedora,
        need: Need::Build,
    }
}

const fn test(debian: &'static str, fedora: &'static str) -> Package {
    Package {
        debian,
        fedora,
        need: Need::Test,
    }
}

const PACKAGES: &[Package] = &[
    build("build-essential", "gcc-c++"),
    build("pkg-config", "pkgconf-pkg-config"),
    build("libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel"),
    build("librsvg2-dev", "librsvg2-devel"),
    build("fonts-noto-cjk", "google-noto-sans-cjk-fonts"),
    // The starter atlas is composed from wheels as well, and pip is the client that fetches and checks them.
    build("python3-pip", "python3-pip"),
    // The clients other people use for the Hub are installed apart, each generation in its own environment.
    test("python3-venv", "python3"),
    test("webkit2gtk-driver", "webkit2gtk-driver"),
    test("xvfb", "xorg-x11-server-Xvfb"),
    test("xauth", "xorg-x11-xauth"),
    test("dbus", "dbus-daemon"),
    test("chromium", "chromium"),
    test("xdotool", "xdotool"),
    test("strace", "strace"),
    test("imagemagick", "ImageMagick"),
    test("desktop-file-utils", "desktop-file-utils"),
    test("xdg-utils", "xdg-utils"),
    test("rpm", "rpm-build"),
    test("man-db", "man-db"),
    test("ca-certificates", "ca-certificates"),
];

/// Makes sure that the machine has what is needed.
pub(crate) fn ready(need: Need) -> Result<()> {
    has_node()?;
    match std::env::consts::OS {
        "linux" => linux(need),
        "macos" => macos(),
        "windows" => windows(),
        other => bail!("{other} is not one of the systems Baimo is built for: Linux, macOS, Windows"),
    }
}

fn linux(need: Need) -> Result<()> {
    if is_there("dpkg-query") {
        debian(&wanted(need, |package| package.debian))
    } else if is_there("rpm") && is_there("dnf") {
        fedora(&wanted(need, |package| package.fedora))
    } else if has_library("webkit2gtk-4.1") {
        Ok(())
    } else {
        bail!(
            "this Linux is neither Debian's nor Fedora's kind; install a C compiler, pkg-config and the development \
             files of WebKitGTK 4.1 and librsvg with its own package manager, then run this again"
        )
    }
}

fn wanted(need: Need, name: impl Fn(&Package) -> &'static str) -> Vec<&'static str> {
    PACKAGES
        .iter()
        .filter(|package| need == Need::Test || package.need == Need::Build)
        .map(name)
        .collect()
}

fn debian(packages: &[&str]) -> Result<()> {
    let installed = |package: &&str| {
        let mut query = Command::new("dpkg-query");
        query.args(["-W", "-f", "${db:Status-Status}", package]);
        query.output().is_ok_and(|found| found.stdout == b"installed")
    };
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let install = [
        &["apt-get", "install", "--yes", "--no-install-recommends"],
        missing.as_slice(),
    ]
    .concat();
    as_root(&["apt-get", "update"], &install).and_then(|()| as_root(&install, &install))
}

fn fedora(packages: &[&str]) -> Result<()> {
    let installed = |package: &&str| {
        Command::new("rpm")
            .args(["-q", "--whatprovides", package])
            .output()
            .is_ok_and(|found| found.status.success())
    };
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let install = [&["dnf", "install", "--assumeyes"], missing.as_slice()].concat();
    as_root(&install, &install)
}

/// Runs a command as root, through sudo if need be; where that cannot be, says what to type.
fn as_root(words: &[&str], remedy: &[&str]) -> Result<()> {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    let mut chain = if is_root {
        command(words[0], &words[1..])
    } else if is_there("sudo") {
        command("sudo", words)
    } else {
        bail!(
            "some system packages are missing; as root, run:\n\n  {}\n\nand then this again",
            remedy.join(" ")
        );
    };
    run(chain.env("DEBIAN_FRONTEND", "noninteractive"))
        .map_err(|error| error.context(format!("system packages; by hand it is: {}", remedy.join(" "))))
}

fn has_library(name: &str) -> bool {
    Command::new("pkg-config")
        .args(["--exists", name])
        .status()
        .is_ok_and(|status| status.success())
}

fn macos() -> Result<()> {
    if Command::new("xcode-select")
        .arg("-p")
        .output()
        .is_ok_and(|found| found.status.success())
    {
        return Ok(());
    }
    bail!("Apple's command line tools are missing; run:\n\n  xcode-select --install\n\nand then this again")
}

fn windows() -> Result<()> {
    let key = r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    if Command::new("reg")
        .args(["query", key])
        .output()
        .is_ok_and(|found| found.status.success())
    {
        return Ok(());
    }
    bail!(
        "the WebView2 runtime is missing; run:\n\n  winget install Microsoft.EdgeWebView2Runtime\n\nand then this again"
    )
}

/// The oldest Node the interface builds with.
const NODE: (u32, u32) = (20, 19);

fn has_node() -> Result<()> {
    let found = Command::new("node").arg("--version").output().ok();
    let text = found
        .map(|found| String::from_utf8_lossy(&found.stdout).trim().to_owned())
        .unwrap_or_default();
    if node_version(&text).is_some_and(|version| version >= NODE) {
        return Ok(());
    }
    let how = match std::env::consts::OS {
        "macos" => "brew install node",
        "windows" => "winget install OpenJS.NodeJS.LTS",
        _ => "see nodejs.org for packages of your distribution",
    };
    let had = if text.is_empty() { "there is none" } else { &text };
    bail!(
        "Node.js {}.{} or newer builds the interface, and {had}: {how}",
        NODE.0,
        NODE.1
    )
}

fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_is_judged_by_its_number() {
        let check = |text: &str, expected: bool| {
            assert_eq!(
                node_version(text).is_some_and(|version| version >= NODE),
                expected,
                "{text}"
            );
        };
        check("v20.20.0", true);
        check("v20.19.4", true);
        check("v24.1.0", true);
        check("v20.9.0", false);
        check("v18.20.0", false);
        check("", false);
        check("20.19", false);
        check("vx", false);
    }

    #[test]
    fn building_asks_for_less_than_testing() {
        let (build, test) = (wanted(Need::Build, |p| p.debian), wanted(Need::Test, |p| p.debian));
        assert!(build.iter().all(|package| test.contains(package)));
        assert!(build.contains(&"libwebkit2gtk-4.1-dev") && !build.contains(&"xvfb"));
    }
}

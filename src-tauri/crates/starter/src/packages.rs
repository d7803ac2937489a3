//! The packages: pinned, fetched with the registries' own clients, checked, and opened.

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    process::Command,
};

#[derive(Debug, Deserialize)]
struct Pins {
    package: Vec<Pin>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pin {
    key: String,
    kind: Kind,
    name: String,
    version: String,
    file: String,
    sha256: String,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Pypi,
    Npm,
}

/// Where the checked packages lie.
#[derive(Debug)]
pub struct Packages {
    files: BTreeMap<String, PathBuf>,
    models: PathBuf,
}

/// Finds or fetches every package. `root` is the workspace, `cache` the folder that keeps the files.
///
/// # Errors
/// When a registry or its client is missing, or a file is not the one that was pinned. What is optional and cannot be
/// had is left out.
pub fn fetch(root: &Path, cache: &Path) -> Result<Packages> {
    std::fs::create_dir_all(cache).with_context(|| format!("making {}", cache.display()))?;
    let pins: Pins = toml::from_str(include_str!("../data/packages.toml"))?;
    let mut files = BTreeMap::new();
    for pin in pins.package {
        let file = cache.join(&pin.file);
        match held(&pin, &file) {
            Ok(()) => drop(files.insert(pin.key, file)),
            Err(why) if pin.optional => eprintln_once(&format!("{} is left out: {why:#}", pin.name)),
            Err(why) => return Err(why),
        }
    }
    Ok(Packages {
        files,
        models: crate_folder(root)?,
    })
}

#[expect(clippy::print_stderr, reason = "a tool that says what it leaves out")]
fn eprintln_once(line: &str) {
    eprintln!("{line}");
}

/// Makes sure that the pinned file lies at `file`.
fn held(pin: &Pin, file: &Path) -> Result<()> {
    if !file.is_file() {
        download(pin, file.parent().unwrap_or(Path::new(".")))?;
    }
    let found = sha256_of(file)?;
    let wrong = || {
        format!(
            "{} is not the pinned one (SHA-256 {found}). Delete it and try again.",
            file.display()
        )
    };
    ensure!(found == pin.sha256, wrong());
    Ok(())
}

fn download(pin: &Pin, folder: &Path) -> Result<()> {
    let named = format!("{} {}", pin.name, pin.version);
    let outcome = match pin.kind {
        Kind::Npm => {
            let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
            let spec = format!("{}@{}", pin.name, pin.version);
            Command::new(npm)
                .args(["pack", "--silent", &spec])
                .current_dir(folder)
                .output()
        }
        Kind::Pypi => {
            let list = folder.join(format!("{}.requirement.txt", pin.key));
            std::fs::write(
                &list,
                format!("{}=={} --hash=sha256:{}\n", pin.name, pin.version, pin.sha256),
            )?;
            let python = if cfg!(windows) { "python" } else { "python3" };
            let mut pip = Command::new(python);
            pip.args([
                "-m",
                "pip",
                "download",
                "--quiet",
                "--disable-pip-version-check",
                "--no-deps",
            ]);
            // The wheels are data to us: no interpreter of this machine need fit them.
            pip.args([
                "--only-binary=:all:",
                "--python-version=3.11",
                "--implementation=cp",
                "--require-hashes",
            ]);
            pip.arg("--dest").arg(folder).arg("--requirement").arg(&list).output()
        }
    };
    let client = match pin.kind {
        Kind::Npm => "npm",
        Kind::Pypi => "python3 with pip",
    };
    let remedy = format!(
        "Install {client}, connect to the network once, or put {} into {}.",
        pin.file,
        folder.display()
    );
    let output = outcome.with_context(|| format!("{named} cannot be fetched: {client} does not start. {remedy}"))?;
    if !output.status.success() {
        bail!(
            "{named} cannot be fetched. {remedy}\n{}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(())
}

fn sha256_of(file: &Path) -> Result<String> {
    let mut digest = Sha256::new();
    let mut reader = File::open(file).with_context(|| format!("opening {}", file.display()))?;
    let mut block = vec![0; 1 << 16];
    loop {
        match reader.read(&mut block)? {
            0 => break,
            read => digest.update(&block[..read]),
        }
    }
    Ok(hex(&digest.finalize()))
}

/// The SHA-256 of a text, in hex.
pub(crate) fn sha256_text(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<CratePackage>,
}

#[derive(Deserialize)]
struct CratePackage {
    name: String,
    manifest_path: PathBuf,
}

/// The folder of the crate that carries the models; cargo downloads it and checks it against Cargo.lock.
fn crate_folder(root: &Path) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--locked", "--format-version=1"])
        .current_dir(root)
        .output();
    let output = output.context("cargo does not start")?;
    ensure!(
        output.status.success(),
        "cargo metadata failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Metadata = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
    let found = metadata.packages.into_iter().find(|p| p.name == "llmfit-core");
    let manifest = found.context("Cargo.lock does not hold llmfit-core")?.manifest_path;
    Ok(manifest.parent().context("a manifest without a folder")?.to_owned())
}

impl Packages {
    /// A data file of the crate that carries the models.
    pub(crate) fn models(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.models.join("data").join(name);
        std::fs::read(&path).with_context(|| format!("reading {}", path.display()))
    }

    /// Whether an optional package is here.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.files.contains_key(key)
    }

    /// A member of a package, a wheel or a tarball.
    pub(crate) fn member(&self, key: &str, name: &str) -> Result<Vec<u8>> {
        let path = self
            .files
            .get(key)
            .with_context(|| format!("the package {key} is not here"))?;
        let file = File::open(path).with_context(|| format!("opening {}", path.display()))?;
        let mut bytes = Vec::new();
        if path.extension().is_some_and(|ending| ending == "tgz") {
            let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(file));
            for entry in archive.entries()? {
                let mut entry = entry?;
                if entry.path()?.to_string_lossy() == name {
                    entry.read_to_end(&mut bytes)?;
                    return Ok(bytes);
                }
            }
            bail!("{} holds no {name}", path.display());
        }
        let mut archive = zip::ZipArchive::new(file).with_context(|| format!("opening {}", path.display()))?;
        let mut member = archive
            .by_name(name)
            .with_context(|| format!("{} holds no {name}", path.display()))?;
        member.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

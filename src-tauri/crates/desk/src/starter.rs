//! The starter atlas inside the program, and laying it down.

use crate::Fault;
use atlas::Code;
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::Path,
};

static STARTER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/atlas.db.zst"));

/// Whether this build carries a starter atlas.
#[must_use]
pub fn has_starter() -> bool {
    !STARTER.is_empty()
}

/// Lays the starter down at `path`, whole or not at all. What already lies there, laid down by another Baimo meanwhile,
/// stays.
pub(crate) fn lay_down(path: &Path) -> Result<(), Fault> {
    if !has_starter() {
        return Err(Fault {
            code: Code::NotFound,
            subject: Some(path.display().to_string()),
            detail: String::from("This build carries no starter atlas. Run `cargo xtask prepare` and build it again."),
        });
    }
    let fresh = path.with_extension(format!("db.new-{}", std::process::id()));
    let placed = unpack(&fresh).and_then(|()| {
        if path.exists() {
            return Ok(());
        }
        fs::rename(&fresh, path)
    });
    // After the renaming there is nothing left to remove, and a leftover only takes room.
    let _ = fs::remove_file(&fresh);
    placed.map_err(|error| fault(path, &error))
}

fn unpack(to: &Path) -> io::Result<()> {
    let mut packed = zstd::stream::read::Decoder::new(STARTER)?;
    let mut file = BufWriter::with_capacity(1 << 20, File::create(to)?);
    io::copy(&mut packed, &mut file)?;
    file.flush()?;
    file.get_ref().sync_all()
}

fn fault(path: &Path, error: &io::Error) -> Fault {
    let (code, remedy) = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            (Code::DiskFull, "Free some space and start again.")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => (
            Code::ReadOnly,
            "Make the folder writable, or choose another with --data or BAIMO_DATA.",
        ),
        _ => (Code::NoFolder, "Choose a folder of your own with --data or BAIMO_DATA."),
    };
    Fault {
        code,
        subject: Some(path.display().to_string()),
        detail: format!(
            "The starter atlas could not be laid down at “{}”: {error}. {remedy}",
            path.display()
        ),
    }
}

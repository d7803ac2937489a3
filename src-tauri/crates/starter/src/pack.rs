//! Packing the finished file, and unpacking it again.

use anyhow::{Context, Result};
use std::{
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::Path,
};

/// The strongest level that still unpacks at full speed.
const LEVEL: i32 = 19;

/// Packs `plain` into `packed` and gives its size in bytes. One thread, so that the bytes are always the same.
///
/// # Errors
/// When a file cannot be read or written.
pub fn pack(plain: &Path, packed: &Path) -> Result<u64> {
    let input = BufReader::new(File::open(plain).with_context(|| format!("opening {}", plain.display()))?);
    let file = File::create(packed).with_context(|| format!("creating {}", packed.display()))?;
    let mut encoder = zstd::Encoder::new(BufWriter::new(file), LEVEL)?;
    encoder.include_checksum(true)?;
    // The whole file is in view, so that equal pieces far apart are found.
    encoder.window_log(25)?;
    encoder.long_distance_matching(true)?;
    let mut input = input;
    std::io::copy(&mut input, &mut encoder)?;
    encoder.finish()?.flush()?;
    Ok(std::fs::metadata(packed)?.len())
}

/// Unpacks `packed` into `plain`.
///
/// # Errors
/// When the packed file is damaged or the disk is full.
pub fn unpack(packed: &[u8], plain: &Path) -> Result<()> {
    let mut file = BufWriter::new(File::create(plain).with_context(|| format!("creating {}", plain.display()))?);
    zstd::stream::copy_decode(packed, &mut file)?;
    file.flush()?;
    Ok(())
}

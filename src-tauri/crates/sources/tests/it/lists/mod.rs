//! Places that give lists and files: what they make of recorded answers, of tables we write, and of a server that answers.

mod boards;
mod catalogue;
mod files;
mod prices;
mod pulls;
mod snapshot;
mod spdx;
mod stand;
mod tables;
mod write;

use std::path::PathBuf;

/// A file of the recorded data; `None`, and a word about it, where they are not at hand.
fn shared(path: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared")).join(path);
    let found = std::fs::read(&path).ok();
    if found.is_none() {
        eprintln!("skipped: {} is not here", path.display());
    }
    found
}

/// Rows of a CSV file by the names of its columns; quotes may hold commas and doubled quotes, never line breaks.
fn csv(bytes: &[u8]) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut lines = text.lines().map(cells);
    let names = lines.next().unwrap_or_default();
    lines.map(|cells| names.iter().cloned().zip(cells).collect()).collect()
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

//! Names of PCI devices from the list that Linux distributions install.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
};

const PLACES: [&str; 3] = [
    "usr/share/misc/pci.ids",
    "usr/share/hwdata/pci.ids",
    "usr/share/pci.ids",
];
/// The list has 1.5 MB; a file of another size is something else.
const MOST_BYTES: u64 = 8 << 20;

/// The name of a device, as `vendor device`, from the list under `root`.
pub(super) fn name(root: &Path, vendor: &str, device: &str) -> Option<String> {
    let file = PLACES.iter().find_map(|place| File::open(root.join(place)).ok())?;
    let mut maker = None;
    for line in BufReader::new(file.take(MOST_BYTES)).split(b'\n') {
        let line = line.ok()?;
        let line = String::from_utf8_lossy(&line);
        match (&maker, line.strip_prefix('\t')) {
            (None, None) => maker = name_of(&line, vendor),
            (Some(maker), Some(part)) if !part.starts_with('\t') => {
                if let Some(device) = name_of(part, device) {
                    return Some(format!("{maker} {}", inner(&device)));
                }
            }
            (Some(maker), None) if !line.starts_with('#') => return Some(format!("{maker} {vendor}:{device}")),
            _ => {}
        }
    }
    None
}

fn name_of(line: &str, id: &str) -> Option<String> {
    let (found, name) = line.split_once("  ")?;
    found.eq_ignore_ascii_case(id).then(|| name.trim().to_owned())
}

/// `Navi 31 [Radeon RX 7900 XTX]` is sold as what stands in brackets.
fn inner(name: &str) -> &str {
    let sold = name.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
    sold.map_or(name, |(sold, _)| sold)
}

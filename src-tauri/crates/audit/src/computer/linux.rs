//! A computer with Linux: `/proc` and `/sys`.

use super::{Accelerator, Computer, MOST_CHIPS, SaidBy, pci};
use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

/// Read of one of the system's files at most.
const MOST_BYTES: u64 = 256 * 1024;
const AMD: &str = "1002";
const INTEL: &str = "8086";

/// The computer whose files lie under `root`, with the chips that NVIDIA's program named.
pub(super) fn computer(root: &Path, named: Vec<Accelerator>) -> Computer {
    let mut chips = named;
    if chips.is_empty() {
        chips = nvidia(root);
    }
    chips.extend(cards(root));
    Computer {
        memory_bytes: text(&root.join("proc/meminfo")).as_deref().and_then(memory),
        processor: text(&root.join("proc/cpuinfo")).as_deref().and_then(processor),
        chips,
    }
}

fn text(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// `MemTotal:       65699308 kB`
fn memory(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

/// `model name : …` of the first core; on ARM `Hardware : …`, where it is told.
fn processor(cpuinfo: &str) -> Option<String> {
    let told = |name: &str| {
        cpuinfo.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            (key.trim() == name).then(|| value.trim().to_owned())
        })
    };
    told("model name")
        .or_else(|| told("Hardware"))
        .filter(|name| !name.is_empty())
}

/// NVIDIA's driver without its program: names, no memory.
fn nvidia(root: &Path) -> Vec<Accelerator> {
    let mut chips = Vec::new();
    for folder in folders(&root.join("proc/driver/nvidia/gpus")) {
        let told = text(&folder.join("information")).unwrap_or_default();
        let name = told.lines().find_map(|line| line.strip_prefix("Model:"));
        if let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) {
            chips.push(Accelerator {
                name: name.to_owned(),
                memory_bytes: None,
                unified: false,
                said_by: SaidBy::Driver,
            });
        }
    }
    chips
}

/// Cards of AMD and Intel by their drivers. A card that has no memory of its own shares the computer's.
fn cards(root: &Path) -> Vec<Accelerator> {
    let mut chips = Vec::new();
    for card in folders(&root.join("sys/class/drm")) {
        let name = card.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let number = name.strip_prefix("card").unwrap_or_default();
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        chips.extend(card_chip(root, &card.join("device")));
    }
    chips
}

fn card_chip(root: &Path, device: &Path) -> Option<Accelerator> {
    let id = |file: &str| text(&device.join(file)).map(|text| text.trim_start_matches("0x").to_ascii_lowercase());
    let (vendor, model) = (id("vendor")?, id("device")?);
    if ![AMD, INTEL].contains(&vendor.as_str()) {
        return None;
    }
    let told = text(&device.join("product_name")).filter(|name| !name.is_empty());
    let name = told.or_else(|| pci::name(root, &vendor, &model));
    let maker = if vendor == AMD { "AMD" } else { "Intel" };
    let own: Option<u64> = text(&device.join("mem_info_vram_total")).and_then(|size| size.parse().ok());
    // A processor with graphics sets a little aside; a card has gigabytes of its own. Intel's driver tells of neither.
    let shared = own.is_some_and(|size| size <= 4 << 30) && text(&device.join("mem_info_gtt_total")).is_some();
    Some(Accelerator {
        name: name.unwrap_or_else(|| format!("{maker} {vendor}:{model}")),
        memory_bytes: own.filter(|size| *size > 0 && !shared),
        unified: shared,
        said_by: SaidBy::Driver,
    })
}

/// The folders in a folder, in the order of their names; at most as many as there are chips.
fn folders(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .take(MOST_CHIPS * 16)
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lay(root: &Path, path: &str, words: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, words).unwrap();
    }

    #[test]
    fn a_computer_is_read_from_its_files() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        lay(root, "proc/meminfo", "MemTotal:       65699308 kB\nMemFree: 1 kB\n");
        lay(root, "proc/cpuinfo", "processor : 0\nmodel name\t: AMD Ryzen 9 7950X\n");
        lay(
            root,
            "proc/driver/nvidia/gpus/0000:01:00.0/information",
            "Model: \t\t NVIDIA GeForce RTX 4090\nIRQ: 1\n",
        );
        lay(root, "sys/class/drm/card0/device/vendor", "0x1002\n");
        lay(root, "sys/class/drm/card0/device/device", "0x744c\n");
        lay(root, "sys/class/drm/card0/device/mem_info_vram_total", "25753026560\n");
        lay(root, "sys/class/drm/card0/device/mem_info_gtt_total", "33000000000\n");
        lay(root, "sys/class/drm/card0-DP-1/device/vendor", "0x1002\n");
        lay(root, "sys/class/drm/card1/device/vendor", "0x1234\n");
        lay(root, "sys/class/drm/card1/device/device", "0x1111\n");
        lay(
            root,
            "usr/share/misc/pci.ids",
            "# a list\n1001  Other\n\t744c  wrong\n1002  Advanced Micro Devices, Inc. [AMD/ATI]\n\t7448  Navi 31 [Radeon Pro W7900]\n\t744c  Navi 31 [Radeon RX 7900 XTX]\n\t\t1002 0001  below\n",
        );
        let got = computer(root, Vec::new());
        assert_eq!(got.memory_bytes, Some(65_699_308 * 1024));
        assert_eq!(got.processor.as_deref(), Some("AMD Ryzen 9 7950X"));
        let told: Vec<_> = got.chips.iter().map(|c| (c.name.as_str(), c.memory_bytes)).collect();
        assert_eq!(
            told,
            [
                ("NVIDIA GeForce RTX 4090", None),
                (
                    "Advanced Micro Devices, Inc. [AMD/ATI] Radeon RX 7900 XTX",
                    Some(25_753_026_560)
                ),
            ]
        );
    }

    #[test]
    fn a_processor_with_graphics_shares_its_memory_and_a_list_may_be_missing() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        lay(root, "sys/class/drm/card0/device/vendor", "0x1002\n");
        lay(root, "sys/class/drm/card0/device/device", "0x1586\n");
        lay(root, "sys/class/drm/card0/device/mem_info_vram_total", "536870912\n");
        lay(root, "sys/class/drm/card0/device/mem_info_gtt_total", "66000000000\n");
        let got = computer(root, Vec::new());
        assert_eq!(
            got.chips,
            [Accelerator {
                name: String::from("AMD 1002:1586"),
                memory_bytes: None,
                unified: true,
                said_by: SaidBy::Driver
            }]
        );
        assert_eq!((got.memory_bytes, got.processor), (None, None));
    }

    #[test]
    fn nonsense_in_the_systems_files_is_unknown() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        lay(root, "proc/meminfo", "MemTotal: 99999999999999999999999 kB");
        lay(root, "proc/cpuinfo", ": :\n\0\0\0");
        lay(root, "sys/class/drm/card0/device/vendor", "");
        assert_eq!(computer(root, Vec::new()), Computer::default());
    }
}

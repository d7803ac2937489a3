//! Chips: our own table with export status, and devices of a package for memory sizes that it does not hold.

use crate::{atlas_rows::AtlasRows, facts::ChipsFile, names::plain, packages::Packages, sources::Package};
use anyhow::{Context, Result};
use atlas::{Confidence, Day};
use std::collections::BTreeSet;
use store::write::{ChipExportRow, ChipRow, ExportRuleRow};

/// Shown on a model's page: one of each size that people and clouds have (facts in chips.toml).
const REFERENCE: [&str; 12] = [
    "nvidia-rtx-3060-12gb",
    "nvidia-rtx-4090",
    "nvidia-rtx-5090",
    "nvidia-l40s",
    "nvidia-a100-80gb",
    "nvidia-h100-sxm",
    "nvidia-h20",
    "nvidia-h200",
    "nvidia-b200",
    "amd-mi300x",
    "huawei-ascend-910b",
    "apple-m4-max",
];

/// Lays down chips, their export status, and the rules.
pub(crate) fn lay(packages: &Packages, file: &ChipsFile, rows: &mut AtlasRows) -> Result<()> {
    for rule in &file.export_rule {
        let row = ExportRuleRow {
            slug: rule.id.clone(),
            instrument: rule.instrument.clone(),
            effective: rule.effective,
            until: rule.until,
            citation: rule.citation.clone(),
            test: rule.test.clone(),
            effect: rule.effect.clone(),
            source_id: rows.sources.named(&rule.source, &file.as_of),
        };
        rows.rules.push(row);
    }
    for chip in &file.chip {
        let id = AtlasRows::next(&rows.chips);
        let source_id = rows.sources.named(&chip.source, &file.as_of);
        rows.chips.push(ChipRow {
            id,
            slug: chip.id.clone(),
            name: chip.name.clone(),
            maker: chip.maker.clone(),
            country: chip.country.clone(),
            kind: chip.kind.clone(),
            released: chip.released,
            memory_gb: chip.memory_gb,
            bandwidth_gb_s: chip.bandwidth_gb_s,
            fp16_tflops: chip.fp16_tflops,
            tpp: chip.tpp,
            tdp_w: chip.tdp_w,
            die_mm2: chip.die_mm2,
            reference: REFERENCE.contains(&chip.id.as_str()),
            source_id,
            confidence: chip.confidence,
        });
        for (status, place) in chip.export_status.iter().zip(1_u32..) {
            let row = ChipExportRow {
                chip_id: id,
                place,
                since: status.from,
                until: status.until,
                destination: status.destination.clone(),
                effect: status.effect.clone(),
                instrument: status.instrument.clone(),
                source_id: rows.sources.named(&status.source, &file.as_of),
                confidence: status.confidence,
            };
            rows.exports.push(row);
        }
    }
    let held = |slug: &str| file.chip.iter().any(|chip| chip.id == slug);
    let missing = REFERENCE.iter().find(|slug| !held(slug));
    anyhow::ensure!(missing.is_none(), "chips.toml lacks a chip of reference: {missing:?}");
    add_devices(packages, rows)
}

/// A device with one of its memory sizes.
#[derive(Debug, Clone, PartialEq)]
struct Device {
    vendor: &'static str,
    name: String,
    memory_gb: f64,
    variants: usize,
    tflops: Option<f64>,
    watts: Option<f64>,
    year: Option<u16>,
}

fn add_devices(packages: &Packages, rows: &mut AtlasRows) -> Result<()> {
    let source_id = rows.sources.package(&Package {
        name: "@huggingface/tasks 0.21.54 (hardware)",
        url: "https://github.com/huggingface/huggingface.js",
        licence: "MIT",
        as_of: "2026-11-23",
        gave: "memory, approximate speed, power and year of devices",
        credit: false,
    });
    let text = |name: &str| -> Result<String> {
        let bytes = packages.member("tasks", &format!("package/dist/esm/{name}"))?;
        String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8"))
    };
    let mut devices = devices(&text("hardware-nvidia.js")?, Some("NVIDIA"));
    devices.extend(self::devices(&text("hardware-amd.js")?, Some("AMD")));
    devices.extend(self::devices(&text("hardware.js")?, None));
    let held: BTreeSet<(String, u64)> = rows.chips.iter().map(|c| (bare(&c.name), whole(c.memory_gb))).collect();
    let mut slugs: BTreeSet<String> = rows.chips.iter().map(|c| c.slug.clone()).collect();
    for device in devices {
        if held.contains(&(bare(&device.name), whole(Some(device.memory_gb)))) {
            continue;
        }
        let row = device_row(AtlasRows::next(&rows.chips), &device, source_id);
        if slugs.insert(row.slug.clone()) {
            rows.chips.push(row);
        }
    }
    Ok(())
}

fn device_row(id: i64, device: &Device, source_id: i64) -> ChipRow {
    let vendor = if device.name.starts_with(device.vendor) {
        ""
    } else {
        device.vendor
    };
    let size = if device.variants > 1 {
        format!(" {} GB", device.memory_gb)
    } else {
        String::new()
    };
    let name = format!("{vendor} {}{size}", device.name).trim().to_owned();
    ChipRow {
        id,
        slug: plain(&name).replace('.', "-"),
        name,
        maker: device.vendor.to_owned(),
        country: Some(String::from("US")),
        kind: kind(device).to_owned(),
        released: device.year.and_then(|year| year.to_string().parse::<Day>().ok()),
        memory_gb: Some(device.memory_gb),
        bandwidth_gb_s: None,
        fp16_tflops: device.tflops,
        tpp: None,
        tdp_w: device.watts,
        die_mm2: None,
        reference: false,
        source_id,
        confidence: Confidence::Medium,
    }
}

/// What a device is for, as its name tells.
fn kind(device: &Device) -> &'static str {
    let name = device.name.to_uppercase();
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if device.vendor == "Apple" || any(&["JETSON", "RYZEN AI", "STRIX", "SPARK", "GB10", "MOBILE SHARED"]) {
        return "unified";
    }
    if any(&[
        "RTX PRO",
        "RTX A",
        "QUADRO",
        " ADA",
        "ARC PRO",
        "ARC B50",
        "ARC B60",
        "RADEON PRO",
        "AI PRO",
        "TITAN",
    ]) {
        return "workstation";
    }
    if any(&["RTX", "GTX", "RX ", "ARC ", "RADEON", "MX "]) {
        return "consumer";
    }
    "datacenter"
}

/// A name without its vendor's words and its size, to see that two lists mean one device.
fn bare(name: &str) -> String {
    let plain = plain(name);
    let dropped = [
        "nvidia", "amd", "intel", "instinct", "geforce", "radeon", "sxm", "pcie", "gb", "apple", "per", "gpu",
    ];
    let words = plain
        .split('-')
        .filter(|w| !dropped.contains(w))
        .filter(|w| !is_memory(w));
    words.collect::<Vec<_>>().concat()
}

/// Whether the word is a size of memory such as `80`, which no bare model number of two or three digits is here.
fn is_memory(word: &str) -> bool {
    [
        "8", "10", "12", "16", "20", "24", "32", "40", "48", "64", "80", "94", "96", "128", "141", "192",
    ]
    .contains(&word)
}

fn whole(memory_gb: Option<f64>) -> u64 {
    memory_gb.map_or(0, |gb| gb.round() as u64)
}

/// Reads the package's tables: `name: {`, `tflops: 1.5,`, `memory: [8, 16],`, `power: 75,`, `releaseYear: 2022,`.
/// In the file with several vendors their names stand above the devices; processors without memory of their own are
/// left out.
fn devices(text: &str, vendor: Option<&'static str>) -> Vec<Device> {
    let mut found = Vec::new();
    let mut vendor = vendor;
    let mut name = String::new();
    let mut memory: Vec<f64> = Vec::new();
    let (mut tflops, mut watts, mut year) = (None, None, None);
    for line in text.lines().map(str::trim) {
        if let Some(title) = line.strip_suffix(": {") {
            let title = title.trim_matches('"');
            vendor = named_vendor(title).unwrap_or(vendor);
            name = title.to_owned();
            (memory, tflops, watts, year) = (Vec::new(), None, None, None);
        } else if let Some((key, value)) = line.trim_end_matches(',').split_once(": ") {
            let number = value.replace('_', "").parse::<f64>().ok();
            match key {
                "tflops" => tflops = number,
                "power" => watts = number,
                "releaseYear" => year = number.map(|n| n as u16),
                "memory" => memory = sizes(value),
                _ => {}
            }
        } else if line.starts_with('}') && !memory.is_empty() {
            let variants = memory.len();
            if let Some(vendor) = vendor {
                let device = |memory_gb| Device {
                    vendor,
                    name: name.clone(),
                    memory_gb,
                    variants,
                    tflops,
                    watts,
                    year,
                };
                found.extend(memory.drain(..).map(device));
            }
        }
    }
    found
}

/// The vendor whose devices follow, where the title is one; `Some(None)` for vendors that are left out.
fn named_vendor(title: &str) -> Option<Option<&'static str>> {
    match title {
        "INTEL" => Some(Some("Intel")),
        "Apple Silicon" => Some(Some("Apple")),
        "QUALCOMM" | "CPU" | "Intel" | "AMD" => Some(None),
        _ => None,
    }
}

/// `[8, 16]`, or a list that has a name in the file: integrated graphics, whose memory is the machine's.
fn sizes(value: &str) -> Vec<f64> {
    let list = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    list.map(|list| list.split(',').filter_map(|n| n.trim().parse().ok()).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_read_off_the_packages_tables() {
        let text = "export const SKUS = {\n  GPU: {\n    INTEL: {\n      \"Arc A770\": {\n        tflops: 39.32,\n        \
                    memory: [8, 16],\n        power: 225,\n        releaseYear: 2022,\n      },\n    },\n  },\n  CPU: {\n    \
                    Intel: {\n      \"Xeon\": {\n        tflops: 1.3,\n      },\n    },\n  },\n  \"Apple Silicon\": {\n    \
                    \"-\": {\n      \"Apple M4\": {\n        memory: [16],\n      },\n    },\n  },\n};";
        let found: Vec<(&str, String, f64)> = devices(text, None)
            .into_iter()
            .map(|d| (d.vendor, d.name, d.memory_gb))
            .collect();
        assert_eq!(
            found,
            [
                ("Intel", String::from("Arc A770"), 8.0),
                ("Intel", String::from("Arc A770"), 16.0),
                ("Apple", String::from("Apple M4"), 16.0),
            ]
        );
    }

    #[test]
    fn two_spellings_of_one_device_are_one() {
        for (one, other) in [
            ("NVIDIA H100 SXM 80 GB", "H100"),
            ("NVIDIA GeForce RTX 4090", "RTX 4090"),
            ("AMD Radeon RX 7900 XTX", "RX 7900 XTX"),
            ("NVIDIA GeForce RTX 3060 12 GB", "RTX 3060"),
        ] {
            assert_eq!(bare(one), bare(other));
        }
        assert_ne!(bare("NVIDIA L4"), bare("NVIDIA L40"));
        assert_ne!(bare("NVIDIA GeForce RTX 4090 D"), bare("RTX 4090"));
    }
}

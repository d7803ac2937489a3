//! The chips of a computer among those of the atlas.

use crate::{
    Catalogue, Footnotes, Result,
    view::{HereChip, HerePage},
};
use atlas::Confidence;
use store::read::chips::{self, Chip};

/// A chip of the computer that somebody looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detected {
    /// Its name as the system has it.
    pub name: String,
    /// Memory of its own in bytes.
    pub memory_bytes: Option<u64>,
    /// It shares the computer's memory.
    pub unified: bool,
    /// Who said so, as a key.
    pub said_by: &'static str,
}

/// A computer that somebody looked at: the catalogue looks at none itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Computer {
    /// Memory in bytes.
    pub memory_bytes: Option<u64>,
    /// Name of the processor.
    pub processor: Option<String>,
    /// Its chips.
    pub chips: Vec<Detected>,
}

/// Chips alike.
pub(crate) struct Group<'a> {
    pub(crate) chip: &'a Detected,
    pub(crate) count: u32,
}

impl Computer {
    /// Its chips, those alike together, in the order in which they were found.
    pub(crate) fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for chip in &self.chips {
            match groups.iter_mut().find(|group| group.chip == chip) {
                Some(group) => group.count += 1,
                None => groups.push(Group { chip, count: 1 }),
            }
        }
        groups
    }
}

impl Catalogue {
    /// A computer's chips, each with the atlas's chip that bears its name.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn here(&self, computer: &Computer) -> Result<HerePage> {
        let known = chips::list(&self.reader).await?;
        let mut notes = Footnotes::default();
        let rows = computer.groups().into_iter().map(|group| {
            let memory = group
                .chip
                .memory_bytes
                .or(computer.memory_bytes.filter(|_| group.chip.unified));
            let found = named(&known, &group.chip.name, memory);
            HereChip {
                words: group.chip.name.clone(),
                count: group.count,
                memory_bytes: memory,
                unified: group.chip.unified,
                said_by: group.chip.said_by.to_owned(),
                chip: found.map(|(chip, _)| chip.slug.clone()),
                name: found.map(|(chip, _)| chip.name.clone()),
                confidence: found.map(|(_, sure)| sure),
                memory_gb: found.and_then(|(chip, _)| chip.memory_gb).filter(|_| memory.is_none()),
                source: found.map(|(chip, _)| notes.number(chip.source_id)),
            }
        });
        Ok(HerePage {
            memory_bytes: computer.memory_bytes,
            processor: computer.processor.clone(),
            chips: rows.collect(),
            sources: notes.rows(&self.reader).await?,
        })
    }
}

/// The chip of this name: of several sizes the one whose memory is told, within a tenth; without memory only where there
/// is one of the name.
pub(crate) fn named<'a>(known: &'a [Chip], name: &str, memory_bytes: Option<u64>) -> Option<(&'a Chip, Confidence)> {
    let wanted = bare(name);
    if wanted.is_empty() {
        return None;
    }
    let alike: Vec<&Chip> = known.iter().filter(|chip| bare(&chip.name) == wanted).collect();
    if let Some(bytes) = memory_bytes {
        let near = |chip: &&&Chip| chip.memory_gb.is_some_and(|gb| off(gb, bytes) <= 0.1);
        let best = alike
            .iter()
            .filter(near)
            .min_by(|a, b| f64::total_cmp(&distance(a, bytes), &distance(b, bytes)));
        return best.map(|chip| (*chip, Confidence::High));
    }
    match alike.as_slice() {
        [only] => Some((only, Confidence::Medium)),
        _ => None,
    }
}

fn distance(chip: &Chip, bytes: u64) -> f64 {
    chip.memory_gb.map_or(f64::INFINITY, |gb| off(gb, bytes))
}

/// How far a memory is from so many GB. Makers mean 10⁹ bytes by a GB, or 2³⁰: the nearer counts.
#[expect(clippy::cast_precision_loss, reason = "memories stay far below 2^53")]
fn off(gb: f64, bytes: u64) -> f64 {
    let share = |unit: f64| (bytes as f64 / (gb * unit) - 1.0).abs();
    share(1e9).min(share(1_073_741_824.0))
}

/// Words that makers put around a chip's name, and sizes, do not tell chips apart; "Laptop" and "Mobile" say the same.
fn bare(name: &str) -> String {
    const AROUND: &[&str] = &[
        "nvidia",
        "geforce",
        "amd",
        "ati",
        "advanced",
        "micro",
        "devices",
        "inc",
        "intel",
        "corporation",
        "apple",
        "graphics",
        "gpu",
        "radeon",
        "instinct",
        "quadro",
        "tesla",
        "tm",
        "r",
        "laptop",
        "mobile",
        "gb",
        "per",
    ];
    let folded = name.to_lowercase();
    let mobile = folded.contains("laptop") || folded.contains("mobile");
    let spaced = folded.replace("gb", " gb ").replace("(tm)", " ").replace("(r)", " ");
    let words: Vec<&str> = spaced
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut left: Vec<&str> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let size = words.get(place + 1) == Some(&"gb") && word.parse::<u32>().is_ok();
        if !size && !AROUND.contains(word) {
            left.push(word);
        }
    }
    if mobile {
        left.push("mobile");
    }
    left.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chip(id: i64, name: &str, gb: f64) -> Chip {
        Chip {
            id,
            slug: name.to_lowercase().replace(' ', "-"),
            name: name.to_owned(),
            maker: String::new(),
            country: None,
            kind: String::from("consumer"),
            released: None,
            memory_gb: Some(gb),
            bandwidth_gb_s: None,
            fp16_tflops: None,
            tpp: None,
            tdp_w: None,
            reference: false,
            source_id: 1,
            confidence: Confidence::High,
        }
    }

    #[test]
    fn a_chip_is_known_by_its_bare_name_and_its_memory() {
        let known = [
            chip(1, "NVIDIA RTX 3080 10 GB", 10.0),
            chip(2, "NVIDIA RTX 3080 12 GB", 12.0),
            chip(3, "NVIDIA GeForce RTX 4090", 24.0),
            chip(4, "NVIDIA RTX 4060 Laptop", 8.0),
            chip(5, "NVIDIA RTX 4060", 8.0),
            chip(6, "AMD RX 7900 XTX", 24.0),
            chip(7, "Apple M2 Max 32 GB", 32.0),
            chip(8, "Apple M2 Max 64 GB", 64.0),
        ];
        let check = |name: &str, memory: Option<u64>, expected: Option<i64>| {
            assert_eq!(named(&known, name, memory).map(|(chip, _)| chip.id), expected, "{name}");
        };
        check("NVIDIA GeForce RTX 4090", Some(24_564 << 20), Some(3));
        check("NVIDIA GeForce RTX 3080", Some(10_240 << 20), Some(1));
        check("NVIDIA GeForce RTX 3080", Some(12_288 << 20), Some(2));
        check("NVIDIA GeForce RTX 3080", None, None);
        check("NVIDIA GeForce RTX 4060 Laptop GPU", Some(8_188 << 20), Some(4));
        check("NVIDIA GeForce RTX 4060", Some(8_188 << 20), Some(5));
        check(
            "Advanced Micro Devices, Inc. [AMD/ATI] Radeon RX 7900 XTX",
            Some(25_753_026_560),
            Some(6),
        );
        check("Apple M2 Max", Some(64 << 30), Some(8));
        check("NVIDIA GeForce RTX 4090", Some(48 << 30), None);
        check("NVIDIA", Some(1), None);
    }
}

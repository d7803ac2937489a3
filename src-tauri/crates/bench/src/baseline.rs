//! The recorded figures: `bench/baseline.json`, with the machine they come from. Only ratios are compared.

use crate::report::{RivalFigures, Size};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

const PATH: &str = "bench/baseline.json";
/// A ratio may fall to this share of the recorded one before it counts as lost; machines and their neighbours differ.
const BOUND: f64 = 0.33;

#[derive(Serialize, Deserialize)]
struct Baseline {
    machine: Machine,
    sizes: Vec<Size>,
}

#[derive(Serialize, Deserialize)]
struct Machine {
    system: String,
    processor: String,
    cores: usize,
}

/// Fails when our lead over a plain engine in this run is far below the recorded one.
pub(crate) fn check(measured: &[Size]) -> Result<()> {
    let text = std::fs::read_to_string(PATH).with_context(|| format!("reading {PATH}; make it with --write"))?;
    let recorded: Baseline = serde_json::from_str(&text).with_context(|| format!("reading {PATH}"))?;
    for size in measured {
        let Some(known) = recorded.sizes.iter().find(|s| s.models == size.models) else {
            eprintln!("{} models: nothing recorded to compare with", size.models);
            continue;
        };
        for rival in &size.rivals {
            if let Some(then) = known.rivals.iter().find(|other| other.name == rival.name) {
                lead_is_kept(size.models, rival, then)?;
            }
        }
    }
    eprintln!("the lead is as recorded");
    Ok(())
}

fn lead_is_kept(models: usize, now: &RivalFigures, then: &RivalFigures) -> Result<()> {
    for (place, now_is, then_was) in [
        ("p50", now.ratio_p50, then.ratio_p50),
        ("p99", now.ratio_p99, then.ratio_p99),
    ] {
        if now_is < then_was * BOUND {
            bail!(
                "{models} models: {} takes {now_is:.1} times as long at {place}; recorded are {then_was:.1}",
                now.name
            );
        }
    }
    Ok(())
}

/// Records this run beside what is known of other sizes.
pub(crate) fn write(measured: &[Size]) -> Result<()> {
    let known = std::fs::read_to_string(PATH).ok();
    let known: Option<Baseline> = known.and_then(|text| serde_json::from_str(&text).ok());
    let others = known.into_iter().flat_map(|known| known.sizes);
    let mut sizes: Vec<Size> = others
        .filter(|size| measured.iter().all(|new| new.models != size.models))
        .chain(measured.iter().cloned())
        .collect();
    sizes.sort_by_key(|size| size.models);
    let baseline = Baseline {
        machine: machine(),
        sizes,
    };
    std::fs::create_dir_all("bench")?;
    std::fs::write(PATH, serde_json::to_string_pretty(&baseline)? + "\n").with_context(|| format!("writing {PATH}"))
}

fn machine() -> Machine {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let named = processors
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .unwrap_or_default();
    Machine {
        system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        processor: named.trim_start_matches([' ', '\t', ':']).to_owned(),
        cores: std::thread::available_parallelism().map_or(1, usize::from),
    }
}

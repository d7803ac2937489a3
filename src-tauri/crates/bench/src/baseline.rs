//! The recorded figures: `bench/baseline.json`, with the machine they come from. Only ratios are compared.

use crate::report::Size;
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

/// Fails when our lead over FTS5 in this run is far below the recorded one.
pub(crate) fn check(measured: &[Size]) -> Result<()> {
    let text = std::fs::read_to_string(PATH).with_context(|| format!("reading {PATH}; make it with --write"))?;
    let recorded: Baseline = serde_json::from_str(&text).with_context(|| format!("reading {PATH}"))?;
    for size in measured {
        let Some(known) = recorded.sizes.iter().find(|s| s.models == size.models) else {
            eprintln!("{} models: nothing recorded to compare with", size.models);
            continue;
        };
        for (name, now, then) in [
            ("p50", size.ratio_p50, known.ratio_p50),
            ("p99", size.ratio_p99, known.ratio_p99),
        ] {
            if now < then * BOUND {
                bail!(
                    "{} models: FTS5 takes {now:.1} times as long at {name}; recorded are {then:.1}",
                    size.models
                );
            }
        }
    }
    eprintln!("the lead is as recorded");
    Ok(())
}

/// Records this run.
pub(crate) fn write(measured: &[Size]) -> Result<()> {
    let baseline = Baseline {
        machine: machine(),
        sizes: measured.to_vec(),
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

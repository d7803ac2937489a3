//! A whole Hub taken in: `bench sync [--models 1000000]`. From the Hub's JSON over loopback to rows, then settled, then
//! searchable; how many models a second, and how much memory the syncing process had at its peak.
//!
//! The test Hub runs in this process and the sync in another, so that the memory is the sync's own.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use testkit::{
    Round,
    hub::{Options, TestHub},
};

const LOOK: Duration = Duration::from_millis(50);

/// What the bench starts itself as: one sync of a folder.
pub(crate) async fn crawl(folder: &Path, url: &str) -> Result<()> {
    let mut round = Round::new(folder, url, &["hub"]);
    round.limits = Default::default();
    let came = round.make().await?;
    let place = came.place("hub");
    if place.fault.is_some() {
        bail!("{place:?}");
    }
    Ok(())
}

/// Measures and says.
pub(crate) async fn measure(models: usize) -> Result<()> {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let folder = Path::new(&target).join("bench").join(format!("sync-{models}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder)?;
    let hub = TestHub::start(Options {
        models,
        ..Options::default()
    })?;
    let child = Command::new(std::env::current_exe()?)
        .arg("--crawl")
        .arg(&folder)
        .arg(&hub.url)
        .stdout(Stdio::null())
        .spawn()?;
    let told = watch(child, &hub)?;
    let opening = Instant::now();
    let opened = crate::ours::open_anew(&folder).await?;
    let report = json!({
        "models": models,
        "searchable": opened.repos.len(),
        "requests": hub.asked(),
        "full_pass_s": told.full.as_secs_f64(),
        "models_per_s_full_pass": rate(models, told.full),
        "all_walks_s": told.pulled.as_secs_f64(),
        "settled_s": (told.ended - told.pulled).as_secs_f64(),
        "index_s": opening.elapsed().as_secs_f64(),
        "models_per_s_json_to_searchable": rate(models, told.ended + opening.elapsed()),
        "peak_rss_mib": told.peak_kib / 1024,
        "peak_rss_while_fetching_mib": told.fetching_kib / 1024,
        "atlas_mib": std::fs::metadata(folder.join("atlas.db"))?.len() >> 20,
    });
    eprintln!("{}", serde_json::to_string_pretty(&report)?);
    check(&report, models)
}

/// What a rate is worth: all of them arrived.
fn check(report: &Value, models: usize) -> Result<()> {
    if report["searchable"] != json!(models) {
        bail!("{} models are searchable, not {models}", report["searchable"]);
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "counts of models fit")]
fn rate(models: usize, taken: Duration) -> f64 {
    (models as f64 / taken.as_secs_f64()).round()
}

struct Watched {
    /// Until the whole list had been read.
    full: Duration,
    /// Until the last answer of the Hub.
    pulled: Duration,
    ended: Duration,
    peak_kib: u64,
    /// Until the last answer of the Hub.
    fetching_kib: u64,
}

/// Looks on while the sync runs.
fn watch(mut child: Child, hub: &TestHub) -> Result<Watched> {
    let began = Instant::now();
    let mut watched = Watched {
        full: Duration::ZERO,
        pulled: Duration::ZERO,
        ended: Duration::ZERO,
        peak_kib: 0,
        fetching_kib: 0,
    };
    let mut asked = 0;
    loop {
        let now = hub.asked();
        if now != asked {
            asked = now;
            watched.pulled = began.elapsed();
            watched.fetching_kib = watched.peak_kib;
            if hub.last().is_some_and(|target| target.contains("sort=createdAt")) {
                watched.full = began.elapsed();
            }
        }
        watched.peak_kib = peak(child.id()).unwrap_or(watched.peak_kib);
        if let Some(status) = child.try_wait()? {
            watched.ended = began.elapsed();
            return if status.success() {
                Ok(watched)
            } else {
                bail!("the sync ended with {status}")
            };
        }
        std::thread::sleep(LOOK);
    }
}

/// The most memory a process has had, where the system says so.
pub(crate) fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

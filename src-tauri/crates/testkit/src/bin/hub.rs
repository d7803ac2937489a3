//! Serves a test Hub until it is ended: `cargo xtask hub --models 20000 --churn 50 --fault status=504@/api/models+2x3`.

use anyhow::{Context as _, Result, bail};
use std::path::Path;
use testkit::hub::{Fault, Options, TestHub};

fn main() -> Result<()> {
    let (options, faults) = read(std::env::args().skip(1))?;
    let hub = TestHub::start(options).context("no Hub could be started")?;
    faults.into_iter().for_each(|fault| hub.fault(fault));
    eprintln!(
        "{} models of the test Hub at {}\n\n  HF_ENDPOINT={} …\n  baimo sync --endpoint hub={}\n\nCtrl-C ends it.",
        hub.models(),
        hub.url,
        hub.url,
        hub.url
    );
    loop {
        std::thread::park();
    }
}

fn read(mut args: impl Iterator<Item = String>) -> Result<(Options, Vec<Fault>)> {
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/wire/hf/recorded");
    let mut options = Options {
        port: 8899,
        models: 20_000,
        recorded: recorded.is_dir().then_some(recorded),
        ..Options::default()
    };
    let mut faults = Vec::new();
    while let Some(name) = args.next() {
        let value = args.next().with_context(|| format!("{name} wants a value"))?;
        match name.as_str() {
            "--models" => options.models = value.parse().context("--models")?,
            "--seed" => options.seed = value.parse().context("--seed")?,
            "--port" => options.port = value.parse().context("--port")?,
            "--churn" => options.churn = value.parse().context("--churn")?,
            "--page" => options.page = value.parse().context("--page")?,
            "--quota" => options.quota.api = value.parse().context("--quota")?,
            "--token" => options.token = Some(value),
            "--fault" => faults.push(value.parse().map_err(anyhow::Error::msg)?),
            _ => bail!("{name} is none of --models --seed --port --churn --page --quota --token --fault"),
        }
    }
    Ok((options, faults))
}

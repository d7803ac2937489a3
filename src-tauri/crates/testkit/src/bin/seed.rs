//! Makes a data folder with a generated atlas: `seed --models N --out DIR [--seed S]`.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (mut models, mut out, mut seed) = (None, None, 1);
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args.next().with_context(|| format!("{name} needs a value"))?;
        let number = || {
            value
                .replace(['_', ','], "")
                .parse::<u64>()
                .with_context(|| format!("{value} is no number"))
        };
        match name.as_str() {
            "--models" => models = Some(usize::try_from(number()?)?),
            "--seed" => seed = number()?,
            "--out" => out = Some(PathBuf::from(&value)),
            _ => bail!("usage: seed --models N --out DIR [--seed S]"),
        }
    }
    let (Some(models), Some(out)) = (models, out) else {
        bail!("usage: seed --models N --out DIR [--seed S]");
    };
    let seeded = testkit::seed(&out, seed, models).await?;
    eprintln!(
        "{}: {} models, {} owners, {} edges",
        out.display(),
        seeded.models,
        seeded.owners,
        seeded.edges
    );
    Ok(())
}

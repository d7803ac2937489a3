//! One sync of a data folder against a test Hub, in a process that can be killed: `crawl FOLDER URL PLACE,PLACE`. Says the
//! digest at the end.

use anyhow::{Context as _, Result};
use std::{io::Write as _, path::Path};
use testkit::Round;

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let mut next = || args.next().context("usage: crawl FOLDER URL PLACE,PLACE");
    let (folder, url, places) = (next()?, next()?, next()?);
    let places: Vec<&str> = places.split(',').filter(|place| !place.is_empty()).collect();
    let came = Round::new(Path::new(&folder), &url, &places).make().await?;
    let digest = serde_json::to_string(&came.digest)?;
    writeln!(std::io::stdout(), "{digest}")?;
    Ok(())
}

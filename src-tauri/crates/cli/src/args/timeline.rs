//! What the timeline takes.

use atlas::Day;
use clap::Args;

/// `baimo timeline`
#[derive(Debug, Args)]
pub(crate) struct Timeline {
    /// From this day on
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<Day>,
    /// Until this day; nothing later is told or counted
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<Day>,
    /// Only events of this kind
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Only events in which a maker of this country took part (two letters)
    #[arg(long, value_name = "CODE")]
    pub(crate) country: Option<String>,
    /// Count only models that are neither descendants nor copies
    #[arg(long)]
    pub(crate) original: bool,
}

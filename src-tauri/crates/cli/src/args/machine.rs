//! What may be typed after `baimo audit`, `baimo chips` and `baimo memory`.

use atlas::Day;
use clap::{Args as Group, ValueEnum};
use std::path::PathBuf;

const AFTER: &str = "Exit codes besides the usual: 11 the policy denies a model · 10 it asks about one (--fail-on ask) · \
12 a licence is unknown (--fail-on unknown) · 9 with --fail-on: not everything could be looked at · 130 cancelled.\n\
Files are read and never changed, run or sent anywhere. This is no legal advice.";

/// An audit of this machine.
#[derive(Debug, Group)]
#[command(after_help = AFTER)]
pub(crate) struct Audit {
    /// Folders or model files to look at besides the stores of the Hub's client, Ollama and LM Studio
    pub(crate) folders: Vec<PathBuf>,
    /// Look into no store, only into the folders
    #[arg(long)]
    pub(crate) no_stores: bool,
    /// Read every file whole for its SHA-256
    #[arg(long)]
    pub(crate) hash: bool,
    /// What to print or write
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Write it to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// A policy to go by in the place of the one that is kept
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    /// End with an exit code of its own for these; what the policy denies always counts
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',')]
    pub(crate) fail_on: Vec<FailOn>,
}

/// How an audit is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Table,
    /// As it crosses the counter
    Json,
    /// For a spreadsheet
    Csv,
    /// CycloneDX 1.6, machine-learning bill of materials
    Cyclonedx,
    /// SPDX 3.0.1 with the AI profile
    Spdx,
    /// A report to print
    Html,
}

/// What an audit fails on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// A model the policy denies
    Deny,
    /// A model the policy asks about
    Ask,
    /// A model whose licence in the end is unknown
    Unknown,
}

/// Chips.
#[derive(Debug, Group)]
pub(crate) struct Chips {
    /// Only chips that match
    pub(crate) query: Option<String>,
    /// datacenter, workstation, consumer or unified
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// The export status as of this day; else of today
    #[arg(long, value_name = "DAY")]
    pub(crate) at: Option<Day>,
    /// The chips of this computer instead, as its system and drivers tell of them
    #[arg(long, conflicts_with_all = ["query", "kind", "at"])]
    pub(crate) here: bool,
}

/// What a model needs to run.
#[derive(Debug, Group)]
pub(crate) struct Memory {
    /// Its id, such as Qwen/Qwen2-72B-Instruct
    pub(crate) id: String,
    /// Only this precision for the chips and the working: bf16, q8_0, q6_k, q5_k_m, q4_k_m, iq4_xs, q3_k_m, q2_k
    #[arg(long, value_name = "PRECISION")]
    pub(crate) precision: Option<String>,
    /// Tokens of a request; else 8,192, or what the model can where that is less
    #[arg(long, value_name = "TOKENS", default_value_t = 0, hide_default_value = true)]
    pub(crate) context: u64,
    /// Requests at once
    #[arg(long, value_name = "REQUESTS", default_value_t = 1)]
    pub(crate) batch: u32,
    /// What the cache is kept in: f16, q8_0, q4_0
    #[arg(long, value_name = "PRECISION")]
    pub(crate) cache: Option<String>,
    /// Hold a low-rank adapter of this rank beside the weights
    #[arg(long, value_name = "RANK")]
    pub(crate) adapter: Option<u32>,
    /// Rows of the list of chips, for people; JSON has them all
    #[arg(long, value_name = "ROWS", default_value_t = 16)]
    pub(crate) limit: usize,
}

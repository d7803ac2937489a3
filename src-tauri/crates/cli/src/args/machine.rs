//! What may be typed after `baimo audit`.

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

//! What may be typed after `baimo claim` and `baimo share`.

use atlas::Day;
use clap::{Args as Group, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What can be done with claims.
#[derive(Debug, Subcommand)]
pub(crate) enum Claim {
    /// List the claims you keep, with their answers
    List,
    /// Show a kept claim: its figure under each definition, the rows behind it, earlier answers
    Show {
        /// Its number
        id: String,
    },
    /// Weigh a claim, a kept one by its number, or all that are kept. Exit code 0: it holds; 10: it depends on the
    /// definition or the day; 11: it does not hold; 12: nobody knows, or nothing could decide it
    #[command(verbatim_doc_comment)]
    Verify {
        /// A number, or text such as "count country CN in top 10 of open-llm-v2 at 2024-08-19 is 5"; else all kept ones
        claim: Option<String>,
        /// As of this day in the place of its own
        #[arg(long)]
        at: Option<Day>,
    },
    /// Keep a claim; undo takes it back
    New {
        /// The claim in the language of claims
        text: String,
        /// The sentence it stands for, word for word
        #[arg(long, default_value = "")]
        sentence: String,
        /// Where it was said
        #[arg(long)]
        said_in: Option<String>,
        /// When it was said
        #[arg(long)]
        said_on: Option<Day>,
    },
    /// Remove a kept claim; undo brings it back
    Remove {
        /// Its number
        id: String,
    },
    /// Look for sentences in a text that could be claims; they are offered, never asserted
    Recognise {
        /// A file of plain text; - reads standard input
        file: PathBuf,
        /// When the text was published
        #[arg(long)]
        published: Option<Day>,
    },
    /// Cite a kept claim with the hash of its answer
    Cite {
        /// Its number
        id: String,
        /// How
        #[arg(long, value_enum, default_value_t = Form::Text)]
        form: Form,
    },
    /// Write kept claims as a file
    Export {
        /// The file; without it, or with -, to standard output
        file: Option<PathBuf>,
    },
    /// Take in claims from a file beside those that are here; undo takes it back
    Import {
        /// The file; - reads standard input
        file: PathBuf,
    },
    /// Walk through the article Baimo began with, statement by statement
    Tour,
    /// List the definitions by which is counted
    Definitions,
}

/// Forms of a citation.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    /// A sentence
    Text,
    /// For LaTeX
    Bibtex,
    /// CSL-JSON, for citation programs
    Csl,
}

/// A share.
#[derive(Debug, Group)]
pub(crate) struct Share {
    /// A board's key, or models, downloads, derivatives
    pub(crate) whole: String,
    /// With a board: the first so many rows; else all
    #[arg(long)]
    pub(crate) top: Option<u32>,
    /// By country, maker, licence, openness or size
    #[arg(long, value_enum, default_value_t = By::Country)]
    pub(crate) by: By,
    /// The definition to count under; `baimo claim definitions` lists them
    #[arg(long, value_name = "ID")]
    pub(crate) under: Option<String>,
    /// As of this day
    #[arg(long)]
    pub(crate) at: Option<Day>,
    /// With models: only those whose repositories were made from this day on
    #[arg(long, value_name = "DAY")]
    pub(crate) since: Option<Day>,
}

/// By what a share is parted.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum By {
    /// Seat
    Country,
    /// Maker
    Maker,
    /// Licence
    Licence,
    /// Openness
    Openness,
    /// Band of parameters
    Size,
}

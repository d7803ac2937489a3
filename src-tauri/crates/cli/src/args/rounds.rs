//! What may be typed after `baimo sync`.

use clap::{Args as Group, Subcommand, ValueEnum};
use std::path::PathBuf;

const AFTER: &str = "Ctrl-C ends a sync: what was taken in stays, and the next one goes on from there. Pressed twice, the \
program ends at once; nothing is lost by that either.\nHF_ENDPOINT and HF_TOKEN are honoured.\nExit codes: 0 done · 8 another \
sync is running · 9 a place was not done, or a drop waits for a decision · 130 cancelled.";

/// A sync, or what can be asked about syncing.
#[derive(Debug, Group)]
#[command(args_conflicts_with_subcommands = true, after_help = AFTER)]
pub(crate) struct Sync {
    /// Something else than a sync
    #[command(subcommand)]
    pub(crate) part: Option<Part>,
    /// Only say what a sync would come to; no connection is opened
    #[arg(long)]
    pub(crate) plan: bool,
    /// Only these places, due or not: hub, modelscope, open_llm, arena, arena_catalog, openrouter, models_dev, litellm, spdx, licence_files, cards
    #[arg(long, value_name = "PLACES", value_delimiter = ',')]
    pub(crate) place: Vec<String>,
    /// As if the places had never been visited
    #[arg(long)]
    pub(crate) afresh: bool,
    /// Believe it when a place suddenly has more than a fifth fewer models, instead of asking
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) wish: Wish,
}

/// How to sync: for one run, or from now on.
#[derive(Debug, Clone, Group)]
pub(crate) struct Wish {
    /// How much of the Hub: the models that people use, with cards and licence files, or all of them in lean rows
    #[arg(long, value_enum)]
    pub(crate) scope: Option<Scope>,
    /// Model cards and licence files at most, up to 50,000
    #[arg(long, value_name = "N")]
    pub(crate) files: Option<u32>,
    /// A mirror for a place, such as `hub=https://hf-mirror.com`; an empty address goes back to the place's own
    #[arg(long, value_name = "PLACE=URL")]
    pub(crate) endpoint: Vec<Endpoint>,
    /// none, system, or an address: http://…, https://…, socks5://…, socks5h://…
    #[arg(long, value_name = "PROXY")]
    pub(crate) proxy: Option<String>,
}

impl Wish {
    /// Whether anything is wished.
    pub(crate) fn is_empty(&self) -> bool {
        self.scope.is_none() && self.files.is_none() && self.endpoint.is_empty() && self.proxy.is_none()
    }
}

/// How much of the Hub.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Scope {
    /// The models that people use
    Core,
    /// All of them
    Everything,
}

/// An address for a place.
#[derive(Debug, Clone)]
pub(crate) struct Endpoint {
    pub(crate) place: String,
    /// Nothing: the place's own.
    pub(crate) url: Option<String>,
}

impl std::str::FromStr for Endpoint {
    type Err = &'static str;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let (place, url) = typed
            .split_once('=')
            .ok_or("a place and an address, such as hub=https://hf-mirror.com")?;
        Ok(Self {
            place: place.trim().to_owned(),
            url: Some(url.trim()).filter(|url| !url.is_empty()).map(str::to_owned),
        })
    }
}

/// What can be asked about syncing.
#[derive(Debug, Subcommand)]
pub(crate) enum Part {
    /// List the connections that were opened, newest first
    Log {
        /// Only lines before this number
        #[arg(long, value_name = "NUMBER")]
        before: Option<u64>,
        /// Lines, at most 1,000
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// List records that could not be read, with the reason
    Odd {
        /// Only of this place
        #[arg(long)]
        place: Option<String>,
        /// Rows, at most 500
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Show how syncs are set, or set it from now on
    Settings {
        #[command(flatten)]
        wish: Wish,
        /// Switch these places on
        #[arg(long, value_name = "PLACES", value_delimiter = ',')]
        on: Vec<String>,
        /// Switch these places off
        #[arg(long, value_name = "PLACES", value_delimiter = ',')]
        off: Vec<String>,
    },
    /// Decide about a drop of more than a fifth that was not believed
    Decide {
        /// The place that reported it
        place: String,
        /// The models are really gone; they stay readable, marked as gone
        #[arg(long, conflicts_with = "keep", required_unless_present = "keep")]
        believe: bool,
        /// The report is wrong; the models stay as they are
        #[arg(long)]
        keep: bool,
    },
    /// The token for the Hub, kept in the system's keychain
    #[command(subcommand)]
    Token(Token),
    /// Fill the atlas from a weekly snapshot of the Hub, a parquet file on this machine
    Import {
        /// The file
        file: PathBuf,
    },
}

/// What can be done with the token. It is never an argument: other programs see those.
#[derive(Debug, Clone, Copy, Subcommand)]
pub(crate) enum Token {
    /// Keep the token that is read from standard input
    Set,
    /// Forget the token
    Forget,
    /// Say where a token lies
    State,
}

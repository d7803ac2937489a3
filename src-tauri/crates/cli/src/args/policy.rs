//! What may be typed after `baimo policy`.

use clap::Subcommand;
use std::path::PathBuf;

/// What can be done with the policy.
#[derive(Debug, Subcommand)]
pub(crate) enum Policy {
    /// Show the policy and what it makes of the atlas
    Show,
    /// Keep a policy in the place of the one before; undo takes it back
    Set {
        /// A TOML file; - reads standard input
        file: PathBuf,
    },
    /// Try a policy on the atlas without keeping it
    Test {
        /// A TOML file; - reads standard input
        file: PathBuf,
    },
    /// List policies to start from, or print one
    Samples {
        /// company, research or hobby
        key: Option<String>,
    },
    /// Print the policy as it was written
    Export {
        /// The file; without it, or with -, to standard output
        file: Option<PathBuf>,
    },
    /// End the policy; undo brings it back
    Off,
    /// Say what the policy makes of models, with the rules that decide. Exit code 0: all are allowed; 10: it asks about one
    /// of them; 11: it denies one. This is no legal advice
    #[command(verbatim_doc_comment)]
    Check {
        /// A model's id, such as 01-ai/Yi-34B
        #[arg(required = true)]
        models: Vec<String>,
    },
}

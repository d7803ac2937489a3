//! What may be typed after `baimo`. A mistake here is told by clap, with exit code 2.

pub(crate) mod answers;
pub(crate) mod claims;
pub(crate) mod machine;
pub(crate) mod policy;
pub(crate) mod prices;
pub(crate) mod rounds;
pub(crate) mod timeline;

use crate::{speech::Language, subject::Named};
use atlas::{Day, Sort};
use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::{ffi::OsString, path::PathBuf};

const AFTER: &str = "Exit codes: 0 done · 1 defect · 2 wrong usage · 3 not found · 4 file of a newer Baimo · 5 damaged file · \
6 folder cannot be used or written · 7 disk full · 8 busy · 9 a sync or audit left something undone · 10 your policy asks, or a claim depends · 11 your policy denies, or a claim does not hold · 12 an audited licence or a claim is unknown · 130 a sync was cancelled.\n\
Only `baimo sync` and `baimo probe` open connections to other machines; everything else is answered from this one.";

/// Look up open AI models, their makers, lineage, licences and rankings, offline
#[derive(Debug, Parser)]
#[command(name = "baimo", version, after_help = AFTER, max_term_width = 100, propagate_version = true)]
pub(crate) struct Args {
    /// Print the answer as JSON, as it crosses the counter; faults go to standard error as JSON too
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Data folder; else BAIMO_DATA, else where this system keeps a program's data
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Language of what people read; else from LC_ALL, LC_MESSAGES or LANG
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(crate) lang: Option<Language>,
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// Reads the command line. In a search, `-relation:quantized` is a part of the query, wherever it stands.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Self {
        Self::parse_from(excluding_last(words))
    }
}

/// The words with those that exclude moved behind `--`, where clap takes them as they are.
fn excluding_last(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let (mut searching, mut closed) = (false, false);
    for word in words {
        let text = word.to_string_lossy();
        closed |= text == "--";
        let excludes = text.len() > 1 && text.starts_with('-') && !text.starts_with("--");
        let flag = text == "-h" || text == "-V";
        if searching && !closed && excludes && !flag {
            last.push(word);
        } else {
            searching |= text == "search";
            first.push(word);
        }
    }
    if !last.is_empty() && !closed {
        first.push(OsString::from("--"));
    }
    first.extend(last);
    first
}

/// Everything that can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find models: words, "phrases", maker:qwen, licence:apache-2-0, country:cn, params>7b, -relation:quantized
    Search(Search),
    /// Show a model: facts with sources, lineage, licence, standings, memory, prices
    Model {
        /// Its id, such as 01-ai/Yi-34B
        id: String,
    },
    /// Show a maker: seat, names, models, licences over time
    Maker {
        /// Its key or one of its names, such as zhipu-ai or 智谱
        name: String,
    },
    /// List makers
    Makers {
        /// Only makers whose names match
        query: Option<String>,
        /// Only makers seated in this country (two letters)
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
        #[command(flatten)]
        paging: Paging,
    },
    /// Show a licence: terms with the clause they come from, who uses it
    Licence {
        /// Its key, SPDX id or a spelling of the wild
        id: String,
        /// Print the whole text and nothing else
        #[arg(long, conflicts_with = "diff")]
        text: bool,
        /// Show how its text differs from that of another licence, or from the text with this SHA-256
        #[arg(long, value_name = "OTHER")]
        diff: Option<String>,
    },
    /// Ask what a model or a licence lets you do, with the clauses and all that binds through lineage. With one question, exit
    /// code 0: yes, or under conditions that can be met; 10: ask somebody first; 11: no; 12: nobody knows. No legal advice
    #[command(verbatim_doc_comment)]
    May(answers::May),
    /// Show what a model comes from, or what came of it
    Lineage(answers::Lineage),
    /// Show who builds on whom, by country and over time
    Flows(answers::Flows),
    /// Weigh sentences about models, boards, prices and licences as of a day, and keep them
    #[command(subcommand)]
    Claim(claims::Claim),
    /// Show a board's head or the atlas in parts, under a definition
    Share(claims::Share),
    /// List licences
    Licences {
        /// Only licences whose names match
        query: Option<String>,
        /// Only licences for which terms are held
        #[arg(long)]
        with_terms: bool,
        #[command(flatten)]
        paging: Paging,
    },
    /// Show a board on a day
    Ranking {
        /// The board's key; `baimo boards` lists them
        #[arg(long)]
        board: String,
        /// The last stored day no later than this; else the newest
        #[arg(long, value_name = "DAY")]
        at: Option<Day>,
        /// Beside the last stored day no later than this: what came, went, rose and fell
        #[arg(long, value_name = "DAY", conflicts_with = "path")]
        compare: Option<Day>,
        /// Follow names over all stored days instead: model ids, maker:KEY, or names as the board writes them; at most 8
        #[arg(long, value_name = "NAME")]
        path: Vec<String>,
        /// Rows, at most 1,000
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// List boards with their stored days
    Boards,
    /// List prices of hosted models with their course, and the list prices announced in yuan
    Prices(prices::Prices),
    /// List chips with memory, speed and export status, or those of this computer
    Chips(machine::Chips),
    /// Show what memory a model needs, with the working, and which chips hold it, this computer's too
    Memory(machine::Memory),
    /// Tell what happened when, and how many models of 1 B parameters and more each country made
    Timeline(timeline::Timeline),
    /// List dated events
    Events {
        /// From this day on
        #[arg(long, value_name = "DAY")]
        from: Option<Day>,
        /// Until this day
        #[arg(long, value_name = "DAY")]
        until: Option<Day>,
        /// Only events of this kind
        #[arg(long)]
        kind: Option<String>,
        /// Rows; 0 gives all there are room for
        #[arg(long, default_value_t = 0)]
        limit: u32,
    },
    /// Collections of models, makers and licences
    #[command(subcommand)]
    Collection(Collection),
    /// Notes on models, makers and licences
    #[command(subcommand)]
    Note(Note),
    /// Favourites
    #[command(subcommand)]
    Favourite(Favourite),
    /// Take back the last change to notes, favourites, collections or searches
    Undo,
    /// Your own rules for what may be used: keep them, try them, and check models by them
    Policy {
        /// What to do; without anything the policy is shown
        #[command(subcommand)]
        what: Option<policy::Policy>,
    },
    /// Carry everything you made to another machine and back
    #[command(subcommand)]
    Library(Library),
    /// Find model files on this machine and say how they stand: licences, policy, bills of materials, exit code for CI
    Audit(machine::Audit),
    /// Take in what is new: models, leaderboards, prices, licences. Goes on where it was stopped
    Sync(rounds::Sync),
    /// Ask each place a few questions and write down what is other than expected; for reporting a change of an interface
    Probe {
        /// Only these places
        #[arg(long, value_name = "PLACES", value_delimiter = ',')]
        place: Vec<String>,
        /// Folder for one file a place, without token or name of a person
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Answer a browser on this machine, on 127.0.0.1 only
    Serve {
        /// Folder with the built pages to serve beside POST /ask
        #[arg(long, value_name = "DIR")]
        ui: Option<PathBuf>,
        /// Port; 0 takes a free one
        #[arg(long, default_value_t = 0)]
        port: u16,
    },
    /// Say what this Baimo is, what it holds and whose facts these are
    About,
    /// Check every file in the data folder
    Doctor {
        /// Read every page, index and reference (seconds)
        #[arg(long)]
        thorough: bool,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// A search.
#[derive(Debug, Group)]
pub(crate) struct Search {
    /// The query; several words may go without quotes
    pub(crate) query: Vec<String>,
    /// Order of the rows
    #[arg(long, value_enum, default_value_t = Order::Popularity)]
    pub(crate) sort: Order,
    /// The other way round
    #[arg(long)]
    pub(crate) reversed: bool,
    /// Rows, at most 80
    #[arg(long, default_value_t = 20)]
    pub(crate) limit: u32,
    /// First row, from 0
    #[arg(long, default_value_t = 0)]
    pub(crate) offset: u32,
    /// Leave out models whose repository was created after this day
    #[arg(long, value_name = "DAY")]
    pub(crate) at: Option<Day>,
    /// Count the values of every field among the matches
    #[arg(long)]
    pub(crate) facets: bool,
    /// Keep this search under a name
    #[arg(long, value_name = "NAME")]
    pub(crate) save: Option<String>,
}

/// Which part of a long list.
#[derive(Debug, Group)]
pub(crate) struct Paging {
    /// First row, from 0
    #[arg(long, default_value_t = 0)]
    pub(crate) offset: u32,
    /// Rows
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: u32,
}

/// Orders of a list of models.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Order {
    /// Most used first
    Popularity,
    /// Newest repository first
    Newest,
    /// Largest first
    Params,
    /// By name
    Name,
    /// Most liked first
    Likes,
}

impl Order {
    pub(crate) fn sort(self) -> Sort {
        match self {
            Self::Popularity => Sort::Popularity,
            Self::Newest => Sort::Newest,
            Self::Params => Sort::Params,
            Self::Name => Sort::Name,
            Self::Likes => Sort::Likes,
        }
    }
}

/// What can be done with collections. A collection is named, or given by its number.
#[derive(Debug, Subcommand)]
pub(crate) enum Collection {
    /// List collections
    List,
    /// Show what is in a collection
    Show {
        /// Name or number
        collection: String,
    },
    /// Make a collection
    New {
        /// Its name
        name: String,
    },
    /// Give a collection another name
    Rename {
        /// Name or number
        collection: String,
        /// The new name
        name: String,
    },
    /// Put things into a collection
    Add {
        /// Name or number
        collection: String,
        /// A model's id, or maker:KEY, or licence:KEY
        #[arg(required = true)]
        things: Vec<Named>,
    },
    /// Take things out of a collection
    Remove {
        /// Name or number
        collection: String,
        /// A model's id, or maker:KEY, or licence:KEY
        #[arg(required = true)]
        things: Vec<Named>,
    },
    /// Remove a collection with its list; the things themselves stay
    Delete {
        /// Name or number
        collection: String,
    },
}

/// What can be done with notes.
#[derive(Debug, Subcommand)]
pub(crate) enum Note {
    /// Show the note on a thing
    Get {
        /// A model's id, or maker:KEY, or licence:KEY
        thing: Named,
    },
    /// Write the note on a thing; an empty text removes it
    Set {
        /// A model's id, or maker:KEY, or licence:KEY
        thing: Named,
        /// The words; - reads them from standard input
        text: String,
    },
}

/// What can be done with favourites.
#[derive(Debug, Subcommand)]
pub(crate) enum Favourite {
    /// Mark a thing
    Add {
        /// A model's id, or maker:KEY, or licence:KEY
        thing: Named,
    },
    /// Unmark a thing
    Remove {
        /// A model's id, or maker:KEY, or licence:KEY
        thing: Named,
    },
    /// List favourites, newest first
    List,
}

/// What can be done with the library as a whole.
#[derive(Debug, Subcommand)]
pub(crate) enum Library {
    /// Write everything you made as one readable file
    Export {
        /// The file; without it, or with -, to standard output
        file: Option<PathBuf>,
    },
    /// Take in an exported file beside what is here; undo takes it back
    Import {
        /// The file; - reads standard input
        file: PathBuf,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn what_excludes_is_part_of_the_query() {
        let query = |line: &str| match Args::read(line.split(' ').map(OsString::from)).command {
            Command::Search(search) => (search.query.join(" "), search.limit),
            other => panic!("{other:?}"),
        };
        assert_eq!(query("baimo search qwen 72b --limit 3"), (String::from("qwen 72b"), 3));
        assert_eq!(
            query("baimo search -relation:quantized qwen --limit 3"),
            (String::from("qwen -relation:quantized"), 3)
        );
        assert_eq!(
            query("baimo --json search qwen -- -x --limit"),
            (String::from("qwen -x --limit"), 20)
        );
        assert_eq!(query("baimo search -x -- y"), (String::from("y -x"), 20));
    }
}

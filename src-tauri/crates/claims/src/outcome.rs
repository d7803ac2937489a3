//! What came of weighing a claim: the verdict, a figure for each definition and day, the rows and the working.

use crate::claim::{Number, Reason};
use atlas::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The answer to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Under every definition that could decide.
    Holds,
    /// Under no definition that could decide.
    DoesNotHold,
    /// Under some and not under others.
    Depends,
    /// Nothing the atlas holds could decide it.
    NotCheckable,
    /// Something that could decide it is missing.
    Unknown,
}

impl Verdict {
    /// The name in JSON and in the library.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::DoesNotHold => "does_not_hold",
            Self::Depends => "depends",
            Self::NotCheckable => "not_checkable",
            Self::Unknown => "unknown",
        }
    }
}

/// How one figure stands to what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// As said.
    Holds,
    /// More than was said to be exactly so.
    Understated,
    /// Not as said.
    Fails,
    /// Not decided.
    Unknown,
}

/// What is missing, or wrong, or worth a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Remark {
    /// No snapshot of the board by that day.
    NoSnapshot,
    /// The board held fewer rows than were asked for.
    TooFewRows {
        /// Rows held.
        held: u32,
    },
    /// Rows that are unknown under this definition could change the answer.
    UnknownRows {
        /// How many.
        rows: u32,
    },
    /// The model is not on the board that day, as far as it is held.
    NotOnBoard,
    /// The atlas holds no price of it.
    NoPrice,
    /// The atlas does not hold the price that stood before.
    NoPriceBefore,
    /// The price is marked as a correction of the list, not as a change.
    Correction,
    /// The atlas does not know its licence by that day.
    NoLicence,
    /// The atlas does not hold the model.
    NoModel,
    /// No edge leads there, and the chain is not known to its end.
    ChainOpen,
    /// Somebody says so and somebody who should know says otherwise.
    Disputed,
    /// Only inferred edges lead there: an indication, not proof.
    Inferred,
    /// Its construction comes from there, its weights are its own.
    ArchitectureOnly,
    /// The atlas holds no such event.
    NoEvent,
    /// Only month or year are known.
    Coarse,
    /// Nothing was handed in that could decide it.
    NoFacts,
    /// The list of candidates is cut; others could stand before.
    Bounded {
        /// Candidates left out.
        left_out: u32,
    },
    /// Candidates without the size, day, price or seat that decides.
    UnknownCandidates {
        /// How many.
        candidates: u32,
    },
    /// The unit does not fit; this was meant, as far as can be told.
    WrongUnit {
        /// The quantity with the unit that fits.
        suggestion: String,
    },
    /// No quantity could be read.
    NoQuantity,
    /// No definition of this id.
    NoDefinition {
        /// The id.
        id: String,
    },
    /// Nothing could decide it, and why.
    NotCheckable {
        /// Why.
        why: Reason,
    },
}

/// A number of rows or models, exact: a merge may count by parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Exact {
    /// Numerator.
    #[ts(type = "number")]
    pub parts: u64,
    /// Denominator, in lowest terms, never 0.
    #[ts(type = "number")]
    pub of: u64,
}

/// A row behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Row {
    /// Place on the board, from 1; absent for models of the atlas.
    pub place: Option<u32>,
    /// Name, word for word.
    pub words: String,
    /// The model it stands for.
    pub model: Option<String>,
    /// How it counts.
    pub counts: Counts,
    /// How much of it counts.
    pub part: Exact,
    /// To what it is attributed (a country, a maker …); several if its ends differ; none if unknown.
    pub to: Vec<String>,
    /// From the model to where its chain ends.
    pub chain: Vec<String>,
    /// On what ground.
    pub ground: Ground,
    /// Reasons of corrections that lie over it.
    pub corrections: Vec<String>,
    /// Places in [`crate::Facts::sources`].
    pub sources: Vec<u32>,
}

/// Whether a row is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// It is of the kind.
    Yes,
    /// It is not.
    No,
    /// Nobody knows.
    Unknown,
}

/// On what ground a row is attributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Its publisher.
    Publisher,
    /// Its maker's own weights.
    Own,
    /// A chain of declared edges.
    Declared,
    /// A chain of declared or documented edges.
    Documented,
    /// A chain with an inferred edge.
    Inferred,
    /// Its architecture class.
    Class,
    /// Nothing is known.
    Nothing,
}

/// One step of the working, in the order in which it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    /// What was done.
    pub did: Did,
    /// What remained.
    pub count: Exact,
    /// Names it is about, at most twenty.
    pub names: Vec<String>,
}

/// What a step of the working does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Did {
    /// Rows the board had.
    OnBoard,
    /// Rows held.
    Held,
    /// Rows in the population of the definition.
    Population,
    /// The first rows of them.
    Taken,
    /// Rows with a correction over them.
    Corrected,
    /// Rows with a known attribution.
    Attributed,
    /// Rows nobody knows.
    LeftUnknown,
    /// Rows of the kind asked for.
    Counted,
    /// The rank found.
    Ranked,
    /// Candidates compared.
    Compared,
    /// The price before, for a million tokens.
    PriceBefore,
    /// The price after.
    PriceAfter,
    /// The change in hundredths.
    Change,
    /// Edges followed.
    Followed,
}

/// The figure under one definition on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Figure {
    /// Id of the definition; absent where none is needed.
    pub definition: Option<String>,
    /// The day asked for.
    pub asked: Option<Day>,
    /// The stored day that answers.
    pub date: Option<Day>,
    /// The figure: rows, models, a rank, hundredths or a price. Absent: not known.
    pub value: Option<Exact>,
    /// The most it could be if all that is unknown were of the kind.
    pub most: Option<Exact>,
    /// What the figure is a part of.
    pub of: Option<Exact>,
    /// How it stands to what was said.
    pub stand: Stand,
    /// What is unknown could not change how it stands.
    pub firm: bool,
    /// What is missing or worth a word.
    pub remarks: Vec<Remark>,
    /// Rows behind it, at most [`ROWS`].
    pub rows: Vec<Row>,
    /// How it was computed.
    pub working: Vec<Step>,
    /// What was found where a number is no answer (a model, a licence, a day).
    pub found: Option<String>,
    /// Places in [`crate::Facts::sources`].
    pub sources: Vec<u32>,
}

/// The most rows that are shown behind a figure.
pub const ROWS: usize = 500;

/// A claim weighed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Outcome {
    /// The answer.
    pub verdict: Verdict,
    /// The answer depends on the definition.
    pub by_definition: bool,
    /// The answer depends on the day.
    pub by_day: bool,
    /// Definitions and days that could not decide.
    pub undecided: u32,
    /// A figure for each definition and day.
    pub figures: Vec<Figure>,
    /// Remarks about the claim as a whole.
    pub remarks: Vec<Remark>,
    /// `sha256:` and 64 hexadecimal digits, over facts, definitions, claim and engine.
    pub hash: String,
    /// Version of the engine that weighed it.
    pub engine: u32,
    /// What was said, as a number, where the claim says one.
    pub said: Option<Number>,
}

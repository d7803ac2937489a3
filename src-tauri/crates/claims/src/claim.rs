//! A claim as data: what is said, of which day, and what it is compared with.

use crate::facts::Direction;
use atlas::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A checkable statement. Its text form is described in the module `language`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Claim {
    /// So many rows of a board's head, or of all of it, are of a kind.
    Count(InRanking),
    /// The same in hundredths of the rows.
    Share(InRanking),
    /// A model stands at a rank.
    Rank {
        /// Model, by its name on the board or in the atlas.
        model: String,
        /// Board.
        board: String,
        /// When.
        when: When,
        /// What the rank is said to be.
        compare: Compare,
    },
    /// So many models of the atlas are of a kind.
    Models {
        /// Of which kind.
        filters: Vec<Filter>,
        /// Of more than this many parameters.
        #[ts(type = "number | null")]
        over: Option<u64>,
        /// Created by this day.
        by: Day,
        /// Counted how.
        under: Under,
        /// How many there are said to be.
        compare: Compare,
    },
    /// A price changed, or stood.
    Price(PriceClaim),
    /// A model is under a licence on a day.
    Licence {
        /// Model.
        model: String,
        /// Licence, by its key.
        licence: String,
        /// When.
        at: Day,
    },
    /// A model comes from another.
    Descent {
        /// The child.
        model: String,
        /// The ancestor.
        from: String,
        /// What is said to come from it.
        by: Inheritance,
    },
    /// A model is the first, largest or cheapest of its kind.
    Extreme {
        /// In which respect.
        of: Extreme,
        /// The model.
        model: String,
        /// Among which.
        filters: Vec<Filter>,
        /// As of this day.
        at: Day,
    },
    /// An event took place on a day.
    Event {
        /// Key of the event.
        event: String,
        /// The day.
        on: Day,
    },
    /// A quantity is given in a unit that fits what it measures.
    Unit {
        /// The quantity as written (`1 Milliarde Token`).
        words: String,
        /// What it is said of.
        measures: Measured,
    },
    /// Nothing the atlas holds could decide it.
    Uncheckable {
        /// Why.
        why: Reason,
    },
}

/// A count or share in a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InRanking {
    /// Of which kind the counted rows are; all of these at once.
    pub filters: Vec<Filter>,
    /// The first so many rows; absent: all rows.
    pub top: Option<u32>,
    /// Board.
    pub board: String,
    /// When.
    pub when: When,
    /// Counted how.
    pub under: Under,
    /// What the figure is said to be.
    pub compare: Compare,
}

/// What a row or model must be to be counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "by", content = "is")]
pub enum Filter {
    /// Seat, ISO 3166-1 alpha-2 in upper case.
    Country(String),
    /// Maker, by slug.
    Maker(String),
    /// Licence, by key.
    Licence(String),
    /// Openness, by key.
    Openness(String),
    /// More parameters than this.
    Over(#[ts(type = "number")] u64),
    /// Fewer parameters than this.
    Under(#[ts(type = "number")] u64),
}

/// A day or a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum When {
    /// As of one day.
    At {
        /// The day.
        day: Day,
    },
    /// On every stored day from the first to the last.
    During {
        /// First day.
        from: Day,
        /// Last day.
        until: Day,
    },
    /// On one stored day at least.
    Once {
        /// First day.
        from: Day,
        /// Last day.
        until: Day,
    },
}

impl When {
    /// First and last day.
    #[must_use]
    pub fn span(self) -> (Day, Day) {
        match self {
            Self::At { day } => (day, day),
            Self::During { from, until } | Self::Once { from, until } => (from, until),
        }
    }
}

/// Under which definitions a figure is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "is", content = "ids")]
pub enum Under {
    /// The counting rules that answer when nobody names one.
    Rules,
    /// Every definition there is.
    All,
    /// These, by id.
    Named(Vec<String>),
}

/// How a figure is compared with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Compare {
    /// The relation.
    pub how: How,
    /// The number said. A share is given in hundredths.
    pub number: Number,
}

/// The relation between a figure and the number said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Neither more nor less.
    Exactly,
    /// That or more.
    AtLeast,
    /// That or less.
    AtMost,
    /// More.
    MoreThan,
    /// Less.
    FewerThan,
}

/// A number that is not negative, kept exactly: millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Number(pub u64);

impl Number {
    /// Millionths in one.
    pub const ONE: u64 = 1_000_000;
    /// The most that is read: nine thousand million million millionths, so that it is exact in a script too.
    pub const MOST: u64 = 9_007_199_254_740_991;

    /// This many, if it can be kept.
    #[must_use]
    pub fn whole(count: u64) -> Option<Self> {
        count
            .checked_mul(Self::ONE)
            .filter(|micros| *micros <= Self::MOST)
            .map(Self)
    }
}

/// What is said of a price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PriceClaim {
    /// Model as offers name it.
    pub model: String,
    /// Only of this provider.
    pub provider: Option<String>,
    /// Which price.
    pub direction: Direction,
    /// Currency, ISO 4217 in upper case.
    pub currency: String,
    /// When.
    pub at: Day,
    /// Said to have been before, for a million tokens.
    pub from: Option<Number>,
    /// Said to be from then on, for a million tokens.
    pub to: Option<Number>,
    /// Said to have changed by so many hundredths, downwards if `fell`.
    pub percent: Option<Number>,
    /// Said to have fallen, and not risen.
    pub fell: bool,
}

/// What is said to come from an ancestor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Inheritance {
    /// Its weights.
    Weights,
    /// Its construction.
    Architecture,
}

/// In which respect a model stands out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Extreme {
    /// Created before all others.
    First,
    /// Most parameters.
    Largest,
    /// Lowest price of this direction in this currency.
    Cheapest {
        /// Which price.
        direction: Direction,
        /// Currency.
        currency: String,
    },
}

/// What a quantity measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// The size of a model, told in parameters.
    Size,
    /// The text a model was trained on, told in tokens.
    Training,
    /// The text a model can hold in view, told in tokens.
    Context,
}

/// Why nothing could decide a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It is about what is to come.
    Forecast,
    /// It weighs or praises; no figure is said.
    Opinion,
    /// Its words have no measure (`rapid`, `some`, `strong`).
    Vague,
    /// It is about causes or intentions.
    Cause,
    /// It is about something the atlas does not keep.
    OutOfScope,
}

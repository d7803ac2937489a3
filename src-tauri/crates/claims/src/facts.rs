//! What the atlas has to hand in before a claim can be weighed: plain rows, each with the number of its source.
//!
//! Nothing here is interpreted. Absent means unknown, everywhere; models, makers and licences are named by their own
//! names, never by row numbers, so that the same facts read the same on every machine.

use atlas::{Carries, Confidence, Day, EdgeStatus, Relation};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A value and who says so: the place of its source in [`Facts::sources`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told<T> {
    /// What is said.
    pub value: T,
    /// Place in [`Facts::sources`]. No part of the hash.
    #[serde(skip_serializing, default)]
    pub source: u32,
}

/// A value that may be unknown.
pub type Known<T> = Option<Told<T>>;

/// All facts gathered for one claim.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// The board of the claim, one for each stored day that is needed, oldest first.
    pub boards: Vec<Board>,
    /// Every model that a row or an edge names, as far as the atlas holds it, by its name.
    pub models: BTreeMap<String, Model>,
    /// Makers by slug.
    pub makers: BTreeMap<String, Maker>,
    /// Models of the atlas, counted in groups.
    pub census: Option<Census>,
    /// Dated prices.
    pub offers: Vec<Offer>,
    /// Licences models carried, each from its day on.
    pub licences: Vec<LicenceSpan>,
    /// Dated events.
    pub events: Vec<Event>,
    /// Candidates for *first*, *largest* and *cheapest* among models.
    pub candidates: Vec<Candidate>,
    /// How many candidates could not be handed in because the list is bounded.
    pub candidates_left_out: u32,
    /// How the sources are cited. No part of the hash.
    #[serde(skip_serializing, default)]
    pub sources: Vec<String>,
}

/// A board as one stored day has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Board {
    /// Key (`open-llm-v2`).
    pub slug: String,
    /// The day asked for.
    pub asked: Day,
    /// The stored day that answers: the last one not after the day asked for.
    pub date: Day,
    /// Rows held.
    pub held: u32,
    /// Rows the board had, if known.
    pub of: Option<u32>,
    /// Rows in the board's order. The head is enough for a claim about the first *n*.
    pub rows: Vec<Standing>,
    /// Source of the snapshot.
    #[serde(skip_serializing, default)]
    pub source: u32,
}

/// One row of a board.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Place in the board's list, from 1, never shared.
    pub place: u32,
    /// Best rank the row may claim; equal to `rank_last` unless it ties.
    pub rank_first: u32,
    /// Worst rank of the tie.
    pub rank_last: u32,
    /// Name on the board, word for word.
    pub words: String,
    /// Key in [`Facts::models`]; absent: the name is not resolved, and counts as unknown.
    pub model: Option<String>,
    /// How sure the resolution is.
    pub resolved: Option<Confidence>,
    /// Slug of the maker who publishes it.
    pub publisher: Known<String>,
    /// Score.
    pub score: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
    /// Whether the weights can be had.
    pub open_weights: Known<bool>,
    /// Licence, by its key.
    pub licence: Known<String>,
    /// Openness, by its key.
    pub openness: Known<String>,
    /// Parameters.
    pub params: Known<u64>,
    /// Architecture class as the board prints it.
    pub class_raw: Known<String>,
    /// The same with known mislabels corrected; equal to `class_raw` where nothing is corrected.
    pub class: Known<String>,
    /// What the board's base column says.
    pub base: Known<Base>,
    /// Reasons of the corrections that lie over this row.
    pub corrections: Vec<String>,
}

/// What a base column says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// A model.
    Model(String),
    /// The model itself: a loop, which is shown and not followed.
    Itself,
    /// "Removed", or words that name nothing.
    Nothing,
    /// A merge, with the parents it names; none named stops the chain.
    Merge(Vec<String>),
}

/// A model as a step of a chain.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Slug of the maker its Hub owner belongs to.
    pub maker: Known<String>,
    /// Architecture class, corrected.
    pub class: Known<String>,
    /// Its parents, over every kind of edge, disputed ones and loops included.
    pub parents: Vec<Parent>,
}

/// An edge to a parent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parent {
    /// The parent's name; in [`Facts::models`] if the atlas holds it.
    pub name: String,
    /// Kind of step.
    pub relation: Relation,
    /// On what ground it stands.
    pub status: EdgeStatus,
    /// Whether weights go over it.
    pub carries: Carries,
    /// Parts of the child that come from here, of `of` in all: merges that state their weights.
    pub fraction: Option<Portion>,
    /// Source.
    #[serde(skip_serializing, default)]
    pub source: u32,
}

/// A stated part of a merge, `parts` of `of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portion {
    /// Parts from this parent.
    pub parts: u32,
    /// Parts of all parents.
    pub of: u32,
}

/// A maker.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maker {
    /// Name.
    pub name: String,
    /// Seat, ISO 3166-1 alpha-2 in upper case.
    pub country: Known<String>,
}

/// Models of the atlas in groups, so that three million rows are counted where they lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    /// Counted as of this day.
    pub by: Day,
    /// Parameters from which on a model counts as over the size.
    pub over_params: Option<u64>,
    /// The groups; each model lies in exactly one.
    pub tallies: Vec<Tally>,
    /// Source of the census.
    #[serde(skip_serializing, default)]
    pub source: u32,
}

/// Models that share everything a census asks about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Seat of the publisher.
    pub publisher_country: Option<String>,
    /// Seat of the maker of the weights root, documented edges only.
    pub documented_country: Option<String>,
    /// The same with inferred edges.
    pub weights_country: Option<String>,
    /// Slug of the publisher.
    pub maker: Option<String>,
    /// Licence, by its key.
    pub licence: Option<String>,
    /// Openness, by its key.
    pub openness: Option<String>,
    /// Band of size (`under_1b`, `1b_7b` …).
    pub size: Option<String>,
    /// Over the asked number of parameters; absent: the size is unknown.
    pub over: Option<bool>,
    /// Created by the asked day; absent: the day is unknown.
    pub created: Option<bool>,
    /// A model of its own, neither packing nor descendant; absent: unknown.
    pub original: Option<bool>,
    /// Weights can be had; absent: unknown.
    pub open_weights: Option<bool>,
    /// Models in the group.
    pub models: u64,
    /// Their downloads together.
    pub downloads: u64,
    /// Up to twenty of their names, the best known first.
    pub names: Vec<String>,
}

/// Which price of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Text sent.
    Input,
    /// Text answered.
    Output,
    /// Text sent that the provider had kept.
    Cached,
}

/// A price at a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Model as the offer names it.
    pub model: String,
    /// Other names under which it may be asked for (the repository, aliases).
    pub also: Vec<String>,
    /// Provider.
    pub provider: String,
    /// Which price.
    pub direction: Direction,
    /// Currency, ISO 4217 in upper case. Never converted here.
    pub currency: String,
    /// From this day on.
    pub since: Day,
    /// Millionths of the currency's unit, for a million tokens.
    pub micros: u64,
    /// The price before, where the announcement states it.
    pub before_micros: Option<u64>,
    /// A likely correction of the list, not a change of the price.
    pub correction: bool,
    /// Source.
    #[serde(skip_serializing, default)]
    pub source: u32,
}

/// A licence of a model from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceSpan {
    /// Model.
    pub model: String,
    /// From this day on; absent: the day is unknown.
    pub since: Option<Day>,
    /// Licence, by its key; absent: the words are not resolved.
    pub licence: Option<String>,
    /// The source's own words.
    pub words: String,
    /// Source.
    #[serde(skip_serializing, default)]
    pub source: u32,
}

/// A dated event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Key.
    pub id: String,
    /// Kind (`release`, `policy` …).
    pub kind: String,
    /// When.
    pub date: Day,
    /// What, in English.
    pub title: String,
    /// Source.
    #[serde(skip_serializing, default)]
    pub source: u32,
}

/// A model that may be the first or the largest of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Model.
    pub name: String,
    /// Seat of the publisher.
    pub country: Option<String>,
    /// Slug of the publisher.
    pub maker: Option<String>,
    /// Parameters.
    pub params: Option<u64>,
    /// Created on.
    pub created: Option<Day>,
    /// Source.
    #[serde(skip_serializing, default)]
    pub source: u32,
}

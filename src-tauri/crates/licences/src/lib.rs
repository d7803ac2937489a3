//! What a licence allows: alone, as somebody spells it, and through the lineage of a model.
//!
//! Facts come from `data/*.toml`, embedded and read once ([`Table::embedded`]); there is no clock, no file and no other
//! licence knowledge in here. Three things hold everywhere: an absent term is *nothing found*, never *allowed*;
//! words that fit several texts stay ambiguous unless owner, model and date decide; and a verdict that nobody could
//! reach is never relaxed by anything ([`inherit`]).

mod anchor;
mod burden;
mod circles;
mod effective;
mod expression;
mod files;
mod heritage;
mod inherit;
mod lineage;
mod may;
mod openness;
mod pattern;
mod policy;
mod question;
mod reading;
mod table;
mod verdict;

pub use anchor::{Passages, find_anchor};
pub use burden::Burden;
pub use effective::{EffectiveTerm, effective};
pub use expression::{Branch, Expression};
pub use heritage::Heritage;
pub use inherit::{Binding, Cause, Effective, Root, burden, causes, inherit};
pub use lineage::{Declared, Lineage, Step};
pub use may::{Reason, Ruling, Situation, Turn, may, stricter, strictness};
pub use openness::{Definition, definitions, openness};
pub use policy::{Decision, Met, Policy, PolicyError, PolicyProblem, Rule, Subject, When, samples};
pub use question::{Question, question, questions};
pub use reading::{Context, Ground, Reading, alias_key};
pub use table::{Alias, AliasKind, Licence, LicenceId, Meaning, Table, TableError, Term, Threshold, Use};
pub use verdict::strictest;

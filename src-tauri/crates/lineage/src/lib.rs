//! Undeclared parents, inferred from metadata alone: names, siblings, architecture, sizes, days and cards.
//!
//! Nothing here reads a weight, a file or a clock, and nothing depends on the order of the models. Precision comes before
//! recall: a rule is kept when at least 97 of 100 of its edges were right where the truth was known and hidden; two
//! candidates that nothing tells apart are no candidate. A model about whose parents somebody has spoken is left alone,
//! and so is what a maker trained itself: the same architecture is never descent. No edge closes a circle.

mod candidate;
mod card;
mod census;
mod infer;
mod kin;
mod name;
mod rule;
mod rules;
mod sign;
mod words;

pub use candidate::Candidate;
pub use card::{Mention, mentions};
pub use census::{Census, Model, Shape, Stated};
pub use infer::Inference;
pub use name::essence;
pub use rule::{LEAST, RULE_SET, Rule};
pub use sign::{Sign, Speaks};

//! Claims: a sentence becomes a definition that is weighed, explained and repeated.
//!
//! Nothing here opens a file, a socket or a database, waits, or asks what day it is. [`Facts`] are handed in,
//! [`Definitions`] are data, and the same two give the same figures, working and hash on every machine. Unknown is a
//! part of every figure and never counted as something else.

mod census;
pub mod claim;
mod count;
pub mod definition;
mod descent;
mod digest;
mod exact;
pub mod facts;
pub mod language;
pub mod outcome;
mod places;
pub mod recognise;
pub mod share;
mod single;
pub mod tour;
mod units;
mod verify;

pub use claim::Claim;
pub use definition::{Definition, DefinitionError, Definitions};
pub use facts::Facts;
pub use outcome::{Outcome, Verdict};
pub use verify::{ENGINE, verify};

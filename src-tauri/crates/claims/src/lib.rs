//! Claims: a sentence becomes a definition that is weighed, explained and repeated.
//!
//! Nothing here opens a file, a socket or a database, waits, or asks what day it is. [`Facts`] are handed in,
//! definitions are data, and the same two give the same figures, working and hash on every machine. Unknown is a
//! part of every figure and never counted as something else.

pub mod claim;
pub mod facts;
pub mod outcome;

pub use claim::Claim;
pub use facts::Facts;
pub use outcome::{Outcome, Verdict};

//! The index against a scan that reads every row the slow way, and against damaged bytes and hostile text.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its data has failed")]

mod atlases;
mod damage;
mod folding;
mod hostile;
mod language;
mod meaning;
mod same_as_scan;
mod scan;

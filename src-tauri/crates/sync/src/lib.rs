//! Carries records from sources to the store, and settles what follows from them.
//!
//! For now it settles ([`settle`]): order of popularity, licences read from words, what lineage adds, and how each model
//! comes from its parents. Settling reads and writes only the atlas and gives the same result each time; sources that
//! open connections come with Sync and live in a crate of their own.

pub mod ingest;
mod settle;
pub mod view;

pub use settle::{SettleError, Settled, settle};

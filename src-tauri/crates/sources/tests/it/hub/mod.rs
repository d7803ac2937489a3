//! Visits to the Hub and to ModelScope over real connections on loopback.

pub(crate) mod book;
mod fates;
mod faults;
mod mirrors;
mod probes;
pub(crate) mod stand;
mod walks;

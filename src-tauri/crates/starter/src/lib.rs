//! Composes the embedded starter atlas from locked packages and the facts under `data/`.
//!
//! The same packages and the same facts give the same bytes: everything has a fixed order, no clock is read, and the
//! file is packed by one thread. Nothing of a package is copied into the repository. What two sources name differently
//! and nobody has compared stays unresolved.

mod atlas_rows;
mod boards;
mod chips;
mod compose;
mod elo;
mod events;
mod facts;
mod law;
mod lineage;
mod makers;
mod models;
mod names;
mod offers;
mod pack;
mod packages;
mod releases;
mod sources;
mod speeds;

pub use compose::{Composed, compose};
pub use pack::{pack, unpack};
pub use packages::{Packages, fetch};

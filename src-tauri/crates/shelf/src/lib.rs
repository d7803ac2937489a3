//! What the person made: notes, favourites, collections, saved searches, settings. The only writer of the library.
//!
//! Every [`view::Change`] is one transaction with what takes it back, so Undo works after a restart, in order, to the
//! first. Nothing here knows the atlas: things are kept by name and outlive any model. Time comes in as a parameter.

mod bounds;
mod carry;
mod change;
mod claims;
mod definitions;
mod error;
mod kept;
mod policy;
mod rounds;
mod settings;
mod shelf;
pub mod view;

pub use claims::{ClaimWish, Kept as KeptClaim, Taken as TakenClaims};
pub use error::{Error, Result};
pub use rounds::checked as checked_sync_settings;
pub use shelf::Shelf;

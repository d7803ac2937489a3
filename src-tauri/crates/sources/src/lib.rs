//! The only crate that opens a connection: the places an atlas is filled from, and the one client that asks them.
//!
//! A place ([`Place`]) knows its wire format and nothing of the store: it hands batches of [`Records`] to a [`Sink`],
//! each with the [`Cursor`] from which to go on, and asks only through [`Net`], which keeps every limit, obeys every
//! wait a server asks for, and notes each connection before it is opened. Nothing here runs unless somebody has begun
//! a sync; nothing here reads the clock except `Net`, for deadlines and waits.

pub mod cards;
mod error;
mod files;
pub mod licence_files;
pub mod hub;
mod lenient;
mod moment;
mod list;
pub mod litellm;
pub mod models_dev;
pub mod modelscope;
pub mod keychain;
pub mod net;
pub mod openrouter;
mod place;
mod record;
pub mod spdx;
pub mod table;

pub use error::SourceError;
pub use net::Net;
pub use place::{
    About, Bucket, Cursor, Estimate, Known, Place, PlaceName, Scope, Sink, SinkError, Visit, Want, Wanted,
};
pub use record::{
    Batch, BoardDay, BoardLine, BoardWords, CardRecord, Drift, Fate, Found, Gate, Is, LicenceRecord,
    LicenceTextRecord, LicenceWords, MirrorRecord, ModelRecord, Odd, OfferRecord, Parent, Records, Stretch, TextOf,
    Told,
};

/// Every place, in the order in which they are shown. A new place is one file and one line here.
#[must_use]
pub fn places() -> Vec<Box<dyn Place>> {
    vec![Box::new(hub::Hub), Box::new(modelscope::ModelScope)]
}

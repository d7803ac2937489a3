//! The only crate that opens a connection: the places an atlas is filled from, and the one client that asks them.
//!
//! A place ([`Place`]) knows its wire format and nothing of the store: it hands batches of [`Records`] to a [`Sink`],
//! each with the [`Cursor`] from which to go on, and asks only through [`Net`], which keeps every limit, obeys every
//! wait a server asks for, and notes each connection before it is opened. Nothing here runs unless somebody has begun
//! a sync; nothing here reads the clock except `Net`, for deadlines and waits.

pub mod arena;
pub mod arena_catalog;
mod board;
pub mod cards;
mod error;
mod files;
pub mod hub;
pub mod keychain;
mod lenient;
pub mod licence_files;
mod list;
pub mod litellm;
pub mod models_dev;
pub mod modelscope;
mod moment;
pub mod net;
pub mod open_llm;
pub mod openrouter;
mod place;
pub mod probe;
mod record;
mod snapshot;
pub mod spdx;
pub mod table;

pub use error::SourceError;
pub use net::Net;
pub use place::{
    About, Bucket, Cursor, Estimate, Known, Place, PlaceName, Scope, Sink, SinkError, Visit, Want, Wanted,
};
pub use record::{
    Batch, BoardDay, BoardLine, BoardWords, CardRecord, Drift, Fate, Found, Gate, Is, LicenceRecord, LicenceTextRecord,
    LicenceWords, MirrorRecord, ModelRecord, Odd, OfferRecord, Parent, Records, Stretch, TextOf, Told,
};
pub use snapshot::{group_behind, read_snapshot};

/// Every place, in the order in which they are shown. A new place is one file and one line here.
#[must_use]
pub fn places() -> Vec<Box<dyn Place>> {
    vec![
        Box::new(hub::Hub),
        Box::new(modelscope::ModelScope),
        Box::new(open_llm::OpenLlm),
        Box::new(arena::Arena),
        Box::new(arena_catalog::ArenaCatalog),
        Box::new(openrouter::OpenRouter),
        Box::new(models_dev::ModelsDev),
        Box::new(litellm::LiteLlm),
        Box::new(spdx::Spdx),
        Box::new(licence_files::LicenceFiles),
        Box::new(cards::Cards),
    ]
}

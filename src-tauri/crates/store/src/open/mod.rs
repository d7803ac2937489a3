//! Opening a file of ours: look at its bytes, refuse what is not ours or too new, then connect with the right promises.

mod aside;
mod atlas;
mod engine;
mod gate;
mod handles;
mod identity;

pub use aside::keep_aside;
pub use atlas::AtlasFile;
pub use engine::engine_version;
pub use handles::{Reader, Writer};
pub use identity::{Found, Identity, look};

pub(crate) use engine::{Durability, assert_engine};
pub(crate) use gate::Gate;

//! Opening a file of ours: look at its bytes, refuse what is not ours or too new, then connect with the right promises.

mod aside;
mod atlas;
mod check;
mod engine;
mod folder;
mod gate;
mod handles;
mod identity;

pub use aside::keep_aside;
pub use atlas::AtlasFile;
pub use check::{Depth, Findings};
pub use engine::engine_version;
pub use folder::prepare_folder;
pub use handles::{Reader, Writer};
pub use identity::{Found, Identity, look};

pub(crate) use aside::with_ending;
pub(crate) use atlas::{is_bare, look_deep, migrate};
pub(crate) use engine::{Durability, assert_engine};
pub(crate) use folder::as_day;
pub(crate) use gate::Gate;

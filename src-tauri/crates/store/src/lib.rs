//! The only crate that speaks SQL: the atlas and the library, their migrations, reads and writes.
//!
//! Nothing here opens a connection to another machine, reads the clock, or knows what a question means. A handle that
//! reads ([`Reader`]) cannot write; there is one [`Writer`] of the atlas and one of the library.

mod error;
pub mod library;
mod open;
pub mod read;
pub mod write;

pub use error::{Error, FileName, Result};
pub use library::{Library, LibraryFile};
pub use open::{
    AtlasFile, Depth, Findings, Found, Identity, Reader, Writer, engine_version, keep_aside, look, prepare_folder,
};

//! Carries records from places to the atlas: plan, run, ingest, digest, the log of connections; then settles what follows.
//!
//! [`run()`] is one sync from press to digest; [`plan()`] and [`status()`] say what one would come to and how the last one
//! fared without a packet. Batches and their cursors are kept in one transaction; what they change is settled at the end
//! ([`settle()`]): order of popularity, licences read from words, what lineage adds. A sync that is cut off is mended by the
//! next start ([`settle_if_needed`]).

mod counts;
mod digest;
mod drift;
pub mod ingest;
mod log;
pub mod names;
mod plan;
mod probe;
mod run;
mod settle;
mod status;
mod take;
pub mod view;
mod watch;
mod wishes;

pub use ingest::IngestError;
pub use log::CallLog;
pub use plan::plan;
pub use probe::{Probing, probe};
pub use run::{Healed, RunError, Start, Told, free_bytes, run, settle_if_needed};
pub use settle::{SettleError, Settled, settle};
pub use status::{Idle, decide, last_digest, odd, status, yours};
pub use wishes::{Places, Wishes};

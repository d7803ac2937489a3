//! Which models lie on this machine and what it could hold them with: finds their files, reads their headers, writes
//! bills of materials, names its chips.
//!
//! It reads and never writes, opens no connection, runs nothing it finds (and of what is installed only the program of
//! NVIDIA's driver, for its list of chips), and knows nothing of the atlas: what it gives
//! are [`Key`]s by which somebody who does can look a model up. Every file is taken for hostile: lengths and counts are
//! checked against what is there before anything is reserved, at most 64 MiB of a header are read, and what is wrong is
//! a reason beside the file, never the end of the audit. Pickles are recognised by their first bytes and not opened.

pub mod bom;
mod computer;
mod found;
mod gauge;
mod hash;
pub mod header;
mod keys;
mod known;
mod scan;
mod stores;

pub use computer::{Accelerator, Computer, SaidBy};
pub use found::{Format, Found, FoundFile, Scanned, Searched, Store, Unread};
pub use gauge::Gauge;
pub use header::{Header, Trouble};
pub use keys::{Ground, Key, plain_name};
pub use scan::{MOST_ENTRIES, Plan, scan};
pub use stores::Stores;

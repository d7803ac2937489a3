//! The one client against servers that lie, stall, lead astray and ask to wait.

mod alone;
mod ends;
mod liar;
mod lies;
mod stand;
mod tls;
mod waits;
mod ways;

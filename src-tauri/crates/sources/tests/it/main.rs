//! Places and the one client, over real connections on loopback.

mod hub;
mod lists;

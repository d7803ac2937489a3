//! The counter: one list of requests and answers for the window, the terminal and the test host.
//!
//! A [`Desk`] opens both files of a data folder, lays the starter atlas down at first start, and answers [`Request`]s.
//! It never fails as a whole: a file that cannot be used answers its own questions with the reason, a damaged one is
//! kept aside, and a panic in one request ends that request only. It opens no connection to another machine.

mod answers;
pub mod bindings;
mod claims;
mod desk;
mod fault;
mod hall;
mod latency;
mod library;
mod machine;
mod place;
mod policy;
mod requests;
mod rounds;
mod starter;

pub use desk::Desk;
pub use fault::Fault;
pub use place::{Place, default_data_dir};
pub use requests::Request;
pub use starter::has_starter;

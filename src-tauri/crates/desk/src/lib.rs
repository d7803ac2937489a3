//! The counter: one list of requests and answers for the window, the terminal and the test host.

pub mod bindings;
mod fault;
mod requests;

pub use fault::Fault;
pub use requests::Request;

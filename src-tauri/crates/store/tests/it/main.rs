//! The two files on disk: laid down, opened, refused, damaged, restored.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests are outside #[test] for clippy"
)]

mod faults;
mod library;
mod opening;

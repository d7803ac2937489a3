//! `cargo xtask bindings` runs this: writes the TypeScript of the counter into the folder given.

use std::{path::Path, process::ExitCode};

fn main() -> ExitCode {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| String::from("ui/src/lib/ipc/bindings"));
    match desk::bindings::write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindings: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

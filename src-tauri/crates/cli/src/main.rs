//! The terminal door: everything the window shows, as text for people and as JSON for scripts.

mod args;
mod claims;
mod door;
mod hardware;
mod law;
mod machine;
mod page;
mod policy;
mod rounds;
mod run;
mod serve;
mod speech;
mod subject;
mod writing;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args = args::Args::read(std::env::args_os());
    let outcome = door::runtime().and_then(|runtime| runtime.block_on(run::run(&args)));
    match outcome {
        Ok(status) => ExitCode::from(status),
        Err(error) => door::complain(&error, &args),
    }
}

//! The chores of the house: `cargo xtask <chore>`.

mod app;
mod boms;
mod chores;
mod ci;
mod clients;
mod display;
mod dist;
mod machine;
mod parcel;
mod prepare;
mod steps;
mod tidy;

use std::process::ExitCode;

/// What each chore is called, what it does, and where it is done.
const CHORES: &[(&str, &str, Chore)] = &[
    (
        "app",
        "set this machine up, build everything and open the window [--debug] [--build-only]",
        app::chore,
    ),
    ("test", "run every test, the ones in the real window included", ci::test),
    (
        "ci",
        "all a change must pass: test, fmt, lints, docs, tidy, freshness, installing",
        ci::ci,
    ),
    ("tidy", "check the rules of the house", tidy::chore),
    (
        "prepare",
        "system packages, npm packages, interface and starter atlas [--test]",
        prepare::chore,
    ),
    (
        "bindings",
        "write the TypeScript of the counter [--check]",
        chores::bindings,
    ),
    (
        "sqlx",
        "record the checked answers of every query in .sqlx [--check]",
        chores::sqlx,
    ),
    (
        "seed",
        "make a data folder with a generated atlas: --models N --out DIR",
        chores::seed,
    ),
    (
        "hub",
        "serve a test Hub [--models N] [--seed N] [--port N] [--churn N] [--fault WHAT[@PART][+AFTER][xTIMES]] …",
        chores::hub,
    ),
    (
        "clients",
        "install the pinned clients that read from the test Hub",
        clients::chore,
    ),
    (
        "boms",
        "install the pinned validators of bills of materials",
        boms::chore,
    ),
    (
        "bench",
        "measure keystrokes, start, memory and disk beside plain FTS5",
        chores::bench,
    ),
    (
        "torture",
        "kill a crawl of 100,000 models 200 times and compare with an unbroken one",
        chores::torture,
    ),
    ("man", "write the man page and the completions [DIR]", chores::man),
    ("dist", "make .deb and .rpm [--debug]", dist::chore),
    (
        "parcel",
        "install the .deb, open the window and a link, remove it [--debug]",
        parcel::chore,
    ),
    (
        "pictures",
        "take the README's pictures of the real window",
        chores::pictures,
    ),
];

type Chore = fn(&[String]) -> anyhow::Result<()>;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let verb = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let Some((_, _, chore)) = CHORES.iter().find(|(name, ..)| *name == verb) else {
        eprintln!("usage: cargo xtask <chore>\n");
        for (name, purpose, _) in CHORES {
            eprintln!("  {name:9} {purpose}");
        }
        return ExitCode::from(2);
    };
    match chore(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {verb}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

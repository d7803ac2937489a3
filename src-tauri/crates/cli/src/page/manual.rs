//! The manual: the main page, then one section a command.

use crate::{args::Args, door::Outcome};
use clap::CommandFactory as _;
use clap_mangen::Man;

/// Writes the manual page in roff.
pub(crate) fn manual(out: &mut Vec<u8>) -> Outcome<()> {
    let command = Args::command();
    Man::new(command.clone())
        .title("BAIMO")
        .section("1")
        .manual("Baimo")
        .render(out)?;
    out.extend_from_slice(b".SH COMMANDS IN DETAIL\n");
    for part in command.get_subcommands() {
        describe(part, "baimo", out)?;
    }
    Ok(())
}

fn describe(part: &clap::Command, before: &str, out: &mut Vec<u8>) -> Outcome<()> {
    let name = format!("{before} {}", part.get_name());
    let man = Man::new(part.clone().bin_name(name.clone()).display_name(name.clone()));
    out.extend_from_slice(format!(".SS \"{name}\"\n").as_bytes());
    let about = part.get_about().map(ToString::to_string).unwrap_or_default();
    out.extend_from_slice(format!("{}\n.PP\n", about.replace('\\', "\\e")).as_bytes());
    if part.get_arguments().next().is_some() {
        let mut options = Vec::new();
        man.render_options_section(&mut options)?;
        let text = String::from_utf8_lossy(&options).replace(".SH OPTIONS", "");
        out.extend_from_slice(text.trim_start().as_bytes());
    }
    for below in part.get_subcommands().filter(|below| below.get_name() != "help") {
        describe(below, &name, out)?;
    }
    Ok(())
}

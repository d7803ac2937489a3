//! The way to the counter, and how what goes wrong leaves this program.

use crate::{
    args::Args,
    page::{Paper, Style},
    speech::{Language, fault_sentence},
};
use atlas::Code;
use desk::{Desk, Fault, Place, Request};
use serde_json::Value;
use std::{
    io::{self, Write as _},
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};
use tokio::runtime::Runtime;

/// What a door function gives.
pub(crate) type Outcome<T> = anyhow::Result<T>;

/// The counter, opened, and how answers are wanted.
pub(crate) struct Door {
    pub(crate) desk: Desk,
    pub(crate) json: bool,
    pub(crate) style: Style,
}

impl Door {
    /// Opens the files of the data folder.
    pub(crate) async fn open(args: &Args) -> Outcome<Self> {
        let data_dir = args.data.clone().or_else(desk::default_data_dir).ok_or_else(|| Fault {
            code: Code::NoFolder,
            subject: None,
            detail: String::from(
                "This system names no home folder. Say where the data lies with --data or BAIMO_DATA.",
            ),
        })?;
        let desk = Desk::open(Place::with_environment(data_dir), now).await;
        Ok(Self {
            desk,
            json: args.json,
            style: Style::of_terminal(language(args)),
        })
    }

    /// Asks the counter.
    pub(crate) async fn ask(&self, request: Request) -> Outcome<Value> {
        Ok(self.desk.ask(request).await?)
    }

    /// Writes something for people beside the answer: on standard error, so that the answer stays alone.
    pub(crate) fn remark(&self, set: impl FnOnce(&mut Paper<'_>)) {
        if self.json {
            return;
        }
        let mut paper = Paper::new(&self.style);
        set(&mut paper);
        // Where standard error is closed, nobody misses it.
        let _ = io::stderr().lock().write_all(paper.finish().as_bytes());
    }

    /// The answer set for people.
    pub(crate) fn set(&self, answer: &Value, set: impl FnOnce(&mut Paper<'_>, &Value)) -> String {
        let mut paper = Paper::new(&self.style);
        set(&mut paper, answer);
        paper.finish()
    }

    /// Writes the answer: as it is, or set for people.
    pub(crate) fn say(&self, answer: &Value, set: impl FnOnce(&mut Paper<'_>, &Value)) -> Outcome<u8> {
        let text = if self.json {
            let mut text = serde_json::to_string_pretty(answer)?;
            text.push('\n');
            text
        } else {
            self.set(answer, set)
        };
        print(&text)
    }
}

/// Writes to standard output. Whoever stops reading early has had enough; that is no error.
pub(crate) fn print(text: &str) -> Outcome<u8> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(0),
        other => other.map(|()| 0).map_err(Into::into),
    }
}

/// The language in which people are spoken to.
pub(crate) fn language(args: &Args) -> Language {
    args.lang.unwrap_or_else(Language::of_system)
}

/// Threads for the counter's work.
pub(crate) fn runtime() -> Outcome<Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?)
}

/// Says what went wrong on standard error, in a sentence of cause and one of remedy, and gives the exit code.
pub(crate) fn complain(error: &anyhow::Error, args: &Args) -> ExitCode {
    let fault = match error.downcast_ref::<Fault>() {
        Some(fault) => fault.clone(),
        None => Fault {
            code: Code::Internal,
            subject: None,
            detail: format!("{error:#}"),
        },
    };
    let text = if args.json {
        serde_json::to_string(&fault).unwrap_or_else(|_| fault.detail.clone())
    } else {
        format!("baimo: {}", fault_sentence(&fault, language(args)))
    };
    let mut out = io::stderr().lock();
    // Where even standard error is closed, the exit code still tells.
    let _ = writeln!(out, "{text}");
    ExitCode::from(fault.code.exit_status())
}

/// UTC seconds.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the door through which the time comes in"
)]
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

//! `baimo audit`: what lies on this machine, for people, for other programs, and for a build that must not go on.

use crate::{
    args::machine::{Audit, FailOn, Format},
    door::{Door, Outcome, print},
    page,
    policy::{ASKS, DENIES},
    writing,
};
use anyhow::Context as _;
use atlas::Code;
use catalogue::view::{AuditAsk, AuditExportAsk, AuditFormat, AuditProgressAsk, PolicyAsk};
use desk::{Fault, Request};
use serde_json::Value;
use std::{io::Read as _, path::Path};

/// Something was not looked at.
const UNDONE: u8 = 9;
/// A licence is unknown.
const UNKNOWN: u8 = 12;
/// As shells have it for a program that Ctrl-C ended.
const CANCELLED: u8 = 130;
/// What is read of a policy at most: more than is ever accepted.
const POLICY_BYTES: u64 = 1 << 20;

/// `baimo audit`
pub(crate) async fn audit(door: &Door, audit: &Audit) -> Outcome<u8> {
    let ask = ask(door, audit).await?;
    let answer = asked(door, ask).await?;
    given(door, audit, &answer).await?;
    Ok(status(audit, &answer))
}

/// The question, with everything that is named in it there: what is misspelt would otherwise count as looked at.
async fn ask(door: &Door, audit: &Audit) -> Outcome<AuditAsk> {
    let mut folders = Vec::new();
    for folder in &audit.folders {
        let whole = std::path::absolute(folder).with_context(|| folder.display().to_string())?;
        if !whole.exists() {
            return Err(missing(&whole).into());
        }
        let text = whole.to_str().ok_or_else(|| Fault {
            code: Code::BadRequest,
            subject: Some(whole.display().to_string()),
            detail: format!(
                "“{}” has a name that is no Unicode; name the folder above it.",
                whole.display()
            ),
        })?;
        folders.push(text.to_owned());
    }
    let policy = audit.policy.as_deref().map(policy_in).transpose()?;
    let needs_policy = audit.fail_on.iter().any(|what| *what != FailOn::Unknown);
    if needs_policy && policy.is_none() {
        let kept = door.ask(Request::Policy(PolicyAsk {})).await?;
        if kept["toml"].as_str().is_none_or(str::is_empty) {
            return Err(Fault {
                code: Code::BadRequest,
                subject: None,
                detail: String::from(
                    "There is no policy to fail on. Name one with --policy FILE, or keep one with `baimo policy`.",
                ),
            }
            .into());
        }
    }
    Ok(AuditAsk {
        folders,
        stores: !audit.no_stores,
        hash: audit.hash,
        policy,
    })
}

fn missing(path: &Path) -> Fault {
    Fault {
        code: Code::NotFound,
        subject: Some(path.display().to_string()),
        detail: format!("There is no “{}”.", path.display()),
    }
}

fn policy_in(file: &Path) -> Outcome<String> {
    let mut text = String::new();
    let read = std::fs::File::open(file).and_then(|file| file.take(POLICY_BYTES).read_to_string(&mut text));
    match read {
        Ok(_) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(missing(file).into()),
        Err(error) => Err(Fault {
            code: Code::BadRequest,
            subject: Some(file.display().to_string()),
            detail: format!("“{}” cannot be read: {error}.", file.display()),
        }
        .into()),
    }
}

/// Asks; Ctrl-C ends the looking, and what was found so far is the answer.
async fn asked(door: &Door, ask: AuditAsk) -> Outcome<Value> {
    let answer = door.ask(Request::Audit(ask));
    tokio::pin!(answer);
    loop {
        tokio::select! {
            answer = &mut answer => return answer,
            Ok(()) = tokio::signal::ctrl_c() => {
                door.ask(Request::AuditProgress(AuditProgressAsk { cancel: true })).await?;
            }
        }
    }
}

async fn given(door: &Door, audit: &Audit, answer: &Value) -> Outcome<()> {
    let format = match audit.format {
        Format::Table if !door.json => {
            let text = door.set(answer, page::audit);
            return put(audit, &text);
        }
        Format::Table | Format::Json => {
            let mut text = serde_json::to_string_pretty(answer)?;
            text.push('\n');
            return put(audit, &text);
        }
        Format::Csv => AuditFormat::Csv,
        Format::Cyclonedx => AuditFormat::Cyclonedx,
        Format::Spdx => AuditFormat::Spdx,
        Format::Html => AuditFormat::Html,
    };
    let ask = AuditExportAsk {
        format,
        language: Some(door.style.language.key().to_owned()),
    };
    let export = door.ask(Request::AuditExport(ask)).await?;
    put(audit, export["text"].as_str().unwrap_or_default())
}

fn put(audit: &Audit, text: &str) -> Outcome<()> {
    match audit.out.as_deref().filter(|file| *file != Path::new("-")) {
        None => print(text).map(|_| ()),
        Some(file) => writing::keep(file, text),
    }
}

/// The weightiest of what is to be failed on.
fn status(audit: &Audit, answer: &Value) -> u8 {
    let count = |place: &str| answer["totals"][place].as_u64().unwrap_or(0);
    let on = |what: FailOn| audit.fail_on.contains(&what);
    let cut_short = answer["cut_short"].as_str();
    if cut_short == Some("cancelled") {
        CANCELLED
    } else if count("denied") > 0 {
        DENIES
    } else if on(FailOn::Ask) && count("asked") > 0 {
        ASKS
    } else if on(FailOn::Unknown) && count("unknown_licence") > 0 {
        UNKNOWN
    } else if !audit.fail_on.is_empty() && (cut_short.is_some() || answer["unread_total"].as_u64() != Some(0)) {
        UNDONE
    } else {
        0
    }
}

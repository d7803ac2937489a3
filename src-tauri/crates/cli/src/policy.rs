//! `baimo policy …`: the person's rules, kept, tried and asked.

use crate::{
    args::policy::Policy,
    door::{Door, Outcome, print},
    page, writing,
};
use atlas::{Code, Stance};
use catalogue::view::{ModelAsk, PolicyAsk, PolicyTry, SetPolicy};
use desk::{Fault, Request};
use serde_json::{Value, json};
use std::{fs::File, io::Read as _, path::Path};

/// Exit code where the policy asks about something and denies nothing.
pub(crate) const ASKS: u8 = 10;
/// Exit code where the policy denies something.
pub(crate) const DENIES: u8 = 11;
/// Bytes of a file that are read: one more than is kept, so that a longer one is refused and not cut.
const MOST_BYTES: u64 = (64 << 10) + 1;

/// Does what was asked for and gives the exit code.
pub(crate) async fn policy(door: &Door, what: Option<&Policy>) -> Outcome<u8> {
    match what {
        None | Some(Policy::Show) => {
            let answer = door.ask(Request::Policy(PolicyAsk {})).await?;
            door.say(&answer, page::policy)
        }
        Some(Policy::Set { file }) => set(door, Some(read(file)?)).await,
        Some(Policy::Off) => set(door, None).await,
        Some(Policy::Test { file }) => {
            let ask = PolicyTry { toml: read(file)? };
            let answer = door.ask(Request::PolicyTry(ask)).await?;
            door.say(&answer, page::policy)
        }
        Some(Policy::Samples { key }) => samples(door, key.as_deref()).await,
        Some(Policy::Export { file }) => export(door, file.as_deref()).await,
        Some(Policy::Check { models }) => check(door, models).await,
    }
}

async fn set(door: &Door, toml: Option<String>) -> Outcome<u8> {
    let answer = door.ask(Request::SetPolicy(SetPolicy { toml })).await?;
    door.say(&answer, page::policy)
}

async fn samples(door: &Door, key: Option<&str>) -> Outcome<u8> {
    let answer = door.ask(Request::Policy(PolicyAsk {})).await?;
    let all = answer["samples"].as_array().map_or(&[][..], Vec::as_slice);
    let Some(key) = key else {
        return door.say(&answer["samples"], page::samples);
    };
    let named = |sample: &&Value| sample.get("key").and_then(Value::as_str) == Some(key);
    match all.iter().find(named) {
        Some(sample) if door.json => door.say(sample, page::sample),
        Some(sample) => print(sample["toml"].as_str().unwrap_or_default()),
        None => Err(not_found(
            key,
            "There is no such sample; `baimo policy samples` lists them.",
        )),
    }
}

async fn export(door: &Door, file: Option<&Path>) -> Outcome<u8> {
    let answer = door.ask(Request::Policy(PolicyAsk {})).await?;
    if answer["policy"].is_null() && answer["trouble"].is_null() {
        return Err(nothing_kept());
    }
    let toml = answer["toml"].as_str().unwrap_or_default();
    match file.filter(|file| *file != Path::new("-")) {
        None if door.json => door.say(&answer["toml"], |_, _| {}),
        None => print(toml),
        Some(file) => {
            writing::keep(file, toml)?;
            door.say(&json!({ "file": file }), page::exported)
        }
    }
}

/// What the policy makes of each model; the exit code tells the strictest.
async fn check(door: &Door, models: &[String]) -> Outcome<u8> {
    let mut found = Vec::with_capacity(models.len());
    let mut strictest = Stance::Allow;
    for model in models {
        let page = door.ask(Request::Model(ModelAsk { repo: model.clone() })).await?;
        let policy = &page["policy"];
        if policy.is_null() {
            return Err(nothing_kept());
        }
        // A stance that this program does not know is not taken for permission.
        let stance = policy["stance"].as_str().and_then(Stance::from_name);
        strictest = strictest.max(stance.unwrap_or(Stance::Ask));
        found.push(json!({ "repo": page["repo"], "policy": policy }));
    }
    door.say(&Value::Array(found), page::checked)?;
    Ok(match strictest {
        Stance::Allow => 0,
        Stance::Ask => ASKS,
        Stance::Deny => DENIES,
    })
}

fn nothing_kept() -> anyhow::Error {
    not_found(
        "policy",
        "No policy is set. Set one with `baimo policy set FILE`; `baimo policy samples` has some to start from.",
    )
}

fn not_found(subject: &str, detail: &str) -> anyhow::Error {
    let fault = Fault {
        code: Code::NotFound,
        subject: Some(subject.to_owned()),
        detail: detail.to_owned(),
    };
    fault.into()
}

/// The text of a file or of standard input, as far as a policy may reach.
fn read(file: &Path) -> Outcome<String> {
    if file == Path::new("-") {
        return writing::standard_input();
    }
    let mut text = String::new();
    let read = File::open(file).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text));
    read.map_err(|error| Fault {
        code: match error.kind() {
            std::io::ErrorKind::NotFound => Code::NotFound,
            _ => Code::BadRequest,
        },
        subject: Some(file.display().to_string()),
        detail: format!("“{}” cannot be read: {error}. Name a TOML file.", file.display()),
    })?;
    Ok(text)
}

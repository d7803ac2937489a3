//! `baimo sync`: a sync watched from the terminal, and what can be asked about syncing.

mod probe;
mod progress;

pub(crate) use probe::probe;

use crate::{
    args::rounds::{Part, Scope, Sync, Token, Wish},
    door::{Door, Outcome},
    page,
};
use anyhow::Context as _;
use atlas::Code;
use desk::{Fault, Request};
use progress::Progress;
use serde_json::Value;
use shelf::view::{PlaceSetting, SyncProxy, SyncScope, SyncSettings, SyncSettingsAsk};
use std::{
    io::{IsTerminal as _, Read as _},
    time::Duration,
};
use sync::view::{OddAsk, SyncAsk, SyncCancel, SyncDecide, SyncLogAsk, SyncStart, TokenAsk};

/// A place was not done, or a drop waits for a decision.
const UNDONE: u8 = 9;
/// As shells have it for a program that Ctrl-C ended.
const CANCELLED: u8 = 130;
/// Between two looks at how far a sync is.
const LOOK: Duration = Duration::from_millis(200);
/// Bytes of standard input in which a token is looked for.
const TOKEN_BYTES: u64 = 4 << 10;

/// `baimo sync …`
pub(crate) async fn sync(door: &Door, sync: &Sync) -> Outcome<u8> {
    match &sync.part {
        None => round(door, sync).await,
        Some(Part::Log { before, limit }) => {
            let ask = SyncLogAsk {
                before: *before,
                limit: Some(*limit),
            };
            door.say(&door.ask(Request::SyncLog(ask)).await?, page::calls)
        }
        Some(Part::Odd { place, limit }) => {
            let ask = OddAsk {
                place: place.clone(),
                limit: Some(*limit),
            };
            door.say(&door.ask(Request::SyncOdd(ask)).await?, page::odd)
        }
        Some(Part::Settings { wish, on, off }) => settings(door, wish, on, off).await,
        Some(Part::Decide { place, believe, .. }) => {
            decide(door, place, *believe).await?;
            let page = watched(door).await?.0;
            door.say(&page, page::places)
        }
        Some(Part::Token(what)) => token(door, *what).await,
        Some(Part::Import { file }) => {
            door.desk.import_snapshot(file).await?;
            let page = watched(door).await?.0;
            told(door, &page, false)
        }
    }
}

/// One sync: planned, watched, ended.
async fn round(door: &Door, sync: &Sync) -> Outcome<u8> {
    if !sync.wish.is_empty() {
        let settings = wished(kept(door).await?, &sync.wish)?;
        door.desk.sync_as(&settings)?;
    }
    let before = door.ask(Request::Sync(SyncAsk::default())).await?;
    let plan = only(&before["plan"], &sync.place);
    if sync.plan {
        return door.say(&plan, page::plan);
    }
    // A place that is named is visited whether due or not; where none is, there is no plan to show.
    if sync.place.is_empty() || plan["lines"].as_array().is_some_and(|lines| !lines.is_empty()) {
        door.remark(|paper| page::plan(paper, &plan));
    }
    let start = SyncStart {
        places: sync.place.clone(),
        afresh: sync.afresh,
    };
    door.ask(Request::SyncStart(start)).await?;
    let (mut page, cancelled) = watched(door).await?;
    let held = |page: &Value| {
        let places = page["places"].as_array().into_iter().flatten();
        let held = places.filter(|place| !place["held"].is_null());
        held.filter_map(|place| Some(place["key"].as_str()?.to_owned()))
            .collect::<Vec<_>>()
    };
    if sync.yes && !cancelled {
        for place in held(&page) {
            decide(door, &place, true).await?;
            page = watched(door).await?.0;
        }
    }
    told(door, &page, !held(&page).is_empty())
}

/// The plan for some of the places alone; all of it where none is named. By how much the atlas will grow is known for all
/// together only.
fn only(plan: &Value, places: &[String]) -> Value {
    let mut plan = plan.clone();
    if places.is_empty() {
        return plan;
    }
    if let Some(lines) = plan["lines"].as_array_mut() {
        lines.retain(|line| places.iter().any(|place| line["place"] == place.as_str()));
        let lines = lines.clone();
        let figures = |name: &str| lines.iter().filter_map(|line| line[name].as_u64()).collect::<Vec<_>>();
        plan["requests"] = figures("requests").iter().sum::<u64>().into();
        plan["bytes"] = figures("bytes").iter().sum::<u64>().into();
        plan["seconds"] = figures("seconds").into_iter().max().into();
        plan["grows"] = Value::Null;
    }
    plan
}

/// Tells what came of a sync, and gives the exit code.
fn told(door: &Door, page: &Value, held: bool) -> Outcome<u8> {
    let digest = &page["digest"];
    if let Some(fault) = door.desk.failure() {
        return Err(fault.into());
    }
    if door.json {
        door.say(digest, page::digest)?;
    } else {
        door.say(page, page::ended)?;
    }
    Ok(status(digest, held))
}

/// The exit code of a sync that ended.
fn status(digest: &Value, held: bool) -> u8 {
    match digest["outcome"].as_str() {
        Some("done") if !held => 0,
        Some("cancelled") => CANCELLED,
        Some("failed") => Code::ReadOnly.exit_status(),
        _ => UNDONE,
    }
}

/// Watches what is going on until nothing is; Ctrl-C cancels it. Gives the last page, and whether it was cancelled.
async fn watched(door: &Door) -> Outcome<(Value, bool)> {
    let mut progress = Progress::new(door);
    let mut cancelled = false;
    let signal = tokio::signal::ctrl_c();
    tokio::pin!(signal);
    loop {
        let page = door.ask(Request::Sync(SyncAsk::default())).await?;
        if page["stage"] == "idle" {
            progress.end();
            return Ok((page, cancelled));
        }
        progress.show(&page);
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            pressed = &mut signal => {
                // Where the system cannot tell of Ctrl-C, it ends the program, which loses nothing.
                if cancelled || pressed.is_err() {
                    std::process::exit(i32::from(CANCELLED));
                }
                cancelled = true;
                signal.set(tokio::signal::ctrl_c());
                door.ask(Request::SyncCancel(SyncCancel {})).await?;
            }
        }
    }
}

async fn decide(door: &Door, place: &str, believe: bool) -> Outcome<()> {
    let ask = SyncDecide {
        place: place.to_owned(),
        believe,
    };
    door.ask(Request::SyncDecide(ask)).await?;
    Ok(())
}

async fn settings(door: &Door, wish: &Wish, on: &[String], off: &[String]) -> Outcome<u8> {
    let mut settings = wished(kept(door).await?, wish)?;
    for (places, state) in [(on, true), (off, false)] {
        for place in places {
            setting(&mut settings, place).on = Some(state);
        }
    }
    let answer = if wish.is_empty() && on.is_empty() && off.is_empty() {
        serde_json::to_value(settings)?
    } else {
        door.ask(Request::SetSyncSettings(settings)).await?
    };
    door.say(&answer, page::sync_settings)
}

async fn kept(door: &Door) -> Outcome<SyncSettings> {
    let answer = door.ask(Request::SyncSettings(SyncSettingsAsk::default())).await?;
    Ok(serde_json::from_value(answer)?)
}

/// The settings with what is wished in their place. What cannot be meant is refused by the shelf.
fn wished(mut settings: SyncSettings, wish: &Wish) -> Outcome<SyncSettings> {
    if let Some(scope) = wish.scope {
        settings.scope = match scope {
            Scope::Core => SyncScope::Core,
            Scope::Everything => SyncScope::Everything,
        };
    }
    settings.files = wish.files.unwrap_or(settings.files);
    for endpoint in &wish.endpoint {
        setting(&mut settings, &endpoint.place)
            .endpoint
            .clone_from(&endpoint.url);
    }
    match wish.proxy.as_deref() {
        None => {}
        Some("none") => settings.proxy = SyncProxy::None,
        Some("system") => settings.proxy = SyncProxy::System,
        Some(address) => settings.proxy = SyncProxy::Address(address.to_owned()),
    }
    Ok(settings)
}

fn setting<'s>(settings: &'s mut SyncSettings, place: &str) -> &'s mut PlaceSetting {
    let held = settings.places.iter().position(|held| held.place == place);
    let at = held.unwrap_or_else(|| {
        settings.places.push(PlaceSetting {
            place: place.to_owned(),
            on: None,
            endpoint: None,
        });
        settings.places.len() - 1
    });
    &mut settings.places[at]
}

/// The token, from a pipe as it comes, from a keyboard without showing it.
fn typed_token() -> std::io::Result<String> {
    if std::io::stdin().is_terminal() {
        return rpassword::prompt_password("Token: ");
    }
    let mut piped = String::new();
    std::io::stdin().lock().take(TOKEN_BYTES).read_to_string(&mut piped)?;
    Ok(piped)
}

async fn token(door: &Door, what: Token) -> Outcome<u8> {
    let answer = match what {
        Token::State => door.ask(Request::Sync(SyncAsk::default())).await?["token"].clone(),
        Token::Forget => {
            let ask = TokenAsk {
                token: None,
                keep: false,
            };
            door.ask(Request::SyncToken(ask)).await?
        }
        Token::Set => {
            let typed = typed_token().context("Reading the token from standard input")?;
            let ask = TokenAsk {
                token: Some(typed),
                keep: true,
            };
            let answer = door.ask(Request::SyncToken(ask)).await?;
            if answer["place"] == "session" {
                let why = answer["keychain_fault"].as_str().unwrap_or("it gave no reason");
                return Err(Fault {
                    code: Code::ReadOnly,
                    subject: None,
                    detail: format!(
                        "The keychain does not take the token: {why}. Set HF_TOKEN in the environment of `baimo sync` instead."
                    ),
                }
                .into());
            }
            answer
        }
    };
    door.say(&answer, page::token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_changes_what_it_names_and_nothing_else() {
        let kept = SyncSettings {
            files: 7,
            places: vec![PlaceSetting {
                place: String::from("hub"),
                on: Some(false),
                endpoint: Some(String::from("https://old.example")),
            }],
            ..SyncSettings::default()
        };
        let wish = Wish {
            scope: Some(Scope::Everything),
            files: None,
            endpoint: vec!["hub=".parse().unwrap(), "arena=http://127.0.0.1:9".parse().unwrap()],
            proxy: Some(String::from("system")),
        };
        let wished = wished(kept, &wish).unwrap();
        assert_eq!((wished.scope, wished.files), (SyncScope::Everything, 7));
        assert_eq!(wished.proxy, SyncProxy::System);
        let places: Vec<_> = wished
            .places
            .iter()
            .map(|place| (place.place.as_str(), place.on, place.endpoint.as_deref()))
            .collect();
        assert_eq!(
            places,
            [("hub", Some(false), None), ("arena", None, Some("http://127.0.0.1:9"))]
        );
    }

    #[test]
    fn a_plan_for_some_places_adds_up() {
        let line = |place: &str, bytes: u64, seconds: u64| serde_json::json!({ "place": place, "requests": 1, "bytes": bytes, "seconds": seconds });
        let plan = serde_json::json!({
            "lines": [line("hub", 100, 9), line("spdx", 10, 2), line("arena", 1, 5)],
            "requests": 3, "bytes": 111, "seconds": 9, "grows": 7, "atlas_bytes": 8,
        });
        assert_eq!(only(&plan, &[]), plan);
        let some = only(&plan, &[String::from("spdx"), String::from("arena")]);
        let figures = (&some["requests"], &some["bytes"], &some["seconds"], &some["grows"]);
        assert_eq!(figures, (&2.into(), &11.into(), &5.into(), &Value::Null));
    }

    #[test]
    fn how_a_sync_ended_is_an_exit_code() {
        let check = |outcome: &str, held: bool, expected: u8| {
            assert_eq!(
                status(&serde_json::json!({ "outcome": outcome }), held),
                expected,
                "{outcome}"
            );
        };
        check("done", false, 0);
        check("done", true, 9);
        check("partly", false, 9);
        check("cancelled", false, 130);
        check("failed", false, 6);
    }
}

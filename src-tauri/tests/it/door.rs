//! Pins what keeps the page shut in. Whoever loosens one of these changes this file too, and says why.

use serde_json::{Value, json};

const CONFIG: &str = include_str!("../../tauri.conf.json");
const CAPABILITY: &str = include_str!("../../capabilities/main.json");
const BUILD: &str = include_str!("../../build.rs");
const LIB: &str = include_str!("../../src/lib.rs");

fn config() -> Value {
    serde_json::from_str(CONFIG).expect("tauri.conf.json is JSON")
}

#[test]
fn the_page_may_load_its_own_files_and_speak_to_its_own_process() {
    let expected = json!({
        "csp": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; frame-src 'none'; \
                frame-ancestors 'none'; object-src 'none'",
        "dangerousDisableAssetCspModification": false,
        "freezePrototype": true,
        "assetProtocol": { "enable": false, "scope": [] },
        "capabilities": ["main"],
    });
    assert_eq!(config()["app"]["security"], expected);
}

#[test]
fn there_is_no_server_no_global_and_no_window_but_the_one_the_code_opens() {
    let config = config();
    assert_eq!(config["app"]["withGlobalTauri"], json!(false));
    assert_eq!(config["app"]["windows"], json!([]));
    assert_eq!(
        config["build"],
        json!({ "frontendDist": "../ui/dist", "removeUnusedCommands": true })
    );
    assert_eq!(
        config["plugins"],
        json!({ "deep-link": { "desktop": { "schemes": ["baimo"] } } })
    );
    assert_eq!(config["bundle"].get("createUpdaterArtifacts"), None);
}

#[test]
fn the_page_may_call_seven_commands_and_hear_events() {
    let capability: Value = serde_json::from_str(CAPABILITY).expect("the capability is JSON");
    let permissions = [
        "allow-ask",
        "allow-save-as",
        "allow-choose-folder",
        "allow-open-link",
        "allow-open-data-folder",
        "allow-pending-link",
        "allow-first-paint",
        "core:event:allow-listen",
        "core:event:allow-unlisten",
    ];
    assert_eq!(capability["windows"], json!(["main"]));
    assert_eq!(capability["permissions"], json!(permissions));
    assert_eq!(
        capability.get("remote"),
        None,
        "no address of another machine may call anything"
    );
    assert_eq!(capability.get("webviews"), None);
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities")).unwrap();
    assert_eq!(folder.count(), 1, "there is one capability");
}

#[test]
fn what_is_permitted_is_what_is_built_and_what_is_handled() {
    let (_, list) = BUILD
        .split_once("COMMANDS: &[&str] = &[")
        .expect("build.rs lists the commands");
    let built: Vec<&str> = list
        .split(']')
        .next()
        .unwrap_or_default()
        .split('"')
        .skip(1)
        .step_by(2)
        .collect();
    let capability: Value = serde_json::from_str(CAPABILITY).expect("the capability is JSON");
    let permitted: Vec<String> = capability["permissions"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|permission| Some(permission.as_str()?.strip_prefix("allow-")?.replace('-', "_")))
        .collect();
    assert_eq!(built, permitted);
    let handled: Vec<&str> = LIB
        .lines()
        .filter_map(|line| line.trim().strip_prefix("commands::")?.strip_suffix(','))
        .collect();
    assert_eq!(built, handled);
}

//! Writes the permissions of the window's own commands; nothing else is callable from the page.

/// The only commands. `capabilities/main.json` lists the same ones and a test compares the two.
const COMMANDS: &[&str] = &[
    "ask",
    "save_as",
    "choose_folder",
    "open_link",
    "open_data_folder",
    "pending_link",
    "first_paint",
];

fn main() {
    // A fresh clone has no built interface yet; checks and lints of the Rust side must not wait for npm.
    let dist = std::path::Path::new("../ui/dist");
    std::fs::create_dir_all(dist).expect("ui/dist can be made in a writable work tree");
    println!("cargo:rerun-if-changed=../ui/dist");
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    tauri_build::try_build(attributes).expect("tauri.conf.json and capabilities/ are sound");
}

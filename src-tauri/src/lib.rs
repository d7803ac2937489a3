//! The desktop window: it asks the counter and shows the answer. Nothing of the subject lives here, no SQL, no facts,
//! and nothing that opens a connection but a sync that the page asks the counter for.

mod address;
mod arguments;
mod commands;
mod counter;
mod file;
mod link;
mod menu;
mod start;
mod webview;

use arguments::Arguments;
use counter::Counter;
use link::Destination;
use start::Start;
use std::{
    process::ExitCode,
    time::{Instant, SystemTime, UNIX_EPOCH},
};
use tauri::{App, AppHandle, Emitter as _, Manager as _, RunEvent, plugin::TauriPlugin};
use tauri_plugin_deep_link::DeepLinkExt as _;
use tauri_plugin_window_state::StateFlags;

/// Runs the window until it is closed. A failure to start is told on standard error: there is no window to tell it in.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse(std::env::args_os().skip(1), std::env::var_os("BAIMO_DATA"));
    let start = Start::new(Instant::now(), arguments.link.as_deref().and_then(understood));
    let own_folder = arguments.data_dir.is_some();
    let Some(data_dir) = arguments.data_dir.or_else(desk::default_data_dir) else {
        eprintln!("baimo-desktop: this system names no home folder. Choose a data folder with --data or BAIMO_DATA.");
        return ExitCode::from(atlas::Code::NoFolder.exit_status());
    };
    let builder = tauri::Builder::default()
        .plugin(one_instance(own_folder.then_some(data_dir.as_path())))
        .plugin(tauri_plugin_deep_link::init())
        .plugin(journal())
        .plugin(kept_window())
        .plugin(tauri_plugin_dialog::init())
        .manage(start)
        .manage(Counter::new(desk::Place::with_environment(data_dir), now))
        .on_menu_event(|app, event| menu::pressed(app, event.id().as_ref()))
        .invoke_handler(tauri::generate_handler![
            commands::ask,
            commands::save_as,
            commands::choose_folder,
            commands::open_link,
            commands::open_data_folder,
            commands::pending_link,
            commands::first_paint,
        ])
        .setup(|app| set_up(app).map_err(Into::into));
    match builder.build(tauri::generate_context!()) {
        Ok(app) => {
            app.run(ended);
            ExitCode::SUCCESS
        }
        Err(error) => {
            log::error!("the window could not be started: {error}");
            eprintln!("baimo-desktop: the window could not be started: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Leaves the files whole when the last window is closed: a running sync is ended, and goes on the next time.
fn ended(app: &AppHandle, event: RunEvent) {
    if let RunEvent::Exit = event {
        tauri::async_runtime::block_on(app.state::<Counter>().close());
    }
}

fn set_up(app: &App) -> tauri::Result<()> {
    let handle = app.handle().clone();
    app.deep_link().on_open_url(move |event| {
        for url in event.urls() {
            follow(&handle, url.as_str());
        }
    });
    menu::speak(app.handle(), None);
    webview::open(app)?;
    let handle = app.handle().clone();
    tauri::async_runtime::spawn(async move {
        let counter = handle.state::<Counter>().inner().clone();
        let settings = counter.ask(serde_json::json!({ "ask": "settings", "with": {} })).await;
        let language = settings
            .ok()
            .and_then(|settings| Some(settings.get("language")?.as_str()?.to_owned()));
        if language.is_some() {
            menu::speak(&handle, language.as_deref());
        }
    });
    Ok(())
}

/// A second start hands its link to the first and ends. A window on a data folder of its own is an instance of its own.
fn one_instance(data_dir: Option<&std::path::Path>) -> TauriPlugin<tauri::Wry> {
    let builder = tauri_plugin_single_instance::Builder::new().callback(|app, args, _folder| {
        // A lone link has already gone through the deep-link plugin.
        if args.len() > 2
            && let Some(link) = Arguments::parse(args.into_iter().skip(1).map(Into::into), None).link
        {
            follow(app, &link);
        }
        if let Some(window) = app.get_webview_window(webview::LABEL) {
            webview::show(&window);
        }
    });
    match data_dir {
        None => builder.build(),
        Some(folder) => builder
            .dbus_id(format!("org.baimo.atlas.d{:016x}", fingerprint(folder)))
            .build(),
    }
}

/// FNV-1a over the folder's absolute name: the same in every process and every release.
fn fingerprint(folder: &std::path::Path) -> u64 {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    folder
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// One log file in the platform's place. The bus library talks a lot at `Info`.
fn journal() -> TauriPlugin<tauri::Wry> {
    tauri_plugin_log::Builder::new()
        .level(log::LevelFilter::Info)
        .level_for("zbus", log::LevelFilter::Warn)
        .level_for("tracing::span", log::LevelFilter::Warn)
        .max_file_size(1 << 20)
        .build()
}

/// Size and place are kept; whether the window shows is the page's business.
fn kept_window() -> TauriPlugin<tauri::Wry> {
    let flags = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN;
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(flags)
        .build()
}

/// Tells the page to go where a link points, or keeps the link until there is a page.
fn follow(app: &AppHandle, link: &str) {
    let Some(place) = understood(link) else { return };
    log::info!("a link leads to a {}", place.kind());
    if let Some(place) = app.state::<Start>().keep_or_return(place)
        && let Err(error) = app.emit_to(webview::LABEL, "link", place.to_string())
    {
        log::warn!("a link did not reach the page: {error}");
    }
}

/// The place a link names. What it says is not logged: links can carry anything.
fn understood(link: &str) -> Option<Destination> {
    let place = Destination::parse(link);
    if place.is_none() {
        log::warn!(
            "ignored a link of {} bytes that names no place in the atlas",
            link.len()
        );
    }
    place
}

#[expect(
    clippy::disallowed_methods,
    reason = "the window is a door: it is where the time comes in"
)]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_folder_has_one_fingerprint_and_another_folder_another() {
        assert_eq!(fingerprint(Path::new("/data/a")), fingerprint(Path::new("/data/a")));
        assert_ne!(fingerprint(Path::new("/data/a")), fingerprint(Path::new("/data/b")));
    }
}

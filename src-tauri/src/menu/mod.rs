//! The native menu. It decides nothing: an item tells the page an action's name, and the page does it.

mod words;

use crate::webview::LABEL;
use serde::Serialize;
use tauri::{
    AppHandle, Emitter as _, Manager as _, Wry,
    menu::{Menu, MenuBuilder, MenuItemBuilder, PredefinedMenuItem, Submenu, SubmenuBuilder},
};
use words::{Editing, Line, MENUS, Words};

/// What the page hears when an item of the menu was pressed.
#[derive(Debug, Clone, Serialize)]
struct Pressed<'a> {
    action: &'a str,
}

/// Puts up the menu in the language asked for, or in the system's.
pub(crate) fn speak(app: &AppHandle, language: Option<&str>) {
    let language = language.map_or_else(|| sys_locale::get_locale().unwrap_or_default(), str::to_owned);
    let handle = app.clone();
    // GTK builds menus on the main thread only.
    let outcome = app.run_on_main_thread(move || {
        let outcome = build(&handle, words::column(&language)).and_then(|menu| handle.set_menu(menu));
        if let Err(error) = outcome {
            log::error!("the menu could not be put up: {error}");
        }
    });
    if let Err(error) = outcome {
        log::error!("the menu could not be put up: {error}");
    }
}

/// Passes a press on: full screen, quitting and editing are done here, all else by the page.
pub(crate) fn pressed(app: &AppHandle, id: &str) {
    let Some(window) = app.get_webview_window(LABEL) else {
        return;
    };
    log::info!("the menu asks for {id}");
    match id {
        "quit" => app.exit(0),
        "full_screen" => {
            let outcome = window.is_fullscreen().and_then(|full| window.set_fullscreen(!full));
            if let Err(error) = outcome {
                log::warn!("full screen did not change: {error}");
            }
        }
        #[cfg(target_os = "linux")]
        "Cut" | "Copy" | "Paste" | "SelectAll" => {
            let command = EDITING.iter().find(|command| **command == id);
            command
                .into_iter()
                .for_each(|command| crate::webview::edit(&window, command));
        }
        action => {
            if let Err(error) = app.emit_to(LABEL, "menu", Pressed { action }) {
                log::warn!("the page did not hear of {action}: {error}");
            }
        }
    }
}

/// The names of `WebKitGTK`'s editing commands.
#[cfg(target_os = "linux")]
const EDITING: [&str; 4] = ["Cut", "Copy", "Paste", "SelectAll"];

fn build(app: &AppHandle, column: usize) -> tauri::Result<Menu<Wry>> {
    let mut menu = MenuBuilder::new(app);
    #[cfg(target_os = "macos")]
    {
        let own = SubmenuBuilder::new(app, "Baimo")
            .services()
            .separator()
            .hide()
            .hide_others()
            .show_all();
        menu = menu.item(&own.build()?);
    }
    for (title, lines) in MENUS {
        menu = menu.item(&submenu(app, title[column], lines, column)?);
    }
    menu.build()
}

fn submenu(app: &AppHandle, title: &str, lines: &[Line], column: usize) -> tauri::Result<Submenu<Wry>> {
    let mut menu = SubmenuBuilder::new(app, title);
    for line in lines {
        menu = match line {
            Line::Rule => menu.separator(),
            Line::Tell { action, keys, words } => menu.item(&told(app, action, *keys, words[column])?),
            Line::Quit { words } => menu.item(&told(app, "quit", Some("CmdOrCtrl+Q"), words[column])?),
            Line::FullScreen { words } => menu.item(&told(app, "full_screen", full_screen_keys(), words[column])?),
            Line::Edit { command, words } => edit_item(app, menu, *command, words, column)?,
        };
    }
    menu.build()
}

fn told(app: &AppHandle, id: &str, keys: Option<&str>, text: &str) -> tauri::Result<tauri::menu::MenuItem<Wry>> {
    let item = MenuItemBuilder::with_id(id, text);
    let item = if let Some(keys) = keys {
        item.accelerator(keys)
    } else {
        item
    };
    item.build(app)
}

fn full_screen_keys() -> Option<&'static str> {
    Some(if cfg!(target_os = "macos") { "Cmd+Ctrl+F" } else { "F11" })
}

/// macOS and Windows bring these with their keys; on Linux the web view does them and has the keys already.
fn edit_item<'m>(
    app: &'m AppHandle,
    menu: SubmenuBuilder<'m, Wry, AppHandle>,
    command: Editing,
    words: &Words,
    column: usize,
) -> tauri::Result<SubmenuBuilder<'m, Wry, AppHandle>> {
    let text = Some(words[column]);
    if cfg!(target_os = "linux") {
        return Ok(menu.item(&told(app, &format!("{command:?}"), None, words[column])?));
    }
    let item = match command {
        Editing::Cut => PredefinedMenuItem::cut(app, text)?,
        Editing::Copy => PredefinedMenuItem::copy(app, text)?,
        Editing::Paste => PredefinedMenuItem::paste(app, text)?,
        Editing::SelectAll => PredefinedMenuItem::select_all(app, text)?,
    };
    Ok(menu.item(&item))
}

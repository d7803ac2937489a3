//! The only commands the page can call. `build.rs` and `capabilities/main.json` name the same seven.

use crate::{address, counter::Counter, file, menu, start::Start};
use atlas::Code;
use desk::Fault;
use serde_json::Value;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

/// Asks the counter: `{"ask": "search", "with": {…}}`.
#[tauri::command]
pub(crate) async fn ask(app: AppHandle, counter: State<'_, Counter>, request: Value) -> Result<Value, Fault> {
    let settings_change = request.get("ask").and_then(Value::as_str) == Some("set_settings");
    let answer = counter.ask(request).await?;
    if settings_change {
        menu::speak(&app, answer.get("language").and_then(Value::as_str));
    }
    Ok(answer)
}

/// What the person saves: a table, a drawing or a document as text, or a picture as its bytes.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum Content {
    /// Written as UTF-8.
    Text(String),
    /// Written as they are.
    Bytes(Vec<u8>),
}

impl Content {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

/// Lets the person choose where `content` goes and writes it there. Answers the path, or nothing when they cancel.
#[tauri::command]
pub(crate) async fn save_as(
    window: WebviewWindow,
    suggested: String,
    content: Content,
) -> Result<Option<String>, Fault> {
    let bytes = content.bytes();
    if bytes.len() > file::MAX_BYTES {
        let detail = format!(
            "The file would have {} bytes; at most {} are saved.",
            bytes.len(),
            file::MAX_BYTES
        );
        return Err(Fault {
            code: Code::BadRequest,
            subject: None,
            detail,
        });
    }
    let name = file::suggested(&suggested);
    let dialog = window.dialog().file().set_parent(&window).set_file_name(name);
    let (chosen, choice) = tokio::sync::oneshot::channel();
    dialog.save_file(move |path| {
        // The window may be gone by now; then nobody waits for the choice.
        let _ = chosen.send(path);
    });
    let Some(path) = choice.await.ok().flatten().and_then(|path| path.into_path().ok()) else {
        return Ok(None);
    };
    let shown = path.display().to_string();
    match file::replace(&path, bytes) {
        Ok(()) => Ok(Some(shown)),
        Err(error) => Err(not_written(&error, shown)),
    }
}

/// Lets the person choose a folder to look for models in. Answers its path, or nothing when they cancel; a path that is no
/// text is none the page could name.
#[tauri::command]
pub(crate) async fn choose_folder(window: WebviewWindow) -> Option<String> {
    let (chosen, choice) = tokio::sync::oneshot::channel();
    window.dialog().file().set_parent(&window).pick_folder(move |path| {
        // The window may be gone by now; then nobody waits for the choice.
        let _ = chosen.send(path);
    });
    let path = choice.await.ok().flatten()?.into_path().ok()?;
    path.to_str().map(String::from)
}

/// Opens an address in the system's browser or mail program. The page has shown it before.
#[tauri::command]
pub(crate) async fn open_link(url: String) -> Result<(), Fault> {
    let refused = || Fault {
        code: Code::BadRequest,
        subject: Some(url.chars().take(200).collect()),
        detail: String::from("Only https, http and mailto addresses without credentials are opened."),
    };
    let address = address::outward(&url).ok_or_else(refused)?;
    tauri_plugin_opener::open_url(address.as_str(), None::<&str>).map_err(|error| not_opened(&error, address.as_str()))
}

/// Shows the data folder in the system's file manager.
#[tauri::command]
pub(crate) async fn open_data_folder(counter: State<'_, Counter>) -> Result<(), Fault> {
    let folder = counter.data_dir();
    tauri_plugin_opener::open_path(folder, None::<&str>)
        .map_err(|error| not_opened(&error, &folder.display().to_string()))
}

/// The link the window was started with, once; later ones come as the event `link`.
#[tauri::command]
pub(crate) fn pending_link(start: State<'_, Start>) -> Option<String> {
    start.take_link().map(|place| place.to_string())
}

/// The page has drawn itself: the window is shown. Answers the milliseconds since the start of the process.
#[tauri::command]
pub(crate) fn first_paint(app: AppHandle, start: State<'_, Start>) -> u64 {
    let taken_ms = start.taken_ms();
    log::info!("first paint after {taken_ms} ms");
    if start.shown_for_the_first_time()
        && let Some(window) = app.get_webview_window(crate::webview::LABEL)
    {
        crate::webview::show(&window);
    }
    taken_ms
}

fn not_written(error: &std::io::Error, path: String) -> Fault {
    use std::io::ErrorKind;
    let code = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Code::DiskFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => Code::NoFolder,
        _ => Code::Internal,
    };
    Fault {
        code,
        detail: format!("{path} was not written: {error}."),
        subject: Some(path),
    }
}

fn not_opened(error: &tauri_plugin_opener::Error, what: &str) -> Fault {
    log::warn!("the system did not open what was asked for: {error}");
    Fault {
        code: Code::NotFound,
        subject: Some(what.to_owned()),
        detail: format!("Not opened: {error}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_says_what_the_person_can_do_about_it() {
        let check = |kind: std::io::ErrorKind, expected: Code| {
            let fault = not_written(&kind.into(), String::from("x.csv"));
            assert_eq!((fault.code, fault.subject.as_deref()), (expected, Some("x.csv")));
        };
        check(std::io::ErrorKind::StorageFull, Code::DiskFull);
        check(std::io::ErrorKind::PermissionDenied, Code::ReadOnly);
        check(std::io::ErrorKind::ReadOnlyFilesystem, Code::ReadOnly);
        check(std::io::ErrorKind::NotFound, Code::NoFolder);
        check(std::io::ErrorKind::BrokenPipe, Code::Internal);
    }

    #[test]
    fn a_text_and_a_picture_are_told_apart_and_kept_byte_for_byte() {
        let read = |json: &str| serde_json::from_str::<Content>(json).map(|content| content.bytes().to_vec());
        assert_eq!(read("\"表\"").unwrap(), "表".as_bytes());
        assert_eq!(read("[137,80,78,71,0,255]").unwrap(), [137, 80, 78, 71, 0, 255]);
        assert!(read("[256]").is_err());
        assert!(read("{}").is_err());
    }

    #[test]
    fn an_address_that_is_not_for_a_browser_is_refused_before_anything_runs() {
        let refused = tauri::async_runtime::block_on(open_link(String::from("file:///etc/passwd")));
        assert_eq!(refused.map_err(|fault| fault.code), Err(Code::BadRequest));
    }
}

//! The one window and its web view: where it may go (nowhere), what it may open (nothing), and platform quirks.

use crate::start::Start;
use std::time::Duration;
use tauri::{
    App, Manager as _, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    webview::{NewWindowResponse, PermissionResponse},
};

type Builder<'a> = WebviewWindowBuilder<'a, tauri::Wry, App>;

/// The window's label, the one the capability names.
pub(crate) const LABEL: &str = "main";
/// A window that never draws is shown all the same after this long, so that what went wrong can be seen.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Builds the window, hidden until its page has drawn.
pub(crate) fn open(app: &App) -> tauri::Result<WebviewWindow> {
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()));
    let window = nowhere(builder)
        .title("Baimo 百模")
        .inner_size(1_360.0, 860.0)
        .min_inner_size(1_024.0, 680.0)
        .prevent_overflow()
        .visible(false)
        .devtools(cfg!(debug_assertions))
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .build()?;
    shut(&window)?;
    show_in_the_end(&window);
    Ok(window)
}

/// Whatever the page should ever ask of another machine is handed to a proxy that does not exist: no name is resolved,
/// nothing is sent. Our own pages come from inside the program and need none. A preconnect hint passes a content
/// security policy; this is what holds it. macOS has this for signed builds of its newest versions only.
#[cfg(not(target_os = "macos"))]
fn nowhere<'a>(builder: Builder<'a>) -> Builder<'a> {
    match Url::parse("http://127.0.0.1:9") {
        Ok(nobody) => builder.proxy_url(nobody),
        Err(_) => builder,
    }
}

#[cfg(target_os = "macos")]
fn nowhere<'a>(builder: Builder<'a>) -> Builder<'a> {
    builder
}

/// Shows the window and puts it in front.
pub(crate) fn show(window: &WebviewWindow) {
    let outcome = window
        .show()
        .and_then(|()| window.unminimize())
        .and_then(|()| window.set_focus());
    if let Err(error) = outcome {
        log::warn!("the window could not be brought to the front: {error}");
    }
}

/// Only our own pages, whose scheme is answered from inside the program; everything else is refused.
fn is_own_page(url: &Url) -> bool {
    let own = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // WebView2 cannot serve custom schemes; Tauri answers this name from inside, it never reaches a resolver.
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    if !own {
        log::warn!("refused to leave for a {} address", url.scheme());
    }
    own
}

fn show_in_the_end(window: &WebviewWindow) {
    let window = window.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if window.state::<Start>().shown_for_the_first_time() {
            log::warn!(
                "the page has not drawn after {} ms; the window is shown as it is",
                PATIENCE.as_millis()
            );
            show(&window);
        }
    });
}

/// `WebKitGTK` would resolve names of links ahead of a click; nothing here may touch the network. Without a graphics
/// processor it would imitate one: drawing the page directly took 21 ms from key to paint in the place of 75 (`tour::speed`,
/// 2 cores).
#[cfg(target_os = "linux")]
fn shut(window: &WebviewWindow) -> tauri::Result<()> {
    use std::path::Path;
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt};
    window.with_webview(|webview| {
        if let Some(settings) = WebViewExt::settings(&webview.inner()) {
            settings.set_enable_dns_prefetching(false);
            settings.set_enable_webrtc(false);
            settings.set_enable_media_stream(false);
            settings.set_enable_webgl(false);
            settings.set_enable_webaudio(false);
            if !has_graphics(Path::new("/dev")) {
                settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            }
        }
    })
}

/// Whether a device that draws is among the devices: a render node, or NVIDIA's own.
#[cfg(target_os = "linux")]
fn has_graphics(devices: &std::path::Path) -> bool {
    let nodes = std::fs::read_dir(devices.join("dri")).into_iter().flatten().flatten();
    let mut names = nodes.map(|node| node.file_name());
    names.any(|name| name.to_string_lossy().starts_with("renderD")) || devices.join("nvidia0").exists()
}

#[cfg(not(target_os = "linux"))]
fn shut(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Does what the Edit menu says to whatever has the focus in the page.
#[cfg(target_os = "linux")]
pub(crate) fn edit(window: &WebviewWindow, command: &'static str) {
    use webkit2gtk::WebViewExt as _;
    let outcome = window.with_webview(move |webview| webview.inner().execute_editing_command(command));
    if let Err(error) = outcome {
        log::warn!("{command} did not reach the page: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_render_node_is_graphics_and_a_screen_alone_is_not() {
        let devices = tempfile::tempdir().unwrap();
        assert!(!has_graphics(devices.path()));
        std::fs::create_dir(devices.path().join("dri")).unwrap();
        std::fs::write(devices.path().join("dri/card0"), "").unwrap();
        assert!(!has_graphics(devices.path()));
        std::fs::write(devices.path().join("dri/renderD128"), "").unwrap();
        assert!(has_graphics(devices.path()));
    }

    #[test]
    fn the_page_stays_where_it_is() {
        let check = |url: &str, expected: bool| assert_eq!(is_own_page(&Url::parse(url).unwrap()), expected, "{url}");
        check("tauri://localhost/", true);
        check("tauri://localhost/models?q=qwen", true);
        check("tauri://evil.example/", false);
        check("tauri://localhost.evil.example/", false);
        check("http://tauri.localhost/", cfg!(windows));
        check("http://app.evil.com/", false);
        check("https://huggingface.co/", false);
        check("file:///etc/passwd", false);
        check("data:text/html,x", false);
        check("about:blank", false);
        check("javascript:alert(1)", false);
        check("blob:tauri://localhost/1", false);
    }
}

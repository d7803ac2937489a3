//! The tour: what a person does in the real window.

mod find;
mod keep;
mod keyboard;
mod link;
mod read;
mod shut;
mod speed;
mod syncing;

use tour::Window;

/// A window on an empty folder, as at a first start.
async fn first_start() -> (tempfile::TempDir, Window) {
    let data = tempfile::tempdir().expect("a folder can be made");
    let window = Window::open(data.path()).await.expect("the window opens");
    (data, window)
}

/// Waits until a script gives something, and gives it as a number.
async fn number(window: &Window, script: &str) -> u64 {
    window.holds(script).await.expect("the page shows it");
    let found = window
        .script(&format!("return {script};"))
        .await
        .expect("the page answers");
    let digits: String = found
        .as_str()
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().expect("a number is shown")
}

/// How many models the list says it has found.
const TOTAL: &str = "document.querySelector('.hd .total')?.textContent";

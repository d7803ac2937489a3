//! Everything without a pointer, through the native menu's keys and the page's own.

use crate::{TOTAL, first_start, number};
use tour::key;

#[tokio::test]
async fn a_person_finds_opens_and_comes_back_by_keys_alone() {
    let (_data, window) = first_start().await;
    number(&window, TOTAL).await;
    window.chord(&[key::CONTROL], "k").await.unwrap();
    window.element("dialog[open] [role=combobox]").await.unwrap();
    window.press("kokoro-82m").await.unwrap();
    let chosen = "document.querySelector('[role=option][aria-selected=true]')?.textContent.includes('Kokoro-82M')";
    window.holds(chosen).await.unwrap();
    window.press(key::ENTER).await.unwrap();
    window.says("h1", "Kokoro-82M").await.unwrap();
    for (digit, title) in [
        ("2", "Makers"),
        ("3", "Licences"),
        ("5", "Prices"),
        ("6", "Hardware"),
        ("9", "Sync"),
    ] {
        window.chord(&[key::ALT], digit).await.unwrap();
        window.says("h1", title).await.unwrap();
    }
    window.chord(&[key::ALT], key::LEFT).await.unwrap();
    window.says("h1", "Hardware").await.unwrap();
    window.chord(&[key::ALT], "1").await.unwrap();
    number(&window, TOTAL).await;
    window.press("/").await.unwrap();
    window
        .holds("document.activeElement?.closest('[role=search]') !== null")
        .await
        .unwrap();
    window.press("gemma").await.unwrap();
    // Esc closes, then clears, then leaves the field; only then is `?` a key and not a letter.
    for _ in 0..3 {
        window.press(key::ESCAPE).await.unwrap();
    }
    window.press("?").await.unwrap();
    window.element("dialog[open]").await.unwrap();
    window.press(key::ESCAPE).await.unwrap();
    window
        .holds("document.querySelector('dialog[open]') === null")
        .await
        .unwrap();
    window.close().await.unwrap();
}

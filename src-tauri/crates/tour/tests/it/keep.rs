//! What a person makes is kept, survives a restart, and can be taken back; wishes take effect at once.

use crate::first_start;
use tour::{Window, key};

#[tokio::test]
async fn a_note_survives_a_restart_and_undo_takes_it_back() {
    let (data, window) = first_start().await;
    window.visit("/models/Qwen/Qwen2-72B").await.unwrap();
    window.says("h1", "Qwen2-72B").await.unwrap();
    window.click("main textarea").await.unwrap();
    window.press("Checked with counsel").await.unwrap();
    window.says(".toast", "").await.unwrap();
    window.holds("document.querySelector('.toast') !== null").await.unwrap();
    window.close().await.unwrap();

    let window = Window::open(data.path()).await.unwrap();
    window.visit("/models/Qwen/Qwen2-72B").await.unwrap();
    window
        .holds("document.querySelector('main textarea')?.value === 'Checked with counsel'")
        .await
        .unwrap();
    window.click("h1").await.unwrap();
    window.chord(&[key::CONTROL], "z").await.unwrap();
    window
        .holds("document.querySelector('main textarea')?.value === ''")
        .await
        .unwrap();
    window.close().await.unwrap();
}

#[tokio::test]
async fn language_and_theme_change_at_once_and_stay() {
    let (data, window) = first_start().await;
    window.visit("/settings").await.unwrap();
    window.click_words("button", "Deutsch").await.unwrap();
    window.says("h1", "Einstellungen").await.unwrap();
    window
        .holds("document.documentElement.lang.startsWith('de')")
        .await
        .unwrap();
    let ground = "getComputedStyle(document.querySelector('main')).backgroundColor";
    window.click_words("button", "Hell").await.unwrap();
    window
        .holds(&format!("{ground}.match(/\\d+/g).map(Number)[0] > 200"))
        .await
        .unwrap();
    window.click_words("button", "Dunkel").await.unwrap();
    window
        .holds(&format!("{ground}.match(/\\d+/g).map(Number)[0] < 80"))
        .await
        .unwrap();
    window.click_words("button", "简体中文").await.unwrap();
    window.says("h1", "设置").await.unwrap();
    window.close().await.unwrap();

    let window = Window::open(data.path()).await.unwrap();
    window
        .holds("document.documentElement.lang.startsWith('zh')")
        .await
        .unwrap();
    window
        .holds(&format!("{ground}.match(/\\d+/g).map(Number)[0] < 80"))
        .await
        .unwrap();
    window.close().await.unwrap();
}

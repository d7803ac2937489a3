//! How long the real window takes from a key until its answer is painted, as the page itself measures it. Told, never
//! demanded: machines are noisy. `BAIMO_TOUR_ATLAS` names a folder with another atlas than the starter.

use crate::{TOTAL, number};
use std::{path::PathBuf, time::Duration};
use tour::{TourError, Window, key};

/// Searches as they are typed: short and long, in three languages, mistyped, hopeless, hostile.
const SEARCHES: [&str; 16] = [
    "qwen2 72b instruct",
    "llama-3.1-8b",
    "gguf",
    "mistral licence:mit",
    "deepseek params>7b",
    "通义千问",
    "spracherkennung",
    "qwne2 instrct",
    "chat-gguf",
    "country:CN year:2024",
    "-relation:quantized yi",
    "zzzzzzqqqqxx",
    "a b c d e f g",
    "' OR 1=1 --",
    "01-ai/Yi-34B",
    "whisper large",
];

/// A quick typist's pause between two keys.
const BETWEEN_KEYS: Duration = Duration::from_millis(120);
/// Jumps to the end of the list and back.
const JUMPS: usize = 20;

/// The field is there, has the focus, and holds these words.
fn field_holds(words: &str) -> String {
    format!("document.activeElement?.closest('[role=search]') !== null && document.activeElement.value === '{words}'")
}

#[tokio::test]
async fn every_key_of_many_searches_is_measured_from_press_to_paint() {
    let own = tempfile::tempdir().unwrap();
    let given = std::env::var_os("BAIMO_TOUR_ATLAS").map(PathBuf::from);
    let window = Window::open(given.as_deref().unwrap_or(own.path())).await.unwrap();
    let of = number(&window, TOTAL).await;
    window.press("/").await.unwrap();
    window.holds(&field_holds("")).await.unwrap();
    for words in SEARCHES {
        for letter in words.chars() {
            window.press(&letter.to_string()).await.unwrap();
            tokio::time::sleep(BETWEEN_KEYS).await;
        }
        window.press(key::ESCAPE).await.unwrap();
        window.holds(&field_holds("")).await.unwrap();
        window.holds(&all_of(of)).await.unwrap();
    }
    window.press(key::DOWN).await.unwrap();
    let in_the_list = "document.activeElement?.getAttribute('role') === 'grid'";
    window.holds(in_the_list).await.unwrap();
    for _ in 0..JUMPS {
        to_the_end_and_back(&window, of).await.unwrap();
    }
    window.visit("/settings").await.unwrap();
    let times = "document.querySelector('[data-measure=typing]')?.children[1]?.textContent";
    let measured = number(&window, times).await;
    let keys: usize = SEARCHES.iter().map(|words| words.chars().count()).sum();
    assert!(
        measured * 10 >= keys as u64 * 9,
        "{measured} of {keys} keys were measured"
    );
    for deed in ["typing", "filter", "jump"] {
        let cells = format!(
            "return [...document.querySelectorAll('[data-measure={deed}] td')].map((cell) => cell.textContent).join(' · ');"
        );
        let told = window.script(&cells).await.unwrap();
        println!("{of} models, {deed}: times, median, 99 of 100, slowest in ms: {told}");
    }
    window.close().await.unwrap();
}

/// The list shows all models again.
fn all_of(models: u64) -> String {
    format!("{TOTAL}?.replace(/\\D/g, '') === '{models}'")
}

async fn to_the_end_and_back(window: &Window, of: u64) -> Result<(), TourError> {
    for (pressed, row) in [(key::END, of + 1), (key::HOME, 2)] {
        window.press(pressed).await?;
        window
            .holds(&format!(
                "document.querySelector('[role=row][aria-rowindex=\"{row}\"] .lic') !== null"
            ))
            .await?;
        let drawn = window.count("[role=row][aria-selected]").await?;
        assert!(drawn <= 80, "{drawn} rows stand in the document");
    }
    Ok(())
}

//! A sync in the real window against the test Hub: set, planned, begun, cancelled, resumed by key, read; then silence.

use std::time::Duration;
use testkit::hub::{Fault, Kind, Options, TestHub};
use tour::{TourError, Window, key};

const MODELS: usize = 3000;
/// Pages that come before the Hub falls silent.
const PAGES: u32 = 6;

fn hub() -> TestHub {
    let options = Options {
        models: MODELS,
        page: 100,
        ..Options::default()
    };
    let hub = TestHub::start(options).expect("a port of this machine is free");
    hub.fault(Fault::new(Kind::Stall).on("sort=createdAt").after(PAGES));
    hub
}

/// Waits until a part of the page holds these words, small print included, which the driver's own text leaves out.
async fn shows(window: &Window, css: &str, words: &str) -> Result<(), TourError> {
    let holds = format!("document.querySelector(\"{css}\")?.textContent.includes('{words}')");
    window.holds(&holds).await
}

/// Leaves only the Hub switched on; every switch is kept before the next is pressed.
async fn only_the_hub(window: &Window) -> Result<(), TourError> {
    const ON: &str = "[...document.querySelectorAll('.places tbody tr')].filter(row => \
        row.querySelector('[role=checkbox][aria-checked=true]') && !row.textContent.includes('Hugging Face'))";
    window
        .holds("document.querySelectorAll('.places tbody tr').length >= 10")
        .await?;
    loop {
        let left = window.script(&format!("return {ON}.length;")).await?;
        let left = left.as_u64().expect("a number of rows");
        if left == 0 {
            break;
        }
        window
            .script(&format!("{ON}[0].querySelector('[role=checkbox]').click();"))
            .await?;
        window.holds(&format!("{ON}.length < {left}")).await?;
    }
    Ok(())
}

/// Types the address of the test Hub where a mirror is set, and says that plain http is meant.
async fn ask_there(window: &Window, url: &str) -> Result<(), TourError> {
    window.click_words("button", "Sources and mirrors").await?;
    window.click_words("dialog//button", "Everything").await?;
    window.click("dialog input[id$='-hub']").await?;
    window.press(url).await?;
    window.click("dialog li input[type=checkbox]").await?;
    window.click("dialog button[type=submit]").await?;
    window.holds("document.querySelector('dialog[open]') === null").await?;
    window
        .holds("document.querySelector('.places tbody')?.textContent.includes('127.0.0.1')")
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_sync_is_set_begun_cancelled_resumed_and_read() {
    let (hub, data) = (hub(), tempfile::tempdir().unwrap());
    let window = Window::open(data.path()).await.unwrap();
    window.visit("/sync").await.unwrap();
    only_the_hub(&window).await.unwrap();
    ask_there(&window, &hub.url).await.unwrap();
    shows(&window, ".preview", "requests to 1 source").await.unwrap();
    assert_eq!(hub.asked(), 0, "a plan costs no packet");

    window.click_words("button", "Sync now").await.unwrap();
    shows(&window, ".run", "600").await.unwrap();
    shows(&window, "body", "Syncing").await.unwrap();
    window.click(".run button").await.unwrap();
    window.holds("document.querySelector('.run') === null").await.unwrap();
    shows(&window, ".side", "You stopped it").await.unwrap();
    shows(&window, ".preview", "Resume").await.unwrap();

    hub.mend();
    let before = hub.asked();
    window.click("h1").await.unwrap();
    window.press(key::ENTER).await.unwrap();
    shows(&window, ".side", "2,400 new models").await.unwrap();
    let resumed = &hub.log()[before].request.target;
    assert!(resumed.contains("cursor="), "it goes on behind page {PAGES}: {resumed}");
    shows(&window, ".places tbody", "+2,400").await.unwrap();

    read_in_every_language(&window).await.unwrap();
    let asked = hub.asked();
    window.visit("/models?q=qwen").await.unwrap();
    window.visit("/rankings").await.unwrap();
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(hub.asked(), asked, "nothing is asked once a sync has ended");
    window.close().await.unwrap();
    let log = std::fs::read_to_string(data.path().join("connections.jsonl")).unwrap();
    let opened = log.lines().filter(|line| line.contains("\"over\":false")).count();
    assert_eq!(opened, asked, "every connection stands in the log");
}

/// The page says what came in each language, and nothing of it is English where it should not be.
async fn read_in_every_language(window: &Window) -> Result<(), TourError> {
    for (language, tag, done) in [
        ("Deutsch", "de", "2.400"),
        ("简体中文", "zh", "2,400"),
        ("English", "en", "2,400 new models"),
    ] {
        window.visit("/settings").await?;
        window.click_words("button", language).await?;
        window
            .holds(&format!("document.documentElement.lang.startsWith('{tag}')"))
            .await?;
        window.visit("/sync").await?;
        shows(window, ".side", done).await?;
    }
    Ok(())
}

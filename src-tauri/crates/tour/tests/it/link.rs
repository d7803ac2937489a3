//! Links from other programs: a second start hands its link to the first window and ends.

use crate::{TOTAL, first_start, number};
use std::process::Command;

fn start_again(data: &std::path::Path, link: &str) {
    let window = std::env::var("BAIMO_DESKTOP").expect("the window is named");
    let status = Command::new(window)
        .arg("--data")
        .arg(data)
        .arg(link)
        .status()
        .expect("the window starts");
    assert!(status.success(), "{link}");
}

#[tokio::test]
async fn a_link_opens_its_page_in_the_window_that_is_there() {
    let (data, window) = first_start().await;
    number(&window, TOTAL).await;
    start_again(data.path(), "baimo://model/Qwen/Qwen2-72B");
    window.says("h1", "Qwen2-72B").await.unwrap();
    for hostile in [
        "baimo://sync/start",
        "baimo://model/%3Cscript%3E/x",
        "baimo://settings?theme=dark",
        "baimo:",
    ] {
        start_again(data.path(), hostile);
    }
    start_again(data.path(), "baimo://licence/apache-2-0");
    window.says("h1", "Apache").await.unwrap();
    start_again(data.path(), "baimo://ranking/open-llm-v2?at=2024-08-19");
    window.says("main", "19 Aug 2024").await.unwrap();
    window.close().await.unwrap();
}

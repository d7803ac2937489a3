//! Reading: a model's page with its dispute, a licence in full, a board on a day.

use crate::first_start;

#[tokio::test]
async fn the_page_of_yi_shows_the_disputed_edge_and_does_not_inherit() {
    let (_data, window) = first_start().await;
    window.visit("/models/01-ai/Yi-34B").await.unwrap();
    window.says("h1", "Yi-34B").await.unwrap();
    window
        .holds("/disputed/i.test(document.querySelector('main').innerText)")
        .await
        .unwrap();
    window
        .holds("!/effective.{0,40}Llama 2/is.test(document.querySelector('main').innerText)")
        .await
        .unwrap();
    window.close().await.unwrap();
}

#[tokio::test]
async fn a_licence_can_be_read_in_full_without_a_network() {
    let (_data, window) = first_start().await;
    window.visit("/licences/apache-2-0").await.unwrap();
    window.says("h1", "Apache").await.unwrap();
    window
        .says(
            "article.text",
            "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
        )
        .await
        .unwrap();
    window.close().await.unwrap();
}

#[tokio::test]
async fn a_board_opens_on_the_day_that_was_asked_for() {
    let (_data, window) = first_start().await;
    window.visit("/rankings/open-llm-v2?at=2024-08-19").await.unwrap();
    window.says("main", "19 Aug 2024").await.unwrap();
    window
        .holds("document.querySelectorAll('main [role=row], main tr').length > 10")
        .await
        .unwrap();
    window.close().await.unwrap();
}

//! Searching: rows and exact counts as one types, facets, Chinese words, and what is said when nothing is found.

use crate::{TOTAL, first_start, number};

/// The name in the first row of the list.
const FIRST: &str = "document.querySelector('[role=row][aria-rowindex=\"2\"]')?.innerText ?? ''";

#[tokio::test]
async fn words_find_rows_and_a_facet_holds_exactly_what_it_counts() {
    let (_data, window) = first_start().await;
    let all = number(&window, TOTAL).await;
    assert!(all > 17_000, "{all} models");
    window.press("/qwen2 72b").await.unwrap();
    let lowered = format!("({FIRST}).toLowerCase()");
    window
        .holds(&format!("{lowered}.includes('qwen2') && {lowered}.includes('72b')"))
        .await
        .unwrap();
    let found = number(&window, TOTAL).await;
    assert!(found > 0 && found < all, "{found} of {all}");

    let chip =
        "[...document.querySelectorAll('[data-facet] .chip')].find((chip) => chip.textContent.includes('China'))";
    let counted = number(&window, &format!("{chip}?.textContent.match(/[0-9.,]+/)?.[0]")).await;
    window.click_words("button", "China").await.unwrap();
    window
        .holds(&format!("{chip}?.getAttribute('aria-pressed') === 'true'"))
        .await
        .unwrap();
    window
        .holds(&format!("{TOTAL}.replace(/\\D/g, '') === '{counted}'"))
        .await
        .unwrap();
    assert!(counted <= found);
    window.close().await.unwrap();
}

#[tokio::test]
async fn two_chinese_characters_find_a_maker_and_its_models() {
    let (_data, window) = first_start().await;
    let all = number(&window, TOTAL).await;
    for (words, expected) in [("通义", "Qwen"), ("智谱", "GLM")] {
        window.visit(&format!("/models?q={words}")).await.unwrap();
        window
            .holds(&format!(
                "({FIRST}).toLowerCase().includes('{}')",
                expected.to_lowercase()
            ))
            .await
            .unwrap();
        assert!(number(&window, TOTAL).await < all, "{words}");
    }
    window.close().await.unwrap();
}

#[tokio::test]
async fn an_empty_result_names_the_filter_to_blame_and_offers_the_way_out() {
    let (_data, window) = first_start().await;
    window.visit("/models?q=qwen%20params%3E900t").await.unwrap();
    window.says(".why", "900t").await.unwrap();
    window.press(tour::key::ENTER).await.unwrap();
    window
        .holds(&format!("{TOTAL} !== undefined && {TOTAL} !== '0'"))
        .await
        .unwrap();
    window.close().await.unwrap();
}

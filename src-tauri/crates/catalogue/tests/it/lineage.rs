//! Ancestors and descendants: loops, long lines, wide merges.

use crate::Draft;
use catalogue::view::{ModelAsk, ModelPage};

async fn page(draft: &Draft, repo: &str) -> ModelPage {
    draft
        .catalogue()
        .await
        .model(&ModelAsk { repo: repo.to_owned() })
        .await
        .unwrap()
}

fn lines(page: &ModelPage) -> Vec<(&str, &str, u32, bool)> {
    let lines = page.ancestors.iter();
    lines
        .map(|line| (line.child.as_str(), line.parent.as_str(), line.depth, line.is_loop))
        .collect()
}

#[tokio::test]
async fn a_loop_is_shown_and_not_followed() {
    let mut draft = Draft::with_models(3).await;
    draft.edge(1, 1).await;
    draft.edge(1, 2).await;
    draft.edge(2, 3).await;
    draft.edge(3, 1).await;
    let page = page(&draft, "hand/m1").await;
    let expected = [
        ("hand/m1", "hand/m1", 1, true),
        ("hand/m1", "hand/m2", 1, false),
        ("hand/m2", "hand/m3", 2, false),
        ("hand/m3", "hand/m1", 3, true),
    ];
    assert_eq!(lines(&page), expected);
    assert_eq!(page.descendants.total, 2, "a model is not its own descendant");
}

#[tokio::test]
async fn a_parent_reached_on_two_ways_is_shown_twice_and_followed_once() {
    let mut draft = Draft::with_models(5).await;
    for (child, parent) in [(1, 2), (1, 3), (2, 4), (3, 4), (4, 5)] {
        draft.edge(child, parent).await;
    }
    let page = page(&draft, "hand/m1").await;
    let expected = [
        ("hand/m1", "hand/m2", 1, false),
        ("hand/m2", "hand/m4", 2, false),
        ("hand/m4", "hand/m5", 3, false),
        ("hand/m1", "hand/m3", 1, false),
        ("hand/m3", "hand/m4", 2, false),
    ];
    assert_eq!(lines(&page), expected);
}

#[tokio::test]
async fn a_merge_with_150_parents_and_a_line_60_deep_stay_bounded() {
    let mut draft = Draft::with_models(250).await;
    for parent in 2..=151 {
        draft.edge(1, parent).await;
    }
    for child in 160..220 {
        draft.edge(child, child + 1).await;
    }
    assert_eq!(page(&draft, "hand/m1").await.ancestors.len(), 100);
    let deep = page(&draft, "hand/m160").await;
    assert!((16..=100).contains(&deep.ancestors.len()), "{}", deep.ancestors.len());
    assert!(deep.ancestors.windows(2).all(|pair| pair[0].depth + 1 == pair[1].depth));
    assert_eq!(page(&draft, "hand/m220").await.descendants.total, 60);
}

#[tokio::test]
async fn descendants_are_counted_once_each() {
    let mut draft = Draft::with_models(100).await;
    for child in 2..=50 {
        draft.edge(child, 1).await;
        draft.edge(child + 50, child).await;
        draft.edge(child + 50, 1).await;
    }
    let descendants = page(&draft, "hand/m1").await.descendants;
    assert_eq!((descendants.children, descendants.total), (98, 98));
    assert_eq!(descendants.groups.iter().map(|group| group.count).sum::<u32>(), 98);
    assert_eq!(descendants.rows.len(), 60);
    assert!(descendants.rows.iter().all(|row| row.depth == 1));
}

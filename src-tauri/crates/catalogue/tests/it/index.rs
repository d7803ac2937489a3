//! The index follows the atlas: another state, a gap in the ranks, a folder in which it cannot be kept.

use crate::{Draft, model};
use catalogue::view::SearchAsk;
use std::fs;
use store::write::RankRow;

fn asking(query: &str) -> SearchAsk {
    SearchAsk {
        query: query.to_owned(),
        limit: 10,
        ..SearchAsk::default()
    }
}

#[tokio::test]
async fn an_index_of_another_revision_is_never_asked() {
    let draft = Draft::with_models(3).await;
    assert_eq!(
        draft.catalogue().await.search(&asking("newcomer")).await.unwrap().total,
        0
    );
    let path = draft.folder.path().join("atlas.idx");
    let old = fs::read(&path).unwrap();
    draft.writer.append(&[model(4, "hand/newcomer")]).await.unwrap();
    draft.state(2).await;
    let page = draft.catalogue().await.search(&asking("newcomer")).await.unwrap();
    assert_eq!(page.rows[0].repo, "hand/newcomer");
    assert!(fs::read(&path).unwrap() != old);
}

#[tokio::test]
async fn the_same_state_is_not_built_twice() {
    let draft = Draft::with_models(3).await;
    draft.catalogue().await;
    let path = draft.folder.path().join("atlas.idx");
    let built = fs::metadata(&path).unwrap().modified().unwrap();
    draft.catalogue().await;
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), built);
    let left = fs::read_dir(draft.folder.path()).unwrap();
    assert!(
        left.into_iter()
            .all(|entry| !entry.unwrap().file_name().to_string_lossy().contains("new"))
    );
}

#[tokio::test]
async fn a_gap_in_the_ranks_is_found_by_the_doctor_and_makes_no_wrong_answer() {
    let draft = Draft::with_models(2).await;
    let mut far = model(3, "hand/far");
    far.rank = 7;
    draft.writer.append(&[far]).await.unwrap();
    let catalogue = draft.catalogue().await;
    let found = catalogue.search(&asking("far")).await.unwrap();
    assert_eq!(found.rows[0].repo, "hand/far");
    let checks = catalogue.checks(true).await.unwrap();
    let ranks = checks.iter().find(|check| check.name == "ranks").unwrap();
    assert_eq!(ranks.state, catalogue::view::CheckState::Bad);
}

#[tokio::test]
async fn an_index_names_the_right_models_after_they_were_put_in_another_order() {
    let draft = Draft::with_models(3).await;
    let catalogue = draft.catalogue().await;
    let mut batch = draft.writer.batch().await.unwrap();
    batch
        .rank(&[RankRow { id: 1, rank: 3 }, RankRow { id: 3, rank: 1 }])
        .await
        .unwrap();
    batch.commit().await.unwrap();
    for name in ["m1", "m2", "m3"] {
        let page = catalogue.search(&asking(name)).await.unwrap();
        let found: Vec<_> = page.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(found, [name]);
    }
    assert_eq!(catalogue.search(&asking("")).await.unwrap().rows[0].name, "m1");
    draft.state(2).await;
    assert_eq!(
        draft.catalogue().await.search(&asking("")).await.unwrap().rows[0].name,
        "m3"
    );
}

#[tokio::test]
async fn where_the_index_cannot_be_kept_it_is_used_from_memory() {
    let draft = Draft::with_models(3).await;
    fs::create_dir(draft.folder.path().join("atlas.idx")).unwrap();
    let catalogue = draft.catalogue().await;
    assert_eq!(catalogue.search(&asking("m2")).await.unwrap().total, 1);
    let checks = catalogue.checks(false).await.unwrap();
    let index = checks.iter().find(|check| check.name == "index_matches").unwrap();
    assert_eq!(index.state, catalogue::view::CheckState::Warning);
}

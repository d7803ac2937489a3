//! Any changes followed by as many undos give what was before, even over restarts.

use crate::{model, note, open};
use proptest::prelude::*;
use shelf::{
    Shelf,
    view::{Change, Subject, SubjectKind, UndoAsk},
};

fn subject() -> impl Strategy<Value = Subject> {
    let kind = prop_oneof![
        Just(SubjectKind::Model),
        Just(SubjectKind::Maker),
        Just(SubjectKind::Licence)
    ];
    (kind, 0..6_u8).prop_map(|(kind, n)| Subject {
        kind,
        key: format!("thing-{n}"),
    })
}

fn change() -> impl Strategy<Value = Change> {
    let name = (0..5_u8).prop_map(|n| format!("name-{n}"));
    let id = 1..6_i64;
    prop_oneof![
        (subject(), ".{0,40}").prop_map(|(subject, text)| Change::SetNote { subject, text }),
        (subject(), any::<bool>()).prop_map(|(subject, on)| Change::SetFavourite { subject, on }),
        name.clone().prop_map(|name| Change::NewCollection { name }),
        (id.clone(), name.clone()).prop_map(|(id, name)| Change::RenameCollection { id, name }),
        id.clone().prop_map(|id| Change::DeleteCollection { id }),
        (id.clone(), prop::collection::vec(subject(), 0..8), any::<bool>())
            .prop_map(|(id, subjects, on)| Change::Collect { id, subjects, on }),
        (name, "[a-z :>0-9]{0,20}").prop_map(|(name, query)| Change::SaveSearch { name, query }),
        id.prop_map(|id| Change::DeleteSearch { id }),
    ]
}

/// Everything as text, without the time of asking.
async fn state(shelf: &Shelf) -> String {
    shelf.export(0).await.unwrap().text
}

fn on_one_thread<F: Future>(task: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(task)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn as_many_undos_as_changes_give_the_first_state(
        before in prop::collection::vec(change(), 0..12),
        changes in prop::collection::vec(change(), 1..25),
        restart in any::<bool>(),
    ) {
        on_one_thread(async move {
            let folder = tempfile::tempdir().unwrap();
            let mut shelf = open(folder.path()).await;
            for (at, change) in (0..).zip(&before) {
                let _ = shelf.change(change, at).await;
            }
            let mut states = vec![state(&shelf).await];
            for (at, change) in (100..).zip(&changes) {
                if shelf.change(change, at).await.is_ok() {
                    states.push(state(&shelf).await);
                } else {
                    assert_eq!(Some(&state(&shelf).await), states.last(), "a refused change changes nothing");
                }
            }
            if restart {
                shelf = open(folder.path()).await;
            }
            states.pop();
            while let Some(expected) = states.pop() {
                assert!(shelf.undo(&UndoAsk::default()).await.unwrap().change.is_some());
                assert_eq!(state(&shelf).await, expected);
            }
        });
    }
}

#[tokio::test]
async fn undo_takes_back_only_what_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path()).await;
    assert!(
        shelf.undo(&UndoAsk::default()).await.unwrap().change.is_none(),
        "nothing to take back"
    );
    let first = shelf.change(&note("a/b", "one"), 1).await.unwrap();
    let second = shelf.change(&note("a/b", "two"), 2).await.unwrap();
    assert!(
        shelf
            .undo(&UndoAsk { id: Some(first.id) })
            .await
            .unwrap()
            .change
            .is_none(),
        "it is not the last"
    );
    let undone = shelf
        .undo(&UndoAsk { id: Some(second.id) })
        .await
        .unwrap()
        .change
        .unwrap();
    assert_eq!(
        (undone.id, undone.what.as_str(), undone.about.as_str()),
        (second.id, "set_note", "a/b")
    );
    let mine = shelf
        .mine(&shelf::view::MineAsk { subject: model("a/b") })
        .await
        .unwrap();
    assert_eq!(
        mine.note.map(|note| (note.text, note.changed_at)),
        Some((String::from("one"), 1))
    );
    // A new change after an undo starts from what then holds; there is no way back to what was undone.
    shelf.change(&note("a/b", "three"), 3).await.unwrap();
    shelf.undo(&UndoAsk::default()).await.unwrap();
    shelf.undo(&UndoAsk::default()).await.unwrap();
    assert!(
        shelf
            .mine(&shelf::view::MineAsk { subject: model("a/b") })
            .await
            .unwrap()
            .note
            .is_none()
    );
    assert!(shelf.undo(&UndoAsk::default()).await.unwrap().change.is_none());
}

//! Every change, its bounds and its refusals.

use crate::{model, note, open};
use atlas::Code;
use shelf::view::{
    Change, CollectionAsk, Density, MineAsk, Settings, SettingsAsk, ShelfAsk, Subject, SubjectKind, Theme,
};

#[tokio::test]
async fn what_is_made_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path()).await;
    shelf
        .change(&note("Qwen/Qwen2-72B", "Gut auf Chinesisch 通义"), 10)
        .await
        .unwrap();
    shelf
        .change(
            &Change::SetFavourite {
                subject: model("Qwen/Qwen2-72B"),
                on: true,
            },
            11,
        )
        .await
        .unwrap();
    let made = shelf
        .change(
            &Change::NewCollection {
                name: String::from(" Für später "),
            },
            12,
        )
        .await
        .unwrap();
    let id = made.made.unwrap();
    let maker = Subject {
        kind: SubjectKind::Maker,
        key: String::from("zhipu-ai"),
    };
    let subjects = vec![model("Qwen/Qwen2-72B"), maker.clone(), model("01-ai/Yi-34B")];
    shelf
        .change(&Change::Collect { id, subjects, on: true }, 13)
        .await
        .unwrap();
    let search = Change::SaveSearch {
        name: String::from("groß"),
        query: String::from("params>70b"),
    };
    shelf.change(&search, 14).await.unwrap();

    let page = shelf.page(&ShelfAsk {}).await.unwrap();
    assert_eq!(
        (page.notes.len(), page.favourites.len(), page.searches.len()),
        (1, 1, 1)
    );
    assert_eq!(
        (page.collections[0].name.as_str(), page.collections[0].count),
        ("Für später", 3)
    );
    assert_eq!(page.undo.unwrap().what, "save_search");
    let collection = shelf.collection(&CollectionAsk { id }).await.unwrap();
    let keys: Vec<_> = collection.items.iter().map(|item| item.subject.key.as_str()).collect();
    assert_eq!(
        keys,
        ["Qwen/Qwen2-72B", "zhipu-ai", "01-ai/Yi-34B"],
        "in the order added"
    );
    let mine = shelf
        .mine(&MineAsk {
            subject: model("Qwen/Qwen2-72B"),
        })
        .await
        .unwrap();
    assert!(mine.favourite && mine.collections == [id] && mine.note.unwrap().text.contains("通义"));
    assert_eq!(shelf.mine(&MineAsk { subject: maker }).await.unwrap().collections, [id]);
}

#[tokio::test]
async fn a_search_saved_under_the_same_name_replaces_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path()).await;
    let save = |query: &str| Change::SaveSearch {
        name: String::from("mine"),
        query: query.to_owned(),
    };
    let first = shelf.change(&save("qwen"), 1).await.unwrap();
    let second = shelf.change(&save("yi"), 2).await.unwrap();
    assert_eq!(first.made, second.made);
    let page = shelf.page(&ShelfAsk {}).await.unwrap();
    assert_eq!(
        page.searches
            .iter()
            .map(|search| search.query.as_str())
            .collect::<Vec<_>>(),
        ["yi"]
    );
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path()).await;
    let name = |name: &str| Change::NewCollection { name: name.to_owned() };
    let id = shelf.change(&name("held"), 1).await.unwrap().made.unwrap();
    let other = shelf.change(&name("other"), 1).await.unwrap().made.unwrap();
    let last = shelf.page(&ShelfAsk {}).await.unwrap().undo.unwrap().id;
    let many = |count: usize| (0..count).map(|n| model(&format!("a/{n}"))).collect::<Vec<_>>();
    let cases = [
        (note("a/b", &"x".repeat((64 << 10) + 1)), Code::BadRequest),
        (note("a b", "x"), Code::BadRequest),
        (note("a/b", "x\0y"), Code::BadRequest),
        (
            Change::SetFavourite {
                subject: model(""),
                on: true,
            },
            Code::BadRequest,
        ),
        (name("  "), Code::BadRequest),
        (name(&"x".repeat(201)), Code::BadRequest),
        (name(" held "), Code::BadRequest),
        (
            Change::RenameCollection {
                id: other,
                name: String::from("held"),
            },
            Code::BadRequest,
        ),
        (
            Change::RenameCollection {
                id: 99,
                name: String::from("new"),
            },
            Code::NotFound,
        ),
        (Change::DeleteCollection { id: -1 }, Code::NotFound),
        (
            Change::Collect {
                id: i64::MAX,
                subjects: many(1),
                on: true,
            },
            Code::NotFound,
        ),
        (
            Change::Collect {
                id,
                subjects: many(1_001),
                on: true,
            },
            Code::BadRequest,
        ),
        (
            Change::Collect {
                id,
                subjects: vec![model("a/b"), model("//")],
                on: true,
            },
            Code::BadRequest,
        ),
        (Change::DeleteSearch { id: 5 }, Code::NotFound),
        (
            Change::SaveSearch {
                name: String::from("s"),
                query: "x".repeat(5_000),
            },
            Code::BadRequest,
        ),
    ];
    for (change, code) in cases {
        let error = shelf.change(&change, 2).await.unwrap_err();
        let said = error.to_string();
        assert_eq!(error.code(), code, "{said}");
        assert!(
            said.ends_with('.') && said.matches(['.', ';']).count() >= 2,
            "cause and remedy: {said}"
        );
    }
    let page = shelf.page(&ShelfAsk {}).await.unwrap();
    assert_eq!(page.undo.unwrap().id, last);
    assert_eq!(
        (page.notes.len(), page.collections.len(), page.collections[0].count),
        (0, 2, 0)
    );
    assert_eq!(
        shelf.collection(&CollectionAsk { id: 99 }).await.unwrap_err().code(),
        Code::NotFound
    );
}

#[tokio::test]
async fn a_collection_holds_five_thousand_things_and_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path()).await;
    let id = shelf
        .change(
            &Change::NewCollection {
                name: String::from("all"),
            },
            1,
        )
        .await
        .unwrap()
        .made
        .unwrap();
    let put = |from: usize, to: usize| {
        let subjects = (from..to).map(|n| model(&format!("owner/model-{n}"))).collect();
        Change::Collect { id, subjects, on: true }
    };
    for thousand in 0..5 {
        shelf
            .change(&put(thousand * 1_000, (thousand + 1) * 1_000), 2)
            .await
            .unwrap();
    }
    assert_eq!(
        shelf.change(&put(4_990, 5_001), 3).await.unwrap_err().code(),
        Code::BadRequest
    );
    shelf.change(&put(4_000, 5_000), 3).await.unwrap();
    assert_eq!(
        shelf.collection(&CollectionAsk { id }).await.unwrap().items.len(),
        5_000
    );
    shelf.change(&Change::DeleteCollection { id }, 4).await.unwrap();
    shelf.undo(&Default::default()).await.unwrap();
    shelf.undo(&Default::default()).await.unwrap();
    let items = shelf.collection(&CollectionAsk { id }).await.unwrap().items;
    assert_eq!(
        (items.len(), items[4_999].subject.key.as_str()),
        (5_000, "owner/model-4999"),
        "in the same order"
    );
}

#[tokio::test]
async fn settings_are_kept_over_a_restart_and_are_no_part_of_undo() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path()).await;
    assert_eq!(shelf.settings(&SettingsAsk {}).await.unwrap(), Settings::default());
    let settings = Settings {
        language: Some(String::from("zh")),
        theme: Theme::Dark,
        density: Density::Roomy,
        letter_keys: false,
    };
    shelf.set_settings(&settings).await.unwrap();
    drop(shelf);
    let shelf = open(folder.path()).await;
    assert_eq!(shelf.settings(&SettingsAsk {}).await.unwrap(), settings);
    assert!(shelf.undo(&Default::default()).await.unwrap().change.is_none());
    let klingon = Settings {
        language: Some(String::from("tlh")),
        ..settings.clone()
    };
    assert_eq!(shelf.set_settings(&klingon).await.unwrap_err().code(), Code::BadRequest);
    shelf
        .set_settings(&Settings {
            language: None,
            ..settings
        })
        .await
        .unwrap();
    assert_eq!(shelf.settings(&SettingsAsk {}).await.unwrap().language, None);
}

//! What happens to models in the wild, and what the history says of it.

use super::{Atlas, licence, listed, parents};
use sources::{Fate, Gate, Is, LicenceWords, Told};

#[tokio::test]
async fn half_a_year_in_the_wild_stands_in_the_history_with_its_days() {
    let atlas = Atlas::new().await;
    let mut page = vec![
        listed(1, "Qwen/Base"),
        listed(2, "someone/relicensed"),
        listed(3, "someone/old-name"),
        listed(4, "someone/gated"),
        listed(5, "someone/child"),
        listed(6, "someone/switched-off"),
    ];
    page[4].parents = parents(&["Qwen/Base"]);
    let tally = atlas.page(1, &page).await;
    assert_eq!((tally.new, tally.changed, tally.unchanged), (6, 0, 0));
    assert_eq!(atlas.finish().await, 1);
    page[1].licence = Told::This(LicenceWords {
        ids: vec![String::from("other")],
        name: Some(String::from("llama3")),
        link: None,
    });
    page[2].repo = String::from("elsewhere/new-name");
    page[3].gate = Told::This(Gate::Manual);
    page[4].parents = parents(&["Qwen/Base", "someone/gated"]);
    page[5].disabled = true;
    let tally = atlas.page(9, &page).await;
    assert_eq!((tally.new, tally.changed, tally.unchanged), (0, 5, 1));
    assert_eq!((tally.renamed, tally.licences), (1, 1));
    let tally = atlas.page(10, &page).await;
    assert_eq!((tally.changed, tally.unchanged), (0, 6));
    page[5].disabled = false;
    atlas.page(20, &page[5..]).await;
    let none: [&str; 0] = [];
    assert_eq!(atlas.history("Qwen/Base").await, none);
    assert_eq!(
        atlas.history("someone/relicensed").await,
        ["2026-11-09 licence: mit > other (llama3)"]
    );
    assert_eq!(
        atlas.history("elsewhere/new-name").await,
        ["2026-11-09 repo: someone/old-name > elsewhere/new-name"]
    );
    assert_eq!(
        atlas.history("someone/gated").await,
        ["2026-11-09 gated: open > manual"]
    );
    assert_eq!(
        atlas.history("someone/child").await,
        ["2026-11-09 parents: finetune:Qwen/Base > finetune:Qwen/Base, finetune:someone/gated"]
    );
    assert_eq!(
        atlas.history("someone/switched-off").await,
        [
            "2026-11-09 state: there > disabled",
            "2026-11-20 state: disabled > there"
        ]
    );
}

#[tokio::test]
async fn a_changed_licence_is_unknown_until_it_is_settled() {
    let atlas = Atlas::new().await;
    let mut page = [listed(1, "someone/a")];
    atlas.page(1, &page).await;
    sync::settle(&atlas.writer, |_, _| ()).await.unwrap();
    assert_eq!(atlas.model("someone/a").await.unwrap().verdict, atlas::Verdict::Allow);
    page[0].licence = Told::This(LicenceWords {
        ids: vec![String::from("other")],
        name: Some(String::from("llama2")),
        link: None,
    });
    atlas.page(2, &page).await;
    let held = atlas.model("someone/a").await.unwrap();
    assert_eq!((held.verdict, held.licence_id), (atlas::Verdict::Unknown, None));
    sync::settle(&atlas.writer, |_, _| ()).await.unwrap();
    let held = atlas.model("someone/a").await.unwrap();
    assert_eq!(
        held.verdict,
        atlas::Verdict::Conditions,
        "the name beside “other” is read"
    );
}

#[tokio::test]
async fn a_name_given_up_and_taken_by_another_repository_keeps_the_two_apart() {
    let atlas = Atlas::new().await;
    atlas.page(1, &[listed(1, "someone/model")]).await;
    let tally = atlas.page(2, &[listed(2, "someone/model")]).await;
    assert_eq!((tally.new, tally.gone), (1, 1));
    let old = format!("{:024x}", 1);
    assert_eq!(
        atlas.history("someone/model").await,
        [format!("2026-11-02 recreated: {old} > {:024x}", 2)]
    );
    let lost = format!("someone/model@{old}");
    assert_eq!(atlas.history(&lost).await, ["2026-11-02 state: there > gone"]);
    // Later the same day it turns out that the first one only has a new name: then it was never gone.
    atlas.page(2, &[listed(1, "someone/renamed")]).await;
    assert_eq!(
        atlas.history("someone/renamed").await,
        ["2026-11-02 repo: someone/model > someone/renamed"]
    );
}

#[tokio::test]
async fn names_can_move_in_a_circle() {
    let atlas = Atlas::new().await;
    let names = ["x/a", "x/b", "x/c"];
    let page = |order: [usize; 3]| [1, 2, 3].map(|number| listed(number, names[order[number as usize - 1]]));
    atlas.page(1, &page([0, 1, 2])).await;
    let tally = atlas.page(2, &page([1, 2, 0])).await;
    assert_eq!((tally.renamed, tally.new, tally.gone), (3, 0, 0));
    let held = atlas.history("x/a").await;
    assert!(held.contains(&String::from("2026-11-02 repo: x/c > x/a")), "{held:?}");
}

#[tokio::test]
async fn what_the_hub_answers_about_single_repositories_is_believed() {
    let atlas = Atlas::new().await;
    atlas
        .page(
            1,
            &[
                listed(1, "x/gone"),
                listed(2, "x/old"),
                listed(3, "x/there"),
                listed(4, "x/taken"),
            ],
        )
        .await;
    let fate = |repo: &str, is: Is| Fate {
        repo: repo.to_owned(),
        is,
    };
    let fates = [
        fate("x/gone", Is::NotPublic),
        fate("x/old", Is::Renamed(String::from("y/new"))),
        fate("x/there", Is::There),
        fate("x/taken", Is::Renamed(String::from("x/@home"))),
        fate("x/nobody", Is::There),
    ];
    let tally = atlas.fates(2, &fates).await;
    assert_eq!(
        (tally.gone, tally.renamed, tally.unchanged, tally.unusable),
        (1, 1, 1, 2)
    );
    assert_eq!(atlas.history("x/gone").await, ["2026-11-02 state: there > gone"]);
    assert_eq!(atlas.history("y/new").await, ["2026-11-02 repo: x/old > y/new"]);
    // A tombstone that is listed again comes back.
    atlas.page(3, &[listed(1, "x/gone")]).await;
    assert_eq!(
        atlas.history("x/gone").await,
        ["2026-11-02 state: there > gone", "2026-11-03 state: gone > there"]
    );
}

#[tokio::test]
async fn a_model_known_by_name_alone_becomes_one_with_the_listed_one() {
    let atlas = Atlas::new().await;
    let by_name = store::write::ModelRow {
        params: Some(7),
        licence_words: Some(String::from("apache-2.0")),
        ..store::write::ModelRow::new(1, String::from("someone/Old-Name"), 3, 1)
    };
    atlas.writer.append(&[by_name]).await.unwrap();
    atlas.page(1, &[listed(1, "someone/new-name")]).await;
    let tally = atlas
        .fates(
            2,
            &[Fate {
                repo: String::from("someone/Old-Name"),
                is: Is::Renamed(String::from("someone/new-name")),
            }],
        )
        .await;
    assert_eq!(tally.renamed, 1);
    assert!(atlas.model("someone/Old-Name").await.is_none());
    let reader = atlas.reader().await;
    let model = store::read::models::exact(&reader, "someone/new-name")
        .await
        .unwrap()
        .unwrap();
    let facts = store::read::models::facts(&reader, model.id).await.unwrap();
    let said: Vec<_> = facts
        .iter()
        .map(|fact| (fact.field.as_str(), fact.words.as_deref()))
        .collect();
    assert_eq!(said, [("params", Some("7")), ("licence_words", Some("apache-2.0"))]);
    let names = store::read::models::names(&reader, model.id).await.unwrap();
    assert_eq!(
        names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>(),
        ["someone/Old-Name"]
    );
}

#[tokio::test]
async fn what_stood_in_the_atlas_before_is_taken_over_by_its_name() {
    let atlas = Atlas::new().await;
    let rows = [
        super::super::model(1, "Qwen/Model", 1, Some("apache-2.0"), Some(5)),
        super::super::model(2, "someone/Twin", 3, None, Some(5)),
        super::super::model(3, "someone/twin", 3, None, Some(5)),
    ];
    atlas.writer.append(&rows).await.unwrap();
    let tally = atlas
        .page(1, &[listed(1, "Qwen/Model"), listed(2, "someone/twin")])
        .await;
    assert_eq!((tally.new, tally.changed, tally.unchanged), (0, 0, 2));
    let model = atlas.model("Qwen/Model").await.unwrap();
    assert_eq!(
        (model.id, model.licence_words.as_deref(), model.maker_id),
        (1, Some("mit"), Some(1))
    );
    assert!(
        atlas.model("someone/Twin").await.is_none(),
        "two spellings are one repository"
    );
    let next = [licence("apache-2.0")].map(|licence| sources::ModelRecord {
        licence,
        ..listed(1, "Qwen/Model")
    });
    atlas.page(2, &next).await;
    assert_eq!(
        atlas.history("Qwen/Model").await,
        ["2026-11-02 licence: mit > apache-2.0"]
    );
}

#[tokio::test]
async fn a_new_owner_is_tied_to_the_maker_whose_handle_it_is() {
    let atlas = Atlas::new().await;
    let handle = store::write::MakerNameRow {
        maker_id: 1,
        name: String::from("QwenLM"),
        folded: String::from("qwenlm"),
        kind: String::from("handle"),
        since: None,
        until: None,
        ambiguous: false,
    };
    atlas.writer.append(&[handle]).await.unwrap();
    atlas
        .page(
            1,
            &[listed(1, "qwenlm/Model"), listed(2, "nobody/Model"), listed(3, "gpt2")],
        )
        .await;
    assert_eq!(atlas.model("qwenlm/Model").await.unwrap().maker_id, Some(1));
    assert_eq!(atlas.model("nobody/Model").await.unwrap().maker_id, None);
    assert_eq!(atlas.model("gpt2").await.unwrap().maker_id, None);
}

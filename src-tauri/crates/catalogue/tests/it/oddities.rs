//! Traps seen in real data: long ids, many tags, ids that differ only in case, nothing at all.

use crate::{Draft, model};
use atlas::Code;
use catalogue::view::{
    BoardsAsk, ChipsAsk, EventsAsk, LicencesAsk, MakersAsk, ModelAsk, PaletteAsk, PricesAsk, SearchAsk,
};
use store::write::TagsRow;

fn named(repo: &str) -> ModelAsk {
    ModelAsk { repo: repo.to_owned() }
}

#[tokio::test]
async fn an_empty_atlas_answers_everything_with_nothing() {
    let draft = Draft::new().await;
    let catalogue = draft.catalogue().await;
    let ask = SearchAsk {
        query: String::from("qwen country:cn"),
        limit: 80,
        facets: true,
        ..SearchAsk::default()
    };
    let page = catalogue.search(&ask).await.unwrap();
    assert_eq!((page.total, page.of, page.rows.len()), (0, 0, 0));
    assert_eq!(
        page.facets.len(),
        atlas::FacetField::ALL.len() - 1,
        "all but the policy, of which there is none"
    );
    assert_eq!(catalogue.makers(&MakersAsk::default()).await.unwrap().total, 0);
    assert_eq!(catalogue.licences(&LicencesAsk::default()).await.unwrap().total, 0);
    assert!(catalogue.boards(&BoardsAsk::default()).boards.is_empty());
    assert!(catalogue.events(&EventsAsk::default()).await.unwrap().events.is_empty());
    assert!(catalogue.prices(&PricesAsk::default()).await.unwrap().rows.is_empty());
    assert!(catalogue.chips(&ChipsAsk::default()).await.unwrap().chips.is_empty());
    assert!(catalogue.palette(&PaletteAsk::default()).await.unwrap().hits.is_empty());
    assert_eq!(catalogue.model(&named("a/b")).await.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn an_id_of_257_characters_is_listed_found_and_opened() {
    let draft = Draft::new().await;
    let long = format!("hand/{}", "x".repeat(252));
    draft.writer.append(&[model(1, &long)]).await.unwrap();
    let catalogue = draft.catalogue().await;
    let ask = SearchAsk {
        query: "x".repeat(252),
        limit: 1,
        ..SearchAsk::default()
    };
    assert_eq!(catalogue.search(&ask).await.unwrap().rows[0].repo, long);
    assert_eq!(catalogue.model(&named(&long)).await.unwrap().repo, long);
}

#[tokio::test]
async fn an_id_without_an_owner_has_an_empty_one() {
    let draft = Draft::new().await;
    draft.writer.append(&[model(1, "gpt2")]).await.unwrap();
    let page = draft.catalogue().await.model(&named("GPT2")).await.unwrap();
    assert_eq!((page.owner.as_str(), page.name.as_str()), ("", "gpt2"));
}

#[tokio::test]
async fn ids_that_differ_only_in_case_are_told_apart() {
    let draft = Draft::new().await;
    draft
        .writer
        .append(&[model(1, "hand/Base"), model(2, "hand/base")])
        .await
        .unwrap();
    let catalogue = draft.catalogue().await;
    assert_eq!(catalogue.model(&named("hand/base")).await.unwrap().repo, "hand/base");
    let error = catalogue.model(&named("hand/BASE")).await.unwrap_err();
    assert_eq!(error.code(), Code::NotFound);
    assert!(error.to_string().contains("hand/Base, hand/base"), "{error}");
}

#[tokio::test]
async fn of_2163_tags_200_are_listed_and_all_counted() {
    let draft = Draft::with_models(1).await;
    let tags: Vec<String> = (0..2_163).map(|n| format!("tag-{n}")).collect();
    let row = TagsRow {
        model_id: 1,
        tags: serde_json::to_string(&tags).unwrap(),
    };
    draft.writer.append(&[row]).await.unwrap();
    let page = draft.catalogue().await.model(&named("hand/m1")).await.unwrap();
    assert_eq!((page.tags.len(), page.tags_total), (200, 2_163));
}

#[tokio::test]
async fn a_name_elsewhere_opens_the_model() {
    let draft = Draft::with_models(2).await;
    let alias = store::write::AliasRow {
        model_id: 2,
        place: String::from("modelscope"),
        name: String::from("其他/模型"),
        source_id: crate::SOURCE,
    };
    draft.writer.append(&[alias]).await.unwrap();
    let catalogue = draft.catalogue().await;
    assert_eq!(catalogue.model(&named("其他/模型")).await.unwrap().repo, "hand/m2");
    let ask = SearchAsk {
        query: String::from("模型"),
        limit: 5,
        ..SearchAsk::default()
    };
    assert_eq!(catalogue.search(&ask).await.unwrap().total, 1);
}

#[tokio::test]
async fn what_is_still_being_typed_is_no_reproach() {
    let draft = Draft::with_models(2).await;
    let catalogue = draft.catalogue().await;
    let check = async |query: &str, reasons: &[&str]| {
        let ask = SearchAsk {
            query: query.to_owned(),
            ..SearchAsk::default()
        };
        let page = catalogue.search(&ask).await.unwrap();
        let told: Vec<&str> = page.notes.iter().map(|note| note.reason.as_str()).collect();
        assert_eq!(told, reasons, "{query}");
    };
    check("m1 country:", &[]).await;
    check("params>", &[]).await;
    check("params>x", &["bad_number"]).await;
    check("created<yesterday", &["bad_date"]).await;
    check("country>cn", &["bad_number"]).await;
    check("foo:bar", &["unknown_field"]).await;
    check(&"m ".repeat(90), &["too_many"]).await;
}

//! What crosses the counter, word for word, for a small atlas whose every fact is known.

use crate::{Draft, OWNER, SOURCE, model};
use atlas::{Carries, Confidence, EdgeStatus, Relation, Resolution, TermGroup, Verdict};
use catalogue::view::{LicenceAsk, MakerAsk, ModelAsk, SearchAsk};
use store::write::{DescentRow, EdgeRow, EdgeSourceRow, LicenceRow, LicenceTextRow, MakerNameRow, SourceRow, TermRow};

fn licence(id: i64, slug: &str, verdict: Verdict) -> LicenceRow {
    LicenceRow {
        id,
        slug: slug.to_owned(),
        spdx: None,
        name: format!("The {slug} licence"),
        short: slug.to_uppercase(),
        version: None,
        family: String::from("community"),
        publisher: None,
        published: None,
        osi_approved: None,
        canonical_url: None,
        text_place: None,
        succeeds: None,
        replaced_by: None,
        verdict,
        source_id: SOURCE,
        confidence: Confidence::High,
    }
}

fn term(key: &str, anchor: &str) -> TermRow {
    TermRow {
        licence_id: 2,
        place: 1,
        key: key.to_owned(),
        value: String::from("100000000 a month"),
        clause: String::from("§4"),
        anchor: anchor.to_owned(),
        grp: TermGroup::Limits,
        note: None,
        threshold: Some(String::from(
            r#"{"metric":"MAU","op":">","amount":100000000.0,"unit":null,"consequence":"ask"}"#,
        )),
        multimodal_only: false,
        confidence: Confidence::High,
    }
}

fn edge(id: i64, child: i64, parent: i64, status: EdgeStatus) -> EdgeRow {
    EdgeRow {
        id,
        child_id: child,
        parent_id: Some(parent),
        parent_words: format!("words of {parent}"),
        relation: Relation::Merge,
        status,
        carries: if status == EdgeStatus::Disputed {
            Carries::No
        } else {
            Carries::Yes
        },
        since: "2024-07".parse().ok(),
        note: None,
        confidence: Confidence::Medium,
        source_id: SOURCE,
    }
}

/// An open model over a conditional one: what it declares is not what holds.
async fn drafted() -> Draft {
    let draft = Draft::new().await;
    let second = SourceRow {
        id: 2,
        name: String::from("a rejoinder"),
        url: Some(String::from("https://example.org/no")),
        licence: None,
        as_of: Some(String::from("2024-08")),
        gave: None,
        credit: false,
    };
    draft.writer.append(&[second]).await.unwrap();
    draft.maker(2, "east", Some("CN")).await;
    let name = MakerNameRow {
        maker_id: 2,
        name: String::from("东方"),
        folded: String::from("东方"),
        kind: String::from("alias"),
        since: None,
        until: None,
        ambiguous: false,
    };
    draft.writer.append(&[name]).await.unwrap();
    licences(&draft).await;
    models(&draft).await;
    descent(&draft).await;
    draft
}

async fn licences(draft: &Draft) {
    let licences = [
        licence(1, "open", Verdict::Allow),
        licence(2, "qualified", Verdict::Conditions),
    ];
    draft.writer.append(&licences).await.unwrap();
    draft
        .writer
        .append(&[term("user-threshold", "more than 100 million")])
        .await
        .unwrap();
    let text = LicenceTextRow {
        licence_id: 2,
        sha256: String::from("00"),
        language: String::from("en"),
        text: String::from("§4 “Restrictions”. If your product has more than 100 million users, ask us."),
        first_seen: None,
        last_seen: None,
        source_id: SOURCE,
    };
    draft.writer.append(&[text]).await.unwrap();
}

async fn models(draft: &Draft) {
    let mut child = model(1, "hand/child");
    child.recorded = true;
    child.params = Some(72_700_000_000);
    child.created_on = "2024-07-24".parse().ok();
    child.licence_words = Some(String::from("open"));
    child.licence_id = Some(1);
    child.licence_reading = Resolution::Resolved;
    child.verdict = Verdict::Conditions;
    child.differs = true;
    child.relation = Some(String::from("merge"));
    child.owner_id = OWNER;
    let mut parent = model(2, "east/parent");
    parent.owner_id = 2;
    parent.licence_words = Some(String::from("qualified"));
    parent.licence_id = Some(2);
    parent.licence_reading = Resolution::Resolved;
    parent.verdict = Verdict::Conditions;
    parent.relation = Some(String::from("original"));
    draft.writer.append(&[child, parent]).await.unwrap();
}

async fn descent(draft: &Draft) {
    let edges = [
        edge(1, 1, 2, EdgeStatus::Documented),
        edge(2, 1, 1, EdgeStatus::Disputed),
    ];
    draft.writer.append(&edges).await.unwrap();
    let against = EdgeSourceRow {
        edge_id: 2,
        side: String::from("against"),
        source_id: 2,
    };
    draft.writer.append(&[against]).await.unwrap();
    let descent = DescentRow {
        model_id: 1,
        root_id: Some(2),
        root_status: Some(EdgeStatus::Documented),
        binding_id: Some(2),
        binding_licence: Some(2),
        binding_status: Some(EdgeStatus::Documented),
        path: String::from("[1]"),
        clause: Some(String::from("§4")),
        term: Some(String::from("user-threshold")),
    };
    let mut batch = draft.writer.batch().await.unwrap();
    batch.add(&[descent]).await.unwrap();
    batch.commit().await.unwrap();
}

#[tokio::test]
async fn a_model_s_page_is_as_approved() {
    let draft = drafted().await;
    let catalogue = draft.catalogue().await;
    let page = catalogue
        .model(&ModelAsk {
            repo: String::from("hand/child"),
        })
        .await
        .unwrap();
    insta::assert_json_snapshot!("model_page", page);
}

#[tokio::test]
async fn a_licence_s_page_is_as_approved() {
    let draft = drafted().await;
    let catalogue = draft.catalogue().await;
    let page = catalogue
        .licence(&LicenceAsk {
            licence: String::from("qualified"),
        })
        .await
        .unwrap();
    let (start, end) = page.terms[0].span.unwrap();
    let units: Vec<u16> = page.text.as_ref().unwrap().text.encode_utf16().collect();
    let passage = String::from_utf16(&units[start as usize..end as usize]).unwrap();
    assert!(passage.contains("more than 100 million users"), "{passage}");
    insta::assert_json_snapshot!("licence_page", page);
}

#[tokio::test]
async fn a_maker_s_page_is_as_approved() {
    let draft = drafted().await;
    let catalogue = draft.catalogue().await;
    let page = catalogue
        .maker(&MakerAsk {
            maker: String::from("东方"),
        })
        .await
        .unwrap();
    insta::assert_json_snapshot!("maker_page", page);
}

#[tokio::test]
async fn a_page_of_a_search_is_as_approved() {
    let draft = drafted().await;
    let catalogue = draft.catalogue().await;
    let query = String::from("east country:cn -licence:open");
    let ask = SearchAsk {
        query,
        limit: 5,
        facets: true,
        generation: 3,
        ..SearchAsk::default()
    };
    insta::assert_json_snapshot!("search_page", catalogue.search(&ask).await.unwrap());
    let ask = SearchAsk {
        query: String::from("东方 country:cn -verdict:conditions foo:bar"),
        ..ask
    };
    insta::assert_json_snapshot!("search_empty", catalogue.search(&ask).await.unwrap());
}

//! What binds a model: terms with their path, conflicts, answers; and that silence never grants anything.

use crate::{Draft, SOURCE, model};
use atlas::{Answer, Carries, Confidence, EdgeStatus, Relation, Resolution, TermGroup, Verdict};
use catalogue::view::{MayAsk, MayPage, ModelAsk, ModelPage, Situation};
use store::write::{EdgeRow, LicenceRow};

/// A licence of the program's own table, by its key there.
fn licence(id: i64, slug: &str, verdict: Verdict) -> LicenceRow {
    LicenceRow {
        id,
        slug: slug.to_owned(),
        spdx: None,
        name: slug.to_owned(),
        short: slug.to_owned(),
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

const MIT: i64 = 1;
const QIANWEN: i64 = 2;

/// Models with the licences given, `hand/m1` the first.
async fn draft(licences: &[Option<i64>]) -> Draft {
    let draft = Draft::new().await;
    let known = [
        licence(MIT, "mit", Verdict::Allow),
        licence(QIANWEN, "tongyi-qianwen", Verdict::Conditions),
    ];
    draft.writer.append(&known).await.unwrap();
    for (id, licence) in (1..).zip(licences) {
        let mut row = model(id, &format!("hand/m{id}"));
        row.licence_id = *licence;
        row.licence_reading = licence.map_or(Resolution::Missing, |_| Resolution::Resolved);
        draft.writer.append(&[row]).await.unwrap();
    }
    draft
}

fn edge(id: i64, child: i64, parent: Option<i64>, relation: Relation, status: EdgeStatus) -> EdgeRow {
    EdgeRow {
        id,
        child_id: child,
        parent_id: parent,
        parent_words: parent.map_or_else(|| String::from("gone/away"), |parent| format!("hand/m{parent}")),
        relation,
        status,
        carries: Carries::Yes,
        since: None,
        note: None,
        confidence: Confidence::High,
        source_id: SOURCE,
    }
}

async fn page(draft: &Draft, repo: &str) -> ModelPage {
    let ask = ModelAsk { repo: repo.to_owned() };
    draft.catalogue().await.model(&ask).await.unwrap()
}

async fn may(draft: &Draft, repo: &str) -> MayPage {
    let ask = MayAsk {
        repo: Some(repo.to_owned()),
        licence: None,
        situation: Situation::default(),
    };
    draft.catalogue().await.may(&ask).await.unwrap()
}

#[tokio::test]
async fn an_ancestors_terms_hold_with_the_path_and_the_clause() {
    let mut draft = draft(&[Some(MIT), None, Some(QIANWEN)]).await;
    draft.edge(1, 1).await;
    draft.edge(1, 2).await;
    draft.edge(2, 3).await;
    let page = page(&draft, "hand/m1").await;
    let inherited: Vec<_> = page
        .terms
        .iter()
        .filter(|term| term.licence.slug == "tongyi-qianwen")
        .collect();
    assert!(
        inherited
            .iter()
            .any(|term| term.key == "user-threshold" && term.added && !term.clause.is_empty())
    );
    for term in inherited {
        let way: Vec<&str> = term.path.iter().map(|step| step.repo.as_str()).collect();
        assert_eq!(way, ["hand/m2", "hand/m3"]);
        assert!(!term.in_text, "there is no text here");
    }
    assert!(page.unread, "the model between them states no licence");
    let conflict = page.conflicts.first().unwrap();
    assert_eq!(
        (conflict.ancestor.as_str(), conflict.licence.slug.as_str()),
        ("hand/m3", "tongyi-qianwen")
    );
    assert_eq!(conflict.declared.as_ref().unwrap().slug, "mit");
    assert!(conflict.keys.iter().any(|key| key == "user-threshold") && conflict.clauses.len() > 1);
    assert!(page.ancestors.iter().any(|edge| edge.is_loop));
}

#[tokio::test]
async fn no_licence_comes_over_architecture_a_dispute_or_a_loop() {
    let draft = draft(&[Some(MIT), Some(QIANWEN)]).await;
    let edges = [
        edge(1, 1, Some(2), Relation::Architecture, EdgeStatus::Documented),
        edge(2, 1, Some(2), Relation::Finetune, EdgeStatus::Disputed),
        edge(3, 1, Some(1), Relation::Merge, EdgeStatus::Declared),
    ];
    draft.writer.append(&edges).await.unwrap();
    let page = page(&draft, "hand/m1").await;
    assert!(!page.terms.is_empty() && page.terms.iter().all(|term| term.licence.slug == "mit" && !term.added));
    assert!(page.conflicts.is_empty() && !page.unread);
}

#[tokio::test]
async fn what_nobody_knows_grants_nothing() {
    let unknown_parent = draft(&[Some(MIT)]).await;
    let gone = edge(1, 1, None, Relation::Finetune, EdgeStatus::Declared);
    unknown_parent.writer.append(&[gone]).await.unwrap();
    let no_licence = draft(&[None]).await;
    for draft in [unknown_parent, no_licence] {
        let page = page(&draft, "hand/m1").await;
        assert!(page.unread);
        assert!(
            page.terms.iter().all(|term| term.group != TermGroup::Allows),
            "{:?}",
            page.terms
        );
        let asked = may(&draft, "hand/m1").await;
        assert!(asked.unknown && !asked.rows.is_empty());
        for row in asked.rows {
            assert!(
                matches!(row.answer, Answer::Unknown | Answer::No),
                "{}: {:?}",
                row.question,
                row.answer
            );
        }
    }
}

#[tokio::test]
async fn an_answer_names_who_brings_the_clause_in_and_what_is_left_to_the_threshold() {
    let mut draft = draft(&[Some(MIT), Some(QIANWEN)]).await;
    draft.edge(1, 2).await;
    let ask = MayAsk {
        repo: Some(String::from("hand/m1")),
        licence: None,
        situation: Situation {
            users: Some(150_000_000.0),
            ..Situation::default()
        },
    };
    let page = draft.catalogue().await.may(&ask).await.unwrap();
    let sell = page.rows.iter().find(|row| row.question == "sell").unwrap();
    assert_eq!(sell.answer, Answer::Ask);
    let first = sell.reasons.first().unwrap();
    assert_eq!(first.licence.as_ref().unwrap().slug, "tongyi-qianwen");
    assert!(!first.clause.is_empty() && first.source.is_some());
    assert_eq!(first.path.first().unwrap().repo, "hand/m2");
    let turn = sell.turns.first().unwrap();
    assert_eq!((turn.amount, turn.margin), (100_000_000.0, Some(-50_000_000.0)));
    assert_eq!(
        page.licences.iter().map(|tag| tag.slug.as_str()).collect::<Vec<_>>(),
        ["mit", "tongyi-qianwen"]
    );
}

#[tokio::test]
async fn a_licence_alone_and_an_expression_are_answered() {
    let draft = draft(&[]).await;
    let catalogue = draft.catalogue().await;
    let ask = |licence: &str| MayAsk {
        repo: None,
        licence: Some(licence.to_owned()),
        situation: Situation::default(),
    };
    let mit = catalogue.may(&ask("mit")).await.unwrap();
    assert!(
        mit.rows
            .iter()
            .any(|row| row.question == "sell" && row.answer != Answer::Unknown)
    );
    let either = catalogue.may(&ask("GPL-3.0-only OR MIT")).await.unwrap();
    assert_eq!(either.chosen.map(|tag| tag.slug).as_deref(), Some("mit"));
    let both = catalogue.may(&ask("MIT AND GPL-3.0-only")).await.unwrap();
    assert_eq!((both.chosen, both.licences.len()), (None, 2));
    let nothing = catalogue.may(&ask("words that name nothing")).await;
    assert_eq!(nothing.unwrap_err().code(), atlas::Code::NotFound);
}

#[tokio::test]
async fn a_merge_of_65_parents_and_a_line_16_deep_are_heard_whole() {
    let mut licences = vec![Some(MIT); 90];
    licences[65] = Some(QIANWEN);
    licences[89] = Some(QIANWEN);
    let mut draft = draft(&licences).await;
    for parent in 2..=66 {
        draft.edge(1, parent).await;
    }
    for child in 74..90 {
        draft.edge(child, child + 1).await;
    }
    let merged = page(&draft, "hand/m1").await;
    assert_eq!(merged.conflicts.first().unwrap().ancestor, "hand/m66");
    let deep = page(&draft, "hand/m74").await;
    assert_eq!(deep.conflicts.first().unwrap().path.len(), 16);
}

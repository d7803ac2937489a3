//! Settling a real file: order, licences, descent, and that doing it twice changes nothing.
#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its data has failed")]

mod infer;
mod ingest;
mod run;
mod settle;

use atlas::{Carries, Confidence, EdgeStatus, Relation, Verdict};
use store::{
    AtlasFile, Writer,
    write::{EdgeRow, LicenceRow, MakerNameRow, MakerRow, ModelRow, ModelToSettle, OwnerRow, SourceRow, State},
};
use sync::settle;

/// An atlas with the licences that the models below state.
async fn atlas(folder: &std::path::Path) -> Writer {
    let writer = AtlasFile::create(&folder.join(AtlasFile::NAME)).await.unwrap();
    let source = SourceRow {
        id: 1,
        name: String::from("test"),
        url: None,
        licence: None,
        as_of: None,
        gave: None,
        credit: false,
    };
    writer.append(&[source]).await.unwrap();
    let table = licences::Table::embedded();
    let slugs = ["mit", "apache-2-0", "tongyi-qianwen", "llama-2", "cc-by-nc-4-0"];
    let rows: Vec<LicenceRow> = slugs
        .iter()
        .zip(1..)
        .map(|(slug, id)| licence(table, slug, id))
        .collect();
    writer.append(&rows).await.unwrap();
    writer.append(&[maker(1, "qwen"), maker(2, "meta")]).await.unwrap();
    writer.append(&[family(1, "qwen"), family(2, "llama")]).await.unwrap();
    let owner = |id, handle: &str, maker_id| OwnerRow {
        id,
        handle: handle.to_owned(),
        maker_id,
    };
    writer
        .append(&[
            owner(1, "Qwen", Some(1)),
            owner(2, "meta-llama", Some(2)),
            owner(3, "someone", None),
        ])
        .await
        .unwrap();
    let mut batch = writer.batch().await.unwrap();
    let state = State {
        origin: String::from("generated"),
        composed_at: 0,
        revision: 6,
        as_of: None,
    };
    batch.set_state(&state).await.unwrap();
    batch.commit().await.unwrap();
    writer
}

fn licence(table: &licences::Table, slug: &str, id: i64) -> LicenceRow {
    let licence = table.licence(table.by_slug(slug).unwrap());
    LicenceRow {
        id,
        slug: licence.slug.clone(),
        spdx: licence.spdx.clone(),
        name: licence.name.clone(),
        short: licence.short.clone(),
        version: None,
        family: licence.family.clone(),
        publisher: None,
        published: None,
        osi_approved: None,
        canonical_url: None,
        text_place: None,
        succeeds: None,
        replaced_by: None,
        verdict: licence.verdict,
        source_id: 1,
        confidence: Confidence::High,
    }
}

fn maker(id: i64, slug: &str) -> MakerRow {
    MakerRow {
        id,
        slug: slug.to_owned(),
        name: slug.to_owned(),
        name_zh: None,
        name_de: None,
        kind: String::from("company"),
        country: None,
        city: None,
        founded: None,
        parent_id: None,
        note: None,
        source_id: 1,
        confidence: Confidence::High,
    }
}

fn family(maker_id: i64, name: &str) -> MakerNameRow {
    MakerNameRow {
        maker_id,
        name: name.to_owned(),
        folded: name.to_owned(),
        kind: String::from("family"),
        since: None,
        until: None,
        ambiguous: false,
    }
}

fn model(id: i64, repo: &str, owner: i64, licence: Option<&str>, downloads: Option<u64>) -> ModelRow {
    ModelRow {
        recorded: true,
        licence_words: licence.map(str::to_owned),
        downloads,
        ..ModelRow::new(id, repo.to_owned(), owner, 1)
    }
}

fn edge(id: i64, child_id: i64, parent_id: i64, relation: Relation, status: EdgeStatus, carries: Carries) -> EdgeRow {
    EdgeRow {
        id,
        child_id,
        parent_id: Some(parent_id),
        parent_words: String::from("parent"),
        relation,
        status,
        carries,
        since: None,
        note: None,
        confidence: Confidence::High,
        source_id: 1,
    }
}

async fn settled(writer: &Writer) -> Vec<ModelToSettle> {
    settle(writer, |_, _| ()).await.unwrap();
    writer.models_to_settle(0, 1000).await.unwrap()
}

#[tokio::test]
async fn popularity_is_downloads_then_likes_then_name_and_a_placeholder_counts_for_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let writer = atlas(folder.path()).await;
    let liked = ModelRow {
        likes: Some(9),
        ..model(4, "someone/b-liked", 3, None, Some(5))
    };
    let models = [
        model(1, "someone/placeholder", 3, None, Some(123_456)),
        model(2, "someone/z", 3, None, Some(5)),
        model(3, "someone/a", 3, None, Some(5)),
        liked,
        model(5, "someone/most", 3, None, Some(99)),
        model(6, "someone/uncounted", 3, None, None),
        model(7, "someone/zero", 3, None, Some(0)),
    ];
    writer.append(&models).await.unwrap();
    let mut order = settled(&writer).await;
    order.sort_by_key(|m| m.rank);
    let names: Vec<&str> = order.iter().map(|m| m.repo.as_str()).collect();
    let expected = ["most", "b-liked", "a", "z", "zero", "placeholder", "uncounted"].map(|n| format!("someone/{n}"));
    assert_eq!(names, expected);
    assert_eq!(
        order.iter().map(|m| m.rank).collect::<Vec<_>>(),
        (1..=7).collect::<Vec<i64>>()
    );
}

#[tokio::test]
async fn weights_pass_licences_on_and_architecture_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let writer = atlas(folder.path()).await;
    let models = [
        model(1, "Qwen/Qwen2-72B", 1, Some("tongyi-qianwen"), None),
        model(2, "someone/calme", 3, Some("other"), None),
        model(3, "someone/RYS", 3, Some("mit"), None),
        model(4, "meta-llama/Llama-2-70b", 2, Some("llama2"), None),
        model(5, "Qwen/Own-34B", 1, Some("apache-2.0"), None),
        model(6, "someone/unstated", 3, None, None),
    ];
    writer.append(&models).await.unwrap();
    let edges = [
        edge(1, 2, 1, Relation::Finetune, EdgeStatus::Declared, Carries::Yes),
        edge(2, 3, 2, Relation::Merge, EdgeStatus::Documented, Carries::Yes),
        edge(3, 3, 3, Relation::Finetune, EdgeStatus::Declared, Carries::No),
        edge(4, 5, 4, Relation::Architecture, EdgeStatus::Documented, Carries::No),
        edge(
            5,
            5,
            4,
            Relation::ContinuedPretraining,
            EdgeStatus::Disputed,
            Carries::No,
        ),
        edge(6, 6, 5, Relation::Finetune, EdgeStatus::Declared, Carries::Yes),
    ];
    writer.append(&edges).await.unwrap();
    let found: Vec<(String, Option<String>, bool)> = settled(&writer)
        .await
        .into_iter()
        .map(|m| (m.verdict, m.relation, m.differs))
        .collect();
    let row = |verdict: Verdict, relation: Option<&str>, differs| {
        (verdict.as_str().to_owned(), relation.map(str::to_owned), differs)
    };
    assert_eq!(
        found,
        [
            row(Verdict::Conditions, Some("original"), false),
            row(Verdict::Unknown, Some("finetune"), true),
            row(Verdict::Unknown, Some("merge"), true),
            row(Verdict::Conditions, Some("original"), false),
            row(Verdict::Allow, Some("original"), false),
            row(Verdict::Unknown, Some("finetune"), false),
        ]
    );
}

#[tokio::test]
async fn settling_twice_changes_nothing_but_the_revision() {
    let folder = tempfile::tempdir().unwrap();
    let writer = atlas(folder.path()).await;
    let models = [
        model(1, "Qwen/Qwen2-72B", 1, Some("tongyi-qianwen"), Some(1)),
        model(2, "someone/x", 3, Some("mit"), Some(2)),
    ];
    writer.append(&models).await.unwrap();
    writer
        .append(&[edge(1, 2, 1, Relation::Finetune, EdgeStatus::Declared, Carries::Yes)])
        .await
        .unwrap();
    let mut heard = Vec::new();
    let first = settle(&writer, |done, of| heard.push((done, of))).await.unwrap();
    assert_eq!(
        (
            first.models,
            first.ranked,
            first.changed,
            first.descended,
            first.revision
        ),
        (2, 2, 2, 1, 7)
    );
    assert_eq!((heard.first(), heard.last()), (Some(&(0, 2)), Some(&(2, 2))));
    let before = writer.models_to_settle(0, 1000).await.unwrap();
    let second = settle(&writer, |_, _| ()).await.unwrap();
    assert_eq!(
        (second.ranked, second.changed, second.descended, second.revision),
        (0, 0, 1, 8)
    );
    assert_eq!(writer.models_to_settle(0, 1000).await.unwrap(), before);
}

#[tokio::test]
async fn an_atlas_that_says_nothing_of_itself_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let writer = AtlasFile::create(&folder.path().join(AtlasFile::NAME)).await.unwrap();
    assert!(matches!(
        settle(&writer, |_, _| ()).await,
        Err(sync::SettleError::NoState)
    ));
}

#[tokio::test]
async fn a_refused_row_takes_its_batch_back() {
    let folder = tempfile::tempdir().unwrap();
    let writer = atlas(folder.path()).await;
    let mut batch = writer.batch().await.unwrap();
    batch.add(&[model(1, "someone/a", 3, None, None)]).await.unwrap();
    let twice = batch.add(&[model(1, "someone/b", 3, None, None)]).await;
    assert!(matches!(twice, Err(store::Error::Refused { .. })), "{twice:?}");
    drop(batch);
    assert!(writer.models_to_settle(0, 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn more_rows_than_one_statement_takes_keep_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let writer = atlas(folder.path()).await;
    let models: Vec<ModelRow> = (1..=2500)
        .map(|id| model(id, &format!("someone/m{id}"), 3, Some("mit"), None))
        .collect();
    writer.append(&models).await.unwrap();
    let page = writer.models_to_settle(1200, 3).await.unwrap();
    assert_eq!(page.iter().map(|m| m.id).collect::<Vec<_>>(), [1201, 1202, 1203]);
    assert_eq!(settle(&writer, |_, _| ()).await.unwrap().models, 2500);
}

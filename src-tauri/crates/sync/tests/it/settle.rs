//! What binds each model as settling leaves it in the file, and that giving up halfway leaves no trace.

use crate::{atlas, edge, model, settled};
use atlas::{Carries, EdgeStatus, Relation, Verdict};
use std::{future::poll_fn, task::Poll};
use store::{
    Writer,
    write::{BurdenRow, DescentHeld, EdgeRow, ModelToSettle},
};
use sync::settle;

fn finetune(id: i64, child: i64, parent: i64) -> EdgeRow {
    edge(
        id,
        child,
        parent,
        Relation::Finetune,
        EdgeStatus::Declared,
        Carries::Yes,
    )
}

/// Everything settling writes.
async fn held(writer: &Writer) -> (Vec<ModelToSettle>, Vec<BurdenRow>, Vec<DescentHeld>) {
    let models = writer.models_to_settle(0, 100_000).await.unwrap();
    let burdens = writer.burdens_to_settle(0, 100_000).await.unwrap();
    let mut batch = writer.batch().await.unwrap();
    let descents = batch.descents(i64::MIN, i64::MAX, 100_000).await.unwrap();
    (models, burdens, descents)
}

/// Licences of each model's burden by their numbers, and whether one is unknown.
async fn carried(writer: &Writer) -> Vec<(String, bool)> {
    let (models, burdens, _) = held(writer).await;
    let of = |model: &ModelToSettle| burdens.iter().find(|b| Some(b.id) == model.burden_id).unwrap();
    models.iter().map(|m| (of(m).licences.clone(), of(m).unknown)).collect()
}

fn said(burdens: &[(&str, bool)]) -> Vec<(String, bool)> {
    burdens
        .iter()
        .map(|(words, unknown)| ((*words).to_owned(), *unknown))
        .collect()
}

// Numbers of the licences: 1 mit, 2 apache-2-0, 3 tongyi-qianwen, 4 llama-2, 5 cc-by-nc-4-0.

#[tokio::test]
async fn every_model_carries_its_own_licence_and_its_ancestors() {
    let folder = tempfile::tempdir().unwrap();
    let writer = atlas(folder.path()).await;
    let models = [
        model(1, "Qwen/Qwen2-72B", 1, Some("tongyi-qianwen"), None),
        model(2, "someone/calme", 3, Some("other"), None),
        model(3, "someone/RYS", 3, Some("mit"), None),
        model(4, "meta-llama/Llama-2-70b", 2, Some("llama2"), None),
        model(5, "someone/merge", 3, Some("apache-2.0"), None),
        model(6, "someone/round-a", 3, Some("mit"), None),
        model(7, "someone/round-b", 3, Some("cc-by-nc-4.0"), None),
    ];
    writer.append(&models).await.unwrap();
    let architecture = edge(6, 4, 1, Relation::Architecture, EdgeStatus::Documented, Carries::No);
    let disputed = edge(7, 1, 4, Relation::Finetune, EdgeStatus::Disputed, Carries::Yes);
    let edges = [
        finetune(1, 2, 1),
        finetune(2, 3, 2),
        finetune(3, 5, 3),
        finetune(4, 5, 4),
        finetune(5, 5, 5),
        architecture,
        disputed,
        finetune(8, 6, 7),
        finetune(9, 7, 6),
    ];
    writer.append(&edges).await.unwrap();
    settled(&writer).await;
    let expected = said(&[
        ("[3]", false),
        ("[3]", true),
        ("[1,3]", true),
        ("[4]", false),
        ("[1,2,3,4]", true),
        ("[1,5]", false),
        ("[1,5]", false),
    ]);
    assert_eq!(carried(&writer).await, expected);
}

#[tokio::test]
async fn a_parent_that_is_not_in_the_atlas_is_heard_as_unknown_and_never_as_a_root() {
    let folder = tempfile::tempdir().unwrap();
    let writer = atlas(folder.path()).await;
    let models = [
        model(1, "someone/orphan", 3, Some("mit"), None),
        model(2, "someone/student", 3, Some("mit"), None),
        model(3, "someone/grandchild", 3, Some("apache-2.0"), None),
    ];
    writer.append(&models).await.unwrap();
    let elsewhere = |id, child, carries| EdgeRow {
        parent_id: None,
        ..edge(id, child, 0, Relation::Finetune, EdgeStatus::Declared, carries)
    };
    let edges = [
        elsewhere(1, 1, Carries::Yes),
        elsewhere(2, 2, Carries::No),
        finetune(3, 3, 1),
    ];
    writer.append(&edges).await.unwrap();
    let verdicts: Vec<String> = settled(&writer).await.into_iter().map(|m| m.verdict).collect();
    assert_eq!(
        verdicts,
        [Verdict::Unknown, Verdict::Allow, Verdict::Unknown].map(|v| v.as_str())
    );
    assert_eq!(
        carried(&writer).await,
        said(&[("[1]", true), ("[1]", false), ("[1,2]", true)])
    );
    assert_eq!(held(&writer).await.2, [], "no root is named that is not here");
}

#[tokio::test]
async fn burdens_keep_their_numbers_and_those_that_nobody_carries_go() {
    let folder = tempfile::tempdir().unwrap();
    let writer = atlas(folder.path()).await;
    let models = [
        model(1, "someone/a", 3, Some("mit"), None),
        model(2, "someone/b", 3, Some("llama2"), None),
        model(3, "someone/c", 3, Some("mit"), None),
    ];
    writer.append(&models).await.unwrap();
    settled(&writer).await;
    let before = held(&writer).await.1;
    assert_eq!(
        before.iter().map(|b| b.licences.as_str()).collect::<Vec<_>>(),
        ["[1]", "[4]"]
    );
    writer
        .append(&[finetune(1, 3, 2), finetune(2, 1, 2), finetune(3, 2, 3)])
        .await
        .unwrap();
    settled(&writer).await;
    let (_, after, descents) = held(&writer).await;
    assert_eq!(
        after.iter().map(|b| (b.id, b.licences.as_str())).collect::<Vec<_>>(),
        [(3, "[1,4]")]
    );
    assert_eq!(
        descents.iter().map(|d| d.model_id).collect::<Vec<_>>(),
        [1, 3],
        "only what lineage adds to"
    );
}

#[tokio::test]
async fn given_up_at_any_moment_it_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let writer = atlas(folder.path()).await;
    let models: Vec<_> = (1..=30)
        .map(|id| {
            model(
                id,
                &format!("someone/m{id:02}"),
                3,
                (id % 3 > 0).then_some("mit"),
                Some(id.unsigned_abs()),
            )
        })
        .collect();
    writer.append(&models).await.unwrap();
    let edges: Vec<_> = (2..=30).map(|id| finetune(id, id, id / 2)).collect();
    writer.append(&edges).await.unwrap();
    let before = held(&writer).await;
    let mut given_up = 0;
    loop {
        let mut settling = Box::pin(settle(&writer, |_, _| ()));
        let mut polls = 0;
        let ended = poll_fn(|context| {
            polls += 1;
            match polls > given_up {
                true => Poll::Ready(None),
                false => settling.as_mut().poll(context).map(Some),
            }
        })
        .await;
        drop(settling);
        if let Some(ended) = ended {
            assert_eq!(ended.unwrap().revision, 7);
            break;
        }
        given_up += 1;
        let state = writer.state().await.unwrap().unwrap();
        if state.revision == 7 {
            break;
        }
        assert_eq!(held(&writer).await, before, "given up at poll {given_up}");
    }
    assert!(given_up > 10, "settling waits for the file more than {given_up} times");
    let after = held(&writer).await;
    assert!(after.0.iter().all(|model| model.burden_id.is_some()));
    assert_ne!(after, before);
}

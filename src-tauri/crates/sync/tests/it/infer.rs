//! Inferring parents on a real file: edges come with their signs, stay when they hold, and go when somebody speaks.

use super::{atlas, edge, model};
use atlas::{Carries, EdgeStatus, Relation};
use store::{Writer, write::ModelRow};
use sync::settle;

async fn packed(folder: &std::path::Path) -> Writer {
    let writer = atlas(folder).await;
    let built = |id, repo: &str, owner, architecture: &str| ModelRow {
        architecture: Some(architecture.to_owned()),
        ..model(id, repo, owner, None, Some(9))
    };
    let models = [
        built(1, "Qwen/Qwen2-72B", 1, "qwen2"),
        built(2, "someone/Qwen2-72B-GGUF", 3, "qwen2"),
        built(3, "meta-llama/Llama-2-70b", 2, "llama"),
        built(4, "Qwen/Own-34B", 1, "llama"),
        model(5, "someone/unrelated", 3, None, None),
    ];
    writer.append(&models).await.unwrap();
    settle(&writer, |_, _| ()).await.unwrap();
    writer
}

#[tokio::test]
async fn a_packing_nobody_has_spoken_of_gets_its_parent_with_rule_likelihood_and_signs() {
    let folder = tempfile::tempdir().unwrap();
    let writer = packed(folder.path()).await;
    let edges = writer.inferred_edges(0, 100).await.unwrap();
    let said: Vec<_> = edges
        .iter()
        .map(|e| (e.child_id, e.parent_id, e.relation.as_str(), e.rule.as_str()))
        .collect();
    assert_eq!(said, [(2, 1, "quantized", "packed")]);
    assert!(edges[0].likelihood >= 0.97);
    assert!(
        edges[0].signs.contains(r#"["architecture","for","qwen2 · qwen2"]"#),
        "{}",
        edges[0].signs
    );
    let child = &writer.models_to_settle(1, 1).await.unwrap()[0];
    assert_eq!(child.relation.as_deref(), Some("quantized"));
}

#[tokio::test]
async fn an_edge_that_still_holds_is_not_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let writer = packed(folder.path()).await;
    let before = writer.inferred_edges(0, 100).await.unwrap();
    let again = settle(&writer, |_, _| ()).await.unwrap();
    assert_eq!(again.changed, 0);
    assert_eq!(writer.inferred_edges(0, 100).await.unwrap(), before);
}

#[tokio::test]
async fn an_inferred_edge_goes_when_a_parent_is_declared_or_its_signs_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let writer = packed(folder.path()).await;
    let declared = edge(50, 2, 3, Relation::Finetune, EdgeStatus::Declared, Carries::Yes);
    writer.append(&[declared]).await.unwrap();
    settle(&writer, |_, _| ()).await.unwrap();
    assert!(writer.inferred_edges(0, 100).await.unwrap().is_empty());
    let child = &writer.models_to_settle(1, 1).await.unwrap()[0];
    assert_eq!(child.relation.as_deref(), Some("finetune"));
    let mut batch = writer.batch().await.unwrap();
    batch.drop_edges(&[50]).await.unwrap();
    batch.commit().await.unwrap();
    settle(&writer, |_, _| ()).await.unwrap();
    assert_eq!(writer.inferred_edges(0, 100).await.unwrap().len(), 1);
}

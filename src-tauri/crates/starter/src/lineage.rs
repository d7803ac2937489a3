//! Edges: the curated ones with their sources for and against, and files of a model in another format.

use crate::{
    atlas_rows::AtlasRows,
    facts::{LineageFile, RenamesFile},
    models::{Models, Thin},
};
use atlas::{Carries, Confidence, EdgeStatus, Relation};
use std::collections::BTreeMap;
use store::write::{AliasRow, EdgeRow, EdgeSourceRow};

/// Names that the table gives to models which never were a repository.
const NO_REPOSITORIES: [&str; 3] = ["openai/ChatGPT", "openai/gpt-4", "openai/text-davinci-003"];

/// The repositories that edges name, with who names them.
pub(crate) fn named(file: &LineageFile, renames: &RenamesFile, rows: &mut AtlasRows) -> BTreeMap<String, Thin> {
    let mut named = BTreeMap::new();
    for edge in &file.edge {
        for repo in [&edge.child, &edge.parent] {
            if NO_REPOSITORIES.contains(&repo.as_str()) {
                continue;
            }
            let source = edge.source.first().map_or("lineage.toml", String::as_str);
            let thin = Thin {
                source_id: rows.sources.named(source, &file.as_of),
                ..Thin::default()
            };
            named.entry(renames.current(repo)).or_insert(thin);
        }
    }
    named
}

/// The note on a parent that only others name.
const UNDECLARED: &str = "missing_declared_link";

/// Lays down the edges.
pub(crate) fn lay(file: &LineageFile, renames: &RenamesFile, models: &Models, rows: &mut AtlasRows) {
    for edge in &file.edge {
        let Some(child_id) = models.find(&renames.current(&edge.child)) else {
            continue;
        };
        let parent_id = models.find(&renames.current(&edge.parent));
        let sources: Vec<i64> = edge.source.iter().map(|s| rows.sources.named(s, &file.as_of)).collect();
        let against: Vec<i64> = edge
            .counter_source
            .iter()
            .map(|s| rows.sources.named(s, &file.as_of))
            .collect();
        let Some(first) = sources.first().copied() else {
            continue;
        };
        // Whoever made the child says nothing of it: what a descendant's card tells is an indication, not proof.
        let second_hand = edge.note.as_deref() == Some(UNDECLARED);
        let id = AtlasRows::next(&rows.edges);
        rows.edges.push(EdgeRow {
            id,
            child_id,
            parent_id,
            parent_words: edge.parent.clone(),
            relation: edge.relation,
            status: if second_hand { EdgeStatus::Inferred } else { edge.status },
            carries: edge.weights,
            since: Some(edge.date),
            note: edge.note.clone(),
            confidence: if second_hand {
                Confidence::Medium
            } else {
                edge.confidence
            },
            source_id: first,
        });
        for (side, list) in [("for", sources), ("against", against)] {
            let mut list = list;
            list.sort_unstable();
            list.dedup();
            let side = side.to_owned();
            let sourced = list.into_iter().map(|source_id| EdgeSourceRow {
                edge_id: id,
                side: side.clone(),
                source_id,
            });
            rows.edge_sources.extend(sourced);
        }
    }
    add_formats(models, rows);
}

/// The package says which repositories hold a model's files as GGUF. Their names are kept; an edge stands where the
/// repository is itself a model of the atlas.
fn add_formats(models: &Models, rows: &mut AtlasRows) {
    let mut named = models.gguf.clone();
    named.sort();
    named.dedup();
    for (model_id, repo) in named {
        let child = models.find(&repo);
        if let Some(child_id) = child.filter(|child| *child != model_id) {
            let id = AtlasRows::next(&rows.edges);
            rows.edges.push(EdgeRow {
                id,
                child_id,
                parent_id: Some(model_id),
                parent_words: models.repo(model_id).to_owned(),
                relation: Relation::Quantized,
                status: EdgeStatus::Inferred,
                carries: Carries::Yes,
                since: None,
                note: None,
                confidence: Confidence::Medium,
                source_id: models.source,
            });
            rows.edge_sources.push(EdgeSourceRow {
                edge_id: id,
                side: String::from("for"),
                source_id: models.source,
            });
        }
        let place = String::from("gguf");
        rows.aliases.push(AliasRow {
            model_id,
            place,
            name: repo,
            source_id: models.source,
        });
    }
}

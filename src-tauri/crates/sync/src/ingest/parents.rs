//! Declared parents against the edges that are held.

use atlas::{Carries, Confidence, EdgeStatus, Relation};
use sources::Parent;
use std::collections::BTreeSet;
use store::write::{EdgeRow, HeldEdge};

/// A merge of 65 models exists; what names more than this names no parents.
const AT_MOST: usize = 500;

/// What is to be done to a model's edges.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Steps {
    /// Parents to be added.
    pub(crate) add: Vec<Parent>,
    /// Edges of others that the Hub now supports.
    pub(crate) second: Vec<i64>,
    /// Edges of others that it no longer supports.
    pub(crate) unsecond: Vec<i64>,
    /// Edges of its own that it no longer declares.
    pub(crate) drop: Vec<i64>,
    /// Edges whose parent has another name now.
    pub(crate) words: Vec<(i64, String)>,
    /// What the Hub declared, and declares now, where that differs.
    pub(crate) change: Option<(Option<String>, Option<String>)>,
}

/// The relation an edge is kept under. A parent without a relation is one that was trained further, as the Hub has it.
fn relation_of(parent: &Parent) -> Relation {
    parent.relation.unwrap_or(Relation::Finetune)
}

/// Each parent once; a bare name says nothing where the same parent is named with a relation.
fn distinct(parents: &[Parent]) -> Vec<&Parent> {
    let related: BTreeSet<String> = parents
        .iter()
        .filter(|p| p.relation.is_some())
        .map(|p| p.repo.to_ascii_lowercase())
        .collect();
    let mut seen = BTreeSet::new();
    let telling = parents
        .iter()
        .filter(|p| p.relation.is_some() || !related.contains(&p.repo.to_ascii_lowercase()));
    let mut all: Vec<&Parent> = telling
        .filter(|p| seen.insert((relation_of(p), p.repo.to_ascii_lowercase())))
        .take(AT_MOST)
        .collect();
    all.sort();
    all
}

/// What the parents that the Hub declares mean for the edges held.
pub(crate) fn compare(held: &[&HeldEdge], parents: &[Parent]) -> Steps {
    let declared = distinct(parents);
    let mut steps = Steps::default();
    let mut met = BTreeSet::new();
    for parent in &declared {
        let same = |edge: &&&HeldEdge| {
            edge.relation == relation_of(parent).as_str()
                && (edge.parent_words.eq_ignore_ascii_case(&parent.repo)
                    || edge
                        .parent_repo
                        .as_ref()
                        .is_some_and(|repo| repo.eq_ignore_ascii_case(&parent.repo)))
        };
        let mut found: Vec<&&HeldEdge> = held.iter().filter(same).collect();
        found.sort_by_key(|edge| (!edge.declared, !edge.seconded, edge.id));
        match found.first() {
            Some(edge) => {
                met.insert(edge.id);
                if !edge.declared && !edge.seconded {
                    steps.second.push(edge.id);
                } else if edge.declared && edge.parent_words != parent.repo {
                    steps.words.push((edge.id, parent.repo.clone()));
                }
            }
            None => steps.add.push((*parent).clone()),
        }
    }
    for edge in held.iter().filter(|edge| !met.contains(&edge.id)) {
        if edge.declared {
            steps.drop.push(edge.id);
        } else if edge.seconded {
            steps.unsecond.push(edge.id);
        }
    }
    let differs = [&steps.second, &steps.unsecond, &steps.drop]
        .iter()
        .any(|ids| !ids.is_empty())
        || !steps.add.is_empty();
    steps.change = differs.then(|| (words_held(held), words_of(&declared)));
    steps
}

/// Parents as the history shows them: `finetune:owner/name`, sorted.
fn words_of(parents: &[&Parent]) -> Option<String> {
    joined(parents.iter().map(|parent| match parent.relation {
        Some(relation) => format!("{}:{}", relation.as_str(), parent.repo),
        None => parent.repo.clone(),
    }))
}

fn words_held(edges: &[&HeldEdge]) -> Option<String> {
    let ours = edges.iter().filter(|edge| edge.declared || edge.seconded);
    joined(ours.map(|edge| {
        if edge.declared && edge.carries == Carries::Unknown.as_str() {
            edge.parent_words.clone()
        } else {
            format!("{}:{}", edge.relation, edge.parent_words)
        }
    }))
}

fn joined(words: impl Iterator<Item = String>) -> Option<String> {
    let mut words: Vec<String> = words.collect();
    words.sort_unstable();
    words.dedup();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The edge that a declared parent becomes. It is tied to a model of the atlas later, when all are held. A model that names
/// itself passes nothing on; where only a parent is named, nobody has said whether weights pass.
pub(crate) fn edge(id: i64, child_id: i64, child: &str, parent: &Parent, source_id: i64) -> EdgeRow {
    let (carries, confidence) = match parent.relation {
        _ if parent.repo.eq_ignore_ascii_case(child) => (Carries::No, Confidence::High),
        None => (Carries::Unknown, Confidence::Low),
        Some(Relation::Architecture | Relation::Successor | Relation::TrainedOnOutputs) => {
            (Carries::No, Confidence::High)
        }
        Some(_) => (Carries::Yes, Confidence::High),
    };
    EdgeRow {
        id,
        child_id,
        parent_id: None,
        parent_words: parent.repo.clone(),
        relation: relation_of(parent),
        status: EdgeStatus::Declared,
        carries,
        since: None,
        note: None,
        confidence,
        source_id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parent(repo: &str, relation: Option<Relation>) -> Parent {
        Parent {
            repo: repo.to_owned(),
            relation,
        }
    }

    fn held(id: i64, words: &str, relation: Relation, declared: bool, seconded: bool) -> HeldEdge {
        HeldEdge {
            id,
            child_id: 1,
            parent_words: words.to_owned(),
            parent_repo: None,
            relation: relation.as_str().to_owned(),
            carries: String::from("yes"),
            declared,
            seconded,
        }
    }

    #[test]
    fn what_another_said_is_seconded_and_what_the_hub_said_may_be_taken_back() {
        let own = held(1, "a/old", Relation::Finetune, true, false);
        let other = held(2, "A/Base", Relation::Quantized, false, false);
        let supported = held(3, "a/third", Relation::Merge, false, true);
        let steps = compare(
            &[&own, &other, &supported],
            &[
                parent("a/base", Some(Relation::Quantized)),
                parent("a/new", None),
                parent("a/new", Some(Relation::Adapter)),
                parent("A/NEW", Some(Relation::Adapter)),
            ],
        );
        assert_eq!(steps.add, [parent("a/new", Some(Relation::Adapter))]);
        assert_eq!((steps.second, steps.unsecond, steps.drop), (vec![2], vec![3], vec![1]));
        assert_eq!(
            steps.change,
            Some((
                Some(String::from("finetune:a/old, merge:a/third")),
                Some(String::from("adapter:a/new, quantized:a/base"))
            ))
        );
    }

    #[test]
    fn a_renamed_parent_is_the_same_parent() {
        let mut edge = held(1, "a/old", Relation::Finetune, true, false);
        edge.parent_repo = Some(String::from("a/new"));
        let steps = compare(&[&edge], &[parent("a/new", Some(Relation::Finetune))]);
        assert_eq!(steps.words, [(1, String::from("a/new"))]);
        assert_eq!(steps.change, None);
    }

    #[test]
    fn weights_pass_where_the_source_says_how() {
        let carries = |child: &str, relation| edge(1, 1, child, &parent("a/b", relation), 1).carries;
        assert_eq!(carries("A/B", Some(Relation::Merge)), Carries::No);
        assert_eq!(carries("x/y", Some(Relation::Merge)), Carries::Yes);
        assert_eq!(carries("x/y", None), Carries::Unknown);
        assert_eq!(carries("x/y", Some(Relation::Architecture)), Carries::No);
    }

    #[test]
    fn a_merge_of_many_is_kept_whole_and_a_flood_is_not() {
        let many: Vec<Parent> = (0..65)
            .map(|n| parent(&format!("a/m{n}"), Some(Relation::Merge)))
            .collect();
        assert_eq!(compare(&[], &many).add.len(), 65);
        let flood: Vec<Parent> = (0..9_000)
            .map(|n| parent(&format!("a/m{n}"), Some(Relation::Merge)))
            .collect();
        assert_eq!(compare(&[], &flood).add.len(), AT_MOST);
    }
}

//! `cargo xtask tidy`: the rules of the house that no compiler checks. Each check is a pure function over texts or over
//! the dependency graph, and each has a test that shows it fail.

mod floors;
mod graph;
mod lock;
mod sockets;
mod sql;
mod texts;
mod tree;

use anyhow::{Result, bail};
use graph::Graph;
use tree::Tree;

/// A rule broken somewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// The file or crate.
    place: String,
    /// The line, counted from one; nothing where the whole is meant.
    line: Option<usize>,
    /// What is wrong and what to do.
    says: String,
}

impl Finding {
    fn at(place: &str, line: usize, says: impl Into<String>) -> Self {
        Self {
            place: place.to_owned(),
            line: Some(line),
            says: says.into(),
        }
    }

    fn of(place: &str, says: impl Into<String>) -> Self {
        Self {
            place: place.to_owned(),
            line: None,
            says: says.into(),
        }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.place, self.says),
            None => write!(f, "{}: {}", self.place, self.says),
        }
    }
}

/// The chore.
pub(crate) fn chore(_: &[String]) -> Result<()> {
    let tree = Tree::of_repository()?;
    let graph = Graph::of_workspace()?;
    let mut findings = texts::check(&tree);
    findings.extend(sockets::check(&tree));
    findings.extend(sql::check(&tree));
    findings.extend(lock::check(tree.text("Cargo.lock").unwrap_or_default()));
    findings.extend(floors::check(&graph));
    findings.extend(floors::unused(&graph, &tree));
    findings.sort();
    for finding in &findings {
        eprintln!("{finding}");
    }
    if findings.is_empty() {
        eprintln!(
            "tidy: {} files and {} crates keep the rules",
            tree.len(),
            graph.members().count()
        );
        return Ok(());
    }
    bail!("{} findings", findings.len())
}

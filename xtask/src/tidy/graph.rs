//! Who depends on whom, as cargo resolves it.

use crate::steps::{cargo, output};
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How a crate needs another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// In the product.
    Normal,
    /// While building.
    Build,
    /// In tests only.
    Dev,
}

/// A crate of the workspace as its manifest says it.
#[derive(Debug, Clone, Default)]
pub(super) struct Member {
    /// Its folder, relative to the top, with forward slashes; empty for none.
    pub(super) folder: String,
    /// Names of its direct dependencies.
    pub(super) needs: BTreeSet<(String, Kind)>,
}

/// The workspace and everything below it.
#[derive(Debug, Clone, Default)]
pub(super) struct Graph {
    members: BTreeMap<String, Member>,
    /// Package id → ids it needs in the product.
    edges: BTreeMap<String, BTreeSet<String>>,
    names: BTreeMap<String, String>,
}

impl Graph {
    /// Asks cargo, offline, for the platform this runs on.
    pub(super) fn of_workspace() -> Result<Self> {
        let host = output(&mut cargo(&["-vV"]))?;
        let host = host
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .context("cargo names no host")?
            .to_owned();
        let mut ask = cargo(&["metadata", "--format-version", "1", "--locked", "--filter-platform"]);
        let text = output(ask.arg(&host))?;
        Self::read(&serde_json::from_str(&text)?).context("cargo metadata has another shape than expected")
    }

    /// Reads what `cargo metadata` says.
    pub(super) fn read(metadata: &Value) -> Option<Self> {
        let mut graph = Self::default();
        let top = metadata["workspace_root"].as_str()?;
        let ids: BTreeSet<&str> = metadata["workspace_members"]
            .as_array()?
            .iter()
            .filter_map(Value::as_str)
            .collect();
        for package in metadata["packages"].as_array()? {
            let (id, name) = (package["id"].as_str()?, package["name"].as_str()?);
            graph.names.insert(id.to_owned(), name.to_owned());
            if ids.contains(id) {
                let manifest = package["manifest_path"].as_str()?;
                let folder = manifest
                    .strip_prefix(top)?
                    .trim_end_matches("Cargo.toml")
                    .replace('\\', "/");
                let needs = package["dependencies"].as_array()?.iter().filter_map(need).collect();
                let folder = folder.trim_matches('/').to_owned();
                graph.members.insert(name.to_owned(), Member { folder, needs });
            }
        }
        for node in metadata["resolve"]["nodes"].as_array()? {
            let product = |dep: &&Value| {
                dep["dep_kinds"]
                    .as_array()
                    .is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
            };
            let below = node["deps"]
                .as_array()?
                .iter()
                .filter(product)
                .filter_map(|dep| dep["pkg"].as_str());
            graph
                .edges
                .insert(node["id"].as_str()?.to_owned(), below.map(str::to_owned).collect());
        }
        Some(graph)
    }

    /// The crates of the workspace by name.
    pub(super) fn members(&self) -> impl Iterator<Item = (&str, &Member)> {
        self.members.iter().map(|(name, member)| (name.as_str(), member))
    }

    /// The way from a member down to a package of that name, through what goes into the product.
    pub(super) fn way(&self, from: &str, to: &str) -> Option<Vec<&str>> {
        let member = |(_, name): &(&String, &String)| *name == from && self.members.contains_key(from);
        let start = self.names.iter().find(member)?.0;
        let mut seen = BTreeMap::from([(start.as_str(), "")]);
        let mut waiting = std::collections::VecDeque::from([start.as_str()]);
        while let Some(id) = waiting.pop_front() {
            if id != start && self.names.get(id).is_some_and(|name| name == to) {
                return Some(self.back(&seen, id));
            }
            for below in self.edges.get(id).into_iter().flatten() {
                if !seen.contains_key(below.as_str()) {
                    seen.insert(below, id);
                    waiting.push_back(below);
                }
            }
        }
        None
    }

    fn back<'g>(&'g self, seen: &BTreeMap<&'g str, &'g str>, end: &'g str) -> Vec<&'g str> {
        let mut way = Vec::new();
        let mut id = end;
        while !id.is_empty() {
            way.push(self.names.get(id).map_or(id, String::as_str));
            id = seen.get(id).copied().unwrap_or_default();
        }
        way.reverse();
        way
    }
}

fn need(dependency: &Value) -> Option<(String, Kind)> {
    let kind = match dependency["kind"].as_str() {
        None => Kind::Normal,
        Some("build") => Kind::Build,
        Some(_) => Kind::Dev,
    };
    let name = dependency["rename"].as_str().or(dependency["name"].as_str())?;
    // Target `cfg(any())` is never true: the package is there for its data files, not for its code.
    (dependency["target"].as_str() != Some("cfg(any())")).then(|| (name.to_owned(), kind))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use serde_json::json;

    /// A workspace with these members and what they need, and outside packages with what they need.
    pub(in super::super) fn workspace(members: &[(&str, &[&str])], outside: &[(&str, &[&str])]) -> Graph {
        let dependency = |name: &&str| json!({ "name": name, "kind": null, "rename": null, "target": null });
        let package = |(name, needs): &(&str, &[&str])| {
            json!({ "id": name, "name": name, "manifest_path": format!("/top/crates/{name}/Cargo.toml"),
                "dependencies": needs.iter().map(dependency).collect::<Vec<_>>() })
        };
        let node = |(name, needs): &(&str, &[&str])| {
            let deps: Vec<Value> = needs
                .iter()
                .map(|need| json!({ "pkg": need, "dep_kinds": [{ "kind": null }] }))
                .collect();
            json!({ "id": name, "deps": deps })
        };
        let all: Vec<_> = members.iter().chain(outside).collect();
        let metadata = json!({
            "workspace_root": "/top",
            "workspace_members": members.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            "packages": all.iter().map(|entry| package(entry)).collect::<Vec<_>>(),
            "resolve": { "nodes": all.iter().map(|entry| node(entry)).collect::<Vec<_>>() },
        });
        Graph::read(&metadata).unwrap()
    }

    #[test]
    fn the_way_down_is_found_or_there_is_none() {
        let graph = workspace(
            &[("desk", &["store"]), ("store", &["sqlx"])],
            &[("sqlx", &["tokio"]), ("tokio", &[])],
        );
        assert_eq!(graph.way("desk", "tokio"), Some(vec!["desk", "store", "sqlx", "tokio"]));
        assert_eq!(graph.way("store", "desk"), None);
        assert_eq!(graph.way("tokio", "tokio"), None, "only members are asked about");
    }

    #[test]
    fn this_workspace_can_be_read() {
        let graph = Graph::of_workspace().unwrap();
        assert!(
            graph
                .members()
                .any(|(name, member)| name == "atlas" && member.folder == "src-tauri/crates/atlas")
        );
        assert!(graph.way("xtask", "serde_json").is_some());
    }
}

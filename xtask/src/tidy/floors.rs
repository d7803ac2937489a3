//! Who may lean on whom: floors, keys, and what must never be reached, however long the way.

use super::{
    Finding,
    graph::{Graph, Kind},
    texts::ending,
    tree::Tree,
};

/// Every crate's floor. A crate may depend on lower floors only: never sideways, never up.
const FLOORS: &[(&str, u8)] = &[
    ("atlas", 0),
    ("licences", 1),
    ("lineage", 1),
    ("fit", 1),
    ("index", 1),
    ("claims", 1),
    ("store", 2),
    ("sources", 2),
    ("audit", 2),
    ("catalogue", 3),
    ("shelf", 3),
    ("sync", 3),
    ("desk", 4),
    ("cli", 5),
    ("baimo", 5),
];

/// Crates that make, measure or test the product and are no part of it. Nothing depends on them except tests.
const TOOLS: &[&str] = &["starter", "testkit", "bench", "tour", "xtask"];

/// Who may name a package as a direct dependency. A name ending in `*` stands for all that begin so.
const KEYS: &[(&str, &[&str], &str)] = &[
    (
        "sqlx",
        &["store", "bench"],
        "SQL is spoken in store only; the bench measures plain FTS5 beside our index",
    ),
    ("libsqlite3-sys", &["store", "bench"], "one SQLite, chosen in one place"),
    (
        "tantivy*",
        &["bench"],
        "searched with our own index; measured beside it",
    ),
    ("tauri*", &["baimo"], "the house does not know its window"),
    ("webkit2gtk", &["baimo"], "the house does not know its window"),
    (
        "clap*",
        &["cli", "xtask"],
        "only the terminal door reads a command line",
    ),
    (
        "anyhow",
        &["baimo", "cli", "starter", "testkit", "bench", "tour", "xtask"],
        "below the doors errors have names",
    ),
    ("reqwest", &["sources"], "only sources opens a connection"),
    ("rustls*", &["sources"], "only sources opens a connection"),
    (
        "keyring*",
        &["sources"],
        "the token is read where it is sent, and nowhere else",
    ),
    ("ureq", &[], "only sources opens a connection, through one client"),
    (
        "sources",
        &["sync", "desk", "cli", "testkit", "bench"],
        "a place is visited in a sync and at no other time",
    ),
];

const PURE: &[&str] = &["atlas", "licences", "lineage", "fit", "index", "claims"];
const READERS: &[&str] = &[
    "atlas",
    "licences",
    "lineage",
    "fit",
    "index",
    "claims",
    "store",
    "catalogue",
    "shelf",
];
const NO_TRAFFIC: &str = "reading cannot cause traffic: no client of any network lies below a crate that answers";
const PURE_REASON: &str = "floors 0 and 1 never wait, open files or sockets, or ask what time it is";

/// What must never be reached, from where, and why.
const NEVER: &[(&[&str], &[&str], &str)] = &[
    (
        PURE,
        &[
            "tokio",
            "mio",
            "socket2",
            "sqlx",
            "tempfile",
            "time",
            "chrono",
            "rand",
            "getrandom",
        ],
        PURE_REASON,
    ),
    (
        READERS,
        &[
            "sources",
            "reqwest",
            "hyper",
            "ureq",
            "curl",
            "rustls",
            "native-tls",
            "openssl",
            "hickory-resolver",
            "keyring",
        ],
        NO_TRAFFIC,
    ),
    (
        &["sources"],
        &["sqlx", "libsqlite3-sys"],
        "a place knows its wire format and nothing of the store",
    ),
    (
        &["sources", "sync", "desk", "cli", "baimo"],
        &["native-tls", "openssl", "openssl-sys", "ureq", "curl"],
        "one client with one set of limits and one kind of TLS",
    ),
    (
        &["catalogue", "shelf", "sync", "sources", "desk"],
        &["axum", "tiny_http"],
        "only the doors may listen; the house answers whoever asks and cannot be reached from outside",
    ),
];

/// Checks floors, keys and the never-list.
pub(super) fn check(graph: &Graph) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, member) in graph.members() {
        if floor(name).is_none() && !TOOLS.contains(&name) {
            findings.push(Finding::of(
                name,
                "has no floor; give it one in xtask/src/tidy/floors.rs",
            ));
        }
        for (need, kind) in &member.needs {
            findings.extend(leaning(name, need, *kind));
            findings.extend(holding(name, need));
        }
    }
    for (from, to, reason) in NEVER {
        for (name, target) in from.iter().flat_map(|name| to.iter().map(move |target| (name, target))) {
            if let Some(way) = graph.way(name, target) {
                findings.push(Finding::of(
                    name,
                    format!("reaches {target} ({}): {reason}", way.join(" → ")),
                ));
            }
        }
    }
    findings
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(known, _)| *known == name).map(|(_, floor)| *floor)
}

fn leaning(name: &str, need: &str, kind: Kind) -> Option<Finding> {
    let own = floor(name)?;
    if TOOLS.contains(&need) && kind != Kind::Dev {
        return Some(Finding::of(name, format!("depends on {need}, which is a tool")));
    }
    let below = floor(need)?;
    (below >= own).then(|| Finding::of(name, format!("floor {own} leans on {need}, floor {below}")))
}

fn holding(name: &str, need: &str) -> Option<Finding> {
    let matches = |key: &str| {
        key.strip_suffix('*')
            .map_or(key == need, |start| need.starts_with(start))
    };
    let (_, holders, reason) = KEYS.iter().find(|(key, ..)| matches(key))?;
    (!holders.contains(&name)).then(|| Finding::of(name, format!("may not name {need}: {reason}")))
}

/// Dependencies that no source file of their crate names.
pub(super) fn unused(graph: &Graph, tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, member) in graph.members() {
        let own = |path: &str| {
            let below = path
                .strip_prefix(member.folder.as_str())
                .and_then(|rest| rest.strip_prefix('/'));
            below.is_some_and(|rest| ending(rest) == "rs" && !rest.starts_with("crates/"))
        };
        let code: Vec<&str> = tree
            .texts()
            .filter(|(path, _)| own(path))
            .map(|(_, text)| text)
            .collect();
        for (need, _) in &member.needs {
            let ident = need.replace('-', "_");
            if !code.iter().any(|text| names(text, &ident)) {
                findings.push(Finding::of(name, format!("depends on {need} and never names it")));
            }
        }
    }
    findings
}

fn names(text: &str, ident: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(ident)
        .any(|(start, _)| !part(text[..start].chars().next_back()) && !part(text[start + ident.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::super::graph::tests::workspace;
    use super::*;

    fn says(members: &[(&str, &[&str])], outside: &[(&str, &[&str])]) -> Vec<String> {
        check(&workspace(members, outside))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_house_in_order_has_no_findings() {
        let members: &[(&str, &[&str])] = &[
            ("atlas", &["serde"]),
            ("store", &["atlas", "sqlx"]),
            ("catalogue", &["store"]),
            ("desk", &["catalogue"]),
            ("baimo", &["desk", "tauri"]),
        ];
        let outside: &[(&str, &[&str])] = &[("serde", &[]), ("sqlx", &["tokio"]), ("tokio", &[]), ("tauri", &[])];
        assert_eq!(says(members, outside), Vec::<String>::new());
    }

    #[test]
    fn leaning_up_or_sideways_is_found() {
        assert_eq!(
            says(&[("atlas", &["index"]), ("index", &[])], &[]),
            ["atlas: floor 0 leans on index, floor 1"]
        );
        assert_eq!(
            says(&[("fit", &["index"]), ("index", &[])], &[]),
            ["fit: floor 1 leans on index, floor 1"]
        );
        assert_eq!(
            says(&[("desk", &["testkit"]), ("testkit", &[])], &[]),
            ["desk: depends on testkit, which is a tool"]
        );
    }

    #[test]
    fn a_crate_without_a_floor_is_found() {
        assert_eq!(
            says(&[("stray", &[])], &[]),
            ["stray: has no floor; give it one in xtask/src/tidy/floors.rs"]
        );
    }

    #[test]
    fn a_key_in_the_wrong_hand_is_found() {
        for need in ["sqlx", "tauri-plugin-log", "clap_complete", "anyhow", "libsqlite3-sys"] {
            let found = says(&[("catalogue", &[need])], &[(need, &[])]);
            assert_eq!(found.len(), 1, "{need}: {found:?}");
            assert!(found[0].contains(&format!("may not name {need}")), "{found:?}");
        }
    }

    #[test]
    fn what_must_never_be_reached_is_found_at_the_end_of_a_long_way() {
        let outside: &[(&str, &[&str])] = &[("a", &["b"]), ("b", &["rustls"]), ("rustls", &[])];
        let found = says(&[("catalogue", &["a"])], outside);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("catalogue: reaches rustls (catalogue → a → b → rustls)"),
            "{found:?}"
        );
        let found = says(&[("index", &["x"])], &[("x", &["tokio"]), ("tokio", &[])]);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_dependency_nobody_names_is_found() {
        let graph = workspace(
            &[("desk", &["serde-json", "log"])],
            &[("serde-json", &[]), ("log", &[])],
        );
        let used = Tree::from([(
            "crates/desk/src/lib.rs",
            "//! x\nuse serde_json::Value;\nlog::info!(\"\");\n",
        )]);
        assert!(unused(&graph, &used).is_empty());
        let other = Tree::from([(
            "crates/desk/src/lib.rs",
            "//! x\nuse serde_json::Value;\nlet catalog = 1;\n",
        )]);
        let found: Vec<_> = unused(&graph, &other).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["desk: depends on log and never names it"]);
    }
}

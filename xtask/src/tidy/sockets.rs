//! Who may name a socket: the one client, the loopback host, and what stands in for servers in tests.

use super::{Finding, texts::ending, tree::Tree};

/// Written so that this file does not hold the words it looks for.
const SOCKETS: &[&str] = &[
    concat!("tokio::n", "et"),
    concat!("Tcp", "Stream"),
    concat!("Tcp", "Listener"),
    concat!("Udp", "Socket"),
    concat!("req", "west::"),
];

/// Folders in which they may stand. Tests may open loopback servers anywhere.
const HOLDERS: &[&str] = &[
    "src-tauri/crates/sources/src/net/",
    "src-tauri/crates/cli/src/serve/",
    "src-tauri/crates/testkit/",
    "src-tauri/crates/tour/",
    "src-tauri/crates/bench/",
    "xtask/",
];

/// Checks every Rust file of the product.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts() {
        if ending(path) != "rs" || path.contains("/tests/") || HOLDERS.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in SOCKETS.iter().filter(|word| code.contains(**word)) {
                findings.push(Finding::at(
                    path,
                    at + 1,
                    format!("names {word}: only the one client in sources opens a connection"),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Tree::from([(path, text)])).len()
    }

    #[test]
    fn a_socket_outside_the_client_is_found() {
        let code = format!("//! x\nuse {};\n", SOCKETS[1]);
        assert_eq!(found("src-tauri/crates/catalogue/src/a.rs", &code), 1);
        assert_eq!(found("src-tauri/crates/sources/src/hub/mod.rs", &code), 1);
        assert_eq!(found("src-tauri/crates/sources/src/net/resolve.rs", &code), 0);
        assert_eq!(found("src-tauri/crates/sources/tests/it/net/liar.rs", &code), 0);
        let spoken = format!("//! x\n// never a {}\n", SOCKETS[1]);
        assert_eq!(found("src-tauri/crates/catalogue/src/a.rs", &spoken), 0);
    }
}

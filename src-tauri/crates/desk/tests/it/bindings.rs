//! The TypeScript the window is built with says what this program answers.

use std::path::Path;

/// Without white space and without the quotes, commas and semicolons that a formatter changes.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '"' | ',' | ';' | '|' | '(' | ')'))
        .collect()
}

#[test]
fn the_committed_typescript_is_the_one_of_the_list() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/lib/ipc/bindings/counter.ts");
    let committed = std::fs::read_to_string(committed).unwrap();
    assert!(
        folded(&committed) == folded(&desk::bindings::typescript()),
        "ui/src/lib/ipc/bindings/counter.ts is not what the list of requests makes; run `cargo xtask bindings`"
    );
}

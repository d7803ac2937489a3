//! Rules about SQL: where it stands, one statement a file, the question on top, every list bounded.

use super::{Finding, texts::ending, tree::Tree};

const HOME: &str = "src-tauri/crates/store/";
/// The bench measures plain FTS5 beside our index, so it must speak SQL of its own.
const EXEMPT: &str = "src-tauri/crates/bench/";
/// Spelled apart so that this file does not hold what it looks for.
const MACROS: &[&str] = &[
    concat!("query", "!("),
    concat!("query_as", "!("),
    concat!("query_scalar", "!("),
    concat!("query_file", "!("),
    concat!("query_file_as", "!("),
    concat!("sqlx::", "query"),
];

const NO_QUESTION: &str = "a comment on top says the question, who asks, and how many rows at most";
const NO_LIMIT: &str = "a list has a LIMIT; a question for one row says so on top";
const BY_OFFSET: &str = "pages go by key; OFFSET only where a small table is read whole, and the comment says so";

/// Checks every `.sql` file, and that no other room holds SQL.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts() {
        let at_home = path.starts_with(HOME) || path.starts_with(EXEMPT);
        if ending(path) == "sql" {
            if !at_home {
                findings.push(Finding::of(path, "SQL stands in store only"));
            }
            if path.starts_with(HOME) && path.contains("/queries/") {
                question(path, text, &mut findings);
            }
        } else if ending(path) == "rs" && !at_home {
            for (at, line) in text.lines().enumerate() {
                if MACROS.iter().any(|name| line.contains(name)) {
                    findings.push(Finding::at(path, at + 1, "only store asks the database"));
                }
            }
        }
    }
    findings
}

fn question(path: &str, text: &str, findings: &mut Vec<Finding>) {
    if !text.starts_with("-- ") {
        findings.push(Finding::at(path, 1, NO_QUESTION));
    }
    let code = without_comments_and_strings(text);
    if code.trim_end().trim_end_matches(';').contains(';') {
        findings.push(Finding::of(path, "one statement a file"));
    }
    let words: Vec<String> = code.split_whitespace().map(str::to_ascii_uppercase).collect();
    if words
        .windows(2)
        .any(|pair| pair[0] == "SELECT" && pair[1].starts_with('*'))
    {
        findings.push(Finding::of(path, "name the columns"));
    }
    let reads = matches!(words.first().map(String::as_str), Some("SELECT" | "WITH"))
        && !words
            .iter()
            .any(|word| matches!(word.as_str(), "INSERT" | "UPDATE" | "DELETE"));
    let comment = text
        .lines()
        .take_while(|line| line.starts_with("--"))
        .collect::<String>();
    let one_row = comment.contains("ne row") || comment.contains("None or one");
    if reads && !one_row && !words.iter().any(|word| word == "LIMIT") {
        findings.push(Finding::of(path, NO_LIMIT));
    }
    if reads && words.iter().any(|word| word == "OFFSET") && !comment.contains("whole") {
        findings.push(Finding::of(path, BY_OFFSET));
    }
}

/// The code alone: comments become nothing, quoted texts and names become `''`.
fn without_comments_and_strings(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['\'', '"', '-']) {
        code.push_str(&rest[..start]);
        rest = &rest[start..];
        let quote = &rest[..1];
        if rest.starts_with("--") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if quote == "-" {
            code.push('-');
            rest = &rest[1..];
        } else {
            code.push_str("''");
            rest = rest[1..].find(quote).map_or("", |end| &rest[end + 2..]);
        }
    }
    code.push_str(rest);
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: &str = "src-tauri/crates/store/queries/model/one.sql";

    fn findings(path: &str, text: &str) -> Vec<String> {
        check(&Tree::from([(path, text)]))
            .iter()
            .map(|finding| finding.says.clone())
            .collect()
    }

    #[test]
    fn a_sound_question_has_no_findings() {
        let text = "-- Which; asked by.\nSELECT a AS \"a!: i64; x\", ';' FROM t -- why; so\nWHERE b = ?1 LIMIT 1;\n";
        assert!(findings(PLACE, text).is_empty());
        assert!(findings(PLACE, "-- Which one? One row.\nSELECT a FROM t WHERE id = ?1\n").is_empty());
        assert!(findings(PLACE, "-- Adds one.\nINSERT INTO t (a) SELECT ?1\n").is_empty());
    }

    #[test]
    fn each_rule_can_be_broken() {
        let check = |text: &str, expected: &str| assert_eq!(findings(PLACE, text), [expected], "{text}");
        check("SELECT a FROM t LIMIT 1\n", NO_QUESTION);
        check(
            "-- x\nSELECT a FROM t LIMIT 1; SELECT 2 LIMIT 1\n",
            "one statement a file",
        );
        check("-- x\nSELECT * FROM t LIMIT 1\n", "name the columns");
        check("-- x\nSELECT a FROM t\n", NO_LIMIT);
        check("-- x LIMIT\nWITH a AS (SELECT 1) SELECT b FROM a\n", NO_LIMIT);
        check("-- x\nSELECT a FROM t LIMIT 1 OFFSET 5\n", BY_OFFSET);
    }

    #[test]
    fn sql_elsewhere_is_found() {
        assert_eq!(
            findings("src-tauri/crates/desk/x.sql", "-- x\nSELECT 1 LIMIT 1"),
            ["SQL stands in store only"]
        );
        let code = format!("//! x\nlet a = {}\"SELECT 1\");\n", MACROS[0]);
        assert_eq!(
            findings("src-tauri/crates/desk/src/lib.rs", &code),
            ["only store asks the database"]
        );
        assert!(findings("src-tauri/crates/store/src/lib.rs", &code).is_empty());
        assert!(findings("src-tauri/crates/bench/src/lib.rs", &code).is_empty());
    }
}

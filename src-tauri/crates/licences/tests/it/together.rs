//! Expressions under which several licences hold at once.

use licences::{Context, Table};

#[test]
fn what_holds_together_is_given_whole() {
    let bound = |words: &str| {
        let burden = Table::embedded().bound_by(words, &Context::default());
        let slugs: Vec<&str> = burden
            .licences
            .iter()
            .map(|id| Table::embedded().licence(*id).slug.as_str())
            .collect();
        (slugs.join(" "), burden.unknown)
    };
    for (words, slugs, unknown) in [
        ("MIT AND Apache-2.0", "apache-2-0 mit", false),
        ("Apache-2.0 AND MIT", "apache-2-0 mit", false),
        ("MIT OR CC-BY-NC-4.0", "mit", false),
        ("(MIT OR GPL-3.0-only) AND CC-BY-4.0", "mit cc-by-4-0", false),
        (
            "GPL-2.0-only WITH Classpath-exception-2.0 AND MIT",
            "mit gpl-2-0",
            false,
        ),
        ("MIT AND LicenseRef-house", "", true),
        ("mit\napache-2.0", "", true),
        ("qwen", "", true),
        ("", "", true),
    ] {
        assert_eq!(bound(words), (slugs.to_owned(), unknown), "{words:?}");
    }
    let kept = Table::embedded().expression("GPL-2.0-only WITH Classpath-exception-2.0");
    assert_eq!(
        kept.map(|e| e.branches[0].exceptions.clone()),
        Some(vec![String::from("Classpath-exception-2.0")])
    );
}

//! What people type, and what it is taken for.

use super::*;
use crate::query::Span;

fn normalised(text: &str) -> String {
    let query = parse(text);
    let parts = query.tokens().iter().filter(|t| t.wanted != Wanted::Nothing);
    parts.map(|t| t.normalised.clone()).collect::<Vec<_>>().join(" ")
}

fn check(text: &str, expected: &str) {
    assert_eq!(normalised(text), expected, "{text}");
}

#[test]
fn words_phrases_and_exclusions_are_told_apart() {
    check("Qwen2 72B", "qwen2 72b");
    check("qwen2-72b", "qwen2 72b");
    check("\"Qwen2 72B\" -gguf", "\"qwen2 72b\" -gguf");
    check("„qwen2 72b“", "\"qwen2 72b\"");
    check("-\"a b\"", "-\"a b\"");
    check("\"qwen2 72", "\"qwen2 72\"");
    check("通义千问", "通义千问");
    check("- -- \"\" :: . ，", "");
    check("https://example.org/Qwen/Qwen2-72B/tree/main?x=1", "qwen qwen2 72b");
    assert_eq!(parse("\"qwen2 72").tokens()[0].wanted, Wanted::Phrase { closed: false });
    assert_eq!(
        parse("\"qwen2 72\"").tokens()[0].wanted,
        Wanted::Phrase { closed: true }
    );
}

#[test]
fn filters_go_by_their_names_in_three_languages() {
    check("licence:apache-2.0", "licence:apache-2-0");
    check("license:\"Apache 2.0\",MIT", "licence:apache-2-0,mit");
    check("Lizenz:mit", "licence:mit");
    check("国家：中国", "country:cn");
    check("-land:China,USA", "-country:cn,us");
    check("Größe:40-80b", "size:40-80b");
    check("size:<1b", "size:<1b");
    check("country:unbekannt", "country:unknown");
    check("maker:@Some_One", "maker:@some-one");
    check("owner:Qwen,01-ai", "owner:qwen,01-ai");
    check("year:2024", "year:2024");
}

#[test]
fn comparisons_become_spans() {
    let range = |text: &str| match parse(text).tokens()[0].wanted.clone() {
        Wanted::Range(measure, span) => Some((measure, span.low, span.high)),
        _ => None,
    };
    assert_eq!(range("params>7b"), Some((Measure::Params, Some(7_000_000_001), None)));
    assert_eq!(range("params:>=7b"), Some((Measure::Params, Some(7_000_000_000), None)));
    assert_eq!(range("参数≥70亿"), Some((Measure::Params, Some(7_000_000_000), None)));
    assert_eq!(range("params=7..8"), Some((Measure::Params, Some(7), Some(8))));
    assert_eq!(range("year>=2024"), Some((Measure::Created, Some(19_723), None)));
    assert_eq!(range("Jahr<2024"), Some((Measure::Created, None, Some(19_722))));
    assert_eq!(
        range("year:2023..2024"),
        Some((Measure::Created, Some(19_358), Some(20_088)))
    );
    assert_eq!(range("size>8b"), Some((Measure::Params, Some(8_000_000_001), None)));
    assert_eq!(range("-params>7b"), range("params>7b"));
    assert!(parse("-params>7b").tokens()[0].negated);
    check("params:>7B", "params>7b");
    assert_eq!(Span::default(), Span { low: None, high: None });
}

#[test]
fn what_is_not_understood_is_noted() {
    let notes = |text: &str| parse(text).notes().to_vec();
    assert_eq!(
        notes("foo:bar"),
        [Note::UnknownField {
            token: 0,
            name: "foo".into()
        }]
    );
    check("foo:bar", "foo bar");
    assert_eq!(
        notes("a params>7x"),
        [Note::BadNumber {
            token: 1,
            text: "7x".into()
        }]
    );
    assert_eq!(notes("country:"), [Note::NoValue { token: 0 }]);
    assert_eq!(notes("country:,,"), [Note::NoValue { token: 0 }]);
    assert_eq!(notes("task>b"), [Note::NotComparable { token: 0 }]);
    assert_eq!(notes("params>"), [Note::NoValue { token: 0 }]);
    assert!(parse("country: -params>x").is_empty());
    assert_eq!(notes(&"a ".repeat(20)).len(), 8);
    assert!(notes(&"country:cn ".repeat(100)).contains(&Note::TooManyTokens));
    assert_eq!(notes(&"a".repeat(5000)), [Note::TooLong]);
    assert_eq!(notes("qwen 72b"), []);
}

#[test]
fn places_are_counted_as_a_browser_counts() {
    let query = parse("  🦙 通义 country:cn");
    let places: Vec<(u32, u32)> = query.tokens().iter().map(|t| (t.start, t.end)).collect();
    assert_eq!(places, [(2, 4), (5, 7), (8, 18)]);
}

#[test]
fn a_part_can_be_taken_away_or_changed() {
    let query = parse("  qwen   country:cn,us  -\"a b\" params>7b");
    assert_eq!(query.without(0), "country:cn,us -\"a b\" params>7b");
    assert_eq!(query.without(2), "qwen country:cn,us params>7b");
    assert_eq!(query.without(9), "qwen country:cn,us -\"a b\" params>7b");
    assert_eq!(query.words_only(), "qwen -\"a b\"");
    let country = |key, state| query.with_facet(FacetField::Country, key, state);
    assert_eq!(country("us", None), "qwen country:cn -\"a b\" params>7b");
    assert_eq!(
        country("us", Some(false)),
        "qwen country:cn -\"a b\" params>7b -country:us"
    );
    assert_eq!(
        country("de", Some(true)),
        "qwen country:cn,us -\"a b\" params>7b country:de"
    );
    assert_eq!(parse("country:cn").with_facet(FacetField::Country, "cn", None), "");
    assert_eq!(parse("x").with_facet(FacetField::Size, "<1b", Some(true)), "x size:<1b");
}

//! Words to licences, licences to verdicts, over the real table.

use atlas::{Resolution, TermGroup, Verdict};
use licences::{Context, Ground, Reading, Table, strictest};

fn reads(words: &str, repo: &str, released: &str) -> Reading {
    Table::embedded().resolve(
        words,
        &Context {
            repo,
            released: released.parse().ok(),
        },
    )
}

#[test]
fn the_files_can_be_read_and_hold_what_they_should() {
    let table = Table::read().unwrap();
    assert_eq!(table.licences().filter(|(_, l)| !l.terms.is_empty()).count(), 114);
    assert_eq!(table.licences().filter(|(_, l)| l.spdx.is_some()).count(), 747);
    assert_eq!(table.aliases().len(), 567);
    assert_eq!(table.uses().len(), 79);
    for (id, licence) in table.licences() {
        assert_eq!(table.by_slug(&licence.slug), Some(id), "{}", licence.slug);
        for slug in licence.succeeds.iter().chain(&licence.replaced_by) {
            assert!(table.by_slug(slug).is_some(), "{} points to {slug}", licence.slug);
        }
        if licence.spdx.is_none() {
            assert!(
                !licence.short.is_empty() && licence.short.chars().count() <= 28,
                "{}",
                licence.short
            );
        }
        for term in &licence.terms {
            assert!(
                term.anchor.split_whitespace().count() <= 8,
                "{} {}",
                licence.slug,
                term.key
            );
        }
    }
}

#[test]
fn words_name_licences() {
    let check = |words: &str, expected: Option<&str>, resolution: Resolution| {
        let read = reads(words, "someone/some-model", "");
        let slug = read.licence().map(|id| Table::embedded().licence(id).slug.as_str());
        assert_eq!((slug, read.resolution()), (expected, resolution), "{words}");
    };
    let resolved = |words, slug| check(words, Some(slug), Resolution::Resolved);
    resolved("apache-2.0", "apache-2-0");
    resolved(" Apache-2.0 ", "apache-2-0");
    resolved("MIT", "mit");
    resolved("tongyi-qianwen", "tongyi-qianwen");
    resolved("llama3.1", "llama-3-1");
    resolved("BSD-4-Clause", "bsd-4-clause");
    resolved("gpl-3.0", "gpl-3-0");
    resolved("other\ntongyi-qianwen", "tongyi-qianwen");
    resolved("MIT OR GPL-3.0-only", "mit");
    check("MIT AND GPL-3.0-only", None, Resolution::Ambiguous);
    check("MIT AND MIT", Some("mit"), Resolution::Resolved);
    check("other", None, Resolution::Ambiguous);
    check("qwen", None, Resolution::Ambiguous);
    check("mit\napache-2.0", None, Resolution::Ambiguous);
    resolved("Apache-2.0 WITH LLVM-exception", "apache-2-0");
    check("no such thing", None, Resolution::Unrecognised);
    check("MIT AND", None, Resolution::Unrecognised);
    check("", None, Resolution::Missing);
    check("None", None, Resolution::Missing);
    check("None\nmit", Some("mit"), Resolution::Resolved);
}

#[test]
fn a_makers_history_decides_only_for_its_own_models_and_days() {
    let check = |words: &str, repo: &str, day: &str, expected: Option<&str>| {
        let read = reads(words, repo, day);
        assert_eq!(
            read.licence().map(|id| Table::embedded().licence(id).slug.as_str()),
            expected,
            "{words} {repo} {day}"
        );
    };
    check("qwen", "Qwen/Qwen2.5-72B-Instruct", "2024-09-16", Some("qwen-2024"));
    check("other", "Qwen/Qwen2-72B-Instruct", "2024-05-28", Some("tongyi-qianwen"));
    check("other", "someone/Qwen2-72B-Instruct", "2024-05-28", None);
    check("other", "01-ai/Yi-34B", "2023-11-01", Some("yi-1-0"));
    check("other", "01-ai/Yi-34B-200K", "2023-11-06", Some("yi-2-0"));
    check("other", "01-ai/Yi-34B", "", None);
    check(
        "deepseek",
        "deepseek-ai/DeepSeek-V3",
        "2024-12-25",
        Some("deepseek-model-1-0"),
    );
    // A later text never reaches back, and words that name a licence are not overruled.
    check("apache-2.0", "01-ai/Yi-34B", "2023-11-01", Some("apache-2-0"));
    assert!(matches!(
        reads("qwen", "Qwen/Qwen2.5-72B", "2024-09-16"),
        Reading::Licence(_, Ground::History)
    ));
}

#[test]
fn verdicts_follow_the_terms() {
    let check = |slug: &str, expected: Verdict| {
        let table = Table::embedded();
        let id = table.by_slug(slug).unwrap_or_else(|| panic!("{slug}"));
        assert_eq!(table.licence(id).verdict, expected, "{slug}");
    };
    for slug in [
        "apache-2-0",
        "mit",
        "bsd-3-clause",
        "isc",
        "cc0-1-0",
        "unlicense",
        "cc-by-4-0",
        "openmdw-1-0",
        "mit-0",
        "postgresql",
    ] {
        check(slug, Verdict::Allow);
    }
    for slug in [
        "llama-2",
        "llama-3-1",
        "gemma-tou-2025-03-24",
        "tongyi-qianwen",
        "qwen-2024",
        "gpl-3-0",
        "agpl-3-0",
        "mpl-2-0",
        "cc-by-sa-4-0",
        "bigscience-openrail-m",
        "deepseek-model-1-0",
        "kimi-k2-modified-mit",
        "falcon-3",
        "cc-by-nd-4-0",
        "gpl-2-0-or-later",
        "busl-1-1",
    ] {
        check(slug, Verdict::Conditions);
    }
    for slug in [
        "cc-by-nc-4-0",
        "llama-1",
        "tongyi-qianwen-research",
        "mrl-0-1",
        "flux-1-dev-nc",
        "cc-by-nc-2-5",
    ] {
        check(slug, Verdict::Deny);
    }
    for slug in ["noassertion", "any-osi", "cpol-1-02"] {
        check(slug, Verdict::Unknown);
    }
}

#[test]
fn the_difference_is_the_weightiest_new_term() {
    let table = Table::embedded();
    let id = |slug| table.by_slug(slug).unwrap();
    let term = table.difference(Some(id("mit")), id("tongyi-qianwen")).unwrap();
    assert_eq!((term.key.as_str(), term.group), ("user-threshold", TermGroup::Limits));
    let term = table.difference(None, id("cc-by-nc-4-0")).unwrap();
    assert_eq!(term.key, "use-commercial");
}

#[test]
fn only_a_refusal_is_stricter_than_unknown() {
    use Verdict::{Allow, Conditions, Deny, Unknown};
    for (one, other, expected) in [
        (Allow, Unknown, Unknown),
        (Conditions, Unknown, Unknown),
        (Deny, Unknown, Deny),
        (Allow, Conditions, Conditions),
        (Conditions, Deny, Deny),
    ] {
        assert_eq!(strictest(one, other), expected);
        assert_eq!(strictest(other, one), expected);
    }
}

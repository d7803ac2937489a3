//! Text that was made to break things.

use crate::atlases;
use index::{Ask, Builder, Index, Row, parse};
use proptest::prelude::*;
use std::path::Path;

fn answers(index: &Index, text: &str) {
    let query = parse(text);
    let ask = Ask {
        limit: 10,
        facets: true,
        sideways: true,
        typos: true,
        within: true,
        ..Ask::default()
    };
    let answer = index.search(&query, &ask);
    assert!(answer.rows.len() <= 10 && answer.total <= index.rows());
    let units = u32::try_from(text.encode_utf16().count()).unwrap();
    for (place, token) in query.tokens().iter().enumerate() {
        assert!(token.start < token.end && token.end <= units, "{text:?}");
        assert!(
            parse(&query.without(place)).tokens().len() < query.tokens().len().max(1),
            "{text:?}"
        );
    }
}

#[test]
fn naughty_strings_are_answered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpora/blns/blns.json");
    let Ok(file) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: the list of naughty strings is not beside the repository");
        return;
    };
    let strings: Vec<String> = serde_json::from_str(&file).unwrap();
    assert!(strings.len() > 400);
    let index = atlases::index(&atlases::models(1, 300, false));
    let mut builder = Builder::new();
    for text in &strings {
        answers(&index, text);
        answers(&index, &format!("-{text} country:{text} \"{text}\" params>{text}"));
        builder.push(&Row {
            repo: text,
            aliases: &[text],
            ..Row::default()
        });
    }
    let index = Index::open(builder.finish(0)).unwrap();
    for text in &strings {
        answers(&index, text);
    }
}

#[test]
fn a_row_is_found_by_its_own_name() {
    let names = [
        "owner/".to_owned() + &"x".repeat(250),
        "a-".repeat(120),
        "Ünï/cödé-ﬁ".to_owned(),
        "１２３/４５６".to_owned(),
    ];
    let mut builder = Builder::new();
    for name in &names {
        builder.push(&Row {
            repo: name,
            ..Row::default()
        });
    }
    let index = Index::open(builder.finish(0)).unwrap();
    let ask = Ask {
        limit: 10,
        ..Ask::default()
    };
    for (row, name) in (0_u32..).zip(&names) {
        let short: String = name.chars().take(40).collect();
        let text = if name.len() > 200 && !name.starts_with("owner") {
            short.get(..20).unwrap_or("a")
        } else {
            name
        };
        assert!(index.search(&parse(text), &ask).rows.contains(&row), "{text}");
    }
}

#[test]
fn floods_of_words_are_bounded() {
    let index = atlases::index(&atlases::models(2, 300, false));
    answers(&index, &"a ".repeat(5_000));
    answers(&index, &"\"".repeat(5_000));
    answers(&index, &"-".repeat(5_000));
    answers(&index, &"country:cn ".repeat(5_000));
    answers(&index, &format!("country:{}", "a,".repeat(2_000)));
    answers(&index, &"通".repeat(2_000));
    answers(&index, &format!("params>{}", "9".repeat(3_000)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_query(text in any::<String>()) {
        answers(&atlases::index(&atlases::models(4, 20, false)), &text);
    }

    #[test]
    fn any_mix_of_query_signs_is_a_query(text in "[-a-c0-9:<>=\"“„.,、 通义países:≥/|@#äÄ]{0,60}") {
        answers(&atlases::index(&atlases::models(4, 20, false)), &text);
    }

    #[test]
    fn any_row_can_be_indexed(repo in any::<String>(), alias in any::<String>()) {
        let mut builder = Builder::new();
        builder.push(&Row { repo: &repo, aliases: &[&alias], ..Row::default() });
        let index = Index::open(builder.finish(0)).unwrap();
        answers(&index, &repo);
        answers(&index, &alias);
    }
}

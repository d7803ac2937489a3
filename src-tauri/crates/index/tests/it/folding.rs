//! Whatever is written, folding it gives one spelling, and always the same.

use index::{fold, found_under};
use proptest::prelude::*;

/// Texts out of the corners of Unicode, next to plain ones.
fn texts() -> impl Strategy<Value = String> {
    let corners = prop::sample::select(vec![
        "ß",
        "ẞ",
        "İ",
        "ı",
        "Σ",
        "ς",
        "ﬃ",
        "Ⅷ",
        "①",
        "Ｑ",
        "ｶﾞ",
        "한",
        "각",
        "義",
        "乾",
        "臺",
        "𠀀",
        "é",
        "ä",
        "Ä",
        "Ö",
        "\u{200d}",
        "\u{202e}",
        "\u{301}",
        "\u{e000}",
        "\u{e0041}",
        "👩‍🚀",
        "🇩🇪",
        "שׁ",
        "مـُ",
        "ไทย",
        "हिन्दी",
        "qwen2.5",
        "72B",
        "-",
        "_",
        ".",
        " ",
        "/",
        ":",
        "\"",
        "通义千问",
        "々",
        "㍿",
        "ǅ",
        "ŉ",
        "K",
        "Å",
    ]);
    let piece = prop_oneof![3 => corners.prop_map(str::to_owned), 1 => ".{0,6}", 1 => "[a-zA-Z0-9.-]{0,8}"];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_folded_stays(text in texts()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone(), "{:?}", text);
    }

    #[test]
    fn words_are_short_and_few(text in texts()) {
        let words = found_under(&text);
        let letters = text.chars().count();
        prop_assert!(words.iter().all(|word| !word.is_empty() && word.len() <= 64), "{:?}", words);
        // A character is at most a word of its own with its neighbour, or one of a name of eight with all its readings.
        prop_assert!(words.len() <= 30 * letters, "{} words of {:?}", words.len(), text);
    }
}

#[test]
fn every_character_folds_to_what_it_stays() {
    let mut text = String::new();
    for c in '\0'..=char::MAX {
        text.clear();
        text.push(c);
        let once = fold(&text);
        assert_eq!(fold(&once), once, "{c:?}");
    }
}

//! Sentences of our own in three languages, and the claims they offer.

use crate::board::day;
use atlas::Confidence;
use claims::recognise::{Around, date, numbers, recognise};
use proptest::prelude::*;

fn around() -> Around {
    Around {
        published: Some(day("2024-08-19")),
        models: [
            ("Qwen-Long", "qwen-long"),
            ("Yi-34B", "01-ai/Yi-34B"),
            ("Llama 2", "meta-llama/Llama-2-70b-hf"),
        ]
        .map(|(words, name)| (words.to_owned(), name.to_owned()))
        .into(),
    }
}

fn check(text: &str, expected: &[&str]) {
    let offered: Vec<String> = recognise(text, &around()).into_iter().map(|offer| offer.text).collect();
    assert_eq!(offered, expected, "{text}");
}

#[test]
fn a_part_of_the_best_is_offered_in_three_languages() {
    let five = ["count country CN in top 10 of open-llm-v2 at 2024-08-19 is 5"];
    check(
        "On the Hugging Face board, 5 of the 10 best models come from China.",
        &five,
    );
    check(
        "Five of the ten most powerful open models on Hugging Face are Chinese.",
        &five,
    );
    check("Bei Hugging Face sind fünf der zehn besten Modelle chinesisch.", &five);
    check("Hugging Face 榜单前十名中有五个来自中国。", &five);
    check(
        "Chinese makers hold 50 % of the top 10 on Hugging Face.",
        &["share country CN in top 10 of open-llm-v2 at 2024-08-19 is 50%"],
    );
    check(
        "Am 13. Juli 2024 kamen drei der 20 besten Modelle bei LMSYS aus China.",
        &["count country CN in top 20 of arena-text at 2024-07-13 is 3"],
    );
}

#[test]
fn a_count_over_a_size_is_offered_and_a_wrong_unit_apart_from_it() {
    let hundred = "models country CN over 1B by 2024-08-19 is more than 100";
    check(
        "China has more than 100 models with over one billion parameters.",
        &[hundred],
    );
    check(
        "In China gibt es mehr als 100 Modelle mit über einer Milliarde Parametern.",
        &[hundred],
    );
    check("中国已有超过100个10亿参数以上的大模型。", &[hundred]);
    check(
        "In China gibt es über 100 Modelle mit mehr als einer Milliarde Token.",
        &[hundred, "unit of \"einer milliarde token\" for size"],
    );
}

#[test]
fn ranks_prices_licences_and_descent_are_offered() {
    check(
        "Yi-34B ranks third in the Chatbot Arena.",
        &["rank of \"01-ai/Yi-34B\" on arena-text at 2024-08-19 is 3"],
    );
    check(
        "Yi-34B liegt bei LMSYS auf Platz 7.",
        &["rank of \"01-ai/Yi-34B\" on arena-text at 2024-08-19 is 7"],
    );
    let price = ["price of \"qwen-long\" input in CNY at 2024-05-21 from 20 to 0.5"];
    check(
        "On May 21, 2024 the price of Qwen-Long fell from 20 to 0.5 yuan.",
        &price,
    );
    check(
        "Am 21. Mai 2024 sank der Preis von Qwen-Long von 20 auf 0,5 Yuan.",
        &price,
    );
    check("2024年5月21日，Qwen-Long价格从20元降至0.5元。", &price);
    check(
        "Yi-34B is under the Apache 2.0 licence.",
        &["licence of \"01-ai/Yi-34B\" at 2024-08-19 is apache-2-0"],
    );
    check(
        "Yi-34B basiert auf Llama 2.",
        &[
            "descent of \"01-ai/Yi-34B\" from \"meta-llama/Llama-2-70b-hf\" by weights",
            "descent of \"01-ai/Yi-34B\" from \"meta-llama/Llama-2-70b-hf\" by architecture",
        ],
    );
}

#[test]
fn a_sentence_without_figures_offers_nothing() {
    for text in [
        "China is developing quickly.",
        "Ein Blick auf China lohnt sich.",
        "中国发展迅速。",
        "",
        "Five of ten cats are grey.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_a_reading_supposes_lowers_its_confidence() {
    let sure = recognise(
        "As of 2024-07-13, 5 of the 10 best models on Hugging Face are Chinese.",
        &around(),
    );
    assert_eq!(sure[0].confidence, Confidence::High);
    let less = recognise("5 of the 10 best models are Chinese.", &around());
    assert_eq!((less[0].confidence, less[0].supposed.len()), (Confidence::Low, 2));
}

#[test]
fn numbers_are_read_in_three_languages() {
    for (text, value) in [
        ("1,234.5", 1_234_500_000),
        ("1.234,5", 1_234_500_000),
        ("1.234", 1_234_000_000),
        ("0,5", 500_000),
        ("0.125", 125_000),
        ("zwölf", 12_000_000),
        ("twenty", 20_000_000),
        ("十二", 12_000_000),
        ("一百", 100_000_000),
        ("7B", 7_000_000_000_000_000),
        ("10亿", 1_000_000_000_000_000),
        ("百亿", 10_000_000_000_000_000),
    ] {
        assert_eq!(numbers::first(text).map(|found| found.value.0), Some(value), "{text}");
    }
    assert_eq!(numbers::first("Yi-34B-Chat"), None);
}

#[test]
fn dates_are_read_in_three_languages() {
    for text in [
        "on 2024-08-19.",
        "19 August 2024",
        "August 19, 2024",
        "am 19. August 2024",
        "截至2024年8月19日",
    ] {
        assert_eq!(date(text), Some(day("2024-08-19")), "{text}");
    }
    assert_eq!(date("in 2024"), None);
}

#[test]
fn the_starting_article_offers_its_share_and_its_count() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../../shared/data/text/starting-article.de.txt"
    );
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: no starting article here");
        return;
    };
    let offered: Vec<String> = recognise(&text, &around())
        .into_iter()
        .map(|offer| offer.text)
        .collect();
    assert!(
        offered.contains(&"count country CN in top 10 of open-llm-v2 at 2024-08-19 is 5".to_owned()),
        "{offered:?}"
    );
    assert!(
        offered.contains(&"models country CN over 1B by 2024-08-19 is more than 100".to_owned()),
        "{offered:?}"
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_fall(text in "(\\PC|[0-9.,%前十百亿万 ]|of|der|China){0,60}") {
        for offer in recognise(&text, &around()) {
            prop_assert!(claims::language::parse(&offer.text).is_ok(), "{}", offer.text);
        }
    }
}
